"""`xinglin indicators` against an oracle that knows the contract's words alone, on random cubes; and
what the public sees against an attacker who adds and subtracts."""
import csv
import json
import os
import random
import tempfile
from collections import Counter
from fractions import Fraction

from indicators_oracle import HEADS, Measured, may_be, month, number
from program import run_tests, xinglin

CASES = ("month,institution,treating,residence,payer,discipline,drg,cases,rw_cases,rw,rw2_cases,"
         "operated,level3,level4,days,cost,deaths").split(",")
OPERATIONS = ("month,institution,treating,residence,payer,discipline,procedure,level,operations,"
              "main,main_rw_cases,main_rw,main_cost").split(",")
PLACES = ["330101", "330102", "330103", "330201", "330202", "3301", "33", "", "990101"]
GROUPS = ["AB1", "AB2", "BX1", "C11", "DA1", "E01", "F01", "G01", "H01", "I01", "J01", "K01", "急1",
          "0000", "", "AQY"]
WORLDS = int(os.environ.get("WORLDS", "60"))


class World:
    """A random cube folder and its tables; every choice comes from the seed."""

    def __init__(self, seed, folder):
        self.draw = d = random.Random(seed)
        self.folder = folder
        self.first = number("2023-01") + d.randrange(6)
        self.months = d.choice([1, 3, 12, 12, 12])
        self.before = d.choice([None, None, month(self.first - 12 - d.randrange(6))])
        self.population = d.choice([None, "current address", "mixed"])
        self.sheets = {}
        os.mkdir(os.path.join(folder, "cube"))
        self.cube()
        self.tables()

    def cube(self):
        d = self.draw
        places = d.sample(PLACES, d.randint(2, len(PLACES)))
        scale = d.choice([3, 6, 12, 60])
        cells, operations = {}, {}
        for _ in range(d.randint(5, 120)):
            n = d.randint(1, scale)
            rw = d.choice([0, n, n, d.randint(0, n)])
            treating = d.choice(places)
            key = (month(self.first + d.randrange(-14, self.months)),
                   d.choice("Hh") + (treating or "X") + d.choice("ab"),
                   treating, d.choice(places), "1", "S", d.choice(GROUPS))
            sums = cells.setdefault(key, [0] * 10)
            for i, v in enumerate([n, rw, rw * d.randint(1, 50000), d.randint(0, rw),
                                   d.randint(0, n), 0, 0, n * d.randint(0, 3), n * d.randint(0, 9),
                                   d.randint(0, n)]):
                sums[i] += v
        for _ in range(d.randint(0, 30)):
            key = (month(self.first + d.randrange(-2, self.months)),
                   "H" + d.choice(places) + d.choice("ab"), d.choice(places), d.choice(places), "1",
                   "S", d.choice(["35.1", "36.06"]), d.choice(["", "2", "3", "4"]))
            operations[key] = [d.randint(1, scale), 0, 0, 0, 0]
        self.put("cube/cases.csv", CASES, [[*k, *v] for k, v in sorted(cells.items())])
        self.put("cube/operations.csv", OPERATIONS,
                 [[*k, *v] for k, v in sorted(operations.items())])
        with open(os.path.join(self.folder, "cube/summary.json"), "w", encoding="utf-8") as file:
            json.dump({"scheme": "hqms-p", "population": self.population}, file)

    def tables(self):
        d = self.draw
        if d.random() < 0.5:
            self.sheets["counties"] = self.put(
                "counties.csv", ["code", "name", "kind"],
                [(c, "名" + c, d.choice(["district", "county", "county", "", "县"]))
                 for c in PLACES if len(c) == 6 and d.random() < 0.9])
        if d.random() < 0.5:
            self.sheets["institutions"] = self.put(
                "institutions.csv", ["institution", "name", "county"],
                [(f"H{c}{k}", "院", d.choice([c, c, c, ""])) for c in PLACES if len(c) == 6
                 for k in "ab" if d.random() < 0.6] or [("H1", "院", "770101")])

    def put(self, name, head, rows):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(head)
            out.writerows(rows)
        return path

    def run(self, *more):
        words = [word for name, path in self.sheets.items() for word in ("--" + name, path)]
        if self.before:
            words += ["--before", self.before]
        return xinglin("indicators", "--cube", os.path.join(self.folder, "cube"), "--from",
                       month(self.first), "--to", month(self.first + self.months - 1), "--out",
                       os.path.join(self.folder, "out"), "--force", *words, *more)

    def oracle(self):
        return Measured(os.path.join(self.folder, "cube"), month(self.first),
                        month(self.first + self.months - 1), self.before,
                        self.sheets.get("counties"), self.sheets.get("institutions"),
                        self.population)

    def written(self, name):
        with open(os.path.join(self.folder, "out", name), encoding="utf-8", newline="") as file:
            return file.read()


