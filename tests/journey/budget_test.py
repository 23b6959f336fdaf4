"""Budget requests over HTTP on both databases: bound to an order, sent up, granted level by level and not otherwise, summed up
beside what was spent; and every wrong way."""
from bulletin_test import programme
from journey import Server, fill_province, on_both, run_tests
from money_test import Officer

FILE = """id: NAME
name: 预算项目
place: 杏省
year: 2025
version: %d
direction: down
approval: [county, city, province]
funds: [{id: f, name: 专项, source: 省级财政}]
figures: [{id: n, label: 就诊, count: {of: booking}}]
bulletin: {title: 通报, blocks: [{heading: 一, text: "{n}"}]}
"""
ORDER = {"organization": "H1", "kind": "expert", "discipline": "儿科", "seats": 1, "min_title_rank": 1, "months": 6, "start": "2031-01-01"}
CODE = [""]  # of the order that the matrix of rights goes by


def request(name, code, **more):
    return {"programme": name, "organization": "H1", "year": 2025, "fund": "f", "kind": "equipment", "about": "关节镜", "demand": code, "asked_fen": 100000} | more


def matrix_things(server, sent):
    """For the matrix of rights: a draft of H1's manager in the programme "m"."""
    order = sent(server, "manager", "H1", "/api/demands", ORDER | {"programme": "m"})
    CODE[0] = server.get(f"/api/demands/{order}")["code"]
    return {"budget": sent(server, "manager", "H1", "/api/budgets", request("m", CODE[0]))}


def edit():
    return {key: value for key, value in request("m", CODE[0]).items() if key not in ("programme", "organization", "year")}


BODIES = {"/api/budgets": lambda: request("m", CODE[0]), "/api/budgets/{budget}": edit,
          "/api/budgets/{budget}/moves": lambda: {"move": "submit"}, "/api/budgets/{budget}/decisions": lambda: {"granted": False, "why": "补材料"},
          "/api/budgets/{budget}/book": lambda: {"fund": "01900000-0000-7000-8000-000000000000", "day": "2025-01-01", "note": "x"}}
MAKES = {"/api/budgets": ("990101", ("H1",))}


def test_a_request_is_granted_level_by_level_beside_what_was_spent():
    name = "bu1"
    for data in on_both(fill_province):
        programme(data, 1, FILE.replace("NAME", name))
        with Server(data) as server:
            host, other = Officer(server, data, "H1", "manager"), Officer(server, data, "H2", "manager")
            county, city, province = (Officer(server, data, place) for place in ("990101", "990100", "990000"))
            away, watcher = Officer(server, data, "990102"), Officer(server, data, "990000", "auditor")
            code = host.good("/api/demands", ORDER | {"programme": name})["code"]
            other.bad(403, "/api/budgets", request(name, code), "not within")
            county.bad(403, "/api/budgets", request(name, code))
            other.bad(422, "/api/budgets", request(name, code, organization="H2"), "none of this code")
            host.bad(422, "/api/budgets", request(name, code, fund="g"), "no such fund")
            host.bad(422, "/api/budgets", request(name, None), "either the order or the technique")
            host.bad(422, "/api/budgets", request(name, code, asked_fen=0))
            made = host.good("/api/budgets", request(name, code))
            path = f"/api/budgets/{made['id']}"
            assert other.ask("GET", path).status == 404 and away.ask("GET", path).status == 404
            county.bad(409, path + "/decisions", {"granted": True}, "cannot become")
            watcher.bad(403, path + "/moves", {"move": "submit"})
            other.bad(404, path + "/moves", {"move": "submit"})
            host.good(path + "/moves", {"move": "submit", "version": 1})
            province.bad(409, path + "/decisions", {"granted": True}, "waits for the county")
            away.bad(404, path + "/decisions", {"granted": True})
            host.bad(403, path + "/decisions", {"granted": True})
            county.bad(422, path + "/decisions", {"granted": True, "amount_fen": 90000}, "why it is less")
            county.good(path + "/decisions", {"granted": False, "why": "补报价单"})
            host.good(path + "/moves", {"move": "submit"})
            county.good(path + "/decisions", {"granted": True})
            city.bad(422, path + "/decisions", {"granted": True, "amount_fen": 100001, "why": "多给"}, "at most")
            city.good(path + "/decisions", {"granted": True, "amount_fen": 80000, "why": "先配一台"})
            done = province.good(path + "/decisions", {"granted": True})
            assert (done["state"], done["granted_fen"], done["level"]) == ("approved", 80000, None), done
            assert [s["level"] for s in done["steps"]] == [None, None, "county", None, "county", "city", "province"], done
            host.bad(409, path + "/moves", {"move": "withdraw"})
            fund = province.good("/api/funds", {"programme": name, "fund": "f"})
            for kind, fen in (("budget", 500000), ("spending", 30000)):
                province.good(f"/api/funds/{fund['id']}/entries", {"kind": kind, "amount_fen": fen, "day": "2025-03-01", "note": "财社1号"})
            # what was granted becomes a line of the fund, once
            book = {"fund": fund["id"], "day": "2025-03-02", "note": "财社2号"}
            host.bad(403, path + "/book", book)
            county.bad(422, path + "/book", book, "no such fund within reach")
            away.bad(404, path + "/book", book)
            province.bad(422, path + "/book", book | {"amount_fen": 80001}, "at most what was granted")
            province.bad(422, path + "/book", book | {"day": "2099-01-01"}, "in the future")
            province.bad(422, path + "/book", book | {"fund": made["id"]}, "no such fund")
            booked = province.good(path + "/book", book)
            assert (booked["booked_fen"], booked["booked_fund"]) == (80000, "专项"), booked
            province.bad(409, path + "/book", book, "booked already")
            assert province.get(f"/api/funds/{fund['id']}")["in_fen"] == 580000 and province.get(f"/api/funds/{fund['id']}")["proved"]
            other_one = host.good("/api/budgets", request(name, code))
            province.bad(409, f"/api/budgets/{other_one['id']}/book", book, "what was granted is booked")
            host.good(f"/api/budgets/{other_one['id']}/moves", {"move": "withdraw"})
            sums = province.get(f"/api/budget-sums?programme={name}&year=2025")["items"]
            assert [(s["level"], s["asked_fen"], s["granted_fen"], s["spent_fen"]) for s in sums] == \
                [("province", 100000, 80000, 30000), ("city", 100000, 80000, 0), ("county", 100000, 80000, 0), ("organization", 100000, 80000, 0)], sums
            assert sums[3]["name"] == "甲县医院", sums
            assert other.get(f"/api/budget-sums?programme={name}&year=2025")["items"] == []
            assert [s["level"] for s in county.get(f"/api/budget-sums?programme={name}&year=2025")["items"]] == ["county", "organization"]
            assert host.get(f"/api/budgets?programme={name}")["total"] == 2 and other.get(f"/api/budgets?programme={name}")["total"] == 0


if __name__ == "__main__":
    run_tests(globals())
