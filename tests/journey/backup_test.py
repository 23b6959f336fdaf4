"""Backup and restore on both databases, from each into the other, and while others write."""
import filecmp
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile

from journey import POSTGRES, XINGLIN, run, run_tests

DURABLE = os.environ.get("DURABLE", "build/bench/durable")
ROOT = tempfile.mkdtemp(prefix="xinglin-backup-")


def inside(name):
    return os.path.join(ROOT, name)


def empty_database(name):
    """A schema of its own on the private server."""
    subprocess.run(["psql", "-q", POSTGRES, "-c", f"CREATE SCHEMA {name}"], check=True,
                   stdout=subprocess.DEVNULL)
    return f"{POSTGRES}&options=-csearch_path%3D{name}"


def full_disk():
    """Files of this process end at 64 kB, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))


def fails(status, *words, **options):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                          **options)
    assert done.returncode == status, f"{words}: {done.returncode} {done.stderr.decode()}"
    return done.stderr.decode()


def test_a_region_travels_through_both_databases_and_stays_the_same():
    """A demonstration region, some thousand rows: wiped, restored, and the same bytes each time."""
    first, wiped = inside("first.backup"), inside("region")
    run(XINGLIN, "demo", wiped, "--counties", "8", "--months", "6")
    run(XINGLIN, "backup", "--data", wiped, "--out", first)
    shutil.rmtree(wiped)
    for number, store in enumerate((empty_database("there"), inside("back"), inside("again"),
                                    empty_database("there_again"))):
        file = inside(f"{number}.backup")
        run(XINGLIN, "restore", "--data", store, "--from", first)
        run(XINGLIN, "backup", "--data", store, "--out", file)
        assert filecmp.cmp(first, file, shallow=False), store
        run(XINGLIN, "check", "--data", store)
        assert "not empty" in fails(2, XINGLIN, "restore", "--data", store, "--from", file)
    assert os.path.getsize(first) > 100000


def test_what_the_database_refuses_leaves_no_row():
    """A whole backup, with a right checksum, of rows that cannot stand: nobody's organization."""
    import hashlib
    with open(inside("first.backup"), encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("table practitioner"))
    lines[at + 1] = re.sub(r"^((?:\t[^\t]*){4}\t)[^\t]*", r"\1nobody", lines[at + 1])
    body = "\n".join(lines[:-2]) + "\n"
    forged = inside("forged.backup")
    with open(forged, "w", encoding="utf-8", newline="") as file:
        file.write(body + "sha256 " + hashlib.sha256(body.encode()).hexdigest() + "\n")
    for store in (inside("forged"), empty_database("forged")):
        assert "refuses the row" in fails(2, XINGLIN, "restore", "--data", store, "--from", forged)
        run(XINGLIN, "restore", "--data", store, "--from", inside("first.backup"))


def test_a_full_disk_leaves_no_half():
    half, store = inside("half.backup"), inside("half")
    assert "half.backup.tmp: cannot be written" in fails(
        1, XINGLIN, "backup", "--data", inside("back"), "--out", half, preexec_fn=full_disk)
    assert not [name for name in os.listdir(ROOT) if name.startswith("half")]
    fails(1, XINGLIN, "restore", "--data", store, "--from", inside("first.backup"),
          preexec_fn=full_disk)
    run(XINGLIN, "restore", "--data", store, "--from", inside("first.backup"))
    run(XINGLIN, "backup", "--data", store, "--out", half)
    assert filecmp.cmp(inside("first.backup"), half, shallow=False)


def client_rows(path):
    """client -> numbers of the rows that the load wrote, from the backup alone."""
    found = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            match = re.match(r"\tdrg\t(\d+-\d+)-(\d+)\t", line)
            if match:
                found.setdefault(match.group(1), []).append(int(match.group(2)))
    return found


def test_a_backup_under_load_is_one_moment():
    """Each client writes row after row: at any moment its rows are there up to one, without a gap."""
    for store, name in ((inside("load"), "sqlite"), (empty_database("load"), "postgres")):
        run(DURABLE, store, "1", "0.1")  # makes the store
        load = subprocess.Popen([DURABLE, store, "16", "3"], stdout=subprocess.DEVNULL)
        sizes = []
        while load.poll() is None:
            file = inside(f"{name}-{len(sizes)}.backup")
            run(XINGLIN, "backup", "--data", store, "--out", file)
            run(XINGLIN, "check", "--backup", file)
            rows = client_rows(file)
            for client, numbers in rows.items():
                assert sorted(numbers) == list(range(len(numbers))), (name, client)
            sizes.append(sum(map(len, rows.values())))
            os.remove(file)
        assert load.returncode == 0
        assert len(sizes) >= 2 and sizes == sorted(sizes) and sizes[-1] > sizes[0], sizes


if __name__ == "__main__":
    try:
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
