/* Expected values: the rules of docs/mapping-file.md; serial days from spreadsheets (45296 is
 * 2024-01-05, 32874 is 1990-01-01). */
#include "engine/value.h"

#include <regex.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"

static void assert_day(const char *text, unsigned forms, const char *want)
{
    int32_t day = -99;
    char got[DAY_TEXT] = "";

    if (value_date(str_of(text), forms, &day) != VALUE_DATE_GOOD) {
        print_error("'%s' is no date\n", text);
        fail();
    }
    day_text(day, got);
    assert_string_equal(got, want);
}

static void assert_no_day(const char *text, unsigned forms, enum value_date want)
{
    int32_t day = -99;

    if (value_date(str_of(text), forms, &day) != want) {
        print_error("'%s'\n", text);
        fail();
    }
    assert_int_equal(day, -99);
}

static void assert_bad(const char *text)
{
    assert_no_day(text, 0, VALUE_DATE_BAD);
}

static void a_day_is_spelled_in_four_ways(void **unused)
{
    static const char *const FORMS[] = {"2024-01-05",   "2024-1-5",      "2024/1/5",
                                        "2024/01/05",   "2024.1.5",      "2024.01.05",
                                        "2024年1月5日", "2024年01月05日"};

    (void)unused;
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        assert_day(FORMS[i], 0, "2024-01-05");
    assert_day("2024-02-29", 0, "2024-02-29");
}

static void a_time_may_stand_behind_a_blank_or_t(void **unused)
{
    static const char *const FORMS[] = {
        "2024-01-05 8",         "2024-01-05 08:30",          "2024/1/5 0:00",
        "2024-01-05T08:30:00",  "2024-01-05 08:30:59.123",   "2024.1.5  23:59:59",
        "2024-01-05T08:30:00Z", "2024-01-05T08:30:00+08:00", "2024-01-05T08:30:00+0800",
        "2024年1月5日 8时30分", "2024年1月5日 8时",          "2024年1月5日 8时30分5秒",
        "2024-01-05 24:00:00"};

    (void)unused;
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        assert_day(FORMS[i], 0, "2024-01-05");
}

static void digits_alone_are_8_10_12_or_14(void **unused)
{
    (void)unused;
    assert_day("20240105", 0, "2024-01-05");
    assert_day("2024010523", 0, "2024-01-05");
    assert_day("202401052359", 0, "2024-01-05");
    assert_day("20240105235959", 0, "2024-01-05");
    assert_bad("2024010");
    assert_bad("202401050");
    assert_bad("20240105235");
    assert_bad("2024010523595");
    assert_bad("2024010523595900");
    assert_bad("2024010525");
    assert_bad("202401052360");
    assert_bad("20241305");
    assert_bad("20240230");
    assert_bad("00000000");
    assert_bad("20240105.0");
    assert_bad("2024010５");
}

static void serial_days_run_from_1990_to_2099(void **unused)
{
    (void)unused;
    assert_day("45296", 0, "2024-01-05");
    assert_day("45296.75", 0, "2024-01-05");
    assert_day("32874", 0, "1990-01-01");
    assert_day("73050", 0, "2099-12-31");
    assert_day("73050.99", 0, "2099-12-31");
    assert_bad("32873");
    assert_bad("32873.9");
    assert_bad("73051");
    assert_bad("45296.");
    assert_bad("45296.5.5");
    assert_bad("45296 ");
    assert_bad("45296,5");
    assert_bad("4.5E4");
}

static void three_kinds_of_nothing_are_no_date(void **unused)
{
    (void)unused;
    assert_no_day("", 0, VALUE_DATE_NONE);
    assert_no_day("1900-01-01", 0, VALUE_DATE_NONE);
    assert_no_day("1900/1/1 0:00:00", 0, VALUE_DATE_NONE);
    assert_no_day("19000101", 0, VALUE_DATE_NONE);
    assert_no_day("9999-12-31", 0, VALUE_DATE_NONE);
    assert_no_day("99991231235959", 0, VALUE_DATE_NONE);
    assert_day("1900-01-02", 0, "1900-01-02");
    assert_day("9998-12-31", 0, "9998-12-31");
    assert_bad("9999-13-01"); /* no day of 9999 */
}

