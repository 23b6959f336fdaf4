/* value_date.c - dates as people, programs and spreadsheets write them. */
#include "base/day.h"
#include "engine/fold.h"
#include "engine/value.h"

enum {
    SERIAL_FIRST = 32874, /* 1990-01-01 */
    SERIAL_LAST = 73050,  /* 2099-12-31 */
    SERIAL_ZERO = -25569  /* 1899-12-30 */
};

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_at(struct str s, size_t at)
{
    size_t n = 0;

    while (at + n < s.n && digit(s.at[at + n]))
        n++;
    return n;
}

/* Of at most nine digits. */
static int32_t number(struct str s, size_t at, size_t n)
{
    int32_t value = 0;

    for (size_t i = at; i < at + n; i++)
        value = value * 10 + (s.at[i] - '0');
    return value;
}

static bool cut(struct str *s, struct str head)
{
    if (!str_starts(*s, head))
        return false;
    s->at += head.n;
    s->n -= head.n;
    return true;
}

/* A run of `least` to `most` digits. */
static bool number_cut(struct str *s, size_t least, size_t most, int32_t *value)
{
    size_t n = digits_at(*s, 0);

    if (n < least || n > most)
        return false;
    *value = number(*s, 0, n);
    s->at += n;
    s->n -= n;
    return true;
}

static bool blanks_cut(struct str *s)
{
    size_t before = s->n;

    while (s->n && fold_blank(s->at[0]))
        *s = (struct str){s->at + 1, s->n - 1};
    return s->n < before;
}

/* 24 only at the very end of the day. */
static bool time_valid(int32_t hour, int32_t minute, int32_t second)
{
    return minute < 60 && second < 60 && (hour < 24 || (hour == 24 && minute + second == 0));
}

/* Behind a time: nothing, Z, or +08:00 (the day counts as it is written). */
static bool zone_cut(struct str *s)
{
    int32_t hour, minute = 0;

    if (cut(s, STR("Z")) || cut(s, STR("z")))
        return true;
    if (!cut(s, STR("+")) && !cut(s, STR("-")))
        return true;
    if (digits_at(*s, 0) == 4) {
        *s = (struct str){s->at + 4, s->n - 4};
        return true;
    }
    if (!number_cut(s, 1, 2, &hour))
        return false;
    return !cut(s, STR(":")) || number_cut(s, 2, 2, &minute);
}

/* H, H:M, H:M:S or H:M:S.fraction, and a zone. */
static bool time_colons(struct str s)
{
    int32_t hour = 0, minute = 0, second = 0;

    if (!number_cut(&s, 1, 2, &hour))
        return false;
    if (cut(&s, STR(":"))) {
        if (!number_cut(&s, 1, 2, &minute))
            return false;
        if (cut(&s, STR(":")) && !number_cut(&s, 1, 2, &second))
            return false;
        if (cut(&s, STR(".")))
            s = (struct str){s.at + digits_at(s, 0), s.n - digits_at(s, 0)};
    }
    return zone_cut(&s) && s.n == 0 && time_valid(hour, minute, second);
}

/* H时, H时M分 or H时M分S秒. */
static bool time_words(struct str s)
{
    static const char *const WORDS[] = {"时", "分", "秒"};
    int32_t parts[3] = {0};

    for (int i = 0; i < 3 && (i == 0 || s.n); i++) {
        if (!number_cut(&s, 1, 2, &parts[i]) || !cut(&s, str_of(WORDS[i])))
            return false;
    }
    return s.n == 0 && time_valid(parts[0], parts[1], parts[2]);
}

/* What stands behind a date. */
static bool time_behind(struct str s)
{
    return (blanks_cut(&s) || cut(&s, STR("T"))) && (time_colons(s) || time_words(s));
}

static enum value_date date_end(int32_t year, int32_t month, int32_t day, int32_t *found)
{
    if (!day_valid(year, month, day))
        return VALUE_DATE_BAD;
    if (year == 9999 || (year == 1900 && month == 1 && day == 1))
        return VALUE_DATE_NONE;
    *found = day_of(year, month, day);
    return VALUE_DATE_GOOD;
}

/* Four digits and then one of four ways of writing a day. */
static bool day_cut(struct str *s, int32_t *year, int32_t *month, int32_t *day)
{
    static const char *const MARKS[4][3] = {
        {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}};
    int kind = 0;

    if (!number_cut(s, 4, 4, year))
        return false;
    while (kind < 4 && !cut(s, str_of(MARKS[kind][0])))
        kind++;
    return kind < 4 && number_cut(s, 1, 2, month) && cut(s, str_of(MARKS[kind][1]))
           && number_cut(s, 1, 2, day) && cut(s, str_of(MARKS[kind][2]));
}

static enum value_date date_spelled(struct str s, unsigned forms, int32_t *found)
{
    int32_t year, month, day;

    if (!day_cut(&s, &year, &month, &day))
        return VALUE_DATE_BAD;
    if (s.n && (!(forms & MAP_DATE_YMDHMS) || !time_behind(s)))
        return VALUE_DATE_BAD;
    return date_end(year, month, day, found);
}

/* 8, 10, 12 or 14 digits. */
static enum value_date date_compact(struct str s, int32_t *found)
{
    int32_t hour = s.n >= 10 ? number(s, 8, 2) : 0, minute = s.n >= 12 ? number(s, 10, 2) : 0;
    int32_t second = s.n >= 14 ? number(s, 12, 2) : 0;

    if (!time_valid(hour, minute, second))
        return VALUE_DATE_BAD;
    return date_end(number(s, 0, 4), number(s, 4, 2), number(s, 6, 2), found);
}

static enum value_date date_serial(struct str s, int32_t *found)
{
    int32_t serial = number(s, 0, 5);

    if (s.n > 5 && (s.at[5] != '.' || s.n == 6 || digits_at(s, 6) != s.n - 6))
        return VALUE_DATE_BAD;
    if (serial < SERIAL_FIRST || serial > SERIAL_LAST)
        return VALUE_DATE_BAD;
    *found = serial + SERIAL_ZERO;
    return VALUE_DATE_GOOD;
}

enum value_date value_date(struct str s, unsigned forms, int32_t *day)
{
    size_t n = digits_at(s, 0);

    if (s.n == 0)
        return VALUE_DATE_NONE;
    if (forms == 0)
        forms = MAP_DATE_YMDHMS | MAP_DATE_YMD | MAP_DATE_COMPACT | MAP_DATE_EXCEL;
    if (n == 4 && (forms & (MAP_DATE_YMDHMS | MAP_DATE_YMD)))
        return date_spelled(s, forms, day);
    if (n == 5 && (forms & MAP_DATE_EXCEL))
        return date_serial(s, day);
    if (n == s.n && n >= 8 && n <= 14 && n % 2 == 0 && (forms & MAP_DATE_COMPACT))
        return date_compact(s, day);
    return VALUE_DATE_BAD;
}
