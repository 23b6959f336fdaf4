/* mastery.c - the law of a score that renews itself at 0.
 *
 * Between two visits of 0 the score after k cases with j steps down is k up - j (up + down): a
 * place on a line that j alone tells, with few j inside (0, limit). One pass over k therefore gives
 * f_k, the probability to return to 0 at case k, and g_k, to reach the limit at case k, both
 * without having been at 0 since. The mean run length is E[cases of a cycle] / P(a cycle ends at
 * the limit); with u_m the probability to stand at 0 after m cases, u_m = sum f_k u_{m-k}, the
 * limit is reached at case n with probability sum g_k u_{n-k}. */
#include "engine/mastery.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/beta.h"

enum { WINDOW_MOST = 1 << 20 };
static const double GRID = 1e-6; /* of a calibrated limit */

const char *const MASTERY_STATES[MASTERY_STATE_N] = {
    [MASTERY_LEARNING] = "learning", [MASTERY_COMPETENT] = "competent", [MASTERY_ALARM] = "alarm"};

bool mastery_rates_check(const struct mastery_rates *rates, struct err *e)
{
    if (rates->adequate > 0 && rates->inadequate >= rates->adequate + MASTERY_RATES_APART
        && rates->inadequate < 1)
        return true;
    return err_set(e, ERR_INPUT,
                   "adequate rate %g, inadequate rate %g: 0 < adequate < inadequate < 1 is wanted, "
                   "at least %g apart",
                   rates->adequate, rates->inadequate, MASTERY_RATES_APART);
}

double mastery_weight(const struct mastery_rates *r, bool failure)
{
    return failure ? log(r->adequate / r->inadequate) : log1p(-r->adequate) - log1p(-r->inadequate);
}

/* With odds R: inadequate = R r / (1 - r + R r). */
double mastery_risk_weight(double risk, bool failure)
{
    double whole = 1 - risk + MASTERY_ODDS * risk;

    return failure ? log(whole / MASTERY_ODDS) : log(whole);
}

/* --- paths --- */

static double weight_of(const struct mastery_rates *rates, const struct mastery_case *c)
{
    return isnan(c->risk) ? mastery_weight(rates, c->failure)
                          : mastery_risk_weight(c->risk, c->failure);
}

static double moved(double score, double weight)
{
    double next = score + weight;

    return next > MASTERY_TIE ? next : 0;
}

void mastery_path(const struct mastery_rates *rates, const struct mastery_limits *limits, int32_t n,
                  const struct mastery_case *cases, struct mastery_step *steps)
{
    enum mastery_state state = MASTERY_LEARNING;
    double score = 0, vlad = 0;
    bool keeping = false; /* maintenance runs */

    for (int32_t i = 0; i < n; i++) {
        double weight = weight_of(rates, &cases[i]);

        weight = keeping ? -weight : weight;
        score = moved(score, weight);
        vlad += (isnan(cases[i].risk) ? rates->adequate : cases[i].risk) - cases[i].failure;
        if (state == MASTERY_LEARNING && score >= limits->learning - MASTERY_TIE)
            state = MASTERY_COMPETENT;
        else if (keeping && score >= limits->maintenance - MASTERY_TIE)
            state = MASTERY_ALARM;
        steps[i] = (struct mastery_step){weight, score, state, vlad};
        if (state == MASTERY_COMPETENT && !keeping && !isnan(limits->maintenance)) {
            keeping = true;
            score = 0;
        }
    }
}

/* --- the law --- */

struct mastery_chart mastery_learning(const struct mastery_rates *rates, double rate, double limit)
{
    return (struct mastery_chart){mastery_weight(rates, false), -mastery_weight(rates, true),
                                  1 - rate, limit};
}

struct mastery_chart mastery_maintenance(const struct mastery_rates *rates, double rate,
                                         double limit)
{
    return (struct mastery_chart){-mastery_weight(rates, true), mastery_weight(rates, false), rate,
                                  limit};
}

/* One cycle, case after case. Places inside are numbered by j, from `low` on. */
struct cycle {
    const struct mastery_chart *c;
    int64_t k, low;
    int32_t n;         /* places in use */
    double *at, *next; /* [most] probabilities */
    int32_t most;
    double mass;          /* still inside */
    double back, reached; /* f_k and g_k of the last case */
};

static int32_t places_of(const struct mastery_chart *c)
{
    double most = ceil(c->limit / (c->up + c->down)) + 3;

    assert(most < WINDOW_MOST);
    return (int32_t)most;
}

/* The first case of a cycle. */
static void cycle_start(struct cycle *y)
{
    const struct mastery_chart *c = y->c;
    bool there = c->up >= c->limit - MASTERY_TIE;

    y->k = 1;
    y->low = 0;
    y->n = !there;
    y->at[0] = there ? 0 : c->chance;
    y->mass = y->at[0];
    y->back = 1 - c->chance;
    y->reached = there ? c->chance : 0;
}

