/* vacancy.c - see vacancy.h. */
#include "store/vacancy.h"

#include "store/query.h"

#define COLUMNS(t)                                                                               \
    t "county, " t "id, " t "vacancy, " t "version, " t "year, " t "organization, " t            \
      "discipline, " t "min_title_rank, " t "posts, " t "accepted, " t "why, " t "judgement, " t \
      "gap, " t "gap_rank, " t "gap_seats, " t "wisn_need, " t "wisn_staff, " t "state, " t      \
      "recruitment, " t "made_by, " t "made_ms"
#define FIELDS(v)                                                                             \
    sql_text(&(v)->county), sql_id(&(v)->id), sql_text(&(v)->code), sql_count(&(v)->version), \
        sql_int(&(v)->year), sql_text(&(v)->organization), sql_text(&(v)->discipline),        \
        sql_int(&(v)->min_title_rank), sql_count(&(v)->posts), sql_count(&(v)->accepted),     \
        sql_text(&(v)->why), sql_text(&(v)->judgement), sql_id(&(v)->gap),                    \
        sql_count(&(v)->gap_rank), sql_count(&(v)->gap_seats), sql_number(&(v)->wisn_need),   \
        sql_number(&(v)->wisn_staff), sql_name(&(v)->state, vacancy_state_names),             \
        sql_id(&(v)->recruitment), sql_id(&(v)->made_by), sql_count(&(v)->made_ms)
#define ROW                                                                               \
    "SELECT " COLUMNS("t.") ", h.id, coalesce(h.name, ''), coalesce(r.name, ''),"         \
                            " coalesce((SELECT x.name FROM recruitment x"                 \
                            " WHERE x.id = t.recruitment), ''),"                          \
                            " (SELECT count(*) FROM candidate c WHERE c.vacancy = t.id)," \
                            " (SELECT count(*) FROM candidate c WHERE c.vacancy = t.id"   \
                            " AND c.state = 'signed')"
#define ROW_PLACES(v)                                                                \
    SQL(FIELDS(v), sql_id(&(v)->organization_id), sql_text(&(v)->organization_name), \
        sql_text(&(v)->county_name), sql_text(&(v)->recruitment_name),               \
        sql_count(&(v)->candidate_n), sql_count(&(v)->signed_n))
#define FROM                                                              \
    " FROM vacancy t LEFT JOIN organization h ON h.code = t.organization" \
    " LEFT JOIN region r ON r.code = t.county WHERE true"

static const struct query_sides SIDES = {.place = {"t.county"}, .organization = {"h.id"}};

bool store_vacancy_add(struct store *st, const struct vacancy *v, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO vacancy (" COLUMNS(
                       "") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
                           " $15, $16, $17, $18, $19, $20, $21)",
                   SQL(FIELDS(v)), e);
}

bool store_vacancy_get(struct store *st, struct id id, struct arena *a, struct vacancy *v,
                       struct err *e)
{
    struct vacancy got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND t.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("vacancy", id, e);
    *v = got;
    return true;
}

bool store_vacancy_put(struct store *st, const struct vacancy *v, bool *done, struct err *e)
{
    return sql_done(st,
                    "UPDATE vacancy SET discipline = $1, min_title_rank = $2, posts = $3,"
                    " accepted = $4, why = $5, judgement = $6, gap = $7, gap_rank = $8,"
                    " gap_seats = $9, wisn_need = $10, wisn_staff = $11, state = $12,"
                    " recruitment = $13, version = version + 1 WHERE id = $14 AND version = $15"
                    " RETURNING id",
                    SQL(sql_text(&v->discipline), sql_int(&v->min_title_rank), sql_count(&v->posts),
                        sql_count(&v->accepted), sql_text(&v->why), sql_text(&v->judgement),
                        sql_id(&v->gap), sql_count(&v->gap_rank), sql_count(&v->gap_seats),
                        sql_number(&v->wisn_need), sql_number(&v->wisn_staff),
                        sql_name(&v->state, vacancy_state_names), sql_id(&v->recruitment),
                        sql_id(&v->id), sql_count(&v->version)),
                    done, e);
}

