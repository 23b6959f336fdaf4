"""The shipped nginx configuration before the program: what strangers can reach.

Skipped (77) where nginx is not installed."""
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time

from heads import BY_LIBRARY, HEADS
from journey import FILL, SOURCE, Server, account, run, run_tests

NAME = "xinglin.example"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def put_in(text, places):
    """Replaces each place, which has to be there."""
    for old, new in places.items():
        assert old in text, f"deploy/nginx.conf has no {old!r}"
        text = text.replace(old, new)
    return text


class Proxy:
    """nginx with deploy/nginx.conf, its ports and paths put in, before a server or several."""

    def __init__(self, *servers):
        self.folder, self.port, self.plain = tempfile.mkdtemp(), free_port(), free_port()
        os.chmod(self.folder, 0o755)
        crt, key = f"{self.folder}/tls.crt", f"{self.folder}/tls.key"
        run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
            "-nodes", "-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}",
            "-keyout", key, "-out", crt)
        with open(os.path.join(SOURCE, "deploy", "nginx.conf"), encoding="utf-8") as file:
            text = put_in(file.read(), {
                "server 127.0.0.1:8080 max_fails=0;":
                    "\n".join(f"server 127.0.0.1:{server.port} max_fails=0;" for server in servers),
                "listen 443 ": f"listen 127.0.0.1:{self.port} ",
                "listen 80 ": f"listen 127.0.0.1:{self.plain} ",
                "/etc/xinglin/tls.crt": crt, "/etc/xinglin/tls.key": key,
                "/var/log/nginx/xinglin.log": f"{self.folder}/xinglin.log"})
        with open(f"{self.folder}/site.conf", "w", encoding="utf-8") as file:
            file.write(text)
        temps = "".join(f"{kind}_temp_path {self.folder}/{kind};\n"
                        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        with open(f"{self.folder}/main.conf", "w", encoding="utf-8") as file:
            file.write(f"pid {self.folder}/pid; error_log {self.folder}/main.log;\n"
                       f"events {{}}\nhttp {{ access_log off;\n{temps}"
                       f"include {self.folder}/site.conf; }}\n")
        self.process = subprocess.Popen(
            [NGINX, "-p", self.folder, "-c", f"{self.folder}/main.conf", "-g", "daemon off;"],
            stderr=subprocess.PIPE)
        self.crt = crt

    def __enter__(self):
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise AssertionError(self.process.stderr.read().decode())
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return self
            except ConnectionError:
                time.sleep(0.05)
        raise AssertionError("nginx does not listen")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.process.stderr.close()
        shutil.rmtree(self.folder)

    def link(self, name=NAME, alpn=None):
        context = ssl.create_default_context(cafile=self.crt)
        context.set_alpn_protocols(alpn or ["http/1.1"])
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=15)
        return context.wrap_socket(raw, server_hostname=name)


def drain(link):
    got = b""
    try:
        while more := link.recv(65536):
            got += more
    except (ConnectionError, TimeoutError, ssl.SSLError):
        pass
    return got


def told(link, data, patience=1.5):
    """All that comes back for these bytes."""
    with link:
        link.settimeout(patience)
        try:
            link.sendall(data)
        except (ConnectionError, ssl.SSLError):
            pass
        return drain(link)


def ask(proxy, target, method="GET", headers=b"", body=b""):
    reply = told(proxy.link(), f"{method} {target} HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n"
                 .encode() + headers + b"\r\n" + body)
    return int(reply[9:12] or 0), reply


def answers(reply):
    return len(re.findall(rb"HTTP/1\.[01] [2-5]\d\d ", reply))


def refused(reply):
    """Nothing, or one reply that is no good one."""
    return answers(reply) <= 1 and not re.match(rb"HTTP/1\.1 [123]", reply) or not reply


