"""xinglin effect on the data of two published examples finds what was published."""
import csv
import json
import os
import tempfile

from program import run_tests, xinglin

PAPERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "papers")


def effect(kind, file, *words):
    """The summary, and the rows of the other files by their names."""
    with tempfile.TemporaryDirectory() as out:
        option = "--series" if kind == "its" else "--panel"
        result = xinglin("effect", kind, option, os.path.join(PAPERS, file), *words, "--out", out,
                         "--force")
        assert result.status == 0, result.err
        tables = {}
        for name in os.listdir(out):
            with open(os.path.join(out, name), encoding="utf-8", newline="") as text:
                tables[name] = json.load(text) if name.endswith("json") else list(csv.DictReader(text))
    return tables.pop("summary.json"), tables


def near(found, published, tolerance):
    assert abs(found - published) <= tolerance, (found, published)


# --- the smoking ban of Sicily: a step of 2005, with and without season ---

SICILY = ("--time", "time", "--events", "aces", "--exposure", "stdpop", "--start", "37")


def test_the_ban_went_with_the_published_change_of_coronary_events():
    summary, _ = effect("its", "sicily.csv", *SICILY, "--harmonics", "0")
    near(summary["rate_ratio"], 0.894, 0.0005)
    summary, tables = effect("its", "sicily.csv", *SICILY, "--period", "12", "--harmonics", "2")
    near(summary["rate_ratio"], 0.885, 0.0005)
    near(summary["low"], 0.839, 0.0015)  # t(52) where the paper takes the normal law: a little wider
    near(summary["high"], 0.933, 0.0015)
    assert summary["low"] < 0.839 and summary["high"] > 0.933
    assert summary["verdict"]["class"] == "improved_unattributed", summary["verdict"]
    trend = float(tables["coefficients.csv"][1]["estimate"])
    assert 0.004 < trend < 0.006  # upwards, about 0.5 % a month


def test_a_change_of_the_trend_is_not_found_there():
    _, tables = effect("its", "sicily.csv", *SICILY, "--period", "12", "--harmonics", "2", "--slope")
    slope = next(r for r in tables["coefficients.csv"] if r["term"] == "slope")
    assert abs(float(slope["estimate"])) < 1.96 * float(slope["se"]), slope


# --- Proposition 99 of California: one treated state, from 1989 ---

CALIFORNIA = ("--unit", "state", "--time", "year", "--treated", "California", "--start", "1989",
              "--outcome", "packs")


def test_california_is_mixed_from_the_published_states_and_falls_by_the_published_packs():
    summary, tables = effect("synth", "proposition99.csv", *CALIFORNIA)
    weights = {r["unit"]: float(r["weight"]) for r in tables["weights.csv"] if float(r["weight"]) > 0}
    # The paper's five donors: Utah, Nevada, Montana, Colorado, Connecticut; its mixture is made
    # with predictors, this one of outcomes alone, which adds a little of New Hampshire.
    assert set(weights) == {"Utah", "Nevada", "Montana", "Colorado", "Connecticut",
                            "New Hampshire"}, weights
    assert max(weights, key=weights.get) == "Utah"
    near(sum(weights.values()), 1, 1e-9)
    near(summary["effect"], -19.5, 0.1)  # "almost 20 packs" on average; -19.5 of outcomes alone
    gaps = {int(r["time"]): float(r["gap"]) for r in tables["gaps.csv"]}
    assert -28 < gaps[2000] < -22, gaps[2000]  # "26 packs lower" in 2000
    assert max(abs(gaps[y]) for y in range(1975, 1989)) < 4


def test_the_mixture_cannot_be_bettered_by_moving_a_little_weight():
    """The optimum proved from the file: no pair of states can be exchanged with a gain."""
    _, tables = effect("synth", "proposition99.csv", *CALIFORNIA)
    with open(os.path.join(PAPERS, "proposition99.csv"), encoding="utf-8") as file:
        packs = {(r["state"], int(r["year"])): float(r["packs"]) for r in csv.DictReader(file)}
    weights = {r["unit"]: float(r["weight"]) for r in tables["weights.csv"]}
    years = range(1970, 1989)
    missed = [packs["California", y] - sum(w * packs[s, y] for s, w in weights.items()) for y in years]
    gain = {s: sum(m * packs[s, y] for m, y in zip(missed, years)) for s in weights}
    used = [gain[s] for s in weights if weights[s] > 1e-9]
    assert max(used) - min(used) < 1e-5 * max(map(abs, used))
    assert max(gain.values()) <= max(used) + 1e-5 * max(map(abs, used))


if __name__ == "__main__":
    run_tests(globals())
