/* idempotency_test.c - a key is claimed once; what was kept under it comes back. */
#include "store/idempotency.h"

#include <pthread.h>

#include "tests/store/both.h"

struct claim {
    struct arena *a;
    struct idempotency row;
    bool mine, keep, fail;
};

static bool claim_in_tx(struct store *st, void *arg, struct err *e)
{
    struct claim *c = arg;

    if (!store_idempotency_claim(st, c->a, &c->row, &c->mine, e))
        return false;
    if (c->fail)
        return err_set(e, ERR_STATE, "no");
    c->row.status = 201;
    c->row.reply = STR("{\"a\":1}");
    c->row.etag = STR("\"1\"");
    return !c->mine || !c->keep || store_idempotency_keep(st, &c->row, e);
}

static struct claim claim_of(struct both *b, const char *subject, const char *key, int64_t made_ms)
{
    return (struct claim){.a = &b->a,
                          .keep = true,
                          .row = {.subject = str_of(subject),
                                  .key = str_of(key),
                                  .id = id_new(),
                                  .request = STR("digest"),
                                  .made_ms = made_ms}};
}

static struct claim claimed(struct both *b, const char *subject, const char *key, int64_t made_ms)
{
    struct claim c = claim_of(b, subject, key, made_ms);

    both_tx(b, STORE_WRITE, claim_in_tx, &c);
    return c;
}

static void a_key_is_the_first_ones_and_the_reply_comes_back(void **state)
{
    struct claim first = claimed(*state, "a", "k", 1000), again;

    assert_true(first.mine);
    again = claim_of(*state, "a", "k", 2000);
    again.row.request = STR("another");
    both_tx(*state, STORE_WRITE, claim_in_tx, &again);
    assert_false(again.mine);
    assert_str(again.row.request, "digest");
    assert_true(again.row.made_ms == 1000);
    assert_int_equal(again.row.status, 201);
    assert_int_equal(both_total(*state, "SELECT count(*) FROM idempotency"), 1);
}

static void keys_of_two_subjects_are_two_keys(void **state)
{
    assert_true(claimed(*state, "a", "k", 1000).mine);
    assert_true(claimed(*state, "b", "k", 1000).mine);
    assert_true(claimed(*state, "", "k", 1000).mine);
    assert_false(claimed(*state, "b", "k", 1000).mine);
}

static void a_transaction_that_fails_leaves_no_claim(void **state)
{
    struct claim c = claim_of(*state, "a", "k", 1000);
    struct err e;

    c.fail = true;
    e = both_refused(*state, STORE_WRITE, claim_in_tx, &c);
    assert_int_equal(e.code, ERR_STATE);
    assert_true(claimed(*state, "a", "k", 1000).mine);
}

static void a_key_is_kept_for_a_day(void **state)
{
    assert_true(claimed(*state, "a", "k", 1000).mine);
    assert_false(claimed(*state, "a", "k", 1000 + IDEMPOTENCY_KEPT_MS).mine);
    assert_true(claimed(*state, "a", "k", 1001 + IDEMPOTENCY_KEPT_MS).mine);
    assert_int_equal(both_total(*state, "SELECT count(*) FROM idempotency"), 1);
}

struct racer {
    struct store *st;
    pthread_t thread;
    int mine;
    bool good;
};

static void *race(void *arg)
{
    struct racer *r = arg;

    r->good = true;
    for (int i = 0; i < 10; i++) {
        struct arena a = {0};
        struct err e = {0};
        char key[20];
        struct claim c;

        snprintf(key, sizeof key, "k%d", i);
        c = (struct claim){
            .a = &a,
            .keep = true,
            .row = {.key = str_of(key), .id = id_new(), .request = STR("d"), .made_ms = 1000}};
        r->good = store_tx(r->st, STORE_WRITE, claim_in_tx, &c, &e) && r->good;
        r->mine += c.mine;
        arena_reset(&a);
    }
    return NULL;
}

static void of_many_that_come_at_once_one_has_the_key(void **state)
{
    struct both *b = *state;
    struct racer racers[4] = {0};
    int mine = 0;

    for (int i = 0; i < 4; i++) {
        racers[i].st = b->st;
        assert_int_equal(pthread_create(&racers[i].thread, NULL, race, &racers[i]), 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(racers[i].thread, NULL);
        assert_true(racers[i].good);
        mine += racers[i].mine;
    }
    assert_int_equal(mine, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_key_is_the_first_ones_and_the_reply_comes_back),
        BOTH(keys_of_two_subjects_are_two_keys),
        BOTH(a_transaction_that_fails_leaves_no_claim),
        BOTH(a_key_is_kept_for_a_day),
        BOTH(of_many_that_come_at_once_one_has_the_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
