"""FHIR R4 written over HTTP on both databases: referrals and invitations as ServiceRequests, tickets as
Appointments, by the use cases of the desks; once under a key, on the version that was read; and what is
refused, with the element that it is refused for."""
import json
import secrets

from journey import Server, fill_province, on_both, run_tests
from bulletin_test import programme
from fhir_test import Reader
from placement_test import Party
from referral_test import NOTHING, PATIENT, soon
import consult_test
import visit_test

JSON = {"Content-Type": "application/fhir+json"}
SNOMED, ICD10 = "http://snomed.info/sct", "http://hl7.org/fhir/sid/icd-10"
EXTENSION = "urn:xinglin:extension:"


# For the matrix of rights.
BODIES = {
    "/fhir": lambda: {"resourceType": "Bundle", "type": "transaction",
                      "entry": [{"resource": BODIES["/fhir/Appointment"](), "request": {"method": "POST", "url": "Appointment"}}]},
    "/fhir/Appointment": lambda: {"resourceType": "Appointment", "status": "booked", "slot": [{"reference": f"Slot/{NOTHING}-1"}],
                                  "participant": [{"actor": {"reference": "#p"}}],
                                  "contained": [{"resourceType": "Patient", "id": "p", "name": [{"text": "某人"}]}]},
    "/fhir/Appointment/{booking}": lambda: {"resourceType": "Appointment", "status": "booked"},
    "/fhir/ServiceRequest": lambda: {"resourceType": "ServiceRequest", "status": "draft", "intent": "order",
                                     "category": [{"coding": [{"system": SNOMED, "code": "3457005"}]}],
                                     "subject": {"reference": f"Patient/{PATIENT[0]}"}, "performer": [{"identifier": {"value": "H2"}}]},
}
BODIES["/fhir/Task"] = lambda: {"resourceType": "Task", "status": "requested", "intent": "order", "focus": {"reference": f"ServiceRequest/{NOTHING}"}}
BODIES["/fhir/ServiceRequest/{referral}"] = BODIES["/fhir/ServiceRequest"]


def named(path, body):
    """A resource of FHIR that is sent to an address of its own says which it is."""
    return body | {"id": path.split("/")[3]} if path.startswith("/fhir/") and path.count("/") == 3 else body


class Writer(Reader):
    """Somebody's program that writes, too."""

    def send(self, path, resource, method="POST", **headers):
        return self.ask(path, method, json.dumps(resource), **JSON, **headers)

    def made(self, resource, status=201, **headers):
        answer = self.send(resource["resourceType"], resource, **headers)
        assert answer.status == status, (answer.status, answer.body[:600])
        version = f"/_history/{answer.json['meta']['versionId']}" if resource["resourceType"] != "Appointment" else ""
        assert answer.headers["Location"].endswith(f"/fhir/{resource['resourceType']}/{answer.json['id']}{version}"), answer.headers["Location"]
        assert answer.headers["ETag"] == f'W/"{answer.json["meta"]["versionId"]}"'
        return answer.json

    def put(self, resource, version=None):
        path = f"{resource['resourceType']}/{resource['id']}"
        answer = self.send(path, resource, "PUT", **{"If-Match": f'W/"{version or resource["meta"]["versionId"]}"'})
        assert answer.status == 200, (answer.status, answer.body[:600])
        return answer.json

    def refused(self, status, resource, code, element="", path=None, method="POST", said="", **headers):
        issue = self.bad(status, resource["resourceType"] if path is None else path, code, method, said, json.dumps(resource), **JSON, **headers)
        assert element in issue.get("expression", [""])[0], issue
        return issue


class Cast:
    def __init__(self, server):
        self.server = server
        self.desk = consult_test.Cast(server)
        consult_test.agree(self.desk)
        self.asker = Writer(self.desk.asker)
        self.invited = Writer(self.desk.invited)
        self.stranger = Writer(self.desk.stranger)
        self.manager = Writer(Party(server, "manager", "H1"))
        self.officer = Writer(self.desk.officer)
        self.expert = Writer(self.desk.expert)
        self.auditor = Writer(Party(server, "auditor", "990000"))
        codes = {o["identifier"][0]["value"]: o["id"] for o in self.officer.all("Organization?_count=100")}
        self.h1, self.h2, self.h3 = (f"Organization/{codes[c]}" for c in ("H1", "H2", "H3"))

    def referral(self, **more):
        words = {"reason": ("valueCode", "technique"), "doctor": ("valueString", "李某"), "phone": ("valueString", "0990-1"),
                 "consent": ("valueCode", "self"), "consent_note": ("valueString", "存病历夹"), "vitals": ("valueString", "血压 130/80")}
        return {"resourceType": "ServiceRequest", "status": "draft", "intent": "order", "priority": "urgent",
                "category": [{"coding": [{"system": SNOMED, "code": "3457005"}]}, {"coding": [{"system": "urn:xinglin:request-kind", "code": "up"}]}],
                "code": {"text": "骨科"}, "subject": {"reference": f"Patient/{self.desk.patient}"}, "requester": {"reference": self.h1},
                "performer": [{"reference": self.h3}],
                "reasonCode": [{"coding": [{"system": ICD10, "code": "S72.000"}], "text": "股骨颈骨折"}], "note": [{"text": "跌倒后不能行走"}],
                "extension": [{"url": EXTENSION + name, kind: value} for name, (kind, value) in words.items()], **more}

    def consult(self, **more):
        words = {"doctor": ("valueString", "李某"), "phone": ("valueString", "0990-1"), "purpose": ("valueString", "定手术方案"),
                 "title_rank": ("valueInteger", 3), "consent": ("valueCode", "self"), "consent_note": ("valueString", "存病历夹")}
        return {**self.referral(), "category": [{"coding": [{"system": SNOMED, "code": "11429006"}]}], "occurrenceDateTime": soon(),
                "extension": [{"url": EXTENSION + name, kind: value} for name, (kind, value) in words.items()], **more}


