"""Discharge records over HTTP, on both databases: sent, read as a job, counted once, the quality
report as JSON and CSV; a batch replaced, a run killed, a reach refused, a job cancelled."""
import os
import shutil
import signal
import tempfile
import time

from journey import Server, fill_province, on_both, run_tests, token
from file_test import SANITIZED, most_mb
from upload_test import BYTES, ask, asked

DRILL = "XINGLIN_DRILL" in os.environ
ROOT = tempfile.mkdtemp(prefix="xinglin-records-")
HEAD = "P900,P25,P22,P321,P801,P3,P27,P782,DRG,RW\n"
CASES = "SELECT coalesce(sum(cases), 0) FROM fact_now WHERE delivery <> ''"


def rows(n, organization="H1", first=0):
    return "".join(f"{organization},2024-03-{i % 28 + 1:02},2024-03-01,M16.100,某县,R{i},4,1000,I{i % 700:03},2.5\n"
                   for i in range(first, first + n))


def cases(data):
    """What counts of deliveries; the database may hold those of the test before."""
    return int(asked(data, CASES))


def deliver(server, text, want=201, headers=None, **more):
    more = {"map": "hqms-p"} | more
    file = ask(server, "POST", "/api/files", text.encode(), (headers or {}) | BYTES, 201).json["id"]
    sent = (headers or {}) | {"Content-Type": "application/json"}
    return ask(server, "POST", "/api/deliveries", {"file": file} | more, sent, want).json


def ended(server, delivery, seconds=3600 if DRILL else 300):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        seen = server.get(f"/api/deliveries/{delivery}")
        if seen["job_state"] not in ("queued", "running"):
            return seen
        time.sleep(0.05)
    raise AssertionError(f"the job does not end: {seen}")


def test_a_file_is_counted_once_and_its_faults_are_told():
    for data in on_both(fill_province):
        before = cases(data)
        with Server(data) as server:
            reader = {"Authorization": f"Bearer {token(data, 'auditor')}"}
            bad = "H1,1900-01-01,,,,R90,,,,\n" + "H2,2024-03-09,2024-03-12,,本市,R91,4,1,0000,\n"
            made = deliver(server, HEAD + rows(20) + bad + rows(1), batch="2024-03")
            read = server.ask(f"/api/deliveries/{made['id']}", headers=reader)
            assert read.json["actions"] == [] and made["actions"] == ["import.run"], (read.body, made)
            seen = ended(server, made["id"])
            assert seen["state"] == "current" and seen["actions"] == [], seen
            assert seen["read_n"] == seen["accepted_n"] + seen["rejected_n"] == 23, seen
            assert (seen["rejected_n"], seen["written_n"]) == (2, 21), seen
            rules = {r["rule"]: r for r in seen["rules"]}
            assert sum(r["rows_n"] for r in seen["rules"] if r["rejects"]) == 2, rules
            assert rules["date.missing"]["label"] == "缺出院时间" and rules["date.missing"]["advice"]
            assert rules["stay.duplicate"]["rows_n"] == 1
            fault = [f for f in seen["faults"] if f["rule"] == "drg.none"]
            assert [(f["organization"], f["discharged"], f["rows_n"], f["read_n"], f["lines"]) for f in fault] == \
                [("H2", "2024-03", 1, 1, "23")], fault
            csv = ask(server, "GET", f"/api/deliveries/{made['id']}/quality").body.decode("utf-8-sig")
            assert len(csv.strip().split("\n")) == seen["faults_n"] + 1
            assert "drg.none,未入组" in csv
            assert cases(data) == before + 21
            again = ended(server, deliver(server, HEAD + rows(5), batch="2024-03")["id"])
            assert again["state"] == "current", again
            assert server.get(f"/api/deliveries/{made['id']}")["state"] == "retired"
            assert cases(data) == before + 5
            assert server.get("/api/deliveries")["total"] >= 2
            many = HEAD + rows(3) + "H2,2024-03-09,2024-03-08,,本市,,4,1,0000,\n" * 30
            told = ended(server, deliver(server, many, batch="lines")["id"])["faults"]
            assert [f["lines"] for f in told if f["rule"] == "dx.missing"] == \
                [";".join(str(line) for line in range(5, 25))], told


def put_side(server, name, text, want=200, headers=None):
    file = ask(server, "POST", "/api/files", text if isinstance(text, bytes) else text.encode(), (headers or {}) | BYTES, 201).json["id"]
    sent = (headers or {}) | {"Content-Type": "application/json"}
    return ask(server, "POST", "/api/side-tables", {"name": name, "file": file}, sent, want).json


