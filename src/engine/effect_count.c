/* effect_count.c - two-way Poisson by scaling units and periods in turn.
 *
 * With means E a g the likelihood is greatest where each unit's and each period's fitted sum is its
 * observed sum: a_i = sum y / sum E g, g_t = sum y / sum E a, in turn, until neither moves. The
 * two-way regression adds one factor for treated cells, scaled likewise; its standard error comes
 * from the score of that factor with units and periods projected out by the same turns. */
#include "engine/effect_count.h"

#include <math.h>
#include <string.h>

#include "base/random.h"
#include "engine/effect_count_part.h"

enum { ROUNDS = 20000 };
static const double STILL = 1e-10, COARSE = 1e-6; /* relative moves at which turns end */

/* --- who counts --- */

bool count_seen(const struct count_desk *d, int64_t at)
{
    return d->p->exposure[at] > 0 && !isnan(d->p->events[at]);
}

static bool treated_at(const struct count_desk *d, int32_t unit, int32_t t)
{
    return d->p->times[t] >= d->starts[unit];
}

/* --- the fit of what is not treated --- */

/* One turn over units; the largest relative move. */
static double units_turn(struct count_desk *d)
{
    double most = 0;

    for (int32_t i = 0; i < d->p->unit_n; i++) {
        double events = 0, whole = 0, level;

        for (int32_t t = 0; t < d->time_n && !treated_at(d, i, t); t++) {
            int64_t at = (int64_t)i * d->p->time_n + t;

            if (!count_seen(d, at))
                continue;
            events += d->p->events[at];
            whole += d->p->exposure[at] * d->periods[t];
        }
        level = whole > 0 ? events / whole : 0;
        most = fmax(most, fabs(level - d->levels[i]) / (level > 0 ? level : 1));
        d->levels[i] = level;
    }
    return most;
}

static void periods_turn(struct count_desk *d)
{
    double *events = d->sums, *whole = d->sums + d->p->time_n;

    memset(d->sums, 0, sizeof *d->sums * 2 * (size_t)d->p->time_n);
    for (int32_t i = 0; i < d->p->unit_n; i++) {
        double level = d->levels[i] * d->repeats[i];

        for (int32_t t = 0; t < d->time_n && !treated_at(d, i, t); t++) {
            int64_t at = (int64_t)i * d->p->time_n + t;

            if (!count_seen(d, at) || !(level > 0))
                continue;
            events[t] += d->p->events[at] * d->repeats[i];
            whole[t] += d->p->exposure[at] * level;
        }
    }
    for (int32_t t = 0; t < d->time_n; t++)
        d->periods[t] = whole[t] > 0 ? events[t] / whole[t] : NAN;
}

/* A period without anybody untreated has no factor: NaN, and no treated cell then counts. Untreated
 * cells lie before a unit's start, so that they never meet one. */
static void fit(struct count_desk *d, double still)
{
    for (int32_t t = 0; t < d->time_n; t++)
        d->periods[t] = 1;
    for (int32_t i = 0; i < d->p->unit_n; i++)
        d->levels[i] = 0;
    units_turn(d);
    for (int round = 0; round < ROUNDS; round++) {
        periods_turn(d);
        if (units_turn(d) < still)
            break;
    }
}

/* --- observed and expected --- */

/* Sums of one unit over its treated cells that can be predicted. */
static void unit_sum(const struct count_desk *d, int32_t i, double *observed, double *expected)
{
    *observed = *expected = 0;
    for (int32_t t = 0; t < d->time_n; t++) {
        int64_t at = (int64_t)i * d->p->time_n + t;

        if (!treated_at(d, i, t) || !count_seen(d, at) || isnan(d->periods[t]))
            continue;
        *observed += d->p->events[at];
        *expected += d->p->exposure[at] * d->periods[t] * d->levels[i];
    }
}

/* ln of observed over expected, half an event on each side so that none is finite; NaN without any
 * expected. Only compared with itself. */
static double statistic(const struct count_desk *d, double *observed, double *expected)
{
    *observed = *expected = 0;
    for (int32_t i = 0; i < d->p->unit_n; i++) {
        double seen, due;

        if (!(d->levels[i] > 0))
            continue;
        unit_sum(d, i, &seen, &due);
        *observed += seen * d->repeats[i];
        *expected += due * d->repeats[i];
    }
    return *expected > 0 ? log((*observed + 0.5) / (*expected + 0.5)) : NAN;
}

double count_ratio(struct count_desk *d, bool coarse)
{
    double observed, expected;

    fit(d, coarse ? COARSE : STILL);
    return statistic(d, &observed, &expected);
}

static void left_out_sum(const struct count_desk *d, struct effect_count *c)
{
    for (int32_t i = 0; i < d->p->unit_n; i++) {
        double hidden = 0, lone = 0;

        for (int32_t t = 0; t < d->time_n; t++) {
            int64_t at = (int64_t)i * d->p->time_n + t;

            if (!treated_at(d, i, t) || !count_seen(d, at))
                continue;
            *(isnan(d->periods[t]) ? &lone : &hidden) += d->p->events[at];
        }
        if (d->starts[i] > d->p->times[d->time_n - 1])
            continue;
        if (d->levels[i] > 0) {
            c->left_out_periods_events += lone;
            c->unit_n++;
        } else {
            c->left_out_units++;
            c->left_out_events += hidden + lone;
        }
    }
}

