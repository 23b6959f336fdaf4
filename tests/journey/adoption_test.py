"""A technique from the gap to where it lasts, over HTTP on both databases, each step held against the
logbook; and who taught whom. Nanhu's story: a doctor comes back from training and does 17 arthroscopic
excisions alone; the first is a first for the place."""
import csv
import os
import tempfile

from journey import XINGLIN, Server, check, fill_province, on_both, run, run_tests
from bulletin_test import programme
from logbook_test import case_id, sign, told
from mastery_test import CHECKS, Cast as Learning
from placement_test import Party, day, move, path_of as placement_path

CYST = "关节镜下腘窝囊肿切除术"
FILE = """id: nanhu
name: 万医进修
place: 杏省
year: 2025
version: %d
direction: up
approval: [county]
figures:
  - {id: cyst, label: 独立开展关节镜下腘窝囊肿切除术, unit: 例, count: {of: procedure, where: {technique: 关节镜下腘窝囊肿切除术, role: independent}}}
  - {id: first, label: 本地首例, date: {of: procedure, first: day, where: {technique: 关节镜下腘窝囊肿切除术, role: independent}}}
bulletin:
  title: 万医进修通报
  blocks: [{heading: 一, text: "独立完成{cyst}，首例为{first}。"}]
"""


class Cast(Learning):
    """H3 wants what P1 of H3 has learned; H3's manager leads it, the officer approves."""

    def __init__(self, server):
        super().__init__(server)
        self.host = Party(server, "manager", "H3")
        self.other = Party(server, "manager", "H2")
        self.second = Party(server, "officer", "990103")

    def open(self, **more):
        return self.host.good("/api/adoptions", {"organization": "H3", "technique": self.code, "practitioner": "P1", **more})

    def case(self, number, **more):
        return self.trainee.good("/api/procedures", told(self.code, number, organization="H3", **more))


def stage():
    for data in on_both(fill_province):
        programme(data)
        programme(data, text=FILE)
        with Server(data) as server:
            yield server, Cast(server)


def where(adoption, rest="/moves"):
    return f"/api/adoptions/{adoption['id']}{rest}"


def adopted(server):
    """One in H1 for the matrix of rights."""
    cast = Learning(server)
    return Party(server, "manager", "H1").good("/api/adoptions", {"organization": "H1", "technique": cast.code})["id"]


APPLY = {"move": "apply", "equipment": "关节镜一套", "staff": "主刀与助手各一名", "safety_plan": "中转开放预案，转诊协议"}


def granted(cast):
    """P1 may work alone: signed cases, a review, two signatures."""
    cast.cases(0, 20)
    for number in range(30, 33):  # the last three, by two people, one from outside
        guest = number % 2 == 0
        body = told(cast.code, number, mentor=cast.guest_code if guest else "P4", day=day(0))
        sign(cast.guest if guest else cast.mentor, cast.trainee.good("/api/procedures", body))
    review = cast.trainee.good("/api/mastery-reviews", cast.ask())
    signing = f"/api/mastery-reviews/{review['id']}/signatures"
    cast.guest.good(signing, {"side": "mentor", "agree": True})
    cast.head.good(signing, {"side": "department", "agree": True, "checked": CHECKS})


