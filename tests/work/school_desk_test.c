#include "work/school_desk.h"

#include "tests/work/bonded.h"

static struct school_new school(void)
{
    return (struct school_new){.name = STR("罗氏伤科"),
                               .programme = STR("p"),
                               .organization = STR("H1"),
                               .about = STR("清末传入"),
                               .now_ms = NOON};
}

static struct heritage_new record(struct id id)
{
    return (struct heritage_new){.school = id,
                                 .organization = STR("H1"),
                                 .kind = HERITAGE_PRESCRIPTION,
                                 .name = STR("某方"),
                                 .source = STR("传承人口述"),
                                 .place = STR("某村"),
                                 .about = STR("外敷"),
                                 .day = desk_today(NOON),
                                 .consent = true,
                                 .now_ms = NOON};
}

static void a_school_keeps_what_was_collected(void **state)
{
    struct both *b = bonded_province(state);
    const struct subject host = manager_of(1);
    const struct school_new n = school();
    struct heritage_new h;
    struct heritage_rows records;
    struct edit_refused refused;
    struct school s;
    struct err e = {0};
    struct id id;

    assert_true(work_school_add(b->st, &host, &n, &id, &refused, &e));
    h = record(id);
    assert_true(work_heritage_add(b->st, &host, &h, &refused, &e));
    assert_true(work_school_see(b->st, id, &b->a, &s, &records, &e));
    assert_int_equal(records.n, 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE noun = 'school'"), 2);
    assert_false(work_school_add(b->st, &host, &n, &id, &refused, &e));
    assert_string_equal(refused.field, "name");
}

static void what_somebody_holds_is_kept_with_his_consent_alone(void **state)
{
    struct both *b = bonded_province(state);
    const struct subject host = manager_of(1), home = manager_of(3);
    const struct school_new n = school();
    struct heritage_new h;
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    assert_false(work_school_add(b->st, &home, &n, &id, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_school_add(b->st, &host, &n, &id, &refused, &e));
    h = record(id);
    h.consent = false;
    assert_false(work_heritage_add(b->st, &host, &h, &refused, &e));
    assert_string_equal(refused.field, "consent");
    err_reset(&e);
    h = record(id);
    h.day++;
    assert_false(work_heritage_add(b->st, &host, &h, &refused, &e));
    assert_string_equal(refused.field, "day");
    err_reset(&e);
    h = record(id);
    h.practitioner = STR("nobody");
    assert_false(work_heritage_add(b->st, &host, &h, &refused, &e));
    assert_string_equal(refused.field, "practitioner");
    assert_int_equal(both_total(b, "SELECT count(*) FROM heritage"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_school_keeps_what_was_collected),
        BOTH(what_somebody_holds_is_kept_with_his_consent_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
