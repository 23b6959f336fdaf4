"""A browser's side of a session: its cookie and its mark. Shared by the journeys about rights."""
import json

from journey import CONTRACT

JSON = {"Content-Type": "application/json"}


class Visitor:
    def __init__(self, server, headers=None):
        self.server, self.headers = server, headers or {}
        self.cookie = self.mark = None

    def ask(self, method, path, body=None, marked=True, headers=None):
        sent = {**self.headers, **(headers or {})}
        if self.cookie:
            sent["Cookie"] = self.cookie
        if self.cookie and marked and method != "GET":
            sent["X-Xinglin-Mark"] = self.mark
        if body is not None:
            sent |= JSON
            body = json.dumps(body)
        answer = self.server.ask(path, method, sent, body)
        if answer.status < 300:
            CONTRACT.check_reply(method, path, answer.json)
        if answer.status == 200 and "mark" in answer.json:
            self.mark = answer.json["mark"]
        for text in answer.headers.get_all("Set-Cookie") or []:
            assert "; HttpOnly" in text and "; SameSite=Lax" in text and "; Path=/" in text, text
            self.cookie = None if "Max-Age=0" in text else text.split(";")[0]
        return answer

    def sign_in(self, name, password):
        return self.ask("POST", "/api/session", {"name": name, "password": password})
