/* school.c - see school.h. */
#include "store/school.h"

#include "store/query.h"

#define FIELDS(s)                                                                              \
    sql_text(&(s)->county), sql_id(&(s)->id), sql_text(&(s)->name), sql_text(&(s)->programme), \
        sql_text(&(s)->organization), sql_maybe(&(s)->discipline), sql_text(&(s)->about),      \
        sql_id(&(s)->made_by), sql_count(&(s)->made_ms)
#define ROW                                                                                      \
    "SELECT s.county, s.id, s.name, s.programme, s.organization, s.discipline, s.about,"         \
    " s.made_by, s.made_ms, h.id, h.name,"                                                       \
    " (SELECT count(*) FROM mentorship m WHERE m.school = s.name AND m.state <> 'ended_early')," \
    " (SELECT count(*) FROM heritage g WHERE g.school = s.name)"
#define ROW_PLACES(s)                                                                \
    SQL(FIELDS(s), sql_id(&(s)->organization_id), sql_text(&(s)->organization_name), \
        sql_count(&(s)->pairs), sql_count(&(s)->records))
#define FROM " FROM school s JOIN organization h ON h.code = s.organization WHERE true"

bool store_school_named(struct store *st, struct str name, bool *found, struct err *e)
{
    int64_t n = 0;

    if (!sql_total(st, "SELECT count(*) FROM school WHERE name = $1", SQL(sql_text(&name)), &n, e))
        return false;
    *found = n > 0;
    return true;
}

bool store_school_add(struct store *st, const struct school *s, struct err *e)
{
    bool found;

    if (!store_school_named(st, s->name, &found, e))
        return false;
    if (found)
        return err_set(e, ERR_INPUT, "name: there is a school %.*s already", STR_ARG(s->name));
    return sql_run(st,
                   "INSERT INTO school (county, id, name, programme, organization, discipline,"
                   " about, made_by, made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                   SQL(FIELDS(s)), e);
}

bool store_school_get(struct store *st, struct id id, struct arena *a, struct school *s,
                      struct err *e)
{
    struct school got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND s.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("school", id, e);
    *s = got;
    return true;
}

bool store_school_list(struct store *st, const struct store_page *page, struct arena *a,
                       struct school_rows *rows, struct err *e)
{
    struct school row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "s.name, s.id",
                           .at = SQL(sql_text(&row.name), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct school_rows){read.items, read.n, more};
    return true;
}

#define HERITAGE                                                                                 \
    "county, id, programme, school, organization, kind, name, source, place, day, practitioner," \
    " consent, about, made_by, made_ms"
#define HERITAGE_FIELDS(h)                                                                       \
    SQL(sql_text(&(h)->county), sql_id(&(h)->id), sql_text(&(h)->programme),                     \
        sql_maybe(&(h)->school), sql_text(&(h)->organization),                                   \
        sql_name(&(h)->kind, heritage_kind_names), sql_text(&(h)->name), sql_text(&(h)->source), \
        sql_text(&(h)->place), sql_day(&(h)->day), sql_maybe(&(h)->practitioner),                \
        sql_bool(&(h)->consent), sql_text(&(h)->about), sql_id(&(h)->made_by),                   \
        sql_count(&(h)->made_ms))

bool store_heritage_add(struct store *st, const struct heritage *h, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO heritage (" HERITAGE ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8,"
                   " $9, $10, $11, $12, $13, $14, $15)",
                   HERITAGE_FIELDS(h), e);
}

bool store_heritage_list(struct store *st, struct str school, struct arena *a,
                         struct heritage_rows *rows, struct err *e)
{
    struct heritage row = {0};
    struct sql_read read = SQL_READ(row, a, HERITAGE_FIELDS(&row));

    if (!sql_rows(st,
                  "SELECT " HERITAGE " FROM heritage WHERE coalesce(school, '') = $1"
                  " ORDER BY day DESC, id DESC LIMIT 200",
                  SQL(sql_text(&school)), &read, e))
        return false;
    *rows = (struct heritage_rows){read.items, read.n};
    return true;
}
