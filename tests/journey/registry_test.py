"""The registry over HTTP on both databases: organizations with departments and levels, changed by one
of many who try; and every wrong way."""
import threading
import time
import urllib.parse

from journey import Server, account, fill_province, on_both, run_tests, token
from visitor import Visitor

WORD = "correct horse battery 9"
NUMBER = [0]
NOTHING = "01900000-0000-7000-8000-000000000000"


def post_of(server, data, role="officer", scope="990000"):
    """Whoever holds the post, by a token."""
    return Visitor(server, {"Authorization": f"Bearer {token(data, role, scope)}"})


def add(who, path, body):
    NUMBER[0] += 1
    return who.ask("POST", path, body, headers={"Idempotency-Key": f"r{NUMBER[0]}-{time.monotonic_ns()}"})


def put(who, path, body, version):
    return who.ask("PUT", path, body, headers={"If-Match": f'"{version}"'})


def organization(who, code):
    items = who.ask("GET", "/api/organizations").json["items"]
    return "/api/organizations/" + next(o["id"] for o in items if o["code"] == code)


def fields(answer):
    return [fault["field"] for fault in answer.json["errors"]]


def test_an_organization_is_changed_and_its_level_keeps_its_history():
    for data in on_both(fill_province):
        with Server(data) as server:
            officer = post_of(server, data)
            where = organization(officer, "H1")
            before = officer.ask("GET", where)
            at = before.json["version"]
            assert before.headers["ETag"] == f'"{at}"'
            assert before.json["actions"] == ["organization.see", "organization.write"]
            now = put(officer, where, {"name": "甲县人民医院", "level": "3B", "kind": "general", "since": "2025-01-01"}, at)
            assert now.status == 200 and now.headers["ETag"] == f'"{at + 1}"', now.body
            assert now.json["name"] == "甲县人民医院" and now.json["lng"] is None
            assert [(v["level"], v["from"], v["until"]) for v in now.json["levels"]][:2] == [
                ("3B", "2025-01-01", None), (before.json["level"], None, "2024-12-31")]
            same = put(officer, where, {"name": "甲县人民医院", "level": "3A", "since": "2025-01-01"}, at + 1)
            assert [v["level"] for v in same.json["levels"]] == ["3A", before.json["level"]], "a day's slip is corrected"
            again = put(officer, where, {"name": "甲县医院", "level": "2A"}, at + 2).json
            assert [v["level"] for v in again["levels"]] == ["2A", "3A", before.json["level"]]
            assert again["levels"][0]["until"] is None
            assert officer.ask("GET", where).json == again
            lines = officer.ask("GET", "/api/audit?noun=organization").json["items"]
            assert [a["action"] for a in lines[:3]] == ["organization.level"] * 3, lines[:3]


def test_who_read_an_older_version_is_told_both():
    for data in on_both(fill_province):
        with Server(data) as server:
            officer = post_of(server, data)
            where = organization(officer, "H2")
            at = officer.ask("GET", where).json["version"]
            assert put(officer, where, {"name": "乙县医院"}, at).status == 200
            late = put(officer, where, {"name": "迟"}, at)
            assert late.status == 412, late.body
            fault = late.json["errors"][0]
            assert (fault["field"], fault["found"], fault["expected"]) == ("If-Match", f'"{at}"', f'"{at + 1}"')
            assert officer.ask("GET", where).json["name"] == "乙县医院"
            assert officer.ask("PUT", where, {"name": "x"}).status == 428
            assert officer.ask("PUT", where, {"name": "x"}, headers={"If-Match": "*"}).status == 400


def test_of_64_racing_editors_exactly_one_wins():
    for data in on_both(fill_province):
        with Server(data, "--rate", "1000") as server:
            officer = post_of(server, data)
            where = organization(officer, "H3")
            at = officer.ask("GET", where).json["version"]
            got, gate = [], threading.Barrier(64)

            def edit(i):
                gate.wait()
                got.append((i, put(officer, where, {"name": f"院{i}"}, at)))

            threads = [threading.Thread(target=edit, args=(i,)) for i in range(64)]
            for t in threads:
                t.start()
            for t in threads:
                t.join()
            won = [i for i, answer in got if answer.status == 200]
            assert len(got) == 64 and len(won) == 1, [answer.status for _, answer in got]
            for i, answer in got:
                assert i in won or (answer.status == 412 and answer.json["errors"][0]["expected"] == f'"{at + 1}"')
            now = officer.ask("GET", where).json
            assert (now["version"], now["name"]) == (at + 1, f"院{won[0]}")


