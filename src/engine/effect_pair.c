/* effect_pair.c - one comparison, by outcome regression, by weighting or by both.
 *
 * With r = dy - x'beta (REG, DR) or dy (IPW), and v = w p / (1 - p) on controls (IPW, DR):
 *
 *     att = E[w D r] / E[w D] - E[v r] / E[v]          (the second term only with weighting)
 *     psi = w D (r - e1) / E[w D] - v (r - e0) / E[v]
 *           - w (1 - D) r x' H^-1 (E[w D x] / E[w D] - E[v x] / E[v])    for the estimated beta
 *           - w (D - p) x' G^-1 E[v (r - e0) x] / E[v]                   for the estimated p
 *
 * where H = E[w (1 - D) x x'] and G = E[w p (1 - p) x x']. */
#include <math.h>

#include "engine/effect_part.h"
#include "engine/matrix.h"

enum { NEWTON_STEPS = 60 };
static const double SCORE_DROPPED = 0.995; /* controls that hardly could be controls */
static const double SCORE_REFUSED = 0.999;

void effect_room_init(struct effect_room *room, int32_t n, int32_t k, struct arena *a)
{
    room->score = ARENA_ARRAY(a, double, n);
    room->odds = ARENA_ARRAY(a, double, n);
    room->rest = ARENA_ARRAY(a, double, n);
    room->ols = ARENA_ARRAY(a, double, k *k);
    room->logit = ARENA_ARRAY(a, double, k *k);
    room->beta = ARENA_ARRAY(a, double, k);
    room->gamma = ARENA_ARRAY(a, double, k);
    room->step = ARENA_ARRAY(a, double, k);
    room->treated_x = ARENA_ARRAY(a, double, k);
    room->weighted_x = ARENA_ARRAY(a, double, k);
}

static void clear(double *v, int32_t n)
{
    for (int32_t i = 0; i < n; i++)
        v[i] = 0;
}

/* beta among controls; ols keeps the factor of the sum of w x x'. */
static bool regression_fit(const struct effect_pair *p, struct effect_room *room)
{
    clear(room->ols, p->k * p->k);
    clear(room->beta, p->k);
    for (int32_t i = 0; i < p->n; i++) {
        const double *x = p->x + (int64_t)i * p->k;

        if (p->treated[i])
            continue;
        matrix_add_outer(p->k, room->ols, x, p->w[i]);
        for (int32_t c = 0; c < p->k; c++)
            room->beta[c] += p->w[i] * p->dy[i] * x[c];
    }
    if (!matrix_factor(p->k, room->ols))
        return false;
    matrix_solve(p->k, room->ols, room->beta);
    return true;
}

/* Scores at gamma; their gradient in step, their curvature in logit. */
static void logit_at(const struct effect_pair *p, struct effect_room *room)
{
    clear(room->logit, p->k * p->k);
    clear(room->step, p->k);
    for (int32_t i = 0; i < p->n; i++) {
        const double *x = p->x + (int64_t)i * p->k;
        double s = 1 / (1 + exp(-matrix_dot(p->k, x, room->gamma)));

        room->score[i] = s;
        matrix_add_outer(p->k, room->logit, x, p->w[i] * s * (1 - s));
        for (int32_t c = 0; c < p->k; c++)
            room->step[c] += p->w[i] * ((p->treated[i] ? 1 : 0) - s) * x[c];
    }
}

static bool scores_overlap(const struct effect_pair *p, const struct effect_room *room)
{
    for (int32_t i = 0; i < p->n; i++) {
        if (!(room->score[i] < SCORE_REFUSED))
            return false;
    }
    return true;
}

/* Moves gamma by one Newton step; *gain is twice what it adds to the log likelihood. */
static bool newton_step(const struct effect_pair *p, struct effect_room *room, double *gain)
{
    double *gradient = room->treated_x; /* filled only later */

    logit_at(p, room);
    for (int32_t c = 0; c < p->k; c++)
        gradient[c] = room->step[c];
    if (!matrix_factor(p->k, room->logit))
        return false;
    matrix_solve(p->k, room->logit, room->step);
    *gain = matrix_dot(p->k, gradient, room->step);
    for (int32_t c = 0; c < p->k; c++)
        room->gamma[c] += room->step[c];
    return true;
}

/* A separation sends the scores to 0 and 1, where the curvature vanishes: that is a lack of
 * overlap; a curvature that is singular from the start is one of the covariates. */
static enum effect_cell_state logit_fit(const struct effect_pair *p, struct effect_room *room)
{
    double gain = 1;

    clear(room->gamma, p->k);
    for (int step = 0; step < NEWTON_STEPS && gain > 1e-20; step++) {
        if (!newton_step(p, room, &gain))
            return step == 0 ? EFFECT_CELL_SINGULAR : EFFECT_CELL_NO_OVERLAP;
    }
    logit_at(p, room);
    if (!scores_overlap(p, room) || !matrix_factor(p->k, room->logit))
        return EFFECT_CELL_NO_OVERLAP;
    return EFFECT_CELL_KNOWN;
}

