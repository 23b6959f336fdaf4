"""Placements over HTTP on both databases: from proposal to certificate, each move by its party, with
days, tasks, leave, reviews; training with its needs and checks; and every wrong way."""
import datetime
import json
import time

from journey import Server, check, fill_province, on_both, run_tests, token
from bulletin_test import programme

NUMBER = [0]
TODAY = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).date()


def day(offset):
    return (TODAY + datetime.timedelta(offset)).isoformat()


class Party:
    """Somebody who asks with a token of a post."""

    def __init__(self, server, role, scope):
        self.server, self.bearer = server, token(server.data, role, scope)

    def ask(self, method, path, body=None, **headers):
        NUMBER[0] += 1
        sent = {"Authorization": f"Bearer {self.bearer}", **headers}
        if method == "POST":
            sent.setdefault("Idempotency-Key", f"k{NUMBER[0]}-{time.monotonic_ns()}")
        if body is not None:
            sent["Content-Type"] = "application/json"
        return self.server.ask(path, method, sent, None if body is None else json.dumps(body))

    def get(self, path):
        answer = self.ask("GET", path)
        assert answer.status == 200, (path, answer.status, answer.body)
        return answer.json

    def good(self, path, body=None, method="POST", **headers):
        answer = self.ask(method, path, body, **headers)
        assert answer.status in (200, 201), (path, body, answer.status, answer.body)
        return answer.json

    def bad(self, status, path, body=None, said="", method="POST", **headers):
        answer = self.ask(method, path, body, **headers)
        assert answer.status == status, (path, body, answer.status, answer.body)
        assert said in answer.json["detail"], answer.json
        return answer.json


class Cast:
    def __init__(self, server, code):
        self.code = code
        self.officer = Party(server, "officer", "990000")
        self.host = Party(server, "manager", "H1")
        self.home = Party(server, "manager", "H3")
        self.person = Party(server, "expert", code)
        self.other = Party(server, "manager", "H2")


def proposed(who, code="P4", start=-20, end=100, **more):
    body = {"programme": "p", "kind": "posting", "practitioner": code, "organization": "H1",
            "from": day(start), "until": day(end), **more}
    return who.good("/api/placements", body)


def path_of(placement, rest=""):
    return f"/api/placements/{placement['id']}{rest}"


def move(who, placement, name, **more):
    return who.good(path_of(placement, "/moves"), {"move": name, **more})


def arrived(cast, **more):
    """A posting whose person has come and works."""
    p = proposed(cast.home, cast.code, **more)
    move(cast.home, p, "accept")
    move(cast.host, p, "confirm")
    cast.host.good(path_of(p, "/tasks"), {"about": "教学查房每月两次", "due": day(60)})
    move(cast.home, p, "notice")
    move(cast.person, p, "arrive", day=day(-10))
    return move(cast.host, p, "start", day=day(-10))




def cleared(cast):
    """Nobody is bound from today on: the database of the journeys is filled once."""
    for p in cast.officer.get(f"/api/placements?practitioner={cast.code}&now=yes&limit=200")["items"]:
        late = p["state"] in ("arrived", "active", "leave")
        move(cast.officer, p, "end_early" if late else "cancel", why="清场")


def stage(code="P4"):
    """Who has been somewhere is bound for good, so each story has a person of its own."""
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            cast = Cast(server, code)
            cleared(cast)
            yield server, cast


