/* record_usual.h - numbers, dates, identifiers and diagnoses in the form that they usually have,
 * read where they stand. Private to record.
 *
 * Each answers only where value.h would answer the same; false says nothing. All O(length). */
#ifndef XL_ENGINE_RECORD_USUAL_H
#define XL_ENGINE_RECORD_USUAL_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/day.h"
#include "base/str.h"
#include "engine/map.h"
#include "engine/value.h"

static inline bool record_usual_digit(char c)
{
    return (unsigned char)(c - '0') <= 9;
}

static inline bool record_usual_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') <= 25;
}

/* The digits from `i` on, at most `most` of them; `i` moves behind them. */
static inline int64_t record_usual_digits(struct str s, size_t *i, int most, int64_t v)
{
    for (; *i < s.n && record_usual_digit(s.at[*i]) && most > 0; (*i)++, most--)
        v = v * 10 + (s.at[*i] - '0');
    return v;
}

/* Digits, perhaps a point and at most `scale` more: times 10^scale. */
static inline bool record_usual_decimal(struct str s, int scale, int64_t *value)
{
    size_t i = 0, point;
    int64_t v;

    if (s.n == 0 || s.n > 12 || !record_usual_digit(s.at[0]))
        return false;
    v = record_usual_digits(s, &i, 12, 0);
    point = i;
    if (i < s.n) {
        if (s.at[i++] != '.' || i == s.n)
            return false;
        v = record_usual_digits(s, &i, scale, v);
        if (i < s.n)
            return false;
        scale -= (int)(i - point - 1);
    }
    for (; scale > 0; scale--)
        v *= 10;
    *value = v;
    return true;
}

static inline int32_t record_usual_two(const char *at)
{
    return (at[0] - '0') * 10 + (at[1] - '0');
}

static inline bool record_usual_all_digits(const char *at, size_t n)
{
    bool all = true;

    for (size_t i = 0; i < n; i++)
        all &= record_usual_digit(at[i]);
    return all;
}

static inline bool record_usual_below(const char *at, int32_t n)
{
    return record_usual_all_digits(at, 2) && record_usual_two(at) < n;
}

/* Nothing, ` hh:mm` or ` hh:mm:ss`. */
static inline bool record_usual_time(struct str s)
{
    const char *t = s.at;

    if (s.n == 0)
        return true;
    if ((s.n != 6 && s.n != 9) || t[0] != ' ' || t[3] != ':')
        return false;
    return record_usual_below(t + 1, 24) && record_usual_below(t + 4, 60)
           && (s.n == 6 || (t[6] == ':' && record_usual_below(t + 7, 60)));
}

static inline bool record_usual_date(int32_t year, int32_t month, int32_t date, int32_t *day)
{
    if (year < 1901 || year > 9998 || !day_valid(year, month, date))
        return false;
    *day = day_of(year, month, date);
    return true;
}

/* YYYY-MM-DD or YYYY/MM/DD and a usual time. */
static inline bool record_usual_spelled(struct str s, unsigned forms, int32_t *day)
{
    const char *t = s.at;

    if (s.n < 10 || (t[4] != '-' && t[4] != '/') || t[7] != t[4])
        return false;
    if (!(forms & (MAP_DATE_YMDHMS | (s.n == 10 ? MAP_DATE_YMD : 0))))
        return false;
    return record_usual_all_digits(t, 4) && record_usual_all_digits(t + 5, 2)
           && record_usual_all_digits(t + 8, 2) && record_usual_time((struct str){t + 10, s.n - 10})
           && record_usual_date(record_usual_two(t) * 100 + record_usual_two(t + 2),
                                record_usual_two(t + 5), record_usual_two(t + 8), day);
}

/* The same, or YYYYMMDD. False: not one of these, or not a day from 1901 on that is there. */
static inline bool record_usual_day(struct str s, unsigned forms, int32_t *day)
{
    const char *t = s.at;

    if (forms == 0)
        forms = ~0U;
    if (s.n != 8)
        return record_usual_spelled(s, forms, day);
    return (forms & MAP_DATE_COMPACT) && record_usual_all_digits(t, 8)
           && record_usual_date(record_usual_two(t) * 100 + record_usual_two(t + 2),
                                record_usual_two(t + 4), record_usual_two(t + 6), day);
}

/* Letters and digits, which no rule can change. */
static inline bool record_usual_identifier(struct str s)
{
    bool scientific = false;

    if (s.n == 0 || s.n > 64 || (s.n == 4 && memcmp(s.at, "NULL", 4) == 0))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.at[i];

        if (!record_usual_digit(c) && !record_usual_letter(c))
            return false;
        scientific |= (c | 0x20) == 'e';
    }
    return !scientific || !value_scientific(s);
}

/* A letter, two digits and more letters, digits, points: no rule changes the first three. */
static inline bool record_usual_diagnosis(struct str s)
{
    if (s.n < 3 || s.n > 32 || !record_usual_letter(s.at[0]) || !record_usual_digit(s.at[1])
        || !record_usual_digit(s.at[2]))
        return false;
    for (size_t i = 3; i < s.n; i++) {
        char c = s.at[i];

        if (!record_usual_digit(c) && c != '.' && !record_usual_letter(c))
            return false;
    }
    return true;
}

#endif
