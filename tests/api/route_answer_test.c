/* route_answer_test.c - writing through the seam: bodies, keys, versions, who may; by routes of the
 * test (desk.h), over a real socket, on both databases. */
#include "api/server.h"

#include <time.h>

#include "tests/api/desk.h"
#include "tests/api/socket.h"

static struct server *server;
static char at[LISTEN_TEXT];
static char reply[1 << 18];

static void serve(struct both *b)
{
    const struct server_options options = {
        .listen = "127.0.0.1:0", .routes = DESK, .thread_n = 2, .body_ms = 400};
    struct err e = {0};

    if (!server_open(&options, b->st, &server, at, &e))
        fail_msg("%s", e.text);
}

/* A request with a body; its status. */
static int sent(const char *line, const char *headers, const char *body)
{
    static char text[1 << 16];
    int n = snprintf(text, sizeof text,
                     "%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s"
                     "Content-Length: %zu\r\n\r\n%s",
                     line, headers, strlen(body), body);

    assert_in_range(n, 1, sizeof text - 1);
    socket_ask(at, text, (size_t)n, reply, sizeof reply);
    assert_int_equal(strncmp(reply, "HTTP/1.1 ", 9), 0);
    return (int)strtol(reply + 9, NULL, 10);
}

#define JSON_TYPE "Content-Type: application/json\r\n"
#define KEY(text) JSON_TYPE "Idempotency-Key: " text "\r\n"

static int64_t notes(struct both *b)
{
    return both_total(b, "SELECT count(*) FROM code WHERE scheme = 'note'");
}

static void assert_said(const char *text)
{
    if (!strstr(reply, text))
        fail_msg("no %s in %s", text, reply);
}

static void a_good_body_is_taken_and_answered_with_place_and_version(void **state)
{
    serve(*state);
    assert_int_equal(sent("POST /api/notes", KEY("a"), "{\"code\":\"N1\",\"text\":\"杏林\"}"), 201);
    assert_said("Location: /api/notes/N1\r\n");
    assert_said("ETag: \"1\"\r\n");
    assert_said("\"text\":\"杏林\"");
    assert_int_equal(notes(*state), 1);
    server_close(server);
}

static void the_same_request_under_its_key_is_answered_and_not_done_again(void **state)
{
    static const char BODY[] = "{\"code\":\"N1\",\"text\":\"a\"}";
    char first[2048];

    serve(*state);
    assert_int_equal(sent("POST /api/notes", KEY("k"), BODY), 201);
    snprintf(first, sizeof first, "%s", socket_body(reply));
    for (int i = 0; i < 3; i++) {
        assert_int_equal(sent("POST /api/notes", KEY("k"), BODY), 201);
        assert_string_equal(socket_body(reply), first);
        assert_said("Location: /api/notes/N1\r\n");
        assert_said("ETag: \"1\"\r\n");
    }
    assert_int_equal(notes(*state), 1);
    server_close(server);
    serve(*state); /* it survives the server */
    assert_int_equal(sent("POST /api/notes", KEY("k"), BODY), 201);
    assert_int_equal(notes(*state), 1);
    server_close(server);
}

static void a_key_with_another_request_is_422_and_does_nothing(void **state)
{
    serve(*state);
    assert_int_equal(sent("POST /api/notes", KEY("k"), "{\"code\":\"N1\"}"), 201);
    assert_int_equal(sent("POST /api/notes", KEY("k"), "{\"code\":\"N2\"}"), 422);
    assert_said("\"field\":\"Idempotency-Key\"");
    assert_int_equal(sent("POST /api/notes/N1/fail", KEY("k"), ""), 422);
    assert_int_equal(notes(*state), 1);
    server_close(server);
}

static void what_was_refused_may_be_tried_again_under_its_key(void **state)
{
    serve(*state);
    assert_int_equal(sent("POST /api/notes", KEY("k"), "{\"code\":\"\"}"), 422);
    assert_int_equal(sent("POST /api/notes", KEY("k"), "{\"code\":\"N1\"}"), 201);
    assert_int_equal(sent("POST /api/notes/N1/fail", KEY("f"), ""), 409);
    assert_int_equal(sent("POST /api/notes/N1/fail", KEY("f"), ""), 409);
    assert_said("the note is closed");
    assert_int_equal(notes(*state), 1); /* the half was taken back */
    assert_int_equal(both_total(*state, "SELECT count(*) FROM idempotency"), 1);
    server_close(server);
}

