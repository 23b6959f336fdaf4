"""A root in a temporary folder, into which dpkg installs, and the commands that would ask the running
system there: systemctl, runuser, systemd-tmpfiles, apt-get.

A scratch root has no systemd and no users of its own, so `systemctl` here starts what the installed
unit says (ExecStart, Environment, EnvironmentFile, UMask, User), on a free port, and `runuser` changes to the
user that the package made in the root's own passwd. Where the tests are not run by root, nobody can
become that user: then all is done by one, and dpkg works under fakeroot. Absolute paths of a shell
block lead into the root.
"""
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

OURS = re.compile(r"(?<![\w./-])(?=/(?:etc|var|root|usr/share)/)")
IS_ROOT = os.geteuid() == 0


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Scratch:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="xinglin-package-")
        os.chmod(self.folder.name, 0o755)
        self.root = os.path.join(self.folder.name, "root")
        self.bin = os.path.join(self.folder.name, "bin")
        self.port = free_port()
        self.server = None
        for path in ("var/lib/dpkg/info", "var/lib/dpkg/updates", "etc", "root", "usr/bin", "tmp"):
            os.makedirs(self.at(path))
        for path in ("var/lib/dpkg/status", "var/lib/dpkg/available", "etc/passwd", "etc/group"):
            with open(self.at(path), "w", encoding="utf-8"):
                pass
        os.mkdir(self.bin)
        self.command("systemctl", f'echo "$*" >>{self.folder.name}/asked')
        become = 'setpriv --reuid "$(id_of passwd)" --regid "$(id_of group)" --clear-groups' if IS_ROOT else ""
        self.command("runuser", f"id_of() {{ sed -n 's/^xinglin:[^:]*:\\([0-9]*\\):.*/\\1/p' {self.root}/etc/$1; }}\n"
                                '[ "$1 $2 $3" = "-u xinglin --" ] || exit 64\nshift 3\n'
                                f'exec {become} "$@"')
        self.command("systemd-tmpfiles",  # the package's own scripts name the root themselves
                     'case "$*" in --root=*) exec /usr/bin/systemd-tmpfiles "$@" ;; esac\n'
                     f'exec {"" if IS_ROOT else "fakeroot"} /usr/bin/systemd-tmpfiles --root={self.root} "$@"')
        self.command("apt-get", f'[ "$1" = install ] || exit 64\ncd {self.folder.name}\n{" ".join(self.dpkg())} -i "$2"')

    def at(self, path):
        return os.path.join(self.root, path.lstrip("/"))

    def command(self, name, text):
        with open(os.path.join(self.bin, name), "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\nset -eu\n{text}\n")
        os.chmod(os.path.join(self.bin, name), 0o755)

    def dpkg(self):
        """The libraries are the machine's: the root's own list has none of them."""
        return [*([] if IS_ROOT else ["fakeroot"]), "dpkg", f"--root={self.root}", "--force-depends",
                "--path-include=*",  # small images leave out manuals and documents
                "--force-script-chrootless", "--force-not-root", "--log=/dev/null"]

    def shell(self, block, typed=None):
        """Runs a block of a page; `systemctl` is done when its line is reached."""
        for part in re.split(r"^(systemctl .*)$", block, flags=re.M):
            if part.startswith("systemctl "):
                self.systemctl(*part.split()[1:])
            elif part.strip():
                self.sh(part, typed)

    def sh(self, text, typed=None):
        path = f"{self.bin}:{self.at('usr/bin')}:/usr/sbin:/usr/bin:/sbin:/bin"
        done = subprocess.run(["sh", "-eu", "-c", OURS.sub(lambda _: self.root, text)], input=typed,
                              capture_output=True, encoding="utf-8", check=False,
                              cwd=self.at("tmp"), env={"PATH": path, "LC_ALL": "C.UTF-8"})
        assert done.returncode == 0, f"{text}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    # --- the service ---------------------------------------------------------------------------------

    def unit(self):
        """{key: [values]} of the installed unit."""
        found = {}
        with open(self.at("usr/lib/systemd/system/xinglin.service"), encoding="utf-8") as file:
            for key, value in re.findall(r"^(\w+)=(.*)$", file.read(), re.M):
                found.setdefault(key, []).append(value)
        return found

    def exec_start(self):
        unit = self.unit()
        values = dict(word.split("=", 1) for line in unit["Environment"] for word in line.split())
        with open(self.at(unit["EnvironmentFile"][0].lstrip("-")), encoding="utf-8") as file:
            values |= dict(re.findall(r"^(\w+)=(.*)$", file.read(), re.M))
        words = []
        for word in unit["ExecStart"][0].split():
            if re.fullmatch(r"\$\w+", word):
                words += values[word[1:]].split()
            else:
                words.append(re.sub(r"\$\{(\w+)\}", lambda m: values[m.group(1)], word))
        words = [self.root + word if word.startswith(("/usr/", "/var/")) else word for word in words]
        assert "127.0.0.1:8080" in words
        return [word.replace(":8080", f":{self.port}") for word in words], unit

    def systemctl(self, verb, *words):
        assert words[-1] == "xinglin", words
        if verb in ("stop", "restart") and self.server:
            self.server.send_signal(signal.SIGTERM)
            assert self.server.wait(60) == 0
            self.server = None
        if verb in ("start", "restart") or (verb, words[0]) == ("enable", "--now"):
            command, unit = self.exec_start()
            assert unit["User"] == ["xinglin"] and unit["UMask"] == ["0077"]
            self.server = subprocess.Popen(
                ["sh", "-c", f'umask {unit["UMask"][0]}; exec "$@"', "sh", os.path.join(self.bin, "runuser"),
                 "-u", "xinglin", "--", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.wait_ready()

    def wait_ready(self):
        until = time.monotonic() + 60
        while time.monotonic() < until:
            assert self.server.poll() is None, f"the service ended with {self.server.poll()}"
            try:
                if self.get("/readyz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("the service is not ready")

    def get(self, path, headers=(), body=None):
        ask = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=body, headers=dict(headers))
        try:
            with urllib.request.urlopen(ask, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()

    def close(self):
        if self.server and self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            self.server.wait(60)
        self.folder.cleanup()
