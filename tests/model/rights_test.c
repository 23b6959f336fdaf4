#include "model/rights.h"

#include "model/demand.h"
#include "model/plan.h"
#include "tests/check.h"

#define HERE ((struct id){{1}})
#define THERE ((struct id){{2}})
#define ME ((struct id){{3}})
#define OTHER ((struct id){{4}})

/* One post of each role, all in county 990101 and its hospital. */
static struct subject post(enum role role)
{
    struct subject s = {.account = ME, .role = role};

    s.scope.kind = role_scope(role);
    s.scope.place = s.scope.kind == SCOPE_REGION ? STR("990100") : STR("990101");
    if (role == ROLE_PUBLIC)
        return (struct subject){.role = ROLE_PUBLIC};
    if (s.scope.kind != SCOPE_REGION)
        s.scope.organization = HERE;
    if (role == ROLE_HEAD)
        s.scope.department = STR("骨科");
    if (s.scope.kind == SCOPE_SELF)
        s.scope.practitioner = ME;
    return s;
}

static struct object own(void)
{
    return (struct object){.place = {STR("990101")},
                           .organization = {HERE},
                           .department = {STR("骨科")},
                           .practitioner = {ME},
                           .account = ME,
                           .state = OBJECT_NO_STATE};
}

static struct object foreign(void)
{
    return (struct object){.place = {STR("980101")},
                           .organization = {THERE},
                           .department = {STR("骨科")},
                           .practitioner = {OTHER},
                           .account = OTHER,
                           .state = OBJECT_NO_STATE};
}

static enum verdict decide(enum role role, enum action action, struct object o)
{
    struct subject s = post(role);

    return rights_decide(&s, action, &o);
}

static bool reads_only(int action)
{
    const char *dot = strchr(action_names[action], '.');

    /* who a patient is, no auditor is told */
    if (action == ACTION_PATIENT_SEE || action == ACTION_BOOKING_SEE)
        return false;
    return strcmp(dot, ".see") == 0 || strcmp(dot, ".verify") == 0 || strcmp(dot, ".compare") == 0;
}

static void the_public_and_the_disabled_may_nothing(void **unused)
{
    (void)unused;
    for (int a = 0; a < ACTION_N; a++) {
        struct object o = own();

        assert_int_equal(decide(ROLE_PUBLIC, (enum action)a, o), RIGHTS_HIDDEN);
        for (int r = 0; r < ROLE_N; r++) {
            struct subject s = post((enum role)r);

            s.disabled = true;
            assert_int_equal(rights_decide(&s, (enum action)a, &o), RIGHTS_HIDDEN);
            assert_int_equal(rights_decide(&s, (enum action)a, NULL), RIGHTS_FORBIDDEN);
        }
    }
}

/* Names and places are for all who are signed in, the log's proof has no place, an event is held
 * against the right to its thing (event_seen). */
static bool open_to_all(int a)
{
    static const enum action OPEN[] = {
        ACTION_REGION_SEE,    ACTION_ORGANIZATION_SEE, ACTION_PROGRAMME_SEE,
        ACTION_AUDIT_VERIFY,  ACTION_EVENT_SEE,        ACTION_TECHNIQUE_SEE,
        ACTION_SCHOOL_SEE,    ACTION_PROSPECT_SEE,     ACTION_PROSPECT_WRITE,
        ACTION_APPRAISAL_SEE, ACTION_TEACHING_ATTEND,  ACTION_RECRUITMENT_SEE};
    bool open = false;

    for (size_t i = 0; i < sizeof OPEN / sizeof *OPEN; i++)
        open |= a == (int)OPEN[i];
    return open;
}

/* What is seen and not theirs to change. */
static bool seen_foreign(enum role r, int a)
{
    static const struct {
        enum action write, see;
    } OF[] = {{ACTION_APPRAISAL_WRITE, ACTION_APPRAISAL_SEE},
              {ACTION_APPRAISAL_SETTLE, ACTION_APPRAISAL_SEE},
              {ACTION_RECRUITMENT_WRITE, ACTION_RECRUITMENT_SEE}};
    bool seen = r != ROLE_PUBLIC
                && (a == ACTION_ORGANIZATION_WRITE || a == ACTION_TECHNIQUE_WRITE
                    || a == ACTION_SCHOOL_WRITE);

    for (size_t i = 0; i < sizeof OF / sizeof *OF; i++)
        seen |= a == (int)OF[i].write && decide(r, OF[i].see, foreign()) == RIGHTS_ALLOWED;
    return seen;
}

