/* entry.c - see entry.h. */
#include "store/entry.h"

#include "base/day.h"
#include "store/query.h"

#define COLUMNS(t)                                                                               \
    t "county, " t "id, " t "entry, " t "programme, " t "fund, " t "kind, " t "practitioner, " t \
      "organization, " t "amount_fen, " t "day, " t "note, " t "subsidy, " t "version, " t       \
      "subject, " t "month, " t "period_from, " t "days, " t "days_before, " t "days_whole, " t  \
      "follows, " t "run, " t "made_by, " t "made_ms"
#define FIELDS(x)                                                                                  \
    sql_text(&(x)->county), sql_id(&(x)->id), sql_text(&(x)->code), sql_text(&(x)->programme),     \
        sql_text(&(x)->fund), sql_name(&(x)->kind, entry_kind_names),                              \
        sql_maybe(&(x)->practitioner), sql_maybe(&(x)->organization), sql_count(&(x)->amount_fen), \
        sql_day(&(x)->day), sql_maybe(&(x)->note), sql_maybe(&(x)->subsidy),                       \
        sql_int(&(x)->version), sql_maybe(&(x)->subject), sql_month(&(x)->month),                  \
        sql_day(&(x)->period_from), sql_count(&(x)->days), sql_count(&(x)->days_before),           \
        sql_count(&(x)->days_whole), sql_maybe(&(x)->follows), sql_id(&(x)->run),                  \
        sql_id(&(x)->made_by), sql_count(&(x)->made_ms)
#define ROW                                                                                \
    "SELECT e.county, e.id, e.entry, e.programme, e.fund, e.kind, e.practitioner,"         \
    " e.organization, coalesce(e.amount_fen, 0), e.day, e.note, e.subsidy,"                \
    " coalesce(e.version, 0), e.subject, e.month, e.period_from, e.days, e.days_before,"   \
    " e.days_whole, e.follows, e.run, e.made_by, e.made_ms, coalesce(s.state, 'accrued')," \
    " coalesce(s.cause, ''), coalesce(s.why, ''), coalesce(s.seq, 0), s.made_by,"          \
    " coalesce(r.name, ''), coalesce(o.name, ''), coalesce(f.name, ''), r.id, o.id, "      \
    "r.organization"
#define ROW_PLACES(x)                                                                            \
    SQL(FIELDS(x), sql_name(&(x)->state, entry_state_names), sql_text(&(x)->cause),              \
        sql_text(&(x)->why), sql_count(&(x)->seq), sql_id(&(x)->decider),                        \
        sql_text(&(x)->practitioner_name), sql_text(&(x)->organization_name),                    \
        sql_text(&(x)->fund_name), sql_id(&(x)->practitioner_id), sql_id(&(x)->organization_id), \
        sql_id(&(x)->employer_id))
#define FROM                                                                                   \
    " FROM entry e LEFT JOIN entry_step s ON s.county = e.county AND s.entry = e.entry"        \
    " AND s.seq = (SELECT max(t.seq) FROM entry_step t WHERE t.county = e.county"              \
    " AND t.entry = e.entry) LEFT JOIN practitioner r ON r.code = e.practitioner"              \
    " LEFT JOIN organization o ON o.code = e.organization LEFT JOIN fund f ON f.fund = e.fund" \
    " WHERE true"

/* Who is paid sees it, and who employs him. */
static const struct query_sides SIDES = {
    .place = {"CASE WHEN e.county = '' THEN (SELECT region_code FROM frame) ELSE e.county END"},
    .organization = {"o.id", "r.organization"},
    .practitioner = {"r.id"}};

bool store_entry_add(struct store *st, const struct entry *items, size_t n, struct err *e)
{
    static const char INSERT[] = "INSERT INTO entry (" COLUMNS("") ", delivery) VALUES ";
    struct entry row = {0};
    struct str ledger = STR("ledger");

    return sql_bulk(st, SQL_BULK(row, SQL(FIELDS(&row), sql_text(&ledger)), INSERT, ""), items, n,
                    e);
}

bool store_entry_get(struct store *st, struct id id, struct arena *a, struct entry *row,
                     struct err *e)
{
    struct entry got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND e.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("entry", id, e);
    *row = got;
    return true;
}

