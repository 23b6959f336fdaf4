/* effect_its.c - iterated least squares; the same factor of the weighted products serves estimates,
 * standard errors and the sandwich. */
#include "engine/effect_its.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "engine/matrix.h"
#include "engine/tail.h"

enum { STEPS = 100 };
static const double PI = 3.14159265358979323846;

struct fit {
    const struct effect_series *s;
    int32_t k;
    double *x;      /* [n][k] */
    double *means;  /* [n] */
    double *factor; /* [k][k] of the sum of mean x x' */
    double *beta;   /* [k] */
    double *step;   /* [k] */
};

static double exposure_of(const struct effect_series *s, int32_t i)
{
    return s->exposure ? s->exposure[i] : 1;
}

/* --- the design --- */

static void term_add(struct effect_its *its, const char *name, int32_t number)
{
    char *text = its->terms[its->term_n++];

    if (number)
        snprintf(text, sizeof *its->terms, "%.4s%" PRId32, name, number);
    else
        snprintf(text, sizeof *its->terms, "%.15s", name);
}

static void terms_name(const struct effect_series *s, struct effect_its *its)
{
    term_add(its, "intercept", 0);
    term_add(its, "trend", 0);
    term_add(its, "level", 0);
    if (s->slope)
        term_add(its, "slope", 0);
    for (int32_t h = 1; h <= s->harmonics; h++) {
        if (2 * h < s->period) /* at half the period the sine is 0 everywhere */
            term_add(its, "sin", h);
        term_add(its, "cos", h);
    }
}

/* Times count from the first, so that the intercept is the rate at the beginning. */
static void row_fill(const struct effect_series *s, int32_t i, double *x)
{
    double t = s->times[i] - s->times[0], since = (double)s->times[i] - s->start;
    int32_t k = 3;

    x[0] = 1;
    x[1] = t;
    x[2] = since >= 0;
    if (s->slope)
        x[k++] = since >= 0 ? since : 0;
    for (int32_t h = 1; h <= s->harmonics; h++) {
        double angle = 2 * PI * h * t / s->period;

        if (2 * h < s->period) {
            x[k++] = sin(angle);
            x[k++] = cos(angle);
        } else {
            x[k++] = cos(angle);
        }
    }
}

static bool series_check(const struct effect_series *s, struct effect_its *its, struct err *e)
{
    double before = 0, after = 0;

    for (int32_t i = 0; i < s->n; i++) {
        bool late = s->times[i] >= s->start;

        *(late ? &its->after_n : &its->before_n) += 1;
        *(late ? &after : &before) += s->events[i];
    }
    if (its->before_n == 0 || its->after_n == 0)
        return err_set(e, ERR_INPUT, "no time lies %s the start: nothing to compare",
                       its->before_n ? "at or after" : "before");
    if (!(before > 0) || !(after > 0))
        return err_set(e, ERR_INPUT, "no event at all %s the start: a rate ratio cannot be told",
                       before > 0 ? "after" : "before");
    terms_name(s, its);
    if (s->n <= its->term_n)
        return err_set(e, ERR_INPUT, "%" PRId32 " times for %" PRId32 " terms: too few to fit",
                       s->n, its->term_n);
    return true;
}

/* --- the fit --- */

/* Means at beta, their products and the gradient. */
static void fit_at(struct fit *f)
{
    memset(f->factor, 0, sizeof *f->factor * (size_t)(f->k * f->k));
    memset(f->step, 0, sizeof *f->step * (size_t)f->k);
    for (int32_t i = 0; i < f->s->n; i++) {
        const double *x = f->x + (int64_t)i * f->k;

        f->means[i] = exposure_of(f->s, i) * exp(matrix_dot(f->k, x, f->beta));
        matrix_add_outer(f->k, f->factor, x, f->means[i]);
        for (int32_t c = 0; c < f->k; c++)
            f->step[c] += (f->s->events[i] - f->means[i]) * x[c];
    }
}

static double deviance(const struct fit *f)
{
    double sum = 0;

    for (int32_t i = 0; i < f->s->n; i++) {
        double y = f->s->events[i];

        sum += 2 * ((y > 0 ? y * log(y / f->means[i]) : 0) - (y - f->means[i]));
    }
    return sum;
}

/* Newton's steps, halved where they would overshoot. */
static bool fit_run(struct fit *f, struct err *e)
{
    double events = 0, exposure = 0, last, gain = 1;

    for (int32_t i = 0; i < f->s->n; i++) {
        events += f->s->events[i];
        exposure += exposure_of(f->s, i);
    }
    f->beta[0] = log(events / exposure);
    fit_at(f);
    for (int step = 0; step < STEPS && gain > 1e-18; step++) {
        double gradient[EFFECT_ITS_TERMS];

        memcpy(gradient, f->step, sizeof *gradient * (size_t)f->k);
        if (!matrix_factor(f->k, f->factor))
            return err_set(e, ERR_INPUT, "the times cannot tell trend, level and season apart");
        last = deviance(f);
        matrix_solve(f->k, f->factor, f->step);
        gain = matrix_dot(f->k, gradient, f->step);
        memcpy(gradient, f->step, sizeof *gradient * (size_t)f->k);
        for (int32_t c = 0; c < f->k; c++)
            f->beta[c] += gradient[c];
        fit_at(f);
        for (int half = 0; half < 30 && !(deviance(f) <= last + 1e-9); half++) {
            for (int32_t c = 0; c < f->k; c++) {
                gradient[c] /= 2;
                f->beta[c] -= gradient[c];
            }
            fit_at(f);
        }
    }
    return matrix_factor(f->k, f->factor)
           || err_set(e, ERR_INPUT, "the times cannot tell trend, level and season apart");
}

