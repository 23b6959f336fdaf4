/* figure.h - a figure of an official report: what is counted, and how the number is written. Pure.
 *
 * A figure is counted from lines of nouns and kept exact; 余, 逾, 近, 约 are only how it is
 * written. */
#ifndef XL_MODEL_FIGURE_H
#define XL_MODEL_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/noun.h"

enum figure_how {
    FIGURE_ROWS,
    FIGURE_DISTINCT, /* different values of the column, empty ones aside */
    FIGURE_SUM,
    FIGURE_FIRST_DAY /* the smallest day of the column */
};

struct figure_where {
    int column;            /* of the noun */
    struct str_list words; /* any of them */
};

struct figure_count {
    const struct noun *noun;
    enum figure_how how;
    int column; /* of DISTINCT, SUM, FIRST_DAY; -1 for ROWS */
    int day;    /* the column by which a line lies in a period; 0: the noun's own */
    struct figure_where *where;
    int where_n;
    int32_t from_day, until_day; /* by the noun's day, inclusive; DAY_NONE: open */
};

enum figure_kind {
    FIGURE_COUNT,  /* counts[0] */
    FIGURE_SHARE,  /* counts[0] of counts[1], in per cent */
    FIGURE_GROWTH, /* counts[0] over counts[1], the more of it in per cent */
    FIGURE_RATIO,  /* counts[0] for each of counts[1] */
    FIGURE_DATE    /* the first day of counts[0] */
};

enum figure_hedge {
    HEDGE_NONE,
    HEDGE_YU,    /* 余: rounded down, behind the number */
    HEDGE_OVER,  /* 逾: rounded down, before it */
    HEDGE_NEAR,  /* 近: rounded up, before it */
    HEDGE_ABOUT, /* 约: to the nearest, before it */
    HEDGE_LEAST, /* 以上: rounded down, behind the unit */
    HEDGE_N
};
extern const char *const figure_hedge_names[HEDGE_N + 1]; /* "" "余" ... NULL */

struct figure {
    struct str id, label, unit, prefix;
    enum figure_kind kind;
    struct figure_count counts[2];
    enum figure_hedge hedge;
    int64_t step;   /* what a hedged number is a multiple of, in the unit */
    int64_t scale;  /* how many make one of the unit: 10000 for 万元 */
    int32_t digits; /* after the point, 0..2 */
    bool myriad;    /* written in 万 */
    bool exact;     /* the number itself, whatever the hedge, stands in the report's table */
    int32_t line;   /* of the programme file */
};

const char *figure_day(const struct figure_count *count); /* that column's name */

int figure_count_n(const struct figure *figure); /* 1 or 2 */

/* Writes the number with its hedge and unit: "5700余人次", "近200万元", "72.3%", "第10台",
 * "2024-05-08". `values` are those of the counts: rows, different values, sums (money in fen), a
 * day. A share or growth of nothing and a first day of no rows are "无数据". No overflow below
 * 10^14. */
struct str figure_text(const struct figure *figure, const int64_t values[2], struct arena *a);

#endif
