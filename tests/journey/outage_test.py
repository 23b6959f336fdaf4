"""A database that is gone and comes back, connections that are cut each second, a disk that is full:
writes are told 503 or 507, reads go on where they can, nothing that was acknowledged is lost, nothing
that was refused is there, and the server needs no new start."""
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import threading
import time

import journey
from journey import POSTGRES, Server, fill_province, run, run_tests, token
from visitor import JSON

DRILL = "XINGLIN_DRILL" in os.environ
SECONDS = 60 if DRILL else 6
DRAWN = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:+]+")  # ids, instants


def sql(text):
    subprocess.run(["psql", "-qAt", POSTGRES, "-c", text], check=True, stdout=subprocess.DEVNULL)


def write(server, name, headers=None):
    """The status of one new technique of the catalogue; 0: the connection broke."""
    body = {"code": name, "name": "术", "level": 1}
    headers = headers or {"Authorization": f"Bearer {server.bearer}"}
    try:
        answer = server.ask("/api/catalogue", "POST", headers | JSON | {"Idempotency-Key": name}, json.dumps(body))
    except OSError:
        return 0
    return answer.status


def codes(server):
    return {one["code"] for one in server.pages("/api/catalogue")}


def until(what, seconds=200):
    """Waits for a state, not for a time."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, f"it did not come within {seconds} s"
        time.sleep(0.05)


class Writers:
    """Several who write one row after another, each as an account of its own, and keep what was said."""

    def __init__(self, server, data, mark, n=4):
        self.server, self.mark, self.stop = server, mark, threading.Event()
        self.told, self.lock = {}, threading.Lock()
        bearers = [token(data) for _ in range(n)]
        self.threads = [threading.Thread(target=self.work, args=(i, {"Authorization": f"Bearer {b}"}))
                        for i, b in enumerate(bearers)]

    def work(self, number, headers):
        i = 0
        while not self.stop.is_set():
            name = f"{self.mark}-{number}-{i}"
            status = write(self.server, name, headers)
            if status == 429:
                time.sleep(0.2)
                continue
            with self.lock:
                self.told[name] = status
            i += 1
            time.sleep(0.1 if status == 201 else 0.02)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def count(self, status):
        with self.lock:
            return list(self.told.values()).count(status)


def holds(server, told):
    """201 is there; 4xx and 5xx are not, but for an answer that was never heard or whose commit was cut."""
    there = codes(server)
    for name, status in told.items():
        if status == 201:
            assert name in there, f"{name} was acknowledged and is not there"
    assert set(told.values()) <= {0, 201, 503}, set(told.values())
    # What was not acknowledged is asked again under its key, and is there once.
    for name in [n for n, s in told.items() if s != 201]:
        answer = write(server, name)
        while answer == 429:
            time.sleep(0.2)
            answer = write(server, name)
        assert answer == 201, (name, answer)
    assert {n for n in told} <= codes(server)


def test_connections_that_are_cut_each_second_lose_nothing():
    run(journey.FILL, POSTGRES)
    journey.DATABASE[POSTGRES] = fill_province
    with Server(POSTGRES) as server:
        with Writers(server, POSTGRES, "cut") as writers:
            end, cuts = time.monotonic() + SECONDS, 0
            while time.monotonic() < end:
                sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                cuts += 1
                time.sleep(1)
            before = writers.count(201)
            until(lambda: writers.count(201) >= before + 8)
        holds(server, writers.told)
        told = list(writers.told.values())
        assert told.count(201) > cuts, told
        print(f"        {cuts} times all connections cut: {told.count(201)} of {len(told)} acknowledged at once, all there")


def test_a_database_that_is_gone_is_told_and_found_again():
    """Nobody may connect to it any more, and whoever was connected is thrown out."""
    name = POSTGRES.split("?")[0].rsplit("/", 1)[1]
    other = POSTGRES.replace(f"/{name}?", "/template1?")

    def door(words):
        subprocess.run(["psql", "-qAt", other, "-c", words], check=True, stdout=subprocess.DEVNULL)

    with Server(POSTGRES) as server:
        assert server.ask("/readyz").status == 200
        assert write(server, "gone-before") == 201
        door(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false")
        try:
            door(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
            until(lambda: server.ask("/readyz").status == 503)
            assert server.ask("/livez").status == 200, "it lives"
            assert write(server, "gone-while") == 503
            answer = server.ask("/api/catalogue")
            assert answer.status == 503 and answer.json["detail"].isascii() and name not in answer.json["detail"], answer.body
        finally:
            door(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")
        begun = time.monotonic()
        until(lambda: server.ask("/readyz").status == 200)
        assert "gone-while" not in codes(server)
        assert write(server, "gone-while") == 201 and "gone-before" in codes(server)
        print(f"        ready again {time.monotonic() - begun:.2f} s after the database was")


def test_a_full_disk_under_sqlite_refuses_writes_and_answers_reads():
    """No file of the server may grow any more; later it may again."""
    folder = tempfile.mkdtemp(prefix="xinglin-full-")
    data = os.path.join(folder, "region")
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the server inherits it: writing fails, it is not killed
    try:
        run(journey.FILL, data)
        with Server(data) as server:
            assert write(server, "full-before") == 201
            soft, hard = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
            refused = 0
            for i in range(30):
                status = write(server, f"full-{i}")
                if status == 429:
                    time.sleep(1)
                    continue
                assert status in (503, 507), status
                refused += 1
                assert server.ask("/livez").status == 200
            there = codes(server)
            assert refused >= 10 and "full-before" in there
            assert not {c for c in there if c.startswith("full-") and c != "full-before"}
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (soft, hard))
            until(lambda: write(server, "full-after") in (200, 201))
            assert "full-after" in codes(server)
            print(f"        {refused} writes refused, each with reads beside it")
        run(journey.XINGLIN, "check", "--data", data)
    finally:
        signal.signal(signal.SIGXFSZ, old)
        shutil.rmtree(folder, ignore_errors=True)


class SmallServer:
    """PostgreSQL on a disk of its own in memory, which can be filled up; root alone may make one."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="xinglin-small-")
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160m,mode=0755", "tmpfs", self.folder], check=True)
        env = {k: v for k, v in os.environ.items() if k != "XINGLIN_POSTGRES_FOLDER"} | {"TMPDIR": self.folder}
        with_postgres = os.path.join(journey.SOURCE, "tools", "with-postgres")
        self.process = subprocess.Popen([with_postgres, "sh", "-c", "echo $XINGLIN_POSTGRES; cat"], env=env,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.address = self.process.stdout.readline().strip()
        return self

    def fill(self):
        """To the last byte."""
        with open(os.path.join(self.folder, "filling"), "wb", buffering=0) as file:
            for n in (1 << 16, 1 << 12, 1):
                try:
                    while True:
                        file.write(bytes(n))
                except OSError:
                    pass

    def empty(self):
        os.remove(os.path.join(self.folder, "filling"))

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()
        subprocess.run(["umount", self.folder], check=True)
        os.rmdir(self.folder)


def test_a_full_disk_under_postgresql_refuses_writes_and_answers_reads():
    with SmallServer() as small:
        run(journey.FILL, small.address)
        with Server(small.address) as server:
            assert write(server, "small-before") == 201
            small.fill()
            told = {}
            for i in range(400):  # what has room in a page that is there already is written still
                name = f"small-{i}"
                told[name] = write(server, name)
                while told[name] == 429:
                    time.sleep(0.2)
                    told[name] = write(server, name)
                if list(told.values()).count(503) >= 5:
                    break
            assert list(told.values()).count(503) >= 5, sorted(set(told.values()))
            assert "small-before" in codes(server), "reads go on"
            small.empty()
            until(lambda: write(server, "small-after") in (200, 201))
            holds(server, told)
            print(f"        {list(told.values()).count(503)} of {len(told)} writes refused, {list(told.values()).count(201)} acknowledged, all there")


if not DRILL or os.geteuid() != 0:  # a drill of root's: elsewhere the disk of everybody would have to be filled
    del test_a_full_disk_under_postgresql_refuses_writes_and_answers_reads


def send_again(server, requests, dice):
    """Each one to three times, in an order of chance, by four at once."""
    todo = [one for one in requests for _ in range(dice.randrange(1, 4))]
    dice.shuffle(todo)
    lock, n, wrong = threading.Lock(), len(todo), []

    def ask(path, key, body, headers):
        while True:
            answer = server.ask(path, "POST", headers | JSON | {"Idempotency-Key": key}, json.dumps(body))
            if answer.status != 429:
                break
            time.sleep(0.2)
        once = path == "/api/accounts" and answer.status == 409 and b"told once" in answer.body  # a secret
        if answer.status != 201 and not once:
            wrong.append((path, answer.status, answer.body[:300]))

    def work():
        while True:
            with lock:
                if not todo:
                    return
                one = todo.pop()
            ask(*one)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not todo and not wrong, wrong[:3]
    return n


def state_of(server):
    """What the lists tell, without what each store draws for itself."""
    found = {}
    for path in ("/api/catalogue", "/api/practitioners", "/api/accounts"):
        rows = [json.dumps(row, sort_keys=True, ensure_ascii=False) for row in server.pages(path)]
        found[path] = sorted(DRAWN.sub("drawn", row) for row in rows)
    return found


def test_requests_that_are_sent_one_to_three_times_leave_what_one_sending_leaves():
    """The same requests, each once and in order into one folder, again and again and at once into others."""
    folder, rounds = tempfile.mkdtemp(prefix="xinglin-again-"), 10 if DRILL else 2
    wanted, sent = None, 0
    try:
        for seed in range(rounds + 1):
            data, dice = os.path.join(folder, str(seed)), random.Random(seed)
            run(journey.FILL, data)
            bearers = [{"Authorization": f"Bearer {token(data)}"} for _ in range(6)]
            requests = []
            for i in range(20):
                who = bearers[i % 6]
                requests += [("/api/catalogue", f"t{i}", {"code": f"R{i}", "name": f"术{i}", "level": 1}, who),
                             ("/api/practitioners", f"p{i}", {"organization": "H1", "code": f"R{i}", "name": f"人{i}",
                                                              "discipline": "骨科", "title_rank": 1}, who),
                             ("/api/accounts", f"a{i}", {"name": f"again{i}", "role": "reader", "scope": "H1"}, who)]
            with Server(data) as server:
                if seed:
                    sent += send_again(server, requests, dice)
                else:
                    for path, key, body, who in requests:
                        answer = server.ask(path, "POST", who | JSON | {"Idempotency-Key": key}, json.dumps(body))
                        assert answer.status == 201, answer.body
                state = state_of(server)
            wanted = wanted or state
            for path, rows in state.items():
                assert rows == wanted[path], (seed, path, [pair for pair in zip(rows, wanted[path]) if pair[0] != pair[1]][:1])
            shutil.rmtree(data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"        {rounds} orders of chance, {sent} sendings of {rounds * 60} requests")


if __name__ == "__main__":
    run_tests(globals())
