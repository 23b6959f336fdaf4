/* import_records.c - xinglin import records: discharge records into the store. */
#include "cli/import_part.h"

#include <stdio.h>

#include "base/day.h"
#include "cli/command.h"
#include "work/records.h"

static const struct option_help HELP = {
    .usage = "xinglin import records --data DIR|postgresql://… --map M [--source S] [--batch B]\n"
             "                      [--replaces B] [--institutions F] [--counties F] … FILE…",
    .about =
        "Records stream through once and are not kept: cells are, and how often each rule fired\n"
        "by organization and month. A batch replaces what counted under its name; without one the\n"
        "files' hash is it. --replaces names an older batch that is corrected and then gone. Side\n"
        "tables that are given are kept for the next time. Nothing counts before all does.",
    .example = "  xinglin import records --data demo --map hqms-p --batch 2023-02 2023-02.csv.gz",
};

static void print(const struct records_result *result)
{
    char job[ID_TEXT], from[MONTH_TEXT], to[MONTH_TEXT];

    id_text(result->job, job);
    month_text(result->from, from);
    month_text(result->to, to);
    printf("%lld rows read: %lld accepted, %lld rejected; job %s\n", (long long)result->read_n,
           (long long)result->accepted, (long long)result->rejected, job);
    if (result->both_n)
        printf("%lld parts (organization and month) are in another batch too\n",
               (long long)result->both_n);
    printf("gaps reckoned over %s to %s\n", from, to);
}

static int records_run(const char *data, const struct records_request *r)
{
    struct records_result result;
    struct store *st = NULL;
    struct err e = {0};
    bool good = store_open(data, STORE_EXISTING, &st, &e) && store_made(st, &e)
                && store_migrate(st, &e) && work_records(st, r, &result, &e);

    store_close(st);
    if (!good)
        return command_fail(&e);
    print(&result);
    return 0;
}

int cli_import_records(int argc, char **argv)
{
    struct records_request r = {.not_after_day = day_today()};
    const char *not_after = NULL, *data = NULL, *source = NULL, *batch = NULL, *replaces = NULL;
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &data, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {"--map", OPTION_TEXT, &r.map, "M", "shipped map, or a path", true, 0, 0},
        {"--source", OPTION_TEXT, &source, "S", "whose records; else the map's", false, 0, 0},
        {"--batch", OPTION_TEXT, &batch, "B", "name of the delivery", false, 0, 0},
        {"--replaces", OPTION_TEXT, &replaces, "B", "a batch that is corrected", false, 0, 0},
        {"--institutions", OPTION_TEXT, &r.side[SIDE_INSTITUTIONS], "F", "side table", false, 0, 0},
        {"--counties", OPTION_TEXT, &r.side[SIDE_COUNTIES], "F", "side table", false, 0, 0},
        {"--towns", OPTION_TEXT, &r.side[SIDE_TOWNS], "F", "side table", false, 0, 0},
        {"--drg", OPTION_TEXT, &r.side[SIDE_DRG], "F", "side table", false, 0, 0},
        {"--procedures", OPTION_TEXT, &r.side[SIDE_PROCEDURES], "F", "side table", false, 0, 0},
        {"--departments", OPTION_TEXT, &r.side[SIDE_DEPARTMENTS], "F", "side table", false, 0, 0},
        {"--population", OPTION_TEXT, &r.side[SIDE_POPULATION], "F", "side table", false, 0, 0},
        {"--specialists", OPTION_TEXT, &r.side[SIDE_SPECIALISTS], "F", "side table", false, 0, 0},
        {"--refer", OPTION_TEXT, &r.side[SIDE_REFER], "F", "side table", false, 0, 0},
        {"--not-after", OPTION_TEXT, &not_after, "DAY", "later discharges are refused; else today",
         false, 0, 0},
        {0},
    };
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status))
        return status;
    if (operand_n < 1) {
        fputs("xinglin: import records takes the files of one delivery\n", stderr);
        return 1;
    }
    if (not_after && !day_parse(str_of(not_after), &r.not_after_day)) {
        fprintf(stderr, "xinglin: --not-after: %.60s: a day is written YYYY-MM-DD\n", not_after);
        return 1;
    }
    r.files = (const char *const *)argv;
    r.file_n = operand_n;
    r.source = str_of(source);
    r.batch = str_of(batch);
    r.replaces = replaces ? str_of(replaces) : STR("");
    return records_run(data, &r);
}
