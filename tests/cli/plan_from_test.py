"""xinglin plan --from: a plan mended after something small changed, against one solved from the start."""
import csv
import io
import json
import os
import random
import runpy

from plan_test import DEMANDS, OFFERS, OUTPUTS, Place
from program import SOURCE, refused, run_tests, xinglin

REGION = runpy.run_path(os.path.join(SOURCE, "bench", "dispatch_make.py"))["Region"]


class Region(Place):
    """A region of 1,500 offers and 600 demands, its plan in `old`."""

    def __init__(self, seed):
        super().__init__()
        self.draw = random.Random(seed)
        REGION("S", seed).write(self.root, 0)
        self.made()
        os.rename(self.out, self.path("old"))

    def rows(self, name):
        return list(csv.DictReader(io.StringIO(self.get(name + ".csv"))))

    def keep(self, name, rows):
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        self.put(name + ".csv", out.getvalue())

    def levels(self, folder):
        told = json.loads(self.get(folder + "/summary.json"))
        return told["levels"], told.get("moved"), told["weight_filled"], told["proved"]

    def both(self, *more):
        """Levels of the plan that is mended, proved by the check, and of the one from the start."""
        result = self.made("--from", self.path("old"), "--force", *more)
        assert "from the start" not in result.err, result.err
        assert self.checked(*more).status == 0
        mended, seats = self.levels("plan"), self.get("plan/plan.csv")
        self.made("--force", *more)
        assert mended == self.levels("plan"), (mended, self.levels("plan"))
        return mended, seats


def offer_gone(place):
    rows = place.rows("offers")
    placed = {r["practitioner_id"] for r in place.rows("old/plan")}
    gone = place.draw.choice([r for r in rows if r["practitioner_id"] in placed])
    place.keep("offers", [r for r in rows if r is not gone])


def offer_new(place):
    rows = place.rows("offers")
    one = dict(place.draw.choice(rows), practitioner_id="Pnew", title_rank="4")
    place.keep("offers", [one, *rows])


def demand_gone(place):
    rows = place.rows("demands")
    gone = place.draw.choice(rows)
    place.keep("demands", [r for r in rows if r is not gone])


def demand_new(place):
    rows = place.rows("demands")
    place.keep("demands", [*rows, dict(place.draw.choice(rows), demand_id="Jnew", tier="1", min_title_rank="1")])


def demand_lower(place):
    rows = place.rows("demands")
    one = place.draw.choice(rows)
    one.update(min_title_rank="1", seats="3", required_techniques="")
    place.keep("demands", rows)


def quota_tighter(place):
    rows = place.rows("quotas")
    used = [r for r in rows if r["scope"] == "organization" and int(r["max"]) > 5]
    one = place.draw.choice(used)
    one["max"] = str(max(int(one["min"]), int(one["max"]) - 3))
    place.keep("quotas", rows)


def pinned(place):
    rows, seats = place.rows("offers"), place.rows("old/alternatives")
    taken = {r["practitioner_id"] for r in place.rows("old/plan")}
    other = place.draw.choice([r for r in seats if r["practitioner_id"] not in taken])
    next(r for r in rows if r["practitioner_id"] == other["practitioner_id"])["pinned_demand_id"] = other["demand_id"]
    place.keep("offers", rows)


CHANGES = (offer_gone, offer_new, demand_gone, demand_new, demand_lower, quota_tighter, pinned)


def test_whatever_one_thing_changes_the_mended_plan_is_the_best_there_is():
    for seed, change in enumerate(CHANGES):
        with Region(seed) as place:
            change(place)
            place.both()


def test_a_few_things_at_once_and_the_fewest_changes_from_the_plan_that_is_mended():
    with Region(20) as place:
        for change in CHANGES:
            change(place)
        place.both()
        kept, _ = place.both("--previous", place.path("old/plan.csv"))
        assert kept[1] is not None


def test_after_a_withdrawal_few_are_moved():
    with Region(21) as place:
        offer_gone(place)
        before = {r["practitioner_id"]: r["demand_id"] for r in place.rows("old/plan")}
        levels, seats = place.both("--previous", place.path("old/plan.csv"))
        after = {r["practitioner_id"]: r["demand_id"] for r in csv.DictReader(io.StringIO(seats))}
        moved = sum(after.get(who) != where for who, where in before.items())
        assert moved == levels[1] and moved < 10, (moved, levels)