def test_a_posting_goes_from_proposal_to_a_certificate_anyone_can_verify():
    for server, cast in stage("P1"):
        p = proposed(cast.home, "P1")
        check("/api/placements/{placement}".replace("{placement}", p["id"]), p)
        assert p["state"] == "proposed" and p["moves"] == ["accept", "cancel"] and p["parties"] == ["sender"]
        assert p["home"] == "H3" and p["organization_name"] == "甲县医院"
        assert cast.host.get(path_of(p))["moves"] == ["cancel"]
        move(cast.home, p, "accept")
        assert cast.host.get(path_of(p))["moves"] == ["confirm", "cancel"]
        move(cast.host, p, "confirm")
        cast.home.bad(409, path_of(p, "/moves"), {"move": "notice"}, "task list")
        cast.host.good(path_of(p, "/tasks"), {"about": "开展髋关节置换", "due": day(30)})
        move(cast.home, p, "notice")
        move(cast.person, p, "arrive", day=day(-12))
        started = move(cast.host, p, "start", day=day(-12))
        assert started["state"] == "active" and started["arrived"] == day(-12)
        cast.person.good(path_of(p, "/days"), {"from": day(-12), "until": day(0)})
        told = cast.host.good(path_of(p, "/days"), {"from": day(-12), "until": day(-3)})
        assert told["confirmed"] == 10 and len(told["on_site"]) == 13
        cast.host.good(path_of(p, "/reviews"), {"kind": "midterm", "grade": "good", "note": "带教认真"})
        task = started["tasks"][0]["id"]
        cast.host.bad(409, path_of(p, f"/tasks/{task}/sign"), None, "not told done")
        cast.person.good(path_of(p, f"/tasks/{task}/done"))
        cast.person.bad(403, path_of(p, f"/tasks/{task}/sign"))
        move(cast.host, p, "end")
        cast.host.bad(409, path_of(p, "/moves"), {"move": "certify"}, "final review")
        cast.host.good(path_of(p, "/reviews"), {"kind": "final", "grade": "excellent"})
        cast.host.bad(409, path_of(p, "/moves"), {"move": "certify"}, "not signed off")
        cast.host.good(path_of(p, f"/tasks/{task}/sign"))
        done = move(cast.host, p, "certify")
        assert done["state"] == "certified" and done["moves"] == []
        assert [s["move"] for s in done["steps"]] == ["accept", "confirm", "notice", "arrive", "start", "end", "certify"]
        assert [s["party"] for s in done["steps"]] == ["sender", "host", "sender", "person", "host", "host", "host"]
        code = done["certificates"][0]["code"]
        assert done["certificates"][0]["days"] == 10
        page = server.ask(f"/public/certificates?code={code}", headers={})
        text = page.body.decode()
        assert page.status == 200 and "本证明有效" in text and "甲县医院" in text and "10天" in text
        assert "张○" in text and "张一" not in text and "P1" not in text, text
        typed = "-".join(code[i:i + 4] for i in range(0, 21, 4)).lower()
        assert server.ask(f"/public/certificates?code={typed}", headers={}).status == 200
        forged = ("1" if code[0] != "1" else "2") + code[1:]
        for wrong in (forged, code[:-1], "A" * 21, "x" * 40):
            page = server.ask(f"/public/certificates?code={wrong}", headers={})
            assert page.status == 404 and "查无此证" in page.body.decode(), wrong
        assert "查无此证" not in server.ask("/public/certificates", headers={}).body.decode()
        assert cast.person.ask("GET", path_of(p, "/certificate?form=exe")).status == 400
        html = cast.home.ask("GET", path_of(p, "/certificate")).body.decode()
        assert "张一" in html and "在岗10天" in html
        cast.home.bad(403, path_of(p, "/certificate/withdraw"), {"code": code, "why": "误发"})
        cast.host.bad(404, path_of(p, "/certificate/withdraw"), {"code": "0" * 21, "why": "误发"})
        cast.host.good(path_of(p, "/certificate/withdraw"), {"code": code, "why": "误发"})
        cast.host.bad(409, path_of(p, "/certificate/withdraw"), {"code": code, "why": "误发"})
        page = server.ask(f"/public/certificates?code={code}", headers={})
        assert page.status == 200 and "撤销，不再有效" in page.body.decode()


