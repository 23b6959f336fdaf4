#include "model/licence.h"

#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"

static struct licence of(const char *number, int32_t from, int32_t until)
{
    return (struct licence){
        .kind = LICENCE_PRACTICE, .number = str_of(number), .from_day = from, .until_day = until};
}

static void it_comes_holds_and_is_over(void **unused)
{
    const struct licence l = of("1", 10, 20), open = of("1", 10, DAY_NONE);

    (void)unused;
    assert_int_equal(licence_standing(&l, 9), LICENCE_COMES);
    assert_int_equal(licence_standing(&l, 10), LICENCE_HOLDS);
    assert_int_equal(licence_standing(&l, 20), LICENCE_HOLDS);
    assert_int_equal(licence_standing(&l, 21), LICENCE_OVER);
    assert_int_equal(licence_standing(&open, 1000000), LICENCE_HOLDS);
}

static void one_that_ends_before_it_begins_is_refused(void **unused)
{
    const struct licence l = of("1", 10, 9);
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(licence_check(NULL, 0, &l, &field, &e));
    assert_err(e, ERR_INPUT, "before it begins");
    assert_string_equal(field, "until");
}

static void another_number_or_kind_stands_beside_it(void **unused)
{
    const struct licence there = of("1", 10, DAY_NONE);
    struct licence add = of("2", 10, DAY_NONE);
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_true(licence_check(&there, 1, &add, &field, &e));
    add = of("1", 10, DAY_NONE);
    add.kind = LICENCE_TECHNOLOGY;
    assert_true(licence_check(&there, 1, &add, &field, &e));
    add.kind = LICENCE_PRACTICE;
    assert_false(licence_check(&there, 1, &add, &field, &e));
    assert_err(e, ERR_INPUT, "from 1970-01-11 holds");
    assert_string_equal(field, "from");
}

/* A day that both have, looked for day by day. */
static bool meet(const struct licence *a, const struct licence *b)
{
    for (int32_t day = 0; day <= 40; day++) {
        if (licence_standing(a, day) == LICENCE_HOLDS && licence_standing(b, day) == LICENCE_HOLDS)
            return true;
    }
    return false;
}

static void days_are_held_against_each_other_as_a_count_of_days_says(void **unused)
{
    struct random r = random_stream(7, 1);

    (void)unused;
    for (int i = 0; i < 3000; i++) {
        int32_t from[2], until[2];
        struct licence l[2];
        const char *field = NULL;
        struct err e = {0};

        for (int k = 0; k < 2; k++) {
            from[k] = (int32_t)random_below(&r, 20);
            until[k] =
                random_below(&r, 4) == 0 ? DAY_NONE : from[k] + (int32_t)random_below(&r, 20);
            l[k] = of("1", from[k], until[k]);
        }
        assert_int_equal(licence_check(&l[0], 1, &l[1], &field, &e), !meet(&l[0], &l[1]));
    }
}

static void what_is_kept_is_judged_by_its_days_and_its_scope(void **unused)
{
    struct licence two[] = {of("1", 10, 20), of("2", 30, DAY_NONE)};
    struct licence other = of("3", 10, DAY_NONE);

    (void)unused;
    assert_int_equal(licence_practises(NULL, 0, STR("骨科"), 15), LICENCE_FINE); /* none is kept */
    other.kind = LICENCE_QUALIFICATION;
    assert_int_equal(licence_practises(&other, 1, STR("骨科"), 5), LICENCE_FINE);
    assert_int_equal(licence_practises(two, 2, STR("骨科"), 15), LICENCE_FINE); /* says no scope */
    assert_int_equal(licence_practises(two, 2, STR("骨科"), 25), LICENCE_NOT_HELD);
    assert_int_equal(licence_practises(two, 2, STR("骨科"), 9), LICENCE_NOT_HELD);
    two[0].covers = two[1].covers = STR("外科专业");
    assert_int_equal(licence_practises(two, 2, STR("骨科"), 20), LICENCE_FINE);
    assert_int_equal(licence_practises(two, 2, STR("神经外科"), 20), LICENCE_FINE);
    assert_int_equal(licence_practises(two, 2, STR("心血管内科"), 20), LICENCE_NOT_COVERED);
    assert_int_equal(licence_practises(two, 2, STR("心血管内科"), 21), LICENCE_NOT_HELD);
    assert_int_equal(licence_practises(two, 2, STR("某新专业"), 20), LICENCE_FINE); /* unknown */
    assert_int_equal(licence_practises(two, 2, STR(""), 20), LICENCE_FINE);
    two[1].covers = STR("儿科专业");
    assert_int_equal(licence_practises(two, 2, STR("小儿外科"), 40), LICENCE_FINE);
    assert_int_equal(licence_practises(two, 2, STR("妇科"), 40), LICENCE_NOT_COVERED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_comes_holds_and_is_over),
        cmocka_unit_test(one_that_ends_before_it_begins_is_refused),
        cmocka_unit_test(another_number_or_kind_stands_beside_it),
        cmocka_unit_test(days_are_held_against_each_other_as_a_count_of_days_says),
        cmocka_unit_test(what_is_kept_is_judged_by_its_days_and_its_scope),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
