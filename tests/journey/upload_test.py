"""A list over HTTP, on both databases: template, faults by kind, a row put right, commit, bad rows
back; killed and resumed; wrong files; what is staged is sealed, and gone when it is wiped."""
import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import zipfile

from journey import XINGLIN, Server, fill_province, on_both, run, run_tests, token
from visitor import JSON

ROOT = tempfile.mkdtemp(prefix="xinglin-upload-")
BYTES = {"Content-Type": "application/octet-stream"}
HEAD = "code,name,organization,department,discipline,title_rank,techniques\n"
SERIAL = [0]


def ask(server, method, path, body=None, headers=None, want=200):
    SERIAL[0] += 1
    sent = {"Authorization": f"Bearer {server.bearer}", "Idempotency-Key": f"upload-{SERIAL[0]}-{time.monotonic_ns()}"}
    sent.update(headers or (JSON if body is not None else {}))
    if isinstance(body, (dict, list)):
        body = json.dumps(body)
    answer = server.ask(path, method, sent, body)
    assert answer.status == want, f"{method} {path}: {answer.status} {answer.body[:400]!r}"
    return answer


def send(server, text, kind="practitioners", want=201, bearer=None, batch=""):
    body = text.encode() if isinstance(text, str) else text
    headers = dict(BYTES)
    if bearer:
        headers["Authorization"] = f"Bearer {bearer}"
    answer = ask(server, "POST", f"/api/uploads?kind={kind}&source=test&batch={batch}", body, headers, want)
    return answer.json


def ended(server, upload, seconds=300):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        seen = server.get(f"/api/uploads/{upload}")
        if seen["state"] not in ("queued", "running"):
            return seen
        time.sleep(0.05)
    raise AssertionError(f"the import does not end: {seen}")


def asked(address, sql):
    if "://" in address:
        done = subprocess.run(["psql", "-qAt", address, "-c", sql], check=True, stdout=subprocess.PIPE)
        return done.stdout.decode().strip()
    db = sqlite3.connect(os.path.join(address, "store.db"), timeout=20)
    with db:
        rows = db.execute(sql).fetchall()
    db.close()
    return "\n".join("|".join(str(value) for value in row) for row in rows)


def test_faults_by_kind_a_row_put_right_and_only_the_good_committed():
    for data in on_both(fill_province):
        with Server(data) as server:
            up = send(server, HEAD + "U1,王一,H1,外科,骨科,3,81.51\nU2,王二,HX,外科,骨科,9,\n\nU3,王三,H2,,内科,9,\nU1,王四,H2,,内科,1,\n")
            assert (up["rows_n"], up["bad_n"], up["state"], up["actions"]) == (4, 3, "open", ["import.run"]), up
            kinds = {(f["column"], f["rows_n"], f["first"]) for f in up["faults"]}
            assert kinds == {("title_rank", 2, 3), ("code", 1, 6)}, up["faults"]
            assert [c["label"] for c in up["columns"]][:2] == ["人员编号", "姓名"]
            path = f"/api/uploads/{up['id']}"
            rows = server.get(path + "/rows")["items"]
            assert [(r["row"], r["found"]) for r in rows] == [(3, "9"), (5, "9"), (6, "U1")], rows
            assert rows[1]["fields"] == ["U3", "王三", "H2", "", "内科", "9", "", "", ""] and "职称" in rows[1]["label"]
            ask(server, "POST", path + "/commit", {"good_only": False}, want=409)
            # a row put right is good; another fault of the same row shows when the first is gone
            seen = ask(server, "PUT", path + "/rows/5", {"fields": ["U3", "王三", "H2", "", "内科", "2", "", "", ""]}).json
            assert seen["bad_n"] == 2, seen
            seen = ask(server, "PUT", path + "/rows/3", {"fields": ["U2", "王二", "HX", "外科", "骨科", "2", "", "", ""]}).json
            assert seen["bad_n"] == 2 and {f["column"] for f in seen["faults"]} == {"organization", "code"}, seen
            ask(server, "PUT", path + "/rows/3", {"fields": ["U2"]}, want=422)
            ask(server, "PUT", path + "/rows/4", {"fields": []}, want=422)
            ask(server, "PUT", path + "/rows/99", {"fields": ["U2", "王二", "H1", "", "骨科", "2", "", "", ""]}, want=404)
            # bad rows come back in the template, with the reason, and the formula is none
            ask(server, "PUT", path + "/rows/3", {"fields": ["U2", "=1+1", "HX", "外科", "骨科", "2", "", "", ""]})
            book = ask(server, "GET", path + "/bad").body
            texts = zipfile.ZipFile(io.BytesIO(book)).read("xl/sharedStrings.xml").decode()
            assert "原因" in texts and "'=1+1" in texts and "查无此机构代码" in texts, texts
            ask(server, "POST", path + "/commit", {"good_only": True})
            done = ended(server, up["id"])
            assert (done["state"], done["written_n"], done["refused_n"]) == ("done", 2, 0), done
            assert asked(data, "SELECT code FROM practitioner WHERE code IN ('U1','U2','U3') ORDER BY code") == "U1\nU3"
            ask(server, "POST", path + "/commit", {"good_only": True}, want=409)
            ask(server, "PUT", path + "/rows/3", {"fields": ["U2", "王二", "H1", "", "骨科", "2", "", "", ""]}, want=409)
            assert server.get("/api/uploads")["items"][0]["id"] == up["id"]


