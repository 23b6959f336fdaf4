/* chart.h - a report's figures as bars, in SVG: a picture a unit, since units are kept apart. */
#ifndef XL_PAPER_CHART_H
#define XL_PAPER_CHART_H

#include "base/out.h"
#include "model/bulletin.h"

/* Of every unit that two counted figures or more have, one <figure> with a bar each, as long as its
 * frozen number is to the largest of the unit, and the report's words behind it. What is suppressed
 * or was not counted is left out. The same numbers give the same bytes. O(figures^2). */
void paper_chart_bars(const struct bulletin *b, struct out *out);

#endif
