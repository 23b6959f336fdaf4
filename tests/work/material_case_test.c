/* material_case_test.c - files beside cases: sealed, looked at, opened after the keys were renewed.
 */
#include "work/material_case.h"

#include "store/audit.h"
#include "tests/work/consulting.h"

#define PAPER "%PDF-1.7 signed: Wang Jianguo"

static bool put(struct referring *r, int organization, struct id consult,
                enum referral_consent consent, struct err *e)
{
    const struct patient_desk p = desk_for(r, organization, NOON);
    const struct material_new n = {.owner = consult,
                                   .name = STR("Wang.pdf"),
                                   .bytes = STR(PAPER),
                                   .consent = consent,
                                   .now_ms = NOON};
    struct edit_refused refused;

    return work_consult_material(&p, &n, &refused, e);
}

static void looks_same(struct referring *r, int organization, struct id consult)
{
    const struct patient_desk p = desk_for(r, organization, NOON);
    const struct consult_view v = seen(r, organization, consult);
    const struct material_want want = {consult, v.materials.items[0].id};
    struct material_seen got;
    struct err e = {0};

    assert_str(v.materials.items[0].name, "Wang.pdf");
    if (!work_consult_file(&p, &want, &r->b->a, &got, &e))
        fail_msg("%s", e.text);
    assert_str(got.bytes, PAPER);
    assert_str(got.material.name, "Wang.pdf");
}

static void name_and_bytes_are_sealed_and_open_under_new_keys(void **state)
{
    static const char *const LOOKS = "SELECT count(*) FROM audit WHERE action = 'consult.file'";
    struct referring r;
    struct err e = {0};
    int64_t sealed;
    struct id id;

    referring_begin(&r, state);
    id = asked(&r);
    assert_true(put(&r, 1, id, CONSENT_RELATIVE, &e));
    assert_int_equal(seen(&r, 1, id).consult.consent, CONSENT_RELATIVE);
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM material WHERE name LIKE '%Wang%'"
                                     " OR bytes LIKE '%UERG%' OR bytes LIKE '%PDF%'"),
                     0); /* neither as it is nor in base64 */
    looks_same(&r, 1, id);
    assert_int_equal(both_total(r.b, LOOKS), 1);
    for (int i = 0; i < 2; i++) {
        assert_true(
            work_patient_rotate(r.b->st, r.seal, i ? SEAL_AES : SEAL_GM, NOON, &sealed, &e));
        assert_int_equal(sealed, 2); /* the patient and the file */
        looks_same(&r, 1, id);
    }
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM material WHERE key_number = 3"), 1);
    referring_end(&r);
}

static void others_are_refused_and_leave_no_line(void **state)
{
    struct referring r;
    struct patient_desk p;
    struct material_want want;
    struct material_seen got;
    struct err e = {0};
    struct id id;

    referring_begin(&r, state);
    id = asked(&r);
    assert_true(put(&r, 1, id, CONSENT_NONE, &e));
    want = (struct material_want){id, seen(&r, 1, id).materials.items[0].id};
    p = desk_for(&r, 3, NOON);
    assert_false(work_consult_file(&p, &want, &r.b->a, &got, &e));
    assert_int_equal(e.code, ERR_MISSING); /* a draft is its maker's */
    err_reset(&e);
    assert_false(put(&r, 2, id, CONSENT_NONE, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    go(&r, 1, (struct consult_wish){.id = id, .move = CONSULT_INVITE});
    looks_same(&r, 3, id);
    assert_false(put(&r, 3, id, CONSENT_SELF, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM audit WHERE action = 'consult.file'"),
                     1);
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(name_and_bytes_are_sealed_and_open_under_new_keys),
        BOTH(others_are_refused_and_leave_no_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
