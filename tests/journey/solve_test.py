"""Plans solved on the server, on both databases: people offered and appeals decided, frozen rows
solved as a job, two plans compared, pins, the fewest changes after a withdrawal, placements made
once; killed, cancelled, and every wrong way."""
import json
import os
import signal
import subprocess
import tempfile
import time

from journey import XINGLIN, Server, fill_province, on_both, run_tests
from bulletin_test import person, post, programme
from demand_test import Post

FILE = """id: %s
name: 某下派项目
place: 杏省
year: 2030
version: %%d
direction: down
approval: [county]
eligibility: {min_title_rank: 1}
term: {months_min: 3, months_max: 12}
figures:
  - {id: met, label: 就诊, unit: 人次, count: {of: booking, where: {state: attended}}}
bulletin:
  title: 通报
  blocks: [{heading: 一, text: "就诊{met}。"}]
"""


class World:
    """A served province with a programme of its own, and those who have a say."""

    def __init__(self, server, name, more=""):
        self.server, self.data, self.name = server, server.data, name
        programme(server.data, 1, FILE.replace("figures:", more + "figures:") % name)
        self.hospital = Post(server, "manager", "H1")
        self.home = Post(server, "manager", "H3")
        self.county = Post(server, "officer", "990101")
        self.province = Post(server, "officer", "990000")

    def order(self, seats=1, who=None, level=None, **others):
        hospital, county = who or self.hospital, level or self.county
        made = hospital.send("/api/demands", {
            "organization": "H1", "programme": self.name, "kind": "expert", "discipline": "骨科",
            "seats": seats, "min_title_rank": 1, "months": 6, "start": "2031-01-01", "reason": "两个病区",
            "claim": "外转多", "ready_people": 3, "ready_equipment": "C 臂机"} | others)
        assert made.status == 201, made.body
        for one, act in ((hospital, "submit"), (county, "approve")):
            made = one.send(f"/api/demands/{made.json['id']}/{act}", {"version": made.json["version"]})
            assert made.status == 200, made.body
        return made.json

    def demand(self, order):
        return self.province.get(f"/api/demands/{order['id']}").json

    def ask(self, **others):
        return self.province.send("/api/plans", {"programme": self.name, "from": "2031-01-01",
                                                 "until": "2031-12-31"} | others)

    def run(self, run):
        return self.province.get(f"/api/plan-runs/{run}").json

    def solved(self, **others):
        asked = self.ask(**others)
        assert asked.status == 201, asked.body
        return settled(self, asked.json["id"])

    def seats(self, plan):
        rows = self.province.get(f"/api/plans/{plan}/assignments?limit=200").json["items"]
        return {r["practitioner_name"] + r["practitioner"][-1]: r["demand_code"] for r in rows}

    def publish(self, plan, first, second):
        assert post(first, f"/api/plans/{plan}/review", {"why": "审阅"}).status == 200
        return post(second, f"/api/plans/{plan}/publish", {"why": "同意"})


def settled(w, run):
    until = time.monotonic() + 300
    while time.monotonic() < until:
        now = w.run(run)
        if now["job_state"] in ("done", "failed", "cancelled"):
            return now
        time.sleep(0.1)
    raise AssertionError(f"the run does not end: {now}")


def worlds(name, more=""):
    for data in on_both(fill_province):
        with Server(data) as server:
            yield World(server, name, more)


def free(w):
    """Nobody is bound by what another story left in the database."""
    for p in w.province.get("/api/placements?now=yes&limit=200").json["items"]:
        late = p["state"] in ("arrived", "active", "leave")
        w.province.send(f"/api/placements/{p['id']}/moves", {"move": "end_early" if late else "cancel", "why": "清场"})
    for p in w.province.get("/api/plans?limit=200").json["items"]:
        if p["state"] == "published":
            w.province.send(f"/api/plans/{p['id']}/supersede", {"why": "清场"})


def files(w, run, side, folder):
    """The files of a run as a folder."""
    os.makedirs(folder)
    for file in w.run(run)["files"]:
        if file["side"] == side:
            got = w.province.get(f"/api/plan-runs/{run}/file?side={side}&name={file['name']}")
            with open(os.path.join(folder, file["name"]), "wb") as out:
                out.write(got.body)


