/* Expected values: the rules of docs/mapping-file.md and of the header. */
#include "engine/value.h"

#include "base/random.h"
#include "tests/check.h"

static struct arena arena;

/* --- codes --- */

static void scientific_codes_are_known(void **unused)
{
    static const char *const GOOD[] = {"1E5", "1.2E+21", "-1.23e-4", "+12E12", "3.30106E+17"};
    static const char *const BAD[] = {"",      "1",     "E5",    "1.E5",   ".5E5", "1E",
                                      "1E+",   "1E5x",  "x1E5",  "1.2",    "1E5.", "1E5E5",
                                      "--1E5", "12E 5", "1,2E5", "1.2.3E5"};

    (void)unused;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
        assert_true(value_scientific(str_of(GOOD[i])));
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_false(value_scientific(str_of(BAD[i])));
}

static void institutions_lose_the_point_that_a_spreadsheet_gave_them(void **unused)
{
    (void)unused;
    assert_str(value_inst(STR("330106.0"), &arena), "330106");
    assert_str(value_inst(STR(" ３３０１０６．０"), &arena), "330106");
    assert_str(value_inst(STR("12330106470051234K"), &arena), "12330106470051234K");
    assert_str(value_inst(STR("A1.0"), &arena), "A1.0");
    assert_str(value_inst(STR("1.00"), &arena), "1.00");
    assert_str(value_inst(STR("1.0.0"), &arena), "1.0.0");
    assert_str(value_inst(STR(".0"), &arena), ".0");
    assert_str(value_inst(STR("无"), &arena), "");
    assert_str(value_inst(STR("0033"), &arena), "0033");
}

static void groups_are_upper_case_without_blanks(void **unused)
{
    (void)unused;
    assert_str(value_drg(STR(" es2 1 "), &arena), "ES21");
    assert_str(value_drg(STR("ＥＳ２１"), &arena), "ES21");
    assert_str(value_drg(STR("ES\r\n21"), &arena), "ES21"); /* a line break between quotes */
    assert_str(value_drg(STR("--"), &arena), "");
    assert_true(value_drg_grouped(STR("ES21")));
    assert_true(value_drg_grouped(STR("00000")));
    assert_true(value_drg_grouped(STR("QYA")));
    assert_false(value_drg_grouped(STR("")));
    assert_false(value_drg_grouped(STR("0000")));
    assert_false(value_drg_grouped(STR("QY")));
    assert_false(value_drg_grouped(STR("EQY")));
}

static struct str icd9(const char *text)
{
    return value_code(str_of(text), MAP_CODE_ICD9, NULL, &arena);
}

static void operation_codes_get_what_a_rule_can_give_back(void **unused)
{
    (void)unused;
    assert_str(icd9("45.16"), "45.16");
    assert_str(icd9(" ４５．１６ "), "45.16");
    assert_str(icd9("45. 16"), "45.16");
    assert_str(icd9("45.\n16"), "45.16");
    assert_str(icd9("45.16†"), "45.16");
    assert_str(icd9("45.16 *+"), "45.16");
    assert_str(icd9("OO.66"), "00.66");
    assert_str(icd9("o1.2o"), "01.20");
    assert_str(icd9("45.1600X001"), "45.1600x001");
    assert_str(icd9("45.1600x001"), "45.1600x001");
    assert_str(icd9("1.23"), "01.23");
    assert_str(icd9("1.2300x001"), "01.2300x001");
    assert_str(icd9("4516"), "45.16");
    assert_str(icd9("451"), "45.1");
    assert_str(icd9("O66"), "06.6");
}

static void operation_codes_get_no_more_than_that(void **unused)
{
    (void)unused;
    assert_str(icd9("45"), "45");
    assert_str(icd9("1"), "1");
    assert_str(icd9("1."), "1.");
    assert_str(icd9("45160"), "45160");
    assert_str(icd9(".16"), ".16");
    assert_str(icd9("45.1"), "45.1");
    assert_str(icd9(""), "");
    assert_str(icd9("无"), "");
    assert_str(icd9("+"), "");
    assert_str(icd9("other"), "OTHER");
    assert_str(icd9("阑尾切除术"), "阑尾切除术");
    assert_str(icd9("0123456789012345678901234567890123456789012345678901234567890123o"),
               "0123456789012345678901234567890123456789012345678901234567890123O");
}

