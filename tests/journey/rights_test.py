"""The matrix of rights: every route by every post, against the table that model/rights prints.

What a role may comes from the second table of docs/rights.md; what a post reaches is told here a
second time, from what the small province is known to hold. Each route is asked as each post, within
its scope and outside it, as somebody who is not signed in, has not chosen a post, is disabled. What
is asked about, and with which body, is made in `rights_things`."""
import json
import os
import re
import time

from journey import CONTRACT, SOURCE, Server, fill_province, on_both, run_tests, token
from bulletin_test import programme
from masks import Masks
from posts import LEADS, POSTS, alliances, nobodies
from rights_things import BODIES, BYTES, REVIEWED, find_things, fresh_things, manager_sends_file, officer_asks, serial
import appraisal_test
import budget_test
import fhir_write_test
import measure_test
import money_test
import referral_test
import vacancy_test
from visitor import JSON

# what an id in an address stands for: its place and its organizations (host, paired)
THINGS = {"gap": ("990101", ()), "county": ("990101", ()), "organization": ("990101", ("H1",)), "demand": ("990101", ("H1",)), "plan": ("990000", ()), "account": ("990101", ("H1",)), "token": ("990101", ("H1",)), "session": None,
          "bulletin": ("990000", ()), "evaluation": ("990000", ()), "upload": ("990101", ("H1",)), "file": ("990101", ("H1",)), "delivery": ("990101", ("H1",)), "patient": ("990101", ("H1",)),
          "practitioner": ("990103", ("H3",)), "plan_run": ("990000", ()),
          "technique": ("990000", ()),  # the catalogue is the whole region's
          "placement": ("990101", ("H1", "H3")),  # H1 is the host; H3, of another county, sends
          "shared_post": ("990101", ("H1",)), "offer": ("990103", ("H3",), "H3/骨一科"),
          "mastery": ("990103", ("H3",)), "mastery_review": ("990103", ("H3",)),  # of P1, of H3
          "adoption": ("990101", ("H1",)), "procedure": ("990101", ("H1", "H3")),  # done in H1 by a doctor of H3
          "mentorship": ("990103", ("H3",)),  # both are of H3
          "school": ("990101", ("H1",)), "prospect": ("", ()), "studio": ("990101", ("H1",)),
          "teaching": ("990101 990103", ("H1", "H3")), "achievement": ("990101", ("H1",)),  # P2 of H3 teaches in H1
          "roster": ("", ()),  # of an officer of everything
          "visit": ("990101 990103", ("H1", "H3")),  # P2 of H3 visits H1
          "visit_series": ("990101 990103", ("H1", "H3")), "booking": ("990101", ("H1",)),
          "fund": ("990000", ()), "entry": ("990101", ("H1",)), "payment_run": ("990000", ()), "village_post": ("990101", ("H1",)),
          "appraisal": ("990000", ()), "appraisal_score": ("990101", ("H1",)), "appeal": ("990101", ("H1",)),
          "pledge": ("990101 990103", ("H3",)),
          **dict.fromkeys(("affiliation", "slot", "request", "message", "consent", "line", "image", "report", "document"), ("", ())),
          "agreement": ("9901", ()), "budget": ("990101", ("H1",)), "vacancy": ("990101", ("H1",)), "recruitment": ("990000", ())} | referral_test.THINGS  # H1 and H2: who changes it reaches them both
# Whose place is that of the thing in the address.
NOUNS = ("account", "achievement", "adoption", "agreement", "appeal", "appraisal", "appraisal_score", "booking", "bulletin", "delivery",
    "demand", "entry", "evaluation", "fund", "mastery_review", "mentorship", "offer",
    "organization", "patient", "payment_run", "placement", "plan_run", "practitioner", "procedure",
    "prospect", "roster", "school", "shared_post", "studio", "teaching", "technique", "token", "upload",
    "village_post", "visit", "visit_series") + ("referral", "consult", "reading", "study", "budget", "vacancy", "recruitment")
