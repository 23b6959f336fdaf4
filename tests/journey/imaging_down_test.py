"""The picture archive away, over HTTP on both databases: an Orthanc of somebody else's that is stopped and
comes back, and an address where nobody listens. Pictures answer 502, each of them; all else goes on; and
it is as before when the archive is back. How much a request holds is here, too: to the byte; what a long one
costs in memory; and that nothing of it stays where it is refused or broken off."""
import base64
import contextlib
import hashlib
import http.client
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.request

from journey import Server, fill_province, on_both, run_tests
from dicomweb_test import stow
from fhir_test import Reader
from file_test import SANITIZED
from picture import dicom, element, png, uid
from reading_test import NOTHING, Cast, agree, in_state, look, move, path_of, port_free, send, until

SECRET = "gateway:" + "s3cret-of-this-test"
PLUGIN = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so"
MOST, MIB = 256 << 20, 1 << 20  # of a request, where nothing else is said
HERE = 8 << 20  # as long as that it stays in memory
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

    def count(self):
        """How many objects it has."""
        secret = base64.b64encode(SECRET.encode()).decode()
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}/statistics", headers={"Authorization": f"Basic {secret}"})
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return json.load(answer)["CountInstances"]

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(60)
            self.process = None


@contextlib.contextmanager
def served(data, port, *options):
    os.environ["XINGLIN_IMAGING_SECRET"] = SECRET
    try:
        with Server(data, "--imaging-url", f"http://127.0.0.1:{port}", *options) as server:
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


BYTES, PARTS = "application/octet-stream", "multipart/related; type=\"application/dicom\"; boundary=line"


def begun(who, path, kind, length):
    """The head of a request that tells how long its body is; None: in chunks."""
    connection = http.client.HTTPConnection("127.0.0.1", who.server.port, timeout=60)
    connection.putrequest("POST", path)
    for name, value in {"Authorization": f"Bearer {who.bearer}", "Idempotency-Key": f"w{time.monotonic_ns()}", "Content-Type": kind,
                        **({"Transfer-Encoding": "chunked"} if length is None else {"Content-Length": str(length)})}.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection


def told_long(who, path, kind, length):
    """What is said to somebody who tells that so many bytes come, before he sends one."""
    with contextlib.closing(begun(who, path, kind, length)) as connection:
        return connection.getresponse().status


def in_chunks(who, path, kind, data):
    with contextlib.closing(begun(who, path, kind, None)) as connection:
        try:
            for at in range(0, len(data), MIB):
                piece = data[at:at + MIB]
                connection.send(b"%x\r\n" % len(piece) + piece + b"\r\n")
            connection.send(b"0\r\n\r\n")
        except OSError:
            pass  # it was cut; what it said is there
        return connection.getresponse().status


