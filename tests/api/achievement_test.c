/* achievement_test.c - what is there in a province without any, and what is asked for wrongly. */
#include "tests/api/world.h"

static void an_empty_reply_is_well_formed_and_a_wrong_question_refused(void **state)
{
    struct both *b = province_of(state);
    struct reply r;

    r = asked_well(b, "/api/achievements", "");
    assert_at_int(&r, "total", 0);
    assert_at_null(&r, "next");
    reply_end(&r);
    refused(b, "/api/achievements", "colour=red", 400, "colour");
    refused(b, "/api/achievements", "limit=0", 400, "limit");
    refused(b, "/api/achievements/no-id", "", 404, NULL);
    refused(b, "/api/achievements", "kind=song", 400, "kind");
    refused(b, "/api/achievements", "status=over", 400, "status");
    refused(b, path_of(b, "/api/achievements/", ORG(1), ""), "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_empty_reply_is_well_formed_and_a_wrong_question_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
