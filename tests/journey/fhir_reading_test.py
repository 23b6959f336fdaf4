"""Images and ECGs over FHIR R4 on both databases, beside a real Orthanc: the order as ServiceRequest and
Task, the study, the report in its versions, the paper, a critical value until it is heard; moved on by a
program as by the desk; whom nothing clinical is told; and what is refused."""
import base64
import json

from journey import fill_province, on_both, run_tests
from bulletin_test import programme
from fhir_test import Reader, quoted
from placement_test import Party
from picture import dicom, png, uid
from referral_test import NOTHING
from reading_test import centre_of, in_state, send
import consult_test

JSON = {"Content-Type": "application/fhir+json"}


class Readers:
    def __init__(self, cast):
        self.town, self.centre, self.second, self.stranger, self.officer = map(
            Reader, (cast.town, cast.centre, cast.second, cast.stranger, cast.officer))
        self.manager = Reader(Party(cast.server, "manager", "H1"))
        self.outside = (self.officer, self.manager)  # who see that there is one, and nothing clinical


def stage():
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            yield cast, Readers(cast)


def parameters(code, **words):
    return json.dumps({"resourceType": "Parameters", "parameter": [
        {"name": name, "valueCode" if name in ("code", "cause", "accord") else "valueString": value}
        for name, value in {"code": code, **words}.items()]})


def tag(who, task):
    return {"If-Match": who.ask(task).headers["ETag"]}


def moved(who, task, code, **words):
    answer = who.ask(f"{task}/$move", "POST", parameters(code, **words), **JSON, **tag(who, task))
    assert answer.status == 200, (code, answer.status, answer.body)
    return answer.json


def refused(who, status, task, code, outcome, **words):
    return who.bad(status, f"{task}/$move", outcome, "POST", body=parameters(code, **words), **JSON, **tag(who, task))


def acts(who, task):
    return {p["part"][0]["valueCode"]: [q["valueCode"] for q in p["part"][1:]]
            for p in who.good(f"{task}/$available-actions")["parameter"] if p["name"] == "action"}


def ids(who, path):
    return [r["id"] for r in who.all(path)]


def test_an_order_is_a_request_a_task_and_a_consent_for_the_two_sides():
    for cast, r in stage():
        one = cast.order(repeat="连日复查", diagnosis="I21.9")
        asked, task = f"ServiceRequest/{one['id']}", f"Task/{one['id']}"
        request = r.centre.good(asked)
        assert request == r.town.good(asked)
        assert request["status"] == "active" and request["priority"] == "stat" and request["code"]["text"] == "十二导联"
        assert [c["coding"][0]["code"] for c in request["category"]] == ["29303009", "ecg"]
        assert request["subject"] == {"reference": f"Patient/{cast.patient}"}
        assert request["reasonCode"] == [{"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": "I21.9"}], "text": "胸痛2小时"}]
        assert {"url": "urn:xinglin:extension:repeat", "valueString": "连日复查"} in request["extension"]
        for who in r.outside:
            seen = who.good(asked)
            assert seen["subject"] == {"display": "仅双方可见"} and "extension" not in seen and "reasonCode" not in seen
            assert ids(who, f"ServiceRequest?patient={cast.patient}&_id={one['id']}") == [] and ids(who, f"Consent?_id={one['id']}") == []
        r.stranger.bad(404, asked, "not-found")
        r.stranger.bad(404, task, "not-found")
        assert ids(r.stranger, f"Task?_id={one['id']}") == []
        # by the codes of SNOMED, by our own words, by their states
        for query, there in (("category=29303009", True), ("category=http://snomed.info/sct|29303009", True), ("category=ecg", True), ("category=363679005", False),
                             ("category=3457005", False), ("status=active", True), ("status=completed,revoked", False), ("priority=stat", True), ("priority=routine", False),
                             (f"identifier=urn:xinglin:request|{one['code']}", True), (f"patient={cast.patient}", True), ("requisition=x", False)):
            assert (one["id"] in ids(r.town, f"ServiceRequest?{query}&_count=100")) is there, query
        got = r.centre.good(f"Task?focus={asked}&_include=Task:focus&_include=Task:patient&_include=Task:owner&_include=Task:requester")
        assert [e["resource"]["resourceType"] for e in got["entry"]] == ["Task", "ServiceRequest", "Patient", "Organization", "Organization"]
        work = got["entry"][0]["resource"]
        assert (work["status"], work["businessStatus"]["coding"][0]["code"]) == ("requested", "ordered") and "restriction" not in work
        assert one["id"] in ids(r.town, "Task?status=requested&business-status=ordered&_count=100") and one["id"] not in ids(r.town, "Task?status=ready&_count=100")
        assert r.town.good(f"Consent/{one['id']}")["patient"] == {"reference": f"Patient/{cast.patient}"}
        assert acts(r.town, task) == {"cancel": ["cause"]} and acts(r.centre, task) == {} and acts(r.officer, task) == {}
        # an order is written at the desk, and goes on by its Task
        r.town.bad(422, asked, "business-rule", "PUT", "影像心电", json.dumps(request), **JSON, **tag(r.town, asked))
        r.town.bad(422, "Task", "business-rule", "POST", "无须另行发送",
                   json.dumps({"resourceType": "Task", "status": "requested", "intent": "order", "focus": {"reference": asked}}), **JSON)
        assert refused(r.town, 422, task, "cancel", "business-rule")["expression"] == ["Parameters.parameter.where(name='cause')"]
        refused(r.town, 422, task, "fly", "business-rule")
        refused(r.centre, 403, task, "cancel", "forbidden", cause="error")
        r.stranger.bad(404, f"{task}/$move", "not-found", "POST", body=parameters("cancel", cause="error"), **JSON, **{"If-Match": 'W/"1"'})
        r.town.bad(412, f"{task}/$move", "conflict", "POST", body=parameters("cancel", cause="error"), **JSON, **{"If-Match": 'W/"9"'})
        assert moved(r.town, task, "cancel", cause="error")["status"] == "cancelled" and r.town.good(asked)["status"] == "revoked"
        assert [v["resource"]["status"] for v in r.town.good(f"{task}/_history")["entry"]] == ["cancelled"]


