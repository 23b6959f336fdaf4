/* profile_test.c - organizations with figures, one beside its peers, spectrum, outflow. */
#include "tests/api/world.h"

static void organizations_have_their_figures_and_their_coverage(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/profiles", "");

    assert_at_int(&r, "months", 12);
    assert_at_int(&r, "coverage.organizations", 3);
    assert_at_int(&r, "coverage.complete", 0);
    assert_at_int(&r, "total", 3);
    assert_at_int(&r, "items.0.cases", 10);
    assert_at_real(&r, "items.0.cmi", 2.5);
    assert_at_real(&r, "items.0.days_mean", 9);
    assert_at_int(&r, "items.1.cases", 0);
    assert_at_null(&r, "items.1.cmi");
    assert_at_null(&r, "items.1.rw2_low");
    assert_at_text(&r, "period.from", "2024-01");
    reply_end(&r);
}

static void an_organization_is_told_by_quarters(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, path_of(b, "/api/organizations/", ORG(3), "/profile"), "");

    assert_at_text(&r, "name", "东市医院");
    assert_at_text(&r, "rows", "/api/facts?organization=H3");
    assert_at_text(&r, "items.0.figure", "cases");
    assert_at_text(&r, "items.0.month", "2023-10");
    assert_at_int(&r, "items.0.value", 100);
    assert_at_int(&r, "items.0.peers", 0);
    assert_at_null(&r, "items.0.median");
    reply_end(&r);
    refused(b, path_of(b, "/api/organizations/", GAP(1), "/profile"), "", 404, NULL);
    refused(b, "/api/organizations/x/profile", "", 404, NULL);
}

static void a_county_has_a_spectrum(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/spectrum", "county=990101");

    assert_at_text(&r, "county_name", "甲县");
    assert_at_text(&r, "before.from", "2023-01");
    assert_at_int(&r, "grouped_now", 44);
    assert_at_text(&r, "items.0.name", "髋置换");
    assert_at_real(&r, "items.0.share_now", 1);
    assert_at_text(&r, "rows", "/api/facts?county=990101");
    reply_end(&r);
    refused(b, "/api/spectrum", "", 400, "county");
    refused(b, "/api/spectrum", "county=1", 404, NULL);
    refused(b, "/api/spectrum", "x=1", 400, "x");
}

static void what_leaves_is_ranked(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/outflows", "county=990101&limit=5");

    assert_at_text(&r, "items.0.county", "990101");
    assert_at_text(&r, "items.0.drg", "IC29");
    reply_end(&r);
    refused(b, "/api/outflows", "limit=0", 400, "limit");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(organizations_have_their_figures_and_their_coverage),
        BOTH(an_organization_is_told_by_quarters),
        BOTH(a_county_has_a_spectrum),
        BOTH(what_leaves_is_ranked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
