/* organization_test.c - the list by code. Values are those of province.h. */
#include "tests/api/world.h"

static void organizations_come_by_code_with_what_is_unknown_null(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/organizations", "limit=2");

    assert_at_int(&r, "total", 3);
    assert_at_size(&r, "items", 2);
    assert_at_size(&r, "items.0", 8);
    assert_at_id(&r, "items.0.id", ORG(1));
    assert_at_text(&r, "items.0.level", "2A");
    assert_at_real(&r, "items.0.lat", 30.5);
    assert_at_null(&r, "items.1.level");
    assert_at_null(&r, "items.1.lng");
    assert_true(text_at(&r, "next").n > 0);
    reply_end(&r);
}

static void bad_pages_are_refused(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/organizations", "limit=0", 400, "limit");
    refused(b, "/api/organizations", "cursor=~", 400, "cursor");
    refused(b, "/api/organizations", "county=990101", 400, "county");
    refused(b, "/api/organizations/", "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(organizations_come_by_code_with_what_is_unknown_null),
        BOTH(bad_pages_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