def test_a_study_is_told_to_the_two_sides_and_where_its_pictures_are():
    for cast, r in stage():
        one = cast.order(kind="xray", priority="routine", repeat="随访", part="胸部正位")
        study = uid()
        assert ids(r.town, f"ImagingStudy?basedon={one['id']}") == []
        send(cast.town, one, dicom(one["code"], cast.patient, study))
        got = r.centre.good(f"ImagingStudy/{study}")
        assert [i["value"] for i in got["identifier"]] == [f"urn:oid:{study}", one["code"]] and got["identifier"][1]["type"]["coding"][0]["code"] == "ACSN"
        assert got["status"] == "available" and got["modality"] == [{"system": "http://dicom.nema.org/resources/ontology/DCM", "code": "DX"}]
        assert got["basedOn"] == [{"reference": f"ServiceRequest/{one['id']}"}] and got["subject"] == {"reference": f"Patient/{cast.patient}"}
        where = got["contained"][0]
        assert where["connectionType"]["code"] == "dicom-wado-rs" and got["endpoint"] == [{"reference": "#wado"}]
        base = f"http://127.0.0.1:{cast.server.port}"
        assert where["address"] == base + "/dicom-web"
        meta = cast.server.ask(f"{where['address'][len(base):]}/studies/{study}/metadata", headers={"Authorization": f"Bearer {cast.centre.bearer}"})
        assert meta.status == 200 and meta.json[0]["0020000D"]["Value"] == [study]
        for query, there in ((f"identifier=urn:dicom:uid|urn:oid:{study}", True), (f"identifier=urn:oid:{study}", True), (f"identifier={one['code']}", True),
                             (f"identifier=urn:other|urn:oid:{study}", False), (f"basedon=ServiceRequest/{one['id']}", True), (f"patient={cast.patient}&modality=DX", True),
                             ("modality=http://dicom.nema.org/resources/ontology/DCM|DX", True), ("modality=CT", False), ("modality=XX", False),
                             ("started=ge2020-01-01", True), ("started=lt2020-01-01", False), ("status=available", True), ("status=registered", False)):
            assert (study in ids(r.town, f"ImagingStudy?{query}&_count=100")) is there, query
        brought = r.town.good(f"ImagingStudy?_id={study}&_include=ImagingStudy:basedon&_include=ImagingStudy:patient")
        assert [e["resource"]["resourceType"] for e in brought["entry"]] == ["ImagingStudy", "ServiceRequest", "Patient"]
        assert [e["resource"]["id"] for e in r.town.good(f"ServiceRequest?_id={one['id']}&_revinclude=ImagingStudy:basedon")["entry"]] == [one["id"], study]
        for who in (*r.outside, r.stranger):
            who.bad(404, f"ImagingStudy/{study}", "not-found")
            assert ids(who, f"ImagingStudy?_id={study}") == []
        in_state(cast.town, one, "queued")
        task = f"Task/{one['id']}"
        waiting = r.centre.good(task)
        assert (waiting["status"], waiting["businessStatus"]["coding"][0]["code"]) == ("ready", "queued") and waiting["restriction"]["period"]["end"] > waiting["lastModified"]
        moved(r.centre, task, "reject", cause="incomplete", note="体位不正")
        assert r.town.good(task)["status"] == "on-hold" and acts(r.town, task) == {"cancel": ["cause"], "retake": []}
        moved(r.town, task, "retake")
        r.town.bad(404, f"ImagingStudy/{study}", "not-found")  # it answers the order no more
        states = [v["resource"]["businessStatus"]["coding"][0]["code"] for v in r.town.good(f"{task}/_history")["entry"]]
        assert states == ["ordered", "rejected", "queued", "acquired"], states
        moved(r.town, task, "cancel", cause="changed")


