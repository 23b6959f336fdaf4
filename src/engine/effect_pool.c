/* effect_pool.c - a contrast of whoever was seen before and whoever was seen after, as if they were
 * two samples. Every method is a signed sum of weighted means
 *
 *     M(v, r) = sum v r / sum v,   r = y or not, plus fits x'beta of up to four regressions
 *
 * (controls and treated, before and after), so that one table holds them all. Influence of a row:
 * n v (r - M) / sum v, of an estimated beta w resid x' H^-1 times the mean of x that it multiplies,
 * of the scores as in effect_pair. DR is the locally efficient one.
 * Source  P. H. C. Sant'Anna, J. Zhao, Journal of Econometrics 219 (2020), repeated cross-sections.
 */
#include <math.h>
#include <string.h>

#include "engine/effect_part.h"
#include "engine/matrix.h"

enum { CONTROL_BEFORE, CONTROL_AFTER, TREATED_BEFORE, TREATED_AFTER, FIT_N };
enum who { T_BEFORE, T_AFTER, T_ALL, C_BEFORE, C_AFTER }; /* C weighted by the odds of the score */

struct term {
    int sign;
    enum who who;
    int y;
    int fits[FIT_N];
};

static const struct term REG[] = {
    {1, T_AFTER, 1, {0}}, {-1, T_BEFORE, 1, {0}}, {-1, T_ALL, 0, {-1, 1, 0, 0}}, {0}};
static const struct term IPW[] = {{1, T_AFTER, 1, {0}},
                                  {-1, T_BEFORE, 1, {0}},
                                  {-1, C_AFTER, 1, {0}},
                                  {1, C_BEFORE, 1, {0}},
                                  {0}};
static const struct term DR[] = {{1, T_AFTER, 1, {0, -1, 0, 0}},
                                 {-1, T_BEFORE, 1, {-1, 0, 0, 0}},
                                 {-1, C_AFTER, 1, {0, -1, 0, 0}},
                                 {1, C_BEFORE, 1, {-1, 0, 0, 0}},
                                 {1, T_ALL, 0, {0, -1, 0, 1}},
                                 {-1, T_AFTER, 0, {0, -1, 0, 1}},
                                 {-1, T_ALL, 0, {-1, 0, 1, 0}},
                                 {1, T_BEFORE, 0, {-1, 0, 1, 0}},
                                 {0}};

/* Rows of the pooled samples in the frame's arrays, and what is fitted to them. */
struct pool {
    struct effect_frame *f;
    int32_t n, k;
    double *factor; /* [FIT_N][k][k] */
    double *beta;   /* [FIT_N][k] */
    double *pull;   /* [FIT_N][k] mean of x that each beta multiplies */
    double *push;   /* [k] the same of the scores */
};

static bool in_fit(const struct pool *p, int fit, int32_t row)
{
    bool after = fit == CONTROL_AFTER || fit == TREATED_AFTER, treated = fit >= TREATED_BEFORE;

    return p->f->treated[row] == treated && (p->f->post[row] > 0) == after;
}

static bool fit_all(struct pool *p, int fit_n)
{
    struct effect_frame *f = p->f;

    for (int fit = 0; fit < fit_n; fit++) {
        double *h = p->factor + (int64_t)fit * p->k * p->k, *b = p->beta + (int64_t)fit * p->k;

        memset(h, 0, sizeof *h * (size_t)(p->k * p->k));
        memset(b, 0, sizeof *b * (size_t)p->k);
        for (int32_t i = 0; i < p->n; i++) {
            const double *x = f->x + (int64_t)i * p->k;

            if (!in_fit(p, fit, i))
                continue;
            matrix_add_outer(p->k, h, x, f->w[i]);
            for (int32_t c = 0; c < p->k; c++)
                b[c] += f->w[i] * f->dy[i] * x[c];
        }
        if (!matrix_factor(p->k, h))
            return false;
        matrix_solve(p->k, h, b);
    }
    return true;
}

static double weight_of(const struct pool *p, enum who who, int32_t row)
{
    const struct effect_frame *f = p->f;
    bool after = f->post[row] > 0, treated = who <= T_ALL;

    if (f->treated[row] != treated || ((who == T_AFTER || who == C_AFTER) && !after)
        || ((who == T_BEFORE || who == C_BEFORE) && after))
        return 0;
    return treated ? f->w[row] : f->room.odds[row];
}

static double value_of(const struct pool *p, const struct term *t, int32_t row)
{
    double r = t->y ? p->f->dy[row] : 0;

    for (int fit = 0; fit < FIT_N; fit++) {
        if (t->fits[fit])
            r += t->fits[fit]
                 * matrix_dot(p->k, p->f->x + (int64_t)row * p->k, p->beta + (int64_t)fit * p->k);
    }
    return r;
}

/* Adds one signed mean to psi and to what the fits are multiplied by. */
static double term_add(struct pool *p, const struct term *t, double *psi)
{
    double whole = 0, mean = 0;

    for (int32_t i = 0; i < p->n; i++) {
        double v = weight_of(p, t->who, i);

        whole += v;
        mean += v * value_of(p, t, i);
    }
    mean /= whole;
    for (int32_t i = 0; i < p->n; i++) {
        double v = weight_of(p, t->who, i) / whole, r = value_of(p, t, i) - mean;
        const double *x = p->f->x + (int64_t)i * p->k;

        psi[i] += t->sign * p->n * v * r;
        for (int32_t c = 0; c < p->k; c++) {
            for (int fit = 0; fit < FIT_N; fit++)
                p->pull[(int64_t)fit * p->k + c] += t->sign * t->fits[fit] * v * x[c];
            p->push[c] += t->who >= C_BEFORE ? t->sign * v * r * x[c] : 0;
        }
    }
    return t->sign * mean;
}

