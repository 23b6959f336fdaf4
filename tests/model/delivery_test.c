/* delivery_test.c - the words of model/delivery.h. */
#include "model/delivery.h"
#include "tests/check.h"

static void every_state_has_a_word_of_its_own(void **unused)
{
    (void)unused;
    for (int i = 0; i < DELIVERY_STATE_N; i++) {
        assert_non_null(delivery_state_names[i]);
        for (int k = 0; k < i; k++)
            assert_false(str_eq(str_of(delivery_state_names[i]), str_of(delivery_state_names[k])));
    }
    assert_null(delivery_state_names[DELIVERY_STATE_N]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_state_has_a_word_of_its_own)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
