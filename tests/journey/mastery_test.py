"""From watching to independent over HTTP on both databases: signed cases, a curve, a review with two
signatures, independence for two years; a drift takes it away. Every review that must be refused."""
import time

from journey import Server, check, fill_province, on_both, run_tests
from bulletin_test import programme
from logbook_test import case_id, path_of, sign, told
from placement_test import Party, day

CHECKS = ["equipment", "rescue", "consent", "safety", "follow_up"]
CURVE = {"version": 0, "outcomes": [], "complications": [], "failures": [], "adequate_permille": 50,
         "inadequate_permille": 300, "planned_n": 40, "least_n": 10}


class Cast:
    """P1 of H3 learns from P4 of the own hospital and from an expert of H1."""

    def __init__(self, server):
        self.officer = Party(server, "officer", "990000")
        self.guest_code = f"G{time.monotonic_ns()}"
        self.officer.good("/api/practitioners", {"organization": "H1", "code": self.guest_code, "name": "客座",
                                                 "discipline": "骨科", "title_rank": 4})
        self.trainee = Party(server, "trainee", "P1")
        self.mentor = Party(server, "expert", "P4")
        self.guest = Party(server, "expert", self.guest_code)
        self.head = Party(server, "head", "H3/骨一科")
        self.stranger = Party(server, "head", "H2/骨科")
        self.code = f"MA{time.monotonic_ns()}"
        self.officer.good("/api/catalogue", {"code": self.code, "name": "某术", "discipline": "骨科", "level": 3})
        self.officer.good(f"/api/catalogue/{self.code}/curve", CURVE)

    def cases(self, first, last, outcome="success", level=4):
        for number in range(first, last):
            guest = number % 2 == 0
            body = told(self.code, number, mentor=self.guest_code if guest else "P4", outcome=outcome, day=day(-60 + number))
            sign(self.guest if guest else self.mentor, self.trainee.good("/api/procedures", body), level)

    def curve(self, who=None):
        answer = (who or self.trainee).get(f"/api/curve?practitioner=P1&technique={self.code}")
        check("/api/curve", answer)
        return answer

    def ask(self):
        return {"practitioner": "P1", "technique": self.code, "mentor": self.guest_code}


def stage():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            yield server, Cast(server)


def reviewed(server):
    """A review that was asked for, for the matrix of rights: its technique and its id."""
    cast = Cast(server)
    cast.cases(0, 20)
    return cast.code, cast.trainee.good("/api/mastery-reviews", cast.ask())["id"], cast.guest_code


def test_evidence_a_review_and_two_signatures_make_somebody_independent():
    for server, cast in stage():
        cast.cases(0, 9)
        early = cast.curve()
        assert "cases" in early["shortfall"] and early["level"] is None and early["state"] == "learning", early
        answer = cast.trainee.bad(409, "/api/mastery-reviews", cast.ask(), "fewer cases")
        assert "score" not in answer
        cast.cases(9, 20)
        ready = cast.curve(cast.guest)
        assert ready["shortfall"] == [] and ready["state"] == "competent" and len(ready["steps"]) == 20, ready
        inbox = cast.head.get("/api/home")["inbox"]
        assert any(item["kind"] == "ready" and item["link"] == "#/mastery" for item in inbox), inbox
        cast.trainee.bad(422, "/api/mastery-reviews", cast.ask() | {"mentor": "P2"}, "signed none")
        cast.stranger.bad(404, "/api/mastery-reviews", cast.ask())
        review = cast.trainee.good("/api/mastery-reviews", cast.ask())
        where = f"/api/mastery-reviews/{review['id']}"
        check(where, review)
        cast.trainee.bad(409, "/api/mastery-reviews", cast.ask(), "on its way")
        yes = {"side": "mentor", "agree": True}
        cast.mentor.bad(404, where + "/signatures", yes)  # another mentor was asked
        cast.trainee.bad(403, where + "/signatures", yes)
        assert cast.guest.good(where + "/signatures", yes)["state"] == "asked"
        cast.guest.bad(409, where + "/signatures", yes, "has signed")
        cast.head.bad(422, where + "/signatures", {"side": "department", "agree": True, "checked": CHECKS[:4]})
        cast.head.bad(422, where + "/signatures", {"side": "department", "agree": False})
        done = cast.head.good(where + "/signatures", {"side": "department", "agree": True, "checked": CHECKS})
        assert done["state"] == "granted" and done["department_signed"]
        after = cast.curve()
        assert after["level"] == 4 and after["decisions"][0]["why"] == "review", after
        assert not any(item["kind"] == "ready" for item in cast.head.get("/api/home")["inbox"] if cast.code in item["title"])
        cast.trainee.bad(409, "/api/mastery-reviews", cast.ask(), "alone already")
        cast.trainee.bad(403, "/api/masteries", {"practitioner": "P1", "technique": cast.code, "level": 2, "note": "试"})
        cast.head.bad(422, "/api/masteries", {"practitioner": "P1", "technique": cast.code, "level": 4, "note": "试"})

        cast.cases(20, 30, "failure", 3)  # he drifts
        drifted = cast.curve()
        assert drifted["level"] == 3 and drifted["decisions"][0]["why"] == "alarm", drifted
        assert any(item["kind"] == "drift" for item in cast.head.get("/api/home")["inbox"])
        cast.head.good("/api/masteries", {"practitioner": "P1", "technique": cast.code, "level": 2, "note": "重新带教"})
        assert [d["level"] for d in cast.curve()["decisions"]] == [2, 3, 4]
        listed = cast.officer.get(f"/api/masteries?technique={cast.code}")
        check("/api/masteries", listed)
        assert listed["total"] == 1 and listed["items"][0]["level"] == 2


