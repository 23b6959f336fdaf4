"""Looking on at what changes, on both databases: nothing lost, nothing twice, nothing foreign."""
import json
import signal
import socket
import subprocess
import threading
import time

from bulletin_test import person, post, programme
from journey import XINGLIN, Server, fill_province, on_both, run_tests, token


def serve(data, *options):
    return Server(data, "--heartbeat", "1", *options)  # the tests wait for many


class Stream:
    """GET /api/events, read by a thread of its own."""

    def __init__(self, server, headers, last=None):
        lines = [f"GET /api/events HTTP/1.1", "Host: localhost"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        lines += [f"Last-Event-ID: {last}"] if last is not None else []
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=60)
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self.file = self.socket.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.headers = {}
        for line in iter(self.file.readline, b"\r\n"):
            name, value = line.decode().split(":", 1)
            self.headers[name.lower()] = value.strip()
        self.events, self.last, self.beats, self.names, self.ended = [], None, 0, [], False
        self.came = threading.Condition()
        if self.status == 200:
            threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        text = b""
        try:
            while (size := int(self.file.readline() or b"0", 16)) > 0:
                text += self.file.read(size)
                self.file.readline()
                while b"\n\n" in text:
                    block, text = text.split(b"\n\n", 1)
                    self.take(block.decode())
        except (OSError, ValueError):
            pass
        with self.came:
            self.ended = True
            self.came.notify_all()

    def take(self, block):
        fields = dict(line.split(":", 1) for line in block.split("\n"))
        with self.came:
            self.last = int(fields.get("id", self.last))
            self.beats += "" in fields
            if "event" in fields:
                self.names.append(fields["event"].strip())
            elif "data" in fields:
                self.events.append((self.last, json.loads(fields["data"])))
            self.came.notify_all()

    def wait(self, until, seconds=120):
        with self.came:
            assert self.came.wait_for(until, seconds), (self.events, self.last, self.beats, self.ended)

    def wait_beat(self, number=0):
        """For a heartbeat from now on that stands at this number or behind it: what came before says nothing."""
        heard = self.beats
        self.wait(lambda: self.beats > heard and self.last >= number)

    def wait_kinds(self, *kinds):
        self.wait(lambda: len(self.events) >= len(kinds))
        assert [event["kind"] for _, event in self.events] == list(kinds), self.events

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()


def bearer(data, role="officer", scope=None):
    return {"Authorization": f"Bearer {token(data, role, scope)}"}


def test_a_move_is_told_at_once_with_its_number():
    for data in on_both(fill_province):
        programme(data)
        with serve(data) as server:
            maker, second = person(server, data), person(server, data)
            stream = Stream(server, bearer(data))
            assert stream.status == 200 and stream.headers["content-type"] == "text/event-stream"
            stream.wait(lambda: stream.last is not None)
            begun = stream.last
            made, waits = post(maker, "/api/bulletins", {"programme": "p"}).json["id"], []
            stream.wait_kinds("bulletin.made")
            kinds = ["bulletin.made"]
            for move, kind in (("publish", "bulletin.published"), ("withdraw", "bulletin.withdrawn")):
                since = time.monotonic()
                post(second, f"/api/bulletins/{made}/{move}")
                kinds.append(kind)
                stream.wait_kinds(*kinds)
                waits.append(time.monotonic() - since)
            # Who is not woken looks again a second after it was told the last thing: never sooner.
            assert min(waits) < 0.9, waits
            assert [number for number, _ in stream.events] == [begun + 1, begun + 2, begun + 3]
            assert {event["object"] for _, event in stream.events} == {made}
            assert post(second, f"/api/bulletins/{made}/publish").status == 409
            post(maker, "/api/bulletins", {"programme": "none"})
            stream.wait_beat()
            assert len(stream.events) == 3, "a refusal changes nothing"
            assert server.ask("/metrics").body.decode().find("\nxinglin_streams 1\n") > 0
            stream.close()


def test_who_comes_back_misses_nothing_and_hears_nothing_twice():
    for data in on_both(fill_province):
        programme(data)
        officer, made = bearer(data), []
        server = serve(data, "--rate", "1000")
        maker = person(server, data)
        stream = Stream(server, officer)
        stream.wait(lambda: stream.last is not None)
        for _ in range(3):
            made.append(post(maker, "/api/bulletins", {"programme": "p"}).json["id"])
        stream.wait(lambda: len(stream.events) == 3)
        heard, last = list(stream.events), stream.last
        stream.close()
        for _ in range(250):  # more than a page
            made.append(post(maker, "/api/bulletins", {"programme": "p"}).json["id"])
        server.process.send_signal(signal.SIGKILL)
        assert server.process.wait() == -signal.SIGKILL
        server.process.stdout.close()
        with serve(data) as server:
            stream = Stream(server, officer, last)
            stream.wait(lambda: len(stream.events) >= 250)
            maker = person(server, data)  # which is told, too
            made.append(post(maker, "/api/bulletins", {"programme": "p"}).json["id"])
            stream.wait(lambda: len(stream.events) >= 252)
            heard += stream.events
            assert [event["object"] for _, event in heard if event["kind"] == "bulletin.made"] == made
            numbers = [number for number, _ in heard]
            assert numbers == list(range(numbers[0], numbers[0] + len(made) + 1))
            stream.close()


