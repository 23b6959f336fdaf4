/* evaluation_test.c - questions about effect: none yet, and what is asked for wrongly. */
#include "tests/api/world.h"

static void a_store_without_questions_says_so(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/evaluations", "limit=5");

    assert_at_int(&r, "total", 0);
    reply_end(&r);
}

static void what_is_not_there_is_404_and_a_wrong_filter_400(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/evaluations", "limit=0", 400, "limit");
    refused(b, "/api/evaluations", "colour=red", 400, "colour");
    refused(b, "/api/evaluations/01900000-0000-7000-8000-000000000000", "", 404, NULL);
    refused(b, "/api/evaluations/1/runs/1", "", 404, NULL);
    refused(b, "/api/evaluations/1/runs/1/panel", "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_store_without_questions_says_so),
        BOTH(what_is_not_there_is_404_and_a_wrong_filter_400),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
