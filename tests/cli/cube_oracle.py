"""A second, plain reading of discharge records, written from the format's description alone.

It says what `xinglin cube` must write, slowly and in the order of the description, so that the
program and this page can be compared byte for byte. It shares nothing with the C sources.
"""
import csv
import datetime
import io
import re
from collections import defaultdict

from cube_sheet import (NOTHING, Binding, File, Map, Refused, day_of, decimal, decoded, drg_of, fold,
                        icd9, level_of, name_of, replaced, upper, valid, value_of)

CASE_SUMS = "cases,rw_cases,rw,rw2_cases,operated,level3,level4,days,cost,deaths".split(",")
CASES = "month,institution,treating,residence,payer,discipline,drg".split(",") + CASE_SUMS
OPERATION_SUMS = "operations,main,main_rw_cases,main_rw,main_cost".split(",")
OPERATIONS = ("month,institution,treating,residence,payer,discipline,procedure,level".split(",")
              + OPERATION_SUMS)
REJECTING = ("line.ragged line.header text.bytes line.skip inst.missing inst.scientific "
             "date.missing date.bad date.range stay.duplicate").split()
NOWHERE = NOTHING | set("本市 本县 本区 同上 不详 未知 外地 国外 境外".split())
SCIENTIFIC = re.compile(r"^[+-]?[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]+$")


# --- side tables ---------------------------------------------------------------------------------

def side(text):
    if text is None:
        return None
    rows = [r for r in csv.reader(io.StringIO(text)) if r]
    head = [name_of(n) for n in rows[0]]
    return [dict(zip(head, [fold(v) for v in r])) for r in rows[1:]]


