/* organization.c - hospitals and their kin. */
#include "store/organization.h"

#include "store/query.h"

#define COLUMNS "id, code, name, county, level, kind, lng, lat"
#define PLACES(o)                                                                             \
    SQL(sql_id(&(o)->id), sql_text(&(o)->code), sql_text(&(o)->name), sql_text(&(o)->county), \
        sql_text(&(o)->level), sql_text(&(o)->kind), sql_number(&(o)->lng), sql_number(&(o)->lat))

bool store_organization_put(struct store *st, const struct organization *items, size_t n,
                            struct err *e)
{
    struct organization row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, PLACES(&row), "INSERT INTO organization (" COLUMNS ") VALUES ",
                             " ON CONFLICT (id) DO UPDATE SET code = excluded.code,"
                             " name = excluded.name, county = excluded.county,"
                             " level = excluded.level, kind = excluded.kind,"
                             " lng = excluded.lng, lat = excluded.lat,"
                             " version = organization.version + 1"),
                    items, n, e);
}

bool store_organization_get(struct store *st, struct id id, struct arena *a, struct organization *o,
                            struct err *e)
{
    struct organization row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    bool found;

    if (!sql_first(st, "SELECT " COLUMNS " FROM organization WHERE id = $1", SQL(sql_id(&id)),
                   &read, &found, e))
        return false;
    if (!found)
        return sql_missing("organization", id, e);
    *o = row;
    return true;
}

bool store_organization_find(struct store *st, struct str code, struct arena *a,
                             struct organization *o, bool *found, struct err *e)
{
    struct organization row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));

    if (!sql_first(st, "SELECT " COLUMNS " FROM organization WHERE code = $1", SQL(sql_text(&code)),
                   &read, found, e))
        return false;
    if (*found)
        *o = row;
    return true;
}

bool store_organization_version(struct store *st, struct id id, int64_t *version, struct err *e)
{
    struct arena a = {0};
    int64_t got = 0;
    struct sql_read read = SQL_READ(got, &a, SQL(sql_count(&got)));
    bool found, good = sql_first(st, "SELECT version FROM organization WHERE id = $1",
                                 SQL(sql_id(&id)), &read, &found, e);

    arena_reset(&a);
    if (!good)
        return false;
    if (!found)
        return sql_missing("organization", id, e);
    *version = got;
    return true;
}

bool store_organization_edit(struct store *st, const struct organization *o, int64_t version,
                             int64_t now_ms, bool *done, struct err *e)
{
    return sql_done(
        st,
        "UPDATE organization SET name = $1, level = $2, kind = $3, lng = $4, lat = $5,"
        " changed_ms = $6, version = version + 1 WHERE id = $7 AND version = $8 RETURNING id",
        SQL(sql_text(&o->name), sql_text(&o->level), sql_text(&o->kind), sql_number(&o->lng),
            sql_number(&o->lat), sql_count(&now_ms), sql_id(&o->id), sql_count(&version)),
        done, e);
}

bool store_organization_touch(struct store *st, struct id id, int64_t now_ms, struct err *e)
{
    return sql_run(st,
                   "UPDATE organization SET version = version + 1, changed_ms = $1 WHERE id = $2",
                   SQL(sql_count(&now_ms), sql_id(&id)), e);
}

#define FROM " FROM organization WHERE true"
static const struct query_sides SIDES = {.place = {"county"}, .organization = {"id"}};

static bool total_read(struct store *st, const struct store_reach *reach, int64_t *total,
                       struct err *e)
{
    struct query q = {0};

    query_add(&q, "SELECT count(*)" FROM);
    query_reach(&q, reach, &SIDES);
    return query_total(st, &q, total, e);
}

bool store_organization_list(struct store *st, const struct store_page *page, struct arena *a,
                             struct organization_rows *rows, struct err *e)
{
    struct organization row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    struct store_more more;
    struct query q = {0};

    query_add(&q, "SELECT " COLUMNS FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_page(
            st, &q,
            &(struct query_page){.page = page, .key = "code", .at = SQL(sql_text(&row.code))},
            &read, &more, e)
        || !total_read(st, &page->reach, &more.total, e))
        return false;
    *rows = (struct organization_rows){read.items, read.n, more};
    return true;
}