static void a_post_without_a_sound_key_is_400_unless_its_row_allows_it(void **state)
{
    static char long_key[200];

    snprintf(long_key, sizeof long_key, JSON_TYPE "Idempotency-Key: %0101d\r\n", 7);
    serve(*state);
    assert_int_equal(sent("POST /api/notes", JSON_TYPE, "{\"code\":\"N1\"}"), 400);
    assert_said("\"field\":\"Idempotency-Key\"");
    assert_int_equal(sent("POST /api/notes", KEY("a b"), "{\"code\":\"N1\"}"), 400);
    assert_int_equal(sent("POST /api/notes", KEY("\xe6\x9d\x8f"), "{\"code\":\"N1\"}"), 400);
    assert_int_equal(sent("POST /api/notes", long_key, "{\"code\":\"N1\"}"), 400);
    assert_int_equal(sent("POST /api/echo", "", ""), 200);
    assert_int_equal(notes(*state), 0);
    server_close(server);
}

static void what_is_no_json_object_is_refused(void **state)
{
    static const struct {
        const char *body;
        int status;
        const char *says;
    } bad[] = {
        {"", 400, "no JSON"},
        {"{", 400, "no JSON"},
        {"[]", 400, "no JSON object"},
        {"\"code\"", 400, "no JSON"},
        {"{\"code\":\"N1\"} {}", 400, "no JSON"},
        {"{\"code\":\"N1\",\"code\":\"N2\"}", 400, "twice"},
        {"{\"code\":\"N1\",\"c\\u006fde\":\"N2\"}", 400, "twice"},
        {"{\"code\":\"N\\u0000\"}", 400, "no JSON"},
        {"{\"code\":\"N\xff\"}", 400, "no JSON"},
        {"{\"code\":\"\\ud800\"}", 400, "no JSON"},
        {"{\"code\":\"N1\",\"cases\":99999999999999999999}", 400, "no JSON"},
        {"{\"code\":\"N1\",\"share\":NaN}", 400, "no JSON"},
        {"{\"code\":\"N1\",}", 400, "no JSON"},
        {"{code:\"N1\"}", 400, "no JSON"},
    };

    serve(*state);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        int status = sent("POST /api/notes", KEY("k"), bad[i].body);
        if (status != bad[i].status)
            print_error("%s: %d\n", bad[i].body, status);
        assert_int_equal(status, bad[i].status);
        assert_said(bad[i].says);
    }
    assert_int_equal(notes(*state), 0);
    server_close(server);
}

static void a_body_deeper_than_32_is_refused_and_one_of_32_is_read(void **state)
{
    char body[200] = "{\"words\":";

    serve(*state);
    for (int i = 0; i < 31; i++)
        strcat(body, "[");
    for (int i = 0; i < 31; i++)
        strcat(body, "]");
    strcat(body, "}");
    assert_int_equal(sent("POST /api/notes", KEY("k"), body), 422); /* read, and judged */
    memmove(body + 10, body + 9, strlen(body) - 8);
    strcpy(body + strlen(body) - 1, "]}");
    assert_int_equal(sent("POST /api/notes", KEY("k"), body), 400);
    assert_said("deeper than 32");
    assert_int_equal(sent("POST /api/notes", KEY("k"),
                          "{\"code\":\"a\\\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"}"),
                     422); /* brackets in a text are no depth; it is too long */
    server_close(server);
}

