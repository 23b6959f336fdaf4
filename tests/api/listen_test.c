/* listen_test.c - loopback only, and every refusal a sentence. */
#include "api/listen.h"

#include <sys/socket.h>
#include <unistd.h>

#include "tests/check.h"

static void loopback_addresses_are_opened_and_told(void **unused)
{
    static const struct {
        const char *address, *at;
    } good[] = {{"127.0.0.1:0", "127.0.0.1:"},
                {"localhost:0", "127.0.0.1:"},
                {"127.0.0.9:0", "127.0.0.9:"}};

    (void)unused;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        char at[LISTEN_TEXT];
        struct err e = {0};
        int fd;

        assert_true(listen_open(good[i].address, &fd, at, &e));
        assert_int_equal(strncmp(at, good[i].at, strlen(good[i].at)), 0);
        assert_string_not_equal(at + strlen(good[i].at), "0");
        close(fd);
    }
}

static void addresses_that_others_can_reach_are_refused(void **unused)
{
    static const char *const bad[] = {"0.0.0.0:8080", "192.168.1.5:80", "[::]:8080",
                                      "[2001:db8::1]:8080", "8.8.8.8:0"};

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char at[LISTEN_TEXT] = "untouched";
        struct err e = {0};
        int fd = -7;

        assert_false(listen_open(bad[i], &fd, at, &e));
        assert_err(e, ERR_USAGE, "plain HTTP");
        assert_err(e, ERR_USAGE, bad[i]);
        assert_int_equal(fd, -7);
        assert_string_equal(at, "untouched");
    }
}

static void what_is_no_address_is_refused(void **unused)
{
    static const char *const bad[] = {
        "",          "127.0.0.1",       "127.0.0.1:",     ":8080",          "127.0.0.1:65536",
        "[::1:8080", "127.0.0.1:80a",   "127.0.0.1:-1",   "example.org:80", "127.0.1:80",
        "[]:80",     "127.0.0.1:08080", "0x7f000001:8080"};

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char at[LISTEN_TEXT];
        struct err e = {0};
        int fd;

        assert_false(listen_open(bad[i], &fd, at, &e));
        assert_err(e, ERR_USAGE, "wanted");
    }
}

static void a_port_in_use_is_told_as_that(void **unused)
{
    char at[LISTEN_TEXT], again[LISTEN_TEXT];
    struct err e = {0};
    int fd, other;

    (void)unused;
    assert_true(listen_open("127.0.0.1:0", &fd, at, &e));
    assert_false(listen_open(at, &other, again, &e));
    assert_err(e, ERR_IO, "the port is in use");
    assert_err(e, ERR_IO, at);
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loopback_addresses_are_opened_and_told),
        cmocka_unit_test(addresses_that_others_can_reach_are_refused),
        cmocka_unit_test(what_is_no_address_is_refused),
        cmocka_unit_test(a_port_in_use_is_told_as_that),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
