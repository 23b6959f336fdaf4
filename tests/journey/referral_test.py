"""Between the levels over HTTP on both databases: chest pain from a township goes up by the green channel,
is treated, sent down and followed up with every clock kept; one clock is missed on purpose and told
upwards; redirections, returns upwards, and everything that is refused."""
import contextlib
import datetime
import sqlite3
import subprocess
import tempfile
import time
import urllib.parse

from journey import XINGLIN, Server, check, fill_province, on_both, run, run_tests
from placement_test import NUMBER, Party

CHINA = datetime.timezone(datetime.timedelta(hours=8))
DAYS = ("2020-01-01", "2021-01-01", "2022-01-01")


def soon(hours=2):
    return (datetime.datetime.now(CHINA) + datetime.timedelta(hours=hours)).isoformat(timespec="seconds")


def today(later=0):
    return (datetime.datetime.now(CHINA).date() + datetime.timedelta(later)).isoformat()


FORM = {"priority": "green", "taker": "H1", "department": "心内科", "doctor": "周某", "phone": "0990-200002",
        "diagnosis": "I21.900", "impression": "急性心肌梗死？", "reason": "emergency", "summary": "胸痛2小时，出汗",
        "vitals": "血压 100/60，心率 110，心电图 II III aVF 抬高", "transport": "120 急救车", "escort": "乡镇医师1人",
        "consent": "self", "consent_note": "同意书第 17 号，存门诊"}

# For the matrix of rights: a draft of H1, its maker's side's alone; and whose part each is.
PATIENT = [""]
NOTHING = "01900000-0000-7000-8000-000000000000"
THINGS = {"referral": ("990101", ("H1",)), "consult": ("990101", ("H1",)),
          "reading": ("990101 990103", ("H1", "H3")), "study": None}  # no such study
BODIES = {
    "/api/referrals": lambda: {"direction": "up", "patient": PATIENT[0], "taker": "H2"},
    "/api/referrals/{referral}": lambda: {"taker": "H2"},
    "/api/referrals/{referral}/moves": lambda: {"move": "discard"},
    "/api/referrals/{referral}/unmask": lambda: {"purpose": "treatment"},
    "/api/referrals/{referral}/drugs": lambda: {"name": "某药", "dose": "一日一次"},
    "/api/referrals/{referral}/tasks": lambda: {"about": "随访", "due": "2999-01-01"},
    "/api/referrals/{referral}/tasks/{referral_task}/result": lambda: {"result": "平稳"},
    "/api/referrals/{referral}/results": lambda: {"name": "心电图", "finding": "窦性心律"},
    "/api/referrals/{referral}/orders": lambda: {"name": "心电图"},
    "/api/referrals/{referral}/materials": lambda: "%PDF-1",
    "/api/consults/{consult}/materials": lambda: "%PDF-1",
    "/api/consults": lambda: {"patient": PATIENT[0], "invitee": "H2"},
    "/api/consults/{consult}": lambda: {"patient": PATIENT[0], "invitee": "H2"},
    "/api/consults/{consult}/moves": lambda: {"move": "discard"},
    "/api/consults/{consult}/seats/{seat}/moves": lambda: {"move": "decline", "cause": "no_bed"},
    "/api/consults/{consult}/messages": lambda: {"text": "请看"},
    "/api/consults/{consult}/unmask": lambda: {"purpose": "treatment"},
    "/api/readings": lambda: {"kind": "ecg", "patient": PATIENT[0], "centre": "H3", "doctor": "李某", "phone": "1", "part": "十二导联",
                              "indication": "胸痛", "consent": "self", "consent_note": "存", "repeat": "复查"},
    "/api/readings/{reading}/moves": lambda: {"move": "cancel", "cause": "error"},
    "/api/readings/{reading}/images": lambda: "no picture",
    "/api/studies/{study}/match": lambda: {"reading": NOTHING, "note": "x"},
    "/api/readings/{reading}/unmask": lambda: {"purpose": "treatment"},
    "/api/agreements/{agreement}/limits": lambda: {"clock": "ack", "priority": "urgent", "minutes": 20},
}
PARTIES = {"/api/readings/{reading}/moves": "host", "/api/readings/{reading}/images": "host",  # H1 ordered
           "/api/referrals/{referral}/orders": "sender",  # of who takes: H1 sends
           "/api/referrals/{referral}/tasks/{referral_task}/result": "sender",
           "/api/consults/{consult}/seats/{seat}/moves": "sender"}  # of the invited side


