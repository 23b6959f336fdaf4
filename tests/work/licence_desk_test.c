#include "work/licence_desk.h"

#include "base/day.h"
#include "tests/store/province.h"
#include "work/organization_desk.h"
#include "work/practitioner_desk.h"

#define NOON 1764000000000LL

static struct subject manager_of(int organization)
{
    return (struct subject){.role = ROLE_MANAGER,
                            .scope = {.kind = SCOPE_ORGANIZATION,
                                      .place = organization == 3 ? STR("990103") : STR("990101"),
                                      .organization = ORG(organization)}};
}

static struct licence_new of(struct id holder, int32_t from)
{
    return (struct licence_new){.holder = holder,
                                .kind = LICENCE_PRACTICE,
                                .number = STR("N1"),
                                .covers = STR("外科"),
                                .from_day = from,
                                .until_day = from + 10};
}

static void a_renewal_follows_and_an_overlap_is_refused(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = manager_of(1);
    struct licence_new n = of(ORG(1), 10);
    struct licence_ending end = {.holder = ORG(1), .why = STR("误录")};
    struct organization_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_organization_licence(b->st, &by, &n, NOON, &refused, &e));
    n.from_day = 20;
    n.until_day = DAY_NONE;
    assert_false(work_organization_licence(b->st, &by, &n, NOON, &refused, &e));
    assert_string_equal(refused.field, "from");
    err_reset(&e);
    n.from_day = 21;
    assert_true(work_organization_licence(b->st, &by, &n, NOON, &refused, &e));
    assert_true(work_organization_see(b->st, &by, ORG(1), &b->a, &v, &e));
    assert_int_equal(v.licences.n, 2);
    assert_int_equal(v.version, 3);
    end.licence = v.licences.items[0].id;
    assert_true(work_organization_licence_void(b->st, &by, &end, NOON, &e));
    assert_false(work_organization_licence_void(b->st, &by, &end, NOON, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE noun = 'licence'"), 3);
    assert_int_equal(
        both_total(b, "SELECT count(*) FROM event WHERE kind = 'organization.changed'"), 3);
}

static void a_persons_are_his_and_another_hospital_writes_none(void **state)
{
    struct both *b = province_of(state);
    const struct subject own = manager_of(3), other = manager_of(1);
    struct licence_new n = of(PERSON(1), 10);
    struct licence_ending end = {.holder = PERSON(2), .why = STR("误录")};
    struct practitioner_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_false(work_practitioner_licence(b->st, &other, &n, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_true(work_practitioner_licence(b->st, &own, &n, NOON, &refused, &e));
    assert_true(work_practitioner_see(b->st, &own, PERSON(1), &b->a, &v, &e));
    assert_int_equal(v.licences.n, 1);
    assert_str(v.licences.items[0].county, "990103");
    end.licence = v.licences.items[0].id;
    assert_false(work_practitioner_licence_void(b->st, &own, &end, NOON, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    end.holder = PERSON(1);
    assert_false(work_practitioner_licence_void(b->st, &other, &end, NOON, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_true(work_practitioner_licence_void(b->st, &own, &end, NOON, &e));
    n.holder = ORG(3);
    assert_false(work_organization_licence(b->st, &other, &n, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_int_equal(both_total(b, "SELECT count(*) FROM licence WHERE voided_ms IS NULL"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_renewal_follows_and_an_overlap_is_refused),
        BOTH(a_persons_are_his_and_another_hospital_writes_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
