"""Teaching over HTTP on both databases: planned, held, who was there by the code that is shown, files
beside it, told from a telephone exactly once; what was built, claimed and verified; every wrong way."""
import os
import time

from journey import Server, check, fill_province, on_both, run_tests
from bulletin_test import FILE, programme
from mentorship_test import learner
from placement_test import NUMBER, Party, day

PDF = b"%PDF-1.7 \x00\xff\x89 lecture"


def new_id():
    """A UUID of version 7, as a telephone makes it."""
    raw = bytearray(int(time.time() * 1000).to_bytes(6, "big") + os.urandom(10))
    raw[6], raw[8] = 0x70 | raw[6] & 0x0F, 0x80 | raw[8] & 0x3F
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def stage():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            officer = Party(server, "officer", "990000")
            codes = [learner(officer, f"T{n}-{time.monotonic_ns()}") for n in range(2)]
            yield server, codes, {
                "officer": officer, "host": Party(server, "manager", "H1"), "teacher": Party(server, "expert", "P3"),
                "near": Party(server, "trainee", codes[0]), "second": Party(server, "trainee", codes[1]),
                "far": Party(server, "trainee", "P2"), "other": Party(server, "manager", "H2"),
                "auditor": Party(server, "auditor", "990000")}


def sent(server, who, path, name, content, key=None):
    NUMBER[0] += 1
    return server.ask(f"{path}/materials?name={name}", "POST",
                      {"Authorization": f"Bearer {who.bearer}", "Content-Type": "application/octet-stream",
                       "Idempotency-Key": key or f"m{NUMBER[0]}-{time.monotonic_ns()}"}, content)


def attends(who, digits):
    return who.ask("POST", "/api/attendances", {"code": digits})


def test_a_lecture_is_planned_shown_attended_by_code_and_held():
    for server, codes, cast in stage():
        teacher, host = cast["teacher"], cast["host"]
        body = {"programme": "p", "kind": "lecture", "organization": "H1", "topic": "胸痛的识别", "day": day(0), "starts": "14:30", "place": "示教室"}
        teacher.bad(422, "/api/teachings", body | {"day": day(-1)}, "past")
        teacher.bad(422, "/api/teachings", body | {"kind": "song"})
        teacher.bad(422, "/api/teachings", body | {"starts": "2 pm"}, "HH:MM")
        teacher.bad(422, "/api/teachings", body | {"school": "无此派"}, "no school")
        cast["auditor"].bad(403, "/api/teachings", body)
        host.bad(422, "/api/teachings", body, "who teaches")
        cast["other"].bad(403, "/api/teachings", body | {"practitioner_code": "P3"}, "within reach")
        made = teacher.good("/api/teachings", body)
        path = f"/api/teachings/{made['id']}"
        check(path, made)
        assert made["state"] == "planned" and made["practitioner_code"] == "P3" and made["attendances"] == []

        cast["near"].bad(403, path + "/code")
        shown = teacher.good(path + "/code")
        assert len(shown["digits"]) == 8 and shown["until"]
        assert server.ask("/api/attendances", "POST", {"Content-Type": "application/json"}, '{"code":"12345678"}').status == 401
        host.bad(403, "/api/attendances", {"code": shown["digits"]})
        cast["far"].bad(404, "/api/attendances", {"code": shown["digits"]}, "no teaching shows this code")
        teacher.bad(409, "/api/attendances", {"code": shown["digits"]}, "who teaches")
        cast["near"].bad(422, "/api/attendances", {"code": "123"})
        assert attends(cast["near"], shown["digits"]).json["id"] == made["id"]
        cast["near"].bad(409, "/api/attendances", {"code": shown["digits"]}, "counted as present already")
        again = teacher.good(path + "/code")
        cast["second"].bad(404, "/api/attendances", {"code": shown["digits"]}, "no teaching shows this code")
        assert attends(cast["second"], again["digits"]).status == 200

        host.bad(422, path + "/attendances", {"practitioner_code": "nobody"}, "nobody has this code")
        named = host.good(path + "/attendances", {"practitioner_code": "P2"})
        assert (named["attended_n"], named["by_code_n"]) == (3, 2)
        assert [a["practitioner_code"] for a in named["attendances"] if a["by_code"]] == codes
        teacher.bad(422, path + "/moves", {"state": "cancelled"}, "reason")
        teacher.bad(412, path + "/moves", {"state": "held", "attendees_n": 30, "version": 1})
        held = teacher.good(path + "/moves", {"state": "held", "attendees_n": 30, "version": named["version"]})
        assert held["state"] == "held" and held["attendees_n"] == 30
        teacher.bad(409, path + "/moves", {"state": "held"}, "held")
        assert attends(cast["near"], again["digits"]).status == 404  # the code went with the end
        assert [t["id"] for t in cast["near"].get("/api/teachings?kind=lecture&state=held")["items"]].count(made["id"]) == 1


