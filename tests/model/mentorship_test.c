#include "model/mentorship.h"

#include "base/day.h"
#include "tests/check.h"

#define TODAY 20400
#define WHO(n) ((struct id){{(n)}})

static struct mentorship pair(void)
{
    return (struct mentorship){.code = STR("M1"),
                               .version = 1,
                               .county = STR("990101"),
                               .mentor = STR("P1"),
                               .apprentice = STR("P2"),
                               .agreed_day = TODAY - 30,
                               .until_day = TODAY + 300,
                               .mentor_day = DAY_NONE,
                               .apprentice_day = DAY_NONE,
                               .ceremony_day = DAY_NONE,
                               .ended_day = DAY_NONE,
                               .mentor_id = WHO(1),
                               .apprentice_id = WHO(2),
                               .organization_id = WHO(3),
                               .home_id = WHO(4)};
}

static struct mentorship_known room(void)
{
    return (struct mentorship_known){.today = TODAY, .pairs = 1, .capacity = 2, .goals = 1};
}

static bool step(struct mentorship *m, enum mentorship_move move, unsigned parties,
                 const struct mentorship_known *known, struct err *e)
{
    const struct mentorship_step s = {.move = move,
                                      .parties = parties,
                                      .by = WHO((uint8_t)(parties + 10)),
                                      .day = TODAY,
                                      .until_day = TODAY + 400,
                                      .why = STR("缘由")};
    const char *field = NULL;

    return mentorship_move(m, &s, known, &field, e);
}

static void it_is_agreed_when_both_sides_have_agreed_and_not_before(void **unused)
{
    struct mentorship m = pair();
    const struct mentorship_known known = room();
    struct err e = {0};

    (void)unused;
    assert_true(step(&m, MENTORSHIP_AGREE, BOND_HOST, &known, &e));
    assert_int_equal(m.state, MENTORSHIP_PROPOSED);
    assert_int_equal(m.apprentice_day, TODAY);
    assert_false(step(&m, MENTORSHIP_AGREE, BOND_APPRENTICE, &known, &e));
    assert_err(e, ERR_STATE, "agreed already");
    err_reset(&e);
    assert_false(step(&m, MENTORSHIP_START, BOND_HOST, &known, &e));
    assert_err(e, ERR_STATE, "is proposed cannot become active; allowed: agreed, ended_early");
    err_reset(&e);
    assert_true(step(&m, MENTORSHIP_AGREE, BOND_MENTOR, &known, &e));
    assert_int_equal(m.state, MENTORSHIP_AGREED);
    assert_int_equal(m.agreed_day, TODAY);
}

static void one_and_the_same_cannot_agree_for_both(void **unused)
{
    struct mentorship m = pair();
    const struct mentorship_known known = room();
    struct err e = {0};

    (void)unused;
    assert_true(step(&m, MENTORSHIP_AGREE, BOND_HOME | BOND_HOST, &known, &e));
    assert_int_equal(m.mentor_day, TODAY);
    assert_false(step(&m, MENTORSHIP_AGREE, BOND_HOME | BOND_HOST, &known, &e));
    assert_err(e, ERR_RIGHT, "both sides");
    assert_int_equal(m.apprentice_day, DAY_NONE);
}

static void a_full_mentor_takes_nobody(void **unused)
{
    struct mentorship m = pair();
    struct mentorship_known known = room();
    struct err e = {0};

    (void)unused;
    known.pairs = 2;
    assert_false(step(&m, MENTORSHIP_AGREE, BOND_MENTOR, &known, &e));
    assert_err(e, ERR_STATE, "P1 has 2 apprentices and takes 2");
    assert_int_equal(m.mentor_day, DAY_NONE);
    err_reset(&e);
    known.capacity = 0;
    known.pairs = 0;
    assert_false(step(&m, MENTORSHIP_AGREE, BOND_HOST, &known, &e));
    assert_err(e, ERR_STATE, "takes 0");
}

static void it_begins_with_a_goal_and_is_completed_when_all_are_reached(void **unused)
{
    struct mentorship m = pair();
    struct mentorship_known known = room();
    struct err e = {0};

    (void)unused;
    m.state = MENTORSHIP_AGREED;
    known.goals = 0;
    assert_false(step(&m, MENTORSHIP_START, BOND_HOST, &known, &e));
    assert_err(e, ERR_STATE, "without a goal");
    err_reset(&e);
    known.goals = known.open_goals = 2;
    assert_true(step(&m, MENTORSHIP_START, BOND_HOST, &known, &e));
    assert_int_equal(m.ceremony_day, TODAY);
    assert_false(step(&m, MENTORSHIP_COMPLETE, BOND_MENTOR, &known, &e));
    assert_err(e, ERR_STATE, "2 of 2 goals");
    err_reset(&e);
    known.open_goals = 0;
    assert_false(step(&m, MENTORSHIP_COMPLETE, BOND_APPRENTICE, &known, &e));
    assert_err(e, ERR_RIGHT, "apprentice");
    err_reset(&e);
    assert_true(step(&m, MENTORSHIP_COMPLETE, BOND_MENTOR, &known, &e));
    assert_int_equal(m.state, MENTORSHIP_COMPLETED);
    assert_int_equal(m.ended_day, TODAY);
    assert_false(step(&m, MENTORSHIP_END_EARLY, BOND_OFFICER, &known, &e));
    assert_err(e, ERR_STATE, "is completed");
}

