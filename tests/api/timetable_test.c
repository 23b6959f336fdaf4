/* timetable_test.c - what everybody sees where there is nothing yet. */
#include "tests/api/world.h"

static void an_empty_timetable_is_well_formed_in_both_forms(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/public/visits", "county=990101");
    struct http_exchange x = {
        .method = HTTP_GET, .path = STR("/public/visits.ics"), .query = STR("")};
    atomic_bool stop;
    const struct route_scene scene = {
        .routes = ROUTES, .store = b->st, .stopping = &stop, .decide = officer_asks};

    assert_at_size(&r, "items", 0);
    assert_at_text(&r, "today", "2025-11-25"); /* the instant of the test's clock, in China */
    reply_end(&r);
    atomic_init(&stop, false);
    route_answer(&scene, &x);
    assert_int_equal(x.status, 200);
    assert_string_equal(x.type, "text/calendar; charset=utf-8");
    assert_memory_equal(x.body.items, "BEGIN:VCALENDAR\r\n", 17);
    out_reset(&x.body);
    arena_reset(&x.arena);
    refused(b, "/public/visits", "colour=red", 400, "colour");
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(an_empty_timetable_is_well_formed_in_both_forms)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