def written(r, task):
    """Claimed and reported by a program."""
    moved(r.centre, task, "claim")
    return moved(r.centre, task, "report", findings="II III aVF 抬高", conclusion="急性下壁心肌梗死", signer="张一")


def test_a_report_is_preliminary_final_amended_and_each_version_is_kept():
    for cast, r in stage():
        one = cast.order(repeat="症状加重")
        task, report = f"Task/{one['id']}", f"DiagnosticReport/{one['id']}"
        send(cast.town, one, png())
        in_state(cast.town, one, "queued")
        r.town.bad(404, report, "not-found")
        assert cast.server.ask(f"/api/readings/{one['id']}/report", headers={"Authorization": f"Bearer {cast.town.bearer}"}).status == 409
        refused(r.centre, 409, task, "report", "conflict", findings="x", conclusion="x", signer="x")
        assert acts(r.centre, task)["claim"] == []
        moved(r.centre, task, "claim")
        assert acts(r.centre, task)["report"] == ["findings", "conclusion", "signer"] and acts(r.second, task) == {"alert": ["note"]}
        assert refused(r.centre, 422, task, "report", "business-rule", findings="x", signer="x")["expression"] == ["Parameters.parameter.where(name='conclusion')"]
        done = moved(r.centre, task, "report", findings="II III aVF 抬高", conclusion="急性下壁心肌梗死", signer="张一")
        assert (done["status"], done["businessStatus"]["coding"][0]["code"]) == ("in-progress", "preliminary")
        first = r.town.good(report)
        assert first["status"] == "preliminary" and first["conclusion"] == "急性下壁心肌梗死" and first["resultsInterpreter"] == [{"display": "张一"}]
        assert first["extension"] == [{"url": "urn:xinglin:extension:findings", "valueString": "II III aVF 抬高"}]
        assert first["category"][0]["coding"][0]["code"] == "EC" and first["code"]["coding"][0]["code"] == "11524-6"
        study = first["imagingStudy"][0]["reference"]
        assert r.town.good(study)["basedOn"] == first["basedOn"] == [{"reference": f"ServiceRequest/{one['id']}"}]
        for who in r.outside:
            seen = who.good(report)
            assert seen["status"] == "preliminary" and not {"conclusion", "extension", "resultsInterpreter", "imagingStudy", "presentedForm"} & set(seen)
            assert seen["subject"] == {"display": "仅双方可见"} and ids(who, f"DiagnosticReport?patient={cast.patient}") == []
            assert cast.server.ask(f"/api/readings/{one['id']}/report", headers={"Authorization": f"Bearer {who.party.bearer}"}).status == 403
        r.stranger.bad(404, report, "not-found")
        assert cast.server.ask(f"/api/readings/{one['id']}/report", headers={"Authorization": f"Bearer {cast.stranger.bearer}"}).status == 404
        refused(r.centre, 403, task, "review", "forbidden", accord="full", signer="王二")  # nobody reviews his own
        refused(r.second, 422, task, "review", "business-rule", accord="nonsense", signer="王二")
        moved(r.second, task, "review", accord="minor", signer="王二", findings="II III aVF V5 抬高", conclusion="急性下侧壁心肌梗死")
        assert r.town.good(report)["status"] == "preliminary"  # until it is signed
        moved(r.second, task, "sign")
        final = r.town.ask(report)
        assert final.json["status"] == "final" and [p["display"] for p in final.json["resultsInterpreter"]] == ["张一", "王二"]
        assert r.town.good(task)["status"] == "completed" and r.town.good(f"ServiceRequest/{one['id']}")["status"] == "completed"
        assert r.town.ask(report, **{"If-None-Match": final.headers["ETag"]}).status == 304
        moved(r.second, task, "amend", note="补测 QTc", findings="同前", conclusion="同前，QTc 460", signer="王二")
        amended = r.town.ask(report, **{"If-None-Match": final.headers["ETag"]})
        assert amended.status == 200 and amended.json["status"] == "amended" and amended.json["issued"] > final.json["issued"] > first["issued"]
        assert one["id"] in ids(r.town, f"DiagnosticReport?_lastUpdated=gt{quoted(final.json['meta']['lastUpdated'])}")
        versions = [e["resource"] for e in r.town.good(f"{report}/_history")["entry"]]
        assert [(v["status"], v["conclusion"]) for v in versions] == [("amended", "同前，QTc 460"), ("final", "急性下侧壁心肌梗死"),
                                                                      ("preliminary", "急性下侧壁心肌梗死"), ("preliminary", "急性下壁心肌梗死")]
        assert "resultsInterpreter" in versions[3] and len(versions[3]["resultsInterpreter"]) == 1 and "presentedForm" not in versions[3]
        assert r.town.good(f"{report}/_history/{versions[1]['meta']['versionId']}") == versions[1]
        r.town.bad(404, f"{report}/_history/1", "not-found")
        assert all("conclusion" not in e["resource"] for e in r.officer.good(f"{report}/_history")["entry"])
        for query, there in (("status=amended", True), ("status=final,preliminary", False), ("category=EC", True), ("category=http://terminology.hl7.org/CodeSystem/v2-0074|EC", True),
                             ("category=CT", False), ("code=http://loinc.org|11524-6", True), ("code=18748-4", False), (f"based-on=ServiceRequest/{one['id']}", True),
                             (f"patient={cast.patient}", True), (f"subject=Patient/{cast.patient}", True), ("issued=ge2020-01-01", True), ("issued=lt2020-01-01", False)):
            assert (one["id"] in ids(r.town, f"DiagnosticReport?{query}&_count=100")) is there, query
        brought = r.town.good(f"ServiceRequest?_id={one['id']}&_revinclude=DiagnosticReport:based-on&_revinclude=ImagingStudy:basedon&_revinclude=DocumentReference:related")
        assert [e["resource"]["resourceType"] for e in brought["entry"]] == ["ServiceRequest", "DiagnosticReport", "ImagingStudy", "DocumentReference"]
        # on paper
        paper = amended.json["presentedForm"][0]
        base = f"http://127.0.0.1:{cast.server.port}"
        assert paper["contentType"] == "application/pdf" and paper["url"].startswith(base + "/api/readings/")
        pdf = cast.server.ask(paper["url"][len(base):], headers={"Authorization": f"Bearer {cast.town.bearer}"})
        assert pdf.status == 200 and pdf.headers["Content-Type"] == "application/pdf" and pdf.body[:5] == b"%PDF-"
        html = cast.server.ask(f"/api/readings/{one['id']}/report", headers={"Authorization": f"Bearer {cast.town.bearer}"}).body.decode()
        assert "同前，QTc 460" in html and "王**" in html and "王建国" not in html and "本报告已更正" in html
        assert cast.server.ask(f"/api/readings/{one['id']}/report?form=docx", headers={"Authorization": f"Bearer {cast.town.bearer}"}).status == 400
        document = r.centre.good(f"DocumentReference/{one['id']}")
        assert document["content"][0]["attachment"]["url"] == paper["url"] and document["docStatus"] == "amended" and document["context"]["related"] == first["basedOn"]
        for query, there in (("type=http://loinc.org|11524-6", True), ("type=11488-4", False), ("status=current", True), (f"patient={cast.patient}", True), ("date=ge2020-01-01", True),
                             (f"related=ServiceRequest/{one['id']}", True), (f"related={NOTHING}", False), (f"identifier={one['code']}", True)):
            assert (one["id"] in ids(r.town, f"DocumentReference?{query}&_count=100")) is there, query
        for who in (*r.outside, r.stranger):
            who.bad(404, f"DocumentReference/{one['id']}", "not-found")


