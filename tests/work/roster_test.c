#include "work/roster.h"

#include "tests/work/visiting.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};
static struct str EXPERTS[] = {{"P1", 2}, {"P2", 2}}, HOSTS[] = {{"H1", 2}, {"H2", 2}};

static struct roster_new asked(void)
{
    return (struct roster_new){.programme = STR("p"),
                               .from_day = desk_today(NOON) + 7,
                               .weeks = 2,
                               .most = 2,
                               .experts = {EXPERTS, 2, 2},
                               .hosts = {HOSTS, 2, 2},
                               .now_ms = NOON};
}

static struct id laid(struct both *b, struct roster_view *v)
{
    const struct roster_new n = asked();
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_roster_lay(b->st, &OFFICER, &n, &id, &refused, &e)
        || !work_roster_see(b->st, &OFFICER, id, &b->a, v, &e))
        fail_msg("%s", e.text);
    return id;
}

static void two_experts_take_turns_at_two_hospitals(void **state)
{
    struct both *b = placed_province(state);
    struct roster_view v;

    laid(b, &v);
    assert_int_equal(v.roster.covered, 4);
    assert_int_equal(v.roster.repeats, 0); /* each is once at each */
    assert_int_equal(v.roster.best_covered, 4);
    assert_int_equal(visit_weekday(v.roster.from_day), 1);
    assert_int_equal(v.lines.n, 4);
}

static void what_is_pinned_stays_and_the_rest_is_laid_around_it(void **state)
{
    struct both *b = placed_province(state);
    struct roster_view v;
    struct roster_pin p = {
        .id = laid(b, &v), .version = 1, .week = 1, .expert = STR("P2"), .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    p.host = STR("H1");
    assert_true(work_roster_pin(b->st, &OFFICER, &p, &refused, &e));
    p.version = 2;
    p.week = 0;
    assert_true(work_roster_pin(b->st, &OFFICER, &p, &refused, &e));
    assert_true(work_roster_see(b->st, &OFFICER, p.id, &b->a, &v, &e));
    assert_int_equal(v.lines.n, 4);
    assert_int_equal(v.roster.covered, 4);
    assert_int_equal(v.roster.repeats, 2); /* P2 is at H1 twice, and so P1 at H2 */
    assert_false(work_roster_pin(b->st, &OFFICER, &p, &refused, &e));
    assert_int_equal(refused.version, 3);
    err_reset(&e);
    p.version = 3;
    p.expert = STR("P9");
    assert_false(work_roster_pin(b->st, &OFFICER, &p, &refused, &e));
    assert_string_equal(refused.field, "expert");
    err_reset(&e);
    p.expert = STR("P2");
    p.week = 7;
    assert_false(work_roster_pin(b->st, &OFFICER, &p, &refused, &e));
    assert_string_equal(refused.field, "week");
}

static void an_accepted_roster_is_visits_and_is_laid_no_more(void **state)
{
    struct both *b = placed_province(state);
    struct roster_view v;
    struct roster_acceptance n = {.id = laid(b, &v),
                                  .version = 1,
                                  .weekday = 3,
                                  .plan = {.starts = STR("08:00"),
                                           .ends = STR("11:00"),
                                           .slots = 20,
                                           .travel_fen = COUNT_UNKNOWN,
                                           .lodging_fen = COUNT_UNKNOWN,
                                           .other_fen = COUNT_UNKNOWN},
                                  .now_ms = NOON};
    struct edit_refused refused;
    struct roster_view again;
    int64_t made;
    struct err e = {0};

    assert_true(work_roster_accept(b->st, &OFFICER, &n, &made, &refused, &e));
    assert_int_equal(made, 4);
    assert_int_equal(both_total(b, "SELECT count(*) FROM visit WHERE state = 'planned'"), 4);
    assert_int_equal(both_total(b, "SELECT count(*) FROM visit_roster_row WHERE visit IS NULL"), 0);
    n.version = 0;
    assert_false(work_roster_accept(b->st, &OFFICER, &n, &made, &refused, &e));
    assert_err(e, ERR_STATE, "is accepted is not changed");
    laid(b, &again); /* everybody is busy in these weeks by now */
    assert_int_equal(again.roster.covered, 0);
}

static void what_is_no_roster_is_refused_by_its_name(void **state)
{
    struct both *b = placed_province(state);
    static struct str twice[] = {{"P1", 2}, {"P1", 2}}, unknown[] = {{"P9", 2}};
    struct roster_new wrong[4] = {asked(), asked(), asked(), asked()};
    const char *const fields[] = {"experts", "experts", "hosts", "from"};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    wrong[0].experts = (struct str_list){twice, 2, 2};
    wrong[1].experts = (struct str_list){unknown, 1, 1};
    wrong[2].hosts.n = 0;
    wrong[3].from_day -= 30;
    for (int i = 0; i < 4; i++) {
        err_reset(&e);
        assert_false(work_roster_lay(b->st, &OFFICER, &wrong[i], &id, &refused, &e));
        assert_string_equal(refused.field, fields[i]);
    }
    assert_int_equal(both_total(b, "SELECT count(*) FROM visit_roster"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(two_experts_take_turns_at_two_hospitals),
        BOTH(what_is_pinned_stays_and_the_rest_is_laid_around_it),
        BOTH(an_accepted_roster_is_visits_and_is_laid_no_more),
        BOTH(what_is_no_roster_is_refused_by_its_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
