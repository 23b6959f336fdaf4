/* search_value.c - dates of FHIR. */
#include <string.h>

#include "base/day.h"
#include "fhir/search.h"

#define DAY_MS 86400000LL
#define CHINA_MS (8 * 3600000LL)

/* Whether a text looks like the shape: `d` a digit, `~` a sign (a plus that was not encoded has
 * become a blank), anything else itself. */
static bool shaped(struct str s, const char *shape)
{
    if (s.n != strlen(shape))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        bool digit = s.at[i] >= '0' && s.at[i] <= '9';
        bool sign = s.at[i] && strchr("+- ", s.at[i]);

        if (shape[i] == 'd' ? !digit : shape[i] == '~' ? !sign : s.at[i] != shape[i])
            return false;
    }
    return true;
}

/* The number at a place that is shaped. */
static int32_t number(struct str s, size_t at, size_t n)
{
    int32_t value = 0;

    for (size_t i = at; i < at + n; i++)
        value = value * 10 + (s.at[i] - '0');
    return value;
}

/* "Z", "+08:00", "" (China): how far it is ahead of UTC. */
static bool zone_read(struct str s, int64_t *ahead_ms)
{
    *ahead_ms = s.n == 0 ? CHINA_MS : 0;
    if (s.n == 0 || str_eq(s, STR("Z")))
        return true;
    if (!shaped(s, "~dd:dd") || number(s, 1, 2) > 14 || number(s, 4, 2) > 59)
        return false;
    *ahead_ms = (number(s, 1, 2) * 60LL + number(s, 4, 2)) * 60000 * (s.at[0] == '-' ? -1 : 1);
    return true;
}

/* "hh:mm", "hh:mm:ss", "hh:mm:ss.f…": milliseconds of the day, and how long it is. */
static bool clock_read(struct str s, int64_t *at_ms, int64_t *span_ms)
{
    struct str whole = s, fraction = {0};
    int64_t unit = 1000;
    int32_t second = 0;

    if (s.n > 9 && s.at[8] == '.') {
        whole.n = 8;
        fraction = (struct str){s.at + 9, s.n - 9};
    }
    if (shaped(whole, "dd:dd:dd"))
        second = number(whole, 6, 2);
    else if (!shaped(whole, "dd:dd"))
        return false;
    if (number(whole, 0, 2) > 23 || number(whole, 3, 2) > 59 || second > 59)
        return false;
    *at_ms = ((number(whole, 0, 2) * 60LL + number(whole, 3, 2)) * 60 + second) * 1000;
    for (size_t i = 0; i < fraction.n; i++) {
        if (!shaped((struct str){fraction.at + i, 1}, "d"))
            return false;
        unit /= 10;
        *at_ms += unit * number(fraction, i, 1);
    }
    *span_ms = whole.n == 5 ? 60000 : unit > 0 ? unit : 1;
    return true;
}

/* What stands behind the T: a clock and a zone. */
static bool time_read(struct str s, int64_t day_ms, int64_t *from_ms, int64_t *until_ms)
{
    struct str clock = {s.at, 0};
    int64_t at, span, ahead;

    while (clock.n < s.n && !strchr("Z+- ", s.at[clock.n]))
        clock.n++;
    if (!clock_read(clock, &at, &span)
        || !zone_read((struct str){s.at + clock.n, s.n - clock.n}, &ahead))
        return false;
    *from_ms = day_ms + at - ahead;
    *until_ms = *from_ms + span;
    return true;
}

/* "YYYY", "YYYY-MM", "YYYY-MM-DD": its first day and the one behind its last. */
static bool days_read(struct str date, int32_t *first, int32_t *behind)
{
    bool month = shaped(date, "dddd-dd"), day = shaped(date, "dddd-dd-dd");
    int32_t y, m = 1, d = 1;

    if (!month && !day && !shaped(date, "dddd"))
        return false;
    y = number(date, 0, 4);
    if (month || day)
        m = number(date, 5, 2);
    if (day)
        d = number(date, 8, 2);
    if (y > 9998 || !day_valid(y, m, d))
        return false;
    *first = day_of(y, m, d);
    *behind = day ? *first + 1 : day_add_months(*first, month ? 1 : 12);
    return true;
}

bool fhir_date_read(struct str text, int64_t *from_ms, int64_t *until_ms)
{
    struct str rest = text, date = str_cut(&rest, 'T');
    int32_t first, behind;

    if (!days_read(date, &first, &behind))
        return false;
    if (date.n < text.n)
        return date.n == 10 && time_read(rest, first * DAY_MS, from_ms, until_ms);
    *from_ms = first * DAY_MS - CHINA_MS;
    *until_ms = behind * DAY_MS - CHINA_MS;
    return true;
}
