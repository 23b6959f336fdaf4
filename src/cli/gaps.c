/* gaps.c - `xinglin gaps`: how much care leaves each county that its peers give at home. */
#include <stdio.h>

#include "base/day.h"
#include "cli/command.h"
#include "work/gaps.h"

enum { USAGE = 2 }; /* a wrong option is bad input here, as in cube */

static bool month_read(const char *name, const char *value, int32_t *month)
{
    if (month_parse(str_of(value), month))
        return true;
    fprintf(stderr, "xinglin: %s: %.60s: a month as YYYY-MM is wanted\n", name, value);
    return false;
}

static const struct option_help HELP = {
    "xinglin gaps --cube DIR --from MONTH --to MONTH [OPTION…] --out DIR",
    "Compares each county with its peers: which cases leave that others keep at home, which\n"
    "techniques are missing, how many specialists would close the gap. Writes gaps.csv,\n"
    "blank_techniques.csv, evidence.csv, demands.csv, peers.csv, measures.json, summary.json.",
    "  xinglin cube --map hqms-p --out cube 2023.csv\n"
    "  xinglin gaps --cube cube --from 2023-01 --to 2023-12 \\\n"
    "      --population population.csv --specialists specialists.csv --out gaps"};

int cli_gaps(int argc, char **argv)
{
    struct gaps_request r = {0};
    const char *from = NULL, *to = NULL;
    const struct option_row rows[] = {
        {"--cube", OPTION_TEXT, &r.cube, "DIR", "folder that `xinglin cube` wrote", true, 0, 0},
        {"--from", OPTION_TEXT, &from, "YYYY-MM", "first month of discharge", true, 0, 0},
        {"--to", OPTION_TEXT, &to, "YYYY-MM", "last month of discharge, inclusive", true, 0, 0},
        {"--population", OPTION_TEXT, &r.population, "F", "counties to score, kinds, residents",
         false, 0, 0},
        {"--specialists", OPTION_TEXT, &r.specialists, "F",
         "specialists by county and discipline: makes demands", false, 0, 0},
        {"--procedures", OPTION_TEXT, &r.procedures, "F", "disciplines of techniques", false, 0, 0},
        {"--drg", OPTION_TEXT, &r.drg, "F", "disciplines of groups", false, 0, 0},
        {"--refer", OPTION_TEXT, &r.refer, "F", "groups that are always referred", false, 0, 0},
        {"--counties", OPTION_TEXT, &r.counties, "F", "points for border flow; kinds", false, 0, 0},
        {"--institutions", OPTION_TEXT, &r.institutions, "F",
         "counties of institutions, for demands", false, 0, 0},
        {"--public", OPTION_FLAG, &r.open, NULL, "blanks counts from 1 to 4 and what rests on them",
         false, 0, 0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces DIR where it is there", false, 0, 0},
        {"--out", OPTION_TEXT, &r.out, "DIR", "folder to write", true, 0, 0},
        {NULL, OPTION_FLAG, NULL, NULL, NULL, false, 0, 0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, USAGE, &operand_n, &status))
        return status;
    if (operand_n > 0) {
        fprintf(stderr, "xinglin: '%.60s': gaps takes no operand; --help lists its options\n",
                argv[0]);
        return USAGE;
    }
    if (!month_read("--from", from, &r.from_month) || !month_read("--to", to, &r.to_month))
        return err_exit_status(ERR_INPUT);
    return work_gaps(&r, &e) ? 0 : command_fail(&e);
}
