"""Consultations over HTTP on both databases: invited with consent, accepted with an expert, talked over,
the opinion signed by the invited side and the decision by the inviting one, counted for the apprentice,
turned into a referral; and what is refused."""
import datetime
import time

from journey import CONTRACT, Server, check, fill_province, on_both, run_tests
from bulletin_test import programme
from placement_test import Party
from referral_test import NOTHING, PDF, look, looks, older, put, refused, soon, stage as county_stage

NAME = "会诊协议"


class Cast:
    def __init__(self, server):
        self.server = server
        self.asker = Party(server, "clinician", "H1")
        self.invited = Party(server, "clinician", "H3")
        self.expert = Party(server, "expert", "P1")
        self.stranger = Party(server, "clinician", "H2")
        self.officer = Party(server, "officer", "990000")
        self.patient = self.asker.good("/api/patients", {"name": "王建国", "phone": "13800001234"})["id"]
        if not any(p["code"] == "A1" for p in self.officer.get("/api/practitioners?limit=200")["items"]):
            self.officer.good("/api/practitioners", {"organization": "H1", "code": "A1", "name": "徒一", "discipline": "骨科", "title_rank": 2})

    def draft(self, **more):
        return self.asker.good("/api/consults", {
            "patient": self.patient, "invitee": "H3", "apprentice": "A1", "priority": "urgent", "doctor": "李某", "phone": "0990-1",
            "diagnosis": "S72.000", "summary": "股骨颈骨折，合并冠心病", "reason": "围术期风险高", "purpose": "定手术方案", "specialty": "骨科",
            "title_rank": 3, "wanted": soon(), "consent": "self", "consent_note": "存病历夹", **more})


def stage():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            yield Cast(server)


def path_of(one, rest=""):
    return f"/api/consults/{one['id']}{rest}"


def move(who, one, name, **more):
    return who.good(path_of(one, "/moves"), {"move": name, **more})


def agree(cast):
    if not any(a["name"] == NAME for a in cast.officer.get("/api/agreements?limit=200")["items"]):
        cast.officer.good("/api/agreements", {"purpose": "referral", "name": NAME, "lead": "H3", "members": ["H1"], "from": "2020-01-01"})


def paired(cast):
    """P1 and A1 are a pair that has agreed."""
    pairs = [m for m in cast.officer.get("/api/mentorships?practitioner=A1&limit=200")["items"] if m["state"] == "agreed"]
    if pairs:
        return pairs[0]
    made = cast.officer.good("/api/mentorships", {"programme": "p", "mentor_code": "P1", "apprentice_code": "A1"})
    where = f"/api/mentorships/{made['id']}/moves"
    cast.expert.good(where, {"move": "agree"})
    return Party(cast.server, "manager", "H1").good(where, {"move": "agree"})


