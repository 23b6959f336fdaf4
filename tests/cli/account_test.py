"""xinglin account: who may sign in, by hand; what is refused, and that no password is an option."""
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile

from program import refused, run_tests, xinglin

FILL = os.environ.get("FILL", "build/tests/fill")
ROOT = tempfile.mkdtemp(prefix="xinglin-account-")
DATA = os.path.join(ROOT, "region")
PASSWORD = b"wine blue lamp tiger\n"


def rows(sql):
    store = sqlite3.connect(os.path.join(DATA, "store.db"))
    found = store.execute(sql).fetchall()
    store.close()
    return found


def add(name, role, *words, password=PASSWORD):
    return xinglin("account", "add", "--data", DATA, "--name", name, "--role", role, *words,
                   stdin=password)


def test_accounts_are_added_with_a_password_from_standard_input_or_a_file():
    result = add("li", "officer", "--scope", "990000", "--shown", "李处长")
    assert result.status == 0, result.err
    assert result.out == "account li: added as officer\n"
    path = os.path.join(ROOT, "password")
    with open(path, "wb") as file:
        file.write(b"grey stone river moon\r\nnot this line\n")
    result = add("wu", "auditor", "--password-file", path, password=b"")
    assert result.status == 0, result.err
    assert rows("SELECT count(*) FROM account WHERE password LIKE '$argon2id$%'") == [(2,)]
    with open(os.path.join(DATA, "store.db"), "rb") as file:
        assert b"blue lamp" not in file.read()


def test_what_is_wrong_is_one_sentence_and_adds_nothing():
    before = rows("SELECT count(*) FROM account")
    refused(1, "account", "--data", DATA, says=["add, grant, password, disable, token"])
    refused(1, "account", "remove", "--data", DATA, says=["remove"])
    refused(1, "account", "add", "--data", DATA, "--role", "officer", says=["--name"])
    refused(1, "account", "add", "--data", DATA, "--name", "x1", says=["--role"])
    refused(1, "account", "add", "--name", "x1", "--role", "officer", says=["--data"])
    refused(1, "account", "add", "--data", DATA, "--name", "x1", "--role", "officer",
            "--password", "wine blue lamp tiger", says=["--password"])
    refused(1, "account", "add", "--data", os.path.join(ROOT, "none"), "--name", "x1", "--role",
            "officer", stdin=PASSWORD, says=["none"])
    for words, says in ((("--name", "x1", "--role", "king"), ["king", "officer, manager"]),
                        (("--name", "X 1", "--role", "officer"), ["X 1", "an account's name"]),
                        (("--name", "x1", "--role", "manager"), ["wants a scope"]),
                        (("--name", "x1", "--role", "officer", "--scope", "110000"), ["110000"]),
                        (("--name", "li", "--role", "officer"), ["li", "of that name"]),
                        (("--name", "x1", "--role", "officer", "--password-profile", "gb22239"),
                         ["2 kinds"]),
                        (("--name", "x1", "--role", "officer", "--password-profile", "x"),
                         ["nist or gb22239"])):
        result = refused(2, "account", "add", "--data", DATA, *words, stdin=PASSWORD, says=says)
        assert result.err.count("\n") == 1, result.err
    for password in (b"short\n", b"password1234\n", b"\n", b""):
        result = refused(2, "account", "add", "--data", DATA, "--name", "x1", "--role", "officer",
                         stdin=password, says=["password"])
        assert "1234" not in result.err
    assert rows("SELECT count(*) FROM account") == before


def test_a_token_is_the_last_line_and_only_its_hash_is_kept():
    result = xinglin("account", "token", "--data", DATA, "--role", "officer")
    assert result.status == 0, result.err
    token = result.out.splitlines()[-1]
    assert re.fullmatch(r"xlt_[A-Za-z0-9_-]{43}", token), result.out
    assert rows("SELECT role, scope, place, until_ms FROM api_token") == [
        ("officer", "region", "", None)]
    with open(os.path.join(DATA, "store.db"), "rb") as file:
        assert token.encode() not in file.read()
    other = xinglin("account", "token", "--data", DATA, "--role", "officer", "--scope", "990100",
                    "--name", "bi", "--days", 30)
    assert other.status == 0 and other.out.splitlines()[-1] != token
    refused(1, "account", "token", "--data", DATA, says=["--role"])
    refused(2, "account", "token", "--data", DATA, "--role", "manager", says=["wants a scope"])
    refused(2, "account", "token", "--data", DATA, "--role", "public", says=["public"])


def test_posts_passwords_and_the_end_of_an_account():
    assert add("chen", "officer").status == 0
    result = xinglin("account", "grant", "--data", DATA, "--name", "chen", "--role", "auditor")
    assert result.status == 0, result.err
    refused(2, "account", "grant", "--data", DATA, "--name", "chen", "--role", "auditor",
            says=["has this post"])
    result = xinglin("account", "password", "--data", DATA, "--name", "chen",
                     stdin=b"grey stone river moon")
    assert result.status == 0, result.err
    assert xinglin("account", "disable", "--data", DATA, "--name", "chen").status == 0
    refused(2, "account", "disable", "--data", DATA, "--name", "chen", says=["disabled already"])
    refused(2, "account", "disable", "--data", DATA, "--name", "nobody", says=["nobody"])
    assert rows("SELECT state FROM account WHERE name = 'chen'") == [("disabled",)]


if __name__ == "__main__":
    try:
        subprocess.run([FILL, DATA], check=True)
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
