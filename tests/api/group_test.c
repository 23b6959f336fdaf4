/* group_test.c - what is asked for wrongly, and a hospital that leads nobody. */
#include "tests/api/world.h"

static void a_wrong_question_is_refused_and_who_leads_nobody_is_alone(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/groups", "organization=H1&year=2024");

    reply_end(&r);
    refused(b, "/api/groups", "organization=H1&year=1", 400, "year");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_wrong_question_is_refused_and_who_leads_nobody_is_alone)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
