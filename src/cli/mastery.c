/* mastery.c - `xinglin mastery`: who has learned what, and whether it stays. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "work/mastery.h"

enum { USAGE = 2 }; /* a wrong option is bad input here, as in cube */

static const struct option_help HELP = {
    "xinglin mastery --cases F --adequate P --inadequate P [--limit H | --calibrate N]\n"
    "                       [OPTION…] --out DIR",
    "Learning curves: a score that rises with each success until there is evidence of competence,\n"
    "then one that watches whether it stays. Writes path.csv and summary.json with the exact run\n"
    "lengths of the chosen limit. Without --limit and --calibrate the limit is calibrated for as\n"
    "many cases as the busiest person has.",
    "  xinglin mastery --cases cases.csv --adequate 0.10 --inadequate 0.20 --calibrate 120 \\\n"
    "      --maintenance 2.5 --out curves"};

/* A number above 0, at most 100; NaN stays where the option is not given. */
static bool number_read(const char *name, const char *text, double *value)
{
    char *end;

    if (!text)
        return true;
    *value = strtod(text, &end);
    if (!*end && *value > 0 && *value <= 100)
        return true;
    fprintf(stderr, "xinglin: %s: %.60s: a number above 0, at most 100, is wanted\n", name, text);
    return false;
}

int cli_mastery(int argc, char **argv)
{
    struct mastery_request r = {.person = "person",
                                .case_ = "case",
                                .failure = "failure",
                                .limit = NAN,
                                .maintenance = NAN};
    const char *adequate = NULL, *inadequate = NULL, *limit = NULL, *maintenance = NULL;
    const struct option_row rows[] = {
        {"--cases", OPTION_TEXT, &r.cases, "F", "CSV, a row a case", true, 0, 0},
        {"--person", OPTION_TEXT, &r.person, "C", "column of the person (person)", false, 0, 0},
        {"--case", OPTION_TEXT, &r.case_, "C", "column of the number or day (case)", false, 0, 0},
        {"--failure", OPTION_TEXT, &r.failure, "C", "column of 0 or 1 (failure)", false, 0, 0},
        {"--risk", OPTION_TEXT, &r.risk, "C", "column of each case's own risk", false, 0, 0},
        {"--adequate", OPTION_TEXT, &adequate, "P", "failure rate of who may work alone", true, 0,
         0},
        {"--inadequate", OPTION_TEXT, &inadequate, "P", "failure rate of who may not", true, 0, 0},
        {"--limit", OPTION_TEXT, &limit, "H", "of the learning score", false, 0, 0},
        {"--calibrate", OPTION_INT, &r.planned, "N", "finds the limit for N planned cases", false,
         1, MASTERY_PLANNED_MOST},
        {"--maintenance", OPTION_TEXT, &maintenance, "H2", "limit of the score after competence",
         false, 0, 0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces DIR where it is there", false, 0, 0},
        {"--out", OPTION_TEXT, &r.out, "DIR", "folder to write", true, 0, 0},
        {NULL, OPTION_FLAG, NULL, NULL, NULL, false, 0, 0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, USAGE, &operand_n, &status))
        return status;
    if (!option_no_operand(argv, operand_n, &status))
        return USAGE;
    if (limit && r.planned) {
        fputs("xinglin: either --limit or --calibrate is wanted, not both\n", stderr);
        return USAGE;
    }
    if (!number_read("--adequate", adequate, &r.adequate)
        || !number_read("--inadequate", inadequate, &r.inadequate)
        || !number_read("--limit", limit, &r.limit)
        || !number_read("--maintenance", maintenance, &r.maintenance))
        return USAGE;
    return work_mastery(&r, &e) ? 0 : command_fail(&e);
}
