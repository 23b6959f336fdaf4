/* label_test.c - everything that the plan names has words in both languages. */
#include "api/label.h"

#include "model/assignment.h"
#include "model/plan.h"
#include "tests/check.h"

static void all_named(const struct label *list, const char *const *names)
{
    for (; *names; names++) {
        struct label l = label_of(list, *names);

        assert_string_not_equal(l.zh, *names);
        assert_string_not_equal(l.en, *names);
        assert_string_not_equal(l.zh, l.en);
    }
}

static void terms_levels_and_causes_are_named_in_two_languages(void **unused)
{
    (void)unused;
    all_named(LABEL_TERMS, plan_term_names);
    all_named(LABEL_LEVELS, plan_level_names);
    all_named(LABEL_CAUSES, unfilled_cause_names);
    all_named(LABEL_CAUSES, unplaced_cause_names);
}

static void an_unknown_name_stands_for_itself(void **unused)
{
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    json_open_object(&w);
    label_write(&w, LABEL_TERMS, "luck");
    json_end(&w);
    assert_str(((struct str){out.items, out.n}), "{\"label\":\"luck\",\"label_en\":\"luck\"}");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_levels_and_causes_are_named_in_two_languages),
        cmocka_unit_test(an_unknown_name_stands_for_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
