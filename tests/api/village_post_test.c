/* village_post_test.c - what is there in a province without any, and what is asked for wrongly. */
#include "tests/api/world.h"

static void an_empty_reply_is_well_formed_and_a_wrong_question_refused(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/village-posts", "");

    reply_end(&r);
    refused(b, "/api/village-posts", "limit=0", 400, "limit");
    refused(b, "/api/village-intakes", "programme=p", 400, "year");
    refused(b, "/api/village-intakes", "programme=p&year=1999", 400, "year");
    refused(b, "/api/village-intakes", "year=2025", 400, "programme");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_empty_reply_is_well_formed_and_a_wrong_question_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
