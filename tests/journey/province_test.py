"""A small province that is known row by row (tests/store/province.h), asked over HTTP: exact
figures, every refusal, and the same bytes from both databases."""
import gzip
import threading

from journey import Server, fill_province, on_both, on_databases, run_tests, walk


def ident(kind, number):
    """The ids of province.h: UUIDv7 from a time and ten bytes."""
    ms = 1700000000000 + number
    raw = bytearray(ms.to_bytes(6, "big") + bytes([0, 0, ord(kind), 0, 0, 0, 0, 0, 0, number]))
    raw[6] = 0x70 | raw[6] & 0x0F
    raw[8] = 0x80 | raw[8] & 0x3F
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


GAP, DEMAND, PLAN, NOTHING = ident("G", 1), ident("D", 1), ident("L", 2), ident("L", 9)
BONES = "%E9%AA%A8%E7%A7%91"

READING = [
    ("/livez", {"status": "ok"}),
    ("/readyz", {"status": "ok"}),
    ("/api/home", {"region.name": "杏省", "invented": True, "period.months": 12,
                   "inbox.0.kind": "demand", "inbox.1.kind": "gap", "counts.gaps": 2}),
    ("/api/regions", {"total": 5, "items.2.local_share": 0.25, "items.0.residents": None}),
    ("/api/regions?from=2023-12&to=2023-12", {"items.2.residents": 100, "items.2.local_share": 0, "first_month": "2023-12"}),
    ("/api/flows?from=2023-12&to=2023-12", {"total": 1, "items.0.cases": 100}),
    ("/api/flows?limit=5", {"total": 2, "items.0.cases": 30, "items.1.residence": "990102"}),
    ("/api/gaps", {"weight": "rw", "cells.0.id": GAP, "cells.0.demand": DEMAND,
                   "cells.1.score": None}),
    (f"/api/gaps/{GAP}", {"explain.2.value": 22.125, "groups.0.name": "髋置换",
                          "techniques.0.state": "blank",
                          "rows": f"/api/facts?gap={GAP}"}),
    (f"/api/facts?county=990101&discipline={BONES}", {"sum.cases": 44, "total": 3}),
    (f"/api/facts?gap={GAP}", {"sum.cases": 44}),
    ("/api/profiles", {"months": 12, "coverage.organizations": 3, "coverage.complete": 0,
                       "items.0.cases": 10, "items.0.cmi": 2.5, "items.1.cmi": None}),
    ("/api/spectrum?county=990101", {"grouped_now": 44, "grouped_before": 100, "change": 0,
                                     "items.0.name": "髋置换"}),
    ("/api/outflows?county=990101", {"items.0.drg": "IC29"}),
    (f"/api/techniques?discipline={BONES}", {"organizations.0.code": "H1"}),
    ("/api/facts?treating=990103&limit=1", {"total": 6, "items.0.residence": None}),
    ("/api/organizations", {"total": 3, "items.1.lng": None}),
    ("/api/demands", {"total": 2, "items.0.filled": 1, "items.1.gap": None}),
    (f"/api/demands/{DEMAND}", {"assignments.0": ident("S", 3)}),
    ("/api/offers", {"total": 3, "items.1.demand": None}),
    ("/api/plans?limit=1", {"total": 2, "items.0.id": PLAN}),
    (f"/api/plans/{PLAN}", {"code": "L2", "levels.7.value": 1500, "weights.fit": 400}),
    (f"/api/plans/{PLAN}/assignments?county=990101",
     {"total": 1, "items.0.utility": 597, "items.0.rounding": -0.7,
      "items.0.alternatives.0.placed_on_name": "乙县医院"}),
    (f"/api/plans/{PLAN}/unfilled?county=990101&discipline={BONES}",
     {"items.0.cause": "nobody_eligible", "items.0.detail.0.value": 1}),
    (f"/api/plans/{PLAN}/unfilled?county=990102", {"total": 0}),
    (f"/api/plans/{PLAN}/unplaced", {"items.0.cause": "no_eligible_demand"}),
]

