"""`xinglin indicators`: options, refusals, what stands in the files of an invented region."""
import csv
import os
import tempfile

from program import refused, run_tests, xinglin

CASES = ("month,institution,treating,residence,payer,discipline,drg,cases,rw_cases,rw,rw2_cases,"
         "operated,level3,level4,days,cost,deaths")
OPERATIONS = ("month,institution,treating,residence,payer,discipline,procedure,level,operations,"
              "main,main_rw_cases,main_rw,main_cost")


def case(institution, treating, residence, n, month="2023-05", drg="AB1"):
    return (f"{month},{institution},{treating},{residence},1,S,{drg},{n},{n},{20000 * n},{n},0,0,0,"
            f"{n},{100 * n},0")


class Place:
    def __init__(self, rows=None):
        self.folder = tempfile.TemporaryDirectory()
        os.mkdir(self.at("cube"))
        self.put("cube/summary.json", '{"scheme": "hqms-p"}')
        self.put("cube/cases.csv", "\n".join([CASES, *(rows or [
            case("H1", "330101", "330101", 30), case("H2", "330102", "330101", 10)]), ""]))
        self.put("cube/operations.csv", OPERATIONS + "\n")

    def at(self, name):
        return os.path.join(self.folder.name, name)

    def put(self, name, text):
        with open(self.at(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.at(name)

    def words(self, *more, window=("2023-05", "2023-05")):
        return ["indicators", "--cube", self.at("cube"), "--from", window[0], "--to", window[1],
                "--out", self.at("out"), *more]

    def rows(self, name):
        with open(self.at("out/" + name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def test_a_neighbour_that_is_missing_costs_the_rate_and_is_named():
    place = Place()
    table = place.put("i.csv", "institution,name,county\nH1,a,330101\nH2,b,330102\nH3,c,330103\n")
    assert xinglin(*place.words("--institutions", table)).status == 0
    row = place.rows("counties.csv")[0]
    assert (row["local_share"], row["net_index"]) == ("", ""), row
    assert row["refused"] == "H3 has no case in 2023-05", row
    assert [r["months_present"] for r in place.rows("coverage.csv")] == ["1", "1", "0"]


def test_a_window_before_can_be_named():
    place = Place([case("H1", "330101", "330101", 30),
                   case("H1", "330101", "330101", 30, "2023-01", "CD1")])
    assert xinglin(*place.words("--before", "2023-01")).status == 0
    assert place.rows("counties.csv")[0]["spectrum_change"] == "2.000000"
    assert xinglin(*place.words("--force")).status == 0
    assert place.rows("counties.csv")[0]["spectrum_change"] == ""


def test_a_tenth_rank_stands_behind_the_first_as_bytes_do():
    place = Place([case("H1", "330101", "330101", 30 + i, month, f"G{i:02d}")
                   for i in range(12) for month in ("2022-05", "2023-05")])
    assert xinglin(*place.words()).status == 0
    assert [r["rank"] for r in place.rows("spectrum.csv")] == "1 10 2 3 4 5 6 7 8 9".split()


def test_wrong_options_are_refused():
    place = Place()
    refused(2, *place.words(window=("2023", "2023-05")), says=["--from", "YYYY-MM"])
    refused(2, *place.words("--before", "x"), says=["--before", "YYYY-MM"])
    refused(2, *place.words(window=("2024-05", "2024-05")), says=["no case"])
    refused(2, *place.words(window=("2023-05", "2023-04")), says=["no month"])
    refused(2, *place.words("more"), says=["no operand"])
    refused(2, "indicators", "--cube", place.at("cube"), says=["--from"])
    refused(2, *place.words("--counties", place.put("c.csv", "code\n330101\n")), says=["c.csv"])
    refused(2, *place.words("--public", "--before", "2023-03", window=("2023-04", "2023-06")),
            says=["overlap"])
    assert not os.path.exists(place.at("out"))


def test_a_folder_that_is_there_is_kept():
    place = Place()
    os.mkdir(place.at("out"))
    refused(1, *place.words(), says=["--force"])
    assert os.listdir(place.at("out")) == []


def test_the_same_input_gives_the_same_bytes_in_any_order_of_rows():
    rows = [case("H1", "330101", "330101", 30 + i, drg=f"G{i % 5}", month=f"2023-{i + 1:02d}")
            for i in range(12)]
    texts = []
    for order in (rows, rows[::-1]):
        place = Place(order)
        assert xinglin(*place.words(window=("2023-01", "2023-12"))).status == 0
        text = ""
        for name in sorted(os.listdir(place.at("out"))):
            with open(place.at("out/" + name), encoding="utf-8") as file:
                text += file.read()
        texts.append(text)
    assert texts[0] == texts[1]


if __name__ == "__main__":
    run_tests(globals())
