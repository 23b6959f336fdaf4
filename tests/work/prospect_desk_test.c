#include "work/prospect_desk.h"

#include "tests/work/placed.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

static bool added(struct both *b, const char *introduced_by, struct id *id,
                  struct edit_refused *refused, struct err *e)
{
    const struct prospect_new n = {.programme = STR("p"),
                                   .name = STR("某教授"),
                                   .introduced_by = str_of(introduced_by),
                                   .now_ms = NOON};

    return work_prospect_add(b->st, &OFFICER, &n, id, refused, e);
}

static void a_lead_becomes_a_signature_stage_by_stage(void **state)
{
    struct both *b = placed_province(state);
    struct prospect_wish w = {.day = DAY_NONE, .note = STR("洽谈"), .now_ms = NOON};
    struct edit_refused refused;
    struct prospect_view v;
    struct err e = {0};
    struct id second;

    assert_true(added(b, "", &w.id, &refused, &e));
    w.stage = PROSPECT_SIGNED;
    assert_false(work_prospect_move(b->st, &OFFICER, &w, &refused, &e));
    assert_err(e, ERR_STATE, "is lead cannot become signed; allowed: invited");
    err_reset(&e);
    for (int s = PROSPECT_INVITED; s <= PROSPECT_SIGNED; s++) {
        w.stage = (enum prospect_stage)s;
        w.practitioner = s == PROSPECT_SIGNED ? STR("P1") : STR("");
        assert_true(work_prospect_move(b->st, &OFFICER, &w, &refused, &e));
    }
    assert_true(work_prospect_see(b->st, w.id, &b->a, &v, &e));
    assert_str(v.prospect.practitioner, "P1");
    assert_int_equal(v.steps.n, 5);
    assert_true(added(b, str_c(&b->a, v.prospect.code), &second, &refused, &e));
    assert_true(work_prospect_see(b->st, w.id, &b->a, &v, &e));
    assert_int_equal(v.brought.n, 1);
    assert_false(added(b, "nobody", &second, &refused, &e));
    assert_string_equal(refused.field, "introduced_by");
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_lead_becomes_a_signature_stage_by_stage)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
