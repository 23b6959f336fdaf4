"""A store spread over several PostgreSQL servers by county, behind a coordinator that the program is served from.

The coordinator keeps what is small and shared; each table whose key begins with a county is one partitioned table
there, whose parts are foreign tables (postgres_fdw), one a server. What cannot be had so is left out here, plainly:
references from those tables to others, and keys on the coordinator (the servers hold them)."""
import collections
import heapq
import json
import os
import re
import subprocess
import sys

from nodes import Node, Place

KEYED = ("SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
         " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]"
         " WHERE i.indisprimary AND c.relnamespace = 'public'::regnamespace AND a.attname IN ('county', 'residence')"
         " ORDER BY 1")
BORDERS = ("990102", "990103")  # the counties of the small province: one a server


def volume_tables(node, database="postgres"):
    """(table, its leading key) of what grows."""
    return [line.split("|") for line in node.ask(KEYED, database).splitlines()]


def loose_keys(node, database="postgres"):
    """Unique indexes of those tables that begin with something else: a server holds them among its own rows only."""
    named = ", ".join(f"'{table}'" for table, _ in volume_tables(node, database))
    return set(node.ask("SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid"
                        " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0] WHERE x.indisunique"
                        f" AND a.attname NOT IN ('county', 'residence') AND t.relname IN ({named})", database).split())


def bounds():
    ends = ["MINVALUE", *(f"'{border}'" for border in BORDERS), "MAXVALUE"]
    return list(zip(ends, ends[1:]))


def database_of(path):
    return "j_" + os.path.basename(path).removesuffix("_test.py")


