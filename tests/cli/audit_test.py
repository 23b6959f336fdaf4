"""xinglin audit verify: a log that holds, and one that somebody meddled with."""
import os
import shutil
import sqlite3
import subprocess
import tempfile

from program import refused, run_tests, xinglin

FILL = os.environ.get("FILL", "build/tests/fill")
ROOT = tempfile.mkdtemp(prefix="xinglin-audit-")
DATA = os.path.join(ROOT, "region")


def change(sql):
    store = sqlite3.connect(os.path.join(DATA, "store.db"))
    store.execute(sql)
    store.commit()
    store.close()


def head():
    result = xinglin("audit", "verify", "--data", DATA)
    assert result.status == 0, result.err
    assert result.out.splitlines()[0] == "3 lines, the chain holds"
    return result.out.splitlines()[-1]


def test_the_log_holds_and_its_head_is_the_last_line():
    number, hash_ = head().split(":")
    assert number == "3" and len(hash_) == 64
    assert xinglin("audit", "verify", "--data", DATA, "--head", head()).status == 0


def test_a_changed_line_ends_with_5():
    change("UPDATE audit SET place = place || 'x' WHERE seq = 2")
    result = refused(5, "audit", "verify", "--data", DATA, says=["audit line 2"])
    assert result.err.count("\n") == 1 and result.out == ""
    change("UPDATE audit SET place = replace(place, 'x', '') WHERE seq = 2")
    head()


def test_a_cut_end_is_found_by_the_head_that_was_written_down():
    known = head()
    change("DELETE FROM audit WHERE seq = 3")
    refused(5, "audit", "verify", "--data", DATA, says=["ends at line 2"])
    change("UPDATE audit_head SET seq = 2, hash = (SELECT hash FROM audit WHERE seq = 2)")
    assert xinglin("audit", "verify", "--data", DATA).status == 0
    refused(5, "audit", "verify", "--data", DATA, "--head", known, says=["line 3", "cut off"])


def test_wrong_words_are_refused():
    refused(1, "audit", "--data", DATA, says=["verify"])
    refused(1, "audit", "verify", says=["--data"])
    refused(1, "audit", "verify", "--data", os.path.join(ROOT, "none"), says=["none"])
    refused(2, "audit", "verify", "--data", DATA, "--head", "x", says=["x: a head"])


if __name__ == "__main__":
    try:
        subprocess.run([FILL, DATA], check=True)
        for _ in range(3):
            assert xinglin("account", "token", "--data", DATA, "--role", "auditor").status == 0
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
