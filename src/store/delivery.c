/* delivery.c - see delivery.h. */
#include "store/delivery.h"

#include "model/fact.h"
#include "model/operation.h"
#include "store/query.h"

#define COLUMNS                                                                              \
    "id, job, file, source, batch, replaces, map, scheme, state, owner, role, scope, place," \
    " organization, read_n, accepted, rejected, resolved, made_ms, current_ms, retired_ms"
#define FIELDS(d)                                                                                 \
    SQL(sql_id(&(d)->id), sql_id(&(d)->job), sql_id(&(d)->file), sql_text(&(d)->source),          \
        sql_text(&(d)->batch), sql_text(&(d)->replaces), sql_text(&(d)->map),                     \
        sql_text(&(d)->scheme), sql_name(&(d)->state, delivery_state_names), sql_id(&(d)->owner), \
        sql_name(&(d)->role, role_names), sql_name(&(d)->scope.kind, scope_kind_names),           \
        sql_text(&(d)->scope.place), sql_id(&(d)->scope.organization), sql_count(&(d)->read_n),   \
        sql_count(&(d)->accepted), sql_count(&(d)->rejected), sql_count(&(d)->resolved),          \
        sql_count(&(d)->made_ms), sql_count(&(d)->current_ms), sql_count(&(d)->retired_ms))

bool store_delivery_add(struct store *st, const struct delivery *d, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO delivery (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,"
                   " $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
                   FIELDS(d), e);
}

bool store_delivery_keep(struct store *st, const struct delivery *d, struct err *e)
{
    return sql_run(st,
                   "UPDATE delivery SET state = $1, scheme = $2, read_n = $3, accepted = $4,"
                   " rejected = $5, resolved = $6, current_ms = $7, retired_ms = $8 WHERE id = $9",
                   SQL(sql_name(&d->state, delivery_state_names), sql_text(&d->scheme),
                       sql_count(&d->read_n), sql_count(&d->accepted), sql_count(&d->rejected),
                       sql_count(&d->resolved), sql_count(&d->current_ms),
                       sql_count(&d->retired_ms), sql_id(&d->id)),
                   e);
}

static bool one(struct store *st, const char *sql, const struct sql_place *values, struct arena *a,
                struct delivery *d, bool *found, struct err *e)
{
    struct delivery row = {0};
    struct sql_read read = SQL_READ(row, a, FIELDS(&row));

    if (!sql_first(st, sql, values, &read, found, e))
        return false;
    if (*found)
        *d = row;
    return true;
}

bool store_delivery_get(struct store *st, struct id id, struct arena *a, struct delivery *d,
                        struct err *e)
{
    bool found;

    if (!one(st, "SELECT " COLUMNS " FROM delivery WHERE id = $1", SQL(sql_id(&id)), a, d, &found,
             e))
        return false;
    return found || sql_missing("delivery", id, e);
}

bool store_delivery_of_job(struct store *st, struct id job, struct arena *a, struct delivery *d,
                           bool *found, struct err *e)
{
    return one(st, "SELECT " COLUMNS " FROM delivery WHERE job = $1", SQL(sql_id(&job)), a, d,
               found, e);
}

bool store_delivery_next(struct store *st, int64_t now_ms, struct arena *a, struct delivery *d,
                         bool *found, struct err *e)
{
    return one(st,
               "SELECT " COLUMNS " FROM delivery WHERE id = (SELECT w.id FROM delivery w"
               " JOIN job j ON j.id = w.job WHERE w.file IS NOT NULL"
               " AND j.state IN ('queued', 'running') AND j.lease_ms <= $1"
               " ORDER BY w.made_ms, w.id LIMIT 1)",
               SQL(sql_count(&now_ms)), a, d, found, e);
}

bool store_delivery_current(struct store *st, struct str source, struct str batch, struct arena *a,
                            struct delivery *d, bool *found, struct err *e)
{
    return one(st,
               "SELECT " COLUMNS " FROM delivery WHERE source = $1 AND batch = $2"
               " AND state = 'current'",
               SQL(sql_text(&source), sql_text(&batch)), a, d, found, e);
}

