/* Expected values follow from the rules of docs/records.md on reading: lines, encodings, structure.
 * A row is written as `line:field|field` with its flags behind: q quote, j joined, e extra, r
 * repaired; ragged rows begin with `!`. */
#include "engine/scan.h"

#include "base/random.h"
#include "tests/check.h"
#include "tests/engine/scan_plain.h"

static struct arena arena;

static struct scan_bytes read_bytes(struct str bytes, enum map_encoding wanted)
{
    struct scan_bytes found;

    scan_bytes(bytes, wanted, &arena, &found);
    return found;
}

static char *row_text(const struct scan_row *row, char *to)
{
    to = put_head(to, row->ragged, row->line);
    for (size_t i = 0; i < row->field_n && !row->ragged; i++) {
        if (i)
            *to++ = '|';
        memcpy(to, row->fields[i].at, row->fields[i].n);
        to += row->fields[i].n;
    }
    return put_flags(to, row->ragged ? 0 : row->flags);
}

/* All rows below a header, which fixes the number of columns, as one text. */
static const char *rows_of(struct str bytes, char delim)
{
    static char text[1 << 16];
    struct scan_bytes found = read_bytes(bytes, MAP_ENCODING_AUTO);
    struct scan s;
    struct scan_row row;
    char *to = text;

    scan_open(&s, &found, delim);
    *to = '\0';
    if (scan_peek(&s, &arena, &row)) {
        s.column_n = row.field_n;
        scan_take(&s, &row);
        while (scan_peek(&s, &arena, &row)) {
            scan_fit(&s, &arena, &row);
            to = row_text(&row, to);
        }
    }
    scan_close(&s);
    return text;
}

#define ROWS(literal) rows_of(STR(literal), 0)

/* --- structure --- */

static void a_line_with_the_columns_of_the_header_is_a_row(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b\n1,2\n3,4\n"), "2:1|2\n3:3|4\n");
    assert_string_equal(ROWS("a,b\n1,\n,4"), "2:1|\n3:|4\n");
    assert_string_equal(ROWS("a,b\n 1 ,\xE6\x9D\xAD\n"), "2: 1 |\xE6\x9D\xAD\n");
    assert_string_equal(ROWS("a,b\n"), "");
    assert_string_equal(ROWS(""), "");
}

static void lines_end_at_lf_cr_and_both_and_are_counted(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b\r\n1,2\r3,4\n\r5,6\r\r\n7,8"), "2:1|2\n3:3|4\n5:5|6\n7:7|8\n");
}

static void blank_lines_are_no_records(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("\n , \na,b\n\n,\n \t\n\"\",\"\"\n\xE3\x80\x80,\n1,2\n\n"), "9:1|2\n");
    assert_string_equal(ROWS("a,b\n;\n"), "!2\n"); /* `;` is no delimiter here */
}

static void quotes_hold_delimiters_quotes_and_line_ends(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b\n\"1,1\",\"say \"\"2\"\"\"\n3,4\n"), "2:1,1|say \"2\"\n3:3|4\n");
    assert_string_equal(ROWS("a,b\n\"x\ny\",2\n3,4\n"), "2:x\ny|2\n4:3|4\n");
    assert_string_equal(ROWS("a,b\n\"x\r\ny\r\",2\n3,4\n"), "2:x\r\ny\r|2\n5:3|4\n");
    assert_string_equal(ROWS("a,b\n\"\",\"2\""), "2:|2\n");
}

static void quotes_close_within_nine_further_lines_or_are_text(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b\n1,\"\n\n\n\n\n\n\n\n\n2\"\n"), "2:1|\n\n\n\n\n\n\n\n\n2\n");
    assert_string_equal(ROWS("a,b\n1,\"x\n\n\n\n\n\n\n\n\n\n2\"\n"), "2:1|x q\n!12\n");
}

static void a_quote_inside_an_unquoted_field_is_text(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b\n1\"5,2\n"), "2:1\"5|2 q\n");
    assert_string_equal(ROWS("a,b\n1\"5,\"2,2\"\n"), "2:1\"5|2,2 q\n");
}

