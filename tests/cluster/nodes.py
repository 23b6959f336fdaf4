"""PostgreSQL servers and `xinglin serve` processes of a drill, on loopback, in one temporary folder
that goes away with all of them."""
import glob
import importlib.machinery
import importlib.util
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time

from journey import SOURCE, XINGLIN

PREFIX = "xinglin-cluster-"


def tool(name):
    """A script of tools/ as a module: what it knows is not told twice."""
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), os.path.join(SOURCE, "tools", name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


PRIVATE = tool("with-postgres")
BINARIES = PRIVATE.binaries()
BECOME, ENTRY = PRIVATE.user()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def sweep():
    """Removes the folders of drills that were killed before they could."""
    for folder in glob.glob(os.path.join(tempfile.gettempdir(), PREFIX + "*")):
        match = re.match(PREFIX + r"(\d+)-", os.path.basename(folder))
        if match and not os.path.exists(f"/proc/{match.group(1)}"):
            shutil.rmtree(folder, ignore_errors=True)


def wait_until(true, what, seconds=30):
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, f"not within {seconds} s: {what}"
        time.sleep(0.02)


class Place:
    """The folder of a drill, and all that was started in it; both go with the block."""

    def __enter__(self):
        sweep()
        self.folder = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")
        os.chmod(self.folder, 0o711)
        self.password = secrets.token_hex(16)
        self.running = []
        return self

    def __exit__(self, *_):
        for one in reversed(self.running):
            one.end()
        shutil.rmtree(self.folder)

    def room(self, name):
        """A folder that PostgreSQL's user may write in."""
        path = os.path.join(self.folder, name)
        os.mkdir(path, 0o700)
        if ENTRY:
            os.chown(path, ENTRY.pw_uid, ENTRY.pw_gid)
        return path

    def write(self, path, text):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o600)
        if ENTRY:
            os.chown(path, ENTRY.pw_uid, ENTRY.pw_gid)
        return path

    def does(self, program, *words, **options):
        """A program of PostgreSQL, as its user; what it printed."""
        done = subprocess.run([*BECOME, os.path.join(BINARIES, program), *words], cwd=self.folder,
                              capture_output=True, encoding="utf-8", check=False,
                              env={**os.environ, "PGPASSWORD": self.password, **options})
        assert done.returncode == 0, f"{program} {str(words)[-500:]}: {done.stderr}"
        return done.stdout.strip()


class Node:
    """One PostgreSQL server over TCP, with durable commits. As little memory as does."""

    def __init__(self, place, name, port=None):
        self.place, self.name, self.port = place, name, port or free_port()
        self.room = place.room(name)
        self.data = os.path.join(self.room, "data")
        self.process = None
        place.running.append(self)

    def make(self):
        secret = self.place.write(os.path.join(self.room, "password"), self.place.password)
        self.place.does("initdb", "-D", self.data, "-U", "xinglin", "-A", "scram-sha-256", "--pwfile", secret,
                        "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
        return self

    def copy(self, of):
        """A standby of another server, with what it says of itself as its name."""
        self.place.does("pg_basebackup", "-D", self.data, "-R", "-X", "stream", "-c", "fast", "--no-sync",
                        "-d", of.address("postgres", f"application_name={self.name}"))
        return self

    def start(self, *settings):
        words = ["-c", "listen_addresses=127.0.0.1", "-c", f"port={self.port}", "-c", "max_connections=200",
                 "-c", "shared_buffers=64MB", "-c", "unix_socket_directories=", "-c", "hot_standby_feedback=on"]
        for setting in settings:
            words += ["-c", setting]
        with open(os.path.join(self.room, "log"), "ab") as log:
            self.process = subprocess.Popen(  # it goes when this process goes, even by kill -9
                ["setpriv", "--pdeathsig", "INT", *BECOME[1:], os.path.join(BINARIES, "postgres"), "-D", self.data,
                 *words], stdout=log, stderr=log, cwd=self.room)
        if not PRIVATE.ready(self.process, self.data):
            with open(os.path.join(self.room, "log"), encoding="utf-8", errors="replace") as log:
                raise AssertionError(f"{self.name} did not start:\n{log.read()[-3000:]}")
        return self

    def address(self, database="postgres", more=""):
        return (f"postgresql://xinglin:{self.place.password}@127.0.0.1:{self.port}/{database}"
                + (f"?{more}" if more else ""))

    def ask(self, sql, database="postgres"):
        """The rows of a statement, as text."""
        return self.place.does("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", self.address(database), "-c", sql)

    def kill(self):
        """As when the power fails: postmaster and its children at once."""
        pids = [self.process.pid]
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children", encoding="ascii") as file:
            pids += [int(word) for word in file.read().split()]
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass  # it ended meanwhile
        self.process.wait()

    def end(self):
        if self.process and self.process.poll() is None:
            PRIVATE.stop(self.process)


class Serving:
    """One `xinglin serve`, on a port that it keeps over its deaths."""

    def __init__(self, place, number, data, *options):
        self.place, self.port, self.process, self.number = place, free_port(), None, number
        self.words = [XINGLIN, "serve", "--data", data, "--listen", f"127.0.0.1:{self.port}", "--proxy", "127.0.0.1",
                      "--rate", "100000", "--staging", os.path.join(place.folder, "staging"), *options]
        place.running.append(self)

    def start(self):
        with open(os.path.join(self.place.folder, f"serve-{self.number}.log"), "ab") as log:
            self.process = subprocess.Popen(["setpriv", "--pdeathsig", "TERM", *self.words],
                                            stdout=subprocess.DEVNULL, stderr=log)
        return self

    def listens(self):
        if self.process.poll() is not None:
            raise AssertionError(f"serve ended with {self.process.returncode}: {self.log()[-2000:]}")
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            return True
        except OSError:
            return False

    def log(self):
        with open(os.path.join(self.place.folder, f"serve-{self.number}.log"), encoding="utf-8", errors="replace") as log:
            return log.read()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            assert self.process.wait(60) == 0, f"serve ended with {self.process.returncode}: {self.log()[-2000:]}"


def serving(place, count, data):
    """So many servers of one database, all of which listen."""
    all_of_them = [Serving(place, number, data).start() for number in range(count)]
    for one in all_of_them:
        wait_until(one.listens, "serve listens")
    return all_of_them