bool store_delivery_mark(struct store *st, struct arena *a, struct str *mark, struct err *e)
{
    struct id row = {{0}};
    struct sql_read read = SQL_READ(row, a, SQL(sql_id(&row)));
    struct out out = {0};

    if (!sql_rows(st, "SELECT id FROM delivery WHERE state = 'current' ORDER BY id", NULL, &read,
                  e))
        return false;
    for (size_t i = 0; i < read.n; i++) {
        char text[ID_TEXT];

        id_text(((struct id *)read.items)[i], text);
        out_str(&out, str_of(text));
    }
    *mark = str_copy(a, (struct str){out.items, out.n});
    out_reset(&out);
    return true;
}

static const struct query_sides SIDES = {.place = {"d.place"}, .organization = {"d.organization"}};

bool store_delivery_list(struct store *st, const struct store_page *page, struct arena *a,
                         struct delivery_rows *rows, struct err *e)
{
    struct delivery row = {0};
    struct sql_read read = SQL_READ(row, a, FIELDS(&row));
    struct query_page p = {.page = page,
                           .select = "SELECT " COLUMNS,
                           .key = "made_ms, id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, " FROM delivery d WHERE true");
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct delivery_rows){read.items, read.n, more};
    return true;
}

/* --- what was counted --- */

#define PART "organization, month, delivery, accepted, rejected"
#define PART_FIELDS(p)                                                                 \
    SQL(sql_text(&(p)->organization), sql_text(&(p)->month), sql_text(&(p)->delivery), \
        sql_count(&(p)->accepted), sql_count(&(p)->rejected))
#define QUALITY "organization, month, rule, delivery, count, lines, file"
#define QUALITY_FIELDS(q)                                                          \
    SQL(sql_text(&(q)->organization), sql_text(&(q)->month), sql_text(&(q)->rule), \
        sql_text(&(q)->delivery), sql_count(&(q)->count), sql_text(&(q)->lines),   \
        sql_count(&(q)->file))

bool store_delivery_put_parts(struct store *st, const struct delivery_part *items, size_t n,
                              struct err *e)
{
    struct delivery_part row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, PART_FIELDS(&row), "INSERT INTO delivery_part (" PART ") VALUES ",
                             " ON CONFLICT (organization, month, delivery) DO UPDATE SET"
                             " accepted = excluded.accepted, rejected = excluded.rejected"),
                    items, n, e);
}

bool store_delivery_put_quality(struct store *st, const struct quality_count *items, size_t n,
                                struct err *e)
{
    struct quality_count row = {0};

    return sql_bulk(
        st,
        SQL_BULK(row, QUALITY_FIELDS(&row), "INSERT INTO quality (" QUALITY ") VALUES ",
                 " ON CONFLICT (organization, month, rule, delivery) DO UPDATE SET"
                 " count = excluded.count, lines = excluded.lines, file = excluded.file"),
        items, n, e);
}

bool store_delivery_parts(struct store *st, struct id id, struct arena *a,
                          struct delivery_parts *parts, struct err *e)
{
    struct delivery_part row = {0};
    struct sql_read read = SQL_READ(row, a, PART_FIELDS(&row));

    if (!sql_rows(st,
                  "SELECT " PART " FROM delivery_part WHERE delivery = $1"
                  " ORDER BY organization, month",
                  SQL(sql_id(&id)), &read, e))
        return false;
    *parts = (struct delivery_parts){read.items, read.n};
    return true;
}

bool store_delivery_quality(struct store *st, struct id id, struct arena *a,
                            struct quality_counts *counts, struct err *e)
{
    struct quality_count row = {0};
    struct sql_read read = SQL_READ(row, a, QUALITY_FIELDS(&row));

    if (!sql_rows(st,
                  "SELECT " QUALITY " FROM quality WHERE delivery = $1"
                  " ORDER BY rule, organization, month",
                  SQL(sql_id(&id)), &read, e))
        return false;
    *counts = (struct quality_counts){read.items, read.n};
    return true;
}

