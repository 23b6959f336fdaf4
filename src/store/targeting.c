/* targeting.c - see targeting.h. */
#include "store/targeting.h"

#include "store/sql.h"

bool store_targeting_rows(struct store *st, struct id plan, struct arena *a,
                          struct targeting_rows *rows, struct err *e)
{
    struct targeting_row row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_id(&row.demand), sql_text(&row.code), sql_text(&row.county),
            sql_text(&row.county_name), sql_text(&row.organization_name), sql_text(&row.discipline),
            sql_count(&row.seats), sql_count(&row.filled), sql_text(&row.why), sql_id(&row.made_by),
            sql_id(&row.signed_by), sql_text(&row.made_name), sql_text(&row.signed_name),
            sql_count(&row.made_ms), sql_count(&row.signed_ms)));

    if (!sql_rows(st,
                  "SELECT d.id, d.code, d.county, coalesce(r.name, ''), coalesce(o.name, ''),"
                  " d.discipline, s.filled + s.empty, s.filled, coalesce(x.why, ''), x.made_by,"
                  " x.signed_by, coalesce(m.shown, ''), coalesce(n.shown, ''), x.made_ms,"
                  " x.signed_ms FROM (SELECT u.county, u.demand, sum(u.filled) AS filled,"
                  " sum(u.empty) AS empty FROM (SELECT county, demand, 1 AS filled, 0 AS empty"
                  " FROM assignment WHERE plan = $1 UNION ALL SELECT county, demand, 0,"
                  " seats_unfilled FROM unfilled WHERE plan = $1) u GROUP BY u.county, u.demand) s"
                  " JOIN demand d ON d.county = s.county AND d.id = s.demand"
                  " LEFT JOIN region r ON r.code = d.county"
                  " LEFT JOIN organization o ON o.id = d.organization"
                  " LEFT JOIN plan_exception x ON x.plan = $1 AND x.demand = d.id"
                  " LEFT JOIN account m ON m.id = x.made_by"
                  " LEFT JOIN account n ON n.id = x.signed_by ORDER BY d.county, d.code, d.id",
                  SQL(sql_id(&plan)), &read, e))
        return false;
    *rows = (struct targeting_rows){read.items, read.n};
    return true;
}

bool store_targeting_tell(struct store *st, struct id plan, const struct targeting_row *row,
                          struct err *e)
{
    return sql_run(st,
                   "INSERT INTO plan_exception (plan, demand, why, made_by, made_ms)"
                   " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (plan, demand) DO UPDATE SET"
                   " why = excluded.why, made_by = excluded.made_by, made_ms = excluded.made_ms,"
                   " signed_by = NULL, signed_ms = NULL",
                   SQL(sql_id(&plan), sql_id(&row->demand), sql_text(&row->why),
                       sql_id(&row->made_by), sql_count(&row->made_ms)),
                   e);
}

bool store_targeting_sign(struct store *st, struct id plan, const struct targeting_row *row,
                          struct err *e)
{
    return sql_run(st,
                   "UPDATE plan_exception SET signed_by = $1, signed_ms = $2 WHERE plan = $3"
                   " AND demand = $4",
                   SQL(sql_id(&row->signed_by), sql_count(&row->signed_ms), sql_id(&plan),
                       sql_id(&row->demand)),
                   e);
}
