"""More than a hundred kinds of corruption, planted one at a time into a plan that is verified."""
import csv
import io
import json
import os
import shutil
import tempfile

from program import run_tests, xinglin

ORGANIZATIONS = ("organization_id,name,county,latitude,longitude\n"
                 "O1,one,1,30,120\nO2,two,2,,\nH1,host,3,30.5,120.5\nH2,host,4,31,121\n")
OFFERS = ("practitioner_id,organization_id,department_id,discipline,title_rank,techniques,"
          "available_from,available_until,last_host_id,preferred_counties,excluded_counties,"
          "pinned_demand_id\n"
          "P1,O1,D1,x,3,a;b,,,H1,3,,\nP2,O1,D1,x,2,a,,,,,4,\nP3,O2,D2,x,4,,,,,,,B\n"
          "P4,O2,D2,x,2,b,,,,,,\nP5,O1,D3,y,1,,,,,,,\nP6,O1,D3,y,3,c,,,H2,4,,\n"
          "P7,O2,D4,y,2,c,,,,,,\nP8,O2,D4,z,2,,,,,,,\n")
DEMANDS = ("demand_id,organization_id,discipline,seats,min_title_rank,techniques,tier,weight,"
           "start,months,paired_organization_id,team_id,required_techniques\n"
           "A,H1,x,2,2,a;b,1,500,2026-06-01,6,O1,{t},\nB,H2,x,2,2,,2,300,2026-06-01,6,,,\n"
           "C,H2,y,2,2,c,1,800,2026-06-01,6,,{u},c\nD,H1,y,2,2,,3,70,2026-06-01,6,,{u},\n"
           "E,H1,z,1,4,,2,9,2026-06-01,6,,,\n")
QUOTAS = "scope,id,min,max\norganization,O1,1,5\norganization,O2,,2\ncounty,4,1,3\n"
PREVIOUS = "demand_id,seat,practitioner_id\nA,1,P4\nB,1,P1\nZ,1,P2\nB,2,P3\nA,2,Q9\n"


class Plan:
    """A verified plan in a folder of its own; each planting is undone."""

    def __init__(self, teams):
        self.root = tempfile.mkdtemp(prefix="xinglin-planted-")
        self.out = os.path.join(self.root, "plan")
        texts = {"organizations": ORGANIZATIONS, "offers": OFFERS, "quotas": QUOTAS,
                 "demands": DEMANDS.format(t="T1" if teams else "", u="T2" if teams else ""),
                 "previous": PREVIOUS}
        self.words = ["plan"]
        for name, text in texts.items():
            path = os.path.join(self.root, name + ".csv")
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            self.words += ["--" + name, path]
        result = xinglin(*self.words, "--out", self.out)
        assert result.status == 0, result.err
        assert self.status() == 0, xinglin(*self.words, "--check", self.out).err
        self.planted = 0

    def status(self):
        return xinglin(*self.words, "--check", self.out).status

    def read(self, name):
        with open(os.path.join(self.out, name), encoding="utf-8") as file:
            return file.read()

    def plant(self, what, name, text):
        path, before = os.path.join(self.out, name), self.read(name)
        assert text != before, what
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        status = self.status()
        with open(path, "w", encoding="utf-8") as file:
            file.write(before)
        assert status == 5, f"{what}: exit {status}, not 5"
        self.planted += 1


def other(value):
    """A value of the same kind that is another one."""
    if value.lstrip("-").isdigit():
        return str(int(value) + 1)
    return {"P1": "P2", "A": "B", "": "A", "unplaced": "A"}.get(value, value + "x")


