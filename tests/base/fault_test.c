#include "base/fault.h"

#include "tests/check.h"

static void faults_are_kept_up_to_a_thousand_and_counted_beyond(void **unused)
{
    struct arena a = {0};
    struct fault_list f = {.arena = &a, .name = "f.csv"};

    (void)unused;
    for (int i = 0; i < 1003; i++)
        fault_add(&f, "%s:%d: wrong", f.name, i + 1);
    assert_int_equal(f.n, 1000);
    assert_int_equal(f.total, 1003);
    assert_str(f.items[999], "f.csv:1000: wrong");
    fault_reset(&f);
    assert_int_equal(f.n, 0);
    assert_int_equal(f.total, 0);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_are_kept_up_to_a_thousand_and_counted_beyond),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