# What is made lies there.
BOTH = ("990101", ("H1", "H3"))
MAKES = {
    "/api/accounts": ("990101", ("H1",)), "/api/achievements": ("990101", ("H1",)),
    "/api/adoptions": ("990101", ("H1",)), "/api/agreements": ("9901", ()), "/api/catalogue": ("990000", ()),
    "/api/demands": ("990101", ("H1",)), "/api/mentorships": ("990103", ("H3",)),
    "/api/offers": ("990103", ("H3",), "H3/骨一科"), "/api/protections": ("990101", ("H1",)),
    "/api/payees": ("990101", ("H1",)),
    "/api/payment-runs": ("990000", ()),  # it names a fund, which is there for those who see it
    "/api/placements": BOTH, "/api/plans": ("990000", ()), "/api/practitioners": ("990101", ("H1",)),
    "/api/schools": ("990101", ("H1",)), "/api/shared-posts": BOTH, "/api/studios": ("990101", ("H1",)),
    "/api/teachings": BOTH, "/api/tokens": ("990101", ("H1",)), "/api/trainings": BOTH,
    "/api/village-posts": ("990101", ("H1",)), "/api/village-intakes": ("990101", ()), "/api/visit-series": ("990101", ("H1",)),
    "/api/visits": ("990101", ("H1",)),
} | measure_test.MAKES | budget_test.MAKES | vacancy_test.MAKES
# Whose part it is, behind the right: model/placement. H1 is the host, H3 the sender.
PLACEMENT = "/api/placements/{placement}"
PARTIES = {
    "/api/mentorships/{mentorship}/goals/{goal}/reach": "sender",
    "/api/visit-series/{visit_series}/end": "host officer",
    "/api/visits/{visit}": "host officer",
    "/api/visits/{visit}/bookings": "host",
    PLACEMENT + "/certificate/withdraw": "host officer",
    PLACEMENT + "/checks": "sender officer",
    PLACEMENT + "/days": "host",
    PLACEMENT + "/months": "host",
    PLACEMENT + "/reviews": "host",
    PLACEMENT + "/tasks/{task}/done": "host",
    PLACEMENT + "/tasks/{task}/sign": "host",
} | referral_test.PARTIES
NOT_SET_UP = ("/api/session/provider", "/api/session/provider/back")  # 404 without a provider
NOT_THERE = re.compile(r"\{(slot|request|message|consent|line|affiliation|image|report|document)\}")  # of FHIR: ids that nothing has


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
    if thing is None:  # a program has no session
        return False
    if cell == "all":
        return True
    if cell == "place":
        return any(one.startswith(place) for one in thing[0].split() or [""])
    if cell == "above":
        return place.startswith(re.sub("(00)+$", "", thing[0]))
    if cell == "department":
        return len(thing) > 2 and post[1] == thing[2]
    if cell == "members" and LEADS.get(organization, set()) & set(thing[1]):
        return True
    return cell in ("organization", "members") and organization in thing[1]


def wanted(rights, action, post, name):
    """The status that the policy gives; `name` is what the address has an id of, or None. Rows of a
    plan are a list: the plan's own rights are asked where the plan is."""
    cell = rights[action][post[0]]
    if cell == "-":
        return 403
    if name is None or reaches(cell, post, THINGS[name]):
        return 200
    return 403 if reaches(rights[action.split(".")[0] + ".see"][post[0]], post, THINGS[name]) else 404


def party(post):
    return "officer" if post[0] == "officer" else "host" if post[3] == "H1" else "sender"


def question(server, method, pattern, headers):
    """Path, headers and body of a question that is refused for nothing but the right."""
    fresh_things(server, pattern)
    path, noun = address_of(server, pattern, method)
    body = BODIES.get(pattern) if method in ("POST", "PUT") else None
    if method == "PUT":  # stale wherever it is not the first change: told behind the right
        headers = headers | {"If-Match": '"1"'}
    if method == "POST":
        headers = headers | {"Idempotency-Key": f"matrix-{serial()}-{time.monotonic_ns()}"}
    if pattern == "/api/uploads" and method == "POST":
        return path + "&source=m", noun, headers | {"Content-Type": BYTES}, body().encode()
    if pattern == "/api/deliveries" and method == "POST":
        return path, "file", headers | JSON, json.dumps(body() | {"file": manager_sends_file(server)})
    if pattern == "/api/side-tables" and method == "POST":  # they hold for the whole region
        return path, "technique", headers | JSON, json.dumps(body() | {"file": manager_sends_file(server)})
    if pattern in ("/api/files", "/api/payment-runs/{payment_run}/confirm", "/api/readings/{reading}/images") or pattern.endswith("/materials"):
        return path, noun, headers | {"Content-Type": BYTES}, body().encode()
    headers = headers | ({"Content-Type": "multipart/related"} if method == "POST" and pattern.startswith("/dicom-web/") else {})
    if body or (method == "POST" and pattern in server.bodies):
        return path, noun, JSON | headers, json.dumps(fhir_write_test.named(path, body()) if body else {"x": 1})
    return path, noun, headers, None