static void filter_add(struct query *q, const struct entry_filter *f)
{
    query_and(q, "e.programme", &f->programme);
    query_and(q, "e.fund", &f->fund);
    query_and(q, "e.kind", &f->kind);
    query_and(q, "e.subject", &f->subject);
    query_and(q, "e.subsidy", &f->subsidy);
    query_and(q, "coalesce(e.practitioner, e.organization)", &f->payee);
    if (f->state.n > 0) {
        query_add(q, " AND e.kind = 'accrual'");
        query_and(q, "coalesce(s.state, 'accrued')", &f->state);
    }
    if (f->month != DAY_NONE) {
        query_add(q, " AND e.month = ");
        query_bind(q, sql_month(&f->month));
    }
}

static bool totals_read(struct store *st, const struct entry_filter *filter,
                        const struct store_page *page, struct entry_rows *found, struct err *e)
{
    struct query q = {0};

    query_add(&q, "SELECT count(*)" FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_total(st, &q, &found->more.total, e))
        return false;
    query_add(&q, "SELECT CAST(coalesce(sum(e.amount_fen), 0) AS BIGINT)" FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    return query_total(st, &q, &found->sum_fen, e);
}

bool store_entry_list(struct store *st, const struct entry_filter *filter,
                      const struct store_page *page, struct arena *a, struct entry_rows *rows,
                      struct err *e)
{
    struct entry row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .key = "e.day, e.id",
                           .descending = true,
                           .at = SQL(sql_day(&row.day), sql_id(&row.id))};
    struct entry_rows found = {0};
    struct query q = {0};

    if (!totals_read(st, filter, page, &found, e))
        return false;
    query_add(&q, ROW FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_page(st, &q, &p, &read, &found.more, e))
        return false;
    found.items = read.items;
    found.n = read.n;
    *rows = found;
    return true;
}

bool store_entry_all(struct store *st, const struct entry_filter *filter,
                     const struct store_reach *reach, struct arena *a, struct entry_rows *rows,
                     struct err *e)
{
    struct entry row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query q = {0};

    query_add(&q, ROW FROM);
    filter_add(&q, filter);
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY e.county, e.entry");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct entry_rows){.items = read.items, .n = read.n};
    return true;
}

bool store_entry_of_run(struct store *st, struct id run, struct arena *a, struct entry_rows *rows,
                        struct err *e)
{
    struct entry row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));

    if (!sql_rows(st,
                  ROW FROM " AND e.entry IN (SELECT m.entry FROM payment_part m WHERE m.run = $1)"
                           " ORDER BY e.entry",
                  SQL(sql_id(&run)), &read, e))
        return false;
    *rows = (struct entry_rows){.items = read.items, .n = read.n};
    return true;
}

bool store_entry_after(struct store *st, struct str code, const struct store_reach *reach,
                       struct arena *a, struct entry_rows *rows, struct err *e)
{
    struct entry row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query q = {0};

    query_add(&q, ROW FROM);
    query_and(&q, "e.follows", &code);
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY e.county, e.entry");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct entry_rows){.items = read.items, .n = read.n};
    return true;
}

#define STEP "county, entry, seq, was, state, cause, why, run, made_by, made_ms"
#define STEP_PLACES(x)                                                                        \
    SQL(sql_text(&(x)->county), sql_text(&(x)->entry), sql_count(&(x)->seq),                  \
        sql_name(&(x)->was, entry_state_names), sql_name(&(x)->state, entry_state_names),     \
        sql_text(&(x)->cause), sql_text(&(x)->why), sql_id(&(x)->run), sql_id(&(x)->made_by), \
        sql_count(&(x)->made_ms))

bool store_entry_step_add(struct store *st, const struct entry_step *items, size_t n, struct err *e)
{
    struct entry_step row = {0};

    return sql_bulk(
        st, SQL_BULK(row, STEP_PLACES(&row), "INSERT INTO entry_step (" STEP ") VALUES ", ""),
        items, n, e);
}

bool store_entry_steps(struct store *st, struct str county, struct str code, struct arena *a,
                       struct entry_steps *steps, struct err *e)
{
    struct entry_step row = {0};
    struct sql_read read = SQL_READ(row, a, STEP_PLACES(&row));

    if (!sql_rows(st,
                  "SELECT " STEP " FROM entry_step WHERE county = $1 AND entry = $2 ORDER BY seq",
                  SQL(sql_text(&county), sql_text(&code)), &read, e))
        return false;
    *steps = (struct entry_steps){read.items, read.n};
    return true;
}

bool store_entry_of_programme(struct store *st, struct str programme, int32_t version, int64_t *n,
                              struct err *e)
{
    return sql_total(st, "SELECT count(*) FROM entry WHERE programme = $1 AND version = $2",
                     SQL(sql_text(&programme), sql_int(&version)), n, e);
}
