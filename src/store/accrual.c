/* accrual.c - see accrual.h. */
#include "store/accrual.h"

#include "base/day.h"
#include "store/query.h"

bool store_accrual_days(struct store *st, const struct accrual_ask *ask, struct arena *a,
                        struct accrual_days *days, struct err *e)
{
    /* Who was first keeps the day: by the placement's first day, then by its code. */
    static const char DAYS[] =
        "SELECT p.county, p.placement, p.practitioner, p.organization,"
        " coalesce(p.arrived_day, p.from_day), x.day,"
        " CASE WHEN m.month IS NULL THEN 0 ELSE 1 END,"
        " CASE WHEN EXISTS (SELECT 1 FROM placement o JOIN presence y ON y.placement = o.placement"
        " AND y.day = x.day AND y.home_day IS NOT NULL AND y.host_day IS NOT NULL"
        " WHERE o.practitioner = p.practitioner AND (o.from_day < p.from_day"
        " OR (o.from_day = p.from_day AND o.placement < p.placement))) THEN 1 ELSE 0 END"
        " FROM placement p JOIN presence x ON x.placement = p.placement"
        " LEFT JOIN placement_month m ON m.county = p.county AND m.placement = p.placement"
        " AND m.month = substr(x.day, 1, 7)"
        " WHERE x.home_day IS NOT NULL AND x.host_day IS NOT NULL AND p.state <> 'cancelled'";
    static const struct query_sides SIDES = {.place = {"p.county"}};
    int32_t first = month_first_day(ask->month), last = month_first_day(ask->month + 1) - 1;
    struct accrual_day row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.county), sql_text(&row.placement), sql_text(&row.practitioner),
                     sql_text(&row.organization), sql_day(&row.from_day), sql_day(&row.day),
                     sql_bool(&row.closed), sql_bool(&row.twice)));
    struct query q = {0};

    query_add(&q, DAYS);
    query_and(&q, "p.programme", &ask->programme);
    query_add(&q, " AND x.day >= ");
    query_bind(&q, sql_day(&first));
    query_add(&q, " AND x.day <= ");
    query_bind(&q, sql_day(&last));
    query_reach(&q, &ask->reach, &SIDES);
    query_add(&q, " ORDER BY p.placement, x.day");
    if (!query_rows(st, &q, &read, e))
        return false;
    *days = (struct accrual_days){read.items, read.n};
    return true;
}

static bool holders_read(struct store *st, const char *sql, const struct accrual_ask *ask,
                         struct arena *a, struct accrual_holders *holders, struct err *e)
{
    static const struct query_sides SIDES = {.place = {"p.county"}};
    struct accrual_holder row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.county), sql_text(&row.code), sql_text(&row.practitioner),
                     sql_text(&row.organization), sql_text(&row.grade), sql_day(&row.from_day),
                     sql_day(&row.until_day)));
    struct query q = {0};

    query_add(&q, sql);
    query_and(&q, "p.programme", &ask->programme);
    query_reach(&q, &ask->reach, &SIDES);
    query_add(&q, " ORDER BY 1, 2");
    if (!query_rows(st, &q, &read, e))
        return false;
    *holders = (struct accrual_holders){read.items, read.n};
    return true;
}

bool store_accrual_studios(struct store *st, const struct accrual_ask *ask, struct arena *a,
                           struct accrual_holders *holders, struct err *e)
{
    return holders_read(st,
                        "SELECT p.county, p.studio, '', p.organization, coalesce(p.level, ''),"
                        " p.opened_day, p.closed_day FROM studio p WHERE p.kind = 'studio'",
                        ask, a, holders, e);
}

bool store_accrual_posts(struct store *st, const struct accrual_ask *ask, struct arena *a,
                         struct accrual_holders *holders, struct err *e)
{
    return holders_read(st,
                        "SELECT p.county, p.post, p.practitioner, p.organization, '', p.from_day,"
                        " p.until_day FROM village_post p WHERE true",
                        ask, a, holders, e);
}

bool store_accrual_books(struct store *st, const struct accrual_ask *ask, struct arena *a,
                         struct accrual_books *books, struct err *e)
{
    struct accrual_booked row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.subject), sql_day(&row.period_from),
                                        sql_count(&row.days), sql_bool(&row.month)));

    if (!sql_rows(st,
                  "SELECT e.subject, e.period_from, CAST(sum(e.days) AS BIGINT),"
                  " CAST(max(CASE WHEN e.month = $3 THEN 1 ELSE 0 END) AS BIGINT) FROM entry e"
                  " WHERE e.programme = $1 AND e.subsidy = $2 AND e.follows IS NULL"
                  " GROUP BY e.subject, e.period_from ORDER BY e.subject, e.period_from",
                  SQL(sql_text(&ask->programme), sql_text(&ask->subsidy), sql_month(&ask->month)),
                  &read, e))
        return false;
    *books = (struct accrual_books){read.items, read.n};
    return true;
}