def stage():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            yield Cast(server)


def without(resource, *names):
    return {name: value for name, value in resource.items() if name not in names}


def lines(cast, action):
    return cast.auditor.good(f"AuditEvent?type={action}&_summary=count")["total"]


def test_a_referral_is_written_read_back_changed_and_sent():
    for cast in stage():
        asked = cast.referral()
        before = lines(cast, "referral.add")
        made = cast.asker.made(asked)
        assert lines(cast, "referral.add") == before + 1  # as the desk's own
        assert made["status"] == "draft" and cast.asker.good(f"ServiceRequest/{made['id']}") == made
        for name, value in asked.items():  # what was sent is what is told
            if name in ("requester", "performer"):
                assert json.dumps(value)[:-2].split('"}')[0] in json.dumps(made[name]).replace(', "display"', '"}'), name
            elif name == "extension":
                assert {json.dumps(x) for x in value} == {json.dumps(x) for x in made[name]}, made[name]
            else:
                assert made[name] == value, (name, made[name])
        desk = cast.desk.asker.get(f"/api/referrals/{made['id']}")
        assert (desk["taker"], desk["department"], desk["impression"], desk["reason"], desk["vitals"]) == ("H3", "骨科", "股骨颈骨折", "technique", "血压 130/80")
        cast.invited.bad(404, f"ServiceRequest/{made['id']}", "not-found")  # a draft
        same = cast.asker.put(made)
        assert without(same, "meta") == without(made, "meta") and same["meta"]["versionId"] == "2"
        changed = cast.asker.put({**same, "code": {"text": "创伤骨科"}, "performer": [{"identifier": {"value": "H3"}}]})
        assert changed["code"]["text"] == "创伤骨科" and changed["performer"][0]["reference"] == cast.h3
        where = f"ServiceRequest/{made['id']}"
        cast.asker.refused(412, changed, "conflict", "If-Match", where, "PUT", "第 3 版", **{"If-Match": 'W/"2"'})
        cast.asker.refused(428, changed, "required", path=where, method="PUT")
        cast.asker.refused(400, changed, "invalid", path=where, method="PUT", **{"If-Match": "3"})
        tag = {"If-Match": 'W/"3"'}
        cast.asker.refused(400, {**changed, "id": NOTHING}, "invalid", "ServiceRequest.id", where, "PUT", **tag)
        cast.asker.refused(422, {**changed, "basedOn": [{"reference": f"ServiceRequest/{NOTHING}"}]}, "business-rule", "basedOn", where, "PUT", **tag)
        cast.asker.refused(422, {**changed, "category": cast.consult()["category"], "extension": []}, "business-rule", "category", where, "PUT", **tag)
        cast.asker.refused(404, {**changed, "id": NOTHING}, "not-found", path=f"ServiceRequest/{NOTHING}", method="PUT", **tag)
        cast.stranger.refused(404, changed, "not-found", path=where, method="PUT", **tag)
        sent = cast.asker.put({**changed, "status": "active"})
        assert sent["status"] == "active" and cast.invited.good(f"Task/{made['id']}")["businessStatus"]["coding"][0]["code"] == "requested"
        theirs = cast.invited.good(where)
        cast.invited.refused(403, theirs, "forbidden", path=where, method="PUT", **{"If-Match": f'W/"{theirs["meta"]["versionId"]}"'})
        cast.asker.refused(409, sent, "conflict", path=where, method="PUT", **{"If-Match": f'W/"{sent["meta"]["versionId"]}"'})
        gone = cast.asker.put({**cast.asker.made(asked), "status": "revoked"})
        assert gone["status"] == "revoked"


