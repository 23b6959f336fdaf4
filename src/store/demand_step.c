/* demand_step.c - what happened to a demand, and the figures it was asked for with. */
#include "store/demand.h"
#include "store/sql.h"

#define STEP_PLACES(s)                                                                  \
    sql_name(&(s)->act, demand_act_names), sql_text(&(s)->level), sql_int(&(s)->seats), \
        sql_text(&(s)->why), sql_id(&(s)->actor), sql_count(&(s)->at_ms), sql_int(&(s)->step)

struct step_row {
    struct str county;
    struct id demand;
    struct demand_step step;
};

bool store_demand_step_add(struct store *st, const struct demand *demands,
                           const struct demand_step *steps, size_t n, struct err *e)
{
    struct arena a = {0};
    struct step_row *rows = ARENA_ARRAY(&a, struct step_row, n + 1), row;
    bool good;

    for (size_t i = 0; i < n; i++)
        rows[i] = (struct step_row){demands[i].county, demands[i].id, steps[i]};
    good = sql_bulk(
        st,
        SQL_BULK(row, SQL(sql_text(&row.county), sql_id(&row.demand), STEP_PLACES(&row.step)),
                 "INSERT INTO demand_step (county, demand, act, level, seats, why,"
                 " actor, at_ms, step) SELECT v.column1, v.column2, v.column3,"
                 " v.column4, CAST(v.column5 AS BIGINT), v.column6, v.column7,"
                 " CAST(v.column8 AS BIGINT), (SELECT coalesce(max(s.step), 0) + 1"
                 " FROM demand_step s WHERE s.county = v.column1"
                 " AND s.demand = v.column2) FROM (VALUES ",
                 ") AS v"),
        rows, n, e);
    arena_reset(&a);
    return good;
}

bool store_demand_steps(struct store *st, const struct demand *d, struct arena *a,
                        struct demand_steps *steps, struct err *e)
{
    struct demand_step row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(STEP_PLACES(&row), sql_text(&row.name)));

    if (!sql_rows(st,
                  "SELECT s.act, s.level, s.seats, s.why, s.actor, s.at_ms, s.step,"
                  " coalesce((SELECT c.shown FROM account c WHERE c.id = s.actor), '')"
                  " FROM demand_step s WHERE s.county = $1 AND s.demand = $2 ORDER BY s.step",
                  SQL(sql_text(&d->county), sql_id(&d->id)), &read, e))
        return false;
    *steps = (struct demand_steps){read.items, read.n};
    return true;
}

/* --- evidence --- */

#define EVIDENCE                                                                         \
    "frozen_ms, from_month, to_month, rank, avoidable_rw, avoidable_rw_low, money_fen, " \
    "blanks, score, specialists, seats"
#define EVIDENCE_PLACES(v)                                                                         \
    sql_count(&(v)->frozen_ms), sql_month(&(v)->from_month), sql_month(&(v)->to_month),            \
        sql_count(&(v)->rank), sql_number(&(v)->avoidable_rw), sql_number(&(v)->avoidable_rw_low), \
        sql_count(&(v)->money_fen), sql_count(&(v)->blanks), sql_number(&(v)->score),              \
        sql_number(&(v)->specialists), sql_count(&(v)->seats)
#define LINE_PLACES(l)                                                                        \
    sql_text(&(l)->kind), sql_text(&(l)->code), sql_text(&(l)->name), sql_count(&(l)->cases), \
        sql_count(&(l)->home), sql_count(&(l)->away), sql_number(&(l)->value_rw)

/* The evidence's groups in one window. */
static bool year_add(struct store *st, const struct demand *d, const struct demand_evidence *ev,
                     int32_t back, struct err *e)
{
    int32_t from = ev->from_month - 12 * back, to = ev->to_month - 12 * back;

    return sql_run(
        st,
        "INSERT INTO demand_evidence_year (county, demand, code, back, from_month, to_month, cases,"
        " home) SELECT $1, $2, f.drg, $3, $4, $5, sum(f.cases),"
        " sum(CASE WHEN f.treating = f.residence THEN f.cases ELSE 0 END) FROM fact_now f"
        " WHERE f.residence = $1 AND f.month BETWEEN $4 AND $5"
        " AND f.drg IN (SELECT l.code FROM demand_evidence_line l WHERE l.county = $1"
        " AND l.demand = $2 AND l.kind = 'group') GROUP BY f.drg",
        SQL(sql_text(&d->county), sql_id(&d->id), sql_int(&back), sql_month(&from), sql_month(&to)),
        e);
}

