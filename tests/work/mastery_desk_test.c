#include "work/mastery_desk.h"

#include <math.h>

#include "base/day.h"
#include "tests/work/placed.h"
#include "work/procedure_desk.h"
#include "work/technique_desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};
static struct subject head_of(int organization)
{
    struct subject s = manager_of(organization);

    s.role = ROLE_HEAD;
    return s;
}

/* P4 is of another hospital than P1. */
static struct both *judged(void **state)
{
    static const struct technique T = {{"T1", 2}, {"关节镜", 9}, {"骨科", 6}, 3, {"", 0}, false};
    const struct technique_curve c = {.technique = STR("T1"),
                                      .adequate_permille = 50,
                                      .inadequate_permille = 300,
                                      .planned = 40,
                                      .least = 10};
    struct both *b = placed_province(state);
    struct edit_refused refused;
    struct err e = {0};

    both_run(b, "UPDATE practitioner SET organization = (SELECT id FROM organization WHERE "
                "code = 'H1') WHERE code = 'P4'");
    assert_true(work_technique_add(b->st, &OFFICER, &T, NOON, &refused, &e));
    assert_true(work_technique_curve(b->st, &OFFICER, &c, NOON, &refused, &e));
    return b;
}

/* The n-th case of P1, signed by P4 and P3 in turn. `risk` permille; 0: none is told. */
static void risky_case(struct both *b, int n, bool failure, int64_t risk)
{
    const struct subject p1 = expert_of(1), mentor = expert_of(n % 2 ? 4 : 3);
    const struct procedure_new told = {.id = pid('C', n),
                                       .technique = STR("T1"),
                                       .mentor = n % 2 ? STR("P4") : STR("P3"),
                                       .risk = risk,
                                       .day = desk_today(NOON) - 60 + n,
                                       .role = PROCEDURE_SUPERVISED,
                                       .outcome = failure ? PROCEDURE_FAILURE : PROCEDURE_SUCCESS,
                                       .now_ms = NOON};
    const struct procedure_wish w = {
        .id = told.id, .act = PROCEDURE_SIGN, .level = failure ? 3 : 4, .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    if (!work_procedure_add(b->st, &p1, &told, &refused, &e)
        || !work_procedure_act(b->st, &mentor, &w, &refused, &e))
        fail_msg("%s", e.text);
}

static void signed_case(struct both *b, int n, bool failure)
{
    risky_case(b, n, failure, 0);
}

static struct mastery_view curve_of(struct both *b, const struct subject *by)
{
    const struct mastery_asked q = {.practitioner = STR("P1"), .technique = STR("T1")};
    struct mastery_view v;
    struct err e = {0};

    if (!work_mastery_see(b->st, by, &q, NOON, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static const struct mastery_ask ASK = {{"P1", 2}, {"T1", 2}, {"P4", 2}, NOON};

/* Odds of failing twice as high, Steiner et al.: w = ln((1 - r + 2r) / 2) of a failure, ln(1 - r +
 * 2r) of a success. The same failure takes less away where it was likely. */
static void a_failure_on_a_hard_case_weighs_less(void **state)
{
    struct both *b = judged(state);
    const struct subject p1 = expert_of(1);
    struct mastery_view v;

    risky_case(b, 1, false, 100);
    risky_case(b, 2, true, 20);
    risky_case(b, 3, true, 700);
    signed_case(b, 4, true);
    v = curve_of(b, &p1);
    assert_int_equal(v.step_n, 4);
    assert_near(v.steps[0].weight, log(1.1), 1e-12);
    assert_near(v.steps[1].weight, log(1.02 / 2), 1e-12);
    assert_near(v.steps[2].weight, log(1.7 / 2), 1e-12);
    assert_near(v.steps[3].weight, log(0.05 / 0.3), 1e-12);
    assert_near(v.steps[2].vlad - v.steps[1].vlad, 0.7 - 1, 1e-12);
}

/* LC-CUSUM by hand: S = max(0, S + w). */
static void the_curve_is_that_of_the_signed_cases(void **state)
{
    struct both *b = judged(state);
    const struct subject p1 = expert_of(1);
    const double good = log((1 - 0.05) / (1 - 0.3)), bad = log(0.05 / 0.3);
    struct mastery_view v;
    double score = 0;

    for (int n = 1; n <= 6; n++)
        signed_case(b, n, n == 3);
    v = curve_of(b, &p1);
    assert_int_equal(v.step_n, 6);
    for (int n = 1; n <= 6; n++) {
        score = fmax(0, score + (n == 3 ? bad : good));
        assert_near(v.steps[n - 1].score, score, 1e-12);
    }
    assert_true(v.plan.inadequate <= MASTERY_PASS_MOST);
    assert_int_equal(v.evidence.failures, 1);
    assert_int_equal(v.state, MASTERY_LEARNING);
    assert_true(v.shortfall & SHORT_SIGNAL && v.shortfall & SHORT_CASES);
    assert_false(v.shortfall & (SHORT_ASSESSORS | SHORT_OUTSIDE | SHORT_UNSIGNED));
}

static void a_mentor_sees_the_whole_curve_and_a_stranger_nothing(void **state)
{
    struct both *b = judged(state);
    const struct subject p4 = expert_of(4), p2 = expert_of(2);
    const struct mastery_asked q = {.practitioner = STR("P1"), .technique = STR("T1")};
    struct mastery_view v;
    struct err e = {0};

    for (int n = 1; n <= 4; n++)
        signed_case(b, n, false);
    v = curve_of(b, &p4);
    assert_int_equal(v.step_n, 4); /* of which he was at two */
    assert_false(work_mastery_see(b->st, &p2, &q, NOON, &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
}

static void too_few_cases_are_refused_with_all_that_is_missing(void **state)
{
    struct both *b = judged(state);
    const struct subject p1 = expert_of(1);
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    signed_case(b, 1, false);
    assert_false(work_mastery_ask(b->st, &p1, &ASK, &id, &refused, &e));
    assert_err(e, ERR_STATE, "fewer cases");
    assert_int_equal(both_total(b, "SELECT count(*) FROM mastery_review"), 0);
}

static struct str_list checklist(struct str words[CHECKLIST_N])
{
    for (int i = 0; i < CHECKLIST_N; i++)
        words[i] = str_of(review_checklist[i]);
    return (struct str_list){words, CHECKLIST_N, CHECKLIST_N};
}

static struct id granted(struct both *b)
{
    const struct subject p1 = expert_of(1), p4 = expert_of(4), head = head_of(3);
    struct str words[CHECKLIST_N];
    struct mastery_say say = {.side = REVIEW_MENTOR, .agree = true, .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    for (int n = 1; n <= 20; n++)
        signed_case(b, n, false);
    if (!work_mastery_ask(b->st, &p1, &ASK, &say.id, &refused, &e)
        || !work_mastery_say(b->st, &p4, &say, &refused, &e))
        fail_msg("%s", e.text);
    say.side = REVIEW_DEPARTMENT;
    say.checked = checklist(words);
    if (!work_mastery_say(b->st, &head, &say, &refused, &e))
        fail_msg("%s", e.text);
    return say.id;
}

static void two_signatures_make_somebody_independent_for_two_years(void **state)
{
    struct both *b = judged(state);
    const struct subject p1 = expert_of(1), head = head_of(3);
    struct mastery_revoke back = {
        .practitioner = STR("P1"), .technique = STR("T1"), .level = 4, .now_ms = NOON};
    struct edit_refused refused;
    struct mastery_view v;
    struct err e = {0};
    struct id id;

    granted(b);
    v = curve_of(b, &p1);
    assert_int_equal(v.level, 4);
    assert_int_equal(v.decisions.n, 1);
    assert_int_equal(v.decisions.items[0].until_day, day_add_months(desk_today(NOON), 24));
    assert_int_equal(both_total(b, "SELECT count(*) FROM mastery_signal WHERE done_ms IS NULL"), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM mastery_signal"), 1);
    assert_false(work_mastery_ask(b->st, &p1, &ASK, &id, &refused, &e));
    assert_err(e, ERR_STATE, "alone already");
    err_reset(&e);
    back.note = STR("停用");
    assert_false(work_mastery_revoke(b->st, &head, &back, &refused, &e));
    assert_string_equal(refused.field, "level");
    err_reset(&e);
    back.level = 2;
    assert_false(work_mastery_revoke(b->st, &p1, &back, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_mastery_revoke(b->st, &head, &back, &refused, &e));
    v = curve_of(b, &p1);
    assert_int_equal(v.level, 2);
    assert_int_equal(v.decisions.n, 2);
    assert_int_equal(v.evidence.cases, 0); /* learned anew */
}

static void who_drifts_is_under_supervision_at_once_and_told(void **state)
{
    struct both *b = judged(state);
    const struct subject p1 = expert_of(1);
    struct mastery_view v;

    granted(b);
    for (int n = 21; n <= 30; n++)
        signed_case(b, n, true);
    v = curve_of(b, &p1);
    assert_int_equal(v.level, 3);
    assert_int_equal(v.decisions.items[0].cause, MASTERY_BY_ALARM);
    assert_int_equal(both_total(b, "SELECT count(*) FROM mastery_signal WHERE kind = 'drift'"
                                   " AND done_ms IS NULL"),
                     1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM mastery"), 2);
}

static void cases_that_were_voided_since_are_missed_at_the_second_signature(void **state)
{
    struct both *b = judged(state);
    const struct subject p1 = expert_of(1), p4 = expert_of(4), head = head_of(3);
    struct str words[CHECKLIST_N];
    struct mastery_say say = {.side = REVIEW_MENTOR, .agree = true, .now_ms = NOON};
    struct procedure_wish w = {.act = PROCEDURE_VOID, .why = STR("误录"), .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    for (int n = 1; n <= 20; n++)
        signed_case(b, n, false);
    assert_true(work_mastery_ask(b->st, &p1, &ASK, &say.id, &refused, &e));
    assert_true(work_mastery_say(b->st, &p4, &say, &refused, &e));
    for (int n = 1; n <= 12; n++) {
        w.id = pid('C', n);
        assert_true(work_procedure_act(b->st, &head, &w, &refused, &e));
    }
    say.side = REVIEW_DEPARTMENT;
    say.checked = checklist(words);
    assert_false(work_mastery_say(b->st, &head, &say, &refused, &e));
    assert_err(e, ERR_STATE, "falls short");
    assert_int_equal(curve_of(b, &p1).level, 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM mastery_review WHERE state = 'asked'"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_failure_on_a_hard_case_weighs_less),
        BOTH(the_curve_is_that_of_the_signed_cases),
        BOTH(a_mentor_sees_the_whole_curve_and_a_stranger_nothing),
        BOTH(too_few_cases_are_refused_with_all_that_is_missing),
        BOTH(two_signatures_make_somebody_independent_for_two_years),
        BOTH(who_drifts_is_under_supervision_at_once_and_told),
        BOTH(cases_that_were_voided_since_are_missed_at_the_second_signature),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
