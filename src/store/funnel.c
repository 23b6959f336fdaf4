/* funnel.c - see funnel.h. */
#include "store/funnel.h"

#include "base/day.h"
#include "store/query.h"

const char *const funnel_by_names[FUNNEL_BY_N + 1] = {"doctor", "hospital", NULL};

#define COUNTS                                                                         \
    "count(*), CAST(sum(CASE WHEN p.outcome = 'failure' THEN 1 ELSE 0 END) AS BIGINT)" \
    " FROM procedure p JOIN practitioner r ON r.code = p.practitioner"                 \
    " JOIN organization o ON o.id = r.organization"                                    \
    " JOIN organization h ON h.code = p.organization"                                  \
    " LEFT JOIN region g ON g.code = h.county"                                         \
    " JOIN technique t ON t.code = (SELECT min(x.code) FROM technique x"               \
    " WHERE x.code = p.technique OR x.name = p.technique)"                             \
    " WHERE p.state <> 'voided' AND p.role IN ('supervised', 'independent')"           \
    " AND p.outcome IS NOT NULL AND p.signed_day IS NOT NULL"

static void day_add(struct query *q, const char *compare, const int32_t *day)
{
    if (*day == DAY_NONE)
        return;
    query_add(q, compare);
    query_bind(q, sql_day(day));
}

bool store_funnel_lines(struct store *st, const struct funnel_asked *q, struct arena *a,
                        struct funnel_lines *rows, struct err *e)
{
    static const struct query_sides DOCTOR = {.place = {"r.county"},
                                              .organization = {"r.organization"}},
                                    HOSPITAL = {.place = {"h.county"}, .organization = {"h.id"}};
    bool hospital = q->by == FUNNEL_BY_HOSPITAL;
    struct funnel_line row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.code), sql_text(&row.name), sql_text(&row.place_name),
                     sql_count(&row.cases), sql_count(&row.failures)));
    struct query query = {0};
    const int32_t most = FUNNEL_LINES_MOST;

    query_add(&query, hospital ? "SELECT h.code, h.name, coalesce(g.name, ''), " COUNTS
                               : "SELECT r.code, r.name, o.name, " COUNTS);
    query_and(&query, "t.code", &q->technique);
    day_add(&query, " AND p.day >= ", &q->from_day);
    day_add(&query, " AND p.day <= ", &q->until_day);
    query_reach(&query, &q->reach, hospital ? &HOSPITAL : &DOCTOR);
    query_add(&query, hospital ? " GROUP BY h.code, h.name, coalesce(g.name, '') ORDER BY h.code"
                               : " GROUP BY r.code, r.name, o.name ORDER BY r.code");
    query_add(&query, " LIMIT ");
    query_bind(&query, sql_int(&most));
    if (!query_rows(st, &query, &read, e))
        return false;
    *rows = (struct funnel_lines){read.items, read.n};
    return true;
}
