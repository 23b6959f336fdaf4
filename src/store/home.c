/* home.c - how much there is, and what waits for the officer. */
#include "store/home.h"

#include <assert.h>
#include <stddef.h>

#include "store/sql.h"

static const char *const kind_names[] = {"demand", "gap", NULL};

/* What the newest plan fills of each demand that is still wanted. */
#define FILLED                                                                         \
    "(SELECT count(*) FROM assignment a WHERE a.county = d.county AND a.demand = d.id" \
    " AND a.plan = " SQL_NEWEST_PLAN ")"
#define OPEN_DEMANDS                                                                      \
    "SELECT d.id, d.county, d.discipline, d.organization, d.seats, " FILLED " AS filled," \
    " d.start_day, d.made_ms FROM demand d WHERE d.state NOT IN ('withdrawn', 'escalated')"
#define WAITING                                                                            \
    "SELECT 'demand' AS kind, w.id AS id, w.county AS county, w.discipline AS discipline," \
    " w.organization AS organization, w.seats AS seats, w.filled AS filled, 0 AS rank,"    \
    " w.start_day AS due_day, w.made_ms AS since_ms"                                       \
    " FROM (" OPEN_DEMANDS ") w WHERE w.filled < w.seats"                                  \
    " UNION ALL"                                                                           \
    " SELECT 'gap', g.id, g.county, g.discipline, CAST(NULL AS TEXT), g.seats, 0, g.rank," \
    " CAST(NULL AS TEXT), coalesce((SELECT as_of_ms FROM frame), 0)"                       \
    " FROM gap g WHERE g.rank BETWEEN 1 AND 10"                                            \
    " AND NOT EXISTS (SELECT 1 FROM demand d WHERE d.county = g.county AND d.gap = g.id)"

static bool counts_read(struct store *st, struct home *h, struct err *e)
{
    static const char COUNTS[] =
        "SELECT (SELECT count(*) FROM region WHERE kind IN ('county', 'district')),"
        " (SELECT count(*) FROM organization), (SELECT count(*) FROM practitioner),"
        " (SELECT count(*) FROM fact), (SELECT count(*) FROM gap), (SELECT count(*) FROM demand),"
        " (SELECT count(*) FROM offer), (SELECT count(*) FROM plan),"
        " (SELECT sum(avoidable_rw) FROM gap), (SELECT sum(money_fen) FROM gap),"
        " (SELECT coalesce(sum(seats), 0) FROM demand),"
        " (SELECT count(*) FROM assignment WHERE plan = " SQL_NEWEST_PLAN ")";
    struct home_counts *c = &h->counts;
    struct arena a = {0};
    struct sql_read read = SQL_READ(
        *h, &a,
        SQL(sql_count(&c->counties), sql_count(&c->organizations), sql_count(&c->practitioners),
            sql_count(&c->facts), sql_count(&c->gaps), sql_count(&c->demands),
            sql_count(&c->offers), sql_count(&c->plans), sql_number(&h->avoidable_rw),
            sql_count(&h->money_fen), sql_count(&h->seats), sql_count(&h->filled)));
    bool good = sql_rows(st, COUNTS, NULL, &read, e);

    arena_reset(&a);
    return good;
}

static bool inbox_read(struct store *st, int32_t limit, struct arena *a, struct home *h,
                       struct err *e)
{
    static const char INBOX[] =
        "SELECT i.kind, i.id, i.county, r.name, i.discipline, o.name, i.seats, i.filled, i.rank,"
        " i.due_day, i.since_ms FROM (" WAITING ") i"
        " LEFT JOIN region r ON r.code = i.county"
        " LEFT JOIN organization o ON o.id = i.organization"
        " ORDER BY i.since_ms, i.kind, i.rank, i.id LIMIT $1";
    struct home_item row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_name(&row.kind, kind_names), sql_id(&row.id), sql_text(&row.county),
            sql_text(&row.county_name), sql_text(&row.discipline), sql_text(&row.organization_name),
            sql_count(&row.seats), sql_count(&row.filled), sql_count(&row.rank),
            sql_day(&row.due_day), sql_count(&row.since_ms)));

    if (!sql_rows(st, INBOX, SQL(sql_int(&limit)), &read, e))
        return false;
    h->inbox = read.items;
    h->inbox_n = read.n;
    return sql_total(st, "SELECT count(*) FROM (" WAITING ") i", NULL, &h->waiting, e);
}

bool store_home_get(struct store *st, int32_t limit, struct arena *a, struct home *h, struct err *e)
{
    struct home home = {0};

    assert(limit >= 1 && limit <= STORE_PAGE_MAX);
    if (!counts_read(st, &home, e) || !inbox_read(st, limit, a, &home, e))
        return false;
    *h = home;
    return true;
}
