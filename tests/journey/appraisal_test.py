"""A year appraised over HTTP on both databases: tried, frozen, scored, recomputed by `xinglin score`, objected to by
the expert, decided by somebody else, settled into promises by a second person; and every wrong way."""
import csv
import json
import os
import subprocess
import tempfile
import time
import urllib.parse

from bulletin_test import programme
from journey import XINGLIN, Server, fill_province, on_both, run, run_tests
from money_test import NUMBER, Officer
from visitor import JSON

FILE = """id: NAME
name: 师带徒考核
place: 杏省
year: 2024
version: %d
direction: pair
approval: [county]
funds: [{id: f, name: 公益基金, source: 社会捐赠}]
appraisal:
  basic_floor: 0.5
  competition_floor: 0.5
  shrink_cases: 10
  pool_yuan: 1000
  budget_yuan: 10000
  fund: f
  cascade: [expert, apprentice, discipline, leader]
  indicators:
    - {name: visits, label: 坐诊, target: 6, weight: 0.5, count: {of: visit, where: {state: held}}}
    - {name: teaching, label: 带教月数, target: 3, monthly: 2, weight: 0.3, count: {of: teaching}}
    - {name: apprentice, label: 徒弟独立, whose: apprentice, target: 10, weight: 0.2, count: {of: procedure, where: {role: independent}}}
  improvement: {label: 独立占比, part: {of: procedure, where: {role: independent}}, whole: {of: procedure}}
  grades: [{name: 优秀, floor: 0.9}, {name: 合格, floor: 0}]
pledges: [{id: pay, label: 待遇不变, kind: pay, since: arrival, months: 2}, {id: award, label: 评优优先, kind: award, since: end, months: 6}]
measures: [{id: visits, label: 诊疗量, unit: 人次, population: 全省, numerator: 人次, baseline: 2023, count: {of: statistic, sum: numerator, where: {measure: visits}}}]
figures: [{id: n, label: 坐诊, count: {of: visit}}]
bulletin: {title: 通报, blocks: [{heading: 一, text: "{n}"}]}
"""
# The same with a figure of discharge records instead of the cases of apprentices.
RECORDED = FILE.replace(next(x for x in FILE.split("\n") if "name: apprentice" in x),
                        "    - {name: weight, label: 病例组合指数, whose: leader, target: 2, weight: 0.2, record: cmi, months: 3}")
LINES = {
    "mentorship": ["mentorship,programme,mentor,apprentice,organization,discipline,agreed_day,state",
                   "ME1-NAME,NAME,P1,P2,H1,骨科,2023-01-05,active", "ME2-NAME,NAME,P3,P4,H2,骨科,2023-01-05,active"],
    "visit": ["visit,programme,practitioner,organization,kind,day,state"]
             + [f"VI{i}-NAME,NAME,P1,H1,clinic,2024-0{i + 1}-05,held" for i in range(4)],
    "teaching": ["teaching,programme,kind,practitioner,organization,discipline,day"]
                + [f"TE{i}-NAME,NAME,round,P1,H1,骨科,2024-0{i // 2 + 1}-1{i % 2}" for i in range(5)],
    "placement": ["placement,programme,kind,practitioner,home,organization,from_day,arrived_day,state",
                  "PL1-NAME,NAME,training,P1,H3,H1,2023-03-01,2023-03-01,active"],
    "procedure": ["procedure,programme,practitioner,organization,technique,day,role,local_case"]
                 + [f"PR{i}-NAME,NAME,P2,H1,81.51,2024-06-1{i},{'independent' if i < 6 else 'supervised'},病案{i}" for i in range(8)]
                 + [f"PR9{i}-NAME,NAME,P2,H1,81.51,2023-06-1{i},{'independent' if i < 1 else 'supervised'},病案9{i}" for i in range(4)],
}


