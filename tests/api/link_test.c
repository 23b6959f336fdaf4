/* link_test.c - hostile names stay inside their parameter. */
#include "api/link.h"

#include "tests/check.h"

static void names_are_encoded_and_empty_ones_left_out(void **unused)
{
    struct arena a = {0};
    struct str none = {0};

    (void)unused;
    /* 骨科 is E9 AA A8 E7 A7 91 in UTF-8. */
    assert_string_equal(link_page(&a, "#/gaps", STR("990101"), STR("骨科")),
                        "#/gaps?county=990101&discipline=%E9%AA%A8%E7%A7%91");
    assert_string_equal(link_page(&a, "/api/facts", none, STR("a&b=c#d e%/\"<")),
                        "/api/facts?discipline=a%26b%3Dc%23d%20e%25%2F%22%3C");
    assert_string_equal(link_page(&a, "#/plans", STR("A-z_0.~"), none), "#/plans?county=A-z_0.~");
    assert_string_equal(link_page(&a, "#/gaps", none, none), "#/gaps");
    assert_string_equal(link_page(&a, "#/plans?tab=unfilled", STR("1"), STR("x")),
                        "#/plans?tab=unfilled&county=1&discipline=x");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_encoded_and_empty_ones_left_out)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
