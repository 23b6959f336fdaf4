/* records_put.c - the sums of a run as rows of the store. */
#include <stdio.h>

#include "store/fact.h"
#include "store/operation.h"
#include "store/roster.h"
#include "work/records_part.h"

enum { BATCH = 2000 };

/* --- the sums --- */

static bool bytes_of(struct records *r, const char *name, const char **path, struct str *bytes,
                     struct err *e)
{
    *path = arena_text(&r->arena, "%s/cube/%s", r->folder, name);
    return file_read(*path, &r->arena, bytes, e);
}

bool records_sums_read(struct records *r, struct err *e)
{
    const char *path;
    struct str bytes;

    cube_open(&r->cube);
    return bytes_of(r, "cases.csv", &path, &bytes, e) && cube_read_cases(&r->cube, path, bytes, e)
           && bytes_of(r, "operations.csv", &path, &bytes, e)
           && cube_read_operations(&r->cube, path, bytes, e)
           && bytes_of(r, "summary.json", &path, &bytes, e)
           && ingest_summary_read(path, bytes, &r->arena, &r->summary, e);
}

/* --- whose they are --- */

static bool reached(struct store *st, struct records *r, struct str code, struct err *e)
{
    struct roster_entry entry = {0};
    struct object o = {.state = OBJECT_NO_STATE};
    bool found;

    if (!store_roster_organization(st, code, &r->arena, &entry, &found, e))
        return false;
    if (found) {
        o.place[0] = entry.county;
        o.organization[0] = entry.id;
    }
    return rights_decide(r->request->by, ACTION_IMPORT_RUN, &o) == RIGHTS_ALLOWED
           || err_set(e, ERR_INPUT,
                      "the records hold the organization %.60s, which is not within your reach: "
                      "none is counted",
                      str_c(&r->arena, code));
}

bool records_reach(struct store *st, struct records *r, struct err *e)
{
    struct words seen = {0};
    bool good = true;

    for (int32_t i = 0; good && r->request->by && i < r->cube.cases.n; i++) {
        struct str code = cube_text_of(&r->cube, cube_case_at(&r->cube, i).institution);
        int32_t before = (int32_t)seen.n;

        if (words_put(&seen, code) == before)
            good = reached(st, r, code, e);
    }
    words_reset(&seen);
    return good;
}

/* --- rows --- */

struct batch {
    struct records *records;
    struct str delivery;
    int32_t at;   /* of the first cell */
    int64_t done; /* cells of both tables that were written before */
    const void *items;
    size_t n;
    bool (*put)(struct store *st, const void *items, size_t n, struct err *e);
};

/* How many of the accepted rows are written, when this batch is: as large a share of them as of the
 * cells. Parts and faults, which come last and are few, do not count. */
static int64_t written(const struct batch *b)
{
    const struct cube *c = &b->records->cube;
    int64_t all = (int64_t)c->cases.n + c->operations.n, now = b->done + (int64_t)b->n;
    int64_t accepted = b->records->delivery.accepted;

    return now >= all ? accepted : (int64_t)((double)accepted * (double)now / (double)all);
}

static bool batch_in_tx(struct store *st, void *arg, struct err *e)
{
    struct batch *b = arg;

    b->records->job.lease_ms = job_now_ms() + JOB_LEASE_MS;
    b->records->job.written = written(b);
    return b->put(st, b->items, b->n, e) && store_job_keep(st, &b->records->job, e);
}

static bool batch_write(struct batch *b, struct err *e)
{
    const struct records_request *r = b->records->request;

    if (r->stop && r->stop(r->stop_arg))
        return err_set(e, ERR_STATE, "the run was stopped; the job begins again later");
    if (b->n && !store_tx(b->records->st, STORE_WRITE, batch_in_tx, b, e))
        return false;
    b->done += (int64_t)b->n;
    return true;
}

static bool put_facts(struct store *st, const void *items, size_t n, struct err *e)
{
    return store_fact_add(st, items, n, e);
}

static bool put_operations(struct store *st, const void *items, size_t n, struct err *e)
{
    return store_operation_add(st, items, n, e);
}

static bool put_parts(struct store *st, const void *items, size_t n, struct err *e)
{
    return store_delivery_put_parts(st, items, n, e);
}

static bool put_quality(struct store *st, const void *items, size_t n, struct err *e)
{
    return store_delivery_put_quality(st, items, n, e);
}

struct fact records_fact(const struct cube *c, int32_t i)
{
    const struct cube_case k = cube_case_at(c, i);

    return (struct fact){.residence = cube_text_of(c, k.residence),
                         .discipline = cube_text_of(c, k.discipline),
                         .drg = cube_text_of(c, k.drg),
                         .month = k.month,
                         .treating = cube_text_of(c, k.treating),
                         .organization = cube_text_of(c, k.institution),
                         .payer = cube_text_of(c, k.payer),
                         .cases = k.cases,
                         .rw_cases = k.rw_cases,
                         .rw_e4 = k.rw_e4,
                         .rw2_cases = k.rw2_cases,
                         .operated = k.operated,
                         .level3 = k.level3,
                         .level4 = k.level4,
                         .days = k.days,
                         .cost_fen = k.cost_fen,
                         .deaths = k.deaths};
}

struct operation records_operation(const struct cube *c, int32_t i)
{
    const struct cube_operation k = cube_operation_at(c, i);

