/* score.c - `xinglin score`: who has done what was agreed, and what it pays. */
#include "work/score.h"
#include "cli/command.h"

enum { USAGE = 2 }; /* a wrong option is bad input here, as in cube */

static const struct option_help HELP = {
    "xinglin score --rules rules.json --items items.csv --out DIR",
    "Basic tasks and a competition: completion of each indicator, basic pay from a floor on, a "
    "pool\n"
    "shared by shrunken improvement. Writes scores.csv, payments.csv and summary.json; "
    "docs/score.md\n"
    "describes the two inputs.",
    "  xinglin score --rules rules.json --items items.csv --out payments"};

int cli_score(int argc, char **argv)
{
    struct score_request r = {0};
    const struct option_row rows[] = {
        {"--rules", OPTION_TEXT, &r.rules, "F", "JSON: indicators, floors, pool", true, 0, 0},
        {"--items", OPTION_TEXT, &r.items, "F", "CSV: a row a payee", true, 0, 0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces DIR where it is there", false, 0, 0},
        {"--out", OPTION_TEXT, &r.out, "DIR", "folder to write", true, 0, 0},
        {NULL, OPTION_FLAG, NULL, NULL, NULL, false, 0, 0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, USAGE, &operand_n, &status))
        return status;
    if (!option_no_operand(argv, operand_n, &status))
        return USAGE;
    return work_score(&r, &e) ? 0 : command_fail(&e);
}
