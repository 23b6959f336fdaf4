/* spread.c - see spread.h. */
#include "store/spread.h"

#include "base/day.h"
#include "store/query.h"

#define PERSON(p)                                                               \
    sql_text(&(p).code), sql_text(&(p).name), sql_text(&(p).organization_name), \
        sql_text(&(p).county), sql_text(&(p).county_name)

bool store_spread_lines(struct store *st, const struct spread_asked *q, struct arena *a,
                        struct spread_lines *rows, struct err *e)
{
    static const struct query_sides SIDES = {.place = {"o.county", "p.county"}};
    struct spread_line row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.technique), sql_text(&row.technique_name), PERSON(row.doctor),
                     PERSON(row.mentor), sql_text(&row.role), sql_day(&row.day)));
    struct query query = {0};
    const int32_t most = SPREAD_LINES_MOST;

    query_add(&query,
              "SELECT t.code, t.name, r.code, r.name, o.name, o.county, coalesce(g.name, ''),"
              " coalesce(m.code, ''), coalesce(m.name, ''), coalesce(n.name, ''),"
              " coalesce(n.county, ''), coalesce(k.name, ''), p.role, p.day FROM procedure p"
              " JOIN practitioner r ON r.code = p.practitioner"
              " JOIN organization o ON o.id = r.organization"
              " LEFT JOIN region g ON g.code = o.county"
              " JOIN technique t ON t.code = (SELECT min(x.code) FROM technique x"
              " WHERE x.code = p.technique OR x.name = p.technique)"
              " LEFT JOIN practitioner m ON m.code = p.mentor"
              " LEFT JOIN organization n ON n.id = m.organization"
              " LEFT JOIN region k ON k.code = n.county WHERE p.state <> 'voided'");
    query_and(&query, "t.code", &q->technique);
    if (q->expert.n) {
        query_add(&query, " AND EXISTS (SELECT 1 FROM procedure y WHERE y.technique = p.technique"
                          " AND y.state <> 'voided'");
        query_and(&query, "y.mentor", &q->expert);
        query_add(&query, ")");
    }
    if (q->until_day != DAY_NONE) {
        query_add(&query, " AND p.day <= ");
        query_bind(&query, sql_day(&q->until_day));
    }
    query_reach(&query, &q->reach, &SIDES);
    query_add(&query, " ORDER BY t.code, r.code, p.day, p.id LIMIT ");
    query_bind(&query, sql_int(&most));
    if (!query_rows(st, &query, &read, e))
        return false;
    *rows = (struct spread_lines){read.items, read.n};
    return true;
}
