"""The Debian package: the same bytes twice, what is in it, and docs/operate.md followed word by word."""
import filecmp
import gzip
import json
import os
import re
import shutil
import subprocess
import tempfile

from program import run_tests
from scratch import IS_ROOT, Scratch

SOURCE = os.path.abspath(os.environ.get("SOURCE", "."))
XINGLIN = os.path.abspath(os.environ.get("XINGLIN", "build/xinglin"))
ROOT = tempfile.mkdtemp(prefix="xinglin-deb-")
SCRATCH = Scratch()
PASSWORD = "wine blue lamp tiger"
DEB = ""


def said(*words, **options):
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False, **options)
    assert done.returncode == 0, f"{words}: {done.returncode} {done.stderr[-1000:]}"
    return done.stdout


def source(name):
    with open(os.path.join(SOURCE, name), encoding="utf-8") as file:
        return file.read()


def blocks(heading):
    """The shell blocks under a heading of docs/operate.md, as they are installed."""
    with open(SCRATCH.at("usr/share/doc/xinglin/docs/operate.md"), encoding="utf-8") as file:
        part = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", file.read(), re.M | re.S).group(1)
    found = re.findall(r"^```sh\n(.*?)^```", part, re.M | re.S)
    assert found, heading
    return found


def follow(heading, typed=None):
    for block in blocks(heading):
        SCRATCH.shell(block, typed)


def signs_in():
    answer = SCRATCH.get("/api/session", {"Content-Type": "application/json", "Idempotency-Key": os.urandom(8).hex()},
                         json.dumps({"name": "li", "password": PASSWORD}).encode())
    assert answer[0] in (200, 201), answer


# --- the file -----------------------------------------------------------------------------------

