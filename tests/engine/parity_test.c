#include "engine/parity.h"

#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"

static struct parity_ledger measured(const struct parity_input *in, struct arena *a)
{
    struct parity_ledger p = {0};
    struct err e = {0};

    if (!parity_measure(in, a, &p, &e) || !parity_check(in, &p, &e))
        fail_msg("%s", e.text);
    return p;
}

/* Suichang's rule by hand: one seat from day 0; the first comes on day 2, leaves on day 9; the
 * second is there from day 10 on and two days on leave. */
static void a_late_arrival_and_a_leave_are_the_days_that_are_missing(void **unused)
{
    const struct parity_span spans[] = {
        {0, 0, DAY_NONE, 1, 0}, {0, 2, 9, 0, 1}, {0, 10, DAY_NONE, 0, 1}, {0, 12, 13, 0, -1}};
    struct arena a = {0};
    struct parity_ledger p = measured(&(struct parity_input){spans, 4, 1, 0, 19}, &a);

    (void)unused;
    assert_int_equal(p.run_n, 4);
    assert_int_equal(p.runs[0].until_day, 1);
    assert_int_equal(p.runs[0].present, 0);
    assert_int_equal(p.runs[1].until_day, 11); /* the hand-over leaves no gap */
    assert_int_equal(p.runs[2].present, 0);
    assert_int_equal(p.sums[0].granted_days, 20);
    assert_int_equal(p.sums[0].present_days, 16);
    assert_int_equal(p.sums[0].short_days, 4);
    arena_reset(&a);
}

static void a_surplus_of_one_day_does_not_make_up_for_the_lack_of_another(void **unused)
{
    const struct parity_span spans[] = {{0, 0, 3, 2, 0}, {0, 0, 1, 0, 4}};
    struct arena a = {0};
    struct parity_ledger p = measured(&(struct parity_input){spans, 2, 1, 0, 3}, &a);

    (void)unused;
    assert_int_equal(p.sums[0].granted_days, p.sums[0].present_days);
    assert_int_equal(p.sums[0].short_days, 4);
    arena_reset(&a);
}

static void what_cannot_be_is_refused_and_writes_nothing(void **unused)
{
    const struct parity_span away[] = {{0, 0, 3, 0, -1}}, none[] = {{1, 0, 3, 1, 0}};
    const struct parity_input wrong[] = {
        {away, 1, 1, 0, 3}, {none, 1, 1, 0, 3}, {none, 0, 1, 3, 0}};
    struct parity_ledger p = {.run_n = 7};
    struct arena a = {0};

    (void)unused;
    for (int i = 0; i < 3; i++) {
        struct err e = {0};

        assert_false(parity_measure(&wrong[i], &a, &p, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_int_equal(p.run_n, 7);
    }
    arena_reset(&a);
}

static void a_changed_ledger_is_found(void **unused)
{
    const struct parity_span spans[] = {{0, 0, 3, 2, 0}, {0, 1, 2, 0, 1}};
    const struct parity_input in = {spans, 2, 1, 0, 5};
    struct arena a = {0};
    struct parity_ledger p = measured(&in, &a);

    (void)unused;
    for (size_t i = 0; i < p.run_n; i++) {
        struct err e = {0};

        p.runs[i].present++;
        assert_false(parity_check(&in, &p, &e));
        assert_int_equal(e.code, ERR_CHECK);
        p.runs[i].present--;
    }
    p.sums[0].short_days++;
    {
        struct err e = {0};
        assert_false(parity_check(&in, &p, &e));
    }
    arena_reset(&a);
}

/* The twin: what is there, day by day, group by group. parity_check counts in the same way, but
 * trusts the runs for their order; here the days are the outer loop. */
enum { DAYS = 40, GROUPS = 3, SPANS = 12 };
struct twin {
    int64_t granted[GROUPS][DAYS], present[GROUPS][DAYS];
};

static struct parity_span span_draw(struct random *r, struct twin *t)
{
    int32_t from = (int32_t)random_below(r, 60) - 10, until = from + (int32_t)random_below(r, 30);
    bool open = random_below(r, 5) == 0;
    struct parity_span s = {(int32_t)random_below(r, GROUPS), from, open ? DAY_NONE : until,
                            (int32_t)random_below(r, 3), (int32_t)random_below(r, 3)};

    for (int32_t d = from > 0 ? from : 0; d < DAYS && (open || d <= until); d++) {
        t->granted[s.group][d] += s.seats;
        t->present[s.group][d] += s.people;
    }
    return s;
}

static void twin_agrees(const struct twin *t, const struct parity_ledger *p)
{
    for (size_t i = 0; i < p->run_n; i++) {
        for (int32_t d = p->runs[i].from_day; d <= p->runs[i].until_day; d++) {
            assert_int_equal(p->runs[i].granted, t->granted[p->runs[i].group][d]);
            assert_int_equal(p->runs[i].present, t->present[p->runs[i].group][d]);
        }
    }
    for (int g = 0; g < GROUPS; g++) {
        int64_t missing = 0;

        for (int d = 0; d < DAYS; d++)
            missing +=
                t->granted[g][d] > t->present[g][d] ? t->granted[g][d] - t->present[g][d] : 0;
        assert_int_equal(p->sums[g].short_days, missing);
    }
}

static void days_counted_one_by_one_say_the_same(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 500; seed++) {
        struct random r = random_stream(seed, 56);
        struct parity_span spans[SPANS];
        size_t n = (size_t)random_below(&r, SPANS + 1);
        struct twin t = {0};
        struct arena a = {0};
        struct parity_ledger p;

        for (size_t i = 0; i < n; i++)
            spans[i] = span_draw(&r, &t);
        p = measured(&(struct parity_input){spans, n, GROUPS, 0, DAYS - 1}, &a);
        twin_agrees(&t, &p);
        arena_reset(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_late_arrival_and_a_leave_are_the_days_that_are_missing),
        cmocka_unit_test(a_surplus_of_one_day_does_not_make_up_for_the_lack_of_another),
        cmocka_unit_test(what_cannot_be_is_refused_and_writes_nothing),
        cmocka_unit_test(a_changed_ledger_is_found),
        cmocka_unit_test(days_counted_one_by_one_say_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
