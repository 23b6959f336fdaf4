"""DICOMweb over the server beside a real Orthanc, on both databases: QIDO of the two sides' own studies, STOW for
an open order alone, a public client unchanged (dicomweb_public), and what is refused."""
import fcntl
import json
import os
import subprocess

from journey import SOURCE, on_both, fill_province, run_tests
from picture import dicom, uid
from reading_test import NOTHING, centre_of, in_state, look, move, orthanc_of, path_of, reported, until

HERE = os.path.join(SOURCE, "tests", "journey", "dicomweb_public")
JSON = "application/dicom+json"


def installed():
    """The packages, once; tests of several builds may want them at the same time."""
    done = os.path.join(HERE, "node_modules", ".package-lock.json")
    with open(os.path.join(HERE, "package-lock.json"), encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.exists(done):
            subprocess.run(["npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"], cwd=HERE, check=True)


def stow(who, *objects, path="/dicom-web/studies", kind='multipart/related; type="application/dicom"; boundary=line', raw=None):
    body = b"".join(b"--line\r\nContent-Type: application/dicom\r\n\r\n" + o + b"\r\n" for o in objects) + b"--line--\r\n"
    return who.server.ask(path, "POST", {"Authorization": f"Bearer {who.bearer}", "Content-Type": kind, "Accept": JSON}, raw or body)


def failures(answer):
    return [(f["00081197"]["Value"][0], f["00000902"]["Value"][0]) for f in json.loads(answer.body)["00081198"]["Value"]]


def find(who, query="", status=200):
    answer = look(who, "/dicom-web/studies" + query, status)
    return json.loads(answer.body) if status == 200 else None


def value(found, tag):
    return found[tag]["Value"][0]


def test_an_object_is_taken_for_an_open_order_of_the_senders_house_alone():
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            one = cast.order(kind="xray", priority="routine", repeat="随访")
            study, series, first = uid(), uid(), uid()
            good = dicom(one["code"], cast.patient, study, series=series, instance=first)
            for who, status in ((cast.officer, 403), (cast.centre, 409), (cast.stranger, 409)):
                assert stow(who, good).status == status
            answer = stow(cast.town, dicom("YX-000000000000", cast.patient, study))
            assert answer.status == 409 and failures(answer) == [(0x0124, "no order here has the accession number 'YX-000000000000'")]
            assert failures(stow(cast.town, dicom("", cast.patient, study)))[0][0] == 0x0124
            assert "its patient the order's" in failures(stow(cast.town, dicom(one["code"], NOTHING, study)))[0][1]
            assert failures(stow(cast.town, b"no object at all")) == [(0xC000, "it is no DICOM object")]
            assert failures(stow(cast.town, good[:400]))[0][0] == 0xC000
            assert stow(cast.town).status == 400 and stow(cast.town, raw=b"--line\r\n\r\nhalf").status == 400
            assert stow(cast.town, good, kind="multipart/related").status == 400
            assert stow(cast.town, good, kind="application/dicom").status == 415
            assert stow(cast.town, good, path=f"/dicom-web/studies/{uid()}").status == 409
            assert stow(cast.town, good, path="/dicom-web/studies/..%2f1").status == 404
            assert cast.town.get(path_of(one))["state"] == "ordered"  # nothing of all that was kept
            look(cast.centre, f"/dicom-web/studies/{study}/metadata", 404)
            # some of it good: taken, and told which not
            answer = stow(cast.town, good, dicom("", cast.patient, study), dicom(one["code"], cast.patient, uid()))
            assert answer.status == 202 and answer.headers["Content-Type"].startswith(JSON)
            assert [value(o, "00081155") for o in json.loads(answer.body)["00081199"]["Value"]] == [first]
            assert [f[0] for f in failures(answer)] == [0x0124, 0x0124]
            assert stow(cast.town, dicom(one["code"], cast.patient, study, series=series), path=f"/dicom-web/studies/{study}").status == 200
            assert in_state(cast.town, one, "queued")["study"] == study
            assert "takes no image" in failures(stow(cast.town, good))[0][1]  # whole: nothing more of it
            # somebody else's study UID
            two = cast.order(kind="xray", priority="routine", repeat="随访")
            assert "its study the one that came first" in failures(stow(cast.town, dicom(two["code"], cast.patient, study)))[0][1]
            move(cast.town, two, "cancel", cause="changed")
            reported(cast, one)


def test_a_viewer_finds_the_studies_of_its_own_side_and_no_others():
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            one, two = cast.order(kind="ct", priority="routine", repeat="随访", part="头颅"), cast.order(kind="mr", repeat="随访")
            study, other = uid(), uid()
            assert stow(cast.town, dicom(one["code"], cast.patient, study, "CT"), dicom(one["code"], cast.patient, study, "CT")).status == 200
            assert stow(cast.town, dicom(two["code"], cast.patient, other, "MR")).status == 200
            for who in (cast.town, cast.centre):
                [got] = find(who, f"?AccessionNumber={one['code']}")
                assert [value(got, t) for t in ("0020000D", "00080050", "00080061", "00081030", "00100020")] == [study, one["code"], "CT", "头颅", cast.patient]
                assert value(got, "00100010") == {"Alphabetic": "王**"} and value(got, "00081190").endswith(f"/dicom-web/studies/{study}")
            date = value(find(cast.town, f"?StudyInstanceUID={study}")[0], "00080020")
            for query, wanted in ((f"?0020000D={study}", {study}), ("?ModalitiesInStudy=MR", {other}), ("?00080061=CT", {study}), ("?ModalitiesInStudy=PT", set()),
                                  (f"?PatientID={cast.patient}", {study, other}), (f"?PatientID={NOTHING}", set()), ("?PatientID=x", set()),
                                  (f"?StudyDate={date}", {study, other}), (f"?StudyDate={date}-", {study, other}), ("?StudyDate=-20200101", set()),
                                  (f"?StudyDate=20200101-{date}&limit=1", {other}), ("?limit=1&offset=1", {study}), ("?limit=0", set()),
                                  (f"?AccessionNumber={one['code']}' OR 1=1--".replace(" ", "%20"), set())):
                got = {value(s, "0020000D") for s in find(cast.centre, query)}
                assert got & {study, other} == wanted, (query, got)
            assert find(cast.stranger) == []
            find(cast.officer, status=403)
            for wrong in ("?colour=red", "?limit=x", "?offset=-1", "?StudyDate=2020", "?StudyDate=20201341", "?StudyDate=-"):
                look(cast.centre, "/dicom-web/studies" + wrong, 400)
            [series] = json.loads(look(cast.centre, f"/dicom-web/studies/{study}/series?limit=1").body)
            assert value(series, "00080060") == "CT"
            objects = json.loads(look(cast.centre, f"/dicom-web/studies/{study}/instances").body)
            assert len(objects) == 2
            within = f"/dicom-web/studies/{study}/series/{value(objects[0], '0020000E')}/instances"
            assert len(json.loads(look(cast.centre, within).body)) == 1
            whole = f"{within}/{value(objects[0], '00080018')}"
            assert bytes(range(64)) in look(cast.centre, whole + "/frames/1").body
            assert value(json.loads(look(cast.centre, whole + "/metadata").body)[0], "0020000D") == study
            for wrong in ("/frames/0", "/frames/x", "/frames/1%2f..", "/frames/1,2", "/bulk/7fe00010"):
                look(cast.centre, whole + wrong, 404)
            for path in (f"/dicom-web/studies/{study}/series", within, f"/dicom-web/studies/{study}"):
                look(cast.stranger, path, 404)
                look(cast.officer, path, 403)
            # the archive is down: pictures are told as missing, the list of them goes on
            pid = orthanc_of(cast)
            os.kill(pid, 19)
            try:
                assert {value(s, "0020000D") for s in find(cast.centre)} >= {study, other}
            finally:
                os.kill(pid, 18)
            for each in (one, two):
                in_state(cast.town, each, "queued")
                move(cast.town, each, "cancel", cause="changed")


def test_a_public_client_is_served_unchanged():
    installed()
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            one = cast.order(kind="xray", priority="routine", repeat="随访")
            study = uid()
            good, bad = os.path.join(cast.folder, "good.dcm"), os.path.join(cast.folder, "bad.dcm")
            for path, code in ((good, one["code"]), (bad, "YX-000000000000")):
                with open(path, "wb") as file:
                    file.write(dicom(code, cast.patient, study))
            done = subprocess.run(["node", os.path.join(HERE, "client.mjs"), f"http://127.0.0.1:{cast.server.port}/dicom-web",
                                   cast.town.bearer, cast.centre.bearer, study, one["code"], good, bad],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False, timeout=120)
            assert done.returncode == 0, done.stdout[-3000:]
            in_state(cast.town, one, "queued")
            move(cast.town, one, "cancel", cause="changed")


if __name__ == "__main__":
    run_tests(globals())
