"""Makes again, from a cube folder and side tables, what `xinglin gaps` writes: plain Python that
knows the contract's words and nothing of the program. Slow, and meant to be read.

`Oracle(cube, first, last, tables)` measures one window; `files(…)` gives the texts of the CSVs,
`summary(…)` what summary.json must say. Groups, counties and peers are dictionaries by code.
"""
import csv
import io
import json
import math
import os
from collections import Counter, defaultdict
from fractions import Fraction

PRIOR, RATED, HANDS = 10, 10, 10  # cases of shrinkage; N of a rated peer; L of a capable one
BORDER_KM, EARTH_KM = 30, 6371.0088
HEADS = {
    "gaps": "rank,county,discipline,population,peers,groups,avoidable,avoidable_low,avoidable_rw,"
            "avoidable_rw_low,money,blanks,blank_rw,total_rw,score,specialists",
    "blank_techniques": "county,discipline,procedure,state,away,home,peers,peers_doing,weight,"
                        "value_rw",
    "evidence": "county,discipline,kind,code,all,home,out,border,peers,peers_rated,peers_capable,"
                "pooled_rate,benchmark,capable,weight,avoidable,avoidable_low,value_rw",
    "demands": "demand_id,organization_id,discipline,seats,min_title_rank,techniques,tier,weight,"
               "start,months,paired_organization_id,team_id",
    "peers": "county,peer"}


# ---- reading and writing

def table(path):
    if not path:
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def folded(code):
    return "".join(code.upper().split())


def by_bytes(text):
    return text.encode("utf-8")


def figure(value):
    """A cell: unknown is empty, integers and texts as they are, else six digits."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:.6f}" if isinstance(value, float) else str(value)


def sheet(name, rows, public):
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(HEADS[name].split(",") + ["suppressed"] * public)
    for row, hidden in rows:
        cells = [figure(cell) for cell in row]
        blanked = {i for i in hidden or () if public and cells[i]}
        out.writerow(["" if i in blanked else cell for i, cell in enumerate(cells)]
                     + [int(bool(blanked))] * public)
    return text.getvalue()


# ---- numbers

def half_up(a, b):
    """a / b of integers, rounded half up."""
    return (2 * a + b) // (2 * b)


def percentile(values, share):
    values = sorted(values)
    at = (len(values) - 1) * share
    low = math.floor(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (at - low) * (values[high] - values[low])


def median(values):
    return percentile(values, 0.5)


def beta_share(x, a, b):
    """Regularized incomplete beta function, by its continued fraction (modified Lentz)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_share(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
                     + a * math.log(x) + b * math.log1p(-x)) / a
    tiny, f, c, d = 1e-300, 1.0, 1.0, 0.0
    for i in range(1, 2000):
        m = i // 2
        if i == 1:
            term = 1.0
        elif i % 2:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            m -= 1
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 + term * d
        d = 1 / (d if abs(d) > tiny else tiny)
        c = 1 + term / c
        c = c if abs(c) > tiny else tiny
        f *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * (f - 1)


