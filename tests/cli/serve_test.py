"""What serve refuses before it serves, and how it ends. What it answers is tested by the journeys."""
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import urllib.request

from program import XINGLIN, refused, run_tests, xinglin

FILL = os.environ.get("FILL", "build/tests/fill")


def test_help_names_the_options():
    result = xinglin("serve", "--help")
    assert result.status == 0
    for word in ("--data", "--listen", "postgresql://", "example:"):
        assert word in result.out, word


def test_without_data_it_is_refused():
    refused(1, "serve", says=["--data"])
    refused(1, "serve", "--data", "", says=["--data"])


def test_operands_and_unknown_options_are_refused():
    refused(1, "serve", "--data", "x", "y", says=["'y'", "operand"])
    refused(1, "serve", "--data", "x", "--port", "80", says=["--port"])


def test_a_store_that_is_not_there_is_refused_and_not_made():
    with tempfile.TemporaryDirectory() as folder:
        missing = os.path.join(folder, "region")
        refused(1, "serve", "--data", missing, says=[missing])
        assert not os.path.exists(missing)
        refused(1, "serve", "--data", folder, says=[folder])
        assert os.listdir(folder) == []


def test_a_file_of_another_kind_is_refused_and_left_as_it_was():
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "store.db")
        with open(file, "wb"):
            pass
        refused(2, "serve", "--data", folder, says=["no store", "no table of this program"])
        database = sqlite3.connect(file)
        database.execute("CREATE TABLE theirs (a INTEGER)")
        database.commit()
        database.close()
        refused(2, "serve", "--data", folder, says=["no store", "no table of this program"])
        database = sqlite3.connect(file)
        assert database.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
        database.close()
        with open(file, "wb") as random:
            random.write(bytes(range(256)) * 64)
        refused(1, "serve", "--data", folder, says=["not a database"])


def test_another_kind_of_address_and_a_dead_server_are_refused():
    refused(1, "serve", "--data", "mysql://localhost/x", says=["mysql://"])
    refused(1, "serve", "--data", "postgresql://nobody@127.0.0.1:1/x?connect_timeout=2",
            says=["127.0.0.1"])


def test_passwords_are_not_told():
    result = refused(1, "serve", "--data",
                     "postgresql://nobody:s3cret@127.0.0.1:1/x?connect_timeout=2")
    assert "s3cret" not in result.err, result.err


def with_store(test):
    """Runs the test with the folder of a small store."""
    folder = tempfile.mkdtemp()
    try:
        data = os.path.join(folder, "region")
        subprocess.run([FILL, data], check=True)
        test(data)
    finally:
        shutil.rmtree(folder)


def started(data):
    server = subprocess.Popen([XINGLIN, "serve", "--data", data, "--listen", "127.0.0.1:0"],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    line = server.stdout.readline().decode()
    assert line.startswith("xinglin serves http://127.0.0.1:"), line
    return server, line.split()[2]


def test_addresses_that_others_reach_and_ports_in_use_are_refused():
    def test(data):
        for address in ("0.0.0.0:8080", "[::]:8080", "192.0.2.1:80"):
            refused(1, "serve", "--data", data, "--listen", address, says=[address, "plain HTTP"])
        for address in ("8080", "localhost", "127.0.0.1:99999", "example.org:80"):
            refused(1, "serve", "--data", data, "--listen", address, says=[address])
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            result = refused(1, "serve", "--data", data, "--listen", address,
                             says=[address, "in use"])
            assert result.err.count("\n") == 1, result.err
    with_store(test)


def test_both_signals_end_it_with_0():
    def test(data):
        for number in (signal.SIGTERM, signal.SIGINT):
            server, url = started(data)
            assert urllib.request.urlopen(url + "readyz", timeout=60).status == 200
            server.send_signal(number)
            assert server.wait(30) == 0
            server.stdout.close()
            server.stderr.close()
    with_store(test)


if __name__ == "__main__":
    run_tests(globals())
