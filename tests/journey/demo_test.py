"""The demonstration as the desk walks it: from what waits to gaps, their terms and rows, the plan,
each seat with its reasons. Whatever is shown must add up with what is shown elsewhere."""
import os
import shutil
import tempfile

from journey import POSTGRES, XINGLIN, Server, run, run_tests

COUNTIES = 12
OPTIONS = ("--counties", str(COUNTIES), "--months", "12", "--seed", "7")
FOLDER = tempfile.mkdtemp()
ADDRESSES = [os.path.join(FOLDER, "region"), POSTGRES]


def fill_demo():
    for address in ADDRESSES:
        run(XINGLIN, "demo", address, *OPTIONS)


def near(a, b, share=1e-9):
    return abs(a - b) <= share * max(1.0, abs(a), abs(b))


def on_each(test):
    for address in ADDRESSES:
        with Server(address) as server:
            test(server)


def test_home_says_that_all_is_invented_and_its_counts_are_those_of_the_lists():
    def test(server):
        home = server.get("/api/home")
        assert home["invented"] is True
        counts = home["counts"]
        for name in ("organizations", "demands", "offers", "plans"):
            assert counts[name] == len(server.pages(f"/api/{name}")) > 0, name
        matrix = server.get("/api/gaps")
        assert counts["gaps"] == len(matrix["cells"]) > 0
        assert counts["counties"] == len(matrix["counties"]) == COUNTIES
        regions = server.get("/api/regions")["items"]
        assert counts["counties"] == sum(r["kind"] in ("county", "district") for r in regions)
        demands = server.pages("/api/demands")
        short = sum(demand["filled"] < demand["seats"] for demand in demands)
        bare = sum(cell["rank"] <= 10 and cell["demand"] is None for cell in matrix["cells"])
        assert len(home["inbox"]) == min(50, short + bare)
        for figure in home["figures"]:
            assert figure["value"] is not None, figure
    on_each(test)


def test_every_gap_is_the_sum_of_its_terms_and_its_groups():
    def test(server):
        matrix = server.get("/api/gaps")
        for cell in matrix["cells"]:
            gap = server.get(f"/api/gaps/{cell['id']}")
            assert {name: gap[name] for name in cell} == cell
            terms = {term["term"]: term["value"] for term in gap["explain"]}
            assert near(terms["avoidable_rw"] + terms["blank_rw_half"], terms["total_rw"], 1e-5), gap["id"]
            if terms["population"]:
                assert near(terms["total_rw"] / terms["population"] * 1e4, terms["score"], 1e-4), gap["id"]
            value = sum(group["value_rw"] or 0 for group in gap["groups"])
            assert near(value, terms["avoidable_rw"], 1e-4), (gap["id"], value)
            assert gap["county"] not in [peer["code"] for peer in gap["peers"]]
            for group in gap["groups"]:
                assert group["home"] + group["out"] == group["all"]
    on_each(test)


def test_the_rows_behind_a_gap_hold_the_cases_of_its_groups():
    def test(server):
        for cell in server.get("/api/gaps")["cells"][::8]:
            gap = server.get(f"/api/gaps/{cell['id']}")
            rows = server.get(gap["rows"] + "&limit=200")
            cases = {}
            for row in server.pages(gap["rows"]):
                assert gap["period"]["from"] <= row["month"] <= gap["period"]["to"]
                cases[row["drg"]] = cases.get(row["drg"], 0) + row["cases"]
            assert sum(cases.values()) == rows["sum"]["cases"]
            for group in gap["groups"]:
                assert cases[group["code"]] >= group["all"] > 0, (gap["id"], group["code"])
            assert set(cases) == {group["code"] for group in gap["groups"]}
    on_each(test)


def test_small_pages_and_large_ones_hold_the_same():
    def test(server):
        for path in ("/api/organizations", "/api/demands", "/api/offers"):
            assert server.pages(path, 7) == server.pages(path, 200), path
        county = server.get("/api/gaps")["counties"][0]["code"]
        path = f"/api/facts?county={county}&treating={county}"
        assert server.pages(path, 150) == server.pages(path, 200)
    on_each(test)


