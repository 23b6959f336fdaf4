#include "work/mentorship_desk.h"

#include "tests/work/bonded.h"

static struct id proposed_pair(struct both *b, const char *apprentice)
{
    const struct subject host = manager_of(1);
    const struct mentorship_new n = {.programme = STR("p"),
                                     .mentor = STR("P1"),
                                     .apprentice = str_of(apprentice),
                                     .until_day = DAY_NONE,
                                     .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_mentorship_propose(b->st, &host, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static bool go(struct both *b, const struct subject *by, struct id id, enum mentorship_move move,
               struct err *e)
{
    const struct mentorship_wish w = {.id = id,
                                      .move = move,
                                      .day = DAY_NONE,
                                      .until_day = DAY_NONE,
                                      .why = STR("缘由"),
                                      .now_ms = NOON};
    struct edit_refused refused;

    return work_mentorship_move(b->st, by, &w, &refused, e);
}

/* Two managers are two accounts. */
static struct subject named(struct subject s, uint8_t account)
{
    s.account = (struct id){{account}};
    return s;
}

static void room_for(struct both *b, int64_t pairs)
{
    const struct subject home = manager_of(3);
    const struct mentor_capacity_new n = {PERSON(1), pairs, NOON};
    struct err e = {0};

    if (!work_mentor_capacity(b->st, &home, &n, &e))
        fail_msg("%s", e.text);
}

static void a_pair_goes_from_proposal_to_completion(void **state)
{
    struct both *b = bonded_province(state);
    const struct subject host = named(manager_of(1), 1), mentor = named(expert_of(1), 2);
    struct id id = proposed_pair(b, "A1");
    const struct mentorship_goal_new goal = {id, STR("81.51"), 4, 10, desk_today(NOON) + 90, NOON};
    const struct mentorship_met met = {id, DAY_NONE, MEETING_ONLINE, STR("复盘病例"), NOON};
    struct mentorship_reached reached = {.id = id, .day = DAY_NONE, .now_ms = NOON};
    struct edit_refused refused;
    struct mentorship_view v;
    struct err e = {0};

    assert_true(go(b, &host, id, MENTORSHIP_AGREE, &e));
    assert_true(go(b, &mentor, id, MENTORSHIP_AGREE, &e));
    assert_true(work_mentorship_goal(b->st, &mentor, &goal, &refused, &e));
    assert_true(go(b, &host, id, MENTORSHIP_START, &e));
    assert_true(work_mentorship_meet(b->st, &mentor, &met, &refused, &e));
    assert_true(work_mentorship_see(b->st, &host, id, &b->a, &v, &e));
    assert_int_equal(v.mentorship.state, MENTORSHIP_ACTIVE);
    assert_int_equal(v.lines.meeting_n, 1);
    reached.goal = v.lines.goals[0].id;
    assert_false(work_mentorship_reach(b->st, &host, &reached, &refused, &e));
    assert_err(e, ERR_RIGHT, "not the part of the host");
    err_reset(&e);
    assert_false(go(b, &mentor, id, MENTORSHIP_COMPLETE, &e));
    assert_err(e, ERR_STATE, "1 of 1 goals");
    err_reset(&e);
    assert_true(work_mentorship_reach(b->st, &mentor, &reached, &refused, &e));
    assert_true(go(b, &mentor, id, MENTORSHIP_COMPLETE, &e));
    assert_true(work_mentorship_see(b->st, &mentor, id, &b->a, &v, &e));
    assert_int_equal(v.move_n, 0);
    assert_int_equal(v.lines.step_n, 4);
    /* proposal, four moves, goal, meeting, reached: each with its line */
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE noun = 'mentorship'"), 8);
}

static void a_mentor_over_capacity_agrees_to_nobody_more(void **state)
{
    struct both *b = bonded_province(state);
    const struct subject host = named(manager_of(1), 1), mentor = named(expert_of(1), 2);
    struct id first, second;
    const struct mentorship_new third = {.programme = STR("p"),
                                         .mentor = STR("P1"),
                                         .apprentice = STR("A3"),
                                         .until_day = DAY_NONE,
                                         .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    room_for(b, 1);
    first = proposed_pair(b, "A1");
    second = proposed_pair(b, "A2"); /* proposals may compete */
    assert_true(go(b, &host, first, MENTORSHIP_AGREE, &e)
                && go(b, &host, second, MENTORSHIP_AGREE, &e)
                && go(b, &mentor, first, MENTORSHIP_AGREE, &e));
    assert_false(go(b, &mentor, second, MENTORSHIP_AGREE, &e));
    assert_err(e, ERR_STATE, "has 1 apprentices and takes 1");
    err_reset(&e);
    assert_false(work_mentorship_propose(b->st, &host, &third, &id, &refused, &e));
    assert_err(e, ERR_STATE, "takes 1");
    err_reset(&e);
    assert_true(go(b, &host, first, MENTORSHIP_END_EARLY, &e));
    assert_true(go(b, &mentor, second, MENTORSHIP_AGREE, &e));
}

static void a_proposal_of_nobody_or_of_a_pair_that_is_there_is_refused(void **state)
{
    struct both *b = bonded_province(state);
    const struct subject host = manager_of(1), stranger = manager_of(2);
    const struct {
        struct mentorship_new n;
        const char *field;
    } wrong[] = {
        {{STR("p"), STR("P1"), STR("P1"), {0}, {0}, {0}, DAY_NONE, NOON}, "apprentice"},
        {{STR("p"), STR("nobody"), STR("A1"), {0}, {0}, {0}, DAY_NONE, NOON}, "mentor"},
        {{STR("p"), STR("P1"), STR("nobody"), {0}, {0}, {0}, DAY_NONE, NOON}, "apprentice"},
        {{STR("q"), STR("P1"), STR("A2"), {0}, {0}, {0}, DAY_NONE, NOON}, "programme"},
        {{STR("p"), STR("P1"), STR("A2"), {0}, {0}, STR("x"), DAY_NONE, NOON}, "school"},
        {{STR("p"), STR("P1"), STR("A2"), {0}, {0}, {0}, 100, NOON}, "until"},
        {{STR("p"), STR("P1"), STR("A1"), {0}, {0}, {0}, DAY_NONE, NOON}, "apprentice"},
    };
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    proposed_pair(b, "A1");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        err_reset(&e);
        assert_false(work_mentorship_propose(b->st, &host, &wrong[i].n, &id, &refused, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_string_equal(refused.field, wrong[i].field);
    }
    err_reset(&e);
    assert_false(work_mentorship_propose(b->st, &stranger, &wrong[6].n, &id, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_int_equal(both_total(b, "SELECT count(*) FROM mentorship"), 1);
}

static void who_is_of_neither_side_finds_no_pair(void **state)
{
    struct both *b = bonded_province(state);
    const struct subject stranger = manager_of(2), person = expert_of(2);
    struct id id = proposed_pair(b, "A1");
    struct mentorship_view v;
    struct err e = {0};

    assert_false(go(b, &person, id, MENTORSHIP_AGREE, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_false(work_mentorship_see(b->st, &stranger, id, &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_pair_goes_from_proposal_to_completion),
        BOTH(a_mentor_over_capacity_agrees_to_nobody_more),
        BOTH(a_proposal_of_nobody_or_of_a_pair_that_is_there_is_refused),
        BOTH(who_is_of_neither_side_finds_no_pair),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
