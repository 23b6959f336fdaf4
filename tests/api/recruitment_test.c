/* recruitment_test.c - what is there in a province without any, and what is asked for wrongly. */
#include "tests/api/world.h"

static void an_empty_reply_is_well_formed_and_a_wrong_question_refused(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/recruitments", "");

    assert_at_int(&r, "total", 0);
    assert_at_null(&r, "next");
    reply_end(&r);
    refused(b, "/api/recruitments", "limit=0", 400, "limit");
    refused(b, "/api/recruitments/no-id", "", 404, NULL);
    refused(b, path_of(b, "/api/recruitments/", ORG(1), ""), "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_empty_reply_is_well_formed_and_a_wrong_question_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
