"""xinglin score: a card by hand, a twin in fractions, every refusal."""
import csv
import json
import os
import random
import shutil
import tempfile
from fractions import Fraction as F

from program import refused, run_tests, xinglin

RULES = {
    "indicators": [{"name": "出诊", "target": "100", "weight": "0.6", "better": "high"},
                   {"name": "外转率", "target": "0.2", "weight": "0.4", "better": "low"}],
    "basic_floor": "0.5", "competition_floor": "0.7", "shrink_cases": 50, "pool_fen": 100001,
}
HEAD = "payee,basic_budget_fen,出诊,外转率,safety_veto,rate_base,rate_now,cases_now\n"
ITEMS = HEAD + """B,10001,80,0.25,0,0.5,0.6,100
A,20000,120,0.1,0,0.4,0.7,3
C,5000,10,,0,0.5,0.9,100
D,7000,100,0.2,1,0.1,0.9,900
E,7000,100,0,0,0.1,0.1,0
"""


class Place:
    """A folder with rules and items; gone at the end."""

    def __init__(self, rules=None, items=ITEMS):
        self.root = tempfile.mkdtemp(prefix="xinglin-score-")
        self.out = os.path.join(self.root, "out")
        text = rules if isinstance(rules, str) else json.dumps(RULES if rules is None else rules)
        for name, content in (("rules.json", text), ("items.csv", items)):
            with open(os.path.join(self.root, name), "w", encoding="utf-8", newline="") as file:
                file.write(content)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.root)

    def words(self, *more):
        return ("score", "--rules", os.path.join(self.root, "rules.json"), "--items",
                os.path.join(self.root, "items.csv"), "--out", self.out, *more)

    def run(self):
        result = xinglin(*self.words())
        assert result.status == 0, result.err
        tables = []
        for name in ("scores.csv", "payments.csv"):
            with open(os.path.join(self.out, name), encoding="utf-8", newline="") as file:
                tables.append(list(csv.DictReader(file)))
        with open(os.path.join(self.out, "summary.json"), encoding="utf-8") as file:
            return (*tables, json.load(file))


def test_a_card_by_hand():
    with Place() as place:
        scores, payments, summary = place.run()
        assert list(scores[0]) == ["payee", "indicator", "completion", "weight", "points"]
        assert list(payments[0]) == ["payee", "basic_fen", "competition_fen", "total_fen", "reasons"]
        found = {(s["payee"], s["indicator"]): s for s in scores}
        assert found["B", "出诊"]["completion"] == "0.8" and found["B", "出诊"]["points"] == "0.48"
        assert found["B", "外转率"]["completion"] == "0.8"
        assert found["C", "外转率"]["completion"] == "" and found["C", "外转率"]["points"] == "0"
        pay = {p["payee"]: p for p in payments}
        assert [p["payee"] for p in payments] == list("ABCDE")
        assert pay["B"]["basic_fen"] == "8001"       # 10001 * 0.8 = 8000.8
        assert pay["A"]["basic_fen"] == "20000"
        assert pay["C"]["basic_fen"] == "0" and "below_basic_floor" in pay["C"]["reasons"]
        assert "missing" in pay["C"]["reasons"]
        assert pay["D"]["competition_fen"] == "0" and pay["D"]["reasons"] == "safety_veto"
        assert pay["E"]["reasons"] == "idle;below_competition_floor;no_improvement"
        # 0.1 * 100/150 against 0.3 * 3/53: the larger jump of the tiny place earns less
        a, b = F(3, 10) * F(3, 53), F(1, 10) * F(100, 150)
        assert abs(int(pay["A"]["competition_fen"]) - 100001 * a / (a + b)) < 1
        assert int(pay["A"]["competition_fen"]) + int(pay["B"]["competition_fen"]) == 100001
        assert summary["pool_left_fen"] == 0


def test_the_order_of_rows_never_matters():
    lines = ITEMS.split("\n")[1:-1]
    random.Random(2).shuffle(lines)
    with Place() as one, Place(items=HEAD + "\n".join(lines) + "\n") as two:
        assert one.run()[:2] == two.run()[:2]


def twin(rules, rows):
    """Payments in fractions, from the words of the rule."""
    paid = {}
    for row in rows:
        score = F(0)
        for one in rules["indicators"]:
            actual = row[one["name"]]
            if actual == "" or (one["better"] == "low" and row["cases_now"] in ("", "0")):
                continue
            actual, target = F(actual), F(one["target"])
            if one["better"] == "high":
                done = min(F(1), actual / target)
            else:
                done = F(1) if actual <= target else target / actual
            score += F(one["weight"]) * F(int(done * 10 ** 9 + F(1, 2)), 10 ** 9)
        basic = F(row["basic_budget_fen"]) * score if score >= F(rules["basic_floor"]) else F(0)
        gain = F(0)
        if score >= F(rules["competition_floor"]) and row["safety_veto"] == "0" \
                and "" not in (row["rate_base"], row["rate_now"], row["cases_now"]):
            n = int(row["cases_now"])
            rise = max(F(0), F(row["rate_now"]) - F(row["rate_base"]))
            gain = rise * n / (n + rules["shrink_cases"]) if n else F(0)
        paid[row["payee"]] = [int(basic + F(1, 2)), int(gain * 10 ** 12)]
    whole, pool = sum(gain for _, gain in paid.values()), rules["pool_fen"]
    parts = {payee: F(pool * gain, whole) if whole else F(0) for payee, (_, gain) in paid.items()}
    shares = {payee: int(part) for payee, part in parts.items()}
    order = sorted(parts, key=lambda payee: (shares[payee] - parts[payee], payee))
    for payee in order[:pool - sum(shares.values()) if whole else 0]:
        shares[payee] += 1
    return {payee: (basic, shares[payee]) for payee, (basic, _) in paid.items()}


