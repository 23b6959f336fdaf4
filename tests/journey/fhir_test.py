"""FHIR R4 over HTTP on both databases: what the server says it can do, the directory, referrals and
consultations by their two sides, clinics with their tickets, patients masked and every look at one
written down; pages, versions, includes; and what is refused."""
import json
import re
import urllib.parse

from journey import CONTRACT, Server, fill_province, on_both, run_tests
from bulletin_test import programme
from placement_test import Party
from referral_test import NOTHING
import consult_test
import visit_test

TYPE = "application/fhir+json; charset=utf-8"


def quoted(text):
    return urllib.parse.quote(text)


class Reader:
    """Somebody's program."""

    def __init__(self, party):
        self.party = party

    def ask(self, path, method="GET", body=None, **headers):
        return self.party.server.ask(f"/fhir/{path}" if path else "/fhir", method, {"Authorization": f"Bearer {self.party.bearer}", **headers}, body)

    def good(self, path, **headers):
        answer = self.ask(path, **headers)
        assert answer.status == 200, (path, answer.status, answer.body[:400])
        assert answer.headers["Content-Type"] == TYPE, answer.headers["Content-Type"]
        return answer.json

    def all(self, path):
        """The resources that match, page after page; the total is exact on each."""
        found, url = [], path
        while url:
            bundle = self.good(url)
            assert bundle["resourceType"] == "Bundle" and bundle["type"] == "searchset"
            found += [e["resource"] for e in bundle.get("entry", []) if e["search"]["mode"] == "match"]
            url = next((link["url"].split("/fhir/", 1)[1] for link in bundle["link"] if link["relation"] == "next"), None)
        assert len(found) == bundle["total"], (path, len(found), bundle["total"])
        return found

    def bad(self, status, path, code, method="GET", said="", body=None, **headers):
        answer = self.ask(path, method, body, **headers)
        assert answer.status == status, (path, answer.status, answer.body[:400])
        assert answer.headers["Content-Type"] == TYPE
        issue = answer.json["issue"][0]
        assert answer.json["resourceType"] == "OperationOutcome" and issue["code"] == code and said in issue["diagnostics"], answer.json
        assert re.search(r"[\u4e00-\u9fff]", issue["diagnostics"]), issue
        return issue


class Cast:
    def __init__(self, server):
        self.server = server
        self.officer = Reader(Party(server, "officer", "990000"))
        self.asker = Reader(Party(server, "clinician", "H1"))
        self.invited = Reader(Party(server, "clinician", "H3"))
        self.stranger = Reader(Party(server, "clinician", "H2"))
        self.manager = Reader(Party(server, "manager", "H1"))
        self.expert = Reader(Party(server, "expert", "P1"))
        self.auditor = Reader(Party(server, "auditor", "990000"))


def stage():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            yield Cast(server)


def interaction(path, verb):
    """What a route is in the words of FHIR, by its address alone."""
    parts = path.split("/")[2:]
    if not path.startswith("/fhir/") or parts[-1] in ("metadata", "_search") or "$" in path:
        return []
    kinds = {(1, "get"): "search-type", (1, "post"): "create", (2, "get"): "read", (2, "put"): "update", (3, "get"): "history-instance", (4, "get"): "vread"}
    return [(parts[0], kinds[len(parts), verb])]


def test_the_server_says_what_it_can_do_and_does_it():
    for cast in stage():
        answer = cast.server.ask("/fhir/metadata", headers={})
        assert answer.status == 200 and answer.headers["Content-Type"] == TYPE
        told = answer.json
        assert told["fhirVersion"] == "4.0.1" and told["kind"] == "instance"
        resources = {r["type"]: r for r in told["rest"][0]["resource"]}
        assert len(resources) == 18
        promised = {(name, i["code"]) for name, r in resources.items() for i in r["interaction"]}
        assert promised == {found for path, verbs in CONTRACT.document["paths"].items() for verb in verbs for found in interaction(path, verb)}
        assert told["rest"][0]["interaction"] == [{"code": "transaction"}, {"code": "batch"}] and "post" in CONTRACT.document["paths"]["/fhir"]
        readers = {"Patient": cast.asker, "Appointment": cast.asker}
        for name, resource in resources.items():
            reader = readers.get(name, cast.officer)
            assert {i["code"] for i in resource["interaction"]} >= {"read", "search-type"}, name
            reader.good(name)
            for param in resource["searchParam"]:
                value = {"date": "ge2020-01-01"}.get(param["type"], "x")
                found = reader.good(f"{name}?{param['name']}={value}", Prefer="handling=strict")
                assert param["type"] == "date" or found["total"] == 0, (name, param)
            for include in resource.get("searchInclude", []):
                reader.good(f"{name}?_include={include}")
            for include in resource.get("searchRevInclude", []):
                reader.good(f"{name}?_revinclude={include}")


