"""The package on a machine with a real systemd and nginx, by the words of docs/operate.md and docs/proxy.md:
installed, begun, killed, put behind TLS, backed up, restored, upgraded, its keys turned."""
import json
import os
import re
import subprocess
import tempfile
import time

from machine import Machine
from program import run_tests

SOURCE = os.path.abspath(os.environ.get("SOURCE", "."))
XINGLIN = os.path.abspath(os.environ.get("XINGLIN", "build/xinglin"))
NAME = "xinglin.example"
PASSWORD = "wine blue lamp tiger"
MACHINE = None


def source(name):
    with open(os.path.join(SOURCE, name), encoding="utf-8") as file:
        return file.read()


def blocks(page, heading):
    """The shell blocks under a heading of an installed page."""
    text = MACHINE.sh(f"cat /usr/share/doc/xinglin/docs/{page}")
    part = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.M | re.S).group(1)
    found = re.findall(r"^```sh\n(.*?)^```", part, re.M | re.S)
    assert found, heading
    return found


def follow(page, heading, typed=None):
    return "".join(MACHINE.sh(block, typed) for block in blocks(page, heading))


def asked(path, more="", through="http://127.0.0.1:8080"):
    """Status and body, from within the machine."""
    status, _, body = MACHINE.sh(f"curl -sS -m 30 -w '\\n%{{http_code}}' {more} '{through}{path}'").rpartition("\n")[::-1]
    return int(status), body


def ready():
    until = time.monotonic() + 60
    while MACHINE.sh("curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:8080/readyz", fails=True) != "200":
        assert time.monotonic() < until, MACHINE.sh("systemctl status xinglin; journalctl -u xinglin -n 50", fails=True)
        time.sleep(0.1)


def shown(what):
    return MACHINE.sh(f"systemctl show -P {what} xinglin").strip()


def signs_in(through="http://127.0.0.1:8080", more=""):
    body = json.dumps({"name": "li", "password": PASSWORD})
    status, text = asked("/api/session", f"{more} -H 'Content-Type: application/json' -H 'Idempotency-Key: "
                         f"{os.urandom(8).hex()}' -d '{body}'", through)
    assert status in (200, 201), (status, text)


def test_it_is_installed_and_begun_as_the_page_says():
    with tempfile.TemporaryDirectory() as folder:
        deb = subprocess.run([os.path.join(SOURCE, "tools", "deb"), "--program", XINGLIN, folder],
                             stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout.strip()
        MACHINE.take(deb, "/root/" + os.path.basename(deb))
    block = re.search(r"^## Install\n.*?^```sh\n(.*?)^```", source("docs/operate.md"), re.M | re.S).group(1)
    MACHINE.sh(block.replace("apt-get install", "apt-get install -y"))
    assert MACHINE.sh("systemctl is-enabled xinglin", fails=True).strip() == "disabled"
    follow("operate.md", "First run", PASSWORD + "\n")
    ready()
    signs_in()
    assert shown("ActiveState") == "active" and shown("User") == "xinglin" and shown("NRestarts") == "0"


def test_the_service_may_do_as_little_as_its_unit_says():
    status = dict(re.findall(r"^(\w+):\t(.*)$", MACHINE.sh(f"cat /proc/{shown('MainPID')}/status"), re.M))
    assert status["NoNewPrivs"] == "1" and status["Seccomp"] == "2", status
    assert {status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")} == {"0" * 16}, status
    assert "0" not in status["Uid"].split(), status
    seen = f"nsenter --target {shown('MainPID')} --mount "
    for path in ("/usr/bin", "/etc", "/var/log", "/var/backups"):
        assert "Read-only" in MACHINE.sh(f"{seen} touch {path}/x 2>&1 || true"), path
    MACHINE.sh(f"{seen} touch /var/lib/xinglin/x && rm /var/lib/xinglin/x")
    assert MACHINE.sh(f"{seen} ls /home /root") .split() == ["/home:", "/root:"]
    lines = MACHINE.sh("journalctl -u xinglin -o cat").splitlines()
    assert any(line.startswith("{") and json.loads(line) for line in lines), lines[-5:]


def test_killed_it_is_there_again_with_what_it_acknowledged():
    for n in range(1, 4):
        token = MACHINE.sh("runuser -u xinglin -- xinglin account token --data /var/lib/xinglin --role officer"
                           " --scope 990000 | tail -n 1").strip()
        before = shown("MainPID")
        MACHINE.sh(f"kill -9 {before}")
        began = time.monotonic()
        ready()
        assert shown("NRestarts") == str(n) and shown("MainPID") != before
        assert asked("/api/session", f"-H 'Authorization: Bearer {token}'")[0] == 200
        print(f"        killed, ready again after {time.monotonic() - began:.1f} s", flush=True)


def test_nginx_with_tls_stands_in_front_as_the_page_says():
    MACHINE.sh("mkdir -p /root/tls && cd /root/tls && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256"
               f" -nodes -days 2 -subj /CN={NAME} -addext subjectAltName=DNS:{NAME} -keyout tls.key -out tls.crt 2>&1")
    follow("proxy.md", "Putting it up")
    assert MACHINE.sh("stat -c '%U %a' /etc/xinglin/tls.key").strip() == "root 600"
    at, trust = f"https://{NAME}", f"--cacert /root/tls/tls.crt --resolve {NAME}:443:127.0.0.1 --resolve {NAME}:80:127.0.0.1"
    status, body = asked("/", trust, at)
    assert status == 200 and "<html" in body, (status, body[:200])
    signs_in(at, trust)
    assert MACHINE.sh(f"curl -sS -o /dev/null -w '%{{http_version}}' {trust} {at}/").strip() == "2"
    assert asked("/metrics", trust, at)[0] == 404
    assert asked("/x", trust, f"http://{NAME}")[0] == 308
    other = MACHINE.sh("curl -sSk --resolve other.example:443:127.0.0.1 https://other.example/ 2>&1 || true")
    assert "unrecognized name" in other, other
    MACHINE.sh("systemctl kill --signal=KILL xinglin")
    ready()
    signs_in(at, trust)


def test_backup_restore_upgrade_and_keys_as_the_page_says():
    for heading in ("Back up", "Restore", "Upgrade", "Rotate keys"):
        follow("operate.md", heading)
        ready()
        signs_in()


def test_stopped_it_ends_well():
    MACHINE.sh("systemctl stop xinglin")
    assert shown("ActiveState") == "inactive" and shown("Result") == "success"
    assert shown("ExecMainStatus") == "0"


if __name__ == "__main__":
    with Machine() as MACHINE:
        run_tests(globals())  # in the order they stand