def test_random_cards_agree_with_the_twin():
    dice = random.Random(12)
    names = HEAD.strip().split(",")
    for _ in range(25):
        weight = dice.randrange(0, 1001)
        rules = json.loads(json.dumps(RULES))
        rules["indicators"][0]["weight"] = f"{weight / 1000:.3f}"
        rules["indicators"][1]["weight"] = f"{(1000 - weight) / 1000:.3f}"
        rules["pool_fen"], rules["shrink_cases"] = dice.randrange(10000), dice.randrange(90)
        rules["basic_floor"] = f"{dice.random():.2f}"
        rules["competition_floor"] = f"{dice.random() * 0.8:.2f}"
        rows = []
        for i in range(dice.randrange(1, 15)):
            values = [f"P{i:02}", dice.randrange(10 ** 6), f"{dice.random() * 150:.2f}",
                      f"{dice.random() * 0.6:.3f}", dice.randrange(4) // 3, f"{dice.random():.3f}",
                      f"{dice.random():.3f}", dice.randrange(200)]
            if dice.random() < 0.2:
                values[dice.choice((2, 3, 5, 6, 7))] = ""
            rows.append(dict(zip(names, map(str, values))))
        items = HEAD + "".join(",".join(row.values()) + "\n" for row in rows)
        with Place(rules, items) as place:
            _, payments, _ = place.run()
            got = {p["payee"]: (int(p["basic_fen"]), int(p["competition_fen"])) for p in payments}
            assert got == twin(rules, rows), (rules, items)


def changed(path, value):
    rules = json.loads(json.dumps(RULES))
    at = rules
    for key in path[:-1]:
        at = at[key]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return rules


def test_faults_of_the_rules_are_told_with_their_place():
    for rules, says in [("{", ["rules.json:1:"]), ('{"a":1,"a":2}', ["rules.json:1:", "duplicate"]),
                        ("[]", ["object"]),
                        (changed(["indicators", 0, "weight"], "0.5"), ["0.9", "sum to 1"]),
                        (changed(["indicators", 0, "weight"], 0.6), ["[0].weight", "string"]),
                        (changed(["indicators", 1, "target"], "0"), ["[1].target", "above 0"]),
                        (changed(["indicators", 1, "target"], "-1"), ["[1].target: -1"]),
                        (changed(["indicators", 1, "target"], "1e3"), ["[1].target: 1e3"]),
                        (changed(["indicators", 1, "target"], "0.0000000001"), ["nine digits"]),
                        (changed(["indicators", 1, "better"], "up"), ["[1].better: up"]),
                        (changed(["indicators", 1, "name"], "出诊"), ["[1].name", "twice"]),
                        (changed(["indicators", 1, "name"], ""), ["[1].name"]),
                        (changed(["indicators"], []), ["indicators"]),
                        (changed(["basic_floor"], "1.5"), ["basic_floor: 1.5"]),
                        (changed(["basic_floor"], None), ["basic_floor", "missing"]),
                        (changed(["extra"], 1), ["extra", "no such key"]),
                        (changed(["pool_fen"], -1), ["pool_fen: -1"]),
                        (changed(["pool_fen"], 1.5), ["pool_fen"]),
                        (changed(["shrink_cases"], "x"), ["shrink_cases: x"])]:
        with Place(rules) as place:
            refused(2, *place.words(), says=says)
            assert not os.path.exists(place.out)


def test_faults_of_the_items_are_told_with_their_place():
    row = ["B", "10001", "80", "0.25", "0", "0.5", "0.6", "100"]
    for column, value, says in [(0, "", "payee"), (1, "1.5", "fen"), (1, "-5", "fen"),
                                (2, "many", "decimal"), (2, "-1", "decimal"), (4, "yes", "veto"),
                                (4, "", "veto"), (5, "1.2", "rate"), (6, "x", "rate"),
                                (7, "-3", "cases")]:
        wrong = row[:]
        wrong[column] = value
        with Place(items=HEAD + ",".join(wrong) + "\n") as place:
            refused(2, *place.words(), says=[f"items.csv:2:{column + 1}: {value}:", says])
            assert not os.path.exists(place.out)
    for items, says in [(HEAD + ",".join(row) + "\n" + ",".join(row) + "\n", "items.csv:3:1: B:"),
                        (HEAD, "no payee"), (HEAD.replace("外转率", "x"), "外转率")]:
        with Place(items=items) as place:
            refused(2, *place.words(), says=[says])
    refused(2, "score", says=["--rules"])
    assert xinglin("score", "--help").status == 0


if __name__ == "__main__":
    run_tests(globals())
