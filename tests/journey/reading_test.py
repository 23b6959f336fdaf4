"""Images and ECGs that are read elsewhere, over HTTP on both databases beside a real Orthanc: ordered with
consent and an agreement, sent from the telephone and by C-STORE, matched and never guessed, claimed by a
lease, reported by two doctors, a critical value heard; looked at through us alone; and what is refused."""
import contextlib
import json
import os
import signal
import socket
import subprocess
import tempfile
import time

from journey import Server, check, fill_province, on_both, run_tests
from placement_test import Party
from picture import dicom, png, uid
from referral_test import NOTHING, older

NAME = "影像协作"


class Cast:
    def __init__(self, server):
        self.server = server
        self.town = Party(server, "clinician", "H1")  # takes the image
        self.centre = Party(server, "clinician", "H3")  # reads it
        self.second = Party(server, "clinician", "H3")
        self.stranger = Party(server, "clinician", "H2")
        self.officer = Party(server, "officer", "990000")
        self.patient = self.town.good("/api/patients", {"name": "王建国", "phone": "13800001234"})["id"]

    def body(self, **more):
        return {"kind": "ecg", "priority": "green", "patient": self.patient, "centre": "H3", "doctor": "周某", "phone": "0990-2",
                "part": "十二导联", "indication": "胸痛2小时", "consent": "self", "consent_note": "存门诊", **more}

    def order(self, **more):
        return self.town.good("/api/readings", self.body(**more))


def agree(cast):
    if not any(a["name"] == NAME for a in cast.officer.get("/api/agreements?limit=200")["items"]):
        cast.officer.good("/api/agreements", {"purpose": "referral", "name": NAME, "lead": "H3", "members": ["H1"], "from": "2020-01-01"})


def stage(*options):
    for data in on_both(fill_province):
        with Server(data, *options) as server:
            yield Cast(server)


def path_of(one, rest=""):
    return f"/api/readings/{one['id']}{rest}"


def move(who, one, name, **more):
    return who.good(path_of(one, "/moves"), {"move": name, **more})


def moves(who, one):
    return [m["move"] for m in who.get(path_of(one))["moves"]]


def test_an_order_wants_an_agreement_consent_and_its_own_patient():
    for cast in stage():
        if not any(a["name"] == NAME for a in cast.officer.get("/api/agreements?limit=200")["items"]):
            cast.town.bad(409, "/api/readings", cast.body(), "no agreement of H1 and H3")
        agree(cast)
        cast.town.bad(422, "/api/readings", cast.body(consent="none"), "consent")
        cast.town.bad(422, "/api/readings", cast.body(indication=None), "indication")
        cast.town.bad(422, "/api/readings", cast.body(patient=NOTHING), "no such patient")
        cast.town.bad(422, "/api/readings", cast.body(centre="H1"), "read at home")
        cast.centre.bad(422, "/api/readings", cast.body(centre="H1"), "no such patient")
        cast.officer.bad(403, "/api/readings", cast.body())
        one = cast.order()
        check(path_of(one), one)
        assert (one["state"], one["owner"], one["name"], one["clock"]) == ("ordered", "sender", "王**", "none")
        assert moves(cast.town, one) == ["cancel"] and moves(cast.centre, one) == []
        cast.stranger.bad(404, path_of(one), method="GET")
        cast.stranger.bad(404, path_of(one, "/moves"), {"move": "cancel", "cause": "error"})
        above = cast.officer.get(path_of(one))
        assert above["name"] is None and above["indication"] is None and above["moves"] == []
        cast.officer.bad(403, path_of(one, "/unmask"), {"purpose": "treatment"})
        assert cast.centre.good(path_of(one, "/unmask"), {"purpose": "treatment"})["name"] == "王建国"
        assert any(a["action"] == "reading.unmask" for a in cast.officer.get("/api/audit?limit=50")["items"])
        # no image is there: nobody can say that one is, nor report
        cast.town.bad(403, path_of(one, "/moves"), {"move": "acquire"}, "not the part of the sender")
        cast.centre.bad(409, path_of(one, "/moves"), {"move": "claim"}, "that is ordered has no 'claim'; allowed: acquire, cancel")
        cast.town.bad(422, path_of(one, "/moves"), {"move": "cancel"}, "cause")
        cast.town.bad(412, path_of(one, "/moves"), {"move": "cancel", "cause": "error", "version": 9})
        cast.centre.bad(403, path_of(one, "/moves"), {"move": "cancel", "cause": "error"}, "not the part of the centre")
        gone = move(cast.town, one, "cancel", cause="error")
        assert gone["state"] == "cancelled" and gone["moves"] == [] and gone["steps"][0]["party"] == "sender"
        assert all(r["id"] != one["id"] for r in cast.town.get("/api/readings?now=yes&limit=200")["items"])


