/* visit_test.c - what is there in a province without any, and what is asked for wrongly. */
#include "tests/api/world.h"

static void an_empty_reply_is_well_formed_and_a_wrong_question_refused(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/visits", "from=2026-01-01&until=2026-02-01");

    assert_at_int(&r, "total", 0);
    reply_end(&r);
    r = asked_well(b, "/api/visit-series", "");
    assert_at_int(&r, "total", 0);
    reply_end(&r);
    refused(b, "/api/visits", "from=yesterday", 400, "from");
    refused(b, "/api/visits", "colour=red", 400, "colour");
    refused(b, path_of(b, "/api/visits/", ORG(1), ""), "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_empty_reply_is_well_formed_and_a_wrong_question_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
