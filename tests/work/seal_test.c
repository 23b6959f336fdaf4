#include "work/seal.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/store/province.h"

/* Each test has a key file of its own. */
static void key_file(char path[80])
{
    static int number;

    snprintf(path, 80, "/tmp/xinglin-master-%d-%d", (int)getpid(), ++number);
    setenv("XINGLIN_KEY_FILE", path, 1);
}

static struct seal *seal_of(struct both *b)
{
    struct seal *seal = NULL;
    struct err e = {0};

    if (!seal_open(b->address, b->st, &seal, &e))
        fail_msg("%s", e.text);
    return seal;
}

/* An organization's key is made: from now on the store has sealed something. */
static bool use_in_tx(struct store *st, void *arg, struct err *e)
{
    struct seal_key one, two;

    if (!seal_key_use(st, arg, ORG(1), 5, &one, e) || !seal_key_use(st, arg, ORG(1), 5, &two, e))
        return false;
    assert_int_equal(one.number, 1);
    assert_memory_equal(one.bytes, two.bytes, SEAL_KEY);
    return true;
}

static void a_store_does_not_open_without_its_master_key(void **state)
{
    struct both *b = province_of(state);
    char path[80];
    struct seal *seal, *other = NULL;
    struct err e = {0};

    key_file(path);
    seal = seal_of(b);
    both_tx(b, STORE_WRITE, use_in_tx, seal);
    assert_int_equal(chmod(path, 0644), 0);
    assert_false(seal_open(b->address, b->st, &other, &e));
    assert_err(e, ERR_IO, "others may read");
    unlink(path);
    err_reset(&e);
    assert_false(seal_open(b->address, b->st, &other, &e));
    assert_err(e, ERR_CHECK, "not there");
    assert_int_not_equal(access(path, F_OK), 0); /* no new one was made in its place */
    seal_close(seal);
}

static void a_file_that_is_no_key_is_refused(void **state)
{
    struct both *b = province_of(state);
    char path[80];
    struct seal *seal = NULL;
    struct err e = {0};
    FILE *file;

    key_file(path);
    file = fopen(path, "w");
    fputs("not a key\n", file);
    fclose(file);
    assert_int_equal(chmod(path, 0600), 0);
    assert_false(seal_open(b->address, b->st, &seal, &e));
    assert_err(e, ERR_INPUT, "64 hexadecimal");
    unlink(path);
    unsetenv("XINGLIN_KEY_FILE");
    err_reset(&e);
    if (strcmp(b->driver, "postgresql") == 0) {
        assert_false(seal_open(b->address, b->st, &seal, &e));
        assert_err(e, ERR_IO, "XINGLIN_KEY_FILE");
    }
}

enum { RACERS = 8 };

struct racer {
    pthread_t thread;
    const struct both *b;
    struct seal *seal;
    bool good;
};

static void *race(void *arg)
{
    struct racer *r = arg;
    struct err e = {0};

    r->good = seal_open(r->b->address, r->b->st, &r->seal, &e);
    return NULL;
}

/* Servers of one database that begin at the same moment: one makes the key, all have it. */
static void who_opens_at_the_same_moment_shares_one_key(void **state)
{
    struct both *b = province_of(state);
    struct racer racers[RACERS];
    char path[80];

    for (int round = 0; round < 20; round++) {
        key_file(path);
        for (int i = 0; i < RACERS; i++) {
            racers[i] = (struct racer){.b = b};
            assert_int_equal(pthread_create(&racers[i].thread, NULL, race, &racers[i]), 0);
        }
        for (int i = 0; i < RACERS; i++) {
            pthread_join(racers[i].thread, NULL);
            assert_true(racers[i].good);
            assert_memory_equal(racers[i].seal, racers[0].seal, 32); /* it begins with the key */
        }
        for (int i = 0; i < RACERS; i++)
            seal_close(racers[i].seal);
        unlink(path);
    }
    unsetenv("XINGLIN_KEY_FILE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_store_does_not_open_without_its_master_key),
        BOTH(a_file_that_is_no_key_is_refused),
        BOTH(who_opens_at_the_same_moment_shares_one_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
