/* Expected values: written out by hand from the promises of quality.h. */
#include "engine/quality.h"

#include "base/random.h"
#include "tests/check.h"

#define HEAD "rule,institution,month,count,first_row\n"

static const char *text(const struct quality *q)
{
    static struct out out;

    out_reset(&out);
    quality_write(q, &out);
    out_char(&out, '\0');
    return out.items;
}

static void nothing_that_fired_is_a_header(void **unused)
{
    struct quality q = {0};

    (void)unused;
    assert_string_equal(text(&q), HEAD);
    quality_reset(&q);
}

static void a_rejected_row_counts_once_and_its_flags_do_not(void **unused)
{
    struct quality q = {0};
    int64_t totals[RULE_N];
    struct record r = {.line = 7,
                       .rejected = RULE_DATE_BAD,
                       .flags = RULE_BIT(RULE_LINE_QUOTE),
                       .institution = STR("H1"),
                       .dis_day = DAY_NONE};

    (void)unused;
    quality_add_record(&q, &r, 0);
    assert_string_equal(text(&q), HEAD "date.bad,H1,,1,7\n");
    quality_totals(&q, totals);
    for (int rule = 0; rule < RULE_N; rule++)
        assert_int_equal(totals[rule], rule == RULE_DATE_BAD);
    quality_reset(&q);
}

static void a_kept_row_counts_under_each_rule_that_flags_it(void **unused)
{
    struct quality q = {0};
    struct record r = {.line = 9,
                       .rejected = RULE_NONE,
                       .flags = RULE_BIT(RULE_RES_NONE) | RULE_BIT(RULE_LINE_QUOTE),
                       .institution = STR("H1"),
                       .dis_day = 19388};

    (void)unused;
    quality_add_record(&q, &r, 0);
    r.flags = 0;
    quality_add_record(&q, &r, 0);
    r.flags = RULE_BIT(RULE_RES_NONE);
    r.line = 12;
    quality_add_record(&q, &r, 0);
    assert_string_equal(text(&q), HEAD "line.quote,H1,2023-01,1,9\nres.none,H1,2023-01,2,9\n");
    quality_reset(&q);
}

static struct quality_cell at(enum rule rule, int32_t month, int32_t file, int64_t row)
{
    return (struct quality_cell){
        .rule = rule, .month = month, .file = file, .first_row = row, .count = 1};
}

static void the_first_row_is_of_the_first_file_whatever_comes_when(void **unused)
{
    struct quality q = {0};
    struct quality_cell cells[] = {
        at(RULE_LINE_JOINED, 636, 2, 3), at(RULE_LINE_JOINED, 636, 1, 90),
        at(RULE_LINE_JOINED, 636, 1, 40), at(RULE_LINE_JOINED, 636, 3, 1)};

    (void)unused;
    for (int i = 0; i < 4; i++)
        quality_add(&q, STR("H"), &cells[i]);
    assert_string_equal(text(&q), HEAD "line.joined,H,2023-01,4,40\n");
    quality_reset(&q);
}

/* Beside all rows of the first file, sorted, each once, cut. */
static void the_first_rows_are_those_of_a_sorted_list(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct random r = random_stream(seed, 0);
        struct quality q = {0};
        bool there[100] = {false};
        int32_t n = 0;
        int added = 1 + (int)random_below(&r, 60);

        for (int i = 0; i < added; i++) {
            struct quality_cell cell =
                at(RULE_DATE_BAD, 636, (int32_t)random_below(&r, 2) + 1, 1 + random_below(&r, 99));

            if (i == added - 1)
                cell.file = 1;
            quality_add(&q, STR("H"), &cell);
            there[cell.first_row] |= cell.file == 1;
        }
        assert_int_equal(q.cells.items[0].count, added);
        assert_int_equal(q.cells.items[0].file, 1);
        for (int64_t row = 0; row < 100 && n < QUALITY_ROWS; row++) {
            if (there[row])
                assert_int_equal(q.places.items[0].items[n++], row);
        }
        assert_int_equal(q.places.items[0].n, n);
        assert_int_equal(q.cells.items[0].first_row, q.places.items[0].items[0]);
        quality_reset(&q);
    }
}

static void rows_are_sorted_by_rule_institution_and_month(void **unused)
{
    struct quality q = {0};
    struct quality_cell cells[] = {at(RULE_TEXT_REPAIRED, 636, 0, 1), at(RULE_DATE_BAD, 637, 0, 2),
                                   at(RULE_DATE_BAD, QUALITY_NO_MONTH, 0, 3),
                                   at(RULE_DATE_BAD_ADMISSION, 636, 0, 4)};

    (void)unused;
    for (int i = 0; i < 4; i++)
        quality_add(&q, STR("Z"), &cells[i]);
    quality_add(&q, STR(""), &cells[1]);
    quality_add(&q, STR("a,b"), &cells[1]);
    assert_string_equal(text(&q), HEAD "date.bad,,2023-02,1,2\ndate.bad,Z,,1,3\n"
                                       "date.bad,Z,2023-02,1,2\ndate.bad,\"a,b\",2023-02,1,2\n"
                                       "date.bad.admission,Z,2023-01,1,4\n"
                                       "text.repaired,Z,2023-01,1,1\n");
    quality_reset(&q);
}

