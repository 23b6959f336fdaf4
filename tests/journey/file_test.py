"""Long files over HTTP, on both databases: memory stays flat, nothing is left of what was cut, refused
or killed, what lies on disk is sealed, the same key makes one file, a full disk is told."""
import hashlib
import http.client
import json
import os
import socket
import subprocess
import threading
import time

from journey import KEYS, Server, fill_province, on_both, on_databases, run_tests, token

BYTES = {"Content-Type": "application/octet-stream"}
LINE = b"H1,330106198001010011,\xe7\x8e\x8b\xe6\x9f\x90\xe6\x9f\x90,2024-05-06,K35.801,47.0101,12345.67\n"
BLOCK = LINE * (1 << 14)
SIZE = 300 << 20
SERIAL = [0]


def folder(data):
    return os.path.join(KEYS.name, "staging") if "://" in data else os.path.join(data, "staging")


def left(data):
    return sorted(os.listdir(folder(data)))


def empty_within(data, seconds=120):
    until = time.monotonic() + seconds
    while left(data) and time.monotonic() < until:
        time.sleep(0.05)
    assert not left(data), left(data)


def key():
    SERIAL[0] += 1
    return f"file-{SERIAL[0]}-{time.monotonic_ns()}"


def headers(server, idempotency=None, **more):
    return {"Authorization": f"Bearer {server.bearer}", "Idempotency-Key": idempotency or key(), **BYTES, **more}


def blocks(size):
    for at in range(0, size, len(BLOCK)):
        yield BLOCK[:size - at]


