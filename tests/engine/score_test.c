/* Expected values: an example by hand; a plain twin in floating point; the remainder rule in words;
 * score_check on every result and on tampered ones. */
#include "engine/score.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

enum { PAYEES = 12, INDICATORS = 3 };
static const int64_t ONE = SCORE_ONE;

struct desk {
    struct score_indicator indicators[INDICATORS];
    struct score_rules rules;
    int64_t actuals[PAYEES][INDICATORS], targets[PAYEES][INDICATORS];
    struct score_payee payees[PAYEES];
    int64_t completions[PAYEES][INDICATORS];
    struct score_pay pays[PAYEES];
    int32_t n;
};

static void desk_make(struct desk *d, struct random *r)
{
    int64_t a = random_below(r, ONE + 1), b = random_below(r, ONE + 1 - a);

    *d = (struct desk){.n = 1 + (int32_t)random_below(r, PAYEES)};
    for (int k = 0; k < INDICATORS; k++)
        d->indicators[k] =
            (struct score_indicator){1 + random_below(r, 100 * ONE), 0, random_below(r, 2) == 1};
    d->indicators[0].weight = a;
    d->indicators[1].weight = b;
    d->indicators[2].weight = ONE - a - b;
    d->rules =
        (struct score_rules){INDICATORS,           d->indicators,        random_below(r, ONE),
                             random_below(r, ONE), random_below(r, 100), random_below(r, 100000)};
    for (int i = 0; i < d->n; i++) {
        for (int k = 0; k < INDICATORS; k++)
            d->actuals[i][k] = random_below(r, 8) ? random_below(r, 100 * ONE) : SCORE_UNKNOWN;
        for (int k = 0; k < INDICATORS; k++)
            d->targets[i][k] = 1 + random_below(r, 100 * ONE);
        d->payees[i] = (struct score_payee){random_below(r, 1000000),
                                            d->actuals[i],
                                            random_below(r, 6) == 0,
                                            random_below(r, ONE),
                                            random_below(r, ONE),
                                            random_below(r, 40) * random_below(r, 40),
                                            random_below(r, 3) ? NULL : d->targets[i]};
    }
}

static bool desk_pay(struct desk *d, struct err *e)
{
    struct arena a = {0};
    bool done = score_pay(&d->rules, d->n, d->payees, &a, d->completions[0], d->pays, e);

    arena_reset(&a);
    return done;
}

/* Score of a payee in floating point. */
static double plain_score(const struct desk *d, int i)
{
    double score = 0;

    for (int k = 0; k < INDICATORS; k++) {
        double actual = (double)d->actuals[i][k],
               target = (double)(d->payees[i].targets ? d->targets[i][k] : d->indicators[k].target);
        double done = d->indicators[k].better_high ? actual / target : target / actual;

        if (d->actuals[i][k] == SCORE_UNKNOWN
            || (!d->indicators[k].better_high && d->payees[i].cases_now == 0))
            continue;
        score += (double)d->indicators[k].weight / 1e9 * fmin(1, done);
    }
    return score;
}

static double plain_improvement(const struct desk *d, int i)
{
    const struct score_payee *p = &d->payees[i];
    double n = (double)p->cases_now;

    if (p->veto || plain_score(d, i) < (double)d->rules.competition_floor / 1e9 || n <= 0)
        return 0;
    return fmax(0, (double)(p->rate_now - p->rate_base) / 1e9) * n
           / (n + (double)d->rules.shrink_cases);
}

static void pay_agrees_with_the_plain_twin_and_its_own_check(void **unused)
{
    struct random r = random_stream(99, 1);

    (void)unused;
    for (int round = 0; round < 2000; round++) {
        static struct desk d;
        struct err e = {0};
        double sum = 0;

        desk_make(&d, &r);
        assert_true(desk_pay(&d, &e));
        assert_true(score_check(&d.rules, d.n, d.payees, d.pays, &e));
        for (int i = 0; i < d.n; i++)
            sum += plain_improvement(&d, i);
        for (int i = 0; i < d.n; i++) {
            double score = plain_score(&d, i);
            bool paid = score >= (double)d.rules.basic_floor / 1e9;
            double share = sum > 0 ? plain_improvement(&d, i) / sum : 0;

            assert_near((double)d.pays[i].score / 1e18, score, 3e-9);
            assert_near((double)d.pays[i].basic_fen,
                        paid ? (double)d.payees[i].budget_fen * score : 0, 0.51);
            assert_near((double)d.pays[i].competition_fen, share * (double)d.rules.pool_fen, 1.01);
        }
    }
}

