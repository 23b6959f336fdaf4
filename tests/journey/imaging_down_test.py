"""The picture archive away, over HTTP on both databases: an Orthanc of somebody else's that is stopped and
comes back, and an address where nobody listens. Pictures answer 502, each of them; all else goes on; and
it is as before when the archive is back. How much a request holds is here, too: to the byte."""
import contextlib
import http.client
import json
import os
import subprocess
import tempfile
import time

from journey import Server, fill_province, on_both, run_tests
from dicomweb_test import stow
from fhir_test import Reader
from picture import dicom, element, png, uid
from reading_test import Cast, agree, in_state, look, move, path_of, port_free, send, until

SECRET = "gateway:" + "s3cret-of-this-test"
PLUGIN = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so"
MOST = 8 << 20
AROUND = b"--line\r\nContent-Type: application/dicom\r\n\r\n" + b"\r\n--line--\r\n"  # of one object (dicomweb_test.stow)


class Archive:
    """An Orthanc of the test's own."""

    def __init__(self, folder):
        name, password = SECRET.split(":")
        self.port, self.path, self.process = port_free(), os.path.join(folder, "orthanc.json"), None
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump({"StorageDirectory": folder, "IndexDirectory": folder, "HttpPort": self.port, "DicomServerEnabled": False,
                       "AuthenticationEnabled": True, "RegisteredUsers": {name: password}, "RemoteAccessAllowed": False, "StableAge": 2,
                       "OverwriteInstances": False, "DefaultEncoding": "Utf8", "OrthancExplorerEnabled": False, "Plugins": [PLUGIN],
                       "DicomWeb": {"Enable": True, "Root": "/dicom-web/", "EnableWado": False}}, file)

    def start(self):
        program = next(p for p in ("/usr/sbin/Orthanc", "/usr/bin/Orthanc") if os.path.exists(p))
        self.process = subprocess.Popen([program, self.path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(60)
            self.process = None


@contextlib.contextmanager
def served(data, port):
    os.environ["XINGLIN_IMAGING_SECRET"] = SECRET
    try:
        with Server(data, "--imaging-url", f"http://127.0.0.1:{port}") as server:
            cast = Cast(server)
            agree(cast)
            yield cast
    finally:
        del os.environ["XINGLIN_IMAGING_SECRET"]


def addresses(study, series, instance):
    base, whole = f"/dicom-web/studies/{study}", f"/dicom-web/studies/{study}/series/{series}/instances/{instance}"
    return (base, base + "/metadata", base + "/series", base + "/instances", f"{base}/series/{series}", f"{base}/series/{series}/metadata",
            f"{base}/series/{series}/instances", whole, whole + "/metadata", whole + "/frames/1", whole + "/rendered", whole + "/waveform")


def all_but_pictures_goes_on(cast, one, study):
    """What stands in our own tables is told and written."""
    assert cast.town.get(path_of(one))["study"] == study
    assert any(r["id"] == one["id"] for r in cast.centre.get("/api/readings?now=yes&limit=200")["items"])
    found = json.loads(look(cast.centre, f"/dicom-web/studies?StudyInstanceUID={study}").body)
    assert [s["0020000D"]["Value"] for s in found] == [[study]]
    assert Reader(cast.town).good(f"ImagingStudy/{study}")["status"] == "available"
    for path in ("/livez", "/readyz"):
        assert cast.server.ask(path, headers={}).status == 200, path
    move(cast.town, cast.order(kind="mr", priority="routine", repeat="随访"), "cancel", cause="error")


def away(cast, one, study, series, instance):
    """Each address of a picture, and each way in, tells that the archive is away, soon and in both languages."""
    for path in addresses(study, series, instance):
        began = time.monotonic()
        answer = look(cast.centre, path, 502)
        assert answer.headers["Content-Type"] == "application/problem+json" and "all but the pictures goes on" in answer.json["detail"], answer.body
        assert time.monotonic() - began < 10, path
        look(cast.stranger, path, 404)  # who may not look is told nothing of the archive
        look(cast.officer, path, 403)
    waits = cast.order(kind="ct", priority="routine", repeat="随访")
    send(cast.town, waits, dicom(waits["code"], cast.patient, uid()), 502)
    send(cast.town, waits, png(), 502)
    send(cast.stranger, waits, png(), 404)
    assert stow(cast.town, dicom(waits["code"], cast.patient, uid())).status == 502
    assert cast.town.get(path_of(waits))["state"] == "ordered"
    all_but_pictures_goes_on(cast, one, study)
    return waits


def test_pictures_answer_502_while_the_archive_is_away_and_all_else_goes_on():
    for data in on_both(fill_province):
        study, series, instance = uid(), uid(), uid()
        with tempfile.TemporaryDirectory(prefix="xinglin-archive-") as folder:
            archive = Archive(folder)
            try:
                with served(data, archive.port) as cast:  # it is not there yet, and the server starts
                    one = cast.order(kind="xray", priority="routine", repeat="随访")
                    picture = dicom(one["code"], cast.patient, study, series=series, instance=instance)
                    send(cast.town, one, picture, 502)
                    archive.start()
                    until(lambda: cast.server.ask(path_of(one, "/images"), "POST", {
                        "Authorization": f"Bearer {cast.town.bearer}", "Idempotency-Key": f"w{time.monotonic_ns()}",
                        "Content-Type": "application/octet-stream"}, picture).status == 201)
                    whole = addresses(study, series, instance)[7]
                    before = look(cast.centre, whole).body
                    assert bytes(range(64)) in before
                    in_state(cast.town, one, "queued")
                    archive.stop()
                    waits = away(cast, one, study, series, instance)
                    move(cast.centre, one, "claim")
                    move(cast.centre, one, "report", findings="未见异常", conclusion="未见异常", signer="张一")
                    archive.start()
                    until(lambda: cast.server.ask(whole, headers={"Authorization": f"Bearer {cast.centre.bearer}"}).status == 200)
                    assert bytes(range(64)) in look(cast.centre, whole).body
                    for path in addresses(study, series, instance)[:9]:
                        look(cast.centre, path)
                    send(cast.town, waits, dicom(waits["code"], cast.patient, uid()))
                    in_state(cast.town, waits, "queued")  # changes are heard of again
                    move(cast.town, waits, "cancel", cause="error")
                with served(data, port_free()) as cast:  # an address where nobody listens
                    one = cast.town.get(path_of(one))
                    waits = away(cast, one, study, series, instance)
                    move(cast.town, waits, "cancel", cause="error")
                    move(cast.second, one, "review", accord="full", signer="王二")
                    assert move(cast.second, one, "sign")["state"] == "final"
            finally:
                archive.stop()


def told_long(who, path, kind, length):
    """What is said to somebody who tells that so many bytes come, before he sends one."""
    connection = http.client.HTTPConnection("127.0.0.1", who.server.port, timeout=30)
    connection.putrequest("POST", path)
    for name, value in {"Authorization": f"Bearer {who.bearer}", "Idempotency-Key": f"w{time.monotonic_ns()}", "Content-Type": kind,
                        "Content-Length": str(length)}.items():
        connection.putheader(name, value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def padded(one, patient, size):
    """An object of this many bytes, to the byte: what follows its pixels is padding."""
    plain = dicom(one["code"], patient, uid())
    return plain + element(0xFFFC, 0xFFFC, b"OB", bytes(size - len(plain) - 12))


def test_a_request_of_eight_mebibytes_is_taken_and_a_byte_more_is_not():
    for data in on_both(fill_province):
        with tempfile.TemporaryDirectory(prefix="xinglin-archive-") as folder:
            archive = Archive(folder)
            archive.start()
            try:
                with served(data, archive.port) as cast:
                    one = cast.order(kind="ct", priority="routine", repeat="随访")
                    until(lambda: cast.server.ask(path_of(one, "/images"), "POST", {
                        "Authorization": f"Bearer {cast.town.bearer}", "Idempotency-Key": f"w{time.monotonic_ns()}",
                        "Content-Type": "application/octet-stream"}, b"no picture").status == 422)
                    good = padded(one, cast.patient, MOST)
                    assert len(good) == MOST
                    bytes_, parts = "application/octet-stream", "multipart/related; type=\"application/dicom\"; boundary=line"
                    assert told_long(cast.town, path_of(one, "/images"), bytes_, MOST + 1) == 413
                    assert told_long(cast.town, "/dicom-web/studies", parts, MOST + 1) == 413
                    assert told_long(cast.town, f"/dicom-web/studies/{uid()}", parts, 1 << 40) == 413
                    assert cast.town.get(path_of(one))["state"] == "ordered"
                    send(cast.town, one, good)
                    in_state(cast.town, one, "queued")
                    move(cast.town, one, "cancel", cause="error")
                    two = cast.order(kind="ct", priority="routine", repeat="随访")
                    assert stow(cast.town, padded(two, cast.patient, MOST - len(AROUND) - len(AROUND) % 2)).status == 200
                    in_state(cast.town, two, "queued")
                    move(cast.town, two, "cancel", cause="error")
            finally:
                archive.stop()


if __name__ == "__main__":
    run_tests(globals())
