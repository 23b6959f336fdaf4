"""Official reports over HTTP on both databases: made, frozen, opened to their lines, published by a
second person, read by everybody; and every wrong way."""
import io
import os
import tempfile
import time
import zipfile

from journey import XINGLIN, Server, account, fill_province, on_both, run, run_tests, token
from visitor import Visitor

WORD = "correct horse battery 9"
NUMBER = [0]
FILE = """id: p
name: 某项目
place: 杏省
year: 2025
version: %d
direction: down
approval: [county]
figures:
  - {id: met, label: 就诊, unit: 人次, count: {of: booking, where: {state: attended}}}
  - id: share
    label: 到诊率
    unit: "%%"
    share:
      part: {of: booking, where: {state: attended}}
      whole: {of: booking}
bulletin:
  title: 某项目通报
  blocks: [{heading: 一, text: "就诊{met}，到诊率{share}。"}]
"""


def programme(data, version=1, text=None):
    """Takes an edition into the store through the command line."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "p.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write((text or FILE) % version)
        run(XINGLIN, "programme", "add", "--data", data, path)


def person(server, data, scope="990000", role="officer"):
    NUMBER[0] += 1
    name = f"reporter{NUMBER[0]}"
    account("add", "--data", data, "--name", name, "--role", role, "--scope", scope,
            "--password-file", "-", password=WORD)
    who = Visitor(server)
    assert who.sign_in(name, WORD).json["stage"] == "open"
    return who


def post(who, path, body=None, key=None):
    NUMBER[0] += 1
    return who.ask("POST", path, body, headers={"Idempotency-Key": key or f"k{NUMBER[0]}-{time.monotonic_ns()}"})


def test_a_report_goes_from_made_to_published_to_withdrawn():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            maker, second = person(server, data), person(server, data)
            made = post(maker, "/api/bulletins", {"programme": "p", "from": "2025-01-01"})
            assert made.status == 201, made.body
            bulletin = made.json
            assert bulletin["state"] == "draft" and bulletin["blocks"][0]["text"] == "就诊0人次，到诊率无数据。"
            assert bulletin["actions"] == ["bulletin.withdraw"]
            where = f"/api/bulletins/{bulletin['id']}"
            assert maker.ask("GET", "/api/bulletins").json["total"] >= 1
            assert post(maker, where + "/publish").status == 409
            assert server.ask(f"/public/bulletins/{bulletin['id']}").status == 404
            assert second.ask("GET", where).json["actions"] == ["bulletin.publish", "bulletin.withdraw"]
            published = post(second, where + "/publish")
            assert published.status == 200 and published.json["state"] == "published", published.body
            assert post(second, where + "/publish").status == 409
            page = server.ask(f"/public/bulletins/{bulletin['id']}")
            assert page.status == 200 and page.headers["Content-Type"].startswith("text/html")
            assert "某项目通报" in page.body.decode()
            assert post(second, where + "/withdraw").json["state"] == "withdrawn"
            assert server.ask(f"/public/bulletins/{bulletin['id']}").status == 404
            assert post(second, where + "/publish").status == 409


def test_a_period_that_is_not_over_is_not_published():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            maker, second = person(server, data), person(server, data)
            today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))
            open_yet = post(maker, "/api/bulletins", {"programme": "p", "from": "2025-01-01", "until": "2099-12-31"})
            assert open_yet.status == 201 and open_yet.json["as_of"][:10] <= today, open_yet.body
            where = f"/api/bulletins/{open_yet.json['id']}"
            answer = post(second, where + "/publish")
            assert answer.status == 409 and b"not over" in answer.body, answer.body
            assert second.ask("GET", where).json["state"] == "draft"
            over = post(maker, "/api/bulletins", {"programme": "p", "from": "2024-01-01", "until": "2024-06-30"}).json
            assert post(second, f"/api/bulletins/{over['id']}/publish").status == 200


def test_a_new_edition_does_not_change_a_report_that_is_there():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            maker = person(server, data)
            before = post(maker, "/api/bulletins", {"programme": "p"}).json
            programme(data, 2, FILE.replace("就诊{met}", "接诊{met}"))
            again = maker.ask("GET", f"/api/bulletins/{before['id']}").json
            assert again == before
            newer = post(maker, "/api/bulletins", {"programme": "p"}).json
            assert newer["version"] == 2 and newer["blocks"][0]["text"].startswith("接诊")
            assert [p["version"] for p in maker.ask("GET", "/api/programmes").json["items"]] == [2]


def test_the_same_request_again_makes_no_second_report():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            maker = person(server, data)
            before = maker.ask("GET", "/api/bulletins").json["total"]
            first = post(maker, "/api/bulletins", {"programme": "p"}, "same")
            assert post(maker, "/api/bulletins", {"programme": "p"}, "same").body == first.body
            assert post(maker, "/api/bulletins", {"programme": "q"}, "same").status == 422
            assert maker.ask("GET", "/api/bulletins").json["total"] == before + 1


def test_every_form_is_the_report():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            maker = person(server, data)
            bulletin = post(maker, "/api/bulletins", {"programme": "p"}).json["id"]
            paper = f"/api/bulletins/{bulletin}/paper"
            cookie = {"Cookie": maker.cookie}
            assert "某项目通报" in server.ask(paper, headers=cookie).body.decode()
            assert server.ask(paper + "?form=pdf", headers=cookie).body.startswith(b"%PDF-")
            for form, part in (("docx", "word/document.xml"), ("xlsx", "xl/sharedStrings.xml")):
                archive = zipfile.ZipFile(io.BytesIO(server.ask(f"{paper}?form={form}", headers=cookie).body))
                assert "某项目通报" in archive.read(part).decode(), form
            assert maker.ask("GET", paper + "?form=exe").status == 400


def test_figures_open_to_lines_and_nothing_else():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            maker = person(server, data)
            bulletin = post(maker, "/api/bulletins", {"programme": "p"}).json
            share = bulletin["figures"][1]
            assert len(share["rows"]) == 2
            for path in share["rows"]:
                lines = maker.ask("GET", path).json
                assert lines["noun"] == "booking" and lines["total"] == 0
                assert lines["columns"][0]["name"] == "booking"
            where = f"/api/bulletins/{bulletin['id']}/lines"
            assert maker.ask("GET", where + "?figure=none").status == 404
            assert maker.ask("GET", where + "?figure=met&part=1").status == 404
            assert maker.ask("GET", where + "?figure=met&part=2").status == 400


def test_a_report_is_seen_by_its_own_region_alone():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            county, other = person(server, data, "990101"), person(server, data, "990102")
            made = post(county, "/api/bulletins", {"programme": "p"}).json
            assert made["region"] == "990101"
            assert other.ask("GET", f"/api/bulletins/{made['id']}").status == 404
            assert post(other, f"/api/bulletins/{made['id']}/publish").status == 404
            assert made["id"] not in [b["id"] for b in other.ask("GET", "/api/bulletins").json["items"]]
            manager = {"Authorization": f"Bearer {token(data, 'manager', 'H1')}"}
            assert server.ask("/api/bulletins", headers=manager).status == 403


def test_wrong_requests_are_refused_and_keep_nothing():
    for data in on_both(fill_province):
        programme(data)
        with Server(data) as server:
            maker = person(server, data)
            before = maker.ask("GET", "/api/bulletins").json["total"]
            for body, status in (({}, 422), ({"programme": "none"}, 404), ({"programme": ""}, 422),
                                 ({"programme": "p", "from": "2025-13-01"}, 422),
                                 ({"programme": "p", "from": "2025-02-01", "until": "2025-01-01"}, 422),
                                 ({"programme": "p", "x": 1}, 422)):
                answer = post(maker, "/api/bulletins", body)
                assert answer.status == status, (body, answer.body)
            assert maker.ask("GET", "/api/bulletins").json["total"] == before


if __name__ == "__main__":
    run_tests(globals())
