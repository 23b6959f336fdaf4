/* wisn.h - how many people a workload needs: workload indicators of staffing need. Pure.
 *
 * A table of activities: organization, discipline, activity, count, hours_each, working_days,
 * hours_per_day, staff. The need of an organization and discipline is the sum of count x
 * hours_each over the hours that one person has a year, working_days x hours_per_day; the ratio
 * staff / need says how well it is met: below 1 there are too few.
 * Source  WHO, Workload indicators of staffing need, user's manual (2010). */
#ifndef XL_ENGINE_WISN_H
#define XL_ENGINE_WISN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct wisn_activity {
    struct str organization, discipline, activity;
    double count, hours_each;
    double hours; /* count x hours_each */
    double need;  /* people for it alone */
};

/* An organization and discipline. */
struct wisn_need {
    struct str organization, discipline;
    int32_t activities;
    double hours, hours_of_one; /* of all activities; of one person */
    double need;
    double staff;       /* NaN where it is unknown */
    double ratio, lack; /* staff / need, need - staff; NaN where unknown or without a need */
};

struct wisn {
    struct wisn_activity *activities; /* by organization, discipline, activity */
    struct wisn_need *needs;          /* by organization, discipline */
    int32_t activity_n, need_n;
    struct str warning; /* names unknown columns once, or empty */
};

/* Reads the bytes of one UTF-8 CSV and measures. Numbers have at most six decimals that count.
 * ERR_INPUT  `file:line:column: value: reason` for what sheet.h refuses, an empty name, a negative
 *            or missing number (only staff may be missing), more days than 366 or hours than 24, an
 *            activity twice, rows of one organization and discipline that differ in working_days,
 *            hours_per_day or staff, a file without rows. Then `w` is untouched.
 * Memory     everything in the arena; the bytes must outlive it. Cost O(rows log rows). */
MUST_CHECK bool wisn_measure(const char *name, struct str bytes, struct arena *a, struct wisn *w,
                             struct err *e);

/* Proves the needs from the activities: each is in one need, sums and quotients hold. ERR_CHECK. */
MUST_CHECK bool wisn_check(const struct wisn *w, struct err *e);

#endif
