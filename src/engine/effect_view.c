/* effect_view.c - paths and single units, from the cells that the verdict rests on. */
#include "engine/effect_view.h"

#include <math.h>
#include <stdlib.h>

#include "engine/effect_part.h"

static const double FUNNEL_Z = 3.090232306167813, NORMAL_95 = 1.959963984540054;

/* The cell of a cohort and a period index; cells are laid by group, then time. */
static const struct effect_cell *cell_at(const struct effect_cells *c, const struct effect_panel *p,
                                         int32_t cohort, int32_t t)
{
    for (int32_t k = 0; k < c->cell_n; k++) {
        if (c->cells[k].cohort == cohort && c->cells[k].time == p->times[t])
            return &c->cells[k];
    }
    return NULL;
}

static double att_at(const struct effect_cells *c, const struct effect_panel *p, int32_t cohort,
                     int32_t t)
{
    const struct effect_cell *cell = cell_at(c, p, cohort, t);

    if (cell && cell->state == EFFECT_CELL_BASE)
        return 0;
    return cell && cell->state == EFFECT_CELL_KNOWN ? cell->att : NAN;
}

static double outcome_at(const struct effect_panel *p, int32_t unit, int32_t t)
{
    return p->outcomes[(int64_t)unit * p->time_n + t];
}

void effect_view_path(const struct effect_panel *p, const struct effect_cells *c, double *observed,
                      double *expected)
{
    for (int32_t t = 0; t < c->time_n; t++) {
        double sum = 0, weight = 0, effect = 0;

        for (int32_t i = 0; i < c->unit_n; i++) {
            double y = outcome_at(p, c->units[i], t);

            if (c->cohorts[i] < 0 || isnan(y))
                continue;
            sum += c->weights[i] * y;
            weight += c->weights[i];
            effect += c->weights[i] * att_at(c, p, c->cohorts[i], t);
        }
        observed[t] = weight > 0 ? sum / weight : NAN;
        expected[t] = weight > 0 ? (sum - effect) / weight : NAN;
    }
}

/* --- each unit --- */

/* Means of a unit before and since a start, over what was seen. */
struct sides {
    double before, after;
};

static double mean_of(const struct effect_panel *p, int32_t unit, int32_t from, int32_t until)
{
    double sum = 0;
    int32_t n = 0;

    for (int32_t t = from; t < until; t++) {
        double y = outcome_at(p, unit, t);

        if (isnan(y))
            continue;
        sum += y;
        n++;
    }
    return n ? sum / n : NAN;
}

static struct sides sides_of(const struct effect_panel *p, const struct effect_plan *plan,
                             int32_t unit, int32_t group, int32_t time_n)
{
    int32_t base = effect_base_at(p, plan, group), from = base, after = base + 1;

    if (plan->base == EFFECT_WINDOW)
        from = base - plan->window + 1 > 0 ? base - plan->window + 1 : 0;
    while (after < time_n && p->times[after] < group)
        after++;
    return (struct sides){mean_of(p, unit, from, base + 1), mean_of(p, unit, after, time_n)};
}

/* Mean of the cohort's known cells since its start. */
static double cohort_att(const struct effect_cells *c, int32_t cohort)
{
    double sum = 0;
    int32_t n = 0;

    for (int32_t k = 0; k < c->cell_n; k++) {
        const struct effect_cell *cell = &c->cells[k];

        if (cell->cohort != cohort || cell->time < cell->group || cell->state != EFFECT_CELL_KNOWN)
            continue;
        sum += cell->att;
        n++;
    }
    return n ? sum / n : NAN;
}

/* Weighted mean change of a cohort's units, as far as they were seen. */
static double cohort_change(const struct effect_panel *p, const struct effect_plan *plan,
                            const struct effect_cells *c, int32_t cohort)
{
    double sum = 0, weight = 0;

    for (int32_t i = 0; i < c->unit_n; i++) {
        struct sides s;

        if (c->cohorts[i] != cohort)
            continue;
        s = sides_of(p, plan, c->units[i], c->groups[cohort], c->time_n);
        if (isnan(s.after - s.before))
            continue;
        sum += c->weights[i] * (s.after - s.before);
        weight += c->weights[i];
    }
    return weight > 0 ? sum / weight : NAN;
}

