/* demand_test.c - orders at the desk. The province of the store's tests, in a folder of its own;
 * its gap 1 lies in the county of hospital H1. */
#include "work/bulletin_desk.h"
#include "work/demand_desk.h"

#include "tests/work/people.h"

static const char RULES[] =
    "id: o\nname: n\nplace: x\nyear: 2030\nversion: 1\ndirection: down\n"
    "approval: [county, province]\nfigures:\n  - {id: m, label: a, unit: b, "
    "count: {of: booking}}\nbulletin:\n  title: t\n  blocks: [{heading: h, "
    "text: \"{m}\"}]\n";

static const struct subject COUNTY = {.role = ROLE_OFFICER,
                                      .scope = {.kind = SCOPE_REGION, .place = {"990101", 6}}},
                            OTHER = {.role = ROLE_OFFICER,
                                     .scope = {.kind = SCOPE_REGION, .place = {"990102", 6}}};

static struct subject hospital;

static struct both *with_rules(void **state)
{
    struct both *b = province_of(state);
    struct fault_list faults = {.arena = &b->a};
    struct err e = {0};

    hospital = (struct subject){
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .place = STR("990101"), .organization = ORG(1)}};
    if (!work_programme_add(b->st, str_of(RULES), "o.yaml", NOON, &faults, &e))
        fail_msg("%s", e.text);
    fault_reset(&faults);
    return b;
}

static struct demand_new new_order(void)
{
    return (struct demand_new){.organization = STR("H1"),
                               .programme = STR("o"),
                               .gap = GAP(1),
                               .seats = 2,
                               .min_title_rank = 1,
                               .months = 6,
                               .start_day = day_of(2031, 1, 1),
                               .reason = STR("r"),
                               .ready_people = 1,
                               .ready_beds = COUNT_UNKNOWN,
                               .ready_equipment = STR("q")};
}