def test_writers_at_once_leave_no_hole():
    for data in on_both(fill_province):
        programme(data)
        with serve(data, "--rate", "1000") as server:
            makers = [person(server, data) for _ in range(8)]
            streams = [Stream(server, bearer(data)) for _ in range(3)]
            for stream in streams:
                stream.wait(lambda s=stream: s.last is not None)
            begun = streams[0].last

            def make(who):
                for _ in range(10):
                    assert post(who, "/api/bulletins", {"programme": "p"}).status == 201

            threads = [threading.Thread(target=make, args=(who,)) for who in makers]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            for stream in streams:
                stream.wait(lambda s=stream: len(s.events) >= 80)
                assert [number for number, _ in stream.events] == list(range(begun + 1, begun + 81))
                assert len({event["object"] for _, event in stream.events}) == 80
                stream.close()


def test_what_is_foreign_is_not_told():
    for data in on_both(fill_province):
        programme(data)
        with serve(data) as server:
            county = person(server, data, "990101")
            own = Stream(server, bearer(data, "officer", "990101"))
            other = Stream(server, bearer(data, "officer", "990102"))
            manager = Stream(server, bearer(data, "manager", "H1"))
            for stream in (own, other, manager):
                stream.wait(lambda s=stream: s.last is not None)
            made = post(county, "/api/bulletins", {"programme": "p"}).json["id"]
            own.wait_kinds("bulletin.made")
            assert own.events[0][1]["object"] == made
            for stream in (other, manager):
                stream.wait_beat(own.events[0][0])
                assert stream.events == [] and stream.last == own.events[0][0], "it stands behind it"
                stream.close()
            own.close()


def fresh_key():
    return {"Idempotency-Key": f"e{time.monotonic_ns()}"}


def test_a_change_of_the_registry_is_told_to_whoever_sees_its_record():
    for data in on_both(fill_province):
        with serve(data) as server:
            officer = person(server, data)
            listeners = {who: Stream(server, bearer(data, *who)) for who in
                         (("officer", "990000"), ("manager", "H3"), ("manager", "H1"), ("auditor", "990101"))}
            for stream in listeners.values():
                stream.wait(lambda s=stream: s.last is not None)
            homes = {o["code"]: o["id"] for o in server.get("/api/organizations")["items"]}
            here = f"/api/organizations/{homes['H1']}"
            made = officer.ask("POST", here + "/departments", {"name": f"科{time.monotonic_ns()}"}, headers=fresh_key())
            assert made.status == 201, made.body
            who = server.get("/api/practitioners")["items"][0]
            role = {"kind": "used", "organization": "H1", "from": "2001-01-01", "until": "2001-01-02"}
            made = officer.ask("POST", f"/api/practitioners/{who['id']}/roles", role, headers=fresh_key())
            assert made.status == 201, made.body
            body = {"code": f"E{time.monotonic_ns()}", "name": "术", "level": 1}
            made = officer.ask("POST", "/api/catalogue", body, headers=fresh_key())
            assert made.status == 201, made.body
            assert officer.ask("POST", "/api/catalogue", body, headers=fresh_key()).status == 422
            all_three = ["organization.changed", "practitioner.changed", "technique.changed"]
            for name, want in ((("officer", "990000"), all_three), (("manager", "H3"), all_three),
                               (("manager", "H1"), all_three[::2]), (("auditor", "990101"), all_three[::2])):
                listeners[name].wait_kinds(*want)
            objects = [event["object"] for _, event in listeners[("officer", "990000")].events]
            assert objects == [homes["H1"], who["id"], made.json["id"]]
            for stream in listeners.values():
                stream.wait_beat()
                stream.close()
            assert len(listeners[("manager", "H1")].events) == 2, "a refusal is not told, nor a person of elsewhere"


def test_an_account_is_told_to_those_who_see_it():
    for data in on_both(fill_province):
        with serve(data) as server:
            officer = person(server, data)
            own, other = Stream(server, bearer(data, "manager", "H1")), Stream(server, bearer(data, "manager", "H2"))
            expert = Stream(server, bearer(data, "head", "H1/骨一科"))
            for stream in (own, other, expert):
                stream.wait(lambda s=stream: s.last is not None)
            made = officer.ask("POST", "/api/accounts", {"name": f"e{time.monotonic_ns()}", "role": "reader", "scope": "H1"}, headers=fresh_key())
            assert made.status == 201, made.body
            where = f"/api/accounts/{made.json['id']}"
            given = officer.ask("POST", where + "/grants", {"role": "clinician", "scope": "H1"}, headers=fresh_key())
            assert given.status == 201, given.body
            assert officer.ask("POST", where + "/disable", headers=fresh_key()).status == 200
            assert officer.ask("POST", where + "/disable", headers=fresh_key()).status == 409
            own.wait_kinds(*["account.changed"] * 3)
            assert {event["object"] for _, event in own.events} == {made.json["id"]}
            for stream in (other, expert):
                stream.wait_beat(own.events[-1][0])
                assert stream.events == [] and stream.last == own.events[-1][0]
            for stream in (own, other, expert):
                stream.close()


