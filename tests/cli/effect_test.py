"""xinglin effect: examples end to end, every refusal with its place, and the reference values."""
import csv
import json
import os
import random
import shutil
import tempfile

from program import SOURCE, refused, run_tests, xinglin

REFERENCE = os.path.join(SOURCE, "..", "shared", "data", "effect")


class Place:
    """A folder with one input file; gone at the end."""

    def __init__(self, text=None):
        self.root = tempfile.mkdtemp(prefix="xinglin-effect-")
        self.panel = os.path.join(self.root, "panel.csv")
        self.out = os.path.join(self.root, "out")
        if text is not None:
            with open(self.panel, "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def did(self, *more):
        return ("effect", "did", "--panel", self.panel, "--unit", "county", "--time", "month",
                "--start", "start", "--outcome", "y", "--out", self.out, *more)

    def rows(self, name):
        with open(os.path.join(self.out, name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def summary(self):
        with open(os.path.join(self.out, "summary.json"), encoding="utf-8") as file:
            return json.load(file)


def panel(units=40, times=30, starts=(16, 0, 20, 0), effect=-5.0, seed=1, path=None):
    """Rows (county, month, start, y, region, population) of an invented panel."""
    dice = random.Random(seed)
    rows = []
    for i in range(units):
        start, level, people = starts[i % len(starts)], dice.gauss(20, 3), 1000 + 37 * i
        for t in range(1, times + 1):
            y = level + 0.1 * t + dice.gauss(0, 1)
            if start and t >= start:
                y += effect
            if start and path:
                y += path(t - start)
            rows.append([f"c{i:03}", t, start, f"{y:.6f}", f"r{i % 23}", people])
    return rows


def text(rows, head="county,month,start,y,region,population"):
    return head + "\n" + "".join(",".join(str(v) for v in row) + "\n" for row in rows)


def done(place, *command):
    result = xinglin(*command)
    assert result.status == 0, result.err
    return place.summary()


def test_a_planted_effect_is_found_and_every_file_has_its_columns():
    with Place(text(panel())) as place:
        summary = done(place, *place.did())
        assert abs(summary["headline"]["att"] + 5) < 0.5, summary["headline"]
        assert list(place.rows("cells.csv")[0]) == ["group", "time", "att", "se", "low", "high",
                                                    "n_treated", "n_control"]
        assert list(place.rows("aggregates.csv")[0]) == ["kind", "key", "att", "se", "low", "high",
                                                         "band_low", "band_high"]
        assert len(place.rows("cells.csv")) == 60
        kinds = [(r["kind"], r["key"]) for r in place.rows("aggregates.csv")]
        assert kinds.count(("group", "overall")) == 1 and ("group", "16") in kinds
        assert summary["verdict"]["class"] == "improved_attributed", summary["verdict"]
        assert "下降" in summary["verdict"]["sentence"]


def test_the_order_of_rows_and_the_form_of_lines_never_matter():
    rows = panel()
    mixed = rows[:]
    random.Random(5).shuffle(mixed)
    with Place(text(rows)) as one, Place(text(mixed).replace("\n", "\r\n")) as two:
        done(one, *one.did("--covariates", "population"))
        done(two, *two.did("--covariates", "population"))
        for name in ("cells.csv", "aggregates.csv"):
            with open(os.path.join(one.out, name), "rb") as a, \
                    open(os.path.join(two.out, name), "rb") as b:
                assert a.read() == b.read(), name


def test_months_are_read_as_months():
    def month(t):
        return f"{2020 + (t - 1) // 12}-{(t - 1) % 12 + 1:02}"
    rows = panel()
    named = [[r[0], month(r[1]), month(r[2]) if r[2] else "", *r[3:]] for r in rows]
    with Place(text(rows)) as one, Place(text(named)) as two:
        a, b = done(one, *one.did()), done(two, *two.did())
        assert a["headline"] == b["headline"]
        assert two.rows("cells.csv")[0]["group"] == "2021-04"


def test_the_same_seed_gives_the_same_bytes():
    with Place(text(panel())) as place:
        seen = []
        for seed in (3, 3, 4):
            done(place, *place.did("--seed", seed, "--force"))
            with open(os.path.join(place.out, "aggregates.csv"), "rb") as file:
                seen.append(file.read())
        assert seen[0] == seen[1] != seen[2]


def test_faults_of_rows_are_told_with_their_place_and_nothing_is_written():
    rows = panel(units=8)

    def broken(row, column, value):
        changed = [r[:] for r in rows]
        changed[row][column] = value
        return text(changed)
    cases = [
        (broken(1, 1, 1), [], ["panel.csv:3:2: 1:", "twice"]),
        (broken(4, 3, "many"), [], ["panel.csv:6:4: many:", "number"]),
        (broken(4, 3, "nan"), [], ["panel.csv:6:4: nan:", "number"]),
        (broken(4, 1, "soon"), [], ["panel.csv:6:2: soon:"]),
        (broken(0, 1, "2020-13"), [], ["panel.csv:2:2: 2020-13:"]),
        (broken(25, 2, 0), [], ["panel.csv:27:3: 0:", "switches off"]),
        (broken(25, 2, 17), [], ["panel.csv:27:3: 17:", "first row"]),
        (broken(3, 2, "x"), [], ["panel.csv:5:3: x:"]),
        (broken(2, 0, ""), [], ["panel.csv:4:1: :", "unit"]),
        (broken(2, 5, -1), ["--weight", "population"], ["panel.csv:4:6: -1:", "negative"]),
        (broken(2, 5, 77), ["--weight", "population"], ["panel.csv:4:6: 77:"]),
        (broken(2, 5, ""), ["--weight", "population"], ["panel.csv:4:6: :", "weight"]),
        (broken(2, 4, "r9"), ["--cluster", "region"], ["panel.csv:4:5: r9:", "cluster"]),
        (broken(2, 4, ""), ["--cluster", "region"], ["panel.csv:4:5: :", "cluster"]),
        (text(rows)[:-9] + "\n", [], ["fields"]),
        ("county,month,y\n1,1,1\n", [], ["start", "missing"]),
        ("county,month,start,y\n", [], ["no row"]),
        (b"", [], ["empty"]),
        (b"county,month,start,y\n\xff\xfe,1,0,3\n", [], ["panel.csv:2"]),
    ]
    for data, more, says in cases:
        with Place(data) as place:
            refused(2, *place.did(*more), says=says)
            assert not os.path.exists(place.out), says


def test_panels_that_cannot_tell_are_refused():
    cases = [
        (panel(starts=(16,)), ["everyone is treated at once"]),
        (panel(starts=(0,)), ["nothing to measure"]),
        (panel(starts=(1, -5)), ["before the first period"]),
        (panel(times=1), ["single period"]),
        ([[*r[:3], 7, *r[4:]] for r in panel()], ["panel.csv:1:4: y: ", "same everywhere"]),
        ([[*r[:3], "", *r[4:]] for r in panel()], ["no unit is complete"]),
    ]
    for rows, says in cases:
        with Place(text(rows)) as place:
            refused(2, *place.did(), says=[*says, "panel.csv:1:"])
            assert not os.path.exists(place.out)
    with Place(text(panel(starts=(16, 20)))) as place:
        refused(2, *place.did("--control", "never"), says=["never treated"])
        done(place, *place.did())


def test_wrong_options_are_refused():
    with Place(text(panel(units=8))) as place:
        for more, says in [(["--base", "window:0"], "--base"), (["--base", "best"], "--base"),
                           (["--method", "ols"], "--method"), (["--control", "all"], "--control"),
                           (["--unbalanced", "fill"], "--unbalanced"), (["--draws", "-1"], "--draws"),
                           (["--better", "up"], "--better"), (["more"], "operand"),
                           (["--covariates", "population,,y"], "--covariates"),
                           (["--anticipation", "x"], "--anticipation")]:
            refused(2, *place.did(*more), says=[says])
        refused(2, "effect", says=["did"])
        refused(2, "effect", "guess", says=["did"])
        assert xinglin("effect", "--help").status == 0
        assert xinglin("effect", "did", "--help").status == 0


def test_a_unit_with_gaps_is_dropped_and_named_or_pooled():
    rows = [r for r in panel() if not (r[0] == "c004" and r[1] in (7, 19))]
    rows[3][3] = ""  # c000 misses one outcome
    with Place(text(rows)) as place:
        dropped = done(place, *place.did())
        assert dropped["dropped"]["incomplete_units"] == ["c000", "c004"]
        assert dropped["units"]["used"] == 38
        pooled = done(place, *place.did("--unbalanced", "pool", "--force"))
        assert pooled["units"]["used"] == 40
        assert abs(pooled["headline"]["att"] + 5) < 0.5
        assert pooled["before_start"] == dropped["before_start"]
        assert pooled["verdict"]["class"] == "improved_attributed"
    rows = [r for i, r in enumerate(panel()) if i % 29]  # nobody is complete
    with Place(text(rows)) as place:
        refused(2, *place.did(), says=["no unit is complete"])
        summary = done(place, *place.did("--unbalanced", "pool"))
        assert summary["before_start"]["periods"] == 0
        assert summary["verdict"]["class"] == "improved_unattributed"


def test_traps_are_not_taken_for_effects():
    drift = panel(units=60, times=40, starts=(20, 0), effect=0, path=lambda r: -0.2 * r)
    early = panel(units=60, times=40, starts=(20, 0), effect=-3,
                  path=lambda r: -3 if r in (-2, -1) else 0)
    null = panel(units=60, times=40, starts=(20, 0), effect=0)
    worse = panel(units=60, times=40, starts=(20, 0), effect=3)
    for rows, verdict in [(drift, "improved_unattributed"), (early, "improved_unattributed"),
                          (null, "no_visible_change"), (worse, "worsened")]:
        with Place(text(rows)) as place:
            summary = done(place, *place.did())
            assert summary["verdict"]["class"] == verdict, (verdict, summary["verdict"])
    with Place(text(worse)) as place:
        assert done(place, *place.did("--better", "high"))["verdict"]["class"] \
            == "improved_attributed"


def test_further_outcomes_are_adjusted_for_their_number():
    rows = panel(units=60, times=40, starts=(20, 0), effect=-3)
    dice = random.Random(3)
    rows = [[*r, f"{dice.gauss(9, 1):.6f}", f"{float(r[3]) + dice.gauss(0, 1):.6f}"] for r in rows]
    with Place(text(rows, "county,month,start,y,region,population,idle,like")) as place:
        alone = done(place, *place.did())
        assert not os.path.exists(os.path.join(place.out, "others.csv"))
        summary = done(place, *place.did("--outcome", "y, idle,like", "--force"))
        assert summary["headline"] == alone["headline"]
        assert summary["options"]["other_outcomes"] == ["idle", "like"]
        idle, like = place.rows("others.csv")
        assert list(idle) == ["outcome", "att", "se", "low", "high", "p", "p_benjamini_hochberg",
                              "p_holm", "class"]
        assert idle["class"] == "no_visible_change" and like["class"] == "improved_attributed"
        assert abs(float(like["p_holm"]) / float(like["p"]) - 2) < 1e-6
        own = done(place, *place.did("--outcome", "like", "--force"))
        assert abs(own["headline"]["att"] - float(like["att"])) < 1e-9
        assert abs(own["headline"]["se"] - float(like["se"])) < 1e-9
        refused(2, *place.did("--outcome", "y,,idle", "--force"), says=["--outcome"])
        refused(2, *place.did("--outcome", "y,", "--force"), says=["--outcome"])


def test_few_treated_are_permuted_and_one_treated_is_too_few():
    rows = panel(units=16, starts=(16, 0, 0, 0), effect=-5)
    with Place(text(rows)) as place:
        summary = done(place, *place.did())
        assert summary["inference"] == "permutation"
        assert summary["permutation"]["exact"] and summary["permutation"]["assignments"] == 1820
        assert summary["p_permutation"] == 1 / 1820
        assert summary["headline"]["low"] < -5 < summary["headline"]["high"]
        assert all(not r["low"] for r in place.rows("cells.csv"))
    alone = [[*r[:2], 16 if r[0] == "c003" else 0, *r[3:]] for r in panel(units=16, starts=(0,))]
    with Place(text(alone)) as place:
        verdict = done(place, *place.did())["verdict"]
        assert verdict["class"] == "too_early_or_few"
        assert {"too_few_treated", "one_treated"} <= {r["code"] for r in verdict["reasons"]}


def reference(number, *options):
    """One case of the reference: every value it gives, within its tolerances."""
    with open(os.path.join(REFERENCE, "expected.json"), encoding="utf-8") as file:
        case = json.load(file)["cases"][number]
    with Place() as place:
        data = os.path.join(REFERENCE, "panel.csv")
        if case["covariate_scale"]:
            with open(data, encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            for row in rows:
                row["population"] = str(int(row["population"]) / 10000)
            data = place.panel
            with open(data, "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
        done(place, "effect", "did", "--panel", data, "--unit", "county", "--time", "month",
             "--start", "start", "--outcome", "referral_out_pct", "--out", place.out, *options)
        found = {(r["kind"], r["key"]): r for r in place.rows("aggregates.csv")}
        for kind in ("simple", "group", "dynamic", "calendar"):
            row, want = found[kind, "overall"], case[kind]
            assert abs(float(row["att"]) - want["overall"]) < 1e-6, (kind, row, want)
            assert abs(float(row["se"]) / want["se"] - 1) < 1e-5, (kind, row, want)
        cells = {(int(r["group"]), int(r["time"])): float(r["att"])
                 for r in place.rows("cells.csv")}
        for want in case["cells_sample"]:
            assert abs(cells[want["group"], want["time"]] - want["att"]) < 1e-6, want


def test_the_reference_is_met_in_every_case():
    if not os.path.isdir(REFERENCE):
        print("skipped: no ../shared/data/effect")
        return
    reference(0, "--method", "reg", "--control", "never", "--base", "varying")
    reference(1, "--method", "dr", "--base", "varying", "--covariates", "population")
    reference(2, "--method", "ipw", "--control", "never", "--base", "universal", "--covariates",
              "population")
    reference(3, "--method", "reg", "--base", "window:12", "--cluster", "region")
    reference(4, "--method", "reg", "--control", "never", "--base", "varying", "--anticipation", "2")


if __name__ == "__main__":
    run_tests(globals())
