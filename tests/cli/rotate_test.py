"""xinglin rotate: what is refused, and the key file's own promises."""
import os
import re
import stat
import tempfile

from program import refused, run_tests, xinglin


def test_wrong_words_are_refused():
    refused(1, "rotate", says=["--data"])
    refused(1, "rotate", "--data", "/nowhere", says=["/nowhere"])
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "region")
        assert xinglin("demo", data, "--counties", "8", "--months", "1").status == 0
        refused(1, "rotate", "--data", data, "--profile", "rot13", says=["rot13", "aes or gm"])
        refused(1, "rotate", "--data", data, "more")
        done = xinglin("rotate", "--data", data)
        # the invented province pays: its bank accounts are sealed
        assert done.status == 0 and re.search("[1-9][0-9]* patients, [1-9][0-9]* second factors and bank accounts", done.out), done.out
        key = os.path.join(data, "master.key")
        assert stat.S_IMODE(os.stat(key).st_mode) == 0o600
        os.chmod(key, 0o640)
        refused(1, "rotate", "--data", data, says=["others may read"])
        os.chmod(key, 0o600)
        with open(key, "w", encoding="ascii") as file:
            file.write("short\n")
        refused(2, "rotate", "--data", data, says=["64 hexadecimal"])


run_tests(globals())
