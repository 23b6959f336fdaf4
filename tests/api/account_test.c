/* account_test.c - accounts asked for by people; the whole of it is a journey. */
#include "tests/api/client.h"

static void an_account_that_is_added_is_seen_with_its_post(void **state)
{
    struct client boss = client_of(province_of(state), "boss", ROLE_MANAGER, "H1");
    struct reply r = client_ask(&boss, HTTP_POST, "/api/accounts", "",
                                "{\"name\":\"li\",\"role\":\"reader\",\"scope\":\"H1\"}");

    assert_int_equal(r.x.status, 201);
    assert_at_text(&r, "name", "li");
    assert_int_equal(text_at(&r, "password").n, 24);
    reply_end(&r);
    r = client_ask(&boss, HTTP_GET, "/api/accounts", "", NULL);
    assert_int_equal(r.x.status, 200);
    assert_at_int(&r, "total", 2); /* in the order of their names */
    assert_at_text(&r, "items.1.name", "li");
    assert_at_text(&r, "items.1.posts.0.role", "reader");
    assert_at_text(&r, "items.1.actions.0", "account.write");
    reply_end(&r);
}

static void what_lies_beyond_the_own_post_is_not_given(void **state)
{
    struct client boss = client_of(province_of(state), "boss", ROLE_MANAGER, "H1");

    assert_int_equal(client_status(&boss, HTTP_POST, "/api/accounts",
                                   "{\"name\":\"li\",\"role\":\"reader\",\"scope\":\"H2\"}"),
                     403);
    assert_int_equal(client_status(&boss, HTTP_POST, "/api/accounts",
                                   "{\"name\":\"li\",\"role\":\"reader\",\"scope\":\"H1\","
                                   "\"password\":\"chosen by the manager\"}"),
                     422);
    assert_int_equal(client_status(&boss, HTTP_POST,
                                   "/api/accounts/00000000-0000-7000-8000-000000000000/disable",
                                   NULL),
                     404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_account_that_is_added_is_seen_with_its_post),
        BOTH(what_lies_beyond_the_own_post_is_not_given),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
