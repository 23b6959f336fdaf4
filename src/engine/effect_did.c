/* effect_did.c - from a panel to its cells: who belongs to which cohort, which periods serve as
 * baseline, who is left to compare with. */
#include <assert.h>
#include <inttypes.h>
#include <math.h>

#include "engine/effect.h"
#include "engine/effect_part.h"

/* --- who takes part --- */

static bool started_early(const struct effect_panel *p, const struct effect_plan *plan,
                          int32_t unit)
{
    return p->starts[unit] <= (int64_t)p->times[0] + plan->anticipation;
}

/* First and last start of the units used. A last start later than the panel is never. */
static void starts_span(const struct effect_panel *p, const struct effect_cells *c, int32_t *first,
                        int32_t *last)
{
    *first = EFFECT_NEVER_STARTS;
    *last = INT32_MIN;
    for (int32_t i = 0; i < c->unit_n; i++) {
        int32_t start = p->starts[c->units[i]];

        *first = start < *first ? start : *first;
        *last = start > *last ? start : *last;
    }
    if (*last > p->times[p->time_n - 1])
        *last = EFFECT_NEVER_STARTS;
}

static void units_choose(const struct effect_panel *p, const struct effect_plan *plan,
                         struct arena *a, struct effect_cells *c)
{
    c->units = ARENA_ARRAY(a, int32_t, p->unit_n);
    for (int32_t i = 0; i < p->unit_n; i++) {
        if (started_early(p, plan, i))
            c->early_n++;
        else
            c->units[c->unit_n++] = i;
    }
}

static void cohort_add(struct effect_cells *c, int32_t start)
{
    int32_t at = c->cohort_n;

    for (int32_t k = 0; k < c->cohort_n; k++) {
        if (c->groups[k] == start)
            return;
    }
    for (; at > 0 && c->groups[at - 1] > start; at--)
        c->groups[at] = c->groups[at - 1];
    c->groups[at] = start;
    c->cohort_n++;
}

/* Starts of `end` and later never come inside the periods used. */
static void cohorts_find(const struct effect_panel *p, int32_t end, struct arena *a,
                         struct effect_cells *c)
{
    c->groups = ARENA_ARRAY(a, int32_t, c->unit_n);
    c->cohorts = ARENA_ARRAY(a, int32_t, c->unit_n);
    for (int32_t i = 0; i < c->unit_n; i++) {
        int32_t start = p->starts[c->units[i]];

        if (start < end && start <= p->times[c->time_n - 1])
            cohort_add(c, start);
    }
    for (int32_t i = 0; i < c->unit_n; i++) {
        c->cohorts[i] = -1;
        for (int32_t k = 0; k < c->cohort_n; k++) {
            if (c->groups[k] == p->starts[c->units[i]])
                c->cohorts[i] = k;
        }
    }
}

static void weights_scale(const struct effect_panel *p, struct arena *a, struct effect_cells *c)
{
    double sum = 0;

    c->weights = ARENA_ARRAY(a, double, c->unit_n);
    c->shares = ARENA_ARRAY(a, double, c->cohort_n);
    for (int32_t i = 0; i < c->unit_n; i++)
        sum += p->weights ? p->weights[c->units[i]] : 1;
    for (int32_t i = 0; i < c->unit_n; i++) {
        c->weights[i] = (p->weights ? p->weights[c->units[i]] : 1) * c->unit_n / sum;
        if (c->cohorts[i] >= 0)
            c->shares[c->cohorts[i]] += c->weights[i];
    }
    for (int32_t g = 0; g < c->cohort_n; g++)
        c->shares[g] /= c->unit_n;
}

static void clusters_number(const struct effect_panel *p, struct arena *a, struct effect_cells *c)
{
    int32_t n = p->clusters ? p->cluster_n : p->unit_n;
    int32_t *number = ARENA_ARRAY(a, int32_t, n);
    bool *treated = ARENA_ARRAY(a, bool, n);

    c->clusters = ARENA_ARRAY(a, int32_t, c->unit_n);
    for (int32_t i = 0; i < c->unit_n; i++) {
        int32_t whole = p->clusters ? p->clusters[c->units[i]] : c->units[i];

        if (!number[whole])
            number[whole] = ++c->cluster_n;
        c->clusters[i] = number[whole] - 1;
        if (c->cohorts[i] >= 0 && !treated[whole]) {
            treated[whole] = true;
            c->treated_cluster_n++;
        }
    }
}

static bool members_check(const struct effect_panel *p, const struct effect_plan *plan,
                          const struct effect_cells *c, struct err *e)
{
    int32_t treated_n = 0;

    for (int32_t i = 0; i < c->unit_n; i++)
        treated_n += c->cohorts[i] >= 0;
    if (treated_n == 0)
        return err_set(
            e, ERR_INPUT,
            "no unit's start lies inside the periods that can be compared (after %" PRId32
            " + %" PRId32 "): nothing to measure",
            p->times[0], plan->anticipation);
    if (treated_n == c->unit_n)
        return err_set(e, ERR_INPUT, "every unit is treated: nobody is left to compare with");
    return true;
}

/* Where no unit is never treated nobody is left to compare with from the last start on: the panel
 * ends before it, and the last cohort is a control until then. */
