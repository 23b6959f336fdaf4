/* http_test.c - the seam over a real socket: replies, refusals, deadlines, the end. */
#include "api/http.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "api/listen.h"
#include "tests/api/socket.h"

/* A literal with NUL bytes in it. */
#define BYTES(literal)                 \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }

enum { HEAD_MS = 400, REPLY_SIZE = 1 << 20 };

static struct http *http;
static char at[LISTEN_TEXT];
static char reply[REPLY_SIZE];
static atomic_int asked;

static _Atomic(struct http_stream *) stream;
static atomic_int gone;
static pthread_mutex_t holding = PTHREAD_MUTEX_INITIALIZER; /* gone waits for it */

static void stream_gone(void *arg, struct http_stream *s)
{
    (void)arg;
    (void)s;
    pthread_mutex_lock(&holding);
    atomic_store(&stream, NULL);
    atomic_fetch_add(&gone, 1);
    pthread_mutex_unlock(&holding);
}

/* Says what it was asked; /stream has no end; /slow takes 300 ms; /big is 300 kB; /still is not of
 * the arena. */
static void handle(void *arg, struct http_exchange *x)
{
    static const char STILL[] = "still";

    (void)arg;
    atomic_fetch_add(&asked, 1);
    x->status = 200;
    x->type = "text/plain";
    if (str_eq(x->path, STR("/slow")))
        nanosleep(&(struct timespec){.tv_nsec = 300 * 1000000L}, NULL);
    if (str_eq(x->path, STR("/stream")))
        atomic_store(&stream, http_stream_open(x, stream_gone, NULL));
    else if (str_eq(x->path, STR("/still")))
        x->still = str_of(STILL);
    else if (str_eq(x->path, STR("/bad")))
        http_problem(x, 404, "no such address");
    else if (str_eq(x->path, STR("/big")))
        for (int i = 0; i < 30000; i++)
            out_text(&x->body, "%09d\n", i);
    else
        out_text(&x->body, "path=%.*s query=%.*s gzip=%d match=%.*s", STR_ARG(x->path),
                 STR_ARG(x->query), x->takes_gzip, STR_ARG(x->if_none_match));
}

/* --- bodies to a sink --- */

enum { BODY_MS = 300, SUNK_MOST = 1 << 20 };
static atomic_int sunk, sunk_ends, sunk_most;

static bool sink_put(void *arg, struct http_exchange *x, struct str piece)
{
    (void)arg;
    if (atomic_fetch_add(&sunk, (int)piece.n) + (int)piece.n <= atomic_load(&sunk_most))
        return true;
    http_problem(x, 507, "full");
    return false;
}

static void sink_end(void *arg, struct http_exchange *x)
{
    (void)arg;
    (void)x;
    atomic_fetch_add(&sunk_ends, 1);
}

static void admit(void *arg, struct http_exchange *x)
{
    (void)arg;
    if (x->method == HTTP_POST && str_eq(x->path, STR("/sink"))) {
        x->content_limit = 64 << 20;
        x->sink = (struct http_sink){sink_put, sink_end, NULL};
    } else if (x->method != HTTP_GET) {
        x->allow = "GET, HEAD";
        http_problem(x, 405, "only GET and HEAD are possible here");
    }
}

static int start(void **unused)
{
    const struct http_options options = {.thread_n = 2,
                                         .connection_n = 32,
                                         .head_ms = HEAD_MS,
                                         .body_ms = BODY_MS,
                                         .admit = admit,
                                         .handler = handle};
    struct err e = {0};
    int fd;

    (void)unused;
    assert_true(listen_open("127.0.0.1:0", &fd, at, &e));
    assert_true(http_open(fd, &options, &http, &e));
    return 0;
}

static int stop(void **unused)
{
    (void)unused;
    http_close(http, 60000);
    return 0;
}

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int status_of_bytes(const char *bytes, size_t n)
{
    socket_ask(at, bytes, n, reply, sizeof reply);
    return strncmp(reply, "HTTP/1.", 7) ? 0 : (int)strtol(reply + 9, NULL, 10);
}

/* The connection is cut after a refusal, whatever was asked for. */
static int status_of_text(const char *text)
{
    return status_of_bytes(text, strlen(text));
}

