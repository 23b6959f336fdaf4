/* funnel.c - see funnel.h.
 *
 * Limits. With R failures of n cases binomial at the rate of all, r is the least whole number with
 * P(R <= r) > p, and the limit lies (P(R <= r) - p) / P(R = r) below it, divided by n: so limits
 * run smoothly over n though R is whole. Those below 0 and above 1 are cut.
 *
 * Shrinkage. Cases of one place are alike by rho: Var(rate) = m (1 - m) (1 + (n - 1) rho) / n, the
 * beta-binomial. The weighted sum of squares S = sum n_i (rate_i - m)^2 has the mean
 * m (1 - m) ((k - 1) + rho (sum n_i (1 - n_i / N) - (k - 1))), from which rho follows; below 0 it
 * is 0. A place's rate keeps n rho / (1 + (n - 1) rho) of its way from the middle. */
#include "engine/funnel.h"

#include <inttypes.h>
#include <math.h>

#include "engine/beta.h"

const char *const funnel_word_names[FUNNEL_WORD_N + 1] = {"within", "above", "below", NULL};

/* P(R <= r) for 0 <= r <= n. */
static double at_most(double middle, int64_t n, int64_t r)
{
    return r >= n ? 1 : 1 - beta_below(middle, (double)r + 1, (double)(n - r));
}

double funnel_limit(double middle, int64_t cases, double p)
{
    int64_t low = 0, high = cases;
    double upto, before, limit;

    if (!(middle > 0) || !(middle < 1))
        return middle;
    while (low < high) {
        int64_t half = low + (high - low) / 2;

        if (at_most(middle, cases, half) > p)
            high = half;
        else
            low = half + 1;
    }
    upto = at_most(middle, cases, low);
    before = low > 0 ? at_most(middle, cases, low - 1) : 0;
    limit = ((double)low - (upto - p) / (upto - before)) / (double)cases;
    return limit < 0 ? 0 : limit > 1 ? 1 : limit;
}

/* rho of the beta-binomial by moments. */
static double between_of(int32_t n, const struct funnel_place *places, double middle, double all)
{
    double square = 0, reach = 0, noise = middle * (1 - middle), rho;

    for (int32_t i = 0; i < n; i++) {
        double cases = (double)places[i].cases, off = (double)places[i].failures / cases - middle;

        square += cases * off * off;
        reach += cases * (1 - cases / all);
    }
    if (!(noise > 0) || !(reach > n - 1))
        return 0;
    rho = (square - noise * (n - 1)) / (noise * (reach - (n - 1)));
    return rho < 0 ? 0 : rho > 1 ? 1 : rho;
}

static struct funnel_row row_of(const struct funnel_place *place, double middle, double rho)
{
    double n = (double)place->cases, rate = (double)place->failures / n;
    struct funnel_row row = {.rate = rate,
                             .shrunk = middle + (rate - middle) * n * rho / (1 + (n - 1) * rho),
                             .low = funnel_limit(middle, place->cases, 0.001),
                             .high = funnel_limit(middle, place->cases, 0.999),
                             .low_95 = funnel_limit(middle, place->cases, 0.025),
                             .high_95 = funnel_limit(middle, place->cases, 0.975)};

    row.word = rate > row.high ? FUNNEL_ABOVE : rate < row.low ? FUNNEL_BELOW : FUNNEL_WITHIN;
    return row;
}

bool funnel_reckon(int32_t n, const struct funnel_place *places, struct arena *a, struct funnel *f,
                   struct err *e)
{
    struct funnel found = {.middle = NAN, .rows = ARENA_ARRAY(a, struct funnel_row, n + 1)};
    double cases = 0, failures = 0;

    for (int32_t i = 0; i < n; i++) {
        if (places[i].cases < 1 || places[i].failures < 0 || places[i].failures > places[i].cases)
            return err_set(e, ERR_INPUT,
                           "place %" PRId32 ": %" PRId64 " failures of %" PRId64
                           " cases are no count",
                           i, places[i].failures, places[i].cases);
        cases += (double)places[i].cases;
        failures += (double)places[i].failures;
    }
    if (n > 0) {
        found.middle = failures / cases;
        found.between = between_of(n, places, found.middle, cases);
    }
    for (int32_t i = 0; i < n; i++)
        found.rows[i] = row_of(&places[i], found.middle, found.between);
    *f = found;
    return true;
}
