"""The matrix of rights: every route by every post, against the table that model/rights prints.

What a role may comes from the second table of docs/rights.md; what a post reaches is told here a
second time, from what the small province is known to hold. Each route is asked as each post, within
its scope and outside it, as somebody who is not signed in, has not chosen a post, is disabled."""
import datetime
import json
import os
import re
import time

from journey import CONTRACT, SOURCE, Server, fill_province, on_both, run_tests, token
from adoption_test import adopted
from bulletin_test import programme
from masks import IDENTITY, Masks
from mastery_test import reviewed
from posts import LEADS, POSTS, alliances, nobodies
from solve_test import World
import appraisal_test
import budget_test
import fhir_write_test
import measure_test
import money_test
import referral_test
import vacancy_test
from visitor import JSON

BYTES = "application/octet-stream"

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
# A good body of each row that wants one: its thing lies in H1. Refused for what it reaches, not for
# where its address is, are those that make something.
BODIES = {
    "/api/accounts": lambda: {"name": f"made{serial()}", "role": "reader", "scope": "H1"},
    "/api/accounts/{account}/grants": lambda: {"role": "head", "scope": f"H1/{serial()}"},
    "/api/agreements": lambda: {"purpose": "support", "name": "帮扶", "lead": "H1", "members": ["H2"],
                                "from": day(), "until": day(0)},
    "/api/agreements/{agreement}/rounds": lambda: {"from": day(), "until": day(0)},
    "/api/agreements/{agreement}/void": lambda: {"why": "误录"},
    "/api/catalogue": lambda: {"code": f"X{serial()}", "name": "术", "level": 1},
    "/api/catalogue/{technique}": lambda: {"name": "术", "level": 2},
    "/api/catalogue/{technique}/retire": lambda: {"why": "停用"},
    "/api/catalogue/{technique}/restore": lambda: {"why": "误停"},
    "/api/practitioners": lambda: {"organization": "H1", "code": f"N{serial()}", "name": "新", "discipline": "骨科", "title_rank": 1},
    "/api/practitioners/{practitioner}/roles/{role}/end": lambda: {"until": day(0)},
    "/api/practitioners/{practitioner}": lambda: {"name": "李某", "discipline": "骨科", "title_rank": 4},
    "/api/practitioners/{practitioner}/roles": lambda: {"kind": "used", "organization": "H1", "from": day(), "until": day(0)},
    "/api/practitioners/{practitioner}/roles/{role}/void": lambda: {"why": "误录"},
    "/api/bulletins": lambda: {"programme": "p"},
    "/api/offers": lambda: {"practitioner": "P2", "from": "2031-01-01", "until": "2031-02-01"},
    "/api/offers/{offer}": lambda: {"from": "2031-01-01", "until": "2031-02-01"},
    "/api/offers/{offer}/appeal": lambda: {"version": 1, "why": "照顾老人"},
    "/api/offers/{offer}/decide": lambda: {"version": 1, "uphold": False, "why": "可以派出"},
    "/api/offers/{offer}/withdraw": lambda: {"version": 1, "why": "误报"},
    "/api/offers/{offer}/undo": lambda: {"version": 1},
    "/api/protections": lambda: {"organization": "H1", "department": "骨一科", "most": 1, "why": "夜班"},
    "/api/placements": lambda: {"programme": "p", "kind": "posting", "practitioner": "P4", "organization": "H1",
                                "from": day(), "until": day(0)},
    "/api/plans": lambda: {"programme": "p", "from": "2031-01-01", "until": "2031-12-31"},
    "/api/plans/{plan}/placements": lambda: {"programme": "p"},
    "/api/placements/{placement}": lambda: {"from": day(), "until": day(0)},
    "/api/placements/{placement}/moves": lambda: {"move": "cancel", "why": "误录"},
    "/api/placements/{placement}/days": lambda: {},
    "/api/placements/{placement}/months": lambda: {"month": "2020-01"},
    "/api/placements/{placement}/tasks": lambda: {"about": "查房", "due": "2999-01-01"},
    "/api/placements/{placement}/reviews": lambda: {"kind": "midterm", "grade": "good"},
    "/api/placements/{placement}/checks": lambda: {"months": 3, "equipped": True, "opened": True, "case_n": 1, "taught_n": 0},
    "/api/placements/{placement}/certificate/withdraw": lambda: {"code": "0" * 21, "why": "误录"},
    "/api/masteries": lambda: {"practitioner": "P1", "technique": REVIEWED[0], "level": 2, "note": "重新带教"},
    "/api/mastery-reviews": lambda: {"practitioner": "P1", "technique": REVIEWED[0], "mentor": REVIEWED[2]},
    "/api/mastery-reviews/{mastery_review}/signatures": lambda: {"side": "department", "agree": False, "why": "不足"},
    "/api/adoptions": lambda: {"organization": "H1", "technique": REVIEWED[0]},
    "/api/adoptions/{adoption}/moves": lambda: {"move": "follow_up", "event_n": 0},
    "/api/adoptions/{adoption}/approval": lambda: {"move": "refuse", "why": "不足"},
    "/api/procedures": lambda: {"technique": "X0", "day": day(0), "role": "observed"},
    "/api/procedures/{procedure}": lambda: {"technique": "X0", "day": day(0), "role": "observed"},
    "/api/procedures/{procedure}/acts": lambda: {"act": "sign", "level": 3},
    "/api/procedures/{procedure}/void": lambda: {"why": "误录"},
    "/api/catalogue/{technique}/curve": lambda: {"version": 99, "outcomes": [], "complications": [], "failures": [], "adequate_permille": 50, "inadequate_permille": 200, "planned_n": 60, "least_n": 10},
    "/api/mentorships": lambda: {"programme": "p", "mentor_code": "P2", "apprentice_code": "P3"},
    "/api/mentorships/{mentorship}/moves": lambda: {"move": "end_early", "why": "误录"},
    "/api/mentorships/{mentorship}/goals": lambda: {"technique": f"术{serial()}", "level": 4, "case_n": 1, "due": "2999-01-01"},
    "/api/mentorships/{mentorship}/goals/{goal}/reach": lambda: {},
    "/api/mentorships/{mentorship}/meetings": lambda: {"kind": "online", "about": "复盘"},
    "/api/practitioners/{practitioner}/capacity": lambda: {"capacity": 20},
    "/api/schools": lambda: {"name": f"派{serial()}-{time.monotonic_ns()}", "programme": "p", "organization": "H1", "about": "来历"},
    "/api/schools/{school}/heritage": lambda: {"organization": "H1", "kind": "tale", "name": "传说", "source": "口述", "place": "某村",
                                               "about": "内容", "day": day(0), "consent": False},
    "/api/visits": lambda: clinic() | {"programme": "p", "practitioner_code": "P2", "organization": "H1", "kind": "clinic"},
    "/api/visits/{visit}": lambda: clinic(),
    "/api/visits/{visit}/cost": lambda: {"fund": "00000000-0000-7000-8000-000000000000", "travel_fen": 1, "day": "2024-01-01", "note": "车票"},
    "/api/visits/{visit}/cost/back": lambda: {"why": "误记"},
    "/api/visits/{visit}/moves": lambda: {"move": "cancel", "why": "误录"},
    "/api/visits/{visit}/bookings": lambda: {"name": "某人", "phone": f"138{serial():08}"},
    "/api/bookings/{booking}/moves": lambda: {"move": "cancel"},
    "/api/visit-series": lambda: {"programme": "p", "practitioner_code": "P3", "organization": "H1", "weekday": 1, "every_weeks": 1,
                                  "from": later(), "until": later(20), "starts": "08:00", "ends": "09:00", "slot_n": 1,
                                  "township_n": 0, "release_hours": 0},
    "/api/visit-series/{visit_series}/end": lambda: {"until": "2999-01-01", "why": "轮换"},
    "/api/rosters": lambda: {"programme": "p", "from": later(7), "week_n": 1, "most_n": 1, "experts": ["P4"], "hosts": ["H1"]},
    "/api/rosters/{roster}": lambda: {"week": 0, "expert": "P4", "host": "H1"},
    "/api/rosters/{roster}/accept": lambda: {"weekday": 1, "starts": "20:00", "ends": "21:00", "slot_n": 1, "township_n": 0, "release_hours": 0},
    "/api/prospects": lambda: {"programme": "p", "name": "某"},
    "/api/prospects/{prospect}/moves": lambda: {"stage": "invited"},
    "/api/studios": lambda: {"programme": "p", "name": "工作室", "level": "district", "leader": "P2", "organization": "H1", "opened": "2020-01-01"},
    "/api/studios/{studio}/members": lambda: {"practitioner_code": "P2"},
    "/api/studios/{studio}/reviews": lambda: {"year": 2021, "grade": "good"},
    "/api/studios/{studio}/close": lambda: {"day": "2022-01-01"},
    "/api/teachings": lambda: {"kind": "round", "practitioner_code": "P2", "organization": "H1", "day": day(0), "held": True},
    "/api/teachings/{teaching}/moves": lambda: {"state": "held"},
    "/api/teachings/{teaching}/attendances": lambda: {"practitioner_code": "P4"},
    "/api/teachings/{teaching}/materials": lambda: "%PDF-1",
    "/api/attendances": lambda: {"code": "00000000"},
    "/api/achievements": lambda: CLAIM | {"programme": "p", "organization": "H1", "kind": "beds"},
    "/api/achievements/{achievement}": lambda: CLAIM,
    "/api/achievements/{achievement}/decisions": lambda: {"status": "returned", "why": "误报"},
    **dict.fromkeys(("/api/achievements/{achievement}/materials", "/api/placements/{placement}/pledges/{pledge}/materials"), lambda: "%PDF-1"),
    "/api/trainings": lambda: {"programme": "p", "practitioner": "P4", "organization": "H1", "from": day(), "until": day(0),
                               "need_spectrum": "变化", "need_outflow": "外转", "need_capability": "短板"},
    "/api/shared-posts": lambda: {"code": f"S{serial()}-{time.monotonic_ns()}", "programme": "p", "home": "H3",
                                  "organization": "H1", "discipline": "骨科", "seat_n": 1, "from": day(), "until": day(0)},
    "/api/funds": lambda: {"programme": "m", "fund": "f"},
    "/api/funds/{fund}/entries": lambda: {"kind": "donation", "amount_fen": 100, "day": "2025-01-02", "note": "捐赠"},
    "/api/accruals": lambda: {"programme": "m", "month": "2025-02"},
    "/api/accruals/approve": lambda: {"programme": "m", "month": "2025-02"},
    "/api/entries/{entry}/decisions": lambda: {"state": "held", "why": "核查"},
    "/api/entries/{entry}/corrections": lambda: {"amount_fen": 1, "why": "补发"},
    "/api/entries/{entry}/recovery": lambda: {"day": "2025-03-01", "note": "回单"},
    "/api/payees": lambda: {"code": "H1", "holder": "甲县医院", "account": "6222000000001234", "bank": "某银行"},
    "/api/placements/{placement}/pledges/{pledge}/tell": lambda: {"day": "2024-01-02", "proof": "工资表"},
    "/api/placements/{placement}/pledges/{pledge}/answer": lambda: {"kept": True},
    "/api/appraisals": lambda: {"programme": "m3", "year": 2000 + serial() % 100},
    "/api/appraisal-scores/{appraisal_score}/appeals": lambda: {"indicator": "visits", "said": "漏报"},
    "/api/appeals/{appeal}/decide": lambda: {"upheld": False, "why": "无据"},
    "/api/village-posts": lambda: {"code": f"V{serial()}", "programme": "p", "village": f"村{serial()}", "organization": "H1",
                                   "practitioner": "P2", "from": day()},
    "/api/village-intakes": lambda: {"programme": "p", "county": "990101", "year": 2025, "planned": 1},
    "/api/village-posts/{village_post}/tell": lambda: {"until": "2999-01-01"},
    "/api/payment-runs": lambda: {"fund": MONEY["fund"], "month": "2025-02"},
    "/api/payment-runs/{payment_run}/samples": lambda: {"entry": MONEY["entry"], "agreed": True},
    "/api/payment-runs/{payment_run}/confirm": lambda: "序号,金额,结果\n",
    "/api/shared-posts/{shared_post}/end": lambda: {"until": day()},
    "/api/evaluations": lambda: {"title": "外转", "question": "降了吗", "indicator": "home_share", "source": "list", "starts": ["990101=2024-04"],
                                 "from": "2024-01", "until": "2024-12", "window_months": 12, "anticipation": 0, "control": "notyet"},
    "/api/organizations/{organization}": lambda: {"name": "甲县医院"},
    "/api/organizations/{organization}/departments": lambda: {"name": f"科{serial()}"},
    "/api/organizations/{organization}/departments/{department}/void": lambda: {"why": "并入"},
    "/api/demands": lambda: {"organization": "H1", "programme": "p", "kind": "expert", "discipline": "儿科", "seats": 1,
                             "min_title_rank": 1, "months": 6, "start": "2031-01-01"},
    "/api/demands/{demand}": lambda: {"seats": 1, "min_title_rank": 1, "months": 6, "start": "2031-01-01"},
    "/api/demands/{demand}/submit": lambda: {"version": 1}, "/api/demands/{demand}/undo": lambda: {"version": 1},
    "/api/demands/{demand}/approve": lambda: {"version": 1},
    "/api/demands/{demand}/return": lambda: {"version": 1, "why": "缺依据"},
    "/api/demands/{demand}/withdraw": lambda: {"version": 1, "why": "不需要"},
    "/api/demands/{demand}/escalate": lambda: {"version": 1, "why": "缺人"},
    "/api/demands/escalate": lambda: {"why": "缺人"},
    "/api/organizations/{organization}/licences": lambda: licence(),
    "/api/organizations/{organization}/licences/{licence}/void": lambda: {"why": "误录"},
    "/api/practitioners/{practitioner}/licences": lambda: licence(),
    "/api/practitioners/{practitioner}/licences/{licence}/void": lambda: {"why": "误录"},
    "/api/plans/{plan}/review": lambda: {"why": "可以审阅"},
    "/api/plans/{plan}/publish": lambda: {"why": "同意发布"},
    "/api/plans/{plan}/supersede": lambda: {"why": "另有新案"},
    "/api/plans/{plan}/targeting": lambda: {"demand": "01900000-0000-7000-8000-000000000000", "why": "急需"},
    "/api/plans/{plan}/targeting/sign": lambda: {},
    "/api/patients": lambda: {"name": "某人"},
    "/api/patients/search": lambda: {"name": "某人"},
    "/api/patients/{patient}/unmask": lambda: {"purpose": "treatment"},
    "/api/files": lambda: "records",
    "/api/side-tables": lambda: {"name": "departments"},
    "/api/deliveries": lambda: {"map": "hqms-p", "batch": f"b{serial()}"},
    "/api/uploads": lambda: "code,name,organization,department,discipline,title_rank,techniques\nR1,王,H1,,骨科,9,\n",
    "/api/uploads/{upload}/commit": lambda: {"good_only": False},
    "/api/uploads/{upload}/rows/{row}": lambda: {"fields": ["R1", "王", "H1", "", "骨科", "9", ""]},
    "/api/tokens": lambda: {"name": "matrix", "role": "reader", "scope": "H1", "days": 1},
} | fhir_write_test.BODIES | referral_test.BODIES | measure_test.BODIES | budget_test.BODIES | vacancy_test.BODIES
CLAIM = {"name": "床位", "day": "2020-01-01", "state": "untold"}
MONEY = {}  # the fund and the promise of the matrix
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
SERIAL, DAYS, LATER, REVIEWED = [0], [0], [0], [""] * 3


