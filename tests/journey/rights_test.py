"""The matrix of rights: every route by every post, against the table that model/rights prints.

What a role may comes from the second table of docs/rights.md; what a post reaches is told here a
second time, from what the small province is known to hold. Each route is asked as each post, within
its scope and outside it, as somebody who is not signed in, has not chosen a post, is disabled."""
import json
import os
import re

from journey import SOURCE, Server, account, fill_province, on_both, run_tests, token
from visitor import JSON, Visitor

WORD = "correct horse battery 9"

# role, scope as it is typed, place of the scope, organization
POSTS = [
    ("officer", None, "", None), ("officer", "990000", "99", None), ("officer", "990100", "9901", None),
    ("officer", "990101", "990101", None), ("officer", "990102", "990102", None),
    ("auditor", None, "", None), ("auditor", "990101", "990101", None), ("auditor", "990102", "990102", None),
    ("manager", "H1", "990101", "H1"), ("manager", "H2", "990102", "H2"), ("manager", "H3", "990103", "H3"),
    ("head", "H3/骨一科", "990103", "H3"), ("head", "H1/骨一科", "990101", "H1"),
    ("clinician", "H1", "990101", "H1"), ("reader", "H1", "990101", "H1"), ("reader", "H2", "990102", "H2"),
]
# what an id in an address stands for: its place and its organizations (host, paired)
THINGS = {"gap": ("990101", ()), "demand": ("990101", ("H1",)), "plan": ("990000", ())}


def read_tables():
    """Rows of the routes, and action -> role -> reach."""
    with open(os.path.join(SOURCE, "docs", "rights.md"), encoding="utf-8") as file:
        first, second = file.read().split("# Which role has which right")
    routes = [(m[1], m[2], m[3]) for m in
              re.finditer(r"^\| (GET|POST|PUT|PATCH|DELETE) \| `([^`]+)` \| ([^|]+) \|", first, re.M)]
    rows = [[cell.strip() for cell in line.strip("|").split("|")]
            for line in second.strip().split("\n") if line.startswith("|")]
    return routes, {row[0]: dict(zip(rows[0][1:], row[1:])) for row in rows[2:]}


def reaches(cell, post, thing):
    _, _, place, organization = post
    if cell == "all":
        return True
    if cell == "place":
        return thing[0].startswith(place)
    return cell == "organization" and organization in thing[1]


def wanted(rights, action, post, name):
    """The status that the policy gives; `name` is what the address has an id of, or None. Rows of a
    plan are a list: the plan's own rights are asked where the plan is."""
    cell = rights[action][post[0]]
    if cell == "-":
        return 403
    return 200 if name is None or reaches(cell, post, THINGS[name]) else 404


def address_of(server, pattern):
    """An address that has its thing, and the noun of the thing whose rights are asked."""
    path, noun = pattern, None
    for name in re.findall(r"\{(\w+)\}", pattern):
        path = path.replace("{" + name + "}", server.things[name])
        noun = name if pattern.endswith("}") else None
    if path == "/api/facts":
        path += "?county=990101"
    return path, noun


def find_things(server):
    gaps = server.get("/api/gaps")["cells"]
    demands = server.get("/api/demands")["items"]
    server.things = {
        "gap": next(c["id"] for c in gaps if c["county"] == "990101"),
        "demand": next(d["id"] for d in demands if d["county"] == "990101"),
        "plan": server.get("/api/plans")["items"][0]["id"],
    }


def nobodies(server, data):
    """Name and headers of those who have no rights at all."""
    for name in ("waiting", "gone"):
        account("add", "--data", data, "--name", name, "--role", "officer", "--scope", "990000",
                "--password-file", "-", password=WORD)
    account("grant", "--data", data, "--name", "waiting", "--role", "auditor", "--scope", "990000")
    waiting, gone = Visitor(server), Visitor(server)
    assert waiting.sign_in("waiting", WORD).json["stage"] == "post"
    assert gone.sign_in("gone", WORD).json["stage"] == "open"
    account("disable", "--data", data, "--name", "gone")
    return [("anonymous", {}), ("no post chosen", {"Cookie": waiting.cookie}),
            ("disabled", {"Cookie": gone.cookie}),
            ("a token that is none", {"Authorization": "Bearer xlt_" + "A" * 43})]


def test_every_route_answers_every_post_as_the_policy_says():
    routes, rights = read_tables()
    asked = [0]

    def hold(server, method, path, who, headers, want):
        asked[0] += 1
        got = server.ask(path, method, headers).status
        assert got == want, f"{method} {path} as {who}: {got}, not {want}"

    for data in on_both(fill_province):
        bearers = [(post, {"Authorization": f"Bearer {token(data, post[0], post[1])}"}) for post in POSTS]
        with Server(data) as server:
            find_things(server)
            nobody = nobodies(server, data)
            for method, pattern, right in routes:
                path, noun = address_of(server, pattern)
                if right == "all":
                    for who, headers in nobody + [(p[0], h) for p, h in bearers]:
                        if method == "GET":
                            hold(server, method, path, who, headers, 200)
                        else:  # heard, and refused for its body
                            asked[0] += 1
                            got = server.ask(path, method, headers | JSON, json.dumps({"x": 1})).status
                            assert got == 422, f"{method} {path} as {who}: {got}"
                    continue
                for who, headers in nobody:
                    hold(server, method, path, who, headers, 401)
                for post, headers in bearers:
                    want = 409 if right == "signed in" else wanted(rights, right, post, noun)
                    hold(server, method, path, post, headers, want)
    print(f"        {len(routes)} routes, {len(POSTS)} posts, 4 nobodies, 2 databases:"
          f" {asked[0]} questions")


def test_lists_hold_the_rows_of_the_post_and_no_other():
    """Rows of each list by post: counted by hand from the province."""
    for data in on_both(fill_province):
        with Server(data) as server:
            for role, scope, demands, offers, organizations in (
                    ("officer", "990000", 2, 3, 3), ("officer", "990101", 1, 0, 3),
                    ("officer", "990103", 0, 3, 3), ("manager", "H1", 1, 0, 3),
                    ("manager", "H3", 1, 3, 3), ("manager", "H2", 1, 0, 3)):
                headers = {"Authorization": f"Bearer {token(data, role, scope)}"}
                got = tuple(server.ask(f"/api/{noun}", headers=headers).json["total"]
                            for noun in ("demands", "offers", "organizations"))
                assert got == (demands, offers, organizations), (role, scope, got)


def test_the_table_of_rights_denies_the_public_everything():
    _, rights = read_tables()
    assert len(rights) >= 20
    for action, roles in rights.items():
        assert roles["public"] == "-", action


if __name__ == "__main__":
    run_tests(globals())
