#include "work/budget_desk.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/work/promised.h"

/* 800 fen were granted to H1 of the fund "f". */
static void request_put(struct both *b, const char *fund, const char *state)
{
    char sql[400];

    snprintf(
        sql, sizeof sql,
        "INSERT INTO budget (county, id, budget, version, programme, edition, year, fund,"
        " organization, kind, about, why, asked_fen, granted_fen, state, chain, level, made_ms)"
        " VALUES ('990101', '01900000-0000-7000-8000-0000000000bb', 'B1', 4, 'm', 1, 2025, '%s',"
        " 'H1', 'people', '设备', '', 1000, 800, '%s', 'county', '', 1)",
        fund, state);
    both_tx(b, STORE_WRITE, both_sql, sql);
}

static struct budget_book book_of(struct id fund)
{
    struct budget_book n = {.fund = fund,
                            .amount_fen = COUNT_UNKNOWN,
                            .day = day_of(2024, 1, 1),
                            .note = STR("财社1号"),
                            .now_ms = NOON};

    assert_true(id_parse(STR("01900000-0000-7000-8000-0000000000bb"), &n.id));
    return n;
}

static void refused(struct both *b, struct budget_book n, enum err_code code, const char *field,
                    const char *said)
{
    const struct subject by = officer_of(1);
    struct edit_refused r;
    struct err e = {0};

    assert_false(work_budget_book(b->st, &by, &n, &r, &e));
    assert_err(e, code, said);
    if (field)
        assert_string_equal(r.field, field);
}

static void what_was_granted_is_booked_once_and_no_more_of_it(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    const struct subject by = officer_of(1);
    struct budget_book n = book_of(f.id);
    struct edit_refused r;
    struct err e = {0};

    request_put(b, "f", "approved");
    n.amount_fen = 801;
    refused(b, n, ERR_INPUT, "amount_fen", "at most what was granted");
    n.amount_fen = 0;
    refused(b, n, ERR_INPUT, "amount_fen", "at most what was granted");
    n.amount_fen = COUNT_UNKNOWN;
    n.note = STR(" ");
    refused(b, n, ERR_INPUT, "note", "by which paper");
    n.note = STR("财社1号");
    n.day = day_of(2099, 1, 1);
    refused(b, n, ERR_INPUT, "day", "in the future");
    n.day = day_of(2024, 1, 1);
    if (!work_budget_book(b->st, &by, &n, &r, &e))
        fail_msg("%s", e.text);
    refused(b, n, ERR_STATE, NULL, "booked already");
    assert_int_equal(both_total(b, "SELECT amount_fen FROM entry WHERE kind = 'budget'"
                                   " AND subject = 'B1'"),
                     800);
}

static void one_that_waits_and_one_of_another_fund_are_not_booked(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    struct budget_book n = book_of(f.id);

    request_put(b, "g", "submitted");
    refused(b, n, ERR_STATE, NULL, "submitted");
    both_tx(b, STORE_WRITE, both_sql, "UPDATE budget SET state = 'approved'");
    refused(b, n, ERR_INPUT, "fund", "another fund");
    n.fund = n.id;
    refused(b, n, ERR_INPUT, "fund", "no such fund");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_was_granted_is_booked_once_and_no_more_of_it),
        BOTH(one_that_waits_and_one_of_another_fund_are_not_booked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
