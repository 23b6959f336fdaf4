#include "base/list.h"
#include "tests/check.h"

struct number_list LIST(int64_t);

static void a_list_keeps_what_was_pushed_in_order(void **unused)
{
    struct number_list list = {0};

    (void)unused;
    for (int64_t i = 0; i < 10000; i++)
        list_push(&list, i * i);
    assert_int_equal(list.n, 10000);
    for (int64_t i = 0; i < 10000; i++)
        assert_int_equal(list.items[i], i * i);
    list_reset(&list);
    assert_null(list.items);
    assert_int_equal(list.n + list.cap, 0);
}

static void room_is_kept_and_never_shrinks(void **unused)
{
    struct number_list list = {0};
    size_t cap;

    (void)unused;
    list_room(&list, 100);
    cap = list.cap;
    assert_true(cap >= 100);
    list_room(&list, 5);
    assert_int_equal(list.cap, cap);
    list_reset(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_keeps_what_was_pushed_in_order),
        cmocka_unit_test(room_is_kept_and_never_shrinks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