/* Nothing else foreign is seen. */
static void what_is_foreign_does_not_exist(void **unused)
{
    (void)unused;
    for (int r = 0; r < ROLE_N; r++) {
        for (int a = 0; a < ACTION_N; a++) {
            enum verdict v = decide((enum role)r, (enum action)a, foreign());

            if (seen_foreign((enum role)r, a))
                assert_int_equal(v, RIGHTS_FORBIDDEN);
            else if (!open_to_all(a))
                assert_int_equal(v, RIGHTS_HIDDEN);
        }
    }
}

static void an_auditor_reads_and_changes_nothing(void **unused)
{
    (void)unused;
    for (int a = 0; a < ACTION_N; a++) {
        enum verdict v = decide(ROLE_AUDITOR, (enum action)a, own());

        if (v == RIGHTS_ALLOWED && a != ACTION_SESSION_END)
            assert_true(reads_only(a));
        if ((a >= ACTION_PATIENT_SEE && a <= ACTION_PATIENT_UNMASK) || a == ACTION_BOOKING_SEE
            || a == ACTION_BOOKING_WRITE) /* who is ill is not audited */
            assert_int_equal(v, RIGHTS_HIDDEN);
        else if (reads_only(a))
            assert_int_equal(v, RIGHTS_ALLOWED);
        else if (a != ACTION_SESSION_END)
            assert_int_equal(v, RIGHTS_FORBIDDEN);
    }
}

