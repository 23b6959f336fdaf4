#include "engine/sheet.h"
#include "tests/check.h"

static const struct sheet_column COLUMNS[] = {{"code", true}, {"name", false}, {"n", false}};
enum { CODE, NAME, N };

static struct arena arena;

static bool open_text(struct sheet *s, const char *text, struct err *e)
{
    return sheet_open(s, &(struct sheet_source){"t.csv", str_of(text), &arena}, COLUMNS, 3, e);
}

static int arena_end(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static void columns_come_in_any_order_and_names_are_folded(void **unused)
{
    struct sheet s;
    struct err e = {0};

    (void)unused;
    assert_true(open_text(&s, "\xEF\xBB\xBFＮ, Code \n7,A１\n\n,\n,无\n", &e));
    assert_true(sheet_row(&s, &e));
    assert_str(s.values[CODE], "A1");
    assert_str(s.values[NAME], "");
    assert_str(s.values[N], "7");
    assert_true(sheet_key(&s, CODE, &e));
    assert_true(sheet_row(&s, &e)); /* 无 means nothing, but the row is not blank */
    assert_str(s.values[CODE], "");
    assert_false(sheet_row(&s, &e));
    assert_int_equal(e.code, ERR_NONE);
    assert_int_equal(sheet_find(&s.index, STR("ａ1")), 0);
    assert_int_equal(sheet_find(&s.index, STR("a2")), -1);
}

static void unknown_columns_are_named_once_in_a_warning(void **unused)
{
    struct sheet s;
    struct err e = {0};

    (void)unused;
    assert_true(open_text(&s, "code,colour,shape\n1,red,round\n", &e));
    assert_non_null(strstr(str_c(&arena, s.warning), "colour"));
    assert_non_null(strstr(str_c(&arena, s.warning), "shape"));
    assert_true(open_text(&s, "code\n1\n", &e));
    assert_int_equal(s.warning.n, 0);
}

static void bad_headers_are_refused(void **unused)
{
    static const struct {
        const char *text, *says;
    } bad[] = {
        {"", "t.csv:1:1: : the file is empty"},
        {"name,n\n", "code"},
        {"code,n,CODE\n", "t.csv:1:3: CODE"},
        {"code,\xFF\n", "t.csv:1:2"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct sheet s;
        struct err e = {0};

        assert_false(open_text(&s, bad[i].text, &e));
        assert_err(e, ERR_INPUT, bad[i].says);
    }
}

static void bad_rows_are_refused_with_their_place(void **unused)
{
    struct sheet s;
    struct err e = {0};

    (void)unused;
    assert_true(open_text(&s, "code,name\n1,a\n2\n", &e));
    assert_true(sheet_row(&s, &e));
    assert_false(sheet_row(&s, &e));
    assert_err(e, ERR_INPUT, "t.csv:3:1: 2: the row has 1 fields, the header 2");
    err_reset(&e);
    assert_true(open_text(&s, "code,name\n1,\xFF\n", &e));
    assert_false(sheet_row(&s, &e));
    assert_err(e, ERR_INPUT, "t.csv:2:2: ");
}

static void empty_repeated_and_endless_keys_are_refused(void **unused)
{
    struct sheet s;
    struct err e = {0};
    char text[400] = "code\n";

    (void)unused;
    assert_true(open_text(&s, "code,name\n,x\n", &e));
    assert_true(sheet_row(&s, &e));
    assert_false(sheet_key(&s, CODE, &e));
    assert_err(e, ERR_INPUT, "t.csv:2:1: ");
    err_reset(&e);
    assert_true(open_text(&s, "code\nAb\nａB\n", &e));
    assert_true(sheet_row(&s, &e));
    assert_true(sheet_key(&s, CODE, &e));
    assert_true(sheet_row(&s, &e));
    assert_false(sheet_key(&s, CODE, &e));
    assert_err(e, ERR_INPUT, "t.csv:3:1: ａB");
    err_reset(&e);
    memset(text + 5, 'k', SHEET_KEY_BYTES + 1);
    assert_true(open_text(&s, text, &e));
    assert_true(sheet_row(&s, &e));
    assert_false(sheet_key(&s, CODE, &e));
    assert_err(e, ERR_INPUT, "t.csv:2:1: ");
}

static void codes_ignore_blanks_inside_and_pairs_take_both_parts(void **unused)
{
    struct sheet s;
    struct err e = {0};

    (void)unused;
    assert_true(open_text(&s, "code,name\nG R1,x\n", &e));
    assert_true(sheet_row(&s, &e) && sheet_code(&s, CODE, &e));
    assert_int_equal(sheet_find_code(&s.index, STR("gr 1")), 0);
    assert_int_equal(sheet_find(&s.index, STR("g r1")), -1);
    assert_true(open_text(&s, "code,name\na,b\na,c\n", &e));
    assert_true(sheet_row(&s, &e) && sheet_pair(&s, CODE, NAME, &e));
    assert_true(sheet_row(&s, &e) && sheet_pair(&s, CODE, NAME, &e));
    assert_int_equal(sheet_find_pair(&s.index, STR("A"), STR("C")), 1);
    assert_int_equal(sheet_find_pair(&s.index, STR("A"), STR("D")), -1);
}

static void numbers_are_exact_or_refused(void **unused)
{
    struct sheet s;
    struct err e = {0};
    int64_t value = 5;
    double degrees = 5;

    (void)unused;
    assert_true(open_text(&s, "code,n\na,\"1,234\"\nb,-1\nc,1.5\nd,x\ne,0\nf,\n", &e));
    assert_true(sheet_row(&s, &e) && sheet_count(&s, N, &value, &e));
    assert_int_equal(value, 1234);
    assert_true(sheet_rw(&s, N, &value, &e));
    assert_int_equal(value, 12340000);
    assert_false(sheet_degrees(&s, N, 180, &degrees, &e));
    assert_err(e, ERR_INPUT, "t.csv:2:2: 1,234");
    err_reset(&e);
    for (int i = 0; i < 3; i++) { /* -1, 1.5 and x are no counts */
        assert_true(sheet_row(&s, &e));
        assert_false(sheet_count(&s, N, &value, &e));
        assert_int_equal(e.code, ERR_INPUT);
        err_reset(&e);
    }
    assert_true(sheet_row(&s, &e) && sheet_count(&s, N, &value, &e));
    assert_int_equal(value, 0);
    assert_false(sheet_rw(&s, N, &value, &e)); /* a weight is above 0 */
    err_reset(&e);
    assert_true(sheet_row(&s, &e) && sheet_count(&s, N, &value, &e));
    assert_int_equal(value, SHEET_UNKNOWN);
    value = 9;
    assert_true(sheet_decimal(&s, N, 2, &value, &e));
    assert_int_equal(value, 9); /* empty: as it was */
}

static void names_beyond_a_hundred_characters_are_refused(void **unused)
{
    struct sheet s;
    struct err e = {0};
    struct out text = {0};

    (void)unused;
    out_str(&text, STR("code,name\n1,"));
    for (int i = 0; i <= SHEET_NAME_RUNES; i++)
        out_str(&text, STR("县"));
    out_char(&text, '\0');
    assert_true(open_text(&s, text.items, &e));
    assert_true(sheet_row(&s, &e));
    assert_false(sheet_name(&s, NAME, &e));
    assert_err(e, ERR_INPUT, "t.csv:2:2: ");
    out_reset(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_come_in_any_order_and_names_are_folded),
        cmocka_unit_test(unknown_columns_are_named_once_in_a_warning),
        cmocka_unit_test(bad_headers_are_refused),
        cmocka_unit_test(bad_rows_are_refused_with_their_place),
        cmocka_unit_test(empty_repeated_and_endless_keys_are_refused),
        cmocka_unit_test(codes_ignore_blanks_inside_and_pairs_take_both_parts),
        cmocka_unit_test(numbers_are_exact_or_refused),
        cmocka_unit_test(names_beyond_a_hundred_characters_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, arena_end);
}
