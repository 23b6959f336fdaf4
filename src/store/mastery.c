/* mastery.c - see mastery.h. */
#include "store/mastery.h"

#include "store/query.h"

/* --- cases --- */

bool store_mastery_lines(struct store *st, const struct mastery_asked *q, struct arena *a,
                         struct mastery_lines *rows, struct err *e)
{
    static const struct query_sides SIDES = {.place = {"r.county"},
                                             .organization = {"r.organization"},
                                             .practitioner = {"r.id", "m.id"}};
    struct mastery_line row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_id(&row.id), sql_count(&row.version), sql_text(&row.practitioner),
                     sql_text(&row.practitioner_name), sql_text(&row.technique),
                     sql_text(&row.technique_name), sql_text(&row.home_name), sql_text(&row.county),
                     sql_id(&row.practitioner_id), sql_id(&row.home_id), sql_day(&row.day),
                     sql_bool(&row.failure), sql_bool(&row.told), sql_bool(&row.is_signed),
                     sql_count(&row.level), sql_text(&row.role), sql_maybe(&row.mentor),
                     sql_text(&row.mentor_name), sql_maybe(&row.result),
                     sql_maybe(&row.complication), sql_bool(&row.outside), sql_count(&row.risk)));
    struct query query = {0};
    const int32_t most = MASTERY_LINES_MOST;

    query_add(&query,
              "SELECT p.id, p.version, r.code, r.name, t.code, t.name, o.name, r.county, r.id,"
              " r.organization, p.day, CASE WHEN p.outcome = 'failure' THEN 1 ELSE 0 END,"
              " CASE WHEN p.outcome IS NULL THEN 0 ELSE 1 END,"
              " CASE WHEN p.signed_day IS NULL THEN 0 ELSE 1 END, p.level, p.role, p.mentor,"
              " coalesce(m.name, ''), p.result, p.complication,"
              " CASE WHEN m.organization <> r.organization THEN 1 ELSE 0 END,"
              " coalesce(p.risk_permille, 0)"
              " FROM procedure p JOIN practitioner r ON r.code = p.practitioner"
              " JOIN organization o ON o.id = r.organization"
              " JOIN organization h ON h.code = p.organization"
              " JOIN technique t ON t.code = (SELECT min(x.code) FROM technique x"
              " WHERE x.code = p.technique OR x.name = p.technique)"
              " LEFT JOIN practitioner m ON m.code = p.mentor"
              " WHERE p.state <> 'voided' AND p.role IN ('supervised', 'independent')");
    query_and(&query, "r.code", &q->practitioner);
    query_and(&query, "t.code", &q->technique);
    query_reach(&query, &q->reach, &SIDES);
    query_add(&query, " ORDER BY r.code, t.code, p.day, p.id LIMIT ");
    query_bind(&query, sql_int(&most));
    if (!query_rows(st, &query, &read, e))
        return false;
    *rows = (struct mastery_lines){read.items, read.n};
    return true;
}

/* --- decisions --- */

#define DECISION                                                                            \
    "county, id, practitioner, technique, level, from_day, until_day, cause, review, note," \
    " made_by, made_ms"
#define DECISION_PLACES(d)                                                          \
    SQL(sql_text(&(d)->county), sql_id(&(d)->id), sql_text(&(d)->practitioner),     \
        sql_text(&(d)->technique), sql_count(&(d)->level), sql_day(&(d)->from_day), \
        sql_day(&(d)->until_day), sql_name(&(d)->cause, mastery_cause_names),       \
        sql_id(&(d)->review), sql_text(&(d)->note), sql_id(&(d)->made_by),          \
        sql_count(&(d)->made_ms))

bool store_mastery_add(struct store *st, const struct mastery_decision *d, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO mastery (" DECISION
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                   DECISION_PLACES(d), e);
}

bool store_mastery_list(struct store *st, struct str practitioner, struct str technique,
                        struct arena *a, struct mastery_decisions *rows, struct err *e)
{
    struct mastery_decision row = {0};
    struct sql_read read = SQL_READ(row, a, DECISION_PLACES(&row));
    struct query q = {0};

    query_add(&q, "SELECT " DECISION " FROM mastery WHERE true");
    query_and(&q, "practitioner", &practitioner);
    query_and(&q, "technique", &technique);
    query_add(&q, " ORDER BY made_ms DESC, id DESC");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct mastery_decisions){read.items, read.n};
    return true;
}

/* --- reviews --- */

#define REVIEW(t)                                                                         \
    t "county, " t "id, " t "version, " t "practitioner, " t "technique, " t "state, " t  \
      "asked_day, " t "cases, " t "failures, " t "score, " t "score_limit, " t "seal, " t \
      "checked, " t "mentor, " t "mentor_ms, " t "department_by, " t "department_ms, " t  \
      "note, " t "made_by, " t "made_ms"
#define REVIEW_FIELDS(r)                                                                 \
    sql_text(&(r)->county), sql_id(&(r)->id), sql_count(&(r)->version),                  \
        sql_text(&(r)->practitioner), sql_text(&(r)->technique),                         \
        sql_name(&(r)->state, review_state_names), sql_day(&(r)->asked_day),             \
        sql_count(&(r)->cases), sql_count(&(r)->failures), sql_number(&(r)->score),      \
        sql_number(&(r)->limit), sql_text(&(r)->seal), sql_list(&(r)->checked),          \
        sql_text(&(r)->mentor), sql_count(&(r)->mentor_ms), sql_id(&(r)->department_by), \
        sql_count(&(r)->department_ms), sql_text(&(r)->note), sql_id(&(r)->made_by),     \
        sql_count(&(r)->made_ms)
