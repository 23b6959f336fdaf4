#include "model/vacancy.h"

#include "model/unknown.h"
#include "tests/check.h"

static struct vacancy asked(enum vacancy_state state)
{
    return (struct vacancy){.discipline = STR("儿科"),
                            .posts = 4,
                            .accepted = COUNT_UNKNOWN,
                            .judgement = STR(""),
                            .wisn_need = NUMBER_UNKNOWN,
                            .wisn_staff = NUMBER_UNKNOWN,
                            .state = state};
}

static void refused(struct vacancy v, const char *field, const char *said)
{
    const char *found;
    struct err e = {0};

    assert_false(vacancy_check(&v, &found, &e));
    assert_err(e, ERR_INPUT, said);
    assert_string_equal(found, field);
}

static void what_does_not_go_together_is_refused(void **unused)
{
    struct vacancy v = asked(VACANCY_DRAFT);
    const char *field;
    struct err e = {0};

    (void)unused;
    assert_true(vacancy_check(&v, &field, &e));
    v.posts = 0;
    refused(v, "posts", "from 1 to 1000");
    v.posts = 1001;
    refused(v, "posts", "from 1 to 1000");
    v = asked(VACANCY_DRAFT);
    v.discipline = STR("");
    refused(v, "discipline", "lacks staff");
    v = asked(VACANCY_DRAFT);
    v.wisn_need = 17.46;
    refused(v, "wisn_staff", "go together");
    v.wisn_staff = 17.46;
    refused(v, "wisn_need", "lacks nobody");
    v.wisn_staff = 11;
    assert_true(vacancy_check(&v, &field, &e));
}

/* Whether it may be submitted, withdrawn, accepted, returned, declined and changed, written anew.
 */
static void each_state_has_its_acts(void **unused)
{
    static const char *const MAY[VACANCY_STATE_N] = {
        [VACANCY_DRAFT] = "sw...c",    [VACANCY_SUBMITTED] = ".wrad.",
        [VACANCY_ACCEPTED] = "......", [VACANCY_RETURNED] = "sw...c",
        [VACANCY_DECLINED] = "......", [VACANCY_WITHDRAWN] = "......"};
    static const enum vacancy_verdict ORDER[] = {VACANCY_RETURN, VACANCY_ACCEPT, VACANCY_DECLINE};
    const char *field;

    (void)unused;
    for (int state = 0; state < VACANCY_STATE_N; state++) {
        for (int move = 0; move < VACANCY_MOVE_N; move++) {
            struct vacancy v = asked((enum vacancy_state)state);
            struct err e = {0};

            assert_int_equal(vacancy_move(&v, (enum vacancy_move)move, &e),
                             MAY[state][move] != '.');
        }
        for (int verdict = 0; verdict < VACANCY_VERDICT_N; verdict++) {
            struct vacancy v = asked((enum vacancy_state)state);
            struct err e = {0};

            assert_int_equal(vacancy_judge(&v, ORDER[verdict], 4, STR("缺口属实"), &field, &e),
                             MAY[state][2 + verdict] != '.');
        }
        {
            struct vacancy v = asked((enum vacancy_state)state);
            struct err e = {0};

            assert_int_equal(vacancy_open_check(&v, &e), MAY[state][5] != '.');
        }
    }
}

static void judged(enum vacancy_verdict verdict, int64_t posts, const char *said,
                   const char *field_wanted)
{
    struct vacancy v = asked(VACANCY_SUBMITTED);
    const char *field;
    struct err e = {0};
    bool good = vacancy_judge(&v, verdict, posts, str_of(said), &field, &e);

    assert_int_equal(good, field_wanted == NULL);
    if (!good)
        assert_string_equal(field, field_wanted);
    if (!good)
        assert_int_equal(v.state, VACANCY_SUBMITTED);
}

static void less_than_was_asked_for_wants_a_judgement(void **unused)
{
    struct vacancy v = asked(VACANCY_SUBMITTED);
    const char *field;
    struct err e = {0};

    (void)unused;
    judged(VACANCY_ACCEPT, 4, "", NULL);
    judged(VACANCY_ACCEPT, 5, "多招", "posts");
    judged(VACANCY_ACCEPT, 0, "不招", "posts");
    judged(VACANCY_ACCEPT, 3, " ", "judgement");
    judged(VACANCY_RETURN, 4, "", "judgement");
    judged(VACANCY_DECLINE, 4, "", "judgement");
    assert_true(vacancy_judge(&v, VACANCY_ACCEPT, COUNT_UNKNOWN, STR(""), &field, &e));
    assert_int_equal(v.accepted, 4);
    v = asked(VACANCY_SUBMITTED);
    assert_true(vacancy_judge(&v, VACANCY_RETURN, 4, STR("补工作量"), &field, &e));
    assert_int_equal(v.accepted, COUNT_UNKNOWN);
    assert_true(vacancy_move(&v, VACANCY_SUBMIT, &e));
    assert_int_equal(v.judgement.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_go_together_is_refused),
        cmocka_unit_test(each_state_has_its_acts),
        cmocka_unit_test(less_than_was_asked_for_wants_a_judgement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
