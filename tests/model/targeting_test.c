#include "model/targeting.h"

#include <math.h>

#include "base/random.h"
#include "tests/check.h"

static struct str PRIORITY[] = {{"990101", 6}, {"990103", 6}};
static const struct str_list FIRST = {PRIORITY, 2, 2};

static void a_seat_elsewhere_is_an_exception_while_a_priority_place_is_short_of_it(void **state)
{
    const struct targeting_demand demands[] = {
        {STR("990101"), STR("骨科"), 3, 1},   {STR("990102"), STR("骨科"), 2, 2},
        {STR("990102"), STR("心内科"), 1, 1}, {STR("990103"), STR("骨科"), 1, 0},
        {STR("990102"), STR("骨科"), 1, 0},
    };
    int64_t passed[5];
    const struct targeting t = targeting_measure(demands, 5, &FIRST, passed);

    (void)state;
    assert_int_equal(t.seats, 8);
    assert_int_equal(t.filled, 4);
    assert_int_equal(t.priority_seats, 4);
    assert_int_equal(t.priority_filled, 1);
    assert_near(targeting_share(&t), 0.25, 1e-12);
    assert_int_equal(passed[0], 0);
    assert_int_equal(passed[1], 3); /* two of the first, one of the third */
    assert_int_equal(passed[2], 0); /* nobody is short of that */
    assert_int_equal(passed[3], 0);
    assert_int_equal(passed[4], 0); /* has no seat */
}

static void
without_priority_places_nothing_is_an_exception_and_without_seats_nothing_a_share(void **state)
{
    const struct targeting_demand d = {STR("990101"), STR("骨科"), 2, 1};
    const struct str_list none = {0};
    int64_t passed;
    struct targeting t = targeting_measure(&d, 1, &none, &passed);

    (void)state;
    assert_int_equal(passed, 0);
    assert_near(targeting_share(&t), 0, 0);
    t = targeting_measure(&d, 0, &FIRST, &passed);
    assert_true(isnan(targeting_share(&t)));
}

static bool inside(const struct targeting_demand *d)
{
    return d->county.at[5] == '1' || d->county.at[5] == '3';
}

/* The twin takes seat by seat: each empty one inside of the discipline. */
static int64_t empty_inside(const struct targeting_demand *d, size_t n, struct str discipline)
{
    int64_t empty = 0;

    for (size_t k = 0; k < n; k++) {
        for (int64_t seat = 0; seat < d[k].seats; seat++)
            empty += seat >= d[k].filled && inside(&d[k]) && str_eq(d[k].discipline, discipline);
    }
    return empty;
}

static size_t demands_make(struct random *r, struct targeting_demand *d)
{
    static const char *const COUNTIES[] = {"990101", "990102", "990103", "990104"};
    static const char *const DISCIPLINES[] = {"骨科", "心内科", "儿科"};
    size_t n = (size_t)random_below(r, 13);

    for (size_t i = 0; i < n; i++) {
        int64_t seats = 1 + random_below(r, 4);

        d[i] = (struct targeting_demand){str_of(COUNTIES[random_below(r, 4)]),
                                         str_of(DISCIPLINES[random_below(r, 3)]), seats,
                                         random_below(r, seats + 1)};
    }
    return n;
}

static void it_is_what_a_count_seat_by_seat_gives(void **state)
{
    struct random r = random_stream(7, 1);

    (void)state;
    for (int round = 0; round < 300; round++) {
        struct targeting_demand d[12];
        int64_t passed[12], filled = 0, first = 0;
        size_t n = demands_make(&r, d);
        const struct targeting t = targeting_measure(d, n, &FIRST, passed);

        for (size_t i = 0; i < n; i++) {
            filled += d[i].filled;
            first += inside(&d[i]) ? d[i].filled : 0;
            assert_int_equal(
                passed[i], !inside(&d[i]) && d[i].filled ? empty_inside(d, n, d[i].discipline) : 0);
        }
        assert_int_equal(t.filled, filled);
        assert_int_equal(t.priority_filled, first);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seat_elsewhere_is_an_exception_while_a_priority_place_is_short_of_it),
        cmocka_unit_test(
            without_priority_places_nothing_is_an_exception_and_without_seats_nothing_a_share),
        cmocka_unit_test(it_is_what_a_count_seat_by_seat_gives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
