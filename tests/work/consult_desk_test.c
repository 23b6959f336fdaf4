#include "work/consult_desk.h"

#include "tests/work/referring.h"

static struct id asked(struct referring *r)
{
    const struct patient_desk p = desk_for(r, 1, NOON);
    const struct consult_new n = {.patient = r->patient,
                                  .invitee = STR("H3"),
                                  .doctor = STR("李某"),
                                  .phone = STR("1"),
                                  .summary = STR("病例"),
                                  .reason = STR("因"),
                                  .purpose = STR("求"),
                                  .specialty = STR("骨科"),
                                  .wanted_ms = NOON,
                                  .consent = CONSENT_SELF,
                                  .consent_note = STR("存")};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_consult_add(&p, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static bool goes(struct referring *r, int organization, struct consult_wish w, struct err *e)
{
    const struct patient_desk p = desk_for(r, organization, NOON + 60000);
    struct edit_refused refused;

    if (w.at_ms == 0)
        w.at_ms = COUNT_UNKNOWN;
    return work_consult_move(&p, &w, &refused, e);
}

static void go(struct referring *r, int organization, struct consult_wish w)
{
    struct err e = {0};

    if (!goes(r, organization, w, &e))
        fail_msg("%s", e.text);
}

static struct consult_view seen(struct referring *r, int organization, struct id id)
{
    const struct patient_desk p = desk_for(r, organization, NOON + 60000);
    struct consult_view v;
    struct err e = {0};

    if (!work_consult_see(&p, id, &r->b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static void two_sides_sign_and_a_referral_is_made_once(void **state)
{
    struct referring r;
    struct patient_desk asker, invited;
    struct id id, referral;
    struct edit_refused refused;
    struct err e = {0};

    referring_begin(&r, state);
    id = asked(&r);
    asker = desk_for(&r, 1, NOON);
    invited = desk_for(&r, 3, NOON);
    go(&r, 1, (struct consult_wish){.id = id, .move = CONSULT_INVITE});
    assert_false(goes(
        &r, 3, (struct consult_wish){.id = id, .move = CONSULT_ACCEPT, .expert = STR("P9")}, &e));
    assert_err(e, ERR_INPUT, "nobody of that organization");
    err_reset(&e);
    go(&r, 3, (struct consult_wish){.id = id, .move = CONSULT_ACCEPT, .expert = STR("P1")});
    go(&r, 1, (struct consult_wish){.id = id, .move = CONSULT_SCHEDULE, .at_ms = NOON + 3600000});
    go(&r, 3, (struct consult_wish){.id = id, .move = CONSULT_BEGIN});
    assert_false(work_consult_refer(&asker, id, &referral, &refused, &e));
    assert_err(e, ERR_STATE, "no opinion");
    err_reset(&e);
    go(&r, 3,
       (struct consult_wish){
           .id = id, .move = CONSULT_SIGN, .note = STR("上转"), .signer = STR("张一")});
    assert_false(work_consult_refer(&invited, id, &referral, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_consult_refer(&asker, id, &referral, &refused, &e));
    assert_false(work_consult_refer(&asker, id, &referral, &refused, &e));
    assert_err(e, ERR_STATE, "already");
    assert_int_equal(seen(&r, 1, id).lines.step_n, 5);
    assert_id(seen(&r, 1, id).consult.referral, referral);
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM referral WHERE treatment = '上转'"), 1);
    referring_end(&r);
}

static void others_see_nothing_clinical_and_a_stale_version_is_told(void **state)
{
    const struct subject officer = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
    const struct consult_filter all = {0};
    struct referring r;
    struct patient_desk p;
    struct consult_view v;
    struct consult_list list;
    struct identity who;
    struct store_page page;
    struct err e = {0};
    struct id id;

    referring_begin(&r, state);
    id = asked(&r);
    go(&r, 1, (struct consult_wish){.id = id, .move = CONSULT_INVITE});
    assert_false(
        goes(&r, 3,
             (struct consult_wish){
                 .id = id, .version = 1, .move = CONSULT_DECLINE, .cause = CAUSE_NO_SPECIALTY},
             &e));
    assert_err(e, ERR_STATE, "version 2, not 1");
    err_reset(&e);
    assert_str(seen(&r, 3, id).who.name, "王**");
    p = desk_for(&r, 1, NOON);
    p.by = &officer;
    assert_true(work_consult_see(&p, id, &r.b->a, &v, &e));
    assert_int_equal(v.consult.summary.n + v.who.name.n, 0);
    assert_false(work_consult_unmask(&p, id, PURPOSE_TREATMENT, &r.b->a, &who, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    page = (struct store_page){.limit = 5, .reach = store_reach_of(&officer, ACTION_CONSULT_SEE)};
    assert_true(work_consult_list(r.b->st, NOON + 86400000 * 9LL, &all, &page, &r.b->a, &list, &e));
    assert_int_equal(list.n, 1);
    assert_int_equal(list.items[0].alarm, ALARM_TWICE);
    assert_int_equal(list.items[0].consult.summary.n, 0);
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(two_sides_sign_and_a_referral_is_made_once),
        BOTH(others_see_nothing_clinical_and_a_stale_version_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
