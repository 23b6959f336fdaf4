/* side_test.c - nine tables, put or not; what is asked for wrongly. */
#include "tests/api/world.h"

static void side_tables_are_listed_and_a_filter_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/side-tables", "");

    reply_end(&r);
    refused(b, "/api/side-tables", "colour=red", 400, "colour");
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(side_tables_are_listed_and_a_filter_is_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
