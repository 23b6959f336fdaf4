/* fund.c - see fund.h. */
#include "store/fund.h"

#include "store/query.h"

#define COLUMNS "id, fund, programme, name, source, region, day, made_by, made_ms"
#define PLACES(f)                                                                                \
    SQL(sql_id(&(f)->id), sql_text(&(f)->code), sql_text(&(f)->programme), sql_text(&(f)->name), \
        sql_text(&(f)->source), sql_maybe(&(f)->region), sql_day(&(f)->day),                     \
        sql_id(&(f)->made_by), sql_count(&(f)->made_ms))

bool store_fund_add(struct store *st, const struct fund *f, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO fund (" COLUMNS ", county, delivery)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 'ledger')",
                   PLACES(f), e);
}

static bool one_read(struct store *st, const char *sql, const struct sql_place *values,
                     struct arena *a, struct fund *f, bool *found, struct err *e)
{
    struct fund got = {0};
    struct sql_read read = SQL_READ(got, a, PLACES(&got));

    if (!sql_first(st, sql, values, &read, found, e))
        return false;
    if (*found)
        *f = got;
    return true;
}

bool store_fund_get(struct store *st, struct id id, struct arena *a, struct fund *f, struct err *e)
{
    bool found;

    return one_read(st, "SELECT " COLUMNS " FROM fund WHERE id = $1", SQL(sql_id(&id)), a, f,
                    &found, e)
           && (found || sql_missing("fund", id, e));
}

bool store_fund_find(struct store *st, struct str code, struct arena *a, struct fund *f,
                     bool *found, struct err *e)
{
    return one_read(st, "SELECT " COLUMNS " FROM fund WHERE fund = $1", SQL(sql_text(&code)), a, f,
                    found, e);
}

struct sum_row {
    struct str fund;
    enum entry_kind kind;
    enum entry_state state;
    bool follows;
    int64_t amount_fen;
};

static void sums_take(struct fund_row *row, const struct sum_row *sums, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(sums[i].fund, row->fund.code))
            fund_book_add(&row->book, sums[i].kind, sums[i].state, sums[i].follows,
                          sums[i].amount_fen);
    }
    fund_book_close(&row->book);
}

bool store_fund_list(struct store *st, const struct store_reach *reach, struct arena *a,
                     struct fund_rows *rows, struct err *e)
{
    static const char SUMS[] =
        "SELECT x.fund, x.kind, x.state, x.follows, CAST(sum(x.amount_fen) AS BIGINT) FROM"
        " (SELECT e.fund, e.kind, e.amount_fen,"
        " CASE WHEN e.follows IS NULL THEN 0 ELSE 1 END AS follows,"
        " coalesce((SELECT s.state FROM entry_step s WHERE s.county = e.county"
        " AND s.entry = e.entry ORDER BY s.seq DESC LIMIT 1), 'accrued') AS state"
        " FROM entry e WHERE e.amount_fen IS NOT NULL) x"
        " GROUP BY x.fund, x.kind, x.state, x.follows ORDER BY x.fund, x.kind, x.state, x.follows";
    static const struct query_sides SIDES = {
        .place = {"coalesce(f.region, (SELECT region_code FROM frame))"}};
    struct sum_row sum = {0};
    struct sql_read sums = SQL_READ(sum, a,
                                    SQL(sql_text(&sum.fund), sql_name(&sum.kind, entry_kind_names),
                                        sql_name(&sum.state, entry_state_names),
                                        sql_bool(&sum.follows), sql_count(&sum.amount_fen)));
    struct fund_row row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row.fund));
    struct query q = {0};

    query_add(&q, "SELECT " COLUMNS " FROM fund f WHERE true");
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY f.programme, f.fund");
    if (!query_rows(st, &q, &read, e) || !sql_rows(st, SUMS, NULL, &sums, e))
        return false;
    *rows = (struct fund_rows){read.items, read.n};
    for (size_t i = 0; i < rows->n; i++)
        sums_take(&rows->items[i], sums.items, sums.n);
    return true;
}

bool store_fund_lines(struct store *st, struct str fund, struct arena *a, struct entry_lines *lines,
                      struct err *e)
{
    struct entry_line row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.code), sql_text(&row.follows), sql_text(&row.payee),
                     sql_name(&row.kind, entry_kind_names), sql_name(&row.state, entry_state_names),
                     sql_count(&row.amount_fen)));

    if (!sql_rows(st,
                  "SELECT e.entry, coalesce(e.follows, ''), coalesce(e.practitioner,"
                  " e.organization, ''), e.kind, coalesce((SELECT s.state FROM entry_step s"
                  " WHERE s.county = e.county AND s.entry = e.entry ORDER BY s.seq DESC LIMIT 1),"
                  " 'accrued'), e.amount_fen FROM entry e"
                  " WHERE e.fund = $1 AND e.amount_fen IS NOT NULL ORDER BY e.county, e.entry",
                  SQL(sql_text(&fund)), &read, e))
        return false;
    *lines = (struct entry_lines){read.items, read.n};
    return true;
}
