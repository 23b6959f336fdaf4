"""Money over HTTP on both databases: promises reckoned, approved, taken into a run, looked at again,
released by a second person, paid by the bank's word; and every wrong way."""
import concurrent.futures
import csv
import http.client
import io
import json
import os
import tempfile
import time

from bulletin_test import person, programme
from journey import XINGLIN, Server, fill_province, on_both, run, run_tests

FILE = """id: NAME
name: 补助项目
place: 杏省
year: 2025
version: %d
direction: pair
approval: [county]
funds: [{id: f, name: 公益基金, source: 社会捐赠}]
subsidies:
  - {id: area, label: 区级工作室, fund: f, payee: studio, grade: district, per: year, yuan: 80000}
figures: [{id: n, label: 工作室, count: {of: studio}}]
bulletin: {title: 通报, blocks: [{heading: 一, text: "{n}"}]}
"""
STUDIO = "studio,programme,name,kind,level,organization,opened_day\nTS-NAME,NAME,名医工作室,studio,district,H1,2024-01-01\n"
NUMBER = [0]


def ready(data, name):
    """A programme of that name, and a studio of it at H1 that earns 80,000 yuan a year: each story has its own,
    since the database of the journeys is filled once."""
    programme(data, 1, FILE.replace("NAME", name))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "studio.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(STUDIO.replace("NAME", name))
        run(XINGLIN, "import", "studio", "--data", data, "--source", "test", path)


class Officer:
    """Somebody who is signed in; a program asks with its token instead."""

    def __init__(self, server, data, scope="990000", role="officer"):
        self.who = person(server, data, scope, role)

    def ask(self, method, path, body=None, key=None, raw=None):
        NUMBER[0] += 1
        headers = {"Idempotency-Key": key or f"m{NUMBER[0]}-{time.monotonic_ns()}"} if method == "POST" else {}
        if raw is not None:
            headers |= {"Content-Type": "application/octet-stream", "Cookie": self.who.cookie, "X-Xinglin-Mark": self.who.mark}
            return self.who.server.ask(path, method, headers, raw)
        return self.who.ask(method, path, body, headers=headers)

    def get(self, path):
        answer = self.ask("GET", path)
        assert answer.status == 200, (path, answer.status, answer.body)
        return answer.json

    def file(self, path):
        return self.who.server.ask(path, headers={"Cookie": self.who.cookie})

    def good(self, path, body=None, **more):
        answer = self.ask("POST", path, body, **more)
        assert answer.status in (200, 201), (path, body, answer.status, answer.body)
        return answer.json

    def bad(self, status, path, body=None, said="", **more):
        answer = self.ask("POST", path, body, **more)
        assert answer.status == status, (path, body, answer.status, answer.body)
        assert said in answer.json["detail"], answer.json


def opened(officer, name):
    fund = officer.good("/api/funds", {"programme": name, "fund": "f"})
    return officer.good(f"/api/funds/{fund['id']}/entries",
                        {"kind": "donation", "amount_fen": 200000000, "day": "2024-02-01", "note": "捐赠协议1号"})


def approved(officer, name, month="2025-01"):
    """80,000 yuan x 31 / 365 = 6,794.52 yuan for a January, whatever was booked before."""
    booked = officer.good("/api/accruals", {"programme": name, "month": month})
    assert (booked["entry_n"], booked["amount_fen"]) == (1, 679452), booked
    assert officer.good("/api/accruals", {"programme": name, "month": month})["entry_n"] == 0
    assert officer.good("/api/accruals/approve", {"programme": name, "month": month})["approved_n"] == 1


def looked(officer, run):
    for sample in run["samples"]:
        run = officer.good(f"/api/payment-runs/{run['id']}/samples", {"entry": sample["entry"], "agreed": True})
    return run


