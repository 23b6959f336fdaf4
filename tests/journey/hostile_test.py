"""Requests that mean harm, byte by byte. Each is refused or cut; the server goes on."""
import os
import socket
import threading
import time

from journey import Server, fill_province, on_both, run_tests

DRILL = "XINGLIN_DRILL" in os.environ  # and then with limits of time, on a machine that does nothing else
HOST = b"Host: localhost\r\n"
END = b"\r\n\r\n"


def line(text):
    return text + b" HTTP/1.1\r\n" + HOST + b"\r\n"


# bytes, statuses that may come back (0: cut without a word)
HEADS = [
    (b"POST /api/home HTTP/1.1\r\n" + HOST + b"Content-Length: 2\r\n\r\n{}", {405}),
    (line(b"DELETE /api/plans"), {405}),
    (line(b"OPTIONS /"), {405}),
    (line(b"CONNECT localhost:80"), {400, 405}),
    (line(b"GET /../../etc/passwd"), {404}),
    (line(b"GET /assets/../../../etc/passwd"), {404}),
    (line(b"GET /%2e%2e/%2e%2e/etc/passwd"), {404}),
    (line(b"GET /api/gaps/%2e%2e%2f%2e%2e"), {401}),
    (line(b"GET /..%5c..%5cwindows"), {404}),
    (line(b"GET /api/gaps/" + b"%00" * 10), {404}),
    (line(b"GET //etc/passwd"), {404}),
    (line(b"GET /index.html/"), {404}),
    (line(b"GET http://evil.example/api/home"), {400}),
    (line(b"GET *"), {400}),
    (line(b"GET /a\x01b"), {400}),
    (line(b"GET /a\x00b"), {0, 400}),
    (line("GET /骨科".encode()), {400}),
    (line(b"GET /" + b"a" * 5000), {414}),
    (line(b"GET /?" + b"a=1&" * 1200), {414}),
    (line(b"GET /api/facts?" + b"county=1&" * 100), {401}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\x02b" + END, {400}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\x00b" + END, {0, 400}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"X Y: a" + END, {0, 400}),
    (b"GET / HTTP/1.1\r\n" + HOST + HOST + b"\r\n", {400}),
    (b"GET / HTTP/1.1\r\nHost: evil.example" + END, {421}),
    (b"GET / HTTP/1.1\r\nHost: localhost@evil.example" + END, {421}),
    (b"GET / HTTP/1.1" + END, {400}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\nTransfer-Encoding: chunked" + END, {400}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\nContent-Length: 6" + END, {0, 400}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: -5" + END, {0, 400, 413}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0" + END, {413}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 20000 + END, {431}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n" * 101 + b"\r\n", {431}),
    (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n b" + END, {0, 400}),
    (b"GET / HTTP/1.1\nHost: localhost\n\n", {0, 400}),
    (b"GET / HTTP/3.0\r\n" + HOST + b"\r\n", {0, 400, 505}),
    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200 + END, {0, 400}),
    (b"\x00" * 5000, {0, 400, 431, 414}),
]


def send(server, data, wait=15):
    """The status that comes back for these bytes, 0 where none does."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=wait) as link:
        got = b""
        try:
            link.sendall(data)
            link.shutdown(socket.SHUT_WR)
            while b"\r\n" not in got:
                more = link.recv(4096)
                if not more:
                    break
                got += more
        except (ConnectionError, TimeoutError):
            pass
    return int(got[9:12]) if got.startswith(b"HTTP/1.") else 0


def memory_kb(server):
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as file:
        return next(int(text.split()[1]) for text in file if text.startswith("VmRSS"))


def served(test):
    for address in on_both(fill_province):
        with Server(address) as server:
            test(server)
            assert server.process.poll() is None, "the server died"
            server.get("/api/home")
        break  # what is refused here never reaches a store


def test_hostile_heads_are_refused_and_the_server_goes_on():
    def test(server):
        for data, allowed in HEADS:
            status = send(server, data)
            assert status in allowed, f"{data[:80]!r}: {status}, not {allowed}"
            assert server.ask("/livez").status == 200, data[:80]
    served(test)


def test_a_body_behind_a_refusal_is_not_taken_for_a_request():
    def test(server):
        with socket.create_connection(("127.0.0.1", server.port), timeout=15) as link:
            link.sendall(b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: 60\r\n\r\n"
                         + b"GET /livez HTTP/1.1\r\n" + HOST + b"\r\n")
            got = b""
            try:
                while more := link.recv(4096):
                    got += more
            except ConnectionError:
                pass
        assert got.count(b"HTTP/1.1 ") == 1 and got.startswith(b"HTTP/1.1 413"), got[:200]
    served(test)


def asked_for(server, seconds):
    """How long an honest one waited, each time, in seconds."""
    waits, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        asked = time.monotonic()
        assert server.ask("/livez").status == 200
        waits.append(time.monotonic() - asked)
        time.sleep(0.02)
    return sorted(waits)


def p99(waits):
    return waits[len(waits) * 99 // 100]


def trickling(server, n, head):
    links = []
    for _ in range(n):
        link = socket.create_connection(("127.0.0.1", server.port), timeout=30)
        link.sendall(head)
        links.append(link)
    return links


def drip(links, stop):
    """A byte each second keeps any idle timer quiet."""
    while not stop.wait(1):
        for link in links:
            try:
                link.sendall(b"a")
            except OSError:
                pass


def cut_of(links, wait):
    """How many were cut, each waited for as long as there is time."""
    end, cut = time.monotonic() + wait, 0
    for link in links:
        link.settimeout(max(0.1, end - time.monotonic()))
        try:
            while got := link.recv(4096):
                assert got.startswith(b"HTTP/1.1 4") or b"408" in got, got[:80]
            cut += 1
        except ConnectionError:
            cut += 1
        except TimeoutError:
            pass
        link.close()
    return cut


def slow(head, n, seconds):
    def test(server):
        before = p99(asked_for(server, 3))
        links, stop = trickling(server, n, head(server)), threading.Event()
        begun = time.monotonic()
        dripping = threading.Thread(target=drip, args=(links, stop))
        dripping.start()
        try:
            waits = asked_for(server, seconds)
        finally:
            stop.set()
            dripping.join()
        cut = cut_of(links, 60 - seconds if not DRILL else 3)
        print(f"        {cut} of {n} cut within {time.monotonic() - begun:.1f} s; an honest one waited {before * 1000:.1f} ms before,"
              f" {p99(waits) * 1000:.1f} ms meanwhile (p99 of {len(waits)})")
        assert cut == n, f"{cut} of {n} were cut"
        assert p99(waits) < max(2 * before, 1), (before, p99(waits))
        assert asked_for(server, 1)
    served(test)


def test_slow_heads_are_cut_within_15_seconds_and_others_are_served():
    slow(lambda server: b"GET / HTTP/1.1\r\nX: ", 1000, 12)


def test_slow_bodies_are_cut_and_others_are_served():
    """30 s and 8 kB/s are a body's own time: with a byte a second none comes to its end."""
    def head(server):
        return (b"POST /api/catalogue HTTP/1.1\r\n" + HOST + b"Authorization: Bearer " + server.bearer.encode()
                + b"\r\nContent-Type: application/json\r\nIdempotency-Key: slow\r\nContent-Length: 900" + END + b"{")
    slow(head, 1000 if DRILL else 100, 34)


def test_random_bytes_and_broken_pieces_harm_nothing():
    def test(server):
        import random
        dice = random.Random(7)
        good = line(b"GET /api/facts?county=990101&limit=2")
        for _ in range(300):
            data = bytearray(good)
            for _ in range(dice.randrange(1, 6)):
                place = dice.randrange(len(data))
                if dice.random() < 0.5:
                    data[place] = dice.randrange(256)
                else:
                    data[place:place] = bytes(dice.randrange(256) for _ in range(3))
            send(server, bytes(data) + END)
        before = memory_kb(server)
        for _ in range(300):
            send(server, bytes(dice.randrange(256) for _ in range(dice.randrange(1, 400))) + END)
        assert memory_kb(server) - before < 32 * 1024, memory_kb(server) - before
    served(test)


if __name__ == "__main__":
    run_tests(globals())
