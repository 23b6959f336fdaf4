"""The logbook over HTTP on both databases: a case told once however often it is sent, signed by who was
there, locked; and every wrong way. Changtai's story: the tenth single-port cholecystectomy alone."""
import threading
import time
import uuid

from journey import Server, check, fill_province, on_both, run_tests
from bulletin_test import programme
from placement_test import Party, day

HOLE = "单孔腹腔镜胆囊切除术"
NUMBER = [0]
FILE = """id: logbook
name: 师带徒
place: 杏省
year: 2025
version: %d
direction: pair
approval: [county]
figures:
  - id: tenth
    label: 徒弟独立完成单孔腹腔镜胆囊切除术
    prefix: 第
    unit: 台
    count: {of: procedure, where: {practitioner: P1, technique: 单孔腹腔镜胆囊切除术, role: independent}}
bulletin:
  title: 师带徒通报
  blocks: [{heading: 一, text: "徒弟独立完成{tenth}。"}]
"""


def case_id():
    """As a telephone makes it: a UUID of version 7."""
    now = int(time.time() * 1000)
    tail = uuid.uuid4().int & ((1 << 74) - 1)
    value = now << 80 | 7 << 76 | (tail >> 62) << 64 | 2 << 62 | tail & ((1 << 62) - 1)
    return str(uuid.UUID(int=value))


class Cast:
    def __init__(self, server):
        self.officer = Party(server, "officer", "990000")
        self.trainee = Party(server, "trainee", "P1")
        self.other = Party(server, "trainee", "P2")
        self.mentor = Party(server, "expert", "P4")
        self.head = Party(server, "head", "H3/骨一科")
        self.stranger = Party(server, "head", "H2/骨科")


def stage():
    for data in on_both(fill_province):
        programme(data)
        programme(data, text=FILE)
        with Server(data) as server:
            cast = Cast(server)
            NUMBER[0] += 1
            code = f"SP{NUMBER[0]}-{time.monotonic_ns()}"
            cast.officer.good("/api/catalogue", {"code": code, "name": HOLE, "discipline": "骨科", "level": 3})
            yield server, cast, code


def told(code, number, **more):
    return {"id": case_id(), "technique": code, "organization": "H1", "mentor": "P4", "day": day(-2),
            "role": "supervised", "outcome": "success", "local_case": f"ZY-{number:04}", **more}


def path_of(made, rest=""):
    return f"/api/procedures/{made['id']}{rest}"


def sign(who, made, level=4):
    return who.good(path_of(made, "/acts"), {"act": "sign", "level": level})


def test_a_case_is_told_signed_and_locked_and_nobody_signs_his_own():
    for server, cast, code in stage():
        made = cast.trainee.good("/api/procedures", told(code, 1))
        check(path_of(made), made)
        assert made["acts"] == ["edit", "void"] and made["state"] == "open", made
        assert cast.mentor.get(path_of(made))["acts"] == ["sign", "return"]
        cast.trainee.bad(403, path_of(made, "/acts"), {"act": "sign", "level": 5})
        cast.other.bad(403, path_of(made, "/acts"), {"act": "sign", "level": 5})  # the right is no trainee's at all
        assert cast.other.ask("GET", path_of(made)).status == 404
        cast.stranger.bad(404, path_of(made, "/acts"), {"act": "sign", "level": 5})
        cast.mentor.bad(422, path_of(made, "/acts"), {"act": "sign"})
        cast.mentor.bad(422, path_of(made, "/acts"), {"act": "return"})
        returned = cast.mentor.good(path_of(made, "/acts"), {"act": "return", "why": "补写并发症"})
        assert returned["state"] == "returned" and returned["note"] == "补写并发症"
        edit = {k: v for k, v in told(code, 1).items() if k != "id"} | {"complication": "渗血"}
        cast.trainee.bad(428, path_of(made), edit, method="PUT")
        cast.trainee.bad(412, path_of(made), edit, method="PUT", **{"If-Match": '"1"'})
        edited = cast.trainee.good(path_of(made), edit, method="PUT", **{"If-Match": '"2"'})
        assert edited["state"] == "open" and edited["complication"] == "渗血"
        signed = sign(cast.mentor, made, 3)
        assert signed["state"] == "signed" and signed["level"] == 3 and signed["signed"] == day(0)
        cast.trainee.bad(409, path_of(made), edit, "signed", method="PUT", **{"If-Match": f'"{signed["version"]}"'})
        cast.mentor.bad(409, path_of(made, "/acts"), {"act": "return", "why": "再看"})
        cast.trainee.bad(403, path_of(made, "/void"), {"why": "误录"})
        assert cast.head.good(path_of(made, "/void"), {"why": "病例号写错"})["state"] == "voided"
        page = cast.head.get(f"/api/procedures?technique={code}")
        check("/api/procedures", page)
        assert page["total"] == 1


