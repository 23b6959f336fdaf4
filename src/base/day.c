/* day.c - civil days by the era method (H. Hinnant, "chrono-compatible low-level date algorithms"):
 * years begin in March, so that the leap day is the last of its year. */
#include "base/day.h"

#include <assert.h>
#include <stdio.h>
#include <time.h>

static int32_t month_days(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

bool day_valid(int32_t year, int32_t month, int32_t day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
           && day <= month_days(year, month);
}

int32_t day_of(int32_t year, int32_t month, int32_t day)
{
    int32_t y = year - (month <= 2);
    int32_t era = (y >= 0 ? y : y - 399) / 400;
    int32_t of_era = y - era * 400;
    int32_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void day_split(int32_t day, int32_t *year, int32_t *month, int32_t *day_of_month)
{
    int32_t z = day + 719468;
    int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    int32_t doe = z - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t mp = (5 * doy + 2) / 153;

    *day_of_month = doy - (153 * mp + 2) / 5 + 1;
    *month = mp < 10 ? mp + 3 : mp - 9;
    *year = yoe + era * 400 + (*month <= 2);
}

/* `n` digits at `at`, or -1. */
static int32_t digits(struct str s, size_t at, size_t n)
{
    int32_t value = 0;

    for (size_t i = at; i < at + n; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return -1;
        value = value * 10 + (s.at[i] - '0');
    }
    return value;
}

bool day_parse(struct str s, int32_t *day)
{
    int32_t y, m, d;

    if (s.n != 10 || s.at[4] != '-' || s.at[7] != '-')
        return false;
    y = digits(s, 0, 4);
    m = digits(s, 5, 2);
    d = digits(s, 8, 2);
    if (!day_valid(y, m, d))
        return false;
    *day = day_of(y, m, d);
    return true;
}

void day_text(int32_t day, char text[DAY_TEXT])
{
    int32_t y, m, d;

    day_split(day, &y, &m, &d);
    assert(y >= 1 && y <= 9999);
    snprintf(text, DAY_TEXT, "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100,
             (unsigned)d % 100);
}

int32_t day_add_months(int32_t day, int32_t months)
{
    int32_t y, m, d, at, last;

    day_split(day, &y, &m, &d);
    at = y * 12 + m - 1 + months;
    y = at / 12;
    m = at % 12 + 1;
    last = month_days(y, m);
    return day_of(y, m, d < last ? d : last);
}

int32_t month_of_day(int32_t day)
{
    int32_t y, m, d;

    day_split(day, &y, &m, &d);
    return (y - 1970) * 12 + m - 1;
}

int32_t month_first_day(int32_t month)
{
    int32_t at = month + 1970 * 12;

    return day_of(at / 12, at % 12 + 1, 1);
}

bool month_parse(struct str s, int32_t *month)
{
    int32_t y, m;

    if (s.n != 7 || s.at[4] != '-')
        return false;
    y = digits(s, 0, 4);
    m = digits(s, 5, 2);
    if (!day_valid(y, m, 1))
        return false;
    *month = (y - 1970) * 12 + m - 1;
    return true;
}

void month_text(int32_t month, char text[MONTH_TEXT])
{
    int32_t at = month + 1970 * 12, year = at / 12, number = at % 12 + 1;

    assert(at >= 12 && at < 10000 * 12);
    text[0] = (char)('0' + year / 1000);
    text[1] = (char)('0' + year / 100 % 10);
    text[2] = (char)('0' + year / 10 % 10);
    text[3] = (char)('0' + year % 10);
    text[4] = '-';
    text[5] = (char)('0' + number / 10);
    text[6] = (char)('0' + number % 10);
    text[7] = '\0';
}

int32_t day_today(void)
{
    time_t now = time(NULL);
    struct tm local;

    localtime_r(&now, &local);
    return day_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}
