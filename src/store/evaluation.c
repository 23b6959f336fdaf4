/* evaluation.c - see evaluation.h. Rows are added and never changed: there is no UPDATE here. */
#include "store/evaluation.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/query.h"

#define PLAN(t)                                                                                   \
    t "id, " t "region, " t "title, " t "question, " t "programme, " t "discipline, " t           \
      "indicator, " t "source, " t "starts, " t "excluded, " t "from_month, " t "until_month, " t \
      "window_months, " t "anticipation, " t "control, " t "concurrent, " t "data_month, " t      \
      "seal, " t "maker, " t "made_ms"
#define PLAN_FIELDS(v)                                                                         \
    sql_id(&(v)->id), sql_text(&(v)->region), sql_text(&(v)->title), sql_text(&(v)->question), \
        sql_text(&(v)->programme), sql_text(&(v)->discipline),                                 \
        sql_name(&(v)->indicator, evaluation_indicator_names),                                 \
        sql_name(&(v)->source, evaluation_source_names), sql_list(&(v)->starts),               \
        sql_list(&(v)->excluded), sql_month(&(v)->from_month), sql_month(&(v)->until_month),   \
        sql_int(&(v)->window_months), sql_int(&(v)->anticipation),                             \
        sql_name(&(v)->control, evaluation_control_names), sql_text(&(v)->concurrent),         \
        sql_month(&(v)->data_month), sql_text(&(v)->seal), sql_id(&(v)->maker),                \
        sql_count(&(v)->made_ms)
#define RUNS_OF "(SELECT count(*) FROM evaluation_run n WHERE n.evaluation = v.id)"

#define RUN(t)                                                                     \
    t "id, " t "evaluation, " t "maker, " t "made_ms, " t "class, " t "doubts, " t \
      "data_month, " t "att, " t "low, " t "high, " t "sentence, " t "panel_seal, " t "seal"
#define RUN_FIELDS(r)                                                                          \
    sql_id(&(r)->id), sql_id(&(r)->evaluation), sql_id(&(r)->maker), sql_count(&(r)->made_ms), \
        sql_name(&(r)->class, evaluation_class_names), sql_int(&(r)->doubts),                  \
        sql_month(&(r)->data_month), sql_number(&(r)->att), sql_number(&(r)->low),             \
        sql_number(&(r)->high), sql_text(&(r)->sentence), sql_text(&(r)->panel_seal),          \
        sql_text(&(r)->seal)

bool store_evaluation_add(struct store *st, const struct evaluation *v, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO evaluation (" PLAN("") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8,"
                                                       " $9, $10, $11, $12, $13, $14, $15, $16,"
                                                       " $17, $18, $19, $20)",
                   SQL(PLAN_FIELDS(v)), e);
}

bool store_evaluation_get(struct store *st, struct id id, struct arena *a, struct evaluation *v,
                          struct err *e)
{
    struct evaluation row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(PLAN_FIELDS(&row), sql_count(&row.runs)));
    bool found;

    if (!sql_first(st, "SELECT " PLAN("v.") ", " RUNS_OF " FROM evaluation v WHERE v.id = $1",
                   SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("evaluation", id, e);
    *v = row;
    return true;
}

static const struct query_sides SIDES = {
    .place = {"CASE WHEN v.region = '' THEN (SELECT region_code FROM frame) ELSE v.region END"}};

/* The last run of each listed plan, put beside it. */
static bool lasts_read(struct store *st, struct evaluation_rows *rows, struct arena *a,
                       struct err *e)
{
    for (size_t i = 0; i < rows->n; i++) {
        struct evaluation_runs runs;

        if (!store_evaluation_runs(st, rows->items[i].evaluation.id, a, &runs, e))
            return false;
        rows->items[i].last = runs.n ? runs.items[0] : (struct evaluation_run){0};
    }
    return true;
}

bool store_evaluation_list(struct store *st, const struct store_page *page, struct arena *a,
                           struct evaluation_rows *rows, struct err *e)
{
    struct evaluation_row row = {0};
    struct evaluation *v = &row.evaluation;
    struct sql_read read = SQL_READ(row, a, SQL(PLAN_FIELDS(v), sql_count(&v->runs)));
    struct query_page p = {.page = page,
                           .select = "SELECT " PLAN("v.") ", " RUNS_OF,
                           .key = "v.made_ms, v.id",
                           .descending = true,
                           .at = SQL(sql_count(&v->made_ms), sql_id(&v->id))};
    struct evaluation_rows found = {0};
    struct query q = {0};

    query_add(&q, " FROM evaluation v WHERE true");
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &found.more, e))
        return false;
    found.items = read.items;
    found.n = read.n;
    if (!lasts_read(st, &found, a, e))
        return false;
    *rows = found;
    return true;
}

