"""Pairs of mentor and apprentice over HTTP on both databases: agreed by both, begun, measured by the
logbook, completed; a mentor's capacity under racing agreements; schools and what they keep."""
import threading
import time
from urllib.parse import quote

from journey import Server, check, fill_province, on_both, run_tests
from bulletin_test import programme
from placement_test import Party, day


def learner(officer, code):
    """Somebody of H1 who learns; the database of the journeys is filled once."""
    answer = officer.ask("POST", "/api/practitioners", {"organization": "H1", "code": code, "name": "王学",
                                                        "discipline": "骨科", "title_rank": 2})
    assert answer.status == 201, answer.body
    return code


class Cast:
    def __init__(self, server):
        self.stamp = time.monotonic_ns()
        self.officer = Party(server, "officer", "990000")
        self.host = Party(server, "manager", "H1")
        self.home = Party(server, "manager", "H3")
        self.mentor = Party(server, "expert", "P4")
        self.other = Party(server, "manager", "H2")
        self.codes = [learner(self.officer, f"L{n}-{self.stamp}") for n in range(2)]
        self.apprentice = Party(server, "trainee", self.codes[0])


def stage():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            cast = Cast(server)
            for pair in cast.officer.get("/api/mentorships?practitioner=P4&now=yes&limit=200")["items"]:
                move(cast.officer, pair, "end_early", why="清场")
            yield server, cast


def proposed(who, apprentice, mentor="P4", **more):
    return who.good("/api/mentorships", {"programme": "p", "mentor_code": mentor, "apprentice_code": apprentice,
                                         "technique": "全髋关节置换", **more})


def path_of(pair, rest=""):
    return f"/api/mentorships/{pair['id']}{rest}"


def move(who, pair, name, **more):
    return who.good(path_of(pair, "/moves"), {"move": name, **more})


def test_a_pair_goes_from_proposal_to_completion():
    for _, cast in stage():
        pair = proposed(cast.apprentice, cast.codes[0], until=day(365))
        check(path_of(pair), pair)
        assert pair["state"] == "proposed" and pair["parties"] == ["apprentice"] and pair["moves"] == ["agree", "end_early"]
        assert pair["organization_name"] == "甲县医院" and pair["home_name"] == "东市医院"
        waits = cast.officer.get("/api/mentorship-duties")["items"]
        assert {d["owner"] for d in waits if d["mentorship"] == pair["id"]} == {"mentor", "apprentice"}
        agreed = move(cast.apprentice, pair, "agree")
        assert agreed["state"] == "proposed" and agreed["apprentice_agreed"] == day(0) and not agreed["mentor_agreed"]
        cast.host.bad(409, path_of(pair, "/moves"), {"move": "agree"}, "agreed already")
        cast.officer.bad(403, path_of(pair, "/moves"), {"move": "agree"}, "officer")
        cast.other.bad(404, path_of(pair, "/moves"), {"move": "agree"})
        assert move(cast.mentor, pair, "agree")["state"] == "agreed"
        cast.host.bad(409, path_of(pair, "/moves"), {"move": "start"}, "without a goal")
        goal = {"technique": "全髋关节置换", "level": 4, "case_n": 10, "due": day(300)}
        cast.mentor.bad(422, path_of(pair, "/goals"), goal | {"level": 6})
        cast.mentor.bad(422, path_of(pair, "/goals"), goal | {"due": day(-1)}, "past")
        set_ = cast.mentor.good(path_of(pair, "/goals"), goal)
        assert set_["goals"][0]["done_n"] == 0 and set_["goals"][0]["reached"] is None
        cast.host.bad(422, path_of(pair, "/goals"), goal, "goal of the pair already")
        cast.host.bad(422, path_of(pair, "/moves"), {"move": "start", "day": day(1)}, "future")
        begun = move(cast.host, pair, "start")
        assert begun["state"] == "active" and begun["ceremony"] == day(0)
        met = cast.apprentice.good(path_of(pair, "/meetings"), {"kind": "consult", "about": "会诊一例股骨头坏死"})
        assert met["meetings"][0]["kind"] == "consult"
        cast.apprentice.bad(422, path_of(pair, "/meetings"), {"kind": "online", "about": "复盘", "day": day(1)}, "future")
        cast.apprentice.bad(422, path_of(pair, "/meetings"), {"kind": "teaching", "about": "讲座"}, "counts by itself")
        taught = cast.mentor.good("/api/teachings", {"kind": "lecture", "organization": "H1", "topic": "胸痛", "day": day(0), "held": True, "attendees_n": 9})
        assert not any(m["kind"] == "teaching" for m in cast.mentor.get(path_of(pair))["meetings"])  # he was not named
        cast.host.good(f"/api/teachings/{taught['id']}/attendances", {"practitioner_code": cast.codes[0]})
        seen = cast.mentor.get(path_of(pair))["meetings"]
        assert [m["about"] for m in seen if m["kind"] == "teaching"] == ["胸痛"] and len(seen) == 2, seen
        reach = path_of(pair, f"/goals/{set_['goals'][0]['id']}/reach")
        cast.apprentice.bad(403, reach, {}, "not the part of the apprentice")
        cast.mentor.bad(409, path_of(pair, "/moves"), {"move": "complete"}, "1 of 1 goals")
        assert cast.mentor.good(reach, {})["goals"][0]["reached"] == day(0)
        cast.mentor.bad(409, reach, {}, "reached already")
        done = move(cast.mentor, pair, "complete")
        assert done["state"] == "completed" and done["moves"] == [] and done["ended"] == day(0)
        assert [s["move"] for s in done["steps"]] == ["agree", "agree", "start", "complete"]
        assert [s["party"] for s in done["steps"]] == ["apprentice", "mentor", "host", "mentor"]
        cast.host.bad(409, path_of(pair, "/moves"), {"move": "end_early", "why": "晚了"}, "is completed")


