/* appraisal_appeal.c - objections to an appraisal: see appraisal.h. */
#include "model/unknown.h"
#include "store/appraisal.h"
#include "store/query.h"

#define COLUMNS                                                                           \
    "x.county, x.id, x.appraisal, x.score, x.practitioner, x.indicator, x.said, x.state," \
    " x.value, x.why, x.maker, x.decider, x.made_ms, x.decided_ms"
#define FIELDS(x)                                                                               \
    sql_text(&(x)->county), sql_id(&(x)->id), sql_id(&(x)->appraisal), sql_id(&(x)->score),     \
        sql_text(&(x)->practitioner), sql_text(&(x)->indicator), sql_text(&(x)->said),          \
        sql_name(&(x)->state, appeal_state_names), sql_count(&(x)->value), sql_text(&(x)->why), \
        sql_id(&(x)->maker), sql_id(&(x)->decider), sql_count(&(x)->made_ms),                   \
        sql_count(&(x)->decided_ms)
#define READ "SELECT " COLUMNS ", coalesce(r.name, x.practitioner), r.id, o.id, v.year, v.programme"
#define FROM                                                          \
    " FROM appraisal_appeal x JOIN appraisal v ON v.id = x.appraisal" \
    " LEFT JOIN practitioner r ON r.code = x.practitioner"            \
    " LEFT JOIN appraisal_score s ON s.id = x.score"                  \
    " LEFT JOIN organization o ON o.code = s.organization WHERE true"
#define PLACES(x)                                                                    \
    SQL(FIELDS(x), sql_text(&(x)->practitioner_name), sql_id(&(x)->practitioner_id), \
        sql_id(&(x)->organization_id), sql_int(&(x)->year), sql_text(&(x)->programme))

bool store_appeal_add(struct store *st, const struct appeal *x, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO appraisal_appeal (county, id, appraisal, score, practitioner,"
                   " indicator, said, state, value, why, maker, decider, made_ms, decided_ms)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
                   SQL(FIELDS(x)), e);
}

bool store_appeal_get(struct store *st, struct id id, struct arena *a, struct appeal *x,
                      struct err *e)
{
    struct appeal got = {0};
    struct sql_read read = SQL_READ(got, a, PLACES(&got));
    bool found;

    if (!sql_first(st, READ FROM " AND x.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("appeal", id, e);
    *x = got;
    return true;
}

bool store_appeal_decide(struct store *st, const struct appeal *x, struct err *e)
{
    struct id id = x->id;
    int64_t n;

    return sql_total(st, "SELECT count(*) FROM appraisal_appeal WHERE id = $1 AND state = 'open'",
                     SQL(sql_id(&id)), &n, e)
           && (n == 1 || err_set(e, ERR_STATE, "the appeal is decided already"))
           && sql_run(st,
                      "UPDATE appraisal_appeal SET state = $2, value = $3, why = $4, decider = $5,"
                      " decided_ms = $6 WHERE id = $1",
                      SQL(sql_id(&id), sql_name(&x->state, appeal_state_names),
                          sql_count(&x->value), sql_text(&x->why), sql_id(&x->decider),
                          sql_count(&x->decided_ms)),
                      e);
}

/* The latest first. */
bool store_appeal_list(struct store *st, const struct store_page *page, struct arena *a,
                       struct appeals *appeals, struct err *e)
{
    static const struct query_sides SIDES = {
        .place = {"x.county"}, .organization = {"o.id"}, .practitioner = {"r.id"}};
    struct appeal row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    struct query_page p = {.page = page,
                           .select = READ,
                           .key = "x.made_ms, x.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *appeals = (struct appeals){read.items, read.n, more};
    return true;
}

bool store_appeal_of(struct store *st, struct id appraisal, struct arena *a,
                     struct appeals *appeals, struct err *e)
{
    struct appeal row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));

    if (!sql_rows(st, READ FROM " AND x.appraisal = $1 ORDER BY x.made_ms, x.id",
                  SQL(sql_id(&appraisal)), &read, e))
        return false;
    *appeals = (struct appeals){.items = read.items, .n = read.n};
    return true;
}