static struct side_procedures listed(const char *csv)
{
    struct side_procedures table = {0};
    struct err e = {0};

    assert_true(side_procedures_read("p.csv", str_of(csv), &arena, &table, &e));
    return table;
}

static void lost_noughts_come_back_only_from_a_list(void **unused)
{
    struct side_procedures p =
        listed("procedure\n45.10\n45.20\n45.2\n01.23\n30.0\n01.20\n05.00\n03.1\n31.0\n");
    static const char *const PAIRS[][2] = {
        {"45.1", "45.10"}, /* a trailing nought */
        {"45.2", "45.2"},  /* stands in the list as it is */
        {"45.3", "45.3"},  /* no candidate is listed */
        {"123", "01.23"},  /* 12.3 is not listed, 01.23 is */
        {"451", "45.10"},  /* the point by rule, the nought from the list */
        {"30", "30.0"},    /* point and nought */
        {"1.2", "01.20"},  /* both ends */
        {"31", "31"},      /* 31.0 and 03.1: two candidates */
        {"5", "5"},        /* too little is left */
        {"99.9x001", "99.9x001"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        assert_str(value_code(str_of(PAIRS[i][0]), MAP_CODE_ICD9, &p, &arena), PAIRS[i][1]);
    assert_str(icd9("45.1"), "45.1");
    assert_str(icd9("123"), "12.3");
}

/* What a spreadsheet makes of a code: ab.0 loses its end, 0a.b its nought and its point. */
static bool loses_to(const char *code, const char *text)
{
    return (strncmp(code, text, 2) == 0 && strcmp(code + 2, ".0") == 0)
           || (code[0] == '0' && code[1] == text[0] && code[3] == text[1]);
}

/* The plain twin: a code comes back where exactly one of the list could have become the text. */
static void restoring_agrees_with_losing(void **unused)
{
    struct random random = random_stream(11, 2);

    (void)unused;
    for (int round = 0; round < 3000; round++) {
        char csv[256] = "procedure\n", codes[18][8], text[8];
        int n = 0, hits = 0, hit = -1;
        struct side_procedures p;

        for (int i = 0; i < 18; i++) { /* 00.0 .. 02.2 and 00.0 .. 22.0, each once, some left out */
            snprintf(codes[n], sizeof codes[n], i < 9 ? "0%d.%d" : "%d%d.0", i % 9 / 3, i % 3);
            if (random_below(&random, 2) || (i >= 9 && codes[n][0] == '0'))
                continue;
            snprintf(csv + strlen(csv), sizeof csv - strlen(csv), "%s\n", codes[n++]);
        }
        snprintf(text, sizeof text, "%d%d", (int)random_below(&random, 3),
                 (int)random_below(&random, 3));
        p = listed(csv);
        for (int k = 0; k < n; k++) {
            if (loses_to(codes[k], text)) {
                hits++;
                hit = k;
            }
        }
        assert_str(value_code(str_of(text), MAP_CODE_ICD9, &p, &arena),
                   hits == 1 ? codes[hit] : text);
        arena_reset(&arena);
    }
}

static void diagnoses_get_their_point_and_their_noughts(void **unused)
{
    static const char *const PAIRS[][2] = {{"i10", "I10"},
                                           {"K35.9", "K35.9"},
                                           {"k359", "K35.9"},
                                           {"OO6.9", "O06.9"},
                                           {"I2O.0", "I20.0"},
                                           {"A18.0†", "A18.0"},
                                           {"M49.0*", "M49.0"},
                                           {"I10.X00X002", "I10.x00x002"},
                                           {"Ｊ１８．９", "J18.9"},
                                           {"J189001", "J18.9001"},
                                           {"J1", "J1"},
                                           {"189", "189"},
                                           {"感冒", "感冒"},
                                           {"-", ""},
                                           {"M80000/3", "M80000/3"}};

    (void)unused;
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        assert_str(value_code(str_of(PAIRS[i][0]), MAP_CODE_ICD10, NULL, &arena), PAIRS[i][1]);
}

static void plain_codes_keep_their_shape(void **unused)
{
    (void)unused;
    assert_str(value_code(STR("0303070129"), MAP_CODE_PLAIN, NULL, &arena), "0303070129");
    assert_str(value_code(STR(" 4516 "), MAP_CODE_PLAIN, NULL, &arena), "4516");
    assert_str(value_code(STR("a b*"), MAP_CODE_PLAIN, NULL, &arena), "A B*");
    assert_str(value_code(STR("ab"), MAP_CODE_NONE, NULL, &arena), "ab");
    assert_str(value_code(STR("/"), MAP_CODE_PLAIN, NULL, &arena), "");
}

/* --- numbers --- */

static void assert_fen(const char *text, int scale, int64_t want)
{
    int64_t fen = -7;

    if (!value_fen(str_of(text), scale, &fen, &arena) || fen != want) {
        print_error("'%s' is %lld\n", text, (long long)fen);
        fail();
    }
}

static void money_is_rounded_half_away_from_nought(void **unused)
{
    (void)unused;
    assert_fen("1366", 2, 136600);
    assert_fen("1,366.50", 2, 136650);
    assert_fen("￥1,234.505", 2, 123451);
    assert_fen("1234.504999元", 2, 123450);
    assert_fen("1.2E+3", 2, 120000);
    assert_fen("12.0", 0, 12);
    assert_fen("12.5", 0, 13);
    assert_fen("0", 2, 0);
    assert_fen("-0.00", 2, 0);
    assert_fen("10000000000", 2, VALUE_FEN_MAX);
}

static void what_is_no_money_is_refused(void **unused)
{
    static const char *const BAD[] = {"",     "x",  "-1",  "-0.001", "1.2.3", "10000000000.01",
                                      "1E30", "--", "1-2", "12a"};
    int64_t fen = -7;

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_false(value_fen(str_of(BAD[i]), 2, &fen, &arena));
    assert_int_equal(fen, -7);
}

static void weights_are_above_nought(void **unused)
{
    static const char *const BAD[] = {"0", "0.00004", "-1", "", "10000.0001", "x"};
    int64_t rw = -7;

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_false(value_rw(str_of(BAD[i]), &rw, &arena));
    assert_int_equal(rw, -7);
    assert_true(value_rw(STR("2.0"), &rw, &arena));
    assert_int_equal(rw, 20000);
    assert_true(value_rw(STR("1.23455"), &rw, &arena));
    assert_int_equal(rw, 12346);
    assert_true(value_rw(STR("10000"), &rw, &arena));
    assert_int_equal(rw, VALUE_RW_E4_MAX);
}

static void days_are_whole(void **unused)
{
    static const char *const BAD[] = {"",    "x",     "-1",  "1.5",  "0.000000001",
                                      "1E9", "36526", "7天", "-0.5", "99999999999999999999"};
    int64_t days = -7;

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_false(value_days(str_of(BAD[i]), &days, &arena));
    assert_int_equal(days, -7);
    assert_true(value_days(STR("12"), &days, &arena));
    assert_int_equal(days, 12);
    assert_true(value_days(STR("12.0"), &days, &arena));
    assert_int_equal(days, 12);
    assert_true(value_days(STR("1.2E1"), &days, &arena));
    assert_int_equal(days, 12);
    assert_true(value_days(STR("36525"), &days, &arena));
    assert_int_equal(days, VALUE_DAYS_MAX);
    assert_true(value_days(STR("0"), &days, &arena));
    assert_int_equal(days, 0);
}

/* --- diagnoses against the person --- */

/* The plain twin: the chapters written out as texts. */
static bool plain_sex_odd(int sex, const char *three)
{
    static const char *const MALE[][2] = {
        {"O00", "O99"}, {"N70", "N98"}, {"C51", "C58"}, {"D25", "D28"}};
    static const char *const FEMALE[][2] = {{"N40", "N51"}, {"C60", "C63"}, {"D29", "D29"}};
    const char *const(*rows)[2] = sex == 1 ? MALE : FEMALE;
    size_t n = sex == 1 ? 4 : sex == 2 ? 3 : 0;

    for (size_t i = 0; i < n; i++) {
        if (strcmp(three, rows[i][0]) >= 0 && strcmp(three, rows[i][1]) <= 0)
            return true;
    }
    return false;
}

static void sex_against_diagnosis_agrees_with_the_chapters(void **unused)
{
    int odd = 0;

    (void)unused;
    for (char letter = 'A'; letter <= 'Z'; letter++) {
        for (int two = 0; two < 100; two++) {
            for (int sex = 0; sex < 4; sex++) {
                char text[16], three[8];

                snprintf(three, sizeof three, "%c%02d", letter, two);
                snprintf(text, sizeof text, "%s.9", three);
                assert_int_equal(value_sex_odd(sex, str_of(text)), plain_sex_odd(sex, three));
                odd += value_sex_odd(sex, str_of(text));
            }
        }
    }
    assert_int_equal(odd, 100 + 29 + 8 + 4 + 12 + 4 + 1);
    assert_true(value_sex_odd(1, STR("o80")));
}

static void what_is_no_diagnosis_is_not_odd(void **unused)
{
    (void)unused;
    assert_false(value_sex_odd(1, STR("")));
    assert_false(value_sex_odd(1, STR("O8")));
    assert_false(value_sex_odd(1, STR("OX1")));
    assert_false(value_sex_odd(1, STR("800")));
    assert_false(value_age_odd(70, -1, STR("O")));
    assert_false(value_age_odd(70, -1, STR("正常分娩")));
}

static void age_against_diagnosis(void **unused)
{
    (void)unused;
    assert_false(value_age_odd(-1, -1, STR("P07.1"))); /* unknown is not odd */
    assert_false(value_age_odd(-1, -1, STR("O80")));
    assert_false(value_age_odd(0, 3, STR("P07.1")));
    assert_false(value_age_odd(1, -1, STR("P07.1")));
    assert_true(value_age_odd(2, -1, STR("P07.1")));
    assert_true(value_age_odd(-1, 367, STR("P96")));
    assert_false(value_age_odd(-1, 366, STR("P96")));
    assert_false(value_age_odd(40, -1, STR("P97")));
    assert_true(value_age_odd(9, -1, STR("O80")));
    assert_false(value_age_odd(10, -1, STR("O80")));
    assert_false(value_age_odd(60, -1, STR("O80")));
    assert_true(value_age_odd(61, -1, STR("O99.9")));
    assert_true(value_age_odd(-1, 20, STR("O80")));
    assert_false(value_age_odd(-1, 36525 / 4, STR("O80"))); /* 25 years */
    assert_false(value_age_odd(9, -1, STR("J18")));
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
        cmocka_unit_test(scientific_codes_are_known),
        cmocka_unit_test(institutions_lose_the_point_that_a_spreadsheet_gave_them),
        cmocka_unit_test(groups_are_upper_case_without_blanks),
        cmocka_unit_test(operation_codes_get_what_a_rule_can_give_back),
        cmocka_unit_test(operation_codes_get_no_more_than_that),
        cmocka_unit_test(lost_noughts_come_back_only_from_a_list),
        cmocka_unit_test(restoring_agrees_with_losing),
        cmocka_unit_test(diagnoses_get_their_point_and_their_noughts),
        cmocka_unit_test(plain_codes_keep_their_shape),
        cmocka_unit_test(money_is_rounded_half_away_from_nought),
        cmocka_unit_test(what_is_no_money_is_refused),
        cmocka_unit_test(weights_are_above_nought),
        cmocka_unit_test(days_are_whole),
        cmocka_unit_test(sex_against_diagnosis_agrees_with_the_chapters),
        cmocka_unit_test(what_is_no_diagnosis_is_not_odd),
        cmocka_unit_test(age_against_diagnosis),
    };

    return cmocka_run_group_tests(tests, NULL, arena_drop);
}