static void quotes_that_do_not_work_out_are_text_of_their_line(void **unused)
{
    (void)unused;
    /* Not closed; closed too early; one field too few by RFC 4180, right as text. */
    assert_string_equal(ROWS("a,b\n1,\"2\n3,4\n"), "2:1|2 q\n3:3|4\n");
    assert_string_equal(ROWS("a,b\n\"1\"x,2\n"), "2:1\"x|2 q\n");
    assert_string_equal(ROWS("a,b\n\"1,2\"\n"), "2:1|2 q\n");
    assert_string_equal(ROWS("a,b\n\"1\" ,2\n"), "2:1|2 q\n");
}

static void short_lines_are_joined_with_a_blank(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b,c\n1,x\ny,3\n4,5,6\n"), "2:1|x y|3 j\n4:4|5|6\n");
    assert_string_equal(ROWS("a,b,c\n1,x\n\n\ny,3\n"), "2:1|x   y|3 j\n");
    assert_string_equal(ROWS("a,b,c\n1,\"x\ny,3\n"), "2:1|x y|3 qj\n");
    assert_string_equal(ROWS("a,b,c\n1\n2\n3,4,5\n"), "!2\n!3\n4:3|4|5\n"); /* never enough */
    assert_string_equal(ROWS("a,b,c\n1,2\n3,4,5\n"), "!2\n3:3|4|5\n");
    assert_string_equal(ROWS("a,b,c,d\n1,2,3\n4,5,6\n"), "!2\n!3\n"); /* too many */
}

static void at_most_nine_lines_are_joined(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b,c\n1,x\n\n2\n3\n4\n5\n6\n7\n8\ny,3\n"),
                        "2:1|x  2 3 4 5 6 7 8 y|3 j\n");
    assert_string_equal(ROWS("a,b,c\n1,x\n\n2\n3\n4\n5\n6\n7\n8\n9\ny,3,4\n4,5,6"),
                        "!2\n!4\n!5\n!6\n!7\n!8\n!9\n!10\n!11\n12:y|3|4\n13:4|5|6\n");
    assert_string_equal(ROWS("a,b,c\n1,x\n\n2\n3\n4\n5\n6\n7\n8\n9\ny,3\n"),
                        "!2\n!4\n!5\n!6\n!7\n!8\n!9\n!10\n!11\n!12\n");
}

static void surplus_fields_that_are_blank_are_cut(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b\n1,2,\n3,4, ,\"\",\n5,6,7\n"), "2:1|2 e\n3:3|4 e\n!4\n");
    assert_string_equal(ROWS("a,b\n\"1,1\",2,,\n"), "2:1,1|2 e\n");
    assert_string_equal(ROWS("a,b\n1\"1,2,\xE3\x80\x80\n"), "2:1\"1|2 qe\n");
}

static void what_nothing_fits_is_ragged_alone(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b\n1\n2,2\n1,2,3\n3,3\n"), "!2\n3:2|2\n!4\n5:3|3\n");
    assert_string_equal(ROWS("a,b\n\"1\n2,2\n"), "!2\n3:2|2\n");
}

/* --- delimiters --- */

static void the_delimiter_is_what_the_header_holds_most_of(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a;b\n1;2,5\n"), "2:1|2,5\n");
    assert_string_equal(ROWS("a\tb\n1\t2,5\n"), "2:1|2,5\n");
    assert_string_equal(ROWS("\"a;;;\",b\n1,2;5\n"), "2:1|2;5\n"); /* quotes do not count */
    assert_string_equal(ROWS("a,b;c\n1,2;3\n"), "2:1|2;3\n");      /* the comma on a tie */
    assert_string_equal(ROWS("a\n1\n"), "2:1\n");
}

static void a_line_sep_names_the_delimiter_and_is_no_row(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("sep=;\na;b\n1;2,5\n"), "3:1|2,5\n");
    assert_string_equal(ROWS("\nsep=;\n\na,x,y;b\n1;2,5\n"), "5:1|2,5\n");
    assert_string_equal(ROWS("\"sep=\t\"\na\tb\n1\t2\n"), "3:1|2\n");
    assert_string_equal(rows_of(STR("sep=;\na;b\n1;2,5\n"), ','), "3:1|2,5\n");
    assert_string_equal(ROWS("sep=|\na,b\n1,2\n"), "3:1|2\n"); /* not one of the three */
    assert_string_equal(ROWS("separate,b\n1,2\n"), "2:1|2\n");
}

