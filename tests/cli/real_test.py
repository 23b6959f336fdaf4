"""tools/real: every figure beside the real records is found, and one that is wrong is noticed.

Needs ../shared/data; the whole test is skipped without it."""
import collections
import csv
import gzip
import os
import subprocess
import sys
import tempfile

from program import SOURCE, run_tests, xinglin

DATA = os.path.abspath(os.path.join(SOURCE, "..", "shared", "data"))


def real(data):
    done = subprocess.run([os.path.join(SOURCE, "tools", "real"), data], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=300, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def with_readme(change):
    """A folder with the same records and a changed README; what tools/real makes of it."""
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.join(DATA, "brazil-sih"), os.path.join(folder, "brazil-sih"))
        with open(os.path.join(DATA, "README.md"), encoding="utf-8") as file:
            text = file.read()
        with open(os.path.join(folder, "README.md"), "w", encoding="utf-8") as file:
            file.write(change(text))
        return real(folder)


def test_every_figure_is_the_expected_one():
    status, said = real(DATA)
    print(said)
    lines = [line for line in said.splitlines() if line.endswith("  ok")]
    assert status == 0 and len(lines) == 20, said  # ten figures of two months
    assert "DIFFERS" not in said


def plain_count(path):
    """The lines of cases.csv and operations.csv as a plain loop over the records gives them."""
    cases = collections.defaultdict(lambda: [0] * 10)
    operations = collections.defaultdict(lambda: [0] * 5)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            month = row["DT_SAIDA"][:4] + "-" + row["DT_SAIDA"][4:6]
            level = {"02": "2", "03": "4"}.get(row["COMPLEX"], "")
            cost, died = int(row["VAL_TOT"].replace(".", "")), row["MORTE"] == "1"
            key = (month, row["CNES"], row["MUNIC_MOV"], row["MUNIC_RES"], row["FINANC"],
                   row["ESPEC"])
            add(cases[key + (row["PROC_REA"][:6],)],
                (1, 0, 0, 0, 1, level == "3", level == "4", int(row["DIAS_PERM"]), cost, died))
            add(operations[key + (row["PROC_REA"], level)], (1, 1, 0, 0, cost))
    return [sorted(",".join(key + tuple(str(n) for n in sums)) for key, sums in table.items())
            for table in (cases, operations)]


def add(sums, more):
    for i, n in enumerate(more):
        sums[i] += int(n)


def test_every_cell_is_what_a_plain_count_gives():
    for month in ("2023-01", "2023-02"):
        path = os.path.join(DATA, "brazil-sih", f"acre-{month}.csv.gz")
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "cube")
            assert xinglin("cube", "--map", "brazil-sih", "--not-after", "2023-12-31", "--out", out,
                           path).status == 0
            for name, expected in zip(("cases.csv", "operations.csv"), plain_count(path)):
                with open(os.path.join(out, name), encoding="utf-8") as file:
                    found = file.read().splitlines()[1:]
                assert sorted(found) == expected and len(found) > 1000, (month, name)


def test_a_figure_that_is_not_so_is_noticed():
    for old, new in (("| 4165 |", "| 4166 |"), ("3492410.89", "3492410.88"), ("26.34 %", "26.35 %"),
                     ("| 1011 |", "| 1012 |")):
        status, said = with_readme(lambda text: text.replace(old, new))
        assert status == 1 and said.count("DIFFERS") == 1, (new, said)


def test_a_readme_without_the_table_is_told():
    status, said = with_readme(lambda text: text.replace("treating places", "places"))
    assert status == 1 and "no table with the columns" in said, said


def test_without_records_it_says_skipped():
    with tempfile.TemporaryDirectory() as folder:
        status, said = real(folder)
    assert status == 0 and said.startswith("skipped"), said


if __name__ == "__main__":
    if not os.path.isdir(os.path.join(DATA, "brazil-sih")):
        print("skipped: ../shared/data is not here")
        sys.exit(77)
    run_tests(globals())
