/* Expected values: written out by hand from the promises of cube.h, or by a list of cells that is
 * searched from end to end. */
#include "engine/cube.h"

#include "base/random.h"
#include "tests/check.h"

#define CASE_HEAD                                                \
    "month,institution,treating,residence,payer,discipline,drg," \
    "cases,rw_cases,rw,rw2_cases,operated,level3,level4,days,cost,deaths\n"
#define OPERATION_HEAD                                                       \
    "month,institution,treating,residence,payer,discipline,procedure,level," \
    "operations,main,main_rw_cases,main_rw,main_cost\n"

static const char *cases_text(const struct cube *c)
{
    static struct out out;

    out_reset(&out);
    cube_write_cases(c, &out);
    out_char(&out, '\0');
    return out.items;
}

static const char *operations_text(const struct cube *c)
{
    static struct out out;

    out_reset(&out);
    cube_write_operations(c, &out);
    out_char(&out, '\0');
    return out.items;
}

static struct record a_record(void)
{
    return (struct record){.rejected = RULE_NONE,
                           .institution = STR("H1"),
                           .dis_day = 19388, /* 2023-01-31 */
                           .treating = STR("330106"),
                           .residence = {"330102", 1},
                           .payer = STR("1"),
                           .discipline = STR("03"),
                           .drg = STR("BR25"),
                           .grouped = true,
                           .rw_e4 = 25000,
                           .days = 7,
                           .cost_fen = 136600,
                           .died = true};
}

static void an_empty_cube_writes_two_headers(void **unused)
{
    struct cube c;
    struct err e = {0};

    (void)unused;
    cube_open(&c);
    assert_string_equal(cases_text(&c), CASE_HEAD);
    assert_string_equal(operations_text(&c), OPERATION_HEAD);
    assert_true(cube_check(&c, &e));
    cube_reset(&c);
}

static void text_0_is_the_unknown_one(void **unused)
{
    struct cube c;

    (void)unused;
    cube_open(&c);
    assert_int_equal(cube_text(&c, STR("")), 0);
    assert_int_equal(cube_text(&c, STR("内科")), 1);
    assert_int_equal(cube_text(&c, STR("内科")), 1);
    assert_str(cube_text_of(&c, 1), "内科");
    cube_reset(&c);
}

static void a_record_is_one_case_with_its_operations(void **unused)
{
    struct cube c;
    struct err e = {0};
    struct record r = a_record();
    struct record_operation operations[] = {
        {STR("36.0601"), 3}, {STR("88.5500"), 0}, {STR("36.0601"), 3}, {STR("37.2200"), 4}};

    (void)unused;
    r.operations = operations;
    r.operation_n = 4;
    cube_open(&c);
    cube_add_record(&c, &r);
    /* The highest level counts alone; the same code twice counts twice; the first is the main one
     * and carries the record's weight and cost. */
    assert_string_equal(cases_text(&c), CASE_HEAD
                        "2023-01,H1,330106,330102,1,03,BR25,1,1,25000,1,1,0,1,7,136600,1\n");
    assert_string_equal(operations_text(&c), OPERATION_HEAD
                        "2023-01,H1,330106,330102,1,03,36.0601,3,2,1,1,25000,136600\n"
                        "2023-01,H1,330106,330102,1,03,37.2200,4,1,0,0,0,0\n"
                        "2023-01,H1,330106,330102,1,03,88.5500,,1,0,0,0,0\n");
    assert_true(cube_check(&c, &e));
    cube_reset(&c);
}

static void an_ungrouped_record_has_no_weight_even_if_it_carries_one(void **unused)
{
    struct cube c;
    struct record r = a_record();

    (void)unused;
    r.grouped = false;
    r.drg = STR("0000");
    r.died = false;
    cube_open(&c);
    cube_add_record(&c, &r);
    assert_string_equal(cases_text(&c),
                        CASE_HEAD "2023-01,H1,330106,330102,1,03,0000,1,0,0,0,0,0,0,7,136600,0\n");
    assert_string_equal(operations_text(&c), OPERATION_HEAD);
    cube_reset(&c);
}

static void a_weight_of_exactly_2_counts_and_less_does_not(void **unused)
{
    struct cube c;
    struct record r = a_record();

    (void)unused;
    cube_open(&c);
    r.rw_e4 = 20000;
    cube_add_record(&c, &r);
    r.rw_e4 = 19999;
    cube_add_record(&c, &r);
    assert_int_equal(c.cases.n, 1);
    assert_int_equal(cube_case_at(&c, 0).rw2_cases, 1);
    assert_int_equal(cube_case_at(&c, 0).rw_e4, 39999);
    cube_reset(&c);
}