def test_what_cannot_be_sent_is_refused_whole_and_says_for_what():
    for cast in stage():
        count = lambda: cast.asker.good("ServiceRequest?_summary=count")["total"]
        before = count()
        good = cast.referral()
        lacks = lambda name: {**good, "status": "active", "extension": [x for x in good["extension"] if not x["url"].endswith(name)]}
        cast.asker.refused(422, lacks(":consent"), "business-rule", "extension.where(url='urn:xinglin:extension:consent')", said="同意")
        cast.asker.refused(422, lacks("doctor"), "business-rule", "doctor")
        cast.asker.refused(422, without({**good, "status": "active"}, "reasonCode"), "business-rule", "ServiceRequest.reasonCode[0]")
        cast.asker.refused(422, without({**good, "status": "active"}, "code"), "business-rule", "ServiceRequest.code.text")
        cast.asker.refused(409, {**good, "status": "active", "performer": [{"identifier": {"value": "H2"}}]}, "conflict", said="协议")
        cast.asker.refused(422, {**good, "status": "revoked"}, "business-rule", "ServiceRequest.status")
        cast.asker.refused(422, {**good, "performer": [{"reference": f"Organization/{NOTHING}"}]}, "business-rule", "performer[0]")
        cast.asker.refused(422, {**good, "performer": [{"reference": cast.h1}]}, "business-rule", "performer[0]")
        cast.asker.refused(422, {**good, "subject": {"reference": f"Patient/{NOTHING}"}}, "business-rule", "ServiceRequest.subject")
        cast.asker.refused(422, {**good, "requester": {"reference": cast.h2}}, "business-rule", "requester")
        cast.asker.refused(422, {**good, "basedOn": [{"reference": f"ServiceRequest/{NOTHING}"}]}, "business-rule", "basedOn[0]")
        for element, resource in (
                ("ServiceRequest.status", {**good, "status": "completed"}), ("ServiceRequest.status", without(good, "status")),
                ("ServiceRequest.intent", {**good, "intent": "plan"}), ("ServiceRequest.priority", {**good, "priority": "asap"}),
                ("ServiceRequest.category", without(good, "category")), ("ServiceRequest.category", {**good, "category": "x"}),
                ("ServiceRequest.subject", without(good, "subject")), ("ServiceRequest.performer", without(good, "performer")),
                ("ServiceRequest.performer", {**good, "performer": good["performer"] * 2}),
                ("performer[0].reference", {**good, "performer": [{"reference": "Practitioner/1"}]}),
                ("ServiceRequest.code.text", {**good, "code": {"text": "长" * 41}}), ("ServiceRequest.code.text", {**good, "code": {"text": ""}}),
                ("note[0].text", {**good, "note": [{"text": "看\u202e反"}]}), ("occurrenceDateTime", {**good, "occurrenceDateTime": soon()}),
                ("ServiceRequest.doNotPerform", {**good, "doNotPerform": True}), ("extension", {**good, "extension": [{"url": "urn:x", "valueString": "x"}]}),
                ("consent", {**good, "extension": [{"url": EXTENSION + "consent", "valueCode": "perhaps"}]}),
                ("doctor", {**good, "extension": [{"url": EXTENSION + "doctor", "valueString": "李"}] * 2}),
                ("extension", {**good, "extension": [{"url": EXTENSION + "purpose", "valueString": "x"}]})):
            cast.asker.refused(400, resource, "invalid", element)
        cast.asker.refused(400, {**good, "resourceType": "Task"}, "invalid", "ServiceRequest", path="ServiceRequest", said="ServiceRequest")
        cast.asker.bad(400, "ServiceRequest", "invalid", "POST", body="{", **JSON)
        cast.asker.bad(400, "ServiceRequest", "invalid", "POST", body='{"a": 1, "a": 2}', **JSON)
        cast.asker.bad(415, "ServiceRequest", "not-supported", "POST", body="x", **{"Content-Type": "text/plain"})
        assert cast.asker.send("ServiceRequest", {**good, "text": "x" * 40000}).status == 413
        cast.asker.bad(406, "ServiceRequest", "not-supported", "POST", body=json.dumps(good), Accept="application/fhir+xml", **JSON)
        for nobody in (cast.officer, cast.expert, cast.auditor):
            nobody.refused(403, good, "forbidden")
        cast.asker.refused(405, {**good, "resourceType": "Consent"}, "not-supported")
        assert count() == before


def test_what_is_sent_twice_happens_once():
    for cast in stage():
        count = lambda: cast.asker.good("ServiceRequest?_summary=count")["total"]
        before, key = count(), {"Idempotency-Key": secrets.token_hex(8)}
        first = cast.asker.send("ServiceRequest", cast.referral(), **key)
        again = cast.asker.send("ServiceRequest", cast.referral(), **key)
        assert first.status == again.status == 201 and first.json == again.json and count() == before + 1
        for name in ("ETag", "Location", "Content-Type"):
            assert first.headers[name] == again.headers[name], name
        cast.asker.refused(422, cast.referral(priority="stat"), "business-rule", **key)
        cast.asker.refused(400, cast.referral(), "invalid", "Idempotency-Key", **{"Idempotency-Key": "a b"})
        patient = cast.desk.asker.good("/api/patients", {"name": "周一", "phone": "13800004321"})["id"]
        mine = cast.referral(subject={"reference": f"Patient/{patient}"})
        condition = {"If-None-Exist": f"patient={patient}&status=draft"}
        one = cast.asker.made(mine, **condition)
        assert cast.asker.made(mine, 200, **condition) == one and count() == before + 2
        cast.asker.made(mine)
        cast.asker.refused(412, mine, "conflict", "If-None-Exist", **condition)
        cast.asker.refused(400, mine, "invalid", "colour", **{"If-None-Exist": "colour=red"})
        cast.asker.refused(400, mine, "invalid", "If-None-Exist", **{"If-None-Exist": "_count=1"})
        assert count() == before + 3


