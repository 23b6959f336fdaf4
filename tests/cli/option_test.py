"""Options: the same for every command, each refusal in one sentence that names the option."""
import os
import tempfile

from program import refused, run_tests, xinglin

NOWHERE = os.path.join(tempfile.gettempdir(), "xinglin-option-test-never-made")


def test_values_come_behind_a_blank_or_an_equals_sign():
    for words in (("--seed", "x"), ("--seed=x",)):
        refused(1, "demo", NOWHERE, *words, says=["--seed", "x", "whole number"])


def test_help_wins_over_all_else_and_lists_every_option():
    result = xinglin("demo", "--counties", "8", "--help")
    assert result.status == 0
    for word in ("usage:", "--seed N", "--counties N", "--months N", "--force", "example:"):
        assert word in result.out, word


def test_an_unknown_option_is_named():
    refused(1, "demo", NOWHERE, "--county", "8", says=["'--county' is no option"])
    refused(1, "demo", NOWHERE, "-x", says=["'-x' is no option"])


def test_a_value_that_is_missing_or_empty_or_too_much_is_told():
    refused(1, "demo", NOWHERE, "--seed", says=["--seed wants a value"])
    refused(1, "demo", NOWHERE, "--force=yes", says=["--force takes no value", "yes"])
    refused(1, "serve", "--data=", says=["--data: its value is empty"])


# A wrong option is bad input (2) where records come in, usage (1) elsewhere: docs/records.md.
WRONG = {"cube": 2, "gaps": 2, "plan": 1, "serve": 1}


def test_a_required_option_that_is_missing_is_told_in_one_line():
    for command, status in WRONG.items():
        result = refused(status, command, says=["is missing"])
        assert result.err.count("\n") == 1, result.err


def test_a_word_by_itself_is_refused():
    refused(2, "gaps", "--cube", "a", "--from", "b", "--to", "c", "--out", "d", "word",
            says=["'word'"])
    refused(1, "plan", "--organizations", "a", "--offers", "b", "--demands", "c", "--out", "d",
            "word", says=["word"])


def test_numbers_have_limits():
    for value in ("-1", "2147483648", "1.5", "１", ""):
        refused(1, "demo", NOWHERE, f"--seed={value}", says=["--seed"])


def test_two_dashes_end_the_options():
    refused(1, "demo", "--", "--seed", "--force", says=["2 were given"])
    assert not os.path.exists(NOWHERE)


if __name__ == "__main__":
    run_tests(globals())
