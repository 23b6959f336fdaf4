"""xinglin plan: the example end to end, every fault of the input, every tampered file."""
import os
import random
import shutil
import tempfile

from program import refused, run_tests, xinglin

ORGANIZATIONS = """organization_id,name,county,latitude,longitude
O1,省医院,330100,30.0,120.0
O2,市医院,330200,,
H1,甲县医院,330101,30.5,120.5
H2,乙县医院,330102,31,121
"""
OFFER_HEAD = ("practitioner_id,organization_id,department_id,discipline,title_rank,techniques,"
              "available_from,available_until,last_host_id,preferred_counties,excluded_counties,"
              "pinned_demand_id\n")
OFFERS = OFFER_HEAD + """P1,O1,D1,cardiology,3,pci; echo ;;pci,2026-01-01,2027-12-31,H1,330101,,
P2,O1,D1,cardiology,2,echo,,,,,330102,
P3,O2,D2,cardiology,4,,,,,,,B
P4,O2,D2,surgery,2,lap,2026-05-01,2026-09-01,,,,
P5,O1,D3,surgery,1,,,,,,,
"""
DEMAND_HEAD = ("demand_id,organization_id,discipline,seats,min_title_rank,techniques,tier,weight,"
               "start,months,paired_organization_id,team_id,required_techniques\n")
DEMANDS = DEMAND_HEAD + """A,H1,cardiology,2,2,pci;echo,1,500,2026-06-01,6,O1,,
B,H2,cardiology,2,2,,2,300,2026-06-01,6,,,
C,H2,surgery,1,2,lap,1,800,2026-06-01,6,,,lap
"""
QUOTAS = """scope,id,min,max
organization,O1,,5
department,D9,1,
county,330102,1,3
"""
FILES = {"organizations": ORGANIZATIONS, "offers": OFFERS, "demands": DEMANDS, "quotas": QUOTAS}
OUTPUTS = ["summary.json", "plan.csv", "unfilled.csv", "unplaced.csv", "alternatives.csv",
           "certificate.csv", "scarcity.csv"]