def beta_quantile(share, a, b):
    if a <= 0:
        return 0.0
    if b <= 0:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if beta_share(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def distance_km(a, b):
    (lng1, lat1), (lng2, lat2) = [tuple(map(math.radians, p)) for p in (a, b)]
    h = (math.sin((lat2 - lat1) / 2) ** 2
         + math.cos(lat1) * math.cos(lat2) * math.sin((lng2 - lng1) / 2) ** 2)
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


def ranks(values):
    """1-based, ties averaged."""
    order = sorted(values)
    return [order.index(v) + (order.count(v) + 1) / 2 for v in values]


def correlation(a, b):
    ma, mb = sum(a) / len(a), sum(b) / len(b)
    top = sum((x - ma) * (y - mb) for x, y in zip(a, b))
    below = sum((x - ma) ** 2 for x in a) * sum((y - mb) ** 2 for y in b)
    return top / math.sqrt(below) if below > 0 else None


def shifted(month, by):
    at = int(month[:4]) * 12 + int(month[5:]) - 1 + by
    return f"{at // 12:04d}-{at % 12 + 1:02d}"


def small(count):
    return count is not None and 1 <= count <= 4


# ---- one window

class Oracle:
    def __init__(self, cube, first, last, tables):
        self.first, self.last, self.tables = first, last, tables
        self.months = 1 + sum(int(m[:4]) * 12 * s + int(m[5:]) * s
                              for m, s in ((last, 1), (first, -1)))
        self.cases = self.window(os.path.join(cube, "cases.csv"))
        self.operations = self.window(os.path.join(cube, "operations.csv"))
        self.places()
        self.scored()
        self.choose_peers()
        self.groups()
        self.count()
        self.evidence = {(c, g): self.weigh(c, g) for c in self.counties
                         for g in sorted(self.weight, key=by_bytes) if self.all[c, g]}
        self.techniques()
        self.rows = self.rank()

    def window(self, path):
        return [{k: int(v) if k in SUMS else v for k, v in row.items()} for row in table(path)
                if self.first <= row["month"] <= self.last]

    def read(self, name, *columns):
        return [[row.get(column) or "" for column in columns]
                for row in table(self.tables.get(name))]

    def places(self):
        self.point, self.county_kind = {}, {}
        for code, kind, lng, lat in self.read("counties", "code", "kind", "lng", "lat"):
            self.county_kind[code] = kind
            if lng and lat:
                self.point[code] = float(lng), float(lat)
        self.listed = dict(self.read("institutions", "institution", "county"))
        self.staff = {(c, d): float(n) for c, d, n in
                      self.read("specialists", "county", "discipline", "specialists") if n}
        self.refer = {folded(g) for g, in self.read("refer", "drg")}

    def scored(self):
        self.population, self.kind = {}, {}
        asked = self.read("population", "county", "kind", "population")
        for code, kind, people in asked:
            self.kind[code] = kind or self.county_kind.get(code, "")
            self.population[code] = int(people) if people else None
        if not self.tables.get("population"):
            for code in {row["treating"] for row in self.cases if len(row["treating"]) == 6}:
                self.kind[code], self.population[code] = self.county_kind.get(code, ""), None
        self.counties = sorted(self.kind, key=by_bytes)

    def choose_peers(self):
        known = sorted((c for c in self.counties if self.population[c] is not None),
                       key=lambda c: (self.population[c], by_bytes(c)))
        third = {c: 3 * i // len(known) for i, c in enumerate(known)}
        self.peers = {}
        for c in self.counties:
            others = [p for p in self.counties if p != c]
            like = [p for p in others
                    if (self.kind[p], third.get(p)) == (self.kind[c], third.get(c))]
            self.peers[c] = like if len(like) >= 5 else others

    def groups(self):
        """Weight (x 10^4) and discipline of each group of the window."""
        self.grouped = [row for row in self.cases
                        if row["drg"] not in ("", "0000") and not row["drg"].endswith("QY")]
        self.by_cost = not any(row["rw_cases"] for row in self.cases)
        sums, disciplines = defaultdict(Counter), defaultdict(Counter)
        for row in self.grouped:
            for column in ("cases", "rw_cases", "rw", "cost"):
                sums[row["drg"]][column] += row[column]
            disciplines[row["drg"]][row["discipline"]] += row["cases"]
        cases = sum(s["cases"] for s in sums.values())
        cost = sum(s["cost"] for s in sums.values())
        self.mean_cost = cost / cases if cases else 0.0
        self.weight, self.carriers = {}, {}
        for g, s in sums.items():
            self.carriers[g] = s["cases"] if self.by_cost else s["rw_cases"]
            if self.by_cost:
                self.weight[g] = half_up(s["cost"] * cases * 10000, s["cases"] * cost) if cost else 0
            else:
                self.weight[g] = half_up(s["rw"], s["rw_cases"]) if s["rw_cases"] else 0
        named = {folded(g): d for g, d in self.read("drg", "drg", "discipline")}
        self.discipline = {g: named.get(g) or self.most(disciplines[g]) for g in sums}

    @staticmethod
    def most(counter):
        return min(counter, key=lambda k: (-counter[k], by_bytes(k)))

    def count(self):
        self.all, self.home = Counter(), Counter()
        self.out_cost, self.out_rw, self.border = Counter(), Counter(), Counter()
        self.yearly = defaultdict(float)  # RW treated, by treating county and discipline
        self.treated = Counter()          # and their cases
        for row in self.grouped:
            c, t, g, n = row["residence"], row["treating"], row["drg"], row["cases"]
            self.yearly[t, self.discipline[g]] += (n * self.weight[g] if self.by_cost
                                                   else row["rw"]) / 10000
            self.treated[t, self.discipline[g]] += n
            if len(c) != 6 or len(t) != 6:
                continue
            self.all[c, g] += n
            if c == t:
                self.home[c, g] += n
                continue
            self.out_cost[c, g] += row["cost"]
            self.out_rw[c, g] += row["rw"]
            if c in self.point and t in self.point \
                    and distance_km(self.point[c], self.point[t]) <= BORDER_KM:
                self.border[c, g] += n

    def weigh(self, c, g):
        """What evidence.csv says of a county and a group, and what is needed beyond it."""
        n, home, peers = self.all[c, g], self.home[c, g], self.peers[c]
        out = n - home
        pool_all = sum(self.all[p, g] for p in peers)
        m = sum(self.home[p, g] for p in peers) / pool_all if pool_all else None
        rated = [p for p in peers if self.all[p, g] >= RATED]
        able = [p for p in peers if self.home[p, g] >= HANDS]
        b = percentile([(self.home[p, g] + PRIOR * m) / (self.all[p, g] + PRIOR) for p in rated],
                       0.75) if rated else None
        capable = (len(able) >= 3 and 5 * len(able) >= len(peers) and self.weight[g] <= 40000
                   and folded(g) not in self.refer)
        e = {"all": n, "home": home, "out": out,
             "border": self.border[c, g] if c in self.point else None,
             "rated": len(rated), "able": len(able), "pool": m, "benchmark": b,
             "capable": capable, "weight": self.weight[g] / 10000, "avoidable": None, "low": None,
             "value": None, "value_low": None, "money": 0, "discipline": self.discipline[g]}
        if capable:
            a = min(float(out), max(0.0, n * b - home))
            q = beta_quantile(0.9, home + PRIOR * m, out + PRIOR * (1 - m))
            low = min(a, max(0.0, n * (b - q)))
            price = half_up(self.out_cost[c, g], out) if out else 0
            e.update(avoidable=a, low=low, value=a * e["weight"], value_low=low * e["weight"],
                     money=math.floor(a * price + 0.5))
        e["own_small"] = small(n) or small(home) or small(out)
        e["peers_small"] = any(small(self.all[p, g]) or small(self.home[p, g])
                               or small(self.all[p, g] - self.home[p, g]) for p in peers)
        e["weight_small"] = small(self.carriers[g])
        return e

    def techniques(self):
        home, away, away_main = Counter(), Counter(), Counter()
        sums, disciplines = defaultdict(Counter), defaultdict(Counter)
        for row in self.operations:
            p, c, t, n = row["procedure"], row["residence"], row["treating"], row["operations"]
            home[t, p] += n
            for column in ("main", "main_rw_cases", "main_rw", "main_cost"):
                sums[p][column] += row[column]
            disciplines[p][row["discipline"]] += n
            if len(t) == 6 and t != c:
                away[c, p] += n
                away_main[c, p] += row["main"]
        named = {folded(p): d for p, d in self.read("procedures", "procedure", "discipline")}
        self.blank = {}
        for c in self.counties:
            for p in sorted(sums, key=by_bytes):
                peers = self.peers[c]
                doing = sum(home[q, p] >= 1 for q in peers)
                if not peers or 5 * doing < len(peers):
                    continue
                if home[c, p] == 0 and away[c, p] >= 5:
                    state, weight = "blank", self.technique_weight(sums[p])
                    value = away_main[c, p] * weight * (doing / len(peers))
                elif 0 < home[c, p] < 6:
                    state, weight, value = "fragile", None, None
                else:
                    continue
                carriers = sums[p]["main" if self.by_cost else "main_rw_cases"]
                self.blank[c, p] = {
                    "discipline": named.get(folded(p)) or self.most(disciplines[p]),
                    "state": state, "away": away[c, p], "main": away_main[c, p],
                    "home": home[c, p], "doing": doing, "weight": weight, "value": value,
                    "weight_small": small(carriers)}

    def technique_weight(self, sums):
        if self.by_cost:
            return sums["main_cost"] / sums["main"] / self.mean_cost \
                if sums["main"] and self.mean_cost else 0.0
        return sums["main_rw"] / 10000 / sums["main_rw_cases"] if sums["main_rw_cases"] else 0.0

    def rank(self):
        rows = []
        keys = {(c, e["discipline"]) for (c, _), e in self.evidence.items()}
        keys |= {(c, t["discipline"]) for (c, _), t in self.blank.items()}
        for c, d in keys:
            row = self.row(c, d)
            if row["total"] > 0:
                rows.append(row)
        measure = "score" if self.tables.get("population") else "total"
        rows.sort(key=lambda r: (r[measure] is None, -round(r[measure] or 0, 9),
                                 by_bytes(r["county"]), by_bytes(r["discipline"])))
        for i, row in enumerate(rows):
            row["rank"] = i + 1
            top = rows[0][measure]
            row["weight"] = max(1, math.floor(1000 * Fraction(row[measure]) / Fraction(top))) \
                if row[measure] is not None else 1
        return rows

    def row(self, c, d):
        own = [(g, e) for (k, g), e in self.evidence.items() if (k, e["discipline"]) == (c, d)]
        able = [e for _, e in own if e["capable"]]
        blank = [(p, t) for (k, p), t in self.blank.items()
                 if (k, t["discipline"], t["state"]) == (c, d, "blank")]
        rw = float(sum(e["value"] for e in able))
        unable = sum((self.all[c, g] - self.home[c, g]) * e["weight"] if self.by_cost
                     else self.out_rw[c, g] / 10000 for g, e in own if not e["capable"])
        blank_rw = float(min(sum(t["value"] for _, t in blank), rw + unable))
        total = rw + blank_rw / 2
        people = self.population[c]
        return {"county": c, "discipline": d, "population": people,
                "groups": sum(e["avoidable"] > 0 for e in able),
                "avoidable": float(sum(e["avoidable"] for e in able)),
                "low": float(sum(e["low"] for e in able)), "rw": rw,
                "rw_low": float(sum(e["value_low"] for e in able)),
                "money": sum(e["money"] for e in able), "blanks": len(blank),
                "blank_rw": blank_rw, "total": total,
                "score": total / people * 10000 if people else None,
                "specialists": self.specialists(c, d, rw), "small": self.small(c, d, own, blank),
                "techniques": sorted((p for p, _ in blank), key=by_bytes)}

    def small(self, c, d, own, blank):
        """Whether a figure of the row rests on a count from 1 to 4."""
        able = any(e["capable"] and (e["own_small"] or e["peers_small"] or e["weight_small"])
                   for _, e in own)
        bare = any(t["weight_small"] or small(t["main"]) for _, t in blank)
        left = blank and any(e["own_small"] and not e["capable"] for _, e in own)
        work = any(small(self.treated[p, d]) for p in self.peers[c]
                   if self.staff.get((p, d), 0) > 0)
        return bool(able or bare or left or work)

    def specialists(self, c, d, rw):
        work = [self.yearly[p, d] * 12 / self.months / self.staff[p, d]
                for p in self.peers[c] if self.staff.get((p, d), 0) > 0]
        each = median(work) if work else 0
        return rw * 12 / self.months / each if each > 0 else None

    # ---- demands

    def organization(self, c, d):
        """The county's institution with most cases in the discipline, else with most cases."""
        cases, within = Counter(), Counter()
        for row in self.cases:
            i = row["institution"]
            if (self.listed.get(i) or row["treating"]) == c:
                cases[i] += row["cases"]
                if row["discipline"] == d:
                    within[i] += row["cases"]
        return self.most(within or cases) if cases else None

    def demand(self, row):
        seats = math.floor(row["specialists"] + 0.5) if row["specialists"] is not None else 0
        organization = self.organization(row["county"], row["discipline"]) if seats >= 1 else None
        if organization is None:
            return None
        return [f"G-{row['county']}-{row['discipline']}", organization, row["discipline"], seats, 2,
                ";".join(row["techniques"]), 1 + 5 * (row["rank"] - 1) // len(self.rows),
                row["weight"], shifted(self.last, 1) + "-01", 12, None, None]

    # ---- files

    @staticmethod
    def hidden(e):
        """Columns of a line of evidence.csv that the public may not see. Home and out add up to
        all, border and the rest to out: where one of two is small the other would tell it."""
        parts = small(e["home"]) or small(e["out"])
        columns = {4: small(e["all"]), 5: parts and e["home"], 6: parts and e["out"],
                   7: e["border"] and (parts or small(e["border"])
                                       or small(e["out"] - e["border"])),
                   11: e["peers_small"], 12: e["peers_small"], 14: e["weight_small"],
                   15: e["own_small"] or e["peers_small"]}
        columns[16] = columns[15]
        columns[17] = columns[15] or e["weight_small"]
        return {column for column, hide in columns.items() if hide}

    def files(self, public=False):
        gaps = [([r["rank"], r["county"], r["discipline"], r["population"],
                  len(self.peers[r["county"]]), r["groups"], r["avoidable"], r["low"], r["rw"],
                  r["rw_low"], r["money"], r["blanks"], r["blank_rw"], r["total"], r["score"],
                  r["specialists"]], r["small"] and set(range(6, 11)) | set(range(12, 16)))
                for r in self.rows]
        blank = [([c, t["discipline"], p, t["state"], t["away"], t["home"], len(self.peers[c]),
                   t["doing"], t["weight"], t["value"]],
                  {4} & {4 * small(t["away"])} | {5} & {5 * small(t["home"])}
                  | {8, 9} & {8 * t["weight_small"], 9 * (t["weight_small"] or small(t["main"]))})
                 for (c, p), t in self.blank.items()]
        evidence = [([c, e["discipline"], "group", g, e["all"], e["home"], e["out"], e["border"],
                      len(self.peers[c]), e["rated"], e["able"], e["pool"], e["benchmark"],
                      e["capable"], e["weight"], e["avoidable"], e["low"], e["value"]],
                     self.hidden(e)) for (c, g), e in self.evidence.items()]
        demands = [(self.demand(r), r["small"] and {3, 7} or self.rows[0]["small"] and {7})
                   for r in self.rows]
        demands = [(cells, hidden) for cells, hidden in demands if cells]
        demands.sort(key=lambda row: by_bytes(row[0][0]))
        peers = [([c, p], set()) for c in self.counties for p in self.peers[c]]
        made = {"gaps": gaps, "blank_techniques": blank, "evidence": evidence, "demands": demands,
                "peers": peers}
        return {name + ".csv": sheet(name, rows, public) for name, rows in made.items()}


SUMS = set("cases rw_cases rw rw2_cases operated level3 level4 days cost deaths operations main"
           " main_rw_cases main_rw main_cost".split())


def stability(now, before):
    """Spearman's rho of the ten first rows and the same a year earlier; None where it has none."""
    if not before or not before.cases:
        return None
    earlier = {(r["county"], r["discipline"]): r["rank"] for r in before.rows}
    first = now.rows[:10]
    late = [earlier.get((r["county"], r["discipline"]), math.inf) for r in first]
    return correlation(ranks([r["rank"] for r in first]), ranks(late)) if first else None


def measure(cube, first, last, tables, public=False):
    """All that the command must say: texts of the CSVs, and summary.json."""
    now = Oracle(cube, first, last, tables)
    before = Oracle(cube, shifted(first, -12), shifted(last, -12), tables)
    with open(os.path.join(cube, "summary.json"), encoding="utf-8") as file:
        scheme = json.load(file)["scheme"]
    return now.files(public), {
        "from": first, "to": last, "months": now.months, "public": public,
        "weight": "cost" if now.by_cost else "rw", "scheme": scheme,
        "counties": len(now.counties), "groups": len({g for _, g in now.evidence}),
        "stability": stability(now, before)}