/* --- single places --- */

/* The count k such that a Poisson variable of this mean is at most k with probability >= p. */
static double poisson_at(double mean, double p)
{
    double term = exp(-mean), sum = term, k = 0;

    if (mean > 600) /* the term would vanish; the normal is close enough for a funnel */
        return mean + (p > 0.5 ? 1 : -1) * 3.090232306167813 * sqrt(mean);
    while (sum < p && k < 4000) {
        k++;
        term *= mean / k;
        sum += term;
    }
    return k;
}

/* Prior of places: mean the whole ratio, its relative variance by moments from the spread of
 * observed beyond Poisson. */
static double prior_weight(const struct effect_count *c)
{
    double beyond = 0, square = 0;

    for (int32_t k = 0; k < c->unit_n; k++) {
        double due = c->units[k].expected * c->ratio, off = c->units[k].observed - due;

        beyond += off * off - due;
        square += due * due;
    }
    return beyond > 0 && square > 0 ? square / beyond : INFINITY;
}

static void units_take(const struct count_desk *d, struct arena *a, struct effect_count *c)
{
    double weight;
    int32_t n = 0;

    c->units = ARENA_ARRAY(a, struct effect_count_unit, c->unit_n);
    for (int32_t i = 0; i < d->p->unit_n; i++) {
        if (d->starts[i] > d->p->times[d->time_n - 1] || !(d->levels[i] > 0))
            continue;
        c->units[n].unit = i;
        unit_sum(d, i, &c->units[n].observed, &c->units[n].expected);
        n++;
    }
    weight = prior_weight(c);
    for (int32_t k = 0; k < n; k++) {
        struct effect_count_unit *u = &c->units[k];

        u->shrunk = isinf(weight) || !(c->ratio > 0)
                        ? c->ratio
                        : (u->observed + weight) / (u->expected + weight / c->ratio);
        u->low = u->expected > 0 ? poisson_at(u->expected, 0.001) / u->expected : NAN;
        u->high = u->expected > 0 ? poisson_at(u->expected, 0.999) / u->expected : NAN;
    }
}

/* --- the whole --- */

static bool panel_check(const struct effect_count_panel *p, struct err *e)
{
    double events = 0;
    bool treated = false, untreated = false;

    for (int32_t i = 0; i < p->unit_n; i++) {
        treated = treated || p->starts[i] <= p->times[p->time_n - 1];
        untreated = untreated || p->starts[i] > p->times[0];
        for (int32_t t = 0; t < p->time_n; t++) {
            double y = p->events[(int64_t)i * p->time_n + t];

            events += isnan(y) ? 0 : y;
        }
    }
    if (!treated)
        return err_set(e, ERR_INPUT, "no unit's start lies inside the panel: nothing to measure");
    if (!untreated)
        return err_set(e, ERR_INPUT,
                       "every unit is treated from the first period on: nobody is left "
                       "to compare with");
    return events > 0 || err_set(e, ERR_INPUT, "there is no event at all");
}

static void class_find(struct effect_count *c, bool better_high)
{
    bool untold = isnan(c->placebo_p);

    c->reasons |= c->left_out_units > 0 ? EFFECT_REASON_LEFT_OUT : 0;
    c->reasons |= untold ? EFFECT_REASON_UNTESTED : 0;
    c->reasons |= !untold && c->placebo_p < 0.05 ? EFFECT_REASON_PLACEBO_TIME : 0;
    if (c->expected < EFFECT_COUNT_LEAST) {
        c->reasons |= EFFECT_REASON_FEW_EVENTS;
        c->class = EFFECT_TOO_EARLY_OR_FEW;
    } else if (isnan(c->p) || (c->exact && c->draw_n < 20)) {
        c->reasons |= EFFECT_REASON_FEW_TREATED;
        c->class = EFFECT_TOO_EARLY_OR_FEW;
    } else if (c->p > 0.05) {
        c->class = EFFECT_NO_VISIBLE_CHANGE;
    } else if ((c->ratio > 1) != better_high) {
        c->class = EFFECT_WORSENED;
    } else {
        c->class = c->reasons & (EFFECT_REASON_UNTESTED | EFFECT_REASON_PLACEBO_TIME)
                       ? EFFECT_IMPROVED_UNATTRIBUTED
                       : EFFECT_IMPROVED_ATTRIBUTED;
    }
}

bool effect_count_measure(const struct effect_count_panel *p, uint64_t seed, bool better_high,
                          struct arena *a, struct effect_count *out, struct err *e)
{
    struct effect_count c = {.p = NAN, .placebo_ratio = NAN, .placebo_p = NAN};
    struct count_desk d;

    if (!panel_check(p, e))
        return false;
    count_desk_init(&d, p, a);
    fit(&d, STILL);
    statistic(&d, &c.observed, &c.expected);
    left_out_sum(&d, &c);
    if (!(c.expected > 0))
        return err_set(e, ERR_INPUT,
                       "no treated unit had an event before its start: none can be "
                       "predicted");
    c.ratio = c.observed / c.expected;
    units_take(&d, a, &c);
    count_test(&d, seed, EFFECT_COUNT_DRAWS, a, &c);
    count_placebo(&d, seed, a, &c);
    count_twoway(&d, a, &c);
    class_find(&c, better_high);
    *out = c;
    return true;
}
