/* plan_test.c - dispatch runs. Values are those of province.h. */
#include "tests/api/world.h"

static void plans_come_newest_first_with_labelled_levels(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/plans", "limit=1");

    assert_at_int(&r, "total", 2);
    assert_at_text(&r, "items.0.code", "L2");
    assert_at_text(&r, "items.0.state", "solved");
    assert_at_int(&r, "items.0.counts.pairs", 6);
    assert_at_size(&r, "items.0.levels", 9);
    assert_at_text(&r, "items.0.levels.7.level", "6b");
    assert_at_int(&r, "items.0.levels.7.value", 1500);
    assert_true(text_at(&r, "items.0.levels.7.label_en").n > 0);
    assert_at_int(&r, "items.0.weights.fit", 400);
    assert_at_int(&r, "items.0.weight_band", 1000);
    assert_at_true(&r, "items.0.proved");
    assert_at_size(&r, "items.0", 11);
    reply_end(&r);
}

static void one_plan_is_the_same_as_in_the_list(void **state)
{
    struct both *b = province_of(state);
    struct reply list = asked_well(b, "/api/plans", "");
    struct reply one = asked_well(b, path_of(b, "/api/plans/", PLAN(1), ""), "");
    struct str item = reader_slice(at(&list, "items.1")); /* its members come first */

    assert_true(item.n > 1 && strlen(one.json) > item.n);
    assert_memory_equal(item.at, one.json, item.n - 1);
    assert_at_size(&one, "steps", 0);
    assert_at_size(&one, "actions", 1); /* it is superseded: seen, no more */
    reply_end(&list);
    reply_end(&one);
}

static void what_is_no_plan_is_missing(void **state)
{
    struct both *b = province_of(state);

    refused(b, path_of(b, "/api/plans/", PLAN(9), ""), "", 404, NULL);
    refused(b, "/api/plans/newest", "", 404, NULL);
    refused(b, "/api/plans", "state=review", 400, "state");
}

static void an_empty_store_has_an_empty_list(void **state)
{
    struct reply r = asked_well(*state, "/api/plans", "");

    assert_at_int(&r, "total", 0);
    assert_at_null(&r, "next");
    reply_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(plans_come_newest_first_with_labelled_levels),
        BOTH(one_plan_is_the_same_as_in_the_list),
        BOTH(what_is_no_plan_is_missing),
        BOTH(an_empty_store_has_an_empty_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
