"""The stories of the five programmes on one engine, on both databases, and of a sixth that is invented
here: Nanhu's and Suichang's are told in placement_test. Nothing but their files differs."""
import os
import random
import tempfile
import time

from journey import SOURCE, XINGLIN, Server, fill_province, on_both, run, run_tests
from bulletin_test import person, post
from demand_test import Post
from placement_test import day
from solve_test import free, settled

NUMBER = [0]
# Every key is one that programme files have; no program knows of this one.
SIXTH = """id: sixth-%d
name: 骨科县县通
place: 杏省
year: 2031
version: 1
direction: down
approval: [county, province]
eligibility: {min_title_rank: 3, sending: [三级甲等]}
term: {months_min: 2, months_max: 4}
weights: {fit: 100, paired: 0, continuity: 0, preference: 900, nearness: 0}
quotas:
  - {scope: county, id: "990101", min: 0, max: 2}
  - {scope: organization, id: H3, min: 0, max: 1}
figures:
  - {id: posted, label: 派驻, unit: 名, count: {of: placement, distinct: practitioner, where: {kind: posting}}}
bulletin:
  title: 骨科县县通通报
  blocks: [{heading: 一, text: "派驻{posted}。"}]
"""


def shipped(data, name):
    run(XINGLIN, "programme", "add", "--data", data, os.path.join(SOURCE, "programmes", f"{name}.yaml"))
    return name