def test_flows_are_those_of_the_regions():
    def test(server):
        regions = {r["code"]: r for r in server.get("/api/regions")["items"]}
        flows = server.get("/api/flows?limit=200")
        assert flows["total"] == len(flows["items"]) <= COUNTIES * (COUNTIES - 1)
        assert flows["items"] == sorted(flows["items"], key=lambda f: -f["cases"]) or \
            all(a["cases"] >= b["cases"] for a, b in zip(flows["items"], flows["items"][1:]))
        for code, region in regions.items():
            if region["kind"] not in ("county", "district"):
                continue
            out = sum(f["cases"] for f in flows["items"] if f["residence"] == code)
            assert out <= region["outflow"], code  # the rest is treated outside the province
            if region["residents"]:
                assert near(region["local_share"],
                            (region["residents"] - region["outflow"]) / region["residents"])
    on_each(test)


def test_the_plan_fills_what_its_counts_say_and_every_seat_has_its_reasons():
    def test(server):
        plan = server.get("/api/plans?limit=1")["items"][0]
        assert plan["proved"] is True and sum(plan["weights"].values()) == 1000
        base = f"/api/plans/{plan['id']}"
        assert server.get(base) == plan
        seats = server.pages(base + "/assignments")
        unfilled, unplaced = server.pages(base + "/unfilled"), server.pages(base + "/unplaced")
        counts = plan["counts"]
        assert counts["filled"] == len(seats) > 0 and counts["unplaced"] == len(unplaced)
        assert counts["unfilled"] == sum(row["seats_unfilled"] for row in unfilled)
        assert counts["filled"] + counts["unfilled"] == counts["seats"]
        assert sum(row["utility"] for row in seats) == \
            next(level["value"] for level in plan["levels"] if level["level"] == "7")
        people = [row["practitioner"] for row in seats]
        assert len(set(people)) == len(people), "someone sits twice"
        for row in seats:
            points = sum(term["points"] for term in row["terms"])
            assert -1 < row["rounding"] <= 0
            assert near(points + row["rounding"], row["utility"])
            for term in row["terms"]:
                assert near(term["points"], term["value"] * plan["weights"][term["term"]] / 1000)
            for other in row["alternatives"]:
                assert other["practitioner"] != row["practitioner"]
        for row in unfilled:
            assert row["cause_label"] != row["cause"] and row["cause_label_en"] != row["cause"]
            for part in row["detail"]:
                assert part["label"], row
    on_each(test)


def test_demands_and_offers_agree_with_the_plan():
    def test(server):
        plan = server.get("/api/plans?limit=1")["items"][0]
        seats = server.pages(f"/api/plans/{plan['id']}/assignments")
        for demand in server.pages("/api/demands"):
            own = [row for row in seats if row["demand"] == demand["id"]]
            assert demand["filled"] == len(own) <= demand["seats"]
            one = server.get(f"/api/demands/{demand['id']}")
            assert sorted(one["assignments"]) == sorted(row["id"] for row in own)
        placed = {row["practitioner"]: row["demand"] for row in seats}
        for offer in server.pages("/api/offers"):
            assert offer["demand"] == placed.get(offer["practitioner"])
        for demand in {row["county"] for row in seats}:
            some = server.pages(f"/api/plans/{plan['id']}/assignments?county={demand}")
            assert some == [row for row in seats if row["county"] == demand]
    on_each(test)


def test_both_databases_hold_the_same_region():
    answers = []
    for address in ADDRESSES:
        with Server(address) as server:
            plan = server.get("/api/plans?limit=1")["items"][0]["id"]
            answers.append([server.ask(path).body for path in (
                "/api/regions", "/api/gaps", "/api/flows?limit=200", "/api/demands?limit=200",
                "/api/offers?limit=200", f"/api/plans/{plan}/assignments?limit=200")])
    assert answers[0] == answers[1]


if __name__ == "__main__":
    try:
        fill_demo()
        run_tests(globals())
    finally:
        shutil.rmtree(FOLDER)
