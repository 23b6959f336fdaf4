"""A forged request in somebody's browser: each address that changes anything, asked with his cookie.

The list of addresses is docs/openapi.json. Without the mark, with a wrong one, from another site or
another origin: 403 before the body is looked at. With both right none of them is refused for it."""
import json
import os
import time

from journey import CONTRACT, Server, account, fill_province, on_both, run_tests
from visitor import JSON, Visitor

WORD = "correct horse battery 9"
UNSAFE = ("post", "put", "patch", "delete")
# Whoever signs in has no session yet, the public has none; a search that is posted changes nothing.
OPEN = {("post", "/api/session")}
ID = "01900000-0000-7000-8000-000000000000"
# Asked within a session that is not open yet: these two look at the body first, which is good here.
BODIES = {"/api/session/post": {"post": ID}, "/api/session/code": {"code": "000000"}}


def routes():
    """Each (method, address) that changes something, ids filled in."""
    for path, verbs in CONTRACT.document["paths"].items():
        for verb in verbs:
            if verb in UNSAFE and (verb, path) not in OPEN and not path.startswith("/public/") and not path.endswith("/_search"):
                words = [ID if word.startswith("{") else word for word in path.split("/")]
                yield verb.upper(), "/".join(words), verbs[verb]


def content_of(route):
    kinds = route.get("requestBody", {}).get("content", {"application/json": {}})
    return {"Content-Type": next(iter(kinds))}


def forged(server, who):
    """Headers that a page of somebody else could make a browser send, and those it would send itself."""
    cookie, mark, here = {"Cookie": who.cookie}, {"X-Xinglin-Mark": who.mark}, f"http://127.0.0.1:{server.port}"
    return [("no mark", cookie), ("an empty mark", cookie | {"X-Xinglin-Mark": ""}),
            ("another's mark", cookie | {"X-Xinglin-Mark": "0" * 64}),
            ("another site", cookie | mark | {"Sec-Fetch-Site": "cross-site"}),
            ("a site beside it", cookie | mark | {"Sec-Fetch-Site": "same-site"}),
            ("another origin", cookie | mark | {"Origin": "https://evil.example"}),
            ("no origin at all", cookie | mark | {"Origin": "null"}),
            ("an origin that begins alike", cookie | mark | {"Origin": here + ".evil.example"})]


def people(server, data, n):
    """Several signed in, for each is heard only ten times a second."""
    found = []
    for number in range(n):
        account("add", "--data", data, "--name", f"aimed{number}", "--role", "officer", "--scope", "990000",
                "--password-file", "-", password=WORD)
        who = Visitor(server)
        assert who.sign_in(f"aimed{number}", WORD).status == 200
        found.append(who)
    return found


def patient(server, method, path, headers):
    """Asks, and again where it was told to wait."""
    while True:
        answer = server.ask(path, method, headers, json.dumps(BODIES.get(path, {})))
        if answer.status != 429:
            return answer
        time.sleep(int(answer.headers["Retry-After"]))


def test_every_address_that_changes_something_refuses_what_is_forged():
    """Each address without a mark and in two of the other ways, in turn; in a drill in all."""
    asked, every = 0, list(routes())
    assert len(every) >= 180, len(every)
    for data in on_both(fill_province):
        with Server(data) as server:
            aimed = people(server, data, 8)
            last = server.get("/api/audit?limit=1")["items"][0]["seq"]
            for number, (method, path, route) in enumerate(every):
                ways = forged(server, aimed[number % len(aimed)])
                turn = number % 7
                for why, headers in ways if "XINGLIN_DRILL" in os.environ else [ways[0], ways[1 + turn], ways[1 + (turn + 3) % 7]]:
                    answer = patient(server, method, path, headers | content_of(route) | {"Idempotency-Key": "forged"})
                    assert answer.status == 403, f"{method} {path} with {why}: {answer.status}"
                    asked += 1
            done = [a for a in server.get("/api/audit?limit=200")["items"] if a["seq"] > last and a["outcome"] == "done"]
            assert not done, f"something was done: {done[0]}"
            while (own := aimed[0].ask("GET", "/api/home")).status == 429:
                time.sleep(int(own.headers["Retry-After"]))
            assert own.status == 200, f"the session itself goes on: {own.status}"
        break  # what is forged never reaches a store
    print(f"        {len(every)} addresses, {asked} forged requests, all 403")


def test_with_mark_and_origin_no_address_is_refused_for_being_forged():
    for data in on_both(fill_province):
        account("add", "--data", data, "--name", "honest", "--role", "officer", "--scope", "990000",
                "--password-file", "-", password=WORD)
        with Server(data) as server:
            who = Visitor(server)
            assert who.sign_in("honest", WORD).status == 200
            good = {"Cookie": who.cookie, "X-Xinglin-Mark": who.mark, "Sec-Fetch-Site": "same-origin",
                    "Origin": f"http://127.0.0.1:{server.port}"}
            for path in ("/api/organizations/" + ID, "/api/accounts/" + ID + "/grants"):
                method = "PUT" if path.startswith("/api/org") else "POST"
                answer = server.ask(path, method, good | JSON | {"Idempotency-Key": "x", "If-Match": '"1"'}, json.dumps({"x": 1}))
                assert answer.status in (404, 422, 428), f"{path}: {answer.status} {answer.body[:200]!r}"
        break  # what is forged never reaches a store


def test_a_token_of_a_program_needs_no_mark_but_no_page_of_others_may_use_it():
    for data in on_both(fill_province):
        with Server(data) as server:
            for status, headers in ((409, {}), (403, {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"})):
                answer = server.ask("/api/session", "DELETE", {"Authorization": f"Bearer {server.bearer}"} | headers)
                assert answer.status == status, (headers, answer.status)
        break


if __name__ == "__main__":
    run_tests(globals())
