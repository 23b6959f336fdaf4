/* multiple.c - with p sorted and rank k of m: Benjamini-Hochberg is the least of p m / rank over
 * this and all larger p, Holm the largest of p (m + 1 - rank) over this and all smaller. */
#include "engine/multiple.h"

#include <math.h>

/* Rank of p[i] from 1; among equals the largest (`last`) or the smallest. */
static int32_t rank(int32_t n, const double *p, int32_t i, int last)
{
    int32_t below = 0;

    for (int32_t j = 0; j < n; j++)
        below += last ? p[j] <= p[i] : p[j] < p[i];
    return last ? below : below + 1;
}

static int32_t known_n(int32_t n, const double *p)
{
    int32_t m = 0;

    for (int32_t i = 0; i < n; i++)
        m += !isnan(p[i]);
    return m;
}

void multiple_benjamini_hochberg(int32_t n, const double *p, double *adjusted)
{
    int32_t m = known_n(n, p);

    for (int32_t i = 0; i < n; i++) {
        adjusted[i] = isnan(p[i]) ? NAN : 1;
        for (int32_t j = 0; !isnan(p[i]) && j < n; j++) {
            if (p[j] >= p[i])
                adjusted[i] = fmin(adjusted[i], p[j] * m / rank(n, p, j, 1));
        }
    }
}

void multiple_holm(int32_t n, const double *p, double *adjusted)
{
    int32_t m = known_n(n, p);

    for (int32_t i = 0; i < n; i++) {
        adjusted[i] = isnan(p[i]) ? NAN : 0;
        for (int32_t j = 0; !isnan(p[i]) && j < n; j++) {
            if (p[j] <= p[i])
                adjusted[i] = fmax(adjusted[i], fmin(1, p[j] * (m + 1 - rank(n, p, j, 0))));
        }
    }
}