def things(sent, patient):
    PATIENT[0] = patient
    return {"referral": sent("/api/referrals", BODIES["/api/referrals"]()), "referral_task": NOTHING, "version": "1",
            "consult": sent("/api/consults", BODIES["/api/consults"]()), "seat": NOTHING,
            "reading": sent("/api/readings", BODIES["/api/readings"]()), "study": "1.2.3", "series": "1.2", "instance": "1", "frame": "1"}


PDF = b"%PDF-1.7 signed by \xe7\x8e\x8b\xe5\xbb\xba\xe5\x9b\xbd"


def put(who, path, name="a.pdf", content=PDF, consent=None, size=None):
    """A file beside a case, as it is sent; or the word alone that one of that size comes."""
    NUMBER[0] += 1
    query = urllib.parse.urlencode({"name": name} | ({"consent": consent} if consent else {}))
    return who.server.ask(f"{path}/materials?{query}", "POST",
                          {"Authorization": f"Bearer {who.bearer}", "Content-Type": "application/octet-stream",
                           "Idempotency-Key": f"m{NUMBER[0]}-{time.monotonic_ns()}", **({"Content-Length": str(size)} if size else {})},
                          None if size else content)


def refused(answer, status, said):
    assert answer.status == status and said in answer.json["detail"], (answer.status, answer.body)


def look(who, path, file):
    return who.ask("GET", f"{path}/materials/{file['id']}")


def looks(officer, action):
    """Lines of the audit log about one look at a file each."""
    return [line["object"] for line in officer.get("/api/audit?limit=200")["items"] if line["action"] == action]


class Cast:
    def __init__(self, server):
        self.server = server
        self.town = Party(server, "clinician", "T1")
        self.county = Party(server, "clinician", "H1")
        self.city = Party(server, "clinician", "H3")
        self.stranger = Party(server, "clinician", "H2")
        self.chief = Party(server, "manager", "H1")
        self.bureau = Party(server, "officer", "990101")
        self.officer = Party(server, "officer", "990000")
        self.patient = self.town.good("/api/patients", {"name": "王建国", "id_number": "11010519491231002X",
                                                        "phone": "13800001234"})["id"]

    def refer(self, **more):
        return self.town.good("/api/referrals", {"direction": "up", "patient": self.patient, **FORM, **more})


def stage():
    for data in on_both(fill_province):
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
            file.write("code,name,county,level,kind,lng,lat\nT1,甲县青石镇卫生院,990101,,township,,\n")
            file.flush()
            run(XINGLIN, "import", "organizations", "--data", data, "--source", "referral", file.name)
        with Server(data) as server:
            yield Cast(server)


def agree(cast):
    """T1 with H1, H1 with H3; once a database."""
    held = [a["name"] for a in cast.officer.get("/api/agreements?limit=200")["items"]]
    for name, lead, member in (("县域医共体", "H1", "T1"), ("转诊协议", "H3", "H1")):
        if name not in held:
            cast.officer.good("/api/agreements", {"purpose": "alliance" if lead == "H1" else "referral", "name": name,
                                                  "lead": lead, "members": [member], "from": DAYS[0]})


def path_of(referral, rest=""):
    return f"/api/referrals/{referral['id']}{rest}"


def move(who, referral, name, **more):
    return who.good(path_of(referral, "/moves"), {"move": name, **more})


def sent(cast, **more):
    return move(cast.town, cast.refer(**more), "submit")


def moves(who, referral):
    return [m["move"] for m in who.get(path_of(referral))["moves"]]


def run_sql(data, sql):
    if "://" in data:
        subprocess.run(["psql", "-q", data, "-c", sql], check=True)
    else:
        with contextlib.closing(sqlite3.connect(f"{data}/store.db", timeout=20)) as db:
            db.execute(sql)
            db.commit()


def older(data, referral, minutes, noun="referral"):
    """So many minutes pass for the clock of a referral or a consultation."""
    sql = (f"UPDATE {noun} SET clock_ms = clock_ms - {minutes * 60000}, due_ms = due_ms - {minutes * 60000},"
           f" since_ms = since_ms - {minutes * 60000} WHERE id = '{referral['id']}'")
    run_sql(data, sql)


def duty(who, referral):
    """Its line of what waits for somebody, or None."""
    return next((w for w in who.get("/api/referral-duties")["items"] if w["referral"] == referral["id"]), None)


