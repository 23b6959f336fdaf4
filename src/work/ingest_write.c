/* ingest_write.c - the four files of a cube folder. */
#include <inttypes.h>

#include "work/ingest_part.h"

/* Each accepted row is one case: a cube and a summary of different runs do not agree. */
static bool sums_agree(const struct cube *c, const struct ingest_summary *s, struct err *e)
{
    int64_t cases = 0;

    if (!cube_check(c, e))
        return false;
    for (int32_t i = 0; i < c->case_n; i++)
        cases += c->cases[i].cases;
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

bool ingest_write(struct folder *f, const struct cube *c, const struct quality *q,
                  const struct ingest_summary *s, struct err *e)
{
    bool ok = sums_agree(c, s, e);

    for (int part = 0; ok && part < PART_N; part++)
        ok = part_write(f, (enum part)part, c, q, s, e);
    ok = ok && folder_done(f, e);
    if (!ok)
        folder_drop(f);
    return ok;
}
