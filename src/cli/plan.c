/* plan.c - xinglin plan: who goes where, or the proof of a plan that is there. */
#include <stdio.h>

#include "base/str.h"
#include "cli/command.h"
#include "work/plan.h"

enum { USAGE = 1 }; /* exit status of a command that is put wrongly */

static const struct option_help HELP = {
    .usage = "xinglin plan --organizations FILE --offers FILE --demands FILE [--quotas FILE]\n"
             "                    [--previous PLAN.CSV [--hold]] [OPTION…] --out DIR\n"
             "       xinglin plan … --stable --preferences FILE [OPTION…] --out DIR\n"
             "       xinglin plan … --check DIR   (the same files and options)",
    .about =
        "Places practitioners on the seats of demands: the best plan there is, level by level\n"
        "(quota minimums, tiers 1 to 5, few moved since a previous plan, fairness between "
        "counties,\n"
        "weights, utility), with a certificate that proves it and a reason for every empty seat.\n"
        "Files are CSV in UTF-8. --stable matches by both sides' rankings instead.\n"
        "--check verifies a plan's folder against the same files without the solver.\n"
        "Exit status: 0 proved best, 1 usage or system, 2 bad input, 3 hard rules that cannot\n"
        "hold together, 4 teams not searched through within --limit, 5 --check found a fault.",
    .example = "  xinglin plan --organizations organizations.csv --offers offers.csv \\\n"
               "      --demands demands.csv --quotas quotas.csv --out plan\n"
               "  xinglin plan --organizations organizations.csv --offers offers.csv \\\n"
               "      --demands demands.csv --quotas quotas.csv --check plan",
};

static int usage_fault(const char *sentence)
{
    fprintf(stderr, "xinglin: %s; --help tells more\n", sentence);
    return USAGE;
}

/* Five numbers with commas between; that they sum to 1000 is the use case's to say. */
static bool weights_read(const char *text, int32_t weights[5])
{
    struct str rest = str_of(text);
    bool ends_open = str_ends(rest, STR(","));

    for (int i = 0; i < 5; i++) {
        int64_t value;

        if (!str_to_int(str_cut(&rest, ','), 1000, &value))
            return false;
        weights[i] = (int32_t)value;
    }
    return rest.n == 0 && !ends_open;
}

/* What the table of options cannot say; 0 where all is well. */
static int words_check(struct plan_request *r, const char *check, bool stable, const char *weights)
{
    if (!r->out == !check)
        return usage_fault("either --out DIR or --check DIR is wanted");
    if (check && r->force)
        return usage_fault("--check writes nothing: --force has no place beside it");
    if (stable != (r->preferences != NULL))
        return usage_fault("--stable and --preferences FILE go together");
    if (weights && !weights_read(weights, r->weights))
        return usage_fault("--weights wants five numbers, as 400,250,150,100,100");
    return 0;
}

static int plan_check(const struct plan_request *r)
{
    struct err e = {0};

    if (!work_plan_check(r, &e))
        return command_fail(&e);
    printf("%s: verified: every rule is kept, every term and cause is right, %s\n", r->out,
           r->preferences ? "blocking pairs: 0" : "the proof holds");
    return 0;
}

int cli_plan(int argc, char **argv)
{
    struct plan_request r = {.weights = PLAN_WEIGHTS, .limit_s = PLAN_LIMIT_S};
    const char *weights = NULL, *check = NULL;
    int64_t band = PLAN_WEIGHT_BAND, threads = 0;
    bool stable = false;
    const struct option_row rows[] = {
        {"--organizations", OPTION_TEXT, &r.organizations, "FILE",
         "where people come from and go to", true, 0, 0},
        {"--offers", OPTION_TEXT, &r.offers, "FILE", "practitioners who may be sent", true, 0, 0},
        {"--demands", OPTION_TEXT, &r.demands, "FILE", "seats that are asked for", true, 0, 0},
        {"--quotas", OPTION_TEXT, &r.quotas, "FILE",
         "least and most of an organization, department or county", false, 0, 0},
        {"--previous", OPTION_TEXT, &r.previous, "FILE",
         "plan.csv of a plan from which few are to be moved", false, 0, 0},
        {"--hold", OPTION_FLAG, &r.hold, NULL, "moves nobody whom the previous plan places", false,
         0, 0},
        {"--from", OPTION_TEXT, &r.from, "DIR",
         "mends the plan of this folder, where the files are nearly its own, sooner than solving",
         false, 0, 0},
        {"--stable", OPTION_FLAG, &stable, NULL, "matches by --preferences of both sides", false, 0,
         0},
        {"--preferences", OPTION_TEXT, &r.preferences, "FILE",
         "who ranks whom: side, id, other_id, rank", false, 0, 0},
        {"--limit", OPTION_INT, &r.limit_s, "SECONDS",
         "for teams and scarce kinds; then the best plan so far is written (600)", false, 0,
         1000000},
        {"--weights", OPTION_TEXT, &weights, "A,B,C,D,E",
         "of fit, paired, continuity, preference, nearness; sum 1000 (400,250,150,100,100)", false,
         0, 0},
        {"--weight-band", OPTION_INT, &band, "N",
         "weights count in steps of N, 1 to 1000 (1000: a tier counts its seats)", false, 1, 1000},
        {"--threads", OPTION_INT, &threads, "N",
         "1 to 16; as many as there are processors by default", false, 1, 16},
        {"--skip-bad-rows", OPTION_FLAG, &r.skip_bad_rows, NULL,
         "leaves bad rows out and lists them in skipped.csv", false, 0, 0},
        {"--out", OPTION_TEXT, &r.out, "DIR", "the folder to write", false, 0, 0},
        {"--check", OPTION_TEXT, &check, "DIR", "the plan to verify", false, 0, 0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces the folder where it is there", false, 0,
         0},
        {0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, USAGE, &operand_n, &status))
        return status;
    if (operand_n > 0)
        return usage_fault("plan takes options only, a word stands by itself");
    status = words_check(&r, check, stable, weights);
    if (status != 0)
        return status;
    r.weight_band = (int32_t)band;
    r.threads = (int)threads;
    if (check) {
        r.out = check;
        return plan_check(&r);
    }
    return work_plan(&r, &e) ? 0 : command_fail(&e);
}
