/* targeting_test.c - the targeting audit of the province's newest plan: demand 1 of 990101 has one
 * of two seats, demand 2 of 990102 its only one, both 骨科. */
#include "work/targeting.h"

#include "base/fault.h"
#include "tests/work/people.h"
#include "work/bulletin_desk.h"
#include "work/plan_desk.h"

static const struct subject ONE = {.account = {{1}},
                                   .role = ROLE_OFFICER,
                                   .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}},
                            TWO = {.account = {{2}},
                                   .role = ROLE_OFFICER,
                                   .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}},
                            TOKEN = {.token = {{3}},
                                     .role = ROLE_OFFICER,
                                     .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}},
                            COUNTY = {.account = {{4}},
                                      .role = ROLE_OFFICER,
                                      .scope = {.kind = SCOPE_REGION, .place = {"990101", 6}}};

static const char RULES[] = "id: t\nname: 某项目\nplace: 杏省\nyear: 2030\nversion: 1\n"
                            "direction: down\napproval: [county]\npriority: [\"%s\"]\n"
                            "targeting: {signed: %s}\nfigures:\n  - {id: met, label: 就诊, unit: "
                            "人次, count: {of: booking, where: {state: attended}}}\n"
                            "bulletin:\n  title: 通报\n"
                            "  blocks: [{heading: 一, text: \"就诊{met}。\"}]\n";

static bool bind_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct id plan = PLAN(2);

    (void)arg;
    return sql_run(st, "UPDATE plan SET programme = 't' WHERE id = $1", SQL(sql_id(&plan)), e);
}

static struct both *targeted(void **state, const char *priority, const char *wanted)
{
    struct both *b = province_of(state);
    struct fault_list faults = {0};
    struct err e = {0};

    if (!work_programme_add(b->st, str_of(arena_text(&b->a, RULES, priority, wanted)), "t.yaml",
                            NOON, &faults, &e))
        fail_msg("%s", e.text);
    fault_reset(&faults);
    both_tx(b, STORE_WRITE, bind_in_tx, NULL);
    return b;
}

static struct targeting_view seen(struct both *b, const struct subject *by)
{
    struct targeting_view v;
    struct err e = {0};

    if (!work_targeting_see(b->st, by, PLAN(2), &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static bool told(struct both *b, const struct subject *by, struct id demand, struct err *e)
{
    const struct targeting_order o = {.plan = PLAN(2), .demand = demand, .why = STR("急需")};

    *e = (struct err){0};
    return work_targeting_tell(b->st, by, &o, NOON, e);
}

static bool signed_by(struct both *b, const struct subject *by, struct id demand, struct err *e)
{
    const struct targeting_order o = {.plan = PLAN(2), .demand = demand};

    *e = (struct err){0};
    return work_targeting_sign(b->st, by, &o, NOON, e);
}

static bool moved(struct both *b, const struct subject *by, enum plan_state to, struct err *e)
{
    const struct plan_order o = {.id = PLAN(2), .to = to, .why = STR("why")};

    *e = (struct err){0};
    return work_plan_move(b->st, by, &o, NOON, e);
}

static void an_exception_has_a_reason_and_a_second_signature_before_it_is_published(void **state)
{
    struct both *b = targeted(state, "990101", "true");
    const struct id none = {{0}};
    struct targeting_view v = seen(b, &ONE);
    struct err e = {0};

    assert_int_equal(v.exception_n, 1);
    assert_id(v.exceptions[0].row.demand, DEMAND(2));
    assert_int_equal(v.exceptions[0].passed, 1);
    assert_near(targeting_share(&v.sums), 0.5, 1e-12);
    assert_true(v.tells && v.signs && v.wanted);
    assert_true(moved(b, &ONE, PLAN_REVIEW, &e));
    assert_false(moved(b, &TWO, PLAN_PUBLISHED, &e));
    assert_err(e, ERR_STATE,
               "1 exceptions of the targeting audit are unsigned: the demand D2 has a seat while a"
               " priority place is short of 骨科");
    assert_false(signed_by(b, &TWO, DEMAND(2), &e));
    assert_err(e, ERR_STATE, "the demand D2 has no reason yet: it is told first");
    assert_false(signed_by(b, &TWO, none, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_true(told(b, &ONE, DEMAND(2), &e));
    assert_false(signed_by(b, &ONE, DEMAND(2), &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_false(signed_by(b, &TOKEN, DEMAND(2), &e));
    assert_err(e, ERR_STATE, "an exception is signed by a person, not by a program");
    assert_true(signed_by(b, &TWO, none, &e));
    assert_int_equal(seen(b, &ONE).open_n, 0);
    assert_true(told(b, &ONE, DEMAND(2), &e)); /* another reason: signed no more */
    assert_int_equal(seen(b, &ONE).open_n, 1);
    assert_true(signed_by(b, &TWO, DEMAND(2), &e));
    assert_true(moved(b, &TWO, PLAN_PUBLISHED, &e));
    v = seen(b, &ONE); /* the audit stays to be read */
    assert_int_equal(v.exception_n, 1);
    assert_false(v.tells || v.signs);
    assert_false(told(b, &ONE, DEMAND(2), &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'plan.sign'"), 2);
}

static void where_nothing_is_asked_for_exceptions_are_shown_and_stop_nothing(void **state)
{
    struct both *b = targeted(state, "990101", "false");
    struct err e;

    assert_int_equal(seen(b, &ONE).open_n, 1);
    assert_true(moved(b, &ONE, PLAN_REVIEW, &e));
    assert_true(moved(b, &TWO, PLAN_PUBLISHED, &e));
}

static void a_seat_of_a_priority_place_or_of_nobody_short_is_no_exception(void **state)
{
    struct both *b = targeted(state, "990102", "true");
    struct err e;

    assert_int_equal(seen(b, &ONE).exception_n, 0); /* 990102 has all it asked for */
    assert_false(told(b, &ONE, DEMAND(1), &e));
    assert_err(e, ERR_INPUT, "demand: it is no exception of the targeting audit of this plan");
    assert_true(moved(b, &ONE, PLAN_REVIEW, &e));
    assert_true(moved(b, &TWO, PLAN_PUBLISHED, &e));
}

static void whoever_does_not_reach_the_plan_finds_no_audit(void **state)
{
    struct both *b = targeted(state, "990101", "true");
    struct targeting_view v;
    struct err e = {0};

    assert_false(work_targeting_see(b->st, &COUNTY, PLAN(2), &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_false(told(b, &COUNTY, DEMAND(2), &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(both_total(b, "SELECT count(*) FROM plan_exception"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_exception_has_a_reason_and_a_second_signature_before_it_is_published),
        BOTH(where_nothing_is_asked_for_exceptions_are_shown_and_stop_nothing),
        BOTH(a_seat_of_a_priority_place_or_of_nobody_short_is_no_exception),
        BOTH(whoever_does_not_reach_the_plan_finds_no_audit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
