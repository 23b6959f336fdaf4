/* budget.c - see budget.h. */
#include "store/budget.h"

#include "base/day.h"
#include "store/query.h"

#define COLUMNS(t)                                                                               \
    t "county, " t "id, " t "budget, " t "version, " t "programme, " t "edition, " t "year, " t  \
      "fund, " t "organization, " t "kind, " t "about, " t "why, " t "demand, " t "adoption, " t \
      "asked_fen, " t "granted_fen, " t "state, " t "chain, " t "level, " t "made_by, " t        \
      "made_ms"
#define FIELDS(b)                                                                             \
    sql_text(&(b)->county), sql_id(&(b)->id), sql_text(&(b)->code), sql_count(&(b)->version), \
        sql_text(&(b)->programme), sql_int(&(b)->edition), sql_int(&(b)->year),               \
        sql_text(&(b)->fund), sql_text(&(b)->organization),                                   \
        sql_name(&(b)->kind, budget_kind_names), sql_text(&(b)->about), sql_text(&(b)->why),  \
        sql_maybe(&(b)->demand), sql_maybe(&(b)->adoption), sql_count(&(b)->asked_fen),       \
        sql_count(&(b)->granted_fen), sql_name(&(b)->state, budget_state_names),              \
        sql_list(&(b)->chain), sql_text(&(b)->level), sql_id(&(b)->made_by),                  \
        sql_count(&(b)->made_ms)
#define ROW "SELECT " COLUMNS("t.") ", h.id, coalesce(h.name, '')"
#define ROW_PLACES(b) \
    SQL(FIELDS(b), sql_id(&(b)->organization_id), sql_text(&(b)->organization_name))
#define FROM " FROM budget t LEFT JOIN organization h ON h.code = t.organization WHERE true"

static const struct query_sides SIDES = {.place = {"t.county"}, .organization = {"h.id"}};

bool store_budget_add(struct store *st, const struct budget *b, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO budget (" COLUMNS(
                       "") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
                           " $15, $16, $17, $18, $19, $20, $21)",
                   SQL(FIELDS(b)), e);
}

bool store_budget_find(struct store *st, struct id id, struct arena *a, struct budget *b,
                       bool *found, struct err *e)
{
    struct budget got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st, ROW FROM " AND t.id = $1", SQL(sql_id(&id)), &read, found, e))
        return false;
    if (*found)
        *b = got;
    return true;
}

bool store_budget_put(struct store *st, const struct budget *b, bool *done, struct err *e)
{
    return sql_done(st,
                    "UPDATE budget SET kind = $1, about = $2, why = $3, demand = $4, adoption = $5,"
                    " asked_fen = $6, granted_fen = $7, state = $8, level = $9, fund = $10,"
                    " version = version + 1 WHERE id = $11 AND version = $12 RETURNING id",
                    SQL(sql_name(&b->kind, budget_kind_names), sql_text(&b->about),
                        sql_text(&b->why), sql_maybe(&b->demand), sql_maybe(&b->adoption),
                        sql_count(&b->asked_fen), sql_count(&b->granted_fen),
                        sql_name(&b->state, budget_state_names), sql_text(&b->level),
                        sql_text(&b->fund), sql_id(&b->id), sql_count(&b->version)),
                    done, e);
}

static void filter_add(struct query *q, const struct budget_filter *f,
                       const struct store_reach *reach)
{
    query_and(q, "t.programme", &f->programme);
    query_and(q, "t.state", &f->state);
    query_and(q, "t.organization", &f->organization);
    if (f->year) {
        query_add(q, " AND t.year = ");
        query_bind(q, sql_int(&f->year));
    }
    query_reach(q, reach, &SIDES);
}

bool store_budget_list(struct store *st, const struct budget_filter *f,
                       const struct store_page *page, struct arena *a, struct budget_rows *rows,
                       struct err *e)
{
    struct budget row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "t.made_ms, t.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, f, &page->reach);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct budget_rows){read.items, read.n, more};
    return true;
}

#define STEP "county, budget, seq, state, level, amount_fen, why, made_by, made_ms"
#define STEP_PLACES(s)                                                           \
    SQL(sql_text(&(s)->county), sql_id(&(s)->budget), sql_count(&(s)->seq),      \
        sql_name(&(s)->state, budget_state_names), sql_text(&(s)->level),        \
        sql_count(&(s)->amount_fen), sql_text(&(s)->why), sql_id(&(s)->made_by), \
        sql_count(&(s)->made_ms))