def test_departments_come_and_are_voided_with_a_reason():
    for data in on_both(fill_province):
        with Server(data) as server:
            manager = post_of(server, data, "manager", "H1")
            where = organization(manager, "H1")
            at = manager.ask("GET", where).json["version"]
            name = f"骨科{at}"
            made = add(manager, where + "/departments", {"name": name, "discipline": "骨科", "beds": 40})
            assert made.status == 201 and made.json["version"] == at + 1, made.body
            row = next(d for d in made.json["departments"] if d["name"] == name)
            assert (row["discipline"], row["beds"]) == ("骨科", 40)
            twice = add(manager, where + "/departments", {"name": name})
            assert twice.status == 422 and fields(twice) == ["name"], twice.body
            gone = add(manager, f"{where}/departments/{row['id']}/void", {"why": "并入外科"})
            assert gone.status == 200 and row["id"] not in [d["id"] for d in gone.json["departments"]]
            assert add(manager, f"{where}/departments/{row['id']}/void", {"why": "再来"}).status == 404
            assert add(manager, where + "/departments", {"name": name}).status == 201, "the name is free again"
            officer = post_of(server, data)
            lines = officer.ask("GET", "/api/audit?noun=department").json["items"]
            assert [a["action"] for a in lines[:3]] == ["department.add", "department.void", "department.add"]


def test_an_organization_is_changed_within_reach_alone():
    for data in on_both(fill_province):
        with Server(data) as server:
            officer = post_of(server, data)
            where = organization(officer, "H1")
            before = officer.ask("GET", where).json
            for role, scope in (("officer", "990102"), ("manager", "H2"), ("auditor", "990000"), ("head", "H1/骨一科")):
                who = post_of(server, data, role, scope)
                assert who.ask("GET", where).json["actions"] == ["organization.see"], role
                assert put(who, where, {"name": "x"}, before["version"]).status == 403, role
                assert add(who, where + "/departments", {"name": "x"}).status == 403, role
                assert add(who, f"{where}/departments/{NOTHING}/void", {"why": "xx"}).status == 403, role
            assert officer.ask("GET", where).json == before
            assert officer.ask("GET", f"/api/organizations/{NOTHING}").status == 404
            assert put(officer, f"/api/organizations/{NOTHING}", {"name": "x"}, 1).status == 404


def test_wrong_changes_are_told_by_field_and_keep_nothing():
    for data in on_both(fill_province):
        with Server(data) as server:
            officer = post_of(server, data)
            where = organization(officer, "H2")
            before = officer.ask("GET", where).json
            good = {"name": "乙县医院"}
            for body, wrong in (({}, "name"), ({"name": ""}, "name"), ({"name": "x" * 101}, "name"),
                                ({"name": 7}, "name"), ({"name": "a\nb"}, "name"),
                                (good | {"code": "H9"}, "code"), (good | {"county": "990103"}, "county"),
                                (good | {"lng": 103.0}, "lat"), (good | {"lat": 30.0}, "lng"),
                                (good | {"lng": 181, "lat": 0}, "lng"),
                                (good | {"since": "2025-01-01"}, "since"),
                                (good | {"level": "9Z", "since": "2999-01-01"}, "since"),
                                (good | {"level": "9Z", "since": "2025-02-30"}, "since")):
                answer = put(officer, where, body, before["version"])
                assert answer.status == 422 and fields(answer)[0] == wrong, (body, answer.body)
            for body, wrong in (({}, "name"), ({"name": "x", "beds": -1}, "beds"), ({"name": "x", "id": "y"}, "id")):
                answer = add(officer, where + "/departments", body)
                assert answer.status == 422 and fields(answer)[0] == wrong, (body, answer.body)
            assert add(officer, f"{where}/departments/{NOTHING}/void", {}).status == 422
            assert add(officer, f"{where}/departments/{NOTHING}/void", {"why": "没有"}).status == 404
            assert officer.ask("GET", where).json == before


