/* measure_test.c - what is there in a province without any, and what is asked for wrongly. */
#include "tests/api/world.h"

static void a_wrong_question_is_refused(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/measures", "", 400, "programme");
    refused(b, "/api/measures", "programme=p&year=19", 400, "year");
    refused(b, "/api/measure-years", "year=2024", 400, "programme");
    refused(b, "/api/measure-values", "programme=p&state=closed", 400, "state");
    refused(b, "/api/measure-rows", "programme=p&tier=true", 400, "tier");
    refused(b, "/api/measure-rows", "programme=p&part=third", 400, "part");
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_wrong_question_is_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
