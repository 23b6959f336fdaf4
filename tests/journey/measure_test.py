"""Measures over HTTP on both databases: claimed by a hospital, verified by one officer, validated by another, compared with the
year before, opened to their lines; and every wrong way."""
from bulletin_test import programme
from journey import Server, fill_province, on_both, run_tests
from money_test import Officer

FILE = """id: NAME
name: 基层能力
place: 杏省
year: 2025
version: %d
direction: down
approval: [county]
measures:
  - {id: visits, label: 基层诊疗量, unit: 人次, population: 全省, numerator: 诊疗人次, baseline: 2023, count: {of: statistic, sum: numerator, where: {measure: visits}}, plan: [{year: 2024, value: 120}]}
  - {id: centers, label: 五大中心覆盖率, unit: "%%", digits: 1, population: 全省, numerator: 建成, denominator: 应建, baseline: 2023, stock: true, share: {part: {of: achievement, where: {kind: emergency_center, state: reached}}, whole: {of: achievement, where: {kind: emergency_center}}}}
figures: [{id: n, label: 就诊, count: {of: booking}}]
bulletin: {title: 通报, blocks: [{heading: 一, text: "{n}"}]}
"""


def value(name, year, n, **more):
    return {"programme": name, "measure": "visits", "organization": "H1", "period": f"{year}-01-01", "numerator_n": n, "note": "年报表"} | more


BODIES = {"/api/measure-values": lambda: value("m3", 2024, 1), "/api/measure-values/check": lambda: value("m3", 2024, 1, tier="verified")}
MAKES = {path: ("990101", ("H1",)) for path in BODIES}  # for the matrix of rights


def test_three_people_tell_three_tiers_and_years_are_compared():
    name = "ms1"
    for data in on_both(fill_province):
        programme(data, 1, FILE.replace("NAME", name))
        with Server(data) as server:
            one, two = Officer(server, data), Officer(server, data)
            host, other = Officer(server, data, "H1", "manager"), Officer(server, data, "H2", "manager")
            watcher, trainee = Officer(server, data, "990000", "auditor"), Officer(server, data, "P1", "trainee")
            check = "/api/measure-values/check"
            other.bad(403, "/api/measure-values", value(name, 2024, 1))
            one.bad(403, "/api/measure-values", value(name, 2024, 1))
            watcher.bad(403, check, value(name, 2024, 1, tier="verified"))
            trainee.bad(403, "/api/measure-values", value(name, 2024, 1))
            host.bad(422, "/api/measure-values", value(name, 2099, 1), "in the future")
            host.bad(422, "/api/measure-values", value(name, 2024, 1, measure="centers"), "is reported")
            host.bad(422, "/api/measure-values", value(name, 2024, 1, denominator_n=2), "no denominator")
            for year, claimed, verified, validated in ((2023, 100, 100, 100), (2024, 150, 130, 126)):
                assert host.good("/api/measure-values", value(name, year, claimed))["claimed_n"] == claimed
                two.bad(409, check, value(name, year, validated, tier="validated"), "not verified yet")
                assert one.get(f"/api/measure-values?programme={name}&measure=visits&year={year}&state=open")["total"] == 1
                one.good(check, value(name, year, verified, tier="verified"))
                host.bad(409, "/api/measure-values", value(name, year, 1), "verified already")
                one.bad(403, check, value(name, year, validated, tier="validated"), "who verified")
                told = two.good(check, value(name, year, validated, tier="validated", note="医保结算"))
                assert (told["claimed_n"], told["verified_n"], told["validated_n"]) == (claimed, verified, validated), told
            assert one.ask("POST", check, value(name, 2024, 1, tier="claimed")).status == 400
            figure = watcher.get(f"/api/measures?programme={name}&year=2024")["items"][0]
            assert [figure[t]["value"] for t in ("claimed", "verified", "validated")] == [150, 130, 126], figure
            assert [round(figure[t]["year_on_year"], 6) for t in ("claimed", "verified", "validated")] == [50, 30, 26], figure
            assert (figure["best"], figure["plan"], figure["ahead"]) == ("validated", 120, 6), figure
            assert [m["validated"]["value"] for m in one.get(f"/api/measure-years?programme={name}&measure=visits&year=2024")["items"]] == [100, 126]
            rows = one.get(f"/api/measure-rows?programme={name}&measure=visits&year=2024&tier=verified")
            assert rows["total"] == 1 and "130" in rows["items"][0]["values"], rows
            # each sees what is within reach; H2 has told nothing, which is unknown and not 0
            assert host.get(f"/api/measures?programme={name}&year=2024")["items"][0]["claimed"]["value"] == 150
            assert other.get(f"/api/measures?programme={name}&year=2024")["items"][0]["claimed"]["value"] is None
            assert other.get(f"/api/measure-values?programme={name}&measure=visits&year=2024")["total"] == 0
            assert trainee.ask("GET", f"/api/measures?programme={name}").status == 403
            for path, status in ((f"/api/measures?programme={name}&year=x", 400), ("/api/measures", 400), ("/api/measures?programme=none", 404),
                                 (f"/api/measures?programme={name}&measure=none", 404), (f"/api/measure-rows?programme={name}&measure=visits&part=denominator", 404)):
                assert one.ask("GET", path).status == status, path


def test_a_stock_counts_what_somebody_else_verified():
    name = "ms2"
    for data in on_both(fill_province):
        programme(data, 1, FILE.replace("NAME", name))
        with Server(data) as server:
            host, officer = Officer(server, data, "H1", "manager"), Officer(server, data)
            for i, day in enumerate(("2023-05-01", "2024-05-01", "2024-06-01")):
                made = host.good("/api/achievements", {"programme": name, "organization": "H1", "kind": "emergency_center", "name": f"中心{i}",
                                                       "day": day, "state": "reached", "evidence": "批文"})
                if i < 2:
                    officer.good(f"/api/achievements/{made['id']}/decisions", {"status": "verified"})
            figure = officer.get(f"/api/measures?programme={name}&year=2024")["items"][1]
            assert figure["claimed"]["value"] == 100 and abs(figure["verified"]["value"] - 200 / 3) < 1e-9, figure
            assert figure["validated"]["value"] is None and figure["best"] == "verified", figure
            assert abs(figure["verified"]["year_on_year"] - 100 / 3) < 1e-9, figure  # in points
            rows = officer.get(f"/api/measure-rows?programme={name}&measure=centers&year=2024&tier=verified")
            assert rows["total"] == 2 and {"name": "status", "label": "核实"} in rows["columns"], rows


if __name__ == "__main__":
    run_tests(globals())
