"""xinglin plan: previous plans, teams, limits, training places by preferences; what is refused."""
import os
import shutil
import tempfile

from program import refused, run_tests, xinglin

from plan_planted_test import DEMANDS, OFFERS, ORGANIZATIONS, PREVIOUS, QUOTAS

PREFERENCES = ("side,id,other_id,rank\n"
               "practitioner,P1,A,1\npractitioner,P1,B,2\npractitioner,P2,A,1\n"
               "practitioner,P4,A,1\npractitioner,P4,B,1\n"
               "demand,A,P4,1\ndemand,A,P2,2\ndemand,A,P1,3\ndemand,B,P1,1\ndemand,B,P4,1\n")
PLAIN = DEMANDS.format(t="", u="")


class Place:
    def __init__(self, **files):
        self.root = tempfile.mkdtemp(prefix="xinglin-stable-")
        self.out = os.path.join(self.root, "plan")
        self.words = ["plan"]
        for name, text in files.items():
            path = os.path.join(self.root, name + ".csv")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            self.words += ["--" + name, path]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def made(self, *more, status=0):
        result = xinglin(*self.words, *more, "--out", self.out)
        assert result.status == status, (result.status, result.err)
        return result

    def checked(self, *more):
        return xinglin(*self.words, *more, "--check", self.out)

    def get(self, name):
        with open(os.path.join(self.out, name), encoding="utf-8") as file:
            return file.read()

    def put(self, name, text):
        with open(os.path.join(self.out, name), "w", encoding="utf-8") as file:
            file.write(text)


def files(**more):
    return {"organizations": ORGANIZATIONS, "offers": OFFERS, "demands": PLAIN, **more}


def unpinned(**more):
    return files(offers=OFFERS.replace(",B\n", ",\n"), **more)


# --- previous plans ---

def test_whoever_may_stay_stays_and_each_change_has_its_reason():
    with Place(**files(previous=PREVIOUS)) as place:
        place.made()
        # P1 was on B and is worth as much there: tier 2 wants two on B beside P3's pin.
        assert place.get("changes.csv").startswith("practitioner_id,from_demand_id,to_demand_id,why\n")
        rows = dict(line.split(",", 1) for line in place.get("changes.csv").splitlines()[1:])
        assert rows["P2"].split(",")[0] == "Z" and rows["P2"].endswith("demand_gone")
        assert rows["Q9"] == "A,,practitioner_gone"
        assert f'"moved": {len(rows)}' in place.get("summary.json")
        assert place.checked().status == 0


def test_held_placements_stay_and_those_that_cannot_are_named():
    with Place(**files(previous="demand_id,practitioner_id\nA,P4\nB,P1\n")) as place:
        place.made("--hold")
        assert ",P4," in place.get("plan.csv").splitlines()[1] + place.get("plan.csv").splitlines()[2]
        assert place.get("changes.csv").count("\n") == 1
        assert place.checked("--hold").status == 0
        assert place.checked("--hold", "--weight-band", "7").status == 5
    with Place(**files(previous="demand_id,practitioner_id\nC,P4\nA,P3\n")) as place:
        result = place.made("--hold", status=3)
        assert "practitioner P4: C: held there and no longer eligible" in result.err
        assert "practitioner P3: A: held there and pinned to B" in result.err
        assert not os.path.exists(place.out)


def test_faults_of_a_previous_plan():
    for text, says in (("demand_id,practitioner_id\nA,P1\nB,P1\n", "previous.csv:3:2: P1: this"),
                       ("demand_id,practitioner_id\n,P1\n", "previous.csv:2:1: "),
                       ("demand_id,seat\nA,1\n", "practitioner_id: this column is missing")):
        with Place(**files(previous=text)) as place:
            refused(2, *place.words, "--out", place.out, says=[says])
            assert not os.path.exists(place.out)


# --- teams ---

