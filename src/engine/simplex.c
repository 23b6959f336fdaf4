/* simplex.c - Wolfe's corrals. With the points moved so that the target is 0, the nearest mixture x
 * has p_j x >= x x for all points. A corral is a set of affinely independent points whose nearest
 * affine combination has positive weights; a point with p_j x < x x enters, and points whose
 * weights would turn negative leave. The nearest affine combination of a set S with products G
 * solves (G_S + 1 1') u = 1, weights u / sum u. */
#include "engine/simplex.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "engine/matrix.h"

enum { STEPS_A_POINT = 60 };
static const double NEAR = 1e-13; /* of the largest product: rounding */

struct corral {
    int32_t n, size;
    const double *g; /* [n][n] products */
    double largest;  /* product of a point with itself */
    int32_t *in;     /* [size] */
    double *weights; /* [size] */
    double *affine;  /* [size] */
    double *system;  /* [size][size] */
};

/* Products of all pairs, the target taken off. */
static double *products(const struct simplex_problem *p, struct arena *a, double *largest)
{
    double *moved = ARENA_ARRAY(a, double, (int64_t)p->n * p->m);
    double *g = ARENA_ARRAY(a, double, (int64_t)p->n * p->n);

    for (int32_t j = 0; j < p->n; j++) {
        for (int32_t k = 0; k < p->m; k++)
            moved[(int64_t)j * p->m + k] = (p->points[(int64_t)j * p->m + k] - p->target[k])
                                           * (p->scale ? sqrt(p->scale[k]) : 1);
    }
    *largest = 0;
    for (int32_t i = 0; i < p->n; i++) {
        for (int32_t j = 0; j <= i; j++)
            g[(int64_t)i * p->n + j] = g[(int64_t)j * p->n + i] =
                matrix_dot(p->m, moved + (int64_t)i * p->m, moved + (int64_t)j * p->m);
        *largest = fmax(*largest, g[(int64_t)i * p->n + i]);
    }
    return g;
}

/* The nearest affine combination of the corral; false where its points depend on each other. */
static bool affine_solve(struct corral *c)
{
    double sum = 0, one = c->largest > 0 ? c->largest : 1; /* scales 1 1' as the products are */

    for (int32_t i = 0; i < c->size; i++) {
        for (int32_t j = 0; j <= i; j++)
            c->system[(int64_t)i * c->size + j] = c->g[(int64_t)c->in[i] * c->n + c->in[j]] + one;
        c->affine[i] = 1;
    }
    if (!matrix_factor(c->size, c->system))
        return false;
    matrix_solve(c->size, c->system, c->affine);
    for (int32_t i = 0; i < c->size; i++)
        sum += c->affine[i];
    for (int32_t i = 0; i < c->size; i++)
        c->affine[i] /= sum;
    return true;
}

/* p_j x of the mixture. */
static double depth(const struct corral *c, int32_t j)
{
    double sum = 0;

    for (int32_t i = 0; i < c->size; i++)
        sum += c->weights[i] * c->g[(int64_t)c->in[i] * c->n + j];
    return sum;
}

/* x x */
static double norm(const struct corral *c)
{
    double sum = 0;

    for (int32_t i = 0; i < c->size; i++)
        sum += c->weights[i] * depth(c, c->in[i]);
    return sum;
}

/* Lets in the deepest point; false where none is deeper than the mixture. */
static bool enter(struct corral *c)
{
    double least = norm(c) - NEAR * c->largest;
    int32_t best = -1;

    for (int32_t j = 0; j < c->n; j++) {
        double d = depth(c, j);

        if (d < least) {
            least = d;
            best = j;
        }
    }
    for (int32_t i = 0; i < c->size; i++) {
        if (c->in[i] == best)
            return false;
    }
    if (best < 0)
        return false;
    c->in[c->size] = best;
    c->weights[c->size++] = 0;
    return true;
}

static void leave(struct corral *c, int32_t at)
{
    for (int32_t i = at; i + 1 < c->size; i++) {
        c->in[i] = c->in[i + 1];
        c->weights[i] = c->weights[i + 1];
    }
    c->size--;
}

/* Goes to the affine combination, or towards it until a weight is 0, which leaves; again until all
 * weights are positive. */
static bool settle(struct corral *c)
{
    for (;;) {
        double step = 1;
        int32_t first = -1;

        if (!affine_solve(c))
            return false;
        for (int32_t i = 0; i < c->size; i++) {
            double towards = c->weights[i] - c->affine[i];

            if (c->affine[i] <= 0 && (towards <= 0 || c->weights[i] < step * towards)) {
                step = towards > 0 ? c->weights[i] / towards : 0;
                first = i;
            }
        }
        for (int32_t i = 0; i < c->size; i++)
            c->weights[i] += step * (c->affine[i] - c->weights[i]);
        if (first < 0)
            return true;
        leave(c, first);
    }
}

void simplex_fit(const struct simplex_problem *p, struct arena *a, double *weights)
{
    struct corral c = {.n = p->n, .size = 1};

    assert(p->n >= 1);
    c.g = products(p, a, &c.largest);
    c.in = ARENA_ARRAY(a, int32_t, p->n + 1);
    c.weights = ARENA_ARRAY(a, double, p->n + 1);
    c.affine = ARENA_ARRAY(a, double, p->n + 1);
    c.system = ARENA_ARRAY(a, double, (int64_t)(p->n + 1) * (p->n + 1));
    for (int32_t j = 1; j < p->n; j++) {
        if (c.g[(int64_t)j * p->n + j] < c.g[(int64_t)c.in[0] * p->n + c.in[0]])
            c.in[0] = j;
    }
    c.weights[0] = 1;
    for (int64_t step = 0; step < (int64_t)STEPS_A_POINT * (p->n + 1) && enter(&c); step++) {
        int32_t size = c.size;

        if (!settle(&c)) { /* the newcomer depends on the rest: nothing is gained by it */
            if (c.size == size)
                c.size--;
            break;
        }
    }
    memset(weights, 0, sizeof *weights * (size_t)p->n);
    for (int32_t i = 0; i < c.size; i++)
        weights[c.in[i]] = c.weights[i];
}

bool simplex_check(const struct simplex_problem *p, const double *weights, struct arena *a,
                   struct err *e)
{
    double largest, sum = 0, whole = 0, *depths = ARENA_ARRAY(a, double, p->n);
    const double *g = products(p, a, &largest);

    for (int32_t j = 0; j < p->n; j++) {
        if (!(weights[j] >= 0))
            return err_set(e, ERR_CHECK, "weight %d is negative", (int)j + 1);
        sum += weights[j];
        depths[j] = matrix_dot(p->n, weights, g + (int64_t)j * p->n);
        whole += weights[j] * depths[j];
    }
    if (!(fabs(sum - 1) <= 1e-9))
        return err_set(e, ERR_CHECK, "the weights sum to %.12g, not to 1", sum);
    for (int32_t j = 0; j < p->n; j++) {
        if (depths[j] < whole - 1e-9 * largest)
            return err_set(e, ERR_CHECK, "point %d would bring the mixture nearer", (int)j + 1);
    }
    return true;
}
