#include "store/home.h"

#include "store/bulletin.h"
#include "tests/store/placed.h"

struct reading {
    struct arena *a;
    int32_t limit, today, follow;
    struct str level;
    struct home home;
};

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    struct home_reach all = {.figures = STORE_ALL,
                             .organizations = STORE_ALL,
                             .practitioners = STORE_ALL,
                             .demands = STORE_ALL,
                             .offers = STORE_ALL,
                             .plans = STORE_ALL,
                             .masteries = STORE_ALL,
                             .placements = STORE_ALL,
                             .pledges = STORE_ALL,
                             .adoptions = STORE_ALL,
                             .follow_day = r->follow,
                             .level = r->level,
                             .today = r->today ? r->today : 20000};

    home_reach_days(&all);
    return store_home_get(st, &all, r->limit, r->a, &r->home, e);
}

static void everything_is_counted(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .limit = 50};
    const struct home_counts *c = &r.home.counts;

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(c->counties, 3);
    assert_int_equal(c->organizations, 3);
    assert_int_equal(c->practitioners, 4);
    assert_int_equal(c->gaps, 2);
    assert_int_equal(c->demands, 2);
    assert_int_equal(c->offers, 3);
    assert_int_equal(c->plans, 2);
    assert_near(r.home.avoidable_rw, 22.125, 1e-9);
    assert_int_equal(r.home.money_fen, 41250100);
    assert_int_equal(r.home.seats, 3);
    assert_int_equal(r.home.filled, 2);
}

/* Demand 1 has one of two seats, demand 2 all; gap 1 led to demand 1, gap 2 to none. */
static void what_waits_is_an_open_demand_and_a_gap_without_one(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .limit = 50};
    const struct home_item *item;

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.home.inbox_n, 2);
    assert_int_equal(r.home.waiting, 2);
    item = &r.home.inbox[0];
    assert_int_equal(item->kind, HOME_DEMAND);
    assert_id(item->id, DEMAND(1));
    assert_str(item->county, "990101");
    assert_str(item->county_name, "甲县");
    assert_str(item->organization_name, "甲县医院");
    assert_int_equal(item->seats, 2);
    assert_int_equal(item->filled, 1);
    assert_int_equal(item->due_day, day_of(2025, 1, 1));
    assert_true(item->since_ms == 1763000000000);
    item++;
    assert_int_equal(item->kind, HOME_GAP);
    assert_id(item->id, GAP(2));
    assert_str(item->discipline, "心内科");
    assert_str(item->organization_name, "");
    assert_true(item->seats == COUNT_UNKNOWN);
    assert_int_equal(item->rank, 2);
    assert_int_equal(item->due_day, DAY_NONE);
    assert_true(item->since_ms == 1764000000000);
}

static void the_limit_cuts_the_inbox_and_not_the_count(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .limit = 1};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.home.inbox_n, 1);
    assert_int_equal(r.home.waiting, 2);
}

static void a_gap_below_rank_10_and_a_withdrawn_demand_do_not_wait(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .limit = 50};

    both_tx(b, STORE_WRITE, both_sql, "UPDATE gap SET rank = 11 WHERE rank = 2");
    both_tx(b, STORE_WRITE, both_sql, "UPDATE demand SET state = 'withdrawn'");
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.home.inbox_n, 0);
    assert_int_equal(r.home.waiting, 0);
}

static bool limits_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct programme_row row = {.id = STR("p"),
                                      .version = 1,
                                      .name = STR("n"),
                                      .place = STR("x"),
                                      .seal = STR("s"),
                                      .file = STR("f")};

    return store_programme_add(st, &row, e) && store_programme_limits(st, STR("p"), arg, e);
}

static const struct home_item *found(const struct reading *r, enum home_kind kind)
{
    for (size_t i = 0; i < r->home.inbox_n; i++) {
        if (r->home.inbox[i].kind == kind)
            return &r->home.inbox[i];
    }
    return NULL;
}

static const struct home_item *waits(struct both *b, struct reading *r, const char *level,
                                     int32_t today, enum home_kind kind)
{
    r->level = str_of(level);
    r->today = today;
    both_tx(b, STORE_READ, get_in_tx, r);
    return found(r, kind);
}

