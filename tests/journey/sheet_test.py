"""Every list as a spreadsheet on both databases: what its pages tell and no more, formulas as texts, over several pages."""
import io
import os
import re
import tempfile
import time
import xml.etree.ElementTree as tree
import zipfile

import appraisal_test
from journey import CONTRACT, XINGLIN, Server, fill_province, on_both, run, run_tests
from money_test import Officer

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


MANY = 205


def many(data):
    """Placements that fill more than a page."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "placement.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("placement,programme,kind,practitioner,home,organization,from_day,state\n")
            file.writelines(f"M{i:03}-x1,x1,training,P4,H3,H1,2010-01-01,certified\n" for i in range(MANY))
        run(XINGLIN, "import", "placement", "--data", data, "--source", "test", path)


def rows_of(content):
    """The cells as texts; fails where one is a formula or a number."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        shared = ["".join(t.text or "" for t in si.iter(MAIN + "t")) for si in tree.fromstring(file.read("xl/sharedStrings.xml"))]
        sheet = tree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(MAIN + "f")), "a formula"
    rows = []
    for row in sheet.iter(MAIN + "row"):
        cells = {}
        for cell in row.iter(MAIN + "c"):
            value = cell.find(MAIN + "v")
            if value is not None:
                assert cell.get("t") == "s", cell.attrib
                cells[re.match("[A-Z]+", cell.get("r")).group()] = shared[int(value.text)]
        if cells:
            rows.append(list(cells.values()))
    return rows


def heard(officer, path):
    """Asked again once the server hears it: one person asks for every list here."""
    answer = officer.file(path)
    while answer.status == 429:
        time.sleep(int(answer.headers["Retry-After"]))
        answer = officer.file(path)
    return answer


def sheet(officer, path):
    answer = heard(officer, path + ("&" if "?" in path else "?") + "format=xlsx")
    assert answer.status == 200, (path, answer.status, answer.body[:300])
    return rows_of(answer.body)


def lists():
    """Every address that is a list of its own, from the contract."""
    found = []
    for path, verbs in CONTRACT.document["paths"].items():
        names = [p.get("name") for p in verbs.get("get", {}).get("parameters", [])]
        if "format" in names and "{" not in path:
            found.append(path)
    return found


def test_every_list_is_a_spreadsheet_of_what_its_pages_tell():
    for data in on_both(fill_province):
        appraisal_test.ready(data, "x1")
        many(data)
        with Server(data) as server:
            officer, host = Officer(server, data), Officer(server, data, "H1", "manager")
            asked = 0
            for path in lists():
                page = heard(officer, path)
                if page.status in (400, 403):
                    continue  # it wants a filter, or is not an officer's
                asked += 1
                # each look is a line of the log itself
                more = 3 if path == "/api/audit" else 0
                assert 0 <= len(sheet(officer, path)) - 1 - page.json["total"] <= more, (path, page.json["total"])
            assert asked > 20, asked
            officer = Officer(server, data)  # the first has asked for as much as one may
            # a formula is a text, and the reach is the list's
            for i, place in enumerate(("H1", "H2")):
                officer.good("/api/village-posts", {"code": f"X{i}", "programme": "x1", "village": f"=1+{i}", "organization": place,
                                                    "practitioner": f"P{i + 2}", "from": "2020-01-01"})
            rows = sheet(officer, "/api/village-posts")
            assert "村" in rows[0] and "'=1+0" in rows[1] and "'=1+1" in rows[2], rows
            mine = sheet(host, "/api/village-posts")
            assert len(mine) == 2 and "'=1+0" in mine[1], mine
            assert officer.file("/api/village-posts?format=csv").status == 400
            # the lines behind an item go by their own columns, without what tells of a patient
            made = appraisal_test.scored(officer.good, "x1")
            mine = officer.get(f"/api/appraisals/{made['id']}/scores?whose=expert")["items"][0]
            rows = sheet(officer, f"/api/appraisal-scores/{mine['id']}/lines?indicator=apprentice")
            assert rows[0][0] == "手术操作编号" and len(rows) == 7 and "病案" not in str(rows), rows
            # more than one page of 200: each row once
            rows = sheet(officer, "/api/placements")
            codes = [row[rows[0].index("编号")] for row in rows[1:]]
            assert len(codes) == len(set(codes)) > MANY, len(codes)


if __name__ == "__main__":
    run_tests(globals())
