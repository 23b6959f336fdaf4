/* Expected values: the grammar of docs/mapping-file.md, rule by rule; the two worked examples there
 * are the first two maps here. */
#include "engine/map.h"

#include "base/random.h"
#include "engine/fold.h"
#include "tests/check.h"

static struct arena arena;

static const struct map *good(const char *text)
{
    const struct map *m = NULL;
    struct err e = {0};

    if (!map_read("m.map", str_of(text), &arena, &m, &e))
        print_error("%s\n", e.text);
    assert_int_equal(e.code, ERR_NONE);
    assert_non_null(m);
    return m;
}

static void add(char *text, size_t size, const char *more)
{
    size_t n = strlen(text);

    snprintf(text + n, size - n, "%s", more);
}

enum { FIELDS = 40 };

/* A row of fields out of "a,b,c"; a field may not hold a comma. */
static int32_t row(const char *text, struct str fields[FIELDS])
{
    struct str rest = str_of(text);
    int32_t n = 0;
    bool more = true;

    while (more) {
        more = rest.n && memchr(rest.at, ',', rest.n);
        assert_true(n < FIELDS);
        fields[n++] = str_cut(&rest, ',');
    }
    return n;
}

static struct map_bound bound_to(const struct map *m, const char *header)
{
    struct str fields[FIELDS];
    struct map_bound b = {0};
    struct err e = {0};
    int32_t n = row(header, fields);

    if (!map_bind(m, "x.csv", fields, n, &arena, &b, &e))
        print_error("%s\n", e.text);
    assert_int_equal(e.code, ERR_NONE);
    return b;
}

static struct str value(const struct map_bound *b, enum map_column column, const char *text)
{
    struct str fields[FIELDS];

    assert_int_equal(row(text, fields), b->field_n);
    return map_value(b, column, fields, &arena);
}

#define NEEDED "inst_code I\ndis_time T\ndx1 D\nres_code R\n"

static void comments_blank_lines_and_line_ends_say_nothing(void **unused)
{
    const struct map *m = good("\xEF\xBB\xBF# a map\r\n\r\n  source\ts # its name\r\n\t\r\n"
                               "inst_code a#b # `a#b` is one name\r\n#\n"
                               "dis_time T #\n dx1 D\nres_code R");
    struct map_bound b = bound_to(m, "A#B,T,D,R");

    (void)unused;
    assert_string_equal(map_source(m), "s");
    assert_int_equal(b.columns[MAP_INST_CODE].n, 1);
}

static void quotes_hold_blanks_bars_and_words_of_the_grammar(void **unused)
{
    const struct map *m = good("source \"my sheet\"\ninst_code \"DRG 编码\" | \"a|b\"\n"
                               "dis_time \"#1\"\ndx1 \"date\"\nres_code R\n"
                               "dx[] \"level\" X\nop[] O date \"ymd\"\n");
    struct map_bound b = bound_to(m, "drg 编码,#1,Date,R,LEVEL,o,ymd");

    (void)unused;
    assert_string_equal(map_source(m), "my sheet");
    assert_int_equal(b.columns[MAP_INST_CODE].items[0], 0);
    assert_int_equal(b.columns[MAP_DIS_TIME].items[0], 1);
    assert_int_equal(b.dx.n, 1);
    assert_int_equal(b.dx.items[0], 4);
    assert_int_equal(b.ops[0].day, 6);
    assert_int_equal(map_op_dates(m), 0);
}

/* --- binding --- */

static void names_match_without_width_case_and_blanks_around(void **unused)
{
    struct map_bound b = bound_to(good("source s\ninst_code p900\ndis_time 出院时间\ndx1 Ｄ\n"
                                       "res_code R\n"),
                                  "\xEF\xBB\xBF Ｐ９００ ,出院时间\xE3\x80\x80,d,r");

    (void)unused;
    assert_int_equal(b.field_n, 4);
    assert_int_equal(b.columns[MAP_INST_CODE].items[0], 0);
    assert_int_equal(b.columns[MAP_DIS_TIME].items[0], 1);
    assert_int_equal(b.columns[MAP_DX1].items[0], 2);
    assert_int_equal(b.columns[MAP_RES_CODE].items[0], 3);
}

static void a_header_name_that_occurs_twice_means_its_first(void **unused)
{
    struct map_bound b = bound_to(good("source s\n" NEEDED), "X,I,T,D,R,i,T");

    (void)unused;
    assert_int_equal(b.columns[MAP_INST_CODE].n, 1);
    assert_int_equal(b.columns[MAP_INST_CODE].items[0], 1);
    assert_int_equal(b.columns[MAP_DIS_TIME].items[0], 2);
}

