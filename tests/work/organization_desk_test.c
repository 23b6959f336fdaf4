#include "work/organization_desk.h"

#include "base/day.h"
#include "tests/store/province.h"
#include "work/audit.h"

#define NOON 1764000000000LL

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};
static const struct subject OTHER = {.role = ROLE_OFFICER,
                                     .scope = {.kind = SCOPE_REGION, .place = {"990102", 6}}};

static struct organization_edit edit_of(int64_t version, const char *level)
{
    return (struct organization_edit){.id = ORG(1),
                                      .version = version,
                                      .name = STR("新名"),
                                      .level = str_of(level),
                                      .kind = STR("general"),
                                      .lng = NUMBER_UNKNOWN,
                                      .lat = NUMBER_UNKNOWN,
                                      .since_day = DAY_NONE};
}

static void an_edit_is_kept_with_its_audit_line_and_a_level_with_its_history(void **state)
{
    struct both *b = province_of(state);
    struct organization_edit edit = edit_of(1, "3A");
    struct edit_refused refused;
    struct organization_view v;
    struct err e = {0};

    assert_true(work_organization_edit(b->st, &OFFICER, &edit, NOON, &refused, &e));
    assert_true(work_organization_see(b->st, &OFFICER, ORG(1), &b->a, &v, &e));
    assert_int_equal(v.version, 2);
    assert_str(v.organization.name, "新名");
    assert_str(v.organization.code, "H1");
    assert_int_equal(v.levels.n, 2);
    assert_str(v.levels.items[0].level, "3A");
    assert_int_equal(v.levels.items[0].from_day, day_of(2025, 11, 25));
    assert_int_equal(v.levels.items[1].until_day, day_of(2025, 11, 24));
    assert_int_equal(v.levels.items[1].from_day, DAY_NONE);
    assert_int_equal(
        both_total(b, "SELECT count(*) FROM audit WHERE action = 'organization.level'"), 1);
}

static void the_same_level_writes_no_history(void **state)
{
    struct both *b = province_of(state);
    struct organization_edit edit = edit_of(1, "2A");
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_organization_edit(b->st, &OFFICER, &edit, NOON, &refused, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM organization_level"), 0);
}

static void an_older_version_is_refused_with_the_present_one_and_writes_nothing(void **state)
{
    struct both *b = province_of(state);
    struct organization_edit edit = edit_of(7, "3A");
    struct edit_refused refused;
    struct err e = {0};

    assert_false(work_organization_edit(b->st, &OFFICER, &edit, NOON, &refused, &e));
    assert_err(e, ERR_STATE, "version 1, not 7");
    assert_int_equal(refused.version, 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM organization_level"), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 0);
}

static void half_a_point_and_a_day_without_a_level_are_refused_by_field(void **state)
{
    struct both *b = province_of(state);
    struct organization_edit half = edit_of(1, "2A"), day = edit_of(1, "2A");
    struct edit_refused refused;
    struct err e = {0};

    half.lng = 103;
    assert_false(work_organization_edit(b->st, &OFFICER, &half, NOON, &refused, &e));
    assert_string_equal(refused.field, "lat");
    err_reset(&e);
    day.since_day = day_of(2025, 1, 1);
    assert_false(work_organization_edit(b->st, &OFFICER, &day, NOON, &refused, &e));
    assert_string_equal(refused.field, "since");
    assert_int_equal(e.code, ERR_INPUT);
}

static void whoever_does_not_reach_it_may_not(void **state)
{
    struct both *b = province_of(state);
    struct organization_edit edit = edit_of(1, "3A");
    const struct department_new n = {ORG(1), STR("骨科"), STR(""), COUNT_UNKNOWN};
    struct edit_refused refused;
    struct err e = {0};

    assert_false(work_organization_edit(b->st, &OTHER, &edit, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_false(work_department_add(b->st, &OTHER, &n, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_null(refused.field);
}

static void a_department_belongs_to_one_organization(void **state)
{
    struct both *b = province_of(state);
    const struct department_new n = {ORG(1), STR("骨科"), STR("骨科"), 40};
    struct department_end end = {.organization = ORG(2), .why = STR("并入")};
    struct organization_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_department_add(b->st, &OFFICER, &n, NOON, &refused, &e));
    assert_false(work_department_add(b->st, &OFFICER, &n, NOON, &refused, &e));
    assert_string_equal(refused.field, "name");
    err_reset(&e);
    assert_true(work_organization_see(b->st, &OFFICER, ORG(1), &b->a, &v, &e));
    assert_int_equal(v.departments.n, 1);
    assert_int_equal(v.version, 2);
    end.department = v.departments.items[0].id;
    assert_false(work_department_void(b->st, &OFFICER, &end, NOON, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    end.organization = ORG(1);
    assert_true(work_department_void(b->st, &OFFICER, &end, NOON, &e));
    assert_true(work_organization_see(b->st, &OFFICER, ORG(1), &b->a, &v, &e));
    assert_int_equal(v.departments.n, 0);
    assert_int_equal(v.version, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_edit_is_kept_with_its_audit_line_and_a_level_with_its_history),
        BOTH(the_same_level_writes_no_history),
        BOTH(an_older_version_is_refused_with_the_present_one_and_writes_nothing),
        BOTH(half_a_point_and_a_day_without_a_level_are_refused_by_field),
        BOTH(whoever_does_not_reach_it_may_not),
        BOTH(a_department_belongs_to_one_organization),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