static bool years_add(struct store *st, const struct demand *d, const struct demand_evidence *ev,
                      struct err *e)
{
    int32_t first_month;
    struct arena a = {0};
    struct sql_read read = SQL_READ(first_month, &a, SQL(sql_month(&first_month)));
    bool known = false;
    bool good = sql_first(st, "SELECT min(month) FROM fact_now HAVING min(month) IS NOT NULL", NULL,
                          &read, &known, e);

    /* A window that the cube does not begin with, or before, is not known whole. */
    for (int32_t back = 0; good && known && back < DEMAND_YEARS; back++)
        good = first_month > ev->from_month - 12 * back || year_add(st, d, ev, back, e);
    arena_reset(&a);
    return good;
}

static bool years_read(struct store *st, const struct demand *d, struct arena *a,
                       struct demand_evidence *ev, struct err *e)
{
    struct demand_year row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.code), sql_text(&row.name), sql_int(&row.back),
                     sql_month(&row.from_month), sql_month(&row.to_month), sql_count(&row.cases),
                     sql_count(&row.home), sql_count(&row.away)));

    if (!sql_rows(st,
                  "SELECT y.code, coalesce(l.name, ''), y.back, y.from_month, y.to_month, y.cases,"
                  " y.home, y.cases - y.home FROM demand_evidence_year y"
                  " LEFT JOIN demand_evidence_line l ON l.county = y.county AND l.demand = y.demand"
                  " AND l.kind = 'group' AND l.code = y.code"
                  " WHERE y.county = $1 AND y.demand = $2 ORDER BY y.code, y.back",
                  SQL(sql_text(&d->county), sql_id(&d->id)), &read, e))
        return false;
    ev->years = read.items;
    ev->year_n = read.n;
    return true;
}

bool store_demand_evidence_add(struct store *st, const struct demand *d,
                               const struct demand_evidence *ev, struct err *e)
{
    struct demand_line row;

    if (!sql_run(st,
                 "INSERT INTO demand_evidence (county, demand, " EVIDENCE
                 ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                 SQL(sql_text(&d->county), sql_id(&d->id), EVIDENCE_PLACES(ev)), e))
        return false;
    for (int32_t i = 0; i < (int32_t)ev->line_n; i++) {
        row = ev->lines[i];
        if (!sql_run(st,
                     "INSERT INTO demand_evidence_line (county, demand, line, kind, code, name,"
                     " cases, home, away, value_rw) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,"
                     " $10)",
                     SQL(sql_text(&d->county), sql_id(&d->id), sql_int(&i), LINE_PLACES(&row)), e))
            return false;
    }
    return years_add(st, d, ev, e);
}

bool store_demand_evidence_get(struct store *st, const struct demand *d, struct arena *a,
                               struct demand_evidence *ev, bool *found, struct err *e)
{
    struct demand_evidence got = {0};
    struct demand_line row = {0};
    struct sql_read read = SQL_READ(got, a, SQL(EVIDENCE_PLACES(&got)));

    if (!sql_first(st, "SELECT " EVIDENCE " FROM demand_evidence WHERE county = $1 AND demand = $2",
                   SQL(sql_text(&d->county), sql_id(&d->id)), &read, found, e))
        return false;
    if (!*found)
        return true;
    read = SQL_READ(row, a, SQL(LINE_PLACES(&row)));
    if (!sql_rows(st,
                  "SELECT kind, code, name, cases, home, away, value_rw FROM demand_evidence_line"
                  " WHERE county = $1 AND demand = $2 ORDER BY line",
                  SQL(sql_text(&d->county), sql_id(&d->id)), &read, e))
        return false;
    got.lines = read.items;
    got.line_n = read.n;
    if (!years_read(st, d, a, &got, e))
        return false;
    *ev = got;
    return true;
}