def test_the_same_input_gives_the_same_plan_byte_for_byte():
    with Place() as place:
        place.made()
        old = {name: place.get("plan/" + name) for name in OUTPUTS}
        place.made("--from", place.out, "--force")  # a plan may be mended into its own place
        assert {name: place.get("plan/" + name) for name in OUTPUTS} == old


def test_and_after_a_change_the_same_bytes_each_time():
    with Region(22) as place:
        demand_new(place)
        place.made("--from", place.path("old"))
        once = {name: place.get("plan/" + name) for name in OUTPUTS}
        place.made("--from", place.path("old"), "--force")
        assert {name: place.get("plan/" + name) for name in OUTPUTS} == once


def test_any_number_of_threads_gives_the_same_bytes():
    with Region(25) as place:
        for more in ((), ("--from", place.path("old"))):
            once = None
            for n in ("1", "2", "5"):
                place.made("--threads", n, "--force", *more)
                made = {name: place.get("plan/" + name) for name in OUTPUTS}
                assert once in (None, made), (more, n)
                once = made


def test_prices_that_prove_nothing_cost_time_and_no_more():
    with Region(23) as place:
        lines = place.get("old/certificate.csv").splitlines()
        for _ in range(40):
            k = place.draw.randrange(1, len(lines))
            leaf, level, kind, id_, price = lines[k].split(",")
            if kind not in ("source", "sink"):
                lines[k] = ",".join([leaf, level, kind, id_, str(int(price) + place.draw.choice((-1, 1)))])
        place.put("old/certificate.csv", "\n".join(lines) + "\n")
        place.made("--from", place.path("old"))
        assert place.checked().status == 0
        assert place.levels("plan") == place.levels("old")


def test_teams_and_too_much_that_is_other_are_solved_from_the_start_and_said():
    with Place() as place:
        place.made()
        os.rename(place.out, place.path("old"))
        place.put("demands.csv", DEMANDS.replace("6,O1,,", "6,O1,T1,"))
        result = place.made("--from", place.path("old"))
        assert "old: solved from the start: teams: 1" in result.err, result.err
        mended = {name: place.get("plan/" + name) for name in OUTPUTS}
        place.made("--force")
        assert {name: place.get("plan/" + name) for name in OUTPUTS} == mended
    with Region(24) as place:
        result = place.made("--from", place.path("old"), "--weights", "200,200,200,200,200")
        assert "solved from the start: too much is other" in result.err, result.err


def test_a_folder_that_holds_no_plan_is_refused_and_nothing_is_written():
    with Place() as place:
        words = place.words("--from", place.path("old"))
        refused(1, *words, says=["old/plan.csv: cannot be opened"])
        place.made()
        os.rename(place.out, place.path("old"))
        plan, proof = place.get("old/plan.csv"), place.get("old/certificate.csv")
        first = proof.splitlines()[2]
        for name, text, says in (
                ("plan.csv", "", "the file is empty"),
                ("plan.csv", "a,b\n", "plan.csv:1: the header is not demand_id,seat"),
                ("plan.csv", plan + "B,2,P1,0,0,0,0,0,0\n", "plan.csv:5:3: P1: the practitioner sits on two seats"),
                ("plan.csv", plan + "B,2\n", "plan.csv:5:2: 2: the row has not as many fields"),
                ("certificate.csv", proof.replace(first, first + "x", 1), "a potential is a whole number of at most 2^58"),
                ("certificate.csv", proof.replace(first, first.rsplit(",", 1)[0] + ",288230376151711745", 1), "at most 2^58"),
                ("certificate.csv", proof.replace("0,0,organization", "0,9,organization", 1), "9: there is no such level"),
                ("certificate.csv", proof.replace("0,0,organization", "0,0,hospital", 1), "hospital: there is no such kind"),
                ("certificate.csv", proof.replace("leaf,", "leave,", 1), "the header is not leaf,level")):
            place.put("old/plan.csv", plan)
            place.put("old/certificate.csv", proof)
            place.put("old/" + name, text)
            refused(2, *words, says=[says])
            assert not os.path.exists(place.out) and not os.path.exists(place.out + ".tmp"), name


def test_a_matching_by_preferences_is_not_mended():
    with Place(offers=OFFERS.replace(",B\n", ",\n")) as place:
        place.put("preferences.csv", "side,id,other_id,rank\n")
        words = [w for w in place.words("--stable", "--preferences", place.path("preferences.csv"), "--from", place.root)]
        cut = words.index("--quotas")
        result = xinglin(*words[:cut], *words[cut + 2:])
        assert result.status == 1 and "a plan to mend has no place beside preferences" in result.err, result.err


if __name__ == "__main__":
    run_tests(globals())