def near(a, b):
    """The same text, or numbers that differ in the last digit."""
    if a == b:
        return True
    return "." in a and "." in b and abs(float(a) - float(b)) < 1.5e-6


def compare(seed):
    with tempfile.TemporaryDirectory() as folder:
        world = World(seed, folder)
        result = world.run()
        oracle = world.oracle()
        if not oracle.now:
            assert result.status == 2 and "no case" in result.err, (seed, result.err)
            assert not os.path.exists(os.path.join(folder, "out"))
            return Counter(refused=1)
        assert result.status == 0, (seed, result.err)
        for name, made in oracle.files().items():
            mine, theirs = [list(csv.reader(t.split("\n"))) for t in (made, world.written(name))]
            assert len(mine) == len(theirs), f"seed {seed}: {name}: {len(mine)} {len(theirs)}"
            for i, (a, b) in enumerate(zip(mine, theirs)):
                assert len(a) == len(b) and all(map(near, a, b)), \
                    f"seed {seed}: {name}:{i + 1}\n{HEADS[name]}\noracle  {a}\nprogram {b}"
        told = json.loads(world.written("measures.json"))
        assert set(told) == {c for head in HEADS.values() for c in head.split(",")}
        assert all({"numerator", "denominator", "unit", "scheme", "version", "population"}
                   == set(m) for m in told.values())
        told = json.loads(world.written("summary.json"))
        assert told["public"] is False and told["months"] == world.months
        return Counter({name: len(rows) for name, rows in oracle.rows.items()}) \
            + Counter(refusals=sum(" has no case in " in row[-1]
                                   for row in oracle.rows["counties.csv"]),
                      reverse=sum(row[-3] not in ("", "0")
                                  for row in oracle.rows["counties.csv"]))


def test_random_cubes_give_what_the_contract_says():
    seen = Counter()
    for seed in range(WORLDS):
        seen += compare(seed)
    print(dict(seen))
    for name in (*HEADS, "refused", "refusals", "reverse"):
        assert seen[name] >= 1, f"too little was tried: {name}"


# ---- the public

def hidden_flows(flows, column):
    """The contract's rule on a list of (residence, treating, count), word for word."""
    hidden = {i for i, f in enumerate(flows) if 1 <= f[column] <= 4}
    while True:
        size = len(hidden)
        for axis in (0, 1):
            for line in dict.fromkeys(f[axis] for f in flows):
                cells = [i for i, f in enumerate(flows) if f[axis] == line]
                rest = [i for i in cells if i not in hidden and flows[i][column] > 0]
                if len([i for i in cells if i in hidden]) == 1 and rest:
                    hidden.add(min(rest, key=lambda i: (flows[i][column], i)))
        if len(hidden) == size:
            return hidden


def told(equations, unknown):
    """Which unknowns the equations tell. An equation is {name: factor}; Gauss-Jordan by fractions."""
    names = sorted(unknown)
    rows = [[Fraction(eq.get(n, 0)) for n in names] for eq in equations]
    lead = 0
    for col in range(len(names)):
        pivot = next((r for r in range(lead, len(rows)) if rows[r][col]), None)
        if pivot is None:
            continue
        rows[lead], rows[pivot] = rows[pivot], rows[lead]
        rows[lead] = [v / rows[lead][col] for v in rows[lead]]
        for r, row in enumerate(rows):
            if r != lead and row[col]:
                rows[r] = [a - row[col] * b for a, b in zip(row, rows[lead])]
        lead += 1
    return {names[next(i for i, v in enumerate(row) if v)] for row in rows
            if sum(v != 0 for v in row) == 1}


def attack(world, name="cases"):
    """Hidden flows, institutions and figures of counties that follow from what is shown."""
    shown = {n: list(csv.DictReader(world.written(n).split("\n")))
             for n in ("flows.csv", "counties.csv", "organizations.csv")}
    values, equations = {}, []

    def figure(key, value):
        values[key] = value

    for f in shown["flows.csv"]:
        figure(("F", f["residence"], f["treating"]), f[name])
    for o in shown["organizations.csv"]:
        figure(("H", o["organization"]), o[name])
    flows = [k for k in values if k[0] == "F"]
    for t in {k[2] for k in flows}:  # institutions of a county add up to its column
        eq = {k: 1 for k in flows if k[2] == t}
        eq.update({("H", o["organization"]): -1 for o in shown["organizations.csv"]
                   if o["county"] == t})
        if "institutions" not in world.sheets and world.one_county:
            equations.append(eq)
    for c in shown["counties.csv"] if name == "cases" else ():
        code = c["county"]
        sums = {
            "local": [k for k in flows if k[1] == k[2] == code],
            "residents": [k for k in flows if k[1] == code and not may_be(k[2], code)],
            "treated": [k for k in flows if k[2] == code and not may_be(k[1], code)],
            "residence_unknown": [k for k in flows if k[2] == code and may_be(k[1], code)],
            "treating_unknown": [k for k in flows if k[1] == code and may_be(k[2], code)]}
        sums["outflow"] = [k for k in sums["residents"] if k[2] != code]
        sums["inflow"] = [k for k in sums["treated"] if k[1] != code]
        for column, parts in sums.items():
            figure((column, code), c[column])
            equations.append({**{k: 1 for k in parts}, (column, code): -1})
    unknown = {k for k, v in values.items() if v == ""}
    return unknown, told([{k: v for k, v in eq.items() if k in unknown} for eq in equations],
                         unknown)


