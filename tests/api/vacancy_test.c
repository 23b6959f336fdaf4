/* vacancy_test.c - what is there in a province without any, and what is asked for wrongly. */
#include "tests/api/world.h"

static void an_empty_reply_is_well_formed_and_a_wrong_question_refused(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/vacancies", "year=2025");

    assert_at_int(&r, "total", 0);
    reply_end(&r);
    r = asked_well(b, "/api/candidates", "");
    assert_at_int(&r, "total", 0);
    reply_end(&r);
    r = asked_well(b, "/api/vacancy-sums", "year=2025");
    reply_end(&r);
    refused(b, "/api/vacancies", "state=hired", 400, "state");
    refused(b, "/api/vacancies", "year=1999", 400, "year");
    refused(b, "/api/vacancies", "recruitment=x", 400, "recruitment");
    refused(b, "/api/vacancy-sums", "", 400, "year");
    refused(b, "/api/candidates", "state=hired", 400, "state");
    refused(b, "/api/candidates", "vacancy=x", 400, "vacancy");
    refused(b, path_of(b, "/api/vacancies/", ORG(1), ""), "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_empty_reply_is_well_formed_and_a_wrong_question_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