/* Sums over the rows, each over its own weight: the two means and their covariates. */
struct means {
    double treated_w, control_w, treated, control;
};

static void means_take(const struct effect_pair *p, struct effect_room *room, bool weighting,
                       struct means *m)
{
    *m = (struct means){0};
    clear(room->treated_x, p->k);
    clear(room->weighted_x, p->k);
    for (int32_t i = 0; i < p->n; i++) {
        const double *x = p->x + (int64_t)i * p->k;
        bool treated = p->treated[i];
        double v = treated ? p->w[i] : weighting ? room->odds[i] : 0;
        double *sum_x = treated ? room->treated_x : room->weighted_x;

        *(treated ? &m->treated_w : &m->control_w) += v;
        *(treated ? &m->treated : &m->control) += v * room->rest[i];
        for (int32_t c = 0; c < p->k; c++)
            sum_x[c] += v * x[c];
    }
    m->treated /= m->treated_w;
    m->control = weighting ? m->control / m->control_w : 0;
    for (int32_t c = 0; c < p->k; c++) {
        room->treated_x[c] /= m->treated_w;
        room->weighted_x[c] = weighting ? room->weighted_x[c] / m->control_w : 0;
    }
}

enum effect_cell_state effect_scores_fit(const struct effect_pair *p, struct effect_room *room)
{
    enum effect_cell_state state = logit_fit(p, room);

    for (int32_t i = 0; state == EFFECT_CELL_KNOWN && i < p->n; i++) {
        double s = room->score[i];

        room->odds[i] = p->treated[i] || s >= SCORE_DROPPED ? 0 : p->w[i] * s / (1 - s);
    }
    return state;
}

static void rests_take(const struct effect_pair *p, struct effect_room *room, bool regression)
{
    for (int32_t i = 0; i < p->n; i++)
        room->rest[i] =
            p->dy[i] - (regression ? matrix_dot(p->k, p->x + (int64_t)i * p->k, room->beta) : 0);
}

/* What the estimation of beta and of the scores adds to the influence of each row. */
static void psi_of_fits(const struct effect_pair *p, struct effect_room *room, bool regression,
                        const struct means *m, double *psi)
{
    bool weighting = p->method != EFFECT_REG;

    clear(room->step, p->k);
    for (int32_t i = 0; weighting && i < p->n; i++) {
        for (int32_t c = 0; c < p->k; c++)
            room->step[c] += room->odds[i] * (room->rest[i] - m->control)
                             * p->x[(int64_t)i * p->k + c] / m->control_w;
    }
    if (weighting)
        matrix_solve(p->k, room->logit, room->step);
    for (int32_t c = 0; c < p->k; c++)
        room->treated_x[c] -= room->weighted_x[c];
    if (regression)
        matrix_solve(p->k, room->ols, room->treated_x);
    for (int32_t i = 0; i < p->n; i++) {
        const double *x = p->x + (int64_t)i * p->k;
        double d = p->treated[i] ? 1 : 0;

        if (regression && !p->treated[i])
            psi[i] -= p->n * p->w[i] * room->rest[i] * matrix_dot(p->k, x, room->treated_x);
        if (weighting)
            psi[i] -= p->n * p->w[i] * (d - room->score[i]) * matrix_dot(p->k, x, room->step);
    }
}

/* The influence of each row through the two means alone. */
static void psi_of_means(const struct effect_pair *p, const struct effect_room *room,
                         const struct means *m, double *psi)
{
    for (int32_t i = 0; i < p->n; i++) {
        if (p->treated[i])
            psi[i] = p->n * p->w[i] * (room->rest[i] - m->treated) / m->treated_w;
        else if (p->method == EFFECT_REG)
            psi[i] = 0;
        else
            psi[i] = -p->n * room->odds[i] * (room->rest[i] - m->control) / m->control_w;
    }
}

enum effect_cell_state effect_pair_measure(const struct effect_pair *p, struct effect_room *room,
                                           double *att, double *psi)
{
    bool regression = p->method != EFFECT_IPW, weighting = p->method != EFFECT_REG;
    enum effect_cell_state state = EFFECT_CELL_KNOWN;
    struct means m;

    if (regression && !regression_fit(p, room))
        return EFFECT_CELL_SINGULAR;
    if (weighting)
        state = effect_scores_fit(p, room);
    if (state != EFFECT_CELL_KNOWN)
        return state;
    rests_take(p, room, regression);
    means_take(p, room, weighting, &m);
    if (!(m.treated_w > 0))
        return EFFECT_CELL_NO_TREATED;
    if (weighting && !(m.control_w > 0))
        return EFFECT_CELL_NO_OVERLAP;
    *att = m.treated - m.control;
    if (psi) {
        psi_of_means(p, room, &m, psi);
        psi_of_fits(p, room, regression, &m, psi);
    }
    return state;
}
