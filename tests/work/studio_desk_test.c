#include "work/studio_desk.h"

#include "base/day.h"
#include "tests/work/placed.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

static bool did(struct both *b, const struct subject *by, struct studio_deed d,
                struct edit_refused *refused, struct err *e)
{
    d.now_ms = NOON;
    err_reset(e);
    return work_studio_do(b->st, by, &d, refused, e);
}

static void a_studio_has_a_team_and_a_review_a_year(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = manager_of(1), other = manager_of(3);
    const struct studio_new n = {.programme = STR("p"),
                                 .name = STR("名医工作室"),
                                 .leader = STR("P1"),
                                 .organization = STR("H1"),
                                 .opened_day = day_of(2024, 3, 1),
                                 .grant_fen = 8000000,
                                 .now_ms = NOON};
    struct studio_deed d = {.practitioner = STR("P2"), .year = 2024, .day = day_of(2025, 6, 1)};
    struct edit_refused refused;
    struct studio_view v;
    struct err e = {0};

    assert_false(work_studio_add(b->st, &other, &n, &d.id, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_studio_add(b->st, &host, &n, &d.id, &refused, &e));
    assert_true(did(b, &host, d, &refused, &e));
    assert_false(did(b, &host, d, &refused, &e));
    assert_err(e, ERR_INPUT, "of the team already");
    d.act = STUDIO_REVIEW;
    assert_false(did(b, &host, d, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_true(did(b, &OFFICER, d, &refused, &e));
    d.year = 2025;
    assert_false(did(b, &OFFICER, d, &refused, &e));
    assert_err(e, ERR_INPUT, "not over");
    d.year = 2023;
    assert_false(did(b, &OFFICER, d, &refused, &e));
    assert_err(e, ERR_INPUT, "not open in it");
    d.act = STUDIO_CLOSE;
    assert_true(did(b, &host, d, &refused, &e));
    assert_false(did(b, &host, d, &refused, &e));
    assert_err(e, ERR_STATE, "closed already");
    err_reset(&e);
    assert_true(work_studio_see(b->st, &OFFICER, d.id, NOON, &b->a, &v, &e));
    assert_int_equal(v.members.n + v.reviews.n, 2);
    assert_int_equal(v.studio.review_due, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_studio_has_a_team_and_a_review_a_year)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