static void rows_are_sorted_by_bytes_and_the_unknown_comes_first(void **unused)
{
    struct cube c;
    static const char *const TEXTS[] = {"é", "z", "", "Z", "中", "10", "9", "zz"};

    (void)unused;
    cube_open(&c);
    for (size_t i = 0; i < 8; i++) {
        struct cube_case cell = {.institution = cube_text(&c, str_of(TEXTS[i])), .cases = 1};

        cube_add_case(&c, &cell);
    }
    cube_add_case(
        &c, &(struct cube_case){.month = -1, .institution = cube_text(&c, STR("~")), .cases = 1});
    assert_string_equal(cases_text(&c), CASE_HEAD "1969-12,~,,,,,,1,0,0,0,0,0,0,0,0,0\n"
                                                  "1970-01,,,,,,,1,0,0,0,0,0,0,0,0,0\n"
                                                  "1970-01,10,,,,,,1,0,0,0,0,0,0,0,0,0\n"
                                                  "1970-01,9,,,,,,1,0,0,0,0,0,0,0,0,0\n"
                                                  "1970-01,Z,,,,,,1,0,0,0,0,0,0,0,0,0\n"
                                                  "1970-01,z,,,,,,1,0,0,0,0,0,0,0,0,0\n"
                                                  "1970-01,zz,,,,,,1,0,0,0,0,0,0,0,0,0\n"
                                                  "1970-01,é,,,,,,1,0,0,0,0,0,0,0,0,0\n"
                                                  "1970-01,中,,,,,,1,0,0,0,0,0,0,0,0,0\n");
    cube_reset(&c);
}

/* Six texts of 12 bits and a month do not fit one number of 64 bits. */
static void rows_of_thousands_of_texts_are_sorted_all_the_same(void **unused)
{
    enum { N = 4096 };
    struct random r = random_stream(64, 0);
    struct cube c;
    const char *text, *before = NULL;
    int lines = 0;

    (void)unused;
    cube_open(&c);
    for (int i = 0; i < N; i++) {
        struct cube_case cell = {.month = 640 + (int32_t)random_below(&r, 2), .cases = 1};
        int32_t *key = &cell.institution;

        for (int j = 0; j < 6; j++) {
            char word[16];

            snprintf(word, sizeof word, "%04d",
                     j < 5 && random_below(&r, 2) ? 7 : (int)random_below(&r, N));
            key[j] = cube_text(&c, str_of(word));
        }
        cube_add_case(&c, &cell);
    }
    /* Texts of one length: lines are as ordered as their keys. */
    for (text = strchr(cases_text(&c), '\n') + 1; *text; text = strchr(text, '\n') + 1) {
        if (before)
            assert_true(memcmp(before, text, 7 + 6 * 5) < 0);
        before = text;
        lines++;
    }
    assert_int_equal(lines, c.cases.n);
    cube_reset(&c);
}

static void a_cell_of_nothing_but_zeros_is_not_written(void **unused)
{
    struct cube c;

    (void)unused;
    cube_open(&c);
    cube_add_case(&c, &(struct cube_case){.month = 3});
    cube_add_operation(&c, &(struct cube_operation){.month = 3, .level = 2});
    assert_string_equal(cases_text(&c), CASE_HEAD);
    assert_string_equal(operations_text(&c), OPERATION_HEAD);
    cube_reset(&c);
}

/* --- random cells, against a list that is searched from end to end --- */

enum { MANY = 400, WORDS = 5 };
static const char *const WORD[WORDS] = {"", "a", "内科", "a,b", "say \"x\""};

static int32_t word(struct cube *c, struct random *r)
{
    return cube_text(c, str_of(WORD[random_below(r, WORDS)]));
}

/* Few, or as many as take a packed cell to the edge of 16 bits. */
static int64_t few_or_many(struct random *r)
{
    return random_below(r, 6) ? 1 + random_below(r, 9) : 65520 + random_below(r, 20);
}

static struct cube_case any_case(struct cube *c, struct random *r)
{
    struct cube_case cell = {.month = (int32_t)random_below(r, 3) + 600,
                             .institution = word(c, r),
                             .treating = word(c, r),
                             .discipline = word(c, r)};