/* One letter a verdict: + allowed, 4 hidden, 3 forbidden; written from the policy, not the code. */
static void the_policy_on_own_things_is_this_one(void **unused)
{
    static const struct {
        enum action action;
        const char
            *by_role; /* officer manager head expert trainee clinician reader auditor public */
    } policy[] = {
        {ACTION_FIGURE_SEE, "+++4444+4"},
        {ACTION_DEMAND_SEE, "+++4444+4"},
        {ACTION_DEMAND_WRITE, "3+3444434"},
        {ACTION_DEMAND_APPROVE, "+33444434"},
        {ACTION_OFFER_WRITE, "3++3444"
                             "34"},
        {ACTION_OFFER_APPEAL, "333+44434"},
        {ACTION_OFFER_UNDO, "++++44434"},
        {ACTION_PLAN_SEE, "+++4444+4"},
        {ACTION_PLAN_PUBLISH, "+33444434"},
        {ACTION_ASSIGNMENT_SEE, "++++444+4"},
        {ACTION_ACCOUNT_WRITE, "++4444434"},
        {ACTION_TOKEN_WRITE, "+44444434"},
        {ACTION_PRACTITIONER_WRITE, "++3333334"},
        {ACTION_TECHNIQUE_SEE, "++++++++4"},
        {ACTION_TECHNIQUE_WRITE, "+33333334"},
        {ACTION_SESSION_END, "++++++++4"},
        {ACTION_AUDIT_SEE, "+444444+4"},
        {ACTION_IMPORT_RUN, "++4444434"},
        {ACTION_BUDGET_SEE, "+++4444+4"},
        {ACTION_BUDGET_WRITE, "3+3444434"},
        {ACTION_BUDGET_DECIDE, "+33444434"},
        {ACTION_VACANCY_SEE, "+++4444+4"},
        {ACTION_VACANCY_WRITE, "3+3444434"},
        {ACTION_VACANCY_RECRUIT, "++3444434"},
        {ACTION_VACANCY_JUDGE, "+33444434"},
        {ACTION_MEASURE_SEE, "+++4444+4"},
        {ACTION_MEASURE_CLAIM, "3+3444434"},
        {ACTION_MEASURE_CHECK, "+33444434"},
        {ACTION_CONSULT_SEE, "++++++4+4"},
        {ACTION_CONSULT_MOVE, "33++3+434"},
        {ACTION_READING_SEE, "+++44+4+4"},
        {ACTION_READING_MOVE, "33+44+434"},
        {ACTION_READING_UNMASK, "33344+434"},
        {ACTION_REFERRAL_SEE, "+++44+4+4"},
        {ACTION_REFERRAL_MOVE, "33+44+434"},
        {ACTION_REFERRAL_UNMASK, "33344+434"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof policy / sizeof policy[0]; i++) {
        for (int r = 0; r < ROLE_N; r++) {
            char got = "+43s"[decide((enum role)r, policy[i].action, own())];

            if (got != policy[i].by_role[r]) {
                print_error("%s by %s: %c, wanted %c\n", action_names[policy[i].action],
                            role_names[r], got, policy[i].by_role[r]);
                fail();
            }
        }
    }
}

static void either_side_of_a_thing_counts(void **unused)
{
    struct object o = foreign();

    (void)unused;
    o.organization[1] = HERE;
    assert_int_equal(decide(ROLE_MANAGER, ACTION_ASSIGNMENT_SEE, o), RIGHTS_ALLOWED);
    o = foreign();
    o.place[1] = STR("990109");
    assert_int_equal(decide(ROLE_OFFICER, ACTION_ASSIGNMENT_SEE, o), RIGHTS_ALLOWED);
    o = foreign();
    o.practitioner[1] = ME;
    assert_int_equal(decide(ROLE_EXPERT, ACTION_ASSIGNMENT_SEE, o), RIGHTS_ALLOWED);
}

/* What a lead's managers see of a member's; written from the policy: to see, never to change, and
 * nothing of accounts, imports or patients. */
static void the_manager_of_a_lead_sees_what_its_members_have(void **unused)
{
    static const enum action SEEN[] = {
        ACTION_PRACTITIONER_SEE, ACTION_DEMAND_SEE,    ACTION_OFFER_SEE,
        ACTION_ASSIGNMENT_SEE,   ACTION_PLACEMENT_SEE, ACTION_POST_SEE,
        ACTION_MEASURE_SEE,      ACTION_BUDGET_SEE,    ACTION_VACANCY_SEE};
    const struct id members[] = {OTHER, THERE};

    (void)unused;
    for (int r = 0; r < ROLE_PUBLIC; r++) {
        struct subject with = post((enum role)r), without = post((enum role)r);

        with.members = members;
        with.member_n = 2;
        assert_true(rights_members((enum role)r) == (r == ROLE_MANAGER));
        for (int a = 0; a < ACTION_N; a++) {
            struct object theirs = foreign(), second = foreign(), own_thing = own();
            enum verdict before = rights_decide(&without, (enum action)a, &theirs);
            enum verdict now = rights_decide(&with, (enum action)a, &theirs);
            bool seen = false, sees_noun = false;

            for (size_t i = 0; i < sizeof SEEN / sizeof SEEN[0]; i++) {
                const char *dot = strchr(action_names[SEEN[i]], '.') + 1;

                seen = seen || SEEN[i] == (enum action)a;
                sees_noun = sees_noun
                            || strncmp(action_names[a], action_names[SEEN[i]],
                                       (size_t)(dot - action_names[SEEN[i]]))
                                   == 0;
            }
            if (r == ROLE_MANAGER && seen)
                assert_int_equal(now, RIGHTS_ALLOWED);
            else if (r == ROLE_MANAGER && sees_noun)
                assert_int_equal(now, RIGHTS_FORBIDDEN); /* seen, and not theirs to change */
            else
                assert_int_equal(now, before);
            second.organization[0] = (struct id){{9}};
            second.organization[1] = THERE; /* either side counts */
            assert_int_equal(rights_decide(&with, (enum action)a, &second), now);
            assert_int_equal(rights_decide(&with, (enum action)a, &own_thing),
                             rights_decide(&without, (enum action)a, &own_thing));
            assert_true((rights_reach(&with, (enum action)a) == REACH_MEMBERS)
                        == (r == ROLE_MANAGER && seen));
            assert_true(rights_reach(&without, (enum action)a) != REACH_MEMBERS);
        }
        with.disabled = true;
        assert_int_equal(
            rights_decide(&with, ACTION_DEMAND_SEE,
                          &(struct object){.organization = {THERE}, .state = OBJECT_NO_STATE}),
            RIGHTS_HIDDEN);
    }
}

/* A plan of the county, its city or its province is a hospital's to see; of another it is not. */
static void a_hospital_sees_the_plans_of_the_places_that_it_lies_in(void **unused)
{
    static const char *const SEEN[] = {"990101", "990100", "990000"};
    static const char *const NOT[] = {"990102", "990200", "980000", "", "000000"};
    struct object o = {.state = OBJECT_NO_STATE};

    (void)unused;
    for (size_t i = 0; i < sizeof SEEN / sizeof SEEN[0]; i++) {
        o.place[0] = str_of(SEEN[i]);
        assert_int_equal(decide(ROLE_MANAGER, ACTION_PLAN_SEE, o), RIGHTS_ALLOWED);
        assert_int_equal(decide(ROLE_MANAGER, ACTION_PLAN_RUN, o), RIGHTS_FORBIDDEN);
    }
    for (size_t i = 0; i < sizeof NOT / sizeof NOT[0]; i++) {
        o.place[0] = str_of(NOT[i]);
        assert_int_equal(decide(ROLE_MANAGER, ACTION_PLAN_SEE, o), RIGHTS_HIDDEN);
    }
    o.place[0] = STR("990000");
    assert_int_equal(decide(ROLE_CLINICIAN, ACTION_PLAN_SEE, o), RIGHTS_HIDDEN);
}

/* An empty second side, an unknown county, a person without an id: empty never equals empty. */
static void what_is_empty_matches_nothing(void **unused)
{
    struct object nothing = {.state = OBJECT_NO_STATE};

    (void)unused;
    for (int r = 0; r < ROLE_N; r++) {
        struct subject s = post((enum role)r);

        s.account = s.scope.organization = s.scope.practitioner = (struct id){{0}};
        s.scope.place = s.scope.kind == SCOPE_REGION ? STR("990100") : STR("");
        assert_int_equal(rights_decide(&s, ACTION_DEMAND_SEE, &nothing), RIGHTS_HIDDEN);
        assert_int_equal(rights_decide(&s, ACTION_SESSION_SEE, &nothing), RIGHTS_HIDDEN);
        assert_int_equal(rights_decide(&s, ACTION_FIGURE_SEE, &nothing), RIGHTS_HIDDEN);
    }
}

static void a_head_acts_in_the_own_department_only(void **unused)
{
    struct object o = own();

    (void)unused;
    assert_int_equal(decide(ROLE_HEAD, ACTION_OFFER_WRITE, o), RIGHTS_ALLOWED);
    o.department[0] = STR("内科");
    assert_int_equal(decide(ROLE_HEAD, ACTION_OFFER_WRITE, o), RIGHTS_FORBIDDEN);
    o = foreign(); /* the same department of another hospital */
    assert_int_equal(decide(ROLE_HEAD, ACTION_OFFER_WRITE, o), RIGHTS_HIDDEN);
}

static void a_state_that_does_not_allow_it_is_told_apart(void **unused)
{
    struct object o = own();
    struct subject s = post(ROLE_OFFICER);
    struct err e = {0};

    (void)unused;
    o.state = DEMAND_SUBMITTED;
    assert_int_equal(decide(ROLE_OFFICER, ACTION_DEMAND_APPROVE, o), RIGHTS_ALLOWED);
    o.state = DEMAND_FILLED;
    assert_int_equal(decide(ROLE_OFFICER, ACTION_DEMAND_APPROVE, o), RIGHTS_STATE);
    assert_int_equal(decide(ROLE_MANAGER, ACTION_DEMAND_APPROVE, o), RIGHTS_FORBIDDEN);
    assert_false(rights_check(&s, ACTION_DEMAND_APPROVE, &o, "demand 7", &e));
    assert_err(e, ERR_STATE, "demand 7: demand.approve is not allowed in its state");
    for (int i = 0; i < 3; i++) {
        o.state = (int[]){40, 32, OBJECT_NO_STATE - 1}[i];
        assert_int_equal(decide(ROLE_OFFICER, ACTION_DEMAND_APPROVE, o), RIGHTS_STATE);
    }
}

/* No right leads into a move that the demand's own table refuses. */
static void rights_offer_only_moves_that_the_states_allow(void **unused)
{
    static const struct {
        enum action action;
        enum role role;
        enum demand_state to;
    } moves[] = {{ACTION_DEMAND_SUBMIT, ROLE_MANAGER, DEMAND_SUBMITTED},
                 {ACTION_DEMAND_WITHDRAW, ROLE_MANAGER, DEMAND_WITHDRAWN},
                 {ACTION_DEMAND_APPROVE, ROLE_OFFICER, DEMAND_APPROVED},
                 {ACTION_DEMAND_RETURN, ROLE_OFFICER, DEMAND_RETURNED}};

    (void)unused;
    for (int m = 0; m < 4; m++) {
        for (int from = 0; from < DEMAND_STATE_N; from++) {
            struct object o = own();

            o.state = from;
            if (decide(moves[m].role, moves[m].action, o) == RIGHTS_ALLOWED)
                assert_true(demand_may((enum demand_state)from, moves[m].to));
        }
    }
}

static void actions_are_those_of_the_noun_that_are_allowed_now(void **unused)
{
    struct subject s = post(ROLE_MANAGER);
    struct object o = own();
    enum action actions[ACTION_N];

    (void)unused;
    o.state = DEMAND_DRAFT;
    assert_int_equal(rights_actions(&s, ACTION_DEMAND_SEE, &o, actions, ACTION_N), 4);
    assert_int_equal(actions[0], ACTION_DEMAND_SEE);
    assert_int_equal(actions[3], ACTION_DEMAND_WITHDRAW);
    assert_int_equal(rights_actions(&s, ACTION_DEMAND_SEE, &o, actions, 2), 2);
    o.state = DEMAND_FILLED;
    assert_int_equal(rights_actions(&s, ACTION_DEMAND_SEE, &o, actions, ACTION_N), 1);
    o = foreign();
    assert_int_equal(rights_actions(&s, ACTION_DEMAND_SEE, &o, actions, ACTION_N), 0);
}

/* A row that the reach takes in is one that the decision allows, and the other way round. */
static void the_reach_of_a_list_agrees_with_the_decision(void **unused)
{
    (void)unused;
    for (int r = 0; r < ROLE_N; r++) {
        for (int a = 0; a < ACTION_N; a++) {
            struct subject s = post((enum role)r);
            enum reach reach = rights_reach(&s, (enum action)a);
            bool reaches = reach != REACH_NONE;

            assert_true(reaches == (decide((enum role)r, (enum action)a, own()) == RIGHTS_ALLOWED));
            assert_true((reach == REACH_ALL)
                        == (decide((enum role)r, (enum action)a, foreign()) == RIGHTS_ALLOWED));
        }
    }
}

static void strip(struct subject *s, int part)
{
    if (part == 1)
        s->scope.place = STR("");
    if (part == 2)
        s->scope.organization = (struct id){{0}};
    if (part == 3)
        s->scope.department = STR("");
    if (part == 4)
        s->scope.practitioner = s->account = (struct id){{0}};
}

/* The thing as its second side, in another department, of no place, of somebody else. */
static struct object another(int which)
{
    struct object o = own(), second = foreign();

    switch (which) {
    case 1:
        second.place[1] = o.place[0];
        second.organization[1] = o.organization[0];
        second.department[1] = o.department[0];
        second.practitioner[1] = o.practitioner[0];
        return second;
    case 2:
        o.department[0] = STR("外科");
        return o;
    case 3:
        o.place[0] = STR("");
        return o;
    case 4:
        return second;
    default:
        return o;
    }
}

/* A post that lacks a part of its scope: what it may do with anything, a list of it may hold. */
static void who_lacks_a_part_of_the_scope_reaches_nothing_by_it(void **unused)
{
    int64_t none = 0, some = 0;

    (void)unused;
    for (int i = 0; i < ROLE_N * ACTION_N * 5 * 5; i++) {
        struct subject s = post((enum role)(i % ROLE_N));
        enum action action = (enum action)(i / ROLE_N % ACTION_N);
        struct object o = another(i / ROLE_N / ACTION_N % 5);
        enum reach reach;

        strip(&s, i / ROLE_N / ACTION_N / 5);
        reach = rights_reach(&s, action);
        if (reach == REACH_NONE)
            assert_int_not_equal(rights_decide(&s, action, &o), RIGHTS_ALLOWED);
        none += reach == REACH_NONE;
        some += rights_decide(&s, action, &o) == RIGHTS_ALLOWED;
    }
    assert_true(none > 1000 && some > 1000);
}

static void nobody_grants_beyond_the_own_scope(void **unused)
{
    struct subject officer = post(ROLE_OFFICER), manager = post(ROLE_MANAGER),
                   expert = post(ROLE_EXPERT);
    const struct scope all = {.kind = SCOPE_REGION};
    const struct scope city = {.kind = SCOPE_REGION, .place = STR("990100")};
    const struct scope province = {.kind = SCOPE_REGION, .place = STR("990000")};
    const struct scope here = {SCOPE_ORGANIZATION, STR("990101"), HERE, STR(""), {{0}}};
    const struct scope there = {SCOPE_ORGANIZATION, STR("990201"), THERE, STR(""), {{0}}};

    (void)unused;
    assert_true(rights_may_grant(&officer, ROLE_OFFICER, &city));
    assert_true(rights_may_grant(&officer, ROLE_MANAGER, &here));
    assert_false(rights_may_grant(&officer, ROLE_OFFICER, &province));
    assert_false(rights_may_grant(&officer, ROLE_OFFICER, &all));
    assert_false(rights_may_grant(&officer, ROLE_MANAGER, &there));
    assert_true(rights_may_grant(&manager, ROLE_CLINICIAN, &here));
    assert_false(rights_may_grant(&manager, ROLE_CLINICIAN, &there));
    assert_false(rights_may_grant(&manager, ROLE_OFFICER, &city));
    assert_false(rights_may_grant(&manager, ROLE_OFFICER, &here)); /* no scope of an officer */
    assert_false(rights_may_grant(&expert, ROLE_EXPERT, &here));
}

static void refusals_tell_the_hidden_from_nothing_and_name_the_right(void **unused)
{
    struct subject s = post(ROLE_MANAGER);
    struct object o = foreign();
    struct err e = {0};

    (void)unused;
    assert_false(rights_check(&s, ACTION_DEMAND_SEE, &o, "demand 7", &e));
    assert_err(e, ERR_MISSING, "no demand 7");
    err_reset(&e);
    o = own();
    assert_false(rights_check(&s, ACTION_DEMAND_APPROVE, &o, "demand 7", &e));
    assert_err(e, ERR_RIGHT, "demand 7: the role 'manager' has no right to demand.approve");
    err_reset(&e);
    assert_true(rights_check(&s, ACTION_DEMAND_SEE, &o, "demand 7", &e));
    assert_true(rights_check(&s, ACTION_DEMAND_SEE, NULL, "demands", &e));
    s.disabled = true;
    assert_false(rights_check(&s, ACTION_DEMAND_SEE, NULL, "demands", &e));
    assert_err(e, ERR_RIGHT, "demands: the role 'public' has no right to demand.see");
}

static void the_printed_table_has_every_action_once(void **unused)
{
    struct out o = {0};
    char row[64];

    (void)unused;
    rights_print(&o);
    out_char(&o, '\0');
    for (int a = 0; a < ACTION_N; a++) {
        const char *at;

        assert_non_null(action_names[a]);
        snprintf(row, sizeof row, "\n| %s |", action_names[a]);
        at = strstr(o.items, row);
        assert_non_null(at);
        assert_null(strstr(at + 1, row));
    }
    assert_non_null(
        strstr(o.items, "| demand.approve | place | - | - | - | - | - | - | - | - |\n"));
    assert_null(action_names[ACTION_N]);
    out_reset(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_public_and_the_disabled_may_nothing),
        cmocka_unit_test(what_is_foreign_does_not_exist),
        cmocka_unit_test(an_auditor_reads_and_changes_nothing),
        cmocka_unit_test(the_policy_on_own_things_is_this_one),
        cmocka_unit_test(either_side_of_a_thing_counts),
        cmocka_unit_test(the_manager_of_a_lead_sees_what_its_members_have),
        cmocka_unit_test(a_hospital_sees_the_plans_of_the_places_that_it_lies_in),
        cmocka_unit_test(what_is_empty_matches_nothing),
        cmocka_unit_test(a_head_acts_in_the_own_department_only),
        cmocka_unit_test(a_state_that_does_not_allow_it_is_told_apart),
        cmocka_unit_test(rights_offer_only_moves_that_the_states_allow),
        cmocka_unit_test(actions_are_those_of_the_noun_that_are_allowed_now),
        cmocka_unit_test(the_reach_of_a_list_agrees_with_the_decision),
        cmocka_unit_test(who_lacks_a_part_of_the_scope_reaches_nothing_by_it),
        cmocka_unit_test(nobody_grants_beyond_the_own_scope),
        cmocka_unit_test(refusals_tell_the_hidden_from_nothing_and_name_the_right),
        cmocka_unit_test(the_printed_table_has_every_action_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