def test_a_plan_that_follows_one_solved_here_is_that_one_mended():
    for w in worlds("mended"):
        free(w)
        orders = w.order(seats=2), w.order(start="2031-02-01")
        old = w.solved()
        gone = sorted(w.seats(old["id"]))[0]
        new = w.solved(previous=old["id"], without=["P" + gone[-1]])
        assert new["job_state"] == "done", new
        plan = w.province.get(f"/api/plans/{new['id']}").json
        assert plan["proved"] and {w.demand(o)["state"] for o in orders} == {"planned"}, plan
        with tempfile.TemporaryDirectory() as folder:
            old_out, new_in, new_out = (os.path.join(folder, n) for n in ("old", "in", "out"))
            files(w, old["id"], "out", old_out)
            files(w, new["id"], "in", new_in)
            files(w, new["id"], "out", new_out)
            words = [XINGLIN, "plan", "--previous", os.path.join(new_in, "previous.csv")]
            for name in ("organizations", "offers", "demands", "quotas"):
                words += ["--" + name, os.path.join(new_in, name + ".csv")]
            checked = subprocess.run([*words, "--check", new_out], capture_output=True, check=False)
            assert checked.returncode == 0, checked.stderr
            here = os.path.join(folder, "here")
            made = subprocess.run([*words, "--from", old_out, "--out", here], capture_output=True, check=False)
            assert made.returncode == 0 and b"from the start" not in made.stderr, made.stderr
            for name in sorted(os.listdir(new_out)):
                with open(os.path.join(here, name), "rb") as ours, open(os.path.join(new_out, name), "rb") as theirs:
                    assert ours.read() == theirs.read(), name


def test_approved_orders_become_a_plan_that_the_command_line_proves():
    for w in worlds("solve"):
        free(w)
        order = w.order(seats=2)
        done = w.solved()
        assert done["job_state"] == "done" and done["step_n"] == done["steps_n"], done
        assert done["actions"] == [], done
        plan = w.province.get(f"/api/plans/{done['id']}").json
        assert plan["state"] == "solved" and plan["proved"] and plan["programme"] == "solve", plan
        assert plan["counts"]["seats"] == 2 and plan["counts"]["filled"] == 2, plan["counts"]
        assert w.demand(order)["state"] == "planned" and w.demand(order)["steps"][-1]["act"] == "taken"
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "plan"))
            for file in done["files"]:
                bytes_ = w.province.get(f"/api/plan-runs/{done['id']}/file?side={file['side']}&name={file['name']}").body
                where = os.path.join(folder, "plan", file["name"]) if file["side"] == "out" else os.path.join(folder, file["name"])
                with open(where, "wb") as out:
                    out.write(bytes_)
            words = [XINGLIN, "plan"]
            for name in ("organizations", "offers", "demands", "quotas"):
                words += ["--" + name, os.path.join(folder, name + ".csv")]
            checked = subprocess.run([*words, "--check", os.path.join(folder, "plan")], capture_output=True, check=False)
            assert checked.returncode == 0, checked.stderr
        first, second = person(w.server, w.data), person(w.server, w.data)
        published = w.publish(done["id"], first, second)
        assert published.status == 200, published.body
        assert w.demand(order)["state"] == "filled" and w.demand(order)["plan"] == done["id"]


def test_an_appeal_waits_for_its_decision_before_the_plan_is_published():
    for w in worlds("appeal"):
        free(w)
        w.order(seats=3)
        done = w.solved()
        offer = next(o for o in w.home.get("/api/offers?limit=50").json["items"] if o["practitioner_name"] == "张一")
        path = f"/api/offers/{offer['id']}"
        expert = Post(w.server, "expert", "P1")
        appealed = expert.send(path + "/appeal", {"version": offer["version"], "why": "照顾老人"})
        assert appealed.status == 200 and appealed.json["state"] == "appealed", appealed.body
        assert w.home.send(path + "/decide", {"version": appealed.json["version"], "uphold": True, "why": "同意"}).status == 403
        first, second = person(w.server, w.data), person(w.server, w.data)
        refused = w.publish(done["id"], first, second)
        assert refused.status == 409 and "the appeal of P1 waits" in refused.json["detail"], refused.body
        rejected = w.province.send(path + "/decide", {"version": appealed.json["version"], "uphold": False, "why": "可派"})
        assert rejected.json["state"] == "offered" and [s["act"] for s in rejected.json["steps"]][-2:] == ["appealed", "rejected"]
        refused = expert.send(path + "/undo", {"version": rejected.json["version"]})
        assert refused.status == 409 and "only who moved the offer last" in refused.json["detail"], refused.body
        assert w.hospital.send(path + "/undo", {"version": rejected.json["version"]}).status in (403, 404)
        assert w.province.send(path + "/undo", {"version": appealed.json["version"]}).status == 412
        undone = w.province.send(path + "/undo", {"version": rejected.json["version"]})
        assert undone.status == 200 and undone.json["state"] == "appealed" and "offer.undo" not in undone.json["actions"], undone.body
        assert "the appeal of P1 waits" in post(second, f"/api/plans/{done['id']}/publish", {"why": "同意"}).json["detail"]
        rejected = w.province.send(path + "/decide", {"version": undone.json["version"], "uphold": False, "why": "可派"})
        assert "offer.undo" in rejected.json["actions"]
        assert post(second, f"/api/plans/{done['id']}/publish", {"why": "同意"}).status == 200
        assert "offer.undo" not in w.province.get(path).json["actions"]
        late = w.province.send(path + "/undo", {"version": rejected.json["version"]})
        assert late.status == 409 and "was published since" in late.json["detail"], late.body


