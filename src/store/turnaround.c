/* turnaround.c - see turnaround.h. */
#include "store/turnaround.h"

#include "model/unknown.h"
#include "store/query.h"

static const struct query_sides SIDES = {.place = {"f.county", "t.county"},
                                         .organization = {"f.id", "t.id"}};

#define NAMED                                         \
    " JOIN organization f ON f.code = r.organization" \
    " JOIN organization t ON t.code = r.centre WHERE true"

/* A study that is taken again is whole again: the last time counts. */
static void rows_ask(struct query *q, const struct turnaround_asked *asked, const int64_t *most)
{
    query_add(q, "SELECT r.centre, t.name, w.whole_ms, p.made_ms,"
                 " coalesce(p.due_ms, r.due_ms), r.accord, r.state FROM"
                 " (SELECT county, reading, max(made_ms) AS whole_ms FROM reading_step"
                 " WHERE move = 'queue' AND made_ms >= ");
    query_bind(q, sql_count(&asked->from_ms));
    query_add(q, " AND made_ms < ");
    query_bind(q, sql_count(&asked->until_ms));
    query_add(q, " GROUP BY county, reading) w"
                 " JOIN reading r ON r.county = w.county AND r.reading = w.reading"
                 " LEFT JOIN reading_step p ON p.county = w.county AND p.reading = w.reading"
                 " AND p.move = 'report' AND p.made_ms >= w.whole_ms" NAMED);
    query_and(q, "r.kind", &asked->kind);
    query_reach(q, &asked->reach, &SIDES);
    query_add(q, " ORDER BY r.centre, w.whole_ms LIMIT ");
    query_bind(q, sql_count(most));
}

bool store_turnaround_rows(struct store *st, const struct turnaround_asked *asked, struct arena *a,
                           struct turnaround_rows *rows, struct err *e)
{
    const int64_t most = TURNAROUND_MOST + 1;
    struct turnaround_row row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.centre), sql_text(&row.centre_name), sql_count(&row.whole_ms),
                     sql_count(&row.reported_ms), sql_count(&row.due_ms),
                     sql_name(&row.accord, reading_accord_names),
                     sql_name(&row.state, reading_state_names)));
    struct query q = {0};

    rows_ask(&q, asked, &most);
    if (!query_rows(st, &q, &read, e))
        return false;
    if (read.n > TURNAROUND_MOST)
        return err_set(e, ERR_STATE, "more than %d studies in that time: a shorter one is wanted",
                       (int)TURNAROUND_MOST);
    *rows = (struct turnaround_rows){read.items, read.n};
    return true;
}

bool store_turnaround_alerts(struct store *st, const struct turnaround_asked *asked,
                             struct arena *a, struct turnaround_alerts *alerts, struct err *e)
{
    struct turnaround_alert row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.centre), sql_count(&row.told),
                                        sql_count(&row.heard), sql_count(&row.late)));
    struct query q = {0};

    query_add(&q, "SELECT r.centre,"
                  " CAST(sum(CASE WHEN s.move = 'alert' THEN 1 ELSE 0 END) AS BIGINT),"
                  " CAST(sum(CASE WHEN s.move = 'acknowledge' THEN 1 ELSE 0 END) AS BIGINT),"
                  " CAST(sum(CASE WHEN s.move = 'acknowledge' AND s.made_ms > s.due_ms"
                  " THEN 1 ELSE 0 END) AS BIGINT)"
                  " FROM reading_step s JOIN reading r ON r.county = s.county"
                  " AND r.reading = s.reading" NAMED
                  " AND s.move IN ('alert', 'acknowledge') AND s.made_ms >= ");
    query_bind(&q, sql_count(&asked->from_ms));
    query_add(&q, " AND s.made_ms < ");
    query_bind(&q, sql_count(&asked->until_ms));
    query_and(&q, "r.kind", &asked->kind);
    query_reach(&q, &asked->reach, &SIDES);
    query_add(&q, " GROUP BY r.centre ORDER BY r.centre");
    if (!query_rows(st, &q, &read, e))
        return false;
    *alerts = (struct turnaround_alerts){read.items, read.n};
    return true;
}
