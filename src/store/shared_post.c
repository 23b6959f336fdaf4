/* shared_post.c - see shared_post.h. */
#include "store/shared_post.h"

#include "store/query.h"

#define COLUMNS(t)                                                                   \
    t "id, " t "code, " t "county, " t "programme, " t "home, " t "organization, " t \
      "discipline, " t "seats, " t "from_day, " t "until_day, " t "made_by, " t "made_ms"
#define FIELDS(p)                                                                              \
    sql_id(&(p)->id), sql_text(&(p)->code), sql_text(&(p)->county), sql_text(&(p)->programme), \
        sql_text(&(p)->home), sql_text(&(p)->organization), sql_text(&(p)->discipline),        \
        sql_int(&(p)->seats), sql_day(&(p)->from_day), sql_day(&(p)->until_day),               \
        sql_id(&(p)->made_by), sql_count(&(p)->made_ms)
#define ROW "SELECT " COLUMNS("p.") ", s.id, h.id, s.name, h.name, s.county"
#define ROW_PLACES(p)                                                    \
    SQL(FIELDS(p), sql_id(&(p)->home_id), sql_id(&(p)->organization_id), \
        sql_text(&(p)->home_name), sql_text(&(p)->organization_name), sql_text(&(p)->home_county))
#define FROM                                                             \
    " FROM shared_post p JOIN organization h ON h.code = p.organization" \
    " JOIN organization s ON s.code = p.home WHERE true"

bool store_shared_post_add(struct store *st, const struct shared_post *p, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO shared_post (" COLUMNS(
                       "") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                   SQL(FIELDS(p)), e);
}

static bool one_read(struct store *st, const char *sql, const struct sql_place *values,
                     struct arena *a, struct shared_post *p, bool *found, struct err *e)
{
    struct shared_post got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st, sql, values, &read, found, e))
        return false;
    if (*found)
        *p = got;
    return true;
}

bool store_shared_post_get(struct store *st, struct id id, struct arena *a, struct shared_post *p,
                           struct err *e)
{
    bool found;

    return one_read(st, ROW FROM " AND p.id = $1", SQL(sql_id(&id)), a, p, &found, e)
           && (found || sql_missing("shared post", id, e));
}

bool store_shared_post_find(struct store *st, struct str code, struct arena *a,
                            struct shared_post *p, bool *found, struct err *e)
{
    return one_read(st, ROW FROM " AND p.code = $1", SQL(sql_text(&code)), a, p, found, e);
}

bool store_shared_post_end(struct store *st, struct id id, int32_t until_day, struct id by,
                           int64_t now_ms, struct err *e)
{
    return sql_run(st,
                   "UPDATE shared_post SET until_day = $1, ended_by = $2, ended_ms = $3"
                   " WHERE id = $4",
                   SQL(sql_day(&until_day), sql_id(&by), sql_count(&now_ms), sql_id(&id)), e);
}

bool store_shared_post_list(struct store *st, const struct store_reach *reach, struct arena *a,
                            struct shared_post_rows *rows, struct err *e)
{
    static const struct query_sides SIDES = {.place = {"p.county", "s.county"},
                                             .organization = {"h.id", "s.id"}};
    struct shared_post row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query q = {0};

    query_add(&q, ROW FROM);
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY p.discipline, p.code");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct shared_post_rows){read.items, read.n};
    return true;
}

bool store_shared_post_leaves(struct store *st, struct arena *a, struct post_leaves *leaves,
                              struct err *e)
{
    struct post_leave row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.post), sql_text(&row.placement),
                                        sql_day(&row.from_day), sql_day(&row.until_day)));

    if (!sql_rows(st,
                  "SELECT p.post, p.placement, l.from_day, l.until_day FROM placement_leave l"
                  " JOIN placement p ON p.placement = l.placement"
                  " WHERE p.kind = 'shared_post' AND p.post IS NOT NULL"
                  " AND l.voided_ms IS NULL ORDER BY p.placement, l.from_day",
                  NULL, &read, e))
        return false;
    *leaves = (struct post_leaves){read.items, read.n};
    return true;
}
