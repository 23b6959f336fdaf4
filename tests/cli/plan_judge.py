"""Recomputes a plan's folder from the files alone, in plain Python: knows nothing of the program.

`judge(files, folder)` asserts that every row, cause, value and price is right and that nothing
better is possible; `levels_best(problem)` finds the best levels by trying every assignment.
"""
import calendar
import csv
import datetime
import json
import math
import os

STEPS = ["0", "1", "2", "3", "4", "5", "5b", "6", "6b", "7"]
RULES = ["title", "availability", "exclusion", "techniques", "own_organization"]


def rows(path):
    if not path:
        return []
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def parts(text):
    return {part.strip(" ") for part in (text or "").split(";")} - {""}


def day(text):
    return datetime.date.fromisoformat(text)


def last_day(demand):
    start, months = day(demand["start"]), int(demand["months"])
    month = start.year * 12 + start.month - 1 + months
    year, month = divmod(month, 12)
    end = min(start.day, calendar.monthrange(year, month + 1)[1])
    return datetime.date(year, month + 1, end) - datetime.timedelta(days=1)


class Problem:
    def __init__(self, files, weights=(400, 250, 150, 100, 100), band=1000, hold=False):
        self.organizations = {row["organization_id"]: row for row in rows(files["organizations"])}
        self.offers = {row["practitioner_id"]: row for row in rows(files["offers"])}
        self.demands = {row["demand_id"]: row for row in rows(files["demands"])}
        self.quotas = rows(files.get("quotas"))
        self.weights, self.band = weights, band
        self.before = {row["practitioner_id"]: row["demand_id"]
                       for row in rows(files.get("previous"))}
        self.previous, self.hold = bool(files.get("previous")), hold
        self.teams = {}
        for name, demand in self.demands.items():
            if demand["team_id"]:
                self.teams.setdefault(demand["team_id"], []).append(name)
        self.seats_of_county = {}
        for name, demand in self.demands.items():
            county = self.county(name)
            self.seats_of_county[county] = self.seats_of_county.get(county, 0) + self.seats(name)
        self.eligible = {(i, j): self.utility(i, j)["utility"] for j in self.demands
                         for i in self.offers if not self.bars(i, j)}

    def county(self, j):
        return self.organizations[self.demands[j]["organization_id"]]["county"]

    def seats(self, j):
        return int(self.demands[j]["seats"])

    def bars(self, i, j):
        offer, demand = self.offers[i], self.demands[j]
        starts, ends = offer["available_from"], offer["available_until"]
        found = set()
        if offer["discipline"] != demand["discipline"]:
            found.add("discipline")
        if int(offer["title_rank"]) < int(demand["min_title_rank"]):
            found.add("title")
        if not parts(demand.get("required_techniques")) <= parts(offer["techniques"]):
            found.add("techniques")
        if (starts and day(starts) > day(demand["start"])) or (ends and day(ends) < last_day(demand)):
            found.add("availability")
        if self.county(j) in parts(offer["excluded_counties"]):
            found.add("exclusion")
        if offer["organization_id"] == demand["organization_id"]:
            found.add("own_organization")
        return found

    def nearness(self, one, other):
        a, b = self.organizations[one], self.organizations[other]
        if not a["latitude"] or not b["latitude"]:
            return 0
        north, south = math.radians(float(a["latitude"])), math.radians(float(b["latitude"]))
        east = math.radians(float(b["longitude"])) - math.radians(float(a["longitude"]))
        h = math.sin((south - north) / 2) ** 2 \
            + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
        return max(0, 1000 - math.floor(2 * 6371.0088 * math.asin(min(1, math.sqrt(h)))))

    def utility(self, i, j):
        offer, demand = self.offers[i], self.demands[j]
        wished = parts(demand["techniques"])
        mastered = parts(offer["techniques"])
        terms = {
            "fit": 1000 * len(wished & mastered) // len(wished) if wished else 1000,
            "paired": 1000 * (offer["organization_id"] == demand["paired_organization_id"]),
            "continuity": 1000 * (offer["last_host_id"] == demand["organization_id"]),
            "preference": 1000 * (self.county(j) in parts(offer["preferred_counties"])),
            "nearness": self.nearness(offer["organization_id"], demand["organization_id"])}
        terms["utility"] = sum(w * t for w, t in zip(self.weights, terms.values())) // 1000
        return terms

    def able_n(self, j):
        """How many are eligible and not pinned elsewhere."""
        return sum(d == j and self.offers[i]["pinned_demand_id"] in ("", j)
                   for i, d in self.eligible)

    def banded(self, j):
        return self.band * -(-int(self.demands[j]["weight"]) // self.band)

    def fairness(self, county, k):
        seats = self.seats_of_county.get(county, 0)
        return 10000 * (seats - k + 1) // seats if k <= seats else 0

    def used(self, where, quota):
        scope, name = quota["scope"], quota["id"]
        if scope == "county":
            return sum(self.county(j) == name for j in where.values())
        return sum(self.offers[i][scope + "_id"] == name for i in where)

    def levels(self, where):
        """Values of the nine steps, in their order, of practitioner -> demand."""
        tiers = [sum(self.banded(j) for j in where.values() if int(self.demands[j]["tier"]) == t)
                 for t in range(1, 6)]
        filled = {}
        for j in where.values():
            filled[self.county(j)] = filled.get(self.county(j), 0) + 1
        moved = sum(where.get(i) != j for i, j in self.before.items())
        return [sum(max(0, int(q["min"] or 0) - self.used(where, q)) for q in self.quotas), *tiers,
                *([moved] if self.previous else []),
                sum(self.fairness(c, k) for c, n in filled.items() for k in range(1, n + 1)),
                sum(int(self.demands[j]["weight"]) for j in where.values()),
                sum(self.eligible[pair] for pair in where.items())]

    def kept(self, where):
        """Whether the hard rules hold."""
        return (all(pair in self.eligible for pair in where.items())
                and all(sum(d == j for d in where.values()) <= self.seats(j) for j in self.demands)
                and all(not q["max"] or self.used(where, q) <= int(q["max"]) for q in self.quotas)
                and all(sum(d in team for d in where.values())
                        in (0, sum(self.seats(j) for j in team)) for team in self.teams.values())
                and (not self.hold or all(where.get(i) == j for i, j in self.before.items()
                                          if i in self.offers and j in self.demands))
                and all(where.get(i) == offer["pinned_demand_id"]
                        for i, offer in self.offers.items() if offer["pinned_demand_id"]))


def levels_best(problem):
    """The best levels, every assignment tried; None where no assignment keeps the hard rules."""
    best, offers = None, list(problem.offers)

    def place(at, where):
        nonlocal best
        if at == len(offers):
            if problem.kept(where):
                levels = problem.levels(where)
                rank = [-levels[0], *levels[1:]]
                if problem.previous:
                    rank[6] = -rank[6]
                if best is None or rank > best[0]:
                    best = (rank, levels)
            return
        place(at + 1, where)
        for j in problem.demands:
            if (offers[at], j) in problem.eligible:
                place(at + 1, {**where, offers[at]: j})

    place(0, {})
    return best and best[1]


def judge(files, folder, weights=(400, 250, 150, 100, 100), band=1000, hold=False):
    p = Problem(files, weights, band, hold)
    where = judge_plan(p, rows(os.path.join(folder, "plan.csv")))
    judge_summary(p, where, os.path.join(folder, "summary.json"))
    judge_unfilled(p, where, rows(os.path.join(folder, "unfilled.csv")))
    judge_unplaced(p, where, rows(os.path.join(folder, "unplaced.csv")))
    judge_alternatives(p, where, rows(os.path.join(folder, "alternatives.csv")))
    if p.previous:
        judge_changes(p, where, rows(os.path.join(folder, "changes.csv")))
    if p.teams:
        judge_branches(rows(os.path.join(folder, "branching.csv")), p.levels(where), p.previous)
    else:
        judge_prices(p, where, rows(os.path.join(folder, "certificate.csv")))
    return p, where


def judge_plan(p, plan):
    where = {row["practitioner_id"]: row["demand_id"] for row in plan}
    assert len(where) == len(plan), "a practitioner on two seats"
    assert p.kept(where), "a hard rule is broken"
    order = {name: at for at, name in enumerate(p.offers)}
    want = [(j, str(seat), i) for j in p.demands
            for seat, i in enumerate(sorted((i for i in where if where[i] == j), key=order.get), 1)]
    assert [(r["demand_id"], r["seat"], r["practitioner_id"]) for r in plan] == want
    for row in plan:
        for term, value in p.utility(row["practitioner_id"], row["demand_id"]).items():
            assert row[term] == str(value), (row, term, value)
    return where


def judge_summary(p, where, path):
    with open(path, encoding="utf-8") as file:
        summary = json.load(file)
    levels = p.levels(where)
    seats = sum(p.seats(j) for j in p.demands)
    if p.previous:
        assert summary["moved"] == levels.pop(6)
    assert summary["levels"] == levels[:7] + levels[8:], (summary["levels"], levels)
    assert summary["weight_filled"] == levels[7]
    assert summary["counts"] == {
        "offers": len(p.offers), "demands": len(p.demands), "seats": seats, "filled": len(where),
        "unfilled": seats - len(where), "unplaced": len(p.offers) - len(where),
        "pairs": len(p.eligible), "teams": len(p.teams)}, summary["counts"]
    assert summary["weights"] == list(p.weights) and summary["weight_band"] == p.band
    assert summary["proved"] is True


def ranked(p, j, names):
    order = {name: at for at, name in enumerate(p.offers)}
    return sorted(names, key=lambda i: (-p.eligible[i, j], order[i]))[:3]


def judge_unfilled(p, where, unfilled):
    want = []
    for j in p.demands:
        empty = p.seats(j) - sum(d == j for d in where.values())
        if not empty:
            continue
        able = [i for i, d in p.eligible if d == j and p.offers[i]["pinned_demand_id"] in ("", j)]
        if all(where.get(i) == j for i in able):
            detail = ";".join(f"{rule}={sum(p.bars(i, j) <= {rule} for i in p.offers)}"
                              for rule in RULES)
            want.append((j, str(empty), "nobody_eligible", detail))
            continue
        if p.demands[j]["team_id"]:
            team = p.teams[p.demands[j]["team_id"]]
            want.append((j, str(empty), "team_incomplete", ";".join(
                [d for d in team if p.able_n(d) < p.seats(d)] or team)))
            continue
        cause = "all_placed" if all(i in where for i in able) else "quota"
        want.append((j, str(empty), cause, ";".join(
            f"{i}:{where.get(i, 'unplaced')}" for i in ranked(p, j, able))))
    assert [tuple(row.values()) for row in unfilled] == want, (unfilled, want)


def judge_unplaced(p, where, unplaced):
    want = []
    for i in p.offers:
        if i in where:
            continue
        able = [j for one, j in p.eligible if one == i]
        full = all(sum(d == j for d in where.values()) >= p.seats(j)
                   or (p.demands[j]["team_id"] and j not in where.values()) for j in able)
        want.append((i, "no_eligible_demand" if not able
                     else "all_seats_filled" if full else "quota"))
    assert [tuple(row.values()) for row in unplaced] == want, (unplaced, want)


def judge_alternatives(p, where, alternatives):
    want = []
    for j in p.demands:
        for seat, i in enumerate((i for i in p.offers if where.get(i) == j), 1):
            others = [one for one, d in p.eligible if d == j and one != i]
            want += [(j, str(seat), one, str(p.eligible[one, j]), where.get(one, ""))
                     for one in ranked(p, j, others)]
    assert [tuple(row.values()) for row in alternatives] == want, (alternatives, want)


def judge_changes(p, where, changes):
    """All but the level of a move, which is the engine's own test to prove."""
    want = []
    for i, j in p.before.items():
        if where.get(i) == j:
            continue
        why = "practitioner_gone" if i not in p.offers else \
            "demand_gone" if j not in p.demands else "level_"
        want.append((i, j, where.get(i, ""), why))
    assert [(r["practitioner_id"], r["from_demand_id"], r["to_demand_id"],
             r["why"][:6] if r["why"].startswith("level_") else r["why"])
            for r in changes] == want, (changes, want)


def judge_branches(branches, levels, previous):
    """The best bound of the leaves is the plan's own value."""
    def rank(values):
        return [-v if k == 0 or (previous and k == 6) else v for k, v in enumerate(values)]

    parents = {row["parent"] for row in branches}
    bounds = [rank([int(value) for name, value in row.items() if name.startswith("bound_")])
              for row in branches if row["leaf"] not in parents and row["bound_0"] != "infeasible"]
    assert max(bounds) == rank(levels), (bounds, levels)


class Prices:
    """Reduced costs as tuples of the nine steps, compared as tuples are: step by step."""

    def __init__(self, certificate):
        self.of = {(r["level"], r["kind"], r["id"]): int(r["potential"]) for r in certificate}
        assert len(self.of) == len(certificate) and all(r["leaf"] == "0" for r in certificate)

    def arc(self, tail, head, more, less, gains=None):
        """`more`, `less`: whether it could carry more or less; gains of one unit by step."""
        steps = [step for step in STEPS if (step, "source", "") in self.of]
        cost = tuple(-(gains or {}).get(step, 0) + self.of[(step, *tail)] - self.of[(step, *head)]
                     for step in steps)
        zero = (0,) * len(steps)
        assert not more or cost >= zero, ("one more would be better", tail, head, cost)
        assert not less or cost <= zero, ("one less would be better", tail, head, cost)


def judge_prices(p, where, certificate):
    prices = Prices(certificate)
    quotas = {(q["scope"], q["id"]): (int(q["min"] or 0), int(q["max"]) if q["max"] else math.inf)
              for q in p.quotas}

    def row(scope, name, tail, head, fair=lambda k: 0):
        low, high = quotas.get((scope, name), (0, math.inf))
        used = p.used(where, {"scope": scope, "id": name})
        prices.arc(tail, head, used < high, False, {"0": int(used < low), "6": fair(used + 1)})
        prices.arc(tail, head, False, used > 0, {"0": int(used <= low), "6": fair(used)})

    owners = {o["department_id"]: o["organization_id"] for o in p.offers.values()}
    for name in p.organizations:
        row("organization", name, ("source", ""), ("organization", name))
    for name, owner in owners.items():
        row("department", name, ("organization", owner), ("department", name))
    for i, offer in p.offers.items():
        prices.arc(("department", offer["department_id"]), ("practitioner", i),
                   i not in where, i in where)
    for i, j in p.eligible:
        held = p.hold and p.before.get(i) in p.demands
        if not p.offers[i]["pinned_demand_id"] and not held:
            prices.arc(("practitioner", i), ("demand", j), where.get(i) != j, where.get(i) == j,
                       {"7": p.eligible[i, j], "5b": int(p.before.get(i) == j)})
    for j, demand in p.demands.items():
        n = sum(d == j for d in where.values())
        prices.arc(("demand", j), ("county", p.county(j)), n < p.seats(j), n > 0,
                   {demand["tier"]: p.banded(j), "6b": int(demand["weight"])})
    for name in p.seats_of_county:
        row("county", name, ("county", name), ("sink", ""), lambda k, c=name: p.fairness(c, k))
