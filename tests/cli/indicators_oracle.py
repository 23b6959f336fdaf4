"""What `xinglin indicators` has to write, made again from the contract alone: plain loops over the
rows of the cube's CSV files, no thought for speed."""
import csv
import io
import math
import os

Z = 1.959963984540054
HEADS = {
    "organizations.csv": "organization,county,cases,grouped,rw_cases,rw,cmi,rw2_cases,rw2_share,"
    "rw2_low,rw2_high,groups,mdcs,mdcs_missing,operated,operated_share,operated_low,operated_high,"
    "operations,level3_operations,level3_share,level4_operations,level4_share,time_index,"
    "cost_index,days,cost,deaths",
    "flows.csv": "residence,treating,cases,rw_cases,rw,days,cost",
    "counties.csv": "county,residents,local,local_share,local_low,local_high,treated,own_share,"
    "own_low,own_high,inflow,outflow,net_index,residence_unknown,treating_unknown,"
    "spectrum_change,reverse_inflow,population,refused",
    "spectrum.csv": "county,rank,drg,before,now,share_before,before_low,before_high,share_now,"
    "now_low,now_high,change",
    "coverage.csv": "institution,county,months_present,months",
}
NUMBERS = ("cases", "rw_cases", "rw", "rw2_cases", "operated", "level3", "level4", "days", "cost",
           "deaths", "operations")


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name in NUMBERS:
            if name in row:
                row[name] = int(row[name])
    return rows


def number(month):
    return int(month[:4]) * 12 + int(month[5:]) - 1


def month(value):
    return f"{value // 12:04d}-{value % 12 + 1:02d}"


def wilson(part, whole):
    if whole == 0:
        return None, None, None
    p = part / whole
    middle = p + Z * Z / (2 * whole)
    half = Z * math.sqrt(p * (1 - p) / whole + Z * Z / (4 * whole * whole))
    scale = 1 + Z * Z / whole
    return p, max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def poisson_at_most(count, mean):
    """Sum of exp(-mean) mean^k / k! for k <= count."""
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1))
                     for k in range(count + 1)) if mean > 0 else 1.0


def garwood(count):
    def bisect(share, at_most):
        low, high = 0.0, count + 20 * math.sqrt(count) + 20
        for _ in range(200):
            middle = (low + high) / 2
            if poisson_at_most(at_most, middle) > share:
                low = middle
            else:
                high = middle
        return (low + high) / 2
    return (bisect(0.975, count - 1) if count else 0.0), bisect(0.025, count)


def known(code):
    return len(code) == 6 and code.isascii() and code.isalnum()


def grouped(drg):
    return drg not in ("", "0000") and not drg.endswith("QY")


def may_be(other, county):
    """Whether a place does not tell that it is not the county."""
    return other != county and county.startswith(other)


def text(value):
    if value is None:
        return ""
    return f"{value:.6f}" if isinstance(value, float) else str(value)


def over(part, whole):
    return part / whole if whole else None