static void everything_else_is_no_date(void **unused)
{
    static const char *const BAD[] = {"x",
                                      "2024",
                                      "2024-01",
                                      "2024-1-5-",
                                      "2024-1/5",
                                      "2024/1-5",
                                      "2024年1月5",
                                      "2024年1-5日",
                                      "24-01-05",
                                      "02024-01-05",
                                      "2024-001-05",
                                      "2024-1-005",
                                      "2024--5",
                                      "2024-13-01",
                                      "2024-00-01",
                                      "2024-01-00",
                                      "2023-02-29",
                                      "0000-01-01",
                                      "2024-01-05 ",
                                      "2024-01-05T",
                                      "2024-01-0508:30",
                                      "2024-01-05 25:00",
                                      "2024-01-05 24:00:01",
                                      "2024-01-05 12:60",
                                      "2024-01-05 12:00:60",
                                      "2024-01-05 12:",
                                      "2024-01-05 12:00:",
                                      "2024-01-05 12:00 x",
                                      "2024-01-05 123:00",
                                      "2024年1月5日 8时30",
                                      "2024-01-05 8:30+",
                                      "05-01-2024",
                                      "1/5/2024",
                                      "-2024-01-05"};

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_bad(BAD[i]);
}

static void a_column_that_names_forms_takes_these_only(void **unused)
{
    unsigned time = MAP_DATE_YMDHMS, day = MAP_DATE_YMD;

    (void)unused;
    assert_day("2024-01-05 8:30", time, "2024-01-05");
    assert_day("2024-01-05", time, "2024-01-05");
    assert_day("2024-01-05", day, "2024-01-05");
    assert_no_day("2024-01-05 8:30", day, VALUE_DATE_BAD);
    assert_no_day("20240105", time | day, VALUE_DATE_BAD);
    assert_no_day("45296", time | day | MAP_DATE_COMPACT, VALUE_DATE_BAD);
    assert_day("20240105", MAP_DATE_COMPACT, "2024-01-05");
    assert_no_day("2024-01-05", MAP_DATE_COMPACT, VALUE_DATE_BAD);
    assert_day("45296", MAP_DATE_EXCEL, "2024-01-05");
    assert_no_day("", MAP_DATE_EXCEL, VALUE_DATE_NONE);
}

/* --- the plain twin: regular expressions, tried one after the other --- */

#define TWO "([0-9]{1,2})"
#define COLONS TWO "(:" TWO "(:" TWO ")?(\\.[0-9]*)?)?(Z|z|[+-]([0-9]{4}|[0-9]{1,2}(:[0-9]{2})?))?"
#define WORDS TWO "时(" TWO "分(" TWO "秒)?)?"
#define SPELLED(a, b, c, time) "^([0-9]{4})" a TWO b TWO c "(([ \t]+|T)" time ")?$"

/* In all of them but the last the groups 1 2 3 are year, month, day; 6 8 10 hour, minute, second.
 */
static const char *const PATTERNS[] = {
    SPELLED("-", "-", "", COLONS),
    SPELLED("-", "-", "", WORDS),
    SPELLED("/", "/", "", COLONS),
    SPELLED("/", "/", "", WORDS),
    SPELLED("\\.", "\\.", "", COLONS),
    SPELLED("\\.", "\\.", "", WORDS),
    SPELLED("年", "月", "日", COLONS),
    SPELLED("年", "月", "日", WORDS),
    "^([0-9]{4})([0-9]{2})([0-9]{2})(()([0-9]{2})(([0-9]{2})(([0-9]{2}))?)?)?$",
    "^([0-9]{5})(\\.[0-9]+)?$",
};
enum { PATTERN_N = sizeof PATTERNS / sizeof *PATTERNS, GROUPS = 12 };
static regex_t patterns[PATTERN_N];

static int group(const char *s, const regmatch_t *at)
{
    char text[16] = "";

    if (at->rm_so >= 0)
        snprintf(text, sizeof text, "%.*s", (int)(at->rm_eo - at->rm_so), s + at->rm_so);
    return (int)strtol(text, NULL, 10);
}

static enum value_date plain_serial(int serial, int32_t *day)
{
    if (serial < 32874 || serial > 73050)
        return VALUE_DATE_BAD;
    *day = day_of(1899, 12, 30) + serial;
    return VALUE_DATE_GOOD;
}

static enum value_date plain_groups(const char *s, const regmatch_t *at, int32_t *day)
{
    int y = group(s, &at[1]), m = group(s, &at[2]), d = group(s, &at[3]);
    int seconds = (group(s, &at[6]) * 60 + group(s, &at[8])) * 60 + group(s, &at[10]);
    char text[16];
    int32_t found;

    snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
    if (group(s, &at[8]) > 59 || group(s, &at[10]) > 59 || seconds > 24 * 60 * 60
        || !day_parse(str_of(text), &found))
        return VALUE_DATE_BAD;
    if (y == 9999 || strcmp(text, "1900-01-01") == 0)
        return VALUE_DATE_NONE;
    *day = found;
    return VALUE_DATE_GOOD;
}

static enum value_date plain_date(const char *s, int32_t *day)
{
    regmatch_t at[GROUPS];