def agreement(first, lead="H3", members=("H1", "H2"), purpose="alliance", **more):
    return {"purpose": purpose, "name": "东部联合体", "lead": lead, "members": list(members), "from": first} | more


def test_a_new_round_ends_the_one_before():
    for data in on_both(fill_province):
        with Server(data) as server:
            officer = post_of(server, data)
            first = add(officer, "/api/agreements", agreement("2020-01-01"))
            assert first.status == 201, first.body
            row = first.json
            assert (row["round"], row["until"], row["standing"], row["member_n"]) == (1, None, "holds", 2)
            assert row["lead"] == officer.ask("GET", organization(officer, "H3")).json["name"]
            assert [(m["code"], m["side"]) for m in row["members"]] == [("H3", "lead"), ("H1", "member"), ("H2", "member")]
            assert row["actions"] == ["organization.see", "organization.write"]
            where = f"/api/agreements/{row['id']}"
            again = add(officer, "/api/agreements", agreement("2023-01-01", members=("H2", "H1")))
            assert again.status == 422 and fields(again) == ["from"], "the same parties, whoever is named first"
            second = add(officer, where + "/rounds", {"name": "第二轮", "from": "2023-01-01", "until": "2099-12-31"})
            assert second.status == 201 and second.json["round"] == 2 and second.json["name"] == "第二轮", second.body
            assert [m["code"] for m in second.json["members"]] == ["H3", "H1", "H2"]
            before = officer.ask("GET", where).json
            assert (before["until"], before["standing"]) == ("2022-12-31", "over")
            assert add(officer, where + "/rounds", {"from": "2024-01-01"}).status == 409, "round 1 is not the last"
            third = add(officer, f"/api/agreements/{second.json['id']}/rounds", {"from": "2098-01-01"}).json
            assert (third["round"], third["standing"], third["name"]) == (3, "comes", "第二轮")
            seen = officer.ask("GET", "/api/agreements?purpose=alliance&organization=" + organization(officer, "H1").split("/")[-1]).json
            assert [(g["round"], g["from"], g["until"]) for g in seen["items"]] == [
                (3, "2098-01-01", None), (2, "2023-01-01", "2097-12-31"), (1, "2020-01-01", "2022-12-31")]
            gone = add(officer, f"/api/agreements/{third['id']}/void", {"why": "误录"})
            assert gone.status == 200 and officer.ask("GET", f"/api/agreements/{third['id']}").status == 404
            assert add(officer, f"/api/agreements/{third['id']}/void", {"why": "误录"}).status == 404
            assert add(officer, f"/api/agreements/{second.json['id']}/rounds", {"from": "2098-02-01"}).json["round"] == 3
            lines = officer.ask("GET", "/api/audit?noun=agreement").json["items"]
            assert [a["action"] for a in lines[:4]] == ["agreement.round", "agreement.void", "agreement.round", "agreement.round"]


def test_an_agreement_is_written_by_whoever_reaches_all_its_members():
    for data in on_both(fill_province):
        with Server(data) as server:
            officer = post_of(server, data)
            row = add(officer, "/api/agreements", agreement("2021-01-01", purpose="reading", until="2021-12-31")).json
            where = f"/api/agreements/{row['id']}"
            for role, scope in (("officer", "990101"), ("manager", "H3"), ("auditor", "990000")):
                who = post_of(server, data, role, scope)
                assert who.ask("GET", where).json["actions"] == ["organization.see"], role
                assert add(who, "/api/agreements", agreement("2022-01-01", purpose="reading")).status == 403, role
                assert add(who, where + "/rounds", {"from": "2022-01-01"}).status == 403, role
                assert add(who, where + "/void", {"why": "误录"}).status == 403, role
            city = post_of(server, data, "officer", "990100")
            assert add(city, where + "/rounds", {"from": "2022-01-01", "until": "2022-12-31"}).status == 201
            assert officer.ask("GET", where).json["until"] == "2021-12-31", "a gap between rounds is no fault"