bool store_delivery_clashes(struct store *st, const struct delivery *d, struct arena *a,
                            struct delivery_clashes *clashes, struct err *e)
{
    struct delivery_clash row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.organization), sql_text(&row.month), sql_text(&row.source),
                     sql_text(&row.batch), sql_count(&row.accepted), sql_count(&row.other)));

    if (!sql_rows(
            st,
            "SELECT p.organization, p.month, d.source, d.batch, p.accepted, q.accepted"
            " FROM delivery_part p JOIN delivery_part q ON q.organization = p.organization"
            " AND q.month = p.month JOIN delivery d ON d.id = q.delivery"
            " WHERE p.delivery = $1 AND q.delivery <> $1 AND p.accepted > 0"
            " AND q.accepted > 0 AND d.state = 'current'"
            " AND NOT (d.source = $2 AND d.batch IN ($3, $4))"
            " ORDER BY p.organization, p.month, d.source, d.batch",
            SQL(sql_id(&d->id), sql_text(&d->source), sql_text(&d->batch), sql_text(&d->replaces)),
            &read, e))
        return false;
    *clashes = (struct delivery_clashes){read.items, read.n};
    return true;
}

/* --- cells --- */

struct swept {
    struct str delivery, organization;
};

static bool swept_find(struct store *st, const char *sql, struct swept *s, struct arena *a,
                       bool *found, struct err *e)
{
    struct sql_read read = SQL_READ(*s, a, SQL(sql_text(&s->delivery), sql_text(&s->organization)));

    return sql_first(st, sql, NULL, &read, found, e);
}

#define GONE(table)                                                                           \
    "SELECT c.delivery, c.organization FROM " table " c JOIN delivery d ON d.id = c.delivery" \
    " WHERE d.state IN ('retired', 'dropped') LIMIT 1"
#define AWAY(table) "DELETE FROM " table " WHERE delivery = $1 AND organization = $2"

static bool sweep(struct store *st, bool *more, struct arena *a, struct err *e)
{
    struct swept s = {0};

    if (!swept_find(st, GONE("fact"), &s, a, more, e))
        return false;
    if (*more)
        return sql_run(st, AWAY("fact"), SQL(sql_text(&s.delivery), sql_text(&s.organization)), e);
    if (!swept_find(st, GONE("operation"), &s, a, more, e) || !*more)
        return e->code == ERR_NONE;
    return sql_run(st, AWAY("operation"), SQL(sql_text(&s.delivery), sql_text(&s.organization)), e);
}

bool store_delivery_sweep(struct store *st, bool *more, struct err *e)
{
    struct arena a = {0};
    bool good = sweep(st, more, &a, e);

    arena_reset(&a);
    return good;
}

bool store_delivery_window(struct store *st, struct arena *a, int32_t *first, int32_t *last,
                           bool *found, struct err *e)
{
    int32_t rows[2] = {0};
    struct sql_read read = SQL_READ(rows, a, SQL(sql_month(&rows[0]), sql_month(&rows[1])));

    if (!sql_first(st,
                   "WITH told AS (SELECT month, count(DISTINCT organization) AS n FROM fact_now"
                   " WHERE cases > 0 GROUP BY month)"
                   " SELECT min(month), max(month) FROM told"
                   " WHERE 2 * n >= (SELECT max(n) FROM told) HAVING count(*) > 0",
                   NULL, &read, found, e))
        return false;
    if (*found) {
        *first = rows[0];
        *last = rows[1];
    }
    return true;
}

struct cells {
    struct arena a;
    struct fact fact;
    struct operation operation;
    store_fact_fn *on_fact;
    store_operation_fn *on_operation;
    void *arg;
};

static bool on_fact(void *arg, struct err *e)
{
    struct cells *c = arg;
    bool good = c->on_fact(c->arg, &c->fact, e);

    arena_reset(&c->a);
    return good;
}

static bool on_operation(void *arg, struct err *e)
{
    struct cells *c = arg;
    bool good = c->on_operation(c->arg, &c->operation, e);

    arena_reset(&c->a);
    return good;
}

#define FACT_KEY "month, organization, treating, residence, payer, discipline, drg"
#define OPERATION_KEY \
    "month, organization, treating, residence, payer, discipline, procedure_code, level"

