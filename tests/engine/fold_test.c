/* Expected values: records-exact 5.2 and 4.1 (the clause stands beside each case); code points are
 * those of Unicode. */
#include "engine/fold.h"
#include "tests/check.h"

static struct arena arena;

static struct str text(const char *c)
{
    return fold_text(str_of(c), &arena);
}

static void full_width_signs_become_ascii_and_odd_blanks_blanks(void **unused)
{
    (void)unused;
    /* U+FF01 and U+FF5E are the two ends of the range, U+FF21 is A, U+FF10 is 0. */
    assert_str(text("！～Ａ０ｚ"), "!~A0z");
    assert_str(text("a\xE3\x80\x80"
                    "b\xC2\xA0"
                    "c\xEF\xBB\xBF"
                    "d\xE2\x80\x8B"
                    "e"),
               "a b c d e");
    assert_str(text("（３３０１）"), "(3301)");
}

static void what_lies_beside_the_folded_ranges_stays(void **unused)
{
    (void)unused;
    /* U+FF5F, U+FF00 (unassigned), U+FFE5, U+3001, U+3002, U+200C, U+00A1 are outside. */
    assert_str(text("｟\xEF\xBC\x80￥、。\xE2\x80\x8C¡"), "｟\xEF\xBC\x80￥、。\xE2\x80\x8C¡");
    assert_str(text("杭州市"), "杭州市");
}

static void both_ends_are_trimmed_of_every_blank(void **unused)
{
    (void)unused;
    assert_str(text(" \t\r\n\xE3\x80\x80 西湖 区\xC2\xA0\xEF\xBB\xBF "), "西湖 区");
    assert_str(text("\xE3\x80\x80\xE3\x80\x80"), "");
    assert_str(text(""), "");
}

static void text_with_nothing_to_fold_is_not_copied(void **unused)
{
    struct str s = STR("  330106  ");

    (void)unused;
    assert_ptr_equal(fold_text(s, &arena).at, s.at + 2);
}

static void folding_in_place_gives_the_same(void **unused)
{
    char buffer[] = "\xE3\x80\x80Ａ\xE3\x80\x80Ｂ市 ";
    struct str s = {buffer, sizeof buffer - 1};
    size_t n = fold_into(s, buffer);

    (void)unused;
    assert_str(((struct str){buffer, n}), "A B市");
}

static void the_eight_tokens_and_nothing_else_mean_nothing(void **unused)
{
    static const char *const NOTHING[] = {"", "-", "--", "—", "——", "/", "无", "NULL", "\\N"};
    static const char *const SOMETHING[] = {"0", "---", "无锡", "null ", "N", "//", "———", "无无"};

    (void)unused;
    for (size_t i = 0; i < sizeof NOTHING / sizeof *NOTHING; i++)
        assert_true(fold_none(str_of(NOTHING[i])));
    for (size_t i = 0; i < sizeof SOMETHING / sizeof *SOMETHING; i++)
        assert_false(fold_none(str_of(SOMETHING[i])));
    /* U+FF0D folds to the hyphen first. */
    assert_int_equal(fold_value(STR(" － "), &arena).n, 0);
    assert_str(fold_value(STR(" 无锡 "), &arena), "无锡");
}

static void keys_differ_neither_by_width_nor_by_case(void **unused)
{
    (void)unused;
    assert_str(fold_key(STR(" Ｐ９００ "), &arena), "p900");
    assert_str(fold_key(STR("Municípío ÀÞ×ß"), &arena), "municípío àþ×ß");
    assert_str(fold_key(STR("ΑΟΠΩ"), &arena), "αοπω");
    assert_str(fold_key(STR("АПРЯЀЏ"), &arena), "апряѐџ");
    assert_str(fold_key(STR("ⅠⅣⅯ"), &arena), "ⅰⅳⅿ");
    assert_str(fold_key(STR("杭州"), &arena), "杭州");
    /* U+03A2 is unassigned between Ρ and Σ, U+0390 is lower case already. */
    assert_str(fold_key(STR("ΐάЫ"), &arena), "ΐάы");
}

static void numbers_lose_what_says_nothing(void **unused)
{
    (void)unused;
    assert_str(fold_number(STR(" ￥１,２３４．５０ 元"), &arena), "1234.50");
    assert_str(fold_number(STR("¥ 1 366"), &arena), "1366");
    assert_str(fold_number(STR("，"), &arena), "");     /* U+FF0C folds to the comma */
    assert_str(fold_number(STR("十元"), &arena), "十"); /* decimal_parse will refuse it */
}

static void levels_are_read_in_every_form_of_the_contract(void **unused)
{
    static const char *const FORMS[4][8] = {{"1", "01", "1.0", "一", "Ⅰ", "I", "一级", "１级"},
                                            {"2", "02", "2.0", "二", "Ⅱ", "II", "二级", "Ⅱ级"},
                                            {"3", "03", "3.0", "三", "Ⅲ", "III", "三级", "III级"},
                                            {"4", "04", "4.0", "四", "Ⅳ", "IV", "四级", " ４ 级 "}};
    static const char *const NONE[] = {"",  "0",  "5",    "11",  "Ⅴ",  "级", "IIII",
                                       "-", "1a", "1.00", "1.5", "五", "甲", "一二"};

    (void)unused;
    for (int level = 1; level <= 4; level++) {
        for (int i = 0; i < 8; i++)
            assert_int_equal(fold_level(str_of(FORMS[level - 1][i])), level);
    }
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++)
        assert_int_equal(fold_level(str_of(NONE[i])), 0);
    assert_int_equal(fold_level(STR("一一一一一一一一一一一一一一一一一一一一")), 0);
}

static int arena_drop(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_width_signs_become_ascii_and_odd_blanks_blanks),
        cmocka_unit_test(what_lies_beside_the_folded_ranges_stays),
        cmocka_unit_test(both_ends_are_trimmed_of_every_blank),
        cmocka_unit_test(text_with_nothing_to_fold_is_not_copied),
        cmocka_unit_test(folding_in_place_gives_the_same),
        cmocka_unit_test(the_eight_tokens_and_nothing_else_mean_nothing),
        cmocka_unit_test(keys_differ_neither_by_width_nor_by_case),
        cmocka_unit_test(numbers_lose_what_says_nothing),
        cmocka_unit_test(levels_are_read_in_every_form_of_the_contract),
    };

    return cmocka_run_group_tests(tests, NULL, arena_drop);
}
