/* measure.c - see measure.h. */
#include "store/measure.h"

#include "store/query.h"

#define COLUMNS                                                                         \
    "county, id, statistic, version, programme, measure, organization, day, numerator," \
    " denominator, status, note, made_by, made_ms"
#define PLACES(s)                                                                                 \
    SQL(sql_text(&(s)->county), sql_id(&(s)->id), sql_text(&(s)->code), sql_count(&(s)->version), \
        sql_text(&(s)->programme), sql_text(&(s)->measure), sql_text(&(s)->organization),         \
        sql_day(&(s)->day), sql_count(&(s)->numerator), sql_count(&(s)->denominator),             \
        sql_name(&(s)->tier, measure_tier_names), sql_maybe(&(s)->note), sql_id(&(s)->made_by),   \
        sql_count(&(s)->made_ms))

bool store_statistic_find(struct store *st, const struct statistic *key, struct arena *a,
                          struct statistics *found, struct err *e)
{
    struct statistic row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));

    if (!sql_rows(st,
                  "SELECT " COLUMNS " FROM statistic WHERE programme = $1 AND measure = $2"
                  " AND organization = $3 AND day = $4 ORDER BY status, statistic",
                  SQL(sql_text(&key->programme), sql_text(&key->measure),
                      sql_text(&key->organization), sql_day(&key->day)),
                  &read, e))
        return false;
    *found = (struct statistics){read.items, read.n};
    return true;
}

bool store_statistic_add(struct store *st, const struct statistic *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO statistic (" COLUMNS ", delivery) VALUES ($1, $2, $3, $4, $5, $6,"
                   " $7, $8, $9, $10, $11, $12, $13, $14, 'workflow')",
                   PLACES(s), e);
}

bool store_statistic_put(struct store *st, const struct statistic *s, struct err *e)
{
    const struct sql_place *at =
        SQL(sql_text(&s->county), sql_text(&s->code), sql_count(&s->version));

    return sql_run(st,
                   "INSERT INTO statistic_past (county, statistic, version, numerator,"
                   " denominator, note, made_by, made_ms) SELECT county, statistic, version,"
                   " numerator, denominator, note, made_by, made_ms FROM statistic"
                   " WHERE county = $1 AND statistic = $2 AND version = $3",
                   at, e)
           && sql_run(st,
                      "UPDATE statistic SET numerator = $4, denominator = $5, note = $6,"
                      " made_by = $7, made_ms = $8, version = version + 1"
                      " WHERE county = $1 AND statistic = $2 AND version = $3",
                      SQL(sql_text(&s->county), sql_text(&s->code), sql_count(&s->version),
                          sql_count(&s->numerator), sql_count(&s->denominator), sql_maybe(&s->note),
                          sql_id(&s->made_by), sql_count(&s->made_ms)),
                      e);
}

/* One number of one tier, and who told it by which paper. */
#define NUMBER(tier, column) \
    ", CAST(sum(CASE WHEN t.status = '" tier "' THEN t." column " END) AS BIGINT)"
#define NOTE(tier) ", coalesce(max(CASE WHEN t.status = '" tier "' THEN t.note END), '')"
#define LINES                                                                                                                                                                        \
    " FROM (SELECT t.county AS county, t.organization AS organization, o.id AS id,"                                                                                                  \
    " coalesce(o.name, '') AS name, t.day AS day" NUMBER("claimed", "numerator") " AS c1" NUMBER("claimed", "denominator") " AS c2" NUMBER("verified", "numerator") " AS v1" NUMBER( \
        "verified",                                                                                                                                                                  \
        "denominator") " AS v2" NUMBER("validated",                                                                                                                                  \
                                       "numerator") " AS d1" NUMBER("validated",                                                                                                     \
                                                                    "denominator") " AS d2" NOTE("claimed") " AS cn" NOTE("verified") " AS vn" NOTE("validated") " AS dn"            \
                                                                                                                                                                 " FROM statistic t LEFT JOIN organization o ON o.code = t.organization WHERE true"
#define LINES_END " GROUP BY t.county, t.organization, o.id, o.name, t.day) x WHERE true"

static const struct query_sides SIDES = {.place = {"t.county"}, .organization = {"o.id"}};

static void lines_add(struct query *q, const struct measure_filter *f,
                      const struct store_reach *reach)
{
    query_add(q, LINES);
    query_and(q, "t.programme", &f->programme);
    query_and(q, "t.measure", &f->measure);
    query_and(q, "t.organization", &f->organization);
    query_add(q, " AND t.day >= ");
    query_bind(q, sql_day(&f->from_day));
    query_add(q, " AND t.day <= ");
    query_bind(q, sql_day(&f->until_day));
    query_reach(q, reach, &SIDES);
    query_add(q, LINES_END);
    if (f->open)
        query_add(q, " AND x.c1 IS NOT NULL AND x.v1 IS NULL");
}

bool store_measure_list(struct store *st, const struct measure_filter *f,
                        const struct store_page *page, struct arena *a, struct measure_lines *lines,
                        struct err *e)
{
    enum { C = MEASURE_CLAIMED, V = MEASURE_VERIFIED, D = MEASURE_VALIDATED };
    struct measure_line row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_text(&row.county), sql_text(&row.organization), sql_id(&row.organization_id),
            sql_text(&row.organization_name), sql_day(&row.day), sql_count(&row.numerator[C]),
            sql_count(&row.denominator[C]), sql_count(&row.numerator[V]),
            sql_count(&row.denominator[V]), sql_count(&row.numerator[D]),
            sql_count(&row.denominator[D]), sql_text(&row.note[C]), sql_text(&row.note[V]),
            sql_text(&row.note[D])));
    struct query_page p = {
        .page = page,
        .select = "SELECT x.county, x.organization, x.id, x.name, x.day, x.c1, x.c2, x.v1, x.v2,"
                  " x.d1, x.d2, x.cn, x.vn, x.dn",
        .key = "x.county, x.organization, x.day",
        .at = SQL(sql_text(&row.county), sql_text(&row.organization), sql_day(&row.day))};
    struct query q = {0};
    struct store_more more;

    lines_add(&q, f, &page->reach);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *lines = (struct measure_lines){read.items, read.n, more};
    return true;
}
