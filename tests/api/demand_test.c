/* demand_test.c - seats asked for and who takes them. Values are those of province.h. */
#include "tests/api/world.h"

static void demands_tell_what_the_newest_plan_fills(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/demands", "");

    assert_at_int(&r, "total", 2);
    assert_at_size(&r, "items.0", 28);
    assert_at_text(&r, "items.0.organization_name", "甲县医院");
    assert_at_int(&r, "items.0.seats", 2);
    assert_at_int(&r, "items.0.filled", 1); /* the older plan had filled both */
    assert_at_text(&r, "items.0.techniques.0", "81.51");
    assert_at_text(&r, "items.0.start", "2025-01-01");
    assert_at_text(&r, "items.0.state", "planned");
    assert_at_id(&r, "items.0.gap", GAP(1));
    assert_at_null(&r, "items.1.gap");
    assert_at_size(&r, "items.1.techniques", 0);
    reply_end(&r);
}

static void one_demand_names_its_seats(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, path_of(b, "/api/demands/", DEMAND(1), ""), "");

    assert_at_size(&r, "assignments", 1);
    assert_at_id(&r, "assignments.0", SEAT(3));
    assert_at_text(&r, "code", "G-990101-骨科");
    reply_end(&r);
}

static void what_is_no_demand_is_missing(void **state)
{
    struct both *b = province_of(state);

    refused(b, path_of(b, "/api/demands/", GAP(1), ""), "", 404, NULL);
    refused(b, "/api/demands/x", "", 404, NULL);
    refused(b, "/api/demands", "tier=1", 400, "tier");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(demands_tell_what_the_newest_plan_fills),
        BOTH(one_demand_names_its_seats),
        BOTH(what_is_no_demand_is_missing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
