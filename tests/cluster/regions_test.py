"""A province over three PostgreSQL servers, one a city, each with all tables and the volume rows of its own counties;
reference tables are copies. A city's officer is answered by the city's server as by the whole province, but for the
names of people at home elsewhere, which this counts; the province reads through a coordinator (postgres_fdw), where
what names a county touches one server.

The program on the coordinator is coordinator_test's; sagas over borders are not built (docs/scale.md)."""
import json
import os

from journey import KEYS, XINGLIN, run, run_tests, token
from borders import loose_keys, volume_tables
from nodes import Node, Place, serving
from askers import http

CITIES = ("9901", "9902", "9903")
LISTS = ("/api/practitioners?limit=200", "/api/demands?limit=200", "/api/gaps", "/api/procedures?limit=200", "/api/visits?limit=200")
ELSEWHERE = ("practitioner", "mentor")  # how the members begin that tell of a person, who may be at home in another city
# Rules over the whole region that one server alone cannot hold: a new one is a decision, not an accident.
LOOSE = {"appraisal_appeal_id", "appraisal_appeal_open", "appraisal_score_id", "budget_id", "entry_claim", "entry_settled",
         "placement_assignment", "practitioner_code", "shared_post_code", "village_post_code"}


def spread(place):
    """The whole province on one server, and its cities on three others."""
    whole = Node(place, "whole").make().start()
    run(XINGLIN, "demo", whole.address(), "--counties", "24", "--months", "1")
    backup = os.path.join(place.folder, "backup")
    run(XINGLIN, "backup", "--data", whole.address(), "--out", backup)
    tables = volume_tables(whole)
    parts = []
    for city in CITIES:
        node = Node(place, f"city{city}").make().start()
        run(XINGLIN, "restore", "--data", node.address(), "--from", backup)
        others = "; ".join(f"DELETE FROM {table} WHERE left({key}, 4) <> '{city}'" for table, key in tables)
        node.ask(f"SET session_replication_role = replica; BEGIN; {others}; COMMIT; ANALYZE")
        parts.append(node)
    return whole, parts, tables


def without_people(row):
    return {name: value for name, value in row.items() if not name.startswith(ELSEWHERE)}


def compare(one, other, where):
    """Rows alike, and rows that lack what is told of a person; anything else fails."""
    if one == other:
        return 0
    assert one["total"] == other["total"] and len(one["items"]) == len(other["items"]), (where, one["total"], other["total"])
    for a, b in zip(one["items"], other["items"]):
        assert without_people(a) == without_people(b), f"{where}: {a} {b}"
    return sum(a != b for a, b in zip(one["items"], other["items"]))


def answer(server, bearer, path):
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    link.request("GET", path, headers={"Authorization": f"Bearer {bearer}"})
    reply = link.getresponse()
    body = reply.read()
    link.close()
    assert reply.status == 200, (path, reply.status, body[:300])
    return json.loads(body)


def coordinate(place, parts, tables):
    """A server without rows of its own: each volume table in three foreign parts, by county."""
    node = Node(place, "coordinator").make().start("enable_partitionwise_aggregate=on")
    node.ask("CREATE EXTENSION postgres_fdw")
    for city, part in zip(CITIES, parts):
        node.ask(f"CREATE SERVER c{city} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '{part.port}',"
                 " dbname 'postgres', async_capable 'true', use_remote_estimate 'true');"
                 f"CREATE USER MAPPING FOR xinglin SERVER c{city} OPTIONS (user 'xinglin', password '{place.password}');"
                 f"CREATE SCHEMA c{city}; IMPORT FOREIGN SCHEMA public LIMIT TO ({', '.join(t for t, _ in tables)})"
                 f" FROM SERVER c{city} INTO c{city}")
    for table, key in tables:
        node.ask(f"CREATE TABLE {table} (LIKE c{CITIES[0]}.{table}) PARTITION BY RANGE ({key} COLLATE \"C\");" + ";".join(
            f"ALTER TABLE {table} ATTACH PARTITION c{city}.{table} FOR VALUES FROM ('{city}00') TO ('{city}99')"
            for city in CITIES))
    return node


def scans(node, sql):
    return node.ask(f"EXPLAIN {sql}").count("Foreign Scan")


def test_a_city_is_answered_by_its_own_server_as_by_the_whole_and_a_county_touches_one_server():
    with Place() as place:
        os.environ["XINGLIN_KEY_FILE"] = os.path.join(KEYS.name, "master.key")
        whole, parts, tables = spread(place)
        assert loose_keys(whole) == LOOSE, loose_keys(whole) ^ LOOSE
        asked = rows = strangers = 0
        all_of_it = serving(place, 1, whole.address())[0]
        for number, (city, part) in enumerate(zip(CITIES, parts), 1):
            server = serving(place, 1, part.address())[0]
            bearers = [token(node.address(), "officer", f"{city}00") for node in (whole, part)]
            for path in LISTS:
                one, other = answer(all_of_it, bearers[0], path), answer(server, bearers[1], path)
                strangers += compare(one, other, f"{path} of {city}")
                asked, rows = asked + 1, rows + len(one.get("items", []))
        node = coordinate(place, parts, tables)
        local = [scans(node, f"SELECT * FROM {table} WHERE {key} = '990203'") for table, key in tables]
        assert set(local) == {1}, dict(zip([t for t, _ in tables], local))
        everywhere = "SELECT county, count(*) FROM practitioner GROUP BY county"
        assert scans(node, everywhere) == len(CITIES) and "Async Foreign Scan" in node.ask(f"EXPLAIN {everywhere}"), \
            node.ask(f"EXPLAIN {everywhere}")
        assert sorted(node.ask(everywhere).split()) == sorted(whole.ask(everywhere).split()) != []
        print(f"        {len(tables)} tables: a statement that names a county touches one of {len(CITIES)} servers; "
              f"{asked} lists of {rows} rows as on the whole, {strangers} of them without a person at home elsewhere; "
              f"the province's sum asks all {len(CITIES)} at once")


if __name__ == "__main__":
    run_tests(globals())
