/* ingest_write.c - the four files of a cube folder. */
#include <inttypes.h>
#include <pthread.h>

#include "work/ingest_part.h"

/* Each accepted row is one case: a cube and a summary of different runs do not agree. */
static bool sums_agree(const struct cube *c, const struct ingest_summary *s, struct err *e)
{
    int64_t cases = 0;

    /* That keys are unique is proved as they are written, in their order. */
    if (!cube_check_cells(c, e))
        return false;
    for (int32_t i = 0; i < c->cases.n; i++)
        cases += cube_case_at(c, i).cases;
    return cases == s->accepted
           || err_set(e, ERR_CHECK,
                      "the cube holds %" PRId64 " cases, %" PRId64 " rows were accepted", cases,
                      s->accepted);
}

enum part { PART_CASES, PART_OPERATIONS, PART_QUALITY, PART_SUMMARY, PART_N };
static const char *const PART_NAMES[PART_N] = {"cases.csv", "operations.csv", "quality.csv",
                                               "summary.json"};

static bool part_write(struct folder *f, enum part part, const struct cube *c,
                       const struct quality *q, const struct ingest_summary *s, struct err *e)
{
    struct folder_file *file;
    struct out *out;

    if (!folder_put(f, PART_NAMES[part], &file, &out, e))
        return false;
    if (part == PART_CASES)
        cube_write_cases(c, out);
    else if (part == PART_OPERATIONS)
        cube_write_operations(c, out);
    else if (part == PART_QUALITY)
        quality_write(q, out);
    else
        ingest_summary_write(s, out);
    return folder_put_end(file, e);
}

/* The second table, written beside the first. */
struct beside {
    struct folder *folder;
    const struct cube *cube;
    struct err err;
    bool ok;
};

static void *beside_write(void *arg)
{
    struct beside *b = arg;

    b->ok = part_write(b->folder, PART_OPERATIONS, b->cube, NULL, NULL, &b->err);
    return NULL;
}

static bool tables_write(struct folder *f, const struct cube *c, int threads, struct err *e)
{
    struct beside b = {.folder = f, .cube = c};
    pthread_t thread;
    bool two = threads > 1 && pthread_create(&thread, NULL, beside_write, &b) == 0;
    bool ok = part_write(f, PART_CASES, c, NULL, NULL, e);

    if (two)
        pthread_join(thread, NULL);
    else if (ok)
        beside_write(&b);
    if (ok && !b.ok)
        *e = b.err;
    return ok && b.ok;
}

bool ingest_write(struct folder *f, const struct cube *c, const struct quality *q,
                  const struct ingest_summary *s, int threads, struct err *e)
{
    bool ok = sums_agree(c, s, e) && tables_write(f, c, threads, e);

    for (int part = PART_QUALITY; ok && part < PART_N; part++)
        ok = part_write(f, (enum part)part, c, q, s, e);
    ok = ok && folder_done(f, e);
    if (!ok)
        folder_drop(f);
    return ok;
}
