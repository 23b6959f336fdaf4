/* consult_move_test.c - consultations moved by their two sides. */
#include "tests/work/consulting.h"

static void two_sides_sign_and_a_referral_is_made_once(void **state)
{
    struct referring r;
    struct patient_desk asker, invited;
    struct id id, referral;
    struct edit_refused refused;
    struct err e = {0};

    referring_begin(&r, state);
    id = asked(&r);
    asker = desk_for(&r, 1, NOON);
    invited = desk_for(&r, 3, NOON);
    go(&r, 1, (struct consult_wish){.id = id, .move = CONSULT_INVITE});
    assert_false(goes(
        &r, 3, (struct consult_wish){.id = id, .move = CONSULT_ACCEPT, .expert = STR("P9")}, &e));
    assert_err(e, ERR_INPUT, "nobody of that organization");
    err_reset(&e);
    go(&r, 3, (struct consult_wish){.id = id, .move = CONSULT_ACCEPT, .expert = STR("P1")});
    go(&r, 1, (struct consult_wish){.id = id, .move = CONSULT_SCHEDULE, .at_ms = NOON + 3600000});
    go(&r, 3, (struct consult_wish){.id = id, .move = CONSULT_BEGIN});
    assert_false(work_consult_refer(&asker, id, &referral, &refused, &e));
    assert_err(e, ERR_STATE, "no opinion");
    err_reset(&e);
    go(&r, 3,
       (struct consult_wish){
           .id = id, .move = CONSULT_SIGN, .note = STR("上转"), .signer = STR("张一")});
    assert_false(work_consult_refer(&invited, id, &referral, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_consult_refer(&asker, id, &referral, &refused, &e));
    assert_false(work_consult_refer(&asker, id, &referral, &refused, &e));
    assert_err(e, ERR_STATE, "already");
    assert_int_equal(seen(&r, 1, id).lines.step_n, 5);
    assert_id(seen(&r, 1, id).consult.referral, referral);
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM referral WHERE treatment = '上转'"), 1);
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(two_sides_sign_and_a_referral_is_made_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
