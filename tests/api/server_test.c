/* server_test.c - socket to store and back. */
#include "api/server.h"

#include <pthread.h>

#include "tests/api/socket.h"
#include "tests/store/province.h"
#include "work/account.h"

static char text[1 << 20];

/* "Authorization: Bearer …": an officer of everything. */
static const char *officer(struct both *b)
{
    const struct token_new n = {.post.role = ROLE_OFFICER, .until_ms = COUNT_UNKNOWN};
    char token[SESSION_TOKEN];
    struct err e = {0};

    assert_true(work_account_token(b->st, NULL, &n, 1764000000000, token, &e));
    return arena_text(&b->a, "Authorization: Bearer %s\r\n", token);
}

static void a_question_goes_to_the_store_and_a_page_to_the_assets(void **state)
{
    struct both *b = province_of(state);
    const struct server_options options = {.listen = "127.0.0.1:0"};
    struct server *server;
    char at[LISTEN_TEXT];
    struct err e = {0};

    assert_true(server_open(&options, b->st, &server, at, &e));
    assert_int_equal(socket_get(at, "GET", "/api/home", "", text, sizeof text), 401);
    assert_non_null(strstr(text, "WWW-Authenticate: Bearer"));
    assert_int_equal(socket_get(at, "GET", "/api/home", officer(b), text, sizeof text), 200);
    assert_non_null(strstr(text, "Content-Type: application/json"));
    assert_non_null(strstr(text, "\"invented\":true"));
    assert_int_equal(socket_get(at, "GET", "/", "", text, sizeof text), 200);
    assert_non_null(strstr(text, "Content-Type: text/html"));
    assert_int_equal(socket_get(at, "GET", "/api/../index.html", "", text, sizeof text), 404);
    server_close(server);
}

struct asker {
    char at[LISTEN_TEXT];
    const char *headers;
    pthread_t thread;
    int good;
};

static void *ask_often(void *arg)
{
    struct asker *asker = arg;
    char *reply = heap_grow(NULL, 1 << 18);

    for (int i = 0; i < 10; i++)
        asker->good += socket_get(asker->at, "GET", i % 2 ? "/api/regions" : "/api/gaps",
                                  asker->headers, reply, 1 << 18)
                       == 200;
    heap_free(reply);
    return NULL;
}

static void many_ask_at_once(void **state)
{
    struct both *b = province_of(state);
    const struct server_options options = {.listen = "127.0.0.1:0", .thread_n = 4};
    struct asker askers[8] = {0};
    struct server *server;
    char at[LISTEN_TEXT];
    struct err e = {0};

    const char *headers = officer(b);

    assert_true(server_open(&options, b->st, &server, at, &e));
    for (int i = 0; i < 8; i++) {
        memcpy(askers[i].at, at, sizeof at);
        askers[i].headers = headers;
        assert_int_equal(pthread_create(&askers[i].thread, NULL, ask_often, &askers[i]), 0);
    }
    for (int i = 0; i < 8; i++) {
        pthread_join(askers[i].thread, NULL);
        assert_int_equal(askers[i].good, 10);
    }
    server_close(server);
}

static void an_address_that_cannot_be_had_is_refused_before_anything_starts(void **state)
{
    struct both *b = *state;
    const struct server_options options = {.listen = "0.0.0.0:0"};
    struct server *server = NULL;
    char at[LISTEN_TEXT];
    struct err e = {0};

    assert_false(server_open(&options, b->st, &server, at, &e));
    assert_err(e, ERR_USAGE, "plain HTTP");
    assert_null(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_question_goes_to_the_store_and_a_page_to_the_assets),
        BOTH(many_ask_at_once),
        BOTH(an_address_that_cannot_be_had_is_refused_before_anything_starts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
