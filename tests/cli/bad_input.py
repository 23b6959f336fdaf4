"""Files as hospitals really export them, each with one class of fault between good rows.

Each entry is a file, the rules that must fire on it (and no others), how many rows are kept, and
what of the tables proves the repair. The table in docs/records.md lists the same names."""

HEAD = ["P900", "P3", "P2", "P5", "P6", "P7", "P801", "P22", "P25", "P26", "P27", "P321", "P490",
        "P820", "P491", "P741", "P782", "DRG", "RW"]
GOOD = dict(zip(HEAD, ["H1", "0", "1", "1", "1950-01-01", "73", "浙江省杭州市西湖区文三路1号",
                       "2024-01-01", "2024-01-05", "心内科", "4", "I21.0", "36.0601", "3",
                       "2024-01-02", "1", "1000.50", "FR13", "1.5"]))
COUNTIES = ("code,name,city,province,retired_into\n330106,西湖区,杭州市,浙江省,\n"
            "330102,上城区,杭州市,浙江省,\n330104,江干区,杭州市,浙江省,330102\n")
INSTITUTIONS = "institution,name,county\nH1,县医院,330106\nH2,中医院,330102\n"
PROCEDURES = "procedure,level\n36.0601,3\n45.10,2\n01.0900,4\n47.0900,2\n36.0700,3\n"
SHORT_MAP = "source short\ninst_code I\ndis_time T\nres_code R\ndx1 D\n"
NAMED_MAP = ("source named\ninst_code I\ndis_time T\nres_code R\ndx1 D\n"
             'skip-row when NAME in ("测试", "test")\n')
HEADER = ",".join(HEAD) + "\n"
number = 0


def row(**fields):
    """A good row with these fields instead; every row is another stay."""
    global number
    number += 1
    return ",".join({**GOOD, "P3": str(number), **fields}[name] for name in HEAD) + "\n"


def sheet(*rows, head=HEADER):
    """The rows between two good ones, in UTF-8 where they are texts."""
    parts = [head, row(), *rows, row()]
    return b"".join(part if isinstance(part, bytes) else part.encode() for part in parts)


def one(**fields):
    return sheet(row(**fields))


def raw(column, data, encoding="utf-8"):
    """A row with these bytes in one column."""
    return row(**{column: "@@"}).encode(encoding).replace(b"@@", data)


def short(lines):
    return b"I,T,R,D\n" + b"H1,2024-01-05,330106,I21\n" * (lines - 1)


class File:
    """`rules`: what fires and how often; `kept`: rows; `holds`: bytes of the tables; `lines`:
    of quality.csv."""

    def __init__(self, data, rules=None, kept=3, holds=(), lines=(), with_map=None, steps=None):
        self.data, self.rules, self.kept = data, rules or {}, kept
        self.holds, self.lines, self.map, self.steps = holds, lines, with_map, steps or {}


