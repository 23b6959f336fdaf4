"""xinglin mastery: curves by hand, laws by simulation, every refusal."""
import csv
import json
import math
import os
import random
import shutil
import tempfile

from program import refused, run_tests, xinglin

UP, DOWN = math.log(0.9 / 0.8), math.log(2)


class Place:
    """A folder with a list of cases; gone at the end."""

    def __init__(self, text):
        self.root = tempfile.mkdtemp(prefix="xinglin-mastery-")
        self.cases = os.path.join(self.root, "cases.csv")
        self.out = os.path.join(self.root, "out")
        with open(self.cases, "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def words(self, *more, rates=("0.1", "0.2")):
        return ("mastery", "--cases", self.cases, "--adequate", rates[0], "--inadequate", rates[1],
                "--out", self.out, *more)

    def run(self, *more, **rates):
        result = xinglin(*self.words(*more, **rates))
        assert result.status == 0, result.err
        with open(os.path.join(self.out, "path.csv"), encoding="utf-8", newline="") as file:
            path = list(csv.DictReader(file))
        with open(os.path.join(self.out, "summary.json"), encoding="utf-8") as file:
            return path, json.load(file)


def cases(**people):
    rows = [f"{person},{number},{failure}\n" for person, failures in people.items()
            for number, failure in enumerate(failures, 1)]
    return "person,case,failure\n" + "".join(rows)


def near(a, b, tolerance=1e-9):
    return abs(float(a) - b) < tolerance


def test_a_path_by_hand():
    with Place(cases(zhao="0100", qian="0000")) as place:
        path, summary = place.run("--limit", "0.35")
        assert list(path[0]) == ["person", "case", "weight", "score", "state"]
        assert [row["person"] for row in path] == ["qian"] * 4 + ["zhao"] * 4
        assert [row["state"] for row in path] == ["learning"] * 2 + ["competent"] * 2 \
            + ["learning"] * 4
        assert near(path[4]["score"], UP) and near(path[5]["weight"], -DOWN)
        assert near(path[5]["score"], 0) and near(path[7]["score"], 2 * UP)
        qian, zhao = summary["persons"]
        assert qian["competent_case"] == "3" and zhao["competent_case"] is None
        assert zhao["failures"] == 1 and near(zhao["last"], 2 * UP) and near(qian["max"], 4 * UP)
        assert near(zhao["vlad"], 0.4 - 1)


def test_maintenance_watches_after_competence():
    with Place(cases(zhao="000110")) as place:
        path, summary = place.run("--limit", "0.35", "--maintenance", "1.3")
        assert [row["state"] for row in path] == ["learning", "learning", "competent", "competent",
                                                  "alarm", "alarm"]
        assert near(path[3]["score"], DOWN) and near(path[4]["score"], 2 * DOWN)
        assert summary["persons"][0]["alarm_case"] == "5"
        assert summary["maintenance_run_length"]["adequate"] > \
            summary["maintenance_run_length"]["inadequate"]


def test_the_order_of_rows_never_matters():
    text = cases(a="0010101", b="000000001")
    lines = text.split("\n")[1:-1]
    random.Random(4).shuffle(lines)
    with Place(text) as one, Place("person,case,failure\n" + "\n".join(lines) + "\n") as two:
        assert one.run("--limit", "0.5")[0] == two.run("--limit", "0.5")[0]


def test_laws_agree_with_simulation():
    with Place(cases(a="0")) as place:
        _, summary = place.run("--limit", "1.25", "--force")
        for name, rate in (("adequate", 0.1), ("inadequate", 0.2)):
            dice, total, runs = random.Random(8), 0, 3000
            for _ in range(runs):
                score = 0
                while score < 1.25 - 1e-9:
                    score = max(0, score + (-DOWN if dice.random() < rate else UP))
                    total += 1
            assert abs(total / runs / summary["run_length"][name] - 1) < 0.1


def test_the_calibrated_limit_keeps_its_promise_or_says_that_cases_are_too_few():
    with Place(cases(a="00")) as place:
        _, few = place.run("--calibrate", "30")
        calibration = few["calibration"]
        assert calibration["inadequate_passes"] <= 0.05 and not calibration["enough"]
        assert "不够" in calibration["sentence"]
        assert len(few["signal_by"]) == 30
        assert near(few["signal_by"][-1]["inadequate"], calibration["inadequate_passes"])
        _, many = place.run("--calibrate", "200", "--force")
        assert many["calibration"]["enough"] and many["calibration"]["adequate_passes"] >= 0.5


def test_risks_weigh_cases_and_days_show_gaps():
    text = ("name,day,bad,risk\nli,2025-01-01,0,0.3\nli,2025-05-01,1,0.05\nli,2025-05-01,0,0.1\n")
    with Place(text) as place:
        columns = ("--person", "name", "--case", "day", "--failure", "bad", "--limit", "1")
        path, summary = place.run(*columns, "--risk", "risk")
        assert near(path[0]["weight"], math.log(1.3))
        assert near(path[1]["weight"], math.log(1.05 / 2))
        person = summary["persons"][0]
        assert person["longest_gap_days"] == 120 and person["supervised_case_due"]
        assert near(person["mean_risk"], 0.15) and near(person["vlad"], 0.45 - 1)


def test_bounds_are_exact():
    with Place(cases(a="0" * 20)) as place:
        _, summary = place.run("--limit", "9")
        assert near(summary["persons"][0]["upper_95"], 1 - 0.05 ** (1 / 20), 1e-8)


def test_faults_are_told_with_their_place_and_nothing_is_written():
    head = "person,case,failure\n"
    for text, says in [(head + "a,1,0\na,1,1\n", ["cases.csv:3:2: 1:", "twice"]),
                       (head + "a,1,2\n", ["cases.csv:2:3: 2:"]),
                       (head + "a,1,\n", ["cases.csv:2:3: :"]),
                       (head + ",1,0\n", ["cases.csv:2:1: :"]),
                       (head + "a,x,0\n", ["cases.csv:2:2: x:"]),
                       (head + "a,2025-01-01,0\na,7,0\n", ["cases.csv:3:2: 7:", "day"]),
                       (head, ["no case"]), ("person,case\n", ["failure"])]:
        with Place(text) as place:
            refused(2, *place.words("--limit", "1"), says=says)
            assert not os.path.exists(place.out)
    with Place("person,case,failure,r\na,1,0,1\n") as place:
        refused(2, *place.words("--limit", "1", "--risk", "r"), says=["cases.csv:2:4: 1:"])


def test_wrong_rates_and_options_are_refused():
    with Place(cases(a="0")) as place:
        for rates in (("0.2", "0.1"), ("0.1", "0.1"), ("0.1", "1.0"), ("0.1", "x"), ("-1", "0.2"),
                      ("0.1", "0.105")):
            refused(2, *place.words("--limit", "1", rates=rates), says=["adequate"])
        refused(2, *place.words("--limit", "1", "--calibrate", "9"), says=["not both"])
        refused(2, *place.words("--limit", "0"), says=["--limit"])
        refused(2, *place.words("--limit", "1e9"), says=["--limit"])
        refused(2, *place.words("--calibrate", "0"), says=["--calibrate"])
        assert xinglin("mastery", "--help").status == 0
        assert not os.path.exists(place.out)


if __name__ == "__main__":
    run_tests(globals())
