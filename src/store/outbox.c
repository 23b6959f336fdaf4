/* outbox.c - rows owed to the outside. */
#include "store/outbox.h"

#include <assert.h>

#include "model/unknown.h"
#include "store/sql.h"

#define COLUMNS "county, id, kind, body, made_ms, due_ms, claims, done_ms"
#define FIELDS(o)                                                                             \
    SQL(sql_text(&(o)->county), sql_id(&(o)->id), sql_text(&(o)->kind), sql_text(&(o)->body), \
        sql_count(&(o)->made_ms), sql_count(&(o)->due_ms), sql_count(&(o)->claims),           \
        sql_count(&(o)->done_ms))

bool store_outbox_add(struct store *st, const struct outbox *items, size_t n, struct err *e)
{
    static const char ADD[] =
        "INSERT INTO outbox (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    for (size_t i = 0; i < n; i++) {
        struct outbox row = items[i];

        row.claims = 0;
        row.done_ms = COUNT_UNKNOWN;
        if (!sql_run(st, ADD, FIELDS(&row), e))
            return false;
    }
    return true;
}

/* Two that read the same rows meet here: PostgreSQL lets one of them run again, and on SQLite
 * there is only one. */
static bool claim_one(struct store *st, const struct outbox_claim *claim, struct outbox *o,
                      struct err *e)
{
    o->due_ms = claim->until_ms;
    o->claims++;
    return sql_run(
        st, "UPDATE outbox SET due_ms = $1, claims = $2 WHERE county = $3 AND id = $4",
        SQL(sql_count(&o->due_ms), sql_count(&o->claims), sql_text(&o->county), sql_id(&o->id)), e);
}

bool store_outbox_claim(struct store *st, const struct outbox_claim *claim, struct arena *a,
                        struct outbox_list *list, struct err *e)
{
    static const char DUE[] = "SELECT " COLUMNS " FROM outbox WHERE done_ms IS NULL AND kind = $1"
                              " AND due_ms <= $2 ORDER BY due_ms, id LIMIT $3";
    struct outbox row = {0};
    struct sql_read read = SQL_READ(row, a, FIELDS(&row));

    assert(claim->until_ms > claim->now_ms && claim->limit >= 1 && claim->limit <= STORE_PAGE_MAX);
    if (!sql_rows(st, DUE,
                  SQL(sql_text(&claim->kind), sql_count(&claim->now_ms), sql_int(&claim->limit)),
                  &read, e))
        return false;
    for (size_t i = 0; i < read.n; i++) {
        if (!claim_one(st, claim, (struct outbox *)read.items + i, e))
            return false;
    }
    *list = (struct outbox_list){read.items, read.n};
    return true;
}

bool store_outbox_done(struct store *st, const struct outbox *o, int64_t now_ms, struct err *e)
{
    struct outbox row = {0};
    struct arena a = {0};
    struct sql_read read = SQL_READ(row, &a, FIELDS(&row));
    bool found = false, good;

    good = sql_first(st, "SELECT " COLUMNS " FROM outbox WHERE county = $1 AND id = $2",
                     SQL(sql_text(&o->county), sql_id(&o->id)), &read, &found, e);
    arena_reset(&a);
    if (!good)
        return false;
    if (!found)
        return sql_missing("outbox row", o->id, e);
    if (row.done_ms != COUNT_UNKNOWN)
        return err_set(e, ERR_STATE, "the outbox row is done already");
    if (row.claims != o->claims)
        return err_set(e, ERR_STATE, "the outbox row was claimed again since: claim %lld holds now",
                       (long long)row.claims);
    return sql_run(st, "UPDATE outbox SET done_ms = $1 WHERE county = $2 AND id = $3",
                   SQL(sql_count(&now_ms), sql_text(&o->county), sql_id(&o->id)), e);
}
