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

static bool stands_for(enum resource_type type, const char *param, const char *code,
                       const char *word)
{
    struct str words[48];
    size_t n =
        resource_words(type, resource_param_find(type, str_of(param)), str_of(code), words, 48);

    for (size_t i = 0; i < n; i++) {
        if (str_eq(words[i], str_of(word)))
            return true;
    }
    return false;
}

/* A report there is from the first one on; what its code is, its state is found by, and no other.
 */
static void readings_are_found_by_the_codes_that_they_are_told_with(void **unused)
{
    static const char *const REPORTS[] = {"preliminary", "final", "amended"};

    (void)unused;
    for (int i = 0; i < READING_STATE_N; i++) {
        enum reading_state state = (enum reading_state)i;
        const char *report = resource_report_status(state), *word = reading_state_names[i];

        assert_true(stands_for(RESOURCE_TASK, "status", resource_reading_task(state), word));
        assert_true(stands_for(RESOURCE_REQUEST, "status", resource_reading_request(state), word));
        assert_true((report != NULL) == (state >= READING_PRELIMINARY && state <= READING_AMENDED));
        for (int k = 0; k < 3; k++)
            assert_int_equal(stands_for(RESOURCE_REPORT, "status", REPORTS[k], word),
                             report && !strcmp(report, REPORTS[k]));
    }
    for (int i = 0; i < READING_KIND_N; i++) {
        enum reading_kind kind = (enum reading_kind)i;
        const char *word = reading_kind_names[i];

        assert_true(stands_for(RESOURCE_STUDY, "modality", reading_modality(kind), word));
        assert_true(stands_for(RESOURCE_REPORT, "category", resource_report_category(kind), word));
        assert_true(stands_for(RESOURCE_REPORT, "code", resource_report_code(kind), word));
        assert_true(stands_for(RESOURCE_DOCUMENT, "type", resource_report_code(kind), word));
        assert_true(
            stands_for(RESOURCE_REQUEST, "category", resource_reading_category(kind), word));
    }
    assert_true(stands_for(RESOURCE_REPORT, "category", "CT", "head_ct"));
    assert_false(stands_for(RESOURCE_REPORT, "category", "CT", "ecg"));
    assert_true(stands_for(RESOURCE_REQUEST, "category", "up", "up"));
    assert_true(stands_for(RESOURCE_TASK, "status", "completed", "heard"));
    assert_false(stands_for(RESOURCE_TASK, "status", "completed", "alerted"));
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
        cmocka_unit_test(readings_are_found_by_the_codes_that_they_are_told_with),
        cmocka_unit_test(two_signatures_are_two_states),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
