#include "work/payment_run_desk.h"

#include <pthread.h>

#include "tests/work/promised.h"
#include "work/payee_desk.h"

#define MARCH month_of_day(day_of(2025, 3, 1))

static void pays_to(struct both *b, const char *code, const char *account, int32_t birth)
{
    const struct subject one = officer_of(1);
    const struct payee_told t = {.code = str_of(code),
                                 .clear = {.holder = STR("张一"),
                                           .account = str_of(account),
                                           .bank = STR("某银行"),
                                           .id_number = STR("")},
                                 .birth_day = birth,
                                 .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    if (!work_payee_tell(b->st, people_seal, &one, &t, &refused, &e))
        fail_msg("%s", e.text);
}

/* P1 and P2 with ten and seven days of March, approved by officer 1. */
static struct both *march(void **state, struct fund *f)
{
    struct both *b = promised_province(state, f);

    people_seal_of(b);
    on_site(b, (struct on_site){"Q1", "P1", day_of(2025, 3, 1), day_of(2025, 3, 3), 10, false});
    on_site(b, (struct on_site){"Q2", "P2", day_of(2025, 3, 1), day_of(2025, 3, 3), 7, false});
    accrued(b, 1, MARCH);
    approved(b, 1, MARCH);
    return b;
}

static bool made(struct both *b, const struct fund *f, struct id *id, struct err *e)
{
    const struct subject one = officer_of(1);
    const struct payment_run_new n = {f->id, MARCH, NOON};
    struct edit_refused refused;

    return work_payment_run_make(b->st, &one, &n, id, &refused, e);
}

static struct payment_run_view seen(struct both *b, int n, struct id id)
{
    const struct subject by = officer_of(n);
    struct payment_run_view v;
    struct err e = {0};

    if (!work_payment_run_see(b->st, &by, id, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static void looked(struct both *b, int n, struct id id, bool agreed)
{
    const struct subject by = officer_of(n);
    struct payment_run_view v = seen(b, n, id);
    struct edit_refused refused;
    struct err e = {0};

    for (size_t i = 0; i < v.samples.n; i++) {
        const struct payment_look look = {id, v.samples.items[i].entry_id, agreed,
                                          STR("在岗记录不符"), NOON};

        if (!work_payment_run_look(b->st, &by, &look, &refused, &e))
            fail_msg("%s", e.text);
    }
}

static bool released(struct both *b, int n, struct id id, struct err *e)
{
    const struct subject by = officer_of(n);
    const struct payment_run_step step = {id, NOON};

    return work_payment_run_release(b->st, &by, &step, e);
}

static bool confirmed(struct both *b, struct id id, const char *file, struct err *e)
{
    const struct subject two = officer_of(2);
    const struct payment_confirmation n = {id, str_of(file), NOON};

    return work_payment_run_confirm(b->st, &two, &n, e);
}

static void a_run_is_looked_at_released_by_a_second_person_and_paid(void **state)
{
    struct fund f;
    struct both *b = march(state, &f);
    struct payment_orders orders;
    struct payment_run_step step = {.now_ms = NOON};
    const struct subject two = officer_of(2);
    struct err e = {0};
    struct id id;

    pays_to(b, "P1", "6222000000000012", DAY_NONE);
    pays_to(b, "P2", "6222000000000034", DAY_NONE);
    assert_true(made(b, &f, &id, &e));
    step.id = id;
    assert_int_equal(seen(b, 2, id).samples.n, 2);
    assert_false(released(b, 2, id, &e));
    assert_err(e, ERR_STATE, "were not looked at yet");
    err_reset(&e);
    looked(b, 2, id, true);
    assert_false(released(b, 1, id, &e));
    assert_err(e, ERR_STATE, "a second person");
    err_reset(&e);
    assert_false(work_payment_run_orders(b->st, people_seal, &two, &step, &b->a, &orders, &e));
    assert_err(e, ERR_STATE, "no file for the bank");
    err_reset(&e);
    assert_true(released(b, 2, id, &e));
    assert_false(released(b, 3, id, &e));
    assert_err(e, ERR_STATE, "not allowed in its state");
    err_reset(&e);
    assert_true(work_payment_run_orders(b->st, people_seal, &two, &step, &b->a, &orders, &e));
    assert_int_equal(orders.n, 2);
    assert_str(orders.items[1].account, "6222000000000034");
    assert_int_equal(orders.items[0].amount_fen, 109091);
    assert_true(
        confirmed(b, id, "序号,金额,结果,原因\n1,1090.91,成功,\n2,763.64,失败,户名不符\n", &e));
    assert_int_equal(seen(b, 2, id).run.state, PAYMENT_RUN_CLOSED);
    assert_int_equal(book_proved(b, &f).settled, 109091);
    assert_int_equal(book_proved(b, &f).by_state[ENTRY_HELD], 76364);
    assert_str(entries_of(b, "held").items[0].why, "户名不符");
    assert_false(confirmed(b, id, "序号,金额,结果,原因\n1,1090.91,成功,\n", &e));
    assert_err(e, ERR_STATE, "not allowed in its state");
}

static void the_banks_file_is_taken_whole_or_not_at_all(void **state)
{
    struct fund f;
    struct both *b = march(state, &f);
    static const struct {
        const char *file, *said;
    } WRONG[] = {
        {"", "is empty"},
        {"序号,金额\n1,1090.91\n", "no column 结果"},
        {"序号,金额,结果\n", "tells of no payment"},
        {"序号,金额,结果\n1,1090.91,成功\n3,763.64,成功\n", "bank:3:1: 3: the payment run has no"},
        {"序号,金额,结果\n1,1090.91,成功\n2,763.65,成功\n",
         "bank:3:2: 763.65: it is not the amount"},
        {"序号,金额,结果\n1,1090.91,成功\n1,1090.91,成功\n", "bank:3:1: 1: this payment was told"},
        {"序号,金额,结果\n1,1090.91,在途\n", "bank:2:3: 在途: 成功"},
        {"序号,金额,结果\n1,1090.91,失败\n", "has a reason"},
    };
    struct err e = {0};
    struct id id;

    pays_to(b, "P1", "6222000000000012", DAY_NONE);
    pays_to(b, "P2", "6222000000000034", DAY_NONE);
    assert_true(made(b, &f, &id, &e));
    looked(b, 2, id, true);
    assert_true(released(b, 2, id, &e));
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        assert_false(confirmed(b, id, WRONG[i].file, &e));
        assert_err(e, ERR_INPUT, WRONG[i].said);
        err_reset(&e);
        assert_int_equal(both_total(b, "SELECT count(*) FROM payment WHERE state <> 'waiting'"), 0);
    }
    assert_true(confirmed(b, id, "number,amount,result\n2,763.64,paid\n", &e));
    assert_int_equal(seen(b, 2, id).run.state, PAYMENT_RUN_RELEASED);
    assert_int_equal(book_proved(b, &f).settled, 76364);
}

static void who_might_be_paid_twice_is_held_until_somebody_has_looked(void **state)
{
    struct fund f;
    struct both *b = march(state, &f);
    const struct subject two = officer_of(2);
    struct entry_decision n = {.to = ENTRY_RELEASED, .why = STR("同名不同人"), .now_ms = NOON};
    struct edit_refused refused;
    struct entry_rows held;
    struct err e = {0};
    struct id id;

    pays_to(b, "P1", "6222000000000012", day_of(1980, 1, 1));
    pays_to(b, "P2", "6222000000000034", day_of(1980, 1, 1)); /* the same holder and birth day */
    assert_true(made(b, &f, &id, &e));
    assert_int_equal(seen(b, 2, id).run.payment_n, 0);
    assert_int_equal(seen(b, 2, id).run.held_n, 2);
    held = entries_of(b, "held");
    assert_int_equal(held.n, 2);
    assert_str(held.items[0].cause, "same_person");
    assert_false(released(b, 2, id, &e));
    assert_err(e, ERR_STATE, "pays nobody");
    err_reset(&e);
    n.id = held.items[0].id;
    assert_true(work_entry_decide(b->st, &two, &n, &refused, &e));
    assert_true(made(b, &f, &id, &e));
    assert_int_equal(seen(b, 2, id).run.payment_n, 1);
    assert_int_equal(seen(b, 2, id).run.held_n, 0);
}

static void without_an_account_nobody_is_paid_and_without_promises_nothing_is_made(void **state)
{
    struct fund f;
    struct both *b = march(state, &f);
    struct err e = {0};
    struct id id;

    pays_to(b, "P1", "6222000000000012", DAY_NONE);
    assert_true(made(b, &f, &id, &e));
    assert_int_equal(seen(b, 2, id).run.payment_n, 1);
    assert_str(entries_of(b, "held").items[0].cause, "no_account");
    assert_false(made(b, &f, &id, &e)); /* a payee in two runs */
    assert_err(e, ERR_STATE, "nothing that is approved");
}

static void what_the_sample_denies_is_held_and_the_rest_waits_again(void **state)
{
    struct fund f;
    struct both *b = march(state, &f);
    const struct subject one = officer_of(1), two = officer_of(2);
    struct payment_run_view v;
    struct payment_look look = {.agreed = false, .now_ms = NOON};
    struct payment_run_step step = {.now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    pays_to(b, "P1", "6222000000000012", DAY_NONE);
    pays_to(b, "P2", "6222000000000034", DAY_NONE);
    assert_true(made(b, &f, &step.id, &e));
    v = seen(b, 2, step.id);
    look.id = step.id;
    look.entry = v.samples.items[0].entry_id;
    assert_false(work_payment_run_look(b->st, &one, &look, &refused, &e));
    assert_err(e, ERR_STATE, "who decided");
    err_reset(&e);
    assert_false(work_payment_run_look(b->st, &two, &look, &refused, &e));
    assert_err(e, ERR_INPUT, "a reason");
    err_reset(&e);
    look.why = STR("当日未到岗");
    assert_true(work_payment_run_look(b->st, &two, &look, &refused, &e));
    look.entry = v.samples.items[1].entry_id;
    look.agreed = true;
    assert_true(work_payment_run_look(b->st, &two, &look, &refused, &e));
    assert_false(released(b, 2, step.id, &e));
    assert_err(e, ERR_STATE, "do not hold");
    err_reset(&e);
    assert_true(work_payment_run_cancel(b->st, &two, &step, &e));
    assert_int_equal(entries_of(b, "held").n, 1);
    assert_str(entries_of(b, "held").items[0].why, "当日未到岗");
    assert_int_equal(entries_of(b, "approved").n, 1);
    book_proved(b, &f);
}

static void the_same_promises_make_the_same_payments(void **state)
{
    struct fund f;
    struct both *b = march(state, &f);
    const struct subject two = officer_of(2);
    struct payment_run_step step = {.now_ms = NOON};
    struct payment_run_view one, again;
    struct err e = {0};

    pays_to(b, "P1", "6222000000000012", DAY_NONE);
    pays_to(b, "P2", "6222000000000034", DAY_NONE);
    assert_true(made(b, &f, &step.id, &e));
    one = seen(b, 2, step.id);
    assert_true(work_payment_run_cancel(b->st, &two, &step, &e));
    assert_true(made(b, &f, &step.id, &e));
    again = seen(b, 2, step.id);
    assert_true(str_eq(one.run.seal, again.run.seal));
    assert_int_equal(one.run.total_fen, again.run.total_fen);
}

/* A run pays no more than the fund holds, and what is owed back is taken from what is paid. */
static void an_empty_fund_pays_nothing_and_what_is_owed_is_taken_off(void **state)
{
    struct fund f;
    struct both *b = march(state, &f);
    const struct subject one = officer_of(1);
    struct entry_correction n = {.amount_fen = -9091, .why = STR("多计一天"), .now_ms = NOON};
    struct entry_decision yes = {.to = ENTRY_APPROVED, .now_ms = NOON};
    struct edit_refused refused;
    struct entry_rows rows = entries_of(b, "approved");
    struct err e = {0};
    struct id id;

    pays_to(b, "P1", "6222000000000012", DAY_NONE);
    pays_to(b, "P2", "6222000000000034", DAY_NONE);
    for (size_t i = 0; i < rows.n; i++) {
        if (rows.items[i].amount_fen == 109091)
            n.id = rows.items[i].id;
    }
    assert_true(work_entry_correct(b->st, &one, &n, &yes.id, &refused, &e));
    assert_true(work_entry_decide(b->st, &one, &yes, &refused, &e));
    assert_true(made(b, &f, &id, &e));
    assert_int_equal(seen(b, 2, id).payments.items[0].amount_fen, 100000);
    looked(b, 2, id, true);
    both_tx(b, STORE_WRITE, both_sql,
            (void *)(size_t) "UPDATE entry SET amount_fen = 100 WHERE kind = 'budget'");
    assert_false(released(b, 2, id, &e));
    assert_err(e, ERR_STATE, "the fund holds 1.00 yuan");
    err_reset(&e);
    both_tx(b, STORE_WRITE, both_sql,
            (void *)(size_t) "UPDATE entry SET amount_fen = 1000000 WHERE kind = 'budget'");
    assert_true(released(b, 2, id, &e));
    assert_true(confirmed(b, id, "number,amount,result\n1,1000.00,paid\n2,763.64,paid\n", &e));
    assert_int_equal(book_proved(b, &f).settled, 100000 + 76364);
    assert_int_equal(both_total(b, "SELECT count(*) FROM entry WHERE kind = 'payment'"), 3);
}

struct racer {
    struct both *b;
    struct id id;
    int who;
    bool good;
    pthread_t thread;
};

static void *race(void *arg)
{
    struct racer *r = arg;
    struct err e = {0};

    r->good = released(r->b, r->who, r->id, &e);
    return NULL;
}

static void of_officers_who_release_at_once_one_does(void **state)
{
    enum { OFFICERS = 6 };
    struct fund f;
    struct both *b = march(state, &f);
    struct racer racers[OFFICERS];
    struct err e = {0};
    struct id id;
    int won = 0;

    pays_to(b, "P1", "6222000000000012", DAY_NONE);
    pays_to(b, "P2", "6222000000000034", DAY_NONE);
    assert_true(made(b, &f, &id, &e));
    looked(b, 2, id, true);
    for (int i = 0; i < OFFICERS; i++) {
        racers[i] = (struct racer){.b = b, .id = id, .who = i + 2};
        assert_int_equal(pthread_create(&racers[i].thread, NULL, race, &racers[i]), 0);
    }
    for (int i = 0; i < OFFICERS; i++) {
        pthread_join(racers[i].thread, NULL);
        won += racers[i].good;
    }
    assert_int_equal(won, 1);
    assert_int_equal(
        both_total(b, "SELECT count(*) FROM audit WHERE action = 'payment_run.release'"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_run_is_looked_at_released_by_a_second_person_and_paid),
        BOTH(the_banks_file_is_taken_whole_or_not_at_all),
        BOTH(who_might_be_paid_twice_is_held_until_somebody_has_looked),
        BOTH(without_an_account_nobody_is_paid_and_without_promises_nothing_is_made),
        BOTH(what_the_sample_denies_is_held_and_the_rest_waits_again),
        BOTH(the_same_promises_make_the_same_payments),
        BOTH(an_empty_fund_pays_nothing_and_what_is_owed_is_taken_off),
        BOTH(of_officers_who_release_at_once_one_does),
    };

    return cmocka_run_group_tests(tests, NULL, people_end);
}