class Place:
    """A folder with the example's files, some of them replaced; gone at the end."""

    def __init__(self, **files):
        self.root = tempfile.mkdtemp(prefix="xinglin-plan-")
        self.out = self.path("plan")
        for name, text in {**FILES, **files}.items():
            self.put(name + ".csv", text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def path(self, name):
        return os.path.join(self.root, name)

    def put(self, name, text):
        with open(self.path(name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def get(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def words(self, *more, end="--out"):
        words = ["plan"]
        for name in FILES:
            words += ["--" + name, self.path(name + ".csv")]
        return [*words, *more, end, self.out]

    def made(self, *more):
        result = xinglin(*self.words(*more))
        assert result.status == 0, result.err
        return result

    def checked(self, *more):
        return xinglin(*self.words(*more, end="--check"))


def faulty(place_and_text, says, **files):
    """One fault: exit 2, its line on standard error, and no folder."""
    with Place(**files) as place:
        result = refused(2, *place.words(), says=says)
        assert not os.path.exists(place.out) and not os.path.exists(place.out + ".tmp")
        lines = [line for line in result.err.splitlines() if line.startswith(place.path(""))]
        assert len(lines) == 1, (place_and_text, lines)
        assert f"/{place_and_text}: " in lines[0], (place_and_text, lines)


# --- the example ---

def test_the_example_gives_the_plan_worked_out_by_hand():
    with Place() as place:
        place.made()
        # P1: fit 2/2, paired, last host H1, prefers 330101, 73 km: 400+250+150+100+92 = 992.
        assert place.get("plan/plan.csv") == (
            "demand_id,seat,practitioner_id,utility,fit,paired,continuity,preference,nearness\n"
            "A,1,P1,992,1000,1000,1000,1000,927\n"
            "A,2,P2,542,500,1000,0,0,927\n"
            "B,1,P3,400,1000,0,0,0,0\n")
        assert place.get("plan/unfilled.csv") == (
            "demand_id,seats_unfilled,cause,detail\n"
            "B,1,all_placed,P1:A;P3:B\n"
            "C,1,nobody_eligible,"
            "title=0;availability=1;exclusion=0;techniques=0;own_organization=0\n")
        assert place.get("plan/unplaced.csv") == (
            "practitioner_id,cause\nP4,no_eligible_demand\nP5,no_eligible_demand\n")
        assert place.get("plan/alternatives.csv").splitlines()[1:3] == [
            "A,1,P2,542,A", "A,1,P3,0,B"]
        summary = "".join(place.get("plan/summary.json").split())
        # D9 has nobody: 1 short. County 330101 has 2 of 2 seats, 330102 1 of 3.
        assert '"levels":[1,2000,1000,0,0,0,25000,1934],"weight_filled":1300' in summary
        assert ('"counts":{"offers":5,"demands":3,"seats":5,"filled":3,"unfilled":2,'
                '"unplaced":2,"pairs":5,"teams":0}') in summary
        assert '"invented":false' in summary and '"proved":true' in summary
        assert sorted(os.listdir(place.out)) == sorted(OUTPUTS)
        result = place.checked()
        assert result.status == 0 and "verified" in result.out


def test_the_same_input_gives_the_same_bytes_and_no_time_stands_in_them():
    with Place() as place, Place() as other:
        place.made()
        other.made()
        for name in OUTPUTS:
            assert place.get("plan/" + name) == other.get("plan/" + name), name


def test_any_number_of_threads_gives_the_same_bytes():
    with Place() as place:
        place.made("--threads", "1")
        once = {name: place.get("plan/" + name) for name in OUTPUTS}
        for n in ("2", "3", "16"):
            place.made("--threads", n, "--force")
            assert {name: place.get("plan/" + name) for name in OUTPUTS} == once, n
        refused(1, *place.words("--threads", "0", "--force"), says=["from 1 to 16"])
        refused(1, *place.words("--threads", "17", "--force"), says=["from 1 to 16"])


def test_byte_order_mark_crlf_quotes_column_order_and_own_columns_change_nothing():
    lines = [line.split(",") for line in QUOTAS.splitlines()]
    turned = "".join(",".join([f'"{m}"', x, i, f'"{s}"', "note"]) + "\r\n" if n
                     else f"{m},{x},{i},{s},x_note\r\n"
                     for n, (s, i, x, m) in enumerate(lines))
    with Place() as place, Place(quotas="\ufeff" + turned) as other:
        place.made()
        other.made()
        for name in OUTPUTS:
            assert place.get("plan/" + name) == other.get("plan/" + name), name


def test_required_techniques_and_quotas_may_be_absent():
    demands = "".join(line.rsplit(",", 1)[0] + "\n" for line in DEMANDS.splitlines())
    with Place(demands=demands) as place:
        words = place.words()
        at = words.index("--quotas")
        result = xinglin(*words[:at], *words[at + 2:])
        assert result.status == 0, result.err


def test_weights_and_band_count_and_belong_to_the_check():
    with Place() as place:
        place.made("--weights", "0,0,0,0,1000", "--weight-band", "1")
        assert "A,1,P1,927,1000,1000,1000,1000,927" in place.get("plan/plan.csv")
        assert "1000,\n    300," in place.get("plan/summary.json")
        assert place.checked("--weights=0,0,0,0,1000", "--weight-band=1").status == 0
        result = place.checked()
        assert result.status == 5 and "summary.json" in result.err


def test_headers_alone_make_an_empty_plan():
    with Place(offers=OFFER_HEAD, demands=DEMAND_HEAD,
               organizations=ORGANIZATIONS.splitlines()[0], quotas="scope,id,min,max\n"
               "department,D1,2,\ncounty,X,1,\n") as place:
        place.made()
        assert "[\n    3,\n" in place.get("plan/summary.json")
        assert place.checked().status == 0


# --- the command line ---

def test_usage_faults_are_refused_with_status_1():
    with Place() as place:
        words = place.words()
        refused(1, "plan", says=["--organizations FILE is missing"])
        refused(1, *words[:-2], says=["either --out DIR or --check DIR"])
        refused(1, *words, "--check", place.out, says=["either --out DIR or --check DIR"])
        refused(1, *words[:-2], "--check", place.out, "--force", says=["writes nothing"])
        refused(1, *words, "more.csv", says=["options only"])
        refused(1, *words, "--prior", "plan.csv", says=["'--prior' is no option"])
        refused(1, *words, "--previous", "none.csv", says=["none.csv: cannot be opened"])
        refused(1, *words, "--hold", says=["what is held stands in a previous plan"])
        refused(1, *words, "--stable", says=["--stable and --preferences FILE go together"])
        refused(1, *words, "--preferences", "f", says=["--stable and --preferences FILE go"])
        refused(1, *words, "--stable", "--preferences", "f", says=["a quota has no place"])
        refused(1, *words, "--limit", "-1", says=["--limit"])
        for weights in ("1,2", "400,250,150,100,100,", "400,250,150,100,x", "400,250,150,100,-1"):
            refused(1, *words, "--weights=" + weights, says=["five numbers"])
        refused(1, *words, "--weights", "400,250,150,100,101", says=["1001: the five sum to 1000"])
        refused(1, *words, "--weight-band", "0", says=["from 1 to 1000"])
        assert not os.path.exists(place.out)


def test_missing_files_and_a_folder_that_is_there_are_refused_with_status_1():
    with Place() as place:
        words = place.words()
        os.remove(place.path("quotas.csv"))
        refused(1, *words, says=["quotas.csv: cannot be opened: No such file"])
        place.put("quotas.csv", QUOTAS)
        place.made()
        before = place.get("plan/plan.csv")
        refused(1, *words, says=["there already; --force replaces it"])
        place.put("offers.csv", OFFERS.replace("cardiology,3", "cardiology,9"))
        refused(2, *place.words("--force"), says=["offers.csv"])
        assert place.get("plan/plan.csv") == before
        place.put("offers.csv", OFFERS.replace("H1,330101", "H1,"))
        place.made("--force")
        assert place.get("plan/plan.csv") != before
        refused(1, *place.words(end="--check")[:-1], place.path("none"), says=["no such folder"])


# --- faults of the input ---

def test_faults_of_a_file_as_a_whole():
    faulty("offers.csv:1:1", ["the file is empty, a header is wanted"], offers="")
    faulty("quotas.csv:1:5", ["mim: no such column is known"],
           quotas="scope,id,min,max,mim\n")
    faulty("quotas.csv:1:4", ["max: this column is missing"], quotas="scope,id,min\n")
    faulty("quotas.csv:1:4", ["min: the column stands twice"], quotas="scope,id,min,min,max\n")
    faulty("quotas.csv:1:6", ["x_a: the column stands twice"],
           quotas="scope,id,min,max,x_a,x_a\n")
    faulty("demands.csv:2:1", ["the quote is never closed"], demands=DEMAND_HEAD + '"A,H1\nB\n')
    faulty("organizations.csv:1:1", ["not valid UTF-8"], organizations=b"\xff,name\n")


def test_faults_of_a_row_as_a_whole():
    faulty("quotas.csv:3:1", ["a blank line"], quotas=QUOTAS.replace("330102", "330101")
           .replace("department", "\ndepartment"))
    faulty("quotas.csv:5:1", ["a blank line"], quotas=QUOTAS + "\n")
    faulty("quotas.csv:5:3", ["the row has 3 fields, the header 4"], quotas=QUOTAS + "county,X,1\n")
    faulty("quotas.csv:5:5", ["the row has 5 fields"], quotas=QUOTAS + "county,X,1,2,3\n")
    faulty("quotas.csv:5:2", ["a NUL byte"], quotas=QUOTAS + "county,X\0,1,2\n")
    faulty("quotas.csv:5:2", ["not valid UTF-8"], quotas=(QUOTAS + "county,").encode()
           + b"\xd0\xc2,1,2\n")
    faulty("quotas.csv:5:2", ["a quote inside a field without quotes"],
           quotas=QUOTAS + 'county,X"Y,1,2\n')
    faulty("quotas.csv:5:1", ["text behind the closing quote"], quotas=QUOTAS + '"county"s,X,1,2\n')
    faulty("quotas.csv:5:4", ["a carriage return without a line feed"],
           quotas=QUOTAS + "county,X,1,2\rcounty,Y,1,2\n")


def test_fields_to_64_kib_and_rows_to_1_mib_are_taken_and_longer_ones_refused():
    head = "scope,id,min,max," + ",".join(f"x_{i}" for i in range(17)) + "\n"
    full = "a" * (64 << 10)
    most = "county,X,,," + ",".join([full] * 15 + ["", ""])
    most += "b" * ((1 << 20) - len(most))
    with Place(quotas=head + most + "\r\n") as place:
        place.made()
    faulty("quotas.csv:2:1", ["more than 1048576 bytes"], quotas=head + most + "b\n")
    faulty("quotas.csv:2:5", ["the field has 65537 bytes, 65536 are allowed"],
           quotas=head + "county,X,,," + ",".join([full + "a"] + [""] * 16) + "\n")
    faulty("quotas.csv:2:1", ["more than 1048576 bytes"],
           quotas=head + "county,X,,," + ",".join([full] * 17) + "\n")
    faulty("quotas.csv:2:2", ["bytes, 65536 are allowed"],
           quotas="scope,id,min,max\ncounty," + "x" * 20_000_000 + ",1,2\n")


def one_offer(column, value):
    fields = dict(zip(OFFER_HEAD.strip().split(","),
                      "P9,O1,D1,cardiology,3,,2026-01-01,2027-12-31,,,,".split(",")))
    fields[column] = value
    return OFFERS + ",".join(fields.values()) + "\n"


def one_demand(column, value):
    fields = dict(zip(DEMAND_HEAD.strip().split(","),
                      "Z,H1,cardiology,2,2,,1,500,2026-06-01,6,,,".split(",")))
    fields[column] = value
    return DEMANDS + ",".join(fields.values()) + "\n"


def test_faults_of_organizations():
    for at, row, reason in [
            (1, "O1,name,330101,,", "this organization_id stands twice"),
            (1, ",name,330101,,", "organization_id may not be empty"),
            (2, "O9,,330101,,", "name may not be empty"),
            (3, "O9,name,,,", "county may not be empty"),
            (5, "O9,name,330101,30,", "together or not at all"),
            (4, "O9,name,330101,,120", "together or not at all"),
            (4, "O9,name,330101,90.1,120", "in degrees, from -90 to 90"),
            (5, "O9,name,330101,30,-180.5", "in degrees, from -180 to 180"),
            (4, "O9,name,330101,+30,120", "in degrees"),
            (4, "O9,name,330101,030,120", "in degrees"),
            (4, "O9,name,330101,3e1,120", "in degrees"),
            (4, "O9,name,330101,30.,120", "in degrees"),
            (4, "O9,name,330101,nan,120", "in degrees"),
            (5, "O9,name,330101,30, 120", "in degrees")]:
        faulty(f"organizations.csv:6:{at}", [reason], organizations=ORGANIZATIONS + row + "\n")


def test_faults_of_offers():
    for at, column, value, reason in [
            (1, "practitioner_id", "P1", "P1: this practitioner_id stands twice"),
            (1, "practitioner_id", "", "practitioner_id may not be empty"),
            (2, "organization_id", "O7", "O7: there is no such organization"),
            (2, "organization_id", " O1", "there is no such organization"),
            (3, "department_id", "", "department_id may not be empty"),
            (3, "department_id", "D2", "D2: the department belongs to organization O2 already"),
            (4, "discipline", "", "discipline may not be empty"),
            (5, "title_rank", "0", "0: title_rank is a whole number from 1 to 4"),
            (5, "title_rank", "5", "from 1 to 4"),
            (5, "title_rank", "03", "without sign or leading zero"),
            (5, "title_rank", "+3", "without sign or leading zero"),
            (5, "title_rank", "３", "title_rank is a whole number"),
            (6, "techniques", "pci；echo", "not by the full-width"),
            (7, "available_from", "2026-02-30", "2026-02-30: available_from is a day"),
            (7, "available_from", "2026/02/03", "is a day, YYYY-MM-DD"),
            (8, "available_until", "10000-01-01", "is a day, YYYY-MM-DD"),
            (8, "available_until", "2025-12-31", "lies before available_from"),
            (10, "preferred_counties", "330101；330102", "not by the full-width"),
            (11, "excluded_counties", "；", "not by the full-width"),
            (12, "pinned_demand_id", "Q", "Q: there is no such demand"),
            (12, "pinned_demand_id", "C", "the pin cannot be kept: the demand is of another")]:
        faulty(f"offers.csv:7:{at}", [reason], offers=one_offer(column, value))


def test_a_pin_that_breaks_eligibility_is_a_fault_whichever_rule_it_breaks():
    for row, reason in [
            ("P9,O1,D1,cardiology,1,,,,,,,A", "wants a higher title"),
            ("P9,O1,D1,surgery,2,,,,,,,C", "a required technique is not mastered"),
            ("P9,O1,D1,cardiology,2,,2026-06-02,,,,,A", "not available for the whole term"),
            ("P9,O1,D1,cardiology,2,,,2026-11-29,,,,A", "not available for the whole term"),
            ("P9,O1,D1,cardiology,2,,,,,,330101,A", "the county is excluded"),
            ("P9,H1,D8,cardiology,2,,,,,,,A", "of the own organization")]:
        faulty("offers.csv:7:12", [reason], offers=OFFERS + row + "\n")
    with Place(offers=OFFERS + "P9,O1,D1,cardiology,2,,2026-06-01,2026-11-30,,,330102,A\n") as place:
        place.made()


def test_faults_of_demands():
    for at, column, value, reason in [
            (1, "demand_id", "A", "A: this demand_id stands twice"),
            (1, "demand_id", "", "demand_id may not be empty"),
            (2, "organization_id", "H7", "H7: there is no such organization"),
            (3, "discipline", "", "discipline may not be empty"),
            (4, "seats", "0", "seats is a whole number from 1 to 10000"),
            (4, "seats", "10001", "seats is a whole number from 1 to 10000"),
            (4, "seats", "1000000", "1000000: seats is a whole number from 1 to 10000"),
            *((4, "seats", str(2 ** bits), f"{2 ** bits}: seats is a whole number")
              for bits in (31, 32, 63, 64)),
            *((8, "weight", str(2 ** bits + 1), "weight is a whole number from 1 to 1000")
              for bits in (31, 32, 63, 64)),
            (4, "seats", "", "seats may not be empty"),
            (5, "min_title_rank", "5", "from 1 to 4"),
            (6, "techniques", "a；b", "not by the full-width"),
            (7, "tier", "6", "tier is a whole number from 1 to 5"),
            (8, "weight", "1001", "weight is a whole number from 1 to 1000"),
            (8, "weight", "99999999999999999999999", "weight is a whole number"),
            (9, "start", "2026-6-1", "start is a day"),
            (9, "start", "0000-01-01", "start is a day"),
            (10, "months", "61", "months is a whole number from 1 to 60"),
            (13, "required_techniques", "a；", "not by the full-width")]:
        faulty(f"demands.csv:5:{at}", [reason], demands=one_demand(column, value))
    with Place(demands=one_demand("start", "9999-12-31")) as place:
        place.made()


def test_faults_of_quotas():
    for at, row, reason in [
            (1, "hospital,O1,1,2", "hospital: scope is organization, department or county"),
            (1, ",O1,1,2", "scope may not be empty"),
            (2, "county,,1,2", "id may not be empty"),
            (2, "organization,O7,1,2", "O7: there is no such organization"),
            (2, "county,330102,1,2", "a quota of this scope and id stands twice"),
            (3, "county,X,-1,2", "min is a whole number from 0 to 1000000"),
            (4, "county,X,1,1000001", "max is a whole number from 0 to 1000000"),
            *((4, f"county,X,1,{2 ** bits}", "max is a whole number from 0 to 1000000")
              for bits in (31, 32, 63, 64)),
            (4, "county,X,2,1", "max lies below min")]:
        faulty(f"quotas.csv:5:{at}", [reason], quotas=QUOTAS + row + "\n")


def test_all_faults_are_told_in_one_run_and_a_bad_row_accuses_no_other():
    with Place(organizations=ORGANIZATIONS.replace("31,121", "31,"),
               demands=one_demand("tier", "9"),
               offers=one_offer("title_rank", "9") + ",O1,D1,x,1,；,,,,,,\n") as place:
        result = refused(2, *place.words(), says=["5 faults in the input files"])
        lines = [line.rsplit("/", 1)[1].split(": ")[0] for line in result.err.splitlines()
                 if line.startswith("/")]
        assert lines == ["organizations.csv:5:5", "demands.csv:5:7", "offers.csv:7:5",
                         "offers.csv:8:1", "offers.csv:8:6"], lines


def test_faults_beyond_1000_are_counted():
    with Place(quotas="scope,id,min,max\n" + "county,X,a,b\n" * 700) as place:
        result = refused(2, *place.words(), says=["1099 faults more are not shown",
                                                  "2099 faults in the input files"])
        assert sum("/quotas.csv:" in line for line in result.err.splitlines()) == 1000


def test_unknown_hosts_and_pairs_are_warned_of_once_each():
    offers = OFFERS.replace(",H1,330101", ",H9,330101") + "P9,O1,D1,x,1,,,,H9,,,\n"
    with Place(offers=offers, demands=DEMANDS.replace(",O1,,", ",O9,,")) as place:
        lines = [line for line in place.made().err.splitlines() if "warning" in line]
        assert len(lines) == 2, lines
        assert "demands.csv:2:11: O9: warning: no organization has this id" in lines[0]
        assert "offers.csv:2:9: H9: warning: no organization has this id" in lines[1]


# --- bad rows left out ---

def test_skipped_rows_are_listed_and_what_refers_to_them_goes_too():
    with Place(organizations=ORGANIZATIONS.replace("31,121", "91,121"), quotas="scope,id,min,max\n",
               offers=OFFERS.replace("cardiology,3", "cardiology,9")) as place:
        result = place.made("--skip-bad-rows")
        assert "5 rows left out" in result.err
        assert place.get("plan/skipped.csv") == (
            "file,line,column,value,reason\n"
            'organizations.csv,5,4,91,"latitude is in degrees, from -90 to 90, as 28.5 or -3"\n'
            "demands.csv,3,2,H2,refers to a row that is left out\n"
            "demands.csv,4,2,H2,refers to a row that is left out\n"
            'offers.csv,2,5,9,"title_rank is a whole number from 1 to 4, without sign or leading '
            'zero"\n'
            "offers.csv,4,12,B,refers to a row that is left out\n")
        assert place.get("plan/plan.csv").splitlines()[1:] == ["A,1,P2,542,500,1000,0,0,927"]
        assert place.checked("--skip-bad-rows").status == 0
        place.put("plan/skipped.csv", place.get("plan/skipped.csv").replace("H2", "H3", 1))
        assert place.checked("--skip-bad-rows").status == 5


def test_a_host_left_out_is_an_unknown_host():
    with Place(organizations=ORGANIZATIONS + "H9,,330101,,\n",
               offers=OFFERS.replace(",H1,330101", ",H9,330101")) as place:
        result = place.made("--skip-bad-rows")
        assert "offers.csv:2:9: H9: warning: no organization has this id" in result.err
        assert "1 row left out" in result.err
        assert "A,1,P1,842,1000,1000,0,1000,927" in place.get("plan/plan.csv")


def test_skipping_gives_the_plan_of_the_same_input_without_the_bad_rows():
    with Place() as place, Place(
            offers=OFFERS.replace("P2,", "P0,O1,D1,surgery,2,a；b,,,,,,\nP2,") + "P1\n",
            demands=DEMANDS + "D,H9,surgery,1,2,,1,1,2026-06-01,6,,,\n") as other:
        place.made()
        other.made("--skip-bad-rows")
        for name in OUTPUTS:
            assert place.get("plan/" + name) == other.get("plan/" + name), name


def test_quotas_and_whole_files_are_never_skipped():
    for files, says in [({"quotas": QUOTAS + "county,X,2,1\n"}, "max lies below min"),
                        ({"offers": "practitioner_id\n"}, "this column is missing"),
                        ({"demands": DEMANDS + '"Z'}, "never closed"),
                        ({"organizations": ORGANIZATIONS.replace("O1,省医院", "O1,")},
                         "quotas.csv:2:2: O1: refers to a row that is left out")]:
        with Place(**files) as place:
            refused(2, *place.words("--skip-bad-rows"), says=[says])
            assert not os.path.exists(place.out)


# --- hard rules ---

def test_pins_that_cannot_be_kept_end_with_3_and_each_is_named():
    offers = OFFERS + "".join(f"R{i},O1,D1,cardiology,4,,,,,,,A\n" for i in range(3))
    quotas = QUOTAS.replace("O1,,5", "O1,,2") + "department,D1,,2\ncounty,330101,,1\n"
    with Place(offers=offers, quotas=quotas) as place:
        result = refused(3, *place.words(), says=[
            "demand A: 3: more pins than its 2 seats",
            "organization O1: 3: more pins than its maximum of 2",
            "department D1: 3: more pins than its maximum of 2",
            "county 330101: 3: more pins than its maximum of 1",
            "4 hard rules cannot hold"])
        assert "county 330102" not in result.err
        assert not os.path.exists(place.out) and not os.path.exists(place.out + ".tmp")


# --- the check ---

def tampered(name, old, new, says, count=1):
    with Place() as place:
        place.made()
        text = place.get("plan/" + name)
        assert old in text, (name, old)
        place.put("plan/" + name, text.replace(old, new, count))
        result = place.checked()
        assert result.status == 5, (name, old, new, result.status, result.err)
        for word in says:
            assert word in result.err, (word, result.err)


def test_a_tampered_plan_is_found_out():
    tampered("plan.csv", "A,2,P2", "A,2,P4", ["plan.csv:3:3: P4: the practitioner is not eligible"])
    tampered("plan.csv", "A,2,P2", "A,2,P1", ["plan.csv:3:3: P1: the practitioner sits on two"])
    tampered("plan.csv", "A,2,P2", "A,2,P7", ["P7: there is no such practitioner"])
    tampered("plan.csv", "A,2,P2", "Q,2,P2", ["plan.csv:3:1: Q: there is no such demand"])
    tampered("plan.csv", "B,1,P3,400,1000,0,0,0,0\n", "", ["P3 is pinned or held at B, not there"])
    tampered("plan.csv", "B,1,P3", "A,3,P3", ["P3 is pinned or held at B, not there"])
    tampered("plan.csv", "A,2,P2,542,500,1000,0,0,927\n", "", ["summary.json:", "recounting gives"])
    tampered("plan.csv", "A,1,P1,992", "A,1,P1,993", ["plan.csv:2:", "993", "recounting gives"])
    tampered("plan.csv", "A,1,P1", "A,2,P1", ["plan.csv:2:", "recounting gives 'A,1,P1"])
    tampered("plan.csv", "1000,927", "999,927", ["plan.csv:2:"])
    tampered("plan.csv", ",nearness", ",far", ["plan.csv:1:", "recounting gives"])
    tampered("plan.csv", ",927\n", "\n", ["plan.csv:2:8", "the row has 8 fields, the header 9"])
    tampered("plan.csv", "A,1", '"A,1', ["plan.csv:2:1", "never closed"])


def test_a_seat_too_many_and_a_plan_that_is_not_best_are_found_out():
    with Place() as place:
        place.made()
        place.put("demands.csv", DEMANDS.replace("A,H1,cardiology,2", "A,H1,cardiology,1"))
        result = place.checked()
        assert result.status == 5 and "demand A: 2: it has 1 seats" in result.err, result.err
        place.put("demands.csv", DEMANDS)
        place.put("quotas.csv", QUOTAS.replace("O1,,5", "O1,,1"))
        result = place.checked()
        assert result.status == 5 and "organization O1: 2: more than its maximum of 1" \
            in result.err, result.err
    # Two candidates for one seat, the worse of them placed, all figures in order.
    offers = OFFER_HEAD + "P1,O1,D1,x,3,a,,,,,,{}\nP2,O1,D1,x,3,,,,,,,{}\n"
    demands = DEMAND_HEAD + "A,H1,x,1,2,a,1,500,2026-06-01,6,,,\n"
    with Place(offers=offers.format("", "A"), demands=demands) as place:
        place.made()
        assert "A,1,P2" in place.get("plan/plan.csv")
        place.put("offers.csv", offers.format("", ""))
        result = place.checked()
        assert result.status == 5 and "by their prices" in result.err, result.err
        assert ", demand A: " in result.err, result.err


def test_each_other_file_tampered_is_found_out():
    tampered("unfilled.csv", "B,1,all_placed", "B,1,quota", ["unfilled.csv:2:", "all_placed"])
    tampered("unfilled.csv", "availability=1", "availability=2", ["unfilled.csv:3:"])
    tampered("unfilled.csv", "P1:A;", "", ["unfilled.csv:2:"])
    tampered("unplaced.csv", "P4,no_eligible_demand\n", "", ["unplaced.csv:2:"])
    tampered("unplaced.csv", "P4,no_eligible_demand", "P4,quota", ["unplaced.csv:2:"])
    tampered("alternatives.csv", "P3,0,B", "P3,0,", ["alternatives.csv:3:"])
    tampered("summary.json", "25000", "25001", ["summary.json:10:", "25001", "'    25000,'"])
    tampered("summary.json", "1300", "1301", ["summary.json"])
    tampered("summary.json", '"pairs": 5', '"pairs": 6', ["summary.json"])
    tampered("summary.json", '"proved": true', '"proved": false', ["summary.json"])
    tampered("summary.json", "}\n", "}\n\n", ["recounting gives no such row"], count=2)
    tampered("certificate.csv", "leaf", "tree", ["certificate.csv:1: the header does not begin with"])
    tampered("certificate.csv", "0,0,source,,0", "0,0,source,,1", ["source and sink have"])
    tampered("certificate.csv", "0,0,source,,0\n", "", ["source  of level 0 is expected here"])
    tampered("certificate.csv", "P1,485", "P1,x", ["x: a potential is a whole number"])
    tampered("certificate.csv", "P1,485", "P1,99999", ["P1"])
    tampered("certificate.csv", "P1,485", "P1,9223372036854775807", ["P1", "beyond"])
    tampered("certificate.csv", "0,7,sink,,0\n", "", ["ends before sink"])
    tampered("certificate.csv", "0,7,sink,,0\n", "0,7,sink,,0\n0,7,sink,,0\n", ["no such row"])


def test_a_certificate_with_any_price_moved_is_refused_or_proves_the_same():
    """Some prices are not forced; whatever is accepted must keep the levels as they were."""
    with Place() as place:
        place.made()
        rows = place.get("plan/certificate.csv").splitlines()
        refused_n = 0
        draw = random.Random(7)
        for at in draw.sample(range(1, len(rows)), 25):
            changed = list(rows)
            head, price = changed[at].rsplit(",", 1)
            changed[at] = f"{head},{int(price) + draw.choice([-2000, 2000])}"
            place.put("plan/certificate.csv", "\n".join(changed) + "\n")
            result = place.checked()
            assert result.status in (0, 5), result.err
            refused_n += result.status == 5
        assert refused_n >= 5, refused_n


def test_a_missing_file_of_the_plan_is_a_fault_of_the_plan():
    for name in OUTPUTS:
        with Place() as place:
            place.made()
            os.remove(place.path("plan/" + name))
            result = place.checked()
            assert result.status == 5 and f"{name}: the file is missing" in result.err, result.err


def test_an_invented_plan_is_verified_as_well():
    with Place() as place:
        place.made()
        place.put("plan/summary.json", place.get("plan/summary.json").replace(
            '"invented": false', '"invented": true'))
        assert place.checked().status == 0


def test_bad_inputs_beside_a_check_are_bad_inputs():
    with Place() as place:
        place.made()
        place.put("offers.csv", one_offer("title_rank", "9"))
        assert place.checked().status == 2


if __name__ == "__main__":
    run_tests(globals())
