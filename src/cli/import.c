/* import.c - xinglin import: a list from a spreadsheet into the store. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/id.h"
#include "cli/command.h"
#include "cli/import_part.h"
#include "work/import.h"
#include "work/import_noun.h"

#define SHOWN 1000 /* faults */

static const struct option_help HELP = {
    .usage = "xinglin import organizations|practitioners|offers|agreements|village_posts --data "
             "DIR|postgresql://…\n"
             "                      --source S [--batch B] [--good] [--look] FILE\n"
             "       xinglin import records --help\n"
             "       xinglin import NOUN --data DIR|postgresql://… --source S [--batch B] FILE",
    .about =
        "NOUN is placement, visit, mentorship, fund … as docs/programme-file.md has them: lines\n"
        "are added, all of them or none, with every fault told.\n"
        "The three lists change what is there. Takes a list, XLSX, or CSV in UTF-8 or GB18030, "
        "with a header in English or in\n"
        "Chinese. Every row is looked at first, and where one has a fault none is written; "
        "--good writes\n"
        "the others. A row is found again by its code and changed. A run that was killed\n"
        "goes on where it stood when the same file is given again.",
    .example = "  xinglin import practitioners --data demo --source 卫健委 people.csv",
};

struct shown {
    int64_t n;
};

static void show(void *arg, const char *fault)
{
    struct shown *shown = arg;

    if (shown->n++ < SHOWN)
        fprintf(stderr, "%s\n", fault);
    else if (shown->n == SHOWN + 1)
        fprintf(stderr, "… further faults are not shown\n");
}

/* Which list, or else which noun. */
static bool kind_read(const char *name, enum job_kind *kind, const struct noun **noun)
{
    for (int k = 0; k < JOB_LIST_N; k++) {
        if (!strcmp(name, job_kind_names[k])) {
            *kind = (enum job_kind)k;
            return true;
        }
    }
    *noun = noun_find(str_of(name));
    if (*noun && (*noun)->name)
        return true;
    fprintf(stderr,
            "xinglin: '%.60s': organizations, practitioners, offers, agreements, village_posts",
            name);
    for (const struct noun *n = NOUNS; n->name; n++)
        fprintf(stderr, ", %s", n->name);
    fputs(" is wanted\n", stderr);
    return false;
}

static bool noun_add(struct store *st, const struct import_noun *n, struct err *e)
{
    struct arena a = {0};
    struct fault_list faults = {.arena = &a, .name = n->path};
    int64_t added = 0;
    bool good = work_import_noun(st, n, &added, &faults, e);

    for (size_t i = 0; i < faults.n; i++)
        fprintf(stderr, "%.*s\n", STR_ARG(faults.items[i]));
    if (good)
        printf("%lld lines of %s added\n", (long long)added, n->noun->name);
    fault_reset(&faults);
    arena_reset(&a);
    return good;
}

static int noun_run(const char *data, const struct import_noun *n)
{
    struct store *st = NULL;
    struct err e = {0};
    bool good = store_open(data, STORE_EXISTING, &st, &e) && store_made(st, &e)
                && store_migrate(st, &e) && noun_add(st, n, &e);

    store_close(st);
    return good ? 0 : command_fail(&e);
}

static int noun_import(const char *data, const struct import_request *r, const struct noun *noun)
{
    struct timespec now;
    struct import_noun n = {.noun = noun, .path = r->path, .source = r->source, .batch = r->batch};

    if (r->good_only || r->look_only) {
        fputs("xinglin: --good and --look are of the three lists\n", stderr);
        return 1;
    }
    clock_gettime(CLOCK_REALTIME, &now);
    n.now_ms = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
    return noun_run(data, &n);
}

static void print(const struct import_request *r, const struct import_result *result)
{
    char job[ID_TEXT];

    id_text(result->job, job);
    if (result->from)
        printf("went on behind row %lld\n", (long long)result->from);
    if (r->look_only)
        printf("%lld rows, none has a fault; none was written\n", (long long)result->row_n);
    else
        printf("%lld rows: %lld written, %lld refused; job %s\n", (long long)result->row_n,
               (long long)result->written, (long long)result->refused, job);
}

static int import_run(const char *data, const struct import_request *r)
{
    struct import_result result;
    struct store *st = NULL;
    struct err e = {0};
    bool good;

    good = store_open(data, STORE_EXISTING, &st, &e) && store_made(st, &e) && store_migrate(st, &e)
           && work_import(st, r, &result, &e);
    store_close(st);
    if (!good)
        return command_fail(&e);
    print(r, &result);
    return 0;
}

int cli_import(int argc, char **argv)
{
    struct shown shown = {0};
    struct import_request r = {.fault = show, .arg = &shown};
    const char *data = NULL, *source = NULL, *batch = NULL;
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &data, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {"--source", OPTION_TEXT, &source, "S", "who delivered the list", true, 0, 0},
        {"--batch", OPTION_TEXT, &batch, "B", "which delivery of theirs", false, 0, 0},
        {"--good", OPTION_FLAG, &r.good_only, NULL, "write the rows without a fault", false, 0, 0},
        {"--look", OPTION_FLAG, &r.look_only, NULL, "tell the faults and write nothing", false, 0,
         0},
        {0},
    };
    const struct noun *noun = NULL;
    int operand_n, status;

    if (argc > 1 && !strcmp(argv[1], "records"))
        return cli_import_records(argc - 1, argv + 1);
    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status))
        return status;
    if (operand_n != 2) {
        fputs("xinglin: import takes a kind of list and one file\n", stderr);
        return 1;
    }
    if (!kind_read(argv[0], &r.kind, &noun))
        return 1;
    r.path = argv[1];
    r.source = str_of(source);
    r.batch = str_of(batch);
    return noun ? noun_import(data, &r, noun) : import_run(data, &r);
}
