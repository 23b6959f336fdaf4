"""Orders over HTTP on both databases: made from a gap or by hand, approved level by level, returned,
withdrawn; and every wrong way."""
import contextlib
import datetime
import sqlite3
import subprocess
import time

from journey import Server, fill_province, on_both, run_tests, token
from bulletin_test import programme
from visitor import JSON
import json

FILE = """id: orders
name: 某下派项目
place: 杏省
year: 2030
version: %d
direction: down
approval: [county, city, province]
eligibility: {min_title_rank: 2}
term: {months_min: 3, months_max: 12}
quotas:
  - {scope: county, id: "990101", min: 0, max: 5}
figures:
  - {id: met, label: 就诊, unit: 人次, count: {of: booking, where: {state: attended}}}
bulletin:
  title: 通报
  blocks: [{heading: 一, text: "就诊{met}。"}]
"""
NUMBER = [0]


class Post:
    """Whoever asks in a post, by its token."""

    def __init__(self, server, role, scope):
        self.server, self.headers = server, {"Authorization": f"Bearer {token(server.data, role, scope)}"}

    def get(self, path):
        return self.server.ask(path, headers=self.headers)

    def send(self, path, body, method="POST", version=None, key=None):
        NUMBER[0] += 1
        headers = self.headers | JSON
        if method == "POST":
            headers = headers | {"Idempotency-Key": key or f"d{NUMBER[0]}-{time.monotonic_ns()}"}
        if version is not None:
            headers = headers | {"If-Match": f'"{version}"'}
        return self.server.ask(path, method, headers, json.dumps(body))


class World:
    """A served province with a programme of three levels, and those who have a say."""

    def __init__(self, server, data, text=FILE):
        programme(data, 1, text)
        self.hospital = Post(server, "manager", "H1")
        self.county = Post(server, "officer", "990101")
        self.city = Post(server, "officer", "990100")
        self.province = Post(server, "officer", "990000")
        self.stranger = Post(server, "officer", "990102")
        self.gap = next(c for c in server.get("/api/gaps")["cells"] if c["county"] == "990101")

    def body(self, **others):
        return {"organization": "H1", "programme": "orders", "kind": "expert", "gap": self.gap["id"],
                "seats": 2, "reason": "两个病区", "min_title_rank": 3, "months": 6, "start": "2031-01-01",
                "claim": "骨科手术外转多", "ready_people": 3, "ready_equipment": "C 臂机"} | others

    def order(self, **others):
        made = self.hospital.send("/api/demands", self.body(**others))
        assert made.status == 201, made.body
        return made.json

    def step(self, who, order, act, **body):
        return who.send(f"/api/demands/{order['id']}/{act}", {"version": order["version"]} | body)

    def good(self, who, order, act, **body):
        answer = self.step(who, order, act, **body)
        assert answer.status == 200, (act, answer.body)
        return answer.json


def worlds():
    for data in on_both(fill_province):
        with Server(data) as server:
            yield World(server, data)


def test_an_order_walks_from_its_gap_through_three_levels():
    for w in worlds():
        order = w.order()
        assert order["state"] == "draft" and order["owner"] == "organization"
        assert order["evidence"]["rank"] >= 1 and order["evidence"]["lines"], order["evidence"]
        assert order["chain"] == ["county", "city", "province"]
        assert order["actions"] == ["demand.see", "demand.write", "demand.submit", "demand.withdraw"]
        order = w.good(w.hospital, order, "submit")
        assert order["state"] == "submitted" and order["owner"] == "county"
        assert order["actions"] == ["demand.see", "demand.withdraw", "demand.undo"]
        assert w.county.get(f"/api/demands/{order['id']}").json["actions"] == ["demand.see", "demand.approve", "demand.return"]
        assert w.city.get(f"/api/demands/{order['id']}").json["actions"] == ["demand.see"]
        order = w.good(w.county, order, "approve")
        assert order["state"] == "submitted" and order["owner"] == "city"
        order = w.good(w.city, order, "approve", seats=1, why="一席足够", tier=2, weight=700)
        assert (order["seats"], order["requested"], order["approved"]) == (1, 2, 1)
        assert (order["tier"], order["weight"], order["owner"]) == (2, 700, "province")
        order = w.good(w.province, order, "approve")
        assert order["state"] == "approved"
        assert [s["act"] for s in order["steps"]] == ["made", "submitted", "approved", "approved", "approved"]
        assert [s["level"] for s in order["steps"]] == [None, None, "county", "city", "province"]
        assert order["steps"][3]["why"] == "一席足够"


def test_no_level_is_jumped_and_none_decides_twice():
    for w in worlds():
        order = w.order()
        early = w.step(w.county, order, "approve")
        assert early.status == 409 and "draft cannot become approved; allowed: submitted, withdrawn" in early.json["detail"]
        order = w.good(w.hospital, order, "submit")
        for who in (w.city, w.province):
            jumped = w.step(who, order, "approve")
            assert jumped.status == 409 and "waits for the county" in jumped.json["detail"], jumped.body
        assert w.step(w.province, order, "return", why="缺依据").status == 409
        order = w.good(w.county, order, "approve")
        assert w.step(w.county, order, "approve").status == 409
        assert w.step(w.hospital, order, "approve").status == 403
        assert w.step(w.stranger, order, "approve").status == 404
        assert w.hospital.get(f"/api/demands/{order['id']}").json["version"] == order["version"]


