/* paper_test.c - papers that are asked for wrongly. Whole papers are held by
 * journey/fhir_reading_test.py. */
#include "api/paper.h"

#include "tests/api/world.h"

static void a_form_that_is_none_and_a_reading_that_is_none_are_refused(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/readings/no-id/report", "form=exe", 400, "form");
    refused(b, "/api/readings/no-id/report", "form=pdf", 404, NULL);
    refused(b, "/api/readings/no-id/report", "colour=red", 400, "colour");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_form_that_is_none_and_a_reading_that_is_none_are_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