def truth(oracle, key):
    if key[0] == "F":
        return oracle.flow(key[1], key[2])
    if key[0] == "H":
        return sum(r["cases"] for r in oracle.now if r["institution"] == key[1])
    row = next(r for r in oracle.rows["counties.csv"] if r[0] == key[1])
    return int(row[HEADS["counties.csv"].split(",").index(key[0])])


def public_world(seed):
    """One world for the public: rule, blanks, attack. Answers what was seen."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(seed, folder)
        world.before = None
        oracle = world.oracle()
        if not oracle.now:
            return Counter()
        world.one_county = all(
            len({r["treating"] for r in oracle.cases if r["institution"] == h}) == 1
            for h in {r["institution"] for r in oracle.cases})
        result = world.run("--public")
        assert result.status == 0, (seed, result.err)
        flows = list(csv.DictReader(world.written("flows.csv").split("\n")))
        real = [(r[0], r[1], int(r[2])) for r in oracle.rows["flows.csv"]]
        hidden = hidden_flows(real, 2)
        assert hidden == {i for i, f in enumerate(flows) if f["cases"] == ""}, seed
        blanks_hold(world, oracle, seed)
        unknown, found = attack(world)
        small = {k for k in found if 1 <= truth(oracle, k) <= 4}
        assert not small, f"seed {seed}: told: {small}"
        return Counter(hidden=len(unknown), found=len(found), worlds=1)


def blanks_hold(world, oracle, seed):
    """No count from 1 to 4 is shown, 0 is, what is shown is true, suppressed tells."""
    counts = {"organizations.csv": "cases grouped rw_cases rw2_cases operated operations "
              "level3_operations level4_operations deaths", "flows.csv": "cases rw_cases",
              "counties.csv": "residents local treated inflow outflow residence_unknown "
              "treating_unknown reverse_inflow", "spectrum.csv": "before now", "coverage.csv": ""}
    for name, columns in counts.items():
        rows = list(csv.DictReader(world.written(name).split("\n")))
        head = HEADS[name].split(",")
        for row, mine in zip(rows, oracle.rows[name], strict=True):
            blanked = False
            for column, value in zip(head, mine):
                if row[column] == "" and value != "":
                    blanked = True
                    assert not (column in columns.split() and value == "0"), (seed, name, row)
                else:
                    assert near(row[column], value), (seed, name, column, row[column], value)
                if column in columns.split() and value in ("1", "2", "3", "4"):
                    assert row[column] == "", (seed, name, column, row)
            assert row["suppressed"] == str(int(blanked)), (seed, name, row)


def test_the_public_sees_no_small_number_nor_what_tells_one():
    seen = Counter()
    for seed in range(2000, 2000 + WORLDS):
        seen += public_world(seed)
    print(dict(seen))
    assert seen["worlds"] >= 10 and seen["hidden"] >= 50, "too little was tried"


def test_the_attacker_finds_what_a_single_blank_tells():
    found = told([{"a": 1}, {"b": 1, "c": 1}, {"b": 1, "c": 1, "d": 2}], {"a", "b", "c", "d"})
    assert found == {"a", "d"}, found


def test_shares_for_the_public_do_not_tell_hidden_counts():
    """A share of a shown whole would tell its hidden part."""
    for seed in range(3000, 3000 + WORLDS // 2):
        with tempfile.TemporaryDirectory() as folder:
            world = World(seed, folder)
            world.before = None
            if world.run("--public").status:
                continue
            for o in csv.DictReader(world.written("organizations.csv").split("\n")):
                for part, share in (("rw2_cases", "rw2_share"), ("operated", "operated_share"),
                                    ("level3_operations", "level3_share"),
                                    ("level4_operations", "level4_share")):
                    assert o[part] != "" or o[share] == "", (seed, o)
                assert o["rw_cases"] != "" or o["cmi"] == o["rw2_high"] == "", (seed, o)
            for c in csv.DictReader(world.written("counties.csv").split("\n")):
                assert "" not in (c["local"], c["residents"]) or c["local_share"] == "", (seed, c)
                assert "" not in (c["local"], c["treated"]) or c["own_share"] == "", (seed, c)


if __name__ == "__main__":
    run_tests(globals())
