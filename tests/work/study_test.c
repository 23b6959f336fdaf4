#include "work/study.h"

#include "tests/work/referring.h"
#include "work/reading_desk.h"

static struct id ordered(struct referring *r, struct str *code)
{
    const struct patient_desk p = desk_for(r, 1, NOON);
    const struct reading_new n = {.patient = r->patient,
                                  .centre = STR("H3"),
                                  .doctor = STR("李某"),
                                  .phone = STR("1"),
                                  .part = STR("十二导联"),
                                  .indication = STR("胸痛"),
                                  .consent = CONSENT_SELF,
                                  .consent_note = STR("存")};
    struct edit_refused refused;
    struct reading_view v;
    struct err e = {0};
    struct id id;

    if (!work_reading_add(&p, &n, &id, &refused, &e) || !work_reading_see(&p, id, &r->b->a, &v, &e))
        fail_msg("%s", e.text);
    *code = v.reading.code;
    return id;
}

static enum study_why arrives(struct referring *r, struct study_told told)
{
    enum study_why why = STUDY_GOOD;
    struct err e = {0};

    if (!work_study_arrive(r->b->st, &told, NOON, &why, &e))
        fail_msg("%s", e.text);
    return why;
}

static void a_study_is_matched_once_and_looked_at_by_the_two_sides(void **state)
{
    struct referring r;
    struct study_told told = {.uid = STR("1.2.3"), .organization = STR("H1"), .whole = true};
    struct patient_desk p;
    struct err e = {0};
    char patient[ID_TEXT];

    referring_begin(&r, state);
    ordered(&r, &told.accession);
    id_text(r.patient, patient);
    told.patient = STR("another");
    assert_int_equal(arrives(&r, told), STUDY_OTHER_PATIENT);
    p = desk_for(&r, 3, NOON);
    assert_false(work_study_look(&p, told.uid, &e)); /* it answers nothing yet */
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    told.patient = str_of(patient);
    assert_int_equal(arrives(&r, told), STUDY_GOOD);
    assert_int_equal(arrives(&r, told), STUDY_GOOD); /* told again */
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM reading_step"), 2);
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM reading WHERE state = 'queued'"), 1);
    assert_true(work_study_look(&p, told.uid, &e));
    p = desk_for(&r, 2, NOON);
    assert_false(work_study_look(&p, told.uid, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_false(work_study_look(&p, STR("../1"), &e));
    assert_int_equal(e.code, ERR_MISSING);
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_study_is_matched_once_and_looked_at_by_the_two_sides)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