def test_a_pair_ends_early_with_its_cause():
    for _, cast in stage():
        pair = proposed(cast.host, cast.codes[0])
        cast.host.bad(422, path_of(pair, "/moves"), {"move": "end_early"}, "reason")
        cast.mentor.bad(422, "/api/mentorships", {"programme": "p", "mentor_code": "P4", "apprentice_code": "P4"}, "own mentor")
        cast.host.bad(422, "/api/mentorships", {"programme": "p", "mentor_code": "P4", "apprentice_code": cast.codes[0]}, "a pair already")
        ended = move(cast.mentor, pair, "end_early", why="工作调动")
        assert ended["state"] == "ended_early" and ended["reason"] == "工作调动"
        cast.host.bad(412, path_of(pair, "/moves"), {"move": "end_early", "why": "x", "version": 1})


def race(parties, asks):
    """All at once; the statuses."""
    answers, barrier = [None] * len(asks), threading.Barrier(len(asks))

    def one(n):
        barrier.wait()
        answers[n] = parties[n].ask("POST", *asks[n]).status

    threads = [threading.Thread(target=one, args=(n,)) for n in range(len(asks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_racing_agreements_do_not_take_a_mentor_over_his_capacity():
    for server, cast in stage():
        person = next(p["id"] for p in cast.officer.get("/api/practitioners")["items"] if p["code"] == "P4")
        cast.mentor.good(f"/api/practitioners/{person}/capacity", {"capacity": 2})
        cast.other.bad(404, f"/api/practitioners/{person}/capacity", {"capacity": 3})
        cast.mentor.bad(422, f"/api/practitioners/{person}/capacity", {"capacity": 21})
        codes = [learner(cast.officer, f"R{n}-{cast.stamp}") for n in range(8)]
        pairs = [proposed(cast.host, code) for code in codes]
        for pair in pairs:
            move(cast.host, pair, "agree")
        mentors = [Party(server, "expert", "P4") for _ in pairs]
        statuses = race(mentors, [(path_of(pair, "/moves"), {"move": "agree"}) for pair in pairs])
        assert sorted(statuses) == [200, 200] + [409] * 6, statuses
        agreed = cast.officer.get("/api/mentorships?practitioner=P4&state=agreed")
        assert agreed["total"] == 2
        cast.host.bad(409, "/api/mentorships", {"programme": "p", "mentor_code": "P4", "apprentice_code": cast.codes[1]},
                      "has 2 apprentices and takes 2")
        cast.mentor.good(f"/api/practitioners/{person}/capacity", {"capacity": 4})


def test_a_school_keeps_its_pairs_and_what_was_collected():
    for _, cast in stage():
        name = f"罗氏伤科{cast.stamp % 1000000}"
        body = {"name": name, "programme": "p", "organization": "H1", "about": "清末传入，以正骨手法见长（虚构）"}
        cast.other.bad(403, "/api/schools", body, "reach")
        school = cast.host.good("/api/schools", body)
        cast.officer.bad(422, "/api/schools", body, "already")
        pair = proposed(cast.host, cast.codes[1], school=name)
        assert [p["id"] for p in cast.officer.get(f"/api/mentorships?school={quote(name)}")["items"]] == [pair["id"]]
        record = {"organization": "H1", "kind": "prescription", "name": "接骨膏", "source": "传承人口述", "place": "某镇某村",
                  "about": "外敷，三日一换（虚构）", "day": day(-3), "consent": True}
        path = f"/api/schools/{school['id']}/heritage"
        cast.host.bad(422, path, record | {"consent": False}, "consent")
        cast.host.bad(422, path, record | {"day": day(1)}, "future")
        cast.host.bad(422, path, record | {"kind": "gossip"})
        kept = cast.host.good(path, record)
        check(f"/api/schools/{school['id']}", kept)
        assert kept["record_n"] == 1 and kept["pair_n"] == 1 and kept["records"][0]["name"] == "接骨膏"


if __name__ == "__main__":
    run_tests(globals())