def test_an_invitation_is_written_sent_and_not_rewritten():
    for cast in stage():
        asked = cast.consult()
        made = cast.asker.made(asked)
        assert made["reasonCode"] == asked["reasonCode"] and {json.dumps(x) for x in asked["extension"]} == {json.dumps(x) for x in made["extension"]}
        where = f"ServiceRequest/{made['id']}"
        assert cast.asker.put(made) == made  # nothing to be changed
        cast.asker.refused(422, {**made, "note": [{"text": "另一份摘要"}]}, "business-rule", "ServiceRequest", where, "PUT", "不可更改", **{"If-Match": 'W/"1"'})
        sent = cast.asker.put({**made, "status": "active"})
        assert sent["status"] == "active" and cast.invited.good(f"Task/{made['id']}")["status"] == "requested"
        cast.asker.refused(409, sent, "conflict", "status", where, "PUT", **{"If-Match": f'W/"{sent["meta"]["versionId"]}"'})
        assert cast.asker.put({**cast.asker.made(asked), "status": "revoked"})["status"] == "revoked"
        at_once = cast.asker.made({**asked, "status": "active"})
        assert at_once["status"] == "active" and at_once["meta"]["versionId"] == "2"
        cast.asker.refused(422, without({**asked, "status": "active"}, "occurrenceDateTime"), "business-rule", "occurrenceDateTime")
        cast.asker.refused(400, {**asked, "basedOn": [{"reference": where}]}, "invalid", "basedOn")
        cast.asker.refused(400, {**asked, "patientInstruction": "复诊"}, "invalid", "patientInstruction")
        cast.asker.refused(400, {**asked, "extension": [{"url": EXTENSION + "title_rank", "valueInteger": 9}]}, "invalid", "title_rank")


def test_what_was_is_told_version_by_version():
    for cast in stage():
        made = cast.asker.made(cast.consult(status="active"))
        request, task = f"ServiceRequest/{made['id']}", f"Task/{made['id']}"
        move = lambda who, name, **more: consult_test.move(who, made, name, **more)
        move(cast.desk.invited, "accept", expert="P1")
        move(cast.desk.invited, "schedule", at=soon(), meeting="https://meeting.example/17")
        move(cast.desk.asker, "cancel", cause="patient_wish")
        history = cast.invited.good(f"{task}/_history")
        versions = [e["resource"] for e in history["entry"]]
        assert history["type"] == "history" and history["total"] == 4 and "search" not in history["entry"][0]
        assert [(v["meta"]["versionId"], v["status"], v["businessStatus"]["coding"][0]["code"]) for v in versions] == [
            ("5", "cancelled", "cancelled"), ("4", "accepted", "scheduled"), ("3", "accepted", "accepted"), ("2", "requested", "invited")]
        assert versions[0] == cast.invited.good(task) and "tag" not in versions[0]["meta"] and versions[0]["statusReason"]["coding"][0]["code"] == "patient_wish"
        assert all(v["meta"]["tag"][0]["code"] == "SUBSETTED" and "statusReason" not in v and "restriction" not in v for v in versions[1:])
        assert [e["response"]["etag"] for e in history["entry"]] == ['W/"5"', 'W/"4"', 'W/"3"', 'W/"2"']
        assert sorted(versions, key=lambda v: v["meta"]["lastUpdated"], reverse=True) == versions
        assert cast.invited.good(f"{task}/_history/3") == versions[2]
        told = cast.invited.ask(f"{task}/_history/3")
        assert told.headers["ETag"] == 'W/"3"' and told.headers["Last-Modified"]
        assert [e["resource"]["status"] for e in cast.asker.good(f"{request}/_history")["entry"]] == ["revoked", "active", "active", "active"]
        assert cast.asker.good(f"{request}/_history/2")["note"] == made["note"]
        assert "note" not in cast.officer.good(f"{request}/_history/2")
        for version in ("1", "6", "x", "-1", "99999999999999999999"):
            cast.invited.bad(404, f"{task}/_history/{version}", "not-found")
        for path in (task, request):
            cast.stranger.bad(404, f"{path}/_history", "not-found")
            cast.stranger.bad(404, f"{path}/_history/2", "not-found")
        Writer(Party(cast.server, "reader", "H1")).bad(403, f"{task}/_history", "forbidden")
        draft = cast.asker.put(cast.asker.made(cast.referral()))
        assert [e["resource"] for e in cast.asker.good(f"ServiceRequest/{draft['id']}/_history")["entry"]] == [draft]
        cast.asker.bad(404, f"Task/{draft['id']}/_history", "not-found")
        sent = cast.asker.put({**draft, "status": "active"})
        assert [e["resource"]["meta"]["versionId"] for e in cast.invited.good(f"Task/{sent['id']}/_history")["entry"]] == ["4"]  # edited, then sent
        cast.asker.bad(404, f"Slot/{NOTHING}/_history", "not-found")


