"""Accounts over HTTP: given, handed out, proved, taken; by people, within their reach, on both databases."""
import base64
import concurrent.futures
import hashlib
import hmac
import os
import struct
import subprocess
import time

from journey import POSTGRES, XINGLIN, Server, account, fill_province, on_both, run_tests, token
from visitor import Visitor

WORD = "correct horse battery 9"
NEXT = "grey stone river moon 7"
COUNT = [0]


def name_new():
    COUNT[0] += 1
    return f"person{COUNT[0]}"


def new_account(data, role="officer", scope="990000"):
    name = name_new()
    account("add", "--data", data, "--name", name, "--role", role, "--scope", scope,
            "--password-file", "-", password=WORD)
    return name


def key():
    COUNT[0] += 1
    return {"Idempotency-Key": f"account-{COUNT[0]}-{time.monotonic_ns()}"}


def signed_in(server, data, role="officer", scope="990000"):
    who = Visitor(server)
    assert who.sign_in(new_account(data, role, scope), WORD).json["stage"] == "open"
    return who


def code(secret, later=0):
    """The code of RFC 6238, reckoned apart from the program."""
    step = struct.pack(">Q", int(time.time()) // 30 + later)
    mac = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    at = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7fffffff) % 10**6:06d}"


def served(*options):
    def wrap(test):
        def run():
            for address in on_both(fill_province):
                with Server(address, *options) as server:
                    test(server, address)
        return run
    return wrap


def add(who, role="clinician", scope="H1", status=201):
    name = name_new()
    answer = who.ask("POST", "/api/accounts", {"name": name, "shown": "乙", "role": role, "scope": scope}, headers=key())
    assert answer.status == status, answer.body
    return answer.json


@served()
def test_a_manager_adds_an_account_and_its_password_is_good_for_changing_it(server, data):
    boss = signed_in(server, data, "manager", "H1")
    made = add(boss)
    assert len(made["password"]) == 24
    got = boss.ask("GET", f"/api/accounts/{made['id']}").json
    assert got["posts"][0]["role"] == "clinician" and got["actions"] == ["account.write"], got
    assert "password" not in got and "totp" not in str(got)
    who = Visitor(server)
    answer = who.sign_in(made["name"], made["password"])
    assert answer.json["stage"] == "open" and answer.json["password_due"], answer.body
    refused = who.ask("GET", "/api/home")
    assert refused.status == 403 and refused.json["errors"][0]["field"] == "password", refused.body
    for present, new, status in ((NEXT, NEXT + "x", 403), (made["password"], "short", 422),
                                 (made["password"], made["password"], 422), (made["password"], made["name"] * 3, 422)):
        got = who.ask("POST", "/api/account/password", {"present": present, "next": new})
        assert got.status == status, (new, got.status, got.body)
    other = Visitor(server)
    other.sign_in(made["name"], made["password"])
    old = who.cookie
    assert who.ask("POST", "/api/account/password", {"present": made["password"], "next": NEXT}).status == 200
    assert who.cookie != old and who.ask("GET", "/api/home").status == 200
    assert other.ask("GET", "/api/session").json["stage"] == "none", "every other session has ended"
    assert Visitor(server).sign_in(made["name"], made["password"]).status == 401
    assert Visitor(server).sign_in(made["name"], NEXT).status == 200


@served()
def test_nobody_gives_or_sees_more_than_the_own_reach(server, data):
    boss = signed_in(server, data, "manager", "H1")
    for role, scope, status in (("manager", "H2", 403), ("officer", "990101", 403), ("officer", None, 403),
                                ("auditor", "990000", 403), ("public", "H1", 422), ("king", "H1", 422),
                                ("head", "H1", 422), ("clinician", "H99", 422), ("clinician", "990101", 422)):
        answer = boss.ask("POST", "/api/accounts", {"name": name_new(), "role": role, "scope": scope}, headers=key())
        assert answer.status == status, (role, scope, answer.status, answer.body)
    there = signed_in(server, data, "manager", "H2")
    foreign = add(there, "clinician", "H2")["id"]
    assert boss.ask("GET", f"/api/accounts/{foreign}").status == 404
    for method, tail in (("POST", "/disable"), ("POST", "/enable"), ("POST", "/password"), ("DELETE", "/factor"),
                         ("DELETE", "/grants/" + foreign)):
        answer = boss.ask(method, f"/api/accounts/{foreign}{tail}", headers=key() if method == "POST" else {})
        assert answer.status == 404, (tail, answer.status)
    listed = boss.ask("GET", "/api/accounts?limit=200").json
    assert all(any(p["organization_name"] == "甲县医院" for p in a["posts"]) for a in listed["items"] if a["posts"])
    assert foreign not in str(listed)
    clinician = signed_in(server, data, "clinician", "H1")
    assert clinician.ask("GET", "/api/accounts").status == 403
    assert clinician.ask("POST", "/api/accounts", {"name": "x", "role": "reader", "scope": "H1"}, headers=key()).status == 403