static void a_delimiter_that_is_given_is_not_looked_for(void **unused)
{
    (void)unused;
    assert_string_equal(rows_of(STR("a,b,c;d\n1,2;3\n"), ';'), "2:1,2|3\n");
}

/* --- encodings --- */

static void assert_encoding(struct str bytes, enum record_encoding want, const char *text)
{
    struct scan_bytes found = read_bytes(bytes, MAP_ENCODING_AUTO);

    assert_int_equal(found.encoding, want);
    assert_str(found.text, text);
}

static void a_byte_order_mark_decides_and_goes_silently(void **unused)
{
    (void)unused;
    assert_encoding(STR("\xEF\xBB\xBF"
                        "a\xFF"),
                    RECORD_UTF8, "a\xFF");
    assert_encoding(STR("\x84\x31\x95\x33"
                        "a\xE6\x9D\xAD"),
                    RECORD_GB18030, "a\xE6\x9D\xAD");
    assert_encoding(STR("\xFF\xFE"
                        "a\0m\x67\n\0"),
                    RECORD_UTF16, "a\xE6\x9D\xAD\n");
    assert_encoding(STR("\xFE\xFF\0a\x67m\0\n"), RECORD_UTF16, "a\xE6\x9D\xAD\n");
    assert_int_equal(read_bytes(STR("\xEF\xBB\xBF"
                                    "a"),
                                MAP_ENCODING_GB18030)
                         .encoding,
                     RECORD_UTF8);
    assert_int_equal(read_bytes(STR("\xEF\xBB\xBF"
                                    "a"),
                                MAP_ENCODING_AUTO)
                         .repair_n,
                     0);
}

static void the_majority_of_lines_with_high_bytes_decides(void **unused)
{
    (void)unused;
    assert_encoding(STR("a\nb\n"), RECORD_UTF8, "a\nb\n");
    /* One of two is valid: half is enough. D6 D0 is a character of GB18030. */
    assert_encoding(STR("\xE4\xB8\xAD\n\xD6\xD0\n"), RECORD_UTF8, "\xE4\xB8\xAD\n\xD6\xD0\n");
    assert_encoding(STR("\xE4\xB8\xAD\nx\ny\n\xD6\xD0\r\xD6\xD0"), RECORD_GB18030,
                    "\xE4\xB8\xAD\nx\ny\n\xD6\xD0\r\xD6\xD0");
}

static void only_the_first_mebibyte_decides_and_its_cut_end_is_no_fault(void **unused)
{
    static char text[(1 << 20) + 3000];
    size_t n = (1 << 20) - 1;

    (void)unused;
    memset(text, 'x', sizeof text);
    memcpy(text + n, "\xE4\xB8\xAD", 3); /* its first byte is the last of the MiB */
    memcpy(text, "\xE4\xB8\xAD", 3);
    assert_int_equal(read_bytes((struct str){text, n + 3}, MAP_ENCODING_AUTO).encoding,
                     RECORD_UTF8);
    for (size_t i = n + 3; i + 3 < sizeof text; i += 3)
        memcpy(text + i, "\xD6\xD0\n", 3);
    assert_int_equal(read_bytes((struct str){text, sizeof text}, MAP_ENCODING_AUTO).encoding,
                     RECORD_UTF8);
}

static void the_map_decides_where_there_is_no_mark(void **unused)
{
    (void)unused;
    assert_int_equal(read_bytes(STR("\xE4\xB8\xAD"), MAP_ENCODING_GB18030).encoding,
                     RECORD_GB18030);
    assert_int_equal(read_bytes(STR("\xD6\xD0"), MAP_ENCODING_UTF8).encoding, RECORD_UTF8);
    assert_str(read_bytes(STR("a\0,\0-N"), MAP_ENCODING_UTF16).text, "a,\xE4\xB8\xAD");
    assert_str(read_bytes(STR("\0a\0,N-"), MAP_ENCODING_UTF16).text, "a,\xE4\xB8\xAD");
}

