#include "store/visit.h"

#include "tests/store/visited.h"

struct asking {
    struct arena *a;
    struct visit visit, found;
    struct visit_rows rows, planned;
    struct visit_steps steps;
    struct series_rows series;
    struct store_reach reach;
    bool stale, busy, beside, is_found;
};

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct visit v = visited_of(1, "V1", 20000), second = visited_of(2, "V2", 20007);
    const struct visit_key key = {STR("990101"), STR("V1")};
    const struct visit_step_line step = {.seq = 2,
                                         .move = VISIT_GO_OPEN,
                                         .was = VISIT_ANNOUNCED,
                                         .state = VISIT_OPEN,
                                         .why = STR(""),
                                         .made_ms = 6};
    bool done;

    second.state = VISIT_PLANNED;
    second.series = pid('R', 1);
    if (!store_visit_add(st, &v, e) || !store_visit_add(st, &second, e)
        || !store_visit_step_add(st, &key, &step, e))
        return false;
    v.room = STR("二楼");
    if (!store_visit_put(st, &v, 7, 9000, &done, e))
        return false;
    q->stale = !done;
    return store_visit_put(st, &v, 1, 9000, &done, e)
           && store_visit_get(st, v.id, q->a, &q->visit, e)
           && store_visit_find(st, STR("V2"), q->a, &q->found, &q->is_found, e)
           && store_visit_steps(st, v.code, q->a, &q->steps, e)
           && store_series_planned(st, second.series, 20000, q->a, &q->planned, e);
}

static void a_visit_comes_back_as_it_was_put(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.stale);
    assert_int_equal(q.visit.version, 2);
    assert_str(q.visit.room, "二楼");
    assert_int_equal(q.visit.travel_fen, 12300);
    assert_int_equal(q.visit.lodging_fen, COUNT_UNKNOWN);
    assert_str(q.visit.county_name, "甲县");
    assert_str(q.visit.home_name, "东市医院");
    assert_int_equal(q.visit.taken, 0);
    assert_true(q.is_found && q.found.state == VISIT_PLANNED);
    assert_int_equal(q.steps.n, 1);
    assert_int_equal(q.planned.n, 1);
}

static bool lists_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct visit_filter shown = {.from_day = 19990, .until_day = DAY_NONE, .shown = true};
    const struct store_page page = {.limit = 10, .reach = q->reach};
    struct visit same = visited_of(9, "V9", 20000), beside = same;

    same.starts = STR("11:00");
    same.ends = STR("12:00");
    beside.starts = STR("11:30");
    beside.ends = STR("12:00");
    return store_visit_list(st, &shown, &page, q->a, &q->rows, e)
           && store_visit_busy(st, &same, &q->busy, e)
           && store_visit_busy(st, &beside, &q->beside, e);
}

static void the_public_sees_what_is_announced_and_an_hour_is_taken_once(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a, .reach = STORE_ALL};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    both_tx(b, STORE_READ, lists_in_tx, &q);
    assert_int_equal(q.rows.more.total, 1);
    assert_str(q.rows.items[0].code, "V1");
    assert_true(q.busy);
    assert_false(q.beside); /* one ends as the other begins */
    q.reach = (struct store_reach){.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(2)}};
    both_tx(b, STORE_READ, lists_in_tx, &q);
    assert_int_equal(q.rows.more.total, 0);
}

static bool series_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct visit_series s = {.id = pid('R', 1),
                                   .county = STR("990101"),
                                   .programme = STR("p"),
                                   .practitioner = STR("P1"),
                                   .organization = STR("H1"),
                                   .weekday = 3,
                                   .every_weeks = 2,
                                   .from_day = 20000,
                                   .until_day = 20100,
                                   .starts = STR("08:00"),
                                   .ends = STR("11:00"),
                                   .slots = 20,
                                   .made_ms = 5,
                                   .ended_ms = COUNT_UNKNOWN};
    const struct store_page page = {.limit = 10, .reach = STORE_ALL};
    const struct id nobody = {{0}};

    return store_series_add(st, &s, e) && store_series_end(st, s.id, 20050, nobody, 9, e)
           && store_series_list(st, &page, q->a, &q->series, e);
}

static void a_series_is_kept_and_ended(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, series_in_tx, &q);
    assert_int_equal(q.series.n, 1);
    assert_int_equal(q.series.items[0].until_day, 20050);
    assert_int_equal(q.series.items[0].ended_ms, 9);
    assert_int_equal(q.series.items[0].weekday, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_visit_comes_back_as_it_was_put),
        BOTH(the_public_sees_what_is_announced_and_an_hour_is_taken_once),
        BOTH(a_series_is_kept_and_ended),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