def test_a_key_that_was_twice_is_good_once_the_first_has_another():
    for data in on_both(fill_province):
        with Server(data) as server:
            up = send(server, HEAD + "T1,王一,H1,,骨科,3,\nT1,王二,H1,,骨科,3,\n")
            assert up["bad_n"] == 1
            path = f"/api/uploads/{up['id']}/rows/"
            seen = ask(server, "PUT", path + "2", {"fields": ["T2", "王一", "H1", "", "骨科", "3", "", "", ""]}).json
            assert seen["bad_n"] == 0, seen
            seen = ask(server, "PUT", path + "3", {"fields": ["T2", "王二", "H1", "", "骨科", "3", "", "", ""]}).json
            assert seen["bad_n"] == 1 and seen["faults"][0]["first"] == 3, seen


def test_the_template_filled_by_hand_and_gb18030_are_read():
    for data in on_both(fill_province):
        with Server(data) as server:
            for kind in ("organizations", "practitioners", "offers"):
                book = ask(server, "GET", f"/api/templates?kind={kind}").body
                styles = zipfile.ZipFile(io.BytesIO(book)).read("xl/styles.xml").decode()
                assert re.search(r'numFmtId="49"|formatCode="@"', styles), styles
                assert "no row" in send(server, book, kind, 422)["detail"]
            up = send(server, (HEAD + "G1,王一,H1,,骨科,3,\n").encode("gb18030"))
            assert up["bad_n"] == 0
            ask(server, "GET", "/api/templates?kind=patients", want=400)
            ask(server, "GET", "/api/templates", want=400)


def workbook(sheet):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr("xl/workbook.xml", "<workbook/>")
        book.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()


def test_wrong_files_are_refused_and_leave_nothing():
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    head = "<row>" + "".join(cell.format(c) for c in HEAD.strip().split(",")) + "</row>"
    sheet = "<worksheet><sheetData>" + head + "{}</sheetData></worksheet>"
    for data in on_both(fill_province):
        with Server(data) as server:
            before = asked(data, "SELECT count(*) FROM upload")
            bomb = workbook(sheet.format("<row>" + cell.format("A" * (80 << 20)) + "</row>"))
            assert len(bomb) < 1 << 20
            send(server, bomb, want=422)
            send(server, workbook(sheet.format("<row><c><f>1+1</f><v>2</v></c></row>")), want=422)
            send(server, workbook('<!DOCTYPE x [<!ENTITY a "b">]>' + sheet.format("")), want=422)
            send(server, "name,sex\n王,1\n", want=422)
            send(server, "", want=422)
            send(server, b"\xff\xfe\x00\x81", want=422)
            send(server, HEAD + "U1,王一,H1,外科,骨科,3,\n", kind="nobody", want=400)
            ask(server, "POST", "/api/uploads?kind=offers&source=s", None, BYTES | {"Content-Length": str(512 << 20 | 1)}, 413)
            ask(server, "POST", "/api/uploads?kind=offers&source=s", "{}", JSON, 415)
            assert asked(data, "SELECT count(*) FROM upload") == before
            up = send(server, HEAD + "W1,王一,H1,外科,骨科,3,\n合计,1,,,,,\n")
            assert up["bad_n"] == 1 and up["faults"][0]["first"] == 3, up


def test_a_hospital_changes_none_but_its_own():
    for data in on_both(fill_province):
        bearer = token(data, "manager", "H1")
        with Server(data) as server:
            up = send(server, HEAD + "M1,王一,H1,外科,骨科,3,\nM2,王二,H2,外科,骨科,3,\nN31,王三,H1,外科,骨科,3,\n", bearer=bearer)
            assert up["bad_n"] == 1 and up["faults"][0]["column"] == "organization", up
            other = {"Authorization": f"Bearer {token(data, 'manager', 'H2')}"}
            assert server.ask(f"/api/uploads/{up['id']}", headers=other).status == 404
            assert server.ask("/api/uploads", headers=other).json["total"] == 0
            # a person of another hospital is not taken away from there
            other_up = send(server, HEAD + "K9,王九,H2,外科,骨科,3,\n")
            ask(server, "POST", f"/api/uploads/{other_up['id']}/commit", {"good_only": False})
            assert ended(server, other_up["id"])["written_n"] == 1
            taken = send(server, HEAD + "K9,王九,H1,外科,骨科,3,\n", bearer=bearer)
            assert taken["bad_n"] == 1, taken


