"""Clients that write and read over TLS through nginx, and keep the one rule of docs/api.md: what was cut off, or
answered 502, 503 or 504, is sent again as it was, under its key, until another answer comes.

Each has an address of its own (127.0.1.n), as people have. What they saw is counted; what was acknowledged to
them is held against the store at the end.
"""
import collections
import http.client
import json
import socket
import ssl
import threading
import time

from proxy_test import NAME

AGAIN = {"cut", 502, 503, 504}  # anything else that is no success is a fault
PATIENCE_S = 90                 # for one write, before it counts as given up
READS_S = 0.05                  # between two pages that one reader opens


class Link(http.client.HTTPSConnection):
    """A kept connection to the proxy from an address of one's own."""

    def __init__(self, proxy, number):
        super().__init__("127.0.0.1", proxy.port, timeout=100, context=ssl.create_default_context(cafile=proxy.crt))
        self.own = (f"127.0.{1 + number // 250}.{1 + number % 250}", 0)

    def connect(self):
        self.sock = self._context.wrap_socket(
            socket.create_connection((self.host, self.port), self.timeout, self.own), server_hostname=NAME)


class Asker:
    def __init__(self, crowd, number):
        self.crowd, self.number, self.link = crowd, number, None

    def once(self, method, path, body=None, key=None):
        """One try: (status or "cut", body)."""
        headers = {"Host": NAME, "Authorization": f"Bearer {self.crowd.bearer}"}
        if body is not None:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": key}
        try:
            if not self.link:
                self.link = Link(self.crowd.proxy, self.number)
            self.link.request(method, path, body, headers)
            reply = self.link.getresponse()
            return reply.status, reply.read()
        except (OSError, http.client.HTTPException):
            self.link.close()
            self.link = None
            return "cut", b""

    def asked(self, method, path, body=None, key=None):
        """By the rule, until another answer comes: (status, body, seconds until the first failure, seconds from
        there to the answer), or None where patience ended."""
        first, failed = time.monotonic(), None
        while time.monotonic() - first < PATIENCE_S and not self.crowd.hurry.is_set():
            status, reply = self.once(method, path, body, key)
            self.crowd.count(method, status)
            if status not in AGAIN:
                now = time.monotonic()
                return status, reply, now - first, now - failed if failed else 0.0
            failed = failed or time.monotonic()
            time.sleep(0.05)
        return None

    def write(self):
        n = 0
        while not self.crowd.stop.is_set():
            name, n = f"某{self.number}-{n}", n + 1
            body = json.dumps({"programme": "p", "name": name})
            got = self.asked("POST", "/api/prospects", body, f"drill-{self.crowd.run}-{self.number}-{n}")
            if got is None:
                self.crowd.note("given up", name)
                return
            status, reply, took, retried = got
            if status != 201:
                self.crowd.note("fault", f"POST {name}: {status} {reply[:300]!r}")
                return
            made = json.loads(reply)["id"]
            self.crowd.acknowledge(name, made, took, retried)
            got = self.asked("GET", f"/api/prospects/{made}")  # through whichever process
            if got and (got[0] != 200 or json.loads(got[1])["name"] != name):
                self.crowd.note("fault", f"GET of {name} behind its 201: {got[0]} {got[1][:300]!r}")
                return

    def read(self):
        while not self.crowd.stop.is_set():
            got = self.asked("GET", "/api/prospects?limit=50")
            if got and got[0] != 200:
                self.crowd.note("fault", f"GET of a page: {got[0]} {got[1][:300]!r}")
                return
            time.sleep(READS_S)


class Crowd:
    """Writers and readers that begin with the block and end with it."""

    def __init__(self, proxy, bearer, writers=8, readers=4, run="a"):
        self.proxy, self.bearer, self.run = proxy, bearer, run
        self.lock, self.stop, self.hurry = threading.Lock(), threading.Event(), threading.Event()
        self.acknowledged, self.times = {}, []  # name -> id; (when, how long it took, of that behind its first failure)
        self.counts, self.notes = collections.Counter(), []
        askers = [Asker(self, n) for n in range(writers + readers)]
        self.threads = [threading.Thread(target=a.write if n < writers else a.read) for n, a in enumerate(askers)]

    def count(self, method, status):
        with self.lock:
            self.counts[method, status] += 1

    def note(self, kind, text):
        with self.lock:
            self.notes.append((kind, text))

    def acknowledge(self, name, made, took, retried):
        with self.lock:
            self.acknowledged[name] = made
            self.times.append((time.monotonic(), took, retried))

    def __enter__(self):
        self.began = time.monotonic()
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, kind, *_):
        self.stop.set()
        if kind:
            self.hurry.set()
        for thread in self.threads:
            thread.join()

    def written(self, since=0.0):
        with self.lock:
            return sum(when > since for when, _, _ in self.times)

    def gap(self):
        """The longest time in which nothing was acknowledged to anybody."""
        whens = [self.began] + sorted(when for when, _, _ in self.times)
        return max(b - a for a, b in zip(whens, whens[1:]))

    def retried(self):
        """How much longer the slowest write took that failed once, beside the slowest that never did."""
        return (max((again for _, _, again in self.times if again), default=0)
                - max((took for _, took, again in self.times if not again), default=0))

    def told(self):
        """What they saw, as one line."""
        tries = sum(self.counts.values())
        failed = sum(n for (_, status), n in self.counts.items() if status in AGAIN)
        kinds = ", ".join(f"{n} {status}" for status, n in sorted(
            collections.Counter({s: sum(n for (_, t), n in self.counts.items() if t == s)
                                 for s in AGAIN}).items(), key=str) if n)
        return (f"{len(self.acknowledged)} writes acknowledged, {tries} requests, {failed} to be sent again "
                f"({100 * failed / max(tries, 1):.2f} %: {kinds or 'none'}), longest gap {self.gap():.2f} s, "
                f""
                f"longest write {max((took for _, took, _ in self.times), default=0):.2f} s, "
                f"longest time behind a failure {max((again for _, _, again in self.times), default=0):.2f} s")

    def check(self, rows):
        """Holds all that was acknowledged against what is there: (name, id) of every row."""
        assert not self.notes, self.notes[:5]
        assert self.acknowledged, "nothing was written at all"
        names = collections.Counter(name for name, _ in rows)
        double = [name for name, n in names.items() if n > 1]
        there = dict(rows)
        lost = [name for name, made in self.acknowledged.items() if there.get(name) != made]
        assert not lost, f"{len(lost)} acknowledged writes are lost: {lost[:5]}"
        assert not double, f"{len(double)} writes happened twice: {double[:5]}"
        assert set(names) == set(self.acknowledged), "a row that nobody was told of"
