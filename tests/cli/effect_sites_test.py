"""xinglin effect counts, synth, its: planted changes, every refusal with its place."""
import csv
import json
import math
import os
import random
import shutil
import tempfile

from program import refused, run_tests, xinglin


class Place:
    """A folder with one input file; gone at the end."""

    def __init__(self, rows, head):
        self.root = tempfile.mkdtemp(prefix="xinglin-sites-")
        self.file = os.path.join(self.root, "in.csv")
        self.out = os.path.join(self.root, "out")
        with open(self.file, "w", encoding="utf-8", newline="") as file:
            file.write(head + "\n" + "".join(",".join(map(str, row)) + "\n" for row in rows))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def rows(self, name):
        with open(os.path.join(self.out, name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def run(self, words, *more):
        result = xinglin(*words(self), *more)
        assert result.status == 0, result.err
        with open(os.path.join(self.out, "summary.json"), encoding="utf-8") as file:
            return json.load(file)


def poisson(dice, mean):
    count, total = -1, 0.0
    while total < mean:
        total -= math.log(1 - dice.random())
        count += 1
    return max(count, 0)


# --- counts ---

COUNTS_HEAD = "county,month,start,deaths,births,region"


def counts_rows(ratio=0.6, rate=0.03, units=30, times=40, starts=(28, 0), seed=3):
    dice = random.Random(seed)
    rows = []
    for i in range(units):
        own, start = rate * (0.6 + 0.8 * dice.random()), starts[i % len(starts)]
        for t in range(1, times + 1):
            births = dice.randrange(60, 160)
            after = start and t >= start
            rows.append([f"c{i:02}", t, start, poisson(dice, births * own * (ratio if after else 1)),
                         births, f"r{i // 2}"])
    return rows


def counts_words(place):
    return ("effect", "counts", "--panel", place.file, "--unit", "county", "--time", "month",
            "--start", "start", "--events", "deaths", "--exposure", "births", "--out", place.out)


def test_a_planted_ratio_is_found_and_the_same_seed_gives_the_same_bytes():
    with Place(counts_rows(), COUNTS_HEAD) as place:
        summary = place.run(counts_words)
        assert abs(summary["ratio"] - 0.6) < 0.1 and summary["p"] < 0.01
        assert summary["verdict"]["class"] == "improved_attributed", summary["verdict"]
        assert {"observed", "expected", "ratio", "p", "left_out_units", "left_out_events",
                "twoway_ratio", "twoway_se_log", "verdict"} <= set(summary)
        assert len(place.rows("units.csv")) == 15
        assert place.run(counts_words, "--force") == summary
        mixed = place.run(counts_words, "--cluster", "region", "--force")
        assert mixed["inference"] == "cluster bootstrap"


def test_few_expected_events_are_listed_and_not_judged():
    with Place(counts_rows(rate=0.0004), COUNTS_HEAD) as place:
        summary = place.run(counts_words)
        assert summary["expected"] < 30
        assert summary["verdict"]["class"] == "too_early_or_few"
        assert summary["events"] and set(summary["events"][0]) == {"unit", "time", "events"}
        assert summary["left_out_units"] > 0


def test_faults_of_counts_are_told_with_their_place():
    good = counts_rows(units=4)

    def broken(row, column, value):
        rows = [r[:] for r in good]
        rows[row][column] = value
        return rows
    for rows, says in [(broken(3, 3, 1.5), ["in.csv:5:4: 1.5:", "whole"]),
                       (broken(3, 3, -1), ["in.csv:5:4: -1:"]),
                       (broken(3, 4, -7), ["in.csv:5:5: -7:", "negative"]),
                       (broken(3, 3, "x"), ["in.csv:5:4: x:"]),
                       ([[*r[:3], 2, 0, r[5]] for r in good], ["without exposure"]),
                       ([[*r[:3], 0, *r[4:]] for r in good], ["no event at all"]),
                       ([[*r[:2], 0, *r[3:]] for r in good], ["nothing to measure"]),
                       ([[*r[:2], 1, *r[3:]] for r in good], ["nobody is left"])]:
        with Place(rows, COUNTS_HEAD) as place:
            refused(2, *counts_words(place), says=says)
            assert not os.path.exists(place.out)


# --- synth ---

SYNTH_HEAD = "county,month,y,x"


def synth_rows(effect=-2.0, units=30, times=36, start=25, seed=4):
    dice = random.Random(seed)
    loads = [[dice.random() for _ in range(3)] for _ in range(units)]
    loads[3] = [(a + b) / 2 for a, b in zip(loads[5], loads[8])]
    rows = []
    for i, (a, b, c) in enumerate(loads):
        for t in range(1, times + 1):
            y = 10 * a + 0.4 * b * t + 3 * c * math.sin(t) + dice.gauss(0, 0.1)
            rows.append([f"c{i:02}", t, f"{y + (effect if i == 3 and t >= start else 0):.6f}",
                         f"{a:.6f}"])
    return rows


def synth_words(place):
    return ("effect", "synth", "--panel", place.file, "--unit", "county", "--time", "month",
            "--treated", "c03", "--start", "25", "--outcome", "y", "--out", place.out)


def test_a_site_is_compared_with_its_mixture():
    with Place(synth_rows(), SYNTH_HEAD) as place:
        summary = place.run(synth_words, "--predictors", "x, y:1..24")
        assert abs(summary["effect"] + 2) < 0.3, summary["effect"]
        assert summary["rank"] == 1 and summary["verdict"]["class"] == "improved_attributed"
        weights = place.rows("weights.csv")
        assert abs(sum(float(r["weight"]) for r in weights) - 1) < 1e-9
        assert all(float(r["weight"]) >= 0 for r in weights)
        assert abs(sum(float(r["weight_predictors"]) for r in weights) - 1) < 1e-9
        gaps = place.rows("gaps.csv")
        assert list(gaps[0])[:4] == ["time", "treated", "synthetic", "gap"] and len(gaps) == 36
        after = [float(r["gap"]) for r in gaps if int(r["time"]) >= 25]
        assert abs(sum(after) / 12 - summary["effect"]) < 1e-6
        assert len(place.rows("placebos.csv")) == 29
        assert all(abs(one["effect"] + 2) < 1 for one in summary["leave_one_out"])
        assert summary["placebo_in_time"]["start"] == "17"


def test_few_donors_and_units_with_gaps_are_told():
    with Place(synth_rows(units=9), SYNTH_HEAD) as place:
        summary = place.run(synth_words)
        assert summary["verdict"]["class"] == "too_early_or_few"
    rows = synth_rows()
    rows[36 * 7 + 4][2] = ""
    with Place(rows, SYNTH_HEAD) as place:
        summary = place.run(synth_words)
        assert summary["left_out_units"] == 1 and summary["donors"] == 28


def test_sites_that_cannot_be_compared_are_refused():
    rows = synth_rows()
    holed = [r[:] for r in rows]
    holed[36 * 3 + 4][2] = ""
    with Place(holed, SYNTH_HEAD) as place:
        refused(2, *synth_words(place), says=["c03", "lacks"])
    with Place(rows, SYNTH_HEAD) as place:
        for change, says in [(("--treated", "zz"), "no such unit"), (("--start", "99"), "start"),
                             (("--start", "2"), "before the start"), (("--start", "x"), "--start"),
                             (("--predictors", ":1..2"), "--predictors"),
                             (("--predictors", "x:9..2"), "from..to"),
                             (("--predictors", "nothing"), "nothing"),
                             (("--better", "?"), "--better")]:
            refused(2, *synth_words(place), *change, says=[says])
            assert not os.path.exists(place.out)


# --- its ---

ITS_HEAD = "month,deaths,births"


def its_rows(level=-0.6, times=60, start=37, seed=5):
    dice = random.Random(seed)
    rows = []
    for t in range(1, times + 1):
        births = dice.randrange(900, 1100)
        mean = births * 0.05 * math.exp(0.003 * t + 0.2 * math.sin(math.pi * t / 6)
                                        + (level if t >= start else 0))
        rows.append([f"{2020 + (t - 1) // 12}-{(t - 1) % 12 + 1:02}", poisson(dice, mean), births])
    return rows


def its_words(place):
    return ("effect", "its", "--series", place.file, "--time", "month", "--events", "deaths",
            "--exposure", "births", "--start", "2023-01", "--out", place.out)


def test_a_step_is_told_as_when_and_not_why():
    with Place(its_rows(), ITS_HEAD) as place:
        summary = place.run(its_words)
        assert summary["low"] < math.exp(-0.6) < summary["high"] < 1
        assert summary["verdict"]["class"] == "improved_unattributed"
        assert "no_comparison" in [r["code"] for r in summary["verdict"]["reasons"]]
        terms = [r["term"] for r in place.rows("coefficients.csv")]
        assert terms == ["intercept", "trend", "level", "sin1", "cos1", "sin2", "cos2"]
        assert list(place.rows("coefficients.csv")[0]) == ["term", "estimate", "se", "se_newey_west"]
        assert {"rate_ratio", "dispersion", "lag1", "durbin_watson"} <= set(summary)
        place.run(its_words, "--slope", "--harmonics", "1", "--force")
        terms = [r["term"] for r in place.rows("coefficients.csv")]
        assert terms == ["intercept", "trend", "level", "slope", "sin1", "cos1"]


def test_missing_months_are_left_out_and_told():
    rows = its_rows()
    rows[4][1] = ""
    del rows[9]
    with Place(rows, ITS_HEAD) as place:
        assert place.run(its_words)["missing_times"] == ["2020-05", "2020-10"]


def test_short_series_are_not_judged():
    with Place(its_rows(times=44), ITS_HEAD) as place:
        assert place.run(its_words)["verdict"]["class"] == "too_early_or_few"


def test_faults_of_series_are_told_with_their_place():
    good = its_rows()

    def broken(row, column, value):
        rows = [r[:] for r in good]
        rows[row][column] = value
        return rows
    for rows, says in [(broken(2, 1, -1), ["in.csv:4:2: -1:"]), (broken(2, 1, 0.5), ["whole"]),
                       (broken(2, 2, 0), ["in.csv:4:3: 0:", "exposure"]),
                       (broken(2, 2, ""), ["in.csv:4:3: :"]),
                       (broken(2, 0, "2020-02"), ["in.csv:4:1: 2020-02:", "twice"]),
                       (broken(2, 0, "3"), ["in.csv:4:1: 3:"]),
                       ([[r[0], 0, r[2]] for r in good], ["no event"]),
                       (good[:8], ["at or after the start"])]:
        with Place(rows, ITS_HEAD) as place:
            refused(2, *its_words(place), says=says)
            assert not os.path.exists(place.out)
    with Place(good, ITS_HEAD) as place:
        refused(2, *its_words(place), "--start", "9", says=["--start"])
        refused(2, *its_words(place), "--start", "2019-01", says=["before the start"])
        refused(2, *its_words(place), "--harmonics", "7", says=["--harmonics"])
        refused(2, *its_words(place), "--period", "1", says=["--period"])
        for part in ("counts", "synth", "its"):
            assert xinglin("effect", part, "--help").status == 0
            refused(2, "effect", part, says=["missing"])


if __name__ == "__main__":
    run_tests(globals())