    cell.cases = few_or_many(r);
    cell.rw_cases = random_below(r, cell.cases + 1);
    cell.rw2_cases = random_below(r, cell.rw_cases + 1);
    cell.rw_e4 = cell.rw2_cases * 20000 + (cell.rw_cases > 0 ? random_below(r, 10000) : 0);
    cell.operated = random_below(r, cell.cases + 1);
    cell.level3 = random_below(r, cell.operated + 1);
    cell.level4 = random_below(r, cell.operated - cell.level3 + 1);
    cell.days = random_below(r, 6) ? random_below(r, 100) : 65535;
    cell.cost_fen = random_below(r, INT64_C(1) << 40);
    cell.deaths = random_below(r, cell.cases + 1);
    return cell;
}

static struct cube_operation any_operation(struct cube *c, struct random *r)
{
    struct cube_operation cell = {.month = (int32_t)random_below(r, 3) + 600,
                                  .residence = word(c, r),
                                  .payer = word(c, r),
                                  .procedure = word(c, r),
                                  .level = (int32_t)random_below(r, 5)};

    cell.operations = few_or_many(r);
    cell.main = random_below(r, cell.operations + 1);
    cell.main_rw_cases = random_below(r, cell.main + 1);
    cell.main_rw_e4 = cell.main_rw_cases > 0 ? random_below(r, 90000) : 0;
    cell.main_cost_fen = cell.main > 0 ? random_below(r, INT64_C(1) << 40) : 0;
    return cell;
}

/* The same random cells added to `c[0]` in order, and shared out over `c[0..n)` otherwise. */
static void fill(struct cube *c, int n, uint64_t seed, bool backwards)
{
    for (int i = 0; i < MANY; i++) {
        int k = backwards ? MANY - 1 - i : i;
        struct random r = random_stream(seed, (uint64_t)k);
        struct cube *to = &c[k % n];
        struct cube_case cell = any_case(to, &r);
        struct cube_operation operation = any_operation(to, &r);

        cube_add_case(to, &cell);
        cube_add_operation(to, &operation);
    }
}

static void sums_are_those_of_a_plain_list(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct cube c;
        struct cube_case list[MANY];
        struct cube_operation operations[MANY];
        int n = 0, m = 0;

        cube_open(&c);
        for (int i = 0; i < MANY; i++) {
            struct random r = random_stream(seed, (uint64_t)i);
            struct cube_case cell = any_case(&c, &r);
            struct cube_operation operation = any_operation(&c, &r);
            int at = 0;

            while (at < n && memcmp(&list[at], &cell, 7 * sizeof(int32_t)) != 0)
                at++;
            if (at == n) {
                list[n++] = cell;
            } else {
                list[at].cases += cell.cases, list[at].rw_cases += cell.rw_cases;
                list[at].rw_e4 += cell.rw_e4, list[at].rw2_cases += cell.rw2_cases;
                list[at].operated += cell.operated, list[at].level3 += cell.level3;
                list[at].level4 += cell.level4, list[at].days += cell.days;
                list[at].cost_fen += cell.cost_fen, list[at].deaths += cell.deaths;
            }
            for (at = 0; at < m && memcmp(&operations[at], &operation, 8 * sizeof(int32_t)) != 0;)
                at++;
            if (at == m) {
                operations[m++] = operation;
            } else {
                operations[at].operations += operation.operations;
                operations[at].main += operation.main;
                operations[at].main_rw_cases += operation.main_rw_cases;
                operations[at].main_rw_e4 += operation.main_rw_e4;
                operations[at].main_cost_fen += operation.main_cost_fen;
            }
            cube_add_case(&c, &cell);
            cube_add_operation(&c, &operation);
        }
        /* The order of items is that of first sight, so that the two lists are the same. */
        assert_int_equal(c.cases.n, n);
        for (int i = 0; i < n; i++) {
            struct cube_case cell = cube_case_at(&c, i);

            assert_memory_equal(&cell.month, &list[i].month, 7 * sizeof(int32_t));
            assert_memory_equal(&cell.cases, &list[i].cases, 10 * sizeof(int64_t));
        }
        assert_int_equal(c.operations.n, m);
        for (int i = 0; i < m; i++) {
            struct cube_operation cell = cube_operation_at(&c, i);

            assert_memory_equal(&cell, &operations[i], sizeof cell);
        }
        cube_reset(&c);
    }
}

static void add_files(struct cube *to, const struct cube *from)
{
    struct err e = {0};

    assert_true(cube_read_cases(to, "cases.csv", str_of(cases_text(from)), &e));
    assert_true(cube_read_operations(to, "operations.csv", str_of(operations_text(from)), &e));
}

