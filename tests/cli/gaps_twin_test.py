"""`xinglin gaps` against an oracle that knows the contract's words alone, on random cube folders."""
import csv
import io
import json
import os
import random
import tempfile
from collections import Counter

from gaps_oracle import beta_share, measure, shifted, table
from program import refused, run_tests, xinglin

CASES = ("month,institution,treating,residence,payer,discipline,drg,cases,rw_cases,rw,rw2_cases,"
         "operated,level3,level4,days,cost,deaths").split(",")
OPERATIONS = ("month,institution,treating,residence,payer,discipline,procedure,level,operations,"
              "main,main_rw_cases,main_rw,main_cost").split(",")
OFFERS = ("practitioner_id,organization_id,department_id,discipline,title_rank,techniques,"
          "available_from,available_until,last_host_id,preferred_counties,excluded_counties,"
          "pinned_demand_id").split(",")
WORLDS = int(os.environ.get("WORLDS", "40"))


class World:
    """A random cube folder and its tables; every choice comes from the seed."""

    def __init__(self, seed, folder):
        self.draw = d = random.Random(seed)
        self.folder = folder
        self.counties = [f"33{d.randrange(1, 4):02d}{n:02d}" for n in range(1, d.randint(1, 16))]
        self.months = d.choice([12, 12, 12, 1, 5, 24])
        self.first = f"2023-{d.randint(1, 12):02d}"
        self.last = shifted(self.first, self.months - 1)
        self.groups = [f"{a}{b}{n}" for n, (a, b) in enumerate(zip("BCDEFG", "RSTUVW"))]
        self.groups = self.groups[:d.randint(1, 5)]
        self.rw = None if d.random() < 0.25 else \
            {g: d.choice([0, 8000, 12345, 20000, 39999, 40001, 61000]) for g in self.groups}
        self.scale = d.choice([4, 20, 50, 90])
        self.past = d.choice([0, 0.2, 1])  # share of cells that a year before has too
        self.sheets = {}
        self.hospitals = {c: [f"H{c}{k}" for k in "ab"[:d.randint(1, 2)]]
                          for c in [*self.counties, "990109"]}
        self.cells = {"cases": {}, "operations": {}}
        for c in [*self.counties, "880101", "3301", "33", ""]:
            self.residents(c)
        self.write()

    # ---- the cube

    def month(self):
        return shifted(self.first, self.draw.randrange(-self.draw.choice([0, 0, 0, 0, 30]),
                                                       self.months))

    def residents(self, c):
        d = self.draw
        for g in [*self.groups, d.choice(["0000", "", "BRQY"])]:
            stays = d.choice([0, 1, 4, 10, 12, *[self.scale + d.randrange(9)] * 5, 2 * self.scale])
            keeps = d.choice([0, 0.3, 0.6, 0.8, 0.9, 1])
            while stays > 0:
                n = d.randint(1, min(stays, 30))
                self.stay(c, c if c in self.counties and d.random() < keeps else None, g, n)
                stays -= n
        for p in ["35.1", "36.06", "45.16", "51.23x", "81.5"]:
            for _ in range(d.choice([0, 0, 1, 2, 3])):
                self.operation(c, c if c in self.counties and d.random() < 0.4 else None, p)

    def keys(self, residence, treating, code):
        d = self.draw
        treating = treating or d.choice([*self.counties, "990109", "990109", ""])
        at = treating or "990109"
        return [self.month(), d.choice(self.hospitals[at]), treating, residence,
                d.choice(["", "1", "城乡"]), d.choice(["03", "03", "03", "04", "04.05", ""]), code]

    def add(self, name, key, sums):
        for month in [key[0], *[shifted(key[0], -12)] * (self.draw.random() < self.past)]:
            cell = self.cells[name].setdefault((month, *key[1:]), [0] * len(sums))
            cell[:] = [a + b for a, b in zip(cell, sums)]

    def stay(self, residence, treating, g, n):
        d = self.draw
        rw = self.rw.get(g, 0) if self.rw else 0
        known = n if rw and d.random() < 0.9 else 0
        worth = sum(max(1, rw + d.choice([0, 0, -1, 1, 777])) for _ in range(known))
        self.add("cases", self.keys(residence, treating, g),
                 [n, known, worth, known if rw >= 20001 else 0, 0, 0, 0, 3 * n,
                  d.randint(0, 2000000) * n, 0])

    def operation(self, residence, treating, p):
        d = self.draw
        n = d.randint(1, 6)
        main = d.randint(0, n)
        rw = main if self.rw and d.random() < 0.9 else 0
        self.add("operations",
                 [*self.keys(residence, treating, p), d.choice(["", "2", "3", "4"])],
                 [n, main, rw, rw * d.randint(3000, 50000), main * d.randint(0, 999999)])

    # ---- the side tables

    def table(self, name, chance, head, rows):
        if self.draw.random() < chance:
            self.sheets[name] = self.put(name + ".csv", head, rows)

    def put(self, name, head, rows):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(head)
            out.writerows(rows)
        return path

    def write(self):
        d = self.draw
        kinds = d.choice([[""], ["", "县", "区"], ["县"]])
        people = [*["", "0"] * (d.random() < 0.4), *[str(d.choice([50000, 50000, 300001, 777777])) for _ in range(8)]]
        self.table("population", 0.7, ["county", "kind", "population"],
                   [(c, d.choice(kinds), d.choice(people))
                    for c in [*self.counties, "770101"] if d.random() < 0.95])
        self.table("counties", 0.6, ["code", "name", "kind", "lng", "lat"],
                   [(c, "名" + c, d.choice(kinds), *self.point()) for c in [*self.counties,
                                                                          "990109"]])
        self.table("institutions", 0.4, ["institution", "name", "county"],
                   [(h, "院" + h, d.choice([c, c, c, c, "", "990109"]))
                    for c, names in self.hospitals.items() for h in names if d.random() < 0.9])
        self.table("specialists", 0.7, ["county", "discipline", "specialists"],
                   [(c, k, d.choice(["0", "", "0.5", "2.25", "7", "20", "60"])) for c in self.counties
                    for k in ("03", "04", "04.05", "09") if d.random() < 0.8])
        self.table("procedures", 0.4, ["procedure", "discipline"],
                   [("35.1", "09"), ("51.23X", "04.05"), ("81.5", "")])
        self.table("drg", 0.4, ["drg", "rw", "discipline"],
                   [(self.groups[0].lower(), "1.5", "09"), ("ZZ9", "1", "03")])
        self.table("refer", 0.3, ["drg"], [(d.choice(self.groups).lower().replace("0", " 0"),)])
        os.mkdir(os.path.join(self.folder, "cube"))
        for name, head in (("cases", CASES), ("operations", OPERATIONS)):
            self.put(f"cube/{name}.csv", head,
                     sorted([*key, *sums] for key, sums in self.cells[name].items()))
        with open(os.path.join(self.folder, "cube/summary.json"), "w", encoding="utf-8") as file:
            json.dump({"scheme": "hqms-p"}, file)

    def point(self):
        d = self.draw
        return ("", "") if d.random() < 0.2 else (f"{d.uniform(120, 120.6):.4f}",
                                                  f"{d.uniform(30, 30.6):.4f}")

    def run(self, *more):
        words = [word for name, path in self.sheets.items() for word in ("--" + name, path)]
        return xinglin("gaps", "--cube", os.path.join(self.folder, "cube"), "--from", self.first,
                       "--to", self.last, "--out", os.path.join(self.folder, "out"), "--force",
                       *words, *more)

    def written(self, name):
        with open(os.path.join(self.folder, "out", name), encoding="utf-8", newline="") as file:
            return file.read()

    def oracle(self, public=False):
        return measure(os.path.join(self.folder, "cube"), self.first, self.last, self.sheets,
                       public)