bool store_budget_step_add(struct store *st, const struct budget_step *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO budget_step (" STEP ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                   STEP_PLACES(s), e);
}

bool store_budget_steps(struct store *st, const struct budget *b, struct arena *a,
                        struct budget_steps *steps, struct err *e)
{
    struct budget_step row = {0};
    struct sql_read read = SQL_READ(row, a, STEP_PLACES(&row));

    if (!sql_rows(st,
                  "SELECT " STEP " FROM budget_step WHERE county = $1 AND budget = $2 ORDER BY seq",
                  SQL(sql_text(&b->county), sql_id(&b->id)), &read, e))
        return false;
    *steps = (struct budget_steps){read.items, read.n};
    return true;
}

bool store_budget_tied(struct store *st, const struct budget *b, bool *tied, struct err *e)
{
    int64_t n;
    bool good =
        b->demand.n > 0 ? sql_total(
            st,
            "SELECT count(*) FROM demand d JOIN organization o"
            " ON o.id = d.organization WHERE d.code = $1 AND o.code = $2"
            " AND d.programme = $3",
            SQL(sql_text(&b->demand), sql_text(&b->organization), sql_text(&b->programme)), &n, e)
                        : sql_total(st,
                                    "SELECT count(*) FROM adoption a WHERE a.adoption = $1"
                                    " AND a.organization = $2 AND a.programme = $3",
                                    SQL(sql_text(&b->adoption), sql_text(&b->organization),
                                        sql_text(&b->programme)),
                                    &n, e);

    if (good)
        *tied = n > 0;
    return good;
}

static const struct query_sides PART_SIDES = {.place = {"x.county"}, .organization = {"o.id"}};

/* Requests and lines of the ledger side by side, one row for each organization of a county. */
#define PARTS                                                                               \
    "SELECT x.county, x.organization, coalesce(o.name, ''), CAST(sum(x.n) AS BIGINT),"      \
    " CAST(sum(x.asked) AS BIGINT), CAST(sum(x.waiting) AS BIGINT),"                        \
    " CAST(sum(x.granted) AS BIGINT), CAST(sum(x.spent) AS BIGINT) FROM (SELECT b.county,"  \
    " b.organization, 1 AS n, b.asked_fen AS asked,"                                        \
    " CASE WHEN b.state = 'submitted' THEN coalesce(b.granted_fen, b.asked_fen) ELSE 0 END" \
    " AS waiting, CASE WHEN b.state = 'approved' THEN b.granted_fen ELSE 0 END AS granted," \
    " 0 AS spent FROM budget b WHERE b.state NOT IN ('draft', 'withdrawn')"
#define SPENT                                                                     \
    " UNION ALL SELECT e.county, coalesce(e.organization, (SELECT p.organization" \
    " FROM placement p WHERE p.placement = coalesce(e.subject, (SELECT f.subject" \
    " FROM entry f WHERE f.entry = e.follows))), ''), 0, 0, 0, 0, e.amount_fen"   \
    " FROM entry e WHERE e.kind IN ('payment', 'recovery', 'grant', 'spending')"  \
    " AND e.amount_fen IS NOT NULL"
#define PARTS_END " ) x LEFT JOIN organization o ON o.code = x.organization WHERE true"

bool store_budget_parts(struct store *st, struct str programme, int32_t year,
                        const struct store_reach *reach, struct arena *a,
                        struct budget_parts *parts, struct err *e)
{
    const int32_t from = day_of(year, 1, 1), until = day_of(year, 12, 31);
    struct budget_part row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.county), sql_text(&row.organization),
                                        sql_text(&row.name), sql_count(&row.request_n),
                                        sql_count(&row.asked_fen), sql_count(&row.waiting_fen),
                                        sql_count(&row.granted_fen), sql_count(&row.spent_fen)));
    struct query q = {0};

    query_add(&q, PARTS " AND b.year = ");
    query_bind(&q, sql_int(&year));
    query_and(&q, "b.programme", &programme);
    query_add(&q, SPENT " AND e.day >= ");
    query_bind(&q, sql_day(&from));
    query_add(&q, " AND e.day <= ");
    query_bind(&q, sql_day(&until));
    query_and(&q, "e.programme", &programme);
    query_add(&q, PARTS_END);
    query_reach(&q, reach, &PART_SIDES);
    query_add(&q, " GROUP BY x.county, x.organization, o.name ORDER BY x.county, x.organization");
    if (!query_rows(st, &q, &read, e))
        return false;
    *parts = (struct budget_parts){read.items, read.n};
    return true;
}
