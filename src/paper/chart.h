/* chart.h - a report's figures as bars: a picture a unit, since units are kept apart; in SVG, and
 * as charts of Office Open XML. */
#ifndef XL_PAPER_CHART_H
#define XL_PAPER_CHART_H

#include "base/out.h"
#include "model/bulletin.h"

/* One picture: the counted figures of one unit, two or more, in the report's order. What is
 * suppressed or was not counted is left out: its length would tell it. */
struct chart {
    struct str unit;
    const struct bulletin_figure **bars; /* [n] */
    int32_t n;
    int64_t most; /* the largest of values[0], > 0 */
};
struct chart_list {
    struct chart *items;
    size_t n;
};
/* O(figures^2). */
void paper_chart_list(const struct bulletin *b, struct chart_list *list, struct arena *a);

/* A <figure> each with a bar as long as its frozen number is to the largest of the unit, and the
 * report's words behind it. The same numbers give the same bytes. */
void paper_chart_bars(const struct bulletin *b, struct out *out);

/* The part of a document that a word processor draws: the same bars in the same order, frozen
 * numbers and names in its cache, the report's words as labels. No workbook hangs on it, so that
 * nobody edits what was frozen. */
void paper_chart_part(const struct chart *chart, struct out *out);

/* A paragraph with the picture `number` (from 1), which is relation "chart<number>" of the
 * document; each bar is told in its alternative text. */
void paper_chart_place(const struct chart *chart, int number, struct out *out);

#endif