def test_an_expert_sees_what_he_is_asked_for():
    for cast in stage():
        made = cast.asker.made(cast.consult(status="active"))
        other = cast.asker.made(cast.consult(status="active"))
        referral = cast.asker.made(cast.referral(status="active"))
        request, task = f"ServiceRequest/{made['id']}", f"Task/{made['id']}"
        cast.expert.bad(404, request, "not-found")  # not his yet
        consult_test.move(cast.desk.invited, made, "accept", expert="P1")
        seen = cast.expert.good(request)
        assert seen["note"] == made["note"] and seen["subject"] == made["subject"]
        found = {r["id"] for r in cast.expert.all("ServiceRequest")}
        assert made["id"] in found and not found & {other["id"], referral["id"]}
        assert cast.expert.all(f"Task?patient={cast.desk.patient}&_id={made['id']}")[0]["businessStatus"]["coding"][0]["code"] == "accepted"
        cast.expert.bad(404, f"ServiceRequest/{referral['id']}", "not-found")
        cast.expert.bad(404, f"Task/{other['id']}", "not-found")
        cast.expert.bad(403, "Patient", "forbidden")
        acts = [p["part"][0]["valueCode"] for p in cast.expert.good(f"{task}/$available-actions")["parameter"] if p["name"] == "action"]
        assert acts == ["schedule", "cancel"], acts
        body = {"resourceType": "Parameters", "parameter": [{"name": "code", "valueCode": "schedule"}, {"name": "at", "valueDateTime": soon()}]}
        moved = cast.expert.send(f"{task}/$move", body, **{"If-Match": cast.expert.ask(task).headers["ETag"]})
        assert moved.status == 200 and moved.json["businessStatus"]["coding"][0]["code"] == "scheduled", moved.body
        cast.expert.refused(403, made, "forbidden")
        cast.expert.refused(403, made, "forbidden", path=request, method="PUT", **{"If-Match": 'W/"2"'})


def test_a_transaction_is_done_whole_or_not_at_all():
    for cast in stage():
        count = lambda: cast.asker.good("ServiceRequest?_summary=count")["total"]
        entry = lambda resource, method="POST", url=None, name=None, **more: {
            "resource": resource, "request": {"method": method, "url": url or resource["resourceType"], **more}} | ({"fullUrl": name} if name else {})
        bundle = lambda *entries, **more: {"resourceType": "Bundle", "type": "transaction", "entry": list(entries), **more}

        def done(*entries, **headers):
            answer = cast.asker.send("", bundle(*entries), **headers)
            assert answer.status == 200 and answer.json["type"] == "transaction-response", answer.body[:600]
            return answer.json["entry"]

        def refused(status, code, element, *entries, said="", **more):
            before = count()
            cast.asker.refused(status, bundle(*entries, **more), code, element, path="", said=said)
            assert count() == before

        good, first = cast.referral(), "urn:uuid:0190f3a0-0000-7000-8000-000000000001"
        draft, before = cast.asker.made(good), count()
        told = done(entry(good | {"status": "active"}, name=first), entry(good | {"basedOn": [{"reference": first}]}),
                    entry(draft | {"status": "active"}, "PUT", f"ServiceRequest/{draft['id']}", ifMatch='W/"1"'))
        assert [e["response"]["status"] for e in told] == ["201", "201", "200"] and count() == before + 2
        assert told[1]["resource"]["basedOn"] == [{"reference": f"ServiceRequest/{told[0]['resource']['id']}"}]
        assert told[1]["resource"]["requisition"] == told[0]["resource"]["requisition"]
        for e in told:
            assert cast.asker.good(e["response"]["location"]) == e["resource"] and e["response"]["etag"] == f'W/"{e["resource"]["meta"]["versionId"]}"'
        key = {"Idempotency-Key": secrets.token_hex(8)}
        assert done(entry(good), **key) == done(entry(good), **key) and count() == before + 3
        refused(422, "business-rule", "Bundle.entry[1].resource.subject", entry(good), entry(good | {"subject": {"reference": f"Patient/{NOTHING}"}}))
        refused(400, "invalid", "Bundle.entry[1].resource.priority", entry(good), entry(good | {"priority": "asap"}))
        refused(409, "conflict", "Bundle.entry[1]", entry(good), entry(good | {"status": "active", "performer": [{"identifier": {"value": "H2"}}]}))
        refused(412, "conflict", "Bundle.entry[1]", entry(good), entry(draft, "PUT", f"ServiceRequest/{draft['id']}", ifMatch='W/"1"'))
        refused(428, "required", "Bundle.entry[0]", entry(draft, "PUT", f"ServiceRequest/{draft['id']}"))
        refused(404, "not-found", "Bundle.entry[1]", entry(good), entry(draft | {"id": NOTHING}, "PUT", f"ServiceRequest/{NOTHING}", ifMatch='W/"1"'))
        refused(400, "invalid", "basedOn[0]", entry(good | {"basedOn": [{"reference": first}]}), entry(good, name=first), said="排在其后")
        refused(400, "invalid", "Bundle.entry[1].request.url", *[entry(draft, "PUT", f"ServiceRequest/{draft['id']}", ifMatch='W/"1"')] * 2)
        refused(400, "invalid", "Bundle.entry[1].fullUrl", entry(good, name=first), entry(good, name=first))
        refused(400, "invalid", "Bundle.entry[0].request.url", entry({"resourceType": "Patient"}), said="只收")
        refused(400, "invalid", "Bundle.entry[0].request.url", entry(good, url=f"ServiceRequest/{draft['id']}"))
        refused(400, "invalid", "Bundle.entry[0].request.method", entry(good, "DELETE"))
        refused(400, "invalid", "Bundle.entry[0].resource", {"request": {"method": "GET", "url": "ServiceRequest"}})
        refused(400, "invalid", "Bundle.type", entry(good), type="history", said="全部成功或全部不做")
        refused(400, "invalid", "Bundle.entry")
        refused(400, "invalid", "Bundle.entry", *[entry(good)] * 21, said="20")
        cast.asker.refused(400, good, "invalid", "Bundle", path="", said="Bundle")
        cast.officer.refused(403, bundle(entry(good)), "forbidden", path="")
        cast.manager.refused(403, bundle(entry(good)), "forbidden", "Bundle.entry[0]", path="")  # books, and refers nobody


