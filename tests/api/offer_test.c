/* offer_test.c - people who may be sent. Values are those of province.h. */
#include "tests/api/world.h"

static void offers_tell_the_person_and_where_the_newest_plan_sends_him(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/offers", "");

    assert_at_int(&r, "total", 3);
    assert_at_size(&r, "items.0", 19);
    assert_at_text(&r, "items.0.practitioner_name", "张一");
    assert_at_text(&r, "items.0.department", "骨一科");
    assert_at_text(&r, "items.0.available_from", "2025-01-31");
    assert_at_null(&r, "items.0.available_until");
    assert_at_size(&r, "items.0.techniques", 2);
    assert_at_text(&r, "items.0.preferred_counties.0", "990101");
    assert_at_size(&r, "items.0.excluded_counties", 0);
    assert_at_id(&r, "items.0.demand", DEMAND(1));
    assert_at_null(&r, "items.1.demand"); /* only the older plan had placed him */
    reply_end(&r);
}

static void bad_pages_are_refused(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/offers", "limit=201", 400, "limit");
    refused(b, "/api/offers", "cursor=%00", 400, NULL);
    refused(b, "/api/offers", "state=lost", 400, "state");
    refused(b, "/api/offers", "on=2025-02-30", 400, "on");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(offers_tell_the_person_and_where_the_newest_plan_sends_him),
        BOTH(bad_pages_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
