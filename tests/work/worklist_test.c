#include "work/worklist.h"

#include "tests/work/referring.h"
#include "work/reading_desk.h"
#include "work/study.h"

static struct id ordered(struct referring *r)
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
    struct err e = {0};
    struct id id;

    if (!work_reading_add(&p, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static void an_order_waits_until_its_study_came_and_each_opening_is_audited(void **state)
{
    struct referring r;
    struct reading_opens opens;
    struct worklist_line line;
    struct study_told told = {.organization = STR("H1"), .whole = true};
    enum study_why why;
    struct err e = {0};
    char patient[ID_TEXT];
    struct id id;

    referring_begin(&r, state);
    id = ordered(&r);
    assert_true(work_worklist(r.b->st, &r.b->a, &opens, &e));
    assert_int_equal(opens.n, 1);
    assert_str(opens.items[0].organization, "H1");
    assert_true(work_worklist_line(r.b->st, r.seal, id, NOON, &r.b->a, &line, &e));
    assert_str(line.name, "王建国");
    assert_str(line.birth, ""); /* no id number is known */
    assert_true(str_eq(line.reading.code, opens.items[0].code));
    assert_int_equal(
        both_total(r.b, "SELECT count(*) FROM audit WHERE action = 'reading.worklist'"), 1);
    id_text(r.patient, patient);
    told.uid = line.study;
    told.accession = line.reading.code;
    told.patient = str_of(patient);
    assert_true(work_study_arrive(r.b->st, &told, NOON, &why, &e));
    assert_int_equal(why, STUDY_GOOD);
    assert_true(work_worklist(r.b->st, &r.b->a, &opens, &e));
    assert_int_equal(opens.n, 0);
    assert_false(work_worklist_line(r.b->st, r.seal, id, NOON, &r.b->a, &line, &e));
    assert_err(e, ERR_STATE, "waits for no study");
    assert_int_equal(
        both_total(r.b, "SELECT count(*) FROM audit WHERE action = 'reading.worklist'"), 1);
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_order_waits_until_its_study_came_and_each_opening_is_audited)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
