/* region_test.c - places with figures, and flows. Values are those of province.h. */
#include "tests/api/world.h"

static void counties_have_figures_and_what_is_above_has_none(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/regions", "");

    assert_at_int(&r, "total", 5);
    assert_at_text(&r, "period.to", "2024-12");
    assert_at_text(&r, "items.0.kind", "province");
    assert_at_null(&r, "items.0.parent");
    assert_at_null(&r, "items.0.lng");
    assert_at_null(&r, "items.0.population");
    assert_at_null(&r, "items.0.residents");
    assert_at_null(&r, "items.0.local_share");
    assert_at_text(&r, "items.2.name", "甲县");
    assert_at_real(&r, "items.2.lng", 103.25);
    assert_at_int(&r, "items.2.residents", 40);
    assert_at_int(&r, "items.2.outflow", 30);
    assert_at_real(&r, "items.2.local_share", 0.25);
    assert_at_real(&r, "items.2.score", 0.553125);
    assert_at_text(&r, "items.4.kind", "district");
    assert_at_size(&r, "items.4", 12);
    reply_end(&r);
}

static void flows_are_the_largest_first(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/flows", "limit=1");

    assert_at_size(&r, "items", 1);
    assert_at_int(&r, "total", 2);
    assert_at_text(&r, "items.0.residence", "990101");
    assert_at_text(&r, "items.0.treating", "990103");
    assert_at_int(&r, "items.0.cases", 30);
    reply_end(&r);
}

static void what_flows_do_not_know_is_refused(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/flows", "limit=0", 400, "limit");
    refused(b, "/api/flows", "limit=201", 400, "limit");
    refused(b, "/api/flows", "cursor=x", 400, "cursor");
    refused(b, "/api/regions", "limit=3", 400, "limit");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(counties_have_figures_and_what_is_above_has_none),
        BOTH(flows_are_the_largest_first),
        BOTH(what_flows_do_not_know_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
