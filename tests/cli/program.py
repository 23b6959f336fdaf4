"""Runs the built program and says what came back; shared by the tests of the command line."""
import os
import subprocess
import sys
import traceback

XINGLIN = os.environ.get("XINGLIN", "build/xinglin")
SOURCE = os.environ.get("SOURCE", ".")


class Result:
    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = done.stderr.decode("utf-8", "replace")


def xinglin(*words, stdin=None, **options):
    """One run; never raises for an exit status, always for a signal."""
    done = subprocess.run([XINGLIN, *[str(word) for word in words]], input=stdin,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300,
                          check=False, **options)
    if done.returncode < 0:
        raise AssertionError(f"{words}: ended by signal {-done.returncode}\n"
                             + done.stderr.decode("utf-8", "replace"))
    return Result(done)


def refused(status, *words, says=(), **options):
    """Expects a refusal: its exit status, one sentence on standard error, these words in it."""
    result = xinglin(*words, **options)
    assert result.status == status, f"{words}: exit {result.status}, not {status}: {result.err}"
    assert result.err.strip(), f"{words}: refused without a word"
    for word in says:
        assert word in result.err, f"{words}: '{word}' is not in: {result.err}"
    return result


def run_tests(names):
    """Runs every function test_… of the caller's globals; exits 1 when any fails."""
    failed = 0
    tests = [(name, value) for name, value in names.items() if name.startswith("test_")]
    for name, test in tests:
        try:
            test()
            print(f"ok      {name}", flush=True)
        except Exception as reason:  # a test may fail in any way; all are told
            failed += 1
            print(f"FAILED  {name}: {reason!r}", flush=True)
            traceback.print_tb(reason.__traceback__, file=sys.stdout)
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed or not tests else 0)