static void absent_alternatives_are_left_out_and_absent_columns_are_no_error(void **unused)
{
    struct map_bound b =
        bound_to(good("source s\n" NEEDED "payer A | B | C\ndrg G\n"), "I,T,D,R,C,A");

    (void)unused;
    assert_int_equal(b.columns[MAP_PAYER].n, 2);
    assert_int_equal(b.columns[MAP_PAYER].items[0], 5);
    assert_int_equal(b.columns[MAP_PAYER].items[1], 4);
    assert_int_equal(b.columns[MAP_DRG].n, 0);
    assert_int_equal(b.columns[MAP_RW].n, 0);
}

static void refused(const char *map, const char *header, const char *words)
{
    struct str fields[FIELDS];
    struct map_bound b = {.field_n = -7};
    struct err e = {0};
    int32_t n = row(header, fields);

    assert_false(map_bind(good(map), "x.csv", fields, n, &arena, &b, &e));
    assert_err(e, ERR_INPUT, words);
    assert_int_equal(b.field_n, -7);
}

static void required_columns_are_required_of_the_map_and_of_the_header(void **unused)
{
    (void)unused;
    refused("source s\n" NEEDED, "T,D,R", "x.csv: no column for inst_code: map s looks for I");
    refused("source s\ninst_code A | #9\ndis_time T\ndx1 D\nres_code R\n", "T,D,R",
            "x.csv: no column for inst_code: map s looks for A | #9");
    refused("source s\n" NEEDED, "I,D,R", "x.csv: no column for dis_time: map s looks for T");
    refused("source s\n" NEEDED, "I,T,R", "x.csv: no column for dx1: map s looks for D");
    refused("source s\n" NEEDED "id_prefix P | Q\n", "I,T,D",
            "x.csv: no column for res_code, res_addr or id_prefix: map s looks for R; no name; "
            "P | Q");
    refused("source s\n", "I,T,D,R",
            "x.csv: map s has no line for inst_code, which every map needs");
    refused("source s\n" NEEDED, "", "no column for inst_code");
}

static void one_of_three_residences_is_enough(void **unused)
{
    const struct map *m = good("source s\n" NEEDED "res_addr A\nid_prefix P\nhukou_addr H\n");

    (void)unused;
    bound_to(m, "I,T,D,R");
    bound_to(m, "I,T,D,A");
    bound_to(m, "I,T,D,P");
    refused("source s\n" NEEDED "hukou_addr H\n", "I,T,D,H", "no column for res_code");
}

static void a_message_of_many_alternatives_stays_a_sentence(void **unused)
{
    char map[1000] = "source s\ninst_code 一二三四五六七八九十一二三四五六七八九十";

    (void)unused;
    for (int i = 0; i < 8; i++)
        add(map, sizeof map, " | 一二三四五六七八九十一二三四五六七八九十");
    add(map, sizeof map, "\n");
    refused(map, "A", "一二三四五六七八九十一二三四五六七八九十 ...");
}

/* Whatever lengths fill the sentence to its last letter. */
static void alternatives_that_just_fit_are_not_written_past_the_end(void **unused)
{
    (void)unused;
    for (size_t second = 120; second < 150; second++) {
        char map[1000] = "source s\ninst_code ", name[160] = {0};

        memset(name, 'x', 150);
        add(map, sizeof map, name);
        memset(name, 'y', 150);
        name[second] = '\0';
        add(map, sizeof map, " | ");
        add(map, sizeof map, name);
        add(map, sizeof map, " | zzz | w\n");
        refused(map, "A", "no column for inst_code: map s looks for xxx");
    }
}

static void positions_read_a_sheet_without_a_header(void **unused)
{
    const struct map *m = good("source s\ninst_code #1\ndis_time #3 | #4\ndx1 #2\nres_code #5\n"
                               "dx[] #6\nop[] #7\nskip-row when #1 in (\"x\")\n");
    struct map_bound b = bound_to(m, "330106,I10,2024-1-1,,330106");

    (void)unused;
    assert_true(map_headerless(m));
    assert_int_equal(b.columns[MAP_DIS_TIME].n, 2);
    assert_int_equal(b.columns[MAP_DIS_TIME].items[1], 3);
    assert_int_equal(b.dx.n, 0); /* beyond the end */
    assert_int_equal(b.op_n, 0);
    assert_false(map_headerless(good("source s\ninst_code #1\ndis_time T\n")));
    assert_false(map_headerless(good("source s\ninst_code #1\nskip-row when A in (\"x\")\n")));
    assert_false(map_headerless(good("source s\ninst_code #1\nop[] #2 level L\n")));
    assert_false(map_headerless(good("source s\ninst_code #1 | A\n")));
}

