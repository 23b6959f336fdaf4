"""xinglin import: lists by hand, and what is refused before anything is written."""
import os
import shutil
import sqlite3
import tempfile
import zipfile

from program import refused, run_tests, xinglin

ROOT = tempfile.mkdtemp(prefix="xinglin-import-")
DATA = os.path.join(ROOT, "demo")
HEAD = "code,name,organization,department,discipline,title_rank,techniques\n"


def one(sql):
    db = sqlite3.connect(os.path.join(DATA, "store.db"))
    found = db.execute(sql).fetchone()[0]
    db.close()
    return found


def listed(name, text):
    path = os.path.join(ROOT, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def people(*words):
    return ("import", "practitioners", "--data", DATA, "--source", "test", *words)


def test_help_names_the_options():
    result = xinglin("import", "--help")
    assert result.status == 0
    for word in ("--data", "--source", "--batch", "--good", "--look", "example:"):
        assert word in result.out, word


def test_a_list_is_looked_at_and_then_written():
    assert xinglin("demo", DATA, "--counties", "8", "--months", "6").status == 0
    home = one("SELECT code FROM organization ORDER BY code LIMIT 1")
    path = listed("good.csv", HEAD + f"X1,王一,{home},外科,骨科,3,\n")
    result = xinglin(*people("--look", path))
    assert result.out.startswith("1 rows, none has a fault; none was written"), result.out
    assert one("SELECT count(*) FROM practitioner WHERE code = 'X1'") == 0
    result = xinglin(*people(path))
    assert result.status == 0, result.err
    assert result.out.startswith("1 rows: 1 written, 0 refused; job "), result.out
    assert one("SELECT count(*) FROM practitioner WHERE code = 'X1'") == 1


def test_since_when_is_in_columns_that_may_be_missing():
    home = one("SELECT code FROM organization ORDER BY code LIMIT 1")
    head = HEAD.strip() + ",任现职称起始日,work_from\n"
    good = listed("since.csv", head + f"S2,王二,{home},外科,骨科,3,,2021-09-01,2009-09-01\nS3,王三,{home},外科,骨科,1,,,\n")
    assert xinglin(*people("--batch", "since", good)).status == 0
    assert one("SELECT title_from || work_from FROM practitioner WHERE code = 'S2'") == "2021-09-012009-09-01"
    assert one("SELECT count(*) FROM practitioner WHERE code = 'S3' AND title_from IS NULL AND work_from IS NULL") == 1
    assert xinglin(*people("--batch", "later", listed("later.csv", HEAD + f"S2,王二,{home},外科,骨科,3,\n"))).status == 0
    assert one("SELECT title_from FROM practitioner WHERE code = 'S2'") == "2021-09-01"
    bad = listed("never.csv", head + f"S4,王四,{home},外科,骨科,3,,2008-09-01,2009-09-01\nS5,王五,{home},外科,骨科,3,,,2999-01-01\n"
                 f"S6,王六,{home},外科,骨科,3,,9月,\n")
    refused(2, *people("--batch", "never", bad), says=["never.csv:2:8: 2008-09-01: nobody has a title before the work began",
                                                       "never.csv:3:9: 2999-01-01: the day lies ahead", "never.csv:4:8: 9月"])
    assert one("SELECT count(*) FROM practitioner WHERE code IN ('S4', 'S5', 'S6')") == 0


def test_lines_of_a_noun_are_added_or_every_fault_is_told():
    home = one("SELECT code FROM organization ORDER BY code LIMIT 1")
    person = one("SELECT code FROM practitioner ORDER BY code LIMIT 1")
    good = listed("visits.csv", "visit,programme,practitioner,organization,kind,day,state\n"
                  f"IV1,p,{person},{home},clinic,2025-01-01,held\nIV2,p,{person},{home},round,2025-01-02,open\n")
    words = ("import", "visit", "--data", DATA, "--source", "test", "--batch", "1")
    result = xinglin(*words, good)
    assert result.status == 0 and result.out == "2 lines of visit added\n", (result.out, result.err)
    refused(2, *words, good, says=["visits.csv:2:1: IV1"])
    path = os.path.join(ROOT, "visits-zh.csv")
    with open(path, "w", encoding="gb18030") as file:
        file.write(f"坐诊编号,programme,专家,坐诊机构,类别,日期,状态\nIV9,p,{person},{home},clinic,2025-01-01,held\n")
    assert xinglin(*words, path).out == "1 lines of visit added\n"
    bad = listed("bad-visits.csv", "visit,programme,practitioner,organization,kind,day,state\n"
                 f"IV3,p,{person},{home},clinic,2025-01-01,held\nIV4,p,nobody,{home},dance,2025-13-01,held\n")
    refused(2, *words, bad, says=["bad-visits.csv:3:3: nobody", "bad-visits.csv:3:5: dance",
                                  "bad-visits.csv:3:6: 2025-13-01", "3 faults, nothing was taken"])
    assert one("SELECT count(*) FROM visit WHERE visit LIKE 'IV%'") == 3
    refused(1, *words, "--look", bad, says=["--good and --look are of the three lists"])
    refused(1, "import", "dance", "--data", DATA, "--source", "s", good, says=["visit"])


def test_a_bad_row_keeps_all_out_until_the_good_are_asked_for():
    home = one("SELECT code FROM organization ORDER BY code LIMIT 1")
    path = listed("bad.csv", HEAD + f"X2,王二,{home},外科,骨科,3,\nX3,王三,nobody,外科,骨科,3,\n")
    refused(2, *people(path), says=["bad.csv:3:3: nobody: no organization has this code",
                                    "1 of 2 rows have a fault: none is written"])
    assert one("SELECT count(*) FROM practitioner WHERE code = 'X2'") == 0
    result = xinglin(*people("--good", path))
    assert result.out.startswith("2 rows: 1 written, 1 refused"), result.out
    refused(2, *people("--look", path), says=["1 of 2 rows"])


def test_a_spreadsheet_is_read_as_a_list_is():
    home = one("SELECT code FROM organization ORDER BY code LIMIT 1")
    heads = ["人员编号", "姓名", "机构代码", "科室", "专业", "职称级别", "掌握技术"]
    cells = [heads, ["X9", "王九", home, "外科", "骨科", "3", ""]]
    sheet = "".join("<row>" + "".join(f"<c t='inlineStr'><is><t>{cell}</t></is></c>" for cell in row)
                    + "</row>" for row in cells)
    path = os.path.join(ROOT, "people.xlsx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml",
                      f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")
    result = xinglin(*people(path))
    assert result.status == 0, result.err
    assert one("SELECT name FROM practitioner WHERE code = 'X9'") == "王九"


def test_wrong_words_are_refused():
    path = listed("x.csv", HEAD)
    refused(1, "import", says=["--data"])
    refused(1, "import", "--data", DATA, "practitioners", path, says=["--source"])
    refused(1, *people(), says=["one file"])
    refused(1, *people(path, path), says=["one file"])
    refused(1, "import", "patients", "--data", DATA, "--source", "s", path, says=["patients"])
    refused(1, *people(os.path.join(ROOT, "none.csv")), says=["none.csv"])
    refused(1, "import", "offers", "--data", os.path.join(ROOT, "none"), "--source", "s", path,
            says=["no store"])


if __name__ == "__main__":
    try:
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
