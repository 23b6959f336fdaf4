#include "model/achievement.h"

#include "model/unknown.h"
#include "tests/check.h"

static const struct id OWNER = {{1}}, OTHER = {{2}};

static void each_decision_stands_only_where_it_may(void **unused)
{
    /* from status, to status: whether it may be decided by somebody else, with a reason and with
     * evidence. */
    static const bool MAY[ACHIEVEMENT_STATUS_N][ACHIEVEMENT_STATUS_N] = {
        [ACHIEVEMENT_CLAIMED] = {false, true, true},
        [ACHIEVEMENT_VERIFIED] = {false, false, true},
        [ACHIEVEMENT_RETURNED] = {false, false, false},
    };

    (void)unused;
    for (int from = 0; from < ACHIEVEMENT_STATUS_N; from++) {
        for (int to = 0; to < ACHIEVEMENT_STATUS_N; to++) {
            struct achievement a = {
                .status = (enum achievement_status)from, .evidence = STR("批文"), .made_by = OWNER};
            const struct achievement_decision d = {(enum achievement_status)to, STR("见批文"),
                                                   OTHER, 7};
            const char *field = NULL;
            struct err e = {0};

            assert_int_equal(achievement_decide(&a, &d, &field, &e), MAY[from][to]);
            assert_int_equal(a.status, MAY[from][to] ? to : from);
        }
    }
}

static void nobody_verifies_his_own_or_what_has_no_evidence(void **unused)
{
    struct achievement a = {.made_by = OWNER};
    struct achievement_decision d = {ACHIEVEMENT_VERIFIED, STR(""), OWNER, 7};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    a.evidence = STR("批文");
    assert_false(achievement_decide(&a, &d, &field, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    d.actor = OTHER;
    a.evidence = STR("");
    assert_false(achievement_decide(&a, &d, &field, &e));
    assert_err(e, ERR_STATE, "no evidence");
    err_reset(&e);
    a.materials = 1;
    assert_true(achievement_decide(&a, &d, &field, &e));
    assert_false(achievement_reopen(&a, &e));
    assert_err(e, ERR_STATE, "verified");
    err_reset(&e);
    d.status = ACHIEVEMENT_RETURNED;
    assert_false(achievement_decide(&a, &d, &field, &e));
    assert_string_equal(field, "why");
    err_reset(&e);
    d.note = STR("床位未启用");
    assert_true(achievement_decide(&a, &d, &field, &e));
    assert_true(achievement_reopen(&a, &e));
    assert_int_equal(a.status, ACHIEVEMENT_CLAIMED);
}

static void what_is_said_of_it_is_sound(void **unused)
{
    struct achievement a = {.state = ACHIEVEMENT_REACHED, .day = 11, .amount = COUNT_UNKNOWN};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(achievement_check(&a, 10, &field, &e));
    assert_string_equal(field, "day");
    err_reset(&e);
    a.state = ACHIEVEMENT_PLANNED;
    assert_true(achievement_check(&a, 10, &field, &e));
    a.amount = 20;
    assert_false(achievement_check(&a, 10, &field, &e));
    assert_string_equal(field, "unit");
    err_reset(&e);
    a.unit = STR("张");
    assert_true(achievement_check(&a, 10, &field, &e));
    a.amount = -2;
    assert_false(achievement_check(&a, 10, &field, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_decision_stands_only_where_it_may),
        cmocka_unit_test(nobody_verifies_his_own_or_what_has_no_evidence),
        cmocka_unit_test(what_is_said_of_it_is_sound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
