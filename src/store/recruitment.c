/* recruitment.c - see recruitment.h. */
#include "store/recruitment.h"

#include "store/query.h"

#define COLUMNS(t)                                                                        \
    t "id, " t "county, " t "version, " t "year, " t "name, " t "kind, " t "from_day, " t \
      "until_day, " t "state, " t "made_by, " t "made_ms"
#define FIELDS(r)                                                                            \
    sql_id(&(r)->id), sql_text(&(r)->county), sql_count(&(r)->version), sql_int(&(r)->year), \
        sql_text(&(r)->name), sql_name(&(r)->kind, recruitment_kind_names),                  \
        sql_day(&(r)->from_day), sql_day(&(r)->until_day),                                   \
        sql_name(&(r)->state, recruitment_state_names), sql_id(&(r)->made_by),               \
        sql_count(&(r)->made_ms)
#define CANDIDATES_OF " (SELECT count(*) FROM candidate c WHERE c.recruitment = t.id"
#define ROW                                                                               \
    "SELECT " COLUMNS("t.") ", (SELECT CAST(coalesce(sum(v.accepted), 0) AS BIGINT)"      \
                            " FROM vacancy v WHERE v.recruitment = t.id)," CANDIDATES_OF  \
                            ")," CANDIDATES_OF " AND c.state = 'offered')," CANDIDATES_OF \
                            " AND c.state = 'signed'),"                                   \
                            " (SELECT count(*) FROM campus_visit k WHERE k.recruitment = t.id)"
#define ROW_PLACES(r)                                                    \
    SQL(FIELDS(r), sql_count(&(r)->posts), sql_count(&(r)->candidate_n), \
        sql_count(&(r)->offered_n), sql_count(&(r)->signed_n), sql_count(&(r)->visit_n))
#define FROM " FROM recruitment t WHERE true"

bool store_recruitment_add(struct store *st, const struct recruitment *r, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO recruitment (" COLUMNS(
                       "") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                   SQL(FIELDS(r)), e);
}

bool store_recruitment_get(struct store *st, struct id id, struct arena *a, struct recruitment *r,
                           struct err *e)
{
    struct recruitment got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND t.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("recruitment", id, e);
    *r = got;
    return true;
}

bool store_recruitment_put(struct store *st, const struct recruitment *r, bool *done, struct err *e)
{
    return sql_done(
        st,
        "UPDATE recruitment SET state = $1, version = version + 1 WHERE id = $2"
        " AND version = $3 RETURNING id",
        SQL(sql_name(&r->state, recruitment_state_names), sql_id(&r->id), sql_count(&r->version)),
        done, e);
}

bool store_recruitment_list(struct store *st, const struct store_page *page, struct arena *a,
                            struct recruitment_rows *rows, struct err *e)
{
    struct recruitment row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "t.made_ms, t.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct recruitment_rows){read.items, read.n, more};
    return true;
}

#define VISIT "recruitment, id, day, school, met, note, made_by, made_ms"
#define VISIT_PLACES(v)                                                                          \
    SQL(sql_id(&(v)->recruitment), sql_id(&(v)->id), sql_day(&(v)->day), sql_text(&(v)->school), \
        sql_count(&(v)->met), sql_text(&(v)->note), sql_id(&(v)->made_by),                       \
        sql_count(&(v)->made_ms))