def inbox(who, referral):
    return next((i for i in who.get("/api/home")["inbox"] if i["link"].endswith(referral["id"])), None)


def test_chest_pain_goes_up_is_treated_comes_down_and_is_followed_up():
    for cast in stage():
        draft = cast.refer(consent="none")
        check(path_of(draft), draft)
        assert draft["state"] == "draft" and draft["name"] == "王**" and draft["task_status"] == "-"
        assert moves(cast.town, draft) == ["submit", "discard"]
        cast.county.bad(404, path_of(draft), method="GET")  # its maker's side's alone
        body = {k: v for k, v in FORM.items()}
        assert cast.town.ask("PUT", path_of(draft), body).status == 428
        cast.town.bad(422, path_of(draft, "/moves"), {"move": "submit"}, "consent")
        edited = cast.town.good(path_of(draft), body, "PUT", **{"If-Match": '"1"'})
        assert edited["version"] == 2 and edited["consent"] == "self"
        assert cast.town.ask("PUT", path_of(draft), body, **{"If-Match": '"1"'}).status == 412
        if not any(a["name"] == "县域医共体" for a in cast.officer.get("/api/agreements?limit=200")["items"]):
            cast.town.bad(409, path_of(draft, "/moves"), {"move": "submit"}, "no agreement of T1 and H1")
        agree(cast)
        assert [p["code"] for p in cast.town.get("/api/referral-partners")["items"]] == ["H1"]
        cast.town.good(path_of(draft, "/results"), {"name": "心电图", "finding": "下壁导联抬高", "recognised": True})
        up = move(cast.town, draft, "submit", version=2)
        assert (up["state"], up["clock"], up["owner"], up["alarm"]) == ("requested", "ack", "taker", "none")
        cast.town.bad(412, path_of(up, "/moves"), {"move": "withdraw", "cause": "error", "version": 2})
        cast.stranger.bad(404, path_of(up), method="GET")
        cast.stranger.bad(404, path_of(up, "/moves"), {"move": "receive"})
        cast.chief.bad(403, path_of(up, "/moves"), {"move": "receive"})
        cast.town.bad(403, path_of(up, "/moves"), {"move": "receive"}, "not the part of the referrer")
        cast.county.bad(409, path_of(up, "/moves"), {"move": "arrive"}, "that is requested has no 'arrive'; allowed: withdraw, receive")
        assert duty(cast.county, up)["owner_name"] == "甲县医院" and duty(cast.town, up) is None
        assert inbox(cast.county, up)["kind"] == "referral"

        # who it is: masked for the two sides, nothing for others, whole for a purpose
        seen = cast.county.get(path_of(up))
        assert seen["name"] == "王**" and seen["summary"] == FORM["summary"] and seen["parties"] == ["taker"]
        above = cast.officer.get(path_of(up))
        assert above["name"] is None and above["summary"] is None and above["patient"] is None and above["moves"] == []
        assert above["results"] == [] and above["diagnosis"] == "I21.900"
        listed = next(r for r in cast.officer.get("/api/referrals?now=yes")["items"] if r["id"] == up["id"])
        assert listed["name"] is None and "王建国" not in str(cast.county.get("/api/referrals"))
        who = cast.county.good(path_of(up, "/unmask"), {"purpose": "treatment"})
        assert who["name"] == "王建国" and who["id_number"] == "11010519491231002X"
        cast.stranger.bad(404, path_of(up, "/unmask"), {"purpose": "treatment"})
        cast.officer.bad(403, path_of(up, "/unmask"), {"purpose": "treatment"})
        looks = [line for line in cast.officer.get("/api/audit?limit=50")["items"] if line["action"] == "referral.unmask"]
        assert looks and looks[0]["reason"] == "treatment", looks[:1]

        move(cast.county, up, "receive")
        assert moves(cast.county, up) == ["ask", "accept", "redirect"]
        cast.county.bad(409, path_of(up, "/moves"), {"move": "decline", "cause": "no_bed"}, "the green channel has no 'decline'")
        cast.county.bad(422, path_of(up, "/moves"), {"move": "accept"}, "place")
        cast.county.bad(422, path_of(up, "/moves"), {"move": "accept", "place": "CCU 3床", "at": "2020-01-01T00:00:00+08:00"}, "at")
        taken = move(cast.county, up, "accept", place="CCU 3床", at=soon())
        assert (taken["state"], taken["place"], taken["task_status"]) == ("scheduled", "CCU 3床", "accepted")
        treated = move(cast.county, up, "arrive")
        assert treated["clock"] == "none" and treated["request_status"] == "active"
        cast.county.bad(409, path_of(up, "/orders"), {"name": "心电图"}, "a recognised result of 心电图")
        cast.county.good(path_of(up, "/orders"), {"name": "冠脉造影"})
        ordered = cast.county.good(path_of(up, "/orders"), {"name": "心电图", "why": "再发胸痛，需动态比较"})["orders"]
        assert [bool(o["repeats"]) for o in ordered] == [False, True]
        cast.town.bad(403, path_of(up, "/orders"), {"name": "心脏超声"})
        assert move(cast.county, up, "discharge")["clock"] == "letter"
        cast.county.bad(409, path_of(up, "/moves"), {"move": "discharge"}, "already")
        cast.county.bad(422, path_of(up, "/moves"), {"move": "complete"}, "note")
        out = move(cast.county, up, "complete", note="急诊 PCI，右冠支架1枚，恢复好")
        assert (out["state"], out["owner"], out["task_status"]) == ("outcome_sent", "referrer", "completed")
        closed = move(cast.town, up, "acknowledge")
        assert closed["state"] == "closed" and closed["moves"] == [] and closed["clock"] == "none"
        assert [s["late"] for s in closed["steps"]] == [False] * len(closed["steps"])
        assert {s["clock"] for s in closed["steps"]} == {"none", "ack", "decision", "visit", "letter", "reply"}
        cast.county.bad(409, path_of(up, "/moves"), {"move": "receive"}, "allowed: nothing")

        # down again, with plan, drugs, warning signs and tasks
        plan = {**FORM, "direction": "down", "priority": "urgent", "taker": "T1", "department": "全科", "based_on": up["id"],
                "reason": "rehabilitation"}
        cast.county.bad(422, "/api/referrals", plan | {"based_on": NOTHING}, "no such referral")
        cast.stranger.bad(422, "/api/referrals", plan, "no such referral")
        down = cast.county.good("/api/referrals", plan)
        assert down["episode"] == up["code"] and down["based_on"] == up["id"] and down["name"] == "王**"
        cast.county.bad(422, path_of(down, "/moves"), {"move": "submit"}, "plan")
        cast.county.good(path_of(down), {k: v for k, v in plan.items() if k not in ("direction", "based_on")}
                         | {"plan": "心脏康复 12 周，4 周后复查血脂", "warning": "再发胸痛超过 15 分钟即回"}, "PUT", **{"If-Match": '"1"'})
        cast.county.bad(409, path_of(down, "/moves"), {"move": "submit"}, "no follow-up task")
        cast.county.good(path_of(down, "/drugs"), {"name": "阿司匹林", "dose": "100 mg 每日一次"})
        cast.county.bad(422, path_of(down, "/tasks"), {"about": "首次随访", "due": "2020-01-01"}, "past")
        cast.county.good(path_of(down, "/tasks"), {"about": "首次随访：血压、用药", "due": today()})
        cast.county.good(path_of(down, "/tasks"), {"about": "复查血脂", "due": today(28)})
        move(cast.county, down, "submit")
        cast.county.bad(409, path_of(down, "/drugs"), {"name": "某药", "dose": "x"}, "allowed: draft")
        move(cast.town, down, "receive")
        assert move(cast.town, down, "accept")["clock"] == "follow_up"
        home = move(cast.town, down, "settle")
        assert home["state"] == "home" and duty(cast.town, down)
        first = home["tasks"][0]
        assert any(w["task"] == first["about"] for w in cast.town.get("/api/referral-duties")["items"])
        where = path_of(down, f"/tasks/{first['id']}/result")
        cast.county.bad(403, where, {"result": "血压平稳"})
        followed = cast.town.good(where, {"result": "血压 120/70，按时服药"})
        assert followed["state"] == "followed_up" and followed["tasks"][0]["result"] and followed["owner"] == "referrer"
        cast.town.bad(409, where, {"result": "再写一次"}, "already")
        end = move(cast.county, down, "acknowledge")
        assert end["state"] == "closed" and not any(s["late"] for s in end["steps"])
        episode = cast.town.get(f"/api/referrals?episode={up['code']}")
        assert {r["direction"] for r in episode["items"]} == {"up", "down"} and episode["total"] == 2


