/* delivery_test.c - every rule of the engine is explained. */
#include "api/delivery_label.h"

#include "engine/rule.h"
#include "tests/check.h"

static void every_rule_has_words_and_says_what_to_do(void **unused)
{
    struct arena a = {0};

    (void)unused;
    for (int i = 0; i < RULE_N; i++) {
        struct delivery_label l = delivery_label(str_of(rule_names[i]), &a);

        assert_string_equal(l.rule, rule_names[i]);
        assert_string_not_equal(l.label, rule_names[i]);
        assert_true(*l.advice);
        assert_int_equal(l.rejects, i < RULE_REJECTING_N);
    }
    assert_string_equal(delivery_label(STR("no.such"), &a).label, "no.such");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_rule_has_words_and_says_what_to_do)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
