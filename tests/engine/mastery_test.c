/* Expected values: all sequences of cases counted one by one; a dense Markov chain over the states
 * that can be reached, solved by elimination; simulation; closed forms of bounds. */
#include "engine/mastery.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

static const struct mastery_rates RATES = {0.10, 0.20};

/* Probability that the limit is reached within n cases: every sequence. */
static double by_counting(const struct mastery_chart *c, int n)
{
    double sum = 0;

    for (unsigned sequence = 0; sequence < 1u << n; sequence++) {
        double score = 0, p = 1;
        int reached = 0;

        for (int i = 0; i < n; i++) {
            int up = sequence >> i & 1;

            p *= up ? c->chance : 1 - c->chance;
            score = fmax(0, score + (up ? c->up : -c->down));
            reached = reached || score >= c->limit - 1e-9;
        }
        sum += reached ? p : 0;
    }
    return sum;
}

static struct mastery_chart chart_random(struct random *r)
{
    struct mastery_rates rates = {0.02 + 0.2 * random_unit(r), 0};
    double rate, limit;

    rates.inadequate = rates.adequate + 0.03 + 0.4 * random_unit(r);
    rate = 0.02 + 0.5 * random_unit(r);
    limit = 0.05 + 1.5 * random_unit(r);
    return random_below(r, 2) ? mastery_learning(&rates, rate, limit)
                              : mastery_maintenance(&rates, rate, limit);
}

static void the_law_agrees_with_counting_every_sequence(void **unused)
{
    struct random r = random_stream(97, 1);

    (void)unused;
    for (int round = 0; round < 60; round++) {
        struct mastery_chart c = chart_random(&r);
        struct arena a = {0};
        double by[12];

        mastery_signal_by(&c, 12, &a, by);
        for (int n = 1; n <= 12; n++)
            assert_near(by[n - 1], by_counting(&c, n), 1e-12);
        arena_reset(&a);
    }
}

/* --- run lengths by a dense chain over reachable states --- */

enum { STATES = 400 };
struct chain {
    int n;
    double score[STATES];
};

static int state_of(struct chain *s, double score)
{
    for (int i = 0; i < s->n; i++) {
        if (fabs(s->score[i] - score) < 1e-9)
            return i;
    }
    if (s->n == STATES)
        return -1;
    s->score[s->n] = score;
    return s->n++;
}

/* (I - Q) m = 1; steps are whole multiples of one unit, so that the states are few. */
static double by_elimination(const struct mastery_chart *c)
{
    static double m[STATES][STATES + 1];
    struct chain s = {.n = 1};
    double length;

    memset(m, 0, sizeof m);
    for (int i = 0; i < s.n; i++) {
        double up = s.score[i] + c->up, down = fmax(0, s.score[i] - c->down);
        int to = up >= c->limit - 1e-9 ? -2 : state_of(&s, up);

        assert_int_not_equal(to, -1);
        m[i][i] += 1;
        m[i][STATES] = 1;
        if (to >= 0)
            m[i][to] -= c->chance;
        m[i][state_of(&s, down)] -= 1 - c->chance;
    }
    for (int k = 0; k < s.n; k++) {
        for (int i = 0; i < s.n; i++) {
            double f = i == k ? 0 : m[i][k] / m[k][k];

            for (int j = 0; j <= STATES && f < 0; j++)
                m[i][j] -= f * m[k][j];
        }
    }
    length = m[0][STATES] / m[0][0];
    return length;
}

static void run_lengths_agree_with_a_chain_solved_by_elimination(void **unused)
{
    (void)unused;
    for (int up = 1; up <= 7; up += 2) {
        for (int down = 1; down <= 9; down += 2) {
            for (int limit = 5; limit <= 60; limit += 11) {
                struct mastery_chart c = {up * 0.1, down * 0.1, 0.3 + 0.06 * up, limit * 0.1};
                double want = by_elimination(&c);

                if (want < 1e10)
                    assert_near(mastery_run_length(&c) / want, 1, 1e-6);
            }
        }
    }
}

static void a_single_step_to_the_limit_is_geometric(void **unused)
{
    struct mastery_chart c = {1, 1, 0.2, 0.9}, three = {1, 5, 0.5, 3};

    (void)unused;
    assert_near(mastery_run_length(&c), 5, 1e-9);
    /* three ups in a row of a fair coin: 2 + 4 + 8 */
    assert_near(mastery_run_length(&three), 14, 1e-9);
}

