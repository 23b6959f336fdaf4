/* gap.c - the gap score of one window, and how stable its ranking is against a year before.
 *
 * Of N cases of a county's residents in a group, L were treated at home and O = N - L elsewhere.
 * Some of what leaves must leave; how much need not is what comparable counties show.
 *
 * A peer's rate is shrunk towards the peers' pooled rate m, as if ten more cases had behaved like
 * the pool: r = (L + 10 m) / (N + 10). It is the mean of the posterior Beta(L + 10 m,
 * O + 10 (1 - m)). The benchmark B is the 75th percentile of r over peers with at least ten cases:
 * reached by a quarter of them, so within reach. A group counts only where enough peers do it.
 * A = min(O, max(0, N B - L)) cases could have stayed. The county's own rate is as uncertain as its
 * cases are few: with q the 90th percentile of its posterior, N (B - q) is what remains when the
 * rate is given the benefit of the doubt. It is the lower bound of A.
 *
 * Each file of the score adds its part: gap_frame, gap_peers, gap_group, gap_technique, gap_row,
 * gap_demand. gap_check proves the whole. */
#include "engine/gap.h"

#include <math.h>
#include <stdlib.h>

#include "engine/gap_part.h"

#define STABLE_ROWS 10
#define YEAR 12

bool gap_small(int64_t count)
{
    return count > 0 && count < GAP_SMALL;
}

static int double_compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

void gap_sort(double *values, int32_t n)
{
    if (n > 0)
        qsort(values, (size_t)n, sizeof *values, double_compare);
}

double gap_percentile(const double *sorted, int32_t n, double share)
{
    double at = (n - 1) * share, below = floor(at);
    int32_t ix = (int32_t)below;

    if (ix + 1 >= n)
        return sorted[n - 1];
    return sorted[ix] + (at - below) * (sorted[ix + 1] - sorted[ix]);
}

static bool window_measure(const struct gap_input *in, int32_t months_before, struct arena *a,
                           struct gap_result *result, struct err *e)
{
    struct gap_frame f = {.from_month = in->from_month - months_before,
                          .to_month = in->to_month - months_before};
    struct gap_result r = {.from_month = f.from_month,
                           .to_month = f.to_month,
                           .months = f.to_month - f.from_month + 1,
                           .by_score = in->populations != NULL,
                           .stability = NAN};

    if (!gap_frame_open(&f, in, a, e) || !gap_peers_find(&f, e))
        return false;
    r.by_cost = f.by_cost;
    r.counties = f.counties;
    r.county_n = f.county_n;
    gap_group_measure(&f, &r);
    if (r.evidence_n == 0)
        return err_set(e, ERR_INPUT,
                       "nothing to score: no grouped case of a resident of the %d scored counties "
                       "tells where it was treated",
                       f.county_n);
    gap_technique_measure(&f, &r);
    gap_row_measure(&f, &r);
    gap_demand_propose(&f, &r);
    *result = r;
    return true;
}

/* The rank of the same county and discipline; behind all others where there is none. */
static double rank_before(const struct gap_result *now, const struct gap_row *row,
                          const struct gap_result *before)
{
    for (int32_t i = 0; i < before->row_n; i++) {
        if (str_eq(before->counties[before->rows[i].county].code, now->counties[row->county].code)
            && str_eq(before->rows[i].discipline, row->discipline))
            return before->rows[i].rank;
    }
    return INFINITY;
}

/* Ranks 1..n of the values, ties averaged. */
static void ranks_of(const double *values, int32_t n, double *ranks)
{
    for (int32_t i = 0; i < n; i++) {
        double below = 0, equal = 0;

        for (int32_t k = 0; k < n; k++) {
            below += values[k] < values[i];
            equal += values[k] == values[i];
        }
        ranks[i] = below + (equal + 1) / 2;
    }
}

/* Spearman's rho; NaN where one side does not vary. */
static double correlation(const double *a, const double *b, int32_t n)
{
    double mean = (n + 1) / 2.0, ab = 0, aa = 0, bb = 0;

    for (int32_t i = 0; i < n; i++) {
        ab += (a[i] - mean) * (b[i] - mean);
        aa += (a[i] - mean) * (a[i] - mean);
        bb += (b[i] - mean) * (b[i] - mean);
    }
    return aa > 0 && bb > 0 ? ab / sqrt(aa * bb) : NAN;
}

static double stability(const struct gap_result *now, const struct gap_result *before)
{
    double ranks[STABLE_ROWS] = {0}, old[STABLE_ROWS] = {0}, old_ranks[STABLE_ROWS] = {0};
    int32_t n = now->row_n < STABLE_ROWS ? now->row_n : STABLE_ROWS;

    for (int32_t i = 0; i < n; i++) {
        ranks[i] = i + 1;
        old[i] = rank_before(now, &now->rows[i], before);
    }
    ranks_of(old, n, old_ranks);
    return correlation(ranks, old_ranks, n);
}

bool gap_measure(const struct gap_input *in, struct arena *a, struct gap_result *result,
                 struct err *e)
{
    struct gap_result now = {0}, before = {0};
    struct err nothing_before = {0};

    if (!window_measure(in, 0, a, &now, e))
        return false;
    if (window_measure(in, YEAR, a, &before, &nothing_before))
        now.stability = stability(&now, &before);
    *result = now;
    return true;
}