def test_a_promise_goes_from_reckoned_to_paid_and_the_books_are_proved():
    for data in on_both(fill_province):
        ready(data, "m1")
        with Server(data) as server:
            one, two = Officer(server, data), Officer(server, data)
            fund = opened(one, "m1")
            one.bad(422, "/api/accruals", {"programme": "m1", "month": "2099-01"}, "not over yet")
            approved(one, "m1")
            assert one.get(f"/api/funds/{fund['id']}")["open_fen"] == 679452
            one.good("/api/payees", {"code": "H1", "holder": "甲县医院", "account": "6222000000001234", "bank": "某银行"})
            run = one.good("/api/payment-runs", {"fund": fund["id"], "month": "2025-01"})
            path = f"/api/payment-runs/{run['id']}"
            assert (run["payment_n"], run["total_fen"], run["state"]) == (1, 679452, "draft"), run
            assert run["payments"][0]["account_tail"] == "1234" and "6222" not in json.dumps(run)
            one.bad(409, path + "/samples", {"entry": run["samples"][0]["entry"], "agreed": True}, "who decided")
            two.bad(409, path + "/release", said="were not looked at")
            looked(two, run)
            one.bad(409, path + "/release", said="a second person")
            assert two.file(path + "/bank").status == 409
            released = two.good(path + "/release")
            assert released["state"] == "released" and released["actions"] == ["payment_run.confirm"], released
            two.bad(409, path + "/cancel")
            rows = list(csv.reader(io.StringIO(two.file(path + "/bank?form=csv").body.decode())))
            assert rows[1][2:5] == ["6222000000001234", "某银行", "6794.52"], rows
            assert two.file(path + "/bank?form=xlsx").body.startswith(b"PK")
            two.bad(422, path + "/confirm", raw="序号,金额,结果\n1,6794.53,成功\n".encode(), said="not the amount")
            closed = two.good(path + "/confirm", raw="序号,金额,结果\n1,6794.52,成功\n".encode())
            assert closed["state"] == "closed" and closed["payments"][0]["state"] == "paid"
            book = one.get(f"/api/funds/{fund['id']}")
            assert book["proved"] and book["open_fen"] == 0 and book["left_fen"] == 200000000 - 679452, book
            paid = one.get("/api/entries?programme=m1&kind=payment")
            assert paid["total"] == 1 and paid["sum_fen"] == 679452
            looks = server.get(f"/api/audit?action=payment_run.open&object={run['id']}")
            assert looks["total"] == 2, looks  # each look at the accounts is on record


def test_who_asks_twice_under_one_key_pays_once_and_of_two_who_release_one_does():
    for data in on_both(fill_province):
        ready(data, "m2")
        with Server(data) as server:
            one = Officer(server, data)
            others = [Officer(server, data) for _ in range(3)]
            fund = opened(one, "m2")
            approved(one, "m2")
            one.good("/api/payees", {"code": "H1", "holder": "甲县医院", "account": "6222000000001234", "bank": "某银行"})
            body = {"fund": fund["id"], "month": "2025-01"}
            run = one.good("/api/payment-runs", body, key="once")
            assert one.good("/api/payment-runs", body, key="once")["id"] == run["id"]
            one.bad(409, "/api/payment-runs", body, "nothing that is approved")
            looked(others[0], run)
            with concurrent.futures.ThreadPoolExecutor() as pool:
                got = [f.result().status for f in
                       [pool.submit(o.ask, "POST", f"/api/payment-runs/{run['id']}/release") for o in others]]
            assert sorted(got) == [200, 409, 409], got


def test_a_server_that_is_killed_between_has_booked_all_or_nothing():
    for data in on_both(fill_province):
        ready(data, "m3")
        server = Server(data)
        one, two = Officer(server, data), Officer(server, data)
        fund = opened(one, "m3")
        approved(one, "m3")
        one.good("/api/payees", {"code": "H1", "holder": "甲县医院", "account": "6222000000001234", "bank": "某银行"})
        run = looked(two, one.good("/api/payment-runs", {"fund": fund["id"], "month": "2025-01"}))
        path = f"/api/payment-runs/{run['id']}"
        two.good(path + "/release")
        file = "序号,金额,结果\n1,6794.52,成功\n".encode()
        with concurrent.futures.ThreadPoolExecutor() as pool:
            told = pool.submit(two.ask, "POST", path + "/confirm", raw=file)
            server.process.kill()
            try:
                told = told.result().status
            except (OSError, http.client.HTTPException):  # the line broke before the answer
                told = None
        server.process.wait()
        server.process.stdout.close()
        with Server(data) as server:
            two = Officer(server, data)
            book, run = two.get(f"/api/funds/{fund['id']}"), two.get(path)
            assert book["proved"], book
            assert (book["settled_fen"], run["state"]) in ((0, "released"), (679452, "closed")), (book, run["state"])
            assert told != 200 or run["state"] == "closed"
            if run["state"] == "released":
                two.good(path + "/confirm", raw=file)
            assert two.get(f"/api/funds/{fund['id']}")["settled_fen"] == 679452


