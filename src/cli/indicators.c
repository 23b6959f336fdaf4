/* indicators.c - `xinglin indicators`: what a cube says of institutions and counties. */
#include <stdio.h>

#include "base/day.h"
#include "cli/command.h"
#include "work/indicators.h"

enum { USAGE = 2, YEAR = 12 }; /* a wrong option is bad input here, as in cube */

static bool month_read(const char *name, const char *value, int32_t *month)
{
    if (month_parse(str_of(value), month))
        return true;
    fprintf(stderr, "xinglin: %s: %.60s: a month as YYYY-MM is wanted\n", name, value);
    return false;
}

static const struct option_help HELP = {
    "xinglin indicators --cube DIR --from MONTH --to MONTH [OPTION…] --out DIR",
    "What the institutions of a cube do and how hard it is, who is treated where, and how the\n"
    "spectrum of diseases changed. Writes organizations.csv, counties.csv, flows.csv,\n"
    "spectrum.csv, coverage.csv, measures.json, summary.json.",
    "  xinglin cube --map hqms-p --out cube 2022.csv 2023.csv\n"
    "  xinglin indicators --cube cube --from 2023-01 --to 2023-12 \\\n"
    "      --institutions institutions.csv --out indicators"};

int cli_indicators(int argc, char **argv)
{
    struct indicators_request r = {0};
    const char *from = NULL, *to = NULL, *before = NULL;
    const struct option_row rows[] = {
        {"--cube", OPTION_TEXT, &r.cube, "DIR", "folder that `xinglin cube` wrote", true, 0, 0},
        {"--from", OPTION_TEXT, &from, "YYYY-MM", "first month of discharge", true, 0, 0},
        {"--to", OPTION_TEXT, &to, "YYYY-MM", "last month of discharge, inclusive", true, 0, 0},
        {"--before", OPTION_TEXT, &before, "YYYY-MM",
         "first month of the window to compare with; a year before --from", false, 0, 0},
        {"--counties", OPTION_TEXT, &r.counties, "F", "kinds of counties: reverse inflow", false, 0,
         0},
        {"--institutions", OPTION_TEXT, &r.institutions, "F",
         "who should have told: coverage; refuses rates where a neighbour is missing", false, 0, 0},
        {"--public", OPTION_FLAG, &r.open, NULL, "blanks counts from 1 to 4 and what tells them",
         false, 0, 0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces DIR where it is there", false, 0, 0},
        {"--out", OPTION_TEXT, &r.out, "DIR", "folder to write", true, 0, 0},
        {NULL, OPTION_FLAG, NULL, NULL, NULL, false, 0, 0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, USAGE, &operand_n, &status))
        return status;
    if (operand_n > 0) {
        fprintf(stderr, "xinglin: '%.60s': indicators takes no operand; --help lists its options\n",
                argv[0]);
        return USAGE;
    }
    if (!month_read("--from", from, &r.from_month) || !month_read("--to", to, &r.to_month))
        return err_exit_status(ERR_INPUT);
    r.before_month = r.from_month - YEAR;
    if (before && !month_read("--before", before, &r.before_month))
        return err_exit_status(ERR_INPUT);
    return work_indicators(&r, &e) ? 0 : command_fail(&e);
}
