/* job_test.c - states of a job, and who may hold it. */
#include "model/job.h"

#include "tests/check.h"

static void a_waiting_job_may_be_taken_and_an_ended_one_not(void **unused)
{
    struct job j = {.state = JOB_QUEUED};
    struct err e = {0};

    (void)unused;
    assert_true(job_take(&j, 0, &e));
    for (int s = JOB_DONE; s < JOB_STATE_N; s++) {
        j.state = (enum job_state)s;
        assert_false(job_take(&j, 0, &e));
        assert_err(e, ERR_STATE, "allowed: nothing");
        err_reset(&e);
    }
}

static void a_running_job_may_be_taken_when_its_lease_has_ended(void **unused)
{
    struct job j = {.state = JOB_RUNNING, .lease_ms = 50000};
    struct err e = {0};

    (void)unused;
    assert_false(job_take(&j, 49999, &e));
    assert_err(e, ERR_STATE, "another run holds this job and was heard of 9999 ms ago");
    err_reset(&e);
    assert_true(job_take(&j, 50000, &e));
}

static void a_queued_job_cannot_be_done_and_a_done_one_not_cancelled(void **unused)
{
    struct job j = {.state = JOB_QUEUED};
    struct err e = {0};

    (void)unused;
    assert_false(job_move(&j, JOB_DONE, &e));
    assert_err(e, ERR_STATE, "running, cancelled");
    err_reset(&e);
    j.state = JOB_DONE;
    assert_false(job_move(&j, JOB_CANCELLED, &e));
    assert_int_equal(e.code, ERR_STATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_waiting_job_may_be_taken_and_an_ended_one_not),
        cmocka_unit_test(a_running_job_may_be_taken_when_its_lease_has_ended),
        cmocka_unit_test(a_queued_job_cannot_be_done_and_a_done_one_not_cancelled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
