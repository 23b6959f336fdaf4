#include "work/agreement_desk.h"

#include "base/day.h"
#include "tests/store/province.h"

#define NOON 1764000000000LL

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990100", 6}}};
static const struct subject COUNTY = {.role = ROLE_OFFICER,
                                      .scope = {.kind = SCOPE_REGION, .place = {"990101", 6}}};

static struct agreement_new new_of(struct str *members, size_t n, int32_t from, int32_t until)
{
    return (struct agreement_new){.purpose = AGREEMENT_ALLIANCE,
                                  .name = STR("联合体"),
                                  .lead = STR("H3"),
                                  .members = {members, n, n},
                                  .from_day = from,
                                  .until_day = until,
                                  .now_ms = NOON};
}

static void parties_are_the_same_in_any_order_but_not_with_another_lead(void **state)
{
    struct both *b = province_of(state);
    struct str one[] = {STR("H1"), STR("H2")}, other[] = {STR("H2"), STR("H1")},
               turned[] = {STR("H3"), STR("H2")};
    struct agreement_new n = new_of(one, 2, 100, 200);
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    assert_true(work_agreement_add(b->st, &OFFICER, &n, &id, &refused, &e));
    n = new_of(other, 2, 150, 300);
    assert_false(work_agreement_add(b->st, &OFFICER, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "from: round 1 of these parties holds until 1970-07-20");
    assert_string_equal(refused.field, "from");
    err_reset(&e);
    n.from_day = 201;
    assert_true(work_agreement_add(b->st, &OFFICER, &n, &id, &refused, &e));
    n = new_of(turned, 2, 150, 300);
    n.lead = STR("H1");
    assert_true(work_agreement_add(b->st, &OFFICER, &n, &id, &refused, &e));
    assert_int_equal(both_total(b, "SELECT max(round) FROM agreement"), 2);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE noun = 'agreement'"), 3);
}

static void a_round_follows_the_last_alone(void **state)
{
    struct both *b = province_of(state);
    struct str members[] = {STR("H1")};
    const struct agreement_new n = new_of(members, 1, 100, DAY_NONE);
    struct agreement_round round = {.from_day = 20000, .until_day = DAY_NONE, .now_ms = NOON};
    struct agreement_view v;
    struct edit_refused refused;
    struct err e = {0};
    struct id id, next;

    assert_true(work_agreement_add(b->st, &OFFICER, &n, &id, &refused, &e));
    round.after = id;
    assert_true(work_agreement_round(b->st, &OFFICER, &round, &next, &refused, &e));
    assert_true(work_agreement_see(b->st, &OFFICER, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.row.agreement.until_day, 19999);
    assert_int_equal(v.row.standing, AGREEMENT_OVER);
    assert_int_equal(v.action_n, 2);
    assert_true(work_agreement_see(b->st, &COUNTY, next, NOON, &b->a, &v, &e));
    assert_str(v.row.agreement.name, "联合体");
    assert_int_equal(v.members.n, 2);
    assert_int_equal(v.action_n, 1);
    round.from_day = 20100;
    assert_false(work_agreement_round(b->st, &OFFICER, &round, &next, &refused, &e));
    assert_err(e, ERR_STATE, "round 2 is there already");
}

static void who_does_not_reach_every_member_writes_nothing(void **state)
{
    struct both *b = province_of(state);
    struct str members[] = {STR("H1")};
    const struct agreement_new n = new_of(members, 1, 100, DAY_NONE);
    struct edit_refused refused;
    struct err e = {0};
    struct id id = ORG(7);

    assert_false(work_agreement_add(b->st, &COUNTY, &n, &id, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_id(id, ORG(7));
    assert_int_equal(both_total(b, "SELECT count(*) FROM agreement"), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM agreement_member"), 0);
}

static void a_voided_round_gives_its_days_back(void **state)
{
    struct both *b = province_of(state);
    struct str members[] = {STR("H1")};
    const struct agreement_new n = new_of(members, 1, 100, DAY_NONE);
    struct agreement_ending ending = {.why = STR("误录"), .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_agreement_add(b->st, &OFFICER, &n, &ending.id, &refused, &e));
    assert_false(work_agreement_void(b->st, &COUNTY, &ending, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_agreement_void(b->st, &OFFICER, &ending, &e));
    assert_true(work_agreement_add(b->st, &OFFICER, &n, &ending.id, &refused, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM agreement"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(parties_are_the_same_in_any_order_but_not_with_another_lead),
        BOTH(a_round_follows_the_last_alone),
        BOTH(who_does_not_reach_every_member_writes_nothing),
        BOTH(a_voided_round_gives_its_days_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