def test_a_missed_clock_is_told_to_the_chief_and_then_to_the_bureau():
    for cast in stage():
        agree(cast)
        late = sent(cast)
        assert duty(cast.county, late)["alarm"] == "none"
        older(cast.server.data, late, 3)  # of five minutes
        assert duty(cast.county, late)["alarm"] == "half" and duty(cast.chief, late) is None
        older(cast.server.data, late, 3)
        assert duty(cast.county, late)["alarm"] == "whole"
        assert duty(cast.chief, late)["owner_name"] == "甲县医院" and inbox(cast.chief, late)["kind"] == "referral_late"
        assert duty(cast.bureau, late) is None
        older(cast.server.data, late, 5)
        assert duty(cast.bureau, late)["alarm"] == "twice" and inbox(cast.bureau, late)["kind"] == "referral_late"
        assert cast.stranger.get("/api/referral-duties")["items"] == []
        step = move(cast.county, late, "receive")["steps"][-1]
        assert step["late"] and step["clock"] == "ack"
        assert duty(cast.bureau, late) is None and duty(cast.county, late)["clock"] == "decision"

        # an agreement may set other limits
        alliance = next(a for a in cast.officer.get("/api/agreements?limit=200")["items"] if a["name"] == "县域医共体")
        where = f"/api/agreements/{alliance['id']}/limits"
        cast.officer.good(where, {"clock": "ack", "priority": "urgent", "minutes": 7})
        cast.officer.bad(422, where, {"clock": "visit", "priority": "urgent", "minutes": 7}, "no limit")
        cast.officer.bad(422, where, {"clock": "ack", "priority": "urgent", "minutes": 0})
        cast.town.bad(403, where, {"clock": "ack", "priority": "urgent", "minutes": 7})
        urgent = sent(cast, priority="urgent")
        spans = [datetime.datetime.fromisoformat(urgent[k]) for k in ("clock_from", "due")]
        assert spans[1] - spans[0] == datetime.timedelta(minutes=7)
        cast.officer.good(where, {"clock": "ack", "priority": "urgent", "minutes": 30})