def test_the_directory_is_searched_in_pages_and_read_with_its_version():
    for cast in stage():
        officer = cast.officer
        everyone = officer.all("Organization?_count=1")
        assert [o["identifier"][0]["value"] for o in officer.all("Organization?identifier=H1,H3")] in (["H1", "H3"], ["H3", "H1"])
        one = officer.all("Organization?identifier=urn:xinglin:organization|H1")[0]
        assert officer.all("Organization?identifier=urn:other|H1") == []
        assert one in officer.all(f"Organization?name={one['name'][0]}".replace(one["name"][0], quoted(one["name"][0])))
        assert officer.all(f"Organization?name:contains={quoted(one['name'][1:3])}") and officer.all(f"Organization?name:exact={quoted(one['name'][1:])}") == []
        assert officer.good("Organization?_summary=count") == officer.good("Organization?_count=0") | {"link": officer.good("Organization?_summary=count")["link"]}
        answer = officer.ask(f"Organization/{one['id']}")
        assert answer.headers["ETag"] == f'W/"{one["meta"]["versionId"]}"' and answer.json == one
        again = officer.ask(f"Organization/{one['id']}", **{"If-None-Match": answer.headers["ETag"]})
        assert again.status == 304 and again.body == b""
        at = f"/api/organizations/{one['id']}"
        detail = officer.party.get(at)
        officer.party.good(at, {"name": detail["name"], "level": detail["level"], "kind": detail["kind"], "lng": detail["lng"], "lat": detail["lat"]},
                           "PUT", **{"If-Match": f'"{detail["version"]}"'})
        changed = officer.ask(f"Organization/{one['id']}", **{"If-None-Match": answer.headers["ETag"]})
        assert changed.status == 200 and changed.headers["Last-Modified"].endswith(" GMT") and changed.json["meta"]["lastUpdated"].endswith("+08:00")
        assert officer.all("Organization?_lastUpdated=ge2020-01-01")[0]["id"] == one["id"] and len(everyone) > 1
        assert one["id"] not in [o["id"] for o in officer.all("Organization?_lastUpdated=lt2020-01-01")]
        roles = officer.good("PractitionerRole?_include=PractitionerRole:practitioner&_include=PractitionerRole:organization&_count=100")
        told = {f"{e['resource']['resourceType']}/{e['resource']['id']}" for e in roles["entry"]}
        for entry in roles["entry"]:
            if entry["search"]["mode"] == "match":
                assert {entry["resource"]["practitioner"]["reference"], entry["resource"]["organization"]["reference"]} <= told
        form = officer.ask("Organization/_search", "POST", "identifier=H1", **{"Content-Type": "application/x-www-form-urlencoded"})
        assert form.status == 200 and form.json["total"] == 1
        home = cast.invited.all("Practitioner")
        assert home and all(p["id"] not in {h["id"] for h in home} for p in cast.stranger.all("Practitioner"))
        cast.stranger.bad(404, f"Practitioner/{home[0]['id']}", "not-found")


def test_what_is_wrong_is_told_as_an_outcome_in_chinese():
    for cast in stage():
        officer = cast.officer
        officer.bad(404, f"Organization/{NOTHING}", "not-found")
        officer.bad(404, "Medication", "not-found")
        officer.bad(405, "Organization", "not-supported", "PUT", body="{}", **{"Content-Type": "application/fhir+json"})
        officer.bad(403, "Patient", "forbidden")
        officer.bad(403, f"Appointment/{NOTHING}", "forbidden")
        officer.bad(406, "Organization", "not-supported", Accept="application/fhir+xml")
        officer.bad(415, "Organization/_search", "not-supported", "POST", body="{}", **{"Content-Type": "application/json"})
        assert officer.bad(400, "Task?status:not=draft", "invalid", said="修饰符")["expression"] == ["status:not"]
        officer.bad(400, "Task?authored-on=soon", "invalid", said="日期")
        officer.bad(400, "Task?owner=Patient/1", "invalid", said="类型")
        officer.bad(400, "Task?_cursor=x", "invalid", said="翻页")
        officer.bad(400, "Task?_include=Task:part-of", "invalid", said="附带")
        officer.bad(400, "Task?_id=" + ",".join("a" * 31), "invalid", said="过多")
        assert officer.bad(400, "Organization?colour=red", "invalid", said="没有这个检索参数", Prefer="handling=strict")["expression"] == ["colour"]
        lenient = officer.good("Organization?colour=red&identifier=H1")
        assert lenient["total"] == 1 and "colour" not in lenient["link"][0]["url"]
        answer = cast.server.ask("/fhir/Organization", headers={})
        assert answer.status == 401 and answer.headers["WWW-Authenticate"].startswith("Bearer") and answer.json["issue"][0]["code"] == "login"
        assert cast.server.ask("/fhir/Organization", headers={"Authorization": "Bearer xlt_wrong"}).status == 401


