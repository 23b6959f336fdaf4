"""What a list holds of each post: the rows of its reach and no other, of a lead those of its members."""
import json

from journey import Server, fill_province, on_both, run_tests, token
from posts import alliances
from rights_things import JSON, officer_asks


def test_lists_hold_the_rows_of_the_post_and_no_other():
    """Rows of each list by post: counted by hand from the province."""
    for data in on_both(fill_province):
        with Server(data) as server:
            for role, scope, demands, offers, organizations in (
                    ("officer", "990000", 2, 3, 3), ("officer", "990101", 1, 0, 3),
                    ("officer", "990103", 0, 3, 3), ("manager", "H1", 1, 0, 3),
                    ("manager", "H3", 1, 3, 3), ("manager", "H2", 1, 0, 3)):
                headers = {"Authorization": f"Bearer {token(data, role, scope)}"}
                made = server.ask("/api/demands?limit=200", headers=headers).json["items"]
                got = (sum(d["programme"] is None for d in made),  # those of the province, not of the matrix
                       server.ask("/api/offers", headers=headers).json["total"],
                       sum(o["code"].startswith("H") for o in server.ask("/api/organizations", headers=headers).json["items"]))
                assert got == (demands, offers, organizations), (role, scope, got)


def test_a_lead_sees_the_rows_of_its_members_while_the_agreement_holds():
    """K1 leads H1, and has no rows of its own. H1 comes to lead H3 and H2, until that is voided."""
    nouns = ("practitioners", "demands", "offers", "placements")

    def rows(server, data, scope, role="manager"):
        headers = {"Authorization": f"Bearer {token(data, role, scope)}"}
        found = {}
        for noun in nouns:
            answer = server.ask(f"/api/{noun}?limit=200", headers=headers).json
            found[noun] = {row["id"] for row in answer["items"]}
            assert answer["total"] == len(found[noun]), (noun, answer["total"])
        return found

    for data in on_both(fill_province):
        with Server(data) as server:
            alliances(server, data, officer_asks)
            nothing = {noun: set() for noun in nouns}
            h1, h2, h3 = (rows(server, data, scope) for scope in ("H1", "H2", "H3"))
            assert h1["demands"] and h3["practitioners"] and len(h3["offers"]) == 3
            assert rows(server, data, "K1") == h1
            assert [rows(server, data, scope) for scope in ("K2", "K3", "K4")] == [nothing] * 3
            assert rows(server, data, "K1/骨一科", "head") == nothing
            made = officer_asks(server, "POST", "/api/agreements", {
                "purpose": "consortium", "name": "医联体", "lead": "H1", "members": ["H3", "H2"], "from": "2020-02-02"})
            assert rows(server, data, "H1") == {noun: h1[noun] | h2[noun] | h3[noun] for noun in nouns}
            assert rows(server, data, "K1") == h1, "no further than one step"
            assert (rows(server, data, "H2"), rows(server, data, "H3")) == (h2, h3), "a member has nothing of another"
            person = min(h3["practitioners"] - h1["practitioners"])
            lead = {"Authorization": f"Bearer {token(data, 'manager', 'H1')}"}
            got = server.ask(f"/api/practitioners/{person}", headers=lead)
            assert got.status == 200 and got.json["actions"] == ["practitioner.see"], got.body
            changed = server.ask(f"/api/practitioners/{person}", "PUT", lead | JSON | {"If-Match": '"1"'},
                                 json.dumps({"name": "李某", "discipline": "骨科", "title_rank": 4}))
            assert changed.status == 403, changed.body
            officer_asks(server, "POST", f"/api/agreements/{made['id']}/void", {"why": "误录"}, 200)
            assert rows(server, data, "H1") == h1
            assert server.ask(f"/api/practitioners/{person}", headers=lead).status == 404


def test_a_hospital_sees_the_plan_of_its_province_and_its_own_rows_of_it():
    """H1 asks for two seats, H3 sends; the plan is the province's."""
    for data in on_both(fill_province):
        with Server(data) as server:
            plan = server.get("/api/plans")["items"][0]["id"]
            whole = server.get(f"/api/plans/{plan}/assignments")["total"]
            seen = {}
            for scope in ("H1", "H2", "H3"):
                headers = {"Authorization": f"Bearer {token(data, 'manager', scope)}"}
                plans = server.ask("/api/plans", headers=headers)
                assert plans.json["total"] == server.get("/api/plans")["total"], plans.body
                assert server.ask(f"/api/plans/{plan}", headers=headers).status == 200, scope
                rows = server.ask(f"/api/plans/{plan}/assignments", headers=headers).json
                seen[scope] = rows["total"]
                assert server.ask(f"/api/plans/{plan}/unfilled", headers=headers).status == 200
            assert 0 < seen["H1"] <= whole and seen["H3"] == whole, (seen, whole)


if __name__ == "__main__":
    run_tests(globals())
