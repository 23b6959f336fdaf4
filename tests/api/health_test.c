/* health_test.c - alive, ready, and not ready. */
#include "tests/api/world.h"

static void a_store_that_can_be_read_is_ready(void **state)
{
    struct both *b = *state;
    struct reply live = asked_well(b, "/livez", ""), ready = asked_well(b, "/readyz", "");

    assert_at_text(&live, "status", "ok");
    assert_at_text(&ready, "status", "ok");
    reply_end(&live);
    reply_end(&ready);
}

static void a_server_that_stops_lives_and_is_not_ready(void **state)
{
    struct both *b = *state;
    struct reply live = ask_of(b->st, true, "/livez", "");
    struct reply ready = ask_of(b->st, true, "/readyz", "");

    assert_int_equal(live.x.status, 200);
    assert_int_equal(ready.x.status, 503);
    reply_end(&live);
    reply_end(&ready);
}

static void a_store_of_another_schema_is_not_ready(void **state)
{
    struct both *b = *state;

    both_tx(b, STORE_WRITE, both_sql, "DROP TABLE schema_file");
    refused(b, "/readyz", "", 503, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_store_that_can_be_read_is_ready),
        BOTH(a_server_that_stops_lives_and_is_not_ready),
        BOTH(a_store_of_another_schema_is_not_ready),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
