#include "work/certificate.h"

#include "tests/work/placed.h"

static void
a_certificate_is_verified_by_its_code_with_a_masked_name_until_it_is_withdrawn(void **state)
{
    struct both *b = placed_province(state);
    const struct subject host = manager_of(1), home = manager_of(3);
    struct certificate_ending ending = {
        .placement = working(b, PLACEMENT_SHARED_POST), .why = STR("误发"), .now_ms = NOON};
    const struct placement_review review = {
        .id = ending.placement, .kind = REVIEW_FINAL, .now_ms = NOON};
    struct certificate c, known;
    struct err e = {0};
    bool found;

    assert_false(work_certificate_see(b->st, &host, ending.placement, &b->a, &c, &e));
    assert_err(e, ERR_STATE, "active has no certificate");
    err_reset(&e);
    assert_true(moved(b, &host, ending.placement, PLACEMENT_END_EARLY, &e));
    assert_true(work_placement_review(b->st, &host, &review, &e));
    assert_true(moved(b, &host, ending.placement, PLACEMENT_CERTIFY, &e));
    assert_true(work_certificate_see(b->st, &home, ending.placement, &b->a, &c, &e));
    assert_str(c.name, "张一");
    assert_true(work_certificate_verify(b->st, c.code, &b->a, &known, &found, &e));
    assert_true(found && !known.withdrawn && known.invented);
    assert_str(known.name, "张○");
    ending.code = c.code;
    assert_false(work_certificate_withdraw(b->st, &home, &ending, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_certificate_withdraw(b->st, &host, &ending, &e));
    assert_true(work_certificate_verify(b->st, c.code, &b->a, &known, &found, &e));
    assert_true(found && known.withdrawn);
    assert_true(
        work_certificate_verify(b->st, STR("000000000000000000000"), &b->a, &known, &found, &e));
    assert_false(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_certificate_is_verified_by_its_code_with_a_masked_name_until_it_is_withdrawn)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
