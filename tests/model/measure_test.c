#include "model/measure.h"

#include <math.h>
#include <string.h>

#include "base/random.h"
#include "model/unknown.h"
#include "tests/check.h"

static struct measure measure_of(enum figure_kind kind, const char *noun, enum figure_how how)
{
    struct measure m = {.figure = {.kind = kind, .scale = 1, .step = 1}};

    for (int i = 0; i < 2; i++) {
        m.figure.counts[i].noun = noun_find(str_of(noun));
        m.figure.counts[i].how = how;
    }
    return m;
}

static struct measure_cell cell(const char *organization, int32_t month, int64_t n, int64_t of)
{
    struct measure_cell c = {
        .organization = str_of(organization), .month = month, .n = {n, of}, .told = {true, true}};

    for (int i = 0; i < 2; i++) {
        c.told[i] = c.n[i] != COUNT_UNKNOWN;
        c.n[i] = c.told[i] ? c.n[i] : 0;
    }
    return c;
}

/* 30 of 50 in whole reports; H3 tells no denominator and is left out of both. */
static void a_report_of_one_part_alone_is_in_neither_sum(void **unused)
{
    const struct measure m = measure_of(FIGURE_SHARE, "statistic", FIGURE_SUM);
    struct measure_cell items[] = {cell("H1", 0, 10, 20), cell("H2", 0, 20, 30),
                                   cell("H3", 0, 99, COUNT_UNKNOWN)};
    struct measure_cells cells = {items, 3};
    struct measure_value v = measure_reckon(&m, &cells, true);

    (void)unused;
    assert_near(v.value, 60, 1e-12);
    assert_int_equal(v.numerator, 30);
    assert_int_equal(v.denominator, 50);
    assert_int_equal(v.organization_n, 2);
    assert_int_equal(v.half_n, 1);
}

static void unknown_is_not_zero_but_no_lines_are_none(void **unused)
{
    const struct measure told = measure_of(FIGURE_COUNT, "statistic", FIGURE_SUM);
    const struct measure lines = measure_of(FIGURE_COUNT, "achievement", FIGURE_ROWS);
    const struct measure share = measure_of(FIGURE_SHARE, "achievement", FIGURE_ROWS);
    const struct measure_cells none = {NULL, 0};

    (void)unused;
    assert_true(isnan(measure_reckon(&told, &none, true).value));
    assert_int_equal(measure_reckon(&told, &none, true).numerator, COUNT_UNKNOWN);
    assert_near(measure_reckon(&lines, &none, true).value, 0, 0);
    assert_true(isnan(measure_reckon(&lines, &none, false).value));
    assert_true(isnan(measure_reckon(&share, &none, true).value)); /* a share of nothing */
}

/* H2 begins to report, H3 stops: neither is growth. 110 against 100. */
static void only_what_both_years_tell_is_compared(void **unused)
{
    const struct measure m = measure_of(FIGURE_COUNT, "statistic", FIGURE_SUM);
    struct measure_cell now[] = {cell("H1", 0, 60, 0), cell("H1", 1, 50, 0), cell("H2", 0, 900, 0)};
    struct measure_cell before[] = {cell("H1", 0, 50, 0), cell("H1", 1, 50, 0),
                                    cell("H1", 2, 70, 0), cell("H3", 0, 400, 0)};
    const struct measure_cells a = {now, 3}, b = {before, 4}, none = {NULL, 0};
    struct measure_change c = measure_compare(&m, &a, &b);

    (void)unused;
    assert_near(c.change, 10, 1e-12);
    assert_int_equal(c.organization_n, 1);
    assert_true(isnan(measure_compare(&m, &a, &none).change));
    assert_int_equal(measure_compare(&m, &a, &none).organization_n, 0);
}

static void a_share_changes_in_points_and_lines_as_they_are(void **unused)
{
    const struct measure share = measure_of(FIGURE_SHARE, "statistic", FIGURE_SUM);
    const struct measure lines = measure_of(FIGURE_COUNT, "achievement", FIGURE_ROWS);
    struct measure_cell now[] = {cell("H1", 0, 30, 40), cell("H2", 0, 3, 0)};
    struct measure_cell before[] = {cell("H1", 0, 10, 20)};
    const struct measure_cells one = {now, 1}, both = {now, 2}, b = {before, 1};

    (void)unused;
    assert_near(measure_compare(&share, &one, &b).change, 25, 1e-12);
    assert_near(measure_compare(&lines, &both, &b).change, 230, 1e-9); /* 33 against 10 */
}

static void random_cells(struct random *r, int64_t most, struct measure_cells *cells)
{
    static const char *const NAMES[] = {"A", "B", "C"};

    cells->n = 0;
    for (int at = 0; at < 12; at++) {
        int64_t n = random_below(r, 5) ? random_below(r, most) : COUNT_UNKNOWN;
        int64_t of = random_below(r, 5) ? 1 + random_below(r, most) : COUNT_UNKNOWN;

        if (random_below(r, 3))
            cells->items[cells->n++] = cell(NAMES[at / 4], at % 4, n, of);
    }
}

static bool told_both(const struct measure_cell *a, const struct measure_cell *b)
{
    return str_eq(a->organization, b->organization) && a->month == b->month && a->told[0]
           && a->told[1] && b->told[0] && b->told[1];
}