bool store_evaluation_run_add(struct store *st, const struct evaluation_run *r, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO evaluation_run (" RUN("") ", panel, result) VALUES ($1, $2, $3, $4,"
                                                          " $5, $6, $7, $8, $9, $10, $11, $12,"
                                                          " $13, $14, $15)",
                   SQL(RUN_FIELDS(r), sql_text(&r->panel), sql_text(&r->result)), e);
}

bool store_evaluation_run_get(struct store *st, struct id id, struct arena *a,
                              struct evaluation_run *r, struct err *e)
{
    struct evaluation_run row = {0};
    struct sql_read read =
        SQL_READ(row, a, SQL(RUN_FIELDS(&row), sql_text(&row.panel), sql_text(&row.result)));
    bool found;

    if (!sql_first(st,
                   "SELECT " RUN("r.") ", r.panel, r.result FROM evaluation_run r"
                                       " WHERE r.id = $1",
                   SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("run", id, e);
    *r = row;
    return true;
}

static bool runs_read(struct store *st, const char *sql, const struct sql_place *values,
                      struct arena *a, struct evaluation_runs *runs, struct err *e)
{
    struct evaluation_run row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(RUN_FIELDS(&row)));

    if (!sql_rows(st, sql, values, &read, e))
        return false;
    *runs = (struct evaluation_runs){read.items, read.n};
    return true;
}

bool store_evaluation_runs(struct store *st, struct id evaluation, struct arena *a,
                           struct evaluation_runs *runs, struct err *e)
{
    return runs_read(st,
                     "SELECT " RUN("r.") " FROM evaluation_run r WHERE r.evaluation = $1"
                                         " ORDER BY r.made_ms DESC, r.id DESC",
                     SQL(sql_id(&evaluation)), a, runs, e);
}

bool store_evaluation_month(struct store *st, int32_t *month, struct err *e)
{
    int32_t newest = DAY_NONE;
    struct arena a = {0};
    struct sql_read read = SQL_READ(newest, &a, SQL(sql_month(&newest)));
    bool found, good;

    good = sql_first(st, "SELECT max(month) FROM fact_now", NULL, &read, &found, e);
    arena_reset(&a);
    if (good)
        *month = newest;
    return good;
}

/* --- what a panel is drawn from --- */

/* Residents' cases by where they live, treated ones by where they were treated, operations: three
 * readings of the same months, added up by county. */
#define CELLS                                                                                     \
    "SELECT r.code, r.name, x.month, coalesce(sum(x.resident_cases), 0),"                         \
    " coalesce(sum(x.home_cases), 0), coalesce(sum(x.cases), 0), coalesce(sum(x.rw_cases), 0),"   \
    " coalesce(sum(x.rw_e4), 0), coalesce(sum(x.operated), 0), coalesce(sum(x.level3), 0),"       \
    " coalesce(sum(x.level4), 0), coalesce(sum(x.days), 0), coalesce(sum(x.cost_fen), 0),"        \
    " coalesce(sum(x.deaths), 0), coalesce(sum(x.operations34), 0)"                               \
    " FROM region r LEFT JOIN ("                                                                  \
    "SELECT f.residence AS county, f.month AS month, f.discipline AS discipline,"                 \
    " sum(f.cases) AS resident_cases,"                                                            \
    " sum(CASE WHEN f.treating = f.residence THEN f.cases ELSE 0 END) AS home_cases, 0 AS cases," \
    " 0 AS rw_cases, 0 AS rw_e4, 0 AS operated, 0 AS level3, 0 AS level4, 0 AS days,"             \
    " 0 AS cost_fen, 0 AS deaths, 0 AS operations34"                                              \
    " FROM fact_now f WHERE f.treating <> '' GROUP BY f.residence, f.month, f.discipline"         \
    " UNION ALL SELECT f.treating, f.month, f.discipline, 0, 0, sum(f.cases), sum(f.rw_cases),"   \
    " sum(f.rw_e4), sum(f.operated), sum(f.level3), sum(f.level4), sum(f.days), sum(f.cost_fen)," \
    " sum(f.deaths), 0 FROM fact_now f GROUP BY f.treating, f.month, f.discipline"                \
    " UNION ALL SELECT o.treating, o.month, o.discipline, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,"       \
    " sum(o.operations) FROM operation_now o WHERE o.level >= 3"                                  \
    " GROUP BY o.treating, o.month, o.discipline"                                                 \
    ") x ON x.county = r.code AND x.month >= $1 AND x.month <= $2"                                \
    " AND ($3 = '' OR x.discipline = $3)"                                                         \
    " WHERE r.kind IN ('county', 'district') AND r.code LIKE $4"                                  \
    " GROUP BY r.code, r.name, x.month ORDER BY r.code, x.month"

static struct str head_of(struct str region, struct arena *a)
{
    struct str head = place_head(region);

