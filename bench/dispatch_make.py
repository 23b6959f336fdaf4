#!/usr/bin/env python3
"""Invents the inputs of a dispatch plan: `dispatch_make.py SIZE DIR [--teams N] [--seed N]`.

Sizes: S 1,500 offers and 600 demands, M 15,000 and 6,000 (0.4 million eligible pairs), L 100,000 and
60,000 (about 9 million). The same arguments give the same bytes. Hospitals send by department,
departments hold one discipline, disciplines differ in size, half of the quotas bind.
"""
import argparse
import os
import random

#        offers, demands, disciplines, senders, hosts, counties, teams
SIZES = {"S": (1500, 600, 20, 20, 80, 40, 10),
         "M": (15000, 6000, 100, 100, 500, 200, 40),
         "L": (100000, 60000, 300, 600, 3000, 1500, 400)}
HEADS = {
    "organizations": "organization_id,name,county,latitude,longitude",
    "offers": "practitioner_id,organization_id,department_id,discipline,title_rank,techniques,"
              "available_from,available_until,last_host_id,preferred_counties,excluded_counties,"
              "pinned_demand_id",
    "demands": "demand_id,organization_id,discipline,seats,min_title_rank,techniques,tier,weight,"
               "start,months,paired_organization_id,team_id,required_techniques",
    "quotas": "scope,id,min,max"}


class Region:
    def __init__(self, size, seed):
        (self.offer_n, self.demand_n, self.discipline_n, self.sender_n, self.host_n, self.county_n,
         self.team_n) = SIZES[size]
        self.draw = random.Random(seed)
        self.sizes = [self.draw.uniform(0.4, 1.6) for _ in range(self.discipline_n)]
        self.departments = {}

    def discipline(self):
        return self.draw.choices(range(self.discipline_n), self.sizes)[0]

    def skills(self, discipline, most):
        return ";".join(f"t{discipline}-{k}" for k in
                        sorted(self.draw.sample(range(8), self.draw.randrange(most + 1))))

    def organizations(self):
        d = self.draw
        for n in range(self.sender_n):
            yield f"S{n},sender,{n % self.county_n + 1},{d.uniform(24, 40):.4f},{d.uniform(100, 120):.4f}"
        for n in range(self.host_n):
            place = f"{d.uniform(24, 40):.4f},{d.uniform(100, 120):.4f}" if d.random() < 0.95 else ","
            yield f"H{n},host,{d.randrange(self.county_n) + 1},{place}"

    def offers(self):
        d = self.draw
        for n in range(self.offer_n):
            discipline, sender = self.discipline(), d.randrange(self.sender_n)
            department = f"D{sender}-{discipline}"
            self.departments[department] = self.departments.get(department, 0) + 1
            free = d.choice([",", ",", "2026-01-01,2027-12-31", "2026-08-01,", ",2026-12-31"])
            host = f"H{d.randrange(self.host_n)}" if d.random() < 0.3 else ""
            likes = ";".join(str(d.randrange(self.county_n) + 1) for _ in range(d.randrange(4)))
            bars = str(d.randrange(self.county_n) + 1) if d.random() < 0.2 else ""
            yield (f"P{n},S{sender},{department},x{discipline},{d.choices((1, 2, 3, 4), (3, 4, 2, 1))[0]},"
                   f"{self.skills(discipline, 5)},{free},{host},{likes},{bars},")

    def demands(self, teams):
        d, left = self.draw, 0
        for n in range(self.demand_n):
            discipline = self.discipline()
            if left == 0 and teams > 0 and d.random() < 2 * self.team_n / self.demand_n:
                teams, left = teams - 1, d.randrange(2, 5)
            team = f"T{teams}" if left > 0 else ""
            left = max(0, left - 1)
            needs = f"t{discipline}-{d.randrange(8)}" if d.random() < 0.2 else ""
            paired = f"S{d.randrange(self.sender_n)}" if d.random() < 0.3 else ""
            yield (f"J{n},H{d.randrange(self.host_n)},x{discipline},{d.choice((1, 1, 1, 2, 2, 3, 4))},"
                   f"{d.choices((1, 2, 3, 4), (2, 5, 3, 1))[0]},{self.skills(discipline, 4)},"
                   f"{d.randrange(1, 6)},{d.randrange(1, 1001)},2026-0{d.randrange(5, 10)}-01,"
                   f"{d.choice((3, 6, 12))},{paired},{team},{needs}")

    def quotas(self):
        d = self.draw
        for n in range(self.sender_n):
            people = self.offer_n // self.sender_n
            yield f"organization,S{n},{d.choice((0, people // 10))},{int(people * d.uniform(0.5, 1.1))}"
        for name, people in self.departments.items():
            if d.random() < 0.3:
                yield f"department,{name},,{max(1, int(people * d.uniform(0.4, 1)))}"
        for n in range(self.county_n):
            seats = self.demand_n * 2 // self.county_n
            yield f"county,{n + 1},{d.choice((0, 0, seats // 4))},{d.choice(('', seats, 2 * seats))}"

    def write(self, folder, teams):
        os.makedirs(folder, exist_ok=True)
        for name, rows in (("organizations", self.organizations()), ("offers", self.offers()),
                           ("demands", self.demands(teams)), ("quotas", self.quotas())):
            with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8") as file:
                file.write("\n".join([HEADS[name], *rows]) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("folder")
    parser.add_argument("--teams", type=int, default=0, help="at most so many")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    Region(args.size, args.seed).write(args.folder, args.teams)


if __name__ == "__main__":
    main()
