"""Signing in and out over HTTP, on both databases, and those who try it without being who they say."""
from journey import Server, account, fill_province, on_both, run_tests, token
from visitor import Visitor

WORD = "correct horse battery 9"
COUNT = [0]


def new_account(data, role="officer", scope="990000"):
    """A name of its own for each test: the database is the same for all of them."""
    COUNT[0] += 1
    name = f"user{COUNT[0]}"
    account("add", "--data", data, "--name", name, "--role", role, "--scope", scope,
            "--shown", "某人", "--password-file", "-", password=WORD)
    return name


def served(*options):
    def wrap(test):
        def run():
            for address in on_both(fill_province):
                with Server(address, *options) as server:
                    test(server, address)
        return run
    return wrap


@served()
def test_who_signs_in_sees_home_and_who_signs_out_sees_it_no_more(server, data):
    who = Visitor(server)
    assert who.ask("GET", "/api/session").json["stage"] == "none"
    assert who.ask("GET", "/api/home").status == 401
    answer = who.sign_in(new_account(data), WORD)
    assert answer.status == 200 and answer.json["stage"] == "open", answer.body
    assert answer.json["shown"] == "某人" and answer.json["posts"][0]["role"] == "officer"
    assert answer.json["posts"][0]["place_name"] == "杏省"
    assert "demand.approve" in answer.json["actions"]
    assert who.cookie.startswith("xinglin=xls_")
    assert who.ask("GET", "/api/home").status == 200
    old = who.cookie
    assert who.ask("DELETE", "/api/session").status == 200 and who.cookie is None
    who.cookie = old  # reuse after sign-out
    assert who.ask("GET", "/api/home").status == 401
    assert who.ask("GET", "/api/session").json["stage"] == "none"


@served()
def test_wrong_words_are_refused_alike_and_set_no_cookie(server, data):
    name, who = new_account(data), Visitor(server)
    texts = set()
    for words in ((name, WORD + "x"), ("nobody-here", WORD)):
        answer = who.sign_in(*words)
        assert answer.status == 401 and who.cookie is None, answer.body
        texts.add(answer.body)
    assert len(texts) == 1, texts
    for body in ({}, {"name": name}, {"name": name, "password": ""}, {"name": 7, "password": WORD},
                 {"name": name, "password": WORD, "role": "officer"}):
        assert who.ask("POST", "/api/session", body).status == 422, body
    assert server.ask("/api/session", "POST", {"Content-Type": "text/plain"}, "{}").status == 415


@served()
def test_who_has_several_posts_chooses_one_and_sees_its_scope_only(server, data):
    name, who = new_account(data, "manager", "H1"), Visitor(server)
    account("grant", "--data", data, "--name", name, "--role", "officer", "--scope", "990102")
    answer = who.sign_in(name, WORD)
    assert answer.json["stage"] == "post" and len(answer.json["posts"]) == 2, answer.body
    assert answer.json["actions"] == []
    assert who.ask("GET", "/api/demands").status == 401, "nothing before the choice"
    posts = {p["role"]: p["id"] for p in answer.json["posts"]}
    first = who.cookie
    assert who.ask("POST", "/api/session/post", {"post": posts["manager"]}, marked=False).status == 403
    assert who.ask("POST", "/api/session/post", {"post": posts["manager"][:-1] + "0"}).status in (404, 200)
    answer = who.ask("POST", "/api/session/post", {"post": posts["manager"]})
    assert answer.json["stage"] == "open" and answer.json["post"] == posts["manager"]
    assert who.cookie != first, "a step forward is a new token"
    demands = who.ask("GET", "/api/demands").json
    assert demands["total"] == 1 and demands["items"][0]["county"] == "990101"
    assert who.ask("GET", "/api/audit").status == 403
    answer = who.ask("POST", "/api/session/post", {"post": posts["officer"]})
    assert answer.status == 200, answer.body
    demands = who.ask("GET", "/api/demands").json
    assert demands["total"] == 1 and demands["items"][0]["county"] == "990102"
    other = Visitor(server)
    other.cookie, other.mark = first, who.mark
    assert other.ask("GET", "/api/home").status == 401, "the token of a step before is spent"


@served()
def test_a_cookie_planted_before_sign_in_is_never_the_session(server, data):
    who = Visitor(server)
    who.cookie, who.mark = "xinglin=xls_" + "A" * 43, "0" * 64
    who.sign_in(new_account(data), WORD)
    assert who.cookie != "xinglin=xls_" + "A" * 43
    thief = Visitor(server)
    thief.cookie = "xinglin=xls_" + "A" * 43
    assert thief.ask("GET", "/api/home").status == 401


@served()
def test_a_disabled_account_is_cut_at_its_next_request(server, data):
    name, who = new_account(data), Visitor(server)
    assert who.sign_in(name, WORD).status == 200
    assert who.ask("GET", "/api/home").status == 200
    account("disable", "--data", data, "--name", name)
    assert who.ask("GET", "/api/home").status == 401
    assert Visitor(server).sign_in(name, WORD).status == 401


