#include "store/account.h"

#include "tests/store/province.h"

#define ACCOUNT(n) pid('A', n)

struct row {
    struct account account, back;
    struct grant grant;
    struct api_token token;
    struct grants grants;
    struct arena *a;
    struct str hash;
    struct id id;
    int64_t step;
    bool did;
};

static struct account account_of(int n, const char *name)
{
    return (struct account){ACCOUNT(n),    str_of(name), STR("张三"), STR("$argon2id$x"),
                            1700000000000, STR(""),      0,           ACCOUNT_ACTIVE,
                            false,         1700000000000};
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_account_add(st, &((struct row *)arg)->account, e);
}

static bool find_in_tx(struct store *st, void *arg, struct err *e)
{
    struct row *r = arg;

    return store_account_find(st, r->account.name, r->a, &r->back, &r->did, e);
}

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct row *r = arg;

    return store_account_get(st, r->id, r->a, &r->back, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_account_put(st, &((struct row *)arg)->account, e);
}

static bool step_in_tx(struct store *st, void *arg, struct err *e)
{
    struct row *r = arg;

    return store_account_step(st, r->account.id, r->step, &r->did, e);
}

static bool grant_in_tx(struct store *st, void *arg, struct err *e)
{
    struct row *r = arg;

    return store_grant_add(st, &r->grant, e)
           && store_grant_list(st, r->grant.account, r->a, &r->grants, e);
}

static bool grant_end_in_tx(struct store *st, void *arg, struct err *e)
{
    struct row *r = arg;

    return store_grant_end(st, r->grant.id, 5, e)
           && store_grant_list(st, r->grant.account, r->a, &r->grants, e);
}

static bool token_in_tx(struct store *st, void *arg, struct err *e)
{
    struct row *r = arg;

    return store_token_add(st, &r->token, STR("hash"), e)
           && store_token_find(st, STR("hash"), r->a, &r->token, &r->did, e);
}

static bool recovery_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct str hashes[] = {STR("one"), STR("two")};

    return store_recovery_put(st, ((struct row *)arg)->account.id, hashes, 2, e);
}

static bool take_in_tx(struct store *st, void *arg, struct err *e)
{
    struct row *r = arg;

    return store_recovery_take(st, r->account.id, r->hash, 7, &r->did, e);
}

static struct row added(struct both *b)
{
    struct row r = {.account = account_of(1, "li"), .a = &b->a, .id = ACCOUNT(1)};

    both_tx(b, STORE_WRITE, add_in_tx, &r);
    return r;
}

static void an_account_comes_back_as_it_was_added_and_put(void **state)
{
    struct both *b = province_of(state);
    struct row r = added(b);

    both_tx(b, STORE_READ, find_in_tx, &r);
    assert_true(r.did);
    assert_id(r.back.id, ACCOUNT(1));
    assert_str(r.back.shown, "张三");
    assert_str(r.back.password, "$argon2id$x");
    r.account.state = ACCOUNT_DISABLED;
    r.account.totp = STR("GEZD");
    r.account.password = STR("");
    both_tx(b, STORE_WRITE, put_in_tx, &r);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.back.state, ACCOUNT_DISABLED);
    assert_str(r.back.totp, "GEZD");
    assert_int_equal(r.back.password.n, 0);
}

static void names_are_once_and_unknown_ones_are_not_found(void **state)
{
    struct both *b = province_of(state);
    struct row r = added(b);

    r.account.id = ACCOUNT(2);
    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &r), ERR_INPUT, "refuses the row");
    r.account.name = STR("wu");
    both_tx(b, STORE_READ, find_in_tx, &r);
    assert_false(r.did);
    r.id = ACCOUNT(3);
    assert_err(both_refused(b, STORE_READ, get_in_tx, &r), ERR_MISSING, "no account ");
}