class Measured:
    """One run; `files` holds the texts by name."""

    def __init__(self, cube, first, last, before=None, counties=None, institutions=None,
                 population=None):
        self.cases = table(os.path.join(cube, "cases.csv"))
        self.operations = table(os.path.join(cube, "operations.csv"))
        self.first, self.last = number(first), number(last)
        self.months = self.last - self.first + 1
        self.before = number(before) if before else self.first - 12
        self.now = [r for r in self.cases if self.first <= number(r["month"]) <= self.last
                    and r["cases"]]
        self.then = [r for r in self.cases
                     if self.before <= number(r["month"]) < self.before + self.months
                     and r["cases"]]
        self.kinds = {r["code"]: r["kind"] for r in table(counties)} if counties else None
        self.listed = {r["institution"].upper(): r for r in table(institutions)} \
            if institutions else None
        self.population = population or ""
        self.coverage = self.cover()
        rows = {"organizations.csv": self.organizations(), "flows.csv": self.flows(),
                "coverage.csv": self.coverage}
        rows["counties.csv"], rows["spectrum.csv"] = self.counties()
        self.rows = {name: sorted(rows[name], key=lambda row, n=n: [c.encode() for c in row[:n]])
                     for name, n in (("organizations.csv", 1), ("flows.csv", 2),
                                     ("counties.csv", 1), ("spectrum.csv", 2),
                                     ("coverage.csv", 1))}

    def files(self):
        made = {}
        for name, rows in self.rows.items():
            out = io.StringIO()
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(HEADS[name].split(","))
            writer.writerows(rows)
            made[name] = out.getvalue()
        return made

    def county_of(self, institution):
        row = (self.listed or {}).get(institution.upper())
        if row and row["county"]:
            return row["county"]
        votes = {}
        for r in self.cases:
            if r["institution"] == institution and r["cases"]:
                votes[r["treating"]] = votes.get(r["treating"], 0) + r["cases"]
        return min(votes, key=lambda code: (-votes[code], code)) if votes else ""

    def index(self, here, name):
        """Over the groups with X_g > 0: sum n_g (x_g / X_g) / sum n_g."""
        up, down = 0.0, 0
        for g in sorted({r["drg"] for r in here if grouped(r["drg"])}):
            every = [r for r in self.now if r["drg"] == g]
            mine = [r for r in here if r["drg"] == g]
            mean = sum(r[name] for r in every) / sum(r["cases"] for r in every)
            n = sum(r["cases"] for r in mine)
            if mean > 0:
                up += n * (sum(r[name] for r in mine) / n / mean)
                down += n
        return over(up, down)

    def organizations(self):
        names = {r["institution"] for r in self.now}
        done = [r for r in self.operations if self.first <= number(r["month"]) <= self.last
                and r["operations"]]
        every = {r["drg"][0] for r in self.now if grouped(r["drg"])}
        rows = []
        for h in names | {r["institution"] for r in done}:
            here = [r for r in self.now if r["institution"] == h]
            s = {n: sum(r[n] for r in here) for n in NUMBERS if n != "operations"}
            operations = [r for r in done if r["institution"] == h]
            n, n3, n4 = [sum(r["operations"] for r in operations if not k or r["level"] == k)
                         for k in ("", "3", "4")]
            drgs = {r["drg"] for r in here if grouped(r["drg"])}
            mdcs = {g[0] for g in drgs}
            rows.append([text(v) for v in (
                h, self.county_of(h), s["cases"],
                sum(r["cases"] for r in here if grouped(r["drg"])), s["rw_cases"], s["rw"],
                over(s["rw"] / 1e4, s["rw_cases"]), s["rw2_cases"],
                *wilson(s["rw2_cases"], s["rw_cases"]), len(drgs), len(mdcs),
                ";".join(sorted(every - mdcs)), s["operated"],
                *wilson(s["operated"], s["cases"]), n, n3, over(n3, n), n4, over(n4, n),
                self.index(here, "days"), self.index(here, "cost"), s["days"], s["cost"],
                s["deaths"])])
        return rows

    def flow(self, residence, treating):
        return sum(r["cases"] for r in self.now
                   if (r["residence"], r["treating"]) == (residence, treating))

    def flows(self):
        return [[c, t, *[str(sum(r[n] for r in self.now
                                 if (r["residence"], r["treating"]) == (c, t)))
                         for n in ("cases", "rw_cases", "rw", "days", "cost")]]
                for c, t in {(r["residence"], r["treating"]) for r in self.now}]

    def cover(self):
        rows = []
        names = [r["institution"] for r in self.listed.values()] if self.listed is not None else \
            {r["institution"] for r in self.cases if r["cases"]}
        for h in names:
            same = (lambda a, h=h: a.upper() == h.upper()) if self.listed is not None \
                else (lambda a, h=h: a == h)
            seen = {r["month"] for r in self.now if same(r["institution"])}
            county = self.listed[h.upper()]["county"] if self.listed is not None \
                else self.county_of(h)
            rows.append([h, county, str(len(seen)), str(self.months)])
        return rows

    def refused(self, c):
        if self.listed is None:
            return False, "coverage unknown"
        for h, county, *_ in sorted(self.coverage, key=lambda row: row[0].encode()):
            if len(county) < 4 or county[:4] != c[:4]:
                continue
            seen = {number(r["month"]) for r in self.now
                    if r["institution"].upper() == h.upper()}
            for m in range(self.first, self.last + 1):
                if m not in seen:
                    return True, f"{h} has no case in {month(m)}"
        return False, ""

    def reverse(self, t):
        kind = (self.kinds or {}).get(t, "")
        if not kind or kind == "district":
            return None
        return sum(r["cases"] for r in self.now if r["treating"] == t
                   and self.kinds.get(r["residence"]) == "district")

    def counties(self):
        codes = {r[k] for r in self.now for k in ("residence", "treating") if known(r[k])}
        places = {r[k] for r in self.now for k in ("residence", "treating")}
        rows, spectrum = [], []
        for c in sorted(codes):
            local = self.flow(c, c)
            residents = sum(self.flow(c, t) for t in places if not may_be(t, c))
            treated = sum(self.flow(r, c) for r in places if not may_be(r, c))
            inflow, outflow = treated - local, residents - local
            gone, why = self.refused(c)
            change, lines = self.spectrum(c)
            rows.append([text(v) for v in (
                c, residents, local, *([None] * 3 if gone else wilson(local, residents)), treated,
                *wilson(local, treated), inflow, outflow,
                None if gone else over(inflow, outflow),
                sum(self.flow(r, c) for r in places if may_be(r, c)),
                sum(self.flow(c, t) for t in places if may_be(t, c)), change, self.reverse(c),
                self.population, why)])
            spectrum += lines
        return rows, spectrum

    def spectrum(self, c):
        now, then = {}, {}
        for rows, sums in ((self.now, now), (self.then, then)):
            for r in rows:
                if r["residence"] == c and grouped(r["drg"]):
                    sums[r["drg"]] = sums.get(r["drg"], 0) + r["cases"]
        n, b = sum(now.values()), sum(then.values())
        if not n or not b:
            return None, []
        groups = sorted(set(now) | set(then))
        distance = {g: abs(now.get(g, 0) * b - then.get(g, 0) * n) for g in groups}
        lines = []
        for i, g in enumerate(sorted(groups, key=lambda g: (-distance[g], g))[:10]):
            x, y = then.get(g, 0), now.get(g, 0)
            lines.append([text(v) for v in (
                c, i + 1, g, x, y, x / b, *[v / b for v in garwood(x)], y / n,
                *[v / n for v in garwood(y)], y / n - x / b)])
        return sum(distance.values()) / (n * b), lines
