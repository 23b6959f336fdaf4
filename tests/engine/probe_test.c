/* What a probe tells of small sheets, worked out by hand. */
#include "engine/probe.h"

#include "tests/check.h"

static struct arena arena;

static int arena_close(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static const struct map *map_of(const char *text)
{
    const struct map *map;
    struct err e = {0};

    assert_true(map_read("t.map", str_of(text), &arena, &map, &e));
    return map;
}

static void assert_told(struct str bytes, const char *want)
{
    const struct map *maps[] = {
        map_of("source one\ninst_code A\ndis_time OUT\ndx1 DX\nres_addr ADDR\n"),
        map_of("source two\ninst_code A\ndis_time OUT\ndx1 DX\nres_addr ADDR\ncost COST money "
               "yuan\nid_prefix ID left 6\n")};
    struct out out = {0};
    struct err e = {0};

    assert_true(probe_write("x.csv", bytes, maps, 2, &out, &e));
    out_char(&out, '\0');
    if (!strstr(out.items, want))
        print_message("%s\n", out.items);
    assert_non_null(strstr(out.items, want));
    out_reset(&out);
}

static void the_map_that_binds_most_columns_is_named_and_of_equal_ones_the_first(void **unused)
{
    (void)unused;
    assert_told(STR("A,OUT,DX,ADDR\n"), "header\t1\nmap\tone\tbound 4/4\n");
    assert_told(STR("\n\nA;OUT;DX;ADDR;COST\n"),
                "encoding\tutf-8\ndelimiter\t;\ncolumns\t5\nheader\t3\nmap\ttwo\tbound 5/6\n");
}

static void shares_are_those_of_the_cells_that_are_not_empty(void **unused)
{
    (void)unused;
    assert_told(STR("A,OUT,DX,ADDR,COST\nH,2024-01-01,,,1\nH,2024-01-02,,,\nH,2024-13-02,,,x\n"
                    "H,20240102,,,2.5\n"),
                "\ndis_time\tOUT\t0.750000\t9999-99-99\n");
    assert_told(STR("A,OUT,DX,ADDR,COST\nH,2024-01-01,,,1\nH,2024-01-02,,,\nH,2024-13-02,,,x\n"
                    "H,20240102,,,2\n"),
                "\ncost\tCOST\t0.666667\tx\n");
}

static void bad_values_are_masked_and_each_is_shown_once(void **unused)
{
    (void)unused;
    assert_told(STR("A,OUT,DX,ADDR,ID\nH,1,,,浙江33\nH,2,,,浙江44\nH,3,,,张三\n"),
                "\nid_prefix\tID\t0.000000\t某某99\t某某\n");
}

static void a_mask_lets_no_digit_and_no_chinese_character_through(void **unused)
{
    (void)unused;
    assert_str(probe_masked(STR("文三路12号 No５\n-x"), &arena), "某某某99某 No9 -x");
    assert_str(probe_masked(STR("abcdefghijklmnopqrstuvwxyz"), &arena), "abcdefghijklmnopqrst");
    assert_str(probe_masked(STR(""), &arena), "");
}

static void gb18030_and_utf16_are_told(void **unused)
{
    (void)unused;
    assert_told(STR("A,OUT,DX,ADDR\nH,2024-01-01,x,\xBA\xBC\xD6\xDD\n"), "encoding\tgb18030\n");
}

static void assert_refused(struct str bytes, const char *words, const char *told)
{
    const struct map *maps[] = {
        map_of("source one\ninst_code A\ndis_time OUT\ndx1 DX\nres_addr ADDR\n")};
    struct out out = {0};
    struct err e = {0};

    assert_false(probe_write("x.csv", bytes, maps, 1, &out, &e));
    assert_err(e, ERR_INPUT, words);
    out_char(&out, '\0');
    assert_non_null(strstr(out.items, told));
    out_reset(&out);
}

static void a_file_that_no_map_finds_its_columns_in_is_refused(void **unused)
{
    (void)unused;
    assert_refused(STR("X,Y\n1,2\n"), "no map that ships finds inst_code", "header\tnone\n");
    assert_refused(STR("A,DX\n1,2\n"), "no map that ships finds inst_code", "columns\t2\n");
    assert_refused(STR("\n\n"), "no line that could be a header", "encoding\tutf-8\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_map_that_binds_most_columns_is_named_and_of_equal_ones_the_first),
        cmocka_unit_test(shares_are_those_of_the_cells_that_are_not_empty),
        cmocka_unit_test(bad_values_are_masked_and_each_is_shown_once),
        cmocka_unit_test(a_mask_lets_no_digit_and_no_chinese_character_through),
        cmocka_unit_test(gb18030_and_utf16_are_told),
        cmocka_unit_test(a_file_that_no_map_finds_its_columns_in_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, arena_close);
}
