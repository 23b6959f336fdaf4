"""xinglin plan with teams at size S against a second solver: CBC, a general one for whole numbers.

The problem is put to it anew, level by level, from the files as plan_judge reads them; each level
is held at what the program found while the next is solved. What CBC answers is recounted in whole
numbers before it is compared. Needs Debian's coinor-cbc; without it the test is skipped."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

from plan_judge import Problem
from program import SOURCE, xinglin

NAMES = ("organizations", "offers", "demands", "quotas")


class Model:
    """Columns x (a pair), z (a team is open), s (what lacks to a minimum), f (a unit of a county)."""

    def __init__(self, problem):
        self.p = problem
        self.pairs = sorted(problem.eligible)
        self.column = {pair: f"x{n}" for n, pair in enumerate(self.pairs)}
        self.rows, self.bounds, self.levels = [], [], [{} for _ in range(9)]
        self.of_offer, self.of_demand = {}, {}
        for pair in self.pairs:
            pinned = problem.offers[pair[0]]["pinned_demand_id"]
            assert not pinned  # the generator pins nobody
            self.of_offer.setdefault(pair[0], []).append(self.column[pair])
            self.of_demand.setdefault(pair[1], []).append(self.column[pair])
        self.seats()
        self.quotas()
        self.fairness()

    def row(self, terms, sense, value):
        if terms:
            self.rows.append(f" {terms} {sense} {value}")

    def seats(self):
        for columns in self.of_offer.values():
            self.row(" + ".join(columns), "<=", 1)
        for n, names in enumerate(self.p.teams.values()):
            self.bounds.append(f"z{n}")
            for j in names:
                filled = " + ".join(self.of_demand.get(j, []))
                self.row(f"{filled} - {self.p.seats(j)} z{n}".strip(" +"), "=", 0)
        for j, demand in self.p.demands.items():
            columns = self.of_demand.get(j, [])
            self.row(" + ".join(columns), "<=", self.p.seats(j))
            for column in columns:
                self.levels[int(demand["tier"])][column] = self.p.banded(j)
                self.levels[7][column] = int(demand["weight"])
        for pair in self.pairs:
            self.levels[8][self.column[pair]] = self.p.eligible[pair]

    def members(self, quota):
        if quota["scope"] == "county":
            return [self.column[i, j] for i, j in self.pairs if self.p.county(j) == quota["id"]]
        key = quota["scope"] + "_id"
        return [self.column[i, j] for i, j in self.pairs if self.p.offers[i][key] == quota["id"]]

    def quotas(self):
        for n, quota in enumerate(self.p.quotas):
            columns = " + ".join(self.members(quota))
            if quota["max"]:
                self.row(columns, "<=", quota["max"])
            if int(quota["min"] or 0) > 0:
                self.row(f"{columns} + s{n}".strip(" +"), ">=", quota["min"])
                self.levels[0][f"s{n}"] = -1

    def fairness(self):
        counties = {}
        for pair in self.pairs:
            counties.setdefault(self.p.county(pair[1]), []).append(self.column[pair])
        for c, (county, columns) in enumerate(sorted(counties.items())):
            units = [f"f{c}_{k}" for k in range(1, self.p.seats_of_county[county] + 1)]
            self.bounds += units
            self.row(" + ".join(columns) + " - " + " - ".join(units), "=", 0)
            for k, unit in enumerate(units, 1):
                self.levels[6][unit] = self.p.fairness(county, k)

    def write(self, path, level, held):
        with open(path, "w", encoding="ascii") as file:
            file.write("Maximize\n obj: " + self.sum(level) + "\nSubject To\n")
            for before, value in enumerate(held):
                if self.levels[before]:
                    file.write(f" {self.sum(before)} >= {value}\n")
            file.write("\n".join(self.rows) + "\nBounds\n")
            file.write("\n".join(f" 0 <= {name} <= 1" for name in self.bounds) + "\nBinaries\n")
            file.write("\n".join([*self.column.values(),
                                  *(name for name in self.bounds if name[0] == "z")]) + "\nEnd\n")

    def sum(self, level):
        terms = [f"{value:+d} {name}" for name, value in self.levels[level].items() if value]
        return "\n ".join(terms) or "0 x0"

    def worth(self, level, values):
        """In whole numbers, of an answer; what is whole there is whole to within 1e-5."""
        assert all(abs(value - round(value)) < 1e-5 for name, value in values.items() if name[0] != "s")
        return sum(round(values.get(name, 0)) * value for name, value in self.levels[level].items())


def solve(folder, model, level, held):
    path, answer = os.path.join(folder, "model.lp"), os.path.join(folder, "answer.txt")
    model.write(path, level, held)
    subprocess.run(["cbc", path, "ratioGap", "0", "allowableGap", "0", "solve", "solution", answer],
                   check=True, stdout=subprocess.DEVNULL, timeout=1000)
    with open(answer, encoding="ascii") as file:
        assert file.readline().startswith("Optimal"), level
        cells = [line.replace("**", " ").split() for line in file]
    return model.worth(level, {cell[1]: float(cell[2]) for cell in cells})


def main():
    folder = tempfile.mkdtemp(prefix="xinglin-mip-")
    try:
        subprocess.run([sys.executable, os.path.join(SOURCE, "bench", "dispatch_make.py"), "S", folder,
                        "--teams", "10"], check=True)
        files = {name: os.path.join(folder, name + ".csv") for name in NAMES}
        words = [word for name in NAMES for word in ("--" + name, files[name])]
        result = xinglin("plan", *words, "--out", os.path.join(folder, "plan"))
        assert result.status == 0, result.err
        with open(os.path.join(folder, "plan", "summary.json"), encoding="utf-8") as file:
            told = json.load(file)
        assert told["counts"]["teams"] == 10 and told["proved"]
        levels = told["levels"]
        ours = [-levels[0], *levels[1:7], told["weight_filled"], levels[7]]
        model = Model(Problem(files))
        for level, value in enumerate(ours):
            theirs = solve(folder, model, level, ours[:level])
            assert theirs == value, f"level {level}: CBC {theirs}, ours {value}"
            print(f"ok      level {level}: {value}", flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    if not shutil.which("cbc"):
        print("skipped: cbc is not installed")
        sys.exit(77)
    main()