def test_two_packages_of_one_program_are_the_same_bytes():
    global DEB
    tool = os.path.join(SOURCE, "tools", "deb")
    elsewhere = {**os.environ, "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    DEB = said(tool, "--program", XINGLIN, os.path.join(ROOT, "one")).strip()
    two = said("sh", "-c", 'umask 077; exec "$@"', "sh", tool, "--program", XINGLIN, os.path.join(ROOT, "two"),
               env=elsewhere).strip()
    assert filecmp.cmp(DEB, two, shallow=False)
    assert os.path.getsize(DEB) > 1000000


def test_what_is_in_it_is_root_s_and_nothing_more_than_it_should():
    listing = said("dpkg-deb", "-c", DEB)
    rows = [line.split(None, 5) for line in listing.splitlines()]
    paths = {row[5].removeprefix("./"): row[0] for row in rows}
    for row in rows:
        assert row[1] == "root/root", row
        assert row[0][5] != "w" and row[0][8] != "w" and "s" not in row[0], row
    for path in ("usr/bin/xinglin", "usr/lib/systemd/system/xinglin.service", "usr/lib/sysusers.d/xinglin.conf",
                 "usr/lib/tmpfiles.d/xinglin.conf", "etc/default/xinglin", "usr/share/xinglin/nginx.conf",
                 "usr/share/xinglin/grafana.json", "usr/share/man/man1/xinglin.1.gz",
                 "usr/share/doc/xinglin/sbom.spdx.json", "usr/share/doc/xinglin/copyright",
                 "usr/share/doc/xinglin/changelog.gz"):
        assert path in paths, path
    assert paths["etc/default/xinglin"] == "-rw-r-----", "it may hold secrets"
    for folder in ("maps", "programmes", "examples"):
        for path in said("git", "ls-files", folder, cwd=SOURCE).splitlines():
            assert f"usr/share/xinglin/{path}" in paths, path
    assert {path.split("/")[0] for path in paths if path} == {"usr", "etc"}, paths
    depends = said("dpkg-deb", "-f", DEB, "Depends")
    for library in ("libsqlite3-0", "libpq5", "libsodium23", "libmicrohttpd12"):
        assert library in depends, depends
    version = said("dpkg-deb", "-f", DEB, "Version").strip()
    assert said(XINGLIN, "version") == f"xinglin {version}\n" and f"## {version} " in source("CHANGELOG.md")


def test_without_a_history_or_a_program_none_is_made():
    bare = os.path.join(ROOT, "bare")
    os.makedirs(os.path.join(bare, "tools"))
    shutil.copy(os.path.join(SOURCE, "tools", "deb"), os.path.join(bare, "tools"))
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run([os.path.join(bare, "tools", "deb"), "--program", XINGLIN, os.path.join(ROOT, "none")],
                          capture_output=True, encoding="utf-8", check=False, cwd=bare,
                          env={**environment, "GIT_CEILING_DIRECTORIES": ROOT})
    assert done.returncode == 1 and "SOURCE_DATE_EPOCH" in done.stderr, done.stderr
    done = subprocess.run([os.path.join(SOURCE, "tools", "deb"), "--program", "/etc/hostname",
                           os.path.join(ROOT, "none")], capture_output=True, check=False)
    assert done.returncode != 0
    assert os.listdir(os.path.join(ROOT, "none")) == []


# --- what is told of it ---------------------------------------------------------------------------

def test_the_manual_has_every_command_and_man_has_nothing_to_say():
    SCRATCH.sh("apt-get install " + DEB)
    page = SCRATCH.at("usr/share/man/man1/xinglin.1.gz")
    warned = subprocess.run(["man", "--warnings", "-l", "-Tutf8", page], capture_output=True, encoding="utf-8",
                            check=False, env={**os.environ, "MANWIDTH": "100", "LC_ALL": "C.UTF-8"})
    assert warned.returncode == 0 and not warned.stderr, warned.stderr
    with gzip.open(page, "rt", encoding="utf-8") as file:
        text = file.read()
    listed = re.findall(r"^  (\w+) +\S", said(XINGLIN, "help"), re.M)
    assert len(listed) > 20
    for name in listed:
        assert f".TP\n.B {name}\n" in text, name
        if name not in ("help", "version"):
            assert f".SH {name.upper()}\n" in text, name
            for option in re.findall(r"^  (--[\w-]+)", said(XINGLIN, "help", name), re.M):
                assert option.replace("-", "\\-") in text, (name, option)


def test_the_bill_names_what_is_linked_and_what_the_browser_is_sent():
    with open(SCRATCH.at("usr/share/doc/xinglin/sbom.spdx.json"), encoding="utf-8") as file:
        bill = json.load(file)
    assert bill["spdxVersion"] == "SPDX-2.3" and bill["dataLicense"] == "CC0-1.0"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", bill["creationInfo"]["created"])
    known = [package["SPDXID"] for package in bill["packages"]]
    assert len(set(known)) == len(known)
    for package in bill["packages"]:
        assert re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", package["SPDXID"]), package
        assert {"name", "versionInfo", "downloadLocation", "licenseDeclared"} <= set(package), package
    for link in bill["relationships"]:
        assert {link["spdxElementId"], link["relatedSpdxElement"]} <= {*known, "SPDXRef-DOCUMENT"}, link
    # What the linker finds, by its own words.
    needed = set(re.findall(r"NEEDED +(\S+)", said("objdump", "-p", SCRATCH.at("usr/bin/xinglin"))))
    told = {name for package in bill["packages"] if package.get("comment", "").startswith("linked as ")
            for name in package["comment"].removeprefix("linked as ").split(", ")}
    assert needed == told, needed ^ told
    names = {(package["name"], package["versionInfo"]) for package in bill["packages"]}
    wanted = json.loads(source("web/package.json"))
    for name, version in wanted["dependencies"].items():
        assert (name, version) in names, name
    for name in wanted["devDependencies"]:
        assert name not in {known for known, _ in names}, name


# --- installed, operated ----------------------------------------------------------------------------

def test_the_unit_is_sound_and_leaves_little_open():
    unit = os.path.join(ROOT, "xinglin.service")
    with open(SCRATCH.at("usr/lib/systemd/system/xinglin.service"), encoding="utf-8") as file:
        text = file.read()
    with open(unit, "w", encoding="utf-8") as file:
        file.write(text.replace("/usr/bin/xinglin", SCRATCH.at("usr/bin/xinglin")))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, encoding="utf-8",
                          check=False)
    assert done.returncode == 0 and not [line for line in done.stderr.splitlines() if "xinglin" in line], done.stderr
    told = said("systemd-analyze", "security", "--offline=true", "--threshold=15", unit)
    figure = re.search(r"Overall exposure level for xinglin.service: ([\d.]+)", told).group(1)
    assert float(figure) <= 1.5 and f"exposure {figure} of 10" in source("docs/operate.md"), figure


