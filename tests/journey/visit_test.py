"""Clinics over HTTP on both databases: a series, tickets taken by twenty at once, by townships and at
the desk, a stop with everybody told; and what the public sees."""
import json
import secrets
import threading
import time

from journey import Server, check, fill_province, on_both, run_tests
from bulletin_test import programme
from placement_test import Party, day
from visitor import JSON

AHEAD = [0]


def ahead():
    """A day of its own for each clinic: the expert is at one place at a time, and the databases of
    the journeys are filled once."""
    AHEAD[0] += 1
    return AHEAD[0]


class Cast:
    def __init__(self, server):
        self.server = server
        self.officer = Party(server, "officer", "990000")
        self.host = Party(server, "manager", "H1")
        self.home = Party(server, "manager", "H3")
        self.expert = Party(server, "expert", "P1")
        self.clinician = Party(server, "clinician", "H1")
        self.other = Party(server, "manager", "H2")

    def public(self, path, body=None):
        headers = JSON if body is not None else {}
        return self.server.ask(path, "GET" if body is None else "POST", headers, None if body is None else json.dumps(body))


def stage():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            yield Cast(server)


def plan(offset, **more):
    return {"day": day(offset), "starts": "08:00", "ends": "11:30", "room": "门诊二楼3诊室", "liaison": "联络员甲",
            "liaison_phone": "0990-100001", "travel": "高铁往返", "lodging": "县宾馆", "slot_n": 3, "township_n": 0,
            "release_hours": 0, "travel_fen": 60000, "lodging_fen": 30000, **more}


def planned(cast, **more):
    return cast.host.good("/api/visits", {"programme": "p", "practitioner_code": "P1", "organization": "H1", "kind": "clinic",
                                          "discipline": "骨科", **plan(ahead(), **more)})


def path_of(visit, rest=""):
    return f"/api/visits/{visit['id']}{rest}"


def move(who, visit, name, **more):
    return who.good(path_of(visit, "/moves"), {"move": name, **more})


def opened(cast, **more):
    visit = planned(cast, **more)
    move(cast.host, visit, "announce")
    return move(cast.host, visit, "open")


def key():
    return secrets.token_hex(16)


def hold(cast, visit, request=None):
    return cast.public("/public/bookings", {"visit": visit["id"], "request": request or key()})


def confirm(cast, held, **more):
    return cast.public("/public/bookings/confirm", {"booking": held["booking"], "code": held["code"], "request": key(),
                                                    "name": "赵六", "phone": f"139{secrets.randbelow(10**8):08}", **more})


def booked(cast, visit, **more):
    answer = confirm(cast, hold(cast, visit).json, **more)
    assert answer.status == 200, answer.body
    return answer.json


def test_a_clinic_is_planned_announced_opened_held_with_its_costs():
    for cast in stage():
        visit = planned(cast)
        check(path_of(visit), visit)
        assert visit["state"] == "planned" and visit["travel_fen"] == 60000 and visit["lodging"] == "县宾馆"
        assert visit["moves"] == ["announce", "cancel"] and cast.home.get(path_of(visit))["moves"] == []
        assert cast.expert.get(path_of(visit))["liaison"] == "联络员甲"
        shown = [c["id"] for c in cast.public("/public/visits").json["items"]]
        assert visit["id"] not in shown
        assert hold(cast, visit).status == 404  # not for the public yet
        cast.host.bad(409, path_of(visit, "/moves"), {"move": "open"}, "allowed: announced")
        cast.home.bad(403, path_of(visit, "/moves"), {"move": "announce"})
        cast.other.bad(404, path_of(visit, "/moves"), {"move": "announce"})
        move(cast.host, visit, "announce")
        public = next(c for c in cast.public("/public/visits?county=990101").json["items"] if c["id"] == visit["id"])
        assert public["free_n"] == 0 and public["practitioner_name"] == "张一" and "liaison" not in public
        assert hold(cast, visit).status == 409
        move(cast.host, visit, "open")
        calendar = cast.public("/public/visits.ics?county=990101")
        assert calendar.status == 200 and calendar.headers["Content-Type"].startswith("text/calendar")
        text = calendar.body.decode().replace("\r\n ", "")
        assert text.startswith("BEGIN:VCALENDAR\r\n") and f"{visit['id']}@xinglin" in text and "张一" in text
        assert visit["id"] not in cast.public("/public/visits.ics?county=990102").body.decode()
        body = plan(AHEAD[0], slot_n=5, other_fen=1000)
        edited = cast.host.good(path_of(visit), body, "PUT", **{"If-Match": '"3"'})
        assert edited["slot_n"] == 5 and edited["other_fen"] == 1000
        assert cast.host.ask("PUT", path_of(visit), body, **{"If-Match": '"3"'}).status == 412
        cast.host.bad(422, path_of(visit), body | {"starts": "09:00"}, "patients know", method="PUT", **{"If-Match": '"4"'})
        cast.host.bad(422, path_of(visit), body | {"township_n": 6}, "more than", method="PUT", **{"If-Match": '"4"'})
        cast.host.bad(409, path_of(visit, "/moves"), {"move": "hold"}, "lies ahead")
        cast.host.bad(409, "/api/visits", {"programme": "p", "practitioner_code": "P1", "organization": "H1", "kind": "clinic",
                                           **plan(AHEAD[0])}, "elsewhere")