/* Variance of the change among units never treated, at the cohort's start. */
static double cohort_noise(const struct effect_panel *p, const struct effect_plan *plan,
                           const struct effect_cells *c, int32_t cohort)
{
    double sum = 0, squares = 0;
    int32_t n = 0;

    for (int32_t i = 0; i < c->unit_n; i++) {
        struct sides s;
        double change;

        if (c->cohorts[i] >= 0)
            continue;
        s = sides_of(p, plan, c->units[i], c->groups[cohort], c->time_n);
        change = s.after - s.before;
        if (isnan(change))
            continue;
        sum += change;
        squares += change * change;
        n++;
    }
    return n < 3 ? NAN : fmax(0, (squares - sum * sum / n) / (n - 1));
}

static int by_shrunk(const void *x, const void *y)
{
    const struct effect_view_unit *a = x, *b = y;

    if (a->shrunk < b->shrunk || a->shrunk > b->shrunk)
        return a->shrunk < b->shrunk ? -1 : 1;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* Noise of all: the mean of the units' cohorts; then what the units vary beyond it. */
static void shrink(struct effect_view_units *u, const double *noises)
{
    double squares = 0, keep;

    u->mean = u->noise = u->between = 0;
    for (int32_t i = 0; i < u->n; i++) {
        u->mean += u->items[i].own / u->n;
        u->noise += noises[i] / u->n;
    }
    for (int32_t i = 0; i < u->n; i++)
        squares += (u->items[i].own - u->mean) * (u->items[i].own - u->mean);
    if (u->n > 1 && !isnan(u->noise))
        u->between = fmax(0, squares / (u->n - 1) - u->noise);
    keep = u->noise > 0 ? u->between / (u->between + u->noise) : 1;
    for (int32_t i = 0; i < u->n; i++) {
        struct effect_view_unit *unit = &u->items[i];
        double half = NORMAL_95 * sqrt(keep * u->noise + (1 - keep) * u->noise / u->n);

        unit->shrunk = u->mean + keep * (unit->own - u->mean);
        unit->low = unit->shrunk - half;
        unit->high = unit->shrunk + half;
    }
}

void effect_view_units(const struct effect_panel *p, const struct effect_plan *plan,
                       const struct effect_cells *c, struct arena *a,
                       struct effect_view_units *units)
{
    double *noises = ARENA_ARRAY(a, double, c->unit_n);
    struct effect_view_units u = {.items = ARENA_ARRAY(a, struct effect_view_unit, c->unit_n)};

    for (int32_t g = 0; g < c->cohort_n; g++) {
        double att = cohort_att(c, g), change = cohort_change(p, plan, c, g);
        double noise = cohort_noise(p, plan, c, g);

        for (int32_t i = 0; i < c->unit_n; i++) {
            struct sides s;

            if (c->cohorts[i] != g)
                continue;
            s = sides_of(p, plan, c->units[i], c->groups[g], c->time_n);
            if (isnan(att + s.after - s.before))
                continue;
            noises[u.n] = noise;
            u.items[u.n++] = (struct effect_view_unit){.unit = c->units[i],
                                                       .start = c->groups[g],
                                                       .before = s.before,
                                                       .after = s.after,
                                                       .own = att + s.after - s.before - change};
        }
    }
    if (u.n)
        shrink(&u, noises);
    if (u.n)
        qsort(u.items, (size_t)u.n, sizeof *u.items, by_shrunk);
    *units = u;
}

void effect_view_funnel(double middle, double whole, double *low, double *high)
{
    double square = FUNNEL_Z * FUNNEL_Z, scale = 1 + square / whole;
    double centre = middle + square / (2 * whole);
    double half = FUNNEL_Z * sqrt(middle * (1 - middle) / whole + square / (4 * whole * whole));

    *low = fmax(0, (centre - half) / scale);
    *high = fmin(1, (centre + half) / scale);
}
