"""xinglin check: a sound store or backup, exit 0; faults, each told, exit 5."""
import os
import shutil
import sqlite3
import subprocess
import tempfile

from program import refused, run_tests, xinglin

FILL = os.environ.get("FILL", "build/tests/journey/fill")
ROOT = tempfile.mkdtemp(prefix="xinglin-check-")
STORE = os.path.join(ROOT, "store")
FILE = os.path.join(ROOT, "a.backup")


def test_help_names_the_options():
    result = xinglin("check", "--help")
    assert result.status == 0
    for word in ("--data", "--backup", "example:"):
        assert word in result.out, word


def test_what_is_sound_is_said_to_be():
    result = xinglin("check", "--data", STORE)
    assert result.status == 0 and result.err == "", result.err
    assert "47 rows" in result.out and "0 faults" in result.out
    assert xinglin("backup", "--data", STORE, "--out", FILE).status == 0
    result = xinglin("check", "--backup", FILE)
    assert result.status == 0 and "is whole: 47 rows" in result.out


def test_a_damaged_backup_is_a_fault():
    with open(FILE, "rb") as file:
        data = file.read()
    with open(FILE, "wb") as file:
        file.write(data[:-10])
    refused(5, "check", "--backup", FILE, says=["cut off"])
    refused(1, "check", "--backup", os.path.join(ROOT, "none"), says=["none"])


def test_every_fault_of_a_store_is_told():
    db = sqlite3.connect(os.path.join(STORE, "store.db"))
    db.execute("UPDATE practitioner SET organization = 'x' WHERE title_rank = 1")
    db.execute("DROP TABLE unplaced")
    db.commit()
    db.close()
    result = refused(5, "check", "--data", STORE,
                     says=["practitioner names a row of organization", "unplaced"])
    assert len(result.err.splitlines()) == 2 and "2 faults" in result.out, result.err + result.out


def test_wrong_words_are_refused():
    refused(1, "check", says=["--data", "--backup"])
    refused(1, "check", "--data", STORE, "--backup", FILE, says=["either"])
    refused(1, "check", "--data", STORE, "more", says=["more"])
    refused(1, "check", "--data", os.path.join(ROOT, "none"), says=["none"])


if __name__ == "__main__":
    try:
        subprocess.run([FILL, STORE], check=True)
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