def test_a_critical_value_is_told_at_once_and_is_a_task_until_it_is_heard():
    for cast, r in stage():
        one = cast.order(repeat="症状又重")
        send(cast.town, one, png())
        in_state(cast.town, one, "queued")
        task, alert = f"Task/{one['id']}", f"Task/{one['id']}-alert"
        written(r, task)
        r.town.bad(404, alert, "not-found")
        moved(r.centre, task, "alert", note="急性心梗，请即刻转运")
        told = r.town.all(f"Communication?based-on={one['id']}")
        assert [c["payload"][0]["contentString"] for c in told] == ["急性心梗，请即刻转运"] and told[0]["priority"] == "stat"
        assert told[0]["category"][0]["coding"][0]["code"] == "alert" and told[0]["recipient"][0]["reference"] != told[0]["sender"]["reference"]
        waits = r.town.good(alert)
        assert waits["status"] == "requested" and waits["focus"] == {"reference": f"Communication/{told[0]['id']}"} and waits["partOf"] == [{"reference": task}]
        assert waits["restriction"]["period"]["end"] > waits["authoredOn"] and waits["owner"] == r.town.good(task)["requester"]
        assert ids(r.town, f"Task?focus=Communication/{told[0]['id']}") == [f"{one['id']}-alert"] == ids(r.town, f"Task?part-of={task}")
        assert f"{one['id']}-alert" in ids(r.town, "Task?status=requested&priority=stat&business-status=alerted&_count=100")
        for who in (*r.outside, r.stranger):
            who.bad(404, alert, "not-found")
            who.bad(404, f"Communication/{told[0]['id']}", "not-found")
        assert acts(r.town, alert) == {"acknowledge": ["signer"]} and acts(r.centre, alert) == {} and "acknowledge" not in acts(r.town, task)
        refused(r.centre, 403, alert, "acknowledge", "forbidden", signer="x")
        assert refused(r.town, 422, alert, "acknowledge", "business-rule")["expression"] == ["Parameters.parameter.where(name='signer')"]
        heard = moved(r.town, alert, "acknowledge", signer="周某")
        assert heard["status"] == "completed" and heard["output"][0]["valueString"] == "周某" and "restriction" not in heard
        assert cast.town.get(f"/api/readings/{one['id']}")["heard"] == "周某" and acts(r.town, alert) == {}
        refused(r.town, 409, alert, "acknowledge", "conflict", signer="周某")
        assert f"{one['id']}-alert" not in ids(r.town, "Task?status=requested&_count=100")
        moved(r.centre, task, "alert", note="血压又降")  # a second one: both are kept, the Task is of the last
        assert [c["payload"][0]["contentString"] for c in r.town.all(f"Communication?based-on={one['id']}")] == ["血压又降", "急性心梗，请即刻转运"]
        assert r.town.good(alert)["status"] == "requested" and r.town.good(r.town.good(alert)["focus"]["reference"])["payload"][0]["contentString"] == "血压又降"


