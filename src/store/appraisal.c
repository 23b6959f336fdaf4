/* appraisal.c - see appraisal.h. What a run found is added and never changed. */
#include "store/appraisal.h"

#include "store/query.h"

#define HEAD                                                                                  \
    "v.id, v.region, v.programme, v.version, v.year, v.state, v.maker, v.freezer, v.settler," \
    " v.made_ms, v.frozen_ms, v.settled_ms, v.run"
#define HEAD_FIELDS(r)                                                                           \
    sql_id(&(r)->id), sql_text(&(r)->region), sql_text(&(r)->programme), sql_int(&(r)->version), \
        sql_int(&(r)->year), sql_name(&(r)->state, appraisal_state_names), sql_id(&(r)->maker),  \
        sql_id(&(r)->freezer), sql_id(&(r)->settler), sql_count(&(r)->made_ms),                  \
        sql_count(&(r)->frozen_ms), sql_count(&(r)->settled_ms), sql_id(&(r)->run)
/* With the name that its edition bears. */
#define HEAD_READ                                                                        \
    "SELECT " HEAD ", coalesce((SELECT p.name FROM programme p WHERE p.id = v.programme" \
    " AND p.version = v.version), v.programme) FROM appraisal v WHERE "
#define HEAD_PLACES(r) SQL(HEAD_FIELDS(r), sql_text(&(r)->programme_name))

bool store_appraisal_add(struct store *st, const struct appraisal_row *row, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO appraisal (id, region, programme, version, year, state, maker,"
                   " freezer, settler, made_ms, frozen_ms, settled_ms, run) VALUES ($1, $2, $3,"
                   " $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                   SQL(HEAD_FIELDS(row)), e);
}

static bool one_read(struct store *st, const char *sql, struct id id, struct arena *a,
                     struct appraisal_row *row, struct err *e)
{
    struct appraisal_row got = {0};
    struct sql_read read = SQL_READ(got, a, HEAD_PLACES(&got));
    bool found;

    if (!sql_first(st, sql, SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("appraisal", id, e);
    *row = got;
    return true;
}

bool store_appraisal_get(struct store *st, struct id id, struct arena *a, struct appraisal_row *row,
                         struct err *e)
{
    return one_read(st, HEAD_READ "v.id = $1", id, a, row, e);
}

bool store_appraisal_of_run(struct store *st, struct id run, struct arena *a,
                            struct appraisal_row *row, struct err *e)
{
    return one_read(st,
                    HEAD_READ "v.id = (SELECT n.appraisal FROM appraisal_run n WHERE n.id = $1)",
                    run, a, row, e);
}

bool store_appraisal_move(struct store *st, const struct appraisal_row *row,
                          enum appraisal_state was, struct err *e)
{
    struct id id = row->id;
    int64_t n;

    /* The one writer of SQLite, the audit lock of PostgreSQL: nobody moves it in between. */
    return sql_total(st, "SELECT count(*) FROM appraisal WHERE id = $1 AND state = $2",
                     SQL(sql_id(&id), sql_name(&was, appraisal_state_names)), &n, e)
           && (n == 1
               || err_set(e, ERR_STATE, "the appraisal is not %s any longer",
                          appraisal_state_names[was]))
           && sql_run(st,
                      "UPDATE appraisal SET state = $2, freezer = $3, frozen_ms = $4, settler = $5,"
                      " settled_ms = $6, run = $7 WHERE id = $1",
                      SQL(sql_id(&id), sql_name(&row->state, appraisal_state_names),
                          sql_id(&row->freezer), sql_count(&row->frozen_ms), sql_id(&row->settler),
                          sql_count(&row->settled_ms), sql_id(&row->run)),
                      e);
}

bool store_appraisal_there(struct store *st, const struct appraisal_row *row, bool *there,
                           struct err *e)
{
    int64_t n;

    if (!sql_total(st,
                   "SELECT count(*) FROM appraisal WHERE programme = $1 AND year = $2"
                   " AND region = $3 AND state <> 'cancelled'",
                   SQL(sql_text(&row->programme), sql_int(&row->year), sql_text(&row->region)), &n,
                   e))
        return false;
    *there = n > 0;
    return true;
}

bool store_appraisal_of_programme(struct store *st, struct str programme, int32_t version,
                                  int64_t *n, struct err *e)
{
    return sql_total(st,
                     "SELECT count(*) FROM appraisal WHERE programme = $1 AND version = $2"
                     " AND state IN ('frozen', 'settled')",
                     SQL(sql_text(&programme), sql_int(&version)), n, e);
}

bool store_appraisal_list(struct store *st, const struct store_page *page, struct arena *a,
                          struct appraisal_rows *rows, struct err *e)
{
    struct appraisal_row row = {0};
    struct sql_read read = SQL_READ(row, a, HEAD_PLACES(&row));
    struct query_page p = {.page = page,
                           .key = "v.made_ms, v.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct appraisal_rows found = {0};
    struct query q = {0};

    if (!sql_total(st, "SELECT count(*) FROM appraisal", NULL, &found.more.total, e))
        return false;
    query_add(&q, HEAD_READ "true");
    if (!query_page(st, &q, &p, &read, &found.more, e))
        return false;
    found.items = read.items;
    found.n = read.n;
    *rows = found;
    return true;
}

/* --- what it is drawn from --- */

bool store_appraisal_parts(struct store *st, const struct appraisal_span *span, struct arena *a,
                           struct appraisal_parts *parts, struct err *e)
{
    static const char PARTS[] =
        "SELECT x.kind, x.county, x.practitioner, x.organization, x.discipline, x.apprentice FROM ("
        "SELECT 'mentorship' AS kind, m.county, m.mentor AS practitioner, m.organization,"
        " coalesce(m.discipline, '') AS discipline, m.apprentice AS apprentice FROM mentorship m"
        " WHERE m.programme = $1 AND m.state <> 'proposed' AND m.agreed_day <= $3"
        " AND (m.until_day IS NULL OR m.until_day >= $2)"
        " UNION ALL SELECT 'studio', s.county, s.leader, s.organization, '', '' FROM studio s"
        " WHERE s.programme = $1 AND s.leader IS NOT NULL AND s.opened_day <= $3"
        " AND (s.closed_day IS NULL OR s.closed_day >= $2)"
        " UNION ALL SELECT p.kind, p.county, p.practitioner, p.organization,"
        " coalesce(p.discipline, ''), '' FROM placement p"
        " WHERE p.programme = $1 AND p.kind IN ('posting', 'shared_post', 'secondment')"
        " AND p.state IN ('arrived', 'active', 'leave', 'ended', 'ended_early', 'certified')"
        " AND coalesce(p.arrived_day, p.from_day) <= $3"
        " AND (coalesce(p.ended_day, p.until_day) IS NULL"
        " OR coalesce(p.ended_day, p.until_day) >= $2)"
        ") x WHERE x.county LIKE $4";
    struct appraisal_part row = {0};
    struct str head = place_head(span->region);
    struct str like = str_of(arena_text(a, "%.*s%%", STR_ARG(head)));
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.kind), sql_text(&row.county),
                                        sql_text(&row.practitioner), sql_text(&row.organization),
                                        sql_text(&row.discipline), sql_text(&row.apprentice)));

    if (!sql_rows(st, PARTS,
                  SQL(sql_text(&span->programme), sql_day(&span->from_day),
                      sql_day(&span->until_day), sql_text(&like)),
                  &read, e))
        return false;
    *parts = (struct appraisal_parts){read.items, read.n};
    return true;
}

#define BASE_PLACES(b)                                                           \
    SQL(sql_id(&(b)->appraisal), sql_text(&(b)->subject), sql_count(&(b)->part), \
        sql_count(&(b)->whole))

bool store_appraisal_base_add(struct store *st, const struct appraisal_base *items, size_t n,
                              struct err *e)
{
    struct appraisal_base row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, BASE_PLACES(&row),
                             "INSERT INTO appraisal_base (appraisal, subject, part, whole) VALUES ",
                             ""),
                    items, n, e);
}

