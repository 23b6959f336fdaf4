"""A primary with a synchronous standby: the primary dies as by a power failure, the standby is promoted, the servers
find it by themselves; and a standby that is away, so that no commit may be called done."""
import os
import threading
import time

from askers import Asker, Crowd
from journey import run_tests, token
from nodes import Node, Place, serving, wait_until
from proxy_test import Proxy
from servers_test import province, prove, rows

SECONDS = int(os.environ.get("SECONDS_EACH", "30"))
OUTAGE_S = 10.0  # from the death to the next acknowledged write, where somebody promotes at once


def synchronous(primary):
    return primary.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == "1"


def pair(place):
    """A filled primary, and a standby without which it acknowledges nothing."""
    one = Node(place, "one").make().start()
    data = (f"postgresql://xinglin:{place.password}@127.0.0.1:{one.port},127.0.0.1:%d/postgres")
    province(one.address())
    two = Node(place, "two").copy(one).start()
    one.ask("ALTER SYSTEM SET synchronous_standby_names = 'two'")
    one.ask("SELECT pg_reload_conf()")
    wait_until(lambda: synchronous(one), "the standby is synchronous")
    return one, two, data % two.port


def promote(node):
    assert node.ask("SELECT pg_promote(true, 60)") == "t"


def test_a_primary_that_dies_under_load_loses_nothing_that_was_acknowledged():
    with Place() as place:
        one, two, data = pair(place)
        servers = serving(place, 2, data)
        with Proxy(*servers) as proxy, Crowd(proxy, token(data, "manager", "H1")) as crowd:
            time.sleep(SECONDS / 3)
            before = crowd.written()
            died = time.monotonic()
            one.kill()
            promote(two)
            promoted = time.monotonic()
            wait_until(lambda: crowd.written(promoted) > 0, "a write behind the promotion", 60)
            outage = min(when for when, _, _ in crowd.times if when > promoted) - died
            time.sleep(SECONDS / 3)
        print(f"        promoted in {promoted - died:.2f} s, {outage:.2f} s without a write, {before} before: {crowd.told()}")
        crowd.check(rows(two))
        prove(data)
        assert outage < OUTAGE_S, f"{outage:.1f} s"
        assert all(server.process.poll() is None for server in servers), "a server had to be started again"


def waiting(node):
    return node.ask("SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'").split()


class Waiter(threading.Thread):
    """One try of one write."""

    def __init__(self, crowd, key):
        super().__init__()
        self.asker, self.key, self.status = Asker(crowd, 0), key, None
        self.start()

    def run(self):
        self.status, self.body = self.asker.once("POST", "/api/prospects", '{"programme": "p", "name": "某等"}'.encode(), self.key)

    def refused(self, node, cancelled):
        """The write that waits for the standby is not acknowledged, whatever ends its wait; others read meanwhile."""
        wait_until(lambda: waiting(node), "a commit waits for the standby")
        assert Asker(self.asker.crowd, 1).once("GET", "/api/prospects?limit=5")[0] == 200
        while cancelled and self.is_alive():
            node.ask("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
            self.join(0.2)
        self.join(100)
        assert self.status == 503, (self.status, self.body)


def test_without_its_standby_no_write_is_acknowledged_nor_one_told_again():
    with Place() as place:
        one, two, data = pair(place)
        servers = serving(place, 2, data)
        with Proxy(*servers) as proxy:
            crowd = Crowd(proxy, token(data, "manager", "H1"), 1, 0)
            two.kill()
            began = time.monotonic()
            Waiter(crowd, "first").refused(one, cancelled=False)
            gave_up = time.monotonic() - began
            began = time.monotonic()
            Waiter(crowd, "second").refused(one, cancelled=True)
            cancelled = time.monotonic() - began
            Waiter(crowd, "second").refused(one, cancelled=True)  # committed here already, and still not told
            two.start()
            wait_until(lambda: synchronous(one), "the standby is back")
            for key in ("first", "second"):
                again = Waiter(crowd, key)
                again.join(60)
                assert again.status == 201, (key, again.status, again.body)
            one.kill()
            promote(two)
            assert two.ask("SELECT count(*) FROM prospect WHERE name = '某等'") == "2"
        print(f"        503 after {gave_up:.1f} s of waiting, {cancelled:.1f} s where the wait was cancelled; 201 with the standby, once")
        prove(data)


if __name__ == "__main__":
    run_tests(globals())