def test_an_opinion_is_asked_for_signed_decided_on_and_counts_as_teaching():
    for cast in stage():
        one = cast.draft(consent="none")
        check(path_of(one), one)
        assert one["state"] == "draft" and one["name"] == "王**" and [m["move"] for m in one["moves"]] == ["invite", "discard"]
        cast.invited.bad(404, path_of(one), method="GET")
        cast.asker.bad(422, path_of(one, "/moves"), {"move": "invite"}, "consent")
        if not any(a["name"] == NAME for a in cast.officer.get("/api/agreements?limit=200")["items"]):
            cast.asker.bad(409, path_of(one, "/moves"), {"move": "invite", "consent": "self", "consent_note": "存病历夹"}, "no agreement")
        agree(cast)
        pair = paired(cast)
        met = len(cast.officer.get(f"/api/mentorships/{pair['id']}")["meetings"])
        sent = move(cast.asker, one, "invite", consent="self", consent_note="存病历夹")
        assert (sent["state"], sent["owner"], sent["clock"]) == ("invited", "invitee", "answer")
        cast.asker.bad(412, path_of(one, "/moves"), {"move": "cancel", "cause": "error", "version": 1})
        cast.stranger.bad(404, path_of(one), method="GET")
        cast.stranger.bad(404, path_of(one, "/messages"), {"text": "x"})
        above = cast.officer.get(path_of(one))
        assert above["name"] is None and above["summary"] is None and above["moves"] == [] and above["specialty"] == "骨科"
        cast.asker.bad(403, path_of(one, "/moves"), {"move": "accept", "expert": "P1"}, "not the part of the asker")
        cast.invited.bad(422, path_of(one, "/moves"), {"move": "accept"}, "expert")
        cast.invited.bad(422, path_of(one, "/moves"), {"move": "accept", "expert": "A1"}, "nobody of that organization")
        cast.invited.bad(409, path_of(one, "/moves"), {"move": "sign", "note": "x", "signer": "x"}, "that is invited has no 'sign'; allowed: accept, decline, cancel")
        taken = move(cast.invited, one, "accept", expert="P1")
        assert taken["expert_name"] == "张一" and taken["clock"] == "opinion"
        cast.invited.bad(422, path_of(one, "/moves"), {"move": "schedule", "at": soon(), "meeting": "http://x"}, "https")
        set_ = move(cast.invited, one, "schedule", at=soon(), meeting="https://meeting.example/17")
        assert set_["meeting"] == "https://meeting.example/17"
        cast.asker.good(path_of(one, "/messages"), {"text": "心超今日已补"})
        talk = cast.expert.good(path_of(one, "/messages"), {"text": "收到，EF 多少？"})["messages"]
        assert [m["party"] for m in talk] == ["asker", "invitee"]
        assert cast.expert.good(path_of(one, "/unmask"), {"purpose": "treatment"})["name"] == "王建国"
        move(cast.asker, one, "begin")
        cast.asker.bad(403, path_of(one, "/moves"), {"move": "sign", "note": "x", "signer": "x"})
        cast.asker.bad(409, path_of(one, "/referral"), said="no opinion")
        signed = move(cast.expert, one, "sign", note="建议上转行人工股骨头置换", signer="张一 主任医师")
        assert signed["state"] == "opinion_signed" and signed["owner"] == "asker" and signed["clock"] == "none"
        cast.expert.bad(409, path_of(one, "/moves"), {"move": "sign", "note": "改", "signer": "x"}, "allowed: decide")
        cast.expert.bad(403, path_of(one, "/moves"), {"move": "decide", "note": "x", "signer": "x"})
        meetings = cast.officer.get(f"/api/mentorships/{pair['id']}")["meetings"]
        assert len(meetings) == met + 1 and meetings[0]["kind"] == "consult" and one["code"] in meetings[0]["about"]
        decided = move(cast.asker, one, "decide", note="采纳，今日上转", signer="李某 主治医师")
        assert (decided["opinion"], decided["decider"]) == ("建议上转行人工股骨头置换", "李某 主治医师") and decided["refers"]
        cast.invited.bad(403, path_of(one, "/referral"))
        made = cast.asker.good(path_of(one, "/referral"))
        cast.asker.bad(409, path_of(one, "/referral"), said="already")
        draft = cast.asker.get(f"/api/referrals/{made['referral']}")
        assert (draft["state"], draft["taker"], draft["treatment"], draft["consent"]) == ("draft", "H3", "建议上转行人工股骨头置换", "none")
        assert move(cast.asker, one, "close")["state"] == "closed"
        assert cast.asker.get(path_of(one))["referral"] == made["referral"]
        mine = cast.expert.get("/api/consults?practitioner=A1")["items"]
        assert any(c["id"] == one["id"] for c in mine)


