"""The whole way of a chest pain between the levels, on both databases beside a real Orthanc: an ECG is taken in a
township by its device, read by the county, its critical value told and heard; the patient goes up by the green channel with
that reading, is treated, sent down and followed up, every clock kept; then the same with one clock missed on purpose, which
is told to the chief and to the bureau."""
import datetime

import referral_test
from journey import on_both, fill_province, run_tests
from picture import dicom
from placement_test import Party
from reading_test import centre_of, in_state, move, older, path_of, store, until
from worklist_test import told

UP = {"direction": "up", "taker": "H3", "priority": "green", "department": "心血管内科", "doctor": "周某", "phone": "0990-2",
      "diagnosis": "I21.900", "impression": "急性心肌梗死", "reason": "emergency", "summary": "胸痛2小时", "consent": "self",
      "consent_note": "存病历夹"}


def soon(hours):
    return (datetime.datetime.now().astimezone() + datetime.timedelta(hours=hours)).isoformat(timespec="seconds")


def acquired(cast):
    """Ordered, told to the device, taken and sent by it: in the queue."""
    one = cast.order(repeat="胸痛再发")
    [line] = until(lambda: told(cast, "EASTCR", one))
    assert store(cast, dicom(one["code"], line["0010,0020"], line["0020,000d"], "ECG")) == 0
    return in_state(cast.centre, one, "queued")


def referred(cast, one):
    """Up by the green channel with what was read."""
    seen = cast.town.get(path_of(one))
    up = cast.town.good("/api/referrals", {**UP, "patient": cast.patient, "vitals": f"心电图 {one['code']}：{seen['conclusion']}"})
    cast.town.good(referral_test.path_of(up, "/results"), {"name": "心电图", "finding": seen["conclusion"], "recognised": True})
    return referral_test.move(cast.town, up, "submit")


def kept(who, thing, path):
    """Every clock that ended with a step ended in time."""
    steps = [s for s in who.get(path)["steps"] if s["clock"] != "none" and s["due"]]
    assert steps and all(s["made"] <= s["due"] for s in steps), steps
    return {s["clock"] for s in steps}


def inbox(who, thing):
    return next((i for i in who.get("/api/home")["inbox"] if i["link"].endswith(thing["id"])), None)


def test_every_clock_is_kept_from_the_ecg_to_the_follow_up():
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            one = acquired(cast)
            assert inbox(cast.centre, one)["kind"] == "reading" and one["clock"] == "read_ecg"
            move(cast.centre, one, "claim")
            move(cast.centre, one, "alert", note="急性下壁心肌梗死，请即刻转运")
            assert "危急值待确认" in inbox(cast.town, one)["title"]  # before all else that waits
            move(cast.town, one, "acknowledge", signer="周某")
            assert inbox(cast.town, one) is None
            move(cast.centre, one, "report", findings="II III aVF 抬高", conclusion="急性下壁心肌梗死", signer="张一")
            up = referred(cast, one)
            take = lambda name, **more: referral_test.move(cast.centre, up, name, **more)
            take("receive")
            take("accept", place="CCU 3床", at=soon(1))
            take("arrive")
            move(cast.second, one, "review", accord="full", signer="王二")
            assert move(cast.second, one, "sign")["state"] == "final"
            take("discharge")
            take("complete", note="右冠植入支架一枚，恢复良好")
            assert referral_test.move(cast.town, up, "acknowledge")["state"] == "closed"
            down = cast.centre.good("/api/referrals", {**UP, "direction": "down", "based_on": up["id"], "taker": "H1", "priority": "routine",
                                                       "reason": "rehabilitation", "plan": "康复锻炼", "warning": "再发胸痛"})
            day = (datetime.date.today() + datetime.timedelta(days=3)).isoformat()
            cast.centre.good(referral_test.path_of(down, "/drugs"), {"name": "阿司匹林", "dose": "100 mg qd"})
            cast.centre.good(referral_test.path_of(down, "/tasks"), {"about": "首次随访：血压、胸痛", "due": day})
            referral_test.move(cast.centre, down, "submit")
            referral_test.move(cast.town, down, "receive")
            referral_test.move(cast.town, down, "accept")
            home = referral_test.move(cast.town, down, "settle")
            cast.town.good(referral_test.path_of(down, f"/tasks/{home['tasks'][0]['id']}/result"), {"result": "血压 120/70，无胸痛"})
            assert cast.town.get(referral_test.path_of(down))["state"] == "followed_up"
            assert {"read_ecg", "critical"} <= kept(cast.town, one, path_of(one))
            assert {"ack", "decision"} <= kept(cast.town, up, referral_test.path_of(up))
            kept(cast.town, down, referral_test.path_of(down))
            figures = cast.officer.get("/api/reading-figures?kind=ecg")
            mine = next((c for c in figures["centres"] if c["centre"] == "H3"), None)
            assert mine is None or mine["late_n"] == 0, figures


def test_a_missed_reading_is_told_to_the_chief_and_then_to_the_bureau():
    for data in on_both(fill_province):
        with centre_of(data) as cast:
            chief = Party(cast.server, "manager", "H3")
            one = acquired(cast)
            assert inbox(chief, one) is None and inbox(cast.officer, one) is None
            older(cast.server.data, one, 10, "reading")  # the green channel has ten minutes
            assert inbox(chief, one)["kind"] == "reading_late" and inbox(cast.officer, one) is None
            older(cast.server.data, one, 10, "reading")
            late = inbox(cast.officer, one)
            assert late["kind"] == "reading_late" and "胸痛" not in str(late) and "王" not in late["title"]
            # a lease that ran out: what he wrote is not taken, and another one may claim it
            move(cast.centre, one, "claim")
            leased(cast.server.data, one)
            cast.centre.bad(409, path_of(one, "/moves"), {"move": "report", "findings": "x", "conclusion": "x", "signer": "张一"}, "the lease has run out")
            assert move(cast.second, one, "claim")["mine"]
            cast.centre.bad(409, path_of(one, "/moves"), {"move": "claim"}, "another doctor reads it")
            move(cast.second, one, "report", findings="II III aVF 抬高", conclusion="急性下壁心肌梗死", signer="王二")
            step = next(s for s in cast.town.get(path_of(one))["steps"] if s["clock"] == "read_ecg")
            assert step["made"] > step["due"]  # the miss stays
            move(cast.centre, one, "review", accord="full", signer="张一")
            move(cast.centre, one, "sign")


def leased(data, one):
    """The lease's time passes."""
    referral_test.run_sql(data, f"UPDATE reading SET lease_ms = lease_ms - {16 * 60000} WHERE id = '{one['id']}'")


if __name__ == "__main__":
    run_tests(globals())