static void a_step_moves_forward_only(void **state)
{
    struct both *b = province_of(state);
    struct row r = added(b);

    r.step = 10;
    both_tx(b, STORE_WRITE, step_in_tx, &r);
    assert_true(r.did);
    both_tx(b, STORE_WRITE, step_in_tx, &r);
    assert_false(r.did);
    r.step = 9;
    both_tx(b, STORE_WRITE, step_in_tx, &r);
    assert_false(r.did);
}

static void posts_are_listed_until_they_end(void **state)
{
    struct both *b = province_of(state);
    struct row r = added(b);

    r.grant = (struct grant){
        pid('R', 1),   ACCOUNT(1),
        ROLE_HEAD,     {SCOPE_ORGANIZATION, STR("990101"), ORG(1), STR("骨科"), {{0}}},
        1700000000000, COUNT_UNKNOWN};
    both_tx(b, STORE_WRITE, grant_in_tx, &r);
    assert_int_equal(r.grants.n, 1);
    assert_int_equal(r.grants.items[0].role, ROLE_HEAD);
    assert_int_equal(r.grants.items[0].scope.kind, SCOPE_ORGANIZATION);
    assert_id(r.grants.items[0].scope.organization, ORG(1));
    assert_true(id_none(r.grants.items[0].scope.practitioner));
    assert_str(r.grants.items[0].scope.department, "骨科");
    both_tx(b, STORE_WRITE, grant_end_in_tx, &r);
    assert_int_equal(r.grants.n, 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM account_grant"), 1); /* it stays */
}

static void a_post_of_nobody_or_nowhere_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct row r = added(b);

    r.grant = (struct grant){.id = pid('R', 1), .account = ACCOUNT(7), .role = ROLE_OFFICER};
    assert_err(both_refused(b, STORE_WRITE, grant_in_tx, &r), ERR_INPUT, "refuses the row");
    r.grant.account = ACCOUNT(1);
    r.grant.scope.organization = ORG(77);
    assert_err(both_refused(b, STORE_WRITE, grant_in_tx, &r), ERR_INPUT, "refuses the row");
}

static void a_token_is_found_by_its_hash_once(void **state)
{
    struct both *b = province_of(state);
    struct row r = {.a = &b->a};

    r.token = (struct api_token){.id = pid('T', 1),
                                 .name = STR("bi"),
                                 .role = ROLE_AUDITOR,
                                 .made_ms = 1,
                                 .until_ms = 9,
                                 .ended_ms = COUNT_UNKNOWN};
    both_tx(b, STORE_WRITE, token_in_tx, &r);
    assert_true(r.did);
    assert_int_equal(r.token.role, ROLE_AUDITOR);
    assert_true(r.token.until_ms == 9 && r.token.ended_ms == COUNT_UNKNOWN);
    r.token.id = pid('T', 2);
    assert_err(both_refused(b, STORE_WRITE, token_in_tx, &r), ERR_INPUT, "refuses the row");
}

static void a_recovery_code_is_taken_once(void **state)
{
    struct both *b = province_of(state);
    struct row r = added(b);

    both_tx(b, STORE_WRITE, recovery_in_tx, &r);
    r.hash = STR("two");
    both_tx(b, STORE_WRITE, take_in_tx, &r);
    assert_true(r.did);
    both_tx(b, STORE_WRITE, take_in_tx, &r);
    assert_false(r.did);
    r.hash = STR("three");
    both_tx(b, STORE_WRITE, take_in_tx, &r);
    assert_false(r.did);
    both_tx(b, STORE_WRITE, recovery_in_tx, &r); /* a new set: all are good again */
    r.hash = STR("two");
    both_tx(b, STORE_WRITE, take_in_tx, &r);
    assert_true(r.did);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_account_comes_back_as_it_was_added_and_put),
        BOTH(names_are_once_and_unknown_ones_are_not_found),
        BOTH(a_step_moves_forward_only),
        BOTH(posts_are_listed_until_they_end),
        BOTH(a_post_of_nobody_or_nowhere_is_refused),
        BOTH(a_token_is_found_by_its_hash_once),
        BOTH(a_recovery_code_is_taken_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