def test_a_side_table_is_put_whole_or_refused_and_the_next_delivery_is_read_by_it():
    for data in on_both(fill_province):
        with Server(data) as server:
            manager = {"Authorization": f"Bearer {token(data, 'manager', 'H1')}"}
            city = {"Authorization": f"Bearer {token(data, 'officer', '990101')}"}
            read = {"Authorization": f"Bearer {token(data, 'auditor')}"}
            before = {t["name"]: t["lines_n"] for t in server.get("/api/side-tables")["items"]}
            assert set(before) == {"institutions", "counties", "towns", "drg", "procedures", "departments", "population", "specialists", "refer"}
            good = "department,discipline,remark\n骨一科,骨科,x\n心内一,心内科,\n"
            put = put_side(server, "departments", good)
            assert {t["name"]: t["lines_n"] for t in put["items"]} == before | {"departments": 3}, put
            assert "remark" in put["warning"] and put["may_put"]
            for text, said in (("department\n骨一科\n", "discipline"), ("department,discipline\n骨一科,a\n骨一科,b\n", "departments.csv:3"),
                               ("", ""), ("department,discipline\n科,骨科\n".encode("gb18030"), "UTF-8"), (b"department,discipline\n\x00,b\n", "UTF-8")):
                if text in ("", b""):
                    continue  # an empty file is none: /api/files refuses it
                assert said in put_side(server, "departments", text, 422)["detail"], text
            put_side(server, "counties", "code,name\n12,某县\n", 422)
            put_side(server, "songs", good, 422)
            put_side(server, "departments", good, 403, manager)
            put_side(server, "departments", good, 404, city)  # of one county
            own = ask(server, "POST", "/api/files", good.encode(), BYTES, 201).json["id"]
            ask(server, "POST", "/api/side-tables", {"name": "departments", "file": own}, city | {"Content-Type": "application/json"}, 404)
            seen = ask(server, "GET", "/api/side-tables", None, read).json
            assert not seen["may_put"] and {t["name"]: t["lines_n"] for t in seen["items"]}["departments"] == 3
            put_side(server, "institutions", "institution,name,county\nH1,甲县医院,990101\nZ9,丁医院,990102\n")
            made = ended(server, deliver(server, HEAD + rows(12, "Z9"), batch=f"side{time.monotonic_ns()}")["id"])
            assert not any(r["rule"] == "inst.unlisted" for r in made["rules"]), made["rules"]


def test_a_killed_run_is_begun_again_and_counts_once():
    for data in on_both(fill_province):
        text = HEAD + rows(60000)
        before, current = cases(data), int(asked(data, "SELECT count(*) FROM delivery WHERE state = 'current'"))
        cells = int(asked(data, "SELECT count(*) FROM fact"))
        server = Server(data)
        made = deliver(server, text, batch="big")
        until = time.monotonic() + 300
        while int(asked(data, "SELECT count(*) FROM fact")) == cells:
            assert time.monotonic() < until
            time.sleep(0.002)
        server.process.send_signal(signal.SIGKILL)
        server.process.wait(60)
        server.process.stdout.close()
        assert cases(data) in (before, before + 60000)
        with Server(data) as server:
            seen = ended(server, made["id"])
            assert seen["state"] == "current" and seen["accepted_n"] == 60000, seen
            assert cases(data) == before + 60000
            assert int(asked(data, "SELECT count(*) FROM delivery WHERE state = 'current'")) == current + 1


def test_a_file_is_read_as_it_is_opened_and_memory_stays_flat():
    """As wide as real records are: a copy of it would be 119 MB more; in a drill 2 GB, and killed on the way.

    `meson test` has the C library write into all that is allocated, so that room which was only kept free would
    count as held: 32 MB of it here. Nobody serves like that, so this server does not."""
    os.environ.pop("MALLOC_PERTURB_", None)
    n = 1100000 if DRILL else 64000
    wide = HEAD.strip() + ",EXTRA\n" + "".join(line + "," + "x" * 1900 + "\n" for line in rows(n).strip().split("\n"))
    for data in on_both(fill_province):
        before = cases(data)
        with Server(data) as server:
            assert ended(server, deliver(server, HEAD + rows(20), batch="wide")["id"])["state"] == "current"
            held, since = most_mb(server), time.monotonic()
            made = deliver(server, wide, batch="wide")["id"]
            if DRILL:
                until = time.monotonic() + 3600
                while (server.get(f"/api/deliveries/{made}")["done_n"] or 0) < n // 3:
                    assert time.monotonic() < until
                    time.sleep(0.05)
                print(f"        killed with {most_mb(server):.0f} MB held")
                server.process.send_signal(signal.SIGKILL)
                server.process.wait(60)
                server.process.stdout.close()
                asked(data, "UPDATE job SET lease_ms = 0 WHERE state = 'running'")
                server.__init__(data)
                held = most_mb(server)
            seen = ended(server, made)
            assert seen["state"] == "current" and seen["accepted_n"] == n, seen
            grown = most_mb(server) - held
            print(f"        {len(wide) >> 20} MB in {time.monotonic() - since:.1f} s, {grown:.0f} MB of memory more")
            assert SANITIZED or grown < 72, grown  # 62 with 2 GB, half of it the set of stays
            assert cases(data) == before + n


def test_another_organization_a_wrong_file_and_a_second_source_are_refused():
    for data in on_both(fill_province):
        before = cases(data)
        with Server(data) as server:
            as_manager = {"Authorization": f"Bearer {token(data, 'manager', 'H1')}"}
            seen = ended(server, deliver(server, HEAD + rows(3) + rows(1, "H2", 50), headers=as_manager)["id"])
            assert (seen["state"], seen["job_state"]) == ("dropped", "failed"), seen
            assert "H2" in seen["reason"] and "reach" in seen["reason"], seen
            assert cases(data) == before
            good = ended(server, deliver(server, HEAD + rows(3), headers=as_manager)["id"])
            assert good["state"] == "current", good
            wrong = ended(server, deliver(server, "a,b\n1,2\n", batch="x")["id"])
            assert wrong["state"] == "dropped" and "inst_code" in wrong["reason"], wrong
            other = ended(server, deliver(server, HEAD + rows(2), source="other")["id"])
            assert other["state"] == "dropped" and "count twice" in other["reason"], other
            assert cases(data) == before + 3
            deliver(server, HEAD, want=422, map="no-such-map")
            ask(server, "DELETE", f"/api/deliveries/{good['id']}", want=409)


if __name__ == "__main__":
    try:
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT)
