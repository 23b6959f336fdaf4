/* multiple.h - p-values adjusted for how many were asked. Pure. */
#ifndef XL_ENGINE_MULTIPLE_H
#define XL_ENGINE_MULTIPLE_H

#include <stdint.h>

/* adjusted [n] from p [n] in 0..1, in the same order; NaN is unknown, stays NaN and is not counted.
 * Cost    O(n^2), no allocation: indicators are dozens.
 * Source  Y. Benjamini, Y. Hochberg, JRSS B 57 (1995) 289-300; S. Holm, Scand. J. Statist. 6 (1979)
 *         65-70. */
void multiple_benjamini_hochberg(int32_t n, const double *p, double *adjusted);
void multiple_holm(int32_t n, const double *p, double *adjusted);

#endif
