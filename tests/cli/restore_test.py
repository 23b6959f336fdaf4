"""xinglin restore: all rows of a backup in an empty store, or none."""
import gzip
import os
import shutil
import sqlite3
import subprocess
import tempfile

from program import SOURCE, refused, run_tests, xinglin

FILL = os.environ.get("FILL", "build/tests/journey/fill")
ROOT = tempfile.mkdtemp(prefix="xinglin-restore-")
STORE, AGAIN = os.path.join(ROOT, "store"), os.path.join(ROOT, "again")
FILE = os.path.join(ROOT, "a.backup")


def rows(store):
    """Every row of every table but the schema's own, as SQLite itself reads them."""
    db = sqlite3.connect(os.path.join(store, "store.db"))
    tables = [name for (name,) in db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'schema_file'")]
    found = {name: sorted(map(repr, db.execute(f"SELECT * FROM {name}"))) for name in tables}
    db.close()
    return found


def test_help_names_the_options():
    result = xinglin("restore", "--help")
    assert result.status == 0
    for word in ("--data", "--from", "example:"):
        assert word in result.out, word


def test_a_wiped_store_comes_back_row_by_row():
    before = rows(STORE)
    shutil.rmtree(STORE)
    result = xinglin("restore", "--data", STORE, "--from", FILE)
    assert result.status == 0, result.err
    assert rows(STORE) == before and sum(map(len, before.values())) > 40
    assert xinglin("check", "--data", STORE).status == 0


def test_a_store_with_rows_is_refused_and_left_as_it_was():
    before = rows(STORE)
    result = refused(2, "restore", "--data", STORE, "--from", FILE, says=["not empty", "frame"])
    assert rows(STORE) == before, result.err


def test_a_packed_backup_is_read():
    with open(FILE, "rb") as plain, gzip.open(FILE + ".gz", "wb") as packed:
        packed.write(plain.read())
    assert xinglin("restore", "--data", AGAIN, "--from", FILE + ".gz").status == 0
    assert rows(AGAIN) == rows(STORE)
    shutil.rmtree(AGAIN)


def test_a_damaged_backup_touches_nothing():
    damaged = os.path.join(ROOT, "damaged")
    with open(FILE, "rb") as file:
        data = file.read()
    for bad, words in ((data[:-20], ["damaged:", "checksum"]), (data[: len(data) // 2], ["cut off"]),
                       (data.replace("甲县".encode(), "乙县".encode(), 1), ["checksum"]),
                       (b"", ["damaged:1:", "cut off"]), (b"\0" * 500, ["damaged:1:"])):
        with open(damaged, "wb") as file:
            file.write(bad)
        refused(2, "restore", "--data", AGAIN, "--from", damaged, says=[damaged])
        assert not os.path.exists(AGAIN), words


def test_wrong_words_are_refused():
    refused(1, "restore", "--from", FILE, says=["--data"])
    refused(1, "restore", "--data", AGAIN, says=["--from"])
    refused(1, "restore", "--data", AGAIN, "--from", os.path.join(ROOT, "none"), says=["none"])
    refused(1, "restore", "--data", AGAIN, "--from", FILE, "more", says=["more"])
    assert not os.path.exists(AGAIN)


def test_a_backup_of_a_past_schema_is_brought_forward():
    past = os.path.join(ROOT, "past")
    os.mkdir(past)
    db = sqlite3.connect(os.path.join(past, "store.db"))
    with open(os.path.join(SOURCE, "tests", "upgrade", "0006-sqlite.sql"), encoding="utf-8") as file:
        db.executescript(file.read())
    db.close()
    old = os.path.join(ROOT, "old.backup")
    assert xinglin("backup", "--data", past, "--out", old).status == 0
    assert xinglin("restore", "--data", AGAIN, "--from", old).status == 0
    assert rows(AGAIN) == rows(STORE)
    refused(2, "restore", "--data", AGAIN, "--from", old, says=["not empty"])
    shutil.rmtree(AGAIN)
    assert xinglin("migrate", "--data", past).status == 0
    assert rows(past) == rows(STORE)


if __name__ == "__main__":
    try:
        subprocess.run([FILL, STORE], check=True)
        assert xinglin("backup", "--data", STORE, "--out", FILE).status == 0
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