static void a_placement_waits_for_its_parties_and_late_for_the_officer(void **state)
{
    struct both *b = province_of(state);
    const int32_t made = day_of(2025, 11, 25); /* of placed_of, in China */
    int32_t days[LIMIT_N] = {[LIMIT_NOTICE] = 5};
    struct reading r = {.a = &b->a, .limit = 50};
    struct placement p = placed_of(1, "Q1");
    const struct home_item *item;

    p.state = PLACEMENT_PROPOSED;
    both_tx(b, STORE_WRITE, placed_put, &p);
    both_tx(b, STORE_WRITE, limits_in_tx, days);
    item = waits(b, &r, "", made, HOME_NOTICE);
    assert_non_null(item);
    assert_id(item->id, PLACED(1));
    assert_str(item->discipline, "张一");
    assert_int_equal(item->due_day, made + 5);
    assert_null(waits(b, &r, "county", made + 5, HOME_NOTICE)); /* its last day */
    assert_non_null(waits(b, &r, "county", made + 6, HOME_NOTICE));
    both_tx(b, STORE_WRITE, both_sql, "UPDATE programme_limit SET days = 0");
    assert_null(waits(b, &r, "", made, HOME_NOTICE)); /* nothing is limited */
}

static void days_of_last_month_that_nobody_closed_wait(void **state)
{
    struct both *b = province_of(state);
    const int32_t first = day_of(2025, 11, 1);
    int32_t days[LIMIT_N] = {[LIMIT_MONTH] = 7};
    struct reading r = {.a = &b->a, .limit = 50};
    struct placement p = placed_of(1, "Q1");
    const struct home_item *item;

    p.state = PLACEMENT_ACTIVE;
    p.arrived_day = day_of(2025, 10, 31); /* one day of October */
    both_tx(b, STORE_WRITE, placed_put, &p);
    both_tx(b, STORE_WRITE, limits_in_tx, days);
    item = waits(b, &r, "", first + 3, HOME_MONTH);
    assert_non_null(item);
    assert_int_equal(item->due_day, first + 7);
    assert_null(waits(b, &r, "county", first + 7, HOME_MONTH));
    assert_non_null(waits(b, &r, "county", first + 8, HOME_MONTH));
    assert_null(waits(b, &r, "", first - 1, HOME_MONTH)); /* he was not there in September */
    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO placement_month (county, placement, month, days, closed_ms)"
            " VALUES ('990101', 'Q1', '2025-10', 1, 1)");
    assert_null(waits(b, &r, "", first + 3, HOME_MONTH));
}

static void a_plan_and_an_appeal_have_a_last_day(void **state)
{
    struct both *b = province_of(state);
    int32_t days[LIMIT_N] = {[LIMIT_REVIEW] = 10, [LIMIT_APPEAL] = 3};
    struct reading r = {.a = &b->a, .limit = 50};
    const struct home_item *item;

    both_tx(b, STORE_WRITE, limits_in_tx, days);
    both_tx(b, STORE_WRITE, both_sql, "UPDATE plan SET programme = 'p'");
    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE offer SET programme = 'p', state = 'appealed', since_ms = 1764000000000"
            " WHERE from_day IS NOT NULL");
    item = waits(b, &r, "province", 20420, HOME_REVIEW);
    assert_non_null(item);
    assert_str(item->discipline, "L2"); /* the other is superseded */
    assert_int_equal(item->due_day, item->since_ms / 86400000 + 10);
    item = found(&r, HOME_APPEAL);
    assert_non_null(item);
    assert_int_equal(item->due_day, day_of(2025, 11, 28));
    assert_null(waits(b, &r, "", 20420, HOME_REVIEW)); /* a hospital reviews no plan */
}

static void an_empty_store_has_an_empty_home(void **state)
{
    struct both *b = *state;
    struct reading r = {.a = &b->a, .limit = 50};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.home.inbox_n, 0);
    assert_int_equal(r.home.seats, 0);
    assert_true(isnan(r.home.avoidable_rw));
    assert_true(r.home.money_fen == COUNT_UNKNOWN);
}