def test_a_series_has_its_dates_and_ends():
    for cast in stage():
        offset = ahead() + 200
        body = {"programme": "p", "practitioner_code": "P2", "organization": "H1", "weekday": 3, "every_weeks": 2, "from": day(offset),
                "until": day(offset + 55), "starts": "14:00", "ends": "17:00", "slot_n": 20, "township_n": 5, "release_hours": 48}
        made = cast.host.good("/api/visit-series", body)
        assert made["visit_n"] == 4
        cast.host.bad(422, "/api/visit-series", body | {"until": day(offset - 9)}, "weekday")
        cast.host.bad(422, "/api/visit-series", body | {"until": day(offset + 9000)}, "60 dates")
        cast.home.bad(403, "/api/visit-series", body)
        dates = [v for v in cast.officer.get(f"/api/visits?from={day(offset)}&practitioner=P2&limit=200")["items"] if v["series"] == made["id"]]
        assert len(dates) == 4 and all(v["township_n"] == 5 and v["starts"] == "14:00" for v in dates)
        ended = cast.host.good(f"/api/visit-series/{made['id']}/end", {"until": dates[1]["day"], "why": "轮换"})
        assert ended["visit_n"] == 2
        cast.host.bad(409, f"/api/visit-series/{made['id']}/end", {"until": dates[1]["day"], "why": "轮换"}, "ended already")
        assert cast.officer.get(f"/api/visits/{dates[3]['id']}")["reason"] == "轮换"