bool store_appraisal_base_list(struct store *st, struct id appraisal, struct arena *a,
                               struct appraisal_bases *bases, struct err *e)
{
    struct appraisal_base row = {0};
    struct sql_read read = SQL_READ(row, a, BASE_PLACES(&row));

    if (!sql_rows(st,
                  "SELECT appraisal, subject, part, whole FROM appraisal_base"
                  " WHERE appraisal = $1 ORDER BY subject",
                  SQL(sql_id(&appraisal)), &read, e))
        return false;
    *bases = (struct appraisal_bases){read.items, read.n};
    return true;
}

/* --- what came out --- */

#define RUN                                                                                      \
    "id, appraisal, kind, from_day, until_day, subject_n, expert_n, basic_fen, competition_fen," \
    " left_fen, seal, maker, made_ms"
#define RUN_PLACES(r)                                                                              \
    SQL(sql_id(&(r)->id), sql_id(&(r)->appraisal), sql_name(&(r)->kind, appraisal_run_kind_names), \
        sql_day(&(r)->from_day), sql_day(&(r)->until_day), sql_count(&(r)->subject_n),             \
        sql_count(&(r)->expert_n), sql_count(&(r)->basic_fen), sql_count(&(r)->competition_fen),   \
        sql_count(&(r)->left_fen), sql_text(&(r)->seal), sql_id(&(r)->maker),                      \
        sql_count(&(r)->made_ms))