def test_declined_with_a_reason_and_late_answers_are_told():
    for cast in stage():
        agree(cast)
        one = cast.draft()
        move(cast.asker, one, "invite")
        spans = [datetime.datetime.fromisoformat(cast.asker.get(path_of(one))[k]) for k in ("since", "due")]
        assert spans[1] - spans[0] == datetime.timedelta(hours=1)
        mine = lambda who: next((i for i in who.get("/api/home")["inbox"] if i["link"] == "#/consults/" + one["id"]), None)
        assert mine(cast.invited)["kind"] == "consult" and "待答复" in mine(cast.invited)["title"]
        assert mine(cast.invited)["place"] == cast.invited.get(path_of(one))["invitee_name"]
        assert mine(cast.asker) is None and mine(cast.stranger) is None and mine(cast.officer) is None
        older(cast.server.data, one, 61, "consult")
        assert mine(cast.invited)["kind"] == "consult_late" and "超时" in mine(cast.invited)["title"]
        assert mine(Party(cast.server, "manager", "H3"))["kind"] == "consult_late" and mine(cast.officer) is None
        assert next(c for c in cast.officer.get("/api/consults?now=yes")["items"] if c["id"] == one["id"])["alarm"] == "whole"
        cast.invited.bad(422, path_of(one, "/moves"), {"move": "decline"}, "cause")
        cast.invited.bad(422, path_of(one, "/moves"), {"move": "decline", "cause": "other"}, "note")
        gone = move(cast.invited, one, "decline", cause="no_specialty")
        assert gone["state"] == "declined" and gone["moves"] == [] and gone["steps"][-1]["clock"] == "answer"
        assert gone["steps"][-1]["made"] > gone["steps"][-1]["due"]
        body = {"patient": cast.patient, "invitee": "H3"}
        cast.asker.bad(422, "/api/consults", body | {"invitee": "H1"}, "nobody invites himself")
        cast.asker.bad(422, "/api/consults", body | {"patient": NOTHING}, "no such patient")
        cast.asker.bad(422, "/api/consults", body | {"apprentice": "P1"}, "nobody of that organization")
        cast.expert.bad(403, "/api/consults", body, "an organization's")


def test_an_invitation_is_written_anew_until_it_is_sent():
    for cast in stage():
        agree(cast)
        one = cast.draft()
        body = {"patient": cast.patient, "invitee": "H3", "doctor": "李某", "phone": "0990-1", "diagnosis": "S72.000", "summary": "补充：合并糖尿病",
                "reason": "围术期风险高", "purpose": "定手术方案", "specialty": "心血管内科", "title_rank": 4, "wanted": soon(), "consent": "self",
                "consent_note": "存病历夹"}
        where = path_of(one)
        assert cast.asker.ask("PUT", where, body).status == 428
        cast.asker.bad(412, where, body, method="PUT", **{"If-Match": '"7"'})
        cast.asker.bad(422, where, body | {"invitee": "H1"}, "nobody invites himself", "PUT", **{"If-Match": '"1"'})
        cast.asker.bad(422, where, body | {"patient": NOTHING}, "no such patient", "PUT", **{"If-Match": '"1"'})
        cast.asker.bad(422, where, body | {"apprentice": "P1"}, "nobody of that organization", "PUT", **{"If-Match": '"1"'})
        for who in (cast.invited, cast.stranger):
            who.bad(404, where, body, method="PUT", **{"If-Match": '"1"'})
        cast.officer.bad(403, where, body, method="PUT", **{"If-Match": '"1"'})
        got = cast.asker.good(where, body, "PUT", **{"If-Match": '"1"'})
        assert (got["version"], got["specialty"], got["summary"], got["apprentice"]) == (2, "心血管内科", "补充：合并糖尿病", None)
        assert (got["code"], got["made"], got["state"]) == (one["code"], one["made"], "draft")
        cast.asker.bad(412, where, body, method="PUT", **{"If-Match": '"1"'})
        sent = move(cast.asker, one, "invite")
        cast.asker.bad(409, where, body, "is not changed any more", "PUT", **{"If-Match": f'"{sent["version"]}"'})
        cast.invited.bad(403, where, body, "by who writes it", "PUT", **{"If-Match": f'"{sent["version"]}"'})
        move(cast.asker, one, "cancel", cause="changed")


