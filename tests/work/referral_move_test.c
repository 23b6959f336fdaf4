#include "tests/work/referring.h"

static bool draft(struct referring *r, int organization, struct referral_new n, const char **field,
                  struct err *e)
{
    const struct patient_desk p = desk_for(r, organization, NOON);
    struct edit_refused refused;
    struct id id;
    bool good = work_referral_add(&p, &n, &id, &refused, e);

    *field = refused.field;
    return good;
}

static void a_draft_names_a_taker_and_a_patient_of_its_own(void **state)
{
    struct referring r;
    const char *field = NULL;
    struct referral_new n = {.form = referring_form()};
    struct err e = {0};

    referring_begin(&r, state);
    assert_false(draft(&r, 1, n, &field, &e));
    assert_string_equal(field, "patient");
    err_reset(&e);
    n.patient = r.patient;
    assert_false(draft(&r, 2, n, &field, &e));
    assert_string_equal(field, "patient");
    err_reset(&e);
    n.form.taker = STR("H1");
    assert_false(draft(&r, 1, n, &field, &e));
    assert_string_equal(field, "taker");
    err_reset(&e);
    n.form.taker = STR("H9");
    assert_false(draft(&r, 1, n, &field, &e));
    assert_string_equal(field, "taker");
    err_reset(&e);
    n.form.taker = STR("H3");
    n.direction = REFERRAL_ONWARD;
    assert_false(draft(&r, 1, n, &field, &e));
    assert_string_equal(field, "direction");
    err_reset(&e);
    n.direction = REFERRAL_DOWN;
    n.based_on = r.id; /* it was not sent to H1 */
    assert_false(draft(&r, 1, n, &field, &e));
    assert_string_equal(field, "based_on");
    referring_end(&r);
}

static void a_stale_version_and_a_sent_one_are_not_edited(void **state)
{
    struct referring r;
    struct referral_edit edit = {.version = 2, .form = referring_form()};
    struct patient_desk p;
    struct edit_refused refused;
    struct err e = {0};

    referring_begin(&r, state);
    p = desk_for(&r, 1, NOON);
    edit.id = r.id;
    assert_false(work_referral_edit(&p, &edit, &refused, &e));
    assert_int_equal(refused.version, 1);
    err_reset(&e);
    edit.version = 1;
    edit.form.summary = STR("胸痛3小时");
    assert_true(work_referral_edit(&p, &edit, &refused, &e));
    assert_str(referred_view(&r, 1).referral.summary, "胸痛3小时");
    refer(&r, 1, REFERRAL_SUBMIT, PLAIN);
    edit.version = 3;
    assert_false(work_referral_edit(&p, &edit, &refused, &e));
    assert_err(e, ERR_STATE, "that is requested takes no line of the plan; allowed: draft");
    referring_end(&r);
}

static void each_move_leaves_a_step_an_audit_line_and_news_for_both(void **state)
{
    struct referring r;
    struct referral_view v;

    referring_begin(&r, state);
    refer(&r, 1, REFERRAL_SUBMIT, PLAIN);
    refer(&r, 3, REFERRAL_RECEIVE, PLAIN);
    v = referred_view(&r, 3);
    assert_int_equal(v.lines.step_n, 2);
    assert_int_equal(v.lines.steps[1].clock, CLOCK_ACK);
    assert_int_equal(v.lines.steps[1].seq, 3);
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM audit WHERE noun = 'referral'"), 3);
    /* the draft to one side, the two moves to both */
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM event WHERE kind = 'referral.changed'"),
                     5);
    referring_end(&r);
}

static void a_refused_move_leaves_nothing(void **state)
{
    struct referring r;
    struct err e = {0};

    referring_begin(&r, state);
    refer(&r, 1, REFERRAL_SUBMIT, PLAIN);
    assert_false(refers(&r, 3, REFERRAL_RECEIVE, (struct referral_wish){.version = 1}, &e));
    assert_err(e, ERR_STATE, "version 2, not 1");
    err_reset(&e);
    assert_false(refers(&r, 3, REFERRAL_ACCEPT, PLAIN, &e));
    assert_err(e, ERR_STATE, "that is requested has no 'accept'");
    err_reset(&e);
    assert_false(refers(&r, 2, REFERRAL_RECEIVE, PLAIN, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(referred_view(&r, 1).lines.step_n, 1);
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM audit WHERE noun = 'referral'"), 2);
    referring_end(&r);
}

static void a_redirection_wants_an_agreement_with_the_new_taker(void **state)
{
    struct referring r;
    struct err e = {0};

    referring_begin(&r, state);
    refer(&r, 1, REFERRAL_SUBMIT, PLAIN);
    refer(&r, 3, REFERRAL_RECEIVE, PLAIN);
    assert_false(refers(&r, 3, REFERRAL_REDIRECT,
                        (struct referral_wish){.cause = CAUSE_NO_BED, .taker = STR("H2")}, &e));
    assert_err(e, ERR_STATE, "no agreement of H1 or H3 with H2");
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM referral"), 1);
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_draft_names_a_taker_and_a_patient_of_its_own),
        BOTH(a_stale_version_and_a_sent_one_are_not_edited),
        BOTH(each_move_leaves_a_step_an_audit_line_and_news_for_both),
        BOTH(a_refused_move_leaves_nothing),
        BOTH(a_redirection_wants_an_agreement_with_the_new_taker),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
