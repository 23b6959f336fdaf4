/* technique.c - the catalogue of techniques, and what it said before. */
#include "store/technique.h"

#include "store/query.h"

#define NEW "code, name, discipline, level, procedure, tcm"
#define NEW_PLACES(t)                                                                             \
    sql_text(&(t)->code), sql_text(&(t)->name), sql_text(&(t)->discipline), sql_int(&(t)->level), \
        sql_text(&(t)->procedure), sql_bool(&(t)->tcm)
#define COLUMNS NEW ", version, retired_ms"
#define RECORD_PLACES(r) \
    NEW_PLACES(&(r)->technique), sql_count(&(r)->version), sql_count(&(r)->retired_ms)
#define PAST COLUMNS ", until_ms, until_by, why"
#define PAST_PLACES(p)                                                               \
    SQL(RECORD_PLACES(&(p)->was), sql_count(&(p)->until_ms), sql_id(&(p)->until_by), \
        sql_text(&(p)->why))

bool store_technique_add(struct store *st, const struct technique *items, size_t n, struct err *e)
{
    struct technique row = {0};

    return sql_bulk(
        st, SQL_BULK(row, SQL(NEW_PLACES(&row)), "INSERT INTO technique (" NEW ") VALUES ", ""),
        items, n, e);
}

bool store_technique_find(struct store *st, struct str code, struct arena *a,
                          struct technique_record *t, bool *found, struct err *e)
{
    struct technique_record row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(RECORD_PLACES(&row)));

    if (!sql_first(st, "SELECT " COLUMNS " FROM technique WHERE code = $1", SQL(sql_text(&code)),
                   &read, found, e))
        return false;
    if (*found)
        *t = row;
    return true;
}

bool store_technique_edit(struct store *st, const struct technique_record *t, int64_t version,
                          bool *done, struct err *e)
{
    const struct technique *now = &t->technique;

    return sql_done(st,
                    "UPDATE technique SET name = $1, discipline = $2, level = $3,"
                    " procedure = $4, tcm = $5, retired_ms = $6, version = version + 1"
                    " WHERE code = $7 AND version = $8 RETURNING version",
                    SQL(sql_text(&now->name), sql_text(&now->discipline), sql_int(&now->level),
                        sql_text(&now->procedure), sql_bool(&now->tcm), sql_count(&t->retired_ms),
                        sql_text(&now->code), sql_count(&version)),
                    done, e);
}

bool store_technique_past_add(struct store *st, const struct technique_past *p, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO technique_past (" PAST
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                   PAST_PLACES(p), e);
}

bool store_technique_past_list(struct store *st, struct str code, struct arena *a,
                               struct technique_pasts *rows, struct err *e)
{
    struct technique_past row = {0};
    struct sql_read read = SQL_READ(row, a, PAST_PLACES(&row));

    if (!sql_rows(st, "SELECT " PAST " FROM technique_past WHERE code = $1 ORDER BY version DESC",
                  SQL(sql_text(&code)), &read, e))
        return false;
    *rows = (struct technique_pasts){read.items, read.n};
    return true;
}

static void filter_add(struct query *q, const struct technique_filter *f)
{
    query_and(q, "discipline", &f->discipline);
    if (f->level > 0) {
        query_add(q, " AND level = ");
        query_bind(q, sql_int(&f->level));
    }
    if (f->tcm)
        query_add(q, " AND tcm = 1");
    if (!f->retired)
        query_add(q, " AND retired_ms IS NULL");
}

bool store_technique_list(struct store *st, const struct technique_filter *filter,
                          const struct store_page *page, struct arena *a,
                          struct technique_rows *rows, struct err *e)
{
    struct technique_record row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(RECORD_PLACES(&row)));
    struct query q = {0};
    struct store_more more;

    query_add(&q, " FROM technique WHERE true");
    filter_add(&q, filter);
    if (!query_list(st, &q,
                    &(struct query_page){.page = page,
                                         .select = "SELECT " COLUMNS,
                                         .key = "code",
                                         .at = SQL(sql_text(&row.technique.code))},
                    &read, &more, e))
        return false;
    *rows = (struct technique_rows){read.items, read.n, more};
    return true;
}