def test_a_move_is_made_by_its_party_from_its_state_alone():
    for _, cast in stage():
        p = proposed(cast.home)
        cast.host.bad(403, path_of(p, "/moves"), {"move": "accept"})
        cast.person.bad(403, path_of(p, "/moves"), {"move": "accept"})
        cast.other.bad(404, path_of(p, "/moves"), {"move": "accept"})
        refused = cast.host.bad(409, path_of(p, "/moves"), {"move": "confirm"})
        assert "is proposed cannot become confirmed; allowed: accepted, cancelled" in refused["detail"]
        cast.host.bad(409, path_of(p, "/moves"), {"move": "end"}, "allowed: accepted, cancelled")
        cast.home.bad(422, path_of(p, "/moves"), {"move": "cancel"}, "reason")
        cast.home.bad(422, path_of(p, "/moves"), {"move": "fly"})
        move(cast.home, p, "cancel", why="本人生病")
        gone = cast.officer.get(path_of(p))
        assert gone["state"] == "cancelled" and gone["reason"] == "本人生病" and gone["moves"] == []
        cast.home.bad(409, path_of(p, "/moves"), {"move": "accept"}, "allowed: nothing")


def test_nobody_is_placed_twice_on_one_day():
    for _, cast in stage():
        first = proposed(cast.home, start=1, end=50)
        second = proposed(cast.home, start=40, end=90)  # two proposals may compete
        move(cast.home, first, "accept")
        cast.home.bad(409, path_of(second, "/moves"), {"move": "accept"}, f"placed elsewhere on {day(40)}")
        cast.home.bad(409, "/api/placements", {"programme": "p", "kind": "secondment", "practitioner": "P4",
                                               "organization": "H2", "from": day(50)}, "placed elsewhere")
        third = proposed(cast.home, start=51, end=90)
        move(cast.home, third, "accept")
        cast.home.bad(409, path_of(third), {"from": day(50), "until": day(90)}, "placed elsewhere",
                      method="PUT", **{"If-Match": '"2"'})


def test_leave_extension_and_early_end():
    for _, cast in stage("P2"):
        p = arrived(cast)
        cast.host.bad(422, path_of(p, "/moves"), {"move": "leave", "day": day(-5)}, "reason")
        move(cast.host, p, "leave", day=day(-5), why="探亲")
        cast.person.bad(409, path_of(p, "/days"), {"from": day(-4)}, "leave")
        cast.person.bad(409, path_of(p, "/moves"), {"move": "arrive"}, "is leave cannot become arrived")
        back = move(cast.person, p, "resume", day=day(-2))
        assert back["leaves"] == [{"from": day(-5), "until": day(-3), "why": "探亲"}]
        told = cast.person.good(path_of(p, "/days"), {"from": day(-6), "until": day(-1)})
        assert [d["day"] for d in told["on_site"]] == [day(-6), day(-2), day(-1)]
        cast.home.bad(422, path_of(p, "/moves"), {"move": "extend", "until": day(99), "why": "需要"}, "later")
        assert move(cast.home, p, "extend", until=day(160), why="科室需要")["until"] == day(160)
        ended = move(cast.home, p, "end_early", why="家中有事")
        assert ended["state"] == "ended_early" and ended["reason"] == "家中有事" and ended["ended"] == day(0)


