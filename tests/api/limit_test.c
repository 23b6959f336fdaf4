/* limit_test.c - the bucket against a plain twin that remembers every request. */
#include "api/limit.h"

#include "base/random.h"
#include "tests/check.h"

static struct id who(int n)
{
    struct id id = {{1}};

    for (int i = 0; i < 4; i++)
        id.bytes[12 + i] = (uint8_t)(n >> 8 * i);
    return id;
}

static void forty_at_once_then_ten_a_second(void **unused)
{
    struct arena a = {0};
    struct limit *l = limit_new(10, 40, &a);
    int64_t now = 1764000000000;
    int wait = 0;

    (void)unused;
    for (int i = 0; i < 40; i++)
        assert_true(limit_take(l, who(1), now, &wait));
    assert_false(limit_take(l, who(1), now, &wait));
    assert_int_equal(wait, 1);
    assert_true(limit_take(l, who(2), now, &wait));
    assert_false(limit_take(l, who(1), now + 99, &wait));
    assert_true(limit_take(l, who(1), now + 100, &wait));
    assert_false(limit_take(l, who(1), now + 100, &wait));
    for (int i = 0; i < 10; i++)
        assert_true(limit_take(l, who(1), now + 1100, &wait));
    assert_false(limit_take(l, who(1), now + 1100, &wait));
    for (int i = 0; i < 40; i++)
        assert_true(limit_take(l, who(1), now + 3600000, &wait));
    assert_false(limit_take(l, who(1), now + 3600000, &wait));
    assert_false(limit_take(l, who(1), now, &wait)); /* a clock that was set back */
    limit_end(l);
    arena_reset(&a);
}

/* The twin: one person's drops, refilled millisecond by millisecond. */
static void it_agrees_with_a_twin_that_fills_drop_by_drop(void **unused)
{
    struct arena a = {0};
    struct limit *l = limit_new(7, 20, &a);
    struct random r = random_stream(5, 0);
    int64_t now = 1764000000000, drops = 20000, at = now;
    int wait = 0;

    (void)unused;
    for (int i = 0; i < 20000; i++) {
        now += (int64_t)random_below(&r, 2) * (int64_t)random_below(&r, 400);
        for (; at < now; at++)
            drops = drops + 7 > 20000 ? 20000 : drops + 7;
        assert_int_equal(limit_take(l, who(9), now, &wait), drops >= 1000);
        drops -= drops >= 1000 ? 1000 : 0;
    }
    limit_end(l);
    arena_reset(&a);
}

/* 10,000 people, each once: nobody is refused for what others asked. */
static void a_crowd_refuses_nobody(void **unused)
{
    struct arena a = {0};
    struct limit *l = limit_new(10, 40, &a);
    int wait;

    (void)unused;
    for (int i = 0; i < 10000; i++)
        assert_true(limit_take(l, who(i), 1764000000000 + i, &wait));
    limit_end(l);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forty_at_once_then_ten_a_second),
        cmocka_unit_test(it_agrees_with_a_twin_that_fills_drop_by_drop),
        cmocka_unit_test(a_crowd_refuses_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
