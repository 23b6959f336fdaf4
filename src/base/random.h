/* random.h - numbers that look random and are the same on every machine: a pure function of
 * (seed, stream, counter), so that a draw never depends on what was drawn before or on threads.
 * Source: SplitMix64 finaliser (Steele, Lea, Flood, OOPSLA 2014) over the mixed key. */
#ifndef XL_BASE_RANDOM_H
#define XL_BASE_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t seed;
    uint64_t stream;
    uint64_t counter; /* of the next draw */
};

struct random random_stream(uint64_t seed, uint64_t stream);
uint64_t random_bits(struct random *r);
int64_t random_below(struct random *r, int64_t n); /* 0 .. n-1, unbiased; n >= 1 */
double random_unit(struct random *r);              /* [0, 1) */

#endif