def test_wrong_agreements_are_told_by_field_and_keep_nothing():
    for data in on_both(fill_province):
        with Server(data) as server:
            officer = post_of(server, data)
            before = officer.ask("GET", "/api/agreements").json["total"]
            for body, wrong in ((agreement("2020-01-01", purpose="war"), "purpose"),
                                (agreement("2020-13-01"), "from"),
                                (agreement("2020-02-01", until="2020-01-01"), "until"),
                                (agreement("2020-01-01", lead="H9"), "lead"),
                                (agreement("2020-01-01", members=["H9"]), "members"),
                                (agreement("2020-01-01", members=[]), "members"),
                                (agreement("2020-01-01", members=["H1", "H1"]), "members"),
                                (agreement("2020-01-01", members=["H3"]), "members"),
                                (agreement("2020-01-01", x=1), "x"),
                                ({"purpose": "support", "lead": "H3", "members": ["H1"], "from": "2020-01-01"}, "name")):
                answer = add(officer, "/api/agreements", body)
                assert answer.status == 422 and fields(answer)[0] == wrong, (body, answer.body)
            assert officer.ask("GET", "/api/agreements").json["total"] == before
            assert officer.ask("GET", "/api/agreements?organization=H1").status == 400
            assert officer.ask("GET", f"/api/agreements/{NOTHING}").status == 404
            assert add(officer, f"/api/agreements/{NOTHING}/rounds", {"from": "2020-01-01"}).status == 404
            made = add(officer, "/api/agreements", agreement("2020-01-01", purpose="referral")).json
            for body, wrong in (({}, "from"), ({"from": "2020-01-01"}, "from"), ({"from": "2019-01-01"}, "from"),
                                ({"from": "2021-01-01", "until": "2020-12-31"}, "until")):
                answer = add(officer, f"/api/agreements/{made['id']}/rounds", body)
                assert answer.status == 422 and fields(answer)[0] == wrong, (body, answer.body)
            assert officer.ask("GET", f"/api/agreements/{made['id']}").json["until"] is None


def person(who, code):
    return "/api/practitioners/" + next(p["id"] for p in who.ask("GET", "/api/practitioners").json["items"] if p["code"] == code)


def role(kind, where, first, **more):
    return {"kind": kind, "organization": where, "from": first} | more


def test_people_are_looked_for_within_reach():
    for data in on_both(fill_province):
        with Server(data) as server:
            officer = post_of(server, data)
            assert [p["code"] for p in server.pages("/api/practitioners", 3)] == ["P1", "P2", "P3", "P4"]
            found = officer.ask("GET", "/api/practitioners?name=%E5%BC%A0").json
            assert [(p["code"], p["name"], p["organization_name"] != "") for p in found["items"]] == [("P1", "张一", True)]
            for name in ("%25", "_", "%27", "%E5%BC%A0%E4%BA%8C"):
                assert officer.ask("GET", f"/api/practitioners?name={name}").json["total"] == 0, name
            home = organization(officer, "H3").split("/")[-1]
            assert officer.ask("GET", f"/api/practitioners?organization={home}").json["total"] == 4
            server.refused("/api/practitioners?organization=H3", 400, "organization")
            server.refused("/api/agreements?organization=H3", 400, "organization")
            where = person(officer, "P1")
            for post, scope, total in (("officer", "990101", 0), ("manager", "H1", 0), ("manager", "H3", 4),
                                       ("expert", "P1", 1), ("trainee", "P2", 1), ("auditor", "990100", 4)):
                who = post_of(server, data, post, scope)
                assert who.ask("GET", "/api/practitioners").json["total"] == total, (post, scope)
                reached = total == 4 or scope == "P1"
                assert who.ask("GET", where).status == (200 if reached else 404), (post, scope)


