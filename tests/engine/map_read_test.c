/* Expected values: the grammar of docs/mapping-file.md, rule by rule; each fault with the line, the
 * column and the words of the sentence. */
#include "engine/map.h"
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

/* That the text is refused with exactly these words behind the name of the file. */
static void bad(const char *text, const char *want)
{
    const struct map *m = NULL;
    struct err e = {0};
    char whole[512];

    assert_false(map_read("m.map", str_of(text), &arena, &m, &e));
    assert_null(m);
    snprintf(whole, sizeof whole, "m.map:%s", want);
    assert_int_equal(e.code, ERR_INPUT);
    assert_string_equal(e.text, whole);
}

static void a_whole_map_is_read(void **unused)
{
    const struct map *m = good("source hqms-p\nencoding gb18030\ndelim TAB\n"
                               "inst_code P900\n"
                               "dis_time P25 date ymdhms, ymd, compact\n"
                               "adm_time P22\n"
                               "res_addr P801 | P17\n"
                               "dx1 P321\n"
                               "cost P782 money fen\n"
                               "op[] P490 P4911 level P820 P821 date P491 P4912 code icd9\n");

    (void)unused;
    assert_string_equal(map_source(m), "hqms-p");
    assert_int_equal(map_encoding(m), MAP_ENCODING_GB18030);
    assert_int_equal(map_delim(m), '\t');
    assert_false(map_headerless(m));
    assert_int_equal(map_dates(m, MAP_DIS_TIME), MAP_DATE_YMDHMS | MAP_DATE_YMD | MAP_DATE_COMPACT);
    assert_int_equal(map_dates(m, MAP_ADM_TIME), 0);
    assert_int_equal(map_op_dates(m), 0);
    assert_int_equal(map_money_scale(m), 0);
    assert_int_equal(map_code(m), MAP_CODE_ICD9);
}

static void what_is_not_said_is_found_out_or_usual(void **unused)
{
    const struct map *m = good("source s\n");

    (void)unused;
    assert_int_equal(map_encoding(m), MAP_ENCODING_AUTO);
    assert_int_equal(map_delim(m), 0);
    assert_int_equal(map_money_scale(m), 2);
    assert_int_equal(map_code(m), MAP_CODE_NONE);
    assert_false(map_headerless(m)); /* it has no position either */
}

static void every_setting_has_each_of_its_words(void **unused)
{
    (void)unused;
    assert_int_equal(map_encoding(good("source s\nencoding auto")), MAP_ENCODING_AUTO);
    assert_int_equal(map_encoding(good("source s\nencoding utf-8")), MAP_ENCODING_UTF8);
    assert_int_equal(map_encoding(good("source s\nencoding utf-16")), MAP_ENCODING_UTF16);
    assert_int_equal(map_delim(good("source s\ndelim auto")), 0);
    assert_int_equal(map_delim(good("source s\ndelim ,")), ',');
    assert_int_equal(map_delim(good("source s\ndelim ;")), ';');
    assert_int_equal(map_money_scale(good("source s\ncost C money yuan")), 2);
    assert_int_equal(map_code(good("source s\nop[] A code icd10")), MAP_CODE_ICD10);
    assert_int_equal(map_code(good("source s\nop[] A code plain")), MAP_CODE_PLAIN);
}

static void date_forms_stand_with_or_without_commas(void **unused)
{
    unsigned all = MAP_DATE_YMDHMS | MAP_DATE_YMD | MAP_DATE_COMPACT | MAP_DATE_EXCEL;

    (void)unused;
    assert_int_equal(
        map_dates(good("source s\nbirth B date ymdhms,ymd , compact excel-serial"), MAP_BIRTH),
        all);
    assert_int_equal(map_dates(good("source s\nbirth B date compact left 8"), MAP_BIRTH),
                     MAP_DATE_COMPACT);
    assert_int_equal(map_op_dates(good("source s\nop[] A B date C compact, ymd D")),
                     MAP_DATE_COMPACT | MAP_DATE_YMD);
}

static void faults_name_line_column_value_and_reason(void **unused)
{
    (void)unused;
    bad("source s\nfoo A\n", "2:1: foo: unknown name of a column");
    bad("source s\n  inst-code A\n", "2:3: inst-code: unknown name of a column");
    bad("source s\nINST_CODE A\n", "2:1: INST_CODE: unknown name of a column");
    bad("source s\npayer 医保 | 支付 left x\n",
        "2:20: x: left wants a number of characters from 1 to 1000");
    bad("source s\npayer A\npayer B\n", "3:1: payer: this column is given twice");
    bad("source s\ndx[] A\ndx[] B\n", "3:1: dx[]: this column is given twice");
    bad("source s\nop[] A\nop[] B\n", "3:1: op[]: this column is given twice");
    bad("source s\nsource t\n", "2:1: source: this line is given twice");
    bad("source s\ndelim ,\ndelim ,\n", "3:1: delim: this line is given twice");
    bad("", "1:1: end of file: a line with the source is missing");
    bad("payer A\n", "2:1: end of file: a line with the source is missing");
}