static void operations_are_aligned_by_position(void **unused)
{
    struct map_bound b = bound_to(
        good("source s\n" NEEDED "op[] O1 O2 O3 code icd9 date D1 D2 level L1 name N1 N2 N3\n"),
        "I,T,D,R,O1,O3,L1,D2,N3,D1");

    (void)unused;
    assert_int_equal(b.op_n, 2); /* O2 is absent, and with it D2 */
    assert_int_equal(b.ops[0].code, 4);
    assert_int_equal(b.ops[0].level, 6);
    assert_int_equal(b.ops[0].day, 9);
    assert_int_equal(b.ops[0].name, -1);
    assert_int_equal(b.ops[1].code, 5);
    assert_int_equal(b.ops[1].level, -1);
    assert_int_equal(b.ops[1].day, -1);
    assert_int_equal(b.ops[1].name, 8);
}

static void used_fields_are_sorted_and_stand_once(void **unused)
{
    struct map_bound b = bound_to(good("source s\n" NEEDED "discipline R\ndx[] X1 X2\n"
                                       "op[] O level L\nskip-row when S in (\"x\")\n"
                                       "skip-row when absent in (\"x\")\n"),
                                  "L,unused,X2,R,D,T,I,S,O,more");
    static const int32_t WANT[] = {0, 2, 3, 4, 5, 6, 7, 8};

    (void)unused;
    assert_int_equal(b.used.n, 8);
    assert_memory_equal(b.used.items, WANT, sizeof WANT);
    assert_int_equal(b.skips.n, 2);
    assert_int_equal(b.skips.items[0], 7);
    assert_int_equal(b.skips.items[1], -1);
}

static void counting_needs_no_required_column(void **unused)
{
    const struct map *m = good("source s\n" NEEDED "payer A | B\ndx[] X1 X2\nop[] O1 O2\n");
    struct str fields[FIELDS];
    int32_t bound = -1, columns = -1;

    (void)unused;
    map_bind_count(m, fields, row("O2,B,A,T", fields), &bound, &columns);
    assert_int_equal(columns, 7);
    assert_int_equal(bound, 3);
    map_bind_count(m, fields, 0, &bound, &columns);
    assert_int_equal(columns, 7);
    assert_int_equal(bound, 0);
}

static void a_repeated_header_is_known_by_two_names(void **unused)
{
    const struct map *m =
        good("source s\ninst_code P900 | 机构\ndis_time P25 | #2\ndx1 D\nres_code R\n");
    struct str fields[FIELDS];

    (void)unused;
    assert_true(map_is_header(m, fields, row("P1,p25,Ｐ９００", fields)));
    assert_true(map_is_header(m, fields, row(" 机构 ,ｐ25", fields)));
    assert_false(map_is_header(m, fields, row("P900,P26", fields)));
    assert_false(map_is_header(m, fields, row("P25,x", fields)));
    assert_false(map_is_header(m, fields, row("", fields)));
    assert_false(
        map_is_header(good("source s\ninst_code #1\ndis_time #2\n"), fields, row("#1,#2", fields)));
}

/* The plain twin of binding: for each alternative the first field with the same folded name. */
static bool plain_header(const char *const *inst, const struct str *fields, int32_t n)
{
    bool a = false, b = false;

    for (int32_t i = 0; i < n; i++) {
        struct str key = fold_key(fields[i], &arena);

        a = a || str_eq(key, fold_key(str_of(inst[0]), &arena));
        b = b || str_eq(key, fold_key(str_of(inst[1]), &arena));
    }
    return a && b;
}

static void headers_are_known_as_by_folding_everything(void **unused)
{
    static const char *const PARTS[] = {"P9", "ｐ９", "p9", " ", "\xE3\x80\x80", "É", "é", "Ω", "ω",
                                        "Ⅳ",  "ⅳ",    "Я",  "я"};
    static const char *const NAMES[6] = {"P9", "Éω", "ⅳ", "я", "ωp9", "Яé"};
    struct random random = random_stream(7, 1);
    char text[4][64], map[128];
    int found = 0;

    (void)unused;
    for (int round = 0; round < 4000; round++) {
        const char *names[2] = {NAMES[random_below(&random, 6)], NAMES[random_below(&random, 6)]};
        struct str fields[4];

        snprintf(map, sizeof map, "source s\ninst_code %s\ndis_time %s\n", names[0], names[1]);
        for (int i = 0; i < 4; i++) {
            text[i][0] = '\0';
            for (int64_t j = random_below(&random, 4); j > 0; j--)
                add(text[i], sizeof text[i], PARTS[random_below(&random, 13)]);
            fields[i] = str_of(text[i]);
        }
        found += plain_header(names, fields, 4);
        assert_int_equal(map_is_header(good(map), fields, 4), plain_header(names, fields, 4));
        arena_reset(&arena);
    }
    assert_true(found > 50);
}