    return str_of(arena_text(a, "%.*s%%", STR_ARG(head)));
}

bool store_evaluation_cells(struct store *st, const struct evaluation *v, struct arena *a,
                            struct evaluation_cells *cells, struct err *e)
{
    struct evaluation_cell row = {0};
    struct str head = head_of(v->region, a);
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_text(&row.county), sql_text(&row.county_name), sql_month(&row.month),
            sql_count(&row.resident_cases), sql_count(&row.home_cases), sql_count(&row.cases),
            sql_count(&row.rw_cases), sql_count(&row.rw_e4), sql_count(&row.operated),
            sql_count(&row.level3), sql_count(&row.level4), sql_count(&row.days),
            sql_count(&row.cost_fen), sql_count(&row.deaths), sql_count(&row.operations34)));

    if (!sql_rows(st, CELLS,
                  SQL(sql_month(&v->from_month), sql_month(&v->until_month),
                      sql_text(&v->discipline), sql_text(&head)),
                  &read, e))
        return false;
    *cells = (struct evaluation_cells){read.items, read.n};
    return true;
}

bool store_evaluation_placements(struct store *st, const struct evaluation *v, struct arena *a,
                                 struct evaluation_starts *starts, struct err *e)
{
    static const char FIRST[] =
        "SELECT p.county, min(coalesce(p.arrived_day, p.from_day)) FROM placement p"
        " WHERE p.state <> 'cancelled' AND ($1 = '' OR p.programme = $1)"
        " AND ($2 = '' OR p.discipline = $2) AND p.county LIKE $3"
        " GROUP BY p.county ORDER BY p.county";
    struct evaluation_begun row = {0};
    struct str head = head_of(v->region, a);
    struct sql_read read = SQL_READ(row, a, SQL(sql_text(&row.county), sql_day(&row.day)));

    if (!sql_rows(st, FIRST,
                  SQL(sql_text(&v->programme), sql_text(&v->discipline), sql_text(&head)), &read,
                  e))
        return false;
    *starts = (struct evaluation_starts){read.items, read.n};
    return true;
}

/* --- what a report tells --- */

bool store_bulletin_effect_add(struct store *st, struct id bulletin, struct id run,
                               int32_t position, struct err *e)
{
    return sql_run(st, "INSERT INTO bulletin_effect (bulletin, run, position) VALUES ($1, $2, $3)",
                   SQL(sql_id(&bulletin), sql_id(&run), sql_int(&position)), e);
}

bool store_bulletin_effects(struct store *st, struct id bulletin, struct arena *a,
                            struct evaluation_runs *runs, struct err *e)
{
    return runs_read(st,
                     "SELECT " RUN("r.") " FROM bulletin_effect b JOIN evaluation_run r"
                                         " ON r.id = b.run WHERE b.bulletin = $1"
                                         " ORDER BY b.position",
                     SQL(sql_id(&bulletin)), a, runs, e);
}

bool store_evaluation_told(struct store *st, struct str programme, struct str region,
                           struct arena *a, struct evaluation_runs *runs, struct err *e)
{
    struct str head = head_of(region, a);

    return runs_read(
        st,
        "SELECT " RUN("r.") " FROM evaluation v JOIN evaluation_run r ON r.evaluation = v.id"
                            " WHERE v.programme = $1 AND (v.region LIKE $2 OR $2 = '%')"
                            " AND r.doubts = 0 AND NOT EXISTS (SELECT 1 FROM evaluation_run n"
                            " WHERE n.evaluation = v.id AND n.doubts = 0"
                            " AND (n.made_ms > r.made_ms"
                            " OR (n.made_ms = r.made_ms AND n.id > r.id)))"
                            " ORDER BY v.made_ms, v.id",
        SQL(sql_text(&programme), sql_text(&head)), a, runs, e);
}
