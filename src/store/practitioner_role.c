/* practitioner_role.c - dated roles of people. */
#include "store/practitioner.h"
#include "store/sql.h"

bool store_role_list(struct store *st, struct id practitioner, struct arena *a,
                     struct role_rows *rows, struct err *e)
{
    struct practitioner_role row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_id(&row.id), sql_text(&row.county), sql_id(&row.practitioner),
                     sql_id(&row.organization), sql_name(&row.kind, role_kind_names),
                     sql_text(&row.department), sql_day(&row.from_day), sql_day(&row.until_day),
                     sql_id(&row.made_by), sql_count(&row.made_ms),
                     sql_text(&row.organization_code), sql_text(&row.organization_name)));

    if (!sql_rows(st,
                  "SELECT r.id, r.county, r.practitioner, r.organization, r.kind, r.department,"
                  " r.from_day, r.until_day, r.made_by, r.made_ms, o.code, o.name"
                  " FROM practitioner_role r JOIN organization o ON o.id = r.organization"
                  " WHERE r.practitioner = $1 AND r.voided_ms IS NULL"
                  " ORDER BY r.from_day DESC, r.id DESC",
                  SQL(sql_id(&practitioner)), &read, e))
        return false;
    *rows = (struct role_rows){read.items, read.n};
    return true;
}

bool store_role_add(struct store *st, const struct practitioner_role *items, size_t n,
                    struct err *e)
{
    struct practitioner_role row = {0};
    struct str none = STR("");

    return sql_bulk(
        st,
        SQL_BULK(row,
                 SQL(sql_text(&row.county), sql_id(&row.id), sql_id(&row.practitioner),
                     sql_id(&row.organization), sql_name(&row.kind, role_kind_names),
                     sql_text(&row.department), sql_day(&row.from_day), sql_day(&row.until_day),
                     sql_id(&row.made_by), sql_count(&row.made_ms), sql_text(&none)),
                 "INSERT INTO practitioner_role (county, id, practitioner,"
                 " organization, kind, department, from_day, until_day, made_by,"
                 " made_ms, voided_why) VALUES ",
                 ""),
        items, n, e);
}

/* Runs an update that tells the id of what it changed. */
static bool changed(struct store *st, const char *sql, const struct sql_place *values, struct id id,
                    struct err *e)
{
    bool done;

    return sql_done(st, sql, values, &done, e) && (done || sql_missing("role", id, e));
}

bool store_role_end(struct store *st, struct id id, int32_t until_day, struct err *e)
{
    return changed(st,
                   "UPDATE practitioner_role SET until_day = $1"
                   " WHERE id = $2 AND voided_ms IS NULL RETURNING id",
                   SQL(sql_day(&until_day), sql_id(&id)), id, e);
}

bool store_role_void(struct store *st, const struct role_void *v, struct err *e)
{
    return changed(st,
                   "UPDATE practitioner_role SET voided_by = $1, voided_ms = $2,"
                   " voided_why = $3 WHERE id = $4 AND voided_ms IS NULL RETURNING id",
                   SQL(sql_id(&v->by), sql_count(&v->now_ms), sql_text(&v->why), sql_id(&v->id)),
                   v->id, e);
}