def test_a_draft_is_sent_by_its_task():
    for cast in stage():
        def task(request, **more):
            return {"resourceType": "Task", "status": "requested", "intent": "order", "focus": {"reference": f"ServiceRequest/{request['id']}"},
                    "for": request["subject"], "requester": {"reference": cast.h1}, "owner": {"reference": cast.h3}, **more}

        for asked in (cast.referral(), cast.consult()):
            draft = cast.asker.made(asked)
            for element, other in (("for", f"Patient/{NOTHING}"), ("requester", cast.h2), ("owner", cast.h2)):
                cast.asker.refused(422, task(draft, **{element: {"reference": other}}), "business-rule", f"Task.{element}")
            cast.asker.refused(400, task(draft, status="accepted"), "invalid", "Task.status")
            cast.asker.refused(400, without(task(draft), "intent"), "invalid", "Task.intent")
            cast.asker.refused(400, without(task(draft), "focus"), "invalid", "Task.focus")
            cast.asker.refused(400, task(draft, note=[{"text": "x"}]), "invalid", "Task.note")
            for nobody in (cast.stranger, cast.invited):
                nobody.refused(422, task(draft), "business-rule", "Task.focus")  # a draft
            cast.officer.refused(403, task(draft), "forbidden")
            made = cast.asker.made(task(draft))
            assert made["id"] == draft["id"] and made["status"] == "requested" and cast.invited.good(f"Task/{made['id']}")["status"] == "requested"
            cast.asker.refused(409, task(draft), "conflict")
            cast.invited.refused(409, task(draft), "conflict")
            bare = cast.asker.made({**asked, "extension": []})
            cast.asker.refused(422, task(bare), "business-rule", "Task.focus")
        entry = lambda resource, name: {"fullUrl": name, "resource": resource, "request": {"method": "POST", "url": resource["resourceType"]}}
        first, second = (f"urn:uuid:0190f3a0-0000-7000-8000-00000000000{n}" for n in (1, 2))
        both = {"resourceType": "Bundle", "type": "transaction", "entry": [
            entry(cast.referral(), first), entry({**task({"id": "", "subject": draft["subject"]}), "focus": {"reference": first}}, second)]}
        answer = cast.asker.send("", both)
        assert answer.status == 200 and [e["response"]["status"] for e in answer.json["entry"]] == ["201", "201"], answer.body[:600]
        assert answer.json["entry"][1]["resource"]["focus"]["reference"] == f"ServiceRequest/{answer.json['entry'][0]['resource']['id']}"
        assert answer.json["entry"][0]["resource"]["status"] == "active"
        for e in answer.json["entry"]:
            assert cast.asker.good(e["response"]["location"]) == e["resource"]
        count = cast.asker.good("ServiceRequest?_summary=count")["total"]
        both["entry"][0]["resource"]["extension"] = []
        cast.asker.refused(422, both, "business-rule", "Bundle.entry[1].resource.focus", path="")
        assert cast.asker.good("ServiceRequest?_summary=count")["total"] == count


