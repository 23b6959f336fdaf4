#include "tests/work/placed.h"

static void each_move_leaves_a_step_an_audit_line_and_news_for_both_sides(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = manager_of(1);
    struct id id = working(b, PLACEMENT_POSTING);
    struct placement_view v;
    struct err e = {0};

    assert_true(work_placement_see(b->st, &host, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.placement.state, PLACEMENT_ACTIVE);
    assert_int_equal(v.placement.version, 6);
    assert_int_equal(v.lines.step_n, 5);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE noun = 'placement'"), 7);
    assert_int_equal(both_total(b, "SELECT count(*) FROM event WHERE kind = 'placement.changed'"),
                     14);
}

static void a_refused_move_writes_nothing(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = manager_of(1), other = manager_of(2), person = expert_of(1);
    struct id id = proposed(b, PLACEMENT_POSTING);
    struct err e = {0};

    assert_false(moved(b, &host, id, PLACEMENT_ACCEPT, &e));
    assert_err(e, ERR_RIGHT, "host");
    err_reset(&e);
    assert_false(moved(b, &person, id, PLACEMENT_ARRIVE, &e));
    assert_err(e, ERR_STATE, "is proposed cannot become arrived");
    err_reset(&e);
    assert_false(moved(b, &other, id, PLACEMENT_CANCEL, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(both_total(b, "SELECT count(*) FROM placement_step"), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 1);
}

static void days_of_both_sides_are_counted_once_and_a_closed_month_stays(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = manager_of(1), person = expert_of(1);
    int32_t from = desk_today(NOON) - 35;
    struct placement_told t = {working(b, PLACEMENT_POSTING), from, from + 4, NOON};
    const struct placement_close close = {t.id, month_of_day(from), NOON};
    struct edit_refused refused;
    struct placement_view v;
    struct err e = {0};

    assert_true(work_placement_tell(b->st, &person, &t, &refused, &e));
    t.until_day = from + 2;
    assert_true(work_placement_tell(b->st, &host, &t, &refused, &e));
    assert_true(work_placement_tell(b->st, &host, &t, &refused, &e));
    assert_true(work_placement_see(b->st, &host, t.id, NOON, &b->a, &v, &e));
    assert_int_equal(v.confirmed, 3);
    assert_true(work_placement_close(b->st, &host, &close, &refused, &e));
    assert_false(work_placement_tell(b->st, &host, &t, &refused, &e));
    assert_err(e, ERR_STATE, "closed");
}

static void a_plan_sends_its_people_once_and_only_when_it_is_published(void **state)
{
    struct both *b = placed_province(state);
    const struct subject officer = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
    struct placement_from_plan n = {PLAN(1), STR("p"), NOON};
    struct placement_made made;
    struct err e = {0};

    both_run(b, "UPDATE plan SET state = 'solved'");
    assert_false(work_placement_from_plan(b->st, &officer, &n, &b->a, &made, &e));
    assert_err(e, ERR_STATE, "published");
    both_run(b, "UPDATE plan SET state = 'published'");
    err_reset(&e);
    assert_true(work_placement_from_plan(b->st, &officer, &n, &b->a, &made, &e));
    assert_int_equal(made.made, 2); /* the seats of this plan */
    assert_int_equal(made.clashes.n, 0);
    assert_true(work_placement_from_plan(b->st, &officer, &n, &b->a, &made, &e));
    assert_int_equal(made.made, 0);
}

static struct subject named(struct subject s, unsigned char who)
{
    s.account = (struct id){{who}};
    return s;
}

static bool moved_at(struct both *b, const struct subject *by, struct id id,
                     enum placement_move move, int64_t now_ms, struct err *e)
{
    const struct placement_wish w = {
        .id = id,
        .step = {move, desk_today(NOON) - 5, desk_today(NOON) + 90, STR("原因")},
        .now_ms = now_ms};
    struct edit_refused refused;

    *e = (struct err){0};
    return work_placement_move(b->st, by, &w, &refused, e);
}

static struct placement_view seen(struct both *b, const struct subject *by, struct id id,
                                  int64_t now_ms)
{
    struct placement_view v = {0};
    struct err e = {0};

    if (!work_placement_see(b->st, by, id, now_ms, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static bool undoes(const struct placement_view *v)
{
    return v->move_n > 0 && v->moves[v->move_n - 1] == PLACEMENT_UNDO;
}

static void the_last_move_is_taken_back_by_its_maker_alone_and_soon(void **state)
{
    struct both *b = placed_province(state);
    const struct subject home = named(manager_of(3), 3), host = named(manager_of(1), 1);
    struct id id = proposed(b, PLACEMENT_POSTING);
    struct placement_view v;
    struct err e;

    v = seen(b, &home, id, NOON);
    assert_false(undoes(&v)); /* proposing is no move */
    assert_true(moved_at(b, &home, id, PLACEMENT_ACCEPT, NOON, &e));
    v = seen(b, &home, id, NOON + 600000);
    assert_true(undoes(&v));
    v = seen(b, &home, id, NOON + 600001);
    assert_false(undoes(&v));
    v = seen(b, &host, id, NOON);
    assert_false(undoes(&v));
    assert_false(moved_at(b, &host, id, PLACEMENT_UNDO, NOON, &e));
    assert_err(e, ERR_STATE, "only who moved the placement last");
    assert_false(moved_at(b, &home, id, PLACEMENT_UNDO, NOON + 600001, &e));
    assert_err(e, ERR_STATE, "within 10 minutes");
    assert_true(moved_at(b, &home, id, PLACEMENT_UNDO, NOON + 1000, &e));
    v = seen(b, &home, id, NOON + 1000);
    assert_int_equal(v.placement.state, PLACEMENT_PROPOSED);
    assert_int_equal(v.lines.step_n, 2);
    assert_int_equal(v.lines.steps[1].move, PLACEMENT_UNDO);
    assert_false(undoes(&v));
    assert_false(moved_at(b, &home, id, PLACEMENT_UNDO, NOON + 1000, &e)); /* once */
    assert_true(moved_at(b, &home, id, PLACEMENT_ACCEPT, NOON + 2000, &e));
    assert_true(moved_at(b, &host, id, PLACEMENT_CONFIRM, NOON + 3000, &e));
    assert_false(moved_at(b, &home, id, PLACEMENT_UNDO, NOON + 4000, &e)); /* the host has acted */
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'placement.undo'"),
                     1);
}

static void leave_that_was_taken_back_never_was_and_may_begin_again(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = named(manager_of(1), 1);
    struct id id = working(b, PLACEMENT_POSTING);
    struct placement_view v;
    struct err e;

    assert_true(moved_at(b, &host, id, PLACEMENT_GO_ON_LEAVE, NOON, &e));
    assert_true(moved_at(b, &host, id, PLACEMENT_UNDO, NOON + 1, &e));
    v = seen(b, &host, id, NOON);
    assert_int_equal(v.placement.state, PLACEMENT_ACTIVE);
    assert_int_equal(v.lines.leave_n, 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM placement_leave"), 1);
    assert_true(moved_at(b, &host, id, PLACEMENT_GO_ON_LEAVE, NOON + 2, &e));
    assert_true(moved_at(b, &host, id, PLACEMENT_END_EARLY, NOON + 3, &e));
    assert_true(moved_at(b, &host, id, PLACEMENT_UNDO, NOON + 4, &e));
    v = seen(b, &host, id, NOON);
    assert_int_equal(v.placement.state, PLACEMENT_LEAVE);
    assert_int_equal(v.placement.ended_day, DAY_NONE);
    assert_int_equal(v.lines.leave_n, 1);
    assert_int_equal(v.lines.leaves[0].until_day, desk_today(NOON) + 90);
}

static void an_extension_goes_back_and_a_day_told_since_holds_it(void **state)
{
    struct both *b = placed_province(state);
    const struct subject home = named(manager_of(3), 3), host = named(manager_of(1), 1);
    struct id id = working(b, PLACEMENT_POSTING);
    struct placement_told t = {id, desk_today(NOON) - 3, desk_today(NOON) - 3, NOON + 2};
    struct edit_refused refused;
    struct placement_view v;
    struct err e;

    assert_true(moved_at(b, &home, id, PLACEMENT_EXTEND, NOON, &e));
    assert_true(moved_at(b, &home, id, PLACEMENT_UNDO, NOON + 1, &e));
    v = seen(b, &home, id, NOON);
    assert_int_equal(v.placement.until_day, desk_today(NOON) + 40);
    assert_true(moved_at(b, &home, id, PLACEMENT_EXTEND, NOON + 2, &e));
    assert_true(work_placement_tell(b->st, &host, &t, &refused, &e));
    v = seen(b, &home, id, NOON + 3);
    assert_false(undoes(&v));
    assert_false(moved_at(b, &home, id, PLACEMENT_UNDO, NOON + 3, &e));
    assert_err(e, ERR_STATE, "nobody else has acted");
}

static void what_was_called_off_does_not_come_back_over_another_placement(void **state)
{
    struct both *b = placed_province(state);
    const struct subject home = named(manager_of(3), 3);
    struct id id = proposed(b, PLACEMENT_POSTING), other;
    struct err e;

    assert_true(moved_at(b, &home, id, PLACEMENT_ACCEPT, NOON, &e));
    assert_true(moved_at(b, &home, id, PLACEMENT_CANCEL, NOON + 1, &e));
    other = proposed(b, PLACEMENT_POSTING);
    assert_true(moved_at(b, &home, other, PLACEMENT_ACCEPT, NOON + 2, &e));
    assert_false(moved_at(b, &home, id, PLACEMENT_UNDO, NOON + 3, &e));
    assert_err(e, ERR_STATE, "placed elsewhere");
    assert_true(moved_at(b, &home, other, PLACEMENT_UNDO, NOON + 4, &e));
    assert_true(moved_at(b, &home, id, PLACEMENT_UNDO, NOON + 5, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(each_move_leaves_a_step_an_audit_line_and_news_for_both_sides),
        BOTH(a_refused_move_writes_nothing),
        BOTH(days_of_both_sides_are_counted_once_and_a_closed_month_stays),
        BOTH(a_plan_sends_its_people_once_and_only_when_it_is_published),
        BOTH(the_last_move_is_taken_back_by_its_maker_alone_and_soon),
        BOTH(leave_that_was_taken_back_never_was_and_may_begin_again),
        BOTH(an_extension_goes_back_and_a_day_told_since_holds_it),
        BOTH(what_was_called_off_does_not_come_back_over_another_placement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