def test_a_person_is_changed_once_and_the_slower_is_told():
    for data in on_both(fill_province):
        with Server(data) as server:
            manager, expert = post_of(server, data, "manager", "H3"), post_of(server, data, "expert", "P2")
            where = person(manager, "P2")
            before = manager.ask("GET", where).json
            assert before["actions"] == ["practitioner.see", "practitioner.write"]
            assert expert.ask("GET", where).json["actions"] == ["practitioner.see"]
            body = {"name": "李二", "department": "骨二科", "discipline": "骨科", "title_rank": 3, "techniques": ["81.51", "81.54"]}
            now = put(manager, where, body, before["version"])
            assert now.status == 200 and now.headers["ETag"] == f'"{before["version"] + 1}"', now.body
            assert {key: now.json[key] for key in body} == body and now.json["code"] == "P2"
            late = put(manager, where, body, before["version"])
            assert late.status == 412 and late.json["errors"][0]["expected"] == f'"{before["version"] + 1}"'
            assert put(expert, where, body, before["version"] + 1).status == 403
            assert put(post_of(server, data, "manager", "H1"), where, body, 1).status == 404
            for change, wrong in (({"name": ""}, "name"), ({"title_rank": 5}, "title_rank"), ({"discipline": None}, "discipline"),
                                  ({"techniques": ["a;b"]}, "techniques"), ({"techniques": "81.51"}, "techniques"),
                                  ({"code": "P9"}, "code"), ({"organization": "H1"}, "organization")):
                answer = put(manager, where, body | change, before["version"] + 1)
                assert answer.status == 422 and fields(answer)[0] == wrong, (change, answer.body)
            assert manager.ask("GET", where).json == now.json


def test_roles_stand_beside_each_other_by_rule():
    for data in on_both(fill_province):
        with Server(data) as server:
            manager = post_of(server, data, "manager", "H3")
            where = person(manager, "P3")
            roles = where + "/roles"
            for body in (role("employed", "H3", "2020-01-01"), role("used", "H1", "2024-01-01", department="骨科"),
                         role("used", "H2", "2024-01-01"), role("temporary", "H1", "2024-06-01", until="2024-12-31"),
                         role("temporary", "H2", "2025-01-01")):
                made = add(manager, roles, body)
                assert made.status == 201, (body, made.body)
            assert [(r["kind"], r["organization_code"], r["from"]) for r in made.json["roles"]] == [
                ("temporary", "H2", "2025-01-01"), ("temporary", "H1", "2024-06-01"), ("used", "H2", "2024-01-01"),
                ("used", "H1", "2024-01-01"), ("employed", "H3", "2020-01-01")]
            for body, wrong in ((role("employed", "H1", "2026-01-01"), "from"), (role("used", "H1", "2026-01-01"), "from"),
                                (role("temporary", "H1", "2024-12-31"), "from"), (role("used", "H3", "2019-01-01"), "organization"),
                                (role("used", "H9", "2019-01-01"), "organization"), (role("lent", "H1", "2019-01-01"), "kind"),
                                (role("used", "H1", "2019-01-02", until="2019-01-01"), "until"), ({"kind": "used", "organization": "H1"}, "from")):
                answer = add(manager, roles, body)
                assert answer.status == 422 and fields(answer)[0] == wrong, (body, answer.body)
            last = made.json["roles"][0]["id"]
            gone = add(manager, f"{roles}/{last}/void", {"why": "误录"})
            assert gone.status == 200 and len(gone.json["roles"]) == 4 and gone.json["version"] == made.json["version"] + 1
            assert add(manager, f"{roles}/{last}/void", {"why": "误录"}).status == 404
            assert add(manager, f"{person(manager, 'P4')}/roles/{gone.json['roles'][0]['id']}/void", {"why": "他人"}).status == 404
            assert add(manager, roles, role("temporary", "H1", "2025-01-01")).status == 201
            lines = post_of(server, data).ask("GET", "/api/audit?noun=role").json["items"]
            assert [a["action"] for a in lines[:3]] == ["role.add", "role.void", "role.add"]


