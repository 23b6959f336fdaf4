"""Staff that a hospital lacks over HTTP on both databases: asked for on a gap, judged, put into a round at universities, candidates
up to the signature, plan against actual; and every wrong way."""
from journey import Server, fill_province, on_both, run_tests
from money_test import Officer

NEED = {"organization": "H1", "year": 2025, "discipline": "骨科", "posts": 3, "gap": True, "wisn_need": 17.46, "wisn_staff": 11}
ROUND = {"year": 2025, "name": "省内高校引才", "kind": "campus", "from": "2025-03-01", "until": "2025-12-31"}


def matrix_things(server, sent):
    """For the matrix of rights: a draft of H1's manager, and a round of the whole province."""
    return {"vacancy": sent(server, "manager", "H1", "/api/vacancies", NEED),
            "recruitment": sent(server, "officer", "990000", "/api/recruitments", ROUND)}


BODIES = {"/api/vacancies": lambda: NEED, "/api/vacancies/{vacancy}": lambda: {"discipline": "骨科", "posts": 3},
          "/api/vacancies/{vacancy}/moves": lambda: {"move": "submit"}, "/api/vacancies/{vacancy}/judgements": lambda: {"verdict": "return", "why": "补依据"},
          "/api/vacancies/{vacancy}/candidates": lambda: {"name": "甲", "day": "2025-04-01"},
          "/api/vacancies/{vacancy}/candidates/{candidate}/moves": lambda: {"state": "shortlisted"},
          "/api/recruitments": lambda: ROUND, "/api/recruitments/{recruitment}/moves": lambda: {"state": "cancelled"},
          "/api/recruitments/{recruitment}/posts": lambda: {"vacancy": "01900000-0000-7000-8000-000000000000"},
          "/api/recruitments/{recruitment}/visits": lambda: {"day": "2025-04-01", "school": "某大学", "met": 3}}
MAKES = {"/api/vacancies": ("990101", ("H1",))}