static void what_is_read_adds_counts_and_keeps_the_smallest_row(void **unused)
{
    struct quality q = {0};
    struct err e = {0};

    (void)unused;
    assert_true(quality_read(&q, "q", STR(HEAD "date.bad,H1,,5,70\nsize.cut,,,1,65536\n"), 0, &e));
    assert_true(
        quality_read(&q, "q", STR(HEAD "date.bad,H1,,2,60\ndate.bad,H2,2023-01,1,3\n"), 0, &e));
    assert_string_equal(text(&q),
                        HEAD "date.bad,H1,,7,60\ndate.bad,H2,2023-01,1,3\nsize.cut,,,1,65536\n");
    quality_reset(&q);
}

static void what_is_written_is_read_back_the_same(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < 20; seed++) {
        static const char *const NAMES[] = {"", "甲", "a\"b", "x\ny", "H"};
        struct random random = random_stream(seed, 0);
        struct quality q = {0}, back = {0};
        struct err e = {0};
        struct out kept = {0};

        for (int i = 0; i < 300; i++) {
            struct quality_cell cell =
                at((enum rule)random_below(&random, RULE_N),
                   random_below(&random, 4) ? (int32_t)random_below(&random, 5) : QUALITY_NO_MONTH,
                   0, 1 + random_below(&random, 1000));

            quality_add(&q, str_of(NAMES[random_below(&random, 5)]), &cell);
        }
        quality_write(&q, &kept);
        assert_true(quality_read(&back, "q", (struct str){kept.items, kept.n}, 0, &e));
        out_char(&kept, '\0');
        assert_string_equal(text(&back), kept.items);
        out_reset(&kept);
        quality_reset(&q);
        quality_reset(&back);
    }
}

static void assert_refused(const char *bytes, const char *words)
{
    struct quality q = {0};
    struct err e = {0};

    assert_false(quality_read(&q, "quality.csv", str_of(bytes), 0, &e));
    assert_err(e, ERR_INPUT, words);
    assert_int_equal(q.cells.n, 0);
    quality_reset(&q);
}

static void every_fault_of_the_file_is_refused_at_its_place(void **unused)
{
    (void)unused;
    assert_refused("", "quality.csv:1:1: the file is empty");
    assert_refused("rule,institution,month,first_row,count\n", "quality.csv:1:4: first_row");
    assert_refused("rule,institution\n", "the header has 2 columns, not 5");
    assert_refused(HEAD "date.bad,H,,1\n", "quality.csv:2:1: date.bad: the row has 4 fields");
    assert_refused(HEAD "date.bad,H,,1,1\ndate.odd,H,,1,1\n", "quality.csv:3:1: date.odd: no such");
    assert_refused(HEAD "date.bad,H,2023,1,1\n", "quality.csv:2:3: 2023: a month");
    assert_refused(HEAD "date.bad,H,,0,1\n", "quality.csv:2:4: 0: a count");
    assert_refused(HEAD "date.bad,H,,x,1\n", "quality.csv:2:4: x: a count");
    assert_refused(HEAD "date.bad,H,,1,0\n", "quality.csv:2:5: 0: a row");
    assert_refused(HEAD "date.bad,H,,1,1\ndate.bad,H,,1,2\n", "was there before");
    assert_refused(HEAD "date.bad,H,,4611686018427387903,1\ndate.bad,G,,4611686018427387903,1\n"
                        "date.bad,I,,2,1\n",
                   "the count of date.bad is beyond");
    assert_refused(HEAD "date.bad,\xBA,,1,1\n", "not valid UTF-8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_that_fired_is_a_header),
        cmocka_unit_test(a_rejected_row_counts_once_and_its_flags_do_not),
        cmocka_unit_test(a_kept_row_counts_under_each_rule_that_flags_it),
        cmocka_unit_test(the_first_row_is_of_the_first_file_whatever_comes_when),
        cmocka_unit_test(the_first_rows_are_those_of_a_sorted_list),
        cmocka_unit_test(rows_are_sorted_by_rule_institution_and_month),
        cmocka_unit_test(what_is_read_adds_counts_and_keeps_the_smallest_row),
        cmocka_unit_test(what_is_written_is_read_back_the_same),
        cmocka_unit_test(every_fault_of_the_file_is_refused_at_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