def test_redirections_questions_and_returns_upwards():
    for cast in stage():
        agree(cast)
        first = sent(cast)
        move(cast.county, first, "receive")
        asked = move(cast.county, first, "ask", note="请补传既往造影")
        assert (asked["state"], asked["owner"], asked["clock"]) == ("awaiting_information", "referrer", "information")
        assert move(cast.town, first, "answer", note="既往未做过")["clock"] == "decision"
        cast.county.bad(422, path_of(first, "/moves"), {"move": "redirect", "cause": "no_specialty"}, "taker")
        cast.county.bad(409, path_of(first, "/moves"), {"move": "redirect", "cause": "no_specialty", "taker": "H2"}, "no agreement")
        old = move(cast.county, first, "redirect", cause="no_specialty", taker="H3")
        assert old["state"] == "redirected" and old["cause"] == "no_specialty" and old["moves"] == []
        new = next(r for r in cast.city.get("/api/referrals?direction=onward")["items"] if r["based_on"] == first["id"])
        assert (new["state"], new["taker"], new["organization"], new["episode"]) == ("requested", "H3", "T1", first["code"])
        assert cast.city.get(path_of(new))["summary"] == FORM["summary"]
        cast.county.bad(404, path_of(new), method="GET")  # of T1 and H3

        plain = sent(cast, priority="routine", vitals=None)
        move(cast.county, plain, "receive")
        cast.county.bad(422, path_of(plain, "/moves"), {"move": "decline"}, "cause")
        cast.county.bad(422, path_of(plain, "/moves"), {"move": "decline", "cause": "died"}, "fit")
        back = move(cast.county, plain, "advise", cause="not_indicated", note="先在本院调整降压药，两周后复诊")
        assert back["state"] == "returned" and back["task_status"] == "rejected" and moves(cast.town, plain) == ["redirect", "revoke"]
        assert move(cast.town, plain, "revoke")["request_status"] == "revoked"

        down = cast.county.good("/api/referrals", {
            **FORM, "direction": "down", "priority": "routine", "taker": "T1", "based_on": plain["id"], "plan": "康复", "warning": "胸痛"})
        cast.county.good(path_of(down, "/tasks"), {"about": "随访", "due": today(3)})
        for who, name in ((cast.county, "submit"), (cast.town, "receive"), (cast.town, "accept")):
            move(who, down, name)
        cast.town.bad(422, path_of(down, "/moves"), {"move": "raise"}, "note")
        assert move(cast.town, down, "raise", note="再发胸痛，血压 90/50，心电图抬高")["state"] == "back_up"
        again = next(r for r in cast.county.get("/api/referrals?priority=green&state=requested")["items"] if r["based_on"] == down["id"])
        assert (again["direction"], again["clock"], again["organization"]) == ("up", "ack", "T1")

        # twice the same question is one referral
        key = {"Idempotency-Key": "referral-" + plain["id"]}
        body = {"direction": "up", "patient": cast.patient, **FORM}
        one, two = (cast.town.ask("POST", "/api/referrals", body, **key) for _ in range(2))
        assert one.status == two.status == 201 and one.json["id"] == two.json["id"]
        cast.town.bad(422, "/api/referrals", body | {"taker": "T1"}, "nobody refers to himself")
        cast.town.bad(422, "/api/referrals", body | {"taker": "H99"}, "no organization")
        cast.town.bad(422, "/api/referrals", body | {"patient": NOTHING}, "no such patient")
        cast.stranger.bad(422, "/api/referrals", body, "no such patient")
        cast.town.bad(422, "/api/referrals", body | {"direction": "onward"}, "redirection")
        cast.town.bad(404, "/api/referrals/" + NOTHING, method="GET")


