#include "store/measure.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/noun.h"
#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct statistics found;
    struct measure_lines lines, open;
};

static const struct statistic ONE = {.county = {"990101", 6},
                                     .programme = {"p", 1},
                                     .measure = {"visits", 6},
                                     .organization = {"H1", 2},
                                     .day = 19723, /* 2024-01-01 */
                                     .denominator = COUNT_UNKNOWN,
                                     .made_ms = 5};

static bool tier_add(struct store *st, enum measure_tier tier, int64_t n, struct err *e)
{
    struct statistic s = ONE;

    s.id = id_new();
    s.code = str_of(measure_tier_names[tier]);
    s.version = 1;
    s.tier = tier;
    s.numerator = n;
    return store_statistic_add(st, &s, e);
}

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct store_page page = {.limit = 5, .reach = STORE_ALL};
    struct measure_filter f = {.programme = STR("p"),
                               .measure = STR("visits"),
                               .from_day = ONE.day,
                               .until_day = ONE.day + 365};
    struct statistic s = ONE;

    if (!tier_add(st, MEASURE_CLAIMED, 100, e)
        || !store_measure_list(st, &f, &page, q->a, &q->open, e)
        || !tier_add(st, MEASURE_VERIFIED, 90, e))
        return false;
    s.code = STR("claimed");
    s.version = 1;
    s.numerator = 95;
    s.note = STR("更正");
    if (!store_statistic_put(st, &s, e) || !store_statistic_find(st, &s, q->a, &q->found, e)
        || !store_measure_list(st, &f, &page, q->a, &q->lines, e))
        return false;
    f.open = true;
    return store_measure_list(st, &f, &page, q->a, &q->open, e);
}

static void tiers_stand_side_by_side_and_a_correction_keeps_what_stood_before(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_int_equal(q.found.n, 2);
    assert_int_equal(q.found.items[0].version, 2);
    assert_str(q.found.items[0].note, "更正");
    assert_int_equal(q.lines.n, 1);
    assert_int_equal(q.lines.more.total, 1);
    assert_int_equal(q.lines.items[0].numerator[MEASURE_CLAIMED], 95);
    assert_int_equal(q.lines.items[0].numerator[MEASURE_VERIFIED], 90);
    assert_int_equal(q.lines.items[0].numerator[MEASURE_VALIDATED], COUNT_UNKNOWN);
    assert_int_equal(q.lines.items[0].denominator[MEASURE_CLAIMED], COUNT_UNKNOWN);
    assert_str(q.lines.items[0].organization_name, "甲县医院");
    assert_int_equal(q.open.n, 0); /* it is verified */
    assert_int_equal(both_total(b, "SELECT numerator FROM statistic_past WHERE version = 1"), 100);
}

static bool stale_in_tx(struct store *st, void *unused, struct err *e)
{
    struct statistic s = ONE;

    (void)unused;
    s.code = STR("claimed");
    s.version = 9;
    s.numerator = 1;
    return tier_add(st, MEASURE_CLAIMED, 100, e) && store_statistic_put(st, &s, e);
}

static void a_stale_version_changes_nothing(void **state)
{
    struct both *b = province_of(state);

    both_tx(b, STORE_WRITE, stale_in_tx, NULL);
    assert_int_equal(both_total(b, "SELECT numerator FROM statistic WHERE statistic = 'claimed'"),
                     100);
    assert_int_equal(both_total(b, "SELECT count(*) FROM statistic_past"), 0);
}

/* Sums of 0 that were told count as told; what was not is absent. */
static bool told_in_tx(struct store *st, void *arg, struct err *e)
{
    struct noun_tallies *t = arg;
    const struct noun *noun = noun_find(STR("statistic"));
    const struct figure_count count = {.noun = noun,
                                       .how = FIGURE_SUM,
                                       .column = noun_column_find(noun, STR("numerator")),
                                       .from_day = DAY_NONE,
                                       .until_day = DAY_NONE};
    struct noun_scope scope = {.programme = STR("p"),
                               .from_day = DAY_NONE,
                               .until_day = DAY_NONE,
                               .reach = STORE_ALL,
                               .by = NOUN_BY_ORGANIZATION,
                               .who = -1};
    static struct arena a;

    arena_reset(&a);
    if (!tier_add(st, MEASURE_CLAIMED, 0, e)
        || !store_noun_tally(st, &count, &scope, true, &a, t, e))
        return false;
    scope.told = true;
    return store_noun_tally(st, &count, &scope, true, &a, &t[1], e);
}

static void a_zero_that_was_told_is_told(void **state)
{
    struct both *b = province_of(state);
    struct noun_tallies t[2];

    both_tx(b, STORE_WRITE, told_in_tx, t);
    assert_int_equal(t[0].n, 0);
    assert_int_equal(t[1].n, 1);
    assert_int_equal(t[1].items[0].n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(tiers_stand_side_by_side_and_a_correction_keeps_what_stood_before),
        BOTH(a_stale_version_changes_nothing),
        BOTH(a_zero_that_was_told_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
