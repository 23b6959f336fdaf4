/* patient_test.c - identities without a master key stay closed; wrong bodies are refused by field.
 */
#include "tests/api/world.h"

static void without_a_master_key_nothing_opens(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/patients/01900000-0000-7000-8000-000000000000", "", 503, NULL);
    refused(b, "/api/patients/1", "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(without_a_master_key_nothing_opens),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
