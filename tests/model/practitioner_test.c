#include "base/day.h"
#include "model/practitioner.h"
#include "tests/check.h"

static void days_that_cannot_be_are_told(void **unused)
{
    const struct {
        int32_t title_from, work_from;
        const char *field;
    } cases[] = {{DAY_NONE, DAY_NONE, NULL},  {10, DAY_NONE, NULL},
                 {DAY_NONE, 10, NULL},        {10, 10, NULL},
                 {9, 10, "title_from"},       {11, 10, "title_from"},
                 {DAY_NONE, 11, "work_from"}, {11, 11, "work_from"}};

    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct practitioner p = {.title_from = cases[i].title_from,
                                       .work_from = cases[i].work_from};
        const char *field;

        assert_int_equal(!practitioner_since_fault(&p, 10, &field), !cases[i].field);
        if (cases[i].field)
            assert_string_equal(field, cases[i].field);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(days_that_cannot_be_are_told)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