def test_an_import_is_told_from_the_upload_to_its_end():
    for data in on_both(fill_province):
        with serve(data) as server:
            manager = {"Authorization": f"Bearer {token(data, 'manager', 'H1')}"}
            own, other = Stream(server, manager), Stream(server, bearer(data, "manager", "H2"))
            for stream in (own, other):
                stream.wait(lambda s=stream: s.last is not None)
            rows = "".join(f"I{i},王,H1,,骨科,3,\n" for i in range(1200))
            head = "code,name,organization,department,discipline,title_rank,techniques\n"
            sent = server.ask("/api/uploads?kind=practitioners&source=e", "POST",
                              manager | fresh_key() | {"Content-Type": "application/octet-stream"}, (head + rows).encode())
            assert sent.status == 201, sent.body
            where = f"/api/uploads/{sent.json['id']}"
            began = len(own.events)
            done = server.ask(where + "/commit", "POST", manager | fresh_key() | {"Content-Type": "application/json"}, '{"good_only": false}')
            assert done.status == 200, done.body
            until = time.monotonic() + 300
            while server.ask(where, headers=manager).json["state"] != "done" and time.monotonic() < until:
                time.sleep(0.1)
            after = server.ask(where, headers=manager).json
            assert after["state"] == "done" and after["written_n"] == 1200, after
            own.wait(lambda: own.events and own.events[-1][1]["at"] >= after["ended"])  # the end is told
            assert {(event["kind"], event["object"]) for _, event in own.events} == {("import.changed", sent.json["id"])}
            other.wait_beat(own.last)
            assert other.events == [] and began <= 1
            own.close()
            other.close()


def test_a_disabled_account_is_cut_before_it_is_told_more():
    for data in on_both(fill_province):
        programme(data)
        with serve(data) as server:
            maker, gone = person(server, data), person(server, data)
            name = gone.ask("GET", "/api/account").json["name"]
            stream = Stream(server, {"Cookie": gone.cookie})
            stream.wait(lambda: stream.last is not None)
            done = subprocess.run([XINGLIN, "account", "disable", "--data", data, "--name", name], check=False)
            assert done.returncode == 0
            post(maker, "/api/bulletins", {"programme": "p"})
            stream.wait(lambda: stream.ended)
            assert stream.events == []
            assert Stream(server, {"Cookie": gone.cookie}).status == 401


def test_a_sign_out_ends_the_stream_by_the_next_heartbeat():
    for data in on_both(fill_province):
        with serve(data) as server:
            who = person(server, data)
            stream = Stream(server, {"Cookie": who.cookie})
            stream.wait(lambda: stream.last is not None)
            assert who.ask("DELETE", "/api/session").status == 200
            stream.wait(lambda: stream.ended)


def test_a_wrong_number_is_refused_and_an_unknown_one_says_read_anew():
    for data in on_both(fill_province):
        with serve(data) as server:
            officer = bearer(data)
            for wrong in ("x", "-1", "1.5", "99999999999999999999"):
                assert Stream(server, officer, wrong).status == 400, wrong
            stream = Stream(server, officer, 10**12)
            stream.wait(lambda: stream.names == ["anew"])
            assert stream.last < 10**12
            assert Stream(server, {}).status == 401
            stream.close()


def test_no_more_than_the_limit_look_on():
    for data in on_both(fill_province):
        with serve(data, "--streams", "3") as server:
            officer = bearer(data)
            streams = [Stream(server, officer) for _ in range(3)]
            refused = Stream(server, officer)
            assert refused.status == 503 and int(refused.headers["retry-after"]) > 0
            assert server.ask("/api/home").status == 200
            streams[0].close()
            until = time.monotonic() + 200
            while (status := Stream(server, officer).status) == 503 and time.monotonic() < until:
                time.sleep(1)
            assert status == 200, "a place is free again"


def test_a_stop_ends_the_streams():
    for data in on_both(fill_province):
        with serve(data) as server:
            streams = [Stream(server, bearer(data)) for _ in range(20)]
            for stream in streams:
                stream.wait(lambda s=stream: s.last is not None)
            since = time.monotonic()
            server.process.send_signal(signal.SIGTERM)
            assert server.process.wait(60) == 0
            assert time.monotonic() - since < 15, "it waited for them: 20 s is how long it waits for requests"
            for stream in streams:
                stream.wait(lambda s=stream: s.ended)


if __name__ == "__main__":
    run_tests(globals())