def test_a_need_is_judged_recruited_for_and_held_against_who_signed():
    for data in on_both(fill_province):
        with Server(data) as server:
            host, other = Officer(server, data, "H1", "manager"), Officer(server, data, "H2", "manager")
            county, away, watcher = Officer(server, data, "990101"), Officer(server, data, "990102"), Officer(server, data, "990000", "auditor")
            province = Officer(server, data, "990000")
            # 需求摸底
            other.bad(403, "/api/vacancies", NEED, "not within")
            county.bad(403, "/api/vacancies", NEED)
            host.bad(422, "/api/vacancies", NEED | {"discipline": "牙科"}, "no gap in the discipline")
            host.bad(422, "/api/vacancies", NEED | {"wisn_staff": 18}, "lacks nobody")
            host.bad(422, "/api/vacancies", NEED | {"posts": 0})
            made = host.good("/api/vacancies", NEED)
            assert (made["gap_rank"], made["gap_seats"] is not None, made["wisn_need"]) == (1, True, 17.46), made
            path = f"/api/vacancies/{made['id']}"
            assert other.ask("GET", path).status == 404 and away.ask("GET", path).status == 404
            county.bad(409, path + "/judgements", {"verdict": "accept"}, "cannot become")
            host.good(path + "/moves", {"move": "submit"})
            # 形势研判
            inbox = [i for i in county.get("/api/home")["inbox"] if i["kind"] == "vacancy"]
            assert [(i["title"], i["link"]) for i in inbox] == [("骨科 需招 3 人，待研判", f"#/vacancies/{made['id']}")], inbox
            assert not [i for i in away.get("/api/home")["inbox"] if i["kind"] == "vacancy"]
            host.bad(403, path + "/judgements", {"verdict": "accept"})
            away.bad(404, path + "/judgements", {"verdict": "accept"})
            watcher.bad(403, path + "/judgements", {"verdict": "accept"})
            county.bad(422, path + "/judgements", {"verdict": "accept", "posts": 2}, "how the situation is judged")
            county.bad(422, path + "/judgements", {"verdict": "accept", "posts": 4, "why": "多招"}, "at most what was asked")
            county.good(path + "/judgements", {"verdict": "return", "why": "补编制数"})
            host.good(path + "/moves", {"move": "submit"})
            judged = county.good(path + "/judgements", {"verdict": "accept", "posts": 1, "why": "外转多，编制有空额，先招一名"})
            assert (judged["state"], judged["accepted"], len(judged["steps"])) == ("accepted", 1, 5), judged
            host.bad(409, path + "/moves", {"move": "withdraw"})
            # 高校引才
            host.bad(403, "/api/recruitments", ROUND)
            county.bad(422, "/api/recruitments", ROUND | {"until": "2025-02-01"}, "ends before it begins")
            term = county.good("/api/recruitments", ROUND)
            at = f"/api/recruitments/{term['id']}"
            county.bad(409, at + "/moves", {"state": "running"}, "no posts yet")
            county.bad(422, at + "/posts", {"vacancy": term["id"]}, "no such one")
            host.bad(409, path + "/candidates", {"name": "甲", "day": "2025-04-01"}, "no round")
            away.bad(404 if away.ask("GET", at).status == 404 else 403, at + "/posts", {"vacancy": made["id"]})
            county.good(at + "/posts", {"vacancy": made["id"]})
            county.bad(409, at + "/posts", {"vacancy": made["id"]}, "fills it already")
            host.bad(409, path + "/candidates", {"name": "甲", "day": "2025-04-01"}, "while it runs")
            county.good(at + "/moves", {"state": "running"})
            county.bad(422, at + "/visits", {"day": "2025-01-04", "school": "某医科大学", "met": 40}, "outside the round")
            assert county.good(at + "/visits", {"day": "2025-04-02", "school": "某医科大学", "met": 40})["visits"][0]["met"] == 40
            other.bad(404, path + "/candidates", {"name": "甲", "day": "2025-04-01"})
            for name in ("甲", "乙"):
                host.good(path + "/candidates", {"name": name, "school": "某医科大学", "day": "2025-04-03"})
            two = host.get(f"/api/candidates?vacancy={made['id']}")["items"]
            assert [c["name"] for c in two] == ["乙", "甲"] and other.get("/api/candidates")["total"] == 0, two
            move = {c["name"]: f"{path}/candidates/{c['id']}/moves" for c in two}
            host.bad(409, move["甲"], {"state": "signed"}, "cannot become")
            for state in ("shortlisted", "offered"):
                host.good(move["甲"], {"state": state, "day": "2025-05-01"})
                host.good(move["乙"], {"state": state, "day": "2025-05-02"})
            host.bad(422, move["甲"], {"state": "signed", "day": "2099-01-01"}, "in the future")
            host.bad(422, move["甲"], {"state": "signed", "day": "2025-04-30"}, "before what was told")
            host.bad(422, move["甲"], {"state": "signed", "day": "2025-06-01", "practitioner_code": "P99"}, "nobody has this code")
            host.good(move["甲"], {"state": "signed", "day": "2025-06-01", "practitioner_code": "P1"})
            host.bad(409, move["乙"], {"state": "signed", "day": "2025-06-01"}, "all 1 posts")
            county.bad(409, at + "/moves", {"state": "closed"}, "offers wait")
            host.good(move["乙"], {"state": "declined", "note": "去了省城"})
            done = county.good(at + "/moves", {"state": "closed"})
            assert (done["posts"], done["candidate_n"], done["signed_n"], done["visit_n"]) == (1, 2, 1, 1), done
            host.bad(409, path + "/candidates", {"name": "丙", "day": "2025-06-01"}, "while it runs")
            # plan against actual
            sums = province.get("/api/vacancy-sums?year=2025")["items"]
            mine = [s for s in sums if s["discipline"] == "骨科"]
            assert [(s["county"], s["asked"], s["waiting"], s["accepted"], s["recruited"], s["signed"]) for s in mine] == [("990101", 3, 0, 1, 1, 1)], sums
            assert other.get("/api/vacancy-sums?year=2025")["items"] == [] and province.ask("GET", "/api/vacancy-sums").status == 400
            assert host.ask("GET", "/api/candidates?state=hired").status == 400 and host.ask("GET", "/api/vacancies?recruitment=x").status == 400


if __name__ == "__main__":
    run_tests(globals())
