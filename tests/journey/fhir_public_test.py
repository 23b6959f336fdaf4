"""Public FHIR clients and validators (fhir_public/package.json) against the served program, on
both databases: each type has something in it."""
import fcntl
import os
import subprocess

from journey import SOURCE, fill_province, on_both, run_tests
from bulletin_test import programme
from placement_test import Party, day
from picture import png
import consult_test
import reading_test
import visit_test


HERE = os.path.join(SOURCE, "tests", "journey", "fhir_public")


def installed():
    """The packages, once; tests of several builds may want them at the same time."""
    done = os.path.join(HERE, "node_modules", ".package-lock.json")
    with open(os.path.join(HERE, "package-lock.json"), encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.exists(done):
            subprocess.run(["npm", "ci", "--omit=optional", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"], cwd=HERE, check=True)


def read(cast):
    """An ECG with a critical value that waits, reported, amended; and one that waits for its picture."""
    cast.order(repeat="复查")
    one = cast.order(repeat="复查")
    reading_test.send(cast.town, one, png())
    reading_test.in_state(cast.town, one, "queued")
    reading_test.reported(cast, one)
    reading_test.move(cast.second, one, "amend", note="补测", findings="同前", conclusion="同前", signer="王二")
    reading_test.move(cast.centre, one, "alert", note="急性心梗")
    reading_test.move(cast.town, one, "acknowledge", signer="周某")
    reading_test.move(cast.centre, one, "alert", note="又一次")
    return one


def things(server):
    """Of each type one at least."""
    consult, clinic = consult_test.Cast(server), visit_test.Cast(server)
    one = consult.draft()
    consult_test.move(consult.asker, one, "invite")
    consult_test.move(consult.invited, one, "accept", expert="P1")
    consult_test.move(consult.invited, one, "schedule", at=consult_test.soon(), meeting="https://meeting.example/1")
    consult_test.move(consult.asker, one, "begin")
    consult_test.move(consult.expert, one, "sign", note="建议上转", signer="张一")
    consult.asker.good(f"/api/consults/{one['id']}/messages", {"text": "心超今日已补"})
    referral = consult.asker.good("/api/referrals", {"direction": "up", "patient": consult.patient, "taker": "H3", "priority": "urgent",
                                                     "department": "骨科", "doctor": "李某", "phone": "0990-1", "diagnosis": "S72.000",
                                                     "impression": "股骨颈骨折", "reason": "technique", "summary": "跌倒", "consent": "self",
                                                     "consent_note": "病历夹"})
    consult.asker.good(f"/api/referrals/{referral['id']}/moves", {"move": "submit"})
    visit = visit_test.opened(clinic)
    visit_test.confirm(clinic, visit_test.hold(clinic, visit).json)
    clinic.officer.good("/api/visit-series", {"programme": "p", "practitioner_code": "P3", "organization": "H1", "weekday": 1, "every_weeks": 1,
                                              "from": day(400), "until": day(420), "starts": "18:00", "ends": "19:00", "slot_n": 2,
                                              "township_n": 0, "release_hours": 0, "discipline": "骨科"})
    person = clinic.officer.get("/api/practitioners?limit=200")["items"][0]
    if not clinic.officer.get(f"/api/practitioners/{person['id']}")["roles"]:
        clinic.officer.good(f"/api/practitioners/{person['id']}/roles", {"kind": "temporary", "organization": "H2", "from": day(-10), "until": day(100)})
    return consult.asker.bearer, clinic.officer.bearer, Party(server, "auditor", "990000").bearer


def test_public_clients_are_served_and_public_validators_find_nothing():
    installed()
    for data in on_both(fill_province):
        programme(data)
        with reading_test.centre_of(data) as cast:
            server, one = cast.server, read(cast)
            clinician, officer, auditor = things(server)
            words = [f"{t}={clinician}" for t in ("Patient", "Appointment", "ServiceRequest", "Task", "Communication", "Consent", "ImagingStudy", "DiagnosticReport", "DocumentReference")]
            done = subprocess.run(["node", os.path.join(HERE, "clients.mjs"), f"http://127.0.0.1:{server.port}/fhir",
                                   f"other={officer}", f"AuditEvent={auditor}", f"reading={one['id']}", *words],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False, timeout=300)
            assert done.returncode == 0, done.stdout[-3000:]
            print(f"        {done.stdout.strip().splitlines()[-1]}")


if __name__ == "__main__":
    run_tests(globals())