static void the_bytes_are_the_same_for_every_order_and_every_split(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < 10; seed++) {
        struct cube whole, turned, parts[7], sum;
        struct err e = {0};

        cube_open(&whole);
        cube_open(&turned);
        cube_open(&sum);
        fill(&whole, 1, seed, false);
        fill(&turned, 1, seed, true);
        for (int i = 0; i < 7; i++)
            cube_open(&parts[i]);
        fill(parts, 7, seed, true);
        for (int i = 6; i >= 0; i--)
            add_files(&sum, &parts[i]);
        struct out kept = {0};
        cube_write_cases(&whole, &kept);
        out_char(&kept, '\0');
        assert_string_equal(cases_text(&turned), kept.items);
        assert_string_equal(cases_text(&sum), kept.items);
        out_reset(&kept);
        cube_write_operations(&whole, &kept);
        out_char(&kept, '\0');
        assert_string_equal(operations_text(&turned), kept.items);
        assert_string_equal(operations_text(&sum), kept.items);
        out_reset(&kept);
        assert_true(cube_check(&whole, &e) && cube_check(&sum, &e));
        for (int i = 0; i < 7; i++)
            cube_reset(&parts[i]);
        cube_reset(&whole);
        cube_reset(&turned);
        cube_reset(&sum);
    }
}

/* --- the reader's refusals --- */

#define CASE_ROW "2023-01,H1,,,,,,1,0,0,0,0,0,0,0,0,0\n"
#define OPERATION_ROW "2023-01,H1,,,,,,,1,0,0,0,0\n"

static void assert_case_refused(const char *bytes, const char *words)
{
    struct cube c;
    struct err e = {0};

    cube_open(&c);
    assert_false(cube_read_cases(&c, "cases.csv", str_of(bytes), &e));
    assert_err(e, ERR_INPUT, words);
    assert_int_equal(c.cases.n, 0); /* good rows before the fault are not kept */
    cube_reset(&c);
}

static void assert_operation_refused(const char *bytes, const char *words)
{
    struct cube c;
    struct err e = {0};

    cube_open(&c);
    assert_false(cube_read_operations(&c, "operations.csv", str_of(bytes), &e));
    assert_err(e, ERR_INPUT, words);
    assert_int_equal(c.operations.n, 0);
    cube_reset(&c);
}

static void another_header_is_refused_at_its_column(void **unused)
{
    (void)unused;
    assert_case_refused("", "cases.csv:1:1: the file is empty");
    assert_case_refused("month,institution,treatin,x\n", "cases.csv:1:3: treatin: the column here "
                                                         "is treating");
    assert_case_refused(OPERATION_HEAD, "cases.csv:1:7: procedure: the column here is drg");
    assert_case_refused("month,institution\n", "cases.csv:1:3: : the header has 2 columns, not 17");
    assert_operation_refused(CASE_HEAD, "operations.csv:1:7: drg: the column here is procedure");
    assert_operation_refused(
        "month,institution,treating,residence,payer,discipline,procedure,level,"
        "operations,main,main_rw_cases,main_rw,main_cost,more\n",
        "the header has 14 columns, not 13");
}

static void a_row_of_another_length_is_refused(void **unused)
{
    (void)unused;
    assert_case_refused(CASE_HEAD CASE_ROW "2023-02,H1\n", "cases.csv:3:3: : the row has 2 fields");
    assert_case_refused(CASE_HEAD "2023-01,H1,,,,,,1,0,0,0,0,0,0,0,0,0,\n", "the row has 18");
    assert_case_refused(CASE_HEAD CASE_ROW "\n", "cases.csv:3:2");
}

static void a_month_that_is_none_is_refused(void **unused)
{
    static const char *const BAD[] = {"2023-13", "2023-1", "202301", "", "2023-00", "x"};

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        char bytes[400];

        snprintf(bytes, sizeof bytes, CASE_HEAD CASE_ROW "%s,H2,,,,,,1,0,0,0,0,0,0,0,0,0\n",
                 BAD[i]);
        assert_case_refused(bytes, "cases.csv:3:1:");
    }
}

static void a_level_that_is_none_is_refused(void **unused)
{
    static const char *const BAD[] = {"0", "5", "01", "x", "1 ", "-1"};

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        char bytes[400];

        snprintf(bytes, sizeof bytes, OPERATION_HEAD OPERATION_ROW "2023-01,H2,,,,,,%s,1,0,0,0,0\n",
                 BAD[i]);
        assert_operation_refused(bytes, "operations.csv:3:8:");
    }
}