def test_decisions_corrections_and_what_others_may_not_see():
    for data in on_both(fill_province):
        ready(data, "m4")
        with Server(data) as server:
            one, county = Officer(server, data), Officer(server, data, "990102")
            host, other = Officer(server, data, "H1", "manager"), Officer(server, data, "H2", "manager")
            fund = opened(one, "m4")
            one.good("/api/accruals", {"programme": "m4", "month": "2025-01"})
            entry = one.get("/api/entries?programme=m4&kind=accrual&state=accrued")["items"][0]
            path = f"/api/entries/{entry['id']}"
            assert entry["day_n"] == 31 and entry["day_whole_n"] == 365 and entry["version"] == 1
            assert one.get(path)["decisions"] == ["approved", "rejected"]
            one.bad(422, path + "/decisions", {"state": "rejected"}, "a reason")
            one.bad(422, path + "/decisions", {"state": "paid", "why": "x"}, "a payment run does that")
            one.bad(422, path + "/corrections", {"amount_fen": -679453, "why": "多计"}, "more is taken")
            more = one.good(path + "/corrections", {"amount_fen": 1000, "why": "补发"})
            assert more["follows"] == entry["code"] and len(one.get(path)["after"]) == 1
            assert host.get(path)["decisions"] == []
            assert host.ask("POST", path + "/decisions", {"state": "approved"}).status == 403
            for who in (county, other):
                assert who.ask("GET", path).status == 404
                assert who.get("/api/entries?programme=m4&kind=accrual")["total"] == 0
            assert county.ask("GET", f"/api/funds/{fund['id']}").status == 404
            one.bad(422, f"/api/funds/{fund['id']}/entries",
                    {"kind": "payment", "amount_fen": 5, "day": "2025-02-01", "note": "无依据"}, "reckoned")
            one.bad(409, f"/api/funds/{fund['id']}/entries",
                    {"kind": "spending", "amount_fen": 200000000, "day": "2025-02-01", "note": "购置"}, "are left")


def test_village_doctors_come_by_a_list_and_their_intake_stands_beside_its_plan():
    head = "code,programme,village,clinic,organization,practitioner,from,until,study_year,school\n"
    for data in on_both(fill_province):
        ready(data, "m5")
        with Server(data) as server:
            one, away = Officer(server, data), Officer(server, data, "990102")
            county, host = Officer(server, data, "990101"), Officer(server, data, "H1", "manager")
            with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
                file.write(head + "VI5-1,m5,杏花五村,一室,H1,P1,2024-01-01,,2025,某卫校\nVI5-2,m5,桃花五村,,H1,P2,2024-01-01,,,\n")
                file.flush()
                run(XINGLIN, "import", "village_posts", "--data", data, "--source", "m5", "--batch", "1", file.name)
            assert {p["code"] for p in host.get("/api/village-posts?limit=200")["items"]} >= {"VI5-1", "VI5-2"}
            path = "/api/village-intakes?programme=m5&year=2025"
            assert [(i["county"], i["planned"], i["posts"], i["taken"]) for i in one.get(path)["items"]] == [("990101", None, 2, 1)]
            plan = {"programme": "m5", "county": "990101", "year": 2025, "planned": 2}
            host.bad(403, "/api/village-intakes", plan)
            away.bad(403, "/api/village-intakes", plan, "not within")
            county.bad(422, "/api/village-intakes", plan | {"programme": "none"}, "no such programme")
            county.bad(422, "/api/village-intakes", plan | {"county": "990199"}, "no such county")
            county.bad(422, "/api/village-intakes", plan | {"planned": -1})
            county.good("/api/village-intakes", plan)
            assert county.good("/api/village-intakes", plan | {"planned": 3})["items"][0]["planned"] == 3
            assert away.get(path)["items"] == []


if __name__ == "__main__":
    run_tests(globals())