def send(server, size, chunked=False, idempotency=None):
    """Status and answer of a file of so many bytes, sent as it is made."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    more = {} if chunked else {"Content-Length": str(size)}
    connection.request("POST", "/api/files", blocks(size), headers(server, idempotency, **more), encode_chunked=chunked)
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    return reply.status, body


def sent(server, size, **how):
    status, body = send(server, size, **how)
    assert status == 201, (status, body)
    return json.loads(body)


def remove(server, file):
    answer = server.ask(f"/api/files/{file['id']}", "DELETE", headers(server))
    assert answer.status == 200, answer.body


SANITIZED = "ASAN_OPTIONS" in os.environ  # keeps what was freed: its memory tells nothing of the program's


def most_mb(server):
    """The most memory that the server has held."""
    with open(f"/proc/{server.process.pid}/status", encoding="utf-8") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024


def test_300_mb_come_through_with_flat_memory_and_are_sealed():
    digest = hashlib.sha256()
    for block in blocks(SIZE):
        digest.update(block)
    for data in on_both(fill_province):
        with Server(data) as server:
            remove(server, sent(server, 1 << 20))
            before, since = most_mb(server), time.monotonic()
            file = sent(server, SIZE)
            seconds, grown = time.monotonic() - since, most_mb(server) - before
            print(f"        {SIZE >> 20} MB in {seconds:.1f} s, {grown:.1f} MB of memory more, {most_mb(server):.0f} MB in all")
            assert SANITIZED or (grown < 8 and most_mb(server) < 64), (grown, most_mb(server))
            assert file["bytes_n"] == SIZE and file["sha256"] == digest.hexdigest(), file
            assert server.get(f"/api/files/{file['id']}") == file
            assert left(data) == [file["id"]]
            path = os.path.join(folder(data), file["id"])
            assert SIZE < os.path.getsize(path) < SIZE * 1.01 and os.stat(path).st_mode & 0o777 == 0o600
            for form in (LINE[:30], "王某某".encode(), b"K35.801"):
                assert subprocess.run(["grep", "-qaF", form, path], check=False).returncode == 1, form
            remove(server, file)
            assert not left(data)
            chunked = sent(server, 5 << 20, chunked=True)
            assert chunked["bytes_n"] == 5 << 20
            remove(server, chunked)


def head(server, length=None, **more):
    words = {"Host": "localhost", **headers(server), **more}
    if length is not None:
        words["Content-Length"] = str(length)
    return ("POST /api/files HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in words.items()) + "\r\n").encode()


def said(link):
    """What comes until the other side ends."""
    got = b""
    link.settimeout(60)
    while True:
        part = link.recv(65536)
        if not part:
            return got
        got += part


def test_what_its_head_rules_out_is_refused_before_the_body():
    for data in on_both(fill_province):
        with Server(data) as server:
            for want, text in (
                    (413, head(server, length=(8 << 30) + 1)),
                    (507, head(server, length=8 << 30) if free(data) < 8 << 30 else None),
                    (415, head(server, length=1 << 30, **{"Content-Type": "text/csv"})),
                    (415, head(server, length=1 << 30, **{"Content-Encoding": "gzip"})),
                    (400, head(server, length=1 << 30, **{"Idempotency-Key": ""})),
                    (400, head(server, length=1 << 30).replace(b"/api/files", b"/api/files?x=1")),
                    (401, head(server, length=1 << 30, Authorization="Bearer xlt_" + "A" * 43)),
                    (403, head(server, length=1 << 30, Authorization=f"Bearer {token(data, 'reader', 'H1')}"))):
                if text is None:
                    continue
                link = socket.create_connection(("127.0.0.1", server.port))
                link.sendall(text)
                answer = said(link)
                assert answer.startswith(f"HTTP/1.1 {want}".encode()), (want, answer[:300])
                assert b"100 Continue" not in answer
                link.close()
            assert not left(data)
            status, body = send(server, 0)
            assert status == 422, (status, body)
            assert not left(data)


def free(data):
    disk = os.statvfs(folder(data))
    return disk.f_bavail * disk.f_frsize


def test_a_body_that_is_cut_and_a_server_that_is_killed_leave_nothing():
    for data in on_both(fill_province):
        with Server(data) as server:
            for chunked in (False, True):
                more = {"Transfer-Encoding": "chunked"} if chunked else {}
                link = socket.create_connection(("127.0.0.1", server.port))
                link.sendall(head(server, length=None if chunked else 1 << 30, **more))
                for block in blocks(8 << 20):
                    link.sendall(f"{len(block):x}\r\n".encode() + block + b"\r\n" if chunked else block)
                until = time.monotonic() + 120
                while not left(data) and time.monotonic() < until:
                    time.sleep(0.02)
                assert [name[-5:] for name in left(data)] == [".part"], left(data)
                link.close()
                empty_within(data)
            link = socket.create_connection(("127.0.0.1", server.port))
            link.sendall(head(server, length=1 << 30))
            for block in blocks(8 << 20):
                link.sendall(block)
            server.process.kill()
            server.process.wait()
            link.close()
            assert len(left(data)) == 1
            server.process = subprocess.Popen(["true"], stdout=subprocess.PIPE)  # for the end of the block
            server.process.wait()
        time.sleep(1.1)  # so old is a half that nobody holds
        with Server(data):
            empty_within(data)


def test_the_same_key_makes_one_file_and_another_body_is_refused():
    for data in on_both(fill_province):
        with Server(data) as server:
            once = key()
            file = sent(server, 200000, idempotency=once)
            assert sent(server, 200000, idempotency=once) == file
            assert left(data) == [file["id"]]
            status, body = send(server, 200001, idempotency=once)
            assert status == 422, (status, body)
            assert left(data) == [file["id"]]
            remove(server, file)
            assert server.ask(f"/api/files/{file['id']}").status == 404
            assert server.ask(f"/api/files/{file['id']}", "DELETE", headers(server)).status == 404


def test_many_at_once_are_all_there_and_others_are_answered_meanwhile():
    for data in on_both(fill_province):
        with Server(data, "--rate", "1000") as server:
            files, waits, done = [], [], threading.Event()

            def ask():
                while not done.is_set():
                    since = time.monotonic()
                    assert server.ask("/api/organizations").status == 200
                    waits.append(time.monotonic() - since)

            asker = threading.Thread(target=ask)
            writers = [threading.Thread(target=lambda n=n: files.append(sent(server, (n + 20) << 20))) for n in range(8)]
            asker.start()
            for writer in writers:
                writer.start()
            for writer in writers:
                writer.join()
            done.set()
            asker.join()
            assert sorted(f["bytes_n"] >> 20 for f in files) == list(range(20, 28))
            assert left(data) == sorted(f["id"] for f in files)
            print(f"        8 files at once: a list was answered within {max(waits) * 1000:.0f} ms, {most_mb(server):.0f} MB")
            assert max(waits) < 30
            for file in files:
                remove(server, file)


def test_a_full_disk_is_told_and_leaves_nothing_and_the_server_goes_on():
    for data in on_both(fill_province):
        with Server(data) as server:
            subprocess.run(["prlimit", f"--fsize={20 << 20}", "--pid", str(server.process.pid)], check=True)
            status, body = send(server, 30 << 20)
            assert status == 507 and b"no room" in body, (status, body)
            assert not left(data)
            remove(server, sent(server, 1 << 20))


def test_a_server_without_a_place_refuses_before_the_body():
    kept = os.environ.pop("XINGLIN_KEY_FILE")
    try:
        data = next(on_databases(fill_province, 1))
        with Server(data) as server:
            status, body = send(server, 0)
            assert status == 409 and b"master key" in body, (status, body)
    finally:
        os.environ["XINGLIN_KEY_FILE"] = kept


if __name__ == "__main__":
    run_tests(globals())
