"""Idle streams of GET /api/events: memory, processor, how soon all hear of an event.

    XINGLIN=build/xinglin FILL=build/tests/journey/fill python3 bench/streams.py [N]
"""
import os
import re
import resource
import select
import socket
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "journey"))

from bulletin_test import person, post, programme  # noqa: E402
from journey import Server, fill_province  # noqa: E402

IDLE_S = 12


def rss_mb(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def cpu_s(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


class Watchers:
    def __init__(self, server, n):
        self.poll, self.links, self.heard = select.epoll(), {}, {}
        head = f"GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {server.bearer}\r\n\r\n"
        for _ in range(n):
            link = socket.create_connection(("127.0.0.1", server.port))
            link.sendall(head.encode())
            self.links[link.fileno()], self.heard[link.fileno()] = link, b""
            self.poll.register(link.fileno(), select.EPOLLIN)

    def listen(self, word, seconds):
        """Seconds until all have heard the word; how many have not."""
        since = time.monotonic()
        left = {fd for fd, heard in self.heard.items() if word not in heard}
        while left and time.monotonic() - since < seconds:
            for fd, _ in self.poll.poll(1):
                self.heard[fd] = (self.heard[fd] + self.links[fd].recv(65536))[-2000:]
                if word in self.heard[fd]:
                    left.discard(fd)
        return time.monotonic() - since, len(left)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "region")
        fill_province(data)
        programme(data)
        with Server(data, "--streams", str(n)) as server:
            pid, maker = server.process.pid, person(server, data)
            before = rss_mb(pid)
            watchers = Watchers(server, n)
            assert watchers.listen(b"id: ", 60)[1] == 0
            print(f"{n} streams: {rss_mb(pid) - before:.0f} MB added")
            since = cpu_s(pid)
            assert post(maker, "/api/bulletins", {"programme": "p"}).status == 201
            seconds, left = watchers.listen(b"bulletin.made", 60)
            print(f"an event to all: {seconds:.2f} s, {left} left out, {cpu_s(pid) - since:.2f} CPU s")
            since = cpu_s(pid)
            watchers.listen(b"never said", IDLE_S)
            print(f"idle: {(cpu_s(pid) - since) / IDLE_S * 100:.1f} % of a core")


main()
