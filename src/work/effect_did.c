/* effect_did.c - a panel in; cells, sums and a verdict out. */
#include <math.h>
#include <string.h>

#include "work/effect_part.h"

/* Names with commas between, behind those that the columns already have. */
static bool names_read(const char *option, const char *text, struct str_list *names,
                       struct panel_columns *columns, struct arena *a, struct err *e)
{
    struct str rest = str_of(text ? text : "");
    bool ends_open = str_ends(rest, STR(","));

    names->items = ARENA_ARRAY(a, struct str, PANEL_VALUE_MAX);
    while (rest.n || ends_open) {
        struct str name = str_trim(str_cut(&rest, ','));

        if (name.n == 0 || columns->value_n == PANEL_VALUE_MAX)
            return err_set(e, ERR_INPUT,
                           "%s: %.200s: names with commas between are wanted, at most %d columns",
                           option, text, PANEL_VALUE_MAX);
        names->items[names->n++] = name;
        columns->values[columns->value_n++] = str_c(a, name);
    }
    return true;
}

static bool panel_open(struct effect_run *run, struct err *e)
{
    const struct effect_did_request *r = run->r;
    struct panel_columns columns = {.unit = r->unit,
                                    .time = r->time,
                                    .start = r->start,
                                    .weight = r->weight,
                                    .cluster = r->cluster};

    return names_read("--outcome", r->outcome, &run->outcomes, &columns, run->a, e)
           && names_read("--covariates", r->covariates, &run->covariates, &columns, run->a, e)
           && panel_read(r->panel, &columns, run->a, run->panel, e);
}

/* The panel's value of the outcome at hand (0) or of a covariate (from 1). */
static double value_of(const struct effect_run *run, size_t v, int64_t at)
{
    return run->panel->values[v == 0 ? run->outcome : run->outcomes.n + v - 1][at];
}

/* Whether everything about the unit is known at every period. */
static bool complete(const struct effect_run *run, int32_t unit)
{
    for (int32_t t = 0; t < run->panel->time_n; t++) {
        for (size_t v = 0; v <= run->covariates.n; v++) {
            if (isnan(value_of(run, v, (int64_t)unit * run->panel->time_n + t)))
                return false;
        }
    }
    return true;
}

/* A unit that stays: complete, or with pooling seen at least once. An outcome counts as missing
 * where a covariate is. */
static bool stays(const struct effect_run *run, int32_t unit)
{
    if (!run->pool)
        return complete(run, unit);
    for (int32_t t = 0; t < run->panel->time_n; t++) {
        bool seen = true;

        for (size_t v = 0; v <= run->covariates.n; v++)
            seen = seen && !isnan(value_of(run, v, (int64_t)unit * run->panel->time_n + t));
        if (seen)
            return true;
    }
    return false;
}

static void unit_lay(const struct effect_run *run, int32_t from, double *outcomes,
                     double *covariates)
{
    int32_t time_n = run->panel->time_n, x_n = (int32_t)run->covariates.n;

    for (int32_t t = 0; t < time_n; t++) {
        int64_t at = (int64_t)from * time_n + t;

        outcomes[t] = value_of(run, 0, at);
        for (int32_t x = 0; x < x_n; x++) {
            double value = value_of(run, 1 + (size_t)x, at);

            covariates[(int64_t)t * x_n + x] = value;
            if (isnan(value))
                outcomes[t] = NAN;
        }
    }
}

static void numbers_lay(struct effect_run *run)
{
    const struct panel *p = run->panel;
    int32_t x_n = (int32_t)run->covariates.n, n = 0;
    int32_t *starts = ARENA_ARRAY(run->a, int32_t, p->unit_n);
    int32_t *clusters = ARENA_ARRAY(run->a, int32_t, p->unit_n);
    double *weights = ARENA_ARRAY(run->a, double, p->unit_n);
    double *y = ARENA_ARRAY(run->a, double, (int64_t)p->unit_n * p->time_n);
    double *x = ARENA_ARRAY(run->a, double, (int64_t)p->unit_n * p->time_n * x_n);

    run->numbers_units = ARENA_ARRAY(run->a, int32_t, p->unit_n);
    for (int32_t i = 0; i < p->unit_n; i++) {
        if (!stays(run, i))
            continue;
        run->numbers_units[n] = i;
        starts[n] = p->starts[i];
        weights[n] = p->weights[i];
        clusters[n] = p->clusters[i];
        unit_lay(run, i, y + (int64_t)n * p->time_n, x + (int64_t)n * p->time_n * x_n);
        n++;
    }
    run->incomplete_n = p->unit_n - n;
    run->numbers = (struct effect_panel){.unit_n = n,
                                         .time_n = p->time_n,
                                         .covariate_n = x_n,
                                         .cluster_n = p->cluster_n,
                                         .times = p->times,
                                         .starts = starts,
                                         .outcomes = y,
                                         .covariates = x,
                                         .weights = run->r->weight ? weights : NULL,
                                         .clusters = run->r->cluster ? clusters : NULL};
}

