#include "store/teaching.h"

#include "model/unknown.h"
#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct teaching teaching, coded;
    struct teaching_rows rows, lectures;
    struct attendances there;
    bool found, first, twice, near, far;
    int64_t tries;
    struct str programme;
};

static struct teaching taught(void)
{
    return (struct teaching){.id = pid('T', 1),
                             .code = STR("T1"),
                             .version = 1,
                             .county = STR("990101"),
                             .programme = STR("p"),
                             .practitioner = STR("P1"),
                             .organization = STR("H1"),
                             .kind = TEACHING_ROUND,
                             .topic = STR("术后发热"),
                             .day = 20000,
                             .state = TEACHING_PLANNED,
                             .attendees = COUNT_UNKNOWN,
                             .code_hash = STR("h1"),
                             .code_until_ms = 9,
                             .made_ms = 5};
}

static bool around_in_tx(struct store *st, struct asking *q, struct err *e)
{
    const struct teaching t = taught();
    const struct teaching home = {.county = STR("990103"),
                                  .organization = STR("H3"),
                                  .practitioner = STR("P1"),
                                  .day = 20000};

    return store_attendance_tied(st, &home, STR("P2"), &q->near, e)
           && store_attendance_tied(st, &t, STR("P4"), &q->far, e)
           && store_teaching_try(st, STR("P2"), 50, e) && store_teaching_try(st, STR("P2"), 60, e)
           && store_teaching_tries(st, STR("P2"), 55, &q->tries, e)
           && store_teaching_programme(st, STR("P1"), q->a, &q->programme, e);
}

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct teaching t = taught();
    const struct attendance n = {STR("P2"), 7, true, {{0}}, STR(""), STR("")};
    const struct store_page page = {.limit = 5, .reach = STORE_ALL};
    const struct teaching_filter lectures = {.kind = STR("lecture")}, any = {.kind = STR("")};

    return store_teaching_add(st, &t, e) && store_attendance_add(st, &t, &n, &q->first, e)
           && store_attendance_add(st, &t, &n, &q->twice, e)
           && store_teaching_find(st, t.id, q->a, &q->teaching, &q->found, e)
           && store_teaching_coded(st, STR("h1"), q->a, &q->coded, &q->found, e)
           && store_teaching_list(st, &any, &page, q->a, &q->rows, e)
           && store_teaching_list(st, &lectures, &page, q->a, &q->lectures, e)
           && store_attendances(st, t.code, q->a, &q->there, e) && around_in_tx(st, q, e);
}

static void a_teaching_comes_back_with_who_was_there_once(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.first && !q.twice && q.found && q.near && !q.far);
    assert_str(q.teaching.practitioner_name, "张一");
    assert_str(q.teaching.topic, "术后发热");
    assert_int_equal(q.coded.attended, 1);
    assert_int_equal(q.coded.attended_by_code, 1);
    assert_int_equal(q.rows.more.total, 1);
    assert_int_equal(q.lectures.more.total, 0);
    assert_str(q.there.items[0].practitioner_name, "李某");
    assert_int_equal(q.tries, 1);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct teaching t = taught();

    if (!store_teaching_add(st, &t, e))
        return false;
    t.state = TEACHING_HELD;
    t.attendees = 9;
    t.code_hash = (struct str){0};
    t.code_until_ms = COUNT_UNKNOWN;
    return store_teaching_put(st, &t, 1, &q->first, e)
           && store_teaching_put(st, &t, 1, &q->twice, e)
           && store_teaching_coded(st, STR("h1"), q->a, &q->coded, &q->found, e)
           && store_teaching_find(st, t.id, q->a, &q->teaching, &q->near, e);
}

static void a_stale_version_changes_nothing_and_a_code_goes_with_the_day(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_true(q.first && !q.twice && !q.found);
    assert_int_equal(q.teaching.version, 2);
    assert_int_equal(q.teaching.attendees, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_teaching_comes_back_with_who_was_there_once),
        BOTH(a_stale_version_changes_nothing_and_a_code_goes_with_the_day)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
