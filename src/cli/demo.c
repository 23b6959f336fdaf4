/* demo.c - xinglin demo: an invented province in a folder or a database. */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "work/demo.h"
#include "work/demo_world.h"

int cli_demo(int argc, char **argv)
{
    int64_t seed = 1, counties = 40, months = 24, practitioners = 0;
    bool force = false;
    const struct option_row rows[] = {
        {"--seed", OPTION_INT, &seed, "N", "the same seed makes the same province (1)", false, 0,
         INT32_MAX},
        {"--counties", OPTION_INT, &counties, "N", "how many counties, 8 to 2880 (40)", false,
         DEMO_COUNTY_LEAST, DEMO_COUNTY_MOST},
        {"--months", OPTION_INT, &months, "N", "months of records up to 2025-12, 1 to 60 (24)",
         false, 1, DEMO_MONTH_MOST},
        {"--practitioners", OPTION_INT, &practitioners, "N",
         "people of its hospitals, up to 1000000; one to six of each discipline in each", false, 1,
         DEMO_PRACTITIONER_MOST},
        {"--force", OPTION_FLAG, &force, NULL, "replaces an existing folder", false, 0, 0},
        {0},
    };
    const struct option_help help = {
        .usage = "xinglin demo DIR|postgresql://… [--seed N] [--counties N] [--months N]\n"
                 "                    [--practitioners N] [--force]",
        .about = "Invents a province (every output says so): places, hospitals, people, untidy\n"
                 "discharge records with planted truths. Then runs the loop on them: cube, gaps,\n"
                 "demands, dispatch plan, and fills a store that `xinglin serve --data` opens.",
        .example = "  xinglin demo demo --counties 40 --months 24\n  xinglin serve --data demo",
    };
    struct demo_request r = {0};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &help, 1, &operand_n, &status))
        return status;
    if (operand_n != 1) {
        fprintf(stderr, "xinglin: demo wants one folder or database, %d were given\n", operand_n);
        return 1;
    }
    r = (struct demo_request){.to = argv[0],
                              .seed = (uint64_t)seed,
                              .counties = (int32_t)counties,
                              .months = (int32_t)months,
                              .practitioners = (int32_t)practitioners,
                              .force = force};
    if (!work_demo(&r, &e))
        return command_fail(&e);
    printf("%s: an invented province of %d counties and %d months, from records to plan\n",
           strstr(r.to, "://") ? "the database" : r.to, r.counties, r.months);
    return 0;
}
