/* event.c - see event.h. */
#include "store/event.h"

#include "store/sql.h"

#define COLUMNS "seq, at_ms, place, organization, kind, object"
#define PLACES(v)                                                            \
    SQL(sql_count(&(v)->seq), sql_count(&(v)->at_ms), sql_text(&(v)->place), \
        sql_id(&(v)->organization), sql_name(&(v)->kind, event_kind_names), sql_id(&(v)->object))

bool store_event_head(struct store *st, int64_t *seq, struct err *e)
{
    return sql_total(st, "SELECT coalesce(max(seq), 0) FROM event", NULL, seq, e);
}

bool store_event_add_all(struct store *st, const struct event *events, size_t n, struct err *e)
{
    struct arena a = {0};
    struct event *rows = ARENA_ARRAY(&a, struct event, n + 1), row;
    int64_t head;
    bool good = store_event_head(st, &head, e);

    for (size_t i = 0; i < n; i++) {
        rows[i] = events[i];
        rows[i].seq = head + 1 + (int64_t)i;
    }
    good =
        good
        && sql_bulk(st, SQL_BULK(row, PLACES(&row), "INSERT INTO event (" COLUMNS ") VALUES ", ""),
                    rows, n, e);
    arena_reset(&a);
    return good;
}

bool store_event_add(struct store *st, const struct event *event, struct err *e)
{
    return store_event_add_all(st, event, 1, e);
}

bool store_event_after(struct store *st, int64_t seq, int32_t limit, struct arena *a,
                       struct event_rows *rows, struct err *e)
{
    struct event row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));

    if (!sql_rows(st, "SELECT " COLUMNS " FROM event WHERE seq > $1 ORDER BY seq LIMIT $2",
                  SQL(sql_count(&seq), sql_int(&limit)), &read, e))
        return false;
    *rows = (struct event_rows){read.items, read.n};
    return true;
}
