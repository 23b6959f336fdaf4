"""Who asks: posts of each role, hospitals that lead others, and those who have no right at all."""
import tempfile

from journey import XINGLIN, account, run
from visitor import Visitor

WORD = "correct horse battery 9"

# role, scope as it is typed, place of the scope, organization
POSTS = [
    ("officer", None, "", None), ("officer", "990000", "99", None), ("officer", "990100", "9901", None),
    ("officer", "990101", "990101", None), ("officer", "990102", "990102", None),
    ("auditor", None, "", None), ("auditor", "990101", "990101", None), ("auditor", "990102", "990102", None),
    ("manager", "H1", "990101", "H1"), ("manager", "H2", "990102", "H2"), ("manager", "H3", "990103", "H3"),
    ("head", "H3/骨一科", "990103", "H3"), ("head", "H1/骨一科", "990101", "H1"),
    ("clinician", "H1", "990101", "H1"), ("reader", "H1", "990101", "H1"), ("reader", "H2", "990102", "H2"),
    ("manager", "K1", "990102", "K1"), ("manager", "K2", "990102", "K2"), ("manager", "K3", "990102", "K3"),
    ("manager", "K4", "990102", "K4"), ("head", "K1/骨一科", "990102", "K1"),
]
# Lead, purpose, from, until, member; and whom each leads today, told a second time.
AGREEMENTS = [("K1", "alliance", "2020-01-01", None, "H1"), ("K2", "consortium", "2020-01-01", "2020-12-31", "H1"),
              ("K3", "consortium", "2999-01-01", None, "H1"), ("K4", "support", "2020-01-01", None, "H1"),
              ("K4", "referral", "2020-01-01", None, "H1"), ("K4", "reading", "2020-01-01", None, "H1"),
              ("H1", "alliance", "2020-01-01", "2020-02-01", "K2")]
LEADS = {"K1": {"H1"}}


def alliances(server, data, officer_asks):
    """Four more hospitals of county 990102 that lead, led, will lead and only help H1; once."""
    if any(o["code"] == "K1" for o in server.get("/api/organizations")["items"]):
        return
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        file.write("code,name,county,level,kind,lng,lat\n"
                   + "".join(f"{code},{code}医院,990102,3A,general,,\n" for code in ("K1", "K2", "K3", "K4")))
        file.flush()
        run(XINGLIN, "import", "organizations", "--data", data, "--source", "matrix", file.name)
    for lead, purpose, first, last, member in AGREEMENTS:
        officer_asks(server, "POST", "/api/agreements",
                     {"purpose": purpose, "name": "约", "lead": lead, "members": [member], "from": first}
                     | ({"until": last} if last else {}))


def nobodies(server, data):
    """Name and headers of those who have no rights at all."""
    for name in ("waiting", "gone"):
        account("add", "--data", data, "--name", name, "--role", "officer", "--scope", "990000",
                "--password-file", "-", password=WORD)
    account("grant", "--data", data, "--name", "waiting", "--role", "auditor", "--scope", "990000")
    waiting, gone = Visitor(server), Visitor(server)
    assert waiting.sign_in("waiting", WORD).json["stage"] == "post"
    assert gone.sign_in("gone", WORD).json["stage"] == "open"
    account("disable", "--data", data, "--name", "gone")
    return [("anonymous", {}), ("no post chosen", {"Cookie": waiting.cookie}),
            ("disabled", {"Cookie": gone.cookie}),
            ("a token that is none", {"Authorization": "Bearer xlt_" + "A" * 43})]
