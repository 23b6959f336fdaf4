/* fetch_test.c - where may be asked, and what a server cannot do to who asks it: over a socket. */
#include "remote/fetch.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/check.h"

static void plain_http_goes_to_this_machine_only(void **unused)
{
    (void)unused;
    assert_true(fetch_may(STR("https://id.example/")));
    assert_true(fetch_may(STR("http://127.0.0.1:8080/x")));
    assert_true(fetch_may(STR("http://localhost")));
    assert_true(fetch_may(STR("http://[::1]:80/")));
    assert_false(fetch_may(STR("http://id.example/")));
    assert_false(fetch_may(STR("http://127.0.0.1.evil.example/")));
    assert_false(fetch_may(STR("http://localhost@evil.example/")));
    assert_false(fetch_may(STR("https://")));
    assert_false(fetch_may(STR("file:///etc/passwd")));
    assert_false(fetch_may(STR("")));
}

struct serving { /* one connection gets this reply */
    int fd;
    const char *head;
    size_t body_n;
};

static void *serve(void *arg)
{
    const struct serving *s = arg;
    char junk[4096];
    int fd = accept(s->fd, NULL, NULL);

    if (fd < 0)
        return NULL;
    if (recv(fd, junk, sizeof junk, 0) > 0
        && send(fd, s->head, strlen(s->head), MSG_NOSIGNAL) > 0) {
        memset(junk, 'x', sizeof junk);
        for (size_t sent = 0; sent < s->body_n; sent += sizeof junk) {
            if (send(fd, junk, sizeof junk, MSG_NOSIGNAL) < 0)
                break;
        }
    }
    close(fd);
    return NULL;
}

static bool fetched(const char *head, size_t body_n, struct str *body, struct arena *a,
                    struct err *e)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t n = sizeof at;
    struct serving s = {socket(AF_INET, SOCK_STREAM, 0), head, body_n};
    struct fetch f = {0};
    pthread_t thread;
    bool good;

    assert_true(s.fd >= 0);
    assert_int_equal(bind(s.fd, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(listen(s.fd, 1), 0);
    assert_int_equal(getsockname(s.fd, (struct sockaddr *)&at, &n), 0);
    assert_int_equal(pthread_create(&thread, NULL, serve, &s), 0);
    f.url = arena_text(a, "http://127.0.0.1:%d/x?secret=1", ntohs(at.sin_port));
    good = fetch_get(&f, a, body, e);
    pthread_join(thread, NULL);
    close(s.fd);
    return good;
}

static void a_reply_of_200_is_taken_and_nothing_else(void **unused)
{
    static const struct {
        const char *head;
        size_t body_n;
        enum err_code code;
        const char *text;
    } BAD[] = {
        {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", 0,
         ERR_IO, "replied 302, not 200"},
        {"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", 0, ERR_IO, "replied 500"},
        {"HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n", 0, ERR_RIGHT, "refused with 400"},
        {"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", 0, ERR_RIGHT, "refused with 401"},
        {"HTTP/1.1 200 OK\r\n\r\n", FETCH_BYTES + 4096, ERR_IO, "longer than"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n", 0, ERR_IO, ""},
    };
    struct arena a = {0};
    struct str body = {0};
    struct err e = {0};

    (void)unused;
    assert_true(fetch_begin(&e));
    if (!fetched("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 0, &body, &a, &e))
        fail_msg("%s", e.text);
    assert_str(body, "ok");
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        err_reset(&e);
        assert_false(fetched(BAD[i].head, BAD[i].body_n, &body, &a, &e));
        assert_err(e, BAD[i].code, BAD[i].text);
        assert_null(strstr(e.text, "secret"));
        assert_str(body, "ok");
    }
    arena_reset(&a);
}

static void a_value_is_escaped_for_a_form(void **unused)
{
    struct arena a = {0};

    (void)unused;
    assert_string_equal(fetch_escape(STR("a b&c=d%"), &a), "a%20b%26c%3Dd%25");
    assert_string_equal(fetch_escape(STR(""), &a), "");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_http_goes_to_this_machine_only),
        cmocka_unit_test(a_reply_of_200_is_taken_and_nothing_else),
        cmocka_unit_test(a_value_is_escaped_for_a_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