    return (struct operation){.treating = cube_text_of(c, k.treating),
                              .discipline = cube_text_of(c, k.discipline),
                              .organization = cube_text_of(c, k.institution),
                              .procedure = cube_text_of(c, k.procedure),
                              .month = k.month,
                              .residence = cube_text_of(c, k.residence),
                              .payer = cube_text_of(c, k.payer),
                              .level = k.level,
                              .operations = k.operations,
                              .main = k.main,
                              .main_rw_cases = k.main_rw_cases,
                              .main_rw_e4 = k.main_rw_e4,
                              .main_cost_fen = k.main_cost_fen};
}

static bool facts_put(struct batch *b, struct err *e)
{
    const struct cube *c = &b->records->cube;
    struct arena a = {0};
    struct fact *rows = ARENA_ARRAY(&a, struct fact, BATCH);
    bool good = true;

    b->put = put_facts;
    b->items = rows;
    for (int32_t i = 0; good && i < c->cases.n;) {
        for (b->n = 0; b->n < BATCH && i < c->cases.n; i++) {
            rows[b->n] = records_fact(c, i);
            rows[b->n++].delivery = b->delivery;
        }
        good = batch_write(b, e);
    }
    arena_reset(&a);
    return good;
}

static bool operations_put(struct batch *b, struct err *e)
{
    const struct cube *c = &b->records->cube;
    struct arena a = {0};
    struct operation *rows = ARENA_ARRAY(&a, struct operation, BATCH);
    bool good = true;

    b->put = put_operations;
    b->items = rows;
    for (int32_t i = 0; good && i < c->operations.n;) {
        for (b->n = 0; b->n < BATCH && i < c->operations.n; i++) {
            rows[b->n] = records_operation(c, i);
            rows[b->n++].delivery = b->delivery;
        }
        good = batch_write(b, e);
    }
    arena_reset(&a);
    return good;
}

static struct str month_of(int32_t month, struct arena *a)
{
    char text[MONTH_TEXT] = "";

    if (month != QUALITY_NO_MONTH)
        month_text(month, text);
    return str_of(arena_text(a, "%s", text));
}

/* Parts by organization and month, found again by both. */
struct parting {
    struct records_parts *parts;
    struct words organizations, keys;
    struct str delivery;
    struct arena *a;
};

static struct delivery_part *part_of(struct parting *p, struct str organization, int32_t month)
{
    int32_t key[2] = {words_put(&p->organizations, organization), month};
    int32_t number = words_put(&p->keys, (struct str){(const char *)key, sizeof key});

    if ((size_t)number == p->parts->n)
        list_push(p->parts,
                  ((struct delivery_part){organization, month_of(month, p->a), p->delivery, 0, 0}));
    return &p->parts->items[number];
}

void records_parts(const struct cube *c, const struct quality *q, struct str delivery,
                   struct arena *a, struct records_parts *parts)
{
    struct parting p = {.parts = parts, .delivery = delivery, .a = a};

    for (int32_t i = 0; i < c->cases.n; i++)
        part_of(&p, cube_text_of(c, cube_case_at(c, i).institution), cube_case_at(c, i).month)
            ->accepted += cube_case_at(c, i).cases;
    for (size_t i = 0; i < q->cells.n; i++) {
        const struct quality_cell *cell = &q->cells.items[i];

        if (cell->rule < RULE_REJECTING_N)
            part_of(&p, q->institutions.items[cell->institution], cell->month)->rejected +=
                cell->count;
    }
    words_reset(&p.organizations);
    words_reset(&p.keys);
}

static bool parts_put(struct batch *b, struct arena *a, struct err *e)
{
    struct records_parts parts = {0};
    bool good;

    records_parts(&b->records->cube, &b->records->quality, b->delivery, a, &parts);
    b->put = put_parts;
    b->items = parts.items;
    b->n = parts.n;
    good = batch_write(b, e);
    list_reset(&parts);
    return good;
}

/* Lines of a file, separated by semicolons. */
static struct str lines_of(const struct quality_rows *rows, struct arena *a)
{
    enum { DIGITS = 21 };
    char *text = arena_alloc(a, QUALITY_ROWS * DIGITS);
    size_t n = 0;

    for (int32_t i = 0; i < rows->n; i++)
        n += (size_t)snprintf(text + n, DIGITS, "%s%lld", i ? ";" : "", (long long)rows->items[i]);
    return (struct str){text, n};
}

struct quality_count *records_counts(const struct quality *q, struct str delivery, struct arena *a)
{
    struct quality_count *rows = ARENA_ARRAY(a, struct quality_count, q->cells.n + 1);

    for (size_t i = 0; i < q->cells.n; i++) {
        const struct quality_cell *cell = &q->cells.items[i];

        rows[i] = (struct quality_count){.organization = q->institutions.items[cell->institution],
                                         .month = month_of(cell->month, a),
                                         .rule = str_of(rule_names[cell->rule]),
                                         .delivery = delivery,
                                         .count = cell->count,
                                         .lines = lines_of(&q->places.items[i], a),
                                         .file = cell->file + 1};
    }
    return rows;
}

static bool quality_put(struct batch *b, struct arena *a, struct err *e)
{
    b->put = put_quality;
    b->items = records_counts(&b->records->quality, b->delivery, a);
    b->n = b->records->quality.cells.n;
    return batch_write(b, e);
}

bool records_put(struct records *r, struct err *e)
{
    struct arena a = {0};
    char id[ID_TEXT] = "";
    struct batch b = {.records = r};
    bool good;

    id_text(r->delivery.id, id);
    b.delivery = str_of(id);
    good =
        facts_put(&b, e) && operations_put(&b, e) && parts_put(&b, &a, e) && quality_put(&b, &a, e);
    arena_reset(&a);
    return good;
}
