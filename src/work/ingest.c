/* ingest.c - files one after the other, each read whole; rows in the order of the command line, so
 * that of two equal stays the first one wins whatever the machine. */
#include "work/ingest.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "engine/stay.h"
#include "work/ingest_part.h"

enum { LOOK_EVERY = 4096 }; /* rows between two looks at the clock */

struct run {
    const struct ingest_request *request;
    struct arena arena;
    struct ingest_tables tables;
    struct cube cube;
    struct quality quality;
    struct stay_set stays;
    struct ingest_summary summary;
    double started, told; /* seconds of a clock that only runs forward */
    bool terminal;
};

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* One line on a terminal that is written over, from the second second on. */
static void progress(struct run *run, int file)
{
    double at = now();

    if (!run->terminal || at - run->started < 1 || at - run->told < 0.5)
        return;
    fprintf(stderr, "\rfile %d of %d: %" PRId64 " rows read, %" PRId64 " rejected ", file + 1,
            run->request->file_n, run->summary.read, run->summary.rejected);
    run->told = at;
}

static void progress_end(struct run *run)
{
    if (run->told > run->started)
        fprintf(stderr, "\r%70s\r", "");
    run->told = run->started;
}

static void row_take(struct run *run, struct record *r, int file)
{
    struct ingest_summary *s = &run->summary;

    if (r->rejected == RULE_NONE && !stay_first(&run->stays, r))
        r->rejected = RULE_STAY_DUPLICATE;
    s->read++;
    s->encodings[r->encoding] += r->structured;
    quality_add_record(&run->quality, r, file);
    if (r->rejected != RULE_NONE) {
        s->rejected++;
        return;
    }
    s->accepted++;
    s->resolver[r->residence.step]++;
    cube_add_record(&run->cube, r);
}

/* A spreadsheet cuts its files at so many lines without a word. */
static void size_look(struct run *run, int64_t lines, int file)
{
    struct quality_cell cell = {.rule = RULE_SIZE_CUT,
                                .month = QUALITY_NO_MONTH,
                                .file = file,
                                .first_row = lines,
                                .count = 1};

    if (lines != 65536 && lines != 1048576)
        return;
    quality_add(&run->quality, (struct str){0}, &cell);
    progress_end(run);
    fprintf(stderr,
            "xinglin: warning: %.400s: exactly %" PRId64 " lines, as many as a spreadsheet holds:"
            " the rest may be cut off\n",
            run->request->files[file], lines);
}

static bool file_take(struct run *run, int file, struct err *e)
{
    const struct ingest_tables *t = &run->tables;
    const struct record_options options = {.map = t->map,
                                           .place = t->place,
                                           .memo = t->memo,
                                           .institutions = t->institutions,
                                           .drgs = t->drgs,
                                           .procedures = t->procedures,
                                           .departments = t->departments,
                                           .not_after_day = run->request->not_after_day};
    const char *name = run->request->files[file];
    struct arena a = {0};
    struct record_reader *reader;
    struct record record;
    struct str bytes;
    bool ok = false;

    if (!file_read(name, &a, &bytes, e) || !record_open(&options, name, bytes, &a, &reader, e))
        goto undo;
    while (record_next(reader, &record)) {
        row_take(run, &record, file);
        if (run->summary.read % LOOK_EVERY == 0)
            progress(run, file);
    }
    size_look(run, record_lines(reader), file);
    record_close(reader);
    run->summary.files++;
    run->summary.bytes += (int64_t)bytes.n;
    ok = true;
undo:
    arena_reset(&a);
    return ok;
}

/* Says under which rule most rows fell, that being the first thing to look at. */
static bool nothing_accepted(const struct run *run, struct err *e)
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

static bool files_take(struct run *run, struct err *e)
{
    struct ingest_summary *s = &run->summary;
    int64_t rejected = 0;

    for (int i = 0; i < run->request->file_n; i++) {
        if (!file_take(run, i, e)) {
            progress_end(run);
            return false;
        }
    }
    progress_end(run);
    quality_totals(&run->quality, s->by_rule);
    for (int rule = 0; rule < RULE_REJECTING_N; rule++)
        rejected += s->by_rule[rule];
    assert(rejected == s->rejected && s->read == s->accepted + s->rejected);
    return s->accepted > 0 || nothing_accepted(run, e);
}

static bool run_open(struct run *run, struct err *e)
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

static void run_close(struct run *run)
{
    cube_reset(&run->cube);
    quality_reset(&run->quality);
    stay_reset(&run->stays);
    ingest_summary_reset(&run->summary);
    arena_reset(&run->arena);
}

bool work_ingest(const struct ingest_request *r, struct ingest_result *result, struct err *e)
{
    struct run run = {.request = r};
    struct folder folder;
    bool ok = false;

    assert(r->file_n > 0);
    if (!run_open(&run, e) || !folder_open(&folder, r->out, r->force, e))
        goto undo;
    if (!files_take(&run, e)) {
        folder_drop(&folder);
        goto undo;
    }
    run.summary.seconds = now() - run.started;
    ok = ingest_write(&folder, &run.cube, &run.quality, &run.summary, e);
    if (ok && result)
        *result = (struct ingest_result){run.summary.read, run.summary.accepted,
                                         run.summary.rejected, run.summary.seconds};
undo:
    run_close(&run);
    return ok;
}
