#include "store/cursor.h"

#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"

struct key {
    struct str county;
    struct id id;
    int64_t made_ms;
    int32_t seat, month, day;
};
#define PLACES(k)                                                                                \
    SQL(sql_text(&(k)->county), sql_id(&(k)->id), sql_count(&(k)->made_ms), sql_int(&(k)->seat), \
        sql_month(&(k)->month), sql_day(&(k)->day))

static void a_key_comes_back_from_its_cursor(void **unused)
{
    const struct key key = {STR("99:01;骨科 \"x\""), id_new(), 1763000000000, 10000, 660, -7};
    struct key back = {0};
    struct arena a = {0};
    struct err e = {0};
    struct str cursor = cursor_write(PLACES(&key), &a);

    (void)unused;
    for (size_t i = 0; i < cursor.n; i++)
        assert_non_null(strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
                               cursor.at[i]));
    assert_true(cursor_read(cursor, PLACES(&back), &a, &e));
    assert_true(str_eq(back.county, key.county));
    assert_int_equal(id_cmp(back.id, key.id), 0);
    assert_int_equal(back.made_ms, key.made_ms);
    assert_int_equal(back.seat, 10000);
    assert_int_equal(back.month, 660);
    assert_int_equal(back.day, -7);
    arena_reset(&a);
}

static void texts_of_every_length_come_back(void **unused)
{
    struct random r = random_stream(11, 2);
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    for (size_t n = 0; n < 100; n++) {
        char bytes[100];
        struct str text = {bytes, n}, back = {0};

        for (size_t i = 0; i < n; i++)
            bytes[i] = (char)(1 + random_below(&r, 127));
        assert_true(
            cursor_read(cursor_write(SQL(sql_text(&text)), &a), SQL(sql_text(&back)), &a, &e));
        assert_true(str_eq(text, back));
    }
    arena_reset(&a);
}

static void a_refused(struct str cursor)
{
    struct key back = {0};
    struct arena a = {0};
    struct err e = {0};

    assert_false(cursor_read(cursor, PLACES(&back), &a, &e));
    assert_err(e, ERR_INPUT, "not a cursor of this list");
    arena_reset(&a);
}

static void what_is_no_cursor_is_refused(void **unused)
{
    (void)unused;
    a_refused(STR("x"));
    a_refused(STR("abcd"));
    a_refused(STR("=== not base64 ==="));
    a_refused((struct str){"AA\0A", 4});
    a_refused(STR("OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5Ong"));
}

static void a_cursor_of_another_list_is_refused(void **unused)
{
    struct str county = STR("990101");
    struct id id = id_new();
    struct arena a = {0};

    (void)unused;
    a_refused(cursor_write(SQL(sql_text(&county)), &a));
    a_refused(cursor_write(SQL(sql_text(&county), sql_text(&county)), &a));
    a_refused(cursor_write(SQL(sql_text(&county), sql_id(&id), sql_text(&county)), &a));
    arena_reset(&a);
}

/* Changed and cut cursors never crash, and never give a text that is no UTF-8. */
static void a_changed_cursor_is_refused_or_gives_a_sound_key(void **unused)
{
    struct random r = random_stream(12, 2);
    const struct key key = {STR("骨科"), id_new(), 1, 2, 3, 4};
    struct arena a = {0};
    struct str cursor = cursor_write(PLACES(&key), &a);

    (void)unused;
    for (int i = 0; i < 5000; i++) {
        struct key back = {0};
        struct err e = {0};
        char *bytes = arena_copy(&a, cursor.at, cursor.n);

        bytes[random_below(&r, (int64_t)cursor.n)] = (char)random_below(&r, 256);
        if (cursor_read((struct str){bytes, (size_t)random_below(&r, (int64_t)cursor.n + 1)},
                        PLACES(&back), &a, &e))
            assert_true(utf8_valid(back.county));
        else
            assert_int_equal(e.code, ERR_INPUT);
    }
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_comes_back_from_its_cursor),
        cmocka_unit_test(texts_of_every_length_come_back),
        cmocka_unit_test(what_is_no_cursor_is_refused),
        cmocka_unit_test(a_cursor_of_another_list_is_refused),
        cmocka_unit_test(a_changed_cursor_is_refused_or_gives_a_sound_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