/* Each cell against each: the change of a ratio, NaN where none is told in both. */
static double change_plain(const struct measure_cells *now, const struct measure_cells *before)
{
    double sums[4] = {0};

    for (size_t i = 0; i < now->n; i++) {
        for (size_t k = 0; k < before->n; k++) {
            const struct measure_cell *a = &now->items[i], *b = &before->items[k];

            if (!told_both(a, b))
                continue;
            sums[0] += (double)a->n[0];
            sums[1] += (double)a->n[1];
            sums[2] += (double)b->n[0];
            sums[3] += (double)b->n[1];
        }
    }
    return sums[1] > 0 ? sums[0] / sums[1] - sums[2] / sums[3] : NAN;
}

static void a_slow_twin_finds_the_same_on_random_reports(void **unused)
{
    enum { ROUNDS = 300 };
    const struct measure m = measure_of(FIGURE_RATIO, "statistic", FIGURE_SUM);
    struct measure_cell items[2][12];
    struct measure_cells now = {items[0], 0}, before = {items[1], 0};
    struct random r = random_stream(7, 1);

    (void)unused;
    for (int round = 0; round < ROUNDS; round++) {
        double plain, got;

        random_cells(&r, 50, &now);
        random_cells(&r, 50, &before);
        plain = change_plain(&now, &before);
        got = measure_compare(&m, &now, &before).change;
        assert_int_equal(isnan(plain) != 0, isnan(got) != 0);
        if (!isnan(plain))
            assert_near(got, plain, 1e-9);
    }
}

static void a_claim_that_was_verified_counts_as_both(void **unused)
{
    const struct noun *lines = noun_find(STR("achievement")), *told = noun_find(STR("statistic"));

    (void)unused;
    assert_string_equal(measure_tier_words(lines, MEASURE_CLAIMED).words[1], "verified");
    assert_null(measure_tier_words(lines, MEASURE_VERIFIED).words[1]);
    assert_null(measure_tier_words(lines, MEASURE_VALIDATED).words[0]);
    assert_string_equal(measure_tier_words(told, MEASURE_VALIDATED).words[0], "validated");
    assert_null(measure_tier_words(told, MEASURE_CLAIMED).words[1]);
}

static void the_plan_is_that_of_the_year(void **unused)
{
    struct measure_plan plans[] = {{2024, 70}, {2025, 72.5}};
    const struct measure m = {.plans = plans, .plan_n = 2};

    (void)unused;
    assert_near(measure_plan_of(&m, 2025), 72.5, 0);
    assert_true(isnan(measure_plan_of(&m, 2026)));
}

/* Each tier by each of three people, with what was told before; + good, s state, r right. */
static void three_people_tell_the_three_tiers(void **unused)
{
    static const struct {
        bool there[MEASURE_TIER_N];
        int by[MEASURE_TIER_N];
        enum measure_tier tier;
        char said[4]; /* by person 1, 2, 3 */
    } CASES[] = {
        {{false, false, false}, {0, 0, 0}, MEASURE_CLAIMED, "+++"},
        {{false, false, false}, {0, 0, 0}, MEASURE_VERIFIED, "sss"},
        {{true, false, false}, {1, 0, 0}, MEASURE_CLAIMED, "+++"},
        {{true, false, false}, {1, 0, 0}, MEASURE_VERIFIED, "r++"},
        {{true, false, false}, {1, 0, 0}, MEASURE_VALIDATED, "rss"},
        {{true, true, false}, {1, 2, 0}, MEASURE_CLAIMED, "sss"},
        {{true, true, false}, {1, 2, 0}, MEASURE_VERIFIED, "r++"},
        {{true, true, false}, {1, 2, 0}, MEASURE_VALIDATED, "rr+"},
        {{true, true, true}, {1, 2, 3}, MEASURE_VERIFIED, "sss"},
        {{true, true, true}, {1, 2, 3}, MEASURE_VALIDATED, "rr+"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        struct measure_told told = {.there = {false}};

        for (int t = 0; t < MEASURE_TIER_N; t++) {
            told.there[t] = CASES[i].there[t];
            told.by[t].bytes[0] = (uint8_t)CASES[i].by[t];
        }
        for (uint8_t who = 1; who <= 3; who++) {
            struct err e = {0};
            bool good = measure_may_tell(&told, CASES[i].tier, (struct id){{who}}, &e);
            char got = good ? '+' : e.code == ERR_RIGHT ? 'r' : 's';

            assert_int_equal(got, CASES[i].said[who - 1]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_report_of_one_part_alone_is_in_neither_sum),
        cmocka_unit_test(unknown_is_not_zero_but_no_lines_are_none),
        cmocka_unit_test(only_what_both_years_tell_is_compared),
        cmocka_unit_test(a_share_changes_in_points_and_lines_as_they_are),
        cmocka_unit_test(a_slow_twin_finds_the_same_on_random_reports),
        cmocka_unit_test(a_claim_that_was_verified_counts_as_both),
        cmocka_unit_test(the_plan_is_that_of_the_year),
        cmocka_unit_test(three_people_tell_the_three_tiers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