static void the_order_of_payees_changes_nobodys_score_or_basic_pay(void **unused)
{
    struct random r = random_stream(99, 2);

    (void)unused;
    for (int round = 0; round < 300; round++) {
        static struct desk d, turned;
        struct err e = {0};
        int64_t paid = 0;

        desk_make(&d, &r);
        turned = d;
        turned.rules.indicators = turned.indicators;
        for (int i = 0; i < d.n; i++)
            turned.payees[i] = d.payees[d.n - 1 - i];
        assert_true(desk_pay(&d, &e) && desk_pay(&turned, &e));
        for (int i = 0; i < d.n; i++) {
            const struct score_pay *there = &turned.pays[d.n - 1 - i];

            assert_true(d.pays[i].score == there->score && d.pays[i].basic_fen == there->basic_fen);
            paid += d.pays[i].competition_fen - there->competition_fen;
        }
        assert_true(paid == 0);
    }
}

/* 0.6 of 1 and, low better, 10 of 12.5: 0.5 * 0.6 + 0.5 * 0.8 = 0.7 of 100.01 yuan. */
static void a_card_by_hand(void **unused)
{
    struct score_indicator indicators[] = {{ONE, ONE / 2, true}, {10 * ONE, ONE / 2, false}};
    struct score_rules rules = {2, indicators, ONE / 2, ONE * 7 / 10, 50, 1001};
    int64_t actuals[] = {ONE * 6 / 10, ONE * 125 / 10}, completions[6];
    struct score_payee payees[] = {{10001, actuals, false, ONE / 10, ONE * 3 / 10, 50, NULL},
                                   {10001, actuals, false, ONE / 10, ONE * 2 / 10, 50, NULL},
                                   {10001, actuals, true, ONE / 10, ONE * 9 / 10, 50, NULL}};
    struct score_pay pays[3];
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    assert_true(score_pay(&rules, 3, payees, &a, completions, pays, &e));
    assert_true(completions[0] == ONE * 6 / 10 && completions[1] == ONE * 8 / 10);
    assert_true(pays[0].score == SCORE_POINT / 10 * 7);
    assert_int_equal(pays[0].basic_fen, 7001); /* 7000.7 */
    /* improvements 0.2 and 0.1, halved alike: two thirds and one third of 1001 */
    assert_int_equal(pays[0].competition_fen, 667);
    assert_int_equal(pays[1].competition_fen, 334);
    assert_int_equal(pays[2].competition_fen, 0);
    assert_int_equal(pays[2].reasons, SCORE_VETO);
    arena_reset(&a);
}

static void a_lucky_jump_of_a_tiny_place_does_not_win(void **unused)
{
    struct score_indicator one = {ONE, ONE, true};
    struct score_rules rules = {1, &one, 0, 0, 50, 100000};
    int64_t actual = ONE, completions[2];
    struct score_payee payees[] = {
        {0, &actual, false, 0, ONE / 2, 2, NULL},            /* 1 of 2 */
        {0, &actual, false, ONE / 10, ONE / 5, 2000, NULL}}; /* 10 % to 20 % */
    struct score_pay pays[2];
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    assert_true(score_pay(&rules, 2, payees, &a, completions, pays, &e));
    assert_true(pays[1].competition_fen > 4 * pays[0].competition_fen);
    arena_reset(&a);
}

static void an_idle_place_earns_nothing_for_no_transfers(void **unused)
{
    struct score_indicator one = {5 * ONE, ONE, false};
    struct score_rules rules = {1, &one, ONE / 10, ONE / 10, 50, 100};
    int64_t none = 0, completions[2];
    struct score_payee payees[] = {{1000, &none, false, 0, ONE, 0, NULL},
                                   {1000, &none, false, 0, ONE, 10, NULL}};
    struct score_pay pays[2];
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    assert_true(score_pay(&rules, 2, payees, &a, completions, pays, &e));
    assert_true(completions[0] == SCORE_UNKNOWN && completions[1] == ONE);
    assert_int_equal(pays[0].basic_fen + pays[0].competition_fen, 0);
    assert_true(pays[0].reasons & SCORE_IDLE);
    assert_int_equal(pays[1].basic_fen, 1000);
    assert_int_equal(pays[1].competition_fen, 100);
    arena_reset(&a);
}

