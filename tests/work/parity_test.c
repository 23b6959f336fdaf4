#include "work/parity.h"

#include "tests/work/placed.h"

static void a_granted_post_is_short_until_somebody_arrives(void **state)
{
    struct both *b = placed_province(state);
    const struct subject officer = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}},
                         home = manager_of(3);
    int32_t today = desk_today(NOON);
    const struct shared_post_new n = {.code = STR("S1"),
                                      .programme = STR("p"),
                                      .home = STR("H3"),
                                      .organization = STR("H1"),
                                      .discipline = STR("骨科"),
                                      .seats = 2,
                                      .from_day = today - 40,
                                      .until_day = DAY_NONE,
                                      .now_ms = NOON};
    const struct parity_window w = {today - 40, today, NOON};
    const struct store_reach all = STORE_ALL;
    struct shared_post_ending ending = {.until_day = today - 41, .now_ms = NOON};
    struct edit_refused refused;
    struct parity_view v;
    struct err e = {0};

    assert_false(work_shared_post_add(b->st, &home, &n, &ending.id, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_shared_post_add(b->st, &officer, &n, &ending.id, &refused, &e));
    (void)working(b, PLACEMENT_SHARED_POST); /* arrives 35 days ago */
    assert_true(work_parity_see(b->st, &all, &w, &b->a, &v, &e));
    assert_int_equal(v.posts.n, 1);
    assert_int_equal(v.disciplines.n, 1);
    assert_int_equal(v.by_post.run_n, 2);
    assert_int_equal(v.by_post.runs[1].from_day, today - 35);
    assert_int_equal(v.by_post.runs[1].present, 1);
    assert_int_equal(v.by_discipline.sums[0].short_days, 5 * 2 + 36);
    assert_false(work_shared_post_end(b->st, &officer, &ending, &refused, &e));
    assert_string_equal(refused.field, "until");
    err_reset(&e);
    ending.until_day = today;
    assert_true(work_shared_post_end(b->st, &officer, &ending, &refused, &e));
    assert_false(work_shared_post_end(b->st, &officer, &ending, &refused, &e));
    assert_int_equal(e.code, ERR_STATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_granted_post_is_short_until_somebody_arrives)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
