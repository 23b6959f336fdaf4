/* wisn.c - `xinglin wisn`: how many people a workload needs. */
#include <stdio.h>

#include "cli/command.h"
#include "work/wisn.h"

enum { USAGE = 2 }; /* a wrong option is bad input here, as in cube */

static const struct option_help HELP = {
    "xinglin wisn --workload F --out DIR",
    "Staffing need by the work there is: hours of all activities over the hours of one person.\n"
    "F has the columns organization, discipline, activity, count, hours_each, working_days,\n"
    "hours_per_day, staff. Writes wisn.csv, activities.csv, measures.json, summary.json.",
    "  xinglin wisn --workload workload.csv --out wisn"};

int cli_wisn(int argc, char **argv)
{
    struct wisn_request r = {0};
    const struct option_row rows[] = {
        {"--workload", OPTION_TEXT, &r.workload, "F", "activities, how often, how long", true, 0,
         0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces DIR where it is there", false, 0, 0},
        {"--out", OPTION_TEXT, &r.out, "DIR", "folder to write", true, 0, 0},
        {NULL, OPTION_FLAG, NULL, NULL, NULL, false, 0, 0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, USAGE, &operand_n, &status))
        return status;
    if (operand_n > 0) {
        fprintf(stderr, "xinglin: '%.60s': wisn takes no operand; --help lists its options\n",
                argv[0]);
        return USAGE;
    }
    return work_wisn(&r, &e) ? 0 : command_fail(&e);
}
