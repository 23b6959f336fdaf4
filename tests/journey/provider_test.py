"""Signing in at a real provider, Debian's LemonLDAP::NG, and coming back: on both databases."""
import os
import sys
import urllib.parse

import lemonldap
from journey import Server, account, fill_province, on_both, run_tests
from visitor import Visitor

WORD = "correct horse battery 9"
BACK = "/api/session/provider/back"


class Side:
    """The program with its provider beside it."""

    def __init__(self, data, secret=lemonldap.SECRET):
        port = lemonldap.free_port()
        public = f"http://127.0.0.1:{port}"
        self.provider = lemonldap.Provider(public + BACK)
        os.environ["XINGLIN_PROVIDER_SECRET"] = secret
        self.server = Server(data, "--listen", f"127.0.0.1:{port}", "--public-url", public,
                             "--provider-issuer", self.provider.issuer, "--provider-client", lemonldap.CLIENT,
                             "--provider-name", "省级统一认证")

    def __enter__(self):
        return self

    def __exit__(self, *reason):
        self.provider.close()
        self.server.__exit__(*reason)

    def there(self, who):
        """Where the program sends the browser; it keeps the cookie of the try."""
        answer = who.ask("GET", "/api/session/provider")
        assert answer.status == 302, answer.body
        return answer.headers["Location"]

    def back(self, who, name):
        """Signs in there, and what the browser brings back: path and query."""
        address = urllib.parse.urlsplit(self.provider.sign_in(self.there(who), name))
        assert address.path == BACK, address
        return f"{address.path}?{address.query}"


def came(who, path):
    answer = who.ask("GET", path)
    return answer.headers["Location"] if answer.status == 302 else answer.status


def replaced(path, **changes):
    parts = urllib.parse.urlsplit(path)
    query = dict(urllib.parse.parse_qsl(parts.query)) | changes
    return f"{parts.path}?{urllib.parse.urlencode(query)}"


def filled(address):
    fill_province(address)
    for name, role, scope in (("dwho", "officer", "990000"), ("msmith", "manager", "H1")):
        account("add", "--data", address, "--name", name, "--role", role, "--scope", scope,
                "--password-file", "-", password=WORD)


def test_a_person_signs_in_at_the_provider_and_what_is_forged_is_refused():
    for data in on_both(filled):
        with Side(data) as side:
            who = Visitor(side.server)
            assert who.ask("GET", "/api/session").json["provider"] == "省级统一认证"
            path = side.back(who, "dwho")
            assert "xlp_" not in path, "the secret of the try never leaves the browser"
            stranger = Visitor(side.server)
            assert came(stranger, path) == 403, "without the cookie of the try"
            side.there(stranger)
            assert came(stranger, path) == 403, "with the cookie of another try"
            trying = who.cookie
            assert came(who, replaced(path, state="0" * 64)) == 403, "a forged state"
            assert who.cookie == trying, who.cookie
            got = came(who, path)
            assert got == "/#/sign-in" and who.cookie.startswith("xinglin=xls_"), (got, side.provider.said())
            said = who.ask("GET", "/api/session").json
            assert said["stage"] == "open" and said["posts"][0]["role"] == "officer", said
            assert who.ask("GET", "/api/home").status == 200
            again = Visitor(side.server)
            again.cookie = trying
            assert came(again, path) == "/#/sign-in?failed=provider", "a code is good once"
            lines = side.server.get("/api/audit?limit=20")["items"]
            done = next(a for a in lines if a["action"] == "session.provider")
            assert done["outcome"] == "done" and done["place"] == "990000" and done["role"] == "officer", done

            # another person's code in this browser's try: its verifier and nonce are another's
            victim, thief = Visitor(side.server), Visitor(side.server)
            stolen = urllib.parse.parse_qs(urllib.parse.urlsplit(side.back(victim, "dwho")).query)["code"][0]
            own = side.back(thief, "msmith")
            assert came(thief, replaced(own, code=stolen)) == "/#/sign-in?failed=provider"
            assert thief.ask("GET", "/api/session").json["stage"] == "none"
            assert came(thief, replaced(own, code="x" * 32)) == "/#/sign-in?failed=provider"

            # who has no account here, or a disabled one
            nobody = Visitor(side.server)
            assert came(nobody, side.back(nobody, "rtyler")) == "/#/sign-in?failed=account"
            account("disable", "--data", data, "--name", "msmith")
            gone = Visitor(side.server)
            assert came(gone, side.back(gone, "msmith")) == "/#/sign-in?failed=account"
            assert gone.ask("GET", "/api/home").status == 401
            # who said no there
            no = Visitor(side.server)
            state = urllib.parse.parse_qs(urllib.parse.urlsplit(side.there(no)).query)["state"][0]
            assert came(no, f"{BACK}?error=access_denied&state={state}") == "/#/sign-in?failed=provider"


def test_a_wrong_secret_and_a_provider_that_is_gone_sign_nobody_in():
    for data in on_both(filled):
        with Side(data, "another secret") as side:
            who = Visitor(side.server)
            assert came(who, side.back(who, "dwho")) == "/#/sign-in?failed=provider"
            path = side.back(who, "dwho")
            side.provider.process.terminate()
            side.provider.process.wait(30)
            assert came(who, path) == "/#/sign-in?failed=unreachable"
            assert who.ask("GET", "/api/session").json["stage"] == "none"
            assert side.server.ask("/livez").status == 200


if __name__ == "__main__":
    if not lemonldap.present():
        print("skipped: lemonldap-ng is not installed")
        sys.exit(77)
    run_tests(globals())
