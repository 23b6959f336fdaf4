/* auth_test.c - who asks, told by a request's head alone; over the invented province. */
#include "api/auth.h"

#include "tests/api/world.h"
#include "work/account.h"

/* Asked as the server asks, with these headers, from 127.0.0.1. */
static int status_of(struct both *b, enum http_method method, const char *path,
                     const struct gate_header *headers, size_t n)
{
    struct auth_options options = {.proxy = NULL};
    atomic_bool stop;
    const struct route_scene scene = {.routes = ROUTES,
                                      .store = b->st,
                                      .stopping = &stop,
                                      .decide = auth_decide,
                                      .decide_arg = &options};
    struct http_exchange x = {.method = method,
                              .path = str_of(path),
                              .headers = headers,
                              .header_n = n,
                              .peer = STR("127.0.0.1")};
    int status;

    atomic_init(&stop, false);
    route_answer(&scene, &x);
    status = x.status;
    out_reset(&x.body);
    arena_reset(&x.arena);
    return status;
}

static const char *bearer(struct both *b, enum role role, struct str scope, int64_t until_ms)
{
    const struct token_new n = {.post = {role, scope}, .until_ms = until_ms};
    char token[SESSION_TOKEN];
    struct err e = {0};

    if (!work_account_token(b->st, NULL, &n, 1764000000000, token, &e))
        fail_msg("%s", e.text);
    return arena_text(&b->a, "Bearer %s", token);
}

static int with_bearer(struct both *b, const char *path, const char *value)
{
    const struct gate_header headers[] = {{STR("Host"), STR("localhost")},
                                          {STR("authorization"), str_of(value)}};

    return status_of(b, HTTP_GET, path, headers, 2);
}

static void who_has_no_session_is_401_and_health_is_for_all(void **state)
{
    struct both *b = province_of(state);

    assert_int_equal(status_of(b, HTTP_GET, "/api/home", NULL, 0), 401);
    assert_int_equal(with_bearer(b, "/api/home", "Bearer xlt_nothing"), 401);
    assert_int_equal(with_bearer(b, "/api/home", "Basic YTpi"), 401);
    assert_int_equal(status_of(b, HTTP_GET, "/livez", NULL, 0), 200);
    assert_int_equal(with_bearer(b, "/api/session", "Bearer xlt_nothing"), 200);
}

static void a_token_has_the_rights_of_its_post_while_it_lasts(void **state)
{
    struct both *b = province_of(state);

    assert_int_equal(with_bearer(b, "/api/plans", bearer(b, ROLE_OFFICER, STR(""), COUNT_UNKNOWN)),
                     200);
    assert_int_equal(
        with_bearer(b, "/api/audit", bearer(b, ROLE_MANAGER, STR("H1"), COUNT_UNKNOWN)), 403);
    assert_int_equal(
        with_bearer(b, "/api/demands", bearer(b, ROLE_MANAGER, STR("H1"), COUNT_UNKNOWN)), 200);
    assert_int_equal(with_bearer(b, "/api/plans", bearer(b, ROLE_OFFICER, STR(""), 1764000000001)),
                     401);
}

static void what_another_site_makes_a_browser_send_is_403(void **state)
{
    const struct gate_header bad[][2] = {
        {{STR("Host"), STR("localhost")}, {STR("Sec-Fetch-Site"), STR("cross-site")}},
        {{STR("Host"), STR("localhost")}, {STR("Origin"), STR("https://evil.example")}},
        {{STR("Host"), STR("localhost")}, {STR("Origin"), STR("null")}},
        {{STR("Host"), STR("localhost")}, {STR("Origin"), STR("http://localhost.evil")}},
    };
    const struct gate_header good[] = {{STR("Host"), STR("localhost:8080")},
                                       {STR("Sec-Fetch-Site"), STR("same-origin")},
                                       {STR("Origin"), STR("http://localhost:8080")}};

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_int_equal(status_of(*state, HTTP_DELETE, "/api/session", bad[i], 2), 403);
    assert_int_equal(status_of(*state, HTTP_DELETE, "/api/session", good, 3), 401);
}

/* printf 'xinglin mark abc' | sha256sum */
static void the_mark_is_a_digest_of_the_token(void **unused)
{
    char mark[AUTH_MARK];

    (void)unused;
    auth_mark(STR("abc"), mark);
    assert_string_equal(mark, "04a0b6d3e33332beab2c5aa6da40e626da7e708f0f706f47d06f410e9c21c0a7");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(who_has_no_session_is_401_and_health_is_for_all),
        BOTH(a_token_has_the_rights_of_its_post_while_it_lasts),
        BOTH(what_another_site_makes_a_browser_send_is_403),
        cmocka_unit_test(the_mark_is_a_digest_of_the_token),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
