/* token_test.c - API tokens asked for over the table. */
#include "tests/api/client.h"

static void a_token_is_told_once_and_listed_without_its_text(void **state)
{
    struct client boss = client_of(province_of(state), "boss", ROLE_OFFICER, "990000");
    struct reply r = client_ask(&boss, HTTP_POST, "/api/tokens", "",
                                "{\"name\":\"x\",\"role\":\"auditor\",\"scope\":\"990101\","
                                "\"days\":1}");

    assert_int_equal(r.x.status, 201);
    assert_true(str_starts(text_at(&r, "token"), STR("xlt_")));
    reply_end(&r);
    r = client_ask(&boss, HTTP_GET, "/api/tokens", "", NULL);
    assert_at_int(&r, "total", 1);
    assert_at_text(&r, "items.0.post.place", "990101");
    assert_at_null(&r, "items.0.ended");
    assert_null(strstr(r.json, "xlt_"));
    reply_end(&r);
}

static void who_has_no_right_to_tokens_gets_and_sees_none(void **state)
{
    struct client who = client_of(province_of(state), "boss", ROLE_MANAGER, "H1");

    assert_int_equal(client_status(&who, HTTP_GET, "/api/tokens", NULL), 403);
    assert_int_equal(client_status(&who, HTTP_POST, "/api/tokens",
                                   "{\"name\":\"x\",\"role\":\"reader\",\"scope\":\"H1\","
                                   "\"days\":1}"),
                     403);
    assert_int_equal(
        client_status(&who, HTTP_DELETE, "/api/tokens/00000000-0000-7000-8000-000000000000", NULL),
        403);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_token_is_told_once_and_listed_without_its_text),
        BOTH(who_has_no_right_to_tokens_gets_and_sees_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