static void a_value_that_is_long_is_cut_in_the_message(void **unused)
{
    (void)unused;
    bad("source s\n"
        "x12345678901234567890123456789012345678901234567890123456789012345\n",
        "2:1: x12345678901234567890123456789012345678901234567890123456789: "
        "unknown name of a column");
}

static void bytes_that_are_no_utf8_are_refused(void **unused)
{
    (void)unused;
    bad("source s\npayer 医\xB8\xB6\n", "2:8: byte B8: a mapping file is UTF-8");
    bad("# \xFF", "1:3: byte FF: a mapping file is UTF-8");
}

static void settings_take_their_words_only(void **unused)
{
    (void)unused;
    bad("source\n", "1:7: end of line: source wants a name");
    bad("source |\n", "1:8: |: source wants a name");
    bad("source \" \"\n", "1:8:  : the name of the source is empty");
    bad("source a b\n", "1:10: b: nothing more is wanted in this line");
    bad("encoding latin1\n", "1:10: latin1: encoding wants auto, utf-8, gb18030 or utf-16");
    bad("encoding\n", "1:9: end of line: encoding wants auto, utf-8, gb18030 or utf-16");
    bad("delim x\n", "1:7: x: delim wants auto, a comma, a semicolon or TAB");
    bad("delim \",\"\n", "1:7: ,: delim wants auto, a comma, a semicolon or TAB");
}

static void names_are_wanted_where_names_stand(void **unused)
{
    (void)unused;
    bad("payer\n", "1:6: end of line: the name of a column is wanted here");
    bad("payer | A\n", "1:7: |: the name of a column is wanted here");
    bad("payer A |\n", "1:10: end of line: the name of a column is wanted here");
    bad("payer A || B\n", "1:10: |: the name of a column is wanted here");
    bad("payer \"A\n", "1:7: \"A: the closing quote is missing");
    bad("payer \" \"\n", "1:7:  : the name of a column is empty");
    bad("payer #0\n", "1:7: #0: a position is # and a number from 1 to 100000");
    bad("payer #1x\n", "1:7: #1x: a position is # and a number from 1 to 100000");
    bad("payer #100001\n", "1:7: #100001: a position is # and a number from 1 to 100000");
    bad("payer A|#x\n", "1:9: #x: a position is # and a number from 1 to 100000");
    bad("dx[]\n", "1:5: end of line: a list of columns is wanted here");
    bad("dx[] A | B\n", "1:8: |: a list has no alternatives");
    bad("dx[] A left 3\n", "1:8: left: nothing more is wanted in this line");
}

static void a_name_of_more_than_200_bytes_is_refused(void **unused)
{
    char text[300] = "payer ";

    (void)unused;
    memset(text + 6, 'a', 200);
    assert_int_equal(strlen(text), 206);
    add(text, sizeof text, "\nsource s");
    good(text);
    memset(text + 6, 'a', 201);
    text[207] = '\0';
    bad(text, "1:7: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: "
              "the name of a column is longer than 200 bytes");
}

static void modifiers_take_their_values_only(void **unused)
{
    (void)unused;
    bad("payer A foo\n",
        "1:9: foo: unknown modifier: date, left, money, map and code are known; names of columns "
        "are separated by |");
    bad("payer A left\n", "1:13: end of line: left wants a number of characters from 1 to 1000");
    bad("payer A left 0\n", "1:14: 0: left wants a number of characters from 1 to 1000");
    bad("payer A left 1001\n", "1:14: 1001: left wants a number of characters from 1 to 1000");
    bad("payer A left 2 left 3\n", "1:16: left: this modifier stands there twice");
    bad("birth A date\n", "1:13: end of line: no date form: ymdhms, ymd, compact or excel-serial");
    bad("birth A date dmy\n", "1:14: dmy: no date form: ymdhms, ymd, compact or excel-serial");
    bad("birth A date ymd,dmy\n",
        "1:14: ymd,dmy: no date form: ymdhms, ymd, compact or excel-serial");
    bad("cost A money\n", "1:13: end of line: money wants yuan or fen");
    bad("cost A money euro\n", "1:14: euro: money wants yuan or fen");
    bad("payer A map\n", "1:12: end of line: map wants pairs A=B");
    bad("payer A map x\n", "1:13: x: map wants pairs A=B");
    bad("payer A map 1=a 1=b\n", "1:17: 1: this value is mapped twice");
    bad("payer A map *=a *=b\n", "1:17: *: this value is mapped twice");
    bad("payer A map =b\n", "1:13: : an empty value stays empty and is not mapped");
    bad("payer A map 无=b\n", "1:13: 无: an empty value stays empty and is not mapped");
    bad("op[] A code\n", "1:12: end of line: code wants icd9, icd10 or plain");
    bad("op[] A code icd11\n", "1:13: icd11: code wants icd9, icd10 or plain");
}