def near(head, mine, theirs):
    """Two lines that differ at most in the last digit of what the beta quantile gives."""
    a, b = [next(csv.reader([line])) for line in (mine, theirs)]
    return len(a) == len(b) == len(head) and all(
        x == y or (name.startswith("avoidable") and "_low" in name or name == "avoidable_rw_low")
        and x and y and abs(float(x) - float(y)) < 1.5e-6 for name, x, y in zip(head, a, b))


def compare(seed, public=False):
    """One world; answers what was seen there, so that a test can be sure that it saw enough."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(seed, folder)
        result = world.run(*["--public"] * public)
        if result.status:
            assert result.status == 2, (seed, result.err)
            return Counter({"refused: " + result.err.split(": ")[-1].strip(): 1})
        files, summary = world.oracle(public)
        for name, text in files.items():
            mine, theirs = text.split("\n"), world.written(name).split("\n")
            head = mine[0].split(",")
            for i, (a, b) in enumerate(zip(mine, theirs)):
                assert a == b or near(head, a, b), \
                    f"seed {seed}: {name}:{i + 1}\n{mine[0]}\noracle  {a}\nprogram {b}"
            assert len(mine) == len(theirs), f"seed {seed}: {name}: {len(mine)} {len(theirs)} lines"
        told = json.loads(world.written("measures.json"))
        columns = {name for text in files.values() for name in text.split("\n")[0].split(",")}
        assert set(told) == columns - {"suppressed"}, set(told) ^ columns
        assert all({"numerator", "denominator", "unit", "scheme", "version", "population"}
                   == set(measure) for measure in told.values()), told
        told = json.loads(world.written("summary.json"))
        for key, value in summary.items():
            same = told[key] == value or isinstance(value, float) and told[key] is not None \
                and abs(told[key] - value) < 1e-6
            assert same, f"seed {seed}: summary.json: {key}: oracle {value} program {told[key]}"
        seen = Counter({name: text.count("\n") - 1 for name, text in files.items()})
        seen.update({"cost": summary["weight"] == "cost",
                     "stability": summary["stability"] is not None, "worlds": 1,
                     "planned": plan(seed, world) if not public else 0})
        return seen


def plan(seed, world):
    """The demands go to the plan as they are; answers the seats that the plan read."""
    demands = table(os.path.join(world.folder, "out/demands.csv"))
    names = sorted({row["organization_id"] for row in demands} | {"H"})
    organizations = world.put("organizations.csv",
                              ["organization_id", "name", "county", "latitude", "longitude"],
                              [(name, name, "330101", "", "") for name in names])
    offers = world.put("offers.csv", OFFERS, [
        ("P" + row["demand_id"], "H", "D", row["discipline"], 3, row["techniques"], "", "", "", "",
         "", "") for row in demands])
    result = xinglin("plan", "--organizations", organizations, "--offers", offers, "--demands",
                     os.path.join(world.folder, "out/demands.csv"), "--out",
                     os.path.join(world.folder, "plan"))
    assert result.status == 0, f"seed {seed}: {result.err}"
    assert len(table(os.path.join(world.folder, "plan/plan.csv"))) == len(demands), seed
    counts = json.loads(world.written("../plan/summary.json"))["counts"]
    assert counts["seats"] == sum(int(row["seats"]) for row in demands), (seed, counts)
    return counts["seats"]


def test_the_oracle_knows_the_incomplete_beta_function():
    for x, a, b, share in [(0.4, 2, 3, 0.5248), (0.5, 7.5, 7.5, 0.5), (0.3, 1, 1, 0.3),
                           (0.2, 0.5, 0.5, 0.295167235)]:
        assert abs(beta_share(x, a, b) - share) < 1e-8, (x, a, b)


def test_random_cubes_give_what_the_contract_says():
    seen = Counter()
    for seed in range(WORLDS):
        seen += compare(seed)
    print(dict(seen))
    for name in ("gaps.csv", "blank_techniques.csv", "demands.csv", "cost", "stability", "planned"):
        assert seen[name] >= 3, f"too little was tried: {name} {seen[name]}"


def test_random_cubes_for_the_public_give_what_the_contract_says():
    seen = Counter()
    for seed in range(1000, 1000 + WORLDS // 2):
        seen += compare(seed, public=True)
    print(dict(seen))
    assert seen["gaps.csv"] >= 3 and seen["evidence.csv"] >= 3, "too little was tried"


def test_demands_for_the_public_are_no_input_of_the_plan():
    for seed in range(100):
        with tempfile.TemporaryDirectory() as folder:
            world = World(seed, folder)
            if world.run("--public").status or world.written("demands.csv").count("\n") < 2:
                continue
            path = world.put("empty.csv", OFFERS, [])
            organizations = world.put("organizations.csv", "organization_id,name,county,latitude,"
                                      "longitude".split(","), [])
            refused(2, "plan", "--organizations", organizations, "--offers", path, "--demands",
                    os.path.join(folder, "out/demands.csv"), "--out",
                    os.path.join(folder, "plan"), says=["demands.csv:1", "suppressed"])
            assert not os.path.exists(os.path.join(folder, "plan"))
            return
    raise AssertionError("no world with a demand was tried")


if __name__ == "__main__":
    run_tests(globals())