def test_what_comes_back_with_advice_is_changed_and_sent_again_from_the_first_level():
    for w in worlds():
        order = w.good(w.hospital, w.order(), "submit")
        order = w.good(w.county, order, "approve")
        order = w.good(w.city, order, "return", why="请补设备清单")
        assert order["state"] == "returned" and order["owner"] == "organization"
        path, change = f"/api/demands/{order['id']}", w.body(seats=1, ready_beds=8)
        for name in ("organization", "programme", "kind", "gap"):
            change.pop(name)
        assert w.county.send(path, change, "PUT", order["version"]).status == 403
        assert w.hospital.send(path, change, "PUT").status == 428
        stale = w.hospital.send(path, change, "PUT", order["version"] - 1)
        assert stale.status == 412, stale.body
        changed = w.hospital.send(path, change, "PUT", order["version"])
        assert changed.status == 200 and changed.json["ready_beds"] == 8, changed.body
        assert changed.json["evidence"] == order["evidence"]
        again = w.good(w.hospital, changed.json, "submit")
        assert again["owner"] == "county" and again["approved"] is None and again["seats"] == 1
        assert w.hospital.send(path, change, "PUT", again["version"]).status == 409


def test_an_order_is_withdrawn_and_is_over():
    for w in worlds():
        order = w.good(w.hospital, w.order(), "submit")
        assert w.step(w.county, order, "withdraw", why="不需要").status == 403
        order = w.good(w.hospital, order, "withdraw", why="已自行招聘")
        assert order["state"] == "withdrawn" and order["owner"] is None and order["actions"] == ["demand.see", "demand.undo"]
        for act in ("submit", "withdraw"):
            over = w.step(w.hospital, order, act, why="再来")
            assert over.status == 409 and "allowed: nothing" in over.json["detail"], over.body


def test_an_order_by_hand_has_a_claim_and_no_evidence():
    for w in worlds():
        order = w.order(gap=None, discipline="儿科", kind="trainee", min_title_rank=1, reason=None)
        assert "evidence" not in order and order["suggested"] is None and order["claim"]
        assert order["kind"] == "trainee" and order["gap"] is None


def test_a_programme_that_wants_an_assessment_takes_no_order_without_one():
    for w in worlds():
        programme(w.hospital.server.data, 1, FILE.replace("id: orders", "id: assessed").replace(
            "direction: down", "direction: down\nassessment: [疾病谱变化]"))
        bare = w.order(programme="assessed", gap=None, discipline="儿科", reason=None)
        refused = w.step(w.hospital, bare, "submit")
        assert refused.status == 422 and refused.json["errors"][0]["field"] == "gap", refused.body
        w.good(w.hospital, w.order(programme="assessed"), "submit")


def test_what_does_not_go_together_is_refused_by_its_member():
    for w in worlds():
        for body, field in (({"seats": 3, "reason": None}, "reason"), ({"months": 24}, "months"),
                            ({"min_title_rank": 1}, "min_title_rank"), ({"organization": "H9"}, "organization"),
                            ({"programme": "none"}, "programme"), ({"seats": 0}, "seats"),
                            ({"discipline": "儿科"}, "gap"), ({"gap": None}, "discipline"),
                            ({"kind": "general"}, "kind")):
            refused = w.hospital.send("/api/demands", w.body(**body))
            assert refused.status == 422 and refused.json["errors"][0]["field"] == field, (body, refused.body)
        assert Post(w.hospital.server, "manager", "H2").send("/api/demands", w.body()).status == 403
        raw = w.order(ready_people=None)
        refused = w.step(w.hospital, raw, "submit")
        assert refused.status == 422 and refused.json["errors"][0]["field"] == "ready_people"
        order = w.good(w.hospital, w.order(), "submit")
        for body, field in (({"seats": 3}, "seats"), ({"seats": 1}, "why")):
            refused = w.step(w.county, order, "approve", **body)
            assert refused.status == 422 and refused.json["errors"][0]["field"] == field, refused.body
        assert w.step(w.county, order | {"version": 0}, "approve").status == 412


def test_a_quota_of_the_county_is_not_exceeded():
    for w in worlds():
        programme(w.hospital.server.data, 1, FILE.replace("id: orders", "id: scarce"))
        for seats in (4, 2):
            order = w.good(w.hospital, w.order(programme="scarce", seats=seats), "submit")
            answer = w.step(w.county, order, "approve")
            if seats == 4:
                assert answer.status == 200, answer.body
                first = answer.json
            else:
                assert answer.status == 409 and "quota of 5 seats" in answer.json["detail"], answer.body
        w.good(w.hospital, first, "withdraw", why="让出名额")
        w.good(w.county, order, "approve")


