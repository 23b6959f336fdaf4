/* budget_test.c - what is there in a province without any, and what is asked for wrongly. */
#include "tests/api/world.h"

static void an_empty_reply_is_well_formed_and_a_wrong_question_refused(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/budgets", "");

    reply_end(&r);
    r = asked_well(b, "/api/budget-sums", "programme=p&year=2025");
    reply_end(&r);
    refused(b, "/api/budgets", "state=paid", 400, "state");
    refused(b, "/api/budgets", "year=1", 400, "year");
    refused(b, "/api/budget-sums", "programme=p", 400, "year");
    refused(b, "/api/budget-sums", "year=2025", 400, "programme");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_empty_reply_is_well_formed_and_a_wrong_question_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