static void a_sum_that_is_no_whole_number_is_refused(void **unused)
{
    static const char *const BAD[] = {"", "-1", "1.0", "01", " 1", "9223372036854775808", "x"};

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        char bytes[400];

        snprintf(bytes, sizeof bytes, CASE_HEAD CASE_ROW "2023-02,,,,,,,1,0,%s,0,0,0,0,0,0,0\n",
                 BAD[i]);
        assert_case_refused(bytes, "cases.csv:3:10:");
        snprintf(bytes, sizeof bytes, OPERATION_HEAD OPERATION_ROW "2023-02,,,,,,,,1,0,0,0,%s\n",
                 BAD[i]);
        assert_operation_refused(bytes, "operations.csv:3:13:");
    }
}

static void a_key_that_is_there_twice_is_refused(void **unused)
{
    (void)unused;
    assert_case_refused(CASE_HEAD CASE_ROW CASE_ROW, "cases.csv:3:1: 2023-01: the key of this row "
                                                     "was there before");
    assert_operation_refused(OPERATION_HEAD OPERATION_ROW OPERATION_ROW, "operations.csv:3:1:");
}

static void bytes_that_are_no_utf8_and_open_quotes_are_refused(void **unused)
{
    (void)unused;
    assert_case_refused(CASE_HEAD "2023-01,\xBA\xBA,,,,,,1,0,0,0,0,0,0,0,0,0\n", "not valid UTF-8");
    assert_case_refused(CASE_HEAD "2023-01,\"H,,,,,,1,0,0,0,0,0,0,0,0,0\n", "never closed");
}

static void a_sum_beyond_63_bits_is_refused_and_the_cube_untouched(void **unused)
{
    struct cube c;
    struct err e = {0};
    static const char BIG[] = CASE_HEAD "2023-01,A,,,,,,1,0,0,0,0,0,0,0,1,0\n2023-01,H1,,,,,,1,0,0,"
                                        "0,0,0,0,0,9223372036854775807,0\n";

    (void)unused;
    cube_open(&c);
    assert_true(cube_read_cases(&c, "cases.csv", str_of(BIG), &e));
    assert_false(cube_read_cases(&c, "cases.csv", str_of(BIG), &e));
    assert_err(e, ERR_INPUT, "the sum of cost is beyond");
    assert_string_equal(cases_text(&c), BIG);
    cube_reset(&c);
}

static void the_same_file_twice_is_twice_the_sums(void **unused)
{
    struct cube c;
    struct err e = {0};

    (void)unused;
    cube_open(&c);
    assert_true(cube_read_cases(&c, "cases.csv", STR(CASE_HEAD CASE_ROW), &e));
    assert_true(cube_read_cases(&c, "cases.csv", STR(CASE_HEAD CASE_ROW), &e));
    assert_string_equal(cases_text(&c), CASE_HEAD "2023-01,H1,,,,,,2,0,0,0,0,0,0,0,0,0\n");
    cube_reset(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_cube_writes_two_headers),
        cmocka_unit_test(text_0_is_the_unknown_one),
        cmocka_unit_test(a_record_is_one_case_with_its_operations),
        cmocka_unit_test(an_ungrouped_record_has_no_weight_even_if_it_carries_one),
        cmocka_unit_test(a_weight_of_exactly_2_counts_and_less_does_not),
        cmocka_unit_test(rows_are_sorted_by_bytes_and_the_unknown_comes_first),
        cmocka_unit_test(rows_of_thousands_of_texts_are_sorted_all_the_same),
        cmocka_unit_test(a_cell_of_nothing_but_zeros_is_not_written),
        cmocka_unit_test(sums_are_those_of_a_plain_list),
        cmocka_unit_test(the_bytes_are_the_same_for_every_order_and_every_split),
        cmocka_unit_test(another_header_is_refused_at_its_column),
        cmocka_unit_test(a_row_of_another_length_is_refused),
        cmocka_unit_test(a_month_that_is_none_is_refused),
        cmocka_unit_test(a_level_that_is_none_is_refused),
        cmocka_unit_test(a_sum_that_is_no_whole_number_is_refused),
        cmocka_unit_test(a_key_that_is_there_twice_is_refused),
        cmocka_unit_test(bytes_that_are_no_utf8_and_open_quotes_are_refused),
        cmocka_unit_test(a_sum_beyond_63_bits_is_refused_and_the_cube_untouched),
        cmocka_unit_test(the_same_file_twice_is_twice_the_sums),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