static void another_media_type_is_415_and_another_method_405(void **state)
{
    serve(*state);
    assert_int_equal(sent("POST /api/notes", "Idempotency-Key: k\r\n", "{}"), 415);
    assert_int_equal(
        sent("POST /api/notes", "Idempotency-Key: k\r\nContent-Type: text/plain\r\n", "{}"), 415);
    assert_int_equal(sent("POST /api/notes", KEY("k") "Content-Encoding: gzip\r\n", "{}"), 415);
    assert_int_equal(
        sent("POST /api/notes",
             "Idempotency-Key: k\r\nContent-Type: Application/JSON ; charset=utf-8\r\n",
             "{\"code\":\"N1\"}"),
        201);
    assert_int_equal(sent("PATCH /api/notes/N1", JSON_TYPE, "{}"), 405);
    assert_said("Allow: PUT, DELETE\r\n");
    assert_int_equal(socket_get(at, "GET", "/api/notes", "", reply, sizeof reply), 405);
    assert_said("Allow: POST\r\n");
    assert_int_equal(sent("POST /index.html", "", ""), 405);
    assert_int_equal(sent("POST /api/nothing", JSON_TYPE, "{}"), 404);
    server_close(server);
}

static void a_body_above_the_limit_of_its_row_is_413_before_it_is_read(void **state)
{
    static const char HEAD[] =
        "POST /api/notes HTTP/1.1\r\nHost: localhost\r\n" KEY("k") "Content-Length: 4097\r\n\r\n";

    serve(*state);
    socket_ask(at, HEAD, sizeof HEAD - 1, reply, sizeof reply); /* no byte of it is sent */
    assert_said("HTTP/1.1 413");
    assert_said("up to 4096 bytes");
    assert_int_equal(sent("DELETE /api/notes/N1", "", "{}"), 413);
    assert_int_equal(sent("DELETE /api/notes/N1", "", ""), 200);
    server_close(server);
}

static void versions_are_compared_and_412_tells_both(void **state)
{
    serve(*state);
    assert_int_equal(sent("PUT /api/notes/N1", JSON_TYPE, "{\"code\":\"N1\"}"), 428);
    assert_int_equal(sent("PUT /api/notes/N1", JSON_TYPE "If-Match: *\r\n", "{\"code\":\"N1\"}"),
                     400);
    assert_int_equal(
        sent("PUT /api/notes/N1", JSON_TYPE "If-Match: \"6\", \"7\"\r\n", "{\"code\":\"N1\"}"),
        400);
    assert_int_equal(
        sent("PUT /api/notes/N1", JSON_TYPE "If-Match: \"6\"\r\n", "{\"code\":\"N1\"}"), 412);
    assert_said("\"found\":\"\\\"6\\\"\",\"expected\":\"\\\"7\\\"\"");
    assert_int_equal(
        sent("PUT /api/notes/N1", JSON_TYPE "If-Match: \"7\"\r\n", "{\"code\":\"N1\"}"), 200);
    assert_said("ETag: \"8\"\r\n");
    server_close(server);
}

/* Raw bytes behind a sound line and headers. */
static int chunked(const char *more, const char *body)
{
    char text[16384];
    int n =
        snprintf(text, sizeof text,
                 "POST /api/notes HTTP/1.1\r\nHost: localhost\r\n" KEY("k") "%s\r\n%s", more, body);

    assert_in_range(n, 1, sizeof text - 1);
    socket_ask(at, text, (size_t)n, reply, sizeof reply);
    return strncmp(reply, "HTTP/1.1 ", 9) ? 0 : (int)strtol(reply + 9, NULL, 10);
}

static void a_body_in_chunks_is_put_together_and_a_broken_one_is_never_taken(void **state)
{
    static const struct {
        const char *headers, *body;
    } bad[] = {
        {"Transfer-Encoding: chunked\r\nContent-Length: 13\r\n",
         "d\r\n{\"code\":\"N2\"}\r\n0\r\n\r\n"},
        {"Content-Length: 13\r\nContent-Length: 13\r\n", "{\"code\":\"N2\"}"},
        {"Content-Length: 13\r\nContent-Length: 14\r\n", "{\"code\":\"N2\"}"},
        {"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
         "d\r\n{\"code\":\"N2\"}\r\n0\r\n\r\n"},
        {"Transfer-Encoding: gzip, chunked\r\n", "d\r\n{\"code\":\"N2\"}\r\n0\r\n\r\n"},
        {"Transfer-Encoding: chunked\r\n", "zz\r\n{\"code\":\"N2\"}\r\n0\r\n\r\n"},
        {"Transfer-Encoding: chunked\r\n", "-d\r\n{\"code\":\"N2\"}\r\n0\r\n\r\n"},
        {"Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n{\"code\":\"N2\"}\r\n0\r\n\r\n"},
        {"Transfer-Encoding: chunked\r\n", "2\r\n{\"code\":\"N2\"}\r\n0\r\n\r\n"},
    };

    serve(*state);
    assert_int_equal(chunked("Connection: close\r\nTransfer-Encoding: chunked\r\n",
                             "5\r\n{\"cod\r\n8\r\ne\":\"N1\"}\r\n0\r\n\r\n"),
                     201);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        int status = chunked(bad[i].headers, bad[i].body);

        if (status && status < 400)
            print_error("%zu: %d\n", i, status);
        assert_true(status == 0 || status >= 400);
    }
    assert_int_equal(notes(*state), 1);
    server_close(server);
}

