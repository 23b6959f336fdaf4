/* audit.c - lines of the log. */
#include "store/audit.h"

#include <string.h>

#include "model/unknown.h"
#include "store/query.h"
#include "store/scope.h"

#define COLUMNS "seq, at_ms, actor, post, role, action, noun, object, place, reason, outcome, hash"
#define FIELDS(l)                                                                               \
    SQL(sql_count(&(l)->seq), sql_count(&(l)->at_ms), sql_id(&(l)->actor), sql_id(&(l)->grant), \
        sql_name(&(l)->role, role_names), sql_text(&(l)->action), sql_text(&(l)->noun),         \
        sql_id(&(l)->object), sql_text(&(l)->place), sql_text(&(l)->reason),                    \
        sql_name(&(l)->outcome, audit_outcome_names), sql_text(&(l)->hash))

/* What stands before the first line. */
#define NO_LINE "0000000000000000000000000000000000000000000000000000000000000000"

/* PostgreSQL gives a transaction its view of the store with its first query: who waits for the row
 * of another would fail. A lock of the table takes no view, so that who waits sees the line that it
 * waited for. SQLite's writers stand in line anyway. */
bool store_audit_lock(struct store *st, struct err *e)
{
    if (strcmp(store_driver(st), "postgresql") != 0)
        return true;
    return sql_run(st, "LOCK TABLE audit_head IN EXCLUSIVE MODE", NULL, e);
}

bool store_audit_head(struct store *st, struct arena *a, struct audit_head *head, struct err *e)
{
    struct audit_head row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(sql_count(&row.seq), sql_text(&row.hash)));
    bool found;

    if (!sql_first(st, "SELECT seq, hash FROM audit_head WHERE one = 1", NULL, &read, &found, e))
        return false;
    if (!found && !sql_total(st, "SELECT count(*) FROM audit", NULL, &row.seq, e))
        return false;
    if (!found && row.seq > 0)
        return err_set(e, ERR_CHECK, "the store has lost its note of where the audit log ends");
    if (!found)
        row.hash = STR(NO_LINE);
    *head = row;
    return true;
}

bool store_audit_add(struct store *st, const struct audit *lines, size_t n, struct err *e)
{
    struct audit row = {0};
    const struct audit *line = &lines[n - 1];

    return sql_bulk(st, SQL_BULK(row, FIELDS(&row), "INSERT INTO audit (" COLUMNS ") VALUES ", ""),
                    lines, n, e)
           && sql_run(st,
                      "INSERT INTO audit_head (one, seq, hash) VALUES (1, $1, $2)"
                      " ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
                      SQL(sql_count(&line->seq), sql_text(&line->hash)), e);
}

/* The conditions of the filter and the reach, behind "WHERE true". */
static void where(struct query *q, const struct audit_filter *f, struct scope_bounds *bounds)
{
    if (!id_none(f->actor)) {
        query_add(q, " AND actor = ");
        query_bind(q, sql_id(&f->actor));
    }
    if (!id_none(f->object)) {
        query_add(q, " AND object = ");
        query_bind(q, sql_id(&f->object));
    }
    query_and(q, "action", &f->action);
    query_and(q, "noun", &f->noun);
    if (f->from_ms != COUNT_UNKNOWN) {
        query_add(q, " AND at_ms >= ");
        query_bind(q, sql_count(&f->from_ms));
    }
    if (f->until_ms != COUNT_UNKNOWN) {
        query_add(q, " AND at_ms < ");
        query_bind(q, sql_count(&f->until_ms));
    }
    if (f->reach == REACH_PLACE)
        scope_and_place(q, "place", f->by, bounds);
    else if (f->reach != REACH_ALL)
        query_add(q, " AND false");
}

bool store_audit_list(struct store *st, const struct audit_filter *filter,
                      const struct store_page *page, struct arena *a, struct audit_rows *rows,
                      struct err *e)
{
    struct audit row = {0};
    struct sql_read read = SQL_READ(row, a, FIELDS(&row));
    struct scope_bounds bounds;
    struct store_more more;
    struct query q = {0};

    query_add(&q, " FROM audit WHERE true");
    where(&q, filter, &bounds);
    if (!query_list(st, &q,
                    &(struct query_page){.page = page,
                                         .select = "SELECT " COLUMNS,
                                         .key = "seq",
                                         .descending = true,
                                         .at = SQL(sql_count(&row.seq))},
                    &read, &more, e))
        return false;
    *rows = (struct audit_rows){read.items, read.n, more};
    return true;
}

bool store_audit_last(struct store *st, struct id object, struct arena *a, struct audit *line,
                      bool *found, struct err *e)
{
    struct audit row = {0};
    struct sql_read read = SQL_READ(row, a, FIELDS(&row));

    if (!sql_first(st,
                   "SELECT " COLUMNS " FROM audit WHERE object = $1 AND outcome = 'done'"
                   " ORDER BY seq DESC LIMIT 1",
                   SQL(sql_id(&object)), &read, found, e))
        return false;
    if (*found)
        *line = row;
    return true;
}

bool store_audit_after(struct store *st, int64_t seq, int64_t limit, struct arena *a,
                       struct audit_rows *rows, struct err *e)
{
    struct audit row = {0};
    struct sql_read read = SQL_READ(row, a, FIELDS(&row));

    if (!sql_rows(st, "SELECT " COLUMNS " FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2",
                  SQL(sql_count(&seq), sql_count(&limit)), &read, e))
        return false;
    *rows = (struct audit_rows){.items = read.items, .n = read.n};
    return true;
}
