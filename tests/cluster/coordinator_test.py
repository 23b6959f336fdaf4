"""The program served from a coordinator: a county a PostgreSQL server, journeys that cross the borders, and how many
of their transactions write on several servers at once. Those are not atomic when a server dies between two commits:
postgres_fdw commits one after the other (docs/scale.md).

XINGLIN_JOURNEYS=all runs every journey, or names of some."""
import os
import re
from multiprocessing.pool import ThreadPool

from borders import Spread, database_of
from journey import FILL, SOURCE, XINGLIN, run_tests
from nodes import Place

CROSSING = ["adoption", "appraisal", "budget", "chest_pain", "consult", "demand", "evaluation", "fhir_write", "mentorship", "money",
            "placement", "province", "publish", "reach", "reading", "recruit", "referral", "registry", "visit"]
FOLDER = os.path.join(SOURCE, "tests", "journey")


def chosen():
    asked = os.environ.get("XINGLIN_JOURNEYS", "").split()
    if asked == ["all"]:
        asked = sorted(name.removesuffix("_test.py") for name in os.listdir(FOLDER) if name.endswith("_test.py"))
    return [os.path.join(FOLDER, f"{name}_test.py") for name in asked or CROSSING]


def ran(spread, path):
    """How many of its tests passed, and what failed."""
    said = spread.journey(path, FILL, {**os.environ, "XINGLIN": XINGLIN,
                                       "DURABLE": os.path.join(os.path.dirname(XINGLIN), "bench", "durable")})
    counts = re.search(r"^(\d+) passed, (\d+) failed$", said, re.M)
    print(f"        {os.path.basename(path)}: {counts[0] if counts else 'ended without a tally'}", flush=True)
    if counts and counts[2] == "0":
        return int(counts[1]), []
    told = re.findall(r"^FAILED .*", said, re.M) or [said[-2000:]]
    return int(counts[1]) if counts else 0, [f"{os.path.basename(path)}: {line[:600]}" for line in told]


def test_journeys_that_cross_borders_pass_on_a_store_spread_over_three_servers():
    with Place() as place:
        spread = Spread(place)
        paths = chosen()
        with ThreadPool(2) as pool:
            told = pool.map(lambda path: ran(spread, path), paths, chunksize=1)
        own = [os.path.basename(path).removesuffix("_test.py") for path in paths if not spread.spread_in(path)]
        rows = [sum(int(part.ask(f"SELECT count(*) FROM {table}", database_of(path)))
                    for path in paths if spread.spread_in(path) for table in ("practitioner", "demand", "fact"))
                for part in spread.parts]
        writing, across = spread.crossings()
        print(f"        {len(paths) - len(own)} journeys, {sum(n for n, _ in told)} tests, rows of three tables on the {len(rows)} "
              f"servers: {rows}; with stores of their own: {' '.join(own) or 'none'}\n"
              f"        {writing} transactions wrote there, {sum(across.values())} of them on several servers:", flush=True)
        for tables, n in across.most_common(15):
            print(f"        {n:5} {tables}", flush=True)
    bad = [line for _, lines in told for line in lines]
    print("".join(f"        {line}\n" for line in bad), end="", flush=True)
    assert all(rows) and not own or os.environ.get("XINGLIN_JOURNEYS"), (rows, own)
    assert not bad, f"{len(bad)} failed"


if __name__ == "__main__":
    run_tests(globals())
