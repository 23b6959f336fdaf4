/* Expected values follow from the rules of docs/records.md on bytes, headers and sheets. */
#include "engine/record.h"

#include <iconv.h>

#include "base/random.h"
#include "tests/engine/record_sheet.h"

/* --- bytes --- */

static void rows_of_two_encodings_stand_in_one_file(void **unused)
{
    struct str bytes = str_of(joined(header(), row("PAY=杭州"), row("PAY=\xBA\xBC\xD6\xDD;DEPT=")));
    struct tally t = tally(bytes);
    struct record r;

    (void)unused;
    assert_int_equal(t.encodings[RECORD_UTF8], 1);
    assert_int_equal(t.encodings[RECORD_GB18030], 1);
    assert_int_equal(t.by[RULE_TEXT_ENCODING], 1);
    r = nth(bytes, 1);
    assert_str(r.payer, "杭州");
    bytes = str_of(
        joined(header(), row("PAY=\xBA\xBC\xD6\xDD;DEPT="),
               arena_text(&arena, "%s%s", row("PAY=\xBA\xBC\xD6\xDD;DEPT="), row("PAY=杭州"))));
    t = tally(bytes);
    assert_int_equal(t.encodings[RECORD_UTF8], 1);
    assert_int_equal(t.encodings[RECORD_GB18030], 2);
    assert_int_equal(t.by[RULE_TEXT_ENCODING], 1);
    r = nth(bytes, 2);
    assert_str(r.payer, "杭州");
    r = nth(bytes, 0);
    assert_str(r.payer, "杭州");
}

static void half_a_character_of_gb18030_is_dropped(void **unused)
{
    struct str bytes = str_of(joined(header(), row("DEPT=\xBA\xBC;PAY=\xBA\xBC\xD6"), ""));
    struct record r = nth(bytes, 0);

    (void)unused;
    assert_int_equal(r.encoding, RECORD_GB18030);
    assert_str(r.payer, "杭");
    assert_int_equal(r.flags, RULE_BIT(RULE_TEXT_REPAIRED));
}

static void a_mark_of_gb18030_decides(void **unused)
{
    struct str bytes = str_of(
        arena_text(&arena, "\x84\x31\x95\x33%s\n%s", header(), row("PAY=\x81\x30\x81\x30;DEPT=")));
    struct record r = nth(bytes, 0);

    (void)unused;
    assert_int_equal(r.encoding, RECORD_GB18030);
    assert_str(r.payer, "\xC2\x80"); /* four bytes: U+0080 */
}

static void invalid_bytes_become_replacements_each(void **unused)
{
    struct record r = changed("PAY=a\xFF\xFE"
                              "b");

    (void)unused;
    assert_str(r.payer, "a\xEF\xBF\xBD\xEF\xBF\xBD"
                        "b");
    assert_int_equal(r.flags, RULE_BIT(RULE_TEXT_REPLACED));
}

static void fields_that_are_not_mapped_are_not_looked_at(void **unused)
{
    struct str bytes = str_of(arena_text(&arena, MARK "%s,NAME\n%s", header(), row("+=,\xFF\xFE")));
    struct record r = nth(bytes, 0);

    (void)unused;
    assert_int_equal(r.rejected, RULE_NONE);
    assert_int_equal(r.flags, 0);
}

static struct str utf16(const char *ascii, bool big)
{
    size_t n = strlen(ascii);
    char *to = arena_alloc(&arena, 2 * n + 2);

    memcpy(to, big ? "\xFE\xFF" : "\xFF\xFE", 2);
    for (size_t i = 0; i < n; i++)
        to[2 + 2 * i + big] = ascii[i];
    return (struct str){to, 2 * n + 2};
}

static void utf16_is_read_in_both_orders(void **unused)
{
    const char *text = joined(header(), row("DEPT=x"), row("DEPT=x;OUT="));

    (void)unused;
    for (int big = 0; big < 2; big++) {
        struct tally t = tally(utf16(text, big));

        assert_int_equal(t.read, 2);
        assert_int_equal(t.accepted, 1);
        assert_int_equal(t.encodings[RECORD_UTF16], 2);
        assert_int_equal(t.by[RULE_TEXT_ENCODING], 0);
    }
}

/* Text in another encoding, by the C library. */
static struct str converted(const char *to, const char *mark, struct str text)
{
    iconv_t way = iconv_open(to, "UTF-8");
    size_t left = text.n, room = 4 * text.n + 8, mark_n = strlen(mark);
    char *bytes = arena_alloc(&arena, room + mark_n), *put = bytes + mark_n;
    char *from = arena_copy(&arena, text.at, text.n);

    assert_true(way != (iconv_t)-1);
    memcpy(bytes, mark, mark_n);
    assert_int_equal(iconv(way, &from, &left, &put, &room), 0);
    iconv_close(way);
    return (struct str){bytes, (size_t)(put - bytes)};
}