static void run_lengths_agree_with_simulation(void **unused)
{
    enum { RUNS = 4000 };
    static const double limits[] = {0.5, 1.25, 2.0};

    (void)unused;
    for (int i = 0; i < 6; i++) {
        double rate = i % 2 ? RATES.inadequate : RATES.adequate, sum = 0, square = 0, error;
        struct mastery_chart c = mastery_learning(&RATES, rate, limits[i / 2]);

        for (int run = 0; run < RUNS; run++) {
            struct random r = random_stream(98, (uint64_t)(i * RUNS + run));
            double score = 0, n = 0;

            for (; score < c.limit - 1e-9; n++)
                score = fmax(0, score + (random_unit(&r) < rate ? -c.down : c.up));
            sum += n;
            square += n * n;
        }
        error = sqrt((square / RUNS - sum / RUNS * sum / RUNS) / RUNS);
        assert_near(sum / RUNS, mastery_run_length(&c), 4.5 * error);
    }
}

static void the_law_by_n_tends_to_the_run_length(void **unused)
{
    enum { N = 3000 };
    static double by[N];
    struct mastery_chart c = mastery_learning(&RATES, 0.1, 1.25);
    struct arena a = {0};
    double sum = 1;

    (void)unused;
    mastery_signal_by(&c, N, &a, by);
    for (int n = 0; n < N; n++)
        sum += 1 - by[n];
    assert_near(sum, mastery_run_length(&c), 1e-8);
    arena_reset(&a);
}

/* --- calibration --- */

static void the_calibrated_limit_just_keeps_its_promise(void **unused)
{
    struct random r = random_stream(97, 2);

    (void)unused;
    for (int round = 0; round < 20; round++) {
        struct mastery_rates rates = {0.02 + 0.1 * random_unit(&r), 0};
        int32_t n = 5 + (int32_t)random_below(&r, 60);
        struct mastery_plan plan;
        struct mastery_chart chart;
        struct arena a = {0};
        double by[64];

        rates.inadequate = rates.adequate + 0.05 + 0.3 * random_unit(&r);
        mastery_calibrate(&rates, n, &a, &plan);
        assert_true(plan.inadequate <= 0.05);
        chart = mastery_learning(&rates, rates.inadequate, plan.limit - 2e-6);
        mastery_signal_by(&chart, n, &a, by);
        assert_true(by[n - 1] > 0.05 || plan.limit <= 2e-6);
        chart = mastery_learning(&rates, rates.adequate, plan.limit);
        mastery_signal_by(&chart, n, &a, by);
        assert_near(plan.adequate, by[n - 1], 1e-12);
        arena_reset(&a);
    }
}

static void thirty_cases_do_not_tell_ten_from_twenty_percent(void **unused)
{
    struct mastery_plan thirty, many;
    struct arena a = {0};

    (void)unused;
    mastery_calibrate(&RATES, 30, &a, &thirty);
    mastery_calibrate(&RATES, 200, &a, &many);
    assert_false(thirty.enough);
    assert_true(thirty.inadequate <= 0.05 && thirty.adequate < 0.5);
    assert_true(many.enough);
    arena_reset(&a);
}

/* --- paths --- */

static void a_path_by_hand(void **unused)
{
    /* ln(0.9 / 0.8) up, ln(0.5) down */
    struct mastery_limits limits = {0.35, NAN};
    struct mastery_case cases[] = {{false, NAN}, {true, NAN},  {false, NAN}, {false, NAN},
                                   {false, NAN}, {false, NAN}, {true, NAN}};
    struct mastery_step steps[7];
    double up = log(0.9 / 0.8);

    (void)unused;
    mastery_path(&RATES, &limits, 7, cases, steps);
    assert_near(steps[0].score, up, 1e-12);
    assert_near(steps[1].weight, log(0.5), 1e-12);
    assert_near(steps[1].score, 0, 0);
    assert_near(steps[4].score, 3 * up, 1e-12);
    assert_int_equal(steps[3].state, MASTERY_LEARNING);
    assert_int_equal(steps[4].state, MASTERY_COMPETENT); /* 0.3534 >= 0.35 */
    assert_int_equal(steps[6].state, MASTERY_COMPETENT);
    assert_near(steps[6].vlad, 0.7 - 2, 1e-12);
}