def test_twenty_clients_race_for_the_last_ticket_and_one_wins():
    for cast in stage():
        visit = opened(cast, slot_n=2)
        booked(cast, visit)
        answers, barrier = [None] * 20, threading.Barrier(20)

        def one(n):
            barrier.wait()
            answers[n] = hold(cast, visit)

        threads = [threading.Thread(target=one, args=(n,)) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        statuses = sorted(a.status for a in answers)
        assert statuses == [201] + [409] * 19, statuses
        held = next(a.json for a in answers if a.status == 201)
        assert held["ticket"] == 2
        assert all("all 2 tickets are gone" in a.json["detail"] for a in answers if a.status == 409)
        assert confirm(cast, held).status == 200
        late = hold(cast, visit)
        assert late.status == 409 and "gone" in late.json["detail"]
        seen = cast.host.get(path_of(visit))
        assert seen["taken_n"] == 2
        tickets = [b["ticket"] for b in cast.clinician.get(path_of(visit, "/bookings"))["items"]]
        assert tickets == [1, 2]


def test_a_double_tap_takes_one_ticket_and_a_code_is_used_once():
    for cast in stage():
        visit = opened(cast)
        request = key()
        first, again = hold(cast, visit, request), hold(cast, visit, request)
        assert first.json == again.json and first.status == again.status == 201
        assert cast.host.get(path_of(visit))["taken_n"] == 1
        wrong = "000000" if first.json["code"] != "000000" else "111111"
        refused = confirm(cast, first.json, code=wrong)
        assert refused.status == 422 and refused.json["errors"][0]["field"] == "code"
        assert confirm(cast, first.json, phone="12").status == 422
        tap = {"request": key(), "phone": "13900000001", "name": "孙七"}
        one, two = confirm(cast, first.json, **tap), confirm(cast, first.json, **tap)
        assert one.status == two.status == 200 and one.json == two.json, (one.body, two.body)
        other = confirm(cast, first.json)
        assert other.status == 409 and "code has been used" in other.json["detail"]
        second = hold(cast, visit).json
        taken = confirm(cast, second, phone="13900000001")
        assert taken.status == 409 and "phone has a ticket" in taken.json["detail"]
        lines = cast.clinician.get(path_of(visit, "/bookings"))["items"]
        assert lines[0]["name"] == "孙*" and lines[0]["phone"] == "139****0001"
        whole = cast.clinician.good(f"/api/patients/{lines[0]['patient']}/unmask", {"purpose": "contact"})
        assert whole["name"] == "孙七" and whole["phone"] == "13900000001"
        assert cast.officer.ask("GET", path_of(visit, "/bookings")).status == 403
        for short in ("", "x" * 15):
            assert cast.public("/public/bookings", {"visit": visit["id"], "request": short}).status == 422


def test_the_quota_of_townships_is_kept_until_its_release():
    for cast in stage():
        visit = opened(cast, slot_n=2, township_n=1, release_hours=1)
        booked(cast, visit)
        refused = hold(cast, visit)
        assert refused.status == 409 and "kept for townships" in refused.json["detail"]
        public = next(c for c in cast.public("/public/visits").json["items"] if c["id"] == visit["id"])
        assert public["free_n"] == 0
        who = {"name": "周八", "phone": "13700000001"}
        cast.clinician.bad(409, path_of(visit, "/bookings"), who, "kept for townships")
        cast.home.bad(403, path_of(visit, "/bookings"), who, "of the county")
        released = opened(cast, slot_n=2, township_n=1, release_hours=720)  # over already
        booked(cast, released)
        lines = cast.clinician.good(path_of(released, "/bookings"), who)
        assert [b["channel"] for b in lines["items"]] == ["public", "desk"]


def test_a_stopped_clinic_moves_its_patients_and_everybody_is_told():
    for cast in stage():
        visit, other = opened(cast, slot_n=3), opened(cast, slot_n=2)
        receipts = [booked(cast, visit)["receipt"] for _ in range(3)]
        pending = hold(cast, opened(cast, slot_n=1))
        assert pending.status == 201
        cast.host.bad(422, path_of(visit, "/moves"), {"move": "cancel"}, "reason")
        cast.host.bad(422, path_of(visit, "/moves"), {"move": "cancel", "why": "台风", "to": visit["code"]}, "no other visit")
        stopped = move(cast.host, visit, "cancel", why="台风", to=other["code"])
        assert stopped["untold_n"] == 3 and stopped["moved_to"] == other["code"] and stopped["moves"] == []
        assert cast.host.get(path_of(other))["taken_n"] == 2
        mine = cast.public("/public/bookings/find", {"receipt": receipts[0]}).json
        assert mine["moved"] and mine["state"] == "booked" and mine["clinic"]["day"] == other["day"]
        assert cast.host.get(path_of(visit))["untold_n"] == 2
        lines = cast.clinician.get(path_of(visit, "/bookings"))["items"]
        assert sorted(b["told"] for b in lines) == [False, False, True]
        for line in lines:
            if not line["told"]:
                cast.clinician.good(f"/api/bookings/{line['id']}/told")
        assert cast.host.get(path_of(visit))["untold_n"] == 0
        lost = cast.public("/public/bookings/find", {"receipt": receipts[2]}).json
        assert lost["state"] == "cancelled" and lost["clinic"]["state"] == "cancelled" and lost["clinic"]["reason"] == "台风"
        assert hold(cast, visit).status == 409
        back = cast.public("/public/bookings/cancel", {"receipt": receipts[1]})
        assert back.status == 200 and back.json["state"] == "cancelled"
        assert cast.public("/public/bookings/cancel", {"receipt": receipts[1]}).status == 409
        assert cast.public("/public/bookings/find", {"receipt": "000000000000"}).status == 404
        assert hold(cast, other).status == 201  # what was given back is free again


def test_who_came_is_said_on_the_day():
    for cast in stage():
        visit = opened(cast)
        booked(cast, visit)
        line = cast.host.get(path_of(visit, "/bookings"))["items"][0]
        cast.host.bad(409, f"/api/bookings/{line['id']}/moves", {"move": "attend"}, "lies ahead")
        cast.other.bad(404, f"/api/bookings/{line['id']}/moves", {"move": "cancel"})
        cast.host.bad(409, f"/api/bookings/{line['id']}/told", None, "nothing that this patient")
        gone = cast.host.good(f"/api/bookings/{line['id']}/moves", {"move": "cancel"})
        assert gone["items"][0]["state"] == "cancelled" and gone["items"][0]["ticket"] is None


COST_FILE = """id: NAME
name: 坐诊项目
place: 杏省
year: 2025
version: %d
direction: down
approval: [county]
funds: [{id: f, name: 下沉专项, source: 省级财政}]
figures: [{id: n, label: 坐诊, count: {of: visit}}]
bulletin: {title: 通报, blocks: [{heading: 一, text: "{n}"}]}
"""


def test_the_cost_of_a_clinic_is_booked_once_and_taken_back_by_lines_of_its_own():
    for data in on_both(fill_province):
        programme(data)
        name = f"cost{time.monotonic_ns()}"
        programme(data, text=COST_FILE.replace("NAME", name))
        with Server(data) as server:
            cast = Cast(server)
            county = Party(server, "officer", "990102")
            visit = planned(cast)
            mine = cast.host.good("/api/visits", {"programme": name, "practitioner_code": "P1", "organization": "H1",
                                                  "kind": "clinic", "discipline": "骨科", **plan(ahead())})
            fund = cast.officer.good("/api/funds", {"programme": name, "fund": "f"})
            told = f"/api/funds/{fund['id']}"
            cost = {"fund": fund["id"], "travel_fen": 61250, "lodging_fen": 30000, "day": day(0), "note": "报销单3号"}
            where = path_of(mine, "/cost")
            cast.officer.bad(409, where, cost, "once it is over")
            move(cast.host, mine, "cancel", why="台风")
            move(cast.host, visit, "cancel", why="台风")
            cast.officer.bad(409, where, cost, "0.00 yuan are left")
            cast.officer.good(told + "/entries", {"kind": "budget", "amount_fen": 1000000, "day": "2024-02-01", "note": "下达文件"})
            cast.officer.bad(422, where, {"fund": fund["id"], "day": day(0), "note": "无"}, method="POST")
            cast.officer.bad(422, where, cost | {"travel_fen": 0, "lodging_fen": 0}, "above 0")
            cast.officer.bad(422, where, cost | {"travel_fen": -1})
            cast.officer.bad(422, where, cost | {"day": day(1)}, "future")
            cast.officer.bad(422, path_of(visit, "/cost"), cost, "another programme")
            cast.officer.bad(422, where, cost | {"fund": visit["id"]}, "no such fund")
            cast.host.bad(403, where, cost)
            cast.expert.bad(403, where, cost)
            county.bad(404, where, cost)
            cast.officer.bad(409, where + "/back", {"why": "重复"}, "no cost")
            before = cast.officer.get("/api/entries?kind=payment")["total"]
            booked = cast.officer.good(where, cost)
            check(where, booked)
            assert booked["stands_fen"] == 91250 and len(booked["items"]) == 2 and booked["may_take_back"] and not booked["may_book"], booked
            book = cast.officer.get(told)
            assert (book["spent_fen"], book["left_fen"], book["proved"]) == (91250, 1000000 - 91250, True), book
            cast.officer.bad(409, where, cost, "booked already")
            assert cast.host.get(where)["stands_fen"] == 91250 and not cast.host.get(where)["may_take_back"]
            assert cast.other.ask("GET", where).status == 404
            listed = cast.officer.get(f"/api/entries?subject={mine['code']}")
            assert listed["sum_fen"] == 91250 and {e["kind"] for e in listed["items"]} == {"spending"}
            cast.host.bad(403, where + "/back", {"why": "重复"})
            cast.officer.bad(422, where + "/back", {"why": ""})
            back = cast.officer.good(where + "/back", {"why": "金额有误"})
            assert back["stands_fen"] == 0 and len(back["items"]) == 4 and back["may_book"], back
            cast.officer.bad(409, where + "/back", {"why": "再来"}, "no cost")
            again = cast.officer.good(where, cost | {"travel_fen": 50000, "fee_fen": 100})
            assert again["stands_fen"] == 80100 and len(again["items"]) == 7, again
            book = cast.officer.get(told)
            assert (book["spent_fen"], book["proved"]) == (80100, True), book
            assert cast.officer.get("/api/entries?kind=payment")["total"] == before


def test_two_who_book_a_cost_at_once_book_it_once():
    for data in on_both(fill_province):
        name = f"race{time.monotonic_ns()}"
        programme(data, text=COST_FILE.replace("NAME", name))
        with Server(data) as server:
            cast = Cast(server)
            mine = cast.host.good("/api/visits", {"programme": name, "practitioner_code": "P1", "organization": "H1",
                                                  "kind": "clinic", "discipline": "骨科", **plan(ahead())})
            move(cast.host, mine, "cancel", why="停诊")
            fund = cast.officer.good("/api/funds", {"programme": name, "fund": "f"})
            cast.officer.good(f"/api/funds/{fund['id']}/entries", {"kind": "budget", "amount_fen": 1000000, "day": "2024-02-01", "note": "下达文件"})
            cost = {"fund": fund["id"], "travel_fen": 10000, "day": day(0), "note": "车票"}
            said = []
            askers = [threading.Thread(target=lambda: said.append(cast.officer.ask("POST", path_of(mine, "/cost"), cost).status)) for _ in range(6)]
            for asker in askers:
                asker.start()
            for asker in askers:
                asker.join()
            assert sorted(said) == [201] + [409] * 5, said
            assert cast.officer.get(path_of(mine, "/cost"))["stands_fen"] == 10000


def test_a_roster_spreads_experts_is_changed_by_hand_and_becomes_visits():
    for cast in stage():
        offset = ahead() + 900
        body = {"programme": "p", "from": day(offset), "week_n": 3, "most_n": 3, "experts": ["P2", "P3", "P4"], "hosts": ["H1", "H2"]}
        for wrong, field in (({"experts": ["P2", "P2"]}, "experts"), ({"hosts": ["H7"]}, "hosts"), ({"from": day(-30)}, "from"), ({"week_n": 99}, "week_n")):
            refused = cast.officer.bad(422, "/api/rosters", body | wrong)
            assert refused["errors"][0]["field"] == field, refused
        cast.host.bad(403, "/api/rosters", body)
        roster = cast.officer.good("/api/rosters", body)
        check(f"/api/rosters/{roster['id']}", roster)
        assert roster["covered_n"] == 6 and roster["repeat_n"] == roster["best_repeat_n"] == 0, roster
        assert roster["travel_m"] == roster["best_travel_m"]
        assert len({(line["week"], line["host"]) for line in roster["lines"]}) == 6
        path = f"/api/rosters/{roster['id']}"
        pinned = cast.officer.good(path, {"week": 0, "expert": "P2", "host": "H2"}, "PUT", **{"If-Match": '"1"'})
        assert [line for line in pinned["lines"] if line["pinned"]][0]["expert"] == "P2" and pinned["covered_n"] == 6
        cast.officer.bad(412, path, {"week": 0, "expert": "P2", "host": "H1"}, method="PUT", **{"If-Match": '"1"'})
        cast.officer.bad(422, path, {"week": 9, "expert": "P2", "host": "H1"}, method="PUT", **{"If-Match": '"2"'})
        terms = {"weekday": 6, "starts": "09:00", "ends": "11:00", "slot_n": 15, "township_n": 3, "release_hours": 24}
        assert cast.officer.good(path + "/accept", terms)["visit_n"] == 6
        cast.officer.bad(409, path + "/accept", terms, "is accepted")
        visits = cast.officer.get(f"/api/visits?from={day(offset - 7)}&until={day(offset + 21)}&limit=200")["items"]
        made = [v for v in visits if v["slot_n"] == 15 and v["starts"] == "09:00"]
        assert len(made) == 6 and {v["state"] for v in made} == {"planned"}
        again = cast.officer.good("/api/rosters", body)
        assert again["covered_n"] == 0 and again["lines"] == []


if __name__ == "__main__":
    run_tests(globals())
