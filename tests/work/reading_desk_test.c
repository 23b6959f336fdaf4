#include "work/reading_desk.h"

#include "tests/work/referring.h"
#include "work/audit.h"
#include "work/reading_part.h"

static struct reading_new order_form(const struct referring *r)
{
    return (struct reading_new){.kind = READING_XRAY,
                                .patient = r->patient,
                                .centre = STR("H3"),
                                .doctor = STR("李某"),
                                .phone = STR("1"),
                                .part = STR("胸部正位"),
                                .indication = STR("咳嗽"),
                                .consent = CONSENT_SELF,
                                .consent_note = STR("存")};
}

static bool orders(struct referring *r, struct reading_new n, struct id *id, struct err *e)
{
    const struct patient_desk p = desk_for(r, 1, NOON);
    struct edit_refused refused;

    return work_reading_add(&p, &n, id, &refused, e);
}

static struct id ordered(struct referring *r)
{
    struct err e = {0};
    struct id id;

    if (!orders(r, order_form(r), &id, &e))
        fail_msg("%s", e.text);
    return id;
}

struct arrival {
    struct id id;
    struct arena *arena;
};

static bool arrive_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct arrival *x = arg;
    struct reading_doing d = {.now_ms = NOON, .arena = x->arena};
    struct reading_step step = {.move = READING_ACQUIRE,
                                .parties = READING_PLATFORM,
                                .now_ms = NOON,
                                .study = STR("1.2.3")};
    struct reading r;

    if (!work_audit_begin(st, e) || !store_reading_get(st, x->id, x->arena, &r, e)
        || !reading_step_keep(st, &d, &r, &step, e))
        return false;
    step.move = READING_QUEUE;
    return reading_step_keep(st, &d, &r, &step, e);
}

static struct id queued(struct referring *r)
{
    struct arrival x = {.id = ordered(r), .arena = &r->b->a};

    both_tx(r->b, STORE_WRITE, arrive_in_tx, &x);
    return x.id;
}

static bool goes(struct referring *r, int organization, struct reading_wish w, struct err *e)
{
    const struct patient_desk p = desk_for(r, organization, NOON + 60000);
    struct edit_refused refused;

    return work_reading_move(&p, &w, &refused, e);
}

static void go(struct referring *r, int organization, struct reading_wish w)
{
    struct err e = {0};

    if (!goes(r, organization, w, &e))
        fail_msg("%s", e.text);
}

static struct reading_view seen(struct referring *r, int organization, struct id id)
{
    const struct patient_desk p = desk_for(r, organization, NOON + 60000);
    struct reading_view v;
    struct err e = {0};

