"""The front door: which command, and what is said when there is none."""
import subprocess

from program import XINGLIN, refused, run_tests, xinglin


def test_help_lists_every_command_and_the_exit_statuses():
    result = xinglin("help")
    assert result.status == 0
    for word in ("version", "help", "exit status", "2 bad input"):
        assert word in result.out, word


def test_help_can_be_asked_for_in_three_ways():
    assert xinglin("help").out == xinglin("--help").out == xinglin("-h").out


def test_version_is_one_line():
    result = xinglin("version")
    assert result.status == 0 and result.out.startswith("xinglin ") and result.out.count("\n") == 1


def test_every_listed_command_has_help_with_an_example():
    listed = [line.split()[0] for line in xinglin("help").out.splitlines() if line.startswith("  ")
              and not line.startswith("   ")]
    for name in listed:
        if name not in ("help", "version"):
            result = xinglin(name, "--help")
            assert result.status == 0 and "example:" in result.out and "usage:" in result.out, name


def test_help_of_a_command_is_its_own_help():
    for name in ("cube", "gaps", "plan", "demo", "serve"):
        assert xinglin("help", name).out == xinglin(name, "--help").out, name
    refused(1, "help", "cubes", says=["'cubes' is no command"])
    refused(1, "help", "cube", "gaps", says=["'gaps'"])


def test_words_behind_version_are_refused():
    refused(1, "version", "2", says=["'2'", "version"])
    assert xinglin("version", "--help").status == 0


def test_output_that_cannot_be_written_is_told():
    for words in (("help",), ("version",), ("cube", "--help")):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([XINGLIN, *words], stdout=full, stderr=subprocess.PIPE,
                                  timeout=60, check=False)
        assert done.returncode == 1, words
        assert b"No space left" in done.stderr and done.stderr.count(b"\n") == 1, done.stderr


def test_no_command_and_an_unknown_one_are_refused_by_name():
    refused(1, says=["no command given"])
    refused(1, "cubes", says=["'cubes' is no command"])
    refused(1, "--cube", says=["'--cube' is no command"])


if __name__ == "__main__":
    run_tests(globals())
