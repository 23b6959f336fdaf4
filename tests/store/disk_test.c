/* Power cuts, full disks, failing reads, writes and syncs, no memory left for SQLite: what was
 * acknowledged is there, what was refused is not, and the store goes on without being opened anew.
 * With XINGLIN_DRILL (`make drill`) 200 workloads are cut, else 5. */
#include "tests/store/disk.h"

#include <limits.h>
#include <stdlib.h>

#include "tests/store/both.h"

#define ON_SQLITE(test)                                               \
    {                                                                 \
#test, test, both_open, both_close, (void *)(size_t) "sqlite" \
    }

enum { CLIENTS = 6, WRITES = 12, ROW_MOST = 9000, SEEDS = 5, SEEDS_OF_DRILL = 200 };

static struct both *folder_of(void **state)
{
    return *state;
}

struct row {
    int client, number, bytes;
};

static bool row_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct row *row = arg;
    char filling[ROW_MOST];
    char code[32];
    struct str text, name;

    memset(filling, 'x', sizeof filling);
    snprintf(code, sizeof code, "%d-%d", row->client, row->number);
    text = str_of(code);
    name = (struct str){filling, (size_t)row->bytes};
    return sql_run(st, "INSERT INTO code (scheme, code, name) VALUES ('drg', $1, 'x' || $2)",
                   SQL(sql_text(&text), sql_text(&name)), e);
}

static bool row_add(struct store *st, int client, int number, int bytes, struct err *e)
{
    return store_tx(st, STORE_WRITE, row_in_tx, &(struct row){client, number, bytes}, e);
}

/* --- power cuts */

static struct cut {
    atomic_int told[CLIENTS]; /* acknowledged */
    struct store *st;
    uint64_t seed;
    struct random dice;
    char folder[64];
    char wrong[256]; /* the first thing that was wrong: asserts end only their own thread */
    int cuts, kept;
} cut;

static int64_t raw_total(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;
    int64_t total = -1;

    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW)
        total = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return total;
}

static void wrong(const char *what, int client, int64_t n, int told)
{
    if (!cut.wrong[0])
        snprintf(cut.wrong, sizeof cut.wrong, "client %d: %s: %lld, %d told", client, what,
                 (long long)n, told);
}

/* Client by client: all that was told, at most one more, and no hole. */
static void rows_hold(sqlite3 *db, const int told[CLIENTS])
{
    char sql[200];

    for (int i = 0; i < CLIENTS; i++) {
        int64_t n, beyond;

        snprintf(sql, sizeof sql, "SELECT count(*) FROM code WHERE code LIKE '%d-%%'", i);
        n = raw_total(db, sql);
        snprintf(sql, sizeof sql,
                 "SELECT count(*) FROM code WHERE code LIKE '%d-%%'"
                 " AND CAST(substr(code, 3) AS INTEGER) >= %lld",
                 i, (long long)n);
        beyond = raw_total(db, sql);
        if (n < told[i] || n > told[i] + 1)
            wrong("rows", i, n, told[i]);
        if (beyond != 0)
            wrong("rows behind a hole", i, beyond, told[i]);
        cut.kept += (int)n;
    }
}

/* Opens what a cut left, as the next start would. */
static void image_holds(const int told[CLIENTS])
{
    char path[128];
    sqlite3 *db;

    snprintf(path, sizeof path, "%s/store.db", cut.folder);
    sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, "unix");
    if (raw_total(db, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'")
        != 1)
        wrong("the file is broken after cuts", 0, cut.cuts, told[0]);
    rows_hold(db, told);
    sqlite3_close(db);
}

static void image_remove(void)
{
    static const char *const names[] = {"store.db", "store.db-wal", "store.db-shm"};
    char path[128];

    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", cut.folder, names[i]);
        unlink(path);
    }
}

/* The power goes just before a sync: once with nothing of what was not synced, once with any of it.
 */
static void power_goes(void)
{
    int told[CLIENTS];

    for (int i = 0; i < CLIENTS; i++)
        told[i] = atomic_load(&cut.told[i]);
    for (int scattered = 0; scattered < 2; scattered++) {
        image_remove();
        disk_image(cut.folder, scattered, &cut.dice);
        image_holds(told);
        cut.cuts++;
    }
}

static void *client_main(void *arg)
{
    int client = (int)(size_t)arg;
    struct random dice = random_stream(cut.seed, (uint64_t)client + 1);

    for (int number = 0; number < WRITES; number++) {
        struct err e = {0};
        int bytes =
            (int)(random_below(&dice, 4) ? random_below(&dice, 60) : random_below(&dice, ROW_MOST));

        if (!row_add(cut.st, client, number, bytes, &e)) {
            wrong("refused", client, number, number);
            break;
        }
        atomic_fetch_add(&cut.told[client], 1);
    }
    return NULL;
}

