/* Expected values: SipHash's are those of OpenSSL's SIPHASH with 16 bytes of output under the key
 * 00 01 … 0f; the search for stays is held against a list that is read from end to end. */
#include "engine/stay.h"

#include "base/random.h"
#include "tests/check.h"

static const uint8_t KEY[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

static void assert_hash(size_t n, const char *hex)
{
    char bytes[64], text[33];
    struct stay_hash hash;

    for (size_t i = 0; i < n; i++)
        bytes[i] = (char)i;
    hash = stay_hash(KEY, (struct str){bytes, n});
    for (int i = 0; i < 16; i++)
        snprintf(text + 2 * i, 3, "%02X",
                 (unsigned)((i < 8 ? hash.low : hash.high) >> (i % 8 * 8) & 0xFF));
    assert_string_equal(text, hex);
}

static void the_hash_is_siphash_of_128_bits(void **unused)
{
    (void)unused;
    assert_hash(0, "A3817F04BA25A8E66DF67214C7550293");
    assert_hash(17, "473D06E8738DB89854C066C47AE47740");
}

static struct record a_stay(void)
{
    return (struct record){.rejected = RULE_NONE,
                           .institution = STR("H1"),
                           .rec_no = STR("4711"),
                           .adm_no = STR("1"),
                           .dis_day = 19388,
                           .birth_day = 1000};
}

static void the_first_wins_and_the_same_again_does_not(void **unused)
{
    struct stay_set set = {{1}, NULL, 0, 0};
    struct record r = a_stay();

    (void)unused;
    assert_true(stay_first(&set, &r));
    assert_false(stay_first(&set, &r));
    assert_false(stay_first(&set, &r));
    r.cost_fen = 5; /* what is no part of the key does not matter */
    assert_false(stay_first(&set, &r));
    stay_reset(&set);
    assert_true(stay_first(&set, &r));
    stay_reset(&set);
}

static void each_part_of_the_key_makes_another_stay(void **unused)
{
    struct stay_set set = {{2}, NULL, 0, 0};
    struct record base = a_stay(), r;

    (void)unused;
    assert_true(stay_first(&set, &base));
    r = base, r.institution = STR("H2");
    assert_true(stay_first(&set, &r));
    r = base, r.rec_no = STR("4712");
    assert_true(stay_first(&set, &r));
    r = base, r.adm_no = STR("");
    assert_true(stay_first(&set, &r));
    r = base, r.dis_day++;
    assert_true(stay_first(&set, &r));
    r = base, r.birth_day = DAY_NONE;
    assert_true(stay_first(&set, &r));
    /* The same letters cut at another place. */
    r = base, r.institution = STR("H14"), r.rec_no = STR("711");
    assert_true(stay_first(&set, &r));
    assert_false(stay_first(&set, &base));
    stay_reset(&set);
}

static void without_a_record_number_there_is_no_search(void **unused)
{
    struct stay_set set = {{3}, NULL, 0, 0};
    struct record r = a_stay();

    (void)unused;
    r.rec_no = STR("");
    assert_true(stay_first(&set, &r));
    assert_true(stay_first(&set, &r));
    assert_int_equal(set.n, 0);
    stay_reset(&set);
}

static void another_salt_gives_other_hashes_and_the_same_answers(void **unused)
{
    struct stay_set one = {{4}, NULL, 0, 0}, two = {{5}, NULL, 0, 0};
    struct record r = a_stay();

    (void)unused;
    assert_true(stay_hash(one.salt, STR("x")).low != stay_hash(two.salt, STR("x")).low);
    assert_true(stay_first(&one, &r) && stay_first(&two, &r));
    assert_false(stay_first(&one, &r) || stay_first(&two, &r));
    stay_reset(&one);
    stay_reset(&two);
}

/* Places that crowd before each multiple of the first size, so that they reach over the end of the
 * table into its beginning, at every size. */
static void what_is_in_is_found_again_however_the_set_grows(void **unused)
{
    enum { MANY = 30000, FIRST = 1024 };
    static struct stay_hash seen[MANY];
    struct random random = random_stream(11, 0);

    (void)unused;
    for (int64_t crowd = 4; crowd <= FIRST; crowd *= 4) {
        struct stay_set set = {{8}, NULL, 0, 0};

        for (int i = 0; i < MANY; i++) {
            uint64_t place =
                random_bits(&random) * FIRST - 1 - (uint64_t)random_below(&random, crowd);

            seen[i] = (struct stay_hash){place, (uint64_t)i + 1};
            assert_true(stay_put(&set, seen[i]));
        }
        for (int i = 0; i < MANY; i++)
            assert_false(stay_put(&set, seen[i]));
        assert_int_equal(set.n, MANY);
        stay_reset(&set);
    }
}

static void answers_are_those_of_a_plain_list(void **unused)
{
    enum { MANY = 3000 };
    struct stay_set set = {{6}, NULL, 0, 0};
    static struct {
        char rec_no[8], adm_no[8];
        int32_t day;
    } seen[MANY];
    int n = 0;
    struct random random = random_stream(7, 0);

    (void)unused;
    for (int i = 0; i < MANY; i++) {
        struct record r = a_stay();
        int at = 0;

        snprintf(seen[n].rec_no, 8, "%d", (int)random_below(&random, 60));
        snprintf(seen[n].adm_no, 8, "%d", (int)random_below(&random, 8));
        seen[n].day = (int32_t)random_below(&random, 5);
        r.rec_no = str_of(seen[n].rec_no);
        r.adm_no = str_of(seen[n].adm_no);
        r.dis_day = seen[n].day;
        while (strcmp(seen[at].rec_no, seen[n].rec_no) != 0
               || strcmp(seen[at].adm_no, seen[n].adm_no) != 0 || seen[at].day != seen[n].day)
            at++;
        assert_int_equal(stay_first(&set, &r), at == n);
        n += at == n;
    }
    assert_int_equal(set.n, n);
    assert_true(n > 1100); /* the set grew past its first size */
    stay_reset(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hash_is_siphash_of_128_bits),
        cmocka_unit_test(the_first_wins_and_the_same_again_does_not),
        cmocka_unit_test(each_part_of_the_key_makes_another_stay),
        cmocka_unit_test(without_a_record_number_there_is_no_search),
        cmocka_unit_test(another_salt_gives_other_hashes_and_the_same_answers),
        cmocka_unit_test(what_is_in_is_found_again_however_the_set_grows),
        cmocka_unit_test(answers_are_those_of_a_plain_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