def serial():
    SERIAL[0] += 1
    return SERIAL[0]


def licence():
    return {"kind": "practice", "number": f"L{serial()}", "from": day(), "until": day(0)}


def later(days=1):
    """One day after another, from the far end of time: nobody is there yet."""
    LATER[0] += days
    return (datetime.date(2400, 1, 1) + datetime.timedelta(LATER[0])).isoformat()


def clinic():
    return {"day": later(), "starts": "08:00", "ends": "09:00", "liaison": "某", "slot_n": 9, "township_n": 0, "release_hours": 0}


def read_tables():
    """Rows of the routes, and action -> role -> reach."""
    with open(os.path.join(SOURCE, "docs", "rights.md"), encoding="utf-8") as file:
        first, second = file.read().split("# Which role has which right")
    routes = [(m[1], m[2], m[3]) for m in
              re.finditer(r"^\| (GET|POST|PUT|PATCH|DELETE) \| `([^`]+)` \| ([^|]+) \|", first, re.M)]
    rows = [[cell.strip() for cell in line.strip("|").split("|")]
            for line in second.strip().split("\n") if line.startswith("|")]
    return routes, {row[0]: dict(zip(rows[0][1:], row[1:])) for row in rows[2:]}


def day(later=1):
    """One day after another."""
    DAYS[0] += later
    return (datetime.date(2000, 1, 1) + datetime.timedelta(DAYS[0])).isoformat()


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


