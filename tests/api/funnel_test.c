/* funnel_test.c - what is asked for wrongly; a technique that nobody knows. */
#include "tests/api/world.h"

static void a_question_is_whole_or_refused(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/mastery-funnel", "", 400, "technique");
    refused(b, "/api/mastery-funnel", "technique=T1&by=county", 400, "by");
    refused(b, "/api/mastery-funnel", "technique=T1&from=2024-13-01", 400, "from");
    refused(b, "/api/mastery-funnel", "technique=T1&from=2024-02-01&until=2024-01-01", 400, "from");
    refused(b, "/api/mastery-funnel", "technique=T1&colour=red", 400, "colour");
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_question_is_whole_or_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
