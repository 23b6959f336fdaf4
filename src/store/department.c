/* department.c - parts of organizations. */
#include "store/department.h"

#include "store/sql.h"

#define COLUMNS "id, organization, name, discipline, beds, made_by, made_ms"
#define PLACES(d)                                                                 \
    SQL(sql_id(&(d)->id), sql_id(&(d)->organization), sql_text(&(d)->name),       \
        sql_text(&(d)->discipline), sql_count(&(d)->beds), sql_id(&(d)->made_by), \
        sql_count(&(d)->made_ms))

bool store_department_add(struct store *st, const struct department *items, size_t n, struct err *e)
{
    struct department row = {0};
    struct str none = STR("");

    return sql_bulk(st,
                    SQL_BULK(row,
                             SQL(sql_id(&row.id), sql_id(&row.organization), sql_text(&row.name),
                                 sql_text(&row.discipline), sql_count(&row.beds),
                                 sql_id(&row.made_by), sql_count(&row.made_ms), sql_text(&none)),
                             "INSERT INTO department (" COLUMNS ", voided_why) VALUES ", ""),
                    items, n, e);
}

bool store_department_list(struct store *st, struct id organization, struct arena *a,
                           struct department_rows *rows, struct err *e)
{
    struct department row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));

    if (!sql_rows(st,
                  "SELECT " COLUMNS " FROM department WHERE organization = $1"
                  " AND voided_ms IS NULL ORDER BY name",
                  SQL(sql_id(&organization)), &read, e))
        return false;
    *rows = (struct department_rows){read.items, read.n};
    return true;
}

bool store_department_void(struct store *st, const struct department_void *v, struct err *e)
{
    bool done;

    return sql_done(st,
                    "UPDATE department SET voided_by = $1, voided_ms = $2, voided_why = $3"
                    " WHERE id = $4 AND voided_ms IS NULL RETURNING id",
                    SQL(sql_id(&v->by), sql_count(&v->now_ms), sql_text(&v->why), sql_id(&v->id)),
                    &done, e)
           && (done || sql_missing("department", v->id, e));
}