def port_free():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextlib.contextmanager
def centre_of(data):
    """A server with its own Orthanc, which hears EASTCR of H1 and ODDCR of H2."""
    with tempfile.TemporaryDirectory(prefix="xinglin-pictures-") as folder:
        port, devices = port_free(), os.path.join(folder, "devices.csv")
        with open(devices, "w", encoding="utf-8") as file:
            file.write("# AE title,address,port,organization\nEASTCR,127.0.0.1,11112,H1\nODDCR,127.0.0.1,11113,H2\n")
        with Server(data, "--imaging", os.path.join(folder, "orthanc"), "--imaging-devices", devices,
                    "--imaging-port", str(port)) as server:
            cast = Cast(server)
            cast.folder, cast.dicom_port = folder, port
            agree(cast)
            yield cast


def send(who, one, data, status=201, said=""):
    key = f"i{time.monotonic_ns()}"
    answer = who.server.ask(path_of(one, "/images"), "POST",
                            {"Authorization": f"Bearer {who.bearer}", "Idempotency-Key": key,
                             "Content-Type": "application/octet-stream"}, data)
    assert answer.status == status, (answer.status, answer.body)
    assert said in answer.body.decode(), answer.body
    return answer.json


def store(cast, data, aet="EASTCR"):
    """By C-STORE, as a device does."""
    path = os.path.join(cast.folder, f"o{time.monotonic_ns()}.dcm")
    with open(path, "wb") as file:
        file.write(data)
    return subprocess.run(["storescu", "-aet", aet, "-aec", "XINGLIN", "127.0.0.1", str(cast.dicom_port), path],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False).returncode