def test_each_step_waits_for_its_cases_and_its_party():
    for server, cast in stage():
        a = cast.open()
        check(where(a, ""), a)
        assert a["state"] == "gap" and a["moves"] == ["apply", "lapse"], a
        cast.host.bad(409, "/api/adoptions", {"organization": "H3", "technique": cast.code}, "under way")
        cast.other.bad(403, "/api/adoptions", {"organization": "H3", "technique": cast.code})
        cast.other.bad(404, where(a), APPLY)
        cast.host.bad(422, where(a), APPLY | {"safety_plan": ""})
        assert cast.host.good(where(a), APPLY)["state"] == "applied"
        cast.host.bad(403, where(a, "/approval"), {"move": "approve"}, "own application")
        cast.officer.bad(422, where(a, "/approval"), {"move": "refuse"})
        cast.officer.bad(422, where(a, "/approval"), {"move": "lapse", "why": "safety"})
        assert cast.second.good(where(a, "/approval"), {"move": "approve"})["state"] == "approved"
        cast.host.bad(409, where(a), {"move": "first"}, "no case here since the approval")
        made = cast.case(1, day=day(0))
        assert cast.host.good(where(a), {"move": "first"})["first_day"] == day(0)
        cast.host.bad(409, where(a), {"move": "supervise"}, "signed")
        sign(cast.mentor, made, 3)
        assert cast.host.good(where(a), {"move": "supervise"})["state"] == "supervised"
        cast.case(2, role="independent", day=day(0))
        cast.host.bad(409, where(a), {"move": "alone"}, "review")  # he did, but nobody let him
        for case in cast.officer.get(f"/api/procedures?technique={cast.code}&state=open")["items"]:
            sign(cast.mentor, case)
        granted(cast)
        alone = cast.host.good(where(a), {"move": "alone"})
        assert alone["state"] == "independent" and alone["entrusted_n"] == 1 and alone["alone_n"] == 1, alone
        followed = cast.host.good(where(a), {"move": "follow_up", "event_n": 0, "why": "三个月随访无不良事件"})
        assert followed["state"] == "independent" and followed["steps"][-1]["event_n"] == 0
        cast.host.bad(409, where(a), {"move": "sustain"}, "has not left")
        cast.host.bad(422, where(a), {"move": "leave", "day": day(1)})
        cast.host.good(where(a), {"move": "leave", "day": day(-100)})
        cast.host.bad(409, where(a), {"move": "sustain"}, "6 months")
        cast.host.good(where(a), {"move": "leave", "day": day(-200)})
        lasts = cast.host.good(where(a), {"move": "sustain"})
        assert lasts["state"] == "sustained" and lasts["sustained_day"] == day(0), lasts
        cast.host.bad(422, where(a), {"move": "lapse", "why": "天气"})
        lapsed = cast.host.good(where(a), {"move": "lapse", "why": "equipment"})
        assert lapsed["reason"] == "equipment" and lapsed["moves"] == ["apply"], lapsed
        page = cast.officer.get(f"/api/adoptions?technique={cast.code}")
        check("/api/adoptions", page)
        assert page["items"][0]["claimed_n"] == 2 and page["total"] == 1, page["items"][0]


def test_nanhu_17_excisions_alone_after_a_training_and_the_service_is_open():
    for server, cast in stage():
        before = cast.officer.good("/api/bulletins", {"programme": "nanhu"})["blocks"][0]["text"]
        code = f"{cast.code}N"
        cast.officer.good("/api/catalogue", {"code": code, "name": CYST, "discipline": "骨科", "level": 3})
        learner, host = Party(server, "trainee", "P2"), Party(server, "manager", "H1")
        needs = {"need_spectrum": "膝关节病例上升", "need_outflow": "腘窝囊肿多到县外手术", "need_capability": "无人开展关节镜"}
        for p in cast.officer.get("/api/placements?practitioner=P2&now=yes&limit=200")["items"]:
            move(cast.officer, p, "end_early" if p["state"] in ("arrived", "active", "leave") else "cancel", why="清场")
        p = cast.host.good("/api/trainings", {"programme": "p", "practitioner": "P2", "organization": "H1", "technique": code,
                                              "from": day(-300), "until": day(-200), **needs})
        move(cast.host, p, "accept")
        move(host, p, "confirm")
        host.good(placement_path(p, "/tasks"), {"about": "跟台20例", "due": day(-210)})
        move(cast.host, p, "notice")
        move(learner, p, "arrive", day=day(-300))
        move(host, p, "start", day=day(-300))
        move(host, p, "end", day=day(-200))
        host.good(placement_path(p, "/reviews"), {"kind": "evaluation", "grade": "good"})
        move(host, p, "evaluate")
        move(cast.host, p, "return", day=day(-199))
        for months in (3, 6):  # the service opened at 6 months
            checked = cast.host.good(placement_path(p, "/checks"), {"months": months, "equipped": months == 6, "opened": months == 6,
                                                                    "case_n": 17 if months == 6 else 0, "taught_n": 0,
                                                                    **({"reason": "equipment"} if months == 3 else {})})
        assert [c["opened"] for c in checked["checks"]] == [False, True, False], checked["checks"]
        for number in range(17):
            learner.good("/api/procedures", told(code, number, organization="H3", role="independent", mentor=None,
                                                 programme="nanhu", day=day(-90 + 5 * number)))
        after = cast.officer.good("/api/bulletins", {"programme": "nanhu"})["blocks"][0]["text"]
        if "0例" in before:
            assert after.startswith("独立完成17例"), (before, after)
        assert learner.get(f"/api/procedures?technique={code}&role=independent")["total"] == 17