def padded(one, patient, size, study=None, **more):
    """An object of this many bytes, to the byte: what follows its pixels is padding."""
    plain = dicom(one["code"], patient, study or uid(), **more)
    block = bytes(range(256)) * 256
    return plain + element(0xFFFC, 0xFFFC, b"OB", (block * ((size - len(plain)) // len(block) + 1))[:size - len(plain) - 12])


def ready(cast, one):
    until(lambda: cast.server.ask(path_of(one, "/images"), "POST", {
        "Authorization": f"Bearer {cast.town.bearer}", "Idempotency-Key": f"w{time.monotonic_ns()}",
        "Content-Type": BYTES}, b"no picture").status == 422)


@contextlib.contextmanager
def beside_an_archive(data, *options):
    """A server with an archive that answers, a folder of its own where long bodies wait."""
    with tempfile.TemporaryDirectory(prefix="xinglin-archive-") as folder:
        os.mkdir(os.path.join(folder, "archive"))
        archive = Archive(os.path.join(folder, "archive"))
        archive.start()
        try:
            with served(data, archive.port, "--staging", os.path.join(folder, "staging"), *options) as cast:
                cast.staging = os.path.join(folder, "staging")
                one = cast.order(kind="ct", priority="routine", repeat="随访")
                ready(cast, one)
                yield cast, archive, one
        finally:
            archive.stop()


def peak_mib(cast):
    with open(f"/proc/{cast.server.process.pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024


def next_order(cast, before):
    if before:
        move(cast.town, before, "cancel", cause="error")
    return cast.order(kind="ct", priority="routine", repeat="随访")


def test_a_request_holds_what_is_said_and_not_a_byte_more():
    for data in on_both(fill_province):
        with beside_an_archive(data) as (cast, _, one):
            assert told_long(cast.town, path_of(one, "/images"), BYTES, MOST + 1) == 413
            assert told_long(cast.town, "/dicom-web/studies", PARTS, MOST + 1) == 413
            assert told_long(cast.town, f"/dicom-web/studies/{uid()}", PARTS, 1 << 40) == 413
            assert cast.town.get(path_of(one))["state"] == "ordered"
            for size in (HERE, HERE + 2):  # in memory, and sealed on disk
                send(cast.town, one, padded(one, cast.patient, size))
                in_state(cast.town, one, "queued")
                one = next_order(cast, one)
            move(cast.town, one, "cancel", cause="error")
        with beside_an_archive(data, "--imaging-limit", "9") as (cast, archive, one):
            before = archive.count()
            good = padded(one, cast.patient, 9 * MIB)
            assert len(good) == 9 * MIB
            assert told_long(cast.town, path_of(one, "/images"), BYTES, 9 * MIB + 1) == 413
            assert told_long(cast.town, "/dicom-web/studies", PARTS, 9 * MIB + 1) == 413
            assert in_chunks(cast.town, path_of(one, "/images"), BYTES, good + b"\0") == 413
            until(lambda: archive.count() == before and os.listdir(cast.staging) == [])  # gone with the connection
            assert in_chunks(cast.town, path_of(one, "/images"), BYTES, good) == 201
            in_state(cast.town, one, "queued")
            one = next_order(cast, one)
            assert stow(cast.town, padded(one, cast.patient, 9 * MIB - len(AROUND) - len(AROUND) % 2)).status == 200
            in_state(cast.town, one, "queued")
            move(cast.town, one, "cancel", cause="error")


def refused_whole(cast, archive, one):
    """Nothing of a long object that does not belong stays anywhere."""
    before, study = archive.count(), uid()
    long = padded(one, cast.patient, 12 * MIB, study)
    for who, path, kind, status in ((cast.officer, "/dicom-web/studies", PARTS, 403), (cast.stranger, path_of(one, "/images"), BYTES, 404),
                                    (cast.centre, path_of(one, "/images"), BYTES, 403)):
        assert told_long(who, path, kind, len(long)) == status  # before a byte of it comes
    for who in (cast.centre, cast.stranger):
        assert stow(who, long).status == 409
    assert stow(cast.town, padded({"code": "YX-000000000000"}, cast.patient, 12 * MIB)).status == 409
    assert stow(cast.town, padded(one, NOTHING, 12 * MIB)).status == 409
    assert stow(cast.town, long, path=f"/dicom-web/studies/{uid()}").status == 409
    assert stow(cast.town, b"no object " * MIB).status == 409
    assert stow(cast.town, raw=b"--line\r\n\r\n" + long + b"\r\n--line\r\n\r\n" + long[:MIB]).status == 400  # its first object is whole
    assert stow(cast.town, long, kind="multipart/related").status == 400
    send(cast.town, one, padded({"code": "YX-000000000000"}, cast.patient, 12 * MIB), 409)
    send(cast.town, one, padded(one, NOTHING, 12 * MIB), 409)
    send(cast.town, one, b"no object " * MIB, 422)
    send(cast.town, one, png() + bytes(33 * MIB), 413)  # no photograph is so long
    until(lambda: archive.count() == before and os.listdir(cast.staging) == [])
    assert cast.town.get(path_of(one))["state"] == "ordered"
    look(cast.centre, f"/dicom-web/studies/{study}", 404)


def broken_off(cast, archive, one):
    before, long = archive.count(), padded(one, cast.patient, 24 * MIB)
    body = b"--line\r\nContent-Type: application/dicom\r\n\r\n" + long + b"\r\n--line--\r\n"
    for path, kind, data in ((path_of(one, "/images"), BYTES, long), ("/dicom-web/studies", PARTS, body)):
        connection = begun(cast.town, path, kind, len(data))
        connection.send(data[:16 * MIB])
        until(lambda: os.listdir(cast.staging))  # it is on its way
        connection.sock.shutdown(socket.SHUT_RDWR)
        connection.close()
        until(lambda: os.listdir(cast.staging) == [])
    assert archive.count() == before
    assert cast.town.get(path_of(one))["state"] == "ordered"


def test_a_long_object_costs_no_memory_and_stays_whole_or_not_at_all():
    for data in on_both(fill_province):
        with beside_an_archive(data) as (cast, archive, one):
            refused_whole(cast, archive, one)
            broken_off(cast, archive, one)
            before = peak_mib(cast)
            for way in ("stow", "images"):
                study, series, instance = uid(), uid(), uid()
                long = padded(one, cast.patient, 100 * MIB, study, series=series, instance=instance)
                began = time.monotonic()
                if way == "stow":
                    assert stow(cast.town, long).status == 200
                else:
                    send(cast.town, one, long)
                print(f"        {way}: 100 MiB in {time.monotonic() - began:.1f} s, the server at most {peak_mib(cast):.0f} MiB, {peak_mib(cast) - before:.1f} more than before")
                assert SANITIZED or peak_mib(cast) - before < 16
                until(lambda: os.listdir(cast.staging) == [])
                answer = look(cast.centre, f"/dicom-web/studies/{study}/series/{series}/instances/{instance}")
                assert hashlib.sha256(long).digest() == hashlib.sha256(answer.body[answer.body.index(b"\r\n\r\n") + 4:][:len(long)]).digest()
                in_state(cast.town, one, "queued")
                one = next_order(cast, one)
            # a photograph of a telephone, longer than what stays in memory
            send(cast.town, one, png(4096, 2400, noise=True))
            assert look(cast.centre, f"/dicom-web/studies/{in_state(cast.town, one, 'queued')['study']}/instances").status == 200
            assert SANITIZED or peak_mib(cast) - before < 16
            move(cast.town, one, "cancel", cause="error")


if __name__ == "__main__":
    run_tests(globals())