/* Puts p at the place of j after case y->k, or books what it ends. */
static void cycle_put(struct cycle *y, int64_t j, double p, int64_t low)
{
    double score = (double)(y->k - j) * y->c->up - (double)j * y->c->down;

    if (score >= y->c->limit - MASTERY_TIE) {
        y->reached += p;
        return;
    }
    if (score <= MASTERY_TIE) {
        y->back += p;
        return;
    }
    assert(j - low < y->most);
    y->next[j - low] += p;
    y->n = j - low >= y->n ? (int32_t)(j - low) + 1 : y->n;
    y->mass += p;
}

static void cycle_step(struct cycle *y)
{
    const struct mastery_chart *c = y->c;
    int64_t old_low = y->low, low;
    int32_t old_n = y->n;
    double *swap;

    y->k++;
    y->back = y->reached = y->mass = 0;
    y->n = 0;
    /* the smallest j whose score lies below the limit */
    low = (int64_t)floor(((double)y->k * c->up - c->limit) / (c->up + c->down));
    low = low > old_low ? low : old_low;
    memset(y->next, 0, sizeof *y->next * (size_t)y->most);
    for (int32_t i = 0; i < old_n; i++) {
        if (!(y->at[i] > 0))
            continue;
        cycle_put(y, old_low + i, y->at[i] * c->chance, low);
        cycle_put(y, old_low + i + 1, y->at[i] * (1 - c->chance), low);
    }
    swap = y->at;
    y->at = y->next;
    y->next = swap;
    y->low = low;
}

double mastery_run_length(const struct mastery_chart *c)
{
    struct arena a = {0};
    struct cycle y = {.c = c, .most = places_of(c)};
    double cases = 0, reached = 0;

    y.at = ARENA_ARRAY(&a, double, y.most);
    y.next = ARENA_ARRAY(&a, double, y.most);
    cycle_start(&y);
    for (;;) {
        cases += (double)y.k * (y.back + y.reached);
        reached += y.reached;
        if (!(y.mass > 0) || (double)y.k * y.mass < 1e-16 * reached)
            break;
        cycle_step(&y);
    }
    arena_reset(&a);
    return reached > 0 && cases / reached < 1e15 ? cases / reached : INFINITY;
}

void mastery_signal_by(const struct mastery_chart *c, int32_t n, struct arena *a, double *by)
{
    struct cycle y = {.c = c, .most = places_of(c)};
    double *f = ARENA_ARRAY(a, double, n + 1), *g = ARENA_ARRAY(a, double, n + 1);
    double *u = ARENA_ARRAY(a, double, n + 1), sum = 0;

    y.at = ARENA_ARRAY(a, double, y.most);
    y.next = ARENA_ARRAY(a, double, y.most);
    u[0] = 1;
    for (int32_t m = 1; m <= n; m++) {
        if (m == 1)
            cycle_start(&y);
        else
            cycle_step(&y);
        f[m] = y.back;
        g[m] = y.reached;
        for (int32_t k = 1; k <= m; k++) {
            u[m] += f[k] * u[m - k];
            sum += g[k] * u[m - k];
        }
        by[m - 1] = sum;
    }
}

/* --- calibration --- */

static double pass(const struct mastery_rates *rates, double rate, double limit, int32_t n,
                   double *by)
{
    struct arena a = {0};
    struct mastery_chart chart = mastery_learning(rates, rate, limit);

    mastery_signal_by(&chart, n, &a, by);
    arena_reset(&a);
    return by[n - 1];
}

void mastery_calibrate(const struct mastery_rates *rates, int32_t n, struct arena *a,
                       struct mastery_plan *plan)
{
    double *by = ARENA_ARRAY(a, double, n);
    int64_t low = 0, high = (int64_t)ceil((n * mastery_weight(rates, false) + 1) / GRID);

    /* above n successes in a row nobody passes; passing becomes rarer as the limit rises */
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;

        if (pass(rates, rates->inadequate, (double)middle * GRID, n, by) <= MASTERY_PASS_MOST)
            high = middle;
        else
            low = middle;
    }
    plan->limit = (double)high * GRID;
    plan->inadequate = pass(rates, rates->inadequate, plan->limit, n, by);
    plan->adequate = pass(rates, rates->adequate, plan->limit, n, by);
    plan->enough = plan->adequate >= MASTERY_PASS_LEAST;
}

double mastery_below(int64_t failures, int64_t n, double rate)
{
    return beta_below(rate, (double)failures + 0.5, (double)(n - failures) + 0.5);
}

double mastery_upper(int64_t failures, int64_t n)
{
    return n == failures ? 1 : beta_quantile(0.95, (double)failures + 1, (double)(n - failures));
}
