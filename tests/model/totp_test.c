/* The MACs and codes are those of RFC 4226 appendix D; the vectors of RFC 6238, which need the real
 * HMAC, are in tests/work/secret_test.c. */
#include "model/totp.h"

#include "tests/check.h"

static const char *const MACS[10] = {
    "cc93cf18508d94934c64b65d8ba7667fb7cde4b0", "75a48a19d4cbe100644e8ac1397eea747a2d33ab",
    "0bacb7fa082fef30782211938bc1c5e70416ff44", "66c28227d03a2d5529262ff016a1e6ef76557ece",
    "a904c900a64b35909874b33e61c5938a8e15ed1c", "a37e783d7b7233c083d4f62926c7a25f238d0316",
    "bc9cd28561042c83f219324d3c607256c03272ae", "a4fb960c0bc06e1eabb804e5b397cdc4b45596fa",
    "1b3c89f65e6c9e883012052823443f048b4332db", "1637409809a679dc698207310c8c7fc07290d9e5"};
static const uint32_t CODES[10] = {755224, 287082, 359152, 969429, 338314,
                                   254676, 287922, 162583, 399871, 520489};

static uint8_t nibble(char c)
{
    return (uint8_t)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static void mac_of(void *unused, const uint8_t step[8], uint8_t mac[TOTP_MAC])
{
    const char *hex;

    (void)unused;
    for (int i = 0; i < 7; i++)
        assert_int_equal(step[i], 0);
    assert_in_range(step[7], 0, 9);
    hex = MACS[step[7]];
    for (int i = 0; i < TOTP_MAC; i++)
        mac[i] = (uint8_t)(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
}

static bool take(int64_t code_step, int64_t now_ms, int64_t *used)
{
    char code[8];

    snprintf(code, sizeof code, "%06u", (unsigned)CODES[code_step]);
    return totp_take(mac_of, NULL, str_of(code), now_ms, used);
}

static void codes_are_those_of_the_standard(void **unused)
{
    (void)unused;
    for (int step = 0; step < 10; step++)
        assert_int_equal(totp_code(mac_of, NULL, step, 6), CODES[step]);
    assert_int_equal(totp_code(mac_of, NULL, 1, 8), 94287082); /* RFC 6238: time 59 */
}

static void one_step_early_or_late_is_taken_two_are_not(void **unused)
{
    (void)unused;
    for (int64_t step = 2; step <= 8; step++) {
        int64_t used = 0;
        bool good = step >= 4 && step <= 6;

        assert_true(take(step, 5 * 30000 + 29999, &used) == good);
        assert_true(used == (good ? step : 0));
    }
}

static void a_code_is_good_once_and_none_before_it_afterwards(void **unused)
{
    int64_t used = 0;

    (void)unused;
    assert_true(take(5, 5 * 30000, &used));
    assert_false(take(5, 5 * 30000, &used));
    assert_false(take(4, 5 * 30000, &used));
    assert_true(used == 5);
    assert_true(take(6, 5 * 30000, &used));
}

static void what_is_no_six_digits_is_refused(void **unused)
{
    static const char *const bad[] = {"",       "25467",  "2546760", "25467x",
                                      " 25467", "+54676", "-54676"};
    int64_t used = 0;

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(totp_take(mac_of, NULL, str_of(bad[i]), 5 * 30000, &used));
    assert_true(used == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_those_of_the_standard),
        cmocka_unit_test(one_step_early_or_late_is_taken_two_are_not),
        cmocka_unit_test(a_code_is_good_once_and_none_before_it_afterwards),
        cmocka_unit_test(what_is_no_six_digits_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
