#include "work/turnaround.h"

#include "tests/work/referring.h"
#include "work/audit.h"
#include "work/reading_desk.h"
#include "work/study.h"

#define MINUTE 60000

/* An order whose study is whole at NOON. */
static struct id queued(struct referring *r)
{
    const struct patient_desk p = desk_for(r, 1, NOON);
    const struct reading_new n = {.kind = READING_XRAY,
                                  .patient = r->patient,
                                  .centre = STR("H3"),
                                  .doctor = STR("李某"),
                                  .phone = STR("1"),
                                  .part = STR("胸部正位"),
                                  .indication = STR("咳嗽"),
                                  .consent = CONSENT_SELF,
                                  .consent_note = STR("存"),
                                  .repeat = STR("随访")};
    struct study_told told = {.organization = STR("H1"), .whole = true};
    struct edit_refused refused;
    struct reading_view v;
    enum study_why why;
    struct err e = {0};
    char patient[ID_TEXT];
    struct id id;

    if (!work_reading_add(&p, &n, &id, &refused, &e) || !work_reading_see(&p, id, &r->b->a, &v, &e))
        fail_msg("%s", e.text);
    id_text(r->patient, patient);
    told.patient = str_of(patient);
    told.accession = v.reading.code;
    told.uid = study_uid_of(&v.reading, &r->b->a);
    if (!work_study_arrive(r->b->st, &told, NOON, &why, &e))
        fail_msg("%s", e.text);
    return id;
}

static void go(struct referring *r, int organization, int account, int64_t after,
               struct reading_wish w)
{
    struct subject by = clinician_of(organization);
    const struct patient_desk p = {r->b->st, r->seal, &by, NOON + after};
    struct edit_refused refused;
    struct err e = {0};

    by.account = (struct id){{(uint8_t)account}};
    if (!work_reading_move(&p, &w, &refused, &e))
        fail_msg("%s", e.text);
}

static void read_by_two(struct referring *r, int64_t after, enum reading_accord accord)
{
    struct reading_wish w = {.id = queued(r),
                             .findings = STR("见结节"),
                             .conclusion = STR("结节"),
                             .signer = STR("张一")};

    w.move = READING_CLAIM;
    go(r, 3, 3, after - MINUTE, w);
    w.move = READING_REPORT;
    go(r, 3, 3, after, w);
    w.move = READING_REVIEW;
    w.accord = accord;
    w.signer = STR("王二");
    go(r, 3, 4, after + MINUTE, w);
}

static void centres_are_told_by_their_times_and_how_alike_they_read(void **state)
{
    const struct turnaround_asked q = {
        .from_ms = NOON - MINUTE, .until_ms = NOON + MINUTE, .reach = STORE_ALL};
    const struct turnaround_centre *c;
    struct turnaround_view v;
    struct referring r;
    struct err e = {0};

    referring_begin(&r, state);
    read_by_two(&r, 10 * MINUTE, ACCORD_FULL);
    read_by_two(&r, 20 * MINUTE, ACCORD_MINOR);
    read_by_two(&r, 200 * MINUTE, ACCORD_MAJOR); /* an X-ray has two hours */
    queued(&r);
    assert_true(work_turnaround_see(r.b->st, &q, &r.b->a, &v, &e));
    assert_int_equal(v.centre_n, 1);
    c = &v.centres[0];
    assert_str(c->centre, "H3");
    assert_int_equal(c->times.all, 4);
    assert_int_equal(c->times.done, 3);
    assert_int_equal(c->times.late, 1);
    assert_int_equal(c->times.middle_ms, 20 * MINUTE);
    assert_int_equal(c->times.high_ms, 200 * MINUTE);
    assert_int_equal(c->full + 10 * c->minor + 100 * c->major, 111);
    assert_near(c->agreed.value, 2.0 / 3, 1e-12);
    assert_int_equal(v.hour_n, 1); /* all at one hour */
    assert_int_equal(v.hours[0].hour, (NOON / 3600000 + 8) % 24);
    assert_int_equal(v.hours[0].times.all, 4);
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(centres_are_told_by_their_times_and_how_alike_they_read)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
