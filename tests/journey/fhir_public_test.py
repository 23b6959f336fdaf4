"""Public FHIR clients and validators (fhir_public/package.json) against the served program, on
both databases: each type has something in it."""
import fcntl
import os
import subprocess

from journey import SOURCE, Server, fill_province, on_both, run_tests
from bulletin_test import programme
from placement_test import Party, day
import consult_test
import visit_test


HERE = os.path.join(SOURCE, "tests", "journey", "fhir_public")


def installed():
    """The packages, once; tests of several builds may want them at the same time."""
    done = os.path.join(HERE, "node_modules", ".package-lock.json")
    with open(os.path.join(HERE, "package-lock.json"), encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not os.path.exists(done):
            subprocess.run(["npm", "ci", "--omit=optional", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"], cwd=HERE, check=True)


def things(server):
    """Of each type one at least."""
    consult, clinic = consult_test.Cast(server), visit_test.Cast(server)
    consult_test.agree(consult)
    one = consult.draft()
    consult_test.move(consult.asker, one, "invite")
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
        with Server(data) as server:
            clinician, officer, auditor = things(server)
            words = [f"{t}={clinician}" for t in ("Patient", "Appointment", "ServiceRequest", "Task", "Communication", "Consent")]
            done = subprocess.run(["node", os.path.join(HERE, "clients.mjs"), f"http://127.0.0.1:{server.port}/fhir",
                                   f"other={officer}", f"AuditEvent={auditor}", *words],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False, timeout=300)
            assert done.returncode == 0, done.stdout[-3000:]
            print(f"        {done.stdout.strip().splitlines()[-1]}")


if __name__ == "__main__":
    run_tests(globals())
