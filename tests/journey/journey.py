"""A served store and the questions put to it; shared by the journeys.

Every answer is held against docs/openapi.json (schema.py), and what a value may be is told by its
name as well (RULES).
"""
import http.client
import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback

from schema import Contract

XINGLIN = os.environ.get("XINGLIN", "build/xinglin")
FILL = os.environ.get("FILL", "build/tests/fill")
SOURCE = os.environ.get("SOURCE", ".")
POSTGRES = os.environ.get("XINGLIN_POSTGRES")
KEYS = tempfile.TemporaryDirectory(prefix="xinglin-keys-")  # one master key for all stores of a journey
os.environ["XINGLIN_KEY_FILE"] = os.path.join(KEYS.name, "master.key")


# --- the server ---------------------------------------------------------------------------------

class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


def account(*words, password=None):
    """`xinglin account …`; its last line."""
    done = subprocess.run([XINGLIN, "account", *words], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, input=password and password + "\n",
                          encoding="utf-8", check=False)
    assert done.returncode == 0, f"account {words}: {done.returncode} {done.stderr[:500]}"
    return done.stdout.strip().split("\n")[-1]


def token(data, role="officer", scope=None):
    """An API token of a post."""
    return account("token", "--data", data, "--role", role, *(["--scope", scope] if scope else []))


class Server:
    """`xinglin serve` on a port of its own choice; ends with the block, and must end well.

    It is asked with an API token of an officer of everything, where nothing else is said."""

    def __init__(self, data, *options):
        self.data = data
        self.bearer = token(data)
        listen = [] if "--listen" in options else ["--listen", "127.0.0.1:0"]
        if "://" in data and "--staging" not in options:
            options += ("--staging", os.path.join(KEYS.name, "staging"))
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen([XINGLIN, "serve", "--data", data, *listen, *options],
                                        stdout=subprocess.PIPE, stderr=self.errors)
        line = self.process.stdout.readline().decode()
        match = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert match, f"serve said: {line!r}"
        self.port = int(match.group(1))

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(60)
        self.process.stdout.close()
        if status:  # whatever the test says of it
            print(f"serve ended with {status}: {self.log()[-4000:].decode(errors='replace')}", flush=True)
        assert kind or status == 0, f"serve ended with {status}"

    def log(self):
        """What the server has written on standard error so far."""
        self.errors.seek(0)
        return self.errors.read()

    def ask(self, path, method="GET", headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=180)
        if headers is None:
            headers = {"Authorization": f"Bearer {self.bearer}"}
        try:
            connection.request(method, path, headers=headers, body=body)
            reply = connection.getresponse()
            if reply.getheader("Content-Type") == "text/event-stream":
                return Answer(reply.status, reply.headers, b"")  # it has no end
            return Answer(reply.status, reply.headers, reply.read())
        finally:
            connection.close()

    def get(self, path):
        """A good answer of the shape that its address has."""
        answer = self.ask(path)
        assert answer.status == 200, f"{path}: {answer.status} {answer.body[:300]!r}"
        assert answer.headers["Content-Type"] == "application/json", path
        check(path, answer.json)
        return answer.json

    def pages(self, path, limit=200):
        """All items of a list, page after page; the total must be their number."""
        items, cursor = [], ""
        while True:
            join = "&" if "?" in path else "?"
            page = self.get(f"{path}{join}limit={limit}" + (f"&cursor={cursor}" if cursor else ""))
            assert len(page["items"]) <= limit
            items += page["items"]
            cursor = page["next"]
            if not cursor:
                assert page["total"] == len(items), f"{path}: {page['total']} {len(items)}"
                return items

    def refused(self, path, status, field=None):
        answer = self.ask(path)
        assert answer.status == status, f"{path}: {answer.status} {answer.body[:300]!r}"
        assert answer.headers["Content-Type"] == "application/problem+json", path
        problem = answer.json
        CONTRACT.check_problem(path, problem)
        assert problem["status"] == status and problem["title"] and problem["detail"], path
        if field:
            assert problem["errors"][0]["field"] == field, f"{path}: {problem}"


