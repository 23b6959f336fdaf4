/* effect.c - `xinglin effect did|counts|synth|its`: did it work, and may one say so. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/command.h"
#include "work/effect.h"

enum { USAGE = 2 }; /* a wrong option is bad input here, as in cube */

/* One of the words; its number. */
static bool word_read(const char *name, const char *text, const char *const *words, int *value)
{
    for (int i = 0; words[i]; i++) {
        if (!strcmp(words[i], text)) {
            *value = i;
            return true;
        }
    }
    fprintf(stderr, "xinglin: %s: %.60s: one of", name, text);
    for (int i = 0; words[i]; i++)
        fprintf(stderr, "%s %s", i ? "," : "", words[i]);
    fputs(" is wanted\n", stderr);
    return false;
}

static const char *const BETTER[] = {"low", "high", NULL};

static bool better_read(const char *text, bool *better_high)
{
    int better = 0;

    if (!word_read("--better", text, BETTER, &better))
        return false;
    *better_high = better == 1;
    return true;
}

static bool base_read(const char *text, struct effect_plan *plan)
{
    struct str s = str_of(text), window = s;
    int64_t n;

    plan->window = 1;
    if (str_eq(s, STR("varying")) || str_eq(s, STR("universal"))) {
        plan->base = str_eq(s, STR("varying")) ? EFFECT_VARYING : EFFECT_UNIVERSAL;
        return true;
    }
    plan->base = EFFECT_WINDOW;
    if (str_starts(s, STR("window:"))) {
        window.at += 7;
        window.n -= 7;
        if (str_to_int(window, 1000, &n) && n > 0) {
            plan->window = (int32_t)n;
            return true;
        }
    }
    fprintf(stderr,
            "xinglin: --base: %.60s: varying, universal or window:K with K from 1 to 1000 is "
            "wanted\n",
            text);
    return false;
}

static const struct option_help DID_HELP = {
    "xinglin effect did --panel F --unit C --time C --start C --outcome C [OPTION…] --out DIR",
    "Group-time effects of a programme that begins at different times in different units. A start\n"
    "of 0 or empty is never. Writes cells.csv, aggregates.csv and summary.json with the verdict;\n"
    "docs/effect.md tells what is in them and when a claim is refused.",
    "  xinglin effect did --panel panel.csv --unit county --time month --start start \\\n"
    "      --outcome referral_out_pct --cluster region --out effect"};

static const char *const METHODS[] = {"dr", "reg", "ipw", NULL};
static const char *const CONTROLS[] = {"notyet", "never", NULL};
static const char *const UNBALANCED[] = {"drop", "pool", NULL};

/* Words of the plan that are more than a number. */
struct did_words {
    const char *control, *base, *method, *unbalanced, *better;
};

static bool did_words_read(const struct did_words *words, struct effect_did_request *r)
{
    int method, control, pool;

    if (!word_read("--method", words->method, METHODS, &method)
        || !word_read("--control", words->control, CONTROLS, &control)
        || !word_read("--unbalanced", words->unbalanced, UNBALANCED, &pool)
        || !better_read(words->better, &r->better_high) || !base_read(words->base, &r->plan))
        return false;
    r->plan.method = (enum effect_method)method;
    r->plan.control = (enum effect_control)control;
    r->plan.pool = pool == 1;
    return true;
}