class Spread:
    """A coordinator and its servers."""

    def __init__(self, place):
        self.place = place
        self.head = Node(place, "coordinator").make().start(
            "enable_partitionwise_aggregate=on", "fsync=off", "session_preload_libraries=postgres_fdw",
            "postgres_fdw.application_name=%p")
        self.parts = [Node(place, f"part{n}").make().start("fsync=off", "log_statement=all", "log_line_prefix=%m|%a|%x|")
                      for n in range(len(BORDERS) + 1)]

    def journey(self, path, fill_program, environment):
        """Runs a journey on a database of its own that is spread before it begins; what it said."""
        name = database_of(path)
        self.head.ask(f"CREATE DATABASE {name} TEMPLATE template0")
        wrapper = os.path.join(self.place.folder, "fill")
        with open(wrapper, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\nexec {sys.executable} {os.path.abspath(__file__)} "$@"\n')
        os.chmod(wrapper, 0o755)
        known = {"folder": self.place.folder, "password": self.place.password, "fill": fill_program,
                 "ports": [node.port for node in (self.head, *self.parts)]}
        return subprocess.run([sys.executable, path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                              encoding="utf-8", env={**environment, "FILL": wrapper, "XINGLIN_ONLY": "1",
                                                     "XINGLIN_POSTGRES": self.head.address(name, "connect_timeout=10"),
                                                     "XINGLIN_SPREAD": json.dumps(known)}).stdout

    def spread_in(self, path):
        """Whether the journey filled the store that was asked of it, and not another of its own."""
        return self.head.ask("SELECT count(*) FROM pg_foreign_server", database_of(path)) != "0"

    def crossings(self):
        """(how many transactions changed rows, Counter of the tables of those that did on several servers). A server
        gives a transaction its number with the first row that it changes or locks."""
        logs = [events(os.path.join(part.room, "log"), number) for number, part in enumerate(self.parts)]
        open_at, asked, did = {}, {}, {}
        writing, across = 0, collections.Counter()
        for _, who, server, verb, table, changed in heapq.merge(*logs, key=lambda event: event[0]):
            servers = open_at.setdefault(who, set())
            if verb == "START":
                if not servers:
                    asked[who], did[who] = set(), set()
                servers.add(server)
            elif table:
                asked.setdefault(who, set()).add((server, table))
            elif server in servers:
                servers.discard(server)
                if verb == "COMMIT" and changed:
                    did[who].add(server)
                if not servers and did[who]:
                    writing += 1
                    if len(did[who]) > 1:
                        across[", ".join(sorted({what for at, what in asked[who] if at in did[who]}))] += 1
        return writing, across


WORD = re.compile(r"^([\d-]+ [\d:.]+) UTC\|(\d+)\|(\d+)\|LOG:  (?:statement|execute [^:]*): "
                  r"(START|COMMIT|ABORT|INSERT INTO|UPDATE|DELETE FROM)(?: public\.(\w+))?")


def events(path, server):
    """(time, coordinator's process, server, START, COMMIT or a write, its table, whether rows were changed by then)."""
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            if found := WORD.match(line):
                when, who, number, verb, table = found.groups()
                yield when, who, server, verb, table, number != "0"


def apart(schema):
    """The tables that grow, without references to those that stay and without words of psql's own."""
    return re.sub(r"ALTER TABLE ONLY \S+\s+ADD CONSTRAINT \S+ FOREIGN KEY [^;]*;|^\\.*$|^--.*$", "", schema, flags=re.M)


def spread(head, parts, database):
    """What is in the head's database goes to its servers by county."""
    tables = volume_tables(head, database)
    names = [f"--table=public.{table}" for table, _ in tables]
    schema = apart(head.place.does("pg_dump", "--schema-only", "--no-owner", *names, head.address(database)))
    views = head.ask("SELECT 'CREATE OR REPLACE VIEW ' || relname || ' AS ' || replace(pg_get_viewdef(oid), chr(10), ' ')"
                     " FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace ORDER BY oid", database)
    sql = ["CREATE EXTENSION postgres_fdw"]
    for number, part in enumerate(parts):
        part.ask(f"CREATE DATABASE {database} TEMPLATE template0", "postgres")
        part.ask(schema, database)
        sql += [f"CREATE SERVER c{number} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '{part.port}',"
                f" dbname '{database}', async_capable 'true', use_remote_estimate 'false')",
                f"CREATE USER MAPPING FOR xinglin SERVER c{number} OPTIONS (user 'xinglin', password '{head.place.password}')",
                f"CREATE SCHEMA c{number}",
                f"IMPORT FOREIGN SCHEMA public LIMIT TO ({', '.join(t for t, _ in tables)}) FROM SERVER c{number} INTO c{number}"]
    for table, key in tables:
        sql += [f"ALTER TABLE {table} RENAME TO was_{table}",
                f"CREATE TABLE {table} (LIKE was_{table} INCLUDING DEFAULTS)"
                f" PARTITION BY RANGE ({key} COLLATE \"C\")",
                *(f"ALTER TABLE {table} ATTACH PARTITION c{number}.{table} FOR VALUES FROM ({low}) TO ({high})"
                  for number, (low, high) in enumerate(bounds())),
                f"INSERT INTO {table} SELECT * FROM was_{table}",
                f"DROP TABLE was_{table} CASCADE"]
    head.ask(";".join(sql + views.replace(";", "").splitlines()), database)


class Known(Node):
    """A server that another process started."""

    def __init__(self, place, port):  # pylint: disable=super-init-not-called
        self.place, self.port = place, port


class Elsewhere(Place):
    """The folder of a drill in another process."""

    def __init__(self, folder, password):
        self.folder, self.password, self.running = folder, password, []


def fill(address):
    """What journeys call in the place of tests/journey/fill: the small province, then spread; a folder is no server."""
    known = json.loads(os.environ["XINGLIN_SPREAD"])
    place = Elsewhere(known["folder"], known["password"])
    head, *parts = (Known(place, port) for port in known["ports"])
    if "://" not in address:
        subprocess.run([known["fill"], address], check=True)
        return
    database = re.match(r".*/(\w+)", address)[1]
    if head.ask("SELECT count(*) FROM pg_foreign_server", database) == "0":
        subprocess.run([known["fill"], address], check=True)
        spread(head, parts, database)


if __name__ == "__main__":
    fill(sys.argv[1])
