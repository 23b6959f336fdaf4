/* ingest.c - rows in the order of the command line, so
 * that of two equal stays the first one wins whatever the machine. */
#include "work/ingest.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "work/ingest_part.h"

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* One line on a terminal that is written over, from the second second on. */
void ingest_progress(struct ingest_run *run, int file)
{
    double at = now();

    if (!run->terminal || at - run->started < 1 || at - run->told < 0.5)
        return;
    fprintf(stderr, "\rfile %d of %d: %" PRId64 " rows read, %" PRId64 " rejected ", file + 1,
            run->request->file_n, run->summary.read, run->summary.rejected);
    run->told = at;
}

void ingest_progress_end(struct ingest_run *run)
{
    if (run->told > run->started)
        fprintf(stderr, "\r%70s\r", "");
    run->told = run->started;
}

/* A spreadsheet cuts its files at so many lines without a word. */
void ingest_size_look(struct ingest_run *run, int64_t lines, int file)
{
    struct quality_cell cell = {.rule = RULE_SIZE_CUT,
                                .month = QUALITY_NO_MONTH,
                                .file = file,
                                .first_row = lines,
                                .count = 1};

    if (lines != 65536 && lines != 1048576)
        return;
    quality_add(&run->quality, (struct str){0}, &cell);
    ingest_progress_end(run);
    fprintf(stderr,
            "xinglin: warning: %.400s: exactly %" PRId64 " lines, as many as a spreadsheet holds:"
            " the rest may be cut off\n",
            run->request->files[file], lines);
}

/* Says under which rule most rows fell, that being the first thing to look at. */
static bool nothing_accepted(const struct ingest_run *run, struct err *e)
{
    int most = 0;

    if (run->summary.read == 0)
        return err_set(e, ERR_INPUT, "%.400s: no row behind the header", run->request->files[0]);
    for (int rule = 0; rule < RULE_REJECTING_N; rule++) {
        if (run->summary.by_rule[rule] > run->summary.by_rule[most])
            most = rule;
    }
    return err_set(
        e, ERR_INPUT, "%.400s: none of %" PRId64 " rows was accepted, %" PRId64 " of them for %s",
        run->request->files[0], run->summary.read, run->summary.by_rule[most], rule_names[most]);
}

static bool files_take(struct ingest_run *run, struct err *e)
{
    struct ingest_summary *s = &run->summary;
    int64_t rejected = 0;

    bool ok = ingest_files(run, e);

    ingest_progress_end(run);
    if (!ok)
        return false;
    quality_totals(&run->quality, s->by_rule);
    for (int rule = 0; rule < RULE_REJECTING_N; rule++)
        rejected += s->by_rule[rule];
    assert(rejected == s->rejected && s->read == s->accepted + s->rejected);
    return s->accepted > 0 || nothing_accepted(run, e);
}

static bool run_open(struct ingest_run *run, struct err *e)
{
    const struct ingest_request *r = run->request;

    run->terminal = isatty(STDERR_FILENO);
    run->started = run->told = now();
    cube_open(&run->cube);
    if (getrandom(run->stays.salt, sizeof run->stays.salt, 0) != sizeof run->stays.salt)
        return err_set(e, ERR_IO, "the system gives no randomness");
    if (!ingest_tables_read(r, &run->arena, &run->tables, e))
        return false;
    ingest_summary_source(&run->summary, str_of(map_source(run->tables.map)));
    run->summary.scheme = run->tables.scheme;
    run->summary.not_after_day = r->not_after_day;
    run->summary.invented = r->invented;
    return true;
}

static void run_close(struct ingest_run *run)
{
    cube_reset(&run->cube);
    quality_reset(&run->quality);
    stay_reset(&run->stays);
    ingest_summary_reset(&run->summary);
    arena_reset(&run->arena);
}

bool work_ingest(const struct ingest_request *r, struct ingest_result *result, struct err *e)
{
    struct ingest_run run = {.request = r};
    struct folder folder;
    bool ok = false;

    assert(r->file_n > 0);
    if (!run_open(&run, e) || !folder_open(&folder, r->out, r->force, e))
        goto undo;
    if (!files_take(&run, e)) {
        folder_drop(&folder);
        goto undo;
    }
    stay_reset(&run.stays); /* before the tables are sorted, which takes as much */
    run.summary.seconds = now() - run.started;
    ok = ingest_write(&folder, &run.cube, &run.quality, &run.summary, ingest_threads(r), e);
    if (ok && result)
        *result = (struct ingest_result){run.summary.read, run.summary.accepted,
                                         run.summary.rejected, run.summary.seconds};
    if (ok && r->quality) {
        *r->quality = run.quality;
        run.quality = (struct quality){0};
    }
undo:
    run_close(&run);
    return ok;
}
