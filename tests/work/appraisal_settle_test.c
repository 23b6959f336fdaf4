#include "tests/work/appraised.h"

/* P1, signed in. */
static struct subject expert_one(void)
{
    return (struct subject){.account = pid('A', 9),
                            .role = ROLE_EXPERT,
                            .scope = {.kind = SCOPE_SELF, .practitioner = PERSON(1)}};
}

static struct id appealed(struct both *b, struct id score, const char *indicator)
{
    const struct subject by = expert_one();
    const struct appeal_new n = {score, str_of(indicator), STR("漏报三次坐诊"), NOON + 10};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_appeal_add(b->st, &by, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static void appeal_refused(struct both *b, const struct subject *by, const struct appeal_new *n,
                           enum err_code code, const char *said)
{
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    assert_false(work_appeal_add(b->st, by, n, &id, &refused, &e));
    assert_err(e, code, said);
}

static void word_refused(struct both *b, int officer, struct appeal_word n, enum err_code code,
                         const char *said)
{
    const struct subject by = officer_of(officer);
    struct edit_refused refused;
    struct err e = {0};

    assert_false(work_appeal_decide(b->st, &by, &n, &refused, &e));
    assert_err(e, code, said);
}

static void decided(struct both *b, int officer, struct appeal_word n)
{
    const struct subject by = officer_of(officer);
    struct edit_refused refused;
    struct err e = {0};

    if (!work_appeal_decide(b->st, &by, &n, &refused, &e))
        fail_msg("%s", e.text);
}

/* Six clinics instead of three: 0.625 and another 0.125. */
static void an_appeal_is_decided_by_somebody_else_and_the_next_scoring_goes_by_it(void **state)
{
    struct both *b = appraised_province(state);
    struct id id = appraisal_scored(b), appeal;
    struct appraisal_score_view v = first_expert(b, id);
    const struct subject expert = expert_one(), other = officer_of(2);
    struct appeal_new n = {v.score.id, STR("visits"), STR("漏报"), NOON + 10};
    struct appeal_word word = {
        .upheld = true, .value = STR("6"), .why = STR("核对签到表"), .now_ms = NOON + 20};

    appeal_refused(b, &other, &n, ERR_RIGHT, "no right");
    n.indicator = STR("none");
    appeal_refused(b, &expert, &n, ERR_INPUT, "no such item");
    n.indicator = STR("visits");
    n.said = STR(" ");
    appeal_refused(b, &expert, &n, ERR_INPUT, "what is wrong");
    word.id = appeal = appealed(b, v.score.id, "visits");
    n.said = STR("再次");
    appeal_refused(b, &expert, &n, ERR_STATE, "waits for its decision");
    word_refused(b, 1, word, ERR_STATE, "neither made it nor scored");
    act_refused(b, 2, work_appraisal_settle, id, ERR_STATE, "not decided yet");
    word.value = STR("");
    word_refused(b, 2, word, ERR_INPUT, "a value goes with");
    word.value = STR("-1");
    word_refused(b, 2, word, ERR_INPUT, "a decimal");
    word.value = STR("6");
    decided(b, 2, word);
    word_refused(b, 2, word, ERR_STATE, "decided already");
    act_refused(b, 2, work_appraisal_settle, id, ERR_STATE, "scored again");
    acted(b, 1, work_appraisal_score, id, 60);
    v = first_expert(b, id);
    assert_int_equal(v.items[0].item.actual, 6 * INT64_C(1000000000));
    assert_int_equal(id_cmp(v.items[0].item.appeal, appeal), 0);
    assert_int_equal(v.score.score, 75 * (SCORE_POINT / 100));
}

static void a_rejected_appeal_changes_nothing(void **state)
{
    struct both *b = appraised_province(state);
    struct id id = appraisal_scored(b);
    struct appraisal_view seen;
    const struct appeal_word word = {.id = appealed(b, first_expert(b, id).score.id, "teaching"),
                                     .value = STR(""),
                                     .why = STR("签到表上没有"),
                                     .now_ms = NOON + 20};

    decided(b, 2, word);
    acted(b, 1, work_appraisal_score, id, 60);
    seen = appraisal_seen(b, id);
    assert_true(str_eq(seen.runs.items[0].seal, seen.runs.items[1].seal));
}

static struct fund fund_of_a(struct both *b)
{
    const struct subject by = officer_of(1);
    const struct fund_new n = {STR("a"), STR("f"), NOON};
    struct edit_refused refused;
    struct fund_view v;
    struct err e = {0};
    struct id id;

    if (!work_fund_open(b->st, &by, &n, &id, &refused, &e)
        || !work_fund_see(b->st, &by, id, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v.row.fund;
}

/* 6,250 yuan of the basic task and 1,000 of the competition, once, by a second person. */
static void the_last_scoring_becomes_promises_of_the_fund(void **state)
{
    struct both *b = appraised_province(state);
    struct id id = appraisal_scored(b);
    struct fund f;
    struct entry_rows rows;

    act_refused(b, 1, work_appraisal_settle, id, ERR_STATE, "a second person");
    act_refused(b, 2, work_appraisal_settle, id, ERR_STATE, "not open yet");
    f = fund_of_a(b);
    acted(b, 2, work_appraisal_settle, id, 70);
    rows = entries_of(b, "accrued");
    assert_int_equal(rows.n, 2);
    assert_int_equal(rows.sum_fen, 725000);
    assert_int_equal(book_proved(b, &f).promised, 725000);
    act_refused(b, 2, work_appraisal_settle, id, ERR_STATE, "not allowed");
    act_refused(b, 1, work_appraisal_score, id, ERR_STATE, "not allowed");
    assert_int_equal(appraisal_seen(b, id).row.state, APPRAISAL_SETTLED);
}

static void a_year_that_goes_on_is_scored_and_not_settled(void **state)
{
    struct both *b = appraised_province(state);
    struct id id = appraisal_opened(b, 2025);

    acted(b, 1, work_appraisal_simulate, id, 1);
    acted(b, 1, work_appraisal_freeze, id, 2);
    act_refused(b, 2, work_appraisal_settle, id, ERR_STATE, "not scored yet");
    acted(b, 1, work_appraisal_score, id, 3);
    act_refused(b, 2, work_appraisal_settle, id, ERR_STATE, "not over yet");
    assert_int_equal(first_expert(b, id).items[0].item.target,
                     9 * INT64_C(1000000000)); /* the dated row */
}

/* One grave complication of an operation by P1 keeps him out of the competition, not of the task.
 */
static void a_veto_keeps_out_of_the_competition(void **state)
{
    struct both *b = appraised_province(state);
    struct id id;
    struct appraisal_score_view v;

    told(b, "procedure", "practitioner, organization, technique, day, role, complication",
         "'990101', 'P1', 'H1', '81.51', '2024-07-01', 'independent', '重大'");
    id = appraisal_scored(b);
    v = first_expert(b, id);
    assert_true(v.score.veto);
    assert_int_equal(v.score.reasons & SCORE_VETO, SCORE_VETO);
    assert_int_equal(v.score.competition_fen, 0);
    assert_int_equal(v.score.basic_fen, 625000);
    assert_int_equal(appraisal_seen(b, id).runs.items[0].left_fen, 100000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_appeal_is_decided_by_somebody_else_and_the_next_scoring_goes_by_it),
        BOTH(a_rejected_appeal_changes_nothing),
        BOTH(the_last_scoring_becomes_promises_of_the_fund),
        BOTH(a_year_that_goes_on_is_scored_and_not_settled),
        BOTH(a_veto_keeps_out_of_the_competition),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