def test_what_is_staged_is_sealed_and_wiped():
    for data in on_both(fill_province):
        with Server(data) as server:
            up = send(server, HEAD + "S1,甄隐名,H1,外科,骨科,7,\n")
            path = f"/api/uploads/{up['id']}"
            rows = asked(data, f"SELECT * FROM upload_row WHERE upload = '{up['id']}'")
            assert rows and "甄隐名" not in rows and "S1" not in rows.split("|")[3], rows
            gone = ask(server, "DELETE", path).json
            assert gone["state"] == "dropped" and gone["wiped"] and gone["actions"] == [], gone
            assert asked(data, f"SELECT count(*) FROM upload_row WHERE upload = '{up['id']}'") == "0"
            ask(server, "DELETE", path, want=409)
            old = send(server, HEAD + "S2,甄隐名,H1,外科,骨科,7,\n")["id"]
            asked(data, f"UPDATE upload SET made_ms = made_ms - 86400001 WHERE id = '{old}'")
        with Server(data) as server:
            until = time.monotonic() + 120
            while server.get(f"/api/uploads/{old}")["state"] == "open" and time.monotonic() < until:
                time.sleep(0.1)
            assert server.get(f"/api/uploads/{old}")["state"] == "dropped"
            assert asked(data, f"SELECT count(*) FROM upload_row WHERE upload = '{old}'") == "0"