def test_files_lie_beside_an_episode_for_its_two_sides_and_each_look_is_written_down():
    for cast in stage():
        agree(cast)
        draft = cast.refer(consent="none", consent_note=None)
        path = path_of(draft)
        cast.town.bad(422, path + "/moves", {"move": "submit"}, "consent")
        refused(put(cast.town, path, content=b""), 422, "0 bytes")
        refused(put(cast.town, path, content=b"MZ nothing"), 422, "no PDF")
        refused(put(cast.town, path, "a.png"), 422, "should end in")
        assert put(cast.town, path, size=(4 << 20) + 1).status == 413
        assert put(cast.town, path, consent="uncle").json["errors"][0]["field"] == "consent"
        assert put(cast.town, path, name="").status == 400
        for who in (cast.county, cast.stranger):
            assert put(who, path).status == 404
        assert put(cast.chief, path).status == 403 and put(cast.bureau, path).status == 403
        signed = put(cast.town, path, "王建国同意书.pdf", consent="relative")
        assert signed.status == 201 and signed.json["consent"] == "relative" and signed.json["version"] == draft["version"] + 1
        check(path, signed.json)
        paper = signed.json["materials"][0]
        assert (paper["name"], paper["consent"], paper["party"], paper["bytes_n"]) == ("王建国同意书.pdf", "relative", "referrer", len(PDF))
        assert look(cast.county, path, paper).status == 404  # not sent yet
        move(cast.town, draft, "submit")  # the file stands for where the paper is
        here = cast.county.get(path)["materials"]
        assert here == [paper]
        seen = look(cast.county, path, paper)
        assert seen.status == 200 and seen.body == PDF and seen.headers["Content-Type"] == "application/pdf"
        assert looks(cast.officer, "referral.file")[0] == paper["id"]
        before = len(looks(cast.officer, "referral.file"))
        refused(put(cast.county, path, consent="self"), 403, "not the part of the taker")
        for who, status in ((cast.stranger, 404), (cast.bureau, 403), (cast.chief, 403)):
            assert look(who, path, paper).status == status, who.server
        assert cast.bureau.get(path)["materials"] == [] and cast.chief.get(path)["materials"] == []
        assert look(cast.county, path, draft).status == 404
        assert len(looks(cast.officer, "referral.file")) == before
        # what was told onward takes its files along; another episode has none of them
        move(cast.county, draft, "receive")
        asked = put(cast.county, path, "心电图.png", b"\x89PNG\r\n\x1a\n.")
        assert asked.json["materials"][1]["party"] == "taker" and asked.json["consent"] == "relative"
        move(cast.county, draft, "redirect", cause="no_bed", taker="H3")
        onward = next(r for r in cast.city.get("/api/referrals?direction=onward")["items"] if r["based_on"] == draft["id"])
        assert [m["name"] for m in cast.city.get(path_of(onward))["materials"]] == ["王建国同意书.pdf", "心电图.png"]
        assert look(cast.city, path_of(onward), paper).body == PDF
        other = cast.refer()
        assert look(cast.town, path_of(other), paper).status == 404
        move(cast.town, other, "discard")
        refused(put(cast.town, path_of(other)), 409, "that is cancelled takes no file")


if __name__ == "__main__":
    run_tests(globals())