static void chunks_beyond_the_limit_are_413_or_cut(void **state)
{
    char body[16000] = "";

    serve(*state);
    for (int i = 0; i < 5; i++) /* 5 * 1000 > 4096 */
        snprintf(body + strlen(body), sizeof body - strlen(body), "3e8\r\n%01000d\r\n", 7);
    strcat(body, "0\r\n\r\n");
    assert_int_equal(chunked("Transfer-Encoding: chunked\r\n", body), 413);
    body[0] = '\0';
    for (int i = 0; i < 12; i++) /* more than twice the limit */
        snprintf(body + strlen(body), sizeof body - strlen(body), "3e8\r\n%01000d\r\n", 7);
    strcat(body, "0\r\n\r\n");
    assert_int_equal(chunked("Transfer-Encoding: chunked\r\n", body), 0);
    server_close(server);
}

static void a_body_that_trickles_is_cut_at_its_deadline(void **state)
{
    static const char HEAD[] =
        "POST /api/notes HTTP/1.1\r\nHost: localhost\r\n" KEY("k") "Content-Length: 100\r\n\r\n";
    struct timespec begun, now;
    int fd;
    char byte;

    serve(*state);
    fd = socket_to(at);
    clock_gettime(CLOCK_MONOTONIC, &begun);
    assert_int_equal(send(fd, HEAD, sizeof HEAD - 1, MSG_NOSIGNAL), sizeof HEAD - 1);
    for (int i = 0; i < 400 && send(fd, " ", 1, MSG_NOSIGNAL) == 1; i++)
        nanosleep(&(struct timespec){.tv_nsec = 50 * 1000000L}, NULL);
    assert_true(recv(fd, &byte, 1, 0) <= 0);
    clock_gettime(CLOCK_MONOTONIC, &now);
    assert_in_range(now.tv_sec - begun.tv_sec, 0, 15); /* 0.4 s, a sweep, and the machine's mood */
    close(fd);
    assert_int_equal(notes(*state), 0);
    server_close(server);
}

static void a_connection_goes_on_after_a_body_and_the_next_request_is_another(void **state)
{
    static const char TWO[] = "POST /api/notes HTTP/1.1\r\nHost: localhost\r\n" KEY(
        "1") "Content-Length: 13\r\n\r\n{\"code\":\"N1\"}"
             "POST /api/notes HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" KEY(
                 "2") "Content-Length: 13\r\n\r\n{\"code\":\"N2\"}";

    serve(*state);
    socket_ask(at, TWO, sizeof TWO - 1, reply, sizeof reply);
    assert_said("/api/notes/N1");
    assert_said("/api/notes/N2");
    assert_int_equal(notes(*state), 2);
    server_close(server);
}

/* The hook: nobody may delete; a stranger has to sign in. */
static bool guard(void *arg, struct request *rq, const struct route *route, struct err *e)
{
    int *asked = arg;

    ++*asked;
    rq->subject_name = http_header(rq->x, "X-Who");
    if (!rq->subject_name.n)
        return request_refuse(rq, 401, e, "sign in first");
    return route->method != HTTP_DELETE || err_set(e, ERR_RIGHT, "this is not yours to do");
}

