#include "work/practitioner_desk.h"

#include "base/day.h"
#include "store/technique.h"
#include "tests/store/province.h"

#define NOON 1764000000000LL

static const struct subject MANAGER = {.role = ROLE_MANAGER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990103", 6}}};

static struct subject manager_of(int organization)
{
    return (struct subject){.role = ROLE_MANAGER,
                            .scope = {.kind = SCOPE_ORGANIZATION,
                                      .place = STR("990103"),
                                      .organization = ORG(organization)}};
}

static struct practitioner_edit edit_of(int64_t version)
{
    return (struct practitioner_edit){.id = PERSON(1),
                                      .version = version,
                                      .name = STR("张三"),
                                      .discipline = STR("骨科"),
                                      .department = STR("骨一科"),
                                      .title_rank = 4,
                                      .title_from = DAY_NONE,
                                      .work_from = DAY_NONE};
}

static void an_edit_is_kept_once_and_audited(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = manager_of(3);
    struct practitioner_edit edit = edit_of(1);
    struct practitioner_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    assert_false(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    assert_err(e, ERR_STATE, "version 2, not 1");
    assert_int_equal(refused.version, 2);
    err_reset(&e);
    assert_true(work_practitioner_see(b->st, &by, PERSON(1), &b->a, &v, &e));
    assert_str(v.row.practitioner.name, "张三");
    assert_str(v.row.practitioner.code, "P1");
    assert_str(v.row.organization_name, "东市医院");
    assert_int_equal(v.row.practitioner.techniques.n, 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 1);
}

static void since_when_is_kept_and_a_new_title_begins_anew(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = manager_of(3);
    struct practitioner_edit edit = edit_of(1); /* NOON is 2025-11-25 in China */
    struct practitioner_view v;
    struct edit_refused refused;
    struct err e = {0};

    edit.title_from = day_of(2025, 11, 26);
    assert_false(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    assert_err(e, ERR_INPUT, "title_from: the day lies ahead");
    assert_string_equal(refused.field, "title_from");
    edit.title_from = day_of(2021, 9, 1);
    edit.work_from = day_of(2021, 9, 2);
    err_reset(&e);
    assert_false(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    assert_err(e, ERR_INPUT, "before the work began");
    edit.work_from = day_of(2009, 9, 1);
    err_reset(&e);
    assert_true(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    edit.version = 2;
    edit.title_rank = 3;
    assert_false(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    assert_err(e, ERR_INPUT, "a new title has a first day of its own");
    assert_string_equal(refused.field, "title_from");
    edit.title_from = DAY_NONE;
    err_reset(&e);
    assert_true(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    assert_true(work_practitioner_see(b->st, &by, PERSON(1), &b->a, &v, &e));
    assert_int_equal(v.row.practitioner.title_from, DAY_NONE);
    assert_int_equal(v.row.practitioner.work_from, day_of(2009, 9, 1));
}

static void a_semicolon_in_a_technique_is_refused_by_field(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = manager_of(3);
    struct practitioner_edit edit = edit_of(1);
    struct str codes[] = {STR("81.51"), STR("a;b")};
    struct edit_refused refused;
    struct err e = {0};

    edit.techniques = (struct str_list){codes, 2, 2};
    assert_false(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    assert_string_equal(refused.field, "techniques");
    assert_int_equal(e.code, ERR_INPUT);
}

static void another_hospital_finds_nobody(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = manager_of(1);
    struct practitioner_edit edit = edit_of(1);
    const struct role_new n = {PERSON(1), ROLE_KIND_USED, STR("H1"), STR(""), 5, DAY_NONE};
    struct practitioner_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_false(work_practitioner_see(b->st, &by, PERSON(1), &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_false(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_false(work_role_add(b->st, &MANAGER, &n, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(both_total(b, "SELECT count(*) FROM practitioner_role"), 0);
}

static void a_role_is_added_by_rule_and_voided_by_its_person_alone(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = manager_of(3);
    const struct role_new n = {PERSON(1), ROLE_KIND_USED, STR("H1"), STR("外科"), 5, DAY_NONE};
    struct role_new nowhere = n;
    struct role_ending end = {PERSON(2), {{0}}, STR("误录")};
    struct practitioner_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_role_add(b->st, &by, &n, NOON, &refused, &e));
    assert_false(work_role_add(b->st, &by, &n, NOON, &refused, &e));
    assert_string_equal(refused.field, "from");
    err_reset(&e);
    nowhere.organization = STR("H9");
    assert_false(work_role_add(b->st, &by, &nowhere, NOON, &refused, &e));
    assert_string_equal(refused.field, "organization");
    err_reset(&e);
    assert_true(work_practitioner_see(b->st, &by, PERSON(1), &b->a, &v, &e));
    assert_int_equal(v.roles.n, 1);
    assert_int_equal(v.version, 2);
    end.role = v.roles.items[0].id;
    assert_false(work_role_void(b->st, &by, &end, NOON, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    end.practitioner = PERSON(1);
    assert_true(work_role_void(b->st, &by, &end, NOON, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE noun = 'role'"), 2);
}

static void a_person_is_added_where_one_may_write_and_a_code_is_one_persons(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = manager_of(3);
    struct practitioner_new n = {.organization = STR("H3"),
                                 .code = STR("P9"),
                                 .name = STR("钱九"),
                                 .department = STR(""),
                                 .discipline = STR("骨科"),
                                 .title_rank = 2};
    struct practitioner_view v;
    struct edit_refused refused;
    struct id id;
    struct err e = {0};

    assert_true(work_practitioner_add(b->st, &by, &n, NOON, &id, &refused, &e));
    assert_true(work_practitioner_see(b->st, &by, id, &b->a, &v, &e));
    assert_str(v.row.practitioner.code, "P9");
    assert_str(v.row.practitioner.county, "990103");
    assert_int_equal(v.version, 1);
    assert_false(work_practitioner_add(b->st, &by, &n, NOON, &id, &refused, &e));
    assert_string_equal(refused.field, "code");
    err_reset(&e);
    n.code = STR("P10");
    n.organization = STR("H9");
    assert_false(work_practitioner_add(b->st, &by, &n, NOON, &id, &refused, &e));
    assert_string_equal(refused.field, "organization");
    err_reset(&e);
    n.organization = STR("H1");
    assert_false(work_practitioner_add(b->st, &by, &n, NOON, &id, &refused, &e));
    assert_err(e, ERR_RIGHT, "not yours");
    assert_int_equal(both_total(b, "SELECT count(*) FROM practitioner WHERE code = 'P10'"), 0);
    assert_int_equal(
        both_total(b, "SELECT count(*) FROM event WHERE kind = 'practitioner.changed'"), 1);
}

struct retiring {
    struct technique technique;
    struct technique_record record;
    bool done;
};

static bool retire_in_tx(struct store *st, void *arg, struct err *e)
{
    struct retiring *r = arg;

    r->record = (struct technique_record){.technique = r->technique, .retired_ms = NOON};
    return store_technique_add(st, &r->technique, 1, e)
           && store_technique_edit(st, &r->record, 1, &r->done, e);
}

static void a_retired_technique_is_told_of_nobody_anew(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = manager_of(3);
    struct retiring r = {.technique = {STR("81.99"), STR("旧"), STR(""), 1, STR(""), false}};
    struct practitioner_edit edit = edit_of(1);
    struct str codes[] = {STR("81.99"), STR("85.11")};
    struct edit_refused refused;
    struct err e = {0};

    edit.techniques = (struct str_list){codes, 2, 2};
    assert_true(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    both_tx(b, STORE_WRITE, retire_in_tx, &r);
    edit.version = 2;
    edit.techniques = (struct str_list){codes, 1, 1};
    assert_true(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    edit.id = PERSON(2);
    edit.version = 1;
    assert_false(work_practitioner_edit(b->st, &by, &edit, NOON, &refused, &e));
    assert_string_equal(refused.field, "techniques");
    assert_err(e, ERR_INPUT, "81.99 is retired");
}

static void a_role_ends_on_a_day_and_no_later(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = manager_of(3), other = manager_of(1);
    const struct role_new n = {PERSON(1), ROLE_KIND_USED, STR("H1"), STR(""), 50, DAY_NONE};
    struct role_end end = {.practitioner = PERSON(1), .until_day = 49};
    struct practitioner_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_role_add(b->st, &by, &n, NOON, &refused, &e));
    assert_true(work_practitioner_see(b->st, &by, PERSON(1), &b->a, &v, &e));
    end.role = v.roles.items[0].id;
    assert_false(work_role_end(b->st, &by, &end, NOON, &refused, &e));
    assert_string_equal(refused.field, "until");
    err_reset(&e);
    end.until_day = 60;
    assert_false(work_role_end(b->st, &other, &end, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_true(work_role_end(b->st, &by, &end, NOON, &refused, &e));
    assert_false(work_role_end(b->st, &by, &end, NOON, &refused, &e));
    assert_err(e, ERR_INPUT, "ends on 1970-03-02 already");
    err_reset(&e);
    assert_true(work_practitioner_see(b->st, &by, PERSON(1), &b->a, &v, &e));
    assert_int_equal(v.roles.items[0].until_day, 60);
    end.role = (struct id){{9}};
    assert_false(work_role_end(b->st, &by, &end, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_edit_is_kept_once_and_audited),
        BOTH(a_person_is_added_where_one_may_write_and_a_code_is_one_persons),
        BOTH(a_retired_technique_is_told_of_nobody_anew),
        BOTH(a_role_ends_on_a_day_and_no_later),
        BOTH(since_when_is_kept_and_a_new_title_begins_anew),
        BOTH(a_semicolon_in_a_technique_is_refused_by_field),
        BOTH(another_hospital_finds_nobody),
        BOTH(a_role_is_added_by_rule_and_voided_by_its_person_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
