/* refusal_test.c - a refused right is a line of the log, and the chain holds. */
#include "work/refusal.h"

#include "tests/store/province.h"
#include "work/audit.h"

static void a_refused_right_is_written_with_who_and_what(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = {.account = PERSON(1), .role = ROLE_MANAGER};
    const struct subject all = {.role = ROLE_AUDITOR, .scope.kind = SCOPE_REGION};
    const struct refusal refusal = {&by, GAP(1), ACTION_PLAN_SEE};
    const struct audit_filter filter = {
        .actor = PERSON(1), .from_ms = COUNT_UNKNOWN, .until_ms = COUNT_UNKNOWN};
    struct audit_rows rows;
    struct audit_proof proof;
    struct err e = {0};

    assert_true(work_refusal_note(b->st, &refusal, 1764000000000, &e));
    assert_true(
        work_audit_list(b->st, &all, &filter, &(struct store_page){.limit = 50}, &b->a, &rows, &e));
    assert_int_equal(rows.n, 1);
    assert_str(rows.items[0].action, "plan.see");
    assert_int_equal(rows.items[0].outcome, AUDIT_REFUSED);
    assert_int_equal(rows.items[0].role, ROLE_MANAGER);
    assert_true(work_audit_verify(b->st, STR(""), &proof, &e));
    assert_int_equal(proof.lines, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_refused_right_is_written_with_who_and_what)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
