/* effect_frame.c - who is compared with whom in one contrast, and the rows that say so. */
#include <math.h>
#include <string.h>

#include "engine/effect_part.h"

void effect_frame_init(struct effect_frame *f, const struct effect_panel *p,
                       const struct effect_plan *plan, const struct effect_cells *c,
                       struct arena *a)
{
    int32_t row_n = plan->pool ? c->unit_n * (plan->window + 2) : c->unit_n, k = 1 + p->covariate_n;

    *f = (struct effect_frame){
        .p = p, .plan = plan, .unit_n = c->unit_n, .units = c->units, .weights = c->weights};
    f->starts = ARENA_ARRAY(a, int32_t, c->unit_n);
    for (int32_t i = 0; i < c->unit_n; i++) {
        int32_t start = p->starts[c->units[i]];

        f->starts[i] = start > p->times[p->time_n - 1] ? EFFECT_NEVER_STARTS : start;
    }
    effect_room_init(&f->room, row_n, k, a);
    f->lambda = ARENA_ARRAY(a, double, p->time_n);
    f->dy = ARENA_ARRAY(a, double, row_n);
    f->x = ARENA_ARRAY(a, double, (int64_t)row_n *k);
    f->w = ARENA_ARRAY(a, double, row_n);
    f->psi = ARENA_ARRAY(a, double, row_n);
    f->post = ARENA_ARRAY(a, double, row_n);
    f->treated = ARENA_ARRAY(a, bool, row_n);
    f->fits = ARENA_ARRAY(a, double, plan->pool ? 4 * k *k + 9 * k : 0);
    f->row_units = ARENA_ARRAY(a, int32_t, row_n);
}

int32_t effect_base_at(const struct effect_panel *p, const struct effect_plan *plan, int32_t group)
{
    int32_t b = -1;

    while (b + 1 < p->time_n && (int64_t)p->times[b + 1] + plan->anticipation < group)
        b++;
    return b;
}

bool effect_frame_cell(struct effect_frame *f, int32_t group, int32_t t, struct effect_contrast *k)
{
    const struct effect_panel *p = f->p;
    int32_t base = effect_base_at(p, f->plan, group), from;

    if (f->plan->base == EFFECT_VARYING && p->times[t] < group)
        base = t - 1;
    from = base;
    if (f->plan->base == EFFECT_WINDOW)
        from = base - f->plan->window + 1 > 0 ? base - f->plan->window + 1 : 0;
    for (int32_t s = 0; s < p->time_n; s++)
        f->lambda[s] = s >= from && s <= base ? -1.0 / (base - from + 1) : 0;
    f->lambda[t] += 1;
    *k = (struct effect_contrast){.group = group,
                                  .until = p->times[t > base ? t : base],
                                  .x_at = t < base ? t : base,
                                  .lambda = f->lambda};
    return from != t || base != t;
}

bool effect_is_control(const struct effect_frame *f, const struct effect_contrast *k, int32_t unit)
{
    int32_t start = f->starts[unit];

    if (start == EFFECT_NEVER_STARTS)
        return true;
    return f->plan->control == EFFECT_NOT_YET && start != k->group
           && start > (int64_t)k->until + f->plan->anticipation;
}

static double contrast_of(const struct effect_panel *p, int32_t unit, const double *lambda)
{
    const double *y = p->outcomes + (int64_t)unit * p->time_n;
    double sum = 0;

    for (int32_t t = 0; t < p->time_n; t++) {
        if (lambda[t] < 0 || lambda[t] > 0)
            sum += lambda[t] * y[t];
    }
    return sum;
}

static void row_set(struct effect_frame *f, const struct effect_contrast *k, int32_t row,
                    int32_t unit)
{
    const struct effect_panel *p = f->p;
    int32_t whole = f->units[unit], x_n = p->covariate_n;
    double *x = f->x + (int64_t)row * (1 + x_n);

    f->row_units[row] = unit;
    f->dy[row] = contrast_of(p, whole, k->lambda);
    f->w[row] = f->weights[unit];
    f->treated[row] = f->starts[unit] == k->group;
    x[0] = 1;
    for (int32_t c = 0; c < x_n; c++)
        x[1 + c] = p->covariates[((int64_t)whole * p->time_n + k->x_at) * x_n + c];
}

enum effect_cell_state effect_frame_measure(struct effect_frame *f, struct effect_contrast *k,
                                            double *att, double *psi)
{
    struct effect_pair pair = {.method = f->plan->method, .k = 1 + f->p->covariate_n};
    enum effect_cell_state state;

    k->treated_n = k->control_n = 0;
    for (int32_t i = 0; i < f->unit_n; i++) {
        bool treated = f->starts[i] == k->group;

        if (!treated && !effect_is_control(f, k, i))
            continue;
        row_set(f, k, pair.n++, i);
        k->treated_n += treated;
        k->control_n += !treated;
    }
    if (k->control_n == 0 || k->treated_n == 0)
        return k->control_n ? EFFECT_CELL_NO_TREATED : EFFECT_CELL_NO_CONTROL;
    pair.dy = f->dy;
    pair.x = f->x;
    pair.w = f->w;
    pair.treated = f->treated;
    if (pair.k == 1) /* without covariates the three are one */
        pair.method = EFFECT_REG;
    state = effect_pair_measure(&pair, &f->room, att, psi ? f->psi : NULL);
    if (state != EFFECT_CELL_KNOWN || !psi)
        return state;
    memset(psi, 0, sizeof *psi * (size_t)f->unit_n);
    for (int32_t r = 0; r < pair.n; r++)
        psi[f->row_units[r]] = f->psi[r] * f->unit_n / pair.n;
    return state;
}
