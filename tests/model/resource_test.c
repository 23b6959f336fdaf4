/* resource_test.c - the table of types and parameters. */
#include "model/resource.h"

#include "tests/check.h"

static void every_type_has_its_two_common_parameters_and_each_name_once(void **unused)
{
    (void)unused;
    for (int t = 0; t < RESOURCE_N; t++) {
        const struct resource_param *p = RESOURCES[t].params;

        assert_non_null(resource_names[t]);
        assert_non_null(RESOURCES[t].about);
        assert_string_equal(p[RESOURCE_ID].name, "_id");
        assert_string_equal(p[RESOURCE_CHANGED].name, "_lastUpdated");
        for (int i = 0; i < RESOURCE_PARAMS && p[i].name; i++) {
            assert_int_equal(resource_param_find((enum resource_type)t, str_of(p[i].name)), i);
            assert_true(p[i].kind != RESOURCE_REFERENCE || p[i].about);
        }
    }
    assert_null(resource_names[RESOURCE_N]);
    assert_int_equal(resource_param_find(RESOURCE_TASK, STR("colour")), -1);
    assert_int_equal(resource_param_find(RESOURCE_TASK, STR("")), -1);
}

/* Each state of a referral is found by the code that its task has, and by no other. */
static void codes_and_states_lead_to_each_other(void **unused)
{
    int status = resource_param_find(RESOURCE_TASK, STR("status"));

    (void)unused;
    for (int i = 0; i < REFERRAL_STATE_N; i++) {
        const char *code = referral_stage((enum referral_state)i)->task;
        struct str words[32];
        size_t n = resource_words(RESOURCE_TASK, status, str_of(code), words, 32);
        bool there = false;

        for (size_t k = 0; k < n; k++)
            there = there || str_eq(words[k], str_of(referral_state_names[i]));
        assert_true(there);
    }
}

static void a_code_that_is_none_stands_for_nothing(void **unused)
{
    struct str words[4];

    (void)unused;
    assert_int_equal(resource_words(RESOURCE_TASK,
                                    resource_param_find(RESOURCE_TASK, STR("status")),
                                    STR("nonsense"), words, 4),
                     0);
    assert_int_equal(resource_words(RESOURCE_TASK,
                                    resource_param_find(RESOURCE_TASK, STR("priority")),
                                    STR("stat"), words, 4),
                     1);
    assert_true(str_eq(words[0], STR("green")));
    assert_int_equal(resource_words(RESOURCE_APPOINTMENT,
                                    resource_param_find(RESOURCE_APPOINTMENT, STR("status")),
                                    STR("noshow"), words, 4),
                     1);
    assert_true(str_eq(words[0], STR("missed")));
    assert_int_equal(resource_words(RESOURCE_ORGANIZATION, 2, STR("H1"), words, 4), 1);
    assert_int_equal(resource_words(RESOURCE_ORGANIZATION, 2, STR("H1"), words, 0), 0);
}

/* The invited side's task is done with its opinion; the request lives until the decision. */
static void two_signatures_are_two_states(void **unused)
{
    (void)unused;
    assert_string_equal(resource_consult_task(CONSULT_OPINION_SIGNED), "completed");
    assert_string_equal(resource_consult_request(CONSULT_OPINION_SIGNED), "active");
    assert_string_equal(resource_consult_request(CONSULT_DECISION_RECORDED), "completed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_has_its_two_common_parameters_and_each_name_once),
        cmocka_unit_test(codes_and_states_lead_to_each_other),
        cmocka_unit_test(a_code_that_is_none_stands_for_nothing),
        cmocka_unit_test(two_signatures_are_two_states),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
