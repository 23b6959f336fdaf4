"""The OCI image of deploy/Containerfile: built and run without a daemon, on a base made from Debian's own packages in
the place of the one that a registry would give. Everything stays in one temporary folder."""
import json
import os
import resource
import shutil
import subprocess
import tempfile
import time

from program import run_tests

SOURCE = os.path.abspath(os.environ.get("SOURCE", "."))
XINGLIN = os.path.abspath(os.environ.get("XINGLIN", "build/xinglin"))
BASE = "docker.io/library/debian:12-slim"
PASSWORD = "wine blue lamp tiger"
FOLDER = tempfile.mkdtemp(prefix="xinglin-image-")
ENVIRONMENT = {**os.environ, "CONTAINERS_STORAGE_CONF": os.path.join(FOLDER, "storage.conf"), "TMPDIR": FOLDER}
FILES = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
# What a container may do at the least, with no greater limits than whoever runs it has.
RUN = ["podman", "run", "--rm", "--interactive", f"--ulimit=nofile={FILES}:{FILES}", "--ulimit=nproc=4096:4096", "--network=host",
       "--runtime=runc", "--read-only", "--cap-drop=all", "--security-opt=no-new-privileges", "--volume=xinglin:/var/lib/xinglin"]


def said(*words, typed=None, fails=False):
    done = subprocess.run(words, env=ENVIRONMENT, cwd=FOLDER, input=typed, capture_output=True, encoding="utf-8", check=False)
    assert fails or done.returncode == 0, f"{words}: {done.returncode} {done.stderr[-1500:]}"
    return done.stdout


def asked(path, body=None):
    more = ["-H", "Content-Type: application/json", "-H", f"Idempotency-Key: {os.urandom(8).hex()}", "-d", json.dumps(body)] if body else []
    return said("curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", *more, f"http://127.0.0.1:8080{path}", fails=True)


def test_it_is_built_as_the_file_says():
    with open(ENVIRONMENT["CONTAINERS_STORAGE_CONF"], "w", encoding="utf-8") as file:
        file.write(f'[storage]\ndriver = "overlay"\nrunroot = "{FOLDER}/run"\ngraphroot = "{FOLDER}/store"\n')
    said("mmdebstrap", "--variant=minbase", "--quiet", "bookworm", "base.tar", "http://deb.debian.org/debian")
    said("podman", "import", "base.tar", BASE)
    os.mkdir(os.path.join(FOLDER, "deb"))
    said(os.path.join(SOURCE, "tools", "deb"), "--program", XINGLIN, os.path.join(FOLDER, "deb"))
    said("buildah", "build", "--isolation=chroot", "--pull-never", "--network=host", "--build-arg=MORE=", "-t", "xinglin",
         "-f", os.path.join(SOURCE, "deploy", "Containerfile"), os.path.join(FOLDER, "deb"))
    made = json.loads(said("podman", "image", "inspect", "localhost/xinglin"))[0]
    assert made["Config"]["User"] == "xinglin" and "/var/lib/xinglin" in made["Config"]["Volumes"], made["Config"]
    base = json.loads(said("podman", "image", "inspect", BASE))[0]
    print(f"        {made['Size'] >> 20} MB, of them {base['Size'] >> 20} MB the base", flush=True)


def test_it_serves_with_a_disk_that_is_read_only_and_no_capability_and_keeps_its_store():
    assert said(*RUN, "localhost/xinglin", "version").startswith("xinglin ")
    said(*RUN, "localhost/xinglin", "setup", "--data", "/var/lib/xinglin", "--name", "li", typed=PASSWORD + "\n")
    for turn in range(2):
        with subprocess.Popen([*RUN, f"--name=served{turn}", "localhost/xinglin"], env=ENVIRONMENT, cwd=FOLDER,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:
            until = time.monotonic() + 60
            while asked("/readyz") != "200":
                assert time.monotonic() < until and served.poll() is None, served.poll()
                time.sleep(0.1)
            assert asked("/api/session", {"name": "li", "password": PASSWORD}) in ("200", "201")
            who = json.loads(said("podman", "inspect", f"served{turn}"))[0]["State"]["Pid"]
            with open(f"/proc/{who}/status", encoding="ascii") as file:
                status = dict(line.rstrip("\n").split(":\t", 1) for line in file)
            assert status["CapEff"] == status["CapBnd"] == "0" * 16 and status["NoNewPrivs"] == "1", status
            assert "0" not in status["Uid"].split(), status["Uid"]
            said("podman", "stop", "--time=30", f"served{turn}")
            assert served.wait(30) == 0, "it ends in order"


if __name__ == "__main__":
    try:
        run_tests(globals())  # in the order they stand
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)
