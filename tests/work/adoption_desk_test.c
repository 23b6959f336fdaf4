#include "work/adoption_desk.h"

#include "base/day.h"
#include "tests/work/placed.h"
#include "work/technique_desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

static struct both *missing(void **state, struct id *id)
{
    static const struct technique T = {{"T1", 2}, {"髋置换", 9}, {"骨科", 6}, 3, {"", 0}, false};
    const struct adoption_new n = {
        .organization = STR("H1"), .technique = STR("T1"), .now_ms = NOON};
    const struct subject host = manager_of(1);
    struct both *b = placed_province(state);
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_technique_add(b->st, &OFFICER, &T, NOON, &refused, &e));
    if (!work_adoption_add(b->st, &host, &n, id, &refused, &e))
        fail_msg("%s", e.text);
    return b;
}

static struct adoption_wish wish(struct id id, enum adoption_move move)
{
    return (struct adoption_wish){.id = id,
                                  .step = {.move = move,
                                           .equipment = STR("有"),
                                           .staff = STR("两名"),
                                           .safety_plan = STR("转诊"),
                                           .why = STR("staffing"),
                                           .day = DAY_NONE},
                                  .now_ms = NOON};
}

static void a_gap_is_applied_for_and_approved_by_those_whose_right_it_is(void **state)
{
    struct id id;
    struct both *b = missing(state, &id);
    const struct subject host = manager_of(1), other = manager_of(3);
    const struct adoption_new again = {
        .organization = STR("H1"), .technique = STR("T1"), .now_ms = NOON};
    struct adoption_wish w = wish(id, ADOPTION_APPLY);
    struct edit_refused refused;
    struct adoption_view v;
    struct id second;
    struct err e = {0};

    assert_false(work_adoption_add(b->st, &host, &again, &second, &refused, &e));
    assert_err(e, ERR_STATE, "under way");
    err_reset(&e);
    assert_false(work_adoption_move(b->st, &other, &w, &refused, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_false(work_adoption_move(b->st, &OFFICER, &w, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_adoption_move(b->st, &host, &w, &refused, &e));
    w = wish(id, ADOPTION_APPROVE);
    w.version = 1;
    assert_false(work_adoption_move(b->st, &OFFICER, &w, &refused, &e));
    assert_int_equal(refused.version, 2);
    err_reset(&e);
    w.version = 0;
    assert_true(work_adoption_move(b->st, &OFFICER, &w, &refused, &e));
    w = wish(id, ADOPTION_FIRST);
    assert_false(work_adoption_move(b->st, &host, &w, &refused, &e));
    assert_err(e, ERR_STATE, "no case here since the approval");
    err_reset(&e);
    assert_true(work_adoption_see(b->st, &host, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.adoption.state, ADOPTION_APPROVED);
    assert_int_equal(v.lines.n, 2);
    assert_int_equal(v.move_n, 2); /* lapse and follow-up */
    assert_int_equal(both_total(b, "SELECT count(*) FROM event WHERE kind = 'adoption.changed'"),
                     3);
}

static void what_is_not_there_is_refused_and_a_lapse_has_its_cause(void **state)
{
    struct id id, none;
    struct both *b = missing(state, &id);
    const struct subject host = manager_of(1);
    struct adoption_new wrong[3];
    static const char *const FIELDS[3] = {"organization", "technique", "practitioner"};
    struct adoption_wish w = wish(id, ADOPTION_LAPSE);
    const struct store_page page = {10, STR(""), STORE_ALL};
    struct adoption_views rows;
    struct edit_refused refused;
    struct err e = {0};

    for (int i = 0; i < 3; i++)
        wrong[i] = (struct adoption_new){
            .organization = STR("H1"), .technique = STR("T2"), .now_ms = NOON};
    wrong[0].organization = STR("H9");
    wrong[2].practitioner = STR("P9");
    for (int i = 0; i < 3; i++) {
        struct err said = {0};

        assert_false(work_adoption_add(b->st, &host, &wrong[i], &none, &refused, &said));
        assert_int_equal(said.code, ERR_INPUT);
        assert_string_equal(refused.field, FIELDS[i]);
    }
    w.step.why = STR("天气");
    assert_false(work_adoption_move(b->st, &host, &w, &refused, &e));
    assert_string_equal(refused.field, "why");
    err_reset(&e);
    w.step.why = STR("staffing");
    assert_true(work_adoption_move(b->st, &host, &w, &refused, &e));
    assert_true(work_adoption_list(b->st, &(struct adoption_filter){.state = STR("lapsed")}, &page,
                                   &b->a, &rows, &e));
    assert_int_equal(rows.n, 1);
    assert_str(rows.items[0].adoption.cause, "staffing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_gap_is_applied_for_and_approved_by_those_whose_right_it_is),
        BOTH(what_is_not_there_is_refused_and_a_lapse_has_its_cause),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