def test_killed_at_work_and_resumed_no_row_is_double_and_none_missing():
    rows = 20000
    text = HEAD + "".join(f"Z{i:05},王{i},H{1 + i % 3},外科,骨科,{1 + i % 4},81.51\n" for i in range(rows))
    for data in on_both(fill_province):
        server = Server(data)
        up = send(server, text)
        assert up["bad_n"] == 0 and up["rows_n"] == rows
        ask(server, "POST", f"/api/uploads/{up['id']}/commit", {"good_only": False})
        stood = []
        for at in (1, rows // 2):
            until = time.monotonic() + 300
            while int(asked(data, "SELECT coalesce(max(checkpoint), 0) FROM job WHERE state = 'running'") or 0) < at:
                assert time.monotonic() < until
                time.sleep(0.005)
            server.process.send_signal(signal.SIGKILL)
            server.process.wait(60)
            server.process.stdout.close()
            stood.append(int(asked(data, f"SELECT j.checkpoint FROM job j JOIN upload u ON u.job = j.id WHERE u.id = '{up['id']}'")))
            people = int(asked(data, "SELECT count(*) FROM practitioner WHERE code LIKE 'Z%'"))
            assert people == stood[-1], (people, stood)
            asked(data, "UPDATE job SET lease_ms = 0 WHERE state = 'running'")
            server = Server(data)
        with server:
            done = ended(server, up["id"])
            assert (done["state"], done["written_n"], done["refused_n"]) == ("done", rows, 0), done
            found = asked(data, "SELECT count(*), count(DISTINCT code) FROM practitioner WHERE code LIKE 'Z%'")
            assert found == f"{rows}|{rows}", found
            print(f"        killed behind rows {stood}")
            # cancelled at work, it ends behind a batch
            again = send(server, text, batch="2")
            ask(server, "POST", f"/api/uploads/{again['id']}/commit", {"good_only": False})
            ask(server, "DELETE", f"/api/uploads/{again['id']}")
            assert ended(server, again["id"])["state"] == "cancelled"
            ask(server, "DELETE", f"/api/uploads/{again['id']}", want=409)


def long_list(code, n=24000, bad=()):
    """More than 4 MiB: as wide as names may be."""
    text = HEAD + "".join(f"{code}{i},{'王' * 30},H1,{'科' * 30},骨科,{9 if i in bad else 3},\n" for i in range(n))
    assert len(text.encode()) > 4 << 20
    return text


def read(server, upload, seconds=300):
    """Until no worker has to read it any more."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        seen = server.get(f"/api/uploads/{upload}")
        if seen["state"] != "reading":
            return seen
        time.sleep(0.02)
    raise AssertionError(f"it is not read: {seen}")


def test_a_long_list_is_read_by_a_worker_killed_and_begun_again():
    for data in on_both(fill_province):
        server = Server(data)
        up = send(server, long_list("LA", bad=(7, 11)))
        assert up["state"] in ("reading", "open") and up["wiped"] is None, up
        until = time.monotonic() + 300
        while not int(asked(data, f"SELECT count(*) FROM upload_row WHERE upload = '{up['id']}'")):
            assert time.monotonic() < until
            time.sleep(0.002)
        server.process.send_signal(signal.SIGKILL)
        server.process.wait(60)
        server.process.stdout.close()
        asked(data, f"UPDATE upload SET lease_ms = 1 WHERE id = '{up['id']}' AND lease_ms IS NOT NULL")
        with Server(data) as server:
            seen = read(server, up["id"])
            assert (seen["state"], seen["rows_n"], seen["bad_n"]) == ("open", 24000, 2), seen
            assert int(asked(data, f"SELECT count(*) FROM upload_row WHERE upload = '{up['id']}'")) == 24000
            assert seen["faults"][0]["first"] == 9 and seen["faults"][0]["rows_n"] == 2, seen
            path = f"/api/uploads/{up['id']}"
            ask(server, "POST", path + "/commit", {"good_only": False}, want=409)
            ask(server, "POST", path + "/commit", {"good_only": True})
            done = ended(server, up["id"])
            assert (done["state"], done["written_n"]) == ("done", 23998), done
            assert int(asked(data, "SELECT count(*) FROM practitioner WHERE code LIKE 'LA%'")) == 23998


def test_a_long_list_that_is_none_or_was_cancelled_leaves_nothing():
    for data in on_both(fill_province):
        with Server(data) as server:
            wrong = send(server, long_list("LB").replace("title_rank", "rank", 1))
            seen = read(server, wrong["id"])
            assert seen["state"] == "failed" and "title_rank" in seen["reason"] and seen["wiped"], seen
            late = send(server, long_list("LC").encode() + b"\xff\xff\n")
            seen = read(server, late["id"])
            assert seen["state"] == "failed" and "neither UTF-8 nor GB18030" in seen["reason"], seen
            up = send(server, long_list("LD"))
            gone = ask(server, "DELETE", f"/api/uploads/{up['id']}").json
            assert gone["state"] == "dropped", gone
            other = send(server, long_list("LE"))  # read behind it
            assert read(server, other["id"])["state"] == "open"
            for upload in (wrong, late, up):
                assert asked(data, f"SELECT count(*) FROM upload_row WHERE upload = '{upload['id']}'") == "0", upload
            ask(server, "DELETE", f"/api/uploads/{other['id']}")
            assert asked(data, "SELECT count(*) FROM practitioner WHERE code LIKE 'LB%' OR code LIKE 'LD%'") == "0"


def test_an_import_of_the_command_line_is_told_and_left_alone():
    for data in on_both(fill_province):
        path = os.path.join(ROOT, "cli.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(HEAD + "CL1,王一,H1,外科,骨科,3,\nCL2,王二,H2,外科,骨科,3,\n")
        run(XINGLIN, "import", "practitioners", "--data", data, "--source", "cli", path)
        with Server(data) as server:
            first = server.get("/api/uploads")["items"][0]
            assert (first["source"], first["state"], first["rows_n"], first["written_n"]) == ("cli", "done", 2, 2), first
            ask(server, "DELETE", f"/api/uploads/{first['id']}", want=409)
            # one that died is left to the command line, and may be cancelled
            asked(data, f"UPDATE job SET state = 'running', lease_ms = 0 WHERE id = '{first['id']}'")
            time.sleep(1)
            assert server.get(f"/api/uploads/{first['id']}")["state"] == "running"
            assert ask(server, "DELETE", f"/api/uploads/{first['id']}").json["state"] == "cancelled"
            other = {"Authorization": f"Bearer {token(data, 'officer', '990101')}"}
            assert server.ask(f"/api/uploads/{first['id']}", headers=other).status == 404


def test_stopped_gently_the_job_goes_on_with_the_next_server():
    rows = 20000
    text = HEAD + "".join(f"Y{i:05},王{i},H{1 + i % 3},外科,骨科,{1 + i % 4},81.51\n" for i in range(rows))
    for data in on_both(fill_province):
        with Server(data) as server:
            up = send(server, text)
            ask(server, "POST", f"/api/uploads/{up['id']}/commit", {"good_only": False})
            while server.get(f"/api/uploads/{up['id']}")["state"] == "queued":
                time.sleep(0.02)
        lease = int(asked(data, f"SELECT j.lease_ms FROM job j JOIN upload u ON u.job = j.id WHERE u.id = '{up['id']}'"))
        assert lease <= time.time() * 1000
        with Server(data) as server:
            done = ended(server, up["id"])
            assert (done["state"], done["written_n"]) == ("done", rows), done


if __name__ == "__main__":
    try:
        run_tests(globals())
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)
