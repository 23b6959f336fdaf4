/* referral_care_test.c - what is asked for wrongly, and by whom it must not be asked. */
#include "tests/api/world.h"

/* The rows of what belongs to a referral take no GET; nor is there one behind an id of nothing. */
static void what_belongs_to_one_is_not_fetched_by_itself(void **state)
{
    struct both *b = province_of(state);

    refused(b, path_of(b, "/api/referrals/", ORG(1), "/drugs"), "", 405, NULL);
    refused(b, path_of(b, "/api/referrals/", ORG(1), "/results"), "", 405, NULL);
    refused(b, path_of(b, "/api/agreements/", ORG(1), "/limits"), "", 405, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(what_belongs_to_one_is_not_fetched_by_itself)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
