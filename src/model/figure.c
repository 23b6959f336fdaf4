/* figure.c - exact numbers into the words of a report. */
#include "model/figure.h"

#include <stdlib.h>

#include "base/day.h"

const char *const figure_hedge_names[HEDGE_N + 1] = {"", "余", "逾", "近", "约", "以上", NULL};

static const int64_t TENS[] = {1, 10, 100};

const char *figure_day(const struct figure_count *count)
{
    return count->day > 0 ? count->noun->columns[count->day].name : count->noun->day;
}

int figure_count_n(const struct figure *figure)
{
    return figure->kind == FIGURE_COUNT || figure->kind == FIGURE_DATE ? 1 : 2;
}

struct ratio {
    int64_t part, whole; /* whole > 0 */
};

/* The value in the figure's unit, as a ratio; whole 0 where there is none. */
static struct ratio ratio_of(const struct figure *f, const int64_t values[2])
{
    const struct figure_count *count = &f->counts[0];
    struct ratio r = {values[0], f->scale};

    if (f->kind == FIGURE_SHARE)
        return (struct ratio){values[0] * 100, values[1]};
    if (f->kind == FIGURE_GROWTH)
        return (struct ratio){(values[0] - values[1]) * 100, values[1]};
    if (f->kind == FIGURE_RATIO)
        r.whole = f->scale * values[1];
    if (count->how == FIGURE_SUM && count->noun->columns[count->column].kind == COLUMN_FEN)
        r.whole *= 100;
    return r;
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* `part` / `whole` in steps of `step` / 10^digits, rounded as the hedge says; times 10^digits. */
static int64_t rounded(const struct figure *f, struct ratio r)
{
    int64_t part = r.part * TENS[f->digits];
    int64_t step = f->hedge == HEDGE_NONE ? 1 : f->step * TENS[f->digits];
    int64_t whole = r.whole * step;

    switch (f->hedge) {
    case HEDGE_YU:
    case HEDGE_OVER:
    case HEDGE_LEAST:
        return floor_div(part, whole) * step;
    case HEDGE_NEAR:
        return -floor_div(-part, whole) * step;
    default:
        return floor_div(2 * part + whole, 2 * whole) * step;
    }
}

static const char *number_text(const struct figure *f, int64_t tens, struct arena *a)
{
    int64_t unit = TENS[f->digits], whole = tens / unit;
    int64_t part = tens < 0 ? -(tens % unit) : tens % unit;
    const char *sign = tens < 0 && whole == 0 ? "-" : "";

    if (f->myriad && whole == 10000 && f->hedge != HEDGE_NONE)
        return "万";
    if (f->myriad && whole % 10000 == 0 && whole != 0)
        return arena_text(a, "%lld万", (long long)(whole / 10000));
    if (f->digits == 0)
        return arena_text(a, "%lld", (long long)whole);
    return arena_text(a, "%s%lld.%0*lld", sign, (long long)whole, f->digits, (long long)part);
}

static struct str date_text(int64_t day, struct arena *a)
{
    char text[DAY_TEXT];

    if (day == DAY_NONE)
        return STR("无数据");
    day_text((int32_t)day, text);
    return str_copy(a, str_of(text));
}

struct str figure_text(const struct figure *figure, const int64_t values[2], struct arena *a)
{
    const char *number, *hedge = figure_hedge_names[figure->hedge];
    bool before =
        figure->hedge == HEDGE_OVER || figure->hedge == HEDGE_NEAR || figure->hedge == HEDGE_ABOUT;
    struct ratio r;

    if (figure->kind == FIGURE_DATE)
        return date_text(values[0], a);
    r = ratio_of(figure, values);
    if (r.whole <= 0)
        return STR("无数据");
    number = number_text(figure, rounded(figure, r), a);
    return str_of(arena_text(a, "%.*s%s%s%s%.*s%s", STR_ARG(figure->prefix), before ? hedge : "",
                             number, figure->hedge == HEDGE_YU ? hedge : "", STR_ARG(figure->unit),
                             figure->hedge == HEDGE_LEAST ? hedge : ""));
}