    if (!work_reading_see(&p, id, &r->b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static struct reading_wish report_of(struct id id, enum reading_move move, const char *signer)
{
    return (struct reading_wish){.id = id,
                                 .move = move,
                                 .findings = STR("右下肺斑片影"),
                                 .conclusion = STR("肺炎"),
                                 .note = move == READING_AMEND ? STR("补充") : STR(""),
                                 .signer = str_of(signer)};
}

static void two_doctors_of_the_centre_make_a_report_and_its_versions_stay(void **state)
{
    struct referring r;
    struct reading_view v;
    struct err e = {0};
    struct id id;

    referring_begin(&r, state);
    id = queued(&r);
    go(&r, 3, (struct reading_wish){.id = id, .move = READING_CLAIM});
    assert_true(seen(&r, 3, id).mine);
    assert_false(seen(&r, 1, id).mine);
    go(&r, 3, report_of(id, READING_REPORT, "张一"));
    assert_false(
        goes(&r, 3,
             (struct reading_wish){
                 .id = id, .move = READING_REVIEW, .accord = ACCORD_FULL, .signer = STR("王二")},
             &e));
    assert_err(e, ERR_RIGHT, "nobody reviews a report of his own");
    err_reset(&e);
    r.posts[3].account = (struct id){{33}};
    go(&r, 3,
       (struct reading_wish){
           .id = id, .move = READING_REVIEW, .accord = ACCORD_FULL, .signer = STR("王二")});
    assert_false(goes(&r, 1, (struct reading_wish){.id = id, .move = READING_SIGN}, &e));
    assert_err(e, ERR_RIGHT, "not the part of the sender");
    go(&r, 3, (struct reading_wish){.id = id, .move = READING_SIGN});
    go(&r, 3, report_of(id, READING_AMEND, "王二"));
    v = seen(&r, 1, id);
    assert_int_equal(v.reading.state, READING_AMENDED);
    assert_int_equal(v.lines.report_n, 2);
    assert_int_equal(v.lines.step_n, 7);
    assert_int_equal(v.lines.steps[3].clock, CLOCK_READ_XRAY);
    assert_str(v.who.name, "王**");
    referring_end(&r);
}

static void an_order_that_may_not_be_is_refused(void **state)
{
    struct referring r;
    struct reading_new n;
    struct err e = {0};
    struct id id;

    referring_begin(&r, state);
    n = order_form(&r);
    n.centre = STR("H2");
    assert_false(orders(&r, n, &id, &e));
    assert_err(e, ERR_STATE, "no agreement of H1 and H2");
    err_reset(&e);
    n.centre = STR("H1");
    assert_false(orders(&r, n, &id, &e));
    assert_err(e, ERR_INPUT, "centre: what is read at home");
    err_reset(&e);
    n = order_form(&r);
    n.patient = REFERRED(9);
    assert_false(orders(&r, n, &id, &e));
    assert_err(e, ERR_INPUT, "no such patient");
    err_reset(&e);
    n = order_form(&r);
    n.consent = CONSENT_NONE;
    assert_false(orders(&r, n, &id, &e));
    assert_err(e, ERR_INPUT, "consent");
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM reading"), 0);
    referring_end(&r);
}

static void others_see_nothing_clinical_and_a_stale_version_is_told(void **state)
{
    const struct subject officer = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
    const struct reading_filter all = {0};
    struct referring r;
    struct patient_desk p;
    struct reading_view v;
    struct reading_list list;
    struct identity who;
    struct store_page page;
    struct err e = {0};
    struct id id;

    referring_begin(&r, state);
    id = queued(&r);
    assert_false(
        goes(&r, 3, (struct reading_wish){.id = id, .version = 1, .move = READING_CLAIM}, &e));
    assert_err(e, ERR_STATE, "version 3, not 1");
    err_reset(&e);
    assert_false(goes(&r, 2, (struct reading_wish){.id = id, .move = READING_CLAIM}, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    p = desk_for(&r, 1, NOON);
    p.by = &officer;
    assert_true(work_reading_see(&p, id, &r.b->a, &v, &e));
    assert_int_equal(v.reading.indication.n + v.reading.study.n + v.who.name.n, 0);
    assert_int_equal(v.move_n, 0);
    assert_false(work_reading_unmask(&p, id, PURPOSE_TREATMENT, &r.b->a, &who, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    page = (struct store_page){.limit = 5, .reach = store_reach_of(&officer, ACTION_READING_SEE)};
    assert_true(work_reading_list(r.b->st, NOON + 86400000 * 9LL, &all, &page, &r.b->a, &list, &e));
    assert_int_equal(list.n, 1);
    assert_int_equal(list.items[0].alarm, ALARM_TWICE);
    assert_int_equal(list.items[0].reading.indication.n, 0);
    p = desk_for(&r, 3, NOON);
    assert_true(work_reading_unmask(&p, id, PURPOSE_TREATMENT, &r.b->a, &who, &e));
    assert_str(who.name, "王建国");
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(two_doctors_of_the_centre_make_a_report_and_its_versions_stay),
        BOTH(an_order_that_may_not_be_is_refused),
        BOTH(others_see_nothing_clinical_and_a_stale_version_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