static int effect_did_run(int argc, char **argv)
{
    struct effect_did_request r = {.draws = EFFECT_DRAWS, .seed = EFFECT_SEED};
    struct did_words words = {"notyet", "window:12", "dr", "drop", "low"};
    int64_t anticipation = 0;
    const struct option_row rows[] = {
        {"--panel", OPTION_TEXT, &r.panel, "F", "CSV, a row a unit and period", true, 0, 0},
        {"--unit", OPTION_TEXT, &r.unit, "C", "column of the unit", true, 0, 0},
        {"--time", OPTION_TEXT, &r.time, "C", "column of the period", true, 0, 0},
        {"--start", OPTION_TEXT, &r.start, "C", "column of the first treated period", true, 0, 0},
        {"--outcome", OPTION_TEXT, &r.outcome, "C", "column of the indicator; others behind commas",
         true, 0, 0},
        {"--covariates", OPTION_TEXT, &r.covariates, "C,C", "columns to compare like with like",
         false, 0, 0},
        {"--weight", OPTION_TEXT, &r.weight, "C", "column of the unit's weight", false, 0, 0},
        {"--cluster", OPTION_TEXT, &r.cluster, "C", "column of what units share", false, 0, 0},
        {"--control", OPTION_TEXT, &words.control, "notyet|never", "who is compared with (notyet)",
         false, 0, 0},
        {"--base", OPTION_TEXT, &words.base, "B", "varying, universal or window:K (window:12)",
         false, 0, 0},
        {"--anticipation", OPTION_INT, &anticipation, "A",
         "periods before the start already touched (0)", false, 0, 1000},
        {"--method", OPTION_TEXT, &words.method, "dr|reg|ipw", "how covariates are used (dr)",
         false, 0, 0},
        {"--unbalanced", OPTION_TEXT, &words.unbalanced, "drop|pool", "units with gaps (drop)",
         false, 0, 0},
        {"--draws", OPTION_INT, &r.draws, "N", "of the bootstrap (1000)", false, 0, 1000000},
        {"--seed", OPTION_INT, &r.seed, "N", "of all draws (1)", false, 0, INT64_MAX},
        {"--permute", OPTION_FLAG, &r.permute, NULL, "judge by permutation in any case", false, 0,
         0},
        {"--better", OPTION_TEXT, &words.better, "low|high", "which way is better (low)", false, 0,
         0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces DIR where it is there", false, 0, 0},
        {"--out", OPTION_TEXT, &r.out, "DIR", "folder to write", true, 0, 0},
        {NULL, OPTION_FLAG, NULL, NULL, NULL, false, 0, 0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &DID_HELP, USAGE, &operand_n, &status))
        return status;
    if (!option_no_operand(argv, operand_n, &status) || !did_words_read(&words, &r))
        return USAGE;
    r.plan.anticipation = (int32_t)anticipation;
    return work_effect_did(&r, &e) ? 0 : command_fail(&e);
}

static const struct option_help COUNTS_HELP = {
    "xinglin effect counts --panel F --unit C --time C --start C --events C --exposure C\n"
    "                      [--cluster C] --out DIR",
    "Rare events: observed after the start against what untreated units and each unit's own level\n"
    "let expect. Writes summary.json and units.csv.",
    "  xinglin effect counts --panel panel.csv --unit county --time month --start start \\\n"
    "      --events neonatal_deaths --exposure births --out deaths"};

static int effect_counts_run(int argc, char **argv)
{
    struct effect_counts_request r = {.seed = EFFECT_SEED};
    const char *better = "low";
    const struct option_row rows[] = {
        {"--panel", OPTION_TEXT, &r.panel, "F", "CSV, a row a unit and period", true, 0, 0},
        {"--unit", OPTION_TEXT, &r.unit, "C", "column of the unit", true, 0, 0},
        {"--time", OPTION_TEXT, &r.time, "C", "column of the period", true, 0, 0},
        {"--start", OPTION_TEXT, &r.start, "C", "column of the first treated period", true, 0, 0},
        {"--events", OPTION_TEXT, &r.events, "C", "column of the counts", true, 0, 0},
        {"--exposure", OPTION_TEXT, &r.exposure, "C", "column of what they are out of", true, 0, 0},
        {"--cluster", OPTION_TEXT, &r.cluster, "C", "column of what units share", false, 0, 0},
        {"--seed", OPTION_INT, &r.seed, "N", "of all draws (1)", false, 0, INT64_MAX},
        {"--better", OPTION_TEXT, &better, "low|high", "which way is better (low)", false, 0, 0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces DIR where it is there", false, 0, 0},
        {"--out", OPTION_TEXT, &r.out, "DIR", "folder to write", true, 0, 0},
        {NULL, OPTION_FLAG, NULL, NULL, NULL, false, 0, 0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &COUNTS_HELP, USAGE, &operand_n, &status))
        return status;
    if (!option_no_operand(argv, operand_n, &status) || !better_read(better, &r.better_high))
        return USAGE;
    return work_effect_counts(&r, &e) ? 0 : command_fail(&e);
}

static const struct option_help SYNTH_HELP = {
    "xinglin effect synth --panel F --unit C --time C --treated U --start T --outcome C\n"
    "                     [--predictors 'name[:from..to],…'] --out DIR",
    "One treated site against the mixture of other units that came nearest to it before its "
    "start.\n"
    "Writes weights.csv, gaps.csv, placebos.csv and summary.json.",
    "  xinglin effect synth --panel panel.csv --unit county --time month --treated 7 --start 31 "
    "\\\n"
    "      --outcome referral_out_pct --out site"};

static int effect_synth_run(int argc, char **argv)
{
    struct effect_synth_request r = {0};
    const char *better = "low";
    const struct option_row rows[] = {
        {"--panel", OPTION_TEXT, &r.panel, "F", "CSV, a row a unit and period", true, 0, 0},
        {"--unit", OPTION_TEXT, &r.unit, "C", "column of the unit", true, 0, 0},
        {"--time", OPTION_TEXT, &r.time, "C", "column of the period", true, 0, 0},
        {"--treated", OPTION_TEXT, &r.treated, "U", "the treated unit", true, 0, 0},
        {"--start", OPTION_TEXT, &r.start, "T", "its first treated period", true, 0, 0},
        {"--outcome", OPTION_TEXT, &r.outcome, "C", "column of the indicator", true, 0, 0},
        {"--predictors", OPTION_TEXT, &r.predictors, "P", "name[:from..to],… to fit beside", false,
         0, 0},
        {"--better", OPTION_TEXT, &better, "low|high", "which way is better (low)", false, 0, 0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces DIR where it is there", false, 0, 0},
        {"--out", OPTION_TEXT, &r.out, "DIR", "folder to write", true, 0, 0},
        {NULL, OPTION_FLAG, NULL, NULL, NULL, false, 0, 0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &SYNTH_HELP, USAGE, &operand_n, &status))
        return status;
    if (!option_no_operand(argv, operand_n, &status) || !better_read(better, &r.better_high))
        return USAGE;
    return work_effect_synth(&r, &e) ? 0 : command_fail(&e);
}

static const struct option_help ITS_HELP = {
    "xinglin effect its --series F --time C --events C [--exposure C] --start T\n"
    "                   [--period 12] [--harmonics 2] [--slope] --out DIR",
    "One series of counts before and after: trend, level, season. Without a comparison it tells "
    "when\n"
    "something changed, not why. Writes coefficients.csv and summary.json.",
    "  xinglin effect its --series deaths.csv --time month --events deaths --exposure births \\\n"
    "      --start 2024-03 --out series"};

static int effect_its_run(int argc, char **argv)
{
    struct effect_its_request r = {.period = 12, .harmonics = 2};
    const char *better = "low";
    const struct option_row rows[] = {
        {"--series", OPTION_TEXT, &r.series, "F", "CSV, a row a period", true, 0, 0},
        {"--time", OPTION_TEXT, &r.time, "C", "column of the period", true, 0, 0},
        {"--events", OPTION_TEXT, &r.events, "C", "column of the counts", true, 0, 0},
        {"--exposure", OPTION_TEXT, &r.exposure, "C", "column of what they are out of", false, 0,
         0},
        {"--start", OPTION_TEXT, &r.start, "T", "first period after", true, 0, 0},
        {"--period", OPTION_INT, &r.period, "N", "periods of a season (12)", false, 2, 1000},
        {"--harmonics", OPTION_INT, &r.harmonics, "N", "pairs of the season (2)", false, 0, 12},
        {"--slope", OPTION_FLAG, &r.slope, NULL, "the trend may change too", false, 0, 0},
        {"--better", OPTION_TEXT, &better, "low|high", "which way is better (low)", false, 0, 0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces DIR where it is there", false, 0, 0},
        {"--out", OPTION_TEXT, &r.out, "DIR", "folder to write", true, 0, 0},
        {NULL, OPTION_FLAG, NULL, NULL, NULL, false, 0, 0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &ITS_HELP, USAGE, &operand_n, &status))
        return status;
    if (!option_no_operand(argv, operand_n, &status) || !better_read(better, &r.better_high))
        return USAGE;
    return work_effect_its(&r, &e) ? 0 : command_fail(&e);
}

static const struct command PARTS[] = {
    {"did", "units that start at different times, with controls", effect_did_run},
    {"counts", "rare events: observed against expected", effect_counts_run},
    {"synth", "one treated site against a mixture of others", effect_synth_run},
    {"its", "one series, before and after", effect_its_run},
    {NULL, NULL, NULL},
};

static void parts_print(void)
{
    puts("usage: xinglin effect did|counts|synth|its [OPTION…]\n\n"
         "Measures what changed because of a programme, and refuses the claim where the data\n"
         "cannot carry it.\n");
    for (const struct command *part = PARTS; part->name; part++)
        printf("  %-8s %s\n", part->name, part->about);
    puts("\nexample:\n  xinglin effect did --help");
}

int cli_effect(int argc, char **argv)
{
    if (argc >= 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))) {
        parts_print();
        return 0;
    }
    for (const struct command *part = PARTS; argc >= 2 && part->name; part++) {
        if (!strcmp(part->name, argv[1]))
            return part->run(argc - 1, argv + 1);
    }
    fprintf(stderr, "xinglin: effect wants one of did, counts, synth, its; `xinglin effect --help` "
                    "tells more\n");
    return USAGE;
}
