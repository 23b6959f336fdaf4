#include "store/entry.h"

#include "model/unknown.h"
#include "tests/store/province.h"

static struct entry line_of(int n, enum entry_kind kind, int64_t fen)
{
    static const char *const CODES[] = {"E0", "E1", "E2", "E3", "E4"};

    return (struct entry){.id = pid('E', n),
                          .county = STR("990101"),
                          .code = str_of(CODES[n]),
                          .programme = STR("m"),
                          .fund = STR("F"),
                          .kind = kind,
                          .practitioner = STR("P1"),
                          .amount_fen = fen,
                          .day = day_of(2025, 3, 31),
                          .subsidy = STR("year"),
                          .version = 1,
                          .subject = STR("Q1"),
                          .month = month("2025-03"),
                          .period_from = day_of(2025, 3, 1),
                          .days = 20,
                          .days_before = 0,
                          .days_whole = 220};
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_entry_add(st, arg, 1, e);
}

static bool step_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_entry_step_add(st, arg, 1, e);
}

struct reading {
    struct both *b;
    struct entry row;
    struct entry_rows rows, after;
    struct entry_steps steps;
    int64_t of_edition;
};

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    const struct entry_filter f = {.state = STR("approved"), .month = month("2025-03")};
    const struct store_page page = {10, STR(""), STORE_ALL};
    const struct store_reach all = STORE_ALL;

    return store_entry_get(st, pid('E', 0), &r->b->a, &r->row, e)
           && store_entry_list(st, &f, &page, &r->b->a, &r->rows, e)
           && store_entry_after(st, STR("E0"), &all, &r->b->a, &r->after, e)
           && store_entry_steps(st, STR("990101"), STR("E0"), &r->b->a, &r->steps, e)
           && store_entry_of_programme(st, STR("m"), 1, &r->of_edition, e);
}

static void a_line_keeps_what_it_says_and_has_the_state_of_its_last_step(void **state)
{
    struct both *b = province_of(state);
    struct entry x = line_of(0, ENTRY_ACCRUAL, 218182);
    struct entry_step steps[] = {{STR("990101"),
                                  STR("E0"),
                                  1,
                                  ENTRY_ACCRUED,
                                  ENTRY_REJECTED,
                                  STR(""),
                                  STR("缺证明"),
                                  {{0}},
                                  pid('A', 1),
                                  5},
                                 {STR("990101"),
                                  STR("E0"),
                                  2,
                                  ENTRY_REJECTED,
                                  ENTRY_ACCRUED,
                                  STR(""),
                                  STR("补齐"),
                                  {{0}},
                                  pid('A', 1),
                                  6},
                                 {STR("990101"),
                                  STR("E0"),
                                  3,
                                  ENTRY_ACCRUED,
                                  ENTRY_APPROVED,
                                  STR(""),
                                  STR(""),
                                  {{0}},
                                  pid('A', 2),
                                  7}};
    struct reading r = {.b = b};
    struct err e;

    both_tx(b, STORE_WRITE, add_in_tx, &x);
    for (int i = 0; i < 3; i++)
        both_tx(b, STORE_WRITE, step_in_tx, &steps[i]);
    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.row.state, ENTRY_APPROVED);
    assert_int_equal(r.row.amount_fen, 218182);
    assert_int_equal(r.row.days_whole, 220);
    assert_str(r.row.practitioner_name, "张一");
    assert_id(r.row.decider, pid('A', 2));
    assert_id(r.row.employer_id, ORG(3));
    assert_int_equal(r.steps.n, 3);
    assert_int_equal(r.rows.n, 1);
    assert_int_equal(r.rows.sum_fen, 218182);
    assert_int_equal(r.of_edition, 1);
    e = both_refused(b, STORE_WRITE, step_in_tx, &steps[2]); /* somebody was faster */
    assert_int_equal(e.code, ERR_INPUT);
}

static void the_same_days_are_promised_once_and_a_promise_is_settled_once(void **state)
{
    struct both *b = province_of(state);
    struct entry x = line_of(0, ENTRY_ACCRUAL, 5), again = line_of(1, ENTRY_ACCRUAL, 5);
    struct entry paid = line_of(2, ENTRY_PAYMENT, 5), twice = line_of(3, ENTRY_RECOVERY, 5);
    struct entry more = line_of(4, ENTRY_ACCRUAL, 1);
    struct reading r = {.b = b};

    paid.follows = twice.follows = more.follows = STR("E0");
    both_tx(b, STORE_WRITE, add_in_tx, &x);
    assert_int_equal(both_refused(b, STORE_WRITE, add_in_tx, &again).code, ERR_INPUT);
    both_tx(b, STORE_WRITE, add_in_tx, &paid);
    assert_int_equal(both_refused(b, STORE_WRITE, add_in_tx, &twice).code, ERR_INPUT);
    both_tx(b, STORE_WRITE, add_in_tx, &more); /* a correction follows, too, and settles nothing */
    both_tx(b, STORE_READ, read_in_tx, &r);
    assert_int_equal(r.after.n, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_line_keeps_what_it_says_and_has_the_state_of_its_last_step),
        BOTH(the_same_days_are_promised_once_and_a_promise_is_settled_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