#define REVIEW_ROW    \
    "SELECT " REVIEW( \
        "v.") ", r.id, r.organization, m.id, r.name, t.name, coalesce(m.name, ''), o.name"
#define REVIEW_PLACES(v)                                                        \
    SQL(REVIEW_FIELDS(v), sql_id(&(v)->practitioner_id), sql_id(&(v)->home_id), \
        sql_id(&(v)->mentor_id), sql_text(&(v)->practitioner_name),             \
        sql_text(&(v)->technique_name), sql_text(&(v)->mentor_name), sql_text(&(v)->home_name))
#define REVIEW_FROM                                                         \
    " FROM mastery_review v JOIN practitioner r ON r.code = v.practitioner" \
    " JOIN organization o ON o.id = r.organization"                         \
    " JOIN technique t ON t.code = v.technique"                             \
    " LEFT JOIN practitioner m ON m.code = v.mentor WHERE true"

bool store_mastery_review_add(struct store *st, const struct mastery_review *r, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO mastery_review (" REVIEW(
                       "") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
                           " $15, $16, $17, $18, $19, $20)",
                   SQL(REVIEW_FIELDS(r)), e);
}

bool store_mastery_review_put(struct store *st, const struct mastery_review *r, int64_t version,
                              bool *done, struct err *e)
{
    return sql_done(st,
                    "UPDATE mastery_review SET state = $1, checked = $2, mentor_ms = $3,"
                    " department_by = $4, department_ms = $5, note = $6, version = version + 1"
                    " WHERE id = $7 AND version = $8 RETURNING id",
                    SQL(sql_name(&r->state, review_state_names), sql_list(&r->checked),
                        sql_count(&r->mentor_ms), sql_id(&r->department_by),
                        sql_count(&r->department_ms), sql_text(&r->note), sql_id(&r->id),
                        sql_count(&version)),
                    done, e);
}

bool store_mastery_review_get(struct store *st, struct id id, struct arena *a,
                              struct mastery_review *r, bool *found, struct err *e)
{
    struct mastery_review got = {0};
    struct sql_read read = SQL_READ(got, a, REVIEW_PLACES(&got));

    if (!sql_first(st, REVIEW_ROW REVIEW_FROM " AND v.id = $1", SQL(sql_id(&id)), &read, found, e))
        return false;
    if (*found)
        *r = got;
    return true;
}

static void review_filter(struct query *query, const struct mastery_asked *q,
                          const struct str *state)
{
    static const struct query_sides SIDES = {.place = {"v.county"},
                                             .organization = {"r.organization"},
                                             .practitioner = {"r.id", "m.id"}};

    query_and(query, "v.practitioner", &q->practitioner);
    query_and(query, "v.technique", &q->technique);
    query_and(query, "v.state", state);
    query_reach(query, &q->reach, &SIDES);
}

bool store_mastery_review_list(struct store *st, const struct mastery_asked *q, struct str state,
                               const struct store_page *page, struct arena *a,
                               struct mastery_reviews *rows, struct err *e)
{
    struct mastery_review row = {0};
    struct sql_read read = SQL_READ(row, a, REVIEW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = REVIEW_ROW,
                           .key = "v.made_ms, v.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query query = {0};
    struct store_more more;

    query_add(&query, REVIEW_FROM);
    review_filter(&query, q, &state);
    if (!query_list(st, &query, &p, &read, &more, e))
        return false;
    *rows = (struct mastery_reviews){read.items, read.n, more};
    return true;
}

/* --- signals --- */

bool store_mastery_signal_add(struct store *st, const struct mastery_signal *s, struct err *e)
{
    int64_t told = 0;

    if (!sql_total(st,
                   "SELECT count(*) FROM mastery_signal WHERE practitioner = $1 AND technique = $2"
                   " AND kind = $3 AND day = $4",
                   SQL(sql_text(&s->practitioner), sql_text(&s->technique), sql_text(&s->kind),
                       sql_day(&s->day)),
                   &told, e))
        return false;
    return told > 0
           || sql_run(st,
                      "INSERT INTO mastery_signal (county, id, practitioner, technique, kind, day,"
                      " made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                      SQL(sql_text(&s->county), sql_id(&s->id), sql_text(&s->practitioner),
                          sql_text(&s->technique), sql_text(&s->kind), sql_day(&s->day),
                          sql_count(&s->made_ms)),
                      e);
}

bool store_mastery_signal_done(struct store *st, struct str practitioner, struct str technique,
                               struct str kind, int64_t now_ms, struct err *e)
{
    return sql_run(
        st,
        "UPDATE mastery_signal SET done_ms = $1 WHERE practitioner = $2"
        " AND technique = $3 AND kind = $4 AND done_ms IS NULL",
        SQL(sql_count(&now_ms), sql_text(&practitioner), sql_text(&technique), sql_text(&kind)), e);
}
