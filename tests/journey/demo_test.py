"""The demonstration as the desk walks it: from what waits to gaps, their terms and rows, the plan,
each seat with its reasons. Whatever is shown must add up with what is shown elsewhere."""
import os
import shutil
import tempfile
from datetime import date, datetime, timedelta, timezone

from urllib.parse import quote

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


def unfollowed(server, adoption, home):
    """Days without a safety follow-up of a technique that is under way, as the province's day has it; else 0."""
    if adoption["state"] not in ("first_case", "supervised", "independent"):
        return 0
    steps = server.get(f"/api/adoptions/{adoption['id']}")["steps"]
    last = max([step["day"] for step in steps if step["move"] == "follow_up"], default=adoption["first_day"])
    return (date.fromisoformat(home["as_of"][:10]) - date.fromisoformat(last)).days


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
        short = sum(demand["filled"] < demand["seats"] for demand in demands
                    if demand["state"] in ("planned", "filled", "part_filled"))
        short += sum(demand["state"] == "submitted" and demand["owner"] == "province" for demand in demands)
        bare = sum(cell["rank"] <= 10 and cell["demand"] is None for cell in matrix["cells"])
        short += sum(offer["state"] == "appealed" for offer in server.pages("/api/offers"))
        short += sum(one["state"] == "competent" and (one["level"] or 0) < 4 for one in server.get("/api/masteries")["items"])
        short += sum(one["overdue"] for one in server.pages("/api/pledges"))
        # The officer hears of a safety follow-up 90 days after the hospital: of one technique.
        late = sum(unfollowed(server, one, home) >= 180 for one in server.pages("/api/adoptions"))
        assert late == 1
        short += late
        unjudged = sum(one["state"] == "submitted" for one in server.pages("/api/vacancies"))
        assert unjudged
        short += unjudged
        assert sum(not i["kind"].startswith(("referral", "reading", "consult")) for i in home["inbox"]) == min(50, short + bare)
        for figure in home["figures"]:
            assert figure["value"] is not None, figure
    on_each(test)


def test_the_registry_holds_departments_agreements_roles_and_the_catalogue():
    def test(server):
        rounds = server.pages("/api/agreements")
        supports = [g for g in rounds if g["purpose"] == "support"]
        assert len(supports) == 2 * COUNTIES and {g["round"] for g in supports} == {1, 2}
        assert all(g["until"] == "2025-12-31" for g in supports if g["round"] == 1)
        assert sum(g["purpose"] == "alliance" for g in rounds) == COUNTIES
        hospital = server.get(f"/api/agreements/{supports[0]['id']}")["members"][-1]["organization"]
        record = server.get(f"/api/organizations/{hospital}")
        assert len(record["departments"]) == 14 and record["levels"] == []
        people = server.pages("/api/practitioners")
        assert len({p["code"] for p in people}) == len(people) > 100
        kinds = {r["kind"] for p in people[::3] for r in server.get(f"/api/practitioners/{p['id']}")["roles"]}
        assert kinds >= {"employed", "used"}, kinds
        techniques = server.pages("/api/catalogue")
        assert {t["level"] for t in techniques} == {1, 2, 3, 4} and any(t["tcm"] for t in techniques)
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


def test_indicators_are_the_sums_of_their_rows():
    def test(server):
        profiles = server.pages("/api/profiles", 200)
        assert len(profiles) == server.get("/api/profiles")["coverage"]["organizations"] > 0
        busy = max(profiles, key=lambda p: p["cases"])
        mine = server.pages(f"/api/facts?organization={busy['code']}", 200)
        assert sum(f["cases"] for f in mine) == busy["cases"]
        assert near(sum(f["rw"] for f in mine) / 1e4 / sum(f["rw_cases"] for f in mine),
                    busy["cmi"])
        profile = server.get(f"/api/organizations/{busy['id']}/profile")
        points = [p for p in profile["items"] if p["figure"] == "cases"]
        assert sum(p["value"] for p in points[-4:]) == busy["cases"], points
        assert all(p["low"] <= p["median"] <= p["high"] for p in profile["items"]
                   if p["median"] is not None)
        assert any(p["median"] is not None for p in profile["items"]) or all(
            p["peers"] < 5 for p in profile["items"])
    on_each(test)