static void broken_utf16_becomes_bytes_that_are_no_utf8(void **unused)
{
    (void)unused;
    /* U+1F600 is D83D DE00. Its first half alone is cut, its second alone is none. */
    assert_str(read_bytes(STR("\xFF\xFE\x3D\xD8\0\xDE"), MAP_ENCODING_AUTO).text,
               "\xF0\x9F\x98\x80");
    assert_str(read_bytes(STR("\xFF\xFE\x3D\xD8,\0"), MAP_ENCODING_AUTO).text, "\xF0,");
    assert_str(read_bytes(STR("\xFF\xFE\0\xDE,\0"), MAP_ENCODING_AUTO).text, "\xFF,");
    assert_str(read_bytes(STR("\xFF\xFE"
                              "a\0-"),
                          MAP_ENCODING_AUTO)
                   .text,
               "a\xE0");
    assert_str(read_bytes(STR("\xFF\xFE"
                              "a\0\x1A\0\x1A"),
                          MAP_ENCODING_AUTO)
                   .text,
               "a");
}

static void nul_1a_and_marks_inside_are_removed_and_their_rows_flagged(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b\n1,\0002\n3,4\n5,6\x1A\x1A\n"), "2:1|2 r\n3:3|4\n4:5|6 r\n");
    assert_string_equal(ROWS("a,b\n1,2\n\xEF\xBB\xBF\xEF\xBB\xBF"
                             "3,4\n"),
                        "2:1|2\n3:3|4 r\n");
    assert_string_equal(ROWS("a,b\n1\xE4\xB8\xAD\xEF\xBB\xBFx,2\n"), "2:1\xE4\xB8\xADx|2 r\n");
    assert_string_equal(ROWS("a,b\n1,2\r\0\n3,4\0"), "2:1|2 r\n3:3|4 r\n");
    assert_string_equal(ROWS("a,b\n\"1\n\0\",2\n3,4\n"), "2:1\n|2 r\n4:3|4\n");
    assert_string_equal(ROWS("a,b\n\0\n1,2\n"), "3:1|2\n");
}

static void a_1a_at_the_very_end_goes_silently(void **unused)
{
    (void)unused;
    assert_string_equal(ROWS("a,b\n1,2\n\x1A"), "2:1|2\n");
    assert_string_equal(ROWS("a,b\n1,2\x1A"), "2:1|2\n");
    assert_string_equal(ROWS("a,b\n1,2\x1A\x1A"), "2:1|2 r\n"); /* one */
}

static void halves_of_characters_are_not_taken_for_a_mark(void **unused)
{
    struct str bytes = STR("\xD6\xD0,b\n\xB1\xEF\xBB\xBF,2\n\xD6\xD0,\xEF\xBB\xBF"
                           "x\n");
    struct scan_bytes found = read_bytes(bytes, MAP_ENCODING_AUTO);

    (void)unused;
    assert_int_equal(found.encoding, RECORD_GB18030);
    assert_str(found.text, "\xD6\xD0,b\n\xB1\xEF\xBB\xBF,2\n\xD6\xD0,x\n");
    assert_int_equal(found.repair_n, 1);
}

/* --- size --- */

static struct scan_row first_row(struct str bytes, int64_t *line_n)
{
    struct scan_bytes found = read_bytes(bytes, MAP_ENCODING_AUTO);
    struct scan s;
    struct scan_row row, first = {0};

    scan_open(&s, &found, 0);
    assert_true(scan_peek(&s, &arena, &row));
    s.column_n = row.field_n;
    scan_take(&s, &row);
    for (bool is_first = true; scan_peek(&s, &arena, &row); is_first = false) {
        scan_fit(&s, &arena, &row);
        if (is_first)
            first = row;
    }
    *line_n = scan_lines(&s);
    first.fields = NULL;
    scan_close(&s);
    return first;
}

static void a_line_of_twenty_megabytes_is_ragged(void **unused)
{
    static const char FILLS[] = {',', 'x', '"', 'y'};
    static char text[20 << 20];
    int64_t line_n;

    (void)unused;
    for (size_t i = 0; i < sizeof FILLS; i++) {
        memset(text, FILLS[i], sizeof text);
        memcpy(text, "a,b,c\n1x", 8);
        memcpy(text + sizeof text - 8, "x\n4,5,6\n", 8);
        assert_true(first_row((struct str){text, sizeof text}, &line_n).ragged);
        assert_int_equal(line_n, 3);
        arena_reset(&arena);
    }
}