BYTES = {
    "half-character-utf-8": File(sheet(raw("P801", "杭州市西湖".encode()[:-1])),
                                 {"text.repaired": 1, "res.none": 1}),
    "half-character-gb18030": File(
        b"".join([sheet().decode().encode("gb18030"),
                  raw("P26", "内科".encode("gb18030")[:-1], "gb18030")]),
        {"text.repaired": 1}, holds=["2024-01,H1,330106,330106,,内,FR13,1,"]),
    "encodings-mixed": File(sheet(row().encode("gb18030"), row(P801="杭州市上城区").encode("gb18030")),
                            {"text.encoding": 2}, kept=4, holds=["2024-01,H1,330106,330102,"]),
    "bytes-of-no-encoding": File(sheet(raw("P26", b"\xe5\xff\xffx")), {"text.replaced": 1},
                                 holds=["\ufffd"]),
    "bytes-of-no-encoding-in-the-key": File(sheet(raw("P900", b"H\xff\xff1")), {"text.bytes": 1}, 2,
                                            lines=["text.bytes,,2024-01,1,3"]),
    "nul": File(sheet(raw("P26", b"\xe5\xbf\x83\x00\xe5\x86\x85\xe7\xa7\x91")),
                {"text.repaired": 1}, holds=["心内科,FR13,3,"]),
    "end-sign-1a": File(sheet() + b"\x1a", kept=2),
    "mark-in-the-middle": File(sheet(b"\xef\xbb\xbf" + row().encode()), {"text.repaired": 1}),
    "mark-at-the-start": File(b"\xef\xbb\xbf" + sheet(), kept=2),
    "utf-16": File(b"\xff\xfe" + sheet(row()).decode().encode("utf-16-le")),
    "line-ends-mixed": File(sheet(row()[:-1] + "\r", row()[:-1] + "\r\n", row()), kept=5,
                            holds=["FR13,5,"]),
}
STRUCTURE = {
    "stray-quote": File(one(P801='杭州市"西湖区'), {"line.quote": 1}),
    "quote-that-never-closes": File(one(P801='"杭州市西湖区'), {"line.quote": 1}),
    "line-break-in-quotes": File(one(P801='"浙江省\n杭州市西湖区"')),
    "line-break-without-quotes": File(one(P801="浙江省杭州市\n西湖区"), {"line.joined": 1}),
    "ragged": File(sheet("H1,only,three\n", row()[:-1] + ",x,y,z\n"), {"line.ragged": 2}, 2,
                   lines=["line.ragged,,,2,3"]),
    "trailing-commas": File(sheet(row()[:-1] + ",,,\n"), {"line.extra": 1}),
    "sep-line": File(b"sep=,\n" + sheet(), kept=2),
    "semicolons": File(sheet(row()).replace(b",", b";")),
    "blank-lines": File(b"\n ,,\n" + sheet("\n", ",,,,,,,,,,,,,,,,,,\n", row())),
    "repeated-header": File(sheet(HEADER, row()), {"line.header": 1}, 3,
                            lines=["line.header,,,1,3"]),
    "sum-line": File(one(P900="合计"), {"line.skip": 1}, 2),
    "two-sheets-glued": File(
        sheet("P25,P900,P801,P321\n", "2024-02-01,H2,杭州市上城区,J18\n", HEADER),
        {"line.header": 2, "days.missing": 1, "cost.missing": 1, "drg.none": 1}, 3,
        holds=["2024-02,H2,330102,330102,,,,1,0,0,0,0,0,0,0,0,0"]),
}
SIZE = {
    "lines-65536": File(short(65536), {"size.cut": 1, "days.missing": 65535, "cost.missing": 65535,
                                       "drg.none": 65535}, 65535, with_map=SHORT_MAP,
                        lines=["size.cut,,,1,65536"], holds=["330106,,,,65535,0,"]),
    "lines-1048576": File(short(1048576), {"size.cut": 1, "days.missing": 1048575,
                                           "cost.missing": 1048575, "drg.none": 1048575}, 1048575,
                          with_map=SHORT_MAP, lines=["size.cut,,,1,1048576"],
                          holds=["330106,,,,1048575,0,"]),
    "lines-65535": File(short(65535), {"days.missing": 65534, "cost.missing": 65534,
                                       "drg.none": 65534}, 65534, with_map=SHORT_MAP),
}
NUMBERS = {
    "full-width-digits": File(one(P782="１２３４.５０", P27="４"), holds=["12,323550,0"]),
    "thousands": File(one(P782='"1,234.50"'), holds=["12,323550,0"]),
    "money-signs": File(sheet(row(P782="￥1234.50"), row(P782="1234.5元")), kept=4,
                        holds=["16,447000,0"]),
    "number-with-an-exponent": File(one(P782="1.2345E+3"), holds=["12,323550,0"]),
    "days-with-a-point": File(one(P27="4.0"), holds=["12,300150,0"]),
    "number-that-is-none": File(sheet(row(P782="很多"), row(P27="四天")),
                                {"number.bad": 2, "cost.missing": 1}, 4),
    "signs-of-nothing": File(sheet(*[row(P782=sign) for sign in ("-", "—", "/", "无", "NULL", "\\N")]),
                             {"cost.missing": 6}, 8, holds=["32,200100,0"]),
    "no-days-at-all": File(one(P27="", P22=""), {"days.missing": 1}),
    "institution-lost-to-a-spreadsheet": File(one(P900="1.2E+21"), {"inst.scientific": 1}, 2),
    "record-number-lost-to-a-spreadsheet": File(sheet(row(P3="1.2E+21"), row(P3="1.2E+21")),
                                                {"code.scientific": 2}, 4),
    "institution-with-a-point": File(one(P900="4700.0"), {"inst.unlisted": 1},
                                     holds=["2024-01,4700,"]),
}
CODES = {
    "leading-zero-lost": File(one(P490="1.0900", P820="4"), holds=[",01.0900,4,1,"]),
    "trailing-zero-lost": File(one(P490="45.1", P820="2"), holds=[",45.10,2,1,"]),
    "point-lost": File(one(P490="360601"), {"code.unknown": 1}),
    "point-lost-in-four-digits": File(one(P490="4510", P820="2"), holds=[",45.10,2,1,"]),
    "letter-o-for-zero": File(one(P490="O1.O900", P820="4"), holds=[",01.0900,4,1,"]),
    "full-width-code": File(one(P490="３６.０６０１"), holds=[",36.0601,3,3,"]),
    "suffix-of-a-code": File(one(P490="36.0601†"), holds=[",36.0601,3,3,"]),
    "code-that-is-not-listed": File(one(P490="99.9999", P820="1"), {"code.unknown": 1}),
    "group-in-lower-case": File(one(DRG="fr13"), holds=["FR13,3,3,45000,"]),
}
DATES = {
    "dates-of-all-forms": File(sheet(*[row(P25=day) for day in (
        "20240105", "2024/1/5 0:00", "2024-01-05T08:30:00", "45296", "45296.5", "2024.1.5",
        "2024年1月5日", "20240105083000")]), kept=10, holds=["FR13,10,"]),
    "dates-that-mean-none": File(sheet(row(P25="1900-01-01"), row(P25="9999-12-31"), row(P25="")),
                                 {"date.missing": 3}, 2),
    "date-that-is-none": File(one(P25="2024-13-45"), {"date.bad": 1}, 2,
                              lines=["date.bad,H1,,1,3"]),
    "years-ahead": File(sheet(row(P25="2031-01-01"), row(P25="1989-12-31")), {"date.range": 2}, 2),
    "discharge-before-admission": File(one(P22="2024-01-06", P491=""), {"date.reversed": 1}),
    "admission-that-is-none": File(one(P22="2024-99-99"), {"date.bad.admission": 1}),
}
LOGIC = {
    "days-that-differ": File(one(P27="40"), {"days.differ": 1},
                             lines=["days.differ,H1,2024-01,1,3"]),
    "one-day-for-none": File(one(P22="2024-01-05", P27="1", P491="2024-01-05")),
    "newborn-of-73-years": File(one(P321="P22.0"), {"age.diagnosis": 1}),
    "birth-by-a-man": File(one(P321="O80", P7="30", P6=""), {"sex.diagnosis": 1}),
    "operation-outside-the-stay": File(one(P491="2024-01-09"), {"op.outside": 1}),
    "levels-of-all-forms": File(sheet(row(P820="Ⅲ"), row(P820="三级"), row(P820="03"),
                                      row(P820="III级")), kept=6, holds=[",36.0601,3,6,6,"]),
    "level-that-is-none": File(one(P490="36.0601", P820="九"), {"op.level": 1},
                               holds=[",36.0601,3,3,3,"]),
    "no-diagnosis": File(one(P321=""), {"dx.missing": 1}),
    "no-cost": File(one(P782=""), {"cost.missing": 1}),
}
IDENTITY = {
    "same-stay-twice": File(sheet(row(P3="77"), row(P3="77")), {"stay.duplicate": 1}, 3,
                            lines=["stay.duplicate,H1,2024-01,1,4"]),
    "newborn-under-the-mothers-number": File(sheet(row(P3="77"), row(P3="77", P6="2024-01-02",
                                                                    P7="0", P321="Z38")), kept=4),
    "test-patient": File(("I,T,R,D,NAME\nH1,2024-01-05,330106,I21,王\n"
                          "H1,2024-01-05,330106,I21,测试\n").encode(),
                         {"line.skip": 1, "days.missing": 1, "cost.missing": 1, "drg.none": 1}, 1,
                         with_map=NAMED_MAP),
    "no-institution": File(one(P900=" "), {"inst.missing": 1}, 2),
    "institution-that-is-not-listed": File(one(P900="H9"), {"inst.unlisted": 1}),
}
GEOGRAPHY = {
    "words-for-here": File(sheet(*[row(P801=word) for word in ("本市", "同上", "不详", "外地", "")]),
                           {"res.none": 5}, 7, steps={"8": 5}),
    "old-name-of-a-county": File(one(P801="浙江省杭州市江干区某路"), holds=["H1,330106,330102,"],
                                 steps={"2": 3}),
    "county-alone": File(one(P801="上城区某路"), holds=["H1,330106,330102,"], steps={"3": 1}),
    "city-alone": File(one(P801="杭州市"), {"res.none": 1}, holds=["H1,330106,3301,"]),
}
GROUPING = {
    "no-group": File(sheet(row(DRG="0000"), row(DRG="FQY"), row(DRG="")), {"drg.none": 3}, 5,
                     holds=[",0000,1,0,0,0,", ",FQY,1,0,0,0,"]),
    "group-without-a-weight": File(one(RW=""), holds=["FR13,3,2,30000,"]),
    "weight-that-is-none": File(one(RW="重"), {"number.bad": 1}, holds=["FR13,3,2,30000,"]),
}
CLASSES = {"bytes": BYTES, "structure": STRUCTURE, "size traps": SIZE, "numbers": NUMBERS,
           "codes": CODES, "dates": DATES, "logic": LOGIC, "identity": IDENTITY,
           "geography": GEOGRAPHY, "grouping": GROUPING}