def test_pins_and_a_protected_department_make_another_plan_and_both_are_compared():
    for w in worlds("whatif"):
        free(w)
        near, far = w.order(), w.order(start="2031-03-01")
        before = w.solved()
        names = w.seats(before["id"])
        assert len(names) == 2, names
        pinned = w.solved(pins=[f"P3:{far['code']}"], without=["P2"])
        assert pinned["job_state"] == "done", pinned
        got = {v: k for k, v in w.seats(pinned["id"]).items()}
        assert got[far["code"]].endswith("3") and near["code"] in got, got
        protected = w.home.send("/api/protections", {"organization": "H3", "department": "骨一科", "most": 1, "why": "夜班"})
        assert protected.status == 200, protected.body
        fewer = w.solved()
        plan = w.province.get(f"/api/plans/{fewer['id']}").json
        assert plan["counts"]["filled"] == 1, plan["counts"]
        two = w.province.get(f"/api/plans/{fewer['id']}/compare?with={pinned['id']}").json
        assert two["gain_n"] == 1 and two["gains"][0]["here"] == 0 and two["gains"][0]["there"] == 1, two
        assert {c["name"]: (c["here"], c["there"]) for c in two["causes"]}["quota"] == (1, 0), two["causes"]
        assert two["mover_n"] >= 1 and two["levels"][0]["here"] == 0
        assert w.province.get(f"/api/plans/{fewer['id']}/compare?with=x").status == 400
        w.home.send("/api/protections", {"organization": "H3", "department": "骨一科", "most": 9, "why": "恢复"})
        for pins, said in ((["P9:" + near["code"]], "not among those who are offered"), (["P1:none"], "not among the demands"), (["P1"], "each names")):
            bad = w.ask(pins=pins)
            assert bad.status == 422 and bad.json["errors"][0]["field"] == "pins" and said in bad.json["detail"], bad.body


def test_after_a_withdrawal_the_fewest_are_moved_and_placements_are_made_once():
    for w in worlds("again"):
        free(w)
        one, two = w.order(), w.order(start="2031-02-01")
        first, second = person(w.server, w.data), person(w.server, w.data)
        old = w.solved()
        assert w.publish(old["id"], first, second).status == 200
        made = w.province.send(f"/api/plans/{old['id']}/placements", {"programme": "again"})
        assert made.json["made_n"] == 2, made.body
        assert w.province.send(f"/api/plans/{old['id']}/placements", {"programme": "again"}).json["made_n"] == 0
        before = w.seats(old["id"])
        gone = sorted(before)[0]
        new = w.solved(previous=old["id"], without=["P" + gone[-1]])
        assert new["job_state"] == "done", new
        after = w.seats(new["id"])
        kept = [name for name in before if after.get(name) == before[name]]
        assert len(kept) == 1 and gone not in after and len(after) == 2, (before, after)
        assert w.publish(new["id"], first, second).status == 200
        assert w.province.get(f"/api/plans/{old['id']}").json["state"] == "superseded"
        assert {w.demand(one)["plan"], w.demand(two)["plan"]} == {new["id"]}
        again = w.province.send(f"/api/plans/{new['id']}/placements", {"programme": "again"})
        assert again.json["made_n"] == 1, again.body  # the one who stayed has his already


def test_a_seat_is_not_given_by_two_published_plans():
    for w in worlds("double"):
        free(w)
        w.order()
        first, second = person(w.server, w.data), person(w.server, w.data)
        a, b = w.solved(code="甲案"), w.solved(code="乙案", without=["P2"])
        assert w.publish(a["id"], first, second).status == 200
        refused = w.publish(b["id"], first, second)
        assert refused.status == 409 and "has a published plan since" in refused.json["detail"], refused.body


