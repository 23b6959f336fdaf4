#include "model/frame.h"

#include "base/day.h"
#include "tests/check.h"

static void both_ends_of_the_window_count(void **unused)
{
    struct frame f = {0};

    (void)unused;
    assert_true(month_parse(STR("2024-01"), &f.from_month));
    assert_true(month_parse(STR("2024-12"), &f.to_month));
    assert_int_equal(frame_months(&f), 12);
    f.to_month = f.from_month;
    assert_int_equal(frame_months(&f), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ends_of_the_window_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