static void equal_remainders_go_to_the_earlier_and_a_pool_without_winners_stays(void **unused)
{
    struct score_indicator one = {ONE, ONE, true};
    struct score_rules rules = {1, &one, 0, 0, 0, 2};
    int64_t actual = ONE, completions[3];
    struct score_payee payees[3];
    struct score_pay pays[3];
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    for (int i = 0; i < 3; i++)
        payees[i] = (struct score_payee){0, &actual, false, 0, ONE / 2, 10, NULL};
    assert_true(score_pay(&rules, 3, payees, &a, completions, pays, &e));
    assert_int_equal(pays[0].competition_fen, 1);
    assert_int_equal(pays[1].competition_fen, 1);
    assert_int_equal(pays[2].competition_fen, 0);
    for (int i = 0; i < 3; i++)
        payees[i].rate_now = 0;
    assert_true(score_pay(&rules, 3, payees, &a, completions, pays, &e));
    for (int i = 0; i < 3; i++)
        assert_int_equal(pays[i].competition_fen, 0);
    assert_true(score_check(&rules, 3, payees, pays, &e));
    arena_reset(&a);
}

static void a_tampered_payment_is_found(void **unused)
{
    struct random r = random_stream(99, 3);
    int found = 0;

    (void)unused;
    for (int round = 0; round < 300; round++) {
        static struct desk d;
        struct err e = {0};
        int i;

        desk_make(&d, &r);
        assert_true(desk_pay(&d, &e));
        i = (int)random_below(&r, d.n);
        *(round % 2 ? &d.pays[i].basic_fen : &d.pays[i].competition_fen) += round % 3 ? 1 : -1;
        found += !score_check(&d.rules, d.n, d.payees, d.pays, &e);
    }
    assert_int_equal(found, 300);
}

static void rules_that_do_not_add_up_are_refused(void **unused)
{
    struct score_indicator indicators[] = {{ONE, ONE / 2, true}, {ONE, ONE / 2 - 1, true}};
    struct score_rules rules = {2, indicators, 0, 0, 50, 0};
    int64_t actuals[] = {0, 0}, completions[2] = {7, 7};
    struct score_payee payee = {0, actuals, false, 0, 0, 0, NULL};
    struct score_pay pay = {.score = 7};
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    assert_false(score_pay(&rules, 1, &payee, &a, completions, &pay, &e));
    assert_err(e, ERR_INPUT, "sum to 0.999999999");
    assert_true(pay.score == 7 && completions[0] == 7);
    err_reset(&e);
    indicators[1].weight++;
    indicators[1].target = ONE;
    indicators[1].weight = ONE / 2;
    payee.targets = completions; /* 7, 7: good ones */
    assert_true(score_pay(&rules, 1, &payee, &a, (int64_t[2]){0}, &pay, &e));
    payee.targets = actuals; /* 0 */
    assert_false(score_pay(&rules, 1, &payee, &a, completions, &pay, &e));
    assert_err(e, ERR_INPUT, "payee 1, indicator 1");
    payee.targets = NULL;
    err_reset(&e);
    indicators[1].target = 0;
    assert_false(score_pay(&rules, 1, &payee, &a, completions, &pay, &e));
    assert_err(e, ERR_INPUT, "target");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pay_agrees_with_the_plain_twin_and_its_own_check),
        cmocka_unit_test(the_order_of_payees_changes_nobodys_score_or_basic_pay),
        cmocka_unit_test(a_card_by_hand),
        cmocka_unit_test(a_lucky_jump_of_a_tiny_place_does_not_win),
        cmocka_unit_test(an_idle_place_earns_nothing_for_no_transfers),
        cmocka_unit_test(equal_remainders_go_to_the_earlier_and_a_pool_without_winners_stays),
        cmocka_unit_test(a_tampered_payment_is_found),
        cmocka_unit_test(rules_that_do_not_add_up_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