def address_of(server, pattern, method="GET"):
    """An address that has its thing, and the noun of the thing whose rights are asked."""
    noun = "pledge" if "{pledge}" in pattern else None
    path = pattern.replace("{placement}", server.things["pledged"]) if noun else pattern
    for name in re.findall(r"\{(\w+)\}", pattern):
        path = path.replace("{" + name + "}", server.things[name])
        noun = noun or (name if name in NOUNS or pattern.endswith(("}", "/review", "/publish", "/supersede", "/targeting", "/targeting/sign")) else None)
    noun = None if pattern.endswith("/scores") else noun  # a list: each of its rows has its own place
    path += {"/records": "?indicator=weight", "/lines": "?indicator=visits"}.get(pattern.partition("appraisal_score}")[2], "")
    if path in ("/api/masteries", "/api/mastery-reviews") and method == "POST":
        noun = "mastery"
    if path == "/api/curve":
        path, noun = f"{path}?practitioner=P1&technique={REVIEWED[0]}", "mastery"
    if path == "/api/log-check/cells":
        path += "?organization=H1&technique=x&month=2024-01"
    if method == "GET":
        path += "?programme=p&year=2025" if path == "/api/village-intakes" else "?programme=m3&measure=visits" if path.startswith("/api/measure") else ""
    path += {"/api/mastery-funnel": f"?technique={REVIEWED[0]}", "/api/spread": "?technique=x", "/api/facts": "?county=990101",
             "/api/budget-sums": "?programme=m&year=2025", "/api/vacancy-sums": "?year=2025", "/api/groups": "?organization=H1", "/api/group-rows": "?organization=H1&member=H1&count=posted"}.get(path, "")
    noun = "organization" if pattern in ("/api/groups", "/api/group-rows") else noun
    if path == "/api/templates" or (path == "/api/uploads" and method == "POST"):
        path += "?kind=practitioners"
    if path in ("/api/deliveries", "/api/side-tables") and method == "POST":
        noun = "file" if path == "/api/deliveries" else "technique"
    if path == "/api/spectrum":
        path, noun = path + "?county=990101", "county"
    if path in ("/api/techniques", "/api/capabilities"):
        path += "?discipline=x"
    if path.endswith("/file"):
        path += "?side=in&name=offers.csv"
    if path.endswith("/compare"):
        path, noun = path + "?with=" + server.things["plan"], "plan"
    if path.endswith("/materials"):
        path += "?name=a.pdf"
    if path.endswith("/lines"):
        path += "?figure=met"
    return path, noun


def test_every_route_answers_every_post_as_the_policy_says():
    routes, rights = read_tables()
    asked, masks = [0], Masks()

    def hold(server, method, pattern, who, headers, want):
        """200 of what changes something: it was done, or its state or body alone stands against it."""
        asked[0] += 1
        path, _, headers, body = question(server, method, pattern, headers)
        got = masks.look(pattern, server.ask(path, method, headers, body)).status
        good = (200, 201, 409, 412, 422) if want == 200 and method != "GET" else (want,)
        assert got in good, f"{method} {path} as {who}: {got}, not {want}"

    for data in on_both(fill_province):
        programme(data)
        money_test.ready(data, "m")
        appraisal_test.ready(data, "m3", appraisal_test.RECORDED)
        with Server(data) as server:
            alliances(server, data, officer_asks)
            bearers = [(post, {"Authorization": f"Bearer {token(data, post[0], post[1])}"}) for post in POSTS]
            find_things(server)
            nobody = nobodies(server, data)
            for method, pattern, right in routes:
                path, noun = address_of(server, pattern, method)
                if right == "all":
                    for who, headers in nobody + [(p[0], h) for p, h in bearers]:
                        if method == "GET":
                            hold(server, method, pattern, who, headers, 404 if path in NOT_SET_UP or pattern.startswith("/public/bulletins") else 200)
                        else:  # heard, and refused for its body
                            asked[0] += 1
                            answer = server.ask(path, method, headers | JSON, json.dumps({"x": 1}))
                            while answer.status == 429:  # everybody comes from one address here
                                time.sleep(int(answer.headers["Retry-After"]))
                                answer = server.ask(path, method, headers | JSON, json.dumps({"x": 1}))
                            got = answer.status
                            assert got == 422, f"{method} {path} as {who}: {got}"
                    continue
                for who, headers in nobody:
                    hold(server, method, pattern, who, headers, 401)
                for post, headers in bearers:
                    want = 409 if right == "signed in" else wanted(rights, right, post, noun)
                    if pattern in MAKES and method == "POST" and want == 200:
                        want = 200 if reaches(rights[right][post[0]], post, MAKES[pattern]) else 403
                    if pattern == "/api/payment-runs" and method == "POST" and rights[right][post[0]] != "-":
                        want = 404 if want == 403 else want
                    if pattern in PARTIES and method != "GET" and want == 200 and party(post) not in PARTIES[pattern]:
                        want = 403
                    if want == 200 and pattern.endswith(("{placement}/certificate", "/bank", "{reading}/report")):
                        want = 409  # it has none yet; it is a draft; nobody read it
                    if (pattern == "/api/attendances" or "{material}" in pattern) and want == 200:
                        want = 404  # no code is shown, no file lies there
                    want = 404 if want == 200 and pattern.startswith("/fhir/") and NOT_THERE.search(pattern) else want
                    want = 409 if want == 404 and method == "POST" and pattern.startswith("/dicom-web/") else want  # no archive
                    hold(server, method, pattern, post, headers, want)
    masks.check([pattern for _, pattern, _ in routes])
    print(f"        {len(routes)} routes, {len(POSTS)} posts, 4 nobodies, 2 databases: {asked[0]} questions")


def test_the_table_of_rights_denies_the_public_everything():
    _, rights = read_tables()
    assert len(rights) >= 20 and all(roles["public"] == "-" for roles in rights.values()), rights


if __name__ == "__main__":
    run_tests(globals())