def test_a_signed_opinion_is_a_document_of_the_two_sides_and_the_expert():
    for data in on_both(fill_province):
        programme(data)
        with centre_of(data) as cast:
            desk = consult_test.Cast(cast.server)
            one = desk.draft()
            consult_test.move(desk.asker, one, "invite")
            consult_test.move(desk.invited, one, "accept", expert="P1")
            consult_test.move(desk.invited, one, "schedule", at=consult_test.soon(), meeting="https://meeting.example/18")
            consult_test.move(desk.asker, one, "begin")
            asker, expert = Reader(desk.asker), Reader(desk.expert)
            where = f"DocumentReference/{one['id']}"
            asker.bad(404, where, "not-found")
            consult_test.move(desk.expert, one, "sign", note="建议上转", signer="张一 主任医师")
            got = asker.good(where)
            assert got == expert.good(where) and got["type"]["coding"][0]["code"] == "11488-4" and got["docStatus"] == "final"
            assert base64.b64decode(got["content"][0]["attachment"]["data"]).decode() == "建议上转" and got["author"][1] == {"display": "张一 主任医师"}
            assert one["id"] in ids(asker, "DocumentReference?type=http://loinc.org|11488-4") and one["id"] in ids(expert, f"DocumentReference?related={one['id']}")
            for who in (Reader(desk.officer), Reader(desk.stranger), Reader(Party(cast.server, "manager", "H1"))):
                who.bad(404, where, "not-found")


if __name__ == "__main__":
    run_tests(globals())
