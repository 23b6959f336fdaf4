/* day.h - days as int32 since 1970-01-01 and months as int32 since 1970-01, proleptic Gregorian. */
#ifndef XL_BASE_DAY_H
#define XL_BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define DAY_TEXT 11  /* YYYY-MM-DD and a NUL */
#define MONTH_TEXT 8 /* YYYY-MM and a NUL */
#define DAY_NONE INT32_MIN

bool day_valid(int32_t year, int32_t month, int32_t day); /* years 1..9999 */
int32_t day_of(int32_t year, int32_t month, int32_t day);
void day_split(int32_t day, int32_t *year, int32_t *month, int32_t *day_of_month);
bool day_parse(struct str s, int32_t *day); /* exactly YYYY-MM-DD */
void day_text(int32_t day, char text[DAY_TEXT]);

/* `months` later; the day clamped to the month's last (01-31 plus 1 month is 02-28 or 02-29). */
int32_t day_add_months(int32_t day, int32_t months);

int32_t month_of_day(int32_t day);
int32_t month_first_day(int32_t month);
bool month_parse(struct str s, int32_t *month); /* exactly YYYY-MM */
void month_text(int32_t month, char text[MONTH_TEXT]);

int32_t day_today(void); /* local date of the run; never called in engine or model */

#endif