def served(test):
    with tempfile.TemporaryDirectory() as folder:
        run(FILL, os.path.join(folder, "region"))
        with Server(os.path.join(folder, "region"), "--proxy", "127.0.0.1") as server, Proxy(server) as proxy:
            test(server, proxy)
            assert server.ask("/livez").status == 200
            assert ask(proxy, "/livez")[0] == 200


def test_malformed_heads_are_refused_by_the_server_alone_and_none_is_answered_twice():
    def test(server, _):
        for name, data, _ in HEADS:
            link = socket.create_connection(("127.0.0.1", server.port), timeout=15)
            reply = told(link, data.replace(b"@", b"localhost"))
            if name in BY_LIBRARY:
                assert b"\r\nConnection: close\r\n" in reply and answers(reply) <= 2, reply
                reply = reply[:12]
            assert refused(reply), f"{name}: {reply[:200]!r}"
    served(test)


def test_malformed_heads_are_refused_through_nginx_and_it_is_known_by_whom():
    def test(_, proxy):
        wrong, counts = [], {}
        for name, data, who in HEADS:
            reply = told(proxy.link(), data.replace(b"@", NAME.encode()))
            found = "server" if b"application/problem+json" in reply else "nginx"
            if reply.startswith(b"HTTP/1.1 200") and answers(reply) == 1:
                found = "cleaned"
            elif not refused(reply):
                found = f"answered: {reply[:100]!r}"
            counts[found] = counts.get(found, 0) + 1
            if found != who:
                wrong.append(f"{name}: {found}, not {who}")
        print("        refused by", counts)
        assert not wrong, wrong
        assert sum(counts.values()) - counts.get("cleaned", 0) >= 35
    served(test)


def test_pages_and_answers_come_through_with_their_headers():
    def test(server, proxy):
        for target in ("/", "/api/home", "/api/organizations?limit=2"):
            status, reply = ask(proxy, target, headers=f"Authorization: Bearer {server.bearer}\r\n".encode())
            assert status == 200, reply[:300]
            for header in (b"Strict-Transport-Security: max-age=31536000",
                           b"Content-Security-Policy: default-src 'self'", b"nosniff"):
                assert header.lower() in reply.lower(), (target, header)
            assert server.ask(target).body in reply.replace(b"\r\n", b"\n") or b"chunked" in reply
    served(test)


def test_a_browser_signs_in_through_nginx_and_another_site_does_not():
    def test(server, proxy):
        account("add", "--data", server.data, "--name", "li", "--role", "officer", "--scope", "990000",
                "--password-file", "-", password="correct horse battery 9")
        body = b'{"name":"li","password":"correct horse battery 9"}'
        head = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        for origin, want in (("https://evil.example", 403), ("https://localhost", 403), (f"https://{NAME}", 200)):
            status, reply = ask(proxy, "/api/session", "POST", f"{head}Origin: {origin}\r\n".encode(), body)
            assert status == want, (origin, reply[:300])
        assert b"Set-Cookie: __Host-xinglin=xls_" in reply and b"; Secure" in reply, reply[:900]
    served(test)


def test_metrics_are_not_for_strangers_however_they_are_spelt():
    def test(server, proxy):
        assert server.ask("/metrics").status == 200
        for target in ("/metrics", "/%6detrics", "/./metrics", "/x/../metrics", "//metrics",
                       "/metrics/", "/metrics?x=1", "/METRICS"):
            status, reply = ask(proxy, target)
            assert status == 404, (target, reply[:200])
            assert b"xinglin_requests_total" not in reply
    served(test)


def test_other_names_are_turned_away():
    def test(_, proxy):
        try:
            proxy.link(name="evil.example").close()
            raise AssertionError("a handshake for another name succeeded")
        except ssl.SSLError:
            pass
        reply = told(proxy.link(), b"GET /livez HTTP/1.1\r\nHost: evil.example\r\n\r\n")
        assert reply.startswith(b"HTTP/1.1 421"), reply[:100]
    served(test)


