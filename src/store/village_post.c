/* village_post.c - see village_post.h. */
#include "store/village_post.h"

#include "base/day.h"
#include "store/query.h"

#define COLUMNS(t)                                                                              \
    t "county, " t "id, " t "post, " t "version, " t "programme, " t "village, " t "clinic, " t \
      "organization, " t "practitioner, " t "from_day, " t "until_day, " t "study_year, " t     \
      "school, " t "made_by, " t "made_ms"
#define FIELDS(p)                                                                             \
    sql_text(&(p)->county), sql_id(&(p)->id), sql_text(&(p)->code), sql_count(&(p)->version), \
        sql_text(&(p)->programme), sql_text(&(p)->village), sql_text(&(p)->clinic),           \
        sql_text(&(p)->organization), sql_text(&(p)->practitioner), sql_day(&(p)->from_day),  \
        sql_day(&(p)->until_day), sql_count(&(p)->study_year), sql_text(&(p)->school),        \
        sql_id(&(p)->made_by), sql_count(&(p)->made_ms)
#define ROW "SELECT " COLUMNS("p.") ", o.name, r.name, o.id, r.id"
#define ROW_PLACES(p)                                                                    \
    SQL(FIELDS(p), sql_text(&(p)->organization_name), sql_text(&(p)->practitioner_name), \
        sql_id(&(p)->organization_id), sql_id(&(p)->practitioner_id))
#define FROM                                                              \
    " FROM village_post p JOIN organization o ON o.code = p.organization" \
    " JOIN practitioner r ON r.code = p.practitioner WHERE true"

bool store_village_post_add(struct store *st, const struct village_post *p, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO village_post (" COLUMNS(
                       "") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
                           " $15)",
                   SQL(FIELDS(p)), e);
}

bool store_village_post_get(struct store *st, struct id id, struct arena *a, struct village_post *p,
                            struct err *e)
{
    struct village_post got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND p.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("village post", id, e);
    *p = got;
    return true;
}

bool store_village_post_find(struct store *st, struct str code, struct arena *a,
                             struct village_post *p, bool *found, struct err *e)
{
    struct village_post got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st, ROW FROM " AND p.post = $1", SQL(sql_text(&code)), &read, found, e))
        return false;
    if (*found)
        *p = got;
    return true;
}

bool store_village_post_put(struct store *st, const struct village_post *p, int64_t version,
                            struct err *e)
{
    bool done;

    return sql_done(st,
                    "UPDATE village_post SET until_day = $1, study_year = $2, school = $3,"
                    " version = version + 1 WHERE id = $4 AND version = $5 RETURNING id",
                    SQL(sql_day(&p->until_day), sql_count(&p->study_year), sql_text(&p->school),
                        sql_id(&p->id), sql_count(&version)),
                    &done, e)
           && (done || err_set(e, ERR_STATE, "the village post was changed by somebody else"));
}

bool store_village_post_taken(struct store *st, const struct village_post *p, bool *taken,
                              struct err *e)
{
    int64_t n;

    if (!sql_total(st,
                   "SELECT count(*) FROM village_post p WHERE (p.practitioner = $1"
                   " OR (p.county = $2 AND p.village = $3))"
                   " AND (p.until_day IS NULL OR p.until_day >= $4)",
                   SQL(sql_text(&p->practitioner), sql_text(&p->county), sql_text(&p->village),
                       sql_day(&p->from_day)),
                   &n, e))
        return false;
    *taken = n > 0;
    return true;
}

bool store_village_post_list(struct store *st, const struct store_page *page, struct arena *a,
                             struct village_post_rows *rows, struct err *e)
{
    static const struct query_sides SIDES = {
        .place = {"p.county"}, .organization = {"o.id"}, .practitioner = {"r.id"}};
    struct village_post row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "p.county, p.post",
                           .at = SQL(sql_text(&row.county), sql_text(&row.code))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct village_post_rows){read.items, read.n, more};
    return true;
}

/* --- intake into degree study --- */

bool store_village_intake_add(struct store *st, const struct village_intake *x, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO village_intake (county, programme, year, version, planned, made_by,"
                   " made_ms) VALUES ($1, $2, $3, (SELECT coalesce(max(i.version), 0) + 1"
                   " FROM village_intake i WHERE i.county = $1 AND i.programme = $2"
                   " AND i.year = $3), $4, $5, $6)",
                   SQL(sql_text(&x->county), sql_text(&x->programme), sql_int(&x->year),
                       sql_count(&x->planned), sql_id(&x->made_by), sql_count(&x->made_ms)),
                   e);
}

/* Counties with a post or a plan of the year. */
#define INTAKE                                                                               \
    "SELECT x.county, coalesce(r.name, ''), (SELECT i.planned FROM village_intake i"         \
    " WHERE i.county = x.county AND i.programme = $1 AND i.year = $2"                        \
    " ORDER BY i.version DESC LIMIT 1), (SELECT count(*) FROM village_post p"                \
    " WHERE p.county = x.county AND p.programme = $1 AND p.from_day <= $4"                   \
    " AND (p.until_day IS NULL OR p.until_day >= $3)), (SELECT count(*) FROM village_post p" \
    " WHERE p.county = x.county AND p.programme = $1 AND p.study_year = $2) FROM"            \
    " (SELECT county FROM village_post WHERE programme = $1 UNION SELECT county"             \
    " FROM village_intake WHERE programme = $1 AND year = $2) x"                             \
    " LEFT JOIN region r ON r.code = x.county WHERE true"

bool store_village_intake_list(struct store *st, struct str programme, int32_t year,
                               const struct store_reach *reach, struct arena *a,
                               struct village_intakes *intakes, struct err *e)
{
    static const struct query_sides SIDES = {.place = {"x.county"}};
    const int32_t from = day_of(year, 1, 1), until = day_of(year, 12, 31);
    struct village_intake row = {.programme = programme, .year = year};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.county), sql_text(&row.county_name), sql_count(&row.planned),
                     sql_count(&row.posts), sql_count(&row.taken)));
    struct query q = {0};

    /* The places $1 to $4 of INTAKE are bound first. */
    query_add(&q, INTAKE " AND '' <> ");
    query_bind(&q, sql_text(&programme));
    query_add(&q, " AND 0 < ");
    query_bind(&q, sql_int(&year));
    query_add(&q, " AND '' <> ");
    query_bind(&q, sql_day(&from));
    query_add(&q, " AND '' <> ");
    query_bind(&q, sql_day(&until));
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY x.county");
    if (!query_rows(st, &q, &read, e))
        return false;
    *intakes = (struct village_intakes){read.items, read.n};
    return true;
}
