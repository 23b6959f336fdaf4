"""Questions about effect over HTTP on both databases: registered, measured on data that stay;
and every way in which data cannot be asked."""
from bulletin_test import person, post
from journey import Server, fill_province, on_both, run_tests, token

PLAN = {"title": "外转", "question": "降了吗？", "indicator": "home_share", "source": "list",
        "starts": ["990101=2024-05", "990102=2024-05"], "from": "2024-03", "until": "2024-12", "window_months": 12,
        "anticipation": 0, "control": "notyet", "concurrent": "同期医保支付改革"}


def registered(who, **changes):
    answer = post(who, "/api/evaluations", PLAN | changes)
    assert answer.status == 201, answer.body
    return answer.json


def measured(who, plan):
    answer = post(who, f"/api/evaluations/{plan['id']}/runs")
    assert answer.status == 201, answer.body
    return answer.json


def test_a_plan_is_sealed_dated_and_never_changes():
    for data in on_both(fill_province):
        with Server(data) as server:
            who = person(server, data)
            plan = registered(who)
            assert plan["data_then"] == "2024-06" and len(plan["seal"]) == 64 and plan["runs"] == 0
            assert plan["concurrent"] == "同期医保支付改革" and plan["actions"] == ["evaluation.run"]
            where = f"/api/evaluations/{plan['id']}"
            for verb in ("PUT", "PATCH", "DELETE"):
                assert who.ask(verb, where, PLAN).status == 405, verb
            first = server.ask(where, headers={"Cookie": who.cookie})
            measured(who, plan)
            then = server.ask(where, headers={"Cookie": who.cookie})
            assert first.headers["ETag"] != then.headers["ETag"]
            assert then.json | {"runs": 0, "tried": []} == first.json
            again = registered(who)
            assert again["seal"] == plan["seal"] and again["id"] != plan["id"]
            assert registered(who, anticipation=1)["seal"] != plan["seal"]


def test_data_that_cannot_be_asked_say_why_and_give_no_number():
    """Months, counties and cases are those of the small province (tests/store/province.h)."""
    cases = [
        ({"from": "2023-11"}, "2024-01 没有任何县的数据"),
        ({"starts": ["990101=2024-03", "990102=2024-05"]}, "甲县从 2024-03 开始，此前没有数据"),
        ({"starts": ["990101=2024-05", "990199=2024-05"]}, "“990199”不是这个地区的县"),
        ({"starts": ["990101=2024-04"]}, "只有一个县参加，而开始前只有 1 个月的数据"),
        ({"starts": ["990101=2024-10", "990102=2024-10"]}, "还没有一个县开始"),
        ({"starts": ["990101=2024-04", "990102=2024-04", "990103=2024-04"]}, "没有可比的县"),
        ({"excluded": ["990103"]}, "没有可比的县"),
        ({"indicator": "cmi", "starts": ["990102=2024-05", "990103=2024-04"]}, "乙县在这些月份从未上报"),
        ({"indicator": "operations34", "starts": ["990101=2024-04", "990103=2024-04"]}, "在所有县、所有月份都是 0"),
        ({"indicator": "cmi", "starts": ["990101=2024-04", "990103=2024-04"]}, "在所有县、所有月份都一样"),
        ({"source": "placements", "starts": []}, "没有一个县开始参加"),
        ({"from": "2025-01", "until": "2025-06", "starts": ["990101=2025-03"]}, "只有 0 个月有数据"),
        ({"discipline": "儿科"}, "只有 0 个月有数据"),
    ]
    for data in on_both(fill_province):
        with Server(data) as server:
            who = person(server, data)
            for changes, sentence in cases:
                got = measured(who, registered(who, **changes))
                assert got["class"] == "refused" and sentence in got["sentence"], (changes, got["sentence"])
                assert got["att"] is None and got["low"] is None and got["result"]["path"] == [], changes
            plans = who.ask("GET", "/api/evaluations?limit=100").json
            assert sum("last" in p and p["last"]["class"] == "refused" for p in plans["items"]) >= len(cases)


def test_wrong_plans_are_refused_and_keep_nothing():
    for data in on_both(fill_province):
        with Server(data) as server:
            who = person(server, data)
            before = who.ask("GET", "/api/evaluations").json["total"]
            for changes in ({"title": ""}, {"indicator": "luck"}, {"until": "2024-03"}, {"window_months": 0},
                            {"window_months": 25}, {"anticipation": 7}, {"starts": []}, {"starts": ["990101"]},
                            {"starts": ["990101=2024-13"]}, {"starts": ["990101=2025-01"]},
                            {"starts": ["990101=2024-05", "990101=2024-06"]}, {"excluded": ["x;y"]},
                            {"source": "placements"}, {"more": 1}):
                answer = post(who, "/api/evaluations", PLAN | changes)
                assert answer.status == 422, (changes, answer.body)
            assert who.ask("GET", "/api/evaluations").json["total"] == before
            nothing = "01900000-0000-7000-8000-000000000000"
            plan = registered(who)
            assert who.ask("GET", f"/api/evaluations/{nothing}").status == 404
            assert post(who, f"/api/evaluations/{nothing}/runs").status == 404
            assert who.ask("GET", f"/api/evaluations/{plan['id']}/runs/{nothing}").status == 404
            other = registered(who, title="另一")
            made = measured(who, other)
            assert who.ask("GET", f"/api/evaluations/{plan['id']}/runs/{made['id']}").status == 404


def test_a_question_is_seen_by_its_own_region_alone_and_asked_by_officers_alone():
    for data in on_both(fill_province):
        with Server(data) as server:
            county, other, auditor = person(server, data, "990101"), person(server, data, "990102"), person(server, data, role="auditor")
            plan = registered(county)
            assert plan["region"] == "990101"
            assert other.ask("GET", f"/api/evaluations/{plan['id']}").status == 404
            assert post(other, f"/api/evaluations/{plan['id']}/runs").status == 404
            assert auditor.ask("GET", f"/api/evaluations/{plan['id']}").json["actions"] == []
            assert post(auditor, f"/api/evaluations/{plan['id']}/runs").status == 403
            assert post(auditor, "/api/evaluations", PLAN).status == 403
            got = measured(county, plan)  # of one county alone: the other of the list is not there
            assert "“990102”不是这个地区的县" in got["sentence"]
            manager = {"Authorization": f"Bearer {token(data, 'manager', 'H1')}"}
            assert server.ask("/api/evaluations", headers=manager).status == 403


def test_the_same_request_again_measures_nothing_twice_and_all_is_audited():
    for data in on_both(fill_province):
        with Server(data) as server:
            who = person(server, data)
            plan = registered(who)
            where = f"/api/evaluations/{plan['id']}/runs"
            first = post(who, where, key="once")
            assert post(who, where, key="once").body == first.body
            assert who.ask("GET", f"/api/evaluations/{plan['id']}").json["runs"] == 1
            lines = who.ask("GET", f"/api/audit?object={plan['id']}").json["items"]
            assert sorted(line["action"] for line in lines) == ["evaluation.register", "evaluation.run"]


if __name__ == "__main__":
    run_tests(globals())
