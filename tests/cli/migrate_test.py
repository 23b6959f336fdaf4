"""xinglin migrate: a store of the past is brought forward, and never back."""
import os
import shutil
import sqlite3
import tempfile

from program import SOURCE, refused, run_tests, xinglin

ROOT = tempfile.mkdtemp(prefix="xinglin-migrate-")
STORE = os.path.join(ROOT, "store")


def sql(*statements):
    db = sqlite3.connect(os.path.join(STORE, "store.db"))
    found = [db.execute(statement).fetchall() for statement in statements]
    db.commit()
    db.close()
    return found


def test_help_names_the_options():
    result = xinglin("migrate", "--help")
    assert result.status == 0
    for word in ("--data", "backup", "example:"):
        assert word in result.out, word


# What every version has of a cell.
FACTS = ("SELECT residence, discipline, drg, month, treating, organization, payer, cases, rw_e4,"
         " deaths FROM fact ORDER BY 1, 2, 3, 4, 5, 6, 7")


def test_a_store_of_the_past_is_brought_forward_once():
    os.mkdir(STORE)
    db = sqlite3.connect(os.path.join(STORE, "store.db"))
    with open(os.path.join(SOURCE, "tests", "upgrade", "0006-sqlite.sql"), encoding="utf-8") as file:
        db.executescript(file.read())
    db.close()
    facts = sql(FACTS)
    result = xinglin("migrate", "--data", STORE)
    assert result.status == 0, result.err
    known = sql("SELECT count(*) FROM schema_file")[0][0][0]
    assert result.out.startswith(f"6 schema files were there, {known - 6} were added"), result.out
    assert sql(FACTS) == facts
    again = xinglin("migrate", "--data", STORE)
    assert again.out.startswith(f"{known} schema files were there, 0 were added"), again.out


def test_a_newer_or_another_schema_is_refused():
    sql("INSERT INTO schema_file VALUES (9999, '9999-future', 'x', 1)")
    refused(2, "migrate", "--data", STORE, says=["newer than this program", "9999"])
    sql("DELETE FROM schema_file WHERE number = 9999",
        "UPDATE schema_file SET checksum = 'abc' WHERE number = 2")
    refused(2, "migrate", "--data", STORE, says=["0002-organization", "differs"])


def test_wrong_words_are_refused():
    refused(1, "migrate", says=["--data"])
    refused(1, "migrate", "--data", STORE, "more", says=["more"])
    refused(1, "migrate", "--data", os.path.join(ROOT, "none"), says=["none", "no store"])
    assert os.listdir(ROOT) == ["store"]


if __name__ == "__main__":
    try:
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