def test_files_lie_beside_it_and_come_back_byte_by_byte():
    for server, _, cast in stage():
        teacher = cast["teacher"]
        made = teacher.good("/api/teachings", {"kind": "round", "organization": "H1", "topic": "查房", "day": day(0), "held": True, "attendees_n": 6})
        path = f"/api/teachings/{made['id']}"
        answer = sent(server, teacher, path, "notes.pdf", PDF)
        assert answer.status == 201, answer.body
        file = answer.json["materials"][0]
        back = server.ask(f"{path}/materials/{file['id']}", headers={"Authorization": f"Bearer {cast['near'].bearer}"})
        assert back.status == 200 and back.body == PDF and back.headers["Content-Type"] == "application/pdf"
        assert sent(server, teacher, path, "notes.pdf", b"MZ nothing").status == 422
        assert sent(server, teacher, path, "notes.png", PDF).status == 422
        assert sent(server, teacher, path, "", PDF).status == 400
        assert sent(server, teacher, path, "notes.pdf", b"").status == 422
        assert sent(server, cast["other"], path, "notes.pdf", PDF).status == 404
        assert sent(server, cast["near"], path, "notes.pdf", PDF).status == 403
        assert teacher.ask("GET", f"{path}/materials/{made['id']}").status == 404


def test_a_telephone_tells_what_was_held_exactly_once():
    for server, _, cast in stage():
        teacher = cast["teacher"]
        body = {"id": new_id(), "kind": "mdt", "day": day(-1), "held": True, "attendees_n": 5, "topic": "疑难"}
        before = teacher.get("/api/teachings?kind=mdt")["total"]
        first = teacher.good("/api/teachings", body)
        assert first["organization_name"] == "东市医院" and first["programme"]  # the home, and the programme he teaches in
        assert teacher.good("/api/teachings", body)["id"] == first["id"]
        assert teacher.get("/api/teachings?kind=mdt")["total"] == before + 1
        teacher.bad(409, "/api/teachings", body | {"topic": "另一件"}, "another line has this id")
        cast["near"].bad(409, "/api/teachings", body, "another line has this id")
        teacher.bad(422, "/api/teachings", body | {"id": new_id(), "day": day(1)}, "future")
        teacher.bad(422, "/api/teachings", body | {"id": new_id(), "attendees_n": 9999})


def test_what_was_built_is_claimed_and_verified_by_somebody_else():
    for server, _, cast in stage():
        host, officer = cast["host"], cast["officer"]
        body = {"programme": "p", "organization": "H1", "kind": "beds", "name": "康复床位", "day": day(-3), "amount_n": 20, "unit": "张", "state": "reached"}
        cast["other"].bad(403, "/api/achievements", body, "reach")
        host.bad(422, "/api/achievements", body | {"day": day(1)}, "future")
        host.bad(422, "/api/achievements", body | {"unit": None}, "unit")
        host.bad(422, "/api/achievements", body | {"kind": "moon"})
        made = host.good("/api/achievements", body)
        path = f"/api/achievements/{made['id']}"
        check(path, made)
        assert made["status"] == "claimed"
        host.bad(403, path + "/decisions", {"status": "verified"})
        officer.bad(409, path + "/decisions", {"status": "verified"}, "no evidence")
        assert sent(server, host, path, "ok.pdf", PDF).status == 201
        officer.bad(412, path + "/decisions", {"status": "verified", "version": 7})
        assert officer.good(path + "/decisions", {"status": "verified", "version": 1})["status"] == "verified"
        edit = {k: v for k, v in body.items() if k not in ("programme", "organization", "kind")}
        host.bad(409, path, edit, "verified", method="PUT", **{"If-Match": '"2"'})
        officer.bad(422, path + "/decisions", {"status": "returned"}, "reason")
        officer.good(path + "/decisions", {"status": "returned", "why": "床位未启用"})
        again = host.good(path, edit | {"amount_n": 12}, method="PUT", **{"If-Match": '"3"'})
        assert (again["status"], again["amount_n"], again["note"]) == ("claimed", 12, "床位未启用")
        assert made["id"] in [a["id"] for a in officer.get("/api/achievements?kind=beds&status=claimed&organization=H1")["items"]]
        own = officer.good("/api/achievements", body | {"evidence": "批文"})
        officer.bad(403, f"/api/achievements/{own['id']}/decisions", {"status": "verified"}, "who claims it")


def test_nobody_plans_what_the_programme_does_not_count_but_what_was_held_is_told():
    for data in on_both(fill_province):
        programme(data, 2, FILE.replace("approval:", "teaching: [round, consult]\napproval:"))
        with Server(data) as server:
            teacher, officer = Party(server, "expert", "P3"), Party(server, "officer", "990000")
            body = {"programme": "p", "kind": "mdt", "organization": "H1", "topic": "疑难病例", "day": day(2)}
            before = officer.get("/api/teachings?kind=mdt")["total"]
            for who, more in ((teacher, {}), (officer, {"practitioner_code": "P3"})):
                who.bad(422, "/api/teachings", body | more, "does not count")
            assert officer.get("/api/teachings?kind=mdt")["total"] == before
            planned = teacher.good("/api/teachings", body | {"kind": "round"})
            assert teacher.get(f"/api/teachings/{planned['id']}")["counts"] == "yes"
            told = teacher.good("/api/teachings", body | {"day": day(-1), "held": True, "attendees_n": 6})
            assert told["state"] == "held" and teacher.get(f"/api/teachings/{told['id']}")["counts"] == "no"
            programme(data, 3, FILE.replace("approval:", "teaching: [mdt]\napproval:"))  # the newest edition says
            assert teacher.good("/api/teachings", body)["counts"] == "yes"
            teacher.bad(422, "/api/teachings", body | {"kind": "round"}, "does not count")


if __name__ == "__main__":
    run_tests(globals())