static struct id made(struct both *b)
{
    struct demand_new n = new_order();
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_demand_add(b->st, &hospital, &n, NOON, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static bool moved(struct both *b, const struct subject *by, struct id id, enum action action,
                  int64_t version, struct err *e)
{
    const struct demand_order o = {.id = id,
                                   .action = action,
                                   .version = version,
                                   .seats = COUNT_UNKNOWN,
                                   .tier = COUNT_UNKNOWN,
                                   .weight = COUNT_UNKNOWN,
                                   .why = STR("why")};
    struct edit_refused refused;

    *e = (struct err){0};
    return work_demand_move(b->st, by, &o, NOON, &refused, e);
}

static void a_draft_keeps_a_copy_of_the_figures(void **state)
{
    struct both *b = with_rules(state);
    struct id id = made(b);
    struct demand_view v;
    struct err e = {0};

    both_tx(b, STORE_WRITE, both_sql, "UPDATE gap SET rank = 77, seats = 9");
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM gap_group");
    assert_true(work_demand_see(b->st, &hospital, id, NOON, &b->a, &v, &e));
    assert_true(v.evidenced);
    assert_int_equal(v.evidence.rank, 1);
    assert_true(v.evidence.line_n >= 2);
    assert_str(v.evidence.lines[0].kind, "group");
    assert_int_equal(v.steps.n, 1);
    assert_int_equal(v.detail.row.demand.version, 1);
}

/* IC29 of 990101: 44 cases in 2024 with 10 at home; 100 in December 2023, all away. */
static void its_figures_stand_beside_those_of_the_years_that_the_cube_has_whole(void **state)
{
    struct both *b = with_rules(state);
    struct id id = made(b);
    struct demand_view v;
    struct err e = {0};

    assert_true(work_demand_see(b->st, &hospital, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.evidence.year_n, 1); /* of 2023 the cube has a month */
    assert_str(v.evidence.years[0].code, "IC29");
    assert_str(v.evidence.years[0].name, "髋置换");
    assert_int_equal(v.evidence.years[0].cases, 44);
    assert_int_equal(v.evidence.years[0].home, 10);
    assert_int_equal(v.evidence.years[0].away, 34);
    both_tx(b, STORE_WRITE, both_sql, "UPDATE fact SET month = '2023-01' WHERE month = '2023-12'");
    id = made(b);
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM fact"); /* what is kept is a copy */
    assert_true(work_demand_see(b->st, &hospital, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.evidence.year_n, 2);
    assert_int_equal(v.evidence.years[0].back, 0);
    assert_int_equal(v.evidence.years[1].back, 1);
    assert_int_equal(v.evidence.years[1].from_month, month("2023-01"));
    assert_int_equal(v.evidence.years[1].to_month, month("2023-12"));
    assert_int_equal(v.evidence.years[1].cases, 100);
    assert_int_equal(v.evidence.years[1].home, 0);
}

static void it_goes_its_way_and_each_step_is_told_once(void **state)
{
    struct both *b = with_rules(state);
    int64_t lines = both_total(b, "SELECT count(*) FROM audit");
    struct id id = made(b);
    struct demand_view v;
    struct err e;

    assert_true(moved(b, &hospital, id, ACTION_DEMAND_SUBMIT, 1, &e));
    assert_true(moved(b, &COUNTY, id, ACTION_DEMAND_APPROVE, 2, &e));
    assert_true(work_demand_see(b->st, &COUNTY, id, NOON, &b->a, &v, &e));
    assert_str(v.detail.row.owner, "province");
    assert_int_equal(v.steps.n, 3);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), lines + 3);
    assert_int_equal(both_total(b, "SELECT count(*) FROM event"), 3);
}

static void a_refused_step_leaves_nothing_behind(void **state)
{
    struct both *b = with_rules(state);
    struct id id = made(b);
    struct err e;

    assert_false(moved(b, &COUNTY, id, ACTION_DEMAND_APPROVE, 1, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_false(moved(b, &COUNTY, id, ACTION_DEMAND_SUBMIT, 1, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_false(moved(b, &OTHER, id, ACTION_DEMAND_APPROVE, 1, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_false(moved(b, &hospital, id, ACTION_DEMAND_SUBMIT, 2, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_int_equal(both_total(b, "SELECT count(*) FROM demand_step"), 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM demand WHERE version = 1"), 3);
}

static void the_empty_seats_become_a_linked_demand_one_level_up(void **state)
{
    struct both *b = with_rules(state);
    struct id id = made(b);
    struct demand_view v, rest;
    struct err e;

    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE demand SET state = 'part_filled', chain = 'county' WHERE programme = 'o'");
    assert_true(moved(b, &COUNTY, id, ACTION_DEMAND_ESCALATE, 1, &e));
    assert_true(work_demand_see(b->st, &COUNTY, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.detail.row.demand.state, DEMAND_ESCALATED);
    assert_true(work_demand_see(b->st, &hospital, v.detail.remainder, NOON, &b->a, &rest, &e));
    assert_int_equal(id_cmp(rest.detail.row.demand.remainder_of, id), 0);
    assert_int_equal(rest.detail.row.demand.seats, 2);
    assert_str(rest.detail.row.owner, "city");
    assert_false(moved(b, &COUNTY, id, ACTION_DEMAND_ESCALATE, 2, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM demand WHERE programme = 'o'"), 2);
}

static bool may(const struct demand_view *v, enum action action)
{
    for (size_t i = 0; i < v->action_n; i++) {
        if (v->actions[i] == action)
            return true;
    }
    return false;
}

static void the_last_move_is_taken_back_by_its_maker_alone(void **state)
{
    struct both *b = with_rules(state);
    struct subject county = COUNTY;
    struct id id;
    struct demand_view v;
    struct err e;

    hospital.account = (struct id){{7}};
    county.account = (struct id){{8}};
    id = made(b);
    assert_true(moved(b, &hospital, id, ACTION_DEMAND_SUBMIT, 1, &e));
    assert_true(work_demand_see(b->st, &county, id, NOON, &b->a, &v, &e));
    assert_false(may(&v, ACTION_DEMAND_UNDO));
    assert_true(work_demand_see(b->st, &hospital, id, NOON + 11 * 60000, &b->a, &v, &e));
    assert_false(may(&v, ACTION_DEMAND_UNDO)); /* too late */
    assert_true(work_demand_see(b->st, &hospital, id, NOON, &b->a, &v, &e));
    assert_true(may(&v, ACTION_DEMAND_UNDO));
    assert_false(moved(b, &county, id, ACTION_DEMAND_UNDO, 2, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_true(moved(b, &hospital, id, ACTION_DEMAND_UNDO, 2, &e));
    assert_true(work_demand_see(b->st, &hospital, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.detail.row.demand.state, DEMAND_DRAFT);
    assert_int_equal(v.steps.items[v.steps.n - 1].act, DEMAND_UNDONE);
    assert_false(may(&v, ACTION_DEMAND_UNDO));
    assert_true(moved(b, &hospital, id, ACTION_DEMAND_SUBMIT, 3, &e));
    assert_true(moved(b, &county, id, ACTION_DEMAND_APPROVE, 4, &e));
    assert_false(moved(b, &hospital, id, ACTION_DEMAND_UNDO, 5, &e)); /* the county has acted */
    assert_int_equal(e.code, ERR_STATE);
    assert_true(moved(b, &county, id, ACTION_DEMAND_UNDO, 5, &e));
    assert_true(work_demand_see(b->st, &county, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.detail.row.demand.state, DEMAND_SUBMITTED);
    assert_str(v.detail.row.owner, "county");
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'demand.undo'"), 2);
}

static bool raised(struct both *b, const struct subject *by, struct id plan,
                   struct demand_raised *r, struct err *e)
{
    const struct demand_rest rest = {.plan = plan, .why = STR("why")};

    *e = (struct err){0};
    return work_demand_raise(b->st, by, &rest, NOON, &b->a, r, e);
}

/* Of three orders two are part filled, one of them with another level's word. */
static void all_that_is_left_goes_one_level_up_at_once(void **state)
{
    struct both *b = with_rules(state);
    const struct id none = {{0}};
    struct id id = made(b), other = made(b), third = made(b);
    struct demand_raised r;
    struct demand_view v;
    struct err e;

    (void)other;
    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE demand SET state = 'part_filled', chain = 'county' WHERE programme = 'o'");
    assert_true(moved(b, &COUNTY, third, ACTION_DEMAND_ESCALATE, 1, &e));
    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE demand SET state = 'part_filled', chain = 'county;province' WHERE id IN"
            " (SELECT max(id) FROM demand WHERE programme = 'o' AND state = 'part_filled')");
    assert_false(raised(b, &OTHER, none, &r, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_false(raised(b, &COUNTY, PLAN(2), &r, &e)); /* of that plan nothing is left */
    assert_int_equal(e.code, ERR_STATE);
    assert_true(raised(b, &COUNTY, none, &r, &e));
    assert_int_equal(r.n, 1);
    assert_int_equal(r.seats, 2);
    assert_true(work_demand_see(b->st, &COUNTY, r.ids[0], NOON, &b->a, &v, &e));
    assert_id(v.detail.row.demand.remainder_of, id);
    assert_str(v.detail.row.owner, "city");
    assert_false(raised(b, &COUNTY, none, &r, &e)); /* once */
    assert_int_equal(both_total(b, "SELECT count(*) FROM demand WHERE remainder_of IS NOT NULL"),
                     2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_draft_keeps_a_copy_of_the_figures),
        BOTH(its_figures_stand_beside_those_of_the_years_that_the_cube_has_whole),
        BOTH(it_goes_its_way_and_each_step_is_told_once),
        BOTH(a_refused_step_leaves_nothing_behind),
        BOTH(the_empty_seats_become_a_linked_demand_one_level_up),
        BOTH(the_last_move_is_taken_back_by_its_maker_alone),
        BOTH(all_that_is_left_goes_one_level_up_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
