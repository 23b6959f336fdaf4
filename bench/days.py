#!/usr/bin/env python3
"""Three days of a province against a served demonstration: days.py FOLDER [--seconds N] [--links N]

FOLDER is what `xinglin demo` made; cases are written into it. Inside tools/with-postgres the same days follow on a
copy of it in PostgreSQL. Each day is a mix of requests over so many kept connections, each asking again as soon as
it was answered. Prints requests a second, milliseconds of the median and of the slowest hundredth, failures, and
what a request cost in processor time, of the program and of PostgreSQL beside it:

morning   clinics: the public timetable, the home screen, clinics, orders, referrals, who is where; few write
month     the end of a month: every second request writes a case into the logbook, the others read it
publish   a plan is out: its seats with reasons, who stays home, gaps with their rows, the same for all who look
"""
import argparse
import http.client
import itertools
import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [os.path.join(ROOT, "tests", "journey")]
os.environ.setdefault("XINGLIN", os.path.join(ROOT, "build", "xinglin"))
os.environ.setdefault("SOURCE", ROOT)
from journey import POSTGRES, XINGLIN, Server, run, token  # noqa: E402
from logbook_test import case_id  # noqa: E402

PROCESSES, WRITERS_N = 2, 32
TICK = os.sysconf("SC_CLK_TCK")


class World:
    """What the days ask for: lists and single things as they are in the store."""

    def __init__(self, server):
        self.server, self.officer = server, server.bearer
        plan = server.get("/api/plans?limit=1")["items"][0]["id"]
        demands = [row["id"] for row in server.get("/api/demands?limit=100")["items"]]
        gaps = [cell["id"] for cell in server.get("/api/gaps")["cells"][:200] if "id" in cell]
        visits = [row["id"] for row in server.get("/api/visits?limit=100")["items"]]
        self.codes = {row["id"]: row["code"] for row in server.pages("/api/organizations")}
        listed = {row["code"] for row in server.pages("/api/catalogue")}
        people = server.get("/api/practitioners?limit=200")["items"]
        self.experts = []
        for person in people:
            known = [code for code in person["techniques"] if code in listed]
            if known and len(self.experts) < WRITERS_N:
                self.experts.append((token(server.data, "expert", person["code"]), known[0],
                                     self.codes[person["organization"]]))
        self.mixes = {
            "morning": [(20, "/public/visits"), (20, "/api/home"), (15, "/api/visits?limit=50"),
                        (15, "/api/demands?limit=50"), (10, "/api/referrals?limit=50"),
                        (8, "/api/practitioners?limit=50"), (2, "logbook")]
                       + [(10 / len(visits), f"/api/visits/{one}") for one in visits],
            "month": [(50, "logbook"), (30, "/api/procedures?limit=50"), (20, "/api/home")],
            "publish": [(30, f"/api/plans/{plan}/assignments?limit=50"), (15, f"/api/plans/{plan}"),
                        (15, f"/api/plans/{plan}/unfilled?limit=50"), (10, f"/api/plans/{plan}/unplaced?limit=50"),
                        (5, "/api/gaps")]
                       + [(10 / max(len(gaps), 1), f"/api/gaps/{one}") for one in gaps]
                       + [(15 / len(demands), f"/api/demands/{one}") for one in demands],
        }


def asks(world, mix, chance, numbers):
    """One request of the mix: method, path, body, headers."""
    path = chance.choices([what for _, what in mix], [weight for weight, _ in mix])[0]
    if path != "logbook":
        return "GET", path, None, {"Authorization": f"Bearer {world.officer}"}
    bearer, technique, organization = chance.choice(world.experts)
    made = case_id()
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 86400 * chance.randint(1, 20)))
    body = {"id": made, "technique": technique, "organization": organization, "day": day, "role": "independent",
            "outcome": "success", "local_case": f"ZY-{made[:13]}-{next(numbers)}"}
    return "POST", "/api/procedures", json.dumps(body), {
        "Authorization": f"Bearer {bearer}", "Content-Type": "application/json", "Idempotency-Key": made}