static void a_step_that_is_wrong_in_itself_names_its_field_and_changes_nothing(void **unused)
{
    const struct mentorship_known known = room();
    const struct {
        struct mentorship_step step;
        const char *field;
    } wrong[] = {
        {{MENTORSHIP_END_EARLY, BOND_MENTOR, WHO(1), TODAY, DAY_NONE, STR("")}, "why"},
        {{MENTORSHIP_COMPLETE, BOND_MENTOR, WHO(1), TODAY + 1, DAY_NONE, STR("")}, "day"},
        {{MENTORSHIP_COMPLETE, BOND_MENTOR, WHO(1), TODAY - 11, DAY_NONE, STR("")}, "day"},
        {{MENTORSHIP_EXTEND, BOND_HOST, WHO(1), TODAY, TODAY + 300, STR("x")}, "until"},
        {{MENTORSHIP_EXTEND, BOND_HOST, WHO(1), TODAY, DAY_NONE, STR("x")}, "until"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct mentorship m = pair();
        const char *field = NULL;
        struct err e = {0};

        m.state = MENTORSHIP_ACTIVE;
        m.ceremony_day = TODAY - 10;
        assert_false(mentorship_move(&m, &wrong[i].step, &known, &field, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_string_equal(field, wrong[i].field);
        assert_int_equal(m.state, MENTORSHIP_ACTIVE);
        assert_int_equal(m.until_day, TODAY + 300);
    }
}

/* What each party may do in each state, written a second time. */
static void the_moves_are_those_of_the_table(void **unused)
{
    static const struct {
        enum mentorship_state state;
        unsigned party;
        const char *moves;
    } TABLE[] = {
        {MENTORSHIP_PROPOSED, BOND_MENTOR, "agree end_early "},
        {MENTORSHIP_PROPOSED, BOND_OFFICER, "end_early "},
        {MENTORSHIP_AGREED, BOND_HOST, "start extend end_early "},
        {MENTORSHIP_AGREED, BOND_APPRENTICE, "end_early "},
        {MENTORSHIP_AGREED, BOND_HOME, "extend end_early "},
        {MENTORSHIP_ACTIVE, BOND_MENTOR, "extend complete end_early "},
        {MENTORSHIP_ACTIVE, BOND_HOST, "extend end_early "},
        {MENTORSHIP_COMPLETED, BOND_MENTOR, ""},
        {MENTORSHIP_ENDED_EARLY, BOND_OFFICER, ""},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        enum mentorship_move moves[MENTORSHIP_MOVE_N];
        struct mentorship m = pair();
        char text[100] = "";
        size_t n;

        m.state = TABLE[i].state;
        n = mentorship_moves(&m, TABLE[i].party, moves);
        for (size_t k = 0; k < n; k++)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%s ",
                     mentorship_move_names[moves[k]]);
        assert_string_equal(text, TABLE[i].moves);
    }
}

static void a_goal_lies_ahead_and_is_reached_once_by_an_active_pair(void **unused)
{
    struct mentorship m = pair();
    struct mentorship_goal g = {
        .technique = STR("81.51"), .level = 4, .due_day = TODAY + 10, .reached_day = DAY_NONE};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_true(mentorship_goal_check(&m, &g, TODAY, &field, &e));
    g.due_day = TODAY - 1;
    assert_false(mentorship_goal_check(&m, &g, TODAY, &field, &e));
    assert_string_equal(field, "due");
    err_reset(&e);
    g.due_day = TODAY + 301;
    assert_false(mentorship_goal_check(&m, &g, TODAY, &field, &e));
    assert_err(e, ERR_INPUT, "behind the end");
    err_reset(&e);
    assert_false(mentorship_goal_reach(&m, &g, TODAY, TODAY, &e));
    assert_err(e, ERR_STATE, "reaches no goal");
    err_reset(&e);
    m.state = MENTORSHIP_ACTIVE;
    m.ceremony_day = TODAY - 5;
    assert_false(mentorship_goal_reach(&m, &g, TODAY - 6, TODAY, &e));
    assert_int_equal(e.code, ERR_INPUT);
    err_reset(&e);
    assert_true(mentorship_goal_reach(&m, &g, TODAY, TODAY, &e));
    assert_false(mentorship_goal_reach(&m, &g, TODAY, TODAY, &e));
    assert_err(e, ERR_STATE, "already");
    err_reset(&e);
    m.state = MENTORSHIP_COMPLETED;
    assert_false(mentorship_goal_check(&m, &g, TODAY, &field, &e));
    assert_err(e, ERR_STATE, "takes no goal");
}

static void they_meet_between_agreement_and_end(void **unused)
{
    struct mentorship m = pair();
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(mentorship_meeting_check(&m, TODAY, TODAY, &field, &e));
    assert_err(e, ERR_STATE, "not agreed");
    err_reset(&e);
    m.state = MENTORSHIP_COMPLETED;
    m.ended_day = TODAY - 1;
    assert_true(mentorship_meeting_check(&m, TODAY - 1, TODAY, &field, &e));
    assert_false(mentorship_meeting_check(&m, TODAY, TODAY, &field, &e));
    assert_err(e, ERR_INPUT, "outside");
    err_reset(&e);
    assert_false(mentorship_meeting_check(&m, TODAY + 1, TODAY, &field, &e));
    assert_err(e, ERR_INPUT, "future");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_agreed_when_both_sides_have_agreed_and_not_before),
        cmocka_unit_test(one_and_the_same_cannot_agree_for_both),
        cmocka_unit_test(a_full_mentor_takes_nobody),
        cmocka_unit_test(it_begins_with_a_goal_and_is_completed_when_all_are_reached),
        cmocka_unit_test(a_step_that_is_wrong_in_itself_names_its_field_and_changes_nothing),
        cmocka_unit_test(the_moves_are_those_of_the_table),
        cmocka_unit_test(a_goal_lies_ahead_and_is_reached_once_by_an_active_pair),
        cmocka_unit_test(they_meet_between_agreement_and_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