# --- both databases -----------------------------------------------------------------------------

DATABASE = {}  # the private one is filled once
TURN = itertools.count()


def on_both(fill):
    """Addresses of a filled folder and a filled database; `fill(address)` fills.

    With XINGLIN_TURNS one of the two, in turn: under a sanitizer the handlers are what is looked at. With
    XINGLIN_ONLY=1 the database alone: tests/cluster asks another one than tools/with-postgres makes."""
    turn = next(TURN) % 2 if os.environ.get("XINGLIN_TURNS") else None
    return on_databases(fill, int(os.environ["XINGLIN_ONLY"]) if "XINGLIN_ONLY" in os.environ else turn)


def on_databases(fill, only=None):
    """The same, without turns: both, or 0 the folder, 1 the database."""
    assert POSTGRES, "XINGLIN_POSTGRES is not set: run this through tools/with-postgres"
    folder = tempfile.mkdtemp()
    try:
        addresses = [os.path.join(folder, "region"), POSTGRES]
        for address in addresses if only is None else [addresses[only]]:
            if DATABASE.get(address) is not fill:
                fill(address)
            if address == POSTGRES:
                DATABASE[address] = fill
            yield address
    finally:
        shutil.rmtree(folder)


def run(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 0, f"{words}: {done.returncode} {done.stderr.decode()[:500]}"


def fill_province(address):
    run(FILL, address)


# --- shapes -------------------------------------------------------------------------------------

CONTRACT = Contract(SOURCE)
RULES = [  # name, what it looks like as text
    (r"id|practitioner", r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    (r"as_of|made", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00"),
    (r"month|to", r"\d{4}-\d\d"),
    (r"from", r"\d{4}-\d\d(-\d\d)?|None"),
    (r"start|due|available_\w+", r"\d{4}-\d\d-\d\d|None"),
    (r"link", r"#/.*"),
    (r"rows", r"/api/facts\?.+"),
    (r"\w+_fen|population|residents|outflow|inflow|blanks|specialists_n|rw", r"-?\d+|None"),
    (r"total|cases|seats|filled|tier|rank|utility|weight_band|months|days|deaths|count", r"\d+|None"),
    (r"local_share|benchmark|pooled_rate", r"0(\.\d+)?|1|1\.0|\d(\.\d+)?e-\d+|None"),
    (r"label|label_en|cause|cause_label|cause_label_en|name|title|term", r".+"),
    (r"invented|capable|proved", r"True|False"),
]
RULES = [(re.compile(name), re.compile(look, re.S)) for name, look in RULES]


def check_names(where, value):
    """Every member by its name, however deep."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            check_names(f"{where}[{number}]", item)
    elif isinstance(value, dict):
        for name, item in value.items():
            check_names(f"{where}.{name}", item)
            for pattern, look in RULES if not isinstance(item, (dict, list)) else []:
                if pattern.fullmatch(name) and not look.fullmatch(str(item)):
                    raise AssertionError(f"{where}.{name}: {item!r} does not look like {look.pattern}")


def check(path, value):
    """Holds an answer against the shape of its address."""
    CONTRACT.check_reply("GET", path, value)
    check_names(path, value)


def pick(value, path):
    """The value at "items.0.name"."""
    for word in path.split("."):
        value = value[int(word)] if isinstance(value, list) else value[word]
    return value


def walk(server, steps):
    """Steps are (path, {place: value}) for a good answer, (path, status, field) for a refusal."""
    for step in steps:
        if len(step) == 3:
            server.refused(*step)
            continue
        answer = server.get(step[0])
        for place, want in step[1].items():
            got = pick(answer, place)
            assert got == want, f"{step[0]}: {place} is {got!r}, not {want!r}"


def run_tests(names):
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
