#!/usr/bin/env python3
"""tools/with-postgres: the server is there for the command, and gone after it, whatever happens."""
import glob
import os
import signal
import subprocess
import tempfile
import time
import unittest

TOOL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools",
                    "with-postgres")


os.environ.pop("XINGLIN_POSTGRES_FOLDER", None)  # beside whatever server this test itself runs


def run(*command):
    return subprocess.run([TOOL, *command], capture_output=True, text=True, check=False)


def alive(pid):
    """Whether a process runs; one that is dead and waits to be reaped does not."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class WithPostgres(unittest.TestCase):
    def start(self):
        """A run that waits, its folder and its server's process."""
        tool = subprocess.Popen([TOOL, "sh", "-c", "echo ready; exec sleep 60"],
                                stdout=subprocess.PIPE, text=True)
        self.assertEqual(tool.stdout.readline(), "ready\n")
        pattern = os.path.join(tempfile.gettempdir(), f"xinglin-postgres-{tool.pid}-*")
        folder, = glob.glob(pattern)
        with open(os.path.join(folder, "data", "postmaster.pid"), encoding="utf-8") as file:
            return tool, folder, int(file.readline())

    def gone(self, server):
        deadline = time.monotonic() + 20
        while alive(server) and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertFalse(alive(server))

    def test_the_command_finds_an_address_on_a_socket_and_its_status_is_kept(self):
        done = run("sh", "-c", 'echo "$XINGLIN_POSTGRES"; exit 7')
        self.assertEqual(done.returncode, 7)
        self.assertRegex(done.stdout, r"^postgresql://xinglin@/postgres\?host=%2F")
        folder = done.stdout.strip().split("host=")[1].replace("%2F", "/")
        self.assertFalse(os.path.exists(folder))

    def test_inside_another_run_it_makes_a_database_on_that_server_and_drops_it(self):
        inner = f'"{TOOL}" sh -c \'echo "$XINGLIN_POSTGRES"; exit 5\'; echo $?'
        done = run("sh", "-c", f'echo "$XINGLIN_POSTGRES"; {inner}; psql -Atc '
                   '"SELECT datname FROM pg_database ORDER BY 1" "$XINGLIN_POSTGRES"')
        outer, own, status, *databases = done.stdout.split()
        self.assertEqual(outer.split("?")[1], own.split("?")[1])
        self.assertRegex(own, r"/own_\d+\?")
        self.assertEqual(status, "5")
        self.assertEqual(databases, ["postgres", "template0", "template1"])

    def test_without_a_command_it_says_what_it_wants(self):
        done = run()
        self.assertEqual(done.returncode, 1)
        self.assertIn("a command is wanted", done.stderr)

    def test_terminated_it_takes_server_and_folder_along(self):
        tool, folder, server = self.start()
        tool.send_signal(signal.SIGTERM)
        self.assertEqual(tool.wait(30), 128 + signal.SIGTERM)
        tool.stdout.close()
        self.gone(server)
        self.assertFalse(os.path.exists(folder))

    def test_killed_it_leaves_no_server_and_the_next_run_sweeps_its_folder(self):
        tool, folder, server = self.start()
        tool.kill()
        tool.wait(30)
        tool.stdout.close()
        self.gone(server)
        self.assertEqual(run("true").returncode, 0)
        self.assertFalse(os.path.exists(folder))


if __name__ == "__main__":
    unittest.main()