/* The plain twin of binding: for each alternative the first field with the same folded name. */
static void binding_finds_what_a_search_from_end_to_end_finds(void **unused)
{
    struct random random = random_stream(7, 2);

    (void)unused;
    for (int round = 0; round < 500; round++) {
        char map[400], names[8][8], cells[30][8];
        struct str header[30];
        int32_t n = 4 + (int32_t)random_below(&random, 26);
        struct map_bound b;
        struct err e = {0};

        snprintf(map, sizeof map, "source s\n" NEEDED "payer");
        for (int i = 0; i < 8; i++) {
            snprintf(names[i], sizeof names[i], "c%d", (int)random_below(&random, 20));
            add(map, sizeof map, i ? " | " : " ");
            add(map, sizeof map, names[i]);
        }
        for (int32_t i = 0; i < n; i++) {
            snprintf(cells[i], sizeof cells[i], "%c%d", random_below(&random, 2) ? 'c' : 'C',
                     (int)random_below(&random, 20));
            header[i] = i < 4 ? str_of(&"I\0T\0D\0R"[2 * i]) : str_of(cells[i]);
        }
        assert_true(map_bind(good(map), "x", header, n, &arena, &b, &e));
        for (int i = 0, k = 0; i < 8; i++) {
            int32_t at = 4;

            while (at < n && strcmp(cells[at] + 1, names[i] + 1) != 0)
                at++;
            if (at < n)
                assert_int_equal(b.columns[MAP_PAYER].items[k++], at);
            if (i == 7)
                assert_int_equal(b.columns[MAP_PAYER].n, k);
        }
        arena_reset(&arena);
    }
}

/* --- rows --- */

static void the_first_alternative_that_is_not_empty_wins(void **unused)
{
    struct map_bound b =
        bound_to(good("source s\n" NEEDED "res_addr A | B | C\n"), "I,T,D,R,A,B,C");

    (void)unused;
    assert_str(value(&b, MAP_RES_ADDR, "i,t,d,r,甲,乙,丙"), "甲");
    assert_str(value(&b, MAP_RES_ADDR, "i,t,d,r,,乙,丙"), "乙");
    assert_str(value(&b, MAP_RES_ADDR, "i,t,d,r,无,——, 丙 "), "丙"); /* tokens of nothing */
    assert_str(value(&b, MAP_RES_ADDR, "i,t,d,r,-,/,NULL"), "");
    assert_str(value(&b, MAP_PAYER, "i,t,d,r,甲,乙,丙"), ""); /* not in the map */
    assert_str(value(&b, MAP_INST_CODE, "\xE3\x80\x80Ａ１ ,t,d,r,,,"), "A1");
}

static void left_cuts_characters_before_the_map(void **unused)
{
    struct map_bound b =
        bound_to(good("source s\n" NEEDED
                      "id_prefix P left 6\npayer Y map 城镇=u *=o left 2\ndrg G left 3\n"),
                 "I,T,D,R,P,Y,G");

    (void)unused;
    assert_str(value(&b, MAP_ID_PREFIX, "i,t,d,r,330106199001011234,,"), "330106");
    assert_str(value(&b, MAP_ID_PREFIX, "i,t,d,r,3301,,"), "3301");
    assert_str(value(&b, MAP_ID_PREFIX, "i,t,d,r,,,"), "");
    assert_str(value(&b, MAP_PAYER, "i,t,d,r,,城镇职工,"), "u");
    assert_str(value(&b, MAP_PAYER, "i,t,d,r,,自费,"), "o");
    assert_str(value(&b, MAP_DRG, "i,t,d,r,,,ab cd"), "ab"); /* the blank at the end goes */
}

