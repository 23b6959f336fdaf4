"""The same under Patroni and etcd: nobody promotes by hand. The primary and its agent die together, as a machine
does; Patroni may only act once the lease of the dead (ttl 20 s) has run out.

Skipped (77) where Patroni or etcd is not installed: tools/setup cluster installs both."""
import os
import shutil
import subprocess
import sys
import time

from askers import Crowd
from journey import run_tests, token
from nodes import BECOME, BINARIES, Node, Place, free_port, serving, wait_until
from proxy_test import Proxy
from servers_test import province, prove, rows

WRITABLE_S = 30.0  # the contract's bar, from the death to the next acknowledged write
SETTLE_S = 8
CONFIG = """
scope: drill
name: {name}
etcd3: {{host: "127.0.0.1:{etcd}"}}
restapi: {{listen: "127.0.0.1:{rest}", connect_address: "127.0.0.1:{rest}"}}
bootstrap:
  dcs: {{ttl: 20, loop_wait: 3, retry_timeout: 5, synchronous_mode: true}}
  initdb: [{{encoding: UTF8}}, {{locale: C.UTF-8}}, data-checksums]
  pg_hba: [host all all 127.0.0.1/32 scram-sha-256, host replication all 127.0.0.1/32 scram-sha-256]
postgresql:
  listen: "127.0.0.1:{port}"
  connect_address: "127.0.0.1:{port}"
  data_dir: {data}
  bin_dir: {binaries}
  pgpass: {room}/pgpass
  authentication:
    superuser: {{username: xinglin, password: "{password}"}}
    replication: {{username: standby, password: "{password}"}}
  parameters: {{unix_socket_directories: "", shared_buffers: 64MB, max_connections: 200}}
"""


class Etcd:
    """One member is enough here: it is the primary that dies. Three are wanted where it counts."""

    def __init__(self, place):
        self.port, peer = free_port(), free_port()
        room = place.room("etcd")
        with open(os.path.join(place.folder, "etcd.log"), "wb") as log:
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *BECOME[1:], "etcd", "--data-dir", room,
                 "--listen-client-urls", f"http://127.0.0.1:{self.port}",
                 "--advertise-client-urls", f"http://127.0.0.1:{self.port}",
                 "--listen-peer-urls", f"http://127.0.0.1:{peer}",
                 "--initial-advertise-peer-urls", f"http://127.0.0.1:{peer}",
                 "--initial-cluster", f"default=http://127.0.0.1:{peer}"], stdout=log, stderr=log)
        place.running.append(self)

    def end(self):
        self.process.kill()
        self.process.wait()


class Managed(Node):
    """A PostgreSQL that Patroni makes, starts and promotes."""

    def manage(self, etcd):
        text = CONFIG.format(name=self.name, etcd=etcd.port, rest=free_port(), port=self.port, data=self.data,
                             binaries=BINARIES, room=self.room, password=self.place.password)
        config = self.place.write(os.path.join(self.room, "patroni.yml"), text)
        with open(os.path.join(self.room, "log"), "ab") as log:
            self.process = subprocess.Popen(["setpriv", "--pdeathsig", "TERM", *BECOME[1:], "patroni", config],
                                            stdout=log, stderr=log, cwd=self.room)
        return self

    def says(self, sql):
        """An answer, or none yet."""
        try:
            return self.ask(sql)
        except AssertionError:
            return None

    def kill(self):
        """Agent and database at once: a machine without power."""
        with open(os.path.join(self.data, "postmaster.pid"), encoding="utf-8") as file:
            first = int(file.readline())
        self.process.kill()
        subprocess.run(["pkill", "-9", "-P", str(first)], check=False)
        os.kill(first, 9)
        self.process.wait()

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()  # it stops its database
            try:
                self.process.wait(40)
            except subprocess.TimeoutExpired:
                self.kill()


def log_of(node):
    with open(os.path.join(node.room, "log"), encoding="utf-8", errors="replace") as file:
        return file.read()[-1500:]


def pair(place):
    etcd = Etcd(place)
    one, two = (Managed(place, name) for name in ("one", "two"))
    one.manage(etcd)
    try:
        wait_until(lambda: one.says("SELECT pg_is_in_recovery()") == "f", "a primary", 90)
        two.manage(etcd)
        wait_until(lambda: one.says("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == "1",
                   "a synchronous standby", 120)
    except AssertionError:
        print(log_of(one), log_of(two) if two.process else "")
        raise
    return one, two


def test_patroni_promotes_by_itself_and_nothing_acknowledged_is_lost():
    with Place() as place:
        one, two = pair(place)
        province(one.address())
        data = f"postgresql://xinglin:{place.password}@127.0.0.1:{one.port},127.0.0.1:{two.port}/postgres"
        servers = serving(place, 2, data)
        with Proxy(*servers) as proxy, Crowd(proxy, token(data, "manager", "H1")) as crowd:
            time.sleep(SETTLE_S)
            before = crowd.written()
            died = time.monotonic()
            one.kill()
            wait_until(lambda: two.says("SELECT pg_is_in_recovery()") == "f", "a promotion", 90)
            promoted = time.monotonic()
            wait_until(lambda: crowd.written(promoted) > 0, "a write behind the promotion", 60)
            outage = min(when for when, _, _ in crowd.times if when > promoted) - died
            time.sleep(SETTLE_S)
        print(f"        promoted after {promoted - died:.1f} s, {outage:.1f} s without a write, {before} before: {crowd.told()}")
        crowd.check(rows(two))
        prove(data)
        assert before > 0 and outage < WRITABLE_S, f"{before} before, {outage:.1f} s"


if __name__ == "__main__":
    missing = [name for name in ("patroni", "etcd") if not shutil.which(name)]
    if missing:
        print("skipped: not installed: " + " ".join(missing))
        sys.exit(77)
    run_tests(globals())