def test_files_and_the_signed_consent_are_for_the_two_sides():
    for cast in stage():
        agree(cast)
        one = cast.draft(consent="none", consent_note=None)
        path = path_of(one)
        cast.asker.bad(422, path_of(one, "/moves"), {"move": "invite"}, "consent_note")
        refused(put(cast.asker, path, content=b""), 422, "0 bytes")
        refused(put(cast.asker, path, content=b"plain words"), 422, "no PDF")
        refused(put(cast.asker, path, "a.docx"), 422, "should end in")
        assert put(cast.asker, path, size=(4 << 20) + 1).status == 413
        for who in (cast.invited, cast.stranger, cast.expert):
            assert put(who, path).status == 404
        assert put(cast.officer, path).status == 403
        other = put(cast.asker, path, "影像.png", b"\x89PNG\r\n\x1a\n.")
        assert other.status == 201 and other.json["consent"] == "none" and other.json["version"] == one["version"]
        cast.asker.bad(422, path_of(one, "/moves"), {"move": "invite", "consent": "self"}, "consent_note")  # no consent yet
        paper = put(cast.asker, path, "同意书.pdf", consent="guardian").json
        assert paper["consent"] == "guardian" and [m["consent"] for m in paper["materials"]] == ["none", "guardian"]
        check(path, paper)
        paper = paper["materials"][1]
        move(cast.asker, one, "invite")
        seen = cast.invited.get(path)["materials"]
        assert [m["party"] for m in seen] == ["asker", "asker"]
        assert look(cast.expert, path, paper).status == 404  # nobody has named him yet
        move(cast.invited, one, "accept", expert="P1")
        before = len(looks(cast.officer, "consult.file"))
        assert look(cast.expert, path, paper).body == PDF
        assert looks(cast.officer, "consult.file")[0] == paper["id"] and len(looks(cast.officer, "consult.file")) == before + 1
        refused(put(cast.expert, path, consent="self"), 403, "not the part of the invitee")
        assert put(cast.expert, path, "参考.pdf").json["materials"][2]["party"] == "invitee"
        for who, status in ((cast.stranger, 404), (cast.officer, 403)):
            assert look(who, path, paper).status == status
        assert cast.officer.get(path)["materials"] == []
        assert look(cast.asker, path_of(cast.draft()), paper).status == 404
        move(cast.asker, one, "cancel", cause="changed")
        refused(put(cast.asker, path), 409, "that is cancelled takes no file")
        assert look(cast.asker, path, paper).status == 200  # both keep the record


def test_a_township_asks_its_county_as_its_telephone_does():
    for cast in county_stage():
        body = {"kind": "consult", "priority": "urgent", "patient": cast.patient, "invitee": "H1", "specialty": "心血管内科", "summary": "头晕一周",
                "reason": "血压控制不佳", "purpose": "调整用药", "wanted": soon(), "doctor": "周某", "phone": "0990-1", "consent": "self", "consent_note": None}
        one = cast.town.good("/api/consults", body)
        path = path_of(one)
        if not any(a["name"] == "县域医共体" for a in cast.officer.get("/api/agreements?limit=200")["items"]):
            assert put(cast.town, path, consent="self").status == 201
            cast.town.bad(409, path + "/moves", {"move": "invite"}, "no agreement of T1 and H1")
            cast.officer.good("/api/agreements", {"purpose": "alliance", "name": "县域医共体", "lead": "H1", "members": ["T1"], "from": "2020-01-01"})
            one = cast.town.good("/api/consults", body)
            path = path_of(one)
        if not any(p["code"] == "A1" for p in cast.officer.get("/api/practitioners?limit=200")["items"]):
            cast.officer.good("/api/practitioners", {"organization": "H1", "code": "A1", "name": "徒一", "discipline": "心血管内科", "title_rank": 2})
        refused(put(cast.town, path, "note.jpg", b"plain words", "self"), 422, "no PDF")
        cast.town.bad(422, path + "/moves", {"move": "invite"}, "consent_note")  # the paper did not come
        again = cast.town.good(path, body | {"summary": "头晕一周，血压 168/96"}, "PUT", **{"If-Match": f'"{one["version"]}"'})  # the same draft anew
        assert again["id"] == one["id"] and again["summary"] == "头晕一周，血压 168/96"
        assert put(cast.town, path, "同意书.jpg", b"\xff\xd8\xff\xe0", "self").json["materials"][0]["consent"] == "self"
        sent = move(cast.town, one, "invite")
        assert (sent["state"], sent["owner"], sent["parties"]) == ("invited", "invitee", ["asker"])
        assert any(c["id"] == one["id"] for c in cast.town.get("/api/consults?now=yes&limit=50")["items"])
        cast.stranger.bad(404, path, method="GET")
        cast.city.bad(404, path + "/messages", {"text": "x"})
        cast.town.good(path + "/messages", {"text": "影像已上传"})
        move(cast.county, one, "accept", expert="A1")
        move(cast.town, one, "schedule", at=soon())
        move(cast.county, one, "begin")
        move(cast.county, one, "sign", note="加量，两周后复查", signer="县医院医师")
        cast.county.bad(403, path + "/moves", {"move": "decide", "note": "x", "signer": "x"}, "not the part of the invitee")
        cast.town.bad(422, path + "/moves", {"move": "decide", "note": "照办"}, "signer")
        assert move(cast.town, one, "decide", note="照办", signer="周某")["decider"] == "周某"
        assert move(cast.town, one, "close")["state"] == "closed"
        assert not any(c["id"] == one["id"] for c in cast.town.get("/api/consults?now=yes&limit=50")["items"])


