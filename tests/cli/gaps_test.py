"""`xinglin gaps`: a small example by hand, what an independent script makes of the files, refusals."""
import csv
import json
import os
import tempfile
from collections import defaultdict

from program import refused, run_tests, xinglin

CASES = ("month,institution,treating,residence,payer,discipline,drg,cases,rw_cases,rw,rw2_cases,"
         "operated,level3,level4,days,cost,deaths")
OPERATIONS = ("month,institution,treating,residence,payer,discipline,procedure,level,operations,"
              "main,main_rw_cases,main_rw,main_cost")


def case(treating, residence, n, month="2023-05", drg="AB1", cost=100000):
    rw = 20000 * n
    return (f"{month},H{treating[-1]},{treating},{residence},1,S,{drg},{n},{n},{rw},{n},0,0,0,{n},"
            f"{cost * n},0")


def example():
    """330101 keeps 10 of 50; its five peers keep 60, 70, 80, 90, 100 of 100."""
    rows = [case("330101", "330101", 10), case("330102", "330101", 40, cost=123457)]
    for i in range(5):
        county, home = f"33010{i + 2}", 60 + 10 * i
        rows.append(case(county, county, home))
        if home < 100:
            rows.append(case("990109", county, 100 - home))
    return rows


class Place:
    """A folder with a cube, a population table, and room for output."""

    def __init__(self, rows=None, operations=()):
        self.folder = tempfile.TemporaryDirectory()
        os.mkdir(self.at("cube"))
        self.put("cube/summary.json", json.dumps({"scheme": "hqms-p"}))
        self.put("cube/cases.csv", "\n".join([CASES, *(example() if rows is None else rows), ""]))
        self.put("cube/operations.csv", "\n".join([OPERATIONS, *operations, ""]))
        self.put("population.csv", "county,population\n330101,200000\n"
                 + "".join(f"33010{i},300000\n" for i in range(2, 7)))
        self.put("specialists.csv", "county,discipline,specialists\n330102,S,5\n330103,S,2\n")

    def at(self, name):
        return os.path.join(self.folder.name, name)

    def put(self, name, text):
        with open(self.at(name), "w", encoding="utf-8") as file:
            file.write(text)

    def words(self, *more):
        return ["gaps", "--cube", self.at("cube"), "--from", "2023-01", "--to", "2023-12", "--out",
                self.at("out"), *more]

    def tables(self):
        return ["--population", self.at("population.csv"), "--specialists",
                self.at("specialists.csv")]

    def rows(self, name):
        with open(self.at("out/" + name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def test_the_example_by_hand():
    place = Place()
    result = xinglin(*place.words(*place.tables()))
    assert result.status == 0 and result.err == "", result.err
    first = place.rows("gaps.csv")[0]
    assert (first["rank"], first["county"], first["avoidable"]) == ("1", "330101", "34.545455")
    assert first["avoidable_rw"] == "69.090909" and first["score"] == "3.454545"
    assert first["money"] == "4264878"
    demand = place.rows("demands.csv")[0]
    assert demand["demand_id"] == "G-330101-S" and demand["organization_id"] == "H1"
    assert demand["start"] == "2024-01-01" and demand["months"] == "12"


def test_every_benchmark_and_sum_can_be_made_again_from_the_files():
    place = Place()
    assert xinglin(*place.words(*place.tables())).status == 0
    peers = defaultdict(list)
    for row in place.rows("peers.csv"):
        peers[row["county"]].append(row["peer"])
    evidence = {(row["county"], row["code"]): row for row in place.rows("evidence.csv")}
    sums = defaultdict(float)
    for (county, code), row in evidence.items():
        of_peers = [evidence[(peer, code)] for peer in peers[county] if (peer, code) in evidence]
        pool = sum(int(p["home"]) for p in of_peers) / sum(int(p["all"]) for p in of_peers)
        rates = sorted((int(p["home"]) + 10 * pool) / (int(p["all"]) + 10) for p in of_peers
                       if int(p["all"]) >= 10)
        place_in = (len(rates) - 1) * 0.75
        low = int(place_in)
        high = min(low + 1, len(rates) - 1)
        benchmark = rates[low] + (place_in - low) * (rates[high] - rates[low])
        assert abs(benchmark - float(row["benchmark"])) < 1e-6
        stays = min(int(row["out"]), max(0, int(row["all"]) * benchmark - int(row["home"])))
        assert abs(stays - float(row["avoidable"])) < 1e-6
        assert 0 <= float(row["avoidable_low"]) <= float(row["avoidable"])
        sums[(county, row["discipline"])] += float(row["value_rw"])
    rows = place.rows("gaps.csv")
    assert len(rows) == sum(value > 0 for value in sums.values())
    for row in rows:
        assert abs(sums[(row["county"], row["discipline"])] - float(row["avoidable_rw"])) < 1e-5
    scores = [float(row["score"]) for row in rows]
    assert scores == sorted(scores, reverse=True)


def test_without_tables_those_that_treat_are_scored_and_nothing_is_ordered():
    place = Place()
    assert xinglin(*place.words()).status == 0
    counties = {row["county"] for row in place.rows("peers.csv")}
    assert counties == {"330101", "330102", "330103", "330104", "330105", "330106", "990109"}
    rows = place.rows("gaps.csv")
    assert rows and all(row["score"] == row["population"] == row["specialists"] == ""
                        for row in rows)
    assert not place.rows("demands.csv")


def test_nothing_leaves_is_a_file_with_a_header_alone():
    place = Place(rows=[case("330101", "330101", 10)])
    assert xinglin(*place.words()).status == 0
    assert place.rows("gaps.csv") == [] and len(place.rows("evidence.csv")) == 1


def test_an_unknown_column_of_a_table_is_told_once():
    place = Place()
    place.put("population.csv", "county,population,colour\n330101,5,red\n330102,6,blue\n")
    result = xinglin(*place.words("--population", place.at("population.csv")))
    assert result.status == 0 and result.err.count("\n") == 1 and "colour" in result.err


def test_help_has_every_option():
    text = xinglin("gaps", "--help").out
    for name in ("cube from to population specialists procedures drg refer counties institutions"
                 " public force out").split():
        assert "--" + name in text, name


def test_options_that_are_wrong_are_refused_with_two():
    place = Place()
    refused(2, "gaps", "--from", "2023-01", "--to", "2023-12", "--out", "x", says=["--cube"])
    refused(2, *place.words("--from", "2023-1"), says=["--from", "2023-1", "YYYY-MM"])
    refused(2, *place.words("--to", "2023-13"), says=["--to", "2023-13"])
    refused(2, *place.words("--colour", "red"), says=["--colour"])
    refused(2, *place.words("extra"), says=["extra"])
    assert not os.path.exists(place.at("out"))


def test_input_that_is_wrong_is_refused_with_two_and_nothing_is_left():
    place = Place()
    refused(2, *place.words("--to", "2022-12"), says=["no month"])
    refused(2, *place.words("--from", "2020-01", "--to", "2020-12"), says=["no case"])
    place.put("refer.csv", "group\nAB1\n")
    refused(2, *place.words("--refer", place.at("refer.csv")), says=["refer.csv", "drg"])
    place.put("population.csv", "county,population\n3301,7\n")
    refused(2, *place.words("--population", place.at("population.csv")), says=["3301", "six"])
    place.put("cube/cases.csv", CASES + "\n" + case("330101", "330101", 1, month="May") + "\n")
    refused(2, *place.words(), says=["cases.csv:2:1", "May"])
    assert not os.path.exists(place.at("out"))


def test_a_missing_cube_and_a_full_place_are_refused_with_one():
    place = Place()
    refused(1, "gaps", "--cube", place.at("none"), "--from", "2023-01", "--to", "2023-12", "--out",
            place.at("out"), says=["none/summary.json"])
    assert not os.path.exists(place.at("out"))
    os.mkdir(place.at("out"))
    refused(1, *place.words(), says=["--force"])
    assert xinglin(*place.words("--force")).status == 0
    refused(1, "gaps", "--cube", place.at("cube"), "--from", "2023-01", "--to", "2023-12", "--out",
            "/dev/null/out", says=["/dev/null/out"])


if __name__ == "__main__":
    run_tests(globals())