static const char *record_line(const struct record *r)
{
    char *text =
        arena_text(&arena, "%d %d %lld %.*s|%.*s|%.*s|%s %d", (int)r->line, r->rejected,
                   (long long)(uint64_t)r->flags, STR_ARG(r->institution), STR_ARG(r->payer),
                   STR_ARG(r->discipline), r->residence.code, r->residence.step);

    for (int32_t i = 0; i < r->operation_n; i++)
        text = arena_text(&arena, "%s %.*s/%d", text, STR_ARG(r->operations[i].code),
                          (int)r->operations[i].level);
    return text;
}

static void the_same_sheet_is_the_same_records_in_every_encoding(void **unused)
{
    struct str text = str_of(
        arena_text(&arena, "%s\n%s%s%s%s\n%s%s", header(), row("PAY=杭州;L1=Ⅳ级"), row("INST=合计"),
                   row("PAY=\"绍\n兴\"\"市\";DEPT=镕鎔龦"), header(),
                   row("PAY=城\n镇;OP2=４７．０９;L2=二级"), row("INST=Ｈ２;OUT=2023年1月5日")));
    const struct {
        struct str bytes;
        enum record_encoding encoding;
    } ways[] = {{text, RECORD_UTF8},
                {converted("GB18030", "", text), RECORD_GB18030},
                {converted("UTF-16LE", "\xFF\xFE", text), RECORD_UTF16},
                {converted("UTF-16BE", "\xFE\xFF", text), RECORD_UTF16}};

    (void)unused;
    for (size_t way = 0; way < 4; way++) {
        struct tally t = tally(ways[way].bytes);

        assert_int_equal(t.read, 6);
        assert_int_equal(t.accepted, 4);
        assert_int_equal(t.encodings[ways[way].encoding], 5);
        for (int i = 0; i < 6; i++) {
            struct record plain = nth(text, i);
            const char *want = record_line(&plain);
            struct record r = nth(ways[way].bytes, i);

            assert_string_equal(record_line(&r), want);
        }
    }
}

/* --- sheets --- */

static void a_repeated_header_binds_its_own_columns(void **unused)
{
    struct str bytes =
        str_of(joined(header(), row(""),
                      "OUT,DX,INST,RES\n2023-02-01,I10,H2,330102\n"
                      "1,2,3,4,5\n"
                      "sheet,2\nDX,RES,OUT2,INST,PAY\nI11,330105,2023-03-01,H3,9\n"));
    struct tally t = tally(bytes);
    struct record r;

    (void)unused;
    assert_int_equal(t.read, 7);
    assert_int_equal(t.accepted, 3);
    assert_int_equal(t.by[RULE_LINE_HEADER], 2);
    assert_int_equal(t.by[RULE_LINE_RAGGED], 2);
    r = nth(bytes, 2);
    assert_str(r.institution, "H2");
    assert_int_equal(r.dis_day, day_of(2023, 2, 1));
    assert_string_equal(r.residence.code, "330102");
    assert_str(r.payer, "");
    r = nth(bytes, 6);
    assert_str(r.payer, "9");
    assert_int_equal(r.dis_day, day_of(2023, 3, 1));
}

static void below_a_header_that_lacks_a_column_nothing_is_read(void **unused)
{
    struct str bytes =
        str_of(joined(header(), row(""),
                      arena_text(&arena, "OUT,INST,RES\n2023-02-01,H2,330102\n%s%s\n%s", row(""),
                                 header(), row(""))));
    struct tally t = tally(bytes);

    (void)unused;
    assert_int_equal(t.read, 6);
    assert_int_equal(t.accepted, 2);
    assert_int_equal(t.by[RULE_LINE_HEADER], 2);
    assert_int_equal(t.by[RULE_LINE_RAGGED], 2);
}

static void a_header_in_gb18030_with_chinese_names_is_found_again(void **unused)
{
    /* 机构 出院 诊断 住址, in GB18030. */
    static const char HEADER[] =
        "\xBB\xFA\xB9\xB9,\xB3\xF6\xD4\xBA,\xD5\xEF\xB6\xCF,\xD7\xA1\xD6\xB7\n";
    const struct map *saved = options.map;
    struct tally t;

    (void)unused;
    options.map = map_of("source cn\ninst_code 机构\ndis_time 出院\ndx1 诊断\nres_addr 住址\n");
    t = tally(str_of(arena_text(&arena, "%sH1,2023-01-01,I10,x\n%sH1,2023-01-02,I10,\xD7\xA1\n",
                                HEADER, HEADER)));
    options.map = saved;
    assert_int_equal(t.read, 3);
    assert_int_equal(t.accepted, 2);
    assert_int_equal(t.by[RULE_LINE_HEADER], 1);
    assert_int_equal(t.encodings[RECORD_GB18030], 2);
}

