/* accrual.c - see accrual.h, which has the rounding rule. */
#include "model/accrual.h"

#include <assert.h>

#include "base/day.h"

static int64_t earned(int64_t amount_fen, int32_t days, int32_t whole)
{
    if (days >= whole)
        return amount_fen;
    return (amount_fen * days * 2 + whole) / ((int64_t)whole * 2);
}

int64_t accrual_part(int64_t amount_fen, int32_t before, int32_t after, int32_t whole)
{
    assert(amount_fen >= 0 && amount_fen <= ACCRUAL_FEN_MOST);
    assert(before >= 0 && before <= after && whole > 0);
    return earned(amount_fen, after, whole) - earned(amount_fen, before, whole);
}

/* The last anniversary of the first day up to `day`. */
static struct accrual_period service_year(int32_t from_day, int32_t day)
{
    int32_t year = 0;

    while (day_add_months(from_day, (year + 1) * 12) <= day)
        year++;
    return (struct accrual_period){.from_day = day_add_months(from_day, year * 12),
                                   .until_day = day_add_months(from_day, (year + 1) * 12) - 1};
}

struct accrual_period accrual_period_of(const struct subsidy *s, int32_t from_day, int32_t day)
{
    int32_t month = month_of_day(day);
    struct accrual_period p = {.from_day = month_first_day(month),
                               .until_day = month_first_day(month + 1) - 1};

    if (s->per == PER_YEAR)
        p = service_year(from_day, day);
    p.whole = s->full_days > 0 ? s->full_days : p.until_day - p.from_day + 1;
    return p;
}

int accrual_split(const struct subsidy *s, int32_t from_day, const int32_t *days, int32_t day_n,
                  struct accrual parts[ACCRUAL_PERIODS])
{
    int n = 0;

    for (int32_t i = 0; i < day_n; i++) {
        struct accrual_period p = accrual_period_of(s, from_day, days[i]);

        if (n == 0 || parts[n - 1].period_from != p.from_day) {
            assert(n < ACCRUAL_PERIODS);
            parts[n++] = (struct accrual){.period_from = p.from_day, .whole = p.whole};
        }
        parts[n - 1].days++;
    }
    return n;
}

void accrual_reckon(const struct subsidy *s, struct accrual *part)
{
    part->amount_fen = s->per == PER_DAY ? s->amount_fen * part->days
                                         : accrual_part(s->amount_fen, part->before,
                                                        part->before + part->days, part->whole);
}

/* First day of the calendar year of a month. */
static int32_t year_first(int32_t month, int32_t *days)
{
    int32_t year, m, d, first;

    day_split(month_first_day(month), &year, &m, &d);
    first = day_of(year, 1, 1);
    *days = day_of(year + 1, 1, 1) - first;
    return first;
}

bool accrual_by_time(const struct subsidy *s, int32_t from_day, int32_t until_day, int32_t month,
                     struct accrual *part)
{
    int32_t first = month_first_day(month), last = month_first_day(month + 1) - 1;
    struct accrual a = {.period_from = first, .whole = last - first + 1};

    if (s->per == PER_YEAR)
        a.period_from = year_first(month, &a.whole);
    if (from_day > first)
        first = from_day;
    if (until_day != DAY_NONE && until_day < last)
        last = until_day;
    if (first > last)
        return false;
    a.days = last - first + 1;
    /* Positions in the period, not days held: two who follow each other share it to the 分. */
    a.before = first - a.period_from;
    accrual_reckon(s, &a);
    *part = a;
    return true;
}
