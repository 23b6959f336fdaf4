#include "work/consult_desk.h"

#include "tests/work/consulting.h"

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
        BOTH(others_see_nothing_clinical_and_a_stale_version_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