static void many_lines_that_fit_nothing_cost_no_more_than_their_length(void **unused)
{
    static char text[4 << 20];
    int64_t line_n;

    (void)unused;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "a,\"\n"[i % 4]; /* each opens a quote that the next line does not close */
    memcpy(text, "a,b,c,d,e,f\n", 12);
    first_row((struct str){text, sizeof text}, &line_n);
    assert_int_equal(line_n, 1 + (sizeof text - 12) / 4);
}

static void lines_are_counted_with_or_without_an_end(void **unused)
{
    int64_t line_n;

    (void)unused;
    first_row(STR("a,b\n1,2\n"), &line_n);
    assert_int_equal(line_n, 2);
    first_row(STR("a,b\n1,2"), &line_n);
    assert_int_equal(line_n, 2);
    first_row(STR("a,b\r\n\"1\n\",2\n\n\r"), &line_n);
    assert_int_equal(line_n, 5);
}

/* --- against the plain twin --- */

static void rows_are_those_of_the_plain_twin(void **unused)
{
    static const char LETTERS[] = {',', ',', ',', '"', '"', '\n', '\n', '\r', 'a', 'b', ' ', '\0'};
    static char want[1 << 16];

    (void)unused;
    for (uint64_t i = 0; i < 60000; i++) {
        struct random random = random_stream(5, i);
        char bytes[80] = "a,b,c\n";
        size_t header = i % 3 == 0 ? 2 : i % 3 == 1 ? 4 : 6;
        size_t n = header + (size_t)random_below(&random, (int64_t)(sizeof bytes - header));
        const char *got;

        bytes[header - 1] = '\n';
        for (size_t k = header; k < n; k++)
            bytes[k] = LETTERS[random_below(&random, sizeof LETTERS - (i % 5 != 0))];
        got = rows_of((struct str){bytes, n}, ',');
        scan_plain((struct str){bytes, n}, want);
        if (strcmp(got, want) != 0)
            print_error("case %d: '%.*s'\n", (int)i, (int)n, bytes);
        assert_string_equal(got, want);
        arena_reset(&arena);
    }
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
        cmocka_unit_test(a_line_with_the_columns_of_the_header_is_a_row),
        cmocka_unit_test(lines_end_at_lf_cr_and_both_and_are_counted),
        cmocka_unit_test(blank_lines_are_no_records),
        cmocka_unit_test(quotes_hold_delimiters_quotes_and_line_ends),
        cmocka_unit_test(quotes_close_within_nine_further_lines_or_are_text),
        cmocka_unit_test(a_quote_inside_an_unquoted_field_is_text),
        cmocka_unit_test(quotes_that_do_not_work_out_are_text_of_their_line),
        cmocka_unit_test(short_lines_are_joined_with_a_blank),
        cmocka_unit_test(at_most_nine_lines_are_joined),
        cmocka_unit_test(surplus_fields_that_are_blank_are_cut),
        cmocka_unit_test(what_nothing_fits_is_ragged_alone),
        cmocka_unit_test(the_delimiter_is_what_the_header_holds_most_of),
        cmocka_unit_test(a_line_sep_names_the_delimiter_and_is_no_row),
        cmocka_unit_test(a_delimiter_that_is_given_is_not_looked_for),
        cmocka_unit_test(a_byte_order_mark_decides_and_goes_silently),
        cmocka_unit_test(the_majority_of_lines_with_high_bytes_decides),
        cmocka_unit_test(only_the_first_mebibyte_decides_and_its_cut_end_is_no_fault),
        cmocka_unit_test(the_map_decides_where_there_is_no_mark),
        cmocka_unit_test(broken_utf16_becomes_bytes_that_are_no_utf8),
        cmocka_unit_test(nul_1a_and_marks_inside_are_removed_and_their_rows_flagged),
        cmocka_unit_test(a_1a_at_the_very_end_goes_silently),
        cmocka_unit_test(halves_of_characters_are_not_taken_for_a_mark),
        cmocka_unit_test(a_line_of_twenty_megabytes_is_ragged),
        cmocka_unit_test(many_lines_that_fit_nothing_cost_no_more_than_their_length),
        cmocka_unit_test(lines_are_counted_with_or_without_an_end),
        cmocka_unit_test(rows_are_those_of_the_plain_twin),
    };

    return cmocka_run_group_tests(tests, NULL, arena_drop);
}
