"""xinglin plan against a judge that knows nothing of it, and against trying every assignment."""
import os
import random
import shutil
import tempfile

from plan_judge import Problem, judge, levels_best
from program import run_tests, xinglin

HEADS = {
    "organizations": "organization_id,name,county,latitude,longitude",
    "offers": "practitioner_id,organization_id,department_id,discipline,title_rank,techniques,"
              "available_from,available_until,last_host_id,preferred_counties,excluded_counties,"
              "pinned_demand_id",
    "demands": "demand_id,organization_id,discipline,seats,min_title_rank,techniques,tier,weight,"
               "start,months,paired_organization_id,team_id,required_techniques",
    "quotas": "scope,id,min,max"}


class Invention:
    """Random rows; a pin is kept only where the judge's own rules allow it."""

    def __init__(self, seed, offers, demands, organizations):
        self.draw = random.Random(seed)
        self.names = [f"医{n}" for n in range(organizations)]
        self.rows = {"organizations": [self.organization(n) for n in self.names],
                     "demands": [self.demand(f"J{n}") for n in range(demands)],
                     "offers": [self.offer(f"P{n}") for n in range(offers)],
                     "quotas": self.quotas()}

    def some(self, *choices):
        return self.draw.choice(choices)

    def skills(self):
        return self.some(";", " ; ").join(self.draw.sample("abc", self.draw.randrange(3)))

    def organization(self, name):
        place = self.some(f"{self.draw.uniform(20, 30):.3f},{self.draw.uniform(100, 110):.2f}", ",")
        return f"{name},name,C{self.draw.randrange(3)},{place}"

    def demand(self, name):
        d = self.draw
        return (f"{name},{d.choice(self.names)},x{d.randrange(2)},{d.randrange(1, 4)},"
                f"{d.randrange(1, 4)},{self.skills()},{d.randrange(1, 4)},{d.randrange(1, 1001)},"
                f"2026-0{d.randrange(1, 9)}-{self.some('01', '28')},"
                f"{self.some(1, 6, 12)},{self.some('', d.choice(self.names))},,{self.some('', '', 'a')}")

    def offer(self, name):
        d, home = self.draw, self.draw.randrange(len(self.names))
        return (f"{name},{self.names[home]},D{home}-{d.randrange(2)},x{d.randrange(2)},"
                f"{d.randrange(1, 5)},{self.skills()},{self.some('', '2026-01-15')},"
                f"{self.some('', '2027-01-31')},{self.some('', d.choice(self.names))},"
                f"C{d.randrange(3)},{self.some('', '', 'C0', 'C1;C2')},")

    def quotas(self):
        d = self.draw
        rows = [f"organization,{name},{d.randrange(3)},{d.randrange(2, 4)}"
                for name in self.names if d.random() < 0.5]
        rows += [f"department,D{n}-0,{d.randrange(2)},{self.some('', 1, 2)}"
                 for n in range(len(self.names) + 1) if d.random() < 0.4]
        return rows + [f"county,C{n},{self.some('', 1, 2)},{self.some('', 3)}"
                       for n in range(4) if d.random() < 0.6]

    def team(self):
        """Puts some demands into two teams."""
        self.rows["demands"] = [self.teamed(row) for row in self.rows["demands"]]

    def teamed(self, row):
        cells = row.split(",")
        cells[11] = self.some("", "T1", "T1", "T2")
        return ",".join(cells)

    def before(self, root):
        """A previous plan of some who are here and some who are not."""
        path = os.path.join(root, "previous.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("demand_id,seat,practitioner_id\n")
            for row in [*self.rows["offers"], "Q9,"]:
                if self.draw.random() < 0.7:
                    file.write(f"J{self.draw.randrange(len(self.rows['demands']) + 1)},1,"
                               f"{row.split(',')[0]}\n")
        return path

    def write(self, root):
        files = {}
        for name, rows in self.rows.items():
            files[name] = os.path.join(root, name + ".csv")
            with open(files[name], "w", encoding="utf-8") as file:
                file.write("\n".join([HEADS[name], *rows]) + "\n")
        return files

    def pin(self, files):
        """Pins a few practitioners where they are eligible."""
        pairs = sorted(Problem(files).eligible)
        for i, j in self.draw.sample(pairs, min(len(pairs), self.draw.randrange(3))):
            self.rows["offers"] = [row + j if row.startswith(i + ",") and row.endswith(",") else row
                                   for row in self.rows["offers"]]


def planned(files, root, weights, band, *more):
    out = os.path.join(root, "plan")
    words = [word for name, path in files.items() for word in ("--" + name, path)]
    words += ["--weights", ",".join(map(str, weights)), "--weight-band", str(band), *more]
    result = xinglin("plan", *words, "--force", "--out", out)
    if result.status == 0:
        checked = xinglin("plan", *words, "--check", out)
        assert checked.status == 0, checked.err
    return out, result


def one_round(seed, size, exhaustive, teams=False, previous=False, hold=False):
    root = tempfile.mkdtemp(prefix="xinglin-twin-")
    draw = random.Random(seed)
    band = draw.choice([1, 100, 1000])
    weights = draw.choice([(400, 250, 150, 100, 100), (0, 0, 0, 0, 1000), (1000, 0, 0, 0, 0),
                           (201, 199, 200, 333, 67)])
    try:
        made = Invention(seed, *size)
        made.pin(made.write(root))
        if teams:
            made.team()
        files = made.write(root)
        if previous:
            files["previous"] = made.before(root)
        out, result = planned(files, root, weights, band, *(["--hold"] if hold else []))
        best = levels_best(Problem(files, weights, band, hold)) if exhaustive else True
        if result.status == 3:
            assert not exhaustive or best is None, "an assignment keeps the hard rules"
            return 3
        assert result.status == 0, result.err
        p, where = judge(files, out, weights, band, hold)
        if exhaustive:
            assert p.levels(where) == best, (p.levels(where), best)
        return 0
    except AssertionError as reason:
        raise AssertionError(f"seed {seed}: {reason}") from reason
    finally:
        shutil.rmtree(root)


def test_small_plans_are_as_good_as_the_best_of_all_assignments():
    ends = [one_round(seed, (6, 4, 4), True) for seed in range(60)]
    assert ends.count(0) >= 40 and ends.count(3) >= 1, ends


def test_small_plans_with_teams_and_a_previous_plan_are_as_good_as_the_best():
    ends = [one_round(seed, (6, 4, 4), True, teams=seed % 3 != 1, previous=seed % 3 != 2)
            for seed in range(100, 160)]
    assert ends.count(0) >= 30, ends


def test_small_plans_that_hold_the_previous_one_are_as_good_as_the_best():
    ends = [one_round(seed, (4, 4, 3), True, previous=True, hold=True)
            for seed in range(200, 260)]
    assert ends.count(0) >= 3 and ends.count(3) >= 20, ends


def test_middling_plans_with_teams_and_a_previous_plan_stand_before_the_judge():
    ends = [one_round(seed, (60, 25, 8), False, teams=seed % 2 == 0, previous=True)
            for seed in range(1100, 1106)]
    assert ends.count(0) >= 4, ends


def test_middling_plans_stand_before_the_judge():
    ends = [one_round(seed, (60, 25, 8), False) for seed in range(1000, 1010)]
    assert ends.count(0) >= 6, ends


def test_the_plan_of_the_demonstration_region_stands_before_the_judge():
    root = tempfile.mkdtemp(prefix="xinglin-twin-")
    try:
        demo = os.path.join(root, "demo")
        result = xinglin("demo", demo)
        assert result.status == 0, result.err
        files = {name: os.path.join(demo, "dispatch", name + ".csv")
                 for name in ("organizations", "offers", "quotas")}
        files["demands"] = os.path.join(demo, "gaps", "demands.csv")
        _, where = judge(files, os.path.join(demo, "plan"))
        assert len(where) >= 50, len(where)
    finally:
        shutil.rmtree(root)


def test_the_judge_sees_a_worse_plan_a_wrong_cause_and_a_moved_price():
    root = tempfile.mkdtemp(prefix="xinglin-twin-")
    try:
        files = Invention(1000, 60, 25, 8).write(root)
        out, result = planned(files, root, (400, 250, 150, 100, 100), 1000)
        assert result.status == 0, result.err
        judge(files, out)
        for name, change in [
                ("plan.csv", lambda lines: lines[:-1]),
                ("unfilled.csv", lambda lines: [*lines[:-1], lines[-1].replace(",", ",9", 1)]),
                ("unplaced.csv", lambda lines: lines[:-1]),
                ("alternatives.csv", lambda lines: lines[:-1]),
                ("certificate.csv", lambda lines: [
                    line.replace(",P1,", ",P1,-9") if ",practitioner,P1," in line else line
                    for line in lines]),
                ("summary.json", lambda lines: [
                    line.replace('"filled": ', '"filled": 1') for line in lines])]:
            path = os.path.join(out, name)
            with open(path, encoding="utf-8") as file:
                before = file.read()
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(change(before.splitlines())) + "\n")
            try:
                judge(files, out)
            except (AssertionError, ValueError):
                pass
            else:
                raise AssertionError(f"{name} was changed and not judged")
            with open(path, "w", encoding="utf-8") as file:
                file.write(before)
    finally:
        shutil.rmtree(root)


if __name__ == "__main__":
    run_tests(globals())
