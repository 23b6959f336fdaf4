"""xinglin plan where there is very much or nothing at all."""
from plan_test import DEMAND_HEAD, DEMANDS, OFFER_HEAD, OFFERS, Place
from program import run_tests


def test_a_million_seats_in_one_county_are_counted_and_all_but_a_few_stay_empty():
    demands = "".join(f"D{n},H2,cardiology,10000,1,,1,1000,2026-06-01,6,,,\n" for n in range(100))
    with Place(demands=DEMANDS + demands) as place:
        place.made("--weight-band", "1")
        assert '"seats":1000005' in "".join(place.get("plan/summary.json").split())
        assert place.checked("--weight-band", "1").status == 0


def test_no_offers_leave_every_seat_empty_and_no_demands_everybody_at_home():
    demands = DEMANDS.replace(",O1,,", ",,,")
    quotas = "scope,id,min,max\ncounty,330102,1,3\n"
    with Place(offers=OFFER_HEAD, demands=demands, quotas=quotas) as place:
        place.made()
        assert place.get("plan/plan.csv").count("\n") == 1
        assert "A,2,nobody_eligible," in place.get("plan/unfilled.csv")
        assert place.checked().status == 0
    offers = OFFERS.replace(",B\n", ",\n")
    with Place(offers=offers, demands=DEMAND_HEAD, quotas=quotas) as place:
        place.made()
        assert place.get("plan/plan.csv").count("\n") == 1
        assert place.get("plan/unplaced.csv").count("no_eligible_demand") == 5
        assert place.checked().status == 0


if __name__ == "__main__":
    run_tests(globals())