def sent(server, role, scope, path, body):
    """What a post makes with a good body: its id."""
    headers = {"Authorization": f"Bearer {token(server.data, role, scope)}",
               "Idempotency-Key": f"matrix-{serial()}-{time.monotonic_ns()}"}
    bytes_ = isinstance(body, str)
    answer = server.ask(path, "POST", headers | ({"Content-Type": BYTES} if bytes_ else JSON),
                        body.encode() if bytes_ else json.dumps(body))
    assert answer.status == 201, answer.body
    return answer.json["id"]


def manager_sends(server):
    """A list of H1, seen by its managers and by those above."""
    return sent(server, "manager", "H1", "/api/uploads?kind=practitioners&source=m", BODIES["/api/uploads"]())


def manager_sends_file(server):
    return sent(server, "manager", "H1", "/api/files", BODIES["/api/files"]())


def manager_delivers(server):
    return sent(server, "manager", "H1", "/api/deliveries", BODIES["/api/deliveries"]() | {"file": manager_sends_file(server)})


def fresh_things(server, pattern):
    """What a question uses up is there anew for each."""
    if "{grant}" in pattern:
        made = officer_asks(server, "POST", f"/api/accounts/{server.things['account']}/grants",
                            BODIES["/api/accounts/{account}/grants"]())
        server.things["grant"] = made["posts"][-1]["id"]
    if "{agreement}/" in pattern:
        server.things["agreement"] = officer_asks(server, "POST", "/api/agreements", BODIES["/api/agreements"]())["id"]
    if "{role}" in pattern:
        made = officer_asks(server, "POST", f"/api/practitioners/{server.things['practitioner']}/roles",
                            BODIES["/api/practitioners/{practitioner}/roles"]())
        server.things["role"] = made["roles"][0]["id"]
    if "{licence}" in pattern:
        path = pattern.split("/{licence}")[0]
        for name in ("organization", "practitioner"):
            path = path.replace("{" + name + "}", server.things[name])
        server.things["licence"] = officer_asks(server, "POST", path, licence())["licences"][0]["id"]
    if "{goal}" in pattern:
        server.things["mentorship"], server.things["goal"] = pair_with_goal(server)
    if "{department}" in pattern:
        path = f"/api/organizations/{server.things['organization']}/departments"
        made = officer_asks(server, "POST", path, {"name": f"科{serial()}"})
        server.things["department"] = made["departments"][-1]["id"]
    if pattern == "/api/deliveries/{delivery}":
        server.things["delivery"] = manager_delivers(server)
    if pattern == "/api/files/{file}":
        server.things["file"] = manager_sends_file(server)
    if pattern == "/api/tokens/{token}":
        server.things["token"] = officer_asks(server, "POST", "/api/tokens", BODIES["/api/tokens"]())["id"]