/* Told 90 days after the first case, or the last follow-up; to an officer 90 days later still. */
static void a_technique_waits_for_its_follow_up_and_for_a_step_that_cases_suggest(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .limit = 50, .follow = day_of(2024, 3, 31) - 1};
    const struct home_item *item;

    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO adoption (county, id, adoption, programme, kind, organization, technique,"
            " gap_day, approved_day, first_day, state, delivery, made_ms) VALUES"
            " ('990101', '00000000-0000-7000-8000-000000000001', 'a', 'p', 'technique', 'H1',"
            " '髋置换', '2023-01-01', '2023-02-01', '2024-01-01', 'supervised', 'd', 1)");
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_null(found(&r, HOME_FOLLOW_UP));
    r.follow++;
    both_tx(b, STORE_READ, get_in_tx, &r);
    item = found(&r, HOME_FOLLOW_UP);
    assert_non_null(item);
    assert_int_equal(item->due_day, day_of(2024, 3, 31)); /* 90 days, a leap day among them */
    assert_str(item->discipline, "髋置换");
    assert_str(item->organization_name, "甲县医院");
    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO adoption_step (county, adoption, seq, move, was, state, day, events, why,"
            " made_ms) VALUES ('990101', 'a', 2, 'follow_up', 'supervised', 'supervised',"
            " '2024-02-29', 0, '', 1)");
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_null(found(&r, HOME_FOLLOW_UP));
    r.follow = day_of(2024, 5, 29);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(found(&r, HOME_FOLLOW_UP)->due_day, day_of(2024, 5, 29));

    assert_null(found(&r, HOME_STEP));
    both_tx(b, STORE_WRITE, both_sql, "UPDATE adoption SET state = 'approved'");
    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO technique (code, name, discipline, level, procedure, tcm)"
            " VALUES ('T1', '髋置换', '骨科', 3, '81.51', 0)");
    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO procedure (county, id, procedure, programme, practitioner, organization,"
            " technique, day, role, state, delivery, made_ms) VALUES"
            " ('990101', '00000000-0000-7000-8000-000000000002', 'c', 'p', 'P1', 'H1', 'T1',"
            " '2024-01-05', 'supervised', 'open', 'd', 1)");
    both_tx(b, STORE_READ, get_in_tx, &r);
    item = found(&r, HOME_STEP);
    assert_non_null(item);
    assert_int_equal(item->seats, 3); /* the first case */
    assert_null(found(&r, HOME_FOLLOW_UP));
    r.level = STR("city"); /* steps are the hospital's */
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_null(found(&r, HOME_STEP));
}

/* A technique of programme p, first done on 1 January 2024. */
static void followed_add(struct both *b)
{
    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO adoption (county, id, adoption, programme, kind, organization, technique,"
            " gap_day, approved_day, first_day, state, delivery, made_ms) VALUES"
            " ('990101', '00000000-0000-7000-8000-000000000001', 'a', 'p', 'technique', 'H1',"
            " '髋置换', '2023-01-01', '2023-02-01', '2024-01-01', 'independent', 'd', 1)");
}

static const struct home_item *followed(struct both *b, struct reading *r, int32_t on)
{
    r->follow = on;
    both_tx(b, STORE_READ, get_in_tx, r);
    return found(r, HOME_FOLLOW_UP);
}

static void a_programme_says_after_how_many_days_a_follow_up_is_due(void **state)
{
    struct both *b = province_of(state);
    const int32_t first = day_of(2024, 1, 1);
    int32_t days[LIMIT_N] = {[LIMIT_FOLLOW_UP] = 30};
    struct reading r = {.a = &b->a, .limit = 50}, officer = r;

    officer.level = STR("county");
    followed_add(b);
    both_tx(b, STORE_WRITE, limits_in_tx, days);
    assert_null(followed(b, &r, first + 29));
    assert_int_equal(followed(b, &r, first + 30)->due_day, first + 30);
    assert_null(followed(b, &officer, first + 59)); /* 30 days late is told upwards */
    assert_int_equal(followed(b, &officer, first + 60)->due_day, first + 30);
    both_tx(b, STORE_WRITE, both_sql, "UPDATE programme_limit SET days = 0"); /* does not say */
    assert_null(followed(b, &r, first + 89));
    assert_non_null(followed(b, &r, first + 90));
    assert_null(followed(b, &officer, first + 179));
    assert_non_null(followed(b, &officer, first + 180));
    both_tx(b, STORE_WRITE, both_sql, "UPDATE programme_limit SET programme = 'q', days = 30");
    assert_null(followed(b, &r, first + 89)); /* another programme's */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_technique_waits_for_its_follow_up_and_for_a_step_that_cases_suggest),
        BOTH(a_programme_says_after_how_many_days_a_follow_up_is_due),
        BOTH(everything_is_counted),
        BOTH(what_waits_is_an_open_demand_and_a_gap_without_one),
        BOTH(the_limit_cuts_the_inbox_and_not_the_count),
        BOTH(a_gap_below_rank_10_and_a_withdrawn_demand_do_not_wait),
        BOTH(a_placement_waits_for_its_parties_and_late_for_the_officer),
        BOTH(days_of_last_month_that_nobody_closed_wait),
        BOTH(a_plan_and_an_appeal_have_a_last_day),
        BOTH(an_empty_store_has_an_empty_home),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
