"""xinglin backup: a file that is whole and only its owner's, or none."""
import os
import shutil
import subprocess
import tempfile

from program import refused, run_tests, xinglin

FILL = os.environ.get("FILL", "build/tests/journey/fill")
ROOT = tempfile.mkdtemp(prefix="xinglin-backup-")
STORE = os.path.join(ROOT, "store")
FILE = os.path.join(ROOT, "a.backup")


def test_help_names_the_options():
    result = xinglin("backup", "--help")
    assert result.status == 0
    for word in ("--data", "--out", "--force", "example:"):
        assert word in result.out, word


def test_a_store_becomes_a_file_with_its_counts_and_checksum():
    result = xinglin("backup", "--data", STORE, "--out", FILE)
    assert result.status == 0, result.err
    assert os.stat(FILE).st_mode & 0o777 == 0o600
    with open(FILE, encoding="utf-8") as file:
        lines = file.read().split("\n")
    assert lines[0] == "xinglin-backup 1" and lines[-1] == ""
    assert lines[-2] == "sha256 " + result.out.split()[-1]
    rows = sum(line.startswith("\t") for line in lines)
    assert f"{rows} rows of" in result.out and lines[-3].endswith(f" {rows}")
    # sha256sum is the judge: every byte before the last line.
    body = "\n".join(lines[:-2]) + "\n"
    judged = subprocess.run(["sha256sum"], input=body.encode(), capture_output=True, check=True)
    assert judged.stdout.decode().split()[0] == lines[-2].split()[1]
    assert sorted(os.listdir(ROOT)) == ["a.backup", "store"]


def test_a_file_that_is_there_is_kept_unless_told():
    refused(1, "backup", "--data", STORE, "--out", FILE, says=[FILE, "--force"])
    assert xinglin("backup", "--data", STORE, "--out", FILE, "--force").status == 0


def test_wrong_words_are_refused_and_leave_nothing():
    other = os.path.join(ROOT, "b.backup")
    refused(1, "backup", "--out", other, says=["--data"])
    refused(1, "backup", "--data", STORE, says=["--out"])
    refused(1, "backup", "--data", STORE, "--out", other, "more", says=["more"])
    refused(1, "backup", "--data", os.path.join(ROOT, "none"), "--out", other, says=["none"])
    refused(1, "backup", "--data", STORE, "--out", os.path.join(ROOT, "no", "where"),
            says=["no/where"])
    result = refused(1, "backup", "--data", "postgresql://u:s3cret@127.0.0.1:1/x?connect_timeout=2",
                     "--out", other, says=["127.0.0.1"])
    assert "s3cret" not in result.err
    assert sorted(os.listdir(ROOT)) == ["a.backup", "store"]


if __name__ == "__main__":
    try:
        subprocess.run([FILL, STORE], check=True)
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