bool store_campus_visit_add(struct store *st, const struct campus_visit *v, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO campus_visit (" VISIT ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                   VISIT_PLACES(v), e);
}

bool store_campus_visits(struct store *st, struct id recruitment, struct arena *a,
                         struct campus_visits *visits, struct err *e)
{
    struct campus_visit row = {0};
    struct sql_read read = SQL_READ(row, a, VISIT_PLACES(&row));

    if (!sql_rows(st, "SELECT " VISIT " FROM campus_visit WHERE recruitment = $1 ORDER BY day, id",
                  SQL(sql_id(&recruitment)), &read, e))
        return false;
    *visits = (struct campus_visits){read.items, read.n};
    return true;
}

/* --- candidates --- */

#define CANDIDATE(t)                                                                              \
    t "county, " t "id, " t "version, " t "vacancy, " t "recruitment, " t "name, " t "school, " t \
      "title_rank, " t "state, " t "day, " t "practitioner, " t "made_by, " t "made_ms"
#define CANDIDATE_FIELDS(c)                                                                    \
    sql_text(&(c)->county), sql_id(&(c)->id), sql_count(&(c)->version), sql_id(&(c)->vacancy), \
        sql_id(&(c)->recruitment), sql_text(&(c)->name), sql_text(&(c)->school),               \
        sql_int(&(c)->title_rank), sql_name(&(c)->state, candidate_state_names),               \
        sql_day(&(c)->day), sql_maybe(&(c)->practitioner), sql_id(&(c)->made_by),              \
        sql_count(&(c)->made_ms)
#define CANDIDATE_ROW "SELECT " CANDIDATE("c.") ", coalesce(h.name, v.organization), v.discipline"
#define CANDIDATE_PLACES(c) \
    SQL(CANDIDATE_FIELDS(c), sql_text(&(c)->organization_name), sql_text(&(c)->discipline))
#define CANDIDATE_FROM                                     \
    " FROM candidate c JOIN vacancy v ON v.id = c.vacancy" \
    " LEFT JOIN organization h ON h.code = v.organization WHERE true"

static const struct query_sides CANDIDATE_SIDES = {.place = {"v.county"}, .organization = {"h.id"}};

bool store_candidate_add(struct store *st, const struct candidate *c, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO candidate (" CANDIDATE(
                       "") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                   SQL(CANDIDATE_FIELDS(c)), e);
}

bool store_candidate_get(struct store *st, struct id id, struct arena *a, struct candidate *c,
                         struct err *e)
{
    struct candidate got = {0};
    struct sql_read read = SQL_READ(got, a, CANDIDATE_PLACES(&got));
    bool found;

    if (!sql_first(st, CANDIDATE_ROW CANDIDATE_FROM " AND c.id = $1", SQL(sql_id(&id)), &read,
                   &found, e))
        return false;
    if (!found)
        return sql_missing("candidate", id, e);
    *c = got;
    return true;
}

bool store_candidate_put(struct store *st, const struct candidate *c, bool *done, struct err *e)
{
    return sql_done(st,
                    "UPDATE candidate SET state = $1, day = $2, practitioner = $3,"
                    " version = version + 1 WHERE id = $4 AND version = $5 RETURNING id",
                    SQL(sql_name(&c->state, candidate_state_names), sql_day(&c->day),
                        sql_maybe(&c->practitioner), sql_id(&c->id), sql_count(&c->version)),
                    done, e);
}

bool store_candidate_list(struct store *st, const struct candidate_filter *f,
                          const struct store_page *page, struct arena *a,
                          struct candidate_rows *rows, struct err *e)
{
    struct candidate row = {0};
    struct sql_read read = SQL_READ(row, a, CANDIDATE_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = CANDIDATE_ROW,
                           .key = "c.made_ms, c.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, CANDIDATE_FROM);
    if (!id_none(f->vacancy)) {
        query_add(&q, " AND c.vacancy = ");
        query_bind(&q, sql_id(&f->vacancy));
    }
    if (!id_none(f->recruitment)) {
        query_add(&q, " AND c.recruitment = ");
        query_bind(&q, sql_id(&f->recruitment));
    }
    query_and(&q, "c.state", &f->state);
    query_reach(&q, &page->reach, &CANDIDATE_SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct candidate_rows){read.items, read.n, more};
    return true;
}

bool store_candidate_step_add(struct store *st, const struct candidate_line *l, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO candidate_step (county, candidate, seq, state, day, note, made_by,"
                   " made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                   SQL(sql_text(&l->county), sql_id(&l->candidate), sql_count(&l->seq),
                       sql_name(&l->state, candidate_state_names), sql_day(&l->day),
                       sql_text(&l->note), sql_id(&l->made_by), sql_count(&l->made_ms)),
                   e);
}