static bool numbers_check(const struct effect_run *run, struct err *e)
{
    const struct panel *p = run->panel;
    int64_t cell_n = (int64_t)run->numbers.unit_n * p->time_n;
    double weight = 0, first = NAN;
    bool changes = false;

    if (p->time_n < 2)
        return panel_fault(p, p->time_field, panel_time_text(p, p->times[0], run->a), e,
                           "the panel has a single period: no change can be seen");
    if (run->numbers.unit_n == 0)
        return panel_fault(p, p->time_field, run->r->time, e,
                           "no unit is complete: every one lacks an outcome or a covariate at some "
                           "time; `--unbalanced pool` takes what there is");
    for (int64_t i = 0; i < cell_n; i++) {
        double y = run->numbers.outcomes[i];

        first = isnan(first) ? y : first;
        changes = changes || (!isnan(y) && fabs(y - first) > 0);
    }
    if (!changes)
        return panel_fault(p, p->value_field[run->outcome],
                           str_c(run->a, run->outcomes.items[run->outcome]), e,
                           "the outcome is the same everywhere: nothing to compare");
    for (int32_t i = 0; i < run->numbers.unit_n; i++)
        weight += run->numbers.weights ? run->numbers.weights[i] : 1;
    return weight > 0 || panel_fault(p, p->start_field, run->r->weight, e, "all weights are 0");
}

/* Trends before the start; of a pooled panel those of its complete units, where they can tell. */
static void trend_measure(struct effect_run *run)
{
    struct effect_run complete_units = *run;
    struct effect_plan plan = run->r->plan;
    struct err fault = {0};

    if (plan.pool) {
        plan.pool = complete_units.pool = false;
        numbers_lay(&complete_units);
        if (complete_units.numbers.unit_n == 0
            || !effect_did(&complete_units.numbers, &plan, run->a, &complete_units.cells, &fault))
            plan.pool = true; /* which effect_trend leaves untested */
    }
    effect_trend(&complete_units.numbers, &plan, &complete_units.cells, run->a, &run->trend);
}

bool effect_run_measure(struct effect_run *run, bool whole, struct err *e)
{
    const struct effect_did_request *r = run->r;
    struct effect_evidence evidence = {.trend = &run->trend, .bounds = &run->bounds};
    struct err fault = {0};

    run->pool = r->plan.pool;
    numbers_lay(run);
    if (!numbers_check(run, e))
        return false;
    if (!effect_did(&run->numbers, &r->plan, run->a, &run->cells, &fault))
        return panel_fault(run->panel, run->panel->start_field, r->start, e, fault.text);
    run->t = effect_t(&run->cells);
    effect_sum(&run->cells, run->a, &run->rows);
    trend_measure(run);
    if (whole && r->draws > 0)
        effect_draw(&run->cells, &run->rows, (int32_t)r->draws, (uint64_t)r->seed, run->a);
    if (whole) {
        effect_pretest(&run->cells, run->a, &run->pretest);
        effect_bounds(&run->numbers, &r->plan, &run->cells, run->a, &run->bounds);
    }
    run->permuted = r->permute || !effect_enough(&run->cells);
    if (run->permuted) {
        effect_permute(&run->numbers, &r->plan, &run->cells, (uint64_t)r->seed, run->a,
                       &run->permutation);
        evidence.permutation = &run->permutation;
    }
    effect_judge(&run->cells, &run->rows, &evidence, r->better_high, &run->verdict);
    return true;
}

static bool run_and_write(struct effect_run *run, struct err *e)
{
    struct folder folder;

    if (!panel_open(run, e) || !effect_run_measure(run, true, e)
        || !folder_open(&folder, run->r->out, run->r->force, e))
        return false;
    if (effect_run_write(run, &folder, e) && effect_others_write(run, &folder, e)
        && folder_done(&folder, e))
        return true;
    folder_drop(&folder);
    return false;
}

bool work_effect_did(const struct effect_did_request *r, struct err *e)
{
    struct arena a = {0};
    struct effect_run run = {.r = r, .panel = ARENA_NEW(&a, struct panel), .a = &a};
    bool done = run_and_write(&run, e);

    arena_reset(&a);
    return done;
}
