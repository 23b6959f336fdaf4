/* material.c - see material.h. */
#include "store/material.h"

#include "store/sql.h"

#define MATERIAL "county, id, noun, owner, name, kind, size, made_by, made_ms"
#define MATERIAL_FIELDS(m)                                                                      \
    sql_text(&(m)->county), sql_id(&(m)->id), sql_text(&(m)->noun), sql_text(&(m)->owner),      \
        sql_text(&(m)->name), sql_name(&(m)->kind, material_kind_names), sql_count(&(m)->size), \
        sql_id(&(m)->made_by), sql_count(&(m)->made_ms)

bool store_material_add(struct store *st, const struct material *m, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO material (" MATERIAL ", bytes)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                   SQL(MATERIAL_FIELDS(m), sql_text(&m->base64)), e);
}

bool store_material_find(struct store *st, struct id id, struct arena *a, struct material *m,
                         bool *found, struct err *e)
{
    struct material got = {0};
    struct sql_read read = SQL_READ(got, a, SQL(MATERIAL_FIELDS(&got), sql_text(&got.base64)));

    if (!sql_first(st, "SELECT " MATERIAL ", bytes FROM material WHERE id = $1", SQL(sql_id(&id)),
                   &read, found, e))
        return false;
    if (*found)
        *m = got;
    return true;
}

bool store_materials(struct store *st, const char *noun, struct str owner, struct arena *a,
                     struct materials *rows, struct err *e)
{
    const struct str of = str_of(noun);
    struct material row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(MATERIAL_FIELDS(&row)));

    if (!sql_rows(st,
                  "SELECT " MATERIAL " FROM material WHERE noun = $1 AND owner = $2"
                  " ORDER BY made_ms, id",
                  SQL(sql_text(&of), sql_text(&owner)), &read, e))
        return false;
    *rows = (struct materials){read.items, read.n};
    return true;
}
