#include "model/appraisal_record.h"

#include <string.h>

#include "model/unknown.h"
#include "tests/check.h"

static const int64_t ONE = INT64_C(1000000000);

enum { FIRST = 650 };

/* Of H1's orthopaedics 2 cases in the first and in the third month, in the second none but those of
 * another discipline; of H10 much. */
static struct appraisal_source source_of(int32_t from_month, int32_t to_month, struct arena *a)
{
    const struct profile_ward wards[] = {
        {STR("H1"), STR("内科"), FIRST + 1, {.cases = 3, .rw_cases = 3, .rw_e4 = 30000}},
        {STR("H1"), STR("骨科"), FIRST, {.cases = 2, .rw_cases = 2, .rw_e4 = 30000, .days = 11}},
        {STR("H1"), STR("骨科"), FIRST + 2, {.cases = 2, .rw_cases = 1, .rw_e4 = 25000, .days = 8}},
        {STR("H10"), STR("骨科"), FIRST, {.cases = 99, .rw_cases = 99, .rw_e4 = 999999}},
    };
    struct profile_ward *kept = ARENA_ARRAY(a, struct profile_ward, 4);

    memcpy(kept, wards, sizeof wards);
    return (struct appraisal_source){
        .wards = kept, .ward_n = 4, .from_month = from_month, .to_month = to_month};
}

static int64_t value(enum profile_figure figure, const char *key, int32_t from, int32_t to)
{
    const struct indicator in = {.recorded = true, .figure = figure};
    struct arena a = {0};
    const struct appraisal_source source = source_of(from, to, &a);
    struct appraisal_records records;
    int64_t found;

    appraisal_records_of(&in, &source, str_of(key), &a, &records);
    found = appraisal_records_value(figure, &records);
    arena_reset(&a);
    return found;
}

/* (3 + 2.5) / (2 + 1); 19 days of 4 cases; 2 + 3 + 2 cases. */
static void months_add_up_before_they_are_divided(void **unused)
{
    (void)unused;
    assert_int_equal(value(PROFILE_CMI, "H1|骨科", FIRST, FIRST + 2), 1833333333);
    assert_int_equal(value(PROFILE_DAYS_MEAN, "H1|骨科", FIRST, FIRST + 2), 4750000000);
    assert_int_equal(value(PROFILE_CASES, "H1", FIRST, FIRST + 2), 7 * ONE);
    assert_int_equal(value(PROFILE_CASES, "H1|", FIRST, FIRST + 2), 7 * ONE);
    assert_int_equal(value(PROFILE_CASES, "H1|骨科", FIRST, FIRST + 2), 4 * ONE);
    assert_int_equal(value(PROFILE_CASES, "H1|骨科", FIRST + 1, FIRST + 1), 0);
}

static void a_month_that_nobody_told_makes_the_window_unknown(void **unused)
{
    (void)unused;
    assert_int_equal(value(PROFILE_CASES, "H1", FIRST - 1, FIRST + 2), COUNT_UNKNOWN);
    assert_int_equal(value(PROFILE_CASES, "H1", FIRST, FIRST + 3), COUNT_UNKNOWN);
    assert_int_equal(value(PROFILE_CASES, "H2", FIRST, FIRST + 2), COUNT_UNKNOWN);
    assert_int_equal(value(PROFILE_CASES, "H10", FIRST, FIRST + 2), COUNT_UNKNOWN);
    /* there, and nothing to divide by: no 0 */
    assert_int_equal(value(PROFILE_CMI, "H1|骨科", FIRST + 1, FIRST + 1), COUNT_UNKNOWN);
    assert_int_equal(value(PROFILE_OPERATED_SHARE, "H1", FIRST, FIRST + 2), 0);
}

static void the_months_that_are_there_are_kept_one_by_one(void **unused)
{
    const struct indicator in = {.recorded = true, .figure = PROFILE_CMI};
    struct arena a = {0};
    const struct appraisal_source source = source_of(FIRST - 2, FIRST + 2, &a);
    struct appraisal_records records;

    (void)unused;
    appraisal_records_of(&in, &source, STR("H1|骨科"), &a, &records);
    assert_int_equal(records.months, 5);
    assert_int_equal(records.n, 3);
    assert_int_equal(records.items[0].month, FIRST);
    assert_int_equal(records.items[0].part, 30000);
    assert_int_equal(records.items[0].whole, 20000);
    assert_int_equal(records.items[1].cases, 0);
    assert_int_equal(records.items[2].whole, 10000);
    assert_str(records.items[2].organization, "H1");
    assert_str(records.items[2].discipline, "骨科");
    arena_reset(&a);
}

/* The mean of what is known of both; of one that is not known there is none. */
static void the_mean_of_hospitals_wants_each_of_them(void **unused)
{
    struct str both[] = {STR("H1"), STR("H10")}, none[] = {STR("H1"), STR("H2")};
    const struct indicator in = {
        .recorded = true, .figure = PROFILE_CASES, .link = LINK_LEADER, .months = 1};
    struct arena a = {0};
    const struct appraisal_source source = source_of(FIRST, FIRST, &a);
    struct appraisal_subject s = {.keys = {[LINK_LEADER] = {both, 2, 2}}};

    (void)unused;
    assert_int_equal(appraisal_record_actual(&in, &source, &s, &a), 50500000000); /* (2 + 99) / 2 */
    s.keys[LINK_LEADER] = (struct str_list){none, 2, 2};
    assert_int_equal(appraisal_record_actual(&in, &source, &s, &a), COUNT_UNKNOWN);
    s.keys[LINK_LEADER].n = 0;
    assert_int_equal(appraisal_record_actual(&in, &source, &s, &a), COUNT_UNKNOWN);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_add_up_before_they_are_divided),
        cmocka_unit_test(a_month_that_nobody_told_makes_the_window_unknown),
        cmocka_unit_test(the_months_that_are_there_are_kept_one_by_one),
        cmocka_unit_test(the_mean_of_hospitals_wants_each_of_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
