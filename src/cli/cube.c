/* cube.c - `xinglin cube`: discharge records in, cube out; or cubes added. */
#include <inttypes.h>
#include <stdio.h>

#include "base/day.h"
#include "cli/command.h"
#include "work/ingest.h"

enum { USAGE = 2 }; /* a wrong option is bad input here, as a wrong map is */

static const struct option_help HELP = {
    "xinglin cube --map MAP [OPTION…] --out DIR FILE…\n"
    "       xinglin cube --merge --out DIR DIR…",
    "Counts discharge records into two tables of integers, cases.csv and operations.csv, and "
    "tells\n"
    "in quality.csv and summary.json what was wrong with the rows. FILE is CSV, plain or gzip, in\n"
    "UTF-8, GB18030 or UTF-16; - is standard input. With --merge the folders of earlier runs are\n"
    "added instead. Nothing is written unless all of it can be.",
    "  xinglin cube --map hqms-p --counties counties.csv --institutions institutions.csv \\\n"
    "      --drg drg.csv --out cube-2024 discharges-2024-*.csv.gz\n"
    "  zcat discharges.csv.gz | xinglin cube --map ./our.map --out cube-2024 -\n"
    "  xinglin cube --merge --out cube-both cube-2023 cube-2024"};

struct arguments {
    struct ingest_request request;
    const char *not_after;
    int64_t threads;
    bool merge;
};

static int usage_fault(const char *sentence)
{
    fprintf(stderr, "xinglin: %s; --help tells more\n", sentence);
    return USAGE;
}

static bool not_after_read(struct arguments *a, struct err *e)
{
    a->request.not_after_day = day_today();
    if (a->not_after && !day_parse(str_of(a->not_after), &a->request.not_after_day))
        return err_set(e, ERR_INPUT, "--not-after: %.60s: a day is written YYYY-MM-DD",
                       a->not_after);
    return true;
}

static int merge(const struct arguments *a)
{
    const struct ingest_request *r = &a->request;
    struct err e = {0};

    if (r->map || r->institutions || r->counties || r->towns || r->drg || r->procedures
        || r->departments || a->not_after || a->threads)
        return usage_fault("--merge adds cubes: it takes no map, no tables, no --not-after and no "
                           "--threads");
    if (r->file_n == 0)
        return usage_fault("no folder to merge is named");
    if (!work_ingest_merge(r->files, r->file_n, r->out, r->force, &e))
        return command_fail(&e);
    printf("%d folders added: %s\n", r->file_n, r->out);
    return 0;
}

static int ingest(struct arguments *a)
{
    struct ingest_result result;
    struct err e = {0};

    if (!a->request.map)
        return usage_fault("--map MAP is missing");
    if (a->request.file_n == 0)
        return usage_fault("no file of records is named");
    a->request.threads = (int)a->threads;
    if (!not_after_read(a, &e) || !work_ingest(&a->request, &result, &e))
        return command_fail(&e);
    printf("%" PRId64 " rows read, %" PRId64 " accepted, %" PRId64 " rejected, %.1f s: %s\n",
           result.read, result.accepted, result.rejected, result.seconds, a->request.out);
    return 0;
}

int cli_cube(int argc, char **argv)
{
    struct arguments a = {0};
    struct ingest_request *r = &a.request;
    const struct option_row rows[] = {
        {"--map", OPTION_TEXT, &r->map, "MAP", "a shipped map's name, or a path", false, 0, 0},
        {"--institutions", OPTION_TEXT, &r->institutions, "FILE",
         "institution, name, county [level, kind]", false, 0, 0},
        {"--counties", OPTION_TEXT, &r->counties, "FILE",
         "code, name [city, province, kind, retired_into, postcodes …]", false, 0, 0},
        {"--towns", OPTION_TEXT, &r->towns, "FILE", "code, name, county", false, 0, 0},
        {"--drg", OPTION_TEXT, &r->drg, "FILE", "drg, rw [name, discipline]", false, 0, 0},
        {"--procedures", OPTION_TEXT, &r->procedures, "FILE",
         "procedure [name, level, discipline, rw]", false, 0, 0},
        {"--departments", OPTION_TEXT, &r->departments, "FILE", "department, discipline", false, 0,
         0},
        {"--not-after", OPTION_TEXT, &a.not_after, "DAY",
         "later discharges are rejected; today by default", false, 0, 0},
        {"--threads", OPTION_INT, &a.threads, "N",
         "1 to 64; as many as there are processors by default", false, 1, 64},
        {"--merge", OPTION_FLAG, &a.merge, NULL, "adds the cubes of the folders named", false, 0,
         0},
        {"--out", OPTION_TEXT, &r->out, "DIR", "the folder to write", true, 0, 0},
        {"--force", OPTION_FLAG, &r->force, NULL, "replaces the folder where it is there", false, 0,
         0},
        {0}};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, USAGE, &operand_n, &status))
        return status;
    r->files = (const char *const *)argv;
    r->file_n = operand_n;
    return a.merge ? merge(&a) : ingest(&a);
}