def test_what_a_type_is_not_searched_by_is_refused_strictly_and_else_told_in_the_self_link():
    for cast in stage():
        types = [r["type"] for r in cast.server.ask("/fhir/metadata", headers={}).json["rest"][0]["resource"]]
        readers = dict.fromkeys(("Patient", "Appointment", "Communication", "Consent", "ImagingStudy", "DocumentReference"), cast.asker)
        for name in types:
            reader = readers.get(name, cast.officer)
            here = lambda bundle: next(link["url"] for link in bundle["link"] if link["relation"] == "self").split("/fhir/")[1]
            total = reader.good(f"{name}?_summary=count")["total"]
            for unknown in ("colour=red", "colour:exact=red", "Colour=", "_id2=x", "_has=x", "_text=x"):
                word = unknown.split("=")[0]
                for path, method, body, more in ((f"{name}?{unknown}&_count=1", "GET", None, {}), (f"{name}/_search", "POST", f"_count=1&{unknown}", {"Content-Type": "application/x-www-form-urlencoded"})):
                    issue = reader.bad(400, path, "invalid", method, "没有这个检索参数", body, Prefer="handling=strict", **more)
                    assert issue["expression"] == [word], (path, issue)
                    for prefer in ({}, {"Prefer": "handling=lenient"}):
                        answer = reader.ask(path, method, body, **more, **prefer)
                        assert answer.status == 200 and answer.json["total"] == total and here(answer.json) == f"{name}?_count=1", (path, answer.body[:300])
            known = f"{name}?_lastUpdated=ge2020-01-01&_count=1"
            assert here(reader.good(known, Prefer="handling=strict")) == known and here(reader.good(f"{known}&colour=red")) == known
            # what is understood and wrong is refused by whichever of them
            for prefer in ("handling=lenient", "handling=strict"):
                reader.bad(400, f"{name}?_lastUpdated=soon", "invalid", said="日期", Prefer=prefer)


