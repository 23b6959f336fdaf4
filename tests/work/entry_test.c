#include "work/entry_desk.h"

#include "tests/work/promised.h"

static struct entry one_promise(struct both *b)
{
    on_site(b, (struct on_site){"Q1", "P1", day_of(2025, 3, 1), day_of(2025, 3, 3), 10, false});
    accrued(b, 1, month_of_day(day_of(2025, 3, 1)));
    return entries_of(b, "accrued").items[0];
}

static bool decided(struct both *b, struct id id, enum entry_state to, const char *why,
                    struct err *e)
{
    const struct subject one = officer_of(1);
    const struct entry_decision n = {id, to, str_of(why), NOON};
    struct edit_refused refused;

    return work_entry_decide(b->st, &one, &n, &refused, e);
}

static void decisions_are_kept_one_behind_the_other(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    const struct subject one = officer_of(1);
    struct entry x = one_promise(b);
    struct entry_view v;
    struct err e = {0};

    assert_false(decided(b, x.id, ENTRY_REJECTED, "", &e));
    assert_err(e, ERR_INPUT, "a reason");
    err_reset(&e);
    assert_true(decided(b, x.id, ENTRY_REJECTED, "未到岗", &e));
    assert_int_equal(book_proved(b, &f).open, 0);
    assert_true(decided(b, x.id, ENTRY_ACCRUED, "核实在岗", &e));
    assert_true(decided(b, x.id, ENTRY_APPROVED, "", &e));
    assert_false(decided(b, x.id, ENTRY_PAID, "", &e));
    assert_err(e, ERR_INPUT, "a payment run does that");
    err_reset(&e);
    assert_true(work_entry_see(b->st, &one, x.id, &b->a, &v, &e));
    assert_int_equal(v.steps.n, 3);
    assert_str(v.steps.items[0].why, "未到岗");
    assert_int_equal(v.entry.state, ENTRY_APPROVED);
    assert_int_equal(v.entry.amount_fen, x.amount_fen); /* the line itself is as it was */
}

static bool corrected(struct both *b, struct id id, int64_t fen, const char *why, struct id *made,
                      struct err *e)
{
    const struct subject one = officer_of(1);
    const struct entry_correction n = {id, fen, str_of(why), NOON};
    struct edit_refused refused;

    return work_entry_correct(b->st, &one, &n, made, &refused, e);
}

static void a_correction_is_a_further_promise_and_never_below_nothing(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    struct entry x = one_promise(b);
    struct err e = {0};
    struct id made, less;

    assert_true(corrected(b, x.id, 5000, "补发", &made, &e));
    assert_int_equal(book_proved(b, &f).open, x.amount_fen + 5000);
    assert_false(corrected(b, x.id, -x.amount_fen - 5001, "多发", &less, &e));
    assert_err(e, ERR_INPUT, "more is taken");
    err_reset(&e);
    assert_false(corrected(b, made, 5, "再补", &less, &e));
    assert_err(e, ERR_STATE, "itself");
    err_reset(&e);
    assert_false(corrected(b, x.id, 5, " ", &less, &e));
    assert_err(e, ERR_INPUT, "a reason");
    err_reset(&e);
    assert_true(corrected(b, x.id, -x.amount_fen - 5000, "未到岗", &less, &e));
    assert_int_equal(book_proved(b, &f).open, 0);
}

static void money_comes_back_for_what_was_taken_back_and_is_booked_once(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    const struct subject one = officer_of(1);
    struct entry x = one_promise(b);
    struct entry_recovery r = {.day = day_of(2025, 11, 1), .note = STR("回单"), .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    assert_true(decided(b, x.id, ENTRY_APPROVED, "", &e));
    r.id = x.id;
    assert_false(work_entry_recover(b->st, &one, &r, &refused, &e));
    assert_err(e, ERR_INPUT, "taken back alone");
    err_reset(&e);
    assert_true(corrected(b, x.id, -3000, "多计", &r.id, &e));
    assert_true(decided(b, r.id, ENTRY_APPROVED, "", &e));
    assert_true(work_entry_recover(b->st, &one, &r, &refused, &e));
    assert_int_equal(book_proved(b, &f).settled, -3000);
    assert_false(work_entry_recover(b->st, &one, &r, &refused, &e));
    assert_err(e, ERR_STATE, "allowed: nothing");
}

static void whom_it_concerns_sees_it_and_nobody_else(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    struct entry x = one_promise(b);
    struct subject s = {.role = ROLE_EXPERT,
                        .scope = {.kind = SCOPE_SELF, .practitioner = PERSON(1)}};
    const struct entry_decision n = {x.id, ENTRY_APPROVED, STR(""), NOON};
    struct edit_refused refused;
    struct entry_view v;
    struct err e = {0};

    assert_true(work_entry_see(b->st, &s, x.id, &b->a, &v, &e));
    assert_int_equal(v.may_n, 0);
    assert_false(work_entry_decide(b->st, &s, &n, &refused, &e));
    assert_err(e, ERR_RIGHT, "no right");
    err_reset(&e);
    s.scope.practitioner = PERSON(2);
    assert_false(work_entry_see(b->st, &s, x.id, &b->a, &v, &e));
    assert_err(e, ERR_MISSING, "no entry");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(decisions_are_kept_one_behind_the_other),
        BOTH(a_correction_is_a_further_promise_and_never_below_nothing),
        BOTH(money_comes_back_for_what_was_taken_back_and_is_booked_once),
        BOTH(whom_it_concerns_sees_it_and_nobody_else),
    };

    return cmocka_run_group_tests(tests, NULL, people_end);
}