def pair_with_goal(server):
    """The pair may have ended by now: the next has other people."""
    pairs = [p for p in server.get("/api/mentorships?limit=200")["items"] if p["state"] == "proposed"]
    path = "/api/mentorships"
    pair = pairs[0] if pairs else officer_asks(server, "POST", path, BODIES[path]())
    made = officer_asks(server, "POST", f"{path}/{pair['id']}/goals", BODIES[path + "/{mentorship}/goals"]())
    return pair["id"], made["goals"][-1]["id"]


def officer_asks(server, method, path, body, status=201):
    headers = {"Authorization": f"Bearer {server.bearer}", "Idempotency-Key": f"matrix-{serial()}-{time.monotonic_ns()}"}
    answer = server.ask(path, method, headers | JSON, json.dumps(body))
    assert answer.status == status, answer.body
    return answer.json


def trainee_tells(server):
    """A case in H1 of a doctor of H3."""
    return sent(server, "trainee", "P4", "/api/procedures",
                {"technique": server.things["technique"], "day": day(0), "role": "observed", "organization": "H1"})


def clinician_adds(server):
    """A patient of H1, whom nobody but its clinicians may see."""
    return sent(server, "clinician", "H1", "/api/patients", IDENTITY)


def clinician_books(server):
    """A ticket of H1: of a clinic that gives some."""
    visit = officer_asks(server, "POST", "/api/visits", BODIES["/api/visits"]())["id"]
    for name in ("announce", "open"):
        headers = {"Authorization": f"Bearer {server.bearer}", "Idempotency-Key": f"matrix-{serial()}-{time.monotonic_ns()}"}
        assert server.ask(f"/api/visits/{visit}/moves", "POST", headers | JSON, json.dumps({"move": name})).status == 200
    headers = {"Authorization": f"Bearer {token(server.data, 'clinician', 'H1')}",
               "Idempotency-Key": f"matrix-{serial()}-{time.monotonic_ns()}"}
    answer = server.ask(f"/api/visits/{visit}/bookings", "POST", headers | JSON,
                        json.dumps({key: IDENTITY[key] for key in ("name", "phone")}))
    assert answer.status == 201, answer.body
    return answer.json["items"][0]["id"]


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
             "/api/budget-sums": "?programme=m&year=2025", "/api/vacancy-sums": "?year=2025", "/api/groups": "?organization=H1"}.get(path, "")
    noun = "organization" if pattern == "/api/groups" else noun
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


