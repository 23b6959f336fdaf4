#include "model/payment_run.h"

#include <stdio.h>

#include "base/random.h"
#include "tests/check.h"

enum { PAYEES = 60 };

static bool same(struct str a, struct str b)
{
    return a.n > 0 && str_eq(a, b);
}

/* The slow twin: everybody against everybody. */
static uint32_t twin_bits(const struct payment_payee *p, size_t n, size_t i)
{
    uint32_t bits = 0;

    for (size_t k = 0; k < n; k++) {
        if (k == i)
            continue;
        bits |= same(p[i].id_hash, p[k].id_hash) ? 1u << PAYMENT_SAME_ID : 0;
        bits |= same(p[i].account_hash, p[k].account_hash) ? 1u << PAYMENT_SAME_ACCOUNT : 0;
        bits |= same(p[i].person_hash, p[k].person_hash) ? 1u << PAYMENT_SAME_PERSON : 0;
    }
    return bits;
}

static struct str some(struct random *r, char text[8])
{
    snprintf(text, 8, "h%d", (int)random_below(r, 80));
    return random_below(r, 5) ? str_of(text) : STR("");
}

static void whoever_shares_anything_is_found_and_nobody_else(void **unused)
{
    struct random r = random_stream(3, 1);

    (void)unused;
    for (int round = 0; round < 200; round++) {
        static char text[PAYEES][3][8];
        struct payment_payee p[PAYEES];
        struct payment_twin twins[PAYEES];
        struct arena a = {0};
        size_t n = (size_t)random_below(&r, PAYEES + 1);

        for (size_t i = 0; i < n; i++)
            p[i] = (struct payment_payee){.code = STR("P"),
                                          .id_hash = some(&r, text[i][0]),
                                          .account_hash = some(&r, text[i][1]),
                                          .person_hash = some(&r, text[i][2])};
        payment_twins(p, n, &a, twins);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(twins[i].cause_bits, twin_bits(p, n, i));
            assert_int_equal(twins[i].with == n, twins[i].cause_bits == 0);
            if (twins[i].with < n) {
                size_t w = twins[i].with;

                assert_true(w != i);
                assert_true(same(p[i].id_hash, p[w].id_hash)
                            || same(p[i].account_hash, p[w].account_hash)
                            || same(p[i].person_hash, p[w].person_hash));
            }
        }
        arena_reset(&a);
    }
}

static void the_sample_is_of_its_size_rising_and_the_same_again(void **unused)
{
    const size_t sizes[][2] = {{0, 0}, {1, 1}, {3, 3}, {4, 3}, {60, 3}, {61, 4}, {5700, 285}};

    (void)unused;
    for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
        size_t one[300], two[300];

        assert_int_equal(payment_sample_size(sizes[k][0]), sizes[k][1]);
        payment_sample(7, sizes[k][0], one);
        payment_sample(7, sizes[k][0], two);
        for (size_t i = 0; i < sizes[k][1]; i++) {
            assert_int_equal(one[i], two[i]);
            assert_true(one[i] < sizes[k][0]);
            assert_true(i == 0 || one[i] > one[i - 1]);
        }
    }
}

/* Each of ten is in a sample of three with 0.3: within five deviations over 4,000 seeds. */
static void everybody_is_as_likely_to_be_looked_at(void **unused)
{
    int hits[10] = {0};

    (void)unused;
    for (uint64_t seed = 0; seed < 4000; seed++) {
        size_t chosen[3];

        payment_sample(seed, 10, chosen);
        for (int i = 0; i < 3; i++)
            hits[chosen[i]]++;
    }
    for (int i = 0; i < 10; i++)
        assert_true(hits[i] > 1200 - 145 && hits[i] < 1200 + 145);
}

static void a_closed_run_moves_no_more(void **unused)
{
    enum payment_run_state s = PAYMENT_RUN_DRAFT;
    struct err e = {0};

    (void)unused;
    assert_false(payment_run_move(&s, PAYMENT_RUN_CLOSED, &e));
    assert_err(e, ERR_STATE, "allowed: released, cancelled");
    err_reset(&e);
    assert_true(payment_run_move(&s, PAYMENT_RUN_RELEASED, &e));
    assert_false(payment_run_move(&s, PAYMENT_RUN_CANCELLED, &e));
    assert_err(e, ERR_STATE, "allowed: closed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_shares_anything_is_found_and_nobody_else),
        cmocka_unit_test(the_sample_is_of_its_size_rising_and_the_same_again),
        cmocka_unit_test(everybody_is_as_likely_to_be_looked_at),
        cmocka_unit_test(a_closed_run_moves_no_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
