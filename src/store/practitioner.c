/* practitioner.c - people. */
#include "store/practitioner.h"

#include "store/query.h"

#define COLUMNS                                                                             \
    "id, county, code, name, organization, department, discipline, title_rank, techniques," \
    " title_from, work_from"
#define PLACES(p)                                                                             \
    SQL(sql_id(&(p)->id), sql_text(&(p)->county), sql_text(&(p)->code), sql_text(&(p)->name), \
        sql_id(&(p)->organization), sql_text(&(p)->department), sql_text(&(p)->discipline),   \
        sql_int(&(p)->title_rank), sql_list(&(p)->techniques), sql_day(&(p)->title_from),     \
        sql_day(&(p)->work_from))

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
                             " techniques = excluded.techniques,"
                             " title_from = coalesce(excluded.title_from, practitioner.title_from),"
                             " work_from = coalesce(excluded.work_from, practitioner.work_from),"
                             " version = practitioner.version + 1"),
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

bool store_practitioner_taken(struct store *st, struct str code, bool *taken, struct err *e)
{
    int64_t n;

    if (!sql_total(st, "SELECT count(*) FROM practitioner WHERE code = $1", SQL(sql_text(&code)),
                   &n, e))
        return false;
    *taken = n > 0;
    return true;
}

bool store_practitioner_version(struct store *st, struct id id, int64_t *version, struct err *e)
{
    struct arena a = {0};
    int64_t got = 0;
    struct sql_read read = SQL_READ(got, &a, SQL(sql_count(&got)));
    bool found, good = sql_first(st, "SELECT version FROM practitioner WHERE id = $1",
                                 SQL(sql_id(&id)), &read, &found, e);

    arena_reset(&a);
    if (!good)
        return false;
    if (!found)
        return sql_missing("practitioner", id, e);
    *version = got;
    return true;
}

bool store_practitioner_edit(struct store *st, const struct practitioner *p, int64_t version,
                             int64_t now_ms, bool *done, struct err *e)
{
    return sql_done(
        st,
        "UPDATE practitioner SET name = $1, department = $2, discipline = $3,"
        " title_rank = $4, techniques = $5, title_from = $6, work_from = $7, changed_ms = $8,"
        " version = version + 1"
        " WHERE county = $9 AND id = $10 AND version = $11 RETURNING id",
        SQL(sql_text(&p->name), sql_text(&p->department), sql_text(&p->discipline),
            sql_int(&p->title_rank), sql_list(&p->techniques), sql_day(&p->title_from),
            sql_day(&p->work_from), sql_count(&now_ms), sql_text(&p->county), sql_id(&p->id),
            sql_count(&version)),
        done, e);
}

bool store_practitioner_touch(struct store *st, struct id id, int64_t now_ms, struct err *e)
{
    return sql_run(st,
                   "UPDATE practitioner SET version = version + 1, changed_ms = $1 WHERE id = $2",
                   SQL(sql_count(&now_ms), sql_id(&id)), e);
}

#define ROW_PLACES(r)                                                                     \
    SQL(sql_id(&(r)->practitioner.id), sql_text(&(r)->practitioner.county),               \
        sql_text(&(r)->practitioner.code), sql_text(&(r)->practitioner.name),             \
        sql_id(&(r)->practitioner.organization), sql_text(&(r)->practitioner.department), \
        sql_text(&(r)->practitioner.discipline), sql_int(&(r)->practitioner.title_rank),  \
        sql_list(&(r)->practitioner.techniques), sql_day(&(r)->practitioner.title_from),  \
        sql_day(&(r)->practitioner.work_from), sql_text(&(r)->organization_name))
#define FROM " FROM practitioner p JOIN organization o ON o.id = p.organization WHERE true"
static const struct query_sides SIDES = {.place = {"p.county"},
                                         .organization = {"p.organization"},
                                         .department = {"p.department"},
                                         .practitioner = {"p.id"}};

static void filter_add(struct query *q, const struct practitioner_filter *f)
{
    query_and(q, "p.discipline", &f->discipline);
    if (!id_none(f->organization)) {
        query_add(q, " AND p.organization = ");
        query_bind(q, sql_id(&f->organization));
    }
    if (f->name.n > 0) { /* the same in both tongues, and no sign of it means anything else */
        query_add(q, " AND replace(p.name, ");
        query_bind(q, sql_text(&f->name));
        query_add(q, ", '') <> p.name");
    }
}

bool store_practitioner_list(struct store *st, const struct practitioner_filter *filter,
                             const struct store_page *page, struct arena *a,
                             struct practitioner_rows *rows, struct err *e)
{
    struct practitioner_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {
        .page = page,
        .select = "SELECT p.id, p.county, p.code, p.name, p.organization, p.department,"
                  " p.discipline, p.title_rank, p.techniques, p.title_from,"
                  " p.work_from, o.name",
        .key = "p.code, p.id",
        .at = SQL(sql_text(&row.practitioner.code), sql_id(&row.practitioner.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct practitioner_rows){read.items, read.n, more};
    return true;
}