def test_a_team_is_sent_whole_or_stays():
    with Place(**files(demands=DEMANDS.format(t="", u="T2"))) as place:
        place.made()
        # C wants two who master c, both of discipline y are needed there; D then has nobody.
        assert ",P6," not in place.get("plan.csv") and ",P7," not in place.get("plan.csv")
        assert "C,2,team_incomplete,D\n" in place.get("unfilled.csv") \
            or "C,2,team_incomplete," in place.get("unfilled.csv")
        assert "P6,all_seats_filled" in place.get("unplaced.csv")
        assert '"teams": 1' in place.get("summary.json")
        assert place.get("branching.csv").startswith("leaf,parent,team_id,open,bound_0,bound_1,")
        assert place.checked().status == 0


def test_a_team_with_a_pin_that_cannot_be_completed_is_named():
    offers = OFFERS.replace("H2,4,,\n", "H2,4,,C\n")
    with Place(**files(offers=offers, demands=DEMANDS.format(t="", u="T2"))) as place:
        result = place.made(status=3)
        assert "team T2: it has pins and cannot be completed\n" in result.err, result.err
        assert not os.path.exists(place.out)


def test_a_team_that_loses_a_demand_is_left_out_whole():
    demands = DEMANDS.format(t="", u="T2").replace("D,H1,y,2,2,,3", "D,H1,y,2,2,,9")
    with Place(**files(demands=demands)) as place:
        place.made("--skip-bad-rows")
        assert "demands.csv,4,12,T2,a demand of this team is left out" in place.get("skipped.csv")
        assert '"demands": 3' in place.get("summary.json")


def test_a_search_that_is_stopped_writes_its_best_plan_and_says_so():
    with Place(**files(demands=DEMANDS.format(t="T1", u="T2"), quotas=QUOTAS)) as place:
        result = xinglin(*place.words, "--limit", "0", "--out", place.out)
        assert result.status in (0, 4), result.err
        proved = '"proved": true' in place.get("summary.json")
        assert proved == (result.status == 0)
        assert proved or '"bounds": [' in place.get("summary.json")
        assert place.checked().status == 0


# --- training places ---

def test_the_stable_matching_is_the_one_worked_out_by_hand():
    with Place(**unpinned(preferences=PREFERENCES)) as place:
        place.made("--stable")
        # All three propose to A first (P4 by the order of the demands); A keeps P4 and P2 and
        # turns P1 away, who goes to B.
        assert [line.split(",")[:3] for line in place.get("plan.csv").splitlines()[1:]] == [
            ["A", "1", "P2"], ["A", "2", "P4"], ["B", "1", "P1"]]
        assert '"blocking_pairs": 0' in place.get("summary.json")
        result = place.checked("--stable")
        assert result.status == 0 and "blocking pairs: 0" in result.out
        text = place.get("plan.csv")
        place.put("plan.csv", text.replace("A,2,P4", "B,2,P4"))
        result = place.checked("--stable")
        assert result.status == 5 and "blocking pairs" in result.err


def test_pins_teams_and_quotas_have_no_place_beside_preferences():
    with Place(**files(preferences=PREFERENCES)) as place:
        refused(2, *place.words, "--stable", "--out", place.out, says=["a pin has no place"])
    with Place(**unpinned(preferences=PREFERENCES, quotas=QUOTAS)) as place:
        refused(1, *place.words, "--stable", "--out", place.out, says=["a quota has no place"])
    teams = {"demands": DEMANDS.format(t="T1", u="")}
    with Place(**{**unpinned(preferences=PREFERENCES), **teams}) as place:
        refused(2, *place.words, "--stable", "--out", place.out, says=["a team has no place"])


def test_faults_of_preferences():
    for row, says in (("both,P1,A,1", "preferences.csv:12:1: both: side is practitioner or demand"),
                      ("demand,A,P1,0", "preferences.csv:12:4: 0: "),
                      ("demand,Q,P1,1", "preferences.csv:12:2: Q: there is no such demand"),
                      ("practitioner,P1,A,3", "preferences.csv:12:3: A: this pair is ranked twice")):
        with Place(**unpinned(preferences=PREFERENCES + row + "\n")) as place:
            refused(2, *place.words, "--stable", "--out", place.out, says=[says])


if __name__ == "__main__":
    run_tests(globals())
