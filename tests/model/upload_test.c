/* upload_test.c - the states of an upload are those of its job, and three of its own. */
#include "model/upload.h"

#include "tests/check.h"

static void every_state_of_a_job_is_one_of_an_upload(void **state)
{
    (void)state;
    for (int j = 0; j < JOB_STATE_N; j++)
        assert_string_equal(job_state_names[j], upload_state_names[UPLOAD_QUEUED + j]);
    assert_string_equal(upload_state_names[UPLOAD_OPEN], "open");
    assert_string_equal(upload_state_names[UPLOAD_DROPPED], "dropped");
    assert_null(upload_state_names[UPLOAD_STATE_N]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_of_a_job_is_one_of_an_upload),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