bool store_delivery_cells(struct store *st, store_fact_fn *fact, store_operation_fn *operation,
                          void *arg, struct err *e)
{
    struct cells c = {.on_fact = fact, .on_operation = operation, .arg = arg};
    struct fact *f = &c.fact;
    struct operation *o = &c.operation;
    struct sql_read facts =
        SQL_READ(c.fact, &c.a,
                 SQL(sql_month(&f->month), sql_text(&f->organization), sql_text(&f->treating),
                     sql_text(&f->residence), sql_text(&f->payer), sql_text(&f->discipline),
                     sql_text(&f->drg), sql_count(&f->cases), sql_count(&f->rw_cases),
                     sql_count(&f->rw_e4), sql_count(&f->rw2_cases), sql_count(&f->operated),
                     sql_count(&f->level3), sql_count(&f->level4), sql_count(&f->days),
                     sql_count(&f->cost_fen), sql_count(&f->deaths)));
    struct sql_read operations =
        SQL_READ(c.operation, &c.a,
                 SQL(sql_month(&o->month), sql_text(&o->organization), sql_text(&o->treating),
                     sql_text(&o->residence), sql_text(&o->payer), sql_text(&o->discipline),
                     sql_text(&o->procedure), sql_int(&o->level), sql_count(&o->operations),
                     sql_count(&o->main), sql_count(&o->main_rw_cases), sql_count(&o->main_rw_e4),
                     sql_count(&o->main_cost_fen)));
    bool good =
        sql_each(st,
                 "SELECT " FACT_KEY ", sum(cases), sum(rw_cases), sum(rw_e4),"
                 " sum(rw2_cases), sum(operated), sum(level3), sum(level4), sum(days),"
                 " sum(cost_fen), sum(deaths) FROM fact_now GROUP BY " FACT_KEY
                 " ORDER BY " FACT_KEY,
                 &facts, on_fact, &c, e)
        && sql_each(st,
                    "SELECT " OPERATION_KEY ", sum(operations), sum(main),"
                    " sum(main_rw_cases), sum(main_rw_e4), sum(main_cost_fen)"
                    " FROM operation_now GROUP BY " OPERATION_KEY " ORDER BY " OPERATION_KEY,
                    &operations, on_operation, &c, e);

    arena_reset(&c.a);
    return good;
}

/* --- side tables --- */

struct side_line {
    struct str name, line;
    int64_t number;
};

bool store_side_put(struct store *st, const char *name, struct str bytes, struct err *e)
{
    struct arena a = {0};
    struct side_line row = {0}, *lines;
    size_t n = 0;
    bool good;

    for (size_t i = 0; i < bytes.n; i++)
        n += bytes.at[i] == '\n';
    lines = ARENA_ARRAY(&a, struct side_line, n + 1);
    for (n = 0; bytes.n; n++)
        lines[n] = (struct side_line){str_of(name), str_cut(&bytes, '\n'), (int64_t)n + 1};
    row.name = str_of(name);
    good = sql_run(st, "DELETE FROM side WHERE name = $1", SQL(sql_text(&row.name)), e)
           && sql_bulk(
               st,
               SQL_BULK(row, SQL(sql_text(&row.name), sql_count(&row.number), sql_text(&row.line)),
                        "INSERT INTO side (name, number, line) VALUES ", ""),
               lines, n, e);
    arena_reset(&a);
    return good;
}

bool store_side_get(struct store *st, const char *name, struct arena *a, struct str *bytes,
                    bool *found, struct err *e)
{
    struct arena scratch = {0};
    struct str row = {0}, key = str_of(name);
    struct sql_read read = SQL_READ(row, &scratch, SQL(sql_text(&row)));
    struct out out = {0};
    bool good = sql_rows(st, "SELECT line FROM side WHERE name = $1 ORDER BY number",
                         SQL(sql_text(&key)), &read, e);

    for (size_t i = 0; good && i < read.n; i++) {
        out_str(&out, ((struct str *)read.items)[i]);
        out_char(&out, '\n');
    }
    *found = good && read.n > 0;
    if (*found)
        *bytes = str_copy(a, (struct str){out.items, out.n});
    out_reset(&out);
    arena_reset(&scratch);
    return good;
}

bool store_side_lines(struct store *st, const char *name, int64_t *lines, struct err *e)
{
    struct str key = str_of(name);

    return sql_total(st, "SELECT count(*) FROM side WHERE name = $1", SQL(sql_text(&key)), lines,
                     e);
}
