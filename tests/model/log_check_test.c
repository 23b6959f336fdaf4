#include "model/log_check.h"

#include "tests/check.h"

static void a_difference_has_one_word(void **unused)
{
    static const struct {
        int64_t logged, counted;
        enum log_check_word word;
    } CASES[] = {{0, 0, LOG_CHECK_SAME},    {7, 7, LOG_CHECK_SAME},    {0, 1, LOG_CHECK_SILENT},
                 {0, 40, LOG_CHECK_SILENT}, {1, 2, LOG_CHECK_NEAR},    {2, 1, LOG_CHECK_NEAR},
                 {1, 0, LOG_CHECK_NEAR},    {2, 0, LOG_CHECK_MORE},    {18, 20, LOG_CHECK_NEAR},
                 {17, 20, LOG_CHECK_FEWER}, {22, 20, LOG_CHECK_NEAR},  {23, 20, LOG_CHECK_MORE},
                 {90, 100, LOG_CHECK_NEAR}, {89, 100, LOG_CHECK_FEWER}};

    (void)unused;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(log_check_word(CASES[i].logged, CASES[i].counted), CASES[i].word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_difference_has_one_word)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