@served()
def test_a_post_is_given_and_taken_and_its_sessions_are_cut(server, data):
    boss = signed_in(server, data, "officer", "990000")
    made = add(boss)
    path = f"/api/accounts/{made['id']}"
    got = boss.ask("POST", path + "/grants", {"role": "reader", "scope": "H2"}, headers=key())
    assert got.status == 201 and len(got.json["posts"]) == 2, got.body
    assert boss.ask("POST", path + "/grants", {"role": "reader", "scope": "H2"}, headers=key()).status == 422
    boss1 = signed_in(server, data, "manager", "H1")
    seen = boss1.ask("GET", path).json
    assert seen["actions"] == [], "a post beyond the own reach"
    assert boss1.ask("POST", path + "/disable", headers=key()).status == 403
    reader = next(p["id"] for p in seen["posts"] if p["role"] == "reader")
    assert boss1.ask("DELETE", f"{path}/grants/{reader}").status == 403
    who = Visitor(server)
    assert who.sign_in(made["name"], made["password"]).json["stage"] == "post"
    assert who.ask("POST", "/api/session/post", {"post": reader}).json["stage"] == "open"
    assert boss.ask("DELETE", f"{path}/grants/{reader}").status == 200
    assert who.ask("GET", "/api/session").json["stage"] == "none"
    assert boss.ask("DELETE", f"{path}/grants/{reader}").status == 404
    assert boss1.ask("POST", path + "/disable", headers=key()).json["state"] == "disabled"
    assert boss1.ask("POST", path + "/disable", headers=key()).status == 409
    assert Visitor(server).sign_in(made["name"], made["password"]).status == 401
    assert boss1.ask("POST", path + "/enable", headers=key()).json["state"] == "active"
    again = boss1.ask("POST", path + "/password", headers=key()).json
    assert again["password"] != made["password"]
    assert Visitor(server).sign_in(made["name"], again["password"]).status == 200


@served()
def test_nobody_closes_the_door_behind_himself(server, data):
    name = new_account(data)
    boss = Visitor(server)
    boss.sign_in(name, WORD)
    mine = next(a for a in boss.ask("GET", "/api/accounts?limit=200").json["items"] if a["name"] == name)
    path = f"/api/accounts/{mine['id']}"
    assert boss.ask("POST", path + "/disable", headers=key()).status == 409
    assert boss.ask("DELETE", f"{path}/grants/{mine['posts'][0]['id']}").status == 409
    assert boss.ask("DELETE", path + "/factor").status == 409


@served()
def test_what_holds_a_secret_is_told_once_and_kept_nowhere(server, data):
    boss = signed_in(server, data)
    mine = key()
    body = {"name": name_new(), "role": "reader", "scope": "H1"}
    first = boss.ask("POST", "/api/accounts", body, headers=mine)
    assert first.status == 201
    again = boss.ask("POST", "/api/accounts", body, headers=mine)
    assert again.status == 409 and first.json["password"] not in again.body.decode(), again.body
    mine = key()
    body = {"name": "统计", "role": "auditor", "scope": "990101", "days": 30}
    made = boss.ask("POST", "/api/tokens", body, headers=mine)
    assert made.status == 201 and made.json["token"].startswith("xlt_"), made.body
    assert boss.ask("POST", "/api/tokens", body, headers=mine).status == 409
    listed = boss.ask("GET", "/api/tokens?limit=200")
    assert made.json["token"] not in listed.body.decode()
    row = next(t for t in listed.json["items"] if t["id"] == made.json["id"])
    assert row["post"]["place"] == "990101" and row["until"] and row["ended"] is None
    bearer = {"Authorization": f"Bearer {made.json['token']}"}
    assert server.ask("/api/demands", headers=bearer).json["total"] == 1
    small = signed_in(server, data, "officer", "990102")
    assert small.ask("DELETE", f"/api/tokens/{made.json['id']}").status == 404
    assert small.ask("POST", "/api/tokens", body, headers=key()).status == 403
    assert boss.ask("DELETE", f"/api/tokens/{made.json['id']}").status == 200
    assert server.ask("/api/demands", headers=bearer).status == 401
    assert boss.ask("DELETE", f"/api/tokens/{made.json['id']}").status == 409
    for days in (0, 367, "9", None):
        assert boss.ask("POST", "/api/tokens", body | {"days": days}, headers=key()).status == 422


