/* practitioner.c - people. */
#include "store/practitioner.h"

#include "store/sql.h"

#define COLUMNS \
    "id, county, code, name, organization, department, discipline, title_rank, techniques"
#define PLACES(p)                                                                             \
    SQL(sql_id(&(p)->id), sql_text(&(p)->county), sql_text(&(p)->code), sql_text(&(p)->name), \
        sql_id(&(p)->organization), sql_text(&(p)->department), sql_text(&(p)->discipline),   \
        sql_int(&(p)->title_rank), sql_list(&(p)->techniques))

bool store_practitioner_put(struct store *st, const struct practitioner *items, size_t n,
                            struct err *e)
{
    struct practitioner row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, PLACES(&row), "INSERT INTO practitioner (" COLUMNS ") VALUES ",
                             " ON CONFLICT (county, id) DO UPDATE SET code = excluded.code,"
                             " name = excluded.name, organization = excluded.organization,"
                             " department = excluded.department,"
                             " discipline = excluded.discipline,"
                             " title_rank = excluded.title_rank,"
                             " techniques = excluded.techniques"),
                    items, n, e);
}

bool store_practitioner_get(struct store *st, struct id id, struct arena *a, struct practitioner *p,
                            struct err *e)
{
    struct practitioner row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    bool found;

    if (!sql_first(st, "SELECT " COLUMNS " FROM practitioner WHERE id = $1", SQL(sql_id(&id)),
                   &read, &found, e))
        return false;
    if (!found)
        return sql_missing("practitioner", id, e);
    *p = row;
    return true;
}
