/* factor_test.c - what is kept of a second factor. */
#include "work/factor.h"

#include "tests/work/people.h"
#include "work/patient.h"

struct kept {
    const struct seal *seal;
    struct id account;
    struct str secret, kept, opened;
    struct arena *a;
};

static bool seal_in_tx(struct store *st, void *arg, struct err *e)
{
    struct kept *k = arg;
    struct factor_row row = {k->account, k->secret};

    if (!work_audit_begin(st, e) || !factor_seal(st, k->seal, NOON, k->a, &row, e))
        return false;
    k->kept = row.totp;
    return true;
}

static bool open_in_tx(struct store *st, void *arg, struct err *e)
{
    struct kept *k = arg;

    return factor_open(st, k->seal, k->account, k->kept, k->a, &k->opened, e);
}

static void a_sealed_secret_opens_for_its_account_alone(void **state)
{
    struct both *b = *state;
    struct kept k = {.seal = people_seal_of(b),
                     .account = {{1, 2}},
                     .secret = STR("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
                     .a = &b->a};
    struct err e = {0};

    both_tx(b, STORE_WRITE, seal_in_tx, &k);
    assert_true(factor_sealed(k.kept));
    assert_false(factor_sealed(k.secret));
    assert_null(memmem(k.kept.at, k.kept.n, "JBSWY3", 6));
    both_tx(b, STORE_READ, open_in_tx, &k);
    assert_str(k.opened, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    k.account.bytes[0] = 9;
    assert_false(store_tx(b->st, STORE_READ, open_in_tx, &k, &e));
    assert_int_equal(e.code, ERR_CHECK);
}

static void what_is_no_seal_or_of_a_key_that_is_gone_does_not_open(void **state)
{
    static const char *const BAD[] = {"1:", ":a1.x", "x:a1.x", "2:a1.AAAA", "99999999999:a1.x"};
    struct both *b = *state;
    struct kept k = {.seal = people_seal_of(b), .account = {{1}}, .secret = STR("AB"), .a = &b->a};

    both_tx(b, STORE_WRITE, seal_in_tx, &k);
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        struct err e = {0};

        k.kept = str_of(BAD[i]);
        assert_false(store_tx(b->st, STORE_READ, open_in_tx, &k, &e));
        assert_int_equal(e.code, ERR_CHECK);
    }
}

static void without_a_master_key_nothing_is_kept_and_nothing_opened(void **state)
{
    struct both *b = *state;
    struct kept k = {.account = {{1}}, .secret = STR("AB"), .a = &b->a};
    struct err e = {0};

    assert_false(store_tx(b->st, STORE_WRITE, seal_in_tx, &k, &e));
    assert_err(e, ERR_IO, "there is no master key");
    err_reset(&e);
    k.kept = STR("1:a1.AAAA");
    assert_false(store_tx(b->st, STORE_READ, open_in_tx, &k, &e));
    assert_err(e, ERR_IO, "there is no master key");
    assert_int_equal(both_total(b, "SELECT count(*) FROM seal_key"), 0);
}

#define SEALED_N "SELECT count(*) FROM account WHERE totp LIKE '%:a1.%'"

/* As a program before this one left it. */
static struct account_factor in_clear(struct both *b, const char *name)
{
    struct account_factor f = with_factor(b, add_account(b, name, ROLE_OFFICER, ""));

    both_tx(b, STORE_WRITE, both_sql,
            arena_text(&b->a, "UPDATE account SET totp = '%s' WHERE name = '%s'", f.secret, name));
    return f;
}

static bool code_fits(struct both *b, const struct account_factor *f, int64_t later_ms)
{
    struct session_step first = sign_in(b, "li", later_ms), done;
    struct session_now now = at(later_ms);
    struct err e = {0};
    char code[8];

    code_text(f, later_ms, code);
    return work_session_code(b->st, str_of(first.token), str_of(code), &now, &b->a, &done, &e);
}

static void a_new_secret_is_sealed_and_one_in_clear_at_its_next_use(void **state)
{
    struct both *b = province_of(state);
    struct account_factor f = with_factor(b, add_account(b, "li", ROLE_OFFICER, ""));

    assert_int_equal(both_total(b, SEALED_N), 1);
    assert_true(code_fits(b, &f, 60000));
    both_tx(b, STORE_WRITE, both_sql,
            arena_text(&b->a, "UPDATE account SET totp = '%s' WHERE name = 'li'", f.secret));
    assert_int_equal(both_total(b, SEALED_N), 0);
    assert_false(code_fits(b, &f, 60000)); /* used: nothing is sealed for a wrong code */
    assert_int_equal(both_total(b, SEALED_N), 0);
    assert_true(code_fits(b, &f, 120000));
    assert_int_equal(both_total(b, SEALED_N), 1);
    assert_true(code_fits(b, &f, 180000));
}

static void rotation_seals_all_anew_and_takes_the_old_key_away(void **state)
{
    struct both *b = province_of(state);
    struct account_factor f = in_clear(b, "li");
    struct err e = {0};
    int64_t sealed = -1;

    assert_true(work_factor_rotate(b->st, people_seal, SEAL_AES, NOON, &sealed, &e));
    assert_int_equal(sealed, 1);
    assert_int_equal(both_total(b, SEALED_N), 1);
    assert_true(work_factor_rotate(b->st, people_seal, SEAL_GM, NOON, &sealed, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM account WHERE totp LIKE '3:g1.%'"), 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM seal_key"), 1);
    assert_true(code_fits(b, &f, 60000));
}

/* The patients' rotation goes over all organizations; the program is none. */
static void the_rotation_of_patients_leaves_the_own_key(void **state)
{
    struct both *b = province_of(state);
    struct account_factor f = with_factor(b, add_account(b, "li", ROLE_OFFICER, ""));
    struct err e = {0};
    int64_t sealed = -1;

    assert_true(work_patient_rotate(b->st, people_seal, SEAL_GM, NOON, &sealed, &e));
    assert_int_equal(sealed, 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM seal_key WHERE profile = 'aes'"), 1);
    assert_true(code_fits(b, &f, 60000));
}

static void without_second_factors_no_key_is_made(void **state)
{
    struct both *b = province_of(state);
    struct err e = {0};
    int64_t sealed = -1;

    add_account(b, "li", ROLE_OFFICER, "");
    assert_true(work_factor_rotate(b->st, people_seal_of(b), SEAL_AES, NOON, &sealed, &e));
    assert_int_equal(sealed, 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM seal_key"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_sealed_secret_opens_for_its_account_alone),
        BOTH(what_is_no_seal_or_of_a_key_that_is_gone_does_not_open),
        BOTH(without_a_master_key_nothing_is_kept_and_nothing_opened),
        BOTH(a_new_secret_is_sealed_and_one_in_clear_at_its_next_use),
        BOTH(rotation_seals_all_anew_and_takes_the_old_key_away),
        BOTH(the_rotation_of_patients_leaves_the_own_key),
        BOTH(without_second_factors_no_key_is_made),
    };

    return cmocka_run_group_tests(tests, NULL, people_end);
}
