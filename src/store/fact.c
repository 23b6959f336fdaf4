/* fact.c - cells of the case cube. */
#include "store/fact.h"

#include "store/query.h"

#define COLUMNS(t)                                                                             \
    t "residence, " t "discipline, " t "drg, " t "month, " t "treating, " t "organization, " t \
      "payer, " t "delivery, " t "cases, " t "rw_cases, " t "rw_e4, " t "rw2_cases, " t        \
      "operated, " t "level3, " t "level4, " t "days, " t "cost_fen, " t "deaths"
#define KEY(f)                                                                          \
    sql_text(&(f)->residence), sql_text(&(f)->discipline), sql_text(&(f)->drg),         \
        sql_month(&(f)->month), sql_text(&(f)->treating), sql_text(&(f)->organization), \
        sql_text(&(f)->payer), sql_text(&(f)->delivery)
#define FIELDS(f)                                                                       \
    KEY(f), sql_count(&(f)->cases), sql_count(&(f)->rw_cases), sql_count(&(f)->rw_e4),  \
        sql_count(&(f)->rw2_cases), sql_count(&(f)->operated), sql_count(&(f)->level3), \
        sql_count(&(f)->level4), sql_count(&(f)->days), sql_count(&(f)->cost_fen),      \
        sql_count(&(f)->deaths)

bool store_fact_add(struct store *st, const struct fact *items, size_t n, struct err *e)
{
    struct fact row = {0};

    return sql_bulk(
        st, SQL_BULK(row, SQL(FIELDS(&row)), "INSERT INTO fact (" COLUMNS("") ") VALUES ", ""),
        items, n, e);
}

/* Of the people's place or of the hospital's: either may look. */
static const struct query_sides SIDES = {
    .place = {"f.residence", "f.treating"},
    .organization = {"(SELECT o.id FROM organization o WHERE o.code = f.organization)"}};

static void where(struct query *q, const struct fact_filter *filter,
                  const struct store_reach *reach)
{
    query_add(q, " WHERE true");
    query_reach(q, reach, &SIDES);
    query_and(q, "f.residence", &filter->residence);
    query_and(q, "f.discipline", &filter->discipline);
    query_and(q, "f.drg", &filter->drg);
    query_and(q, "f.treating", &filter->treating);
    query_and(q, "f.organization", &filter->organization);
    if (!id_none(filter->gap)) {
        query_add(q, " AND EXISTS (SELECT 1 FROM gap g JOIN gap_group k ON k.county = g.county"
                     " AND k.discipline = g.discipline WHERE k.county = f.residence"
                     " AND k.code = f.drg AND g.id = ");
        query_bind(q, sql_id(&filter->gap));
        query_add(q, ")");
    }
    if (filter->month) {
        query_add(q, " AND f.month = ");
        query_bind(q, sql_month(&filter->month));
    }
    if (filter->window)
        query_add(q, " AND f.month >= (SELECT from_month FROM frame)"
                     " AND f.month <= (SELECT to_month FROM frame)");
}

static bool sum_read(struct store *st, const struct fact_filter *filter,
                     const struct store_reach *reach, struct fact_sum *sum, int64_t *total,
                     struct err *e)
{
    struct arena a = {0};
    struct sql_read read =
        SQL_READ(*sum, &a,
                 SQL(sql_count(total), sql_count(&sum->cases), sql_count(&sum->rw_e4),
                     sql_count(&sum->days), sql_count(&sum->cost_fen), sql_count(&sum->deaths)));
    struct query q = {0};
    bool good;

    query_add(&q, "SELECT count(*), coalesce(sum(f.cases), 0), coalesce(sum(f.rw_e4), 0),"
                  " coalesce(sum(f.days), 0), coalesce(sum(f.cost_fen), 0),"
                  " coalesce(sum(f.deaths), 0) FROM fact_now f");
    where(&q, filter, reach);
    good = query_rows(st, &q, &read, e);
    arena_reset(&a);
    return good;
}

bool store_fact_list(struct store *st, const struct fact_filter *filter,
                     const struct store_page *page, struct arena *a, struct fact_rows *rows,
                     struct err *e)
{
    struct fact_row row = {0};
    struct sql_read read = SQL_READ(
        row, a, SQL(FIELDS(&row.fact), sql_text(&row.organization_name), sql_text(&row.drg_name)));
    struct query_page p = {.page = page,
                           .key = "f.residence, f.discipline, f.drg, f.month, f.treating,"
                                  " f.organization, f.payer, f.delivery",
                           .at = SQL(KEY(&row.fact))};
    struct fact_sum sum = {0};
    struct store_more more;
    struct query q = {0};

    query_add(&q,
              "SELECT " COLUMNS("f.") ", o.name, c.name FROM fact_now f"
                                      " LEFT JOIN organization o ON o.code = f.organization"
                                      " LEFT JOIN code c ON c.scheme = 'drg' AND c.code = f.drg");
    where(&q, filter, &page->reach);
    if (!query_page(st, &q, &p, &read, &more, e)
        || !sum_read(st, filter, &page->reach, &sum, &more.total, e))
        return false;
    *rows = (struct fact_rows){read.items, read.n, more, sum};
    return true;
}