static void the_handler_sees_the_target_as_it_was_sent(void **unused)
{
    (void)unused;
    assert_int_equal(socket_get(at, "GET", "/a%2Fb/..//c?x=%31&y+z",
                                "Accept-Encoding: gzip\r\nIf-None-Match: \"t\"\r\n", reply,
                                sizeof reply),
                     200);
    assert_string_equal(socket_body(reply), "path=/a%2Fb/..//c query=x=%31&y+z gzip=1 match=\"t\"");
}

static void every_reply_carries_the_security_headers(void **unused)
{
    static const char *const targets[] = {"/", "/bad"};

    (void)unused;
    for (int i = 0; i < 2; i++) {
        socket_get(at, "GET", targets[i], "", reply, sizeof reply);
        assert_non_null(strstr(reply, "Content-Security-Policy: default-src 'self';"));
        assert_non_null(strstr(reply, "frame-ancestors 'none'"));
        assert_non_null(strstr(reply, "X-Content-Type-Options: nosniff"));
        assert_non_null(strstr(reply, "Cache-Control: no-store"));
    }
    socket_get(at, "POST", "/", "", reply, sizeof reply);
    assert_non_null(strstr(reply, "frame-ancestors 'none'"));
}

static void head_has_the_length_of_get_and_no_body(void **unused)
{
    (void)unused;
    assert_int_equal(socket_get(at, "HEAD", "/big", "", reply, sizeof reply), 200);
    assert_non_null(strstr(reply, "Content-Length: 300000"));
    assert_string_equal(socket_body(reply), "");
    assert_int_equal(socket_get(at, "GET", "/big", "", reply, sizeof reply), 200);
    assert_int_equal(strlen(socket_body(reply)), 300000);
    assert_int_equal(socket_get(at, "GET", "/still", "", reply, sizeof reply), 200);
    assert_string_equal(socket_body(reply), "still");
}

static void a_problem_is_told_as_problem_json(void **unused)
{
    (void)unused;
    assert_int_equal(socket_get(at, "GET", "/bad", "", reply, sizeof reply), 404);
    assert_non_null(strstr(reply, "Content-Type: application/problem+json"));
    assert_string_equal(socket_body(reply),
                        "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        "\"detail\":\"no such address\"}");
}

static void another_method_is_405_with_what_is_allowed(void **unused)
{
    int before = atomic_load(&asked);

    (void)unused;
    assert_int_equal(socket_get(at, "DELETE", "/", "", reply, sizeof reply), 405);
    assert_non_null(strstr(reply, "Allow: GET, HEAD"));
    assert_int_equal(atomic_load(&asked), before);
}

static void blanks_around_a_value_are_no_fault(void **unused)
{
    static const char HEAD[] = "GET /still HTTP/1.1\r\nHost:localhost\r\nX: \t a \r\nY:\r\n"
                               "Connection:  close\r\n\r\n";

    (void)unused;
    assert_int_equal(status_of_text(HEAD), 200);
}

static void many_requests_go_over_one_connection(void **unused)
{
    static const char ONE[] = "GET /still HTTP/1.1\r\nHost: localhost\r\n\r\n";
    static const char LAST[] =
        "GET /still HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    char all[4096] = "";
    size_t n = 0, found = 0;

    (void)unused;
    for (int i = 0; i < 20; i++)
        n += (size_t)snprintf(all + n, sizeof all - n, "%s", ONE);
    n += (size_t)snprintf(all + n, sizeof all - n, "%s", LAST);
    socket_ask(at, all, n, reply, sizeof reply);
    for (const char *p = reply; (p = strstr(p, "\r\n\r\nstill")) != NULL; p++)
        found++;
    assert_int_equal(found, 21);
}

static void hostile_heads_are_refused_before_the_handler(void **unused)
{
    static const struct {
        const char *text;
        int status; /* 0: the connection is cut without a word */
    } heads[] = {
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
        {"GET /\x01 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x02\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nX Y: a\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", 413},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
         400},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked"
         "\r\n\r\n0\r\n\r\n",
         400},
        {"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413},
        {"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n", 405},
        {"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
        {"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
    };
    int before = atomic_load(&asked);

    (void)unused;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        int status = status_of_text(heads[i].text);
        if (status != heads[i].status)
            print_error("%s: %d, wanted %d\n", heads[i].text, status, heads[i].status);
        assert_int_equal(status, heads[i].status);
    }
    assert_int_equal(atomic_load(&asked), before);
}