def link(world, mix, until, seed, told):
    """One connection until the end: what each request took, and what failed."""
    chance, numbers = random.Random(seed), itertools.count()
    kept = http.client.HTTPConnection("127.0.0.1", world.server.port, timeout=60)
    while time.monotonic() < until:
        method, path, body, headers = asks(world, mix, chance, numbers)
        began = time.monotonic()
        try:
            kept.request(method, path, body, headers)
            reply = kept.getresponse()
            got = reply.read()
        except (OSError, http.client.HTTPException) as reason:
            kept.close()
            told["bad"].append(f"{method} {path}: {reason!r}")
            continue
        if reply.status not in (200, 201):
            told["bad"].append(f"{method} {path}: {reply.status} {got[:200]!r}")
        told["ms"].append((time.monotonic() - began) * 1000)


def process(world, mix, until, seeds, back):
    told = {"ms": [], "bad": []}
    threads = [threading.Thread(target=link, args=(world, mix, until, seed, told)) for seed in seeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    back.put(told)


def spent(pids):
    """Processor seconds of processes, and of their children that ended."""
    ticks = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
                ticks += sum(int(word) for word in file.read().rsplit(")", 1)[1].split()[11:15])
        except OSError:
            pass  # it ended: its parent has its time
    return ticks / TICK


def postgres_pids():
    folder = os.environ.get("XINGLIN_POSTGRES_FOLDER")
    if not folder:
        return []
    with open(os.path.join(folder, "data", "postmaster.pid"), encoding="utf-8") as file:
        first = int(file.readline())
    with open(f"/proc/{first}/task/{first}/children", encoding="ascii") as file:
        return [first] + [int(word) for word in file.read().split()]


def one_day(world, name, seconds, links):
    beside = postgres_pids() if "://" in world.server.data else []
    before = spent([world.server.process.pid]), spent(beside)
    back, until = multiprocessing.Queue(), time.monotonic() + seconds
    began = time.monotonic()
    children = [multiprocessing.Process(target=process, args=(world, world.mixes[name], until,
                                                              range(n, links, PROCESSES), back))
                for n in range(PROCESSES)]
    for child in children:
        child.start()
    told = [back.get() for _ in children]
    for child in children:
        child.join()
    took = time.monotonic() - began
    ms = sorted(one for some in told for one in some["ms"])
    bad = [one for some in told for one in some["bad"]]
    server = spent([world.server.process.pid]) - before[0]
    database = spent(postgres_pids() if beside else []) - before[1]
    print(f"| {'PostgreSQL' if beside else 'SQLite'} | {name} | {len(ms) / took:.0f} | {ms[len(ms) // 2]:.1f} | "
          f"{ms[len(ms) * 99 // 100]:.0f} | {len(bad)} of {len(ms)} | {server * 1e6 / len(ms):.0f} | "
          f"{f'{database * 1e6 / len(ms):.0f}' if beside else '-'} | {(server + database) / took:.2f} |", flush=True)
    if bad:
        print("  " + bad[0], flush=True)
    return not bad


def copy(folder, address):
    """The same rows in the other database."""
    with tempfile.TemporaryDirectory(prefix="xinglin-days-") as place:
        backup = os.path.join(place, "backup")
        run(XINGLIN, "backup", "--data", folder, "--out", backup)
        run(XINGLIN, "restore", "--data", address, "--from", backup)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", metavar="FOLDER")
    words.add_argument("--seconds", type=int, default=20)
    words.add_argument("--links", type=int, default=32)
    given = words.parse_args()
    os.environ["XINGLIN_KEY_FILE"] = os.path.join(given.folder, "master.key")  # journey.py has put its own there
    print("| store | day | requests/s | p50, ms | p99, ms | failed | CPU µs a request, program | PostgreSQL | "
          "processors busy |\n|---|---|---|---|---|---|---|---|---|", flush=True)
    good = True
    for address in [given.folder] + ([POSTGRES] if POSTGRES else []):
        if address == POSTGRES:
            copy(given.folder, address)
        with Server(address, "--rate", "100000") as server:
            world = World(server)
            for name in world.mixes:
                good = one_day(world, name, given.seconds, given.links) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
