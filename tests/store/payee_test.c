#include "store/payee.h"

#include "tests/store/province.h"

struct paying {
    struct both *b;
    struct payee p, newest;
    struct payee_rows rows, all, stale;
    struct store_page page;
    bool found, nobody;
};

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct paying *k = arg;

    if (!store_payee_whose(st, STR("P1"), &k->b->a, &k->p, &k->found, e))
        return false;
    k->p.key_number = 1;
    k->p.holder = STR("sealed");
    k->p.account = STR("sealed");
    k->p.bank = STR("sealed");
    k->p.account_hash = STR("h");
    k->p.tail = STR("0012");
    for (k->p.version = 1; k->p.version <= 2; k->p.version++) {
        if (!store_payee_add(st, &k->p, e))
            return false;
    }
    return true;
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct paying *k = arg;
    struct payee nobody;

    return store_payee_get(st, STR("P1"), 0, &k->b->a, &k->newest, &k->found, e)
           && store_payee_whose(st, STR("none"), &k->b->a, &nobody, &k->nobody, e)
           && store_payee_list(st, &k->page, &k->b->a, &k->rows, e)
           && store_payee_all(st, &k->b->a, &k->all, e)
           && store_payee_stale(st, 2, &k->b->a, &k->stale, e);
}

static bool reseal_in_tx(struct store *st, void *arg, struct err *e)
{
    struct paying *k = arg;

    k->newest.key_number = 2;
    return store_payee_reseal(st, &k->newest, e);
}

static void the_newest_version_holds_and_every_one_is_sealed_anew(void **state)
{
    struct both *b = province_of(state);
    struct paying k = {.b = b, .page = {10, STR(""), STORE_ALL}};

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_true(k.found && !k.nobody);
    assert_int_equal(k.newest.version, 2);
    assert_str(k.newest.name, "张一");
    assert_id(k.newest.organization_id, ORG(3));
    assert_int_equal(k.rows.n, 1);
    assert_int_equal(k.all.n, 1);
    assert_int_equal(k.stale.n, 2);
    both_tx(b, STORE_WRITE, reseal_in_tx, &k);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.stale.n, 1);
    k.page.reach = (struct store_reach){
        .kind = REACH_ORGANIZATION, .scope = {.kind = SCOPE_ORGANIZATION, .organization = ORG(1)}};
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.rows.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_newest_version_holds_and_every_one_is_sealed_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