def test_days_are_told_within_the_stay_and_not_in_a_closed_month():
    for _, cast in stage("P3"):
        p = proposed(cast.home, "P3", start=-80)
        cast.person.bad(409, path_of(p, "/days"), {}, "begin with the arrival")
        move(cast.home, p, "accept")
        move(cast.host, p, "confirm")
        cast.host.good(path_of(p, "/tasks"), {"about": "查房", "due": day(60)})
        move(cast.home, p, "notice")
        move(cast.person, p, "arrive", day=day(-70))
        move(cast.host, p, "start", day=day(-70))
        cast.person.bad(422, path_of(p, "/days"), {"from": day(1)}, "future")
        cast.person.bad(422, path_of(p, "/days"), {"from": day(-71)}, "outside")
        cast.person.bad(422, path_of(p, "/days"), {"from": day(-60), "until": day(-20)}, "1 to 31")
        cast.home.bad(403, path_of(p, "/days"), {})
        month = (TODAY - datetime.timedelta(65)).isoformat()[:7]
        told = [m for m in (day(-n) for n in range(70)) if m[:7] == month]
        for who in (cast.person, cast.host):
            who.good(path_of(p, "/days"), {"from": told[-1], "until": told[0]})
        cast.host.bad(422, path_of(p, "/months"), {"month": day(0)[:7]}, "not over")
        closed = cast.host.good(path_of(p, "/months"), {"month": month})
        assert closed["closed_months"] == [{"month": month, "days": len(told)}]
        cast.host.bad(409, path_of(p, "/months"), {"month": month}, "closed already")
        cast.person.bad(409, path_of(p, "/days"), {"from": told[0]}, "closed")
        cast.host.bad(409, path_of(p, "/moves"), {"move": "end", "day": told[0]}, "closed")


def test_two_editors_do_not_overwrite_each_other_and_the_same_request_is_done_once():
    for _, cast in stage():
        p = proposed(cast.home)
        edit = {"from": day(3), "until": day(80), "held_title": "副院长"}
        edited = cast.home.good(path_of(p), edit, "PUT", **{"If-Match": '"1"'})
        assert edited["held_title"] == "副院长" and edited["version"] == 2
        stale = cast.host.ask("PUT", path_of(p), edit, **{"If-Match": '"1"'})
        assert stale.status == 412, stale.body
        assert cast.host.ask("PUT", path_of(p), edit).status == 428
        cast.home.bad(412, path_of(p, "/moves"), {"move": "accept", "version": 1})
        once = {"Idempotency-Key": f"once-{time.monotonic_ns()}"}
        cast.home.good(path_of(p, "/moves"), {"move": "accept", "version": 2}, **once)
        cast.home.good(path_of(p, "/moves"), {"move": "accept", "version": 2}, **once)
        assert cast.home.get(path_of(p))["version"] == 3
        move(cast.host, p, "confirm")
        cast.home.bad(409, path_of(p), edit, "allowed: proposed, accepted", method="PUT", **{"If-Match": '"4"'})


def test_wrong_proposals_are_refused_by_field_and_keep_nothing():
    for _, cast in stage():
        before = cast.officer.get("/api/placements")["total"]
        good = {"programme": "p", "kind": "posting", "practitioner": "P4", "organization": "H1", "from": day(1)}
        for change, field in (({"programme": "none"}, "programme"), ({"practitioner": "P99"}, "practitioner"),
                              ({"organization": "H99"}, "organization"), ({"organization": "H3"}, "organization"),
                              ({"until": day(0)}, "until"), ({"kind": "shared_post"}, "post"),
                              ({"kind": "training"}, "kind"), ({"succeeds": "X"}, "succeeds"), ({"kind": "x"}, "kind")):
            answer = cast.home.bad(422, "/api/placements", {**good, **change})
            assert answer["errors"][0]["field"] == field, (change, answer)
        cast.other.bad(403, "/api/placements", good)
        assert cast.officer.get("/api/placements")["total"] == before


def test_a_plan_that_is_not_published_sends_nobody():
    for server, cast in stage():
        plan = server.get("/api/plans")["items"][0]
        if plan["state"] != "published":
            cast.officer.bad(409, f"/api/plans/{plan['id']}/placements", {"programme": "p"}, "published")
        cast.officer.bad(404, f"/api/plans/{plan['id']}/placements", {"programme": "none"})