def test_a_page_brings_each_thing_along_once():
    for cast in stage():
        made = [cast.asker.made(cast.referral(status="active"))["id"] for _ in range(2)]
        kinds = lambda bundle: sorted(e["resource"]["resourceType"] for e in bundle["entry"] if e["search"]["mode"] == "include")
        found = cast.invited.good(f"Task?_id={','.join(made)}&_include=Task:focus&_include=Task:patient&_include=Task:requester&_include=Task:owner")
        assert found["total"] == 2 and kinds(found) == ["Organization"] * 2 + ["Patient"] + ["ServiceRequest"] * 2
        urls = [e["fullUrl"] for e in found["entry"]]
        assert len(urls) == len(set(urls))
        back = cast.asker.good(f"Patient?_id={cast.desk.patient}&_revinclude=Task:patient&_revinclude=ServiceRequest:patient")
        assert set(made) <= {e["resource"]["id"] for e in back["entry"] if e["resource"]["resourceType"] == "Task"}
        assert set(made) <= {e["resource"]["id"] for e in back["entry"] if e["resource"]["resourceType"] == "ServiceRequest"}
        side = cast.invited.good("Organization?identifier=H3&_revinclude=Task:owner")
        assert set(made) <= {e["resource"]["id"] for e in side["entry"]}
        assert "entry" not in cast.stranger.good(f"Task?_id={made[0]}&_include=Task:patient")
        none = cast.stranger.good("Organization?identifier=H3&_revinclude=Task:owner")
        assert not {e["resource"]["id"] for e in none["entry"]} & set(made)
        cast.invited.bad(400, "Task?_include=Task:part-of", "invalid", said="附带")
        clinic = visit_test.Cast(cast.server)
        visit = visit_test.opened(clinic)
        visit_test.booked(clinic, visit)
        ticket = cast.asker.good(f"Appointment?slot={visit['id']}-1&_include=Appointment:slot&_include=Appointment:practitioner")
        assert kinds(ticket) in (["Slot"], ["Practitioner", "Slot"])
        assert kinds(cast.asker.good(f"Slot?_id={visit['id']}-1,{visit['id']}-2&_revinclude=Appointment:slot")) == ["Appointment"]


def test_a_ticket_is_booked_for_somebody_and_its_end_is_told():
    for cast in stage():
        clinic = visit_test.Cast(cast.server)
        host, visit = Writer(clinic.host), visit_test.opened(clinic)
        slot = lambda n: f"Slot/{visit['id']}-{n}"

        def ticket(number, **more):
            return {"resourceType": "Appointment", "status": "booked", "slot": [{"reference": slot(number)}], "start": f"{visit['day']}T08:00:00+08:00",
                    "end": f"{visit['day']}T11:30:00+08:00", "participant": [{"actor": {"reference": "#p"}, "status": "accepted"}],
                    "contained": [{"resourceType": "Patient", "id": "p", "name": [{"text": "钱七"}],
                                   "telecom": [{"system": "phone", "value": f"139{secrets.randbelow(10**8):08}"}]}], **more}

        before = lines(cast, "booking.add")
        asked = ticket(1)
        made = host.made(asked)
        assert made["status"] == "booked" and made["slot"] == [{"reference": slot(1)}] and lines(cast, "booking.add") == before + 1
        patient = next(p["actor"]["reference"] for p in made["participant"] if p["actor"]["reference"].startswith("Patient/"))
        assert cast.asker.good(patient)["name"] == [{"text": "钱*"}] and asked["contained"][0]["telecom"][0]["value"] not in json.dumps(made)
        host.refused(409, ticket(1), "conflict", "slot[0]")
        host.refused(422, ticket(9), "business-rule", "slot[0]")
        host.refused(422, ticket(2, start=f"{visit['day']}T09:00:00+08:00"), "business-rule", "Appointment.start")
        host.refused(422, ticket(2, status="fulfilled"), "business-rule", "Appointment.status")
        host.refused(422, ticket(2, participant=[{"actor": {"reference": patient}}], contained=[]) | {"contained": ticket(2)["contained"]}, "business-rule", "participant")
        host.refused(400, without(ticket(2), "contained"), "invalid", "contained")
        host.refused(400, without(ticket(2), "slot"), "invalid", "slot")
        host.refused(400, ticket(2, status="waitlist"), "invalid", "status")
        host.refused(400, ticket(2, comment="x"), "invalid", "comment")
        nameless = ticket(2)
        nameless["contained"][0]["telecom"][0]["value"] = "x"
        host.refused(422, nameless, "business-rule", "contained[0].telecom")
        Writer(clinic.home).refused(403, ticket(2), "forbidden")
        cast.officer.refused(403, ticket(2), "forbidden")
        where = f"Appointment/{made['id']}"
        tag = {"If-Match": f'W/"{made["meta"]["versionId"]}"'}
        assert host.put(made) == made
        host.refused(428, {**made, "status": "cancelled"}, "required", path=where, method="PUT")
        host.refused(409, {**made, "status": "fulfilled"}, "conflict", path=where, method="PUT", **tag)  # its day lies ahead
        host.refused(422, {**made, "slot": [{"reference": slot(2)}]}, "business-rule", "slot[0]", where, "PUT", **tag)
        host.refused(422, {**made, "participant": [{"actor": {"reference": f"Patient/{NOTHING}"}}]}, "business-rule", "participant", where, "PUT", **tag)
        Writer(clinic.other).refused(404, {**made, "status": "cancelled"}, "not-found", path=where, method="PUT", **tag)
        gone = host.put({**made, "status": "cancelled"})
        assert gone["status"] == "cancelled" and "slot" not in gone
        host.refused(412, {**made, "status": "cancelled"}, "conflict", "If-Match", where, "PUT", **tag)
        assert host.good(slot(1))["status"] == "free"


