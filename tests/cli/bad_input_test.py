"""Every class of bad input, from a file that has it: what fires, what is kept, that nothing is lost.

The files are those of bad_input.py. The table of docs/records.md must name each of them with the
rules it fires, and each rule of src/engine/rule.c must fire on at least one."""
import json
import os
import re
import shutil
import tempfile

from bad_input import CLASSES, COUNTIES, INSTITUTIONS, PROCEDURES
from program import run_tests, xinglin

PLACE = tempfile.mkdtemp(prefix="xinglin-bad-")
SOURCE = os.environ["SOURCE"]
FILES = {name: file for files in CLASSES.values() for name, file in files.items()}


def put(name, data):
    with open(os.path.join(PLACE, name), "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    return os.path.join(PLACE, name)


def got(*names):
    with open(os.path.join(PLACE, *names), encoding="utf-8", newline="") as file:
        return file.read()


def rules():
    with open(os.path.join(SOURCE, "src/engine/rule.c"), encoding="utf-8") as file:
        return re.findall(r'\] = "([a-z.]+)"', file.read())


def rejecting():
    names = rules()
    return names[:names.index("text.repaired")]


def cube(name, file, out, threads):
    """The file through the program, or what it says against it."""
    map_name = put(name + ".map", file.map) if file.map else "hqms-p"
    return xinglin("cube", "--map", map_name, "--not-after", "2024-12-31", "--threads", str(threads),
                   "--counties", put("counties.csv", COUNTIES),
                   "--institutions", put("institutions.csv", INSTITUTIONS),
                   "--procedures", put("procedures.csv", PROCEDURES),
                   "--out", os.path.join(PLACE, out), put(name + ".csv", file.data))


def quality(out):
    return [line.split(",") for line in got(out, "quality.csv").splitlines()[1:]]


def faults(name, file):
    """In what the result differs from what is promised of the file."""
    result = cube(name, file, name, 1)
    if result.status:
        return [f"status {result.status}: {result.err}"]
    about, found = json.loads(got(name, "summary.json")), []
    fired = {rule: n for part in ("rejected_by", "flagged_by") for rule, n in about[part].items() if n}
    lost = {rule: n for rule, n in fired.items() if rule in rejecting()}
    if fired != file.rules:
        found.append(f"fired {fired}, promised {file.rules}")
    if about["read"] != about["accepted"] + about["rejected"] or about["accepted"] != file.kept:
        found.append(f"read {about['read']} = {about['accepted']} + {about['rejected']}")
    if sum(lost.values()) != about["rejected"]:
        found.append(f"{about['rejected']} rejected, {lost}")
    sums = {}
    for rule, _, _, n, _ in quality(name):
        sums[rule] = sums.get(rule, 0) + int(n)
    if sums != fired:
        found.append(f"quality.csv counts {sums}, summary.json {fired}")
    cells = got(name, "cases.csv").splitlines()[1:]
    if sum(int(line.split(",")[7]) for line in cells) != file.kept:
        found.append("cases.csv holds other cases than were accepted")
    tables = got(name, "cases.csv") + got(name, "operations.csv")
    found += [f"'{part}' is not in\n{tables}" for part in file.holds if part not in tables]
    found += [f"'{line}' is not in {quality(name)}" for line in file.lines
              if line.split(",") not in quality(name)]
    found += [f"step {step}: {about['resolver'].get(step)}" for step, n in file.steps.items()
              if about["resolver"].get(step) != n]
    return found


def test_every_file_fires_what_is_promised_and_keeps_all_else():
    found = [f"{name}: {fault}" for name, file in FILES.items() for fault in faults(name, file)]
    assert not found, "\n".join(found)


def test_two_threads_say_the_same_of_every_file():
    for name, file in FILES.items():
        assert cube(name, file, name + "-2", 2).status == 0, name
        for table in ("cases.csv", "operations.csv", "quality.csv"):
            assert got(name + "-2", table) == got(name, table), (name, table)


def test_every_rule_fires_on_a_file():
    unfired = set(rules()) - {rule for file in FILES.values() for rule in file.rules}
    assert len(rules()) > 30 and not unfired, unfired


def test_the_table_of_the_documentation_is_these_files():
    with open(os.path.join(SOURCE, "docs/records.md"), encoding="utf-8") as file:
        table = file.read().split("## What real exports contain")[1].split("\n## ")[0]
    listed = {}
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 4 and cells[2].startswith("`"):
            listed[cells[2].strip("`")] = (cells[0], set(re.findall(r"[a-z.]+", cells[3])))
    promised = {name: (kind, set(file.rules)) for kind, files in CLASSES.items()
                for name, file in files.items()}
    assert listed == promised, {name: (listed.get(name), promised.get(name))
                                for name in listed.keys() | promised.keys()
                                if listed.get(name) != promised.get(name)}


if __name__ == "__main__":
    try:
        run_tests(globals())
    finally:
        shutil.rmtree(PLACE)
