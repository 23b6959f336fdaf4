/* region.c - places, and the flow of patients between them.
 *
 * Figures follow `xinglin indicators`: residents are those with a known treating county, inflow
 * leaves out whose residence is unknown or known only to a prefix of the county's own code. */
#include "store/region.h"

#include <assert.h>

#include "store/query.h"

#define COLUMNS(t) t "code, " t "name, " t "kind, " t "parent, " t "lng, " t "lat, " t "population"
#define FIELDS(r)                                                                        \
    sql_text(&(r)->code), sql_text(&(r)->name), sql_name(&(r)->kind, region_kind_names), \
        sql_text(&(r)->parent), sql_number(&(r)->lng), sql_number(&(r)->lat),            \
        sql_count(&(r)->population)

bool store_region_put(struct store *st, const struct region *items, size_t n, struct err *e)
{
    struct region row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(FIELDS(&row)), "INSERT INTO region (" COLUMNS("") ") VALUES ",
                             " ON CONFLICT (code) DO UPDATE SET name = excluded.name,"
                             " kind = excluded.kind, parent = excluded.parent,"
                             " lng = excluded.lng, lat = excluded.lat,"
                             " population = excluded.population"),
                    items, n, e);
}

bool store_region_get(struct store *st, struct str code, struct arena *a, struct region *r,
                      struct err *e)
{
    struct region row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(FIELDS(&row)));
    bool found;

    if (!sql_first(st, "SELECT " COLUMNS("") " FROM region WHERE code = $1", SQL(sql_text(&code)),
                   &read, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no region %.*s", STR_ARG(code));
    *r = row;
    return true;
}

bool store_region_span(struct store *st, struct region_months *span, bool *found, struct err *e)
{
    struct region_months got = {0};
    struct arena a = {0};
    struct sql_read read = SQL_READ(got, &a, SQL(sql_month(&got.from), sql_month(&got.to)));
    bool good = sql_first(st,
                          "SELECT low, high FROM (SELECT min(month) AS low, max(month) AS high"
                          " FROM fact_now) m WHERE low IS NOT NULL",
                          NULL, &read, found, e);

    arena_reset(&a);
    if (good && *found)
        *span = got;
    return good;
}

/* Facts of the months; none without a frame. */
static void window_add(struct query *q, const struct region_months *months)
{
    query_add(q, " FROM fact_now f JOIN frame w ON f.month BETWEEN coalesce(");
    query_bind(q, sql_month(&months->from));
    query_add(q, ", w.from_month) AND coalesce(");
    query_bind(q, sql_month(&months->to));
    query_add(q, ", w.to_month)");
}

bool store_region_list(struct store *st, const struct store_reach *reach,
                       const struct region_months *months, struct arena *a,
                       struct region_rows *rows, struct err *e)
{
    static const char LIST[] =
        " GROUP BY f.residence, f.treating),"
        " lived AS (SELECT residence AS code, sum(cases) AS residents,"
        " sum(CASE WHEN treating = residence THEN cases ELSE 0 END) AS home FROM flow"
        " WHERE length(residence) = 6 AND length(treating) = 6 GROUP BY residence),"
        " treated AS (SELECT treating AS code, sum(cases) AS inflow FROM flow"
        " WHERE substr(treating, 1, length(residence)) <> residence GROUP BY treating),"
        " scored AS (SELECT county AS code, sum(score) AS score FROM gap GROUP BY county),"
        " known AS (SELECT code FROM region WHERE kind IN ('county', 'district')"
        " AND EXISTS (SELECT 1 FROM frame))"
        " SELECT " COLUMNS(
            "r.") ","
                  " CASE WHEN k.code IS NOT NULL THEN coalesce(l.residents, 0) END,"
                  " CASE WHEN k.code IS NOT NULL THEN coalesce(l.home, 0) END,"
                  " CASE WHEN k.code IS NOT NULL THEN coalesce(t.inflow, 0) END,"
                  " s.score"
                  " FROM region r LEFT JOIN known k ON k.code = r.code LEFT JOIN lived l ON l.code "
                  "= r.code"
                  " LEFT JOIN treated t ON t.code = r.code LEFT JOIN scored s ON s.code = r.code"
                  " WHERE true";
    static const struct query_sides SIDES = {.place = {"r.code"}};
    struct query q = {0};
    struct region_row row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(FIELDS(&row.region), sql_count(&row.figures.residents), sql_count(&row.figures.local),
            sql_count(&row.figures.inflow), sql_number(&row.figures.score)));

    row.figures.outflow = COUNT_UNKNOWN;
    row.figures.local_share = NUMBER_UNKNOWN;
    query_add(&q, "WITH flow AS (SELECT f.residence, f.treating, sum(f.cases) AS cases");
    window_add(&q, months);
    query_add(&q, LIST);
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY r.code");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct region_rows){read.items, read.n};
    for (size_t i = 0; i < rows->n; i++) {
        struct region_figures *f = &rows->items[i].figures;

        if (f->residents == COUNT_UNKNOWN)
            continue;
        f->outflow = f->residents - f->local;
        if (f->residents > 0)
            f->local_share = (double)f->local / (double)f->residents;
    }
    return true;
}

bool store_region_flows(struct store *st, const struct store_page *page,
                        const struct region_months *months, struct arena *a, struct flows *flows,
                        struct err *e)
{
    static const char LIST[] =
        " WHERE f.residence <> f.treating AND length(f.residence) = 6 AND length(f.treating) = 6";
    static const struct query_sides SIDES = {.place = {"f.residence", "f.treating"}};
    struct query q = {0};
    struct flow row = {0};
    int64_t total = 0;
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.residence), sql_text(&row.treating),
                                        sql_count(&row.cases), sql_count(&total)));

    assert(page->limit >= 1 && page->limit <= STORE_PAGE_MAX);
    /* The count over all groups is made before the limit cuts. */
    query_add(&q, "SELECT f.residence, f.treating, sum(f.cases) AS cases, count(*) OVER ()");
    window_add(&q, months);
    query_add(&q, LIST);
    query_reach(&q, &page->reach, &SIDES);
    query_add(&q, " GROUP BY f.residence, f.treating"
                  " ORDER BY cases DESC, f.residence, f.treating LIMIT ");
    query_bind(&q, sql_int(&page->limit));
    if (!query_rows(st, &q, &read, e))
        return false;
    *flows = (struct flows){read.items, read.n, total};
    return true;
}
