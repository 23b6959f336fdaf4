/* event_test.c - looking on, socket to store: what the journey cannot time or count. */
#include "api/event.h"

#include "api/server.h"
#include "tests/api/socket.h"
#include "tests/store/province.h"
#include "work/account.h"
#include "work/audit.h"
#include "work/event.h"

static char text[1 << 18];

static struct server *open_server(struct both *b, int stream_n, char at[LISTEN_TEXT])
{
    const struct server_options options = {.listen = "127.0.0.1:0", .stream_n = stream_n};
    struct server *server;
    struct err e = {0};

    assert_true(server_open(&options, b->st, &server, at, &e));
    return server;
}

static const char *officer(struct both *b)
{
    const struct token_new n = {.post.role = ROLE_OFFICER, .until_ms = COUNT_UNKNOWN};
    char token[SESSION_TOKEN];
    struct err e = {0};

    assert_true(work_account_token(b->st, NULL, &n, 1764000000000, token, &e));
    return arena_text(&b->a, "Authorization: Bearer %s\r\n", token);
}

static int watch(const char *at, const char *headers)
{
    char head[1024];
    int fd = socket_to(at);
    int n =
        snprintf(head, sizeof head, "GET /api/events HTTP/1.1\r\nHost: %s\r\n%s\r\n", at, headers);

    assert_int_equal(send(fd, head, (size_t)n, MSG_NOSIGNAL), n);
    return fd;
}

/* Reads on until `wanted` is in what came. */
static void wait_for(int fd, const char *wanted)
{
    size_t n = 0;

    text[0] = '\0';
    while (!strstr(text, wanted)) {
        ssize_t got = recv(fd, text + n, sizeof text - 1 - n, 0);

        if (got <= 0)
            fail_msg("no %s in %s", wanted, text);
        n += (size_t)got;
        text[n] = '\0';
    }
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct event event = {.at_ms = 1764000000000,
                                .place = STR("990101"),
                                .kind = EVENT_BULLETIN_PUBLISHED,
                                .object = DEMAND(1)};

    (void)arg;
    return work_audit_begin(st, e) && work_event_add(st, &event, e);
}

/* Written behind the server's back, as a command line does: the look of each second finds it. */
static void what_another_process_writes_is_told_too(void **state)
{
    struct both *b = province_of(state);
    char at[LISTEN_TEXT];
    struct server *server = open_server(b, 0, at);
    int fd = watch(at, officer(b));

    wait_for(fd, "retry: 2000\nid: 0\n\n");
    assert_non_null(strstr(text, "HTTP/1.1 200"));
    assert_non_null(strstr(text, "X-Accel-Buffering: no"));
    assert_non_null(strstr(text, "Cache-Control: no-store"));
    both_tx(b, STORE_WRITE, add_in_tx, NULL);
    wait_for(fd, "\n\n");
    assert_non_null(strstr(text, "id: 1\ndata: {\"kind\":\"bulletin.published\",\"object\":\""));
    assert_non_null(strstr(text, "\"at\":\"2025-11-25T00:00:00+08:00\"}\n\n"));
    server_close(server);
    assert_non_null(strstr((socket_drain(fd, text, sizeof text), text), "0\r\n\r\n"));
    close(fd);
}

static void a_head_request_takes_no_place(void **state)
{
    struct both *b = province_of(state);
    char at[LISTEN_TEXT];
    struct server *server = open_server(b, 1, at);
    const char *headers = officer(b);
    int fd;

    for (int i = 0; i < 5; i++)
        assert_int_equal(socket_get(at, "HEAD", "/api/events", headers, text, sizeof text), 200);
    fd = watch(at, headers);
    wait_for(fd, "retry: ");
    assert_int_equal(socket_get(at, "GET", "/api/events", headers, text, sizeof text), 503);
    assert_non_null(strstr(text, "Retry-After: 5"));
    assert_int_equal(socket_get(at, "GET", "/api/events?after=1", headers, text, sizeof text), 400);
    close(fd);
    server_close(server);
}

static void many_come_and_go_while_others_write(void **state)
{
    struct both *b = province_of(state);
    char at[LISTEN_TEXT];
    struct server *server = open_server(b, 400, at);
    const char *headers = officer(b);
    int fds[32], last;

    for (int round = 0; round < 10; round++) {
        for (int i = 0; i < 32; i++)
            fds[i] = watch(at, headers);
        both_tx(b, STORE_WRITE, add_in_tx, NULL);
        for (int i = 0; i < 32; i++) {
            if (i % 2)
                wait_for(fds[i], "\nid: ");
            close(fds[i]);
        }
    }
    last = watch(at, arena_text(&b->a, "%sLast-Event-ID: 0\r\n", headers));
    wait_for(last, "id: 10\ndata: ");
    close(last);
    server_close(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_another_process_writes_is_told_too),
        BOTH(a_head_request_takes_no_place),
        BOTH(many_come_and_go_while_others_write),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
