#include "work/village_post_desk.h"

#include "tests/work/promised.h"

static struct village_post_new post_of(const char *code, const char *person)
{
    return (struct village_post_new){.code = str_of(code),
                                     .programme = STR("m"),
                                     .village = STR("杏花村"),
                                     .organization = STR("H1"),
                                     .practitioner = str_of(person),
                                     .from_day = day_of(2025, 6, 16),
                                     .now_ms = NOON};
}

static void a_post_earns_until_its_last_day_and_its_holder_studies(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    const struct subject one = officer_of(1);
    struct village_post_new n = post_of("V1", "P3");
    struct village_post_told t = {.until_day = day_of(2025, 7, 10),
                                  .study_year = 2025,
                                  .school = STR("某专科学校"),
                                  .now_ms = NOON};
    struct edit_refused refused;
    struct village_post p;
    struct err e = {0};

    assert_true(work_village_post_add(b->st, &one, &n, &t.id, &refused, &e));
    assert_true(work_village_post_tell(b->st, &one, &t, &refused, &e));
    assert_false(work_village_post_tell(b->st, &one, &t, &refused, &e));
    assert_err(e, ERR_STATE, "ended already");
    err_reset(&e);
    assert_true(work_village_post_see(b->st, &one, t.id, &b->a, &p, &e));
    assert_int_equal(p.study_year, 2025);
    /* the second half of June, then 10 of 31 days of July: 500 yuan, then 322.58 */
    assert_int_equal(accrued(b, 1, month_of_day(day_of(2025, 6, 1))).amount_fen, 50000);
    assert_int_equal(accrued(b, 1, month_of_day(day_of(2025, 7, 1))).amount_fen, 32258);
    n = post_of("V2", "P4"); /* who comes after: 21 of 31 days, and the two sum to 1,000 yuan */
    n.from_day = day_of(2025, 7, 11);
    assert_true(work_village_post_add(b->st, &one, &n, &t.id, &refused, &e));
    assert_int_equal(accrued(b, 1, month_of_day(day_of(2025, 7, 1))).amount_fen, 100000 - 32258);
}

static void one_village_has_one_clinic_and_one_doctor_one_village(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    const struct subject one = officer_of(1);
    struct subject other = {
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .place = {"990102", 6}, .organization = ORG(2)}};
    struct village_post_new n = post_of("V1", "P3");
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    assert_false(work_village_post_add(b->st, &other, &n, &id, &refused, &e));
    assert_err(e, ERR_RIGHT, "who looks after it");
    err_reset(&e);
    n.practitioner = STR("H1");
    assert_false(work_village_post_add(b->st, &one, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "no such person");
    assert_string_equal(refused.field, "practitioner");
    err_reset(&e);
    n.practitioner = STR("P3");
    assert_true(work_village_post_add(b->st, &one, &n, &id, &refused, &e));
    n = post_of("V2", "P4");
    assert_false(work_village_post_add(b->st, &one, &n, &id, &refused, &e));
    assert_err(e, ERR_STATE, "bound by another post");
    err_reset(&e);
    n = post_of("V2", "P3");
    n.village = STR("桃花村");
    assert_false(work_village_post_add(b->st, &one, &n, &id, &refused, &e));
    assert_err(e, ERR_STATE, "bound by another post");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_post_earns_until_its_last_day_and_its_holder_studies),
        BOTH(one_village_has_one_clinic_and_one_doctor_one_village),
    };

    return cmocka_run_group_tests(tests, NULL, people_end);
}