bool store_appraisal_run_add(struct store *st, const struct appraisal_run *run, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO appraisal_run (" RUN
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                   RUN_PLACES(run), e);
}

bool store_appraisal_run_list(struct store *st, struct id appraisal, struct arena *a,
                              struct appraisal_runs *runs, struct err *e)
{
    struct appraisal_run row = {0};
    struct sql_read read = SQL_READ(row, a, RUN_PLACES(&row));

    if (!sql_rows(st,
                  "SELECT " RUN
                  " FROM appraisal_run WHERE appraisal = $1 ORDER BY made_ms DESC, id DESC",
                  SQL(sql_id(&appraisal)), &read, e))
        return false;
    *runs = (struct appraisal_runs){read.items, read.n};
    return true;
}

#define SCORE(t)                                                                              \
    t "county, " t "run, " t "id, " t "whose, " t "subject, " t "practitioner, " t            \
      "organization, " t "discipline, " t "kinds, " t "apprentices, " t "disciplines, " t     \
      "organizations, " t "score, " t "day_points, " t "grade, " t "veto, " t "rate_base, " t \
      "rate_now, " t "cases_now, " t "reasons, " t "basic_fen, " t "competition_fen"
#define SCORE_FIELDS(s)                                                                         \
    sql_text(&(s)->county), sql_id(&(s)->run), sql_id(&(s)->id),                                \
        sql_name(&(s)->link, appraisal_link_names), sql_text(&(s)->subject),                    \
        sql_text(&(s)->practitioner), sql_text(&(s)->organization), sql_text(&(s)->discipline), \
        sql_list(&(s)->kinds), sql_list(&(s)->apprentices), sql_list(&(s)->disciplines),        \
        sql_list(&(s)->organizations), sql_count(&(s)->score), sql_count(&(s)->day_points),     \
        sql_text(&(s)->grade), sql_bool(&(s)->veto), sql_count(&(s)->rate_base),                \
        sql_count(&(s)->rate_now), sql_count(&(s)->cases_now), sql_count(&(s)->reasons),        \
        sql_count(&(s)->basic_fen), sql_count(&(s)->competition_fen)
#define SCORE_READ                                                               \
    "SELECT " SCORE("s.") ", coalesce(r.name, s.practitioner), coalesce(o.name," \
                          " s.organization), coalesce(c.name, s.county), r.id, o.id"
#define SCORE_FROM                                                                \
    " FROM appraisal_score s LEFT JOIN practitioner r ON r.code = s.practitioner" \
    " LEFT JOIN organization o ON o.code = s.organization"                        \
    " LEFT JOIN region c ON c.code = s.county WHERE true"
#define SCORE_PLACES(s)                                                                        \
    SQL(SCORE_FIELDS(s), sql_text(&(s)->practitioner_name), sql_text(&(s)->organization_name), \
        sql_text(&(s)->county_name), sql_id(&(s)->practitioner_id), sql_id(&(s)->organization_id))

bool store_appraisal_score_add(struct store *st, const struct appraisal_score *items, size_t n,
                               struct err *e)
{
    struct appraisal_score row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(SCORE_FIELDS(&row)),
                             "INSERT INTO appraisal_score (" SCORE("") ") VALUES ", ""),
                    items, n, e);
}

#define ITEM "county, score, indicator, actual, target, completion, points, appeal"
#define ITEM_PLACES(i)                                                                 \
    SQL(sql_text(&(i)->county), sql_id(&(i)->score), sql_text(&(i)->indicator),        \
        sql_count(&(i)->actual), sql_count(&(i)->target), sql_count(&(i)->completion), \
        sql_count(&(i)->points), sql_id(&(i)->appeal))

bool store_appraisal_item_add(struct store *st, const struct appraisal_item *items, size_t n,
                              struct err *e)
{
    struct appraisal_item row = {0};

    return sql_bulk(
        st, SQL_BULK(row, ITEM_PLACES(&row), "INSERT INTO appraisal_item (" ITEM ") VALUES ", ""),
        items, n, e);
}

bool store_appraisal_score_get(struct store *st, struct id id, struct arena *a,
                               struct appraisal_score *s, struct err *e)
{
    struct appraisal_score got = {0};
    struct sql_read read = SQL_READ(got, a, SCORE_PLACES(&got));
    bool found;

