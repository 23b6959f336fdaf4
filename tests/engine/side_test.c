#include "engine/side.h"
#include "tests/check.h"

static struct arena arena;

static int arena_end(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static void institutions_are_found_by_their_folded_code(void **unused)
{
    struct side_institutions t;
    struct err e = {0};

    (void)unused;
    assert_true(side_institutions_read("i",
                                       STR("county,name,institution,level\n990101,甲院,Ｈ1,三级\n"
                                           ",乙院,H2,\n"),
                                       &arena, &t, &e));
    assert_int_equal(t.n, 2);
    assert_int_equal(sheet_find(&t.index, STR(" h1 ")), 0);
    assert_str(t.items[0].county, "990101");
    assert_str(t.items[0].level, "三级");
    assert_str(t.items[1].county, "");
    assert_int_equal(sheet_find(&t.index, STR("H3")), -1);
}

static void retired_counties_lead_to_the_living_one(void **unused)
{
    struct side_counties t;
    struct err e = {0};

    (void)unused;
    assert_true(side_counties_read("c",
                                   STR("code,name,retired_into,lng,lat,population\n"
                                       "000001,一,000002,,,\n000002,二,000003,,,\n"
                                       "000003,三,,120.5,-30.25,\"1,000\"\n"
                                       "000011,环,000012,,,\n000012,环,000011,,,\n"
                                       "000021,a,000022,,,\n000022,b,000023,,,\n"
                                       "000023,c,000024,,,\n000024,d,000025,,,\n"
                                       "000025,e,000026,,,\n000026,f,000027,,,\n"
                                       "000027,g,,,,\n"),
                                   &arena, &t, &e));
    assert_int_equal(t.items[0].live, 2);
    assert_int_equal(t.items[2].live, 2);
    assert_int_equal(t.items[3].live, -1); /* a circle leads nowhere */
    assert_int_equal(t.items[5].live, -1); /* six hops are too many */
    assert_int_equal(t.items[6].live, 11); /* five are not */
    assert_true(t.items[2].located && !t.items[0].located);
    assert_near(t.items[2].lat, -30.25, 0);
    assert_int_equal(t.items[2].population, 1000);
    assert_int_equal(t.items[0].population, SHEET_UNKNOWN);
    assert_true(t.has_points && !t.has_postcodes);
}

static void bad_counties_are_refused_and_leave_the_table(void **unused)
{
    static const struct {
        const char *text, *says;
    } bad[] = {
        {"code,name\n12345,a\n", "c:2:1: 12345"},
        {"code,name\n1234567,a\n", "c:2:1: 1234567"},
        {"code,name,retired_into\n123456,a,654321\n", "c:2:3: 654321"},
        {"code,name,lng,lat\n123456,a,181,0\n", "c:2:3: 181"},
        {"code,name,lng,lat\n123456,a,0,-91\n", "c:2:4: -91"},
        {"code,name,population\n123456,a,-5\n", "c:2:3: -5"},
        {"code,name\n123456,a\n123456,b\n", "c:3:1: 123456"},
        {"code\n123456\n", "name"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct side_counties t = {.n = 77};
        struct err e = {0};

        assert_false(side_counties_read("c", str_of(bad[i].text), &arena, &t, &e));
        assert_err(e, ERR_INPUT, bad[i].says);
        assert_int_equal(t.n, 77);
    }
}

static void towns_groups_and_techniques_are_read(void **unused)
{
    struct side_towns towns;
    struct side_drgs drgs;
    struct side_procedures procedures;
    struct err e = {0};

    (void)unused;
    assert_true(
        side_towns_read("t", STR("code,name,county\n1,城关镇,330106\n"), &arena, &towns, &e));
    assert_str(towns.items[0].name, "城关镇");
    assert_true(side_drgs_read("d", STR("drg,rw,discipline\nGB 11,1.2345,外科\nGB12,,\n"), &arena,
                               &drgs, &e));
    assert_int_equal(drgs.items[sheet_find_code(&drgs.index, STR("gb11"))].rw_e4, 12345);
    assert_int_equal(drgs.items[1].rw_e4, SHEET_UNKNOWN);
    assert_true(side_procedures_read("p", STR("procedure,level,rw\n45.10,四级,\n45.2,,0.5\n"),
                                     &arena, &procedures, &e));
    assert_int_equal(procedures.items[0].level, 4);
    assert_int_equal(procedures.items[1].level, 0);
    assert_int_equal(procedures.items[1].rw_e4, 5000);
}

static void the_other_lists_are_read(void **unused)
{
    struct side_departments departments;
    struct side_populations populations;
    struct side_specialists specialists;
    struct side_refers refers;
    struct err e = {0};

    (void)unused;
    assert_true(side_departments_read("x", STR("department,discipline\n骨一科,骨科\n"), &arena,
                                      &departments, &e));
    assert_str(departments.items[sheet_find(&departments.index, STR("骨一科"))].discipline, "骨科");
    assert_true(side_populations_read("x", STR("county,population\n990101,5\n990102,\n"), &arena,
                                      &populations, &e));
    assert_int_equal(populations.items[1].population, SHEET_UNKNOWN);
    assert_true(side_specialists_read("x",
                                      STR("county,discipline,specialists\n1,骨科,2.5\n1,儿科,\n"),
                                      &arena, &specialists, &e));
    assert_near(specialists.items[0].specialists, 2.5, 0);
    assert_true(specialists.items[1].specialists < 0);
    assert_int_equal(sheet_find_pair(&specialists.index, STR("1"), STR("儿科")), 1);
    assert_true(side_refers_read("x", STR("drg,why\nAA 19,移植\n"), &arena, &refers, &e));
    assert_int_equal(sheet_find_code(&refers.index, STR("aa19")), 0);
    assert_int_not_equal(refers.warning.n, 0);
}

static void bad_values_of_the_other_lists_are_refused(void **unused)
{
    struct side_drgs drgs = {.n = 77};
    struct side_procedures procedures;
    struct side_specialists specialists;
    struct side_populations populations;
    struct err e = {0};

    (void)unused;
    assert_false(side_drgs_read("d", STR("drg,rw\nA,0\n"), &arena, &drgs, &e));
    assert_err(e, ERR_INPUT, "d:2:2: 0");
    assert_int_equal(drgs.n, 77);
    err_reset(&e);
    assert_false(side_drgs_read("d", STR("drg,rw\nA,1\nＡ,2\n"), &arena, &drgs, &e));
    assert_err(e, ERR_INPUT, "d:3:1: ");
    err_reset(&e);
    assert_false(side_procedures_read("p", STR("procedure,level\nA,5\n"), &arena, &procedures, &e));
    assert_err(e, ERR_INPUT, "p:2:2: 5");
    err_reset(&e);
    assert_false(side_specialists_read("s", STR("county,discipline,specialists\n1,a,-1\n"), &arena,
                                       &specialists, &e));
    assert_err(e, ERR_INPUT, "s:2:3: -1");
    err_reset(&e);
    assert_false(side_specialists_read("s", STR("county,discipline,specialists\n1,a,1\n1,a,1\n"),
                                       &arena, &specialists, &e));
    assert_err(e, ERR_INPUT, "s:3:");
    err_reset(&e);
    assert_false(
        side_populations_read("n", STR("county,population\n1,many\n"), &arena, &populations, &e));
    assert_err(e, ERR_INPUT, "n:2:2: many");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(institutions_are_found_by_their_folded_code),
        cmocka_unit_test(retired_counties_lead_to_the_living_one),
        cmocka_unit_test(bad_counties_are_refused_and_leave_the_table),
        cmocka_unit_test(towns_groups_and_techniques_are_read),
        cmocka_unit_test(the_other_lists_are_read),
        cmocka_unit_test(bad_values_of_the_other_lists_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, arena_end);
}
