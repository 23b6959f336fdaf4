/* job_test.c - jobs, and the lease that only one run has. */
#include "store/job.h"

#include "model/unknown.h"
#include "tests/store/province.h"

static struct job a_job(int number)
{
    return (struct job){.id = pid('J', number),
                        .kind = JOB_PRACTITIONERS,
                        .source = STR("卫健委"),
                        .batch = STR("1"),
                        .digest = STR("abc"),
                        .made_ms = 1000 + number,
                        .ended_ms = COUNT_UNKNOWN};
}

static bool add(struct store *st, void *arg, struct err *e)
{
    return store_job_add(st, arg, e);
}

struct take {
    struct job job;
    int64_t now_ms;
    bool done;
};

static bool take(struct store *st, void *arg, struct err *e)
{
    struct take *t = arg;

    return store_job_take(st, &t->job, t->now_ms, &t->done, e);
}

static bool keep(struct store *st, void *arg, struct err *e)
{
    return store_job_keep(st, arg, e);
}

static bool cancel(struct store *st, void *arg, struct err *e)
{
    struct take *t = arg;

    return store_job_cancel(st, t->job.id, t->now_ms, &t->done, e);
}

struct got {
    struct arena *a;
    struct job job;
    struct job_rows rows;
    bool found;
};

static bool get(struct store *st, void *arg, struct err *e)
{
    struct got *g = arg;
    struct job like = a_job(1);

    return store_job_get(st, pid('J', 1), g->a, &g->job, e)
           && store_job_list(st, 5, g->a, &g->rows, e)
           && store_job_open(st, &like, g->a, &like, &g->found, e);
}

static struct take taken_by(struct both *b, int run, int64_t now_ms)
{
    struct take t = {.job = a_job(1), .now_ms = now_ms};

    t.job.holder = pid('R', run);
    t.job.lease_ms = now_ms + JOB_LEASE_MS;
    both_tx(b, STORE_WRITE, take, &t);
    return t;
}

static void one_of_two_runs_takes_a_job_until_its_lease_ends(void **state)
{
    struct both *b = *state;
    struct job j = a_job(1);

    both_tx(b, STORE_WRITE, add, &j);
    assert_true(taken_by(b, 1, 5000).done);
    assert_false(taken_by(b, 2, 5001).done);
    assert_true(taken_by(b, 2, 5000 + JOB_LEASE_MS).done);
}

static void what_is_kept_comes_back(void **state)
{
    struct both *b = *state;
    struct job j = a_job(1);
    struct got g = {.a = &b->a};

    both_tx(b, STORE_WRITE, add, &j);
    j = taken_by(b, 1, 5000).job;
    j.state = JOB_RUNNING;
    j.row_n = 9;
    j.checkpoint = 7;
    j.written = 6;
    j.refused = 1;
    both_tx(b, STORE_WRITE, keep, &j);
    both_tx(b, STORE_READ, get, &g);
    assert_int_equal(g.job.checkpoint, 7);
    assert_int_equal(g.job.written, 6);
    assert_int_equal(g.job.refused, 1);
    assert_str(g.job.source, "卫健委");
    assert_int_equal(g.rows.n, 1);
    assert_true(g.found);
    j.state = JOB_DONE;
    j.ended_ms = 6000;
    both_tx(b, STORE_WRITE, keep, &j);
    both_tx(b, STORE_READ, get, &g);
    assert_int_equal(g.job.state, JOB_DONE);
    assert_false(g.found);
}

static void a_run_that_lost_its_job_keeps_nothing(void **state)
{
    struct both *b = *state;
    struct job j = a_job(1);
    struct take first;
    struct err e;

    both_tx(b, STORE_WRITE, add, &j);
    first = taken_by(b, 1, 5000);
    assert_true(taken_by(b, 2, 5000 + JOB_LEASE_MS).done);
    e = both_refused(b, STORE_WRITE, keep, &first.job);
    assert_err(e, ERR_STATE, "another run has taken it");
}

static void a_cancelled_job_is_kept_from_its_run_and_not_cancelled_twice(void **state)
{
    struct both *b = *state;
    struct job j = a_job(1);
    struct take t;

    both_tx(b, STORE_WRITE, add, &j);
    t = taken_by(b, 1, 5000);
    both_tx(b, STORE_WRITE, cancel, &t);
    assert_true(t.done);
    assert_int_equal(both_refused(b, STORE_WRITE, keep, &t.job).code, ERR_STATE);
    both_tx(b, STORE_WRITE, cancel, &t);
    assert_false(t.done);
}

static void one_delivery_has_one_open_job(void **state)
{
    struct both *b = *state;
    struct job first = a_job(1), second = a_job(2);
    struct got g = {.a = &b->a};

    assert_int_equal(both_refused(b, STORE_READ, get, &g).code, ERR_MISSING);
    both_tx(b, STORE_WRITE, add, &first);
    assert_int_equal(both_refused(b, STORE_WRITE, add, &second).code, ERR_INPUT);
    second.batch = STR("2");
    both_tx(b, STORE_WRITE, add, &second);
    both_tx(b, STORE_READ, get, &g);
    assert_int_equal(g.rows.n, 2);
    assert_int_equal(id_cmp(g.rows.items[0].id, second.id), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(one_of_two_runs_takes_a_job_until_its_lease_ends),
        BOTH(what_is_kept_comes_back),
        BOTH(a_run_that_lost_its_job_keeps_nothing),
        BOTH(a_cancelled_job_is_kept_from_its_run_and_not_cancelled_twice),
        BOTH(one_delivery_has_one_open_job),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
