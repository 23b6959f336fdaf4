/* booking_test.c - tickets of a visit that is not there. */
#include "tests/api/world.h"

static void without_a_master_key_or_a_visit_nothing_is_told(void **state)
{
    struct both *b = province_of(state);

    refused(b, path_of(b, "/api/visits/", ORG(1), "/bookings"), "", 503, NULL);
    refused(b, "/api/visits/no-id/bookings", "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(without_a_master_key_or_a_visit_nothing_is_told)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