def test_a_seat_that_passes_over_a_priority_place_is_signed_and_what_is_left_goes_one_level_up():
    more = 'priority: ["990101"]\ntargeting: {signed: true}\n'
    for w in worlds("target", more):
        free(w)
        short = w.order(seats=5)
        other = w.order(who=Post(w.server, "manager", "H2"), level=Post(w.server, "officer", "990102"), organization="H2")
        done = w.solved(pins=[f"P2:{other['code']}"])
        assert done["job_state"] == "done", done
        path = f"/api/plans/{done['id']}/targeting"
        audit = w.province.get(path).json
        assert audit["wanted"] and audit["priority"] == ["990101"] and audit["open_n"] == 1, audit
        assert audit["sums"]["seats"] == 6 and audit["sums"]["priority_seats"] == 5, audit
        assert audit["share"] == audit["sums"]["priority_filled"] / audit["sums"]["filled"], audit
        exception = audit["exceptions"][0]
        assert exception["demand"] == other["id"] and exception["passed"] == 5 - audit["sums"]["priority_filled"], audit
        first, second = person(w.server, w.data), person(w.server, w.data)
        refused = w.publish(done["id"], first, second)
        assert refused.status == 409 and "of the targeting audit are unsigned" in refused.json["detail"], refused.body
        assert post(first, path, {"demand": short["id"], "why": "不是例外"}).status == 422
        assert post(first, path + "/sign", {"demand": other["id"]}).status == 409  # there is no reason yet
        assert post(first, path, {"demand": other["id"], "why": "该县仅此一名骨科医生"}).status == 200
        own = post(first, path + "/sign", {"demand": other["id"]})
        assert own.status == 409 and "a second person" in own.json["detail"], own.body
        assert w.province.send(path + "/sign", {}).status == 409  # a token is no person
        agreed = post(second, path + "/sign", {})
        assert agreed.status == 200 and agreed.json["open_n"] == 0 and agreed.json["exceptions"][0]["signed_name"], agreed.body
        assert post(second, f"/api/plans/{done['id']}/publish", {"why": "同意"}).status == 200
        assert post(first, path, {"demand": other["id"], "why": "改口"}).status == 409

        assert w.demand(short)["state"] == "part_filled"
        assert w.hospital.send("/api/demands/escalate", {"why": "仍缺人"}).status == 403
        assert w.province.send("/api/demands/escalate", {"plan": done["id"], "why": "仍缺人"}).status == 409  # the county's word
        raised = w.county.send("/api/demands/escalate", {"plan": done["id"], "why": "本县再无人选"})
        assert raised.status == 200 and raised.json["made_n"] == 1, raised.body
        assert raised.json["seats"] == exception["passed"], raised.body
        rest = w.demand({"id": raised.json["demands"][0]})
        assert rest["remainder_of"] == short["id"] and rest["owner"] == "city" and rest["seats"] == exception["passed"], rest
        assert w.demand(short)["state"] == "escalated" and w.demand(short)["remainder"] == rest["id"]
        assert w.county.send("/api/demands/escalate", {"why": "再报一次"}).status == 409
        city = Post(w.server, "officer", "990100")
        assert rest["id"] in [d["id"] for d in city.get("/api/demands?waits=mine&limit=200").json["items"]]
        granted = city.send(f"/api/demands/{rest['id']}/approve", {"version": rest["version"]})
        assert granted.status == 200 and granted.json["state"] == "approved", granted.body