def ready(data, name, file=FILE):
    """P1 teaches P2 at H1, P3 teaches P4 at H2, where nothing is told."""
    programme(data, 1, file.replace("NAME", name))
    with tempfile.TemporaryDirectory() as folder:
        for noun, lines in LINES.items():
            path = os.path.join(folder, noun + ".csv")
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(lines).replace("NAME", name) + "\n")
            run(XINGLIN, "import", noun, "--data", data, "--source", "test", path)


def scored(ask, name):
    """Opened, tried, frozen and scored: its reply."""
    made = ask("/api/appraisals", {"programme": name, "year": 2024})
    for step in ("simulate", "freeze", "score"):
        made = ask(f"/api/appraisals/{made['id']}/{step}", None)
    return made


def matrix_things(server, sent):
    """For the matrix of rights: P1's score of "m3", and an appeal of it."""
    def ask(path, body):
        NUMBER[0] += 1
        headers = {"Authorization": f"Bearer {server.bearer}", "Idempotency-Key": f"appraised-{NUMBER[0]}-{time.monotonic_ns()}"}
        answer = server.ask(path, "POST", headers | (JSON if body else {}), json.dumps(body) if body else None)
        assert answer.status in (200, 201), (path, answer.body)
        return answer.json

    made = scored(ask, "m3")
    scores = server.get(f"/api/appraisals/{made['id']}/scores?whose=expert")["items"]
    mine = next(s["id"] for s in scores if s["practitioner_code"] == "P1")
    pledge = server.get("/api/pledges?programme=m3&state=open")["items"][1]
    return {"appraisal": made["id"], "pledge": pledge["pledge"], "pledged": pledge["placement"], "appraisal_score": mine,
            "appeal": sent(server, "expert", "P1", f"/api/appraisal-scores/{mine}/appeals", {"indicator": "teaching", "said": "漏报"})}


