"""Texts that mean something to SQL, a shell, a path, a header, a spreadsheet: in each parameter of each
address, and through each list that is exported. They are texts and nothing more."""
import json
import urllib.parse

from journey import CONTRACT, Server, fill_province, on_both, run_tests, token
from sheet_test import rows_of
from visitor import JSON

CORPUS = ["'", "''; DROP TABLE organization; --", "1 OR 1=1", "' UNION SELECT token FROM session --", "\\", "%", "_",
          "$1", "{{7*7}}", "${jndi:ldap://x}", "`id`", "; ls", "|cat /etc/passwd", "../../etc/passwd", "%2e%2e%2f",
          "a\r\nSet-Cookie: x=1", "\x00", "\u202e", "=1+1", "-1", "9" * 40, "x" * 900]
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|'/c calc'!A0", "=HYPERLINK(\"http://evil.example\")"]
ID = "01900000-0000-7000-8000-000000000000"


def questions():
    """Each (address, parameter) that is read."""
    for path, verbs in CONTRACT.document["paths"].items():
        if "get" not in verbs or path in ("/api/events", "/api/session/provider", "/api/session/provider/back"):
            continue
        filled = "/".join(ID if word.startswith("{") else word for word in path.split("/"))
        for parameter in verbs["get"].get("parameters", []):
            if parameter.get("in") == "query":
                yield filled, parameter["name"]
        for at, word in enumerate(path.split("/")):
            if word.startswith("{"):
                yield "/".join("@" if i == at else part for i, part in enumerate(filled.split("/"))), None


def test_a_text_in_any_parameter_is_a_text():
    for data in on_both(fill_province):
        with Server(data, "--rate", "100000") as server:
            home, asked = server.get("/api/organizations")["total"], 0
            for number, (path, name) in enumerate(questions()):
                for turn in range(4):  # a quarter of the corpus each, and in turn all of it
                    text = CORPUS[(number * 4 + turn) % len(CORPUS)]
                    quoted = urllib.parse.quote(text, safe="")
                    where = f"{path}?{name}={quoted}" if name else path.replace("@", quoted)
                    answer = server.ask(where)
                    asked += 1
                    assert answer.status in (200, 400, 403, 404, 409, 414, 422), f"{where}: {answer.status} {answer.body[:200]!r}"
                    assert answer.headers["Set-Cookie"] is None and b"root:" not in answer.body, where
            assert server.get("/api/organizations")["total"] == home and server.ask("/readyz").status == 200
            assert b"fault" not in server.log().replace(b"default", b""), server.log()[-2000:]
            print(f"        {asked} questions")
        assert asked > 1000, asked


def test_a_name_that_is_a_formula_leaves_every_export_as_a_text():
    for data in on_both(fill_province):
        bearer = {"Authorization": f"Bearer {token(data)}"}
        with Server(data, "--rate", "100000") as server:
            for i, text in enumerate(FORMULAS):
                for path, body in (("/api/practitioners", {"organization": "H1", "code": f"F{i}", "name": text, "discipline": text[:40], "title_rank": 1}),
                                   ("/api/catalogue", {"code": f"F{i}", "name": text, "discipline": text[:40], "level": 1})):
                    answer = server.ask(path, "POST", bearer | JSON | {"Idempotency-Key": f"{path}{i}"}, json.dumps(body))
                    assert answer.status == 201, answer.body
            for path in ("/api/practitioners", "/api/catalogue"):
                answer = server.ask(f"{path}?format=xlsx")
                assert answer.status == 200, answer.body
                cells = [cell for row in rows_of(answer.body) for cell in row]
                assert not [c for c in cells if c[:1] in "=+-@\t\r" and c[1:2]], cells
                for text in FORMULAS:
                    assert "'" + text in cells, (path, text)
                names = [row["name"] for row in server.pages(path)]
                assert set(FORMULAS) <= set(names), "on screen it is as it was typed"
            for text in ("\t=1", "\r=1", "a\nb"):
                body = json.dumps({"code": "G1", "name": text, "level": 1})
                assert server.ask("/api/catalogue", "POST", bearer | JSON | {"Idempotency-Key": "g"}, body).status == 422, text


if __name__ == "__main__":
    run_tests(globals())