def test_a_batch_does_each_entry_by_itself_and_says_what_stands_against_each():
    for cast in stage():
        count = lambda: cast.asker.good("ServiceRequest?_summary=count")["total"]
        entry = lambda resource, method="POST", url=None, **more: {
            "resource": resource, "request": {"method": method, "url": url or resource["resourceType"], **more}}

        def done(*entries, who=cast.asker, **headers):
            answer = who.send("", {"resourceType": "Bundle", "type": "batch", "entry": list(entries)}, **headers)
            assert answer.status == 200 and answer.json["type"] == "batch-response", answer.body[:600]
            assert len(answer.json["entry"]) == len(entries)
            return answer.json["entry"]

        good, draft = cast.referral(), cast.asker.made(cast.referral())
        where, first = f"ServiceRequest/{draft['id']}", "urn:uuid:0190f3a0-0000-7000-8000-000000000009"
        before = count()
        told = done(entry(good), entry(good | {"subject": {"reference": f"Patient/{NOTHING}"}}), entry(good | {"priority": "asap"}),
                    entry({"resourceType": "Patient"}), entry(good, "DELETE"), {"request": {"method": "POST", "url": "ServiceRequest"}},
                    entry(draft, "PUT", where), entry(draft, "PUT", where, ifMatch='W/"9"'),
                    entry(draft | {"status": "active"}, "PUT", where, ifMatch='W/"1"'), entry(draft, "PUT", where, ifMatch='W/"1"'),
                    entry(draft | {"id": NOTHING}, "PUT", f"ServiceRequest/{NOTHING}", ifMatch='W/"1"'),
                    entry(good | {"status": "active", "performer": [{"identifier": {"value": "H2"}}]}),  # no agreement: it is not written either
                    entry(good) | {"fullUrl": first}, entry(good | {"basedOn": [{"reference": first}]}), entry(good))
        assert [e["response"]["status"] for e in told] == ["201", "422", "400", "400", "400", "400", "428", "412", "200", "412", "404", "409", "201", "400", "201"], told
        assert count() == before + 3
        for e in told:
            if e["response"]["status"][0] == "2":
                assert "outcome" not in e["response"] and cast.asker.good(e["response"]["location"]) == e["resource"]
            else:
                assert "resource" not in e and e["response"]["outcome"]["issue"][0]["severity"] == "error"
        issues = [e["response"].get("outcome", {}).get("issue", [{}])[0] for e in told]
        assert [i.get("expression", [""])[0] for i in issues] == [
            "", "Bundle.entry[1].resource.subject", "Bundle.entry[2].resource.priority", "Bundle.entry[3].request.url", "Bundle.entry[4].request.method",
            "Bundle.entry[5].resource", "Bundle.entry[6]", "Bundle.entry[7]", "", "Bundle.entry[9]", "Bundle.entry[10]", "Bundle.entry[11]", "",
            "Bundle.entry[13].resource.basedOn[0].reference", ""], issues
        assert [issues[i]["code"] for i in (1, 2, 6, 7, 10, 11)] == ["business-rule", "invalid", "required", "conflict", "not-found", "conflict"]
        assert all("\u4e00" <= i["diagnostics"][0] <= "\u9fff" or i["diagnostics"][0].isascii() for i in issues if i)
        # under a key it happens once, and what was refused is refused again
        key = {"Idempotency-Key": secrets.token_hex(8)}
        again = done(entry(good), entry(good | {"priority": "asap"}), **key)
        assert again == done(entry(good), entry(good | {"priority": "asap"}), **key) and count() == before + 4
        assert done(entry(good), who=cast.manager)[0]["response"]["status"] == "403" and count() == before + 4  # who refers nobody
        assert all(e["response"]["status"] == "400" for e in done(*[entry(good | {"priority": "asap"})] * 20)) and count() == before + 4
        cast.asker.refused(400, {"resourceType": "Bundle", "type": "batch", "entry": [entry(good)] * 21}, "invalid", "Bundle.entry", path="", said="20")
        cast.asker.refused(400, {"resourceType": "Bundle", "type": "batch", "entry": []}, "invalid", "Bundle.entry", path="")
        cast.officer.refused(403, {"resourceType": "Bundle", "type": "batch", "entry": [entry(good)]}, "forbidden", path="")
        answer = cast.asker.ask("", "POST", "x" * 262145, **JSON)
        assert answer.status == 413 and count() == before + 4


if __name__ == "__main__":
    run_tests(globals())
