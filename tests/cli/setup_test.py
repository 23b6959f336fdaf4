"""xinglin setup: from nothing to a store that can be signed in to; what exists is refused."""
import json
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import tempfile
import urllib.error
import urllib.request

from program import XINGLIN, refused, run_tests, xinglin

ROOT = tempfile.mkdtemp(prefix="xinglin-setup-")
PASSWORD = b"wine blue lamp tiger\n"


def inside(name):
    return os.path.join(ROOT, name)


def setup(data, *words, password=PASSWORD):
    return ("setup", "--data", data, "--name", "li", *words), {"stdin": password}


def sign_in(at, password):
    """The status of a sign-in as li."""
    ask = urllib.request.Request(at + "api/session", method="POST",
                                 data=json.dumps({"name": "li", "password": password}).encode(),
                                 headers={"Content-Type": "application/json",
                                          "Origin": at.rstrip("/"), "Idempotency-Key": password[:8]})
    try:
        with urllib.request.urlopen(ask, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code


def test_a_store_a_key_and_an_officer_who_can_sign_in():
    words, options = setup(inside("region"), "--shown", "李处长")
    result = xinglin(*words, **options)
    assert result.status == 0, result.err
    assert "master.key" in result.out and f"xinglin serve --data {inside('region')}" in result.out
    for name, mode in (("", 0o700), ("/master.key", 0o600), ("/store.db", 0o600)):
        assert stat.S_IMODE(os.stat(inside("region" + name)).st_mode) == mode, name
    assert xinglin("check", "--data", inside("region")).status == 0
    store = sqlite3.connect(inside("region/store.db"))
    assert store.execute("SELECT name, shown, role, scope, place FROM account JOIN account_grant"
                         " ON account.id = account_grant.account").fetchall() == [
                             ("li", "李处长", "officer", "region", "")]
    store.close()
    server = subprocess.Popen([XINGLIN, "serve", "--data", inside("region"), "--listen",
                               "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        at = server.stdout.readline().decode().split()[2]
        assert sign_in(at, "wine blue lamp tiger") in (200, 201)
        assert sign_in(at, "wine blue lamp liger") == 401
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0
        server.stdout.close()


def test_what_exists_is_refused_and_stays():
    words, options = setup(inside("twice"))
    assert xinglin(*words, **options).status == 0
    before = {name: open(inside("twice/" + name), "rb").read() for name in ("store.db", "master.key")}
    words = [word if word != "li" else "wang" for word in words]
    result = refused(2, *words, says=[inside("twice"), "is there already", "account add"], **options)
    assert result.err.count("\n") == 1, result.err
    for name, data in before.items():
        assert open(inside("twice/" + name), "rb").read() == data, name
    foreign = inside("foreign")
    os.mkdir(foreign)
    store = sqlite3.connect(os.path.join(foreign, "store.db"))
    store.execute("CREATE TABLE theirs (a INTEGER)")
    store.commit()
    store.close()
    words, options = setup(foreign)
    refused(2, *words, **options)
    store = sqlite3.connect(os.path.join(foreign, "store.db"))
    assert store.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
    store.close()


def test_a_refused_run_makes_nothing():
    data = inside("none")
    for more, password, status, says in (
            ((), b"short\n", 2, "password"), ((), b"", 2, "password"), ((), b"\n", 2, "password"),
            (("--password-profile", "x"), PASSWORD, 2, "nist or gb22239"),
            (("--password-profile", "gb22239"), PASSWORD, 2, "2 kinds"),
            (("--password-file", inside("no-file")), b"", 1, "no-file"),
            (("--password", "wine blue lamp tiger"), b"", 1, "--password"),
            (("more",), PASSWORD, 1, "more")):
        words, options = setup(data, *more, password=password)
        refused(status, *words, says=[says], **options)
        assert not os.path.exists(data), more
    refused(2, "setup", "--data", data, "--name", "Li Si", stdin=PASSWORD, says=["an account's name"])
    refused(1, "setup", "--data", data, stdin=PASSWORD, says=["--name"])
    refused(1, "setup", "--name", "li", stdin=PASSWORD, says=["--data"])
    assert not os.path.exists(data)


def test_a_database_wants_its_key_file_named_first():
    environment = {name: value for name, value in os.environ.items() if name != "XINGLIN_KEY_FILE"}
    words, options = setup("postgresql://nobody@127.0.0.1:1/x?connect_timeout=2")
    refused(1, *words, says=["XINGLIN_KEY_FILE"], env=environment, **options)


def test_a_run_that_was_refused_by_its_key_can_be_done_again():
    key = inside("key")
    with open(key, "w", encoding="ascii") as file:
        file.write("no key\n")
    os.chmod(key, 0o600)
    words, options = setup(inside("again"))
    environment = {**os.environ, "XINGLIN_KEY_FILE": key}
    refused(2, *words, says=["64 hexadecimal"], env=environment, **options)
    os.remove(key)
    result = xinglin(*words, env=environment, **options)
    assert result.status == 0 and key in result.out, result.err
    assert os.path.exists(key) and not os.path.exists(inside("again/master.key"))


if __name__ == "__main__":
    try:
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