def test_a_team_is_planned_and_sent_whole_or_not_at_all():
    for w in worlds("team"):
        free(w)
        alone, one, many = w.order(), w.order(team="T"), w.order(team="T", seats=9)
        done = w.solved()
        frozen = w.province.get(f"/api/plan-runs/{done['id']}/file?side=in&name=demands.csv").body.decode()
        assert sum(",T," in line for line in frozen.splitlines()) == 2, frozen
        plan = w.province.get(f"/api/plans/{done['id']}").json
        assert plan["counts"]["filled"] == 1 and plan["counts"]["unfilled"] == 10, plan["counts"]
        empty = w.province.get(f"/api/plans/{done['id']}/unfilled").json["items"]
        assert sorted((u["demand_code"], u["cause"], u["team"]) for u in empty) == sorted(
            (d["code"], "team_incomplete", "T") for d in (one, many)), empty
        assert [r["demand_code"] for r in w.province.get(f"/api/plans/{done['id']}/assignments").json["items"]] == [alone["code"]]
        gone = w.demand(many)
        assert w.hospital.send(f"/api/demands/{many['id']}/withdraw", {"version": gone["version"], "why": "不需要"}).status == 200
        few = w.hospital.send("/api/demands", {
            "organization": "H1", "programme": w.name, "kind": "expert", "discipline": "骨科", "seats": 1, "min_title_rank": 1,
            "months": 6, "start": "2031-01-01", "reason": "两个病区", "claim": "外转多", "ready_people": 3, "ready_equipment": "C 臂机", "team": "T"}).json
        assert few["team"] == "T" and w.demand(alone)["team"] is None
        few = w.hospital.send(f"/api/demands/{few['id']}/submit", {"version": few["version"]}).json
        waits = w.solved()  # one of the team waits for its approval: none of it is planned
        assert w.province.get(f"/api/plans/{waits['id']}").json["counts"]["demands"] == 1
        assert w.county.send(f"/api/demands/{few['id']}/approve", {"version": few["version"]}).status == 200
        done = w.solved()
        rows = w.province.get(f"/api/plans/{done['id']}/assignments").json["items"]
        assert sorted(str(r["team"]) for r in rows) == ["None", "T", "T"], rows
        first, second = person(w.server, w.data), person(w.server, w.data)
        assert w.publish(done["id"], first, second).status == 200
        member = next(r for r in rows if r["team"])
        elsewhere = w.home.send("/api/placements", {"programme": w.name, "kind": "posting", "practitioner": member["practitioner_code"],
                                                    "organization": "H2", "from": "2031-02-01", "until": "2031-02-20"})
        assert elsewhere.status == 201, elsewhere.body
        where = f"/api/placements/{elsewhere.json['id']}/moves"
        assert w.home.send(where, {"move": "accept"}).status == 200
        path = f"/api/plans/{done['id']}/placements"
        made = w.province.send(path, {"programme": w.name}).json
        assert made["made_n"] == 1 and made["clashes"] == [f"{member['demand_code']}-{member['seat']}"], made
        assert w.home.send(where, {"move": "undo"}).status == 200
        assert w.province.send(path, {"programme": w.name}).json == {"made_n": 2, "clashes": []}


def test_a_run_that_is_killed_is_begun_again_and_one_that_is_cancelled_leaves_nothing():
    for data in on_both(fill_province):
        server = Server(data)
        w = World(server, "killed")
        free(w)
        w.order()
        plans = w.province.get("/api/plans").json["total"]
        run = w.ask().json["id"]
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        server.process.stdout.close()
        with Server(data) as server:
            w = World(server, "killed")
            assert settled(w, run)["job_state"] == "done"
            assert w.province.get("/api/plans").json["total"] == plans + 1
            asked = [w.ask(without=[f"P{n}"]) for n in (1, 2, 3)]
            assert [a.status for a in asked] == [201, 201, 201], [a.body for a in asked]
            assert asked[2].json["actions"] == ["plan.run"], asked[2].json  # it waits for the others
            runs = [a.json["id"] for a in asked]
            gone = w.server.ask(f"/api/plan-runs/{runs[-1]}", "DELETE", w.province.headers)
            ends = [settled(w, r)["job_state"] for r in runs]
            assert ends[:2] == ["done", "done"], ends
            if gone.status == 200:  # it was quicker than the worker
                assert ends[2] == "cancelled" and w.run(runs[2])["files"] == []
                assert w.province.get(f"/api/plans/{runs[2]}").status == 404
            else:
                assert gone.status == 409 and ends[2] == "done", gone.body
            late = w.server.ask(f"/api/plan-runs/{runs[0]}", "DELETE", w.province.headers)
            assert late.status == 409 and "nothing to cancel" in late.json["detail"], late.body


def test_what_cannot_be_solved_is_refused_when_it_is_asked():
    for w in worlds("refused"):
        free(w)
        empty = w.ask()
        assert empty.status == 409 and "no approved demand" in empty.json["detail"], empty.body
        w.order()
        for body, field in (({"until": "2030-12-31"}, "until"), ({"programme": "none"}, "programme"), ({"hold": True}, "hold"),
                            ({"previous": "01900000-0000-7000-8000-000000000000"}, "previous")):
            bad = w.ask(**body)
            assert bad.status == 422 and bad.json["errors"][0]["field"] == field, (body, bad.body)
        assert w.ask(without=["P1", "P2", "P3", "P4"]).status == 409
        assert w.county.send("/api/plans", {"programme": "refused", "from": "2031-01-01", "until": "2031-12-31"}).status == 403
        assert w.hospital.send("/api/plans", {"programme": "refused", "from": "2031-01-01", "until": "2031-12-31"}).status == 403


if __name__ == "__main__":
    run_tests(globals())
