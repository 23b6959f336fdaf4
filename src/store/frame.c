/* frame.c - the one row that tells what all figures stand in. */
#include "store/frame.h"

#include "store/sql.h"

#define COLUMNS "region_code, region_name, from_month, to_month, as_of_ms, invented, weight"
#define PLACES(f)                                                                              \
    SQL(sql_text(&(f)->region_code), sql_text(&(f)->region_name), sql_month(&(f)->from_month), \
        sql_month(&(f)->to_month), sql_count(&(f)->as_of_ms), sql_bool(&(f)->invented),        \
        sql_text(&(f)->weight))

bool store_frame_put(struct store *st, const struct frame *f, struct err *e)
{
    static const char PUT[] =
        "INSERT INTO frame (one, " COLUMNS ") VALUES (1, $1, $2, $3, $4, $5, $6, $7)"
        " ON CONFLICT (one) DO UPDATE SET region_code = excluded.region_code,"
        " region_name = excluded.region_name, from_month = excluded.from_month,"
        " to_month = excluded.to_month, as_of_ms = excluded.as_of_ms,"
        " invented = excluded.invented, weight = excluded.weight";

    return sql_run(st, PUT, PLACES(f), e);
}

bool store_frame_get(struct store *st, struct arena *a, struct frame *f, struct err *e)
{
    struct frame row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    bool found;

    if (!sql_first(st, "SELECT " COLUMNS " FROM frame", NULL, &read, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "the store tells no region and period yet");
    *f = row;
    return true;
}
