"""The front door: which command, and what is said when there is none."""
from program import refused, run_tests, xinglin


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


def test_no_command_and_an_unknown_one_are_refused_by_name():
    refused(1, says=["no command given"])
    refused(1, "cubes", says=["'cubes' is no command"])
    refused(1, "--cube", says=["'--cube' is no command"])


if __name__ == "__main__":
    run_tests(globals())