/* The log is written back while others write. */
static void *checkpoint_main(void *arg)
{
    struct random dice = random_stream(cut.seed, 99);
    static const char *const ways[] = {"PRAGMA wal_checkpoint(PASSIVE)",
                                       "PRAGMA wal_checkpoint(TRUNCATE)"};
    sqlite3 *db;

    assert_int_equal(sqlite3_open(arg, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 100);
    for (int i = 0; i < 3; i++) {
        sqlite3_exec(db, ways[random_below(&dice, 2)], NULL, NULL, NULL); /* busy is fine */
        nanosleep(&(struct timespec){0, (long)random_below(&dice, 20) * 1000000}, NULL);
    }
    sqlite3_close(db);
    return NULL;
}

static void workload(struct both *b, uint64_t seed)
{
    pthread_t threads[CLIENTS + 1];
    char path[128];

    for (int i = 0; i < CLIENTS; i++)
        atomic_store(&cut.told[i], 0);
    cut.seed = seed;
    cut.dice = random_stream(seed, 0);
    disk_start(b->folder);
    cut.st = both_another(b);
    disk.before_sync = power_goes;
    snprintf(path, sizeof path, "%s/store.db", b->folder);
    for (int i = 0; i < CLIENTS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, client_main, (void *)(size_t)i), 0);
    assert_int_equal(pthread_create(&threads[CLIENTS], NULL, checkpoint_main, path), 0);
    for (int i = 0; i <= CLIENTS; i++)
        pthread_join(threads[i], NULL);
    store_close(cut.st);
    disk.before_sync = NULL;
    image_remove();
    disk_stop();
}

static void a_power_cut_at_any_sync_loses_nothing_that_was_acknowledged(void **state)
{
    int n = getenv("XINGLIN_DRILL") ? SEEDS_OF_DRILL : SEEDS;

    (void)state;
    cut = (struct cut){.folder = "/tmp/xinglin-cut-XXXXXX"};
    assert_non_null(mkdtemp(cut.folder));
    for (int seed = 1; seed <= n; seed++) {
        void *one = (void *)(size_t) "sqlite";

        both_open(&one);
        store_close(((struct both *)one)->st);
        workload(one, (uint64_t)seed);
        ((struct both *)one)->st = both_another(one);
        both_close(&one);
        if (cut.wrong[0])
            fail_msg("seed %d: %s", seed, cut.wrong);
    }
    rmdir(cut.folder);
    assert_true(cut.cuts >= n * 10 && cut.kept > cut.cuts);
    print_message("%d workloads, %d cuts, %d rows found again\n", n, cut.cuts, cut.kept);
}

/* --- calls that fail */

static int64_t rows(struct both *b, int number)
{
    char sql[100];

    snprintf(sql, sizeof sql, "SELECT count(*) FROM code WHERE code = '1-%d'", number);
    return both_total(b, sql);
}

static void disk_below(struct both *b)
{
    store_close(b->st);
    disk_start(b->folder);
    b->st = both_another(b);
}

static void disk_away(struct both *b)
{
    store_close(b->st);
    disk_stop();
    b->st = both_another(b);
}

static void a_full_disk_refuses_writes_reads_go_on_and_room_is_enough_to_go_on(void **state)
{
    struct both *b = folder_of(state);
    struct err e = {0};

    disk_below(b);
    if (!row_add(b->st, 1, 0, 10, &e))
        fail_msg("%s", e.text);
    for (int from = 1; from <= 6; from++) {
        disk_fail(DISK_WRITE, from, 1 << 30, SQLITE_FULL);
        for (int i = 1; i <= 8; i++) {
            err_reset(&e);
            assert_false(row_add(b->st, 1, from * 100 + i, 5000 * i / 8 + 3000, &e));
            assert_err(e, ERR_IO, "the store: database or disk is full");
            assert_int_equal(rows(b, 0), 1);
        }
        disk_fail(0, 0, 0, SQLITE_OK);
        err_reset(&e);
        assert_true(row_add(b->st, 1, from, 100, &e));
        for (int i = 1; i <= 8; i++)
            assert_int_equal(rows(b, from * 100 + i), 0);
        assert_int_equal(rows(b, from), 1);
    }
    disk_away(b);
    assert_int_equal(both_total(b, "SELECT count(*) FROM code WHERE code LIKE '1-%'"), 7);
}

/* What was answered is true: a refused row is not there, an acknowledged one is. */
static void answers_hold(struct both *b, const bool good[], int n)
{
    for (int i = 0; i < n; i++)
        if (rows(b, i) != (good[i] ? 1 : 0))
            fail_msg("row %d was %s and is %s", i, good[i] ? "acknowledged" : "refused",
                     good[i] ? "not there" : "there");
}

enum { ROUNDS = 60, ROUND_ROWS = 4 };

/* So many calls in a row fail, then each time later ones, and all goes on after each. */
static int some_fail(struct both *b, int kind, int in_row, bool *good, int *n)
{
    int code = kind == DISK_WRITE ? SQLITE_IOERR_WRITE : SQLITE_IOERR_FSYNC, refused = 0;

    for (int round = 0; round < ROUNDS; round++) {
        disk_fail(kind, round % 10 + 1, in_row, code);
        for (int i = 0; i < ROUND_ROWS; i++, ++*n) {
            struct err e = {0};

            good[*n] = row_add(b->st, 1, *n, 700 * i, &e);
            if (!good[*n]) {
                assert_err(e, ERR_IO, "the store: disk I/O error");
                refused++;
            }
        }
        disk_fail(0, 0, 0, SQLITE_OK);
    }
    return refused;
}