def text_of(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def cells_planted(plan, name):
    """Each column of the first row that has something in it, changed."""
    rows = list(csv.reader(io.StringIO(plan.read(name))))
    assert len(rows) > 1, name
    for column, head in enumerate(rows[0]):
        changed = [row[:] for row in rows]
        changed[1][column] = other(changed[1][column])
        plan.plant(f"{name}: {head} of the first row", name, text_of(changed))
        changed = [row[:] for row in rows]
        changed[-1][column] = other(changed[-1][column])
        if len(rows) > 2:
            plan.plant(f"{name}: {head} of the last row", name, text_of(changed))


def rows_planted(plan, name):
    text = plan.read(name)
    lines = text.splitlines(keepends=True)
    plan.plant(f"{name}: its first row is gone", name, "".join([lines[0], *lines[2:]]))
    plan.plant(f"{name}: its last row stands twice", name, text + lines[-1])
    plan.plant(f"{name}: a row has a field more", name, text[:-1] + ",0\n")
    plan.plant(f"{name}: a row has a field less", name, text.rstrip("\n").rsplit(",", 1)[0] + "\n")
    plan.plant(f"{name}: a quote is never closed", name, text + '"')
    plan.plant(f"{name}: the header alone", name, lines[0] if len(lines) > 1 else "x\n")
    plan.plant(f"{name}: nothing at all", name, "")
    plan.plant(f"{name}: another header", name, "x" + text)
    plan.plant(f"{name}: carriage returns", name, text.replace("\n", "\r\n"))
    if len(lines) > 2:
        plan.plant(f"{name}: two rows change places", name,
                   "".join([lines[0], *reversed(lines[1:])]))
    path = os.path.join(plan.out, name)
    os.rename(path, path + ".away")
    assert plan.status() == 5, f"{name}: the file is gone"
    os.rename(path + ".away", path)
    plan.planted += 1


def summary_planted(plan):
    summary = json.loads(plan.read("summary.json"))

    def put(what, change):
        made = json.loads(plan.read("summary.json"))
        change(made)
        text = plan.read("summary.json")
        for key in summary:
            if made[key] != summary[key]:
                old, new = (json.dumps(x[key], indent=2).replace("\n", "\n  ")
                            for x in (summary, made))
                assert f'"{key}": {old}' in text, (what, key)
                text = text.replace(f'"{key}": {old}', f'"{key}": {new}')
        plan.plant("summary.json: " + what, "summary.json", text)

    for level in range(8):
        put(f"level {level}", lambda s, k=level: s["levels"].__setitem__(k, s["levels"][k] + 1))
    for key in ("moved", "weight_filled", "weight_band"):
        put(key, lambda s, k=key: s.__setitem__(k, s[k] + 1))
    for key in summary["counts"]:
        put(f"counts {key}", lambda s, k=key: s["counts"].__setitem__(k, s["counts"][k] + 1))
    for k in range(5):
        put(f"weight {k}", lambda s, k=k: s["weights"].__setitem__(k, s["weights"][k] + 1))
    put("proved", lambda s: s.__setitem__("proved", False))


def prices_planted(plan, levels):
    """A price far off at each level, of each kind of node that the plan uses."""
    used = {"organization": "O1", "department": "D1", "practitioner": "P1", "demand": "B",
            "county": "4", "source": "", "sink": ""}
    lines = plan.read("certificate.csv").splitlines()
    for level in levels:
        for kind, name in used.items():
            start = f"0,{level},{kind},{name},"
            at = next(k for k, line in enumerate(lines) if line.startswith(start))
            changed = lines[:]
            changed[at] = start + str(int(lines[at][len(start):]) + 10**9)
            plan.plant(f"certificate.csv: {kind} at level {level}", "certificate.csv",
                       "\n".join(changed) + "\n")


def planted(teams, names):
    plan = Plan(teams)
    try:
        summary_planted(plan)
        for name in names:
            rows_planted(plan, name)
            if name != "certificate.csv":
                cells_planted(plan, name)
        prices_planted(plan, ("0", "1", "5b", "6", "7"))
        return plan.planted
    finally:
        shutil.rmtree(plan.root)


def test_a_hundred_kinds_are_found_in_a_plan_with_a_previous_one():
    assert planted(False, ["plan.csv", "unfilled.csv", "unplaced.csv", "alternatives.csv",
                           "scarcity.csv", "changes.csv", "certificate.csv"]) >= 100


def test_a_hundred_kinds_are_found_in_a_plan_with_teams():
    assert planted(True, ["plan.csv", "unfilled.csv", "unplaced.csv", "alternatives.csv",
                          "changes.csv", "branching.csv", "certificate.csv"]) >= 100


if __name__ == "__main__":
    run_tests(globals())