def find_money(server):
    """A promise of H1 in a run that is a draft."""
    fund = officer_asks(server, "POST", "/api/funds", BODIES["/api/funds"]())["id"]
    key = {"Authorization": f"Bearer {server.bearer}"} | JSON
    for path, body in ((f"/api/funds/{fund}/entries", BODIES["/api/funds/{fund}/entries"]()),
                       ("/api/accruals", BODIES["/api/accruals"]()), ("/api/accruals/approve", BODIES["/api/accruals"]()),
                       ("/api/payees", BODIES["/api/payees"]())):
        answer = server.ask(path, "POST", key | {"Idempotency-Key": f"matrix-{serial()}-{time.monotonic_ns()}"}, json.dumps(body))
        assert answer.status in (200, 201), (path, answer.body)
    MONEY["fund"], MONEY["entry"] = fund, server.get("/api/entries?kind=accrual")["items"][0]["id"]
    run = officer_asks(server, "POST", "/api/payment-runs", BODIES["/api/payment-runs"]())["id"]
    post = officer_asks(server, "POST", "/api/village-posts", BODIES["/api/village-posts"]())["id"]
    return {"fund": fund, "entry": MONEY["entry"], "payment_run": run, "village_post": post}


def find_things(server):
    gaps = server.get("/api/gaps")["cells"]
    demands = server.get("/api/demands")["items"]
    server.things = {
        "gap": next(c["id"] for c in gaps if c["county"] == "990101"),
        "demand": next(d["id"] for d in demands if d["county"] == "990101"),
        "plan": server.get("/api/plans")["items"][0]["id"],
        "organization": next(o["id"] for o in server.get("/api/organizations")["items"]
                             if o["code"] == "H1"),
        "account": officer_asks(server, "POST", "/api/accounts", BODIES["/api/accounts"]())["id"],
        "patient": clinician_adds(server),
        "bulletin": officer_asks(server, "POST", "/api/bulletins", BODIES["/api/bulletins"]())["id"],
        "placement": officer_asks(server, "POST", "/api/placements", BODIES["/api/placements"]())["id"],
        "shared_post": officer_asks(server, "POST", "/api/shared-posts", BODIES["/api/shared-posts"]())["id"],
        "offer": server.get("/api/offers")["items"][0]["id"],
        "visit": officer_asks(server, "POST", "/api/visits", BODIES["/api/visits"]())["id"],
        "visit_series": officer_asks(server, "POST", "/api/visit-series", BODIES["/api/visit-series"]())["id"],
        "booking": clinician_books(server),
        "reading_agreement": officer_asks(server, "POST", "/api/agreements", {"purpose": "referral", "name": "影像协作", "lead": "H3", "members": ["H1"], "from": "2020-01-01"})["id"],
        **referral_test.things(lambda path, body: sent(server, "clinician", "H1", path, body), clinician_adds(server)),
        "roster": officer_asks(server, "POST", "/api/rosters", BODIES["/api/rosters"]())["id"],
        "prospect": officer_asks(server, "POST", "/api/prospects", BODIES["/api/prospects"]())["id"],
        "studio": officer_asks(server, "POST", "/api/studios", BODIES["/api/studios"]())["id"],
        "teaching": officer_asks(server, "POST", "/api/teachings", BODIES["/api/teachings"]())["id"],
        "achievement": officer_asks(server, "POST", "/api/achievements", BODIES["/api/achievements"]())["id"],
        "mentorship": officer_asks(server, "POST", "/api/mentorships", BODIES["/api/mentorships"]())["id"],
        "school": officer_asks(server, "POST", "/api/schools", BODIES["/api/schools"]())["id"],
        "goal": "01900000-0000-7000-8000-000000000000", "task": "01900000-0000-7000-8000-000000000000",
        "evaluation": officer_asks(server, "POST", "/api/evaluations", BODIES["/api/evaluations"]())["id"],
        "run": "01900000-0000-7000-8000-000000000000",
        "agreement": officer_asks(server, "POST", "/api/agreements", BODIES["/api/agreements"]())["id"],
        "practitioner": server.get("/api/practitioners")["items"][3]["id"],
        **dict.fromkeys(("role", "department", "licence", "material", "candidate"), "01900000-0000-7000-8000-000000000000"),
        "upload": manager_sends(server),
        "file": manager_sends_file(server),
        "delivery": manager_delivers(server),
        "row": "2", **dict.fromkeys(("slot", "request", "message", "consent", "line", "affiliation", "image", "report", "document"), "0"),
        "technique": officer_asks(server, "POST", "/api/catalogue", BODIES["/api/catalogue"]())["code"],
        "session": "01900000-0000-7000-8000-000000000000", "grant": "01900000-0000-7000-8000-000000000000", "token": "01900000-0000-7000-8000-000000000000",
    }
    REVIEWED[:] = reviewed(server)
    server.things["mastery_review"], server.things["adoption"] = REVIEWED[1], adopted(server)
    server.things["procedure"] = trainee_tells(server)
    server.things |= find_money(server)
    server.things |= appraisal_test.matrix_things(server, sent) | budget_test.matrix_things(server, sent) | vacancy_test.matrix_things(server, sent)
    key = {"Authorization": f"Bearer {server.bearer}", "Idempotency-Key": f"matrix-{serial()}-{time.monotonic_ns()}"}
    server.things["plan_run"] = plan_solved(server)
    server.things["run"] = server.ask(f"/api/evaluations/{server.things['evaluation']}/runs", "POST", key).json["id"]
    server.bodies = [path for path, verbs in CONTRACT.document["paths"].items() if "requestBody" in verbs.get("post", {})]


def plan_solved(server):
    world = World(server, "matrix")
    world.order()
    return world.solved()["id"]


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
