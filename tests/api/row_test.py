"""A row of the route table without a right, or without a scope, does not compile."""
import os
import subprocess
import sys

SOURCE = os.environ.get("SOURCE", ".")
COMPILER = os.environ.get("COMPILER", "cc").split()
FLAGS = os.environ.get("FLAGS", "").split()
TEXT = """
#include "api/route.h"
static bool see(struct request *rq, struct err *e) { (void)rq; (void)e; return true; }
extern const struct route rows[];
const struct route rows[] = {%s, {0}};
"""


def compiles(row):
    done = subprocess.run([*COMPILER, "-std=c17", "-D_GNU_SOURCE", "-fsyntax-only", f"-I{SOURCE}/src", *FLAGS,
                           "-xc", "-"], input=(TEXT % row).encode(), stderr=subprocess.PIPE, check=False)
    return done.returncode == 0, done.stderr.decode()


GOOD = ['ROUTE(GET, "/api/x", see, MAY(ACTION_DEMAND_SEE), .about = "x")',
        'ROUTE(GET, "/api/x", see, RIGHT_SIGNED, .about = "x")']
BAD = ['ROUTE(GET, "/api/x", see, 0, .about = "x")',
       'ROUTE(GET, "/api/x", see, , .about = "x")',
       'ROUTE(GET, "/api/x", see, .about = "x")',
       'ROUTE(BREW, "/api/x", see, RIGHT_ALL, .about = "x")']

failed = 0
for rows, want in ((GOOD, True), (BAD, False)):
    for row in rows:
        good, said = compiles(row)
        print("ok     " if good == want else "FAILED ", row, "" if good == want else said[:500])
        failed += good != want
sys.exit(1 if failed else 0)
