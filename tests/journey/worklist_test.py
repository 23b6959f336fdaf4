"""Worklists of devices, asked for as a device asks: each device is told of the orders of its own organization
that wait, with the patient's name; an order that is answered or cancelled is told no more."""
import os
import re
import subprocess
import tempfile

from journey import on_both, fill_province, run_tests
from picture import dicom
from reading_test import centre_of, in_state, move, path_of, store, until

KEYS = ("0008,0050", "0010,0010", "0010,0020", "0010,0040", "0020,000d", "0032,1060")


def asked(cast, aet, station=""):
    """findscu as the device `aet`, for what `station` is to take: the answers, each a dict by KEYS."""
    with tempfile.TemporaryDirectory(prefix="xinglin-find-") as folder:
        step = () if station is None else ("-k", "(0040,0100)[0].Modality=", "-k", f"(0040,0100)[0].ScheduledStationAETitle={station}")
        words = [w for k in KEYS for w in ("-k", k)] + ["-k", "0008,0005"]
        done = subprocess.run(["findscu", "-W", "-X", "-od", folder, "-aet", aet, "-aec", "XINGLIN", *words, *step, "127.0.0.1",
                               str(cast.dicom_port)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode:
            return None
        found = []
        for name in sorted(os.listdir(folder)):
            text = subprocess.run(["dcmdump", "+U8", os.path.join(folder, name)], stdout=subprocess.PIPE, check=True).stdout.decode()
            found.append({k: (re.search(rf"\({k}\) \w\w \[(.*?)\]", text) or [None, ""])[1] for k in KEYS + ("0040,0001", "0008,0060")})
        return found


def told(cast, aet, one):
    return [f for f in asked(cast, aet) or [] if f["0008,0050"] == one["code"]]


def test_a_device_is_told_of_the_orders_of_its_own_house_with_the_patients_name():
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            patient = cast.town.good("/api/patients", {"name": "欧阳建国", "id_number": "11010519491231002X"})["id"]
            one = cast.town.good("/api/readings", {**cast.body(kind="xray", priority="routine", part="胸部正位"), "patient": patient})
            [got] = until(lambda: told(cast, "EASTCR", one))
            assert (got["0010,0010"], got["0010,0020"], got["0032,1060"]) == ("欧阳建国", patient, "胸部正位"), got
            assert (got["0010,0040"], got["0008,0060"], got["0040,0001"]) == ("F", "DX", "EASTCR"), got
            for station in ("", "EASTCR", "*", None):  # another house's device, whatever it asks for
                assert all(f["0008,0050"] != one["code"] for f in asked(cast, "ODDCR", station) or []), station
            assert asked(cast, "STRANGER") is None  # nobody's
            opened = [a for a in cast.officer.get("/api/audit?limit=200")["items"] if a["action"] == "reading.worklist"]
            assert [a["object"] for a in opened] == [patient]  # opened once, however often it is asked for
            # the device stamps what it was told: it is the order's study
            assert store(cast, dicom(one["code"], patient, got["0020,000d"])) == 0
            assert in_state(cast.town, one, "queued")["study"] == got["0020,000d"]
            until(lambda: told(cast, "EASTCR", one) == [])
            # taken again: told again, as another study
            move(cast.centre, one, "reject", cause="incomplete", note="体位不正")
            move(cast.town, one, "retake")
            [again] = until(lambda: told(cast, "EASTCR", one))
            assert again["0020,000d"] != got["0020,000d"]
            move(cast.town, one, "cancel", cause="changed")
            until(lambda: told(cast, "EASTCR", one) == [])
            assert cast.town.get(path_of(one))["state"] == "cancelled"


if __name__ == "__main__":
    run_tests(globals())
