/* targeting_test.c - the audit of a plan of no programme: sums, nothing that is targeted. */
#include "tests/api/world.h"

static void a_plan_of_no_programme_has_sums_and_no_exceptions(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, path_of(b, "/api/plans/", PLAN(2), "/targeting"), "");

    assert_at_size(&r, "priority", 0);
    assert_at_size(&r, "exceptions", 0);
    assert_at_int(&r, "sums.seats", 3);
    assert_at_int(&r, "sums.filled", 2);
    assert_at_null(&r, "share");
    reply_end(&r);
}

static void what_is_no_plan_has_no_audit(void **state)
{
    struct both *b = province_of(state);

    refused(b, path_of(b, "/api/plans/", PLAN(9), "/targeting"), "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_plan_of_no_programme_has_sums_and_no_exceptions),
                                       BOTH(what_is_no_plan_has_no_audit)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
