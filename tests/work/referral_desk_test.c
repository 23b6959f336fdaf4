#include "work/referral_desk.h"

#include "tests/work/referring.h"

static void the_two_sides_see_it_masked_and_others_without_what_is_clinical(void **state)
{
    struct referring r;
    struct referral_view v;
    struct patient_desk p;
    const struct subject officer = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
    struct err e = {0};

    referring_begin(&r, state);
    v = referred_view(&r, 1);
    assert_str(v.who.name, "王**");
    assert_str(v.referral.summary, "胸痛");
    p = desk_for(&r, 3, NOON);
    assert_false(work_referral_see(&p, r.id, &r.b->a, &v, &e)); /* a draft */
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    refer(&r, 1, REFERRAL_SUBMIT, PLAIN);
    v = referred_view(&r, 3);
    assert_str(v.who.name, "王**");
    assert_int_equal(v.move_n, 1);
    assert_string_equal(v.owner, "taker");
    p.by = &officer;
    assert_true(work_referral_see(&p, r.id, &r.b->a, &v, &e));
    assert_int_equal(v.who.name.n, 0);
    assert_int_equal(v.referral.summary.n, 0);
    assert_true(id_none(v.referral.patient));
    assert_int_equal(v.move_n, 0);
    referring_end(&r);
}

static void a_whole_look_is_of_the_two_sides_and_leaves_its_purpose(void **state)
{
    struct referring r;
    struct patient_desk p;
    struct identity who;
    struct err e = {0};

    referring_begin(&r, state);
    refer(&r, 1, REFERRAL_SUBMIT, PLAIN);
    p = desk_for(&r, 3, NOON);
    assert_true(work_referral_unmask(&p, r.id, PURPOSE_REFERRAL, &r.b->a, &who, &e));
    assert_str(who.name, "王建国");
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM audit WHERE action = 'referral.unmask'"
                                     " AND reason = 'referral'"),
                     1);
    p = desk_for(&r, 2, NOON);
    assert_false(work_referral_unmask(&p, r.id, PURPOSE_REFERRAL, &r.b->a, &who, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    p = desk_for(&r, 3, NOON);
    r.posts[3].role = ROLE_HEAD;
    assert_false(work_referral_unmask(&p, r.id, PURPOSE_REFERRAL, &r.b->a, &who, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_int_equal(both_total(r.b, "SELECT count(*) FROM audit WHERE action = 'referral.unmask'"),
                     1);
    referring_end(&r);
}

static size_t told(struct referring *r, struct subject by, int64_t after_ms)
{
    struct referral_waits waits;
    struct err e = {0};

    if (!work_referral_waits(r->b->st, &by, NOON + 60000 + after_ms, &r->b->a, &waits, &e))
        fail_msg("%s", e.text);
    return waits.n;
}

/* Urgent: thirty minutes to receive it. */
static void who_treats_is_told_at_once_the_chief_late_the_bureau_later(void **state)
{
    const int64_t whole = INT64_C(30) * 60000;
    const struct subject bureau = {.role = ROLE_OFFICER,
                                   .scope = {.kind = SCOPE_REGION, .place = STR("990103")}};
    struct subject chief = clinician_of(3);
    struct referring r;

    chief.role = ROLE_MANAGER;
    referring_begin(&r, state);
    refer(&r, 1, REFERRAL_SUBMIT, PLAIN);
    assert_int_equal(told(&r, clinician_of(3), 0), 1);
    assert_int_equal(told(&r, clinician_of(1), 0), 0);
    assert_int_equal(told(&r, chief, whole - 1), 0);
    assert_int_equal(told(&r, chief, whole), 1);
    assert_int_equal(told(&r, bureau, 2 * whole - 1), 0);
    assert_int_equal(told(&r, bureau, 2 * whole), 1);
    referring_end(&r);
}

static void the_list_is_masked_and_partners_are_those_of_an_agreement(void **state)
{
    const struct referral_filter now = {.now = true};
    struct referral_partners partners;
    struct referral_list list;
    struct referring r;
    struct patient_desk p;
    struct store_page page;
    struct err e = {0};

    referring_begin(&r, state);
    p = desk_for(&r, 1, NOON);
    page = (struct store_page){.limit = 10, .reach = store_reach_of(p.by, ACTION_REFERRAL_SEE)};
    assert_true(work_referral_list(&p, &now, &page, &r.b->a, &list, &e));
    assert_int_equal(list.n, 1);
    assert_str(list.items[0].who.name, "王**");
    assert_int_equal(list.items[0].referral.summary.n, 0);
    assert_true(work_referral_partners(r.b->st, p.by, day_of(2025, 1, 1), &r.b->a, &partners, &e));
    assert_int_equal(partners.n, 1);
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_two_sides_see_it_masked_and_others_without_what_is_clinical),
        BOTH(a_whole_look_is_of_the_two_sides_and_leaves_its_purpose),
        BOTH(who_treats_is_told_at_once_the_chief_late_the_bureau_later),
        BOTH(the_list_is_masked_and_partners_are_those_of_an_agreement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