static int guarded(struct both *b, int *asked, enum http_method method, const char *path,
                   struct gate_header *headers, size_t n, const char *body)
{
    atomic_bool stopping;
    const struct route_scene scene = {.routes = DESK,
                                      .store = b->st,
                                      .stopping = &stopping,
                                      .decide = guard,
                                      .decide_arg = asked};
    struct http_exchange x = {
        .method = method, .path = str_of(path), .headers = headers, .header_n = n};
    int status;

    atomic_init(&stopping, false);
    route_admit(&scene, &x);
    x.content = str_of(body);
    if (!x.status)
        route_answer(&scene, &x);
    status = x.status;
    out_reset(&x.body);
    arena_reset(&x.arena);
    return status;
}

static void who_may_is_decided_once_before_the_body_and_keys_are_his_own(void **state)
{
    struct gate_header headers[] = {{STR("Content-Type"), STR("application/json")},
                                    {STR("Idempotency-Key"), STR("k")},
                                    {STR("X-Who"), STR("a")}};
    int asked = 0;

    assert_int_equal(guarded(*state, &asked, HTTP_POST, "/api/notes", headers, 2, "{"), 401);
    assert_int_equal(asked, 1);
    assert_int_equal(
        guarded(*state, &asked, HTTP_POST, "/api/notes", headers, 3, "{\"code\":\"N1\"}"), 201);
    assert_int_equal(asked, 2);
    headers[2].value = STR("b"); /* another one's key is another key */
    assert_int_equal(
        guarded(*state, &asked, HTTP_POST, "/api/notes", headers, 3, "{\"code\":\"N2\"}"), 201);
    assert_int_equal(guarded(*state, &asked, HTTP_DELETE, "/api/notes/N1", headers, 3, ""), 403);
    assert_int_equal(notes(*state), 2);
}

/* Neither handler of the desk notes anything: their rows do. */
static void an_audited_row_is_noted_with_its_change_or_neither_is_there(void **state)
{
    struct both *b = *state;

    serve(b);
    assert_int_equal(sent("POST /api/notes", KEY("a"), "{\"code\":\"N1\",\"text\":\"a\"}"), 201);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE noun = 'route'"), 1);
    assert_int_equal(sent("POST /api/notes", KEY("a"), "{\"code\":\"N1\",\"text\":\"a\"}"), 201);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 1); /* told again, not done */
    assert_true(sent("POST /api/notes", KEY("b"), "{\"code\":\"N1\",\"text\":\"a\"}") >= 400);
    assert_int_equal(sent("POST /api/notes", KEY("c"), "{\"code\":\"\"}"), 422);
    assert_int_equal(sent("POST /api/notes/x/fail", KEY("d"), ""), 409);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 1);
    assert_int_equal(sent("DELETE /api/notes/x", "", ""), 200);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 2);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'all'"), 2);
    assert_int_equal(sent("PUT /api/notes/x", JSON_TYPE "If-Match: \"7\"\r\n", "{\"code\":\"N1\"}"),
                     200); /* not marked */
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 2);
    server_close(server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_good_body_is_taken_and_answered_with_place_and_version),
        BOTH(the_same_request_under_its_key_is_answered_and_not_done_again),
        BOTH(a_key_with_another_request_is_422_and_does_nothing),
        BOTH(what_was_refused_may_be_tried_again_under_its_key),
        BOTH(a_post_without_a_sound_key_is_400_unless_its_row_allows_it),
        BOTH(what_is_no_json_object_is_refused),
        BOTH(a_body_deeper_than_32_is_refused_and_one_of_32_is_read),
        BOTH(another_media_type_is_415_and_another_method_405),
        BOTH(a_body_above_the_limit_of_its_row_is_413_before_it_is_read),
        BOTH(versions_are_compared_and_412_tells_both),
        BOTH(a_body_in_chunks_is_put_together_and_a_broken_one_is_never_taken),
        BOTH(chunks_beyond_the_limit_are_413_or_cut),
        BOTH(a_body_that_trickles_is_cut_at_its_deadline),
        BOTH(a_connection_goes_on_after_a_body_and_the_next_request_is_another),
        BOTH(an_audited_row_is_noted_with_its_change_or_neither_is_there),
        BOTH(who_may_is_decided_once_before_the_body_and_keys_are_his_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