static void fits_add(struct pool *p, int fit_n, bool weighting, double *psi)
{
    struct effect_frame *f = p->f;

    for (int fit = 0; fit < fit_n; fit++) {
        double *pull = p->pull + (int64_t)fit * p->k, *beta = p->beta + (int64_t)fit * p->k;

        matrix_solve(p->k, p->factor + (int64_t)fit * p->k * p->k, pull);
        for (int32_t i = 0; i < p->n; i++) {
            const double *x = f->x + (int64_t)i * p->k;

            if (in_fit(p, fit, i))
                psi[i] += p->n * f->w[i] * (f->dy[i] - matrix_dot(p->k, x, beta))
                          * matrix_dot(p->k, x, pull);
        }
    }
    if (!weighting)
        return;
    matrix_solve(p->k, f->room.logit, p->push);
    for (int32_t i = 0; i < p->n; i++)
        psi[i] += p->n * f->w[i] * ((f->treated[i] ? 1 : 0) - f->room.score[i])
                  * matrix_dot(p->k, f->x + (int64_t)i * p->k, p->push);
}

/* A row for every outcome seen at a period with a lambda. */
static void rows_take(struct pool *p, struct effect_contrast *k)
{
    struct effect_frame *f = p->f;
    int32_t x_n = p->k - 1;

    k->treated_n = k->control_n = 0;
    for (int32_t i = 0; i < f->unit_n; i++) {
        bool treated = f->starts[i] == k->group, seen = false;
        const double *y = f->p->outcomes + (int64_t)f->units[i] * f->p->time_n;

        if (!treated && !effect_is_control(f, k, i))
            continue;
        for (int32_t t = 0; t < f->p->time_n; t++) {
            if (k->lambda[t] == 0.0 || isnan(y[t])) /* lambda of a period left out is exact */
                continue;
            seen = true;
            f->row_units[p->n] = i;
            f->treated[p->n] = treated;
            f->post[p->n] = k->lambda[t] > 0;
            f->dy[p->n] = y[t];
            f->w[p->n] = f->weights[i];
            f->x[(int64_t)p->n * p->k] = 1;
            for (int32_t c = 0; c < x_n; c++)
                f->x[(int64_t)p->n * p->k + 1 + c] =
                    f->p->covariates[((int64_t)f->units[i] * f->p->time_n + t) * x_n + c];
            p->n++;
        }
        k->treated_n += seen && treated;
        k->control_n += seen && !treated;
    }
}

/* Each of the four samples needs somebody. */
static enum effect_cell_state samples_check(const struct pool *p, const struct effect_contrast *k)
{
    int32_t n[FIT_N] = {0};

    for (int32_t i = 0; i < p->n; i++) {
        for (int fit = 0; fit < FIT_N; fit++)
            n[fit] += in_fit(p, fit, i);
    }
    (void)k;
    if (n[TREATED_BEFORE] == 0 || n[TREATED_AFTER] == 0)
        return EFFECT_CELL_NO_TREATED;
    if (n[CONTROL_BEFORE] == 0 || n[CONTROL_AFTER] == 0)
        return EFFECT_CELL_NO_CONTROL;
    return EFFECT_CELL_KNOWN;
}

enum effect_cell_state effect_pool_measure(struct effect_frame *f, struct effect_contrast *k,
                                           double *att, double *psi)
{
    struct pool p = {.f = f, .k = 1 + f->p->covariate_n};
    enum effect_method method = p.k == 1 ? EFFECT_REG : f->plan->method;
    const struct term *terms = method == EFFECT_REG ? REG : method == EFFECT_IPW ? IPW : DR;
    int fit_n = method == EFFECT_REG ? 2 : method == EFFECT_IPW ? 0 : FIT_N;
    struct effect_pair pair = {.x = f->x, .w = f->w, .treated = f->treated, .k = p.k};
    enum effect_cell_state state;
    double sum = 0;

    p.factor = f->fits;
    p.beta = p.factor + (int64_t)FIT_N * p.k * p.k;
    p.pull = p.beta + (int64_t)FIT_N * p.k;
    p.push = p.pull + (int64_t)FIT_N * p.k;
    rows_take(&p, k);
    state = samples_check(&p, k);
    if (state != EFFECT_CELL_KNOWN)
        return state;
    pair.n = p.n;
    if (!fit_all(&p, fit_n))
        return EFFECT_CELL_SINGULAR;
    if (method != EFFECT_REG)
        state = effect_scores_fit(&pair, &f->room);
    if (state != EFFECT_CELL_KNOWN)
        return state;
    memset(p.pull, 0, sizeof *p.pull * (size_t)(FIT_N + 1) * (size_t)p.k);
    memset(f->psi, 0, sizeof *f->psi * (size_t)p.n);
    for (; terms->sign; terms++)
        sum += term_add(&p, terms, f->psi);
    fits_add(&p, fit_n, method != EFFECT_REG, f->psi);
    *att = sum;
    memset(psi, 0, sizeof *psi * (size_t)f->unit_n);
    for (int32_t i = 0; i < p.n; i++)
        psi[f->row_units[i]] += f->psi[i] * f->unit_n / p.n;
    return state;
}