def seat(who, one, n, name, **more):
    return who.good(f"{path_of(one)}/seats/{one['seats'][n]['id']}/moves", {"move": name, **more})


def test_several_specialties_answer_and_sign_each_and_one_concludes_for_all():
    for cast in stage():
        agree(cast)
        pair = paired(cast)
        met = len(cast.officer.get(f"/api/mentorships/{pair['id']}")["meetings"])
        names = {p["code"]: p["name"] for p in cast.officer.get("/api/practitioners?limit=200")["items"]}
        second, third = Party(cast.server, "expert", "P2"), Party(cast.server, "expert", "P3")
        one = cast.draft(kind="mdt")
        cast.asker.bad(422, path_of(one, "/moves"), {"move": "invite"}, "two to eight different specialties")
        move(cast.asker, one, "discard")
        one = cast.draft(kind="mdt", specialty="骨科、心内科、麻醉科")
        assert one["seats"] == []
        one = move(cast.asker, one, "invite")
        assert [(s["specialty"], s["state"], s["moves"]) for s in one["seats"]] == [(n, "invited", []) for n in ("骨科", "心内科", "麻醉科")]
        where = [f"{path_of(one)}/seats/{s['id']}/moves" for s in one["seats"]]
        assert cast.invited.get(path_of(one))["seats"][0]["moves"] == ["accept", "decline"]
        second.bad(404, path_of(one), method="GET")
        cast.stranger.bad(404, where[0], {"move": "accept", "expert": "P1"})
        cast.officer.bad(403, where[0], {"move": "accept", "expert": "P1"})
        cast.asker.bad(403, where[0], {"move": "accept", "expert": "P1"}, "not the part of the asker")
        cast.invited.bad(422, where[0], {"move": "accept"}, "expert")
        cast.invited.bad(422, where[0], {"move": "accept", "expert": "A1"}, "nobody of that organization")
        cast.invited.bad(422, where[0], {"move": "decline"}, "cause")
        cast.invited.bad(404, f"{path_of(one)}/seats/{NOTHING}/moves", {"move": "accept", "expert": "P1"}, "no such seat")
        cast.invited.bad(409, path_of(one, "/moves"), {"move": "accept", "expert": "P1"}, "has no answer yet")
        seat(cast.invited, one, 0, "accept", expert="P1")
        cast.invited.bad(422, where[1], {"move": "accept", "expert": "P1"}, "he has a seat already")
        seat(cast.invited, one, 1, "decline", cause="no_bed")
        seat(cast.invited, one, 2, "decline", cause="no_specialty")
        cast.invited.bad(409, path_of(one, "/moves"), {"move": "accept", "expert": "P1"}, "two are wanted")
        move(cast.invited, one, "decline", cause="no_specialty")

        one = move(cast.asker, cast.draft(kind="mdt", specialty="骨科、心内科、麻醉科"), "invite")
        where = [f"{path_of(one)}/seats/{s['id']}/moves" for s in one["seats"]]
        seat(cast.invited, one, 0, "accept", expert="P1")
        seat(cast.invited, one, 1, "accept", expert="P3")
        seat(cast.invited, one, 1, "accept", expert="P2")  # another one, before it is accepted as a whole
        seat(cast.invited, one, 2, "decline", cause="no_bed")
        third.bad(404, path_of(one), method="GET")
        seen = second.get(path_of(one))
        assert seen["parties"] == ["expert"] and seen["summary"] and seen["name"] == "王**" and seen["moves"] == []
        assert any(c["id"] == one["id"] for c in second.get("/api/consults?now=yes")["items"])
        assert not any(c["id"] == one["id"] for c in third.get("/api/consults?now=yes")["items"])
        cast.invited.bad(422, path_of(one, "/moves"), {"move": "accept", "expert": "P3"}, "expert of one of the seats")
        move(cast.invited, one, "accept", expert="P1")
        move(cast.asker, one, "schedule", at=soon())
        cast.expert.bad(409, where[0], {"move": "sign", "note": "x", "signer": "张一"}, "that is scheduled")
        second.bad(403, path_of(one, "/moves"), {"move": "begin"}, "not the part of the expert")
        assert second.good(path_of(one, "/messages"), {"text": "请备血气"})["messages"][-1]["party"] == "expert"
        move(cast.expert, one, "begin")
        second.bad(403, where[0], {"move": "sign", "note": "x", "signer": "张一"}, "another's")
        cast.expert.bad(403, where[1], {"move": "sign", "note": "x", "signer": names["P2"]}, "another's")
        cast.expert.bad(422, where[0], {"move": "sign", "note": "x", "signer": "某人"}, "张一 signs it")
        seat(cast.expert, one, 0, "sign", note="可行半髋置换", signer="张一 主任医师")
        cast.expert.bad(409, where[0], {"move": "sign", "note": "改", "signer": "张一"}, "that is signed has no 'sign'")
        cast.expert.bad(409, path_of(one, "/moves"), {"move": "sign", "note": "共同", "signer": "张一"}, "心内科 is not signed yet")
        seat(second, one, 1, "sign", note="心功能 II 级，可耐受", signer=names["P2"])
        second.bad(403, path_of(one, "/moves"), {"move": "sign", "note": "共同", "signer": names["P2"]}, "not the part of the expert")
        cast.invited.bad(422, path_of(one, "/moves"), {"move": "sign", "note": "共同", "signer": names["P2"]}, "张一 signs it")
        done = move(cast.expert, one, "sign", note="48 小时内手术", signer="张一 主任医师")
        CONTRACT.check_reply("GET", path_of(one), done)  # `due` of a step is a moment here
        assert (done["state"], done["opinion"]) == ("opinion_signed", "48 小时内手术")
        assert [s["opinion"] for s in done["seats"]] == ["可行半髋置换", "心功能 II 级，可耐受", None]
        assert [s["opinion"] for s in cast.officer.get(path_of(one))["seats"]] == [None] * 3
        meetings = cast.officer.get(f"/api/mentorships/{pair['id']}")["meetings"]
        assert len(meetings) == met + 1 and one["code"] in meetings[0]["about"]
        assert any(c["id"] == one["id"] for c in cast.officer.get("/api/consults?practitioner=P2")["items"])
        assert move(cast.asker, one, "decide", note="采纳", signer="李某")["refers"]


