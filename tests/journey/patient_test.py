"""Patients over HTTP on both databases: sealed, found, masked, unmasked for a purpose, rotated under load;
and a raw scan of database, log and backup for a thousand planted identities."""
import base64
import glob
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time

from journey import XINGLIN, Server, account, fill_province, on_both, run_tests, token
from visitor import JSON

PLANTED = 1000
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "斓霁翀曦骞昶甯珝翊璟"
COUNT = [0]


def resident_number(n):
    body = f"110105{1940 + n % 70}{1 + n % 12:02d}{1 + n % 28:02d}{n % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, weights)) % 11]


def identity(n):
    return {"name": SURNAMES[n % 16] + GIVEN[n % 10] + GIVEN[n // 10 % 10] + GIVEN[n // 100 % 10],
            "id_number": resident_number(n), "phone": f"1{3900000000 + n * 7919}",
            "address": f"虚构市槐荫路{n * 31 + 7}弄{n}号"}


def bearer(data, role="clinician", scope="H1"):
    return {"Authorization": f"Bearer {token(data, role, scope)}"}


def post(server, headers, path, body):
    COUNT[0] += 1
    return server.ask(path, "POST", headers | JSON | {"Idempotency-Key": f"p{COUNT[0]}-{time.monotonic_ns()}"},
                      json.dumps(body))


def test_a_patient_is_masked_until_a_purpose_is_told_and_the_look_is_logged():
    for data in on_both(fill_province):
        with Server(data) as server:
            own, other = bearer(data), bearer(data, scope="H2")
            officer = bearer(data, "officer", "990000")
            made = post(server, own, "/api/patients", identity(1))
            assert made.status == 201, made.body
            assert made.json["name"] == identity(1)["name"][0] + "***"
            where = f"/api/patients/{made.json['id']}"
            assert server.ask(where, headers=own).json["phone"].startswith("139****")
            for wanted in ({"name": identity(1)["name"]}, {"phone": identity(1)["phone"]},
                           {"id_number": identity(1)["id_number"]}):
                found = post(server, own, "/api/patients/search", wanted).json["items"]
                assert made.json["id"] in [p["id"] for p in found], wanted
                assert post(server, other, "/api/patients/search", wanted).json["items"] == []
            whole = post(server, own, where + "/unmask", {"purpose": "treatment"})
            assert whole.status == 200 and whole.json["address"] == identity(1)["address"], whole.body
            lines = server.ask(f"/api/audit?object={made.json['id']}", headers=officer).json["items"]
            assert [(a["action"], a["reason"]) for a in lines if a["action"] == "patient.unmask"] == \
                [("patient.unmask", "treatment")]
            assert server.ask(where, headers=other).status == 404
            assert post(server, other, where + "/unmask", {"purpose": "treatment"}).status == 404
            assert server.ask(where, headers=officer).status == 403
            assert post(server, officer, where + "/unmask", {"purpose": "treatment"}).status == 403


def test_wrong_identities_are_refused_by_their_field():
    for data in on_both(fill_province):
        with Server(data) as server:
            own = bearer(data)
            for change in ({"name": ""}, {"id_number": "110105194912310021"}, {"phone": "12"}, {"x": 1},
                           {"name": "a" * 61}, {"name": 7}):
                assert post(server, own, "/api/patients", identity(2) | change).status == 422, change
            assert post(server, own, "/api/patients/search", {}).status == 422
            assert post(server, own, "/api/patients/search", {"name": "a", "phone": "13800000000"}).status == 422
            made = post(server, own, "/api/patients", identity(3)).json
            assert post(server, own, f"/api/patients/{made['id']}/unmask", {"purpose": "fun"}).status == 422
            assert post(server, own, f"/api/patients/{made['id']}/unmask", {}).status == 422


def encodings(text):
    raw = text.encode()
    return {raw, text.encode("gb18030"), text.encode("utf-16-le"), raw.hex().encode(), raw.hex().upper().encode(),
            base64.b64encode(raw).rstrip(b"=")[:-1], json.dumps(text).strip('"').encode()}


def patterns():
    return {form for n in range(PLANTED) for text in identity(n).values() for form in encodings(text)}


def found_in(raw, folder):
    """The first of all forms that the bytes hold. grep looks for all at once; what has a line end in
    it is looked for one by one."""
    forms, where = patterns(), os.path.join(folder, "raw")
    with open(where, "wb") as file:
        file.write(raw)
    with open(where + ".forms", "wb") as file:
        file.write(b"\n".join(form for form in forms if b"\n" not in form))
    grep = subprocess.run(["grep", "-aoFm1", "-f", where + ".forms", where], stdout=subprocess.PIPE, check=False,
                          env={**os.environ, "LC_ALL": "C"})
    assert grep.returncode in (0, 1)
    return grep.stdout or next((form for form in forms if b"\n" in form and form in raw), b"")


def test_the_scan_finds_what_is_there():
    with tempfile.TemporaryDirectory() as folder:
        for text in (identity(7)["name"], identity(999)["phone"]):
            for form in encodings(text):
                assert found_in(b"\0" * 5000 + form + b"\xff" * 5000, folder), form
        assert not found_in(b"\0" * 5000, folder)


def bytes_of(data, folder):
    """All that the store keeps on disk: the folder's files, or a dump of the database."""
    if "://" in data:
        dump = subprocess.run(["pg_dump", "--inserts", data], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=True).stdout
        return [("pg_dump", dump)]
    return [(path, open(path, "rb").read()) for path in glob.glob(os.path.join(data, "store.db*"))]


def test_a_raw_scan_finds_none_of_a_thousand_planted_identities():
    for data in on_both(fill_province):
        with tempfile.TemporaryDirectory() as folder:
            server = Server(data)
            with server:
                own = bearer(data)
                ids = [post(server, own, "/api/patients", identity(n)).json["id"] for n in range(PLANTED)]
                assert len(set(ids)) == PLANTED
                for n in range(0, PLANTED, 50):
                    assert post(server, own, "/api/patients/search", {"name": identity(n)["name"]}).json["items"]
                    post(server, own, f"/api/patients/{ids[n]}/unmask", {"purpose": "contact"})
                    post(server, own, "/api/patients", identity(n) | {"phone": "no"})
                kept = bytes_of(data, folder)
            backup = os.path.join(folder, "backup")
            subprocess.run([XINGLIN, "backup", "--data", data, "--out", backup], check=True,
                           stdout=subprocess.DEVNULL)
            unpacked = subprocess.run(["sh", "-c", f'zcat -f "{backup}"'], stdout=subprocess.PIPE, check=True).stdout
            kept += bytes_of(data, folder) + [("backup", open(backup, "rb").read()), ("backup, unpacked", unpacked)]
            kept.append(("log", server.log()))
            assert all(raw for name, raw in kept if name != "log"), [name for name, raw in kept if not raw]
            for name, raw in kept:
                found = found_in(raw, folder)
                assert not found, f"{name} holds {found!r}"
            key = open(os.environ["XINGLIN_KEY_FILE"], "rb").read().strip()
            for name, raw in kept:
                assert key not in raw and bytes.fromhex(key.decode()) not in raw, name
            print(f"        {'postgresql' if '://' in data else 'sqlite'}: {PLANTED} identities,"
                  f" {len(patterns())} forms, {sum(len(raw) for _, raw in kept)} bytes: none found")


def test_keys_are_rotated_while_others_read_and_write():
    for data in on_both(fill_province):
        with Server(data) as server:
            own = bearer(data)
            ids = [post(server, own, "/api/patients", identity(n)).json["id"] for n in range(120)]
            stop, wrong, added = threading.Event(), [], []

            def work(who):
                n = 1000 + who * 1000
                while not stop.is_set():
                    n += 1
                    made = post(server, own, "/api/patients", identity(n))
                    got = server.ask(f"/api/patients/{ids[n % 120]}", headers=own)
                    if made.status != 201 or got.status != 200:
                        wrong.append((made.status, got.status, made.body, got.body))
                    else:
                        added.append((n, made.json["id"]))

            threads = [threading.Thread(target=work, args=(i,)) for i in range(3)]
            for thread in threads:
                thread.start()
            for profile in ("gm", "aes", "gm"):
                done = subprocess.run([XINGLIN, "rotate", "--data", data, "--profile", profile],
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
                assert done.returncode == 0, done.stderr
            stop.set()
            for thread in threads:
                thread.join()
            assert not wrong, wrong[:2]
            for n, made in [(n, ids[n]) for n in range(0, 120, 17)] + added[-5:]:
                whole = post(server, own, f"/api/patients/{made}/unmask", {"purpose": "treatment"})
                assert whole.json["id_number"] == identity(n)["id_number"], (n, whole.body)


def test_a_new_master_key_opens_what_the_old_one_sealed():
    for data in on_both(fill_province):
        key = os.environ["XINGLIN_KEY_FILE"] + ("-pg" if "://" in data else "-lite")
        shutil.copy2(os.environ["XINGLIN_KEY_FILE"], key)
        env = {**os.environ, "XINGLIN_KEY_FILE": key}
        with Server(data) as server:
            own = bearer(data)
            made = post(server, own, "/api/patients", identity(5)).json["id"]
        old = open(key, encoding="ascii").read()
        subprocess.run([XINGLIN, "rotate", "--data", data, "--master"], check=True, stdout=subprocess.DEVNULL, env=env)
        assert open(key, encoding="ascii").read() != old
        refused = subprocess.run([XINGLIN, "rotate", "--data", data], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 check=False)
        assert refused.returncode == 5 and b"not the key" in refused.stderr, refused.stderr
        os.environ["XINGLIN_KEY_FILE"], before = key, os.environ["XINGLIN_KEY_FILE"]
        try:
            with Server(data) as server:
                whole = post(server, own, f"/api/patients/{made}/unmask", {"purpose": "treatment"})
                assert whole.json["name"] == identity(5)["name"], whole.body
        finally:
            os.environ["XINGLIN_KEY_FILE"] = before


if __name__ == "__main__":
    run_tests(globals())
