"""xinglin demo: the whole loop on an invented province, and whether it finds what was planted."""
import csv
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile

from program import refused, run_tests, xinglin

ROOT = tempfile.mkdtemp(prefix="xinglin-demo-")
REGION = os.path.join(ROOT, "region")
SIZE = ("--counties", 24, "--months", 24, "--seed", 11)
FOLDERS = ("cube", "dispatch", "gaps", "lines", "plan", "records", "side", "truth")


def rows(folder, name, region=REGION):
    with open(os.path.join(region, folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plan_inputs(region=REGION):
    words = ["--demands", os.path.join(region, "gaps", "demands.csv")]
    for table in ("organizations", "offers", "quotas"):
        words += ["--" + table, os.path.join(region, "dispatch", table + ".csv")]
    return words


def digests(region):
    """Every CSV of the region; summaries hold seconds, and the store its own clock."""
    found = {}
    for folder in FOLDERS:
        for name in os.listdir(os.path.join(region, folder)):
            if name.endswith(".csv"):
                with open(os.path.join(region, folder, name), "rb") as file:
                    found[folder, name] = hashlib.sha256(file.read()).hexdigest()
    return found


def test_a_region_is_made_whole_and_says_that_it_is_invented():
    result = xinglin("demo", REGION, *SIZE)
    assert result.status == 0, result.err
    assert "invented" in result.out
    assert sorted(os.listdir(REGION)) == sorted((*FOLDERS, "README.md", "master.key", "store.db"))
    with open(os.path.join(REGION, "README.md"), encoding="utf-8") as file:
        assert "虚构" in file.read()
    for folder in ("cube", "gaps", "plan"):
        with open(os.path.join(REGION, folder, "summary.json"), encoding="utf-8") as file:
            assert '"invented": true' in file.read(), folder
    assert os.listdir(ROOT) == ["region"]


def test_the_store_holds_all_of_it():
    store = sqlite3.connect(os.path.join(REGION, "store.db"))
    for table, folder, name in (("fact", "cube", "cases.csv"), ("gap", "gaps", "gaps.csv"),
                                ("demand WHERE programme = ''", "gaps", "demands.csv"), ("offer", "dispatch", "offers.csv"),
                                ("assignment", "plan", "plan.csv")):
        found = store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        assert found == len(rows(folder, name)) > 0, table
    store.close()


def test_each_role_has_an_account_whose_password_the_readme_tells():
    with open(os.path.join(REGION, "README.md"), encoding="utf-8") as file:
        text = file.read()
    assert "仅供演示" in text and "For demonstration only" in text
    store = sqlite3.connect(os.path.join(REGION, "store.db"))
    found = store.execute("SELECT c.name, g.role, c.demonstration, c.password FROM account c"
                          " JOIN account_grant g ON g.account = c.id").fetchall()
    noted, asked, answers = (store.execute(f"SELECT count(*) FROM {noun}").fetchone()[0]
                             for noun in ("audit", "evaluation", "evaluation_run"))
    assert asked == answers == 8  # three in time, four about pilots, one too late
    store.close()
    assert sorted(name for name, *_ in found) == sorted(
        ("officer", "city", "county", "manager", "head", "expert", "trainee", "clinician", "township", "reader", "auditor"))
    for name, role, marked, password in found:
        assert role == {"city": "officer", "county": "officer", "township": "clinician"}.get(name, name) and marked == 1 and password.startswith("$argon2id$")
        assert f"| {name} | demo {name} " in text, name
    assert xinglin("audit", "verify", "--data", REGION).out.startswith(f"{noted} lines")


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others():
    again, other = os.path.join(ROOT, "again"), os.path.join(ROOT, "other")
    assert xinglin("demo", again, *SIZE).status == 0
    assert digests(again) == digests(REGION)
    assert xinglin("demo", other, *SIZE[:-1], 12).status == 0
    assert digests(other) != digests(REGION)
    shutil.rmtree(again)
    shutil.rmtree(other)


def test_an_existing_folder_is_refused_and_left_as_it_was():
    before = digests(REGION)
    refused(1, "demo", REGION, *SIZE, says=[REGION, "--force"])
    assert digests(REGION) == before and os.listdir(ROOT) == ["region"]
    assert xinglin("demo", REGION, *SIZE, "--force").status == 0
    assert digests(REGION) == before


def test_wrong_words_are_refused():
    there = os.path.join(ROOT, "never")
    refused(1, "demo", says=["one folder"])
    refused(1, "demo", there, there, says=["2 were given"])
    refused(1, "demo", there, "--counties", 7, says=["--counties", "7", "8 to 2880"])
    refused(1, "demo", there, "--counties", 2881, says=["--counties", "2881", "8 to 2880"])
    refused(1, "demo", there, "--practitioners", 0, says=["--practitioners", "1 to 1000000"])
    refused(1, "demo", there, "--practitioners", 1000001, says=["--practitioners", "1 to 1000000"])
    refused(1, "demo", there, "--practitioners", "-5", says=["--practitioners"])
    refused(1, "demo", there, *SIZE, "--practitioners", 50, says=["50 people", "at least"])
    refused(1, "demo", there, "--months", "many", says=["--months", "many"])
    refused(1, "demo", os.path.join(ROOT, "no", "such", "place"), says=["no/such/place"])
    refused(1, "demo", "mysql://here/there", says=["mysql"])
    assert os.listdir(ROOT) == ["region"]


def test_every_row_read_was_accepted_or_rejected_and_all_kinds_of_faults_were_met():
    with open(os.path.join(REGION, "cube", "summary.json"), encoding="utf-8") as file:
        summary = json.load(file)
    assert summary["read"] == summary["accepted"] + summary["rejected"]
    assert summary["rejected"] == sum(summary["rejected_by"].values()) > 0
    for rule in ("line.ragged", "line.skip", "inst.scientific", "date.missing", "date.range",
                 "stay.duplicate"):
        assert summary["rejected_by"].get(rule, 0) > 0, rule
    for rule in ("line.quote", "line.extra", "code.scientific", "date.reversed", "days.differ",
                 "cost.missing", "drg.none", "dx.missing", "sex.diagnosis", "text.encoding"):
        assert summary["flagged_by"].get(rule, 0) > 0, rule
    for step in "2345":
        assert summary["resolver"][step] > 0, step


def away_and_home(last_months=12):
    """Operations of residents elsewhere, and in a county on anyone, from the cube alone."""
    months = sorted({row["month"] for row in rows("cube", "operations.csv")})[-last_months:]
    away, home = {}, {}
    for row in rows("cube", "operations.csv"):
        if row["month"] not in months or len(row["residence"]) != 6:
            continue
        n = int(row["operations"])
        if row["residence"] != row["treating"]:
            key = row["residence"], row["procedure"]
            away[key] = away.get(key, 0) + n
        key = row["treating"], row["procedure"]
        home[key] = home.get(key, 0) + n
    return away, home


def test_planted_missing_techniques_are_found_and_none_is_made_up():
    planted = {(row["county"], row["procedure"]) for row in rows("truth", "missing.csv")}
    cured = {(row["county"], row["procedure"]) for row in rows("truth", "placements.csv")}
    blank = {(row["county"], row["procedure"]) for row in rows("gaps", "blank_techniques.csv")
             if row["state"] == "blank"}
    away, _ = away_and_home()
    to_find = {key for key in planted - cured if away.get(key, 0) >= 5}
    assert len(to_find) > 20
    assert len(blank & to_find) >= 0.95 * len(to_find), (len(blank & to_find), len(to_find))
    assert len(blank - planted) <= 0.02 * len(blank), blank - planted


def test_care_stays_home_after_a_planted_placement():
    cases = rows("cube", "cases.csv")
    before, after = [0, 0], [0, 0]
    for truth in rows("truth", "placements.csv"):
        for row in cases:
            if row["residence"] != truth["county"] or row["discipline"] != truth["discipline"]:
                continue
            side = after if row["month"] >= truth["from_month"] else before
            side[0] += int(row["cases"]) * (row["treating"] == row["residence"])
            side[1] += int(row["cases"])
    assert after[0] / after[1] > before[0] / before[1] + 0.05, (before, after)


def test_the_plan_is_proved_and_a_touched_one_is_not():
    result = xinglin("plan", *plan_inputs(), "--check", os.path.join(REGION, "plan"))
    assert result.status == 0, result.err
    touched = os.path.join(ROOT, "touched")
    shutil.copytree(os.path.join(REGION, "plan"), touched)
    plan = os.path.join(touched, "plan.csv")
    with open(plan, encoding="utf-8") as file:
        lines = file.read().split("\n")
    with open(plan, "w", encoding="utf-8") as file:
        file.write("\n".join(lines[:1] + lines[2:]))  # the first assignment is taken out
    refused(5, "plan", *plan_inputs(), "--check", touched, says=[])
    shutil.rmtree(touched)


if __name__ == "__main__":
    try:
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