NOT_CITIES = {"", "市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
PEOPLES = ["壮族", "维吾尔", "回族"]


def short_province(name):
    for end in ("自治区", "省", "市"):
        if name.endswith(end) and len(name) > len(end):
            name = name[:-len(end)]
            break
    for people in PEOPLES:
        if name.endswith(people):
            name = name[:-len(people)]
    return name


def short_city(name):
    for end in ("地区", "市", "盟"):
        if name.endswith(end) and len(name) > len(end):
            return name[:-len(end)]
    return name


def short_county(name):
    return name[:-1] if name[-1:] in "县区市旗" and len(name) >= 3 else None


class Gazetteer:
    def __init__(self, counties, towns):
        self.rows = {r["code"]: r for r in counties}
        self.counties = []  # name, province, city (or empty), code it stands for now
        self.post = defaultdict(set)
        for r in counties:
            now = self.now(r["code"])
            if not now:
                continue
            city = r.get("city", "")
            self.counties.append((squeeze(r["name"]), r.get("province", ""),
                                  "" if city in NOT_CITIES else city, now))
            for post in r.get("postcodes", "").split(";"):
                if post.strip():
                    self.post[post.strip()].add(now)
        self.provinces, self.cities = {}, {}
        for r in counties:
            province, city = r.get("province", ""), r.get("city", "")
            if province:
                self.provinces[province] = r["code"][:2]
            if city not in NOT_CITIES:
                self.cities[(province, city)] = r["code"][:4]
        self.towns = [(squeeze(t["name"]), self.now(t["county"])) for t in towns or []]

    def now(self, code):
        for _ in range(6):
            row = self.rows.get(code)
            if row is None:
                return None
            if not row.get("retired_into"):
                return code
            code = row["retired_into"]
        return None

    def first(self, text, at, province):
        """The province or city that starts here: (province, city, where it ends)."""
        found = []
        rest = text[at:]
        if province is None:
            for p in self.provinces:
                found += [(len(n), 2, p, "") for n in {p, short_province(p)} if rest.startswith(n)]
        for p, c in self.cities:
            if province in (None, p):
                found += [(len(n), 1, p, c) for n in {c, short_city(c)} if rest.startswith(n)]
        county = max([len(n) for n, p, _, _ in self.counties
                      if province in (None, p) and rest.startswith(n)], default=0)
        if not found:
            return None
        size, _, p, c = max(found, key=lambda f: f[:2])
        return None if county > size else (p, c, at + size)

    def address(self, text):
        """(county or None, prefix, step)."""
        text = squeeze(text)
        for lead in ("中华人民共和国", "中国"):
            if text.startswith(lead):
                text = text[len(lead):]
                break
        if text in NOWHERE:
            return None, "", 8
        at, province, city = 0, None, None
        got = self.first(text, 0, None)
        if got:
            province, city, at = got
            if text.startswith("市辖区", at):
                at += 3
            if not city:
                got = self.first(text, at, province)
                if got:
                    _, city, at = got
                    if text.startswith("市辖区", at):
                        at += 3
        prefix = (self.cities[(province, city)] if city else
                  self.provinces[province] if province else "")
        inside = [(n, now) for n, p, c, now in self.counties
                  if (not province or p == province) and (not city or c == city)]
        county = self.county(text, at, inside, bool(province))
        if county:
            return county, prefix, 2 if province else 3
        if city:
            county = self.town(text, at, {now for _, now in inside})
            if county:
                return county, prefix, 4
        return None, prefix, 8

    @staticmethod
    def county(text, at, inside, known):
        here = [n for n, _ in inside if text.startswith(n, at)]
        if here:
            name = max(here, key=len)
            fits = {now for n, now in inside if n == name}
            return fits.pop() if len(fits) == 1 else None
        if not known:
            return None
        here = [short_county(n) for n, _ in inside
                if short_county(n) and text.startswith(short_county(n), at)]
        if here:
            name = max(here, key=len)
            fits = {now for n, now in inside if short_county(n) == name}
            return fits.pop() if len(fits) == 1 else None
        found = [(len(n), -i, n) for n, _ in inside for i in range(12)
                 if text.startswith(n, at + i)]
        if not found:
            return None
        name = max(found)[2]
        fits = {now for n, now in inside if n == name}
        return fits.pop() if len(fits) == 1 else None

    def town(self, text, at, counties):
        found = []
        for name in {n for n, _ in self.towns}:
            within = {c for n, c in self.towns if n == name and c in counties}
            if len(within) == 1:
                found += [(len(name), -i, within) for i in range(12)
                          if text.startswith(name, at + i)]
        return max(found, key=lambda f: f[:2])[2].pop() if found else None


def squeeze(text):
    return re.sub("[\\s\"'“”‘’()\\[\\]{}<>【】〔〕「」『』《》〈〉,.]", "", fold(text))


# --- the cube ------------------------------------------------------------------------------------

class Cube:
    def __init__(self, map_text, tables, not_after):
        self.map, self.map_text, self.tables = Map(map_text), map_text, tables
        self.not_after = not_after
        t = {name: side(tables.get(name)) for name in
             ("institutions", "counties", "towns", "drg", "procedures", "departments")}
        self.institutions = t["institutions"] and {name_of(r["institution"]): r.get("county", "")
                                                   for r in t["institutions"]}
        self.gazetteer = Gazetteer(t["counties"], t["towns"]) if t["counties"] else None
        self.drg = {drg_of(r["drg"]): (decimal(r["rw"], 10000), r.get("discipline", ""))
                    for r in t["drg"] or []}
        self.departments = {name_of(r["department"]): r["discipline"] for r in t["departments"] or []}
        self.plain = "op[]" not in self.map.columns or self.map.columns["op[]"].code != "icd9"
        self.procedures = t["procedures"] and {
            (upper(fold(r["procedure"])) if self.plain else icd9(r["procedure"])[0]):
            level_of(r.get("level", "")) for r in t["procedures"]}
        self.cases = defaultdict(lambda: [0] * len(CASE_SUMS))
        self.operations = defaultdict(lambda: [0] * len(OPERATION_SUMS))
        self.quality = {}
        self.seen = set()
        self.summary = {"read": 0, "accepted": 0, "rejected": 0, "rejected_by": {},
                        "flagged_by": {}, "encodings": defaultdict(int),
                        "resolver": defaultdict(int), "files": 0, "bytes": 0}

    def tell(self, rule, institution, month, row):
        line = self.quality.setdefault((rule, institution, month), [0, row])
        line[0] += 1
        by = self.summary["rejected_by" if rule in REJECTING else "flagged_by"]
        by[rule] = by.get(rule, 0) + 1

    def reject(self, rule, institution, month, row):
        self.summary["rejected"] += 1
        self.tell(rule, institution, month, row)

    def read(self, data):
        file = File(data, self.map)
        self.summary["files"] += 1
        self.summary["bytes"] += file.bytes
        if not file.find_header():
            raise Refused("empty")
        fields, used = file.first()
        n = len(fields)
        binding = self.bind(file, fields)
        if not self.map.headerless:
            file.at += used
        while file.at < len(file.lines):
            if file.blank(file.lines[file.at][0]):
                file.at += 1
                continue
            row = file.at + 1
            self.summary["read"] += 1
            fields, used = file.first()
            if not self.map.headerless and self.is_header(fields, binding):
                self.reject("line.header", "", "", row)
                try:
                    n, binding = len(fields), self.bind(file, fields)
                except Refused:  # nothing fits below it, until the next header
                    n = 0
                file.at += used
                continue
            fields, flags, used = file.record(n)
            file.at += used
            if fields is None:
                self.reject("line.ragged", "", "", row)
                continue
            texts, encoding, spoilt = file.decode(fields, binding, flags)
            self.summary["encodings"][encoding] += 1
            self.row(texts, binding, flags, spoilt, row)
        if len(file.lines) in (65536, 1048576):
            self.tell("size.cut", "", "", len(file.lines))

    def bind(self, file, fields):
        encoding = "utf-8" if file.encoding == "utf-16" else file.encoding
        if not all(valid(f, encoding) for f in fields):
            encoding = "gb18030" if encoding == "utf-8" else "utf-8"
        return Binding(self.map, [replaced(f, encoding)[0] for f in fields])

    @staticmethod
    def is_header(fields, binding):
        names = set()
        for f in fields:
            for encoding in ("utf-8", "gb18030"):
                if valid(f, encoding):
                    names.add(name_of(decoded(f, encoding)))
        return all(any(name_of(binding.names[i]) in names for i in binding.bound(need))
                   for need in ("inst_code", "dis_time"))

    def row(self, texts, binding, flags, spoilt, row):
        def get(name):
            return binding.value(texts, name)
        institution = get("inst_code")
        if re.fullmatch(r"[0-9]+\.0", institution):
            institution = institution[:-2]
        scientific = SCIENTIFIC.match(institution)
        institution = "" if scientific else institution
        discharge = day_of(get("dis_time"))
        month = discharge.isoformat()[:7] if discharge else ""
        rule = None
        lost = [name for name in ("inst_code", "dis_time") if binding.lost(texts, name, spoilt)]
        if lost:
            rule = "text.bytes"
            institution = "" if "inst_code" in lost else institution
            month = "" if "dis_time" in lost else month
        elif any(binding.at(col) is not None and fold(texts.get(binding.at(col), "")) in values
                 for col, values in self.map.skips):
            rule, institution, month = "line.skip", "", ""
        elif scientific:
            rule = "inst.scientific"
        elif not institution:
            rule = "inst.missing"
        elif discharge == "":
            rule = "date.missing"
        elif discharge is None:
            rule = "date.bad"
        elif discharge < datetime.date(1990, 1, 1) or discharge > self.not_after:
            rule = "date.range"
        if rule:
            self.reject(rule, institution, month, row)
            return
        numbers = {}
        for name in ("rec_no", "adm_no"):
            numbers[name] = get(name)
            if SCIENTIFIC.match(numbers[name]):
                numbers[name] = ""
                flags.add("code.scientific")
        birth = day_of(get("birth"))
        if numbers["rec_no"]:
            key = (institution, numbers["rec_no"], numbers["adm_no"], discharge, birth or "")
            if key in self.seen:
                self.reject("stay.duplicate", institution, month, row)
                return
            self.seen.add(key)
        self.accept(get, binding, texts, flags, institution, month, discharge, birth)
        self.summary["accepted"] += 1
        for flag in flags:
            self.tell(flag, institution, month, row)

    def accept(self, get, binding, texts, flags, institution, month, discharge, birth):
        def number(name, scale=1, least=0, whole=False):
            text = get(name)
            if not text:
                return None
            n = decimal(text, scale)
            if n is None or n < least or whole and decimal(text, 10 ** 9) != n * 10 ** 9:
                flags.add("number.bad")
                return None
            return n
        admission = day_of(get("adm_time"))
        if admission is None:
            flags.add("date.bad.admission")
        difference = (discharge - admission).days if admission else None
        days = number("days", whole=True)
        if difference is not None and difference < 0:
            flags.add("date.reversed")
            difference = None
        if days is not None and difference is not None and days != difference and \
                not (days == 1 and difference == 0):
            flags.add("days.differ")
        if days is None:
            days = difference
        if days is None:
            flags.add("days.missing")
            days = 0
        money = self.map.columns.get("cost")
        cost = number("cost", 1 if money and money.money == "fen" else 100)
        if cost is None:
            flags.add("cost.missing")
            cost = 0
        drg = drg_of(get("drg"))
        rw, rw_cases = 0, 0
        own = number("rw", 10000, 1)
        if drg in ("", "0000") or drg.endswith("QY"):
            flags.add("drg.none")
        else:
            rw = own if own else self.drg.get(drg, (0,))[0]
            rw_cases = 1 if rw else 0
        self.diagnosis(get, flags, number, birth, admission or discharge)
        treating = get("inst_county")
        if self.institutions is not None:
            if name_of(institution) not in self.institutions:
                flags.add("inst.unlisted")
            treating = treating or self.institutions.get(name_of(institution), "")
        if self.gazetteer and treating in self.gazetteer.rows:
            treating = self.gazetteer.now(treating) or ""
        dept, discipline = get("dis_dept"), get("discipline")
        discipline = (self.departments.get(name_of(discipline)) or discipline
                      or self.departments.get(name_of(dept))
                      or self.drg.get(drg, (0, ""))[1] or dept)
        residence, step = self.residence(get)
        self.summary["resolver"][str(step)] += 1
        if step == 8:
            flags.add("res.none")
        ops = self.listed(binding, texts, flags, admission, discharge)
        top = max([int(level) for _, level in ops if level], default=0)
        key = (month, institution, treating, residence, get("payer"), discipline)
        add(self.cases[key + (drg,)], [1, rw_cases, rw, int(rw >= 20000), int(bool(ops)),
                                       int(top == 3), int(top == 4), days, cost,
                                       int(get("dis_way") == "died")])
        for i, (code, level) in enumerate(ops):
            add(self.operations[key + (code, level)],
                [1, 1, rw_cases, rw, cost] if i == 0 else [1, 0, 0, 0, 0])

    @staticmethod
    def diagnosis(get, flags, number, birth, day):
        dx = upper(get("dx1"))
        if not dx:
            flags.add("dx.missing")
        years, days = number("age_years"), number("age_days")
        if years is None and days is not None:
            years = days // 365
        if years is None and birth:
            years = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
        head = dx[:3] if re.fullmatch(r"[A-Z][0-9]{2}", dx[:3]) else ""

        def among(*ranges):
            return any(a <= head <= b for a, b in ranges)
        if years is not None and (among(("P00", "P96")) and years > 1 or
                                  among(("O00", "O99")) and (years < 10 or years > 60)):
            flags.add("age.diagnosis")
        if get("sex") == "1" and among(("O00", "O99"), ("N70", "N98"), ("C51", "C58"),
                                       ("D25", "D28")):
            flags.add("sex.diagnosis")
        if get("sex") == "2" and among(("N40", "N51"), ("C60", "C63"), ("D29", "D29")):
            flags.add("sex.diagnosis")

    def listed(self, binding, texts, flags, admission, discharge):
        """The record's operations: (code, level), in the order of its fields."""
        col = self.map.columns.get("op[]")
        out = []
        for i, name in enumerate(col.names if col else []):
            def cell(names):
                at = binding.at(names[i]) if i < len(names) else None
                return "" if at is None else value_of(texts.get(at, ""))
            code = self.code(cell([name] * (i + 1)))
            if not code:
                continue
            if self.procedures is not None and re.sub(r"\s", "", code) not in self.procedures:
                flags.add("code.unknown")
            level = cell(col.levels)
            if col.level_map is not None and level:
                level = col.level_map.get(level, col.level_map.get("*", ""))
            if level and not level_of(level):
                flags.add("op.level")
            level = level_of(level) or (self.procedures or {}).get(re.sub(r"\s", "", code), "")
            day = day_of(cell(col.dates))
            if day and (day > discharge or admission and day < admission):
                flags.add("op.outside")
            out.append((code, level))
        return out

    def code(self, text):
        if self.plain or not text:
            return upper(text)
        code, tries = icd9(text)
        if self.procedures is not None and re.sub(r"\s", "", code) not in self.procedures:
            known = {t for t in tries if t in self.procedures}
            if len(known) == 1:
                return known.pop()
        return code

    def residence(self, get):
        g = self.gazetteer
        code = get("res_code")
        if re.fullmatch(r"[0-9]{6}|[0-9]{12}", code):
            now = g.now(code[:6]) if g else code[:6]
            if now:
                return now, 1
        prefix = ""
        if g:
            county, prefix, step = g.address(get("res_addr"))
            if county:
                return county, step
            post = g.post.get(get("res_post"), set())
            if len(post) == 1 and min(post).startswith(prefix):
                return min(post), 5
            county, _, _ = g.address(get("hukou_addr"))
            if county and county.startswith(prefix):
                return county, 6
        code = get("id_prefix")
        if re.fullmatch(r"[0-9]{6}", code):
            now = g.now(code) if g else code
            if now and now.startswith(prefix):
                return now, 7
        return prefix, 8

    def files(self):
        """cases.csv, operations.csv and quality.csv as bytes."""
        return (table(CASES, self.cases), table(OPERATIONS, self.operations),
                table(["rule", "institution", "month", "count", "first_row"], self.quality))


def add(sums, more):
    for i, n in enumerate(more):
        sums[i] += n


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if re.search('[",\r\n]', cell) else cell


def table(head, cells):
    lines = [head] + [list(key) + list(cells[key]) for key in
                      sorted(cells, key=lambda k: [c.encode("utf-8") for c in k])]
    return "".join(",".join(quoted(str(c)) for c in line) + "\n" for line in lines).encode("utf-8")