static void a_file_without_a_header_starts_with_data(void **unused)
{
    const struct map *saved = options.map;
    struct tally t;

    (void)unused;
    options.map = map_of("source pos\ninst_code #1\ndis_time #2\ndx1 #3\nres_code #4\n");
    t = tally(STR("H1,2023-01-01,I10,330106\nH1,2023-01-02,I10,330106,\nH1\n"));
    options.map = saved;
    assert_int_equal(t.read, 3);
    assert_int_equal(t.accepted, 2);
    assert_int_equal(t.by[RULE_LINE_EXTRA], 1);
    assert_int_equal(t.by[RULE_LINE_RAGGED], 1);
}

static void a_semicolon_is_named_by_the_line_sep(void **unused)
{
    struct tally t = tally(STR("sep=;\r\nINST;OUT;DX;RES;COST\r\nH1;2023-01-01;I10;330106;1,5\r\n"
                               "合计;;;;\r\n"));

    (void)unused;
    assert_int_equal(t.read, 2);
    assert_int_equal(t.accepted, 1);
    assert_int_equal(t.by[RULE_LINE_SKIP], 1);
    assert_int_equal(t.lines, 4);
}

static void lines_are_counted_to_the_end_of_the_file(void **unused)
{
    (void)unused;
    assert_int_equal(tally(str_of(joined(header(), row("PAY=\"\r\r\n\""), "\n\n,,\r"))).lines, 7);
    assert_int_equal(tally(str_of(header())).lines, 1);
}

/* --- refusals --- */

static void assert_refused(struct str bytes, const char *words)
{
    struct record_reader *r = NULL;
    struct err e = {0};

    assert_false(record_open(&options, "x.csv", bytes, &arena, &r, &e));
    assert_err(e, ERR_INPUT, words);
    assert_err(e, ERR_INPUT, "x.csv");
    assert_null(r);
}

static void a_file_without_anything_is_refused(void **unused)
{
    (void)unused;
    assert_refused(STR(""), "blank");
    assert_refused(STR("\n , \"\"\r\n\0\x1A"), "blank");
    assert_refused(STR("sep=;\n"), "blank");
}

static void a_header_without_a_required_column_is_refused_by_name(void **unused)
{
    (void)unused;
    assert_refused(STR("OUT,DX,RES\nH1,2023-01-01,I10\n"), "inst_code");
    assert_refused(STR("INST,DX,RES\n"), "dis_time");
    assert_refused(STR("INST,OUT,RES\n"), "dx1");
    assert_refused(STR("INST,OUT,DX\n"), "res_code");
}

static void a_header_with_too_many_columns_is_refused(void **unused)
{
    char *text = arena_alloc(&arena, 70000);

    (void)unused;
    memset(text, ',', 70000);
    text[0] = 'a';
    assert_refused((struct str){text, 70000}, "70000 columns");
}

/* --- whatever comes --- */

/* Rows that are spoilt at random: nothing is lost, and each line is in exactly one place. */
static void spoilt_files_lose_no_row(void **unused)
{
    static const char SIGNS[] = {',', '"', '\n', '\r', '\0', '\x1A', '\xFF', '\xBA', '\xE6', ';'};
    char text[LAST];

    (void)unused;
    for (uint64_t i = 0; i < 1500; i++) {
        struct random random = random_stream(11, i);
        struct str good = str_of(joined(header(), row("PAY=杭州"), row("PAY=\"a\nb\"")));
        size_t head = strlen(header()) + 1;
        struct tally t;

        assert_true(good.n < sizeof text);
        memcpy(text, good.at, good.n);
        for (int64_t k = random_below(&random, 8); k >= 0; k--)
            text[head + (size_t)random_below(&random, (int64_t)(good.n - head))] =
                SIGNS[random_below(&random, sizeof SIGNS)];
        t = tally((struct str){text, good.n});
        assert_true(t.read >= 1 && t.read <= t.lines - 1);
        if (i % 100 == 0) {
            drop();
            teardown(NULL);
            assert_int_equal(setup(NULL), 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_two_encodings_stand_in_one_file),
        cmocka_unit_test(half_a_character_of_gb18030_is_dropped),
        cmocka_unit_test(a_mark_of_gb18030_decides),
        cmocka_unit_test(invalid_bytes_become_replacements_each),
        cmocka_unit_test(fields_that_are_not_mapped_are_not_looked_at),
        cmocka_unit_test(utf16_is_read_in_both_orders),
        cmocka_unit_test(the_same_sheet_is_the_same_records_in_every_encoding),
        cmocka_unit_test(a_repeated_header_binds_its_own_columns),
        cmocka_unit_test(below_a_header_that_lacks_a_column_nothing_is_read),
        cmocka_unit_test(a_header_in_gb18030_with_chinese_names_is_found_again),
        cmocka_unit_test(a_file_without_a_header_starts_with_data),
        cmocka_unit_test(a_semicolon_is_named_by_the_line_sep),
        cmocka_unit_test(lines_are_counted_to_the_end_of_the_file),
        cmocka_unit_test(a_file_without_anything_is_refused),
        cmocka_unit_test(a_header_without_a_required_column_is_refused_by_name),
        cmocka_unit_test(a_header_with_too_many_columns_is_refused),
        cmocka_unit_test(spoilt_files_lose_no_row),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
