/* operation.c - cells of the operation cube, and who does which technique. */
#include "store/operation.h"

#include "store/query.h"

#define COLUMNS                                                                            \
    "treating, discipline, organization, procedure_code, month, residence, payer, level, " \
    "delivery, "                                                                           \
    "operations, main, main_rw_cases, main_rw_e4, main_cost_fen"
#define FIELDS(o)                                                                           \
    SQL(sql_text(&(o)->treating), sql_text(&(o)->discipline), sql_text(&(o)->organization), \
        sql_text(&(o)->procedure), sql_month(&(o)->month), sql_text(&(o)->residence),       \
        sql_text(&(o)->payer), sql_int(&(o)->level), sql_text(&(o)->delivery),              \
        sql_count(&(o)->operations), sql_count(&(o)->main), sql_count(&(o)->main_rw_cases), \
        sql_count(&(o)->main_rw_e4), sql_count(&(o)->main_cost_fen))

bool store_operation_add(struct store *st, const struct operation *items, size_t n, struct err *e)
{
    struct operation row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, FIELDS(&row), "INSERT INTO operation (" COLUMNS ") VALUES ", ""),
                    items, n, e);
}

/* Hosts carry their own place: what is done in a county is seen from there. */
static const struct query_sides SIDES = {.place = {"o.county"}, .organization = {"o.id"}};

#define HOSTS                                                                                      \
    "SELECT o.code, o.name, o.county, r.name AS county_name, sum(f.cases) AS cases FROM fact_now " \
    "f"                                                                                            \
    " JOIN frame w ON f.month BETWEEN w.from_month AND w.to_month"                                 \
    " JOIN organization o ON o.code = f.organization"                                              \
    " LEFT JOIN region r ON r.code = o.county WHERE f.discipline = "

static bool hosts_read(struct store *st, const struct operation_filter *filter,
                       const struct store_reach *reach, struct sql_read *read, struct err *e)
{
    struct query q = {0};

    query_add(&q, HOSTS);
    query_bind(&q, sql_text(&filter->discipline));
    query_and(&q, "o.county", &filter->county);
    query_reach(&q, reach, &SIDES);
    query_add(&q, " GROUP BY o.code, o.name, o.county, r.name ORDER BY o.county, o.code");
    return query_rows(st, &q, read, e);
}

#define PROCEDURES                                                                          \
    "SELECT p.procedure_code, c.name, sum(p.operations) AS operations FROM operation_now p" \
    " JOIN frame w ON p.month BETWEEN w.from_month AND w.to_month"                          \
    " LEFT JOIN code c ON c.scheme = 'procedure' AND c.code = p.procedure_code"             \
    " WHERE p.discipline = $1 AND p.procedure_code <> ''"                                   \
    " GROUP BY p.procedure_code, c.name ORDER BY operations DESC, p.procedure_code LIMIT $2"

static bool cells_read(struct store *st, const struct operation_filter *filter,
                       const struct store_reach *reach, struct sql_read *read, struct err *e)
{
    struct query q = {0};

    query_add(&q, "SELECT o.code, p.procedure_code, sum(p.operations) FROM operation_now p"
                  " JOIN frame w ON p.month BETWEEN w.from_month AND w.to_month"
                  " JOIN organization o ON o.code = p.organization WHERE p.discipline = ");
    query_bind(&q, sql_text(&filter->discipline));
    query_and(&q, "o.county", &filter->county);
    query_reach(&q, reach, &SIDES);
    query_add(&q, " GROUP BY o.code, p.procedure_code ORDER BY o.code, p.procedure_code");
    return query_rows(st, &q, read, e);
}

bool store_operation_matrix(struct store *st, const struct operation_filter *filter,
                            const struct store_reach *reach, struct arena *a,
                            struct operation_matrix *m, struct err *e)
{
    const int32_t limit = OPERATION_PROCEDURES;
    struct operation_host host = {0};
    struct operation_procedure procedure = {0};
    struct operation_cell cell = {0};
    struct sql_read hosts =
        SQL_READ(host, a,
                 SQL(sql_text(&host.code), sql_text(&host.name), sql_text(&host.county),
                     sql_text(&host.county_name), sql_count(&host.cases)));
    struct sql_read procedures = SQL_READ(procedure, a,
                                          SQL(sql_text(&procedure.code), sql_text(&procedure.name),
                                              sql_count(&procedure.operations)));
    struct sql_read cells = SQL_READ(
        cell, a,
        SQL(sql_text(&cell.organization), sql_text(&cell.procedure), sql_count(&cell.operations)));

    if (!hosts_read(st, filter, reach, &hosts, e)
        || !sql_rows(st, PROCEDURES, SQL(sql_text(&filter->discipline), sql_int(&limit)),
                     &procedures, e)
        || !cells_read(st, filter, reach, &cells, e))
        return false;
    *m = (struct operation_matrix){hosts.items, procedures.items, cells.items,
                                   hosts.n,     procedures.n,     cells.n};
    return true;
}