def test_doctors_and_hospitals_stand_beside_each_other_with_the_limits_of_chance():
    """P1 has 20 good cases; whoever has fewer than 5 is not shown and not counted."""
    for server, cast in stage():
        path = f"/api/mastery-funnel?technique={cast.code}"
        assert cast.officer.get(path)["items"] == [] and cast.officer.get(path)["middle"] is None
        cast.cases(0, 4)
        few = cast.officer.get(path)
        assert few["items"] == [] and few["small_n"] == 1, few
        cast.cases(4, 16)
        cast.cases(16, 20, "failure", 3)
        seen = cast.officer.get(path)
        check("/api/mastery-funnel", seen)
        (dot,) = seen["items"]
        assert (dot["code"], dot["case_n"], dot["failure_n"], dot["word"]) == ("P1", 20, 4, "within"), dot
        assert abs(seen["middle"] - 0.2) < 1e-9 and 0 <= dot["low"] < dot["low_95"] < 0.2 < dot["high_95"] < dot["high"] <= 1, dot
        (hospital,) = cast.officer.get(path + "&by=hospital")["items"]
        assert (hospital["code"], hospital["case_n"]) == ("H1", 20), hospital
        assert cast.head.get(path)["items"] == [dot] and cast.stranger.get(path)["items"] == []
        assert cast.officer.get(path + f"&from={day(-45)}")["items"][0]["case_n"] < 20
        for who in (cast.trainee, cast.mentor, cast.guest):
            assert who.ask("GET", path).status == 403
        assert cast.officer.ask("GET", "/api/mastery-funnel?technique=none").status == 404
        for wrong in ("", "?technique=x&by=county", "?technique=x&from=soon"):
            assert cast.officer.ask("GET", "/api/mastery-funnel" + wrong).status == 400, wrong


def test_a_review_that_was_declined_leaves_the_level_and_can_be_asked_again():
    for server, cast in stage():
        cast.cases(0, 20)
        review = cast.trainee.good("/api/mastery-reviews", cast.ask())
        where = f"/api/mastery-reviews/{review['id']}/signatures"
        declined = cast.head.good(where, {"side": "department", "agree": False, "why": "急救预案不全"})
        assert declined["state"] == "declined" and declined["note"] == "急救预案不全"
        cast.guest.bad(409, where, {"side": "mentor", "agree": True}, "declined")
        assert cast.curve()["level"] is None
        again = cast.trainee.good("/api/mastery-reviews", cast.ask())
        assert again["id"] != review["id"] and cast.officer.get(f"/api/mastery-reviews?technique={cast.code}")["total"] == 2


def test_a_hidden_failure_stands_in_the_way():
    """Neither a case that waits for its signature nor one watched by a single assessor passes."""
    for server, cast in stage():
        cast.cases(0, 20)
        cast.trainee.good("/api/procedures", told(cast.code, 77, outcome="failure"))
        cast.trainee.bad(409, "/api/mastery-reviews", cast.ask(), "waits for its signature")
        alone = Cast(server)
        for number in range(20):
            sign(alone.mentor, alone.trainee.good("/api/procedures", told(alone.code, number, day=day(-60 + number))))
        answer = alone.trainee.bad(409, "/api/mastery-reviews", alone.ask() | {"mentor": "P4"}, "one assessor")
        assert "from another hospital" in answer["detail"], answer
        assert path_of({"id": case_id()})


if __name__ == "__main__":
    run_tests(globals())