static bool end_find(const struct effect_panel *p, const struct effect_plan *plan,
                     struct effect_cells *c, int32_t *end, struct err *e)
{
    int32_t first;

    starts_span(p, c, &first, end);
    c->time_n = p->time_n;
    if (c->unit_n == 0)
        return err_set(e, ERR_INPUT,
                       "every start lies before the first period that can be compared: "
                       "no change can be seen");
    if (*end == EFFECT_NEVER_STARTS)
        return true;
    if (first == *end)
        return err_set(e, ERR_INPUT,
                       "all units start at %" PRId32
                       ", everyone is treated at once: nobody is left "
                       "to compare with",
                       first);
    if (plan->control == EFFECT_NEVER)
        return err_set(e, ERR_INPUT,
                       "no unit is never treated: nobody is left to compare with; "
                       "those not yet treated are the other choice");
    while (c->time_n > 0 && p->times[c->time_n - 1] >= (int64_t)*end - plan->anticipation)
        c->time_n--;
    if (c->time_n < 2)
        return err_set(e, ERR_INPUT,
                       "no unit is never treated and fewer than two periods lie before the last "
                       "start, %" PRId32 ": no change can be compared",
                       *end);
    return true;
}

static bool outcomes_check(const struct effect_panel *p, const struct effect_plan *plan,
                           struct err *e)
{
    if (p->time_n < 2)
        return err_set(e, ERR_INPUT, "the panel has a single period: no change can be seen");
    for (int64_t i = 0; !plan->pool && i < (int64_t)p->unit_n * p->time_n; i++) {
        if (isnan(p->outcomes[i]))
            return err_set(e, ERR_INPUT,
                           "unit %" PRId64 " has no outcome at %" PRId32
                           ": incomplete units are dropped or pooled",
                           i / p->time_n + 1, p->times[i % p->time_n]);
    }
    return true;
}

/* --- cells --- */

static void cells_room(const struct effect_plan *plan, struct arena *a, struct effect_cells *c)
{
    int32_t periods = plan->base == EFFECT_VARYING ? c->time_n - 1 : c->time_n;

    c->cell_n = c->cohort_n * periods;
    c->cells = ARENA_ARRAY(a, struct effect_cell, c->cell_n);
    c->psi = ARENA_ARRAY(a, double, (int64_t)c->cell_n * c->unit_n);
}

static void cell_measure(struct effect_frame *f, const struct effect_cells *c,
                         struct effect_cell *cell, int32_t t, double *psi)
{
    struct effect_contrast k;

    cell->att = cell->se = NAN;
    cell->in_base =
        f->plan->base != EFFECT_VARYING && t == effect_base_at(f->p, f->plan, cell->group);
    if (!effect_frame_cell(f, cell->group, t, &k)) {
        cell->state = EFFECT_CELL_BASE;
        cell->att = 0;
        for (int32_t i = 0; i < f->unit_n; i++) {
            cell->treated_n += f->starts[i] == cell->group;
            cell->control_n += effect_is_control(f, &k, i);
        }
        return;
    }
    cell->state = f->plan->pool ? effect_pool_measure(f, &k, &cell->att, psi)
                                : effect_frame_measure(f, &k, &cell->att, psi);
    cell->treated_n = k.treated_n;
    cell->control_n = k.control_n;
    if (cell->state == EFFECT_CELL_KNOWN)
        cell->se = effect_se(c, psi);
}

static void cells_measure(const struct effect_panel *p, const struct effect_plan *plan,
                          struct arena *a, struct effect_cells *c)
{
    int32_t first = plan->base == EFFECT_VARYING, n = 0;
    struct effect_frame f;

    effect_frame_init(&f, p, plan, c, a);
    for (int32_t g = 0; g < c->cohort_n; g++) {
        for (int32_t t = first; t < c->time_n; t++, n++) {
            c->cells[n].group = c->groups[g];
            c->cells[n].time = p->times[t];
            c->cells[n].cohort = g;
            cell_measure(&f, c, &c->cells[n], t, c->psi + (int64_t)n * c->unit_n);
        }
    }
}

static bool any_known(const struct effect_cells *c)
{
    for (int32_t i = 0; i < c->cell_n; i++) {
        if (c->cells[i].state == EFFECT_CELL_KNOWN && c->cells[i].time >= c->cells[i].group)
            return true;
    }
    return false;
}

bool effect_did(const struct effect_panel *p, const struct effect_plan *plan, struct arena *a,
                struct effect_cells *cells, struct err *e)
{
    struct effect_cells c = {0};
    int32_t end;

    if (!outcomes_check(p, plan, e))
        return false;
    units_choose(p, plan, a, &c);
    if (!end_find(p, plan, &c, &end, e))
        return false;
    cohorts_find(p, end, a, &c);
    if (!members_check(p, plan, &c, e))
        return false;
    weights_scale(p, a, &c);
    clusters_number(p, a, &c);
    cells_room(plan, a, &c);
    cells_measure(p, plan, a, &c);
    if (!any_known(&c))
        return err_set(
            e, ERR_INPUT,
            "no cell after a start can be measured: no controls left, or covariates that "
            "the controls cannot tell apart");
    *cells = c;
    return true;
}