@served()
def test_what_changes_something_needs_the_mark_and_the_same_site(server, data):
    who = Visitor(server)
    name = new_account(data)
    who.sign_in(name, WORD)
    for headers in ({}, {"X-Xinglin-Mark": "0" * 64}, {"X-Xinglin-Mark": ""}):
        assert who.ask("DELETE", "/api/session", marked=False, headers=headers).status == 403, headers
    here = f"127.0.0.1:{server.port}"
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
                    {"Sec-Fetch-Site": "none"}, {"Origin": "https://evil.example"},
                    {"Origin": "null"}, {"Origin": f"http://{here}.evil.example"},
                    {"Origin": f"http://evil.example/{here}"}):
        assert who.ask("DELETE", "/api/session", headers=headers).status == 403, headers
        assert Visitor(server, headers).sign_in(name, WORD).status == 403, headers
    good = {"Sec-Fetch-Site": "same-origin", "Origin": f"http://{here}"}
    assert who.ask("DELETE", "/api/session", headers=good).status == 200


@served()
def test_five_failures_lock_out_and_a_forged_address_helps_nobody(server, data):
    name, who = new_account(data), Visitor(server)
    for i in range(5):
        answer = Visitor(server, {"X-Forwarded-For": f"10.0.0.{i}"}).sign_in(name, "wrong words here")
        assert answer.status == 401, (i, answer.status)
    answer = Visitor(server, {"X-Forwarded-For": "10.9.9.9"}).sign_in(name, WORD)
    assert answer.status == 429, answer.status
    assert who.sign_in(new_account(data), WORD).status == 200, "others are not locked out"


@served("--proxy", "127.0.0.1")
def test_the_proxy_that_was_named_is_believed(server, data):
    name = new_account(data)
    for i in range(5):  # strangers at another address lock out nobody but themselves
        stranger = Visitor(server, {"X-Forwarded-For": "10.1.1.1, 10.0.0.66"})
        assert stranger.sign_in(name, "wrong words here").status == 401, i
    assert Visitor(server, {"X-Forwarded-For": "10.0.0.66"}).sign_in(name, WORD).status == 429
    who = Visitor(server, {"X-Forwarded-For": "10.0.0.66, 10.0.0.7", "X-Forwarded-Proto": "https"})
    assert who.sign_in(name, WORD).status == 200
    assert who.cookie.startswith("__Host-xinglin="), who.cookie
    assert who.ask("GET", "/api/home").status == 200
    plain = Visitor(server, {"X-Forwarded-For": "10.0.0.7"})
    plain.cookie = who.cookie
    assert plain.ask("GET", "/api/home").status == 401, "an encrypted session does not go on in the open"


@served()
def test_sign_ins_failures_and_refused_rights_are_audited_without_names(server, data):
    name = new_account(data, "manager", "H1")
    who = Visitor(server)
    who.sign_in(name, "wrong words here")
    assert who.sign_in(name, WORD).status == 200
    assert who.ask("GET", "/api/audit").status == 403
    assert who.ask("DELETE", "/api/session").status == 200
    lines = server.get("/api/audit?limit=20")["items"]
    found = {(a["action"], a["outcome"]) for a in lines}
    for want in (("session.open", "refused"), ("session.open", "done"), ("audit.see", "refused"),
                 ("session.close", "done")):
        assert want in found, (want, found)
    text = str(lines)
    assert name not in text and "某人" not in text and "wrong words" not in text
    follow = server.get(f"/api/audit?actor={lines[0]['actor']}&limit=50")["items"]
    assert follow and all(a["actor"] == lines[0]["actor"] for a in follow)
    server.refused("/api/audit?actor=x", 400, "actor")
    server.refused("/api/audit?from=yesterday", 400, "from")
    server.refused("/api/audit?cursor=AAAA", 400, "cursor")
    clinician = {"Authorization": f"Bearer {token(data, 'clinician', 'H1')}"}
    assert server.ask("/api/audit", headers=clinician).status == 403


@served()
def test_an_api_token_is_a_post_without_a_person(server, data):
    bearer = {"Authorization": f"Bearer {token(data, 'manager', 'H1')}"}
    said = server.ask("/api/session", headers=bearer).json
    assert said["stage"] == "open" and said["mark"] is None
    assert said["posts"][0]["organization_name"] == "甲县医院"
    assert server.ask("/api/demands", headers=bearer).json["total"] == 1
    assert server.ask("/api/session", "DELETE", bearer).status == 409
    for bad in ("Bearer ", "Bearer xlt_" + "A" * 43, "Basic YTpi", "bearer", "Bearer \xff".encode("latin-1")):
        assert server.ask("/api/home", headers={"Authorization": bad}).status == 401, bad


@served()
def test_what_is_refused_is_said_in_the_language_that_is_asked_for(server, data):
    who = {"Authorization": f"Bearer {server.bearer}"}

    def detail(path, language, method="GET", body=None, **more):
        headers = {**who, "Accept-Language": language, **more}
        return server.ask(path, method, headers, body).json

    nothing = "/api/organizations/00000000-0000-7000-8000-000000000000"
    for path in (nothing, "/api/nowhere", "/api/organizations?limit=0"):
        english, chinese = detail(path, "en"), detail(path, "zh-CN,zh;q=0.9")
        assert english["detail"].isascii() and english == server.ask(path, headers=who).json, english
        assert not chinese["detail"].isascii() and chinese["status"] == english["status"], chinese
        assert english["detail"] == detail(path, "de")["detail"]
    keyed = {"Content-Type": "application/json", "Idempotency-Key": "k1"}
    told = detail(f"{nothing}/departments", "zh", "POST", "{}", **keyed)
    assert told["status"] == 422 and not told["detail"].isascii(), told
    assert all(not fault["message"].isascii() and fault["field"].isascii() for fault in told["errors"]), told
    assert detail(f"{nothing}/departments", "zh", "POST", "{", **keyed)["detail"].startswith("请求内容不是 JSON")


if __name__ == "__main__":
    run_tests(globals())
