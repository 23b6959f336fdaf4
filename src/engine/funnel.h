/* funnel.h - failures of many doctors or hospitals beside each other: who lies beyond chance,
 * whatever the number of his cases. No ranks. Pure. */
#ifndef XL_ENGINE_FUNNEL_H
#define XL_ENGINE_FUNNEL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct funnel_place {
    int64_t cases, failures; /* 0 <= failures <= cases, cases >= 1 */
};

enum funnel_word { FUNNEL_WITHIN, FUNNEL_ABOVE, FUNNEL_BELOW, FUNNEL_WORD_N };
extern const char *const funnel_word_names[FUNNEL_WORD_N + 1]; /* "within" ... NULL */

struct funnel_row {
    double rate;
    double shrunk;          /* drawn towards the rate of all, the more the fewer its cases */
    double low, high;       /* 99.8 % of places like the rest lie between by chance alone */
    double low_95, high_95; /* 95 % of them */
    enum funnel_word word;  /* by the limits of 99.8 % */
};
struct funnel {
    double middle;  /* failures of all by cases of all; NaN: no place */
    double between; /* how alike the cases of one place are, 0..1: 0 where chance says it all */
    struct funnel_row *rows;
};

/* ERR_INPUT names the place whose numbers are none; `f` is untouched then. rows [n] in the arena,
 * in the order of the places. O(n sqrt(cases) log(cases)).
 * Source  D. J. Spiegelhalter, Statistics in Medicine 24 (2005) 1185-1202 (exact binomial limits,
 *         A.1.1); J. C. Kleinman, JASA 68 (1973) 46-54 (shrinkage by moments). */
MUST_CHECK bool funnel_reckon(int32_t n, const struct funnel_place *places, struct arena *a,
                              struct funnel *f, struct err *e);

/* The share of `cases` below which lies a place of rate `middle` with probability `p` in (0, 1),
 * between whole numbers on a line; 0..1. middle in 0..1, cases >= 1. */
double funnel_limit(double middle, int64_t cases, double p);

#endif
