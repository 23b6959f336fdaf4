/* organization_level.c - dated levels and grades of organizations. */
#include "store/organization.h"
#include "store/sql.h"

#define COLUMNS "id, organization, level, from_day, until_day, made_by, made_ms"
#define PLACES(l)                                                                 \
    SQL(sql_id(&(l)->id), sql_id(&(l)->organization), sql_text(&(l)->level),      \
        sql_day(&(l)->from_day), sql_day(&(l)->until_day), sql_id(&(l)->made_by), \
        sql_count(&(l)->made_ms))

bool store_organization_levels(struct store *st, struct id organization, struct arena *a,
                               struct level_rows *rows, struct err *e)
{
    struct organization_level row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));

    if (!sql_rows(st,
                  "SELECT " COLUMNS " FROM organization_level"
                  " WHERE organization = $1 AND voided_ms IS NULL"
                  " ORDER BY from_day DESC NULLS LAST, id DESC",
                  SQL(sql_id(&organization)), &read, e))
        return false;
    *rows = (struct level_rows){read.items, read.n};
    return true;
}

bool store_organization_level_add(struct store *st, const struct organization_level *level,
                                  struct err *e)
{
    return sql_run(
        st, "INSERT INTO organization_level (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7)",
        PLACES(level), e);
}

bool store_organization_level_end(struct store *st, struct id id, int32_t until_day, struct err *e)
{
    return sql_run(st, "UPDATE organization_level SET until_day = $1 WHERE id = $2",
                   SQL(sql_day(&until_day), sql_id(&id)), e);
}

bool store_organization_level_void(struct store *st, struct id id, struct id by, int64_t now_ms,
                                   struct err *e)
{
    return sql_run(st, "UPDATE organization_level SET voided_by = $1, voided_ms = $2 WHERE id = $3",
                   SQL(sql_id(&by), sql_count(&now_ms), sql_id(&id)), e);
}