static void a_score_within_rounding_of_the_limit_has_reached_it(void **unused)
{
    struct mastery_limits limits = {3 * log(0.9 / 0.8) + 1e-12, NAN};
    struct mastery_case cases[] = {{false, NAN}, {false, NAN}, {false, NAN}};
    struct mastery_step steps[3];

    (void)unused;
    mastery_path(&RATES, &limits, 3, cases, steps);
    assert_int_equal(steps[2].state, MASTERY_COMPETENT);
}

static void maintenance_begins_at_nothing_and_an_alarm_stays(void **unused)
{
    struct mastery_limits limits = {0.2, 1.2};
    struct mastery_case cases[] = {{false, NAN}, {false, NAN}, {true, NAN},
                                   {false, NAN}, {true, NAN},  {false, NAN}};
    struct mastery_step steps[6];
    double up = log(0.9 / 0.8), down = log(2);

    (void)unused;
    mastery_path(&RATES, &limits, 6, cases, steps);
    assert_int_equal(steps[1].state, MASTERY_COMPETENT);
    assert_near(steps[2].score, down, 1e-12);
    assert_near(steps[3].score, down - up, 1e-12);
    assert_int_equal(steps[3].state, MASTERY_COMPETENT);
    assert_int_equal(steps[4].state, MASTERY_ALARM); /* 2 ln 2 - ln(9/8) = 1.27 */
    assert_int_equal(steps[5].state, MASTERY_ALARM);
}

/* A hard case that succeeds tells more, a hard case that fails less. */
static void a_risk_changes_what_a_case_tells(void **unused)
{
    double inadequate = 2 * 0.3 / (1 + 0.3);

    (void)unused;
    assert_near(mastery_risk_weight(0.3, false), log((1 - 0.3) / (1 - inadequate)), 1e-12);
    assert_near(mastery_risk_weight(0.3, true), log(0.3 / inadequate), 1e-12);
    assert_true(mastery_risk_weight(0.4, false) > mastery_risk_weight(0.1, false));
    assert_true(mastery_risk_weight(0.4, true) > mastery_risk_weight(0.1, true));
}

static void bounds_have_their_closed_forms(void **unused)
{
    (void)unused;
    assert_near(mastery_upper(0, 20), 1 - pow(0.05, 1 / 20.0), 1e-9); /* 13.9 % */
    assert_near(mastery_upper(0, 20), 0.139, 0.0005);
    assert_near(mastery_upper(7, 7), 1, 0);
    assert_near(mastery_below(3, 6, 0.5), 0.5, 1e-9);
    assert_true(mastery_below(0, 30, 0.2) > 0.99 && mastery_below(12, 30, 0.2) < 0.02);
}

static void rates_out_of_order_are_refused(void **unused)
{
    static const struct mastery_rates wrong[] = {
        {0, 0.2}, {0.2, 0.2}, {0.3, 0.2}, {0.1, 1}, {NAN, 0.2}};

    (void)unused;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct err e = {0};

        assert_false(mastery_rates_check(&wrong[i], &e));
        assert_err(e, ERR_INPUT, "adequate < inadequate");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_law_agrees_with_counting_every_sequence),
        cmocka_unit_test(run_lengths_agree_with_a_chain_solved_by_elimination),
        cmocka_unit_test(a_single_step_to_the_limit_is_geometric),
        cmocka_unit_test(run_lengths_agree_with_simulation),
        cmocka_unit_test(the_law_by_n_tends_to_the_run_length),
        cmocka_unit_test(the_calibrated_limit_just_keeps_its_promise),
        cmocka_unit_test(thirty_cases_do_not_tell_ten_from_twenty_percent),
        cmocka_unit_test(a_path_by_hand),
        cmocka_unit_test(a_score_within_rounding_of_the_limit_has_reached_it),
        cmocka_unit_test(maintenance_begins_at_nothing_and_an_alarm_stays),
        cmocka_unit_test(a_risk_changes_what_a_case_tells),
        cmocka_unit_test(bounds_have_their_closed_forms),
        cmocka_unit_test(rates_out_of_order_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