def test_a_person_is_added_and_a_role_ends():
    for data in on_both(fill_province):
        with Server(data) as server:
            manager = post_of(server, data, "manager", "H3")
            body = {"organization": "H3", "code": f"Z{time.monotonic_ns()}", "name": "赵新", "discipline": "骨科", "title_rank": 2, "techniques": ["81.51"]}
            made = add(manager, "/api/practitioners", body)
            assert made.status == 201 and made.headers["ETag"] == '"1"', made.body
            row = made.json
            assert (row["code"], row["county"], row["techniques"], row["roles"]) == (body["code"], "990103", ["81.51"], [])
            where = f"/api/practitioners/{row['id']}"
            for change, wrong in (({}, "code"), ({"organization": "H9"}, "organization"), ({"code": ""}, "code"), ({"title_rank": 0}, "title_rank"),
                                  ({"county": "990101"}, "county"), ({"discipline": None}, "discipline")):
                answer = add(manager, "/api/practitioners", body | change)
                assert answer.status == 422 and fields(answer)[0] == wrong, (change, answer.body)
            for scope in ("H1", "H2"):
                assert add(post_of(server, data, "manager", scope), "/api/practitioners", body | {"code": "ZZ"}).status == 403
            roles = where + "/roles"
            used = add(manager, roles, role("used", "H1", "2024-01-01")).json["roles"][0]["id"]
            ended = add(manager, f"{roles}/{used}/end", {"until": "2024-06-30"})
            assert ended.status == 200 and ended.json["roles"][0]["until"] == "2024-06-30", ended.body
            assert add(manager, roles, role("used", "H1", "2024-07-01")).status == 201, "the next one may begin"
            for until, status in (("2024-07-01", 422), ("2024-06-30", 422), ("2023-12-31", 422), ("x", 422), ("2024-03-31", 200)):
                answer = add(manager, f"{roles}/{used}/end", {"until": until})
                assert answer.status == status and (status == 200 or fields(answer) == ["until"]), (until, answer.body)
            assert add(manager, f"{roles}/{NOTHING}/end", {"until": "2024-03-31"}).status == 404
            assert add(post_of(server, data, "expert", "P1"), f"{roles}/{used}/end", {"until": "2024-02-01"}).status in (403, 404)
            lines = post_of(server, data).ask("GET", f"/api/audit?object={row['id']}").json["items"]
            assert [a["action"] for a in lines] == ["practitioner.add"], lines


def test_licences_are_renewed_and_voided_with_a_reason():
    for data in on_both(fill_province):
        with Server(data) as server:
            manager = post_of(server, data, "manager", "H3")
            for where in (organization(manager, "H3"), person(manager, "P1")):
                body = {"kind": "practice", "number": f"N{time.monotonic_ns()}", "covers": "骨科", "from": "2020-01-01", "until": "2024-12-31"}
                at = manager.ask("GET", where).json["version"]
                made = add(manager, where + "/licences", body)
                assert made.status == 201 and made.json["version"] == at + 1, made.body
                row = next(v for v in made.json["licences"] if v["number"] == body["number"])
                assert (row["kind"], row["covers"], row["until"], row["standing"]) == ("practice", "骨科", "2024-12-31", "over")
                for change, wrong in (({}, "from"), ({"from": "2024-12-31", "until": None}, "from"), ({"until": "2019-01-01"}, "until"),
                                      ({"kind": "x"}, "kind"), ({"number": ""}, "number"), ({"from": None}, "from"), ({"id": "x"}, "id")):
                    answer = add(manager, where + "/licences", body | change)
                    assert answer.status == 422 and fields(answer)[0] == wrong, (change, answer.body)
                renewed = add(manager, where + "/licences", body | {"from": "2025-01-01", "until": None})
                assert renewed.json["licences"][0]["standing"] == "holds", renewed.body
                gone = add(manager, f"{where}/licences/{row['id']}/void", {"why": "误录"})
                assert gone.status == 200 and row["id"] not in [v["id"] for v in gone.json["licences"]]
                assert add(manager, f"{where}/licences/{row['id']}/void", {"why": "误录"}).status == 404
                assert add(manager, f"{where}/licences/{NOTHING}/void", {}).status == 422
                other = post_of(server, data, "manager", "H1")
                assert add(other, where + "/licences", body | {"number": "x"}).status in (403, 404)
            own = organization(manager, "H3")
            assert add(manager, f"{own}/licences/{renewed.json['licences'][0]['id']}/void", {"why": "他人"}).status == 404
            lines = post_of(server, data).ask("GET", "/api/audit?noun=licence").json["items"]
            assert [a["action"] for a in lines[:6]] == ["licence.void", "licence.add", "licence.add"] * 2, lines[:6]