static void broken_heads_never_reach_the_handler_as_something_else(void **unused)
{
    static const struct str heads[] = {
        BYTES("GET /a\0b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        BYTES("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n"),
        BYTES("\0\0\0\0\r\n\r\n"),
        BYTES("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0\0\r\nY: b\r\n\r\n"),
        BYTES("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n"),
        BYTES("GET / HTTP/1.1\nHost: localhost\n\n"),
        BYTES("GET / HTTP/1.1\r\nHost: localhost\r\nX\0Y: a\r\n\r\n"),
        BYTES("GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        BYTES("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"),
        BYTES("GET\r\n\r\n"),
        BYTES("GET / HTTP/1.1\r\nHost localhost\r\n\r\n"),
        BYTES("GET / HTTP/1.1\r\n Host: localhost\r\n\r\n"),
        BYTES("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"),
        BYTES(
            "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\n\r\n"),
    };
    int before = atomic_load(&asked);

    (void)unused;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        int status = status_of_bytes(heads[i].at, heads[i].n);
        if (status != 0 && status < 400)
            print_error("%zu: %.*s: %d\n", i, (int)heads[i].n, heads[i].at, status);
        assert_true(status == 0 || status >= 400);
    }
    assert_int_equal(atomic_load(&asked), before);
}

static void a_head_that_is_too_long_is_refused(void **unused)
{
    static char head[200 * 1024];
    size_t n = (size_t)snprintf(head, sizeof head, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
    int status;

    (void)unused;
    memset(head + n, 'a', 20000);
    memcpy(head + n + 20000, "\r\n\r\n", 4);
    assert_int_equal(status_of_bytes(head, n + 20004), 431);
    memset(head + n, 'a', 100000);
    memcpy(head + n + 100000, "\r\n\r\n", 4);
    status = status_of_bytes(head, n + 100004);
    assert_true(status == 431 || status == 0);
    memset(head, 'a', 6000);
    memcpy(head, "GET /", 5);
    snprintf(head + 6000, 100, " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_int_equal(status_of_text(head), 414);
}

static void a_head_that_trickles_is_cut_at_its_deadline(void **unused)
{
    static const char HEAD[] = "GET / HTTP/1.1\r\nHost: localhost\r\nX: ";
    int fd = socket_to(at);
    int64_t begun = now_ms();
    size_t sent = 0;
    char byte;

    (void)unused;
    while (send(fd, sent < sizeof HEAD - 1 ? HEAD + sent : "a", 1, MSG_NOSIGNAL) == 1) {
        sent++;
        nanosleep(&(struct timespec){.tv_nsec = 50 * 1000000L}, NULL);
        assert_true(now_ms() - begun < 20000); /* far above the deadline: a slow machine is none */
    }
    assert_true(recv(fd, &byte, 1, 0) <= 0);
    assert_true(now_ms() - begun >= HEAD_MS);
    close(fd);
}

static void many_that_wait_do_not_keep_others_out(void **unused)
{
    int fds[20];

    (void)unused;
    for (int i = 0; i < 20; i++) {
        fds[i] = socket_to(at);
        assert_int_equal(send(fds[i], "GET /", 5, MSG_NOSIGNAL), 5);
    }
    assert_int_equal(socket_get(at, "GET", "/", "", reply, sizeof reply), 200);
    for (int i = 0; i < 20; i++)
        close(fds[i]);
}

static void closing_finishes_what_is_under_way_and_takes_nothing_new(void **unused)
{
    static const char SLOW[] = "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n";
    struct sockaddr_in to = {.sin_family = AF_INET};
    int fd = socket_to(at), again, before = atomic_load(&asked);

    (void)unused;
    assert_int_equal(send(fd, SLOW, sizeof SLOW - 1, MSG_NOSIGNAL), sizeof SLOW - 1);
    while (atomic_load(&asked) == before)
        nanosleep(&(struct timespec){.tv_nsec = 5 * 1000000L}, NULL);
    http_close(http, 60000);
    socket_drain(fd, reply, sizeof reply);
    close(fd);
    assert_non_null(strstr(reply, "200 OK"));
    assert_true(strstr(reply, "path=/slow") && strstr(reply, "\r\nConnection: close\r\n"));
    again = socket(AF_INET, SOCK_STREAM, 0);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons((uint16_t)strtol(strrchr(at, ':') + 1, NULL, 10));
    assert_int_not_equal(connect(again, (struct sockaddr *)&to, sizeof to), 0);
    close(again);
    start(NULL);
}

static int stream_begin(void)
{
    static const char HEAD[] = "GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n";
    int fd = socket_to(at);

    atomic_store(&gone, 0);
    assert_int_equal(send(fd, HEAD, sizeof HEAD - 1, MSG_NOSIGNAL), sizeof HEAD - 1);
    memset(reply, 0, 4096);
    for (size_t n = 0; !strstr(reply, "\r\n\r\n");) {
        ssize_t got = recv(fd, reply + n, 4096 - n, 0);

        assert_true(got > 0);
        n += (size_t)got;
    }
    if (!strstr(reply, "Transfer-Encoding: chunked"))
        fail_msg("%s", reply);
    return fd;
}

static void gone_wait(void)
{
    int64_t until = now_ms() + 60000;

    while (!atomic_load(&gone) && now_ms() < until)
        nanosleep(&(struct timespec){.tv_nsec = 5 * 1000000L}, NULL);
    assert_int_equal(atomic_load(&gone), 1);
}

/* Far longer than a head may take: what waits has no deadline to fear but its own. */
static void a_stream_gives_what_is_put_in_when_it_is_put_in(void **unused)
{
    int fd = stream_begin();

    (void)unused;
    for (int i = 0; i < 3; i++) {
        nanosleep(&(struct timespec){.tv_nsec = 300 * 1000000L}, NULL);
        assert_true(http_stream_put(stream, STR("tick")));
        memset(reply, 0, 100);
        assert_true(recv(fd, reply, sizeof reply, 0) > 0);
        assert_string_equal(reply, "4\r\ntick\r\n");
    }
    http_stream_put(stream, STR("last"));
    http_stream_end(stream);
    socket_drain(fd, reply, sizeof reply); /* the connection itself ends at its deadline */
    assert_string_equal(reply, "4\r\nlast\r\n0\r\n\r\n");
    gone_wait();
    close(fd);
}

static void one_who_takes_nothing_is_not_waited_for(void **unused)
{
    static char much[HTTP_STREAM_BYTES];
    int fd = stream_begin(), put = 0;

    (void)unused;
    memset(much, 'x', sizeof much);
    assert_false(http_stream_put(stream, (struct str){much, sizeof much + 1}));
    while (put < 1000 && http_stream_put(stream, (struct str){much, sizeof much}))
        put++;
    assert_true(put > 0 && put < 1000);
    close(fd);
    http_stream_end(stream);
    gone_wait();
}

static void one_who_left_is_told_of(void **unused)
{
    int fd = stream_begin();

    (void)unused;
    close(fd);
    for (int i = 0; i < 3000 && !atomic_load(&gone); i++) {
        pthread_mutex_lock(&holding);
        if (atomic_load(&stream))
            http_stream_put(stream, STR("x"));
        pthread_mutex_unlock(&holding);
        nanosleep(&(struct timespec){.tv_nsec = 20 * 1000000L}, NULL);
    }
    gone_wait();
}

static void closing_ends_the_streams_and_does_not_wait_for_them(void **unused)
{
    int fds[8];
    int64_t since;

    for (int i = 0; i < 8; i++)
        fds[i] = stream_begin();
    since = now_ms();
    http_close(http, 20000);
    assert_true(now_ms() - since < 15000);
    assert_int_equal(atomic_load(&gone), 8);
    for (int i = 0; i < 8; i++) {
        socket_drain(fds[i], reply, sizeof reply);
        assert_string_equal(reply, "0\r\n\r\n");
        close(fds[i]);
    }
    start(unused);
}

static int sink_begin(const char *length)
{
    char head[200];
    int fd = socket_to(at), n;

    atomic_store(&sunk, 0);
    atomic_store(&sunk_ends, 0);
    atomic_store(&sunk_most, INT32_MAX);
    n = snprintf(head, sizeof head, "POST /sink HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n", length);
    assert_int_equal(send(fd, head, (size_t)n, MSG_NOSIGNAL), n);
    return fd;
}

/* As much of so many bytes as the other side takes. */
static size_t pour(int fd, size_t n)
{
    static char bytes[65536];
    size_t done = 0;
    ssize_t put;

    while (
        done < n
        && (put = send(fd, bytes, n - done < sizeof bytes ? n - done : sizeof bytes, MSG_NOSIGNAL))
               > 0)
        done += (size_t)put;
    return done;
}

static void ends_wait(void)
{
    int64_t until = now_ms() + 60000;

    while (!atomic_load(&sunk_ends) && now_ms() < until)
        nanosleep(&(struct timespec){.tv_nsec = 5 * 1000000L}, NULL);
    assert_int_equal(atomic_load(&sunk_ends), 1);
}

static void a_body_goes_to_its_sink_whole_and_the_sink_ends_once(void **unused)
{
    int fd = sink_begin("Content-Length: 3000000");

    (void)unused;
    assert_int_equal(pour(fd, 3000000), 3000000);
    memset(reply, 0, 100);
    assert_true(recv(fd, reply, sizeof reply - 1, 0) > 0);
    assert_int_equal(strncmp(reply, "HTTP/1.1 200", 12), 0);
    ends_wait();
    assert_int_equal(atomic_load(&sunk), 3000000);
    close(fd);
}

static void a_body_that_is_announced_too_long_reaches_no_sink(void **unused)
{
    int fd = sink_begin("Content-Length: 67108865");

    (void)unused;
    socket_drain(fd, reply, sizeof reply);
    assert_int_equal(strncmp(reply, "HTTP/1.1 413", 12), 0);
    ends_wait(); /* for whoever filled in the sink */
    assert_int_equal(atomic_load(&sunk), 0);
    close(fd);
}

static void a_sink_that_is_full_is_told_of_and_the_connection_ends(void **unused)
{
    int fd = sink_begin("Content-Length: 3000000");

    (void)unused;
    atomic_store(&sunk_most, 100000);
    pour(fd, 3000000);
    socket_drain(fd, reply, sizeof reply);
    assert_int_equal(strncmp(reply, "HTTP/1.1 507", 12), 0);
    ends_wait();
    close(fd);
}

static void who_goes_on_pouring_into_a_full_sink_is_cut(void **unused)
{
    int fd = sink_begin("Content-Length: 60000000");

    (void)unused;
    atomic_store(&sunk_most, 0);
    assert_true(pour(fd, 60000000) < 60000000);
    ends_wait();
    close(fd);
}

static void a_body_that_stops_or_ends_half_way_ends_its_sink(void **unused)
{
    int fd = sink_begin("Content-Length: 3000000");

    (void)unused;
    pour(fd, 1000000);
    close(fd);
    ends_wait();
    fd = sink_begin("Content-Length: 3000000");
    pour(fd, 1000000);
    ends_wait(); /* within BODY_MS and the 8 s of a step */
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_handler_sees_the_target_as_it_was_sent),
        cmocka_unit_test(every_reply_carries_the_security_headers),
        cmocka_unit_test(head_has_the_length_of_get_and_no_body),
        cmocka_unit_test(a_problem_is_told_as_problem_json),
        cmocka_unit_test(another_method_is_405_with_what_is_allowed),
        cmocka_unit_test(blanks_around_a_value_are_no_fault),
        cmocka_unit_test(many_requests_go_over_one_connection),
        cmocka_unit_test(hostile_heads_are_refused_before_the_handler),
        cmocka_unit_test(broken_heads_never_reach_the_handler_as_something_else),
        cmocka_unit_test(a_head_that_is_too_long_is_refused),
        cmocka_unit_test(a_head_that_trickles_is_cut_at_its_deadline),
        cmocka_unit_test(many_that_wait_do_not_keep_others_out),
        cmocka_unit_test(a_stream_gives_what_is_put_in_when_it_is_put_in),
        cmocka_unit_test(one_who_takes_nothing_is_not_waited_for),
        cmocka_unit_test(one_who_left_is_told_of),
        cmocka_unit_test(closing_ends_the_streams_and_does_not_wait_for_them),
        cmocka_unit_test(a_body_goes_to_its_sink_whole_and_the_sink_ends_once),
        cmocka_unit_test(a_body_that_is_announced_too_long_reaches_no_sink),
        cmocka_unit_test(a_sink_that_is_full_is_told_of_and_the_connection_ends),
        cmocka_unit_test(who_goes_on_pouring_into_a_full_sink_is_cut),
        cmocka_unit_test(a_body_that_stops_or_ends_half_way_ends_its_sink),
        cmocka_unit_test(closing_finishes_what_is_under_way_and_takes_nothing_new),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
