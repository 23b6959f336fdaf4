/* spread_test.c - a tree of nothing, and what is asked for wrongly. */
#include "tests/api/world.h"

static void a_tree_without_cases_is_empty_and_a_question_without_a_name_refused(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/spread", "technique=T1");

    reply_end(&r);
    refused(b, "/api/spread", "", 400, "technique");
    refused(b, "/api/spread", "colour=red", 400, "colour");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_tree_without_cases_is_empty_and_a_question_without_a_name_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
