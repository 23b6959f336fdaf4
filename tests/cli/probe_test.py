#!/usr/bin/env python3
"""`xinglin probe` and the Chinese maps on a sheet of each kind."""
import csv
import gzip
import json
import os
import sys
import tempfile

from program import refused, run_tests, xinglin

PLACE = tempfile.TemporaryDirectory(prefix="xinglin-probe-")


def put(name, data):
    path = os.path.join(PLACE.name, name)
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    return path


# One stay, as each kind of sheet writes it; the columns are those of the shipped maps.
STAY = {"inst": "H1", "rec": "7", "adm": "1", "out": "2024-01-05", "in": "2024-01-01", "dx": "I21.0",
        "addr": "浙江省杭州市西湖区文三路1号", "days": "4", "cost": "1366", "op": "36.06", "level": "四级",
        "way": "1"}
SHEETS = {
    "hqms-p": {"inst": "P900", "rec": "P3", "adm": "P2", "out": "P25", "in": "P22", "dx": "P321",
               "addr": "P801", "days": "P27", "cost": "P782", "op": "P490", "level": "P820",
               "way": "P741"},
    "national-abcd": {"inst": "A01", "rec": "A48", "adm": "A49", "out": "B15", "in": "B12",
                      "dx": "C03C", "addr": "A26", "days": "B20", "cost": "D01", "op": "C14x01C",
                      "level": "C17x01", "way": "B34C"},
    "pinyin-2012": {"inst": "USERNAME", "rec": "BAH", "adm": "ZYCS", "out": "CYSJ", "in": "RYSJ",
                    "dx": "JBDM", "addr": "XZZ", "days": "SJZYTS", "cost": "ZFY", "op": "SSJCZBM1",
                    "level": "SSJB1", "way": "LYFS"},
}


def sheet(kind, encoding="utf-8"):
    columns = SHEETS[kind]
    text = ",".join(columns.values()) + "\n" + ",".join(STAY[key] for key in columns) + "\n"
    return text.encode(encoding)


def test_each_chinese_sheet_is_told_by_its_map():
    for kind in SHEETS:
        for name, data in (("x.csv", sheet(kind)), ("x.csv.gz", gzip.compress(sheet(kind)))):
            result = xinglin("probe", put(name, data))
            assert result.status == 0, result.err
            assert f"\nmap\t{kind}\tbound " in result.out, result.out
            assert "\ndelimiter\t,\n" in result.out and "encoding\tutf-8\n" in result.out
    result = xinglin("probe", put("g.csv", sheet("hqms-p", "gb18030")))
    assert "encoding\tgb18030\n" in result.out


def test_each_chinese_sheet_becomes_the_same_case():
    for kind in SHEETS:
        out = os.path.join(PLACE.name, "cube-" + kind)
        result = xinglin("cube", "--map", kind, "--not-after", "2024-12-31", "--out", out,
                         put("x.csv", sheet(kind)))
        assert result.status == 0, result.err
        with open(os.path.join(out, "cases.csv"), encoding="utf-8") as file:
            row = next(csv.DictReader(file))
        assert (row["month"], row["institution"], row["cases"], row["days"], row["cost"],
                row["level4"], row["deaths"]) == ("2024-01", "H1", "1", "4", "136600", "1", "0"), row
        with open(os.path.join(out, "operations.csv"), encoding="utf-8") as file:
            row = next(csv.DictReader(file))
        assert (row["procedure"], row["level"], row["main"]) == ("36.06", "4", "1"), row
        with open(os.path.join(out, "summary.json"), encoding="utf-8") as file:
            summary = json.load(file)
        assert summary["read"] == summary["accepted"] + summary["rejected"] == 1


def test_no_address_and_no_number_is_printed():
    data = sheet("hqms-p").replace(b"2024-01-05", "杭州13900001111".encode())
    result = xinglin("probe", put("x.csv", data))
    assert result.status == 0
    assert "某某99999999999" in result.out, result.out
    assert "杭州" not in result.out and "1390000" not in result.out


def test_what_is_no_sheet_is_refused():
    result = refused(2, "probe", put("x.csv", "a,b\n1,2\n"), says=("inst_code",))
    assert "header\tnone\n" in result.out
    refused(2, "probe", says=("one file",))
    refused(2, "probe", "a", "b", says=("one file",))


def test_any_number_of_threads_gives_the_same_bytes():
    columns = SHEETS["hqms-p"]
    rows = [",".join(columns.values())]
    for i in range(30000):
        stay = dict(STAY, rec=str(i % 28000), inst=f"H{i % 7}", cost="x" if i % 997 == 0 else "5",
                    addr='"a\nb"' if i % 1009 == 0 else STAY["addr"])
        rows.append(",".join(stay[key] for key in columns))
        if i % 9001 == 9000:
            rows.append(rows[0])
    path = put("many.csv", "\n".join(rows) + "\n")
    outs = []
    for threads in (1, 2, 5):
        out = os.path.join(PLACE.name, f"threads-{threads}")
        result = xinglin("cube", "--map", "hqms-p", "--threads", threads, "--not-after",
                         "2024-12-31", "--out", out, path)
        assert result.status == 0, result.err
        outs.append([open(os.path.join(out, name), "rb").read()
                     for name in ("cases.csv", "operations.csv", "quality.csv")])
    assert outs[0] == outs[1] == outs[2]
    assert b"stay.duplicate" in outs[0][2] and b"line.header" in outs[0][2]
    refused(2, "cube", "--map", "hqms-p", "--threads", "0", "--out", "x", path, says=("--threads",))
    refused(2, "cube", "--merge", "--threads", "2", "--out", "x", path, says=("--threads",))


if __name__ == "__main__":
    run_tests(globals())