    if (!*s)
        return VALUE_DATE_NONE;
    for (int i = 0; i < PATTERN_N; i++) {
        if (regexec(&patterns[i], s, GROUPS, at, 0) != 0)
            continue;
        return i + 1 == PATTERN_N ? plain_serial(group(s, &at[1]), day) : plain_groups(s, at, day);
    }
    return VALUE_DATE_BAD;
}

static void date_compare(const char *text, int counts[3])
{
    int32_t a = -1, b = -1;
    enum value_date got = value_date(str_of(text), 0, &a), want = plain_date(text, &b);

    if (got != want || a != b) {
        print_error("'%s': %d %d, plain %d %d\n", text, got, a, want, b);
        fail();
    }
    counts[got]++;
}

/* Strings of pieces that dates are made of: some are dates, most are nearly. */
static void dates_are_read_as_by_patterns(void **unused)
{
    static const char *const PIECES[] = {
        "2024", "1900", "9999", "1990", "01", "1",  "05", "31", "30", "29",    "2",  "12", "23",
        "24",   "00",   "59",   "60",   "-",  "-",  "/",  "/",  ".",  ".",     "年", "月", "日",
        " ",    "T",    ":",    ":",    "时", "分", "秒", "Z",  "+",  "45296", "x"};
    struct random random = random_stream(11, 1);
    int counts[3] = {0};

    (void)unused;
    for (int round = 0; round < 20000; round++) {
        char text[96] = "";
        size_t n = 0;

        if (random_below(&random, 2)) { /* half begin well */
            static const char *const MARKS[] = {"-", "/", "."};
            const char *mark = MARKS[random_below(&random, 3)];

            snprintf(text, sizeof text, "%s%s%d%s%d", PIECES[random_below(&random, 4)], mark,
                     (int)random_below(&random, 14), mark, (int)random_below(&random, 33));
            n = strlen(text);
        }
        for (int64_t i = random_below(&random, 8); i > 0; i--) {
            snprintf(text + n, sizeof text - n, "%s",
                     PIECES[random_below(&random, sizeof PIECES / sizeof *PIECES)]);
            n = strlen(text);
        }
        date_compare(text, counts);
    }
    assert_true(counts[VALUE_DATE_GOOD] > 500 && counts[VALUE_DATE_NONE] > 200
                && counts[VALUE_DATE_BAD] > 500);
}

/* Every day of two centuries, in every form. */
static void every_day_is_read_in_every_form(void **unused)
{
    int32_t last = day_of(2099, 12, 31), first = day_of(1900, 1, 2);

    (void)unused;
    for (int32_t day = first; day <= last; day++) {
        int32_t y, m, d, got[5] = {0};
        char text[32];

        day_split(day, &y, &m, &d);
        snprintf(text, sizeof text, "%d-%d-%d", y, m, d);
        assert_int_equal(value_date(str_of(text), 0, &got[0]), VALUE_DATE_GOOD);
        snprintf(text, sizeof text, "%d年%02d月%02d日", y, m, d);
        assert_int_equal(value_date(str_of(text), 0, &got[1]), VALUE_DATE_GOOD);
        snprintf(text, sizeof text, "%d%02d%02d", y, m, d);
        assert_int_equal(value_date(str_of(text), 0, &got[2]), VALUE_DATE_GOOD);
        assert_int_equal(got[0], day);
        assert_int_equal(got[1], day);
        assert_int_equal(got[2], day);
        if (y < 1990)
            continue;
        snprintf(text, sizeof text, "%d", day - day_of(1899, 12, 30));
        assert_int_equal(value_date(str_of(text), 0, &got[3]), VALUE_DATE_GOOD);
        assert_int_equal(got[3], day);
    }
}

static int patterns_open(void **unused)
{
    (void)unused;
    for (int i = 0; i < PATTERN_N; i++) {
        if (regcomp(&patterns[i], PATTERNS[i], REG_EXTENDED) != 0)
            return -1;
    }
    return 0;
}

static int patterns_close(void **unused)
{
    (void)unused;
    for (int i = 0; i < PATTERN_N; i++)
        regfree(&patterns[i]);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_spelled_in_four_ways),
        cmocka_unit_test(a_time_may_stand_behind_a_blank_or_t),
        cmocka_unit_test(digits_alone_are_8_10_12_or_14),
        cmocka_unit_test(serial_days_run_from_1990_to_2099),
        cmocka_unit_test(three_kinds_of_nothing_are_no_date),
        cmocka_unit_test(everything_else_is_no_date),
        cmocka_unit_test(a_column_that_names_forms_takes_these_only),
        cmocka_unit_test(dates_are_read_as_by_patterns),
        cmocka_unit_test(every_day_is_read_in_every_form),
    };

    return cmocka_run_group_tests(tests, patterns_open, patterns_close);
}
