#include "work/payee_desk.h"

#include "tests/work/promised.h"
#include "work/factor.h"

static struct payee_told told_of(const char *code, const char *account)
{
    return (struct payee_told){.code = str_of(code),
                               .clear = {.holder = STR("张一"),
                                         .account = str_of(account),
                                         .bank = STR("某银行"),
                                         .id_number = STR("")},
                               .birth_day = day_of(1980, 5, 6),
                               .now_ms = NOON};
}

static bool tell(struct both *b, const struct payee_told *t, struct edit_refused *refused,
                 struct err *e)
{
    const struct subject one = officer_of(1);

    return work_payee_tell(b->st, people_seal, &one, t, refused, e);
}

struct opening {
    struct both *b;
    struct payee_clear clear;
    struct payee payee;
};

static bool open_in_tx(struct store *st, void *arg, struct err *e)
{
    struct opening *o = arg;
    bool found;

    return store_payee_get(st, STR("P1"), 0, &o->b->a, &o->payee, &found, e)
           && work_payee_open(st, people_seal, &o->payee, &o->b->a, &o->clear, e);
}

static void an_account_is_sealed_versioned_and_opens_as_it_was_told(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    struct payee_told t = told_of("P1", "6222000000000012");
    struct opening o = {.b = b};
    struct edit_refused refused;
    struct err e = {0};

    people_seal_of(b);
    assert_true(tell(b, &t, &refused, &e));
    t.clear.account = STR("6222000000000099");
    assert_true(tell(b, &t, &refused, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM payee"), 2);
    assert_int_equal(both_total(b, "SELECT count(*) FROM payee WHERE account LIKE '%6222%'"
                                   " OR holder LIKE '%张%' OR birth LIKE '%1980%'"),
                     0);
    both_tx(b, STORE_READ, open_in_tx, &o);
    assert_str(o.clear.account, "6222000000000099");
    assert_str(o.payee.tail, "0099");
    assert_int_equal(o.payee.version, 2);
    assert_str(o.clear.birth, "1980-05-06");
}

static void a_new_key_finds_the_same_twins_and_opens_the_same_accounts(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    struct payee_told one = told_of("P1", "6222000000000012");
    struct payee_told two = told_of("P2", "6222000000000012");
    struct opening o = {.b = b};
    struct edit_refused refused;
    int64_t sealed;
    struct err e = {0};

    people_seal_of(b);
    assert_true(tell(b, &one, &refused, &e));
    assert_true(work_factor_rotate(b->st, people_seal, SEAL_GM, NOON, &sealed, &e));
    assert_int_equal(sealed, 1);
    assert_true(tell(b, &two, &refused, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM payee p JOIN payee q ON p.code < q.code"
                                   " AND p.account_hash = q.account_hash"
                                   " AND p.person_hash = q.person_hash"),
                     1);
    both_tx(b, STORE_READ, open_in_tx, &o);
    assert_str(o.clear.account, "6222000000000012");
}

static void what_is_no_account_is_refused_with_its_member(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    struct payee_told wrong[] = {told_of("P1", "622200000000001x"), told_of("P1", "1234567"),
                                 told_of("P1", "6222000000000012"),
                                 told_of("P1", "6222000000000012"),
                                 told_of("P1", "6222000000000012")};
    static const char *const FIELD[] = {"account", "account", "bank", "holder", "id_number"};
    const struct subject other = {
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .place = {"990101", 6}, .organization = ORG(1)}};
    struct payee_told nobody = told_of("P9", "6222000000000012");
    struct edit_refused refused;
    struct err e = {0};

    people_seal_of(b);
    wrong[2].clear.bank = STR(" ");
    wrong[3].clear.holder = STR("=1+1");
    wrong[4].clear.id_number = STR("110101199003070000");
    for (int i = 0; i < 5; i++) {
        assert_false(tell(b, &wrong[i], &refused, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_string_equal(refused.field, FIELD[i]);
        err_reset(&e);
    }
    assert_false(tell(b, &nobody, &refused, &e));
    assert_err(e, ERR_MISSING, "no payee");
    err_reset(&e);
    nobody.code = STR("P1");
    assert_false(work_payee_tell(b->st, people_seal, &other, &nobody, &refused, &e));
    assert_err(e, ERR_RIGHT, "who employs");
    assert_int_equal(both_total(b, "SELECT count(*) FROM payee"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_account_is_sealed_versioned_and_opens_as_it_was_told),
        BOTH(a_new_key_finds_the_same_twins_and_opens_the_same_accounts),
        BOTH(what_is_no_account_is_refused_with_its_member),
    };

    return cmocka_run_group_tests(tests, NULL, people_end);
}
