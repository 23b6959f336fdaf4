/* sheet_test.c - what a list is asked for as a spreadsheet with; journey/sheet_test.py opens them.
 */
#include "api/sheet.h"

#include "api/sheet_heading.h"
#include "tests/api/world.h"

static void a_list_knows_one_format_and_what_is_no_list_none(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/organizations", "format=pdf", 400, "format");
    refused(b, "/api/organizations", "format=xlsx&colour=red", 400, "colour");
    refused(b, "/api/home", "format=xlsx", 400, "format");
}

/* The headings are found by halves: each is where it is looked for. */
static void a_heading_is_found_by_name_and_an_unknown_one_is_the_name(void **unused)
{
    (void)unused;
    assert_true(str_eq(sheet_heading("about"), STR("说明")));
    assert_true(str_eq(sheet_heading("year"), STR("年度")));
    assert_true(str_eq(sheet_heading("total_fen"), STR("合计（元）")));
    assert_true(str_eq(sheet_heading("nothing"), STR("nothing")));
}

static void every_list_that_goes_page_by_page_is_one(void **unused)
{
    int lists = 0;

    (void)unused;
    for (const struct route *r = ROUTES; r->method; r++) {
        lists += sheet_of(r);
        if (r->page && r->query && strstr(r->query, "cursor") && !sheet_of(r))
            fail_msg("%s", r->pattern);
    }
    assert_true(lists > 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_list_knows_one_format_and_what_is_no_list_none),
        cmocka_unit_test(a_heading_is_found_by_name_and_an_unknown_one_is_the_name),
        cmocka_unit_test(every_list_that_goes_page_by_page_is_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