def test_what_a_hospital_lacks_others_do():
    def test(server):
        discipline = server.get("/api/gaps")["disciplines"][0]
        matrix = server.get(f"/api/techniques?discipline={quote(discipline)}")
        assert matrix["organizations"] and matrix["procedures"] and matrix["cells"]
        hosts = {o["code"] for o in matrix["organizations"]}
        assert {c["organization"] for c in matrix["cells"]} <= hosts
        for p in matrix["procedures"]:
            done = sum(c["operations"] for c in matrix["cells"] if c["procedure"] == p["code"])
            assert done == p["operations"], p
    on_each(test)


def test_the_spectrum_of_each_county_adds_up():
    def test(server):
        for county in server.get("/api/gaps")["counties"][:5]:
            spectrum = server.get(f"/api/spectrum?county={county['code']}")
            facts = server.pages(f"/api/facts?county={county['code']}", 200)
            assert sum(f["cases"] for f in facts if f["drg"] and f["drg"] != "0000"
                       and not f["drg"].endswith("QY")) == spectrum["grouped_now"], county
            changes = [abs(line["change"]) for line in spectrum["items"]]
            assert changes == sorted(changes, reverse=True)
            for line in spectrum["items"]:
                assert line["now_low"] <= line["share_now"] <= line["now_high"]
        ranking = server.get("/api/outflows?limit=200")["items"]
        assert ranking == sorted(ranking, key=lambda o: -o["out"]) or all(
            a["out"] >= b["out"] for a, b in zip(ranking, ranking[1:]))
        assert all(o["all"] == o["home"] + o["out"] for o in ranking)
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
        detail = server.get(base)
        assert {key: detail[key] for key in plan} == plan
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


def test_techniques_clinics_and_studios_have_a_history():
    def test(server):
        home = server.get("/api/home")
        adoptions = server.pages("/api/adoptions")
        waits = [unfollowed(server, one, home) for one in adoptions]
        assert 2 <= sum(days >= 90 for days in waits) <= 4 and max(waits) < 270, waits
        for one in adoptions:
            steps = server.get(f"/api/adoptions/{one['id']}")["steps"]
            assert steps[-1]["state"] == one["state"] and one["version"] == 1 + len(steps), one
            assert [step["day"] for step in steps] == sorted(step["day"] for step in steps)
            for name, move in (("approved_day", "approve"), ("first_day", "first"), ("independent_day", "alone"), ("left_day", "leave")):
                assert [step["day"] for step in steps if step["move"] == move] == [one[name]] * bool(one[name]), (one, name)
        assert any(step["event_n"] for one in adoptions for step in server.get(f"/api/adoptions/{one['id']}")["steps"])

        today = datetime.now(timezone(timedelta(hours=8))).date().isoformat()
        visits = server.pages("/api/visits")
        held = [visit for visit in visits if visit["state"] == "held"]
        assert held and all(visit["day"] < today for visit in held)
        assert all(visit["taken_n"] > 0 for visit in visits if visit["state"] == "open" or visit in held)
        stopped = [visit for visit in visits if visit["state"] == "cancelled"]
        assert len(stopped) == 2 and all(visit["untold_n"] > 0 for visit in stopped)
        costs = [server.get(f"/api/visits/{visit['id']}/cost")["stands_fen"] for visit in held]
        assert sorted(costs)[-2:] == [0, 92000]

        studios = server.pages("/api/studios")
        assert studios and all(studio["member_n"] == 2 for studio in studios)
        reviewed = [server.get(f"/api/studios/{studio['id']}")["reviews"] for studio in studios]
        assert sum(map(len, reviewed)) == 1
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
