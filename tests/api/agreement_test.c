/* agreement_test.c - agreements over the seam: an empty list, and what is asked for wrongly. */
#include "tests/api/world.h"

static void a_store_without_agreements_says_so(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/agreements", "purpose=support");

    assert_at_int(&r, "total", 0);
    assert_at_size(&r, "items", 0);
    reply_end(&r);
}

static void an_organization_is_told_whole(void **state)
{
    struct both *b = province_of(state);
    char id[ID_TEXT], path[80];
    struct reply r;

    id_text(ORG(1), id);
    snprintf(path, sizeof path, "/api/organizations/%s", id);
    r = asked_well(b, path, "");
    assert_at_text(&r, "code", "H1");
    assert_at_int(&r, "version", 1);
    assert_at_size(&r, "levels", 0);
    assert_at_size(&r, "departments", 0);
    assert_at_text(&r, "actions.1", "organization.write");
    assert_string_equal(r.x.etag, "\"1\"");
    reply_end(&r);
}

static void what_is_not_there_is_404_and_a_wrong_filter_400(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/agreements", "limit=0", 400, "limit");
    refused(b, "/api/agreements", "organization=H1", 400, "organization");
    refused(b, "/api/agreements", "colour=red", 400, "colour");
    refused(b, "/api/agreements/01900000-0000-7000-8000-000000000000", "", 404, NULL);
    refused(b, "/api/organizations/01900000-0000-7000-8000-000000000000", "", 404, NULL);
    refused(b, "/api/organizations/H1", "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_store_without_agreements_says_so),
        BOTH(an_organization_is_told_whole),
        BOTH(what_is_not_there_is_404_and_a_wrong_filter_400),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