static void a_map_takes_whole_folded_values(void **unused)
{
    struct map_bound b = bound_to(
        good("source s\n" NEEDED "dis_way W map 5=died *=alive\nsex S map 1=1 3=2 \"a b\"=\"c d\"\n"
             "payer P map \"*\"=star １=one x=\n"),
        "I,T,D,R,W,S,P");

    (void)unused;
    assert_str(value(&b, MAP_DIS_WAY, "i,t,d,r,5,,"), "died");
    assert_str(value(&b, MAP_DIS_WAY, "i,t,d,r,５,,"), "died");
    assert_str(value(&b, MAP_DIS_WAY, "i,t,d,r,55,,"), "alive");
    assert_str(value(&b, MAP_DIS_WAY, "i,t,d,r,,,"), ""); /* empty stays empty also with * */
    assert_str(value(&b, MAP_DIS_WAY, "i,t,d,r,无,,"), "");
    assert_str(value(&b, MAP_SEX, "i,t,d,r,,3,"), "2");
    assert_str(value(&b, MAP_SEX, "i,t,d,r,,2,"), ""); /* not listed, no * */
    assert_str(value(&b, MAP_SEX, "i,t,d,r,,a b,"), "c d");
    assert_str(value(&b, MAP_PAYER, "i,t,d,r,,,*"), "star");
    assert_str(value(&b, MAP_PAYER, "i,t,d,r,,,1"), "one");
    assert_str(value(&b, MAP_PAYER, "i,t,d,r,,,x"), "");
    assert_str(value(&b, MAP_PAYER, "i,t,d,r,,,y"), "");
}

static void levels_have_a_map_of_their_own(void **unused)
{
    struct map_bound b = bound_to(
        good("source s\n" NEEDED "op[] O level L map 02=2 03=4 code plain\n"), "I,T,D,R,O,L");
    struct map_bound plain = bound_to(good("source s\n" NEEDED "op[] O level L\n"), "I,T,D,R,O,L");

    (void)unused;
    assert_str(map_op_level(&b, STR("02"), &arena), "2");
    assert_str(map_op_level(&b, STR(" ０３"), &arena), "4");
    assert_str(map_op_level(&b, STR("2"), &arena), "");
    assert_str(map_op_level(&b, STR("-"), &arena), "");
    assert_str(map_op_level(&plain, STR(" 三级"), &arena), "三级");
}

static bool skipped(const struct map_bound *b, const char *text)
{
    struct str fields[FIELDS];

    assert_int_equal(row(text, fields), b->field_n);
    return map_skips(b, fields, &arena);
}

static void rows_are_skipped_by_any_line_on_the_folded_value(void **unused)
{
    struct map_bound b =
        bound_to(good("source s\n" NEEDED "skip-row when I in (\"合计\",\"总计\")\n"
                      "skip-row when absent in (\"i\")\n"
                      "skip-row  when  \"D\"  in( \"TEST 1\" ) # test patients\n"),
                 "I,T,D,R");

    (void)unused;
    assert_true(skipped(&b, "合计,,,"));
    assert_true(skipped(&b, "\xE3\x80\x80总计 ,,,"));
    assert_true(skipped(&b, "i,,ＴＥＳＴ 1,"));
    assert_false(skipped(&b, "i,合计,合计,合计"));
    assert_false(skipped(&b, "合计人,,,"));
    assert_false(skipped(&b, ",,,"));
    assert_false(skipped(&b, "i,,test 1,"));
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
        cmocka_unit_test(comments_blank_lines_and_line_ends_say_nothing),
        cmocka_unit_test(quotes_hold_blanks_bars_and_words_of_the_grammar),
        cmocka_unit_test(names_match_without_width_case_and_blanks_around),
        cmocka_unit_test(a_header_name_that_occurs_twice_means_its_first),
        cmocka_unit_test(absent_alternatives_are_left_out_and_absent_columns_are_no_error),
        cmocka_unit_test(required_columns_are_required_of_the_map_and_of_the_header),
        cmocka_unit_test(one_of_three_residences_is_enough),
        cmocka_unit_test(a_message_of_many_alternatives_stays_a_sentence),
        cmocka_unit_test(alternatives_that_just_fit_are_not_written_past_the_end),
        cmocka_unit_test(positions_read_a_sheet_without_a_header),
        cmocka_unit_test(operations_are_aligned_by_position),
        cmocka_unit_test(used_fields_are_sorted_and_stand_once),
        cmocka_unit_test(counting_needs_no_required_column),
        cmocka_unit_test(a_repeated_header_is_known_by_two_names),
        cmocka_unit_test(headers_are_known_as_by_folding_everything),
        cmocka_unit_test(binding_finds_what_a_search_from_end_to_end_finds),
        cmocka_unit_test(the_first_alternative_that_is_not_empty_wins),
        cmocka_unit_test(left_cuts_characters_before_the_map),
        cmocka_unit_test(a_map_takes_whole_folded_values),
        cmocka_unit_test(levels_have_a_map_of_their_own),
        cmocka_unit_test(rows_are_skipped_by_any_line_on_the_folded_value),
    };

    return cmocka_run_group_tests(tests, NULL, arena_drop);
}
