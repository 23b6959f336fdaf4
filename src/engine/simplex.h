/* simplex.h - the mixture of points that comes nearest to a target: weights >= 0 that sum to 1.
 * Pure. */
#ifndef XL_ENGINE_SIMPLEX_H
#define XL_ENGINE_SIMPLEX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct simplex_problem {
    int32_t n, m;         /* points; places of each */
    const double *points; /* [n][m] */
    const double *target; /* [m] */
    const double *scale;  /* [m] importance of each place, >= 0; NULL: alike */
};

/* weights [n]; of several nearest mixtures the one that the corrals lead to, from the first nearest
 * point on: the same input gives the same bytes. n >= 1.
 * Cost    O(n^2 m) for the products, then O(corral^3) a step; steps are few.
 * Source  P. Wolfe, Mathematical Programming 11 (1976) 128-149, the nearest point of a polytope. */
void simplex_fit(const struct simplex_problem *p, struct arena *a, double *weights);

/* Proves a fit: weights >= 0 and sum 1 within 1e-9, and no point lies deeper in the direction of
 * the rest than the mixture itself, within 1e-9 of the largest product. ERR_CHECK. */
MUST_CHECK bool simplex_check(const struct simplex_problem *p, const double *weights,
                              struct arena *a, struct err *e);

#endif
