/* licence.c - licences of organizations and people. */
#include "store/licence.h"

#include "store/query.h"

#define COLUMNS                                                                          \
    "county, id, organization, practitioner, kind, number, covers, from_day, until_day," \
    " made_by, made_ms"
#define PLACES(l)                                                                \
    SQL(sql_text(&(l)->county), sql_id(&(l)->id), sql_id(&(l)->organization),    \
        sql_id(&(l)->practitioner), sql_name(&(l)->kind, licence_kind_names),    \
        sql_text(&(l)->number), sql_text(&(l)->covers), sql_day(&(l)->from_day), \
        sql_day(&(l)->until_day), sql_id(&(l)->made_by), sql_count(&(l)->made_ms))

bool store_licence_add(struct store *st, const struct licence *l, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO licence (" COLUMNS ", voided_why)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '')",
                   PLACES(l), e);
}

bool store_licence_list(struct store *st, struct id organization, struct id practitioner,
                        struct arena *a, struct licence_rows *rows, struct err *e)
{
    struct licence row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    struct query q = {0};

    query_add(&q, "SELECT " COLUMNS " FROM licence WHERE voided_ms IS NULL AND ");
    query_add(&q, id_none(practitioner) ? "practitioner IS NULL AND organization = "
                                        : "practitioner = ");
    query_bind(&q, id_none(practitioner) ? sql_id(&organization) : sql_id(&practitioner));
    query_add(&q, " ORDER BY from_day DESC, id DESC");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct licence_rows){read.items, read.n};
    return true;
}

bool store_licence_void(struct store *st, const struct licence_void *v, struct err *e)
{
    bool done;

    return sql_done(st,
                    "UPDATE licence SET voided_by = $1, voided_ms = $2, voided_why = $3"
                    " WHERE id = $4 AND voided_ms IS NULL RETURNING id",
                    SQL(sql_id(&v->by), sql_count(&v->now_ms), sql_text(&v->why), sql_id(&v->id)),
                    &done, e)
           && (done || sql_missing("licence", v->id, e));
}