def added(data, text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "p.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        run(XINGLIN, "programme", "add", "--data", data, path)


def listed(data, noun, head, rows):
    """A list through `xinglin import`."""
    NUMBER[0] += 1
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "list.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(head + "\n" + "\n".join(rows) + "\n")
        run(XINGLIN, "import", noun, "--data", data, "--source", f"story{NUMBER[0]}", path)


class Story:
    def __init__(self, server):
        self.server, self.data = server, server.data
        self.hospital, self.home = Post(server, "manager", "H1"), Post(server, "manager", "H3")
        self.chain = {"county": Post(server, "officer", "990101"), "city": Post(server, "officer", "990100"),
                      "province": Post(server, "officer", "990000")}
        self.province = self.chain["province"]
        free(self)

    def good(self, who, path, body, method="POST", version=None):
        if body is None:  # a press of a button
            NUMBER[0] += 1
            key = {"Idempotency-Key": f"press{NUMBER[0]}-{time.monotonic_ns()}"}
            answer = self.server.ask(path, method, who.headers | key)
        else:
            answer = who.send(path, body, method, version)
        assert answer.status in (200, 201), (path, body, answer.body)
        return answer.json

    def people(self, prefix, n, rank=3, technique="81.51", since=None):
        """Doctors of H3; since when they have the title and work, where it is told."""
        rows = [f"{prefix}{i:04},王{i},H3,骨{i % 40}科,骨科,{rank},{technique}" + (f",{since[0]},{since[1]}" if since else "") for i in range(n)]
        listed(self.data, "practitioners", "code,name,organization,department,discipline,title_rank,techniques"
               + (",title_from,work_from" if since else ""), rows)

    def licensed(self, prefix):
        n = 0
        while True:
            page = self.home.get(f"/api/practitioners?limit=200" + (f"&cursor={n}" if n else "")).json
            for p in page["items"]:
                if p["code"].startswith(prefix):
                    self.good(self.home, f"/api/practitioners/{p['id']}/licences",
                              {"kind": "practice", "number": f"{prefix}-{p['code']}", "from": "2020-01-01"})
            n = page["next"]
            if not n:
                return

    def offers(self, prefix, n):
        listed(self.data, "offers", "practitioner,available_from,available_until,last_host,preferred_counties,excluded_counties",
               [f"{prefix}{i:04},,,,," for i in range(n)])

    def order(self, programme, who=None, **others):
        body = {"organization": "H1", "programme": programme, "kind": "expert", "discipline": "骨科", "seats": 1, "min_title_rank": 2,
                "months": 12, "start": day(30), "reason": "短缺", "claim": "外转多", "ready_people": 3, "ready_equipment": "C 臂机"} | others
        made = self.good(who or self.hospital, "/api/demands", body)
        return self.good(who or self.hospital, f"/api/demands/{made['id']}/submit", {"version": made["version"]})

    def approved(self, order):
        for level in order["chain"]:
            order = self.good(self.chain[level], f"/api/demands/{order['id']}/approve", {"version": order["version"]})
        assert order["state"] == "approved", order
        return order

    def run(self, run):
        return self.province.get(f"/api/plan-runs/{run}").json

    def solved(self, programme, **others):
        asked = self.good(self.province, "/api/plans", {"programme": programme, "from": day(0), "until": day(900)} | others)
        done = settled(self, asked["id"])
        assert done["job_state"] == "done", done
        return self.province.get(f"/api/plans/{done['id']}").json

    def dispatched(self, plan, programme):
        first, second = person(self.server, self.data), person(self.server, self.data)
        for who, act in ((first, "review"), (second, "publish")):
            answer = post(who, f"/api/plans/{plan['id']}/{act}", {"why": "同意"})
            assert answer.status == 200, answer.body
        made = self.good(self.province, f"/api/plans/{plan['id']}/placements", {"programme": programme})
        return made["made_n"]

    def placements(self, programme):
        items, cursor = [], ""
        while True:
            page = self.province.get(f"/api/placements?programme={programme}&now=yes&limit=200&cursor={cursor}").json
            items += page["items"]
            cursor = page["next"]
            if not cursor:
                return items

    def certified(self, placement):
        """Through every move to the certificate; who was sent works from its first day on."""
        path, move = f"/api/placements/{placement['id']}", f"/api/placements/{placement['id']}/moves"
        self.good(self.home, path, {"from": day(-10), "until": day(20)}, "PUT", placement["version"])
        self.good(self.home, move, {"move": "accept"})
        self.good(self.hospital, move, {"move": "confirm"})
        task = self.good(self.hospital, path + "/tasks", {"about": "教学查房", "due": day(1)})["tasks"][0]
        self.good(self.home, move, {"move": "notice"})
        self.good(self.hospital, move, {"move": "arrive", "day": day(-9)})
        self.good(self.hospital, move, {"move": "start", "day": day(-9)})
        person_ = Post(self.server, "expert", placement["practitioner_code"])
        for who in (person_, self.hospital):
            self.good(who, path + "/days", {"from": day(-9), "until": day(0)})
        self.good(person_, f"{path}/tasks/{task['id']}/done", None)
        self.good(self.hospital, f"{path}/tasks/{task['id']}/sign", None)
        self.good(self.hospital, path + "/reviews", {"kind": "midterm", "grade": "good"})
        self.good(self.hospital, move, {"move": "end", "day": day(0)})
        self.good(self.hospital, path + "/reviews", {"kind": "final", "grade": "excellent"})
        record = self.good(self.hospital, move, {"move": "certify"})
        code = record["certificates"][0]["code"]
        page = self.server.ask(f"/public/certificates?code={code}", headers={})
        assert page.status == 200 and record["certificates"][0]["days"] == 10, page.body
        return record


def stories():
    for data in on_both(fill_province):
        with Server(data) as server:
            yield Story(server)


def nobody_meets(s, ask):
    refused = s.province.send("/api/plans", ask)
    assert refused.status == 409 and "meets the programme's rules" in refused.json["detail"], refused.body


def test_shanxi_places_a_thousand_orders_dispatches_and_certifies():
    orders, doctors = 1002, 1010
    for s in stories():
        programme = shipped(s.data, "shanxi-qianming")
        s.people("SX", doctors)
        s.offers("SX", doctors)
        began = time.monotonic()
        unlicensed = s.province.send("/api/plans", {"programme": programme, "from": day(0), "until": day(900)})
        assert unlicensed.status == 409, unlicensed.body  # no order yet
        first = s.approved(s.order(programme))
        ask = {"programme": programme, "from": day(0), "until": day(900)}
        title, work = day(-800), day(-2000)
        nobody_meets(s, ask)
        s.licensed("SX")
        nobody_meets(s, ask)  # since when is unknown
        s.people("SX", doctors, since=(day(-700), work))
        nobody_meets(s, ask)  # two years in the title are wanted
        s.people("SX", doctors, since=(title, day(-1800)))
        nobody_meets(s, ask)  # five years of work are wanted
        s.people("SX", doctors, since=(title, work))
        for _ in range(orders - 1):
            s.approved(s.order(programme))
        ordered = time.monotonic()
        plan = s.solved(programme)
        assert plan["proved"] and plan["counts"]["filled"] == orders and plan["counts"]["seats"] == orders, plan["counts"]
        solved = time.monotonic()
        made = s.dispatched(plan, programme)
        assert made == orders, made
        assert s.province.get(f"/api/demands/{first['id']}").json["state"] == "filled"
        sent = s.placements(programme)
        assert len(sent) == orders
        record = s.certified(sent[0])
        assert record["state"] == "certified"
        print(f"        {s.data[:10]}: {orders} orders approved by three levels in {ordered - began:.0f} s,"
              f" solved in {solved - ordered:.1f} s, dispatched in {time.monotonic() - solved:.1f} s")
        for p in s.placements(programme):
            s.province.send(f"/api/placements/{p['id']}/moves", {"move": "cancel", "why": "清场"})


def test_xiuzhous_resident_team_holds_local_posts():
    for s in stories():
        programme = shipped(s.data, "shengzhong-xiuzhou")
        s.people("XZ", 3)
        for kind, i, title in (("secondment", 0, "党委书记"), ("secondment", 1, "执行院长"), ("posting", 2, None)):
            body = {"programme": programme, "kind": kind, "practitioner": f"XZ{i:04}", "organization": "H1",
                    "from": day(-20), "until": day(300)} | ({"held_title": title} if title else {})
            placed = s.good(s.home, "/api/placements", body)
            assert placed["held_title"] == title and placed["kind"] == kind
        team = [p for p in s.placements(programme) if p["practitioner_name"].startswith("王")]
        assert sorted(p["held_title"] or "" for p in team)[-2:] == ["党委书记", "执行院长"] and len(team) == 3, team
        twice = s.home.send("/api/placements", {"programme": programme, "kind": "secondment", "practitioner": "XZ0000",
                                                "organization": "H2", "from": day(0), "until": day(10), "held_title": "副院长"})
        accepted = s.good(s.home, f"/api/placements/{team[0]['id']}/moves", {"move": "accept"})
        assert accepted["state"] == "accepted"
        assert twice.status in (201, 409), twice.body  # proposals bind nobody yet; accepting both is refused
        if twice.status == 201 and team[0]["practitioner_code"] == twice.json["practitioner_code"]:
            late = s.home.send(f"/api/placements/{twice.json['id']}/moves", {"move": "accept"})
            assert late.status == 409, late.body


def test_changtais_experts_are_placed_for_visits():
    for s in stories():
        programme = shipped(s.data, "changtai-shidaitu")
        s.people("CT", 2, technique="51.2301")
        s.licensed("CT")
        unknown = s.home.send("/api/offers", {"practitioner": "CT0000", "programme": programme})
        assert unknown.status == 422 and "years in the profession" in unknown.json["detail"], unknown.body
        s.people("CT", 2, technique="51.2301", since=(day(-400), day(-400)))
        for i in range(2):  # experts who come for a time, and no others
            s.good(s.home, "/api/offers", {"practitioner": f"CT{i:04}", "programme": programme, "preferred_counties": ["990101"]})
        order = s.order(programme, kind="visit", seats=2, techniques=["51.2301"])
        order = s.approved(order)
        plan = s.solved(programme)
        rows = s.province.get(f"/api/plans/{plan['id']}/assignments").json["items"]
        mine = [r for r in rows if r["practitioner_code"].startswith("CT")]
        assert len(rows) == 2 and len(mine) >= 1, rows
        assert all(t["value"] == 1000 for r in mine for t in r["terms"] if t["term"] == "preference"), mine
        assert s.dispatched(plan, programme) == 2
        assert s.province.get(f"/api/demands/{order['id']}").json["state"] == "filled"


def test_a_sixth_programme_runs_without_a_line_of_code():
    for s in stories():
        NUMBER[0] += 1
        programme = f"sixth-{NUMBER[0]}-{random.randrange(10**6)}"
        added(s.data, SIXTH.replace("sixth-%d", programme))
        s.people("SI", 3)
        low = s.people("SJ", 1, rank=2)
        assert low is None
        refused = s.home.send("/api/offers", {"practitioner": "SJ0000", "programme": programme})
        assert refused.status == 422 and "title" in refused.json["detail"], refused.body
        for i in range(3):
            s.good(s.home, "/api/offers", {"practitioner": f"SI{i:04}", "programme": programme})
        for seats in (1, 1):
            s.approved(s.order(programme, seats=seats, months=3, min_title_rank=3))
        over = s.order(programme, months=3, min_title_rank=3)
        s.good(s.chain["county"], f"/api/demands/{over['id']}/return", {"version": over["version"], "why": "超出名额"})
        plan = s.solved(programme)
        assert plan["weights"]["preference"] == 900
        assert plan["counts"]["seats"] == 2 and plan["counts"]["filled"] == 1, plan["counts"]
        why = s.province.get(f"/api/plans/{plan['id']}/unfilled").json["items"]
        assert [u["cause"] for u in why] == ["quota"], why
        assert s.dispatched(plan, programme) == 1
        report = post(person(s.server, s.data), "/api/bulletins", {"programme": programme})
        assert report.status == 201 and "派驻1名" in str(report.json), report.body


if __name__ == "__main__":
    run_tests(globals())