def test_the_tree_tells_who_taught_whom_and_what_was_lost():
    for server, cast in stage():
        third = Party(server, "trainee", "P3")
        for number in range(3):
            cast.case(number, day=day(-30 + number), mentor=cast.guest_code)
        cast.case(5, role="independent", day=day(-20))
        for number in range(2):
            third.good("/api/procedures", told(cast.code, number, organization="H3", mentor="P1", day=day(-9 + number)))
        third.good("/api/procedures", told(cast.code, 9, organization="H3", role="independent", mentor=None, day=day(-1)))
        seen = cast.officer.get(f"/api/spread?technique={cast.code}")
        check("/api/spread", seen)
        tree = seen["trees"][0]
        nodes = {n["code"]: n for n in tree["nodes"]}
        assert nodes["P1"]["parent"] == cast.guest_code and nodes["P3"]["parent"] == "P1", nodes
        assert nodes["P3"]["generation"] == 2 and nodes[cast.guest_code]["below_n"] == 2
        assert nodes[cast.guest_code]["state"] == "source" and tree["reproduction"] is None
        past = cast.officer.get(f"/api/spread?technique={cast.code}&until={day(-10)}")
        then = {n["code"]: n["state"] for n in past["trees"][0]["nodes"]}
        assert past["seen_from"] == min(day(-10), seen["seen_from"]) and then == {"P1": "done", cast.guest_code: "source"}, then
        assert cast.officer.get(f"/api/spread?technique={cast.code}&until={day(-60)}")["trees"] == []
        cast.officer.bad(400, f"/api/spread?technique={cast.code}&until=soon", method="GET")
        mine = cast.officer.get("/api/spread?expert=P1")["trees"]
        branch = next(t for t in mine if t["technique"] == cast.code)
        assert {n["code"] for n in branch["nodes"]} == {"P1", "P3"}, branch
        assert cast.other.get(f"/api/spread?technique={cast.code}")["trees"] == []
        cast.officer.bad(400, "/api/spread", method="GET")
        assert case_id()


def test_what_was_planted_in_the_demonstration_is_found():
    """Who taught whom, who goes on and who gave up, against truth/spread.csv of the invented province; of
    the learning curves the slow one never reaches its limit, the quick one does."""
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "region")
        run(XINGLIN, "demo", data, "--counties", "8", "--months", "3", "--seed", "5")
        with open(os.path.join(data, "truth", "spread.csv"), encoding="utf-8") as file:
            truth = {row["doctor"]: row for row in csv.DictReader(file)}
        with Server(data) as server:
            tree = server.get("/api/spread?technique=T-JS-01")["trees"][0]
            found = {n["code"]: n for n in tree["nodes"]}
            for code, row in truth.items():
                node = found[code]
                assert (node["parent"], node["generation"], node["state"], node["county"]) == (
                    row["teacher"], int(row["generation"]), row["state"], row["county"]), (row, node)
            roots = set(found) - set(truth)
            assert len(roots) == 1 and found[roots.pop()]["state"] == "source"
            assert (tree["done_n"], tree["lost_n"], tree["learning_n"]) == (4, 2, 2), tree
            assert (tree["county_done_n"], tree["county_lost_n"], tree["generation_n"]) == (4, 2, 4), tree
            assert (tree["ripe_n"], tree["ripe_made_n"]) == (5, 4), tree  # alone for a year; made two, one, one
            curves = server.get("/api/masteries?technique=T-JS-01")["items"]
            slow = [c for c in curves if c["failure_n"] * 5 > c["case_n"]]
            assert len(slow) == 1 and slow[0]["state"] == "learning" and slow[0]["level"] is None, slow
            quick = [c for c in curves if c["level"] == 4 or c["signal_day"]]
            assert len(quick) == 6, [(c["practitioner_code"], c["state"]) for c in curves]
            lapsed = server.get("/api/adoptions?technique=T-JS-01&state=lapsed")["items"]
            lost = {row["county"] for row in truth.values() if row["state"] == "lost"}
            assert {a["county"] for a in lapsed} == lost and all(a["reason"] == "expert_left" for a in lapsed)


if __name__ == "__main__":
    run_tests(globals())
