/* roster.h - which expert visits which county in which week: first most county weeks with an
 * expert, then fewest times that an expert comes to a county again, then least travel. Pure. */
#ifndef XL_ENGINE_ROSTER_H
#define XL_ENGINE_ROSTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define ROSTER_MOST 4096 /* experts, counties; weeks 104 */
#define ROSTER_WEEKS_MOST 104
#define ROSTER_TRAVEL_MOST 10000000 /* metres of a way */

struct roster_input {
    int32_t expert_n, county_n, week_n;
    const bool *free;        /* [expert_n][week_n] whether he could go */
    const int32_t *most;     /* [expert_n] visits that he takes in all weeks */
    const bool *open;        /* [county_n][week_n] whether an expert is wanted there */
    const int32_t *had;      /* [expert_n][county_n] how often he was there before */
    const int64_t *travel_m; /* [expert_n][county_n] there and back; -1: he does not go there */
};

struct roster_row {
    int32_t expert, county, week;
};
struct roster_sum {
    int64_t covered; /* county weeks with an expert */
    int64_t repeats; /* visits of an expert to a county where he was before, or is twice */
    int64_t travel_m;
};
struct roster {
    struct roster_row *rows; /* by week, then county */
    int32_t n;
    struct roster_sum sum;
    struct roster_sum best; /* what no roster beats, weeks left aside: see roster.c */
    bool proved;            /* the sum is the best: no better roster is there */
};

/* Lays the roster. An expert is in one county a week, a county has one expert a week.
 *   Where every expert is free and every county open in every week the result is the best, and
 *   `proved` says so. Elsewhere it may fall short of `best`, which then says by how much at most.
 * ERR_INPUT  sizes out of range, a negative `most` or `had`, a way that is too long; `r` untouched.
 * Cost       week_n + 1 network simplexes over expert_n x county_n arcs, in the arena
 * Source     D. König, Math. Ann. 77 (1916) 453-465: a bipartite multigraph of greatest degree W is
 *            the sum of W matchings; each week takes one that covers every vertex of full degree */
MUST_CHECK bool roster_lay(const struct roster_input *in, struct arena *a, struct roster *r,
                           struct err *e);

/* What rows come to, of whoever laid them; each is within the sizes of `in`. */
struct roster_sum roster_sum(const struct roster_input *in, const struct roster_row *rows,
                             int32_t n, struct arena *a);

/* Proves rows to be a roster and counts them anew, without the solver. ERR_CHECK with the first row
 * at fault, or the sum that differs. */
MUST_CHECK bool roster_check(const struct roster_input *in, const struct roster *r, struct err *e);

#endif