REFUSALS = [
    ("/api/nothing", 404, None), ("/nothing", 404, None), ("/api/home/", 404, None),
    (f"/api/gaps/{NOTHING}", 404, None), ("/api/gaps/1", 404, None),
    (f"/api/demands/{GAP}", 404, None), (f"/api/plans/{NOTHING}/unfilled", 404, None),
    (f"/api/facts?gap={NOTHING}", 404, None), ("/api/facts?gap=x", 400, "gap"),
    ("/api/regions?from=2024-13&to=2025-01", 400, "from"), ("/api/regions?from=2024-02", 400, "from"),
    ("/api/flows?from=2024-02&to=2024-01", 400, "from"),
    ("/api/spectrum", 400, "county"), ("/api/spectrum?county=1", 404, None),
    ("/api/techniques", 400, "discipline"), (f"/api/organizations/{NOTHING}/profile", 404, None),
    ("/api/facts", 400, "county"), ("/api/facts?county=", 400, "county"),
    ("/api/facts?county=1&x=2", 400, "x"), ("/api/home?x", 400, "x"),
    ("/api/offers?limit=0", 400, "limit"), ("/api/offers?limit=201", 400, "limit"),
    ("/api/offers?limit=1&limit=1", 400, "limit"), ("/api/offers?cursor=%F0%9F%92%8A", 400, "cursor"),
    ("/api/plans?cursor=AAAA", 400, "cursor"), ("/api/demands?limit=%zz", 400, None),
]


def test_every_address_answers_exactly_and_refuses():
    for address in on_both(fill_province):
        with Server(address) as server:
            walk(server, READING + REFUSALS)


def test_both_databases_answer_with_the_same_bytes():
    answers = []
    for address in on_databases(fill_province):
        with Server(address) as server:
            answers.append([server.ask(step[0]).body for step in READING + REFUSALS])
    for step, left, right in zip(READING + REFUSALS, *answers):
        assert left == right, step[0]


def test_a_cursor_of_one_list_is_none_of_another():
    for address in on_both(fill_province):
        with Server(address) as server:
            cursor = server.get("/api/organizations?limit=1")["next"]
            assert server.get(f"/api/organizations?limit=1&cursor={cursor}")["total"] == 3
            server.refused(f"/api/facts?county=990101&cursor={cursor}", 400, "cursor")


def test_pages_and_assets_are_served_in_the_ways_asked_for():
    for address in on_both(fill_province):
        with Server(address) as server:
            plain = server.ask("/", headers={"Accept-Encoding": "identity"})
            packed = server.ask("/", headers={"Accept-Encoding": "gzip"})
            assert plain.status == packed.status == 200
            assert plain.headers["Content-Type"] == "text/html; charset=utf-8"
            assert packed.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(packed.body) == plain.body
            assert "杏林" in plain.body.decode()
            again = server.ask("/", headers={"If-None-Match": packed.headers["ETag"],
                                             "Accept-Encoding": "gzip"})
            assert again.status == 304 and again.body == b""
            head = server.ask("/api/gaps", method="HEAD")
            assert head.body == b"" and int(head.headers["Content-Length"]) == \
                len(server.ask("/api/gaps").body)


def test_every_answer_carries_the_security_headers():
    for address in on_both(fill_province):
        with Server(address) as server:
            for path in ("/", "/api/home", "/api/nothing", "/nothing", "/api/home?x=1"):
                headers = server.ask(path).headers
                assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], path
                assert headers["X-Content-Type-Options"] == "nosniff", path


def test_many_ask_at_once_and_all_get_the_same():
    for address in on_both(fill_province):
        with Server(address) as server:
            paths = ["/api/home", "/api/gaps", "/api/regions", f"/api/plans/{PLAN}/assignments"]
            want = [server.ask(path).body for path in paths]
            wrong = []

            def ask_often():
                for turn in range(20):
                    answer = server.ask(paths[turn % 4])
                    if answer.status != 200 or answer.body != want[turn % 4]:
                        wrong.append((paths[turn % 4], answer.status))

            threads = [threading.Thread(target=ask_often) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert not wrong, wrong[:3]


if __name__ == "__main__":
    run_tests(globals())
