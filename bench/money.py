"""A year of a thousand doctors down, five times over: PEOPLE placements x MONTHS accrued, approved, paid, appraised. Prints seconds.

    XINGLIN=build/xinglin FILL=build/tests/journey/fill python3 bench/money.py [PEOPLE] [MONTHS]
"""
import datetime
import os
import sqlite3
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests", "journey"))
import money_test  # noqa: E402
from bulletin_test import programme  # noqa: E402
from journey import Server, fill_province  # noqa: E402

PEOPLE = int(sys.argv[1]) if len(sys.argv) > 1 else 5700
MONTHS = int(sys.argv[2]) if len(sys.argv) > 2 else 12
FILE = money_test.FILE.replace("NAME", "m").replace(
    "  - {id: area, label: 区级工作室, fund: f, payee: studio, grade: district, per: year, yuan: 80000}",
    "  - {id: year, label: 派驻补助, fund: f, payee: practitioner, per: year, yuan: 24000, full_days: 220}").replace("figures:", """appraisal:
  basic_floor: 0.5
  competition_floor: 0.7
  shrink_cases: 50
  pool_yuan: 100000
  budget_yuan: 1000
  indicators:
    - {name: days, label: 在岗天数, target: 220, weight: 0.6, count: {of: presence}}
    - {name: months, label: 在岗月数, target: 12, monthly: 15, weight: 0.4, count: {of: presence}}
figures:""", 1)


def uuid(kind, number):
    return f"01900000-0000-7000-80{kind:02x}-{number:012x}"


def fill(path):
    """Everybody on site on the weekdays of the year, each month closed."""
    store = sqlite3.connect(path)
    h1, h3 = (store.execute("SELECT id FROM organization WHERE code = ?", (c,)).fetchone()[0] for c in ("H1", "H3"))
    columns = [c[1] for c in store.execute("PRAGMA table_info(practitioner)")]
    one = dict(zip(columns, store.execute("SELECT * FROM practitioner WHERE code = 'P1'").fetchone()))
    first = datetime.date(2025, 1, 1)
    days = [d for d in (first + datetime.timedelta(i) for i in range(365)) if d.weekday() < 5 and d.month <= MONTHS]
    for i in range(PEOPLE):
        row = one | {"id": uuid(1, i), "code": f"B{i:05d}", "name": f"医师{i:05d}"}
        store.execute(f"INSERT INTO practitioner ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
        store.execute("INSERT INTO placement (county, id, placement, programme, kind, practitioner, home, organization,"
                      " from_day, arrived_day, state, delivery, made_ms) VALUES ('990101', ?, ?, 'm', 'posting', ?, 'H3', 'H1',"
                      " '2025-01-01', '2025-01-01', 'active', 'x', 1)", (uuid(2, i), f"Q{i:05d}", f"B{i:05d}"))
        store.execute("INSERT INTO payee (county, code, version, kind, key_number, holder, account, bank, account_hash, id_hash,"
                      " person_hash, tail, made_ms) VALUES ('990103', ?, 1, 'practitioner', 1, 'x', 'x', 'x', ?, ?, ?, '0000', 1)",
                      (f"B{i:05d}", f"a{i}", f"i{i}", f"p{i}"))
        store.executemany("INSERT INTO placement_month (county, placement, month, days, closed_ms) VALUES ('990101', ?, ?, 21, 1)",
                          [(f"Q{i:05d}", f"2025-{m:02d}") for m in range(1, MONTHS + 1)])
        store.executemany("INSERT INTO presence (county, id, presence, placement, day, home_day, host_day, delivery, made_ms)"
                          " VALUES ('990101', ?, ?, ?, ?, ?, ?, 'x', 1)",
                          [(uuid(3, i * 400 + k), f"D{i}-{k}", f"Q{i:05d}", d.isoformat(), d.isoformat(), d.isoformat())
                           for k, d in enumerate(days)])
    store.commit()
    assert h1 and h3
    return len(days) * PEOPLE


def main():
    spent = dict.fromkeys(("accrue", "approve", "run", "release", "confirm", "prove", "try", "score"), 0.0)

    def timed(name, act):
        start = time.monotonic()
        got = act()
        spent[name] += time.monotonic() - start
        return got

    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "store")
        fill_province(data)
        programme(data, 1, FILE)
        rows = fill(os.path.join(data, "store.db"))
        with Server(data) as server:
            one, two = money_test.Officer(server, data), money_test.Officer(server, data)
            fund = one.good("/api/funds", {"programme": "m", "fund": "f"})
            one.good(f"/api/funds/{fund['id']}/entries", {"kind": "budget", "amount_fen": 10**11, "day": "2025-01-02", "note": "预算"})
            total = 0
            for m in range(1, MONTHS + 1):
                month = {"programme": "m", "month": f"2025-{m:02d}"}
                if timed("accrue", lambda: one.good("/api/accruals", month))["entry_n"] == 0:
                    continue  # everybody has earned the whole year's promise
                assert timed("approve", lambda: one.good("/api/accruals/approve", month))["approved_n"] == PEOPLE
                run = timed("run", lambda: one.good("/api/payment-runs", {"fund": fund["id"], "month": month["month"]}))
                total += run["total_fen"]
                store = sqlite3.connect(os.path.join(data, "store.db"))  # the sample is people's time, not the program's
                store.execute("UPDATE payment_sample SET agreed = 1, made_ms = 1 WHERE agreed IS NULL")
                store.commit()
                store.close()
                path = f"/api/payment-runs/{run['id']}"
                timed("release", lambda: two.good(path + "/release"))
                file = "number,amount,result\n" + "".join(f"{p['number']},{p['amount_fen'] / 100:.2f},paid\n" for p in run["payments"])
                assert timed("confirm", lambda: two.good(path + "/confirm", raw=file.encode()))["state"] == "closed"
            made = one.good("/api/appraisals", {"programme": "m", "year": 2025})
            timed("try", lambda: one.good(f"/api/appraisals/{made['id']}/simulate"))
            one.good(f"/api/appraisals/{made['id']}/freeze")
            scored = timed("score", lambda: one.good(f"/api/appraisals/{made['id']}/score"))
            assert scored["runs"][0]["expert_n"] == PEOPLE, scored["runs"]
            book = timed("prove", lambda: one.get(f"/api/funds/{fund['id']}"))
            assert book["proved"] and book["settled_fen"] == total, book
    if MONTHS == 12:
        assert total == 2400000 * PEOPLE, total  # everybody was there more than 220 days: a year's promise, to the fen
    print(f"{PEOPLE} placements x {MONTHS} months, {rows} days on site, {total / 100:.2f} yuan:",
          ", ".join(f"{name} {seconds:.1f} s" for name, seconds in spent.items()), f"; {sum(spent.values()):.1f} s in all")


if __name__ == "__main__":
    main()