def test_an_expert_is_licensed_on_the_day_and_for_the_specialty_where_licences_are_kept():
    for cast in stage():
        agree(cast)
        manager = Party(cast.server, "manager", "H3")
        four = next(p["id"] for p in cast.officer.get("/api/practitioners?limit=200")["items"] if p["code"] == "P4")
        fresh = str(time.monotonic_ns())
        licence = {"kind": "practice", "covers": "内科专业", "from": "2020-01-01"}
        one = move(cast.asker, cast.draft(), "invite")
        ended = manager.good(f"/api/practitioners/{four}/licences", licence | {"number": "E" + fresh, "until": "2021-01-01"})
        cast.invited.bad(422, path_of(one, "/moves"), {"move": "accept", "expert": "P4"}, "no licence to practise of his holds today")
        manager.good(f"/api/practitioners/{four}/licences", licence | {"number": "I" + fresh})
        cast.invited.bad(422, path_of(one, "/moves"), {"move": "accept", "expert": "P4"}, "covers this specialty")
        several = move(cast.asker, cast.draft(kind="mdt", specialty="骨科、心内科"), "invite")
        cast.invited.bad(422, f"{path_of(several)}/seats/{several['seats'][0]['id']}/moves", {"move": "accept", "expert": "P4"}, "covers this specialty")
        assert seat(cast.invited, several, 1, "accept", expert="P4")["seats"][1]["state"] == "accepted"
        kept = manager.good(f"/api/practitioners/{four}/licences", licence | {"number": "O" + fresh, "covers": "外科专业"})
        assert move(cast.invited, one, "accept", expert="P4")["expert"] == "P4"
        for row in kept["licences"]:  # as it was
            manager.good(f"/api/practitioners/{four}/licences/{row['id']}/void", {"why": "测试"})
        assert ended["licences"]


if __name__ == "__main__":
    run_tests(globals())
