#include "store/session.h"

#include "model/unknown.h"
#include "tests/store/province.h"

#define MINUTE 60000LL
#define START 1700000000000LL

struct tries {
    struct str account, address;
    int64_t at_ms;
    struct lockout lockout;
};

static bool try_in_tx(struct store *st, void *arg, struct err *e)
{
    struct tries *t = arg;

    return store_failure_add(st, t->account, t->address, t->at_ms, e);
}

static bool count_in_tx(struct store *st, void *arg, struct err *e)
{
    struct tries *t = arg;

    return store_failure_count(st, t->account, t->address, t->at_ms, &t->lockout, e);
}

static bool expire_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_failure_expire(st, ((struct tries *)arg)->at_ms, e);
}

static bool forget_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_failure_forget(st, ((struct tries *)arg)->account, e);
}

static void failed(struct both *b, const char *account, const char *address, int64_t at_ms)
{
    struct tries t = {str_of(account), str_of(address), at_ms, {0}};

    both_tx(b, STORE_WRITE, try_in_tx, &t);
}

static struct lockout counted(struct both *b, const char *account, const char *address,
                              int64_t at_ms)
{
    struct tries t = {str_of(account), str_of(address), at_ms, {0}};

    both_tx(b, STORE_READ, count_in_tx, &t);
    return t.lockout;
}

static void failures_are_counted_in_their_windows(void **state)
{
    struct both *b = *state;
    struct lockout l;

    failed(b, "li@1", "1", START);
    failed(b, "li@1", "1", START + 10 * MINUTE);
    failed(b, "wu@1", "1", START + 20 * MINUTE);
    failed(b, "li@2", "2", START + 20 * MINUTE);
    l = counted(b, "li@1", "1", START + 14 * MINUTE);
    assert_true(l.pair_failures == 2 && l.pair_last_ms == START + 10 * MINUTE);
    l = counted(b, "li@1", "1", START + 20 * MINUTE);
    assert_true(l.pair_failures == 1);
    assert_true(l.address_failures == 3 && l.address_first_ms == START);
    l = counted(b, "li@1", "1", START + 60 * MINUTE);
    assert_true(l.pair_failures == 0 && l.pair_last_ms == 0 && l.address_failures == 2);
    l = counted(b, "no", "9", START);
    assert_true(l.address_failures == 0 && l.address_first_ms == 0);
}

/* The wait of an address is reckoned from the first of its last hundred. */
static void of_an_address_the_last_hundred_count(void **state)
{
    struct both *b = *state;
    struct lockout l;

    for (int i = 0; i < 103; i++)
        failed(b, "x", "1", START + i);
    l = counted(b, "x", "1", START + 200);
    assert_true(l.address_failures == 100 && l.address_first_ms == START + 3);
}

static void failures_are_forgotten_by_account_and_expire_by_time(void **state)
{
    struct both *b = *state;
    struct tries t = {STR("li@1"), STR("1"), START + 60 * MINUTE, {0}};

    failed(b, "li@1", "1", START + MINUTE);
    failed(b, "wu@1", "1", START);
    failed(b, "wu@1", "1", START + MINUTE);
    both_tx(b, STORE_WRITE, expire_in_tx, &t);
    assert_int_equal(both_total(b, "SELECT count(*) FROM failure"), 2);
    both_tx(b, STORE_WRITE, forget_in_tx, &t);
    assert_int_equal(both_total(b, "SELECT count(*) FROM failure"), 1);
}

struct look {
    struct session session;
    struct str hash;
    struct arena *a;
    struct session_rows rows;
    bool did;
};

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct look *l = arg;

    return store_session_add(st, &l->session, l->hash, e);
}

static bool find_in_tx(struct store *st, void *arg, struct err *e)
{
    struct look *l = arg;

    return store_session_find(st, l->hash, l->a, &l->session, &l->did, e)
           && store_session_list(st, l->session.account, l->a, &l->rows, e);
}

static bool seen_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_session_seen(st, ((struct look *)arg)->session.id, START + 9, e);
}

static bool end_in_tx(struct store *st, void *arg, struct err *e)
{
    struct look *l = arg;

    return store_session_end(st, l->session.id, START + 10, &l->did, e);
}

static struct look put(struct both *b)
{
    struct look l = {.session = {.id = pid('N', 1),
                                 .account = pid('A', 1),
                                 .stage = SESSION_POST,
                                 .made_ms = START,
                                 .seen_ms = START,
                                 .ended_ms = COUNT_UNKNOWN},
                     .hash = STR("h1"),
                     .a = &b->a};
    char id[ID_TEXT], sql[300];

    id_text(l.session.account, id);
    snprintf(sql, sizeof sql,
             "INSERT INTO account (id, name, shown, password, password_ms, totp, totp_step, state,"
             " demonstration, made_ms) VALUES ('%s', 'li', 'li', '', 0, '', 0, 'active', 0, 0)",
             id);
    both_tx(b, STORE_WRITE, both_sql, sql);
    both_tx(b, STORE_WRITE, add_in_tx, &l);
    return l;
}

static void a_session_is_found_by_its_hash_until_it_ends_once(void **state)
{
    struct both *b = *state;
    struct look l = put(b);

    both_tx(b, STORE_WRITE, seen_in_tx, &l);
    both_tx(b, STORE_READ, find_in_tx, &l);
    assert_true(l.did);
    assert_int_equal(l.session.stage, SESSION_POST);
    assert_true(id_none(l.session.grant));
    assert_true(l.session.seen_ms == START + 9 && l.session.ended_ms == COUNT_UNKNOWN);
    assert_int_equal(l.rows.n, 1);
    both_tx(b, STORE_WRITE, end_in_tx, &l);
    assert_true(l.did);
    both_tx(b, STORE_WRITE, end_in_tx, &l);
    assert_false(l.did);
    both_tx(b, STORE_READ, find_in_tx, &l);
    assert_true(l.did && l.session.ended_ms == START + 10);
    assert_int_equal(l.rows.n, 0);
    l.hash = STR("h2");
    both_tx(b, STORE_READ, find_in_tx, &l);
    assert_false(l.did);
}

static void two_sessions_of_one_token_or_of_nobody_are_refused(void **state)
{
    struct both *b = *state;
    struct look l = put(b);

    l.session.id = pid('N', 2);
    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &l), ERR_INPUT, "refuses the row");
    l.hash = STR("h2");
    l.session.account = pid('A', 2);
    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &l), ERR_INPUT, "refuses the row");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(failures_are_counted_in_their_windows),
        BOTH(of_an_address_the_last_hundred_count),
        BOTH(failures_are_forgotten_by_account_and_expire_by_time),
        BOTH(a_session_is_found_by_its_hash_until_it_ends_once),
        BOTH(two_sessions_of_one_token_or_of_nobody_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