/* --- how sure --- */

static double residual(const struct fit *f, int32_t i)
{
    return (f->s->events[i] - f->means[i]) / sqrt(f->means[i]);
}

static void residuals_judge(const struct fit *f, struct effect_its *its)
{
    double square = 0, next = 0, differences = 0;

    for (int32_t i = 0; i < f->s->n; i++) {
        double r = residual(f, i), before = i ? residual(f, i - 1) : 0;

        square += r * r;
        next += i ? r * before : 0;
        differences += i ? (r - before) * (r - before) : 0;
    }
    its->dispersion = square / (f->s->n - f->k);
    its->lag1 = next / square;
    its->durbin_watson = differences / square;
}

/* Diagonal of the inverse, times the dispersion. */
static void ses_take(struct fit *f, struct effect_its *its)
{
    for (int32_t c = 0; c < f->k; c++) {
        memset(f->step, 0, sizeof *f->step * (size_t)f->k);
        f->step[c] = 1;
        matrix_solve(f->k, f->factor, f->step);
        its->ses[c] = sqrt(f->step[c] * its->dispersion);
    }
}

/* Bartlett weights over lags of the scores that each term gets from each time. */
static void newey_west(struct fit *f, struct arena *a, struct effect_its *its)
{
    int32_t n = f->s->n;
    double *scores = ARENA_ARRAY(a, double, n);

    its->lags = (int32_t)floor(4 * pow(n / 100.0, 2.0 / 9));
    for (int32_t c = 0; c < f->k; c++) {
        double sum = 0;

        memset(f->step, 0, sizeof *f->step * (size_t)f->k);
        f->step[c] = 1;
        matrix_solve(f->k, f->factor, f->step);
        for (int32_t i = 0; i < n; i++)
            scores[i] = matrix_dot(f->k, f->x + (int64_t)i * f->k, f->step)
                        * (f->s->events[i] - f->means[i]);
        for (int32_t lag = 0; lag <= its->lags; lag++) {
            for (int32_t i = lag; i < n; i++)
                sum += (lag ? 2 * (1 - lag / (its->lags + 1.0)) : 1) * scores[i] * scores[i - lag];
        }
        its->ses_newey_west[c] = sqrt(sum > 0 ? sum : 0);
    }
}

/* Level and slope, which only months from the start on have, are taken off. */
static void expected_take(const struct fit *f, struct arena *a, struct effect_its *its)
{
    its->expected = ARENA_ARRAY(a, double, f->s->n);
    for (int32_t i = 0; i < f->s->n; i++) {
        const double *x = f->x + (int64_t)i * f->k;
        double change = f->beta[2] * x[2] + (f->s->slope ? f->beta[3] * x[3] : 0);

        its->expected[i] = f->means[i] * exp(-change);
    }
}

/* The level is the third term. Alone a series never attributes. */
static void level_judge(const struct fit *f, bool better_high, struct effect_its *its)
{
    int32_t df = f->s->n - f->k;
    double level = its->estimates[2], se = fmax(its->ses[2], its->ses_newey_west[2]);
    double t = tail_student_at(0.975, df);

    its->rate_ratio = exp(level);
    its->low = exp(level - t * se);
    its->high = exp(level + t * se);
    its->p = se > 0 ? tail_student(level / se, df) : NAN;
    its->reasons = EFFECT_REASON_NO_COMPARISON;
    if (its->before_n < EFFECT_ITS_BEFORE)
        its->reasons |= EFFECT_REASON_UNTESTED;
    if (its->after_n < EFFECT_ITS_AFTER)
        its->reasons |= EFFECT_REASON_EARLY;
    if (its->before_n < EFFECT_ITS_BEFORE || its->after_n < EFFECT_ITS_AFTER || isnan(its->p))
        its->class = EFFECT_TOO_EARLY_OR_FEW;
    else if (its->p > 0.05)
        its->class = EFFECT_NO_VISIBLE_CHANGE;
    else
        its->class = (level > 0) == better_high ? EFFECT_IMPROVED_UNATTRIBUTED : EFFECT_WORSENED;
}

bool effect_its_fit(const struct effect_series *s, bool better_high, struct arena *a,
                    struct effect_its *out, struct err *e)
{
    struct effect_its its = {0};
    struct fit f = {.s = s};

    if (!series_check(s, &its, e))
        return false;
    f.k = its.term_n;
    f.x = ARENA_ARRAY(a, double, (int64_t)s->n *f.k);
    f.means = ARENA_ARRAY(a, double, s->n);
    f.factor = ARENA_ARRAY(a, double, f.k *f.k);
    f.beta = ARENA_ARRAY(a, double, f.k);
    f.step = ARENA_ARRAY(a, double, f.k);
    for (int32_t i = 0; i < s->n; i++)
        row_fill(s, i, f.x + (int64_t)i * f.k);
    if (!fit_run(&f, e))
        return false;
    memcpy(its.estimates, f.beta, sizeof *f.beta * (size_t)f.k);
    residuals_judge(&f, &its);
    ses_take(&f, &its);
    newey_west(&f, a, &its);
    expected_take(&f, a, &its);
    level_judge(&f, better_high, &its);
    *out = its;
    return true;
}
