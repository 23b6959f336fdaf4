/* demo_pilot.h - four invented policies on which careless measuring comes to false conclusions.
 *
 * Each runs in one discipline and begins in a drawn half of the counties. None has an effect at its
 * start but the last:
 *   DRIFT   those counties were improving all along: a trend before the start
 *   NOTICE  they improved three months before the start, when it was announced
 *   SEASON  everybody keeps less care in winter, and it begins in March: before and after differ
 *   GROWTH  it reaches every county, half of them early, and its effect grows month by month: a
 *           two-way fixed-effects regression gives it the wrong sign */
#ifndef XL_WORK_DEMO_PILOT_H
#define XL_WORK_DEMO_PILOT_H

#include "work/demo_world.h"

struct demo_pilot {
    const char *code;     /* in truth/pilots.csv */
    const char *title;    /* Chinese */
    const char *question; /* Chinese */
    int32_t discipline;
};
extern const struct demo_pilot demo_pilots[DEMO_PILOT_N];

/* Draws the half of the counties that begins (of GROWTH: that begins early). */
void demo_pilots_make(struct demo_world *w, struct random *r);

/* The county's first month in the policy, or INT32_MAX. */
int32_t demo_pilot_start(const struct demo_world *w, enum demo_pilot_kind kind, int32_t county);

/* Percent of what the county would keep of the discipline's care that it keeps in the month; 100
 * where no policy runs or an expert was sent, whose effect stays clean. */
int32_t demo_pilot_keep(const struct demo_world *w, int32_t county, int32_t discipline,
                        int32_t month);

#endif
