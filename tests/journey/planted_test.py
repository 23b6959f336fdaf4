"""Effects and traps planted in the invented province, as the server finds them on both databases: the answer holds
against the data that were kept with it, and the command line gives the same from them."""
import csv
import hashlib
import io
import json
import os
import subprocess
import tempfile

from bulletin_test import person, post
from evaluation_test import measured
from journey import XINGLIN, Server, on_both, run, run_tests


def invented(data):
    run(XINGLIN, "demo", data, "--counties", "40", "--months", "24", "--seed", "1")


def test_what_was_planted_is_found_and_what_came_late_is_marked():
    """The invented province: its experts came to one county in three and care stayed; asked before."""
    for data in on_both(invented):
        with Server(data) as server:
            who = person(server, data)
            plans = who.ask("GET", "/api/evaluations").json["items"]
            last = {p["indicator"] + (p["discipline"] or ""): p for p in plans}
            home = last["home_share"]
            assert home["data_then"] is None and not home["last"]["exploratory"]
            assert home["last"]["class"] == "improved_attributed" and 0 < home["last"]["low"] < home["last"]["att"]
            assert last["cmi"]["last"]["doubts"] == ["late"] and last["cmi"]["last"]["sentence"].startswith("（探索性分析）")
            traps = {p["discipline"]: p for p in plans if p["source"] == "list"}
            few = [p for p in plans if p["discipline"] and p["source"] != "list"]
            hold_one_against_its_mixture(server, who, few[0])
            hold_against_traps(server, who, traps)
            where = f"/api/evaluations/{home['id']}/runs/{home['last']['id']}"
            whole = server.ask(where, headers={"Cookie": who.cookie}).json
            panel = server.ask(where + "/panel", headers={"Cookie": who.cookie}).body
            hold_against_the_panel(whole, panel)
            block = post(who, "/api/bulletins", {"programme": "demo"}).json["blocks"][-1]  # exploratory answers are not told
            assert block["heading"] == "成效评估" and home["last"]["sentence"] in block["text"] and "CMI" not in block["text"]
            assert home["last"]["seal"][:12] in block["text"]
            again = measured(who, home)
            for key in ("att", "low", "high", "class", "panel_seal", "seal"):  # same data, same bytes
                assert again[key] == whole[key], key


def hold_one_against_its_mixture(server, who, plan):
    """One county got experts of that discipline: a mixture of others stands for it."""
    where = f"/api/evaluations/{plan['id']}/runs/{plan['last']['id']}"
    whole = server.ask(where, headers={"Cookie": who.cookie}).json
    rows = grid(server.ask(where + "/panel", headers={"Cookie": who.cookie}).body)
    result = whole["result"]
    assert result["method"] == "synth" and result["units"]["treated"] == 1 and len(result["counties"]) == 1
    assert abs(sum(d["weight"] for d in result["donors"]) - 1) < 1e-6
    own = [y for _, y, _ in rows[result["counties"][0]["county"]]]
    for t, point in enumerate(result["path"]):  # recomputed from the kept data and the told weights
        mixed = sum(d["weight"] * rows[d["county"]][t][1] for d in result["donors"])
        assert abs(mixed - point["expected"]) < 1e-6 and abs(own[t] - point["observed"]) < 1e-9
    since = [t for t, (_, _, begun) in enumerate(rows[result["counties"][0]["county"]]) if begun]
    assert abs(mean(own[t] - result["path"][t]["expected"] for t in since) - whole["att"]) < 1e-6


def hold_against_traps(server, who, traps):
    """Careless measuring is wrong on each pilot, as planted; the answer given is not."""
    told, panels = {}, {}
    for discipline, plan in traps.items():
        where = f"/api/evaluations/{plan['id']}/runs/{plan['last']['id']}"
        told[discipline] = server.ask(where, headers={"Cookie": who.cookie}).json
        panels[discipline] = grid(server.ask(where + "/panel", headers={"Cookie": who.cookie}).body)
    assert {d: t["class"] for d, t in told.items()} == {
        "儿科": "improved_unattributed", "妇产科": "improved_unattributed",  # better, but before it began
        "呼吸内科": "no_visible_change", "神经内科": "improved_attributed"}
    codes = {d: {r["code"] for r in t["result"]["reasons"]} for d, t in told.items()}
    assert "trend_before" in codes["儿科"] and "change_before" in codes["妇产科"], codes
    assert before_and_after(panels["儿科"]) > 4 and before_and_after(panels["呼吸内科"]) > 2  # a naive reader would believe
    assert two_way(panels["神经内科"]) < 0 < told["神经内科"]["low"]  # the wrong sign of a two-way regression


def grid(panel):
    """{county: [(month, outcome, begun)]} of a balanced panel."""
    units = {}
    for r in csv.DictReader(io.StringIO(panel.decode())):
        units.setdefault(r["county"], []).append((r["month"], float(r["outcome"]), bool(r["start"]) and r["month"] >= r["start"]))
    assert len({len(rows) for rows in units.values()}) == 1
    return units


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def before_and_after(units):
    """Difference of the means of those who begin, after less before."""
    rows = [row for unit in units.values() if any(r[2] for r in unit) for row in unit]
    return mean(y for _, y, on in rows if on) - mean(y for _, y, on in rows if not on)


def two_way(units):
    """Coefficient of "has begun" with county and month effects: both demeaned twice (balanced)."""
    def within(of):
        table = [[of(row) for row in unit] for unit in units.values()]
        rows, columns = [mean(r) for r in table], [mean(c) for c in zip(*table)]
        return [x - rows[i] - columns[t] + mean(rows) for i, r in enumerate(table) for t, x in enumerate(r)]
    begun, outcome = within(lambda row: float(row[2])), within(lambda row: row[1])
    return sum(d * y for d, y in zip(begun, outcome)) / sum(d * d for d in begun)


def hold_against_the_panel(whole, panel):
    """Seals, pictures and headline, from the kept data alone."""
    assert hashlib.sha256(panel).hexdigest() == whole["panel_seal"]
    rows = list(csv.DictReader(io.StringIO(panel.decode())))
    last = max(r["month"] for r in rows)  # who starts after it is a control here
    treated = {r["county"] for r in rows if r["start"] and r["start"] <= last}
    assert len(treated) == whole["result"]["units"]["treated"] == len(whole["result"]["counties"])
    for point in whole["result"]["path"]:
        values = [float(r["outcome"]) for r in rows if r["county"] in treated and r["month"] == point["month"]]
        assert abs(sum(values) / len(values) - point["observed"]) < 1e-6
    own = [c["own"] for c in whole["result"]["counties"]]
    assert abs(sum(own) / len(own) - whole["att"]) < 1e-6  # the headline counts each county once
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "panel.csv")
        with open(path, "wb") as file:
            file.write(panel)
        subprocess.run([XINGLIN, "effect", "did", "--panel", path, "--unit", "county", "--time", "month", "--start", "start",
                        "--outcome", "outcome", "--better", "high", "--out", os.path.join(folder, "out")], check=True)
        with open(os.path.join(folder, "out", "summary.json"), encoding="utf-8") as file:
            summary = json.load(file)
    for key in ("att", "low", "high"):
        assert abs(summary["headline"][key] - whole[key]) < 1e-9, key
    assert summary["verdict"]["class"] == whole["class"]


if __name__ == "__main__":
    run_tests(globals())