def test_a_service_without_a_store_refuses_in_one_sentence():
    command, _ = SCRATCH.exec_start()
    done = subprocess.run([os.path.join(SCRATCH.bin, "runuser"), "-u", "xinglin", "--", *command],
                          capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1 and done.stderr.count("\n") == 1, done.stderr
    assert os.listdir(SCRATCH.at("var/lib/xinglin")) == []


def test_the_first_run_as_the_page_says():
    follow("First run", PASSWORD + "\n")
    signs_in()
    for path, mode in (("var/lib/xinglin", 0o700), ("var/lib/xinglin/master.key", 0o600),
                       ("var/lib/xinglin/store.db", 0o600), ("var/backups/xinglin", 0o700)):
        about = os.stat(SCRATCH.at(path))
        assert about.st_mode & 0o777 == mode, (path, oct(about.st_mode))
        assert not IS_ROOT or about.st_uid != 0, path
    # What ships is found where it is installed.
    report = said(SCRATCH.at("usr/bin/xinglin"), "bulletin", "shanxi-qianming", "--examples", cwd="/")
    assert "千名医师" in report, report[:500]


def test_the_dashboard_asks_for_what_is_served_and_for_all_of_it():
    """Both ways: on SQLite every metric is there, so one that is drawn must be, and none is forgotten."""
    signs_in()
    served = SCRATCH.get("/metrics")[1]
    names = set(re.findall(r"^(xinglin_\w+?)[{ ]", served, re.M))
    kinds = dict(re.findall(r"^# TYPE (\S+) (\S+)$", served, re.M))
    queries = [target["expr"] for panel in json.loads(source("deploy/grafana.json"))["panels"]
               for target in panel["targets"]]
    drawn = {name for query in queries for name in re.findall(r"xinglin_\w+", query)}
    assert len(queries) > 10 and drawn <= names, drawn - names
    for name in kinds:
        assert any(one.startswith(name) for one in drawn), name
    labels = {name: set(re.findall(r"(\w+)=\"", rest))
              for name, rest in re.findall(r"^(xinglin_\w+)\{(.*)\}", served, re.M)}
    for query in queries:
        used = {word for by in re.findall(r"by \(([^)]*)\)", query) for word in by.split(", ")}
        used |= set(re.findall(r"[{,](\w+)=~?\"", query))
        for name in re.findall(r"xinglin_\w+", query):
            assert used <= labels.get(name, set()), (query, used - labels.get(name, set()))


def test_backup_and_restore_as_the_page_says():
    follow("Back up")
    taken = [name for name in os.listdir(SCRATCH.at("var/backups/xinglin")) if name.endswith(".gz")]
    follow("Restore")
    SCRATCH.systemctl("stop", "xinglin")
    SCRATCH.sh("xinglin backup --data /var/lib/xinglin --out /root/again.backup")
    with gzip.open(SCRATCH.at("var/backups/xinglin/" + taken[0]), "rb") as file, \
            open(SCRATCH.at("root/again.backup"), "rb") as again:
        assert file.read() == again.read()
    SCRATCH.systemctl("start", "xinglin")
    assert os.path.isdir(SCRATCH.at("var/lib/xinglin.lost"))
    signs_in()
    shutil.rmtree(SCRATCH.at("var/lib/xinglin.lost"))


def test_upgrade_and_keys_as_the_page_says():
    shutil.copy(DEB, SCRATCH.folder.name)
    with open(SCRATCH.at("etc/default/xinglin"), "a", encoding="utf-8") as file:
        file.write("# ours\n")
    follow("Upgrade")
    with open(SCRATCH.at("etc/default/xinglin"), encoding="utf-8") as file:
        assert file.read().endswith("# ours\n")
    before = open(SCRATCH.at("root/xinglin-master.key"), "rb").read()
    follow("Rotate keys")
    assert open(SCRATCH.at("root/xinglin-master.key"), "rb").read() != before
    signs_in()


def test_removed_and_purged_it_leaves_the_store():
    SCRATCH.systemctl("stop", "xinglin")
    said(*SCRATCH.dpkg(), "--purge", "xinglin")
    assert not os.path.exists(SCRATCH.at("usr/bin/xinglin")) and not os.path.exists(SCRATCH.at("etc/default/xinglin"))
    assert os.path.exists(SCRATCH.at("var/lib/xinglin/store.db"))
    assert os.path.exists(SCRATCH.at("var/lib/xinglin/master.key"))


if __name__ == "__main__":
    try:
        run_tests(globals())  # in the order they stand: each goes on where the one before ended
    finally:
        SCRATCH.close()
        shutil.rmtree(ROOT, ignore_errors=True)
