/* log_check_test.c - what is asked for wrongly. */
#include "tests/api/world.h"

static void months_are_months_and_cells_want_a_place(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/log-check", "from=2024-01&to=2024-12");

    reply_end(&r);
    refused(b, "/api/log-check", "from=2024", 400, "from");
    refused(b, "/api/log-check", "from=2025-01&to=2024-01", 400, "from");
    refused(b, "/api/log-check", "colour=red", 400, "colour");
    refused(b, "/api/log-check/cells", "organization=H1", 400, "month");
    r = asked_well(b, "/api/log-check/cells", "organization=H1&technique=T1&month=2024-01");
    reply_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(months_are_months_and_cells_want_a_place)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
