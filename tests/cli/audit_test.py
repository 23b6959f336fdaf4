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


def test_a_signed_head_finds_what_was_cut_off_and_another_key_is_refused():
    key, other, signed = (os.path.join(ROOT, name) for name in ("key", "other", "signed"))
    public = xinglin("audit", "key", "--key", key).out.strip()
    strange = xinglin("audit", "key", "--key", other).out.strip()
    assert len(public) == 64 and os.stat(key).st_mode & 0o777 == 0o600
    refused(1, "audit", "key", "--key", key, says=["exists"])
    result = xinglin("audit", "head", "--data", DATA, "--key", key)
    assert result.status == 0 and result.out.count("\n") == 1, result.err
    with open(signed, "w", encoding="utf-8") as file:
        file.write(result.out)
    good = ("audit", "verify", "--data", DATA, "--signed", signed, "--public")
    assert xinglin(*good, public).status == 0
    refused(5, *good, strange, says=["another key"])
    refused(2, *good, "x", says=["public key"])
    refused(1, "audit", "verify", "--data", DATA, "--signed", signed, says=["--public"])
    with open(signed, "w", encoding="utf-8") as file:
        file.write(result.out.replace("head-1 3 ", "head-1 2 ").replace("head-1 2 ", "head-1 1 "))
    refused(5, *good, public, says=["signature"])
    refused(2, "audit", "head", "--data", DATA, "--key", signed, says=["no key"])
    with open(signed, "w", encoding="utf-8") as file:
        file.write(result.out)
    change("CREATE TABLE kept AS SELECT * FROM audit WHERE seq > 1")
    change("DELETE FROM audit WHERE seq > 1")
    change("UPDATE audit_head SET seq = 1, hash = (SELECT hash FROM audit WHERE seq = 1)")
    assert xinglin("audit", "verify", "--data", DATA).status == 0, "a log by itself looks whole"
    refused(5, *good, public, says=["cut off"])
    change("INSERT INTO audit SELECT * FROM kept")
    change("DROP TABLE kept")
    change("UPDATE audit_head SET seq = (SELECT max(seq) FROM audit)")
    change("UPDATE audit_head SET hash = (SELECT hash FROM audit WHERE audit.seq = audit_head.seq)")
    assert xinglin(*good, public).status == 0


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