def test_training_is_nominated_with_its_needs_and_looked_after_when_the_person_is_back():
    for server, cast in stage():
        good = {"programme": "p", "practitioner": "P4", "organization": "H2", "technique": "血管彩超", "from": day(-9),
                "until": day(30), "need_spectrum": "脑血管病上升", "need_outflow": "外转四成", "need_capability": "无人会做"}
        for need in ("need_spectrum", "need_outflow", "need_capability"):
            for body in ({k: v for k, v in good.items() if k != need}, {**good, need: "  "}):
                assert cast.home.bad(422, "/api/trainings", body)["errors"][0]["field"] == need
        p = cast.home.good("/api/trainings", good)
        assert p["kind"] == "training" and p["needs"][0]["outflow"] == "外转四成"
        move(cast.home, p, "accept")
        cast.home.bad(403, path_of(p, "/moves"), {"move": "confirm"})
        move(cast.other, p, "confirm")  # the host accepts him
        cast.home.bad(409, path_of(p, "/moves"), {"move": "notice"}, "task list")
        cast.other.good(path_of(p, "/tasks"), {"about": "跟台20例", "due": day(20)})
        move(cast.home, p, "notice")
        move(Party(server, "trainee", "P4"), p, "arrive", day=day(-8))
        move(cast.other, p, "start", day=day(-8))
        move(cast.other, p, "end", day=day(-7))
        cast.other.bad(409, path_of(p, "/moves"), {"move": "certify"}, "allowed: evaluated")
        cast.other.bad(409, path_of(p, "/moves"), {"move": "evaluate"}, "evaluation is missing")
        cast.other.bad(409, path_of(p, "/reviews"), {"kind": "final", "grade": "good"})
        cast.other.good(path_of(p, "/reviews"), {"kind": "evaluation", "grade": "good"})
        move(cast.other, p, "evaluate")
        back = move(cast.home, p, "return", day=day(-6))
        assert [c["after_months"] for c in back["checks"]] == [3, 6, 12] and not back["checks"][0]["done"]
        told = {"months": 3, "equipped": False, "opened": False, "case_n": 0, "taught_n": 0, "reason": "equipment"}
        cast.home.bad(409, path_of(p, "/checks"), told, "15 days earlier")
        cast.other.bad(403, path_of(p, "/checks"), told)
        assert move(cast.other, p, "certify")["certificates"]


def test_the_own_last_move_is_taken_back_and_nobody_elses():
    for _, cast in stage("P3"):
        p = proposed(cast.home, "P3", start=-400, end=-200)  # before the other story of his
        cast.home.bad(409, path_of(p, "/moves"), {"move": "undo"}, "only who moved the placement last")
        accepted = move(cast.home, p, "accept")
        assert accepted["moves"][-1] == "undo" and "undo" not in cast.host.get(path_of(p))["moves"]
        cast.host.bad(409, path_of(p, "/moves"), {"move": "undo"}, "only who moved the placement last")
        cast.other.bad(404, path_of(p, "/moves"), {"move": "undo"})
        cast.home.bad(412, path_of(p, "/moves"), {"move": "undo", "version": accepted["version"] - 1})
        back = move(cast.home, p, "undo", version=accepted["version"])
        assert back["state"] == "proposed" and [s["move"] for s in back["steps"]] == ["accept", "undo"]
        assert "undo" not in back["moves"]
        cast.home.bad(409, path_of(p, "/moves"), {"move": "undo"}, "nobody else has acted")
        move(cast.home, p, "accept")
        move(cast.host, p, "confirm")
        cast.home.bad(409, path_of(p, "/moves"), {"move": "undo"}, "nobody else has acted")
        cast.host.good(path_of(p, "/tasks"), {"about": "查房", "due": day(30)})
        cast.host.bad(409, path_of(p, "/moves"), {"move": "undo"}, "nobody else has acted")  # a task was set since
        move(cast.home, p, "notice")
        assert move(cast.person, p, "arrive", day=day(-395))["arrived"] == day(-395)
        assert move(cast.person, p, "undo")["arrived"] is None
        move(cast.person, p, "arrive", day=day(-394))
        move(cast.host, p, "start", day=day(-394))
        longer = move(cast.home, p, "extend", until=day(-150), why="效果好")
        assert longer["until"] == day(-150) and move(cast.home, p, "undo")["until"] == day(-200)
        move(cast.host, p, "leave", day=day(-390), until=day(-388), why="会议")
        back = move(cast.host, p, "undo")
        assert back["state"] == "active" and back["leaves"] == []
        ended = move(cast.host, p, "end_early", day=day(-300), why="家中有事")
        assert ended["reason"] == "家中有事"
        back = move(cast.host, p, "undo")
        assert back["state"] == "active" and back["reason"] is None and back["ended"] is None
        assert [s["move"] for s in back["steps"]].count("undo") == 5
        move(cast.host, p, "end", day=day(-200))