@served()
def test_the_second_factor_is_set_up_used_and_lost(server, data):
    name = new_account(data, "manager", "H1")
    who = Visitor(server)
    who.sign_in(name, WORD)
    made = who.ask("POST", "/api/account/factor")
    assert made.status == 200 and made.json["uri"].startswith(f"otpauth://totp/Xinglin:{name}?secret="), made.body
    secret = made.json["secret"]
    assert who.ask("GET", "/api/account").json["second_factor"] is False, "nothing is kept before a code fits"
    for body, status in (({"secret": secret, "code": "000000" if code(secret) != "000000" else "000001"}, 403),
                         ({"secret": secret[:-1] + "1", "code": code(secret)}, 403),
                         ({"secret": secret, "code": "12345"}, 422), ({"secret": "A", "code": "123456"}, 422)):
        got = who.ask("POST", "/api/account/factor/confirm", body)
        assert got.status == status, (body, got.status, got.body)
    used = code(secret, -1)
    got = who.ask("POST", "/api/account/factor/confirm", {"secret": secret, "code": used})
    assert got.status == 200 and len(set(got.json["recovery"])) == 10, got.body
    recovery = got.json["recovery"]
    own = who.ask("GET", "/api/account").json
    assert own["second_factor"] and own["recovery_left"] == 10
    if "://" not in data:
        for file in ("store.db", "store.db-wal"):
            path = os.path.join(data, file)
            assert not os.path.exists(path) or secret.encode() not in open(path, "rb").read(), "kept in clear"
    new = Visitor(server)
    assert new.sign_in(name, WORD).json["stage"] == "code"
    assert new.ask("GET", "/api/home").status == 401, "the password alone opens nothing"
    assert new.ask("GET", "/api/session").json["stage"] == "code"
    assert new.ask("POST", "/api/session/code", {"code": used}).status == 401, "each code is good once"
    assert new.ask("POST", "/api/session/code", {"code": code(secret)}, marked=False).status == 403
    before = new.cookie
    assert new.ask("POST", "/api/session/code", {"code": code(secret)}).json["stage"] == "open"
    assert new.cookie != before
    other = Visitor(server)
    other.sign_in(name, WORD)
    assert other.ask("POST", "/api/session/code", {"code": recovery[0].upper()}).json["stage"] == "open"
    assert other.ask("GET", "/api/account").json["recovery_left"] == 9
    third = Visitor(server)
    third.sign_in(name, WORD)
    assert third.ask("POST", "/api/session/code", {"code": recovery[0]}).status == 401
    boss = signed_in(server, data)
    mine = next(a for a in boss.ask("GET", "/api/accounts?limit=200").json["items"] if a["name"] == name)
    assert mine["second_factor"]
    assert boss.ask("DELETE", f"/api/accounts/{mine['id']}/factor").json["second_factor"] is False
    assert other.ask("GET", "/api/home").status == 401
    assert Visitor(server).sign_in(name, WORD).json["stage"] == "open"


@served()
def test_proving_again_renews_the_session_and_needs_the_password(server, data):
    who = signed_in(server, data)
    for password, status in ((NEXT, 403), ("", 422), (None, 422)):
        assert who.ask("POST", "/api/session/prove", {"password": password}).status == status
    old = who.cookie
    first = who.ask("GET", "/api/session").json["proven_until"]
    answer = who.ask("POST", "/api/session/prove", {"password": WORD})
    assert answer.status == 200 and answer.json["proven_until"] >= first and who.cookie != old, answer.body
    thief = Visitor(server)
    thief.cookie, thief.mark = old, who.mark
    assert thief.ask("GET", "/api/home").status == 401, "the token of before is spent"
    for i in range(6):
        last = who.ask("POST", "/api/session/prove", {"password": NEXT})
    assert last.status == 429 and int(last.headers["Retry-After"]) >= 1, last.status
    bearer = {"Authorization": f"Bearer {token(data)}", "Content-Type": "application/json"}
    assert server.ask("/api/session/prove", "POST", bearer, '{"password":"x"}').status == 409


