#include "base/arena.h"
#include "tests/check.h"

static void what_is_given_out_is_zero_aligned_and_apart(void **unused)
{
    struct arena a = {0};
    char *past = NULL;

    (void)unused;
    for (size_t size = 1; size < 3000; size += 7) {
        char *at = arena_alloc(&a, size);

        assert_int_equal((uintptr_t)at % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(at[i], 0);
        memset(at, 'x', size);
        if (past)
            assert_int_equal(past[0], 'x');
        past = at;
    }
    arena_reset(&a);
}

static void a_block_larger_than_any_before_is_given(void **unused)
{
    struct arena a = {0};
    char *small = arena_alloc(&a, 10);
    char *large = arena_alloc(&a, 5 << 20);

    (void)unused;
    large[(5 << 20) - 1] = 'z';
    small[9] = 'y';
    assert_true(a.used >= (5 << 20) + 10);
    arena_reset(&a);
    assert_null(a.block);
    assert_int_equal(a.used, 0);
}

static void an_arena_may_be_used_again_after_its_reset(void **unused)
{
    struct arena a = {0};

    (void)unused;
    arena_alloc(&a, 100);
    arena_reset(&a);
    arena_reset(&a);
    assert_int_equal(((char *)arena_alloc(&a, 100))[99], 0);
    arena_reset(&a);
}

static void copies_and_texts_end_with_a_nul(void **unused)
{
    struct arena a = {0};
    const char *text = arena_text(&a, "%d of %s", 3, "杏林");

    (void)unused;
    assert_string_equal(arena_copy(&a, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(&a, NULL, 0), "");
    assert_string_equal(text, "3 of 杏林");
    arena_reset(&a);
}

static void an_array_of_none_is_given_too(void **unused)
{
    struct arena a = {0};

    (void)unused;
    assert_non_null(ARENA_ARRAY(&a, int64_t, 0));
    assert_int_equal(ARENA_ARRAY(&a, int64_t, 3)[2], 0);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_given_out_is_zero_aligned_and_apart),
        cmocka_unit_test(a_block_larger_than_any_before_is_given),
        cmocka_unit_test(an_arena_may_be_used_again_after_its_reset),
        cmocka_unit_test(copies_and_texts_end_with_a_nul),
        cmocka_unit_test(an_array_of_none_is_given_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