def test_a_consultation_is_a_request_a_task_and_its_messages_for_the_two_sides():
    for cast in stage():
        desk = consult_test.Cast(cast.server)
        consult_test.agree(desk)
        draft = desk.draft()
        asked, task = f"ServiceRequest/{draft['id']}", f"Task/{draft['id']}"
        assert cast.asker.good(asked)["status"] == "draft"
        cast.asker.bad(404, task, "not-found")
        cast.invited.bad(404, asked, "not-found")
        consult_test.move(desk.asker, draft, "invite")
        desk.asker.good(f"/api/consults/{draft['id']}/messages", {"text": "心超今日已补"})
        request = cast.invited.good(asked)
        assert request["status"] == "active" and request["subject"] == {"reference": f"Patient/{desk.patient}"} and request["note"][0]["text"] == "股骨颈骨折，合并冠心病"
        assert request["priority"] == "urgent" and request["reasonCode"][0]["coding"][0]["code"] == "S72.000"
        seen = cast.officer.good(asked)
        assert seen["subject"] == {"display": "仅双方可见"} and "note" not in seen
        assert "reference" not in cast.manager.good(asked)["subject"]
        cast.stranger.bad(404, asked, "not-found")
        found = cast.invited.good(f"Task?focus=ServiceRequest/{draft['id']}&_include=Task:focus&_include=Task:patient")
        assert [e["resource"]["resourceType"] for e in found["entry"]] == ["Task", "ServiceRequest", "Patient"] and found["total"] == 1
        assert found["entry"][0]["resource"]["restriction"]["period"]["end"] > found["entry"][0]["resource"]["authoredOn"]
        back = cast.invited.good(f"ServiceRequest?_id={draft['id']}&_revinclude=Task:focus")
        assert [e["search"]["mode"] for e in back["entry"]] == ["match", "include"]
        assert cast.invited.all(f"ServiceRequest?patient={desk.patient}") and cast.officer.all(f"ServiceRequest?patient={desk.patient}") == []
        assert cast.stranger.all(f"ServiceRequest?patient={desk.patient}") == [] and cast.manager.all(f"Task?patient=Patient/{desk.patient}") == []
        assert draft["id"] in [t["id"] for t in cast.invited.all("Task?status=requested")] and draft["id"] not in [t["id"] for t in cast.invited.all("Task?status=accepted")]
        said = cast.invited.all(f"Communication?based-on={draft['id']}")
        assert [m["payload"][0]["contentString"] for m in said] == ["心超今日已补"] and said[0]["basedOn"] == [{"reference": asked}]
        assert cast.expert.all("Communication") == [] and cast.officer.all("Communication") == [] and cast.manager.all("Communication") == []
        cast.officer.bad(404, f"Communication/{said[0]['id']}", "not-found")
        assert [c["id"] for c in cast.invited.all("Consent")].count(draft["id"]) == 1 and cast.officer.all("Consent") == []
        acts = {p["part"][0]["valueCode"]: [q["valueCode"] for q in p["part"][1:]]
                for p in cast.invited.good(f"{task}/$available-actions")["parameter"] if p["name"] == "action"}
        assert acts == {"accept": ["expert"], "decline": ["cause"]}, acts
        assert len(cast.officer.good(f"{task}/$available-actions")["parameter"]) == 1
        cast.stranger.bad(404, f"{task}/$available-actions", "not-found")


def test_a_program_moves_a_task_on_as_its_side_may():
    for cast in stage():
        desk = consult_test.Cast(cast.server)
        consult_test.agree(desk)
        draft = desk.draft()
        consult_test.move(desk.asker, draft, "invite")
        where = f"Task/{draft['id']}/$move"
        json_type = {"Content-Type": "application/fhir+json"}

        def body(**words):
            return json.dumps({"resourceType": "Parameters", "parameter": [
                {"name": n, "valueCode" if n in ("code", "cause") else "valueString": v} for n, v in words.items()]})

        tag = lambda: {"If-Match": cast.invited.ask(f"Task/{draft['id']}").headers["ETag"]}
        cast.invited.bad(428, where, "required", "POST", body=body(code="accept", expert="P1"), **json_type)
        cast.invited.bad(415, where, "not-supported", "POST", body="code=accept", **{"Content-Type": "text/plain"}, **tag())
        cast.invited.bad(400, where, "invalid", "POST", body="{", **json_type, **tag())
        cast.invited.bad(400, where, "invalid", "POST", body="{}", said="Parameters", **json_type, **tag())
        assert "code" in cast.invited.bad(422, where, "business-rule", "POST", body=body(code="fly"), **json_type, **tag())["expression"][0]
        cast.invited.bad(422, where, "business-rule", "POST", body=body(code="accept", colour="red"), **json_type, **tag())
        assert "expert" in cast.invited.bad(422, where, "business-rule", "POST", body=body(code="accept"), **json_type, **tag())["expression"][0]
        cast.invited.bad(409, where, "conflict", "POST", body=body(code="sign", note="x", signer="x"), **json_type, **tag())
        cast.asker.bad(403, where, "forbidden", "POST", body=body(code="accept", expert="P1"), **json_type, **tag())
        cast.manager.bad(403, where, "forbidden", "POST", body=body(code="accept", expert="P1"), **json_type, **tag())
        cast.stranger.bad(404, where, "not-found", "POST", body=body(code="accept", expert="P1"), **json_type, **tag())
        assert cast.invited.good(f"Task/{draft['id']}")["status"] == "requested"
        before = tag()
        answer = cast.invited.ask(where, "POST", body(code="accept", expert="P1"), **json_type, **before)
        assert answer.status == 200 and answer.json["status"] == "accepted", answer.body
        assert answer.headers["ETag"] != before["If-Match"] and {"If-Match": answer.headers["ETag"]} == tag()
        cast.invited.bad(412, where, "conflict", "POST", body=body(code="schedule", at="2099-01-01T10:00:00+08:00"), **json_type, **before)
        later = cast.invited.ask(where, "POST", body(code="schedule", at="2099-01-01T10:00:00+08:00"), **json_type, **tag())
        assert later.status == 200 and later.json["businessStatus"]["coding"][0]["code"] == "scheduled", later.body
        assert desk.asker.get(f"/api/consults/{draft['id']}")["at"].startswith("2099-01-01T10:00")