@served()
def test_the_own_sessions_are_listed_and_ended_and_those_of_others_are_not(server, data):
    name = new_account(data)
    here, there, stranger = Visitor(server), Visitor(server), signed_in(server, data)
    here.sign_in(name, WORD)
    there.sign_in(name, WORD)
    rows = here.ask("GET", "/api/sessions").json["items"]
    assert len(rows) == 2 and [r["here"] for r in rows].count(True) == 1, rows
    other = next(r["id"] for r in rows if not r["here"])
    assert stranger.ask("DELETE", f"/api/sessions/{other}").status == 404
    assert stranger.ask("DELETE", "/api/sessions/00000000-0000-0000-0000-000000000000").status == 404
    assert there.ask("GET", "/api/home").status == 200
    assert len(here.ask("DELETE", f"/api/sessions/{other}").json["items"]) == 1
    assert there.ask("GET", "/api/home").status == 401
    there.sign_in(name, WORD)
    assert here.ask("DELETE", "/api/sessions").status == 200
    assert there.ask("GET", "/api/home").status == 401 and here.cookie is None


@served("--rate", "10")
def test_a_person_is_heard_ten_times_a_second_and_forty_at_once(server, data):
    who, other = signed_in(server, data), signed_in(server, data)
    begun, heard, held = time.monotonic(), [], []
    while len(held) < 10:  # however slow the machine: it asks more than ten times a second
        answer = who.ask("GET", "/api/session")
        (heard if answer.status == 200 else held).append(answer)
        assert len(heard) < 2000, "nobody is held back"
    assert all(a.status == 429 for a in held)
    assert 40 <= len(heard) <= 41 + 10 * (time.monotonic() - begun), len(heard)
    assert all(a.headers["Retry-After"] == "1" for a in held)
    assert other.ask("GET", "/api/home").status == 200, "others are heard"
    time.sleep(1.1)
    assert who.ask("GET", "/api/home").status == 200


@served()
def test_five_failures_and_a_hundred_of_an_address_are_told_when_to_come_back(server, data):
    name = new_account(data)
    for _ in range(5):
        assert Visitor(server).sign_in(name, NEXT).status == 401
    answer = Visitor(server).sign_in(name, WORD)
    assert answer.status == 429 and 1 <= int(answer.headers["Retry-After"]) <= 60, answer.headers


@served("--proxy", "127.0.0.1")
def test_a_hundred_failures_from_one_address_stop_it_and_nobody_else(server, data):
    """The attack: one address tries a hundred names, most of which are nobody's."""
    name = new_account(data)

    def attack(number):
        stranger = Visitor(server, {"X-Forwarded-For": "10.200.0.1"})
        return stranger.sign_in(name if number == 50 else f"guess{number}", NEXT).status

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        tried = list(pool.map(attack, range(100)))
    assert set(tried) == {401}, set(tried)
    last = Visitor(server, {"X-Forwarded-For": "10.200.0.1"}).sign_in(name, WORD)
    assert last.status == 429 and 3000 < int(last.headers["Retry-After"]) <= 3600, last.headers["Retry-After"]
    assert Visitor(server, {"X-Forwarded-For": "10.200.0.2"}).sign_in(name, WORD).status == 200
    forged = Visitor(server, {"X-Forwarded-For": "10.200.0.2, 10.200.0.1"})
    assert forged.sign_in(name, WORD).status == 429, "what a client wrote in front of the proxy is not believed"


def test_the_first_officer_of_an_empty_database_is_made_once():
    subprocess.run(["psql", "-q", POSTGRES, "-c", "CREATE SCHEMA first_run"], check=True)
    data = f"{POSTGRES}&options=-csearch_path%3Dfirst_run"
    words = [XINGLIN, "setup", "--data", data, "--name", "first"]
    done = subprocess.run(words, input=WORD, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0 and "officer first" in done.stdout, done.stderr
    again = subprocess.run(words, input=WORD, capture_output=True, encoding="utf-8", check=False)
    assert again.returncode == 2 and "is there already" in again.stderr, again.stderr
    with Server(data) as server:
        assert Visitor(server).sign_in("first", WORD).json["stage"] == "open"


if __name__ == "__main__":
    run_tests(globals())