def test_the_catalogue_is_edited_and_keeps_what_it_said():
    for data in on_both(fill_province):
        with Server(data) as server:
            officer = post_of(server, data)
            code = f"术/{time.monotonic_ns()}"
            where = "/api/catalogue/" + urllib.parse.quote(code, safe="")
            body = {"name": "髋关节置换", "discipline": "骨科", "level": 4, "procedure": "81.51", "tcm": False}
            made = add(officer, "/api/catalogue", body | {"code": code})
            assert made.status == 201 and made.json["pasts"] == [] and made.json["retired"] is None, made.body
            assert made.json["actions"] == ["technique.see", "technique.write"]
            again = add(officer, "/api/catalogue", body | {"code": code})
            assert again.status == 422 and fields(again) == ["code"]
            now = put(officer, where, body | {"name": "全髋关节置换", "level": 3, "procedure": None}, 1)
            assert now.status == 200 and now.headers["ETag"] == '"2"', now.body
            assert (now.json["level"], now.json["procedure"]) == (3, None)
            past = now.json["pasts"][0]
            assert (past["version"], past["name"], past["level"], past["procedure"], past["why"]) == (1, "髋关节置换", 4, "81.51", None)
            late = put(officer, where, body, 1)
            assert late.status == 412 and late.json["errors"][0]["expected"] == '"2"', late.body
            assert officer.ask("PUT", where, body).status == 428
            for change, wrong in (({"level": 5}, "level"), ({"level": 0}, "level"), ({"name": ""}, "name"), ({"tcm": "yes"}, "tcm"), ({"code": "x"}, "code")):
                answer = put(officer, where, body | change, 2)
                assert answer.status == 422 and fields(answer)[0] == wrong, (change, answer.body)
            total = officer.ask("GET", "/api/catalogue").json["total"]
            gone = add(officer, where + "/retire", {"why": "停用"})
            assert gone.status == 200 and gone.json["retired"] and gone.json["pasts"][0]["why"] == "停用", gone.body
            assert officer.ask("GET", "/api/catalogue").json["total"] == total - 1
            assert officer.ask("GET", "/api/catalogue?retired=1").json["total"] >= total
            assert put(officer, where, body, 3).status == 409
            assert add(officer, where + "/retire", {"why": "停用"}).status == 409
            manager = post_of(server, data, "manager", "H3")
            person_path = person(manager, "P4")
            who = manager.ask("GET", person_path).json
            kept = {key: who[key] for key in ("name", "department", "discipline", "title_rank")}
            refused = put(manager, person_path, kept | {"techniques": who["techniques"] + [code]}, who["version"])
            assert refused.status == 422 and fields(refused) == ["techniques"], refused.body
            assert add(officer, where + "/restore", {"why": "误停"}).json["version"] == 4
            assert put(manager, person_path, kept | {"techniques": who["techniques"] + [code]}, who["version"]).status == 200
            assert put(officer, where, body, 4).status == 200
            for post, scope in (("officer", "990101"), ("manager", "H1"), ("auditor", "990000")):
                other = post_of(server, data, post, scope)
                assert other.ask("GET", where).json["actions"] == ["technique.see"], post
                assert put(other, where, body, 5).status == 403, post
                assert add(other, "/api/catalogue", body | {"code": "Y"}).status == 403, post
                assert add(other, where + "/retire", {"why": "停用"}).status == 403, post
            assert officer.ask("GET", "/api/catalogue/none").status == 404
            assert put(officer, "/api/catalogue/none", body, 1).status == 404
            lines = officer.ask("GET", f"/api/audit?object={made.json['id']}").json["items"]
            assert [a["action"] for a in lines] == ["technique.write", "technique.restore", "technique.retire", "technique.write", "technique.add"]


def test_the_catalogue_is_asked_by_discipline_level_and_kind():
    for data in on_both(fill_province):
        with Server(data) as server:
            assert server.get("/api/catalogue?level=4&tcm=1&discipline=x")["total"] == 0
            for question, wrong in (("level=5", "level"), ("level=x", "level"), ("tcm=yes", "tcm"), ("retired=no", "retired"), ("x=1", "x")):
                server.refused("/api/catalogue?" + question, 400, wrong)


if __name__ == "__main__":
    run_tests(globals())