    if (!sql_first(st, SCORE_READ SCORE_FROM " AND s.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("score", id, e);
    *s = got;
    return true;
}

static const struct query_sides SIDES = {
    .place = {"s.county"}, .organization = {"o.id"}, .practitioner = {"r.id"}};

bool store_appraisal_score_list(struct store *st, const struct appraisal_score_filter *f,
                                const struct store_page *page, struct arena *a,
                                struct appraisal_scores *scores, struct err *e)
{
    struct appraisal_score row = {0};
    struct sql_read read = SQL_READ(row, a, SCORE_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = SCORE_READ,
                           .key = "s.score, s.subject, s.id",
                           .descending = true,
                           .at =
                               SQL(sql_count(&row.score), sql_text(&row.subject), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, SCORE_FROM " AND s.run = ");
    query_bind(&q, sql_id(&f->run));
    query_and(&q, "s.whose", &f->link);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *scores = (struct appraisal_scores){read.items, read.n, more};
    return true;
}

bool store_appraisal_item_list(struct store *st, const struct appraisal_score *s, struct arena *a,
                               struct appraisal_items *items, struct err *e)
{
    struct appraisal_item row = {0};
    struct sql_read read = SQL_READ(row, a, ITEM_PLACES(&row));

    if (!sql_rows(st,
                  "SELECT " ITEM
                  " FROM appraisal_item WHERE county = $1 AND score = $2 ORDER BY indicator",
                  SQL(sql_text(&s->county), sql_id(&s->id)), &read, e))
        return false;
    *items = (struct appraisal_items){read.items, read.n};
    return true;
}

/* --- from discharge records --- */

#define RECORD(t)                                                                         \
    t "county, " t "run, " t "indicator, " t "subject, " t "month, " t "organization, " t \
      "discipline, " t "cases, " t "part, " t "whole"
#define RECORD_FIELDS(r)                                                                           \
    sql_text(&(r)->county), sql_id(&(r)->run), sql_text(&(r)->indicator), sql_text(&(r)->subject), \
        sql_month(&(r)->record.month), sql_text(&(r)->record.organization),                        \
        sql_text(&(r)->record.discipline), sql_count(&(r)->record.cases),                          \
        sql_count(&(r)->record.part), sql_count(&(r)->record.whole)

bool store_appraisal_record_add(struct store *st, const struct appraisal_record_row *items,
                                size_t n, struct err *e)
{
    struct appraisal_record_row row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(RECORD_FIELDS(&row)),
                             "INSERT INTO appraisal_record (" RECORD("") ") VALUES ", ""),
                    items, n, e);
}

bool store_appraisal_record_list(struct store *st, const struct appraisal_record_filter *f,
                                 const struct store_page *page, struct arena *a,
                                 struct appraisal_record_rows *rows, struct err *e)
{
    struct appraisal_record_row row = {0};
    struct sql_read read =
        SQL_READ(row, a, SQL(RECORD_FIELDS(&row), sql_text(&row.organization_name)));
    struct query_page p = {.page = page,
                           .select = "SELECT " RECORD("r.") ", coalesce(o.name, r.organization)",
                           .key = "r.subject, r.month",
                           .at = SQL(sql_text(&row.subject), sql_month(&row.record.month))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, " FROM appraisal_record r LEFT JOIN organization o ON o.code = r.organization"
                  " WHERE r.run = ");
    query_bind(&q, sql_id(&f->run));
    query_and(&q, "r.indicator", &f->indicator);
    query_add(&q, f->subjects.n ? " AND r.subject IN (" : "");
    for (size_t i = 0; i < f->subjects.n; i++) {
        query_add(&q, i ? ", " : "");
        query_bind(&q, sql_text(&f->subjects.items[i]));
    }
    query_add(&q, f->subjects.n ? ")" : "");
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct appraisal_record_rows){read.items, read.n, more};
    return true;
}

bool store_appraisal_record_months(struct store *st, struct id run, struct str indicator,
                                   int64_t *months, struct err *e)
{
    return sql_total(st,
                     "SELECT count(DISTINCT month) FROM appraisal_record WHERE run = $1"
                     " AND indicator = $2",
                     SQL(sql_id(&run), sql_text(&indicator)), months, e);
}

bool store_appraisal_peers(struct store *st, const struct appraisal_score *s, struct arena *a,
                           struct appraisal_peers *peers, struct err *e)
{
    struct appraisal_peer row = {0};
    struct sql_read read =
        SQL_READ(row, a, SQL(sql_text(&row.indicator), sql_count(&row.completion)));

    if (!sql_rows(st,
                  "SELECT i.indicator, i.completion FROM appraisal_score s"
                  " JOIN appraisal_item i ON i.county = s.county AND i.score = s.id"
                  " WHERE s.run = $1 AND s.whose = $2 AND i.completion IS NOT NULL AND s.id <> $4"
                  " AND s.county IN (SELECT g.peer FROM gap_peer g WHERE g.county = $3)"
                  " ORDER BY i.indicator, i.completion",
                  SQL(sql_id(&s->run), sql_name(&s->link, appraisal_link_names),
                      sql_text(&s->county), sql_id(&s->id)),
                  &read, e))
        return false;
    *peers = (struct appraisal_peers){read.items, read.n};
    return true;
}
