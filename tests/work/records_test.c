/* records_test.c - discharge records into the store. The province of the store's tests. */
#include "work/records.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "tests/store/province.h"

#define HEAD "P900,P25,P22,P321,P801,P3,P27,P782,DRG,RW\n"
#define ROW(inst, day, no) inst "," day ",2024-03-01,M16.100,某县,R" no ",4,1000,IC29,2.5\n"

/* Cells of the province count already: they came before deliveries were told apart. */
#define CASES "SELECT coalesce(sum(cases), 0) FROM fact_now WHERE delivery <> ''"

struct run {
    struct records_request r;
    struct records_result result;
    struct err e;
    bool good;
};

static struct run records(struct both *b, const char *text, const struct run *like)
{
    char path[] = "/tmp/xinglin-records-test-XXXXXX";
    int fd = mkstemp(path);
    const char *files[] = {path};
    struct run run = *like;
    size_t n = strlen(text);

    assert_int_equal(write(fd, text, n), (ssize_t)n);
    close(fd);
    run.r.map = run.r.map ? run.r.map : "hqms-p";
    run.r.files = files;
    run.r.file_n = 1;
    run.r.threads = 1;
    run.r.replaces = run.r.replaces.at ? run.r.replaces : STR("");
    run.r.not_after_day = month_first_day(month("2024-12"));
    run.good = work_records(b->st, &run.r, &run.result, &run.e);
    unlink(path);
    return run;
}

static void a_batch_replaces_itself_and_another_is_added(void **state)
{
    struct both *b = province_of(state);
    const struct run march = {.r = {.batch = STR("2024-03")}}, late = {.r = {.batch = STR("late")}};
    struct run run =
        records(b, HEAD ROW("H1", "2024-03-05", "1") ROW("H1", "2024-03-06", "2"), &march);

    if (!run.good)
        fail_msg("%s", run.e.text);
    assert_int_equal(run.result.accepted, 2);
    assert_int_equal(both_total(b, CASES), 2);
    run = records(b,
                  HEAD ROW("H1", "2024-03-05", "1") ROW("H1", "1999-13-77", "2")
                      ROW("H2", "2024-03-07", "3") ROW("H2", "2024-03-08", "4"),
                  &march);
    assert_true(run.good);
    assert_int_equal(run.result.read_n, run.result.accepted + run.result.rejected);
    assert_int_equal(run.result.rejected, 1);
    assert_int_equal(both_total(b, CASES), 3);
    assert_int_equal(both_total(b, "SELECT sum(q.count) FROM quality q JOIN delivery d"
                                   " ON d.id = q.delivery WHERE d.state = 'current'"
                                   " AND q.rule = 'date.bad' AND q.lines = '3'"),
                     1);
    run = records(b, HEAD ROW("H1", "2024-03-09", "9"), &late);
    assert_true(run.good);
    assert_int_equal(run.result.both_n, 1);
    assert_int_equal(both_total(b, CASES), 4);
    assert_int_equal(both_total(b, "SELECT count(*) FROM fact WHERE delivery IN"
                                   " (SELECT id FROM delivery WHERE state = 'retired')"),
                     0);
}

static void a_correction_takes_the_older_batch_away(void **state)
{
    struct both *b = province_of(state);
    const struct run old = {.r = {.batch = STR("old")}};
    const struct run none = {.r = {.batch = STR("new"), .replaces = STR("nothing")}};
    const struct run new = {.r = {.batch = STR("new"), .replaces = STR("old")}};
    struct run run = records(b, HEAD ROW("H1", "2024-03-05", "1"), &old);

    assert_true(run.good);
    run = records(b, HEAD ROW("H1", "2024-03-06", "1"), &none);
    assert_false(run.good);
    assert_err(run.e, ERR_STATE, "no batch nothing");
    assert_int_equal(both_total(b, CASES), 1);
    run = records(b, HEAD ROW("H1", "2024-03-06", "1") ROW("H1", "2024-03-07", "2"), &new);
    assert_true(run.good);
    assert_int_equal(both_total(b, CASES), 2);
}

static void a_second_source_of_the_same_month_is_refused(void **state)
{
    struct both *b = province_of(state);
    const struct run one = {.r = {.batch = STR("a")}};
    const struct run two = {.r = {.batch = STR("a"), .source = STR("other")}};
    struct run run = records(b, HEAD ROW("H1", "2024-03-05", "1"), &one);

    assert_true(run.good);
    run = records(b, HEAD ROW("H1", "2024-03-06", "1"), &two);
    assert_false(run.good);
    assert_err(run.e, ERR_STATE, "would count twice");
    assert_int_equal(both_total(b, CASES), 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM fact WHERE delivery <> ''"), 1);
    run = records(b, HEAD ROW("H1", "2024-04-06", "1"), &two);
    assert_true(run.good);
}

static void records_of_another_organization_are_not_the_managers(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = {
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .place = STR("990101"), .organization = {{9}}}};
    const struct run run_as = {.r = {.batch = STR("m"), .by = &by}};
    struct run run = records(b, HEAD ROW("H1", "2024-03-05", "1"), &run_as);

    assert_false(run.good);
    assert_err(run.e, ERR_INPUT, "not within your reach");
    assert_int_equal(both_total(b, CASES), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM job WHERE state = 'failed'"), 1);
}

static void a_file_that_is_none_counts_nothing(void **state)
{
    struct both *b = province_of(state);
    const struct run one = {.r = {.batch = STR("a")}};
    struct run run = records(b, "x,y\n1,2\n", &one);

    assert_false(run.good);
    assert_err(run.e, ERR_INPUT, "no column for inst_code");
    assert_int_equal(both_total(b, "SELECT count(*) FROM delivery WHERE state <> 'dropped'"), 0);
    run = records(b, HEAD "H1,9999-12-31,,,,,,,,\n", &one);
    assert_false(run.good);
    assert_err(run.e, ERR_INPUT, "none of 1 rows was accepted");
}

static bool after(void *arg)
{
    int *left = arg;

    return --*left < 0;
}

/* Stopped at each place where it asks, and gone on with by the next run: never doubled. */
static void a_run_that_was_stopped_anywhere_is_begun_again_and_counts_once(void **state)
{
    struct both *b = province_of(state);
    const char *text = HEAD ROW("H1", "2024-03-05", "1") ROW("H2", "2024-03-06", "2");

    for (int n = 0; n < 6; n++) {
        int left = n;
        const struct run stopped = {.r = {.batch = STR("a"), .stop = after, .stop_arg = &left}};
        const struct run whole = {.r = {.batch = STR("a")}};
        struct run run = records(b, text, &stopped);

        if (!run.good)
            assert_err(run.e, ERR_STATE, "stopped");
        run = records(b, text, &whole);
        if (!run.good)
            fail_msg("%s", run.e.text);
        assert_int_equal(both_total(b, CASES), 2);
        assert_int_equal(both_total(b, "SELECT count(*) FROM delivery WHERE state = 'current'"), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_batch_replaces_itself_and_another_is_added),
        BOTH(a_correction_takes_the_older_batch_away),
        BOTH(a_second_source_of_the_same_month_is_refused),
        BOTH(records_of_another_organization_are_not_the_managers),
        BOTH(a_file_that_is_none_counts_nothing),
        BOTH(a_run_that_was_stopped_anywhere_is_begun_again_and_counts_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
