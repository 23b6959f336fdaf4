"""`xinglin wisn`: the textbook's example, the plain sum again, refusals."""
import csv
import os
import random
import tempfile
from collections import defaultdict

from program import refused, run_tests, xinglin

HEAD = "organization,discipline,activity,count,hours_each,working_days,hours_per_day,staff\n"


def run(text, *more):
    """The rows of wisn.csv."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = os.path.join(folder, "w.csv"), os.path.join(folder, "out")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        result = xinglin("wisn", "--workload", path, "--out", out, *more)
        assert result.status == 0, result.err
        with open(os.path.join(out, "wisn.csv"), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file)), result.err


def test_a_hundred_thousand_visits_need_seventeen_and_a_half():
    rows, _ = run(HEAD + "H1,03,visit,100000,0.25,179,8,20\n")
    assert rows[0]["need"] == "17.458101" and rows[0]["ratio"] == "1.145600", rows


def test_needs_are_the_plain_sums_of_random_tables():
    for seed in range(20):
        draw = random.Random(seed)
        need, lines = defaultdict(float), []
        for h in ("H1", "H2", "H10"):
            for k in ("03", "04"):
                days, hours = draw.choice([179, 220.5]), draw.choice([7.5, 8])
                for a in range(draw.randint(1, 6)):
                    count, each = draw.randrange(10000), draw.randrange(1, 400) / 100
                    lines.append(f"{h},{k},a{a},{count},{each},{days},{hours},3")
                    need[h, k] += count * each / (days * hours)
        draw.shuffle(lines)
        rows, _ = run(HEAD + "\n".join(lines) + "\n")
        assert [(r["organization"], r["discipline"]) for r in rows] == sorted(need)
        for r in rows:
            want = need[r["organization"], r["discipline"]]
            assert abs(float(r["need"]) - want) < 1e-6, (seed, r, want)
            assert abs(float(r["ratio"]) - 3 / want) < 2e-6 * max(1, 3 / want), (seed, r)


def test_an_unknown_column_is_named_and_ignored():
    _, err = run(HEAD.replace("staff", "staff,remark") + "H1,03,visit,1,1,1,1,1,x\n")
    assert "remark" in err, err


def test_wrong_tables_and_options_are_refused():
    with tempfile.TemporaryDirectory() as folder:
        path, out = os.path.join(folder, "w.csv"), os.path.join(folder, "out")
        for text, says in ((HEAD, "no activity"), (HEAD + "H1,03,v,1,1,0,8,1\n", "w.csv:2:6: 0"),
                           (HEAD + "H1,03,v,1,1,1,8,1\nH1,03,v,1,1,1,8,1\n", "w.csv:3:3: v"),
                           (HEAD + "H1,03,v,1,1\n", "w.csv:2")):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            refused(2, "wisn", "--workload", path, "--out", out, says=[says])
        refused(2, "wisn", "--out", out, says=["--workload"])
        refused(1, "wisn", "--workload", path + ".none", "--out", out, says=["none"])
        assert not os.path.exists(out)


if __name__ == "__main__":
    run_tests(globals())
