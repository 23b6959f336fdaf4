#include "store/pledge.h"

#include "base/day.h"
#include "base/random.h"
#include "store/bulletin.h"
#include "tests/store/province.h"

struct promising {
    struct both *b;
    int32_t arrived, today, months;
    struct pledges found;
};

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct promising *p = arg;
    struct pledge_rule rule = {
        .id = STR("pay"), .label = STR("待遇不变"), .since = PLEDGE_ARRIVAL, .months = p->months};
    const struct programme file = {.id = STR("m"), .version = 1, .pledges = &rule, .pledge_n = 1};
    const struct programme_row edition = {.id = STR("m"),
                                          .version = 1,
                                          .name = STR("项目"),
                                          .place = STR("某省"),
                                          .seal = STR("x"),
                                          .file = STR("x")};
    struct id id = pid('Q', 1);

    return store_programme_add(st, &edition, e) && store_pledge_rule_add(st, &file, e)
           && sql_run(st,
                      "INSERT INTO placement (county, id, placement, programme, kind, practitioner,"
                      " home, organization, from_day, arrived_day, state, delivery, made_ms) VALUES"
                      " ('990101', $1, 'Q1', 'm', 'posting', 'P1', 'H3', 'H1', $2, $2, 'active',"
                      " 'x', 1)",
                      SQL(sql_id(&id), sql_day(&p->arrived)), e);
}

static bool again_in_tx(struct store *st, void *arg, struct err *e)
{
    struct promising *p = arg;

    return sql_run(st, "UPDATE placement SET arrived_day = $1 WHERE placement = 'Q1'",
                   SQL(sql_day(&p->arrived)), e)
           && sql_run(st, "UPDATE pledge_rule SET months = $1", SQL(sql_int(&p->months)), e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct promising *p = arg;
    const struct pledge_filter f = {.overdue = true, .today = p->today};
    const struct store_page page = {10, STR(""), STORE_ALL};

    return store_pledge_list(st, &f, &page, &p->b->a, &p->found, e);
}

/* What the statement calls overdue is what the calendar does: 60 random arrivals and days around
 * the one on which it is due. Where that month has no such day, the calendar takes its last one and
 * the statement waits until the next month: never sooner. */
static void overdue_in_a_list_is_overdue_by_the_calendar(void **state)
{
    struct promising p = {.b = province_of(state), .arrived = day_of(2024, 1, 1), .months = 1};
    struct random r = random_stream(5, 1);

    both_tx(p.b, STORE_WRITE, put_in_tx, &p);
    for (int i = 0; i < 60; i++) {
        int32_t due;
        bool want;

        p.arrived =
            month_first_day(month_of_day(day_of(2023, 1, 1)) + (int32_t)random_below(&r, 30))
            + (int32_t)random_below(&r, 28);
        p.months = (int32_t)random_below(&r, 25);
        due = pledge_due_day(p.arrived, p.months);
        p.today = due - 2 + (int32_t)random_below(&r, 5);
        want = pledge_overdue(PLEDGE_OPEN, due, p.today);
        both_tx(p.b, STORE_WRITE, again_in_tx, &p);
        both_tx(p.b, STORE_READ, list_in_tx, &p);
        assert_int_equal(p.found.n, want);
    }
}

static bool step_in_tx(struct store *st, void *unused, struct err *e)
{
    const struct pledge_step told = {.county = STR("990101"),
                                     .placement = STR("Q1"),
                                     .pledge = STR("pay"),
                                     .seq = 1,
                                     .state = PLEDGE_TOLD,
                                     .day = day_of(2024, 3, 1),
                                     .proof = STR("工资表"),
                                     .said = STR(""),
                                     .made_ms = 1};

    (void)unused;
    return store_pledge_step_add(st, &told, e);
}

static void a_step_is_there_once_and_what_was_told_is_not_overdue(void **state)
{
    struct promising p = {.b = province_of(state),
                          .arrived = day_of(2024, 1, 1),
                          .months = 1,
                          .today = day_of(2024, 5, 1)};
    struct err e = {0};

    both_tx(p.b, STORE_WRITE, put_in_tx, &p);
    both_tx(p.b, STORE_READ, list_in_tx, &p);
    assert_int_equal(p.found.n, 1);
    assert_true(str_eq(p.found.items[0].home_name, STR("东市医院")));
    both_tx(p.b, STORE_WRITE, step_in_tx, NULL);
    both_tx(p.b, STORE_READ, list_in_tx, &p);
    assert_int_equal(p.found.n, 0);
    assert_false(store_tx(p.b->st, STORE_WRITE, step_in_tx, NULL, &e));
    assert_int_equal(e.code, ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(overdue_in_a_list_is_overdue_by_the_calendar),
        BOTH(a_step_is_there_once_and_what_was_told_is_not_overdue),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
