#include "model/adoption.h"

#include "base/day.h"
#include "tests/check.h"

enum { TODAY = 20000 };

static struct adoption at(enum adoption_state state)
{
    struct adoption x = {.version = 1, .state = state, .gap_day = TODAY - 500};

    x.applied_day = x.approved_day = x.first_day = x.supervised_day = x.independent_day =
        x.sustained_day = x.left_day = DAY_NONE;
    x.applied_by.bytes[15] = 1;
    if (state == ADOPTION_INDEPENDENT)
        x.left_day = day_add_months(TODAY, -7);
    return x;
}

static struct adoption_evidence whole(void)
{
    return (struct adoption_evidence){.cases = 30,
                                      .supervised = 10,
                                      .alone = 12,
                                      .entrusted = 1,
                                      .first_day = TODAY - 300,
                                      .supervised_day = TODAY - 250,
                                      .alone_day = TODAY - 200,
                                      .last_alone_day = TODAY - 3};
}

static struct adoption_step step_of(enum adoption_move move)
{
    struct adoption_step s = {.move = move,
                              .why = STR("safety"),
                              .equipment = STR("关节镜一套"),
                              .staff = STR("主刀一名助手一名"),
                              .safety_plan = STR("转诊协议"),
                              .day = TODAY - 10,
                              .today = TODAY};

    s.actor.bytes[15] = 2;
    return s;
}

/* The states each move leads to, written a second time: one letter a state, - refused.
 * gap applied approved first supervised independent sustained lapsed = g a p f s i u l */
static const char LETTERS[] = "gapfsiul";
static const char *const MOVES[ADOPTION_MOVE_N] = {
    /* of                   gapfsiul */
    [ADOPTION_APPLY] = "a------a",     [ADOPTION_APPROVE] = "-p------",
    [ADOPTION_REFUSE] = "-g------",    [ADOPTION_FIRST] = "--f-----",
    [ADOPTION_SUPERVISE] = "---s----", [ADOPTION_ALONE] = "----i---",
    [ADOPTION_LEAVE] = "---fsi--",     [ADOPTION_SUSTAIN] = "-----u--",
    [ADOPTION_LAPSE] = "lllllll-",     [ADOPTION_FOLLOW_UP] = "--pfsiu-",
};

static void the_moves_are_those_of_the_table_where_the_cases_are_there(void **unused)
{
    const struct adoption_evidence v = whole();

    (void)unused;
    for (int state = 0; state < ADOPTION_STATE_N; state++) {
        enum adoption_move moves[ADOPTION_MOVE_N];
        size_t n = 0;

        for (int move = 0; move < ADOPTION_MOVE_N; move++) {
            struct adoption x = at((enum adoption_state)state), was = x;
            const struct adoption_step s = step_of((enum adoption_move)move);
            const char *field = NULL;
            struct err e = {0};
            bool may = MOVES[move][state] != '-';

            if (adoption_move(&x, &s, &v, &field, &e) != may)
                fail_msg("%s of %s: %s", adoption_move_names[move], adoption_state_names[state],
                         e.text);
            n += may;
            if (may)
                assert_int_equal(LETTERS[x.state], MOVES[move][state]);
            else
                assert_memory_equal(&x, &was, sizeof x);
        }
        assert_int_equal(adoption_moves(&(struct adoption){0}, &v, TODAY, moves) > 0, true);
        {
            const struct adoption x = at((enum adoption_state)state);

            assert_int_equal(adoption_moves(&x, &v, TODAY, moves), n);
        }
    }
}

static void without_its_cases_no_step_is_made(void **unused)
{
    struct adoption_evidence v[5];
    static const struct {
        enum adoption_state state;
        enum adoption_move move;
    } ROWS[5] = {{ADOPTION_APPROVED, ADOPTION_FIRST},
                 {ADOPTION_FIRST_CASE, ADOPTION_SUPERVISE},
                 {ADOPTION_SUPERVISED, ADOPTION_ALONE},
                 {ADOPTION_SUPERVISED, ADOPTION_ALONE},
                 {ADOPTION_INDEPENDENT, ADOPTION_SUSTAIN}};

    (void)unused;
    for (int i = 0; i < 5; i++)
        v[i] = whole();
    v[0].first_day = DAY_NONE;
    v[1].supervised = 0;
    v[2].alone = 0;
    v[3].entrusted = 0;
    v[4].last_alone_day = day_add_months(TODAY, -2); /* five months after he left */
    for (int i = 0; i < 5; i++) {
        struct adoption x = at(ROWS[i].state);
        const struct adoption_step s = step_of(ROWS[i].move);
        const char *field = NULL;
        struct err e = {0};

        assert_false(adoption_move(&x, &s, &v[i], &field, &e));
        assert_int_equal(e.code, ERR_STATE);
    }
}

static void what_a_step_says_is_held(void **unused)
{
    const struct adoption_evidence v = whole();
    struct adoption_step wrong[7];
    static const char *const FIELDS[7] = {"equipment", "staff", "safety_plan", NULL,
                                          "why",       "day",   "event_n"};
    static const enum adoption_state STATES[7] = {
        ADOPTION_GAP, ADOPTION_GAP,         ADOPTION_GAP,     ADOPTION_APPLIED,
        ADOPTION_GAP, ADOPTION_INDEPENDENT, ADOPTION_APPROVED};

    (void)unused;
    for (int i = 0; i < 3; i++)
        wrong[i] = step_of(ADOPTION_APPLY);
    wrong[0].equipment = STR(" ");
    wrong[1].staff = STR("");
    wrong[2].safety_plan = STR("");
    wrong[3] = step_of(ADOPTION_APPROVE);
    wrong[3].actor.bytes[15] = 1; /* who applied */
    wrong[4] = step_of(ADOPTION_LAPSE);
    wrong[4].why = STR("天气");
    wrong[5] = step_of(ADOPTION_LEAVE);
    wrong[5].day = TODAY + 1;
    wrong[6] = step_of(ADOPTION_FOLLOW_UP);
    wrong[6].events = -1;
    for (int i = 0; i < 7; i++) {
        struct adoption x = at(STATES[i]);
        const char *field = NULL;
        struct err e = {0};

        assert_false(adoption_move(&x, &wrong[i], &v, &field, &e));
        assert_int_equal(e.code, FIELDS[i] ? ERR_INPUT : ERR_RIGHT);
        if (FIELDS[i])
            assert_string_equal(field, FIELDS[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_moves_are_those_of_the_table_where_the_cases_are_there),
        cmocka_unit_test(without_its_cases_no_step_is_made),
        cmocka_unit_test(what_a_step_says_is_held),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
