"""xinglin import, killed at random moments and started again, and by two at once: every person
is there once, on both databases."""
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time

from journey import POSTGRES, XINGLIN, run, run_tests

ROOT = tempfile.mkdtemp(prefix="xinglin-import-")
ROWS = int(os.environ.get("IMPORT_ROWS", "20000"))
LIST = os.path.join(ROOT, "people.csv")
BACKUP = os.path.join(ROOT, "region.backup")


def command(store, path=LIST):
    return [XINGLIN, "import", "practitioners", "--data", store, "--source", "test", path]


def stores():
    """One small region on each database, with a list of people for it."""
    region = os.path.join(ROOT, "region")
    run(XINGLIN, "demo", region, "--counties", "8", "--months", "6")
    run(XINGLIN, "backup", "--data", region, "--out", BACKUP)
    with open(os.path.join(region, "side", "institutions.csv"), encoding="utf-8") as file:
        homes = [line.split(",")[0] for line in file][1:]
    with open(LIST, "w", encoding="utf-8") as file:
        file.write("code,name,organization,department,discipline,title_rank,techniques\n")
        for i in range(ROWS):
            file.write(f"N{i:06},王{i},{homes[i % len(homes)]},外科,骨科,{1 + i % 4},81.51\n")
    subprocess.run(["psql", "-q", POSTGRES, "-c", "CREATE SCHEMA lists"], check=True)
    address = f"{POSTGRES}&options=-csearch_path%3Dlists"
    run(XINGLIN, "restore", "--data", address, "--from", BACKUP)
    return {"sqlite": region, "postgresql": address}


def asked(name, sql):
    """One line of the database's own tool."""
    if name == "sqlite":
        import sqlite3
        db = sqlite3.connect(os.path.join(STORES[name], "store.db"))
        found = "|".join(str(value) for value in db.execute(sql).fetchone())
        db.close()
        return found
    done = subprocess.run(["psql", "-qAt", STORES[name], "-c", sql], check=True,
                          stdout=subprocess.PIPE)
    return done.stdout.decode().strip()


STORES = stores()


def leases_end(name):
    """The lease of the dead would be waited for; the test has no such patience."""
    expire = "UPDATE job SET lease_ms = 0"
    if name == "sqlite":
        import sqlite3
        db = sqlite3.connect(os.path.join(STORES[name], "store.db"), timeout=10)
        db.execute(expire)
        db.commit()
        db.close()
    else:
        subprocess.run(["psql", "-q", STORES[name], "-c", expire], check=True)


def checkpoint(name):
    return int(asked(name, "SELECT coalesce(max(checkpoint), 0) FROM job"))


def killed_at(name, row):
    """Kills a run when it has written that many rows, or somewhat more."""
    child = subprocess.Popen(command(STORES[name]), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while checkpoint(name) < row and child.poll() is None:
        time.sleep(0.002)
    child.send_signal(signal.SIGKILL)
    child.communicate()
    people = asked(name, "SELECT count(*) FROM practitioner WHERE code LIKE 'N0%'")
    assert checkpoint(name) == int(people), (checkpoint(name), people)
    leases_end(name)
    return checkpoint(name)


def done(name):
    """Whether a run was over before it was killed: another one would be a job of its own."""
    return asked(name, "SELECT count(*) FROM job WHERE state = 'done'") != "0"


def test_killed_and_resumed_no_row_is_double_and_none_missing():
    chance = random.Random(20251125)
    for name in STORES:
        run(XINGLIN, "migrate", "--data", STORES[name])
        rows = [killed_at(name, chance.randrange(ROWS // 4 * i, ROWS // 4 * (i + 1)))
                for i in range(3) if i == 0 or not done(name)]
        assert any(0 < row < ROWS for row in rows), rows
        if not done(name):
            run(*command(STORES[name]))
        found = asked(name, "SELECT count(*), count(DISTINCT code) FROM practitioner"
                            " WHERE code LIKE 'N0%'")
        assert found == f"{ROWS}|{ROWS}", (name, found)
        jobs = asked(name, "SELECT count(*), sum(written) FROM job")
        assert jobs == f"1|{ROWS}", (name, rows, jobs)
        print(f"{name}: killed behind rows {rows}")


def test_two_at_once_write_one_delivery_once():
    path = os.path.join(ROOT, "second.csv")
    with open(LIST, encoding="utf-8") as old, open(path, "w", encoding="utf-8") as new:
        new.write(old.read().replace("\nN0", "\nM0"))
    for name in STORES:
        both = [subprocess.Popen(command(STORES[name], path), stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE) for _ in range(2)]
        ends = [(child.communicate(), child.returncode) for child in both]
        assert 0 in [status for _, status in ends], ends
        found = asked(name, "SELECT count(*), count(DISTINCT code) FROM practitioner"
                            " WHERE code LIKE 'M0%'")
        assert found == f"{ROWS}|{ROWS}", (name, found, ends)


if __name__ == "__main__":
    started = time.time()
    try:
        run_tests(globals())
    finally:
        print(f"{time.time() - started:.0f} s")
        shutil.rmtree(ROOT, ignore_errors=True)