static void modifiers_stay_with_the_columns_they_belong_to(void **unused)
{
    (void)unused;
    bad("payer A date ymd\n", "1:9: date: date belongs to birth, adm_time, dis_time and op[]");
    bad("payer A money fen\n", "1:9: money: money belongs to cost");
    bad("payer A code icd9\n", "1:9: code: this modifier belongs to op[]");
    bad("payer A level B\n", "1:9: level: this modifier belongs to op[]");
    bad("op[] A left 2\n", "1:8: left: this modifier does not belong to op[]");
    bad("op[] A money fen\n", "1:8: money: this modifier does not belong to op[]");
    bad("op[] A map 1=2\n",
        "1:8: map: in op[] a map stands behind level and applies to the levels");
    bad("op[] A | B\n", "1:8: |: a list has no alternatives");
    bad("op[] A level\n", "1:13: end of line: a list of columns is wanted here");
    bad("op[] A date ymd\n", "1:16: end of line: a list of columns is wanted here");
    bad("op[] A level B C\n", "1:1: op[]: more levels, dates or names than operation codes");
    bad("op[] A date B C\n", "1:1: op[]: more levels, dates or names than operation codes");
    bad("op[] A name B C\n", "1:1: op[]: more levels, dates or names than operation codes");
    bad("op[] A level B level C\n", "1:16: level: this modifier stands there twice");
}

static void skip_row_has_one_form(void **unused)
{
    static const char FORM[] = "a skip-row line is: skip-row when COLUMN in (\"a\", \"b\")";
    char want[128];

    (void)unused;
    snprintf(want, sizeof want, "1:9: end of line: %s", FORM);
    bad("skip-row\n", want);
    snprintf(want, sizeof want, "1:10: if: %s", FORM);
    bad("skip-row if A in (\"a\")\n", want);
    snprintf(want, sizeof want, "1:17: is: %s", FORM);
    bad("skip-row when A is (\"a\")\n", want);
    snprintf(want, sizeof want, "1:17: in: %s", FORM);
    bad("skip-row when A in \"a\"\n", want);
    bad("skip-row when in (\"a\")\n", "1:18: (\"a\"): a skip-row line is: skip-row when COLUMN "
                                      "in (\"a\", \"b\")");
    bad("skip-row when A in (a)\n", "1:21: a): a value in quotes is wanted here");
    bad("skip-row when A in ()\n", "1:21: ): a value in quotes is wanted here");
    bad("skip-row when A in (\"a\",)\n", "1:25: ): a value in quotes is wanted here");
    bad("skip-row when A in (\"a\n", "1:21: \"a: the closing quote is missing");
    bad("skip-row when A in (\"a\" \"b\")\n", "1:25: b: a comma or ) is wanted here");
    bad("skip-row when A in (\"a\"\n", "1:24: end of line: a comma or ) is wanted here");
    bad("skip-row when A in (\"a\") x\n", "1:26: x: nothing more is wanted in this line");
}

static void a_file_of_more_than_64_kib_is_refused(void **unused)
{
    static char text[65537 + 1];
    const struct map *m = NULL;
    struct err e = {0};

    (void)unused;
    memset(text, '\n', sizeof text - 1);
    memcpy(text, "source s", 8);
    assert_true(map_read("m", (struct str){text, 65536}, &arena, &m, &e));
    m = NULL;
    assert_false(map_read("m", (struct str){text, 65537}, &arena, &m, &e));
    assert_err(e, ERR_INPUT, "m: 65537 bytes: a mapping file has at most 65536");
    assert_null(m);
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
        cmocka_unit_test(a_whole_map_is_read),
        cmocka_unit_test(what_is_not_said_is_found_out_or_usual),
        cmocka_unit_test(every_setting_has_each_of_its_words),
        cmocka_unit_test(date_forms_stand_with_or_without_commas),
        cmocka_unit_test(faults_name_line_column_value_and_reason),
        cmocka_unit_test(a_value_that_is_long_is_cut_in_the_message),
        cmocka_unit_test(bytes_that_are_no_utf8_are_refused),
        cmocka_unit_test(settings_take_their_words_only),
        cmocka_unit_test(names_are_wanted_where_names_stand),
        cmocka_unit_test(a_name_of_more_than_200_bytes_is_refused),
        cmocka_unit_test(modifiers_take_their_values_only),
        cmocka_unit_test(modifiers_stay_with_the_columns_they_belong_to),
        cmocka_unit_test(skip_row_has_one_form),
        cmocka_unit_test(a_file_of_more_than_64_kib_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, arena_drop);
}
