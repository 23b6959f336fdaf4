/* referral_test.c - what is asked for wrongly, and by whom it must not be asked. */
#include "tests/api/world.h"

static void nothing_waits_in_a_province_without_any_and_a_wrong_question_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/referral-duties", "");

    assert_at_size(&r, "items", 0);
    reply_end(&r);
    r = asked_well(b, "/api/referral-partners", "");
    assert_at_size(&r, "items", 0);
    reply_end(&r);
    refused(b, "/api/referrals", "colour=red", 400, "colour");
    refused(b, "/api/referrals", "", 503, NULL); /* no key opens an identity here */
    refused(b, "/api/referrals/no-id", "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(nothing_waits_in_a_province_without_any_and_a_wrong_question_is_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
