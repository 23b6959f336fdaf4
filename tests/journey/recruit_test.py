"""How an expert was won, over HTTP on both databases: from the first word of him to the signature, the
studio and the pair that came of it; and every wrong way."""
from journey import Server, check, fill_province, on_both, run_tests
from bulletin_test import programme
from placement_test import Party, day


def stage():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            yield {name: Party(server, role, scope) for name, role, scope in
                   (("officer", "officer", "990000"), ("host", "manager", "H1"), ("home", "manager", "H3"),
                    ("auditor", "auditor", "990000"), ("head", "head", "H1/骨一科"), ("expert", "expert", "P3"))}


def test_an_expert_is_won_signs_opens_a_studio_and_takes_an_apprentice():
    for cast in stage():
        officer, host = cast["officer"], cast["host"]
        lead = host.good("/api/prospects", {"programme": "p", "name": "某主任", "home": "北京某医院", "trip": "进京专场"})
        check(f"/api/prospects/{lead['id']}", lead)
        moves = f"/api/prospects/{lead['id']}/moves"
        host.bad(409, moves, {"stage": "signed"}, "is lead cannot become signed; allowed: invited")
        host.bad(422, moves, {"stage": "invited", "day": day(1)}, "future")
        for name in ("invited", "visited", "intent"):
            host.good(moves, {"stage": name, "note": "洽谈"})
        host.bad(422, moves, {"stage": "signed"}, "person of the registry")
        host.bad(422, moves, {"stage": "signed", "practitioner_code": "nobody"}, "nobody has this code")
        host.bad(412, moves, {"stage": "signed", "practitioner_code": "P3", "version": 1})
        signed = host.good(moves, {"stage": "signed", "practitioner_code": "P3"})
        assert [s["stage"] for s in signed["steps"]] == ["lead", "invited", "visited", "intent", "signed"]
        friends = [host.good("/api/prospects", {"programme": "p", "name": f"某{n}", "introduced_by": signed["code"]}) for n in "乙丙"]
        assert friends[0]["introducer_name"] == "某主任"
        assert len(host.get(f"/api/prospects/{lead['id']}")["brought"]) == 2
        host.bad(422, "/api/prospects", {"programme": "p", "name": "某", "introduced_by": "TW-none"}, "no prospect")
        cast["auditor"].bad(403, "/api/prospects", {"programme": "p", "name": "某"})
        cast["head"].bad(403, moves, {"stage": "staying"})

        body = {"programme": "p", "name": "某名医工作室", "level": "provincial", "leader": "P3", "organization": "H1", "opened": "2024-05-01", "grant_fen": 10000000}
        cast["home"].bad(403, "/api/studios", body, "reach")
        host.bad(422, "/api/studios", body | {"leader": "nobody"}, "nobody has this code")
        host.bad(422, "/api/studios", body | {"opened": day(1)}, "future")
        host.bad(422, "/api/studios", body | {"level": "galactic"})
        studio = host.good("/api/studios", body)
        path = f"/api/studios/{studio['id']}"
        check(path, studio)
        assert studio["review_due"] == 2024 and studio["leader_name"] == "李某"
        host.good(path + "/members", {"practitioner_code": "P4"})
        host.bad(422, path + "/members", {"practitioner_code": "P4"}, "of the team already")
        host.bad(403, path + "/reviews", {"year": 2024, "grade": "good"})
        reviewed = officer.good(path + "/reviews", {"year": 2024, "grade": "good", "note": "坐诊36次"})
        assert reviewed["review_due"] in (0, 2025) and reviewed["reviews"][0]["year"] == 2024
        officer.bad(422, path + "/reviews", {"year": 2024, "grade": "good"}, "reviewed already")
        officer.bad(422, path + "/reviews", {"year": int(day(0)[:4]), "grade": "good"}, "not over")
        assert any(s["id"] == studio["id"] for s in cast["expert"].get("/api/studios")["items"])

        learner = officer.ask("POST", "/api/practitioners", {"organization": "H1", "code": f"W{studio['code']}", "name": "王学",
                                                             "discipline": "骨科", "title_rank": 2})
        assert learner.status == 201, learner.body
        pair = host.good("/api/mentorships", {"programme": "p", "mentor_code": "P3", "apprentice_code": f"W{studio['code']}"})
        host.good(f"/api/mentorships/{pair['id']}/moves", {"move": "agree"})
        assert cast["expert"].good(f"/api/mentorships/{pair['id']}/moves", {"move": "agree"})["state"] == "agreed"
        host.bad(422, path + "/close", {"day": day(1)}, "today")
        assert host.good(path + "/close", {"day": day(0)})["closed"] == day(0)
        host.bad(409, path + "/close", {"day": day(0)}, "closed already")


if __name__ == "__main__":
    run_tests(globals())
