"""What the matrix of rights asks about: a thing of each noun in the small province, made by who may,
and a good body of each row that wants one."""
import datetime
import json
import time

from journey import CONTRACT, token
from masks import IDENTITY
from adoption_test import adopted
from mastery_test import reviewed
from solve_test import World
import appraisal_test
import budget_test
import fhir_write_test
import measure_test
import referral_test
import vacancy_test
from visitor import JSON

BYTES = "application/octet-stream"
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


def day(later=1):
    """One day after another."""
    DAYS[0] += later
    return (datetime.date(2000, 1, 1) + datetime.timedelta(DAYS[0])).isoformat()


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
