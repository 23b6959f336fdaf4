"""xinglin programme check: the five that ship explained, every fault of another told."""
import glob
import os
import tempfile

from program import SOURCE, refused, run_tests, xinglin

IDS = [os.path.basename(path)[:-5] for path in glob.glob(os.path.join(SOURCE, "programmes", "*.yaml"))]


def test_the_five_that_ship_are_explained():
    assert len(IDS) == 5, IDS
    result = xinglin("programme", "check", *IDS)
    assert result.status == 0, result.err
    for words in ("千名医师下基层", "师徒结对", "县 → 市 → 省", "对等账", "补助"):
        assert words in result.out, words


def test_a_path_is_read_like_a_name():
    path = os.path.join(SOURCE, "programmes", "shanxi-qianming.yaml")
    assert xinglin("programme", "check", path).out == xinglin("programme", "check", "shanxi-qianming").out


def test_every_fault_is_told_with_line_key_found_and_expected():
    text = open(os.path.join(SOURCE, "programmes", "shanxi-qianming.yaml"), encoding="utf-8").read()
    text = text.replace("direction: down", "direction: sideways").replace("{sent}", "{sended}")
    text = text.replace("year: 2026", "year: next")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "p.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        result = refused(2, "programme", "check", path, says=[
            f"{path}:5:7: year: found next, expected a number from 2000 to 2100",
            "direction: found sideways, expected one of up, down, pair",
            "found {sended}, which is none of figures", "3 faults"])
    assert result.out == ""


def test_wrong_words_are_refused():
    refused(1, "programme", says=["'check' and a file are wanted"])
    refused(1, "programme", "check")
    refused(1, "programme", "paint", "x")
    refused(2, "programme", "check", "../etc/passwd", says=["a programme's id"])
    refused(1, "programme", "check", "nothing-of-this-name", says=["not found"])
    refused(1, "programme", "check", "/nowhere/p.yaml", says=["/nowhere/p.yaml"])


def test_bytes_that_are_no_yaml_are_refused():
    with tempfile.TemporaryDirectory() as folder:
        for name, data in (("empty", b""), ("bytes", b"\xff\xfe"), ("open", b"a: [1"),
                           ("long", b"#" * (1 << 21)), ("list", b"- 1\n")):
            path = os.path.join(folder, name + ".yaml")
            with open(path, "wb") as file:
                file.write(data)
            refused(2, "programme", "check", path, says=[path])


run_tests(globals())
