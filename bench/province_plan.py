"""A province of 1,500 offers and 600 demands from draft to published plan over HTTP, the time of each
step printed: province_plan.py STORE [--screen], where a folder or postgresql:// address is made by
`xinglin demo`. Every empty seat and every assignment must say why. With --screen the plan is solved,
read and published in Chromium (province_screen.mjs; web/node_modules is wanted), then checked over
HTTP; SCREENSHOTS names a folder for pictures."""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

XINGLIN = os.environ.get("XINGLIN", "build/xinglin")
OFFERS, DEMANDS = 1500, 600
RULES = """id: bench
name: 省级派单
place: 杏林省
year: 2027
version: 1
direction: down
approval: [county, city, province]
eligibility: {min_title_rank: 2}
figures:
  - {id: met, label: 就诊, unit: 人次, count: {of: booking, where: {state: attended}}}
bulletin:
  title: 通报
  blocks: [{heading: 一, text: "就诊{met}。"}]
"""
NUMBER = [0]


class Asker:
    def __init__(self, base, store, role, scope):
        done = subprocess.run([XINGLIN, "account", "token", "--data", store, "--role", role, "--scope", scope],
                              capture_output=True, check=True, encoding="utf-8")
        self.base, self.bearer = base, done.stdout.strip().split("\n")[-1]

    def ask(self, method, path, body=None):
        NUMBER[0] += 1
        headers = {"Authorization": f"Bearer {self.bearer}", "Content-Type": "application/json"}
        if method == "POST":
            headers["Idempotency-Key"] = f"b{NUMBER[0]}-{time.monotonic_ns()}"
        request = urllib.request.Request(self.base + path, None if body is None else json.dumps(body).encode(), headers, method=method)
        for _ in range(9):
            try:
                with urllib.request.urlopen(request, timeout=120) as reply:
                    return json.loads(reply.read())
            except urllib.error.HTTPError as refusal:
                if refusal.code != 429:
                    raise SystemExit(f"{method} {path}: {refusal.code} {refusal.read()[:300]!r}") from refusal
                time.sleep(1)
        raise SystemExit("asked too often")

    def pages(self, path):
        items, cursor = [], ""
        while True:
            page = self.ask("GET", f"{path}{'&' if '?' in path else '?'}limit=200&cursor={cursor}")
            items += page["items"]
            cursor = page["next"]
            if not cursor:
                return items


def step(name, work):
    began = time.monotonic()
    result = work()
    print(f"| {name} | {time.monotonic() - began:.2f} |", flush=True)
    return result


def waited(officer, run):
    while True:
        now = officer.ask("GET", f"/api/plan-runs/{run}")
        if now["job_state"] not in ("queued", "running"):
            assert now["job_state"] == "done", now
            return now
        time.sleep(0.05)