def test_a_late_arrival_is_seen_in_the_ledger_and_parity_holds_through_two_rotations():
    for _, cast in stage("P2"):
        code = f"S{time.monotonic_ns()}"
        grant = {"code": code, "programme": "p", "home": "H3", "organization": "H1", "discipline": "消化内科",
                 "seat_n": 1, "from": day(20)}
        cast.officer.good("/api/shared-posts", grant)
        assert cast.officer.bad(422, "/api/shared-posts", grant)["errors"][0]["field"] == "code"
        cast.home.bad(403, "/api/shared-posts", {**grant, "code": code + "x"})
        code = code + "-2"  # granted three days ago
        cast.officer.good("/api/shared-posts", {**grant, "code": code, "from": day(-3)})

        def ledger():
            page = cast.host.get(f"/api/parity?from={day(-3)}&until={day(40)}")
            assert any(d["discipline"] == "消化内科" for d in page["disciplines"])
            return next(p for p in page["posts"] if p["code"] == code)

        def placed(who, begin, end, **more):
            p = proposed(cast.home, who, kind="shared_post", post=code, start=begin, end=end, **more)
            move(cast.home, p, "accept")
            move(cast.host, p, "confirm")
            return move(cast.home, p, "notice")

        assert ledger()["short_days"] == 44
        first = placed("P4", 1, 20)  # expected from tomorrow on
        assert [(r["from"], r["present"]) for r in ledger()["runs"]] == [(day(-3), 0), (day(1), 1), (day(21), 0)]
        move(cast.officer, first, "cancel", why="改派")
        late = placed("P4", -3, 20)  # owed for three days, comes today
        move(cast.host, late, "arrive")
        move(cast.host, late, "start")
        runs = ledger()["runs"]
        assert [(r["from"], r["until"], r["present"]) for r in runs] == [
            (day(-3), day(-1), 0), (day(0), day(20), 1), (day(21), day(40), 0)], runs
        cast.host.bad(409, path_of(late, "/moves"), {"move": "hand_over"}, "nobody who takes over")
        second = placed("P4", 21, 60, succeeds=late["code"])
        assert ledger()["short_days"] == 3 and ledger()["runs"][-1]["present"] == 1
        move(cast.host, late, "leave", day=day(1), until=day(3), why="会议")
        assert [(r["from"], r["present"]) for r in ledger()["runs"]][2:4] == [(day(1), 0), (day(4), 1)]
        move(cast.officer, second, "cancel", why="清场")
        cast.officer.bad(400, f"/api/parity?from={day(5)}&until={day(1)}", None, method="GET")


def test_what_waits_is_listed_for_both_sides_with_owner_and_day():
    for _, cast in stage():
        p = proposed(cast.home, start=2)
        mine = [d for d in cast.host.get("/api/duties")["items"] if d["placement"] == p["id"]]
        assert [(d["kind"], d["owner"], d["due"]) for d in mine] == [("move", "sender", day(2))], mine
        move(cast.home, p, "accept")
        cast.host.good(path_of(p, "/tasks"), {"about": "查房", "due": day(20)})
        mine = [d for d in cast.home.get("/api/duties")["items"] if d["placement"] == p["id"]]
        assert [(d["kind"], d["owner"]) for d in mine] == [("move", "host"), ("task", "person")], mine
        assert p["id"] not in [d["placement"] for d in cast.other.get("/api/duties")["items"]]


if __name__ == "__main__":
    run_tests(globals())
