/* turnaround_test.c - what is there in a province without any, and what is asked for wrongly. */
#include "tests/api/world.h"

static void an_empty_reply_is_well_formed_and_a_wrong_question_refused(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/reading-figures", "from=2025-01-01&until=2025-12-31");

    assert_str(text_at(&r, "from"), "2025-01-01");
    reply_end(&r);
    refused(b, "/api/reading-figures", "kind=ultrasound", 400, "kind");
    refused(b, "/api/reading-figures", "from=2025-02-01&until=2025-01-01", 400, "from");
    refused(b, "/api/reading-figures", "from=2024-01-01&until=2025-01-01", 400, "from");
    refused(b, "/api/reading-figures", "from=yesterday", 400, "from");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_empty_reply_is_well_formed_and_a_wrong_question_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