def main(store, screen=""):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "bench.yaml"), "w", encoding="utf-8") as file:
            file.write(RULES)
        subprocess.run([XINGLIN, "programme", "add", "--data", store, file.name], check=True, capture_output=True)
    server = subprocess.Popen([XINGLIN, "serve", "--data", store, "--listen", "127.0.0.1:0", "--staging", tempfile.mkdtemp()]
                              if "://" in store else [XINGLIN, "serve", "--data", store, "--listen", "127.0.0.1:0"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    base = "http://127.0.0.1:" + re.search(r":(\d+)/", server.stdout.readline().decode())[1]
    try:
        run(store, base, screen)
    finally:
        server.terminate()
        server.wait()


def people(officer, store, organizations, disciplines):
    """Doctors of the tertiary hospitals, put on offer by lists until there are enough."""
    offered = officer.ask("GET", "/api/offers?limit=1")["total"]
    homes = sorted(o["code"] for o in organizations.values() if "三级" in (o["level"] or ""))
    count = range(OFFERS - offered)
    lists = {"practitioners": ["code,name,organization,department,discipline,title_rank,techniques",
                               *(f"B{i:05},周{i},{homes[i % len(homes)]},科{i % 7},{disciplines[i % len(disciplines)]},{2 + i % 3}," for i in count)],
             "offers": ["practitioner,available_from,available_until,last_host,preferred_counties,excluded_counties",
                        *(f"B{i:05},,,,," for i in count)]}
    for noun, lines in lists.items():
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "list.csv")
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
            subprocess.run([XINGLIN, "import", noun, "--data", store, "--source", "bench", path], check=True, capture_output=True)
    return officer.ask("GET", "/api/offers?limit=1")["total"]


def run(store, base, screen):
    officer = Asker(base, store, "officer", "990000")
    organizations = {o["id"]: o for o in officer.pages("/api/organizations")}
    gaps = officer.ask("GET", "/api/gaps")
    disciplines, counties = gaps["disciplines"], [c["code"] for c in gaps["counties"]]
    hospitals = {}
    for o in organizations.values():
        if o["county"] in counties and o["county"] not in hospitals:
            hospitals[o["county"]] = o
    managers = {o["code"]: Asker(base, store, "manager", o["code"]) for o in hospitals.values()}
    levels = {}
    for county in counties:
        levels[county] = [Asker(base, store, "officer", county), Asker(base, store, "officer", county[:4] + "00"), officer]
    print(f"| step ({store.split(':')[0] if '://' in store else 'SQLite'}) | seconds |\n|---|---|")
    offered = step("people and offers by list", lambda: people(officer, store, organizations, disciplines))

    def drafts():
        made = []
        for i in range(DEMANDS):
            hospital = hospitals[counties[i % len(counties)]]
            made.append((counties[i % len(counties)], managers[hospital["code"]], managers[hospital["code"]].ask("POST", "/api/demands", {
                "organization": hospital["code"], "programme": "bench", "kind": "expert", "discipline": disciplines[i // len(counties) % len(disciplines)],
                "seats": 1 + i % 3, "min_title_rank": 2 + i % 2, "months": 6, "start": f"2026-{7 + i % 3:02}-01", "reason": "按科室排班核定",
                "claim": "外转多", "ready_people": 2, "ready_equipment": "已到位"})))
        return made

    def sent(orders):
        return [(c, m, m.ask("POST", f"/api/demands/{d['id']}/submit", {"version": d["version"]})) for c, m, d in orders]

    def approved(orders):
        for county, _, demand in orders:
            for who in levels[county]:
                demand = who.ask("POST", f"/api/demands/{demand['id']}/approve", {"version": demand["version"]})
            assert demand["state"] == "approved"

    orders = step(f"{DEMANDS} drafts with their evidence", drafts)
    orders = step(f"{DEMANDS} sent", lambda: sent(orders))
    step(f"{3 * DEMANDS} approvals, level by level", lambda: approved(orders))
    appeals_end(officer)
    if screen:
        on_screen(base, store, officer)
        return
    asked = step(f"asked: {offered} offers and {DEMANDS} demands frozen", lambda: officer.ask("POST", "/api/plans", {"programme": "bench", "from": "2026-07-01", "until": "2026-12-31"}))
    step("solved, proved, explained and kept", lambda: waited(officer, asked["id"]))
    plan = f"/api/plans/{asked['id']}"
    step("first page of assignments, 20 rows with reasons", lambda: officer.ask("GET", plan + "/assignments?limit=20"))
    rows = step("all assignments, page by page", lambda: officer.pages(plan + "/assignments"))
    empty = step("all empty seats, page by page", lambda: officer.pages(plan + "/unfilled"))
    again = officer.ask("POST", "/api/plans", {"programme": "bench", "from": "2026-07-01", "until": "2026-12-31",
                                               "previous": asked["id"], "without": [rows[0]["practitioner_code"]]})
    step("solved again without one, the fewest moved", lambda: waited(officer, again["id"]))
    two = step("both compared", lambda: officer.ask("GET", f"{plan}/compare?with={again['id']}"))
    counts = reasons_hold(officer, plan, rows, empty)
    print(f"\n{counts}; {two['mover_n']} people moved by the withdrawal of one")
    names = [f"bench{NUMBER[0]}a", f"bench{NUMBER[0]}b"]
    publish(base, store, plan, names)


def appeals_end(officer):
    for o in officer.pages("/api/offers?state=appealed"):
        officer.ask("POST", f"/api/offers/{o['id']}/decide", {"version": o["version"], "uphold": False, "why": "可派"})


def reasons_hold(officer, plan, rows, empty):
    """Every assignment adds up, every empty seat has its cause and what would change it."""
    counts = officer.ask("GET", plan)["counts"]
    assert len(rows) == counts["filled"] and all(len(r["terms"]) == 5 for r in rows)
    assert all(abs(sum(t["points"] for t in r["terms"]) + r["rounding"] - r["utility"]) < 1e-6 for r in rows)
    assert sum(u["seats_unfilled"] for u in empty) == counts["seats"] - counts["filled"]
    assert all(u["cause_label"] and u["detail"] for u in empty)
    return counts


def on_screen(base, store, officer):
    word, names = "wine blue lamp tiger", [f"{one}-{int(time.time())}" for one in ("first", "second")]
    for name in names:
        subprocess.run([XINGLIN, "account", "add", "--data", store, "--name", name, "--role", "officer", "--scope", "990000", "--password-file", "-"],
                       input=word + "\n", encoding="utf-8", check=True, capture_output=True)
    done = subprocess.run(["node", os.path.join(os.path.dirname(__file__), "province_screen.mjs")], encoding="utf-8", stdout=subprocess.PIPE,
                          env={**os.environ, "BASE": base, "NAMES": " ".join(names), "PASSWORD": word}, check=True)
    *lines, told = done.stdout.strip().split("\n")
    print("\n".join(lines))
    seen = json.loads(told)
    plan = f"/api/plans/{seen['plan']}"
    rows, empty = officer.pages(plan + "/assignments"), officer.pages(plan + "/unfilled")
    counts = reasons_hold(officer, plan, rows, empty)
    assert seen["seats"] == counts["unfilled"] and seen["orders"] == len(empty) and seen["pages"] == -(-len(rows) // 20), (seen, counts)
    assert officer.ask("GET", plan)["state"] == "published"
    print(f"\n{counts}; what the screen showed is what the API tells, every seat with its reason")


def publish(base, store, plan, names):
    """By two people who sign in."""
    import http.cookiejar
    word = "wine blue lamp tiger"
    for name, act in zip(names, ("review", "publish")):
        subprocess.run([XINGLIN, "account", "add", "--data", store, "--name", name, "--role", "officer", "--scope", "990000", "--password-file", "-"],
                       input=word + "\n", encoding="utf-8", check=True, capture_output=True)
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

        def ask(path, body, headers):
            request = urllib.request.Request(base + path, json.dumps(body).encode(), {"Content-Type": "application/json", **headers}, method="POST")
            with opener.open(request, timeout=120) as reply:
                return json.loads(reply.read())

        session = ask("/api/session", {"name": name, "password": word}, {"Origin": base})
        step(f"plan: {act}", lambda: ask(f"{plan}/{act}", {"why": "同意"}, {"x-xinglin-mark": session["mark"], "Idempotency-Key": name, "Origin": base}))


if __name__ == "__main__":
    main(*sys.argv[1:])