def test_a_case_sent_again_and_again_is_one_case():
    """The same bytes under one key, under another key, from twenty taps at once."""
    for server, cast, code in stage():
        body = told(code, 7)
        first = cast.trainee.good("/api/procedures", body, **{"Idempotency-Key": "tap-" + body["id"]})
        again = cast.trainee.good("/api/procedures", body, **{"Idempotency-Key": "tap-" + body["id"]})
        replay = cast.trainee.good("/api/procedures", body)  # an outbox that was kept for days
        assert first["id"] == again["id"] == replay["id"] == body["id"]
        cast.trainee.bad(409, "/api/procedures", body | {"local_case": "ZY-OTHER"})
        cast.other.bad(409, "/api/procedures", body)
        cast.trainee.bad(409, "/api/procedures", body | {"id": case_id()}, "already")  # a double tap with two ids
        one, statuses = told(code, 8), []
        taps = [threading.Thread(target=lambda: statuses.append(cast.trainee.ask("POST", "/api/procedures", one).status))
                for _ in range(20)]
        for tap in taps:
            tap.start()
        for tap in taps:
            tap.join()
        assert set(statuses) <= {201, 409}, statuses
        assert cast.officer.get(f"/api/procedures?technique={code}")["total"] == 2


def test_what_cannot_be_is_refused_with_its_field():
    wrong = [({"day": day(1)}, "day"), ({"day": "1999-01-01"}, "day"), ({"technique": "T-NONE"}, "technique"),
             ({"organization": "H9"}, "organization"), ({"mentor": "P9"}, "mentor"), ({"mentor": "P1"}, "mentor"),
             ({"mentor": None}, "mentor"), ({"local_case": "11010119900101123X"}, "local_case"),
             ({"local_case": "张三"}, "local_case"), ({"outcome": "untold"}, "outcome"),
             ({"result": "完成"}, "result"), ({"role": "watched"}, "role"), ({"colour": "red"}, "colour")]
    for server, cast, code in stage():
        for more, field in wrong:
            answer = cast.trainee.bad(422, "/api/procedures", told(code, 9, **more))
            assert answer["errors"][0]["field"] == field, (more, answer)
        cast.officer.bad(403, "/api/procedures", told(code, 9))
        cast.head.bad(403, "/api/procedures", told(code, 9))
        assert cast.officer.get(f"/api/procedures?technique={code}")["total"] == 0


def test_the_technique_has_its_own_list_from_the_day_it_is_said():
    for server, cast, code in stage():
        curve = {"version": 0, "outcomes": ["完成", "中转开腹"], "complications": ["胆漏", "切口感染"],
                 "failures": ["中转开腹", "胆漏"], "adequate_permille": 50, "inadequate_permille": 200,
                 "planned_n": 60, "least_n": 10}
        cast.mentor.bad(403, f"/api/catalogue/{code}/curve", curve)
        cast.officer.bad(422, f"/api/catalogue/{code}/curve", curve | {"failures": ["出血"]})
        cast.officer.bad(422, f"/api/catalogue/{code}/curve", curve | {"inadequate_permille": 55})
        made = cast.officer.good(f"/api/catalogue/{code}/curve", curve)
        assert made["curve"]["version"] == 1 and made["curve"]["failures"] == ["中转开腹", "胆漏"]
        cast.officer.bad(412, f"/api/catalogue/{code}/curve", curve)
        cast.trainee.bad(422, "/api/procedures", told(code, 1))
        cast.trainee.bad(422, "/api/procedures", told(code, 1, result="很好"))
        told_ = cast.trainee.good("/api/procedures", told(code, 1, outcome=None, result="完成", complication="胆漏"))
        assert told_["outcome"] == "failure", told_
        book = cast.trainee.get("/api/logbook")
        check("/api/logbook", book)
        mine = next(t for t in book["techniques"] if t["code"] == code)
        assert mine["outcomes"] == "完成;中转开腹" and mine["told_n"] == 1, mine
        assert book["recent"][0]["id"] == told_["id"] and cast.mentor.get("/api/logbook")["waiting"]


def test_changtai_the_tenth_alone_is_counted_in_the_report():
    """Five watched, five under the mentor's eyes, ten alone; a voided one is not counted."""
    for server, cast, code in stage():
        before = cast.officer.good("/api/bulletins", {"programme": "logbook"})["blocks"][0]["text"]
        for number in range(20):
            role = "observed" if number < 5 else "supervised" if number < 10 else "independent"
            made = cast.trainee.good("/api/procedures", told(code, number, role=role, day=day(-40 + number), programme="logbook"))
            sign(cast.mentor, made, 1 if number < 5 else 3 if number < 10 else 4)
        wrong = cast.trainee.good("/api/procedures", told(code, 99, role="independent", programme="logbook"))
        cast.trainee.good(path_of(wrong, "/void"), {"why": "重复"})
        report = cast.officer.good("/api/bulletins", {"programme": "logbook"})["blocks"][0]["text"]
        if before == "徒弟独立完成第0台。":
            assert report == "徒弟独立完成第10台。", (before, report)
        signed = cast.trainee.get(f"/api/procedures?technique={code}&state=signed&limit=200")
        assert signed["total"] == 20 and cast.trainee.get(f"/api/procedures?technique={code}&state=voided")["total"] == 1


if __name__ == "__main__":
    run_tests(globals())