def until(test, seconds=120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        got = test()
        if got:
            return got
        time.sleep(0.2)
    raise AssertionError("it did not come")


def in_state(who, one, state):
    return until(lambda: (lambda r: r if r["state"] == state else None)(who.get(path_of(one))))


def look(who, path, status=200):
    answer = who.server.ask(path, "GET", {"Authorization": f"Bearer {who.bearer}"})
    assert answer.status == status, (path, answer.status, answer.body[:300])
    return answer


def reported(cast, one):
    """Claimed, reported, reviewed, signed."""
    move(cast.centre, one, "claim")
    move(cast.centre, one, "report", findings="II III aVF 抬高", conclusion="急性下壁心肌梗死", signer="张一 主治医师")
    move(cast.second, one, "review", accord="full", signer="王二 主任医师")
    return move(cast.second, one, "sign")


def test_an_ecg_is_sent_from_the_telephone_read_by_two_and_its_critical_value_heard():
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            one = cast.order(repeat="连日复查")
            send(cast.centre, one, png(), 403, "the part of who ordered")
            send(cast.stranger, one, png(), 404)
            send(cast.town, one, b"no picture at all", 422, "no DICOM object")
            sent = send(cast.town, one, png())
            assert cast.town.get(path_of(one))["state"] == "acquired"
            assert send(cast.town, one, png(20, 20))["uid"] == sent["uid"]  # a second photograph of the same study
            cast.stranger.bad(404, path_of(one, "/moves"), {"move": "claim"})
            got = in_state(cast.town, one, "queued")
            assert (got["study"], got["owner"], got["clock"]) == (sent["uid"], "centre", "read_ecg")
            send(cast.town, one, png(), 409, "takes no image")
            # the lease
            mine = move(cast.centre, one, "claim")
            assert mine["state"] == "claimed" and mine["mine"]
            cast.second.bad(409, path_of(one, "/moves"), {"move": "claim"}, "another doctor reads it")
            assert not cast.second.get(path_of(one))["mine"]
            assert [r["id"] for r in cast.centre.get("/api/readings?mine=yes")["items"]] == [one["id"]]
            cast.town.bad(403, path_of(one, "/moves"), {"move": "report", "findings": "x", "conclusion": "x", "signer": "x"})
            # a critical value
            cast.centre.bad(422, path_of(one, "/moves"), {"move": "alert"}, "note")
            alert = move(cast.centre, one, "alert", note="急性心梗，请即刻转运")
            assert alert["alert"] == "critical" and alert["state"] == "claimed"
            cast.centre.bad(403, path_of(one, "/moves"), {"move": "acknowledge", "signer": "x"})
            cast.town.bad(422, path_of(one, "/moves"), {"move": "acknowledge"}, "signer")
            heard = move(cast.town, one, "acknowledge", signer="周某")
            assert (heard["alert"], heard["heard"], heard["critical"]) == ("none", "周某", "急性心梗，请即刻转运")
            # two doctors
            cast.centre.bad(422, path_of(one, "/moves"), {"move": "report", "findings": "x", "signer": "x"}, "conclusion")
            first = move(cast.centre, one, "report", findings="II III aVF 抬高", conclusion="急性下壁心肌梗死", signer="张一")
            assert first["state"] == "preliminary" and cast.town.get(path_of(one))["conclusion"] == "急性下壁心肌梗死"
            cast.centre.bad(403, path_of(one, "/moves"), {"move": "review", "accord": "full", "signer": "王二"}, "of his own")
            cast.second.bad(422, path_of(one, "/moves"), {"move": "review", "accord": "minor", "signer": "王二"}, "findings")
            move(cast.second, one, "review", accord="minor", signer="王二", findings="II III aVF V5 抬高", conclusion="急性下侧壁心肌梗死")
            last = move(cast.second, one, "sign")
            assert (last["state"], last["accord"], len(last["reports"])) == ("final", "minor", 2)
            assert [r["signer"] for r in last["reports"]] == ["张一", "王二"]
            again = move(cast.second, one, "amend", note="补测 QTc", findings="同前", conclusion="同前，QTc 460", signer="王二")
            assert again["state"] == "amended" and again["reports"][0]["conclusion"] == "急性下壁心肌梗死"
            # a report that holds: a repeat wants its reason
            cast.town.bad(409, "/api/readings", cast.body(), "a repeat wants its reason")
            move(cast.town, cast.order(repeat="症状加重"), "cancel", cause="changed")


def test_pictures_are_looked_at_through_us_alone_and_each_look_is_written_down():
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            one = cast.order(kind="xray", repeat="随访")
            study, series, object_ = uid(), uid(), uid()
            picture = dicom(one["code"], cast.patient, study, series=series, instance=object_)
            send(cast.town, one, dicom("YX-OTHER", cast.patient, uid()), 409, "its accession number has to be " + one["code"])
            send(cast.town, one, dicom(one["code"], NOTHING, uid()), 409, "its patient the order's")
            assert send(cast.town, one, picture)["fresh"] is True
            assert send(cast.town, one, picture)["fresh"] is False
            base = f"/dicom-web/studies/{study}"
            whole = f"{base}/series/{series}/instances/{object_}"
            meta = look(cast.town, base + "/metadata")
            assert meta.headers["Content-Type"].startswith("application/dicom+json")
            assert json.loads(meta.body)[0]["00080018"]["Value"] == [object_]
            got = look(cast.centre, whole)
            assert got.headers["Content-Type"].startswith("multipart/related") and bytes(range(64)) in got.body
            assert bytes(range(64)) in look(cast.centre, f"{base}/series/{series}").body
            drawn = look(cast.centre, whole + "/rendered")
            assert drawn.headers["Content-Type"] == "image/jpeg" and drawn.body[:3] == b"\xff\xd8\xff"
            look(cast.stranger, base + "/metadata", 404)
            look(cast.officer, base + "/metadata", 403)  # sees that there is a reading, and no picture
            assert cast.server.ask(base + "/metadata", headers={}).status == 401
            for wrong in (f"/dicom-web/studies/{uid()}/metadata", "/dicom-web/studies/1.2%2f../metadata",
                          "/dicom-web/studies/../metadata", "/dicom-web/studies/..%2f..%2fsystem/metadata",
                          f"{base}/series/{series}%2f..%2f..%2fx/instances/{object_}", f"{base}/series/../instances/{object_}",
                          f"{base}/../../../system", "/dicom-web/instances", f"/dicom-web/studies/{study}/../{study}/metadata", f"{base}/series/{uid()}/instances/{object_}"):
                look(cast.centre, wrong, 404)
            looks = [a for a in cast.officer.get("/api/audit?limit=200")["items"] if a["action"] == "reading.look"]
            assert sum(a["object"] == one["id"] for a in looks) >= 4
            pid = orthanc_of(cast)
            os.kill(pid, signal.SIGSTOP)  # it hears nobody: pictures alone are missing
            try:
                assert cast.town.get(path_of(one))["study"] == study
            finally:
                os.kill(pid, signal.SIGCONT)
            os.kill(pid, signal.SIGKILL)  # it is started again (imaging_down_test: 502 until then)
            until(lambda: cast.server.ask(whole, headers={"Authorization": f"Bearer {cast.centre.bearer}"}).status == 200)


def orthanc_of(cast):
    """Its process: the child of the server."""
    with open(f"/proc/{cast.server.process.pid}/task/{cast.server.process.pid}/children", encoding="ascii") as file:
        children = [int(pid) for pid in file.read().split()]
    if children:
        return children[0]
    found = subprocess.run(["pgrep", "-P", str(cast.server.process.pid)], stdout=subprocess.PIPE, check=True)
    return int(found.stdout.split()[0])


def test_what_a_device_sends_is_matched_and_never_guessed():
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            one = cast.order(kind="xray", priority="routine", repeat="随访")
            study = uid()
            assert store(cast, dicom(one["code"], cast.patient, study), "STRANGER") != 0  # unknown AE title
            nobody, other, none, wrong = uid(), uid(), uid(), uid()
            assert store(cast, dicom("", cast.patient, none)) == 0
            assert store(cast, dicom("YX-000000000000", cast.patient, nobody)) == 0
            assert store(cast, dicom(one["code"], NOTHING, wrong)) == 0
            assert store(cast, dicom(one["code"], cast.patient, other), "ODDCR") == 0

            def waiting():
                return {s["uid"]: s["why"] for s in cast.officer.get("/api/studies?limit=200")["items"]}
            until(lambda: {none, nobody, wrong, other} <= set(waiting()))
            got = waiting()
            assert (got[none], got[nobody], got[wrong], got[other]) == ("no_accession", "no_order", "other_patient", "other_organization")
            assert cast.town.get(path_of(one))["state"] == "ordered"
            assert none in {s["uid"] for s in cast.town.get("/api/studies?limit=200")["items"]}
            assert other not in {s["uid"] for s in cast.town.get("/api/studies?limit=200")["items"]}  # another's
            for who in (cast.centre, cast.stranger, cast.officer):
                look(who, f"/dicom-web/studies/{none}/metadata", 404)  # no order: who sent it alone looks at it
            assert json.loads(look(cast.town, f"/dicom-web/studies/{none}/metadata").body)[0]["0020000D"]["Value"] == [none]
            look(cast.town, f"/dicom-web/studies/{other}/metadata", 404)  # of another's device
            assert store(cast, dicom(one["code"], cast.patient, study)) == 0
            seen = in_state(cast.centre, one, "queued")
            assert seen["study"] == study and [s["party"] for s in seen["steps"]] == ["platform", "platform"]
            late = uid()
            assert store(cast, dicom(one["code"], cast.patient, late)) == 0  # a second study of the same order
            until(lambda: waiting().get(late) == "order_over")
            # poor quality: taken again, by the same order
            cast.centre.bad(422, path_of(one, "/moves"), {"move": "reject"}, "cause")
            move(cast.centre, one, "reject", cause="incomplete", note="体位不正")
            cast.centre.bad(403, path_of(one, "/moves"), {"move": "retake"})
            move(cast.town, one, "retake")
            third = uid()
            assert store(cast, dicom(one["code"], cast.patient, third)) == 0
            assert in_state(cast.centre, one, "queued")["study"] == third
            older(cast.server.data, one, 130, "reading")
            assert next(r for r in cast.officer.get("/api/readings?now=yes&limit=200")["items"] if r["id"] == one["id"])["alarm"] == "whole"
            assert reported(cast, one)["state"] == "final"


def test_a_study_without_accession_number_is_matched_by_hand_and_its_reason_kept():
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            one, two = cast.order(kind="mr", priority="routine", repeat="随访"), cast.order(kind="mr", priority="routine", repeat="随访")
            study, other = uid(), uid()
            assert store(cast, dicom("", cast.patient, study)) == 0 and store(cast, dicom("", cast.patient, other), "ODDCR") == 0
            until(lambda: {study, other} <= {s["uid"] for s in cast.officer.get("/api/studies?limit=200")["items"]})
            path = f"/api/studies/{study}/match"
            cast.town.bad(422, path, {"reading": one["id"]}, "why it is this one")
            cast.town.bad(404, f"/api/studies/{other}/match", {"reading": one["id"], "note": "x"}, "no such study")
            cast.town.bad(404, f"/api/studies/{uid()}/match", {"reading": one["id"], "note": "x"}, "no such study")
            cast.town.bad(404, "/api/studies/..%2f1/match", {"reading": one["id"], "note": "x"})
            cast.town.bad(404, path, {"reading": NOTHING, "note": "x"})
            cast.centre.bad(403, path, {"reading": one["id"], "note": "x"}, "the part of who ordered")
            cast.stranger.bad(404, path, {"reading": one["id"], "note": "x"})
            cast.officer.bad(403, path, {"reading": one["id"], "note": "x"})
            got = cast.town.good(path, {"reading": one["id"], "note": "设备未录检查号，按姓名与时间核对"})
            assert (got["state"], got["study"]) == ("queued", study)
            assert got["steps"][0]["note"] == "设备未录检查号，按姓名与时间核对"
            assert study not in {s["uid"] for s in cast.town.get("/api/studies?limit=200")["items"]}
            cast.town.bad(409, path, {"reading": two["id"], "note": "x"}, f"answers {one['code']} already")
            third = uid()
            assert store(cast, dicom("", cast.patient, third)) == 0
            until(lambda: third in {s["uid"] for s in cast.town.get("/api/studies?limit=200")["items"]})
            cast.town.bad(409, f"/api/studies/{third}/match", {"reading": one["id"], "note": "x"}, "that is queued takes no study")
            look(cast.centre, f"/dicom-web/studies/{study}/metadata")  # its order's side now
            assert reported(cast, one)["state"] == "final"
            # somebody else's study UID under an open order's own accession number
            assert store(cast, dicom(two["code"], cast.patient, study)) == 0
            until(lambda: cast.town.get(path_of(two))["state"] == "ordered")
            send(cast.town, two, dicom(two["code"], cast.patient, study), 409, "its study the one that came first")
            move(cast.town, two, "cancel", cause="changed")


if __name__ == "__main__":
    run_tests(globals())
