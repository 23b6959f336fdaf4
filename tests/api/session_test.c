/* session_test.c - what a session tells of itself; the steps themselves are journeys. */
#include "api/auth.h"

#include "tests/api/world.h"
#include "work/account.h"

/* Asked with these headers; the body of the reply has `want` in it. */
static void told(struct both *b, const struct gate_header *headers, size_t n, const char *want)
{
    struct auth_options options = {.proxy = NULL};
    atomic_bool stop;
    const struct route_scene scene = {.routes = ROUTES,
                                      .store = b->st,
                                      .stopping = &stop,
                                      .decide = auth_decide,
                                      .decide_arg = &options};
    struct http_exchange x = {
        .method = HTTP_GET, .path = STR("/api/session"), .headers = headers, .header_n = n};

    atomic_init(&stop, false);
    route_answer(&scene, &x);
    assert_int_equal(x.status, 200);
    out_char(&x.body, '\0');
    if (!strstr(x.body.items, want))
        fail_msg("no %s in %s", want, x.body.items);
    out_reset(&x.body);
    arena_reset(&x.arena);
}

static void nobody_is_told_that_there_is_no_session(void **state)
{
    told(*state, NULL, 0, "{\"stage\":\"none\",\"shown\":null,\"mark\":null,");
    told(*state, NULL, 0, "\"actions\":[]");
}

static void a_token_is_told_its_post_by_name(void **state)
{
    struct both *b = province_of(state);
    const struct token_new n = {.post = {ROLE_MANAGER, STR("H1")}, .until_ms = COUNT_UNKNOWN};
    char token[SESSION_TOKEN];
    struct gate_header header = {STR("Authorization"), {0}};
    struct err e = {0};

    assert_true(work_account_token(b->st, NULL, &n, 1764000000000, token, &e));
    header.value = str_of(arena_text(&b->a, "Bearer %s", token));
    told(b, &header, 1, "\"organization_name\":\"甲县医院\"");
    told(b, &header, 1, "\"label\":\"机构管理员\"");
    told(b, &header, 1, "\"demand.see\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(nobody_is_told_that_there_is_no_session),
        BOTH(a_token_is_told_its_post_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
