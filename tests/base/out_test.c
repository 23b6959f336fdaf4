#include "base/out.h"
#include "tests/check.h"

struct sink {
    size_t taken;
    int calls;
    size_t room; /* fails once more than this was taken */
};

static bool sink_take(void *arg, const char *bytes, size_t n, struct err *e)
{
    struct sink *sink = arg;

    sink->calls++;
    if (sink->taken + n > sink->room)
        return err_set(e, ERR_IO, "no room for %zu bytes starting with %c", n, bytes[0]);
    sink->taken += n;
    return true;
}

static void without_a_drain_all_is_kept(void **unused)
{
    struct out out = {0};

    (void)unused;
    for (int i = 0; i < 1000; i++)
        out_text(&out, "%d,", i % 10);
    out_char(&out, '!');
    assert_int_equal(out.n, 2001);
    assert_memory_equal(out.items, "0,1,2,", 6);
    assert_int_equal(out.items[2000], '!');
    out_reset(&out);
    assert_null(out.items);
}

static void what_is_written_into_the_room_is_handed_on(void **unused)
{
    struct sink sink = {.room = SIZE_MAX};
    struct out out = {.drain = sink_take, .arg = &sink};
    struct err e = {0};

    (void)unused;
    for (int i = 0; i < 1000; i++) {
        memset(out_room(&out, 300), 'r', 300);
        out_wrote(&out, (size_t)(i % 300));
    }
    assert_true(sink.calls > 0);
    assert_true(out_flush(&out, &e));
    assert_int_equal(sink.taken, 3 * 299 * 300 / 2 + 99 * 100 / 2);
    out_reset(&out);
}

static void with_a_drain_every_byte_is_handed_on_once(void **unused)
{
    struct sink sink = {.room = SIZE_MAX};
    struct out out = {.drain = sink_take, .arg = &sink};
    struct err e = {0};

    (void)unused;
    for (int i = 0; i < 300000; i++)
        out_str(&out, STR("x"));
    assert_true(out_flush(&out, &e));
    assert_int_equal(sink.taken, 300000);
    assert_true(sink.calls > 1 && sink.calls < 20);
    out_reset(&out);
}

static void a_drain_that_fails_is_not_called_again_and_is_told(void **unused)
{
    struct sink sink = {.room = 100000};
    struct out out = {.drain = sink_take, .arg = &sink};
    struct err e = {0};
    int calls;

    (void)unused;
    for (int i = 0; i < 200000; i++)
        out_char(&out, 'y');
    calls = sink.calls;
    for (int i = 0; i < 200000; i++)
        out_char(&out, 'y');
    assert_int_equal(sink.calls, calls);
    assert_false(out_flush(&out, &e));
    assert_err(e, ERR_IO, "no room for");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_drain_all_is_kept),
        cmocka_unit_test(what_is_written_into_the_room_is_handed_on),
        cmocka_unit_test(with_a_drain_every_byte_is_handed_on_once),
        cmocka_unit_test(a_drain_that_fails_is_not_called_again_and_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