def test_a_patient_is_masked_found_by_both_sides_and_every_look_is_written_down():
    for cast in stage():
        desk = consult_test.Cast(cast.server)
        consult_test.agree(desk)
        draft = desk.draft()
        where = f"Patient/{desk.patient}"
        looks = lambda: [a for a in cast.auditor.all("AuditEvent?type=patient.see&_count=100")
                         if a["entity"][0]["what"]["identifier"]["value"] == desk.patient]
        cast.invited.bad(404, where, "not-found")
        before = len(looks())
        mine = cast.asker.good(where)
        assert mine["name"] == [{"text": "王**"}] and mine["meta"]["security"][0]["code"] == "MASKED"
        assert "13800001234" not in json.dumps(mine) and "王建国" not in json.dumps(mine)
        consult_test.move(desk.asker, draft, "invite")
        assert cast.invited.good(where)["name"] == mine["name"]
        assert [p["id"] for p in cast.invited.all("Patient")].count(desk.patient) == 1
        assert len(looks()) == before + 3 and looks()[0]["outcome"] == "0"
        cast.stranger.bad(404, where, "not-found")
        cast.manager.bad(403, where, "forbidden")
        assert cast.stranger.all(f"Patient?_id={desk.patient}") == [] and len(looks()) == before + 3
        cast.asker.bad(403, "AuditEvent", "forbidden")


def test_a_clinic_is_a_schedule_of_slots_and_its_tickets_are_appointments():
    for cast in stage():
        desk = visit_test.Cast(cast.server)
        visit = visit_test.planned(desk)
        assert cast.officer.all(f"Slot?schedule={visit['id']}") == []
        visit_test.move(desk.host, visit, "announce")
        slots = lambda status="": {s["id"]: s["status"] for s in cast.officer.all(f"Slot?schedule=Schedule/{visit['id']}{status}")}
        assert set(slots().values()) == {"busy-unavailable"} and len(slots()) == 3
        visit_test.move(desk.host, visit, "open")
        assert set(slots("&status=free")) == {f"{visit['id']}-{n}" for n in (1, 2, 3)}
        held = visit_test.hold(desk, visit).json
        assert slots()[f"{visit['id']}-1"] == "busy-tentative"
        visit_test.confirm(desk, held)
        assert slots()[f"{visit['id']}-1"] == "busy" and len(slots("&status=free")) == 2
        day = visit["day"]
        bars = f"Slot?status=free&start=ge{day}&start=le{day}&Schedule.actor:Practitioner={cast.officer.good('Schedule/' + visit['id'])['actor'][0]['reference'].split('/')[1]}&_include=Slot:schedule"
        got = cast.officer.good(bars)
        assert got["total"] == 2 and [e["resource"]["resourceType"] for e in got["entry"]] == ["Slot", "Slot", "Schedule"]
        tickets = cast.asker.all(f"Appointment?slot={visit['id']}-1")
        assert len(tickets) == 1 and tickets[0]["status"] == "booked" and tickets[0]["start"] == f"{day}T08:00:00+08:00"
        assert {p["actor"]["reference"].split("/")[0] for p in tickets[0]["participant"]} == {"Patient", "Practitioner", "Location"}
        assert cast.stranger.all(f"Appointment?slot={visit['id']}-1") == []
        cast.stranger.bad(404, f"Appointment/{tickets[0]['id']}", "not-found")
        cast.officer.bad(404, f"Slot/{visit['id']}-4", "not-found")
        patient = next(p["actor"]["reference"] for p in tickets[0]["participant"] if "Patient" in p["actor"]["reference"])
        assert cast.asker.good(patient)["name"] == [{"text": "赵*"}]
        visit_test.move(desk.host, visit, "cancel", why="专家临时任务")
        assert set(slots().values()) == {"busy-unavailable"}
        gone = cast.asker.good(f"Appointment/{tickets[0]['id']}")
        assert gone["status"] == "cancelled" and gone["cancelationReason"] and "slot" not in gone


if __name__ == "__main__":
    run_tests(globals())