bool store_vacancy_list(struct store *st, const struct vacancy_filter *f,
                        const struct store_page *page, struct arena *a, struct vacancy_rows *rows,
                        struct err *e)
{
    struct vacancy row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "t.made_ms, t.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    query_and(&q, "t.state", &f->state);
    query_and(&q, "t.organization", &f->organization);
    if (f->year) {
        query_add(&q, " AND t.year = ");
        query_bind(&q, sql_int(&f->year));
    }
    if (!id_none(f->recruitment)) {
        query_add(&q, " AND t.recruitment = ");
        query_bind(&q, sql_id(&f->recruitment));
    }
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct vacancy_rows){read.items, read.n, more};
    return true;
}

#define STEP "county, vacancy, seq, state, posts, why, made_by, made_ms"
#define STEP_PLACES(s)                                                                           \
    SQL(sql_text(&(s)->county), sql_id(&(s)->vacancy), sql_count(&(s)->seq),                     \
        sql_name(&(s)->state, vacancy_state_names), sql_count(&(s)->posts), sql_text(&(s)->why), \
        sql_id(&(s)->made_by), sql_count(&(s)->made_ms))

bool store_vacancy_step_add(struct store *st, const struct vacancy_step *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO vacancy_step (" STEP ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                   STEP_PLACES(s), e);
}

bool store_vacancy_steps(struct store *st, const struct vacancy *v, struct arena *a,
                         struct vacancy_steps *steps, struct err *e)
{
    struct vacancy_step row = {0};
    struct sql_read read = SQL_READ(row, a, STEP_PLACES(&row));

    if (!sql_rows(
            st, "SELECT " STEP " FROM vacancy_step WHERE county = $1 AND vacancy = $2 ORDER BY seq",
            SQL(sql_text(&v->county), sql_id(&v->id)), &read, e))
        return false;
    *steps = (struct vacancy_steps){read.items, read.n};
    return true;
}

bool store_vacancy_sums(struct store *st, int32_t year, const struct store_reach *reach,
                        struct arena *a, struct vacancy_sums *sums, struct err *e)
{
    struct vacancy_sum row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.county), sql_text(&row.county_name), sql_text(&row.discipline),
                     sql_count(&row.asked), sql_count(&row.waiting), sql_count(&row.accepted),
                     sql_count(&row.recruited), sql_count(&row.signed_n)));
    struct query q = {0};

    query_add(
        &q, "SELECT x.county, x.name, x.discipline, CAST(sum(x.posts) AS BIGINT),"
            " CAST(sum(CASE WHEN x.state = 'submitted' THEN x.posts ELSE 0 END) AS BIGINT),"
            " CAST(sum(coalesce(x.accepted, 0)) AS BIGINT), CAST(sum(CASE WHEN x.recruitment"
            " IS NOT NULL THEN coalesce(x.accepted, 0) ELSE 0 END) AS BIGINT),"
            " CAST(sum(x.signed_n) AS BIGINT) FROM (SELECT t.county, coalesce(r.name, '') AS name,"
            " t.discipline, t.posts, t.state, t.accepted, t.recruitment, (SELECT count(*)"
            " FROM candidate c WHERE c.vacancy = t.id AND c.state = 'signed') AS signed_n");
    query_add(&q, FROM " AND t.state NOT IN ('draft', 'withdrawn') AND t.year = ");
    query_bind(&q, sql_int(&year));
    query_reach(&q, reach, &SIDES);
    query_add(&q, ") x GROUP BY x.county, x.name, x.discipline ORDER BY x.county, x.discipline");
    if (!query_rows(st, &q, &read, e))
        return false;
    *sums = (struct vacancy_sums){read.items, read.n};
    return true;
}
