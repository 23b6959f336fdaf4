#include "model/region.h"

#include "tests/check.h"

static void counties_and_districts_have_figures_of_their_own(void **unused)
{
    (void)unused;
    assert_true(region_is_county(REGION_COUNTY));
    assert_true(region_is_county(REGION_DISTRICT));
    assert_false(region_is_county(REGION_CITY));
    assert_false(region_is_county(REGION_PROVINCE));
}

static void kinds_have_their_names(void **unused)
{
    (void)unused;
    assert_string_equal(region_kind_names[REGION_PROVINCE], "province");
    assert_string_equal(region_kind_names[REGION_CITY], "city");
    assert_string_equal(region_kind_names[REGION_COUNTY], "county");
    assert_string_equal(region_kind_names[REGION_DISTRICT], "district");
    assert_null(region_kind_names[REGION_KIND_N]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counties_and_districts_have_figures_of_their_own),
        cmocka_unit_test(kinds_have_their_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
