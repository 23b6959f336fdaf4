/* log_check.c - see log_check.h. */
#include "store/log_check.h"

#include "store/query.h"

static const struct query_sides SIDES = {.place = {"o.county"}, .organization = {"o.id"}};

bool store_log_check_months(struct store *st, int32_t *first, int32_t *last, bool *found,
                            struct err *e)
{
    struct arena a = {0};
    struct sql_read read = SQL_READ(*first, &a, SQL(sql_month(first), sql_month(last)));
    bool good = sql_first(st,
                          "SELECT low, high FROM (SELECT min(month) AS low, max(month) AS high"
                          " FROM operation_now) m WHERE low IS NOT NULL",
                          NULL, &read, found, e);

    arena_reset(&a);
    return good;
}

/* Who did a case himself tells of it once; who assisted or watched tells of the same one. */
#define LOGGED                                                                                  \
    "SELECT p.organization AS organization, t.code AS technique, substr(p.day, 1, 7) AS month," \
    " 1 AS logged, 0 AS counted FROM procedure p JOIN technique t ON t.code = p.technique"      \
    " OR t.name = p.technique WHERE p.state <> 'voided' AND p.role IN ('supervised',"           \
    " 'independent') AND t.procedure <> ''"
#define COUNTED                                                                       \
    "SELECT w.organization, t.code, w.month, 0, w.operations FROM technique t"        \
    " JOIN operation_now w ON w.procedure_code = t.procedure WHERE t.procedure <> ''" \
    " AND (EXISTS (SELECT 1 FROM procedure p WHERE p.organization = w.organization"   \
    " AND p.state <> 'voided' AND (p.technique = t.code OR p.technique = t.name))"    \
    " OR EXISTS (SELECT 1 FROM adoption x WHERE x.organization = w.organization"      \
    " AND (x.technique = t.code OR x.technique = t.name)))"

static void asked_add(struct query *q, const struct log_check_asked *asked)
{
    query_and(q, "c.organization", &asked->organization);
    query_and(q, "c.technique", &asked->technique);
    query_add(q, " AND c.month >= ");
    query_bind(q, sql_month(&asked->from_month));
    query_add(q, " AND c.month <= ");
    query_bind(q, sql_month(&asked->to_month));
}

bool store_log_check_list(struct store *st, const struct log_check_asked *q,
                          const struct store_reach *reach, struct arena *a,
                          struct log_check_rows *rows, struct err *e)
{
    struct log_check_row row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.organization), sql_text(&row.technique),
                                        sql_month(&row.month), sql_count(&row.logged),
                                        sql_count(&row.counted), sql_text(&row.organization_name),
                                        sql_text(&row.technique_name), sql_text(&row.procedure)));
    struct query query = {0};

    query_add(&query, "SELECT c.organization, c.technique, c.month, CAST(sum(c.logged) AS BIGINT),"
                      " CAST(sum(c.counted) AS BIGINT), o.name, t.name, t.procedure FROM (" LOGGED
                      " UNION ALL " COUNTED ") c JOIN organization o ON o.code = c.organization"
                      " JOIN technique t ON t.code = c.technique WHERE true");
    asked_add(&query, q);
    query_reach(&query, reach, &SIDES);
    query_add(&query, " GROUP BY c.organization, c.technique, c.month, o.name, t.name, t.procedure"
                      " ORDER BY c.organization, c.technique, c.month LIMIT 2000");
    if (!query_rows(st, &query, &read, e))
        return false;
    *rows = (struct log_check_rows){read.items, read.n};
    return true;
}

bool store_log_check_cells(struct store *st, const struct log_check_asked *q,
                           const struct store_reach *reach, struct arena *a,
                           struct log_check_cells *cells, struct err *e)
{
    struct log_check_cell row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.residence), sql_text(&row.payer), sql_int(&row.level),
                     sql_count(&row.operations), sql_count(&row.main)));
    struct query query = {0};

    query_add(&query,
              "SELECT c.residence, c.payer, c.level, CAST(sum(c.operations) AS BIGINT),"
              " CAST(sum(c.main) AS BIGINT) FROM (SELECT w.organization, t.code AS technique,"
              " w.month, w.residence, w.payer, w.level, w.operations, w.main FROM technique t"
              " JOIN operation_now w ON w.procedure_code = t.procedure WHERE t.procedure <> '') c"
              " JOIN organization o ON o.code = c.organization WHERE true");
    asked_add(&query, q);
    query_reach(&query, reach, &SIDES);
    query_add(&query, " GROUP BY c.residence, c.payer, c.level"
                      " ORDER BY c.residence, c.payer, c.level LIMIT 200");
    if (!query_rows(st, &query, &read, e))
        return false;
    *cells = (struct log_check_cells){read.items, read.n};
    return true;
}
