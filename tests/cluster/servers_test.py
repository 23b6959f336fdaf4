"""Servers of one database behind the shipped nginx, one of them killed each second while clients write and read."""
import os
import random
import re
import time

from askers import Crowd
from bulletin_test import programme
from journey import XINGLIN, fill_province, run, run_tests, token
from nodes import Node, Place, serving, wait_until
from proxy_test import Proxy

SECONDS = int(os.environ.get("SECONDS_EACH", "30"))
SERVERS = 3
RETRIED_S = 2.0  # so much longer a write may take that had to be sent again (the contract's bar)


def province(data):
    fill_province(data)
    programme(data)


def rows(node):
    """(name, id) of every row that the crowd may have written."""
    return [line.split("|") for line in node.ask("SELECT name, id FROM prospect ORDER BY 1").splitlines()]


def prove(data):
    run(XINGLIN, "audit", "verify", "--data", data)
    run(XINGLIN, "check", "--data", data)


def test_one_server_killed_each_second_loses_nothing_and_nothing_happens_twice():
    with Place() as place:
        node = Node(place, "one").make().start()
        data = node.address()
        province(data)
        servers = serving(place, SERVERS, data)
        chance, kills = random.Random(11), 0
        with Proxy(*servers) as proxy, Crowd(proxy, token(data, "manager", "H1")) as crowd:
            until = time.monotonic() + SECONDS
            while time.monotonic() < until:
                victim = chance.choice(servers)
                time.sleep(1)
                wait_until(victim.listens, "a killed server listens again")
                victim.kill()
                victim.start()
                kills += 1
        print(f"        {SERVERS} servers, {kills} kills: {crowd.told()}")
        crowd.check(rows(node))
        prove(data)
        assert kills >= SECONDS * 0.7, f"{kills} kills in {SECONDS} s"
        assert crowd.retried() < RETRIED_S, crowd.retried()


def test_a_server_that_goes_in_order_fails_nobody():
    """SIGTERM, as an upgrade does: who asks is answered by the others, without a single failure."""
    with Place() as place:
        node = Node(place, "one").make().start()
        data = node.address()
        province(data)
        servers = serving(place, SERVERS, data)
        with Proxy(*servers) as proxy, Crowd(proxy, token(data, "manager", "H1")) as crowd:
            for one in servers:
                time.sleep(1)
                one.end()
                one.start()
                wait_until(one.listens, "a restarted server listens again")
        print(f"        {SERVERS} servers, each restarted once: {crowd.told()}")
        crowd.check(rows(node))
        failed = sum(n for (_, status), n in crowd.counts.items() if status != 200 and status != 201)
        assert failed == 0, crowd.counts


if __name__ == "__main__":
    run_tests(globals())