def test_plain_http_leads_to_https():
    def test(_, proxy):
        link = socket.create_connection(("127.0.0.1", proxy.plain), timeout=15)
        reply = told(link, b"GET /api/home HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert reply.startswith(b"HTTP/1.1 308"), reply[:100]
        assert f"Location: https://{NAME}/api/home".encode() in reply
    served(test)


def test_http_2_is_spoken_and_old_tls_is_not():
    def test(_, proxy):
        with proxy.link(alpn=["h2", "http/1.1"]) as link:
            got = link.selected_alpn_protocol(), link.version()
            assert got == ("h2", "TLSv1.3"), got
        for version in ("-tls1", "-tls1_1"):
            done = subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{proxy.port}",
                                   "-servername", NAME, version], stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            assert done.returncode != 0, version
    served(test)


def test_a_body_above_a_megabyte_is_refused_by_nginx():
    def test(_, proxy):
        status, reply = ask(proxy, "/api/home", "POST", b"Content-Length: 1048577\r\n")
        assert status == 413 and b"problem+json" not in reply, reply[:200]
        status, reply = ask(proxy, "/api/home", "POST",
                            b"Content-Type: application/json\r\nContent-Length: 2\r\n", b"{}")
        assert status == 405 and b"problem+json" in reply, reply[:200]
    served(test)


def test_a_list_of_two_megabytes_goes_through_and_one_above_512_does_not():
    def test(server, proxy):
        body = ("code,name,organization,department,discipline,title_rank,techniques\n" + "".join(f"P{i:06},王,H1,外科,骨科,3,\n" for i in range(80000))).encode()
        assert len(body) > 2 << 20
        sent = (f"Authorization: Bearer {server.bearer}\r\nIdempotency-Key: list-{time.monotonic_ns()}\r\n"
                "Content-Type: application/octet-stream\r\n")
        target = "/api/uploads?kind=practitioners&source=s"
        head = f"POST {target} HTTP/1.1\r\nHost: {NAME}\r\nConnection: close\r\n{sent}Content-Length: {len(body)}\r\n\r\n"
        reply = told(proxy.link(), head.encode() + body, 60)
        status = int(reply[9:12] or 0)
        assert status == 201 and b'"rows_n":80000' in reply.replace(b" ", b""), reply[:400]
        status, reply = ask(proxy, target, "POST", f"{sent}Content-Length: {512 << 20 | 1}\r\n".encode())
        assert status == 413 and b"problem+json" not in reply, reply[:200]
    served(test)


def test_nginx_takes_as_much_as_each_row_of_the_table():
    """A row that takes more than a mebibyte is asked with a body as long as that, which never comes: without a name
    it is the server that refuses, by what it finds first. A byte more is refused by its length, by the one or the other."""
    with open(os.path.join(SOURCE, "docs", "rights.md"), encoding="utf-8") as file:
        rows = re.findall(r"^\| (POST|PUT) \| `([^`]+)` \| [^|]+ \| (\d+) kB \|", file.read(), re.M)
    long = [(verb, re.sub(r"{\w+}", "01890a5d-ac96-774b-bcce-b302099a8057", path), int(kib) << 10) for verb, path, kib in rows if int(kib) > 1024]
    assert len(long) > 9

    def test(_, proxy):
        for verb, path, most in long:
            path = path.replace("studies/01890a5d-ac96-774b-bcce-b302099a8057", "studies/1.2.3")
            status, reply = ask(proxy, path, verb, f"Content-Type: application/octet-stream\r\nContent-Length: {most}\r\n".encode())
            assert status in (400, 401, 415) and b"problem+json" in reply, (path, reply[:200])
            status, reply = ask(proxy, path, verb, f"Content-Type: application/octet-stream\r\nContent-Length: {(8 << 30) + 1}\r\n".encode())
            assert status == 413 and b"problem+json" not in reply, (path, reply[:200])
    served(test)


if __name__ == "__main__":
    if not NGINX:
        print("skipped: nginx is not installed")
        sys.exit(77)
    run_tests(globals())