static void failing_writes_and_syncs_are_told_and_all_goes_on(void **state)
{
    static const int kinds[] = {DISK_WRITE, DISK_SYNC};
    struct both *b = folder_of(state);
    bool good[4 * ROUNDS * ROUND_ROWS];
    int n = 0, once = 0, again = 0;

    disk_below(b);
    for (int i = 0; i < 2; i++) {
        once += some_fail(b, kinds[i], 1, good, &n);
        again += some_fail(b, kinds[i], 3, good, &n);
    }
    answers_hold(b, good, n);
    disk_away(b);
    answers_hold(b, good, n);
    assert_int_equal(n, 4 * ROUNDS * ROUND_ROWS);
    assert_int_equal(once, 0); /* a group that failed is run again, job by job */
    assert_true(again > 0 && again < n / 2);
    print_message("%d writes, %d told that the disk failed\n", n, again);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    return sql_total(st, "SELECT sum(length(name)) FROM code", NULL, arg, e);
}

static void a_failing_read_is_told_and_the_next_is_answered(void **state)
{
    struct both *b = folder_of(state);
    struct err e = {0};
    int told = 0;

    disk_below(b);
    for (int i = 0; i < 200; i++)
        assert_true(row_add(b->st, 1, i, ROW_MOST / 2, &e));
    disk_away(b); /* what was read is forgotten */
    disk_below(b);
    for (int from = 1; from <= 40; from++) {
        int64_t total = -1;

        err_reset(&e);
        disk_fail(DISK_READ, from, 1, SQLITE_IOERR_READ);
        if (!store_tx(b->st, STORE_READ, read_in_tx, &total, &e)) {
            assert_err(e, ERR_IO, "the store: disk I/O error");
            told++;
        }
        disk_fail(0, 0, 0, SQLITE_OK);
        err_reset(&e);
        assert_true(store_tx(b->st, STORE_READ, read_in_tx, &total, &e));
        assert_true(total >= 200 * ROW_MOST / 2);
    }
    disk_away(b);
    assert_true(told > 0);
}

/* --- no memory */

static struct {
    sqlite3_mem_methods real;
    atomic_int left; /* calls that are still answered; then none is, until it is set anew */
} memory = {.left = INT_MAX};

static bool memory_fails(void)
{
    if (atomic_load(&memory.left) == INT_MAX)
        return false;
    return atomic_fetch_sub(&memory.left, 1) <= 0;
}

static void *memory_take(int n)
{
    return memory_fails() ? NULL : memory.real.xMalloc(n);
}

static void *memory_grow(void *at, int n)
{
    return memory_fails() ? NULL : memory.real.xRealloc(at, n);
}

/* Before SQLite is used for the first time in this program. */
static void memory_watch(void)
{
    sqlite3_mem_methods methods;

    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real), SQLITE_OK);
    methods = memory.real;
    methods.xMalloc = memory_take;
    methods.xRealloc = memory_grow;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods), SQLITE_OK);
}

enum { SHORTAGES = 200 };

static void no_memory_at_any_call_is_told_and_all_goes_on(void **state)
{
    struct both *b = folder_of(state);
    bool good[SHORTAGES];
    int refused = 0;

    for (int i = 0; i < SHORTAGES; i++) {
        struct err e = {0};
        int64_t total;

        if (i % 40 == 0) { /* with nothing prepared yet */
            store_close(b->st);
            b->st = both_another(b);
        }
        atomic_store(&memory.left, i % 40 * 6);
        good[i] = row_add(b->st, 1, i, 3000, &e);
        if (!good[i])
            assert_int_equal(e.code, ERR_IO);
        refused += !good[i];
        atomic_store(&memory.left, i % 40 * 6);
        err_reset(&e);
        if (!store_tx(b->st, STORE_READ, read_in_tx, &total, &e))
            assert_int_equal(e.code, ERR_IO);
        atomic_store(&memory.left, INT_MAX);
        err_reset(&e);
        assert_true(store_tx(b->st, STORE_READ, read_in_tx, &total, &e));
    }
    answers_hold(b, good, SHORTAGES);
    assert_true(refused > 0 && refused < SHORTAGES);
    print_message("%d shortages, %d writes told\n", SHORTAGES, refused);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        {"a_power_cut_at_any_sync_loses_nothing_that_was_acknowledged",
         a_power_cut_at_any_sync_loses_nothing_that_was_acknowledged, NULL, NULL, NULL},
        ON_SQLITE(a_full_disk_refuses_writes_reads_go_on_and_room_is_enough_to_go_on),
        ON_SQLITE(failing_writes_and_syncs_are_told_and_all_goes_on),
        ON_SQLITE(a_failing_read_is_told_and_the_next_is_answered),
        ON_SQLITE(no_memory_at_any_call_is_told_and_all_goes_on),
    };

    memory_watch();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