def test_a_closed_period_and_a_programme_in_use_are_not_changed():
    for w in worlds():
        data = w.hospital.server.data
        order = w.order()
        changed = FILE.replace("months_max: 12", "months_max: 24")
        try:
            programme(data, 2, changed)
            assert False, "an edition in use was replaced"
        except AssertionError as refused:
            assert "in use by" in str(refused) and "frozen" in str(refused), refused
        programme(data, 3, changed.replace("year: 2030", "year: 2031"))
        assert w.hospital.get(f"/api/demands/{order['id']}").json["edition"] == 1
        assert w.order()["edition"] == 3
        programme(data, 1, FILE.replace("id: orders", "id: closed").replace("direction:", "until: 2020-12-31\ndirection:"))
        late = w.hospital.send("/api/demands", w.body(programme="closed"))
        assert late.status == 409 and "closed on 2020-12-31" in late.json["detail"], late.body


def test_the_inbox_holds_what_waits_for_whoever_asks():
    def waiting(who):
        answer = who.get("/api/demands?waits=mine&limit=200")
        assert answer.status == 200, answer.body
        return {d["id"] for d in answer.json["items"]}

    for w in worlds():
        order = w.order()
        assert order["id"] in waiting(w.hospital) and order["id"] not in waiting(w.county)
        order = w.good(w.hospital, order, "submit")
        assert order["id"] in waiting(w.county) and order["id"] not in waiting(w.hospital) | waiting(w.city)
        w.good(w.county, order, "approve")
        assert order["id"] in waiting(w.city) and order["id"] not in waiting(w.county) | waiting(w.stranger)
        inbox = w.city.get("/api/home").json["inbox"]
        assert any(i["kind"] == "approve" and order["id"] in i["link"] for i in inbox), inbox
        assert w.city.get("/api/demands?waits=yours").status == 400
        assert w.city.get("/api/demands?state=lost").status == 400


def test_an_order_that_waits_too_long_is_told_to_the_level_above():
    for w in worlds():
        programme(w.hospital.server.data, 1, FILE.replace("id: orders", "id: limited").replace(
            "approval: [county, city, province]", "approval: [county, city, province]\nlimits: {approval_days: 7}"))
        order = w.good(w.hospital, w.order(programme="limited"), "submit")
        today = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).date()
        assert order["due"] == (today + datetime.timedelta(7)).isoformat(), order["due"]
        kinds = lambda who: {i["kind"] for i in who.get("/api/home").json["inbox"] if order["id"] in i["link"]}
        assert kinds(w.county) == {"approve"} and not kinds(w.city)
        late(w.hospital.server.data, order["id"])
        assert kinds(w.county) == {"approve"} and kinds(w.city) == {"late"} and kinds(w.province) == {"late"}
        order = w.good(w.county, order, "approve")
        assert kinds(w.city) == {"approve"} and not kinds(w.province)
        order = w.good(w.city, order, "return", why="请补")
        assert order["due"] is None and not kinds(w.city)


def test_the_needs_of_a_nomination_come_from_the_figures_of_its_order():
    for w in worlds():
        programme(w.hospital.server.data, 1, FILE.replace("id: orders", "id: needs"))
        nominate = {"programme": "needs", "practitioner": "P4", "organization": "H1", "from": "2031-01-01", "until": "2031-06-30"}
        home = Post(w.hospital.server, "officer", "990000")
        order = w.order(kind="trainee", programme="needs")
        early = home.send("/api/trainings", nominate | {"demand": order["id"]})
        assert early.status == 409 and "no approved order" in early.json["detail"], early.body
        order = w.good(w.hospital, order, "submit")
        for who in (w.county, w.city, w.province):
            order = w.good(who, order, "approve")
        empty = home.send("/api/trainings", nominate)
        assert empty.status == 422 and empty.json["errors"][0]["field"] == "need_spectrum", empty.body
        made = home.send("/api/trainings", nominate | {"demand": order["id"], "need_capability": "无独立术者"})
        assert made.status == 201, made.body
        need = {k: v for k, v in made.json.items() if k.startswith("need")} | made.json.get("need", {})
        words = json.dumps(need, ensure_ascii=False)
        assert "居民主要病组" in words and "可避免外转" in words and "无独立术者" in words, words
        home.send(f"/api/placements/{made.json['id']}/moves", {"move": "cancel", "why": "清场"})


def late(data, order):
    """Some weeks pass: the limit of the order lies in the past."""
    sql = f"UPDATE demand SET due_day = '2020-01-01' WHERE id = '{order}'"
    if "://" in data:
        subprocess.run(["psql", "-q", data, "-c", sql], check=True)
    else:
        with contextlib.closing(sqlite3.connect(f"{data}/store.db")) as db:
            db.execute(sql)
            db.commit()


def test_the_same_key_makes_one_order_and_every_step_is_audited():
    for w in worlds():
        first = w.hospital.send("/api/demands", w.body(), key="twice")
        again = w.hospital.send("/api/demands", w.body(), key="twice")
        assert first.body == again.body and first.status == 201
        w.good(w.hospital, first.json, "submit")
        lines = w.province.get("/api/audit?limit=20").json["items"]
        assert {"demand.make", "demand.submit"} <= {line["action"] for line in lines}


if __name__ == "__main__":
    run_tests(globals())