def recomputed(detail, scores, items_of):
    """The money of every expert once more, by the command line from a file of what was found."""
    rules = {"indicators": [{"name": r["name"], "target": r["target"], "weight": r["weight"], "better": "high"} for r in detail["rules"]],
             "basic_floor": detail["basic_floor"], "competition_floor": detail["competition_floor"], "shrink_cases": 10,
             "pool_fen": detail["pool_fen"]}
    with tempfile.TemporaryDirectory() as folder:
        names = [r["name"] for r in detail["rules"]]
        with open(os.path.join(folder, "rules.json"), "w", encoding="utf-8") as file:
            json.dump(rules, file)
        with open(os.path.join(folder, "items.csv"), "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(["payee", "basic_budget_fen", *names, "safety_veto", "rate_base", "rate_now", "cases_now"])
            for score in scores:
                s = items_of(score["id"])
                actual = {i["indicator"]: i["actual"] for i in s["items"]}
                out.writerow([score["practitioner_code"], detail["budget_fen"], *[actual[n] or "" for n in names], int(s["veto"]),
                              s["rate_base"] or "", s["rate_now"] or "", "" if s["cases_now"] is None else s["cases_now"]])
        run(XINGLIN, "score", "--rules", os.path.join(folder, "rules.json"), "--items", os.path.join(folder, "items.csv"),
            "--out", os.path.join(folder, "out"))
        with open(os.path.join(folder, "out", "payments.csv"), encoding="utf-8-sig", newline="") as file:
            return {row["payee"]: (int(row["basic_fen"]), int(row["competition_fen"])) for row in csv.DictReader(file)}


def test_a_year_goes_from_its_rules_to_promises():
    for data in on_both(fill_province):
        ready(data, "a1")
        with Server(data) as server:
            one, two = Officer(server, data), Officer(server, data)
            expert, stranger, watcher = Officer(server, data, "P1", "expert"), Officer(server, data, "H2", "manager"), Officer(server, data, "990000", "auditor")
            one.bad(422, "/api/appraisals", {"programme": "none", "year": 2024}, "no such programme")
            watcher.bad(403, "/api/appraisals", {"programme": "a1", "year": 2024})
            made = one.good("/api/appraisals", {"programme": "a1", "year": 2024})
            path = f"/api/appraisals/{made['id']}"
            one.bad(409, path + "/freeze", said="not tried")
            one.bad(409, path + "/score", said="draft")
            one.good(path + "/simulate")
            one.good(path + "/freeze")
            detail = one.good(path + "/score")
            assert [r["kind"] for r in detail["runs"]] == ["scoring", "simulation"], detail
            scores = one.get(path + "/scores?whose=expert")["items"]
            assert [s["practitioner_code"] for s in scores] == ["P1", "P3"], scores
            mine = one.get(f"/api/appraisal-scores/{scores[0]['id']}")
            got = {i["indicator"]: (i["actual"], i["completion"]) for i in mine["items"]}
            # 4 of 6 clinics, 2 months of 3 with two rounds, 6 of 10 operations: 0.333… + 0.2 + 0.12
            assert got == {"visits": ("4", "0.666666667"), "teaching": ("2", "0.666666667"), "apprentice": ("6", "0.6")}, got
            assert mine["score"] == "0.6533333336" and mine["day_points"] == "0.2000000001" and mine["grade"] == "合格", mine
            assert (mine["rate_base"], mine["rate_now"], mine["cases_now"]) == ("0.25", "0.75", 8)
            assert (mine["basic_fen"], mine["competition_fen"]) == (653333, 100000)
            theirs = one.get(f"/api/appraisal-scores/{scores[1]['id']}")
            assert [i["actual"] for i in theirs["items"]] == [None, None, None] and "missing" in theirs["reasons"], theirs
            assert recomputed(detail, scores, lambda x: one.get(f"/api/appraisal-scores/{x}")) == \
                {s["practitioner_code"]: (s["basic_fen"], s["competition_fen"]) for s in scores}
            # the cascade, and the lines behind an item
            assert [s["score"] for s in one.get(path + "/scores?whose=apprentice")["items"]][0] == "0.6"
            assert [s["score"] for s in one.get(path + "/scores?whose=leader")["items"]][0] == mine["score"]
            lines = one.get(f"/api/appraisal-scores/{mine['id']}/lines?indicator=apprentice")
            assert lines["total"] == 6 and "病案" not in json.dumps(lines, ensure_ascii=False), lines
            # who may see what
            assert expert.get(path + "/scores?whose=expert")["total"] == 1
            assert expert.ask("GET", f"/api/appraisal-scores/{scores[1]['id']}").status == 404
            assert stranger.ask("GET", f"/api/appraisal-scores/{mine['id']}").status == 404
            assert stranger.get(path + "/scores?whose=expert")["total"] == 1
            assert one.ask("GET", path + "/scores?run=x").status == 400
            # objected to
            appeals = f"/api/appraisal-scores/{mine['id']}/appeals"
            one.bad(403, appeals, {"indicator": "visits", "said": "x"})
            expert.bad(422, appeals, {"indicator": "none", "said": "漏报"}, "no such item")
            appeal = expert.good(appeals, {"indicator": "visits", "said": "三月两次漏报"})
            expert.bad(409, appeals, {"indicator": "visits", "said": "再次"}, "waits for its decision")
            two.bad(409, path + "/settle", said="not decided yet")
            word = {"upheld": True, "value": "6", "why": "核对签到表"}
            one.bad(409, f"/api/appeals/{appeal['id']}/decide", word, "neither made it nor scored")
            two.bad(422, f"/api/appeals/{appeal['id']}/decide", {"upheld": False, "value": "6", "why": "x"}, "goes with an appeal")
            assert two.good(f"/api/appeals/{appeal['id']}/decide", word)["value"] == "6"
            two.bad(409, path + "/settle", said="scored again")
            one.good(path + "/score")
            mine = expert.get(f"/api/appraisal-scores/{expert.get(path + '/scores?whose=expert')['items'][0]['id']}")
            assert mine["score"] == "0.8200000001" and mine["items"][0]["appeal"] == appeal["id"], mine
            # settled once, by a second person, into promises that a payment run takes
            one.bad(409, path + "/settle", said="a second person")
            two.bad(409, path + "/settle", said="not open yet")
            fund = one.good("/api/funds", {"programme": "a1", "fund": "f"})
            assert two.good(path + "/settle")["state"] == "settled"
            two.bad(409, path + "/settle")
            book = one.get(f"/api/funds/{fund['id']}")
            assert book["proved"] and book["open_fen"] == 820000 + 100000, book
            expert.bad(409, appeals, {"indicator": "teaching", "said": "晚了"}, "settled")
            text = FILE.replace("NAME", "a1") % 2
            with tempfile.TemporaryDirectory() as folder:
                file = os.path.join(folder, "p.yaml")
                with open(file, "w", encoding="utf-8") as out:
                    out.write(text)
                refused = subprocess.run([XINGLIN, "programme", "add", "--data", data, file], capture_output=True, check=False)
            assert refused.returncode != 0 and b"work is appraised" in refused.stderr, refused


def records_told(data, month, *weights):
    """A case of H1 for each weight, by a batch of the month."""
    rows = "".join(f"H1,{month}-09,{month}-01,M16.100,某县,R{month}{i},4,1000,I001,{w}\n" for i, w in enumerate(weights))
    with tempfile.TemporaryDirectory() as folder:
        files = {"records": "P900,P25,P22,P321,P801,P3,P27,P782,DRG,RW\n" + rows,
                 "institutions": "institution,name,county\nH1,甲县医院,990101\n"}
        for name, text in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        run(XINGLIN, "import", "records", "--data", data, "--map", "hqms-p", "--batch", month,
            "--institutions", os.path.join(folder, "institutions"), os.path.join(folder, "records"))


def test_an_indicator_of_discharge_records_opens_to_its_months_and_their_cells():
    for data in on_both(fill_province):
        ready(data, "a3", RECORDED)
        records_told(data, "2024-10", 1, 2)
        records_told(data, "2024-12", 3)
        with Server(data) as server:
            one, two, stranger = Officer(server, data), Officer(server, data), Officer(server, data, "H2", "manager")
            made = scored(one.good, "a3")
            path = f"/api/appraisals/{made['id']}"

            def mine():
                score = one.get(path + "/scores?whose=expert")["items"][0]
                return next(s for s in one.get(f"/api/appraisal-scores/{score['id']}")["items"] if s["indicator"] == "weight"), \
                    f"/api/appraisal-scores/{score['id']}/records?indicator="

            item, first = mine()
            assert (item["record"], item["from_month"], item["to_month"], item["actual"]) == ("cmi", "2024-10", "2024-12", None), item
            two.bad(409, path + "/settle", said="discharge records of 2 were there")
            records_told(data, "2024-11", 4, 5)
            one.good(path + "/score")
            item, second = mine()
            assert (item["actual"], item["completion"]) == ("3", "1"), item  # (1 + 2 + 4 + 5 + 3) / 5
            months = one.get(second + "weight")
            assert [(m["month"], m["cases"], m["part"], m["whole"]) for m in months["items"]] == \
                [("2024-10", 2, 30000, 20000), ("2024-11", 2, 90000, 20000), ("2024-12", 1, 30000, 10000)], months
            assert [m["month"] for m in one.get(first + "weight")["items"]] == ["2024-10", "2024-12"]
            cells = one.get("/api/facts?organization=H1&month=2024-11")
            assert cells["sum"]["rw"] == 90000 and {f["month"] for f in cells["items"]} == {"2024-11"}, cells
            assert one.ask("GET", "/api/facts?organization=H1&month=2024-13").status == 400
            assert one.ask("GET", second + "visits").status == 404
            assert stranger.ask("GET", second + "weight").status == 404
            lines = one.ask("GET", second.replace("records", "lines") + "weight")
            assert lines.status == 409 and b"discharge records" in lines.body, lines.body
            # the command line judges it the same
            detail, scores = one.get(path), one.get(path + "/scores?whose=expert")["items"]
            assert recomputed(detail, scores, lambda x: one.get(f"/api/appraisal-scores/{x}")) == \
                {s["practitioner_code"]: (s["basic_fen"], s["competition_fen"]) for s in scores}


PDF = b"%PDF-1.4\nproof"


def proof_sent(who, path, name, content):
    return who.ask("POST", f"{path}/materials?name={urllib.parse.quote(name)}", raw=content)


def test_a_pledge_is_proved_by_the_home_and_answered_by_the_person():
    for data in on_both(fill_province):
        ready(data, "a2")
        with Server(data) as server:
            officer, home, host = Officer(server, data), Officer(server, data, "H3", "manager"), Officer(server, data, "H1", "manager")
            person, watcher = Officer(server, data, "P1", "expert"), Officer(server, data, "990000", "auditor")
            mine = home.get("/api/pledges?programme=a2")["items"]
            assert [(p["pledge"], p["due"], p["overdue"]) for p in mine] == [("award", None, False), ("pay", "2023-05-01", True)], mine
            assert host.get("/api/pledges?programme=a2")["total"] == 0
            assert officer.get("/api/pledges?programme=a2&state=overdue")["total"] == 1
            assert any(i["kind"] == "pledge" and "待遇不变" in i["title"] for i in home.get("/api/home")["inbox"])
            path = f"/api/placements/{mine[1]['placement']}/pledges/pay"
            told = {"day": "2023-04-30", "proof": "三、四月工资表"}
            host.bad(404, path + "/tell", told)
            watcher.bad(403, path + "/tell", told)
            home.bad(422, path + "/tell", {"day": "2099-01-01", "proof": "x"}, "in the future")
            home.bad(422, path + "/tell", {"day": "2023-04-30"})
            person.bad(409, path + "/answer", {"kept": True}, "cannot become")
            assert home.good(path + "/tell", told)["proof"] == told["proof"]
            person.bad(422, path + "/answer", {"kept": False}, "what is not so")
            for who, name, content, want in ((home, "工资表.pdf", PDF, 201), (host, "工资表.pdf", PDF, 404), (watcher, "工资表.pdf", PDF, 403),
                                             (person, "工资表.pdf", PDF, 403), (home, "工资表.png", PDF, 422), (home, "a.pdf", b"MZ", 422)):
                assert proof_sent(who, path, name, content).status == want, (name, want)
            files = person.get(path)["materials"]
            assert [f["name"] for f in files] == ["工资表.pdf"], files
            back = person.who.server.ask(f"{path}/materials/{files[0]['id']}", "GET", {"Cookie": person.who.cookie})
            assert back.status == 200 and back.body == PDF, back.status
            assert host.ask("GET", f"{path}/materials/{files[0]['id']}").status == 404
            assert home.ask("GET", f"{path.replace('/pay', '/award')}/materials/{files[0]['id']}").status == 404
            assert person.good(path + "/answer", {"kept": False, "said": "少一个月"})["overdue"]
            home.good(path + "/tell", told | {"proof": "补发回单"})
            kept = person.good(path + "/answer", {"kept": True})
            assert proof_sent(home, path, "b.pdf", PDF).status == 409
            assert [s["state"] for s in kept["steps"]] == ["told", "disputed", "told", "confirmed"], kept
            assert officer.get("/api/pledges?programme=a2&state=overdue")["total"] == 0
            assert officer.ask("GET", "/api/pledges?state=kept").status == 400


if __name__ == "__main__":
    run_tests(globals())
