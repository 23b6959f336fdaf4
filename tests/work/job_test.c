/* job_test.c - holding a job. */
#include "work/job.h"

#include "model/unknown.h"
#include "tests/store/province.h"

static void one_holds_a_job_and_another_is_refused_until_it_leaves(void **state)
{
    struct both *b = *state;
    const struct job_want want = {.st = b->st, .a = &b->a};
    const struct job like = {.kind = JOB_RECORDS,
                             .source = STR("s"),
                             .batch = STR("b"),
                             .digest = STR("d"),
                             .ended_ms = COUNT_UNKNOWN};
    struct job first = like, second = like;
    struct err e = {0};

    assert_true(job_hold(&want, &first, &e));
    assert_false(job_hold(&want, &second, &e));
    assert_err(e, ERR_STATE, "another run holds this job");
    err_reset(&e);
    assert_true(job_renew(b->st, &first, &e));
    assert_true(job_leave(b->st, &first, &e));
    assert_true(job_hold(&want, &second, &e));
    assert_int_equal(id_cmp(first.id, second.id), 0);
    assert_false(job_renew(b->st, &first, &e));
    assert_err(e, ERR_STATE, "another run has taken it");
    err_reset(&e);
    assert_true(job_end(b->st, &second, JOB_DONE, "", &e));
    second = like;
    assert_true(job_hold(&want, &second, &e));
    assert_int_not_equal(id_cmp(first.id, second.id), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(one_holds_a_job_and_another_is_refused_until_it_leaves),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
