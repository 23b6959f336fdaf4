/* code.c - names of codes. */
#include "store/code.h"

#include "store/sql.h"

bool store_code_put(struct store *st, const struct code *items, size_t n, struct err *e)
{
    struct code row = {0};

    return sql_bulk(st,
                    SQL_BULK(row,
                             SQL(sql_name(&row.scheme, code_scheme_names), sql_text(&row.code),
                                 sql_text(&row.name)),
                             "INSERT INTO code (scheme, code, name) VALUES ",
                             " ON CONFLICT (scheme, code) DO UPDATE SET name = excluded.name"),
                    items, n, e);
}

bool store_code_name(struct store *st, enum code_scheme scheme, struct str code, struct arena *a,
                     struct str *name, struct err *e)
{
    struct str row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(sql_text(&row)));
    bool found;

    if (!sql_first(st, "SELECT name FROM code WHERE scheme = $1 AND code = $2",
                   SQL(sql_name(&scheme, code_scheme_names), sql_text(&code)), &read, &found, e))
        return false;
    *name = found ? row : STR("");
    return true;
}
