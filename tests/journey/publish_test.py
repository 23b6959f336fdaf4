"""A plan over HTTP on both databases: put up for review by one, published by another, once."""
import threading

from bulletin_test import person, post
from journey import Server, fill_province, on_both, run_tests


def newest(who):
    return who.ask("GET", "/api/plans?limit=1").json["items"][0]["id"]


def demands(server):
    return {d["code"]: d for d in server.get("/api/demands")["items"]}


def test_a_plan_is_published_by_a_second_person_and_by_one_of_two_at_once():
    for data in on_both(fill_province):
        with Server(data) as server:
            first, second, third = (person(server, data) for _ in range(3))
            plan = f"/api/plans/{newest(first)}"
            assert first.ask("GET", plan).json["actions"] == ["plan.see", "plan.review"]
            early = post(second, plan + "/publish", {"why": "同意"})
            assert early.status == 409 and "a plan that is solved cannot become published; allowed: review, superseded" in early.json["detail"], early.body
            assert post(first, plan + "/review", {}).status == 422
            reviewed = post(first, plan + "/review", {"why": "请两家医院审阅"})
            assert reviewed.status == 200 and reviewed.json["state"] == "review", reviewed.body
            assert reviewed.json["actions"] == ["plan.see"]
            own = post(first, plan + "/publish", {"why": "同意"})
            assert own.status == 409 and "a second person" in own.json["detail"], own.body
            program = server.ask(plan + "/publish", "POST", {"Authorization": f"Bearer {server.bearer}", "Idempotency-Key": plan[-30:],
                                                             "Content-Type": "application/json"}, '{"why": "x x"}')
            assert program.status == 409 and "not by a program" in program.json["detail"], program.body
            assert second.ask("GET", plan).json["actions"] == ["plan.see", "plan.publish"]
            before, answers = demands(server), []
            race = [threading.Thread(target=lambda w=who: answers.append(post(w, plan + "/publish", {"why": "同意发布"}))) for who in (second, third)]
            for thread in race:
                thread.start()
            for thread in race:
                thread.join()
            assert sorted(a.status for a in answers) == [200, 409], [a.body for a in answers]
            after = demands(server)
            for code, d in before.items():
                if d["state"] == "planned":
                    assert after[code]["state"] == ("filled" if d["filled"] == d["seats"] else "part_filled"), after[code]
            assert any(d["state"] == "part_filled" for d in after.values())
            steps = first.ask("GET", plan).json["steps"]
            assert [s["state"] for s in steps] == ["review", "published"] and steps[1]["why"] == "同意发布"
            assert post(third, plan + "/supersede", {"why": "明年新案"}).json["state"] == "superseded"
            over = post(second, plan + "/review", {"why": "再来"})
            assert over.status == 409 and "allowed: nothing" in over.json["detail"], over.body


def test_a_plan_with_a_seat_of_a_withdrawn_demand_is_not_published():
    for data in on_both(fill_province):
        with Server(data) as server:
            first, second = person(server, data), person(server, data)
            hospital = person(server, data, "H1", "manager")
            demand = next(d for d in hospital.ask("GET", "/api/demands").json["items"] if d["code"].startswith("G-990101"))
            if demand["state"] != "planned":
                continue  # the journey before has published it here
            plan = f"/api/plans/{newest(first)}"
            gone = post(hospital, f"/api/demands/{demand['id']}/withdraw", {"version": 1, "why": "已招聘"})
            assert gone.status == 200, gone.body
            post(first, plan + "/review", {"why": "审阅"})
            refused = post(second, plan + "/publish", {"why": "同意"})
            assert refused.status == 409 and "is withdrawn since" in refused.json["detail"], refused.body
            assert first.ask("GET", plan).json["state"] == "review"


if __name__ == "__main__":
    run_tests(globals())
