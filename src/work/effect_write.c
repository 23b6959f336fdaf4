/* effect_write.c - cells.csv, aggregates.csv and summary.json of a difference in differences. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "work/effect_part.h"

static const char *const METHODS[] = {
    [EFFECT_DR] = "dr", [EFFECT_REG] = "reg", [EFFECT_IPW] = "ipw"};
static const char *const KINDS[] = {[EFFECT_SIMPLE] = "simple",
                                    [EFFECT_DYNAMIC] = "dynamic",
                                    [EFFECT_GROUP] = "group",
                                    [EFFECT_CALENDAR] = "calendar"};
static const char *const STATES[] = {[EFFECT_CELL_KNOWN] = "known",
                                     [EFFECT_CELL_BASE] = "baseline",
                                     [EFFECT_CELL_NO_CONTROL] = "no controls left",
                                     [EFFECT_CELL_NO_TREATED] = "nobody of the cohort seen",
                                     [EFFECT_CELL_SINGULAR] = "covariates cannot be told apart",
                                     [EFFECT_CELL_NO_OVERLAP] = "a treated unit without its like"};

static const char *base_text(const struct effect_run *run)
{
    const struct effect_plan *plan = &run->r->plan;

    if (plan->base == EFFECT_WINDOW)
        return arena_text(run->a, "window:%" PRId32, plan->window);
    return plan->base == EFFECT_VARYING ? "varying" : "universal";
}

/* Half an interval: of t(G - 1) where standard errors may be trusted, else unknown; a cohort of one
 * unit has none. */
static double half_width(const struct effect_run *run, double se, int32_t unit_n)
{
    if (run->verdict.inference != EFFECT_CLUSTERED || unit_n < 2)
        return NAN;
    return se * effect_widen(&run->cells) * run->t;
}

/* --- tables --- */

static void cell_put(struct csv_writer *w, const struct effect_run *run,
                     const struct effect_cell *cell)
{
    double half = half_width(run, cell->se, cell->treated_n);

    csv_text(w, panel_time_text(run->panel, cell->group, run->a));
    csv_text(w, panel_time_text(run->panel, cell->time, run->a));
    csv_number(w, cell->att);
    csv_number(w, cell->se);
    csv_number(w, cell->att - half);
    csv_number(w, cell->att + half);
    csv_int(w, cell->treated_n);
    csv_int(w, cell->control_n);
    csv_end(w);
}

static bool cells_write(const struct effect_run *run, struct folder *folder, struct err *e)
{
    struct folder_file *file;
    struct csv_writer w = {0};

    if (!folder_put(folder, "cells.csv", &file, &w.out, e))
        return false;
    csv_head(&w, "group,time,att,se,low,high,n_treated,n_control");
    for (int32_t k = 0; k < run->cells.cell_n; k++)
        cell_put(&w, run, &run->cells.cells[k]);
    return folder_put_end(file, e);
}

static void row_limits(const struct effect_run *run, const struct effect_row *row, double limits[4])
{
    double half = half_width(run, row->se, row->unit_n);
    double constant = run->rows.band_constant[row->kind], t = run->t;
    double band = half * (constant > t ? constant : t) / t;

    limits[0] = row->att - half;
    limits[1] = row->att + half;
    if (row->kind == EFFECT_GROUP && row->overall && run->verdict.inference == EFFECT_PERMUTED) {
        limits[0] = isfinite(run->verdict.low) ? run->verdict.low : NAN;
        limits[1] = isfinite(run->verdict.high) ? run->verdict.high : NAN;
    }
    limits[2] = row->overall || isnan(constant) ? NAN : row->att - band;
    limits[3] = row->overall || isnan(constant) ? NAN : row->att + band;
}

static void row_put(struct csv_writer *w, const struct effect_run *run,
                    const struct effect_row *row)
{
    double limits[4];

    row_limits(run, row, limits);
    csv_text(w, KINDS[row->kind]);
    if (row->overall)
        csv_text(w, "overall");
    else if (row->kind == EFFECT_DYNAMIC)
        csv_int(w, row->key);
    else
        csv_text(w, panel_time_text(run->panel, row->key, run->a));
    csv_number(w, row->att);
    csv_number(w, row->se > 0 ? row->se : NAN);
    for (int i = 0; i < 4; i++)
        csv_number(w, limits[i]);
    csv_end(w);
}

static bool aggregates_write(const struct effect_run *run, struct folder *folder, struct err *e)
{
    struct folder_file *file;
    struct csv_writer w = {0};

    if (!folder_put(folder, "aggregates.csv", &file, &w.out, e))
        return false;
    csv_head(&w, "kind,key,att,se,low,high,band_low,band_high");
    for (int32_t k = 0; k < run->rows.row_n; k++)
        row_put(&w, run, &run->rows.rows[k]);
    return folder_put_end(file, e);
}

/* --- summary --- */

static void options_put(struct json_writer *w, const struct effect_run *run)
{
    const struct effect_did_request *r = run->r;

    json_open_object(w);
    effect_put_text(w, "unit", r->unit);
    effect_put_text(w, "time", r->time);
    effect_put_text(w, "start", r->start);
    json_key(w, "outcome");
    json_str(w, run->outcomes.items[0]);
    json_key(w, "other_outcomes");
    json_open_array(w);
    for (size_t i = 1; i < run->outcomes.n; i++)
        json_str(w, run->outcomes.items[i]);
    json_end(w);
    json_key(w, "covariates");
    json_open_array(w);
    for (size_t i = 0; i < run->covariates.n; i++)
        json_str(w, run->covariates.items[i]);
    json_end(w);
    effect_put_text(w, "weight", r->weight);
    effect_put_text(w, "cluster", r->cluster);
    effect_put_text(w, "control", r->plan.control == EFFECT_NEVER ? "never" : "notyet");
    effect_put_text(w, "base", base_text(run));
    effect_put_int(w, "anticipation", r->plan.anticipation);
    effect_put_text(w, "method", METHODS[r->plan.method]);
    effect_put_text(w, "unbalanced", r->plan.pool ? "pool" : "drop");
    effect_put_int(w, "draws", r->draws);
    effect_put_int(w, "seed", r->seed);
    effect_put_bool(w, "permute", r->permute);
    effect_put_text(w, "better", r->better_high ? "high" : "low");
    json_end(w);
}

static void units_put(struct json_writer *w, const struct effect_run *run)
{
    const struct effect_cells *c = &run->cells;
    int32_t treated_n = 0;

    for (int32_t i = 0; i < c->unit_n; i++)
        treated_n += c->cohorts[i] >= 0;
    json_key(w, "units");
    json_open_object(w);
    effect_put_int(w, "used", c->unit_n);
    effect_put_int(w, "treated", treated_n);
    effect_put_int(w, "control", c->unit_n - treated_n);
    effect_put_int(w, "clusters", c->cluster_n);
    effect_put_int(w, "treated_clusters", c->treated_cluster_n);
    effect_put_int(w, "periods", c->time_n);
    json_key(w, "cohorts");
    json_open_array(w);
    for (int32_t g = 0; g < c->cohort_n; g++) {
        int32_t n = 0;

        for (int32_t i = 0; i < c->unit_n; i++)
            n += c->cohorts[i] == g;
        json_open_object(w);
        effect_put_text(w, "group", panel_time_text(run->panel, c->groups[g], run->a));
        effect_put_int(w, "units", n);
        effect_put_number(w, "share", c->shares[g]);
        json_end(w);
    }
    json_end(w);
    json_end(w);
}

/* Names of the panel's units that are not among the numbers, and of those that started early. */
static void dropped_put(struct json_writer *w, const struct effect_run *run)
{
    const struct effect_cells *c = &run->cells;

    json_key(w, "dropped");
    json_open_object(w);
    effect_put_int(w, "incomplete", run->incomplete_n);
    effect_put_int(w, "started_early", c->early_n);
    effect_put_int(w, "periods", run->panel->time_n - c->time_n);
    json_key(w, "incomplete_units");
    json_open_array(w);
    for (int32_t i = 0, at = 0; i < run->panel->unit_n; i++) {
        if (at < run->numbers.unit_n && run->numbers_units[at] == i)
            at++;
        else
            json_str(w, run->panel->units[i]);
    }
    json_end(w);
    json_key(w, "early_units");
    json_open_array(w);
    for (int32_t i = 0, at = 0; i < run->numbers.unit_n; i++) {
        if (at < c->unit_n && c->units[at] == i)
            at++;
        else
            json_str(w, run->panel->units[run->numbers_units[i]]);
    }
    json_end(w);
    json_end(w);
}

static void unmeasured_put(struct json_writer *w, const struct effect_run *run)
{
    json_key(w, "unmeasured_cells");
    json_open_array(w);
    for (int32_t k = 0; k < run->cells.cell_n; k++) {
        const struct effect_cell *cell = &run->cells.cells[k];

        if (cell->state <= EFFECT_CELL_BASE)
            continue;
        json_open_object(w);
        effect_put_text(w, "group", panel_time_text(run->panel, cell->group, run->a));
        effect_put_text(w, "time", panel_time_text(run->panel, cell->time, run->a));
        effect_put_text(w, "reason", STATES[cell->state]);
        json_end(w);
    }
    json_end(w);
}

/* Periods since start that fewer than half the cohorts have: there the mix of units changes. */
static void thin_put(struct json_writer *w, const struct effect_run *run)
{
    json_key(w, "thin_event_times");
    json_open_array(w);
    for (int32_t k = 0; k < run->rows.row_n; k++) {
        const struct effect_row *row = &run->rows.rows[k];

        if (row->kind == EFFECT_DYNAMIC && !row->overall && 2 * row->cohort_n < run->cells.cohort_n)
            json_int(w, row->key);
    }
    json_end(w);
}

static void inference_put(struct json_writer *w, const struct effect_run *run)
{
    const struct effect_permutation *p = &run->permutation;

    json_key(w, "pretest");
    json_open_object(w);
    effect_put_number(w, "w", run->pretest.w);
    effect_put_int(w, "df", run->pretest.df);
    effect_put_number(w, "p", run->pretest.p);
    effect_put_text(w, "note", run->pretest.known ? NULL : "not available");
    json_end(w);
    effect_put_number(w, "band_constant", run->rows.band_constant[EFFECT_DYNAMIC]);
    json_key(w, "band_constants");
    json_open_object(w);
    for (int kind = EFFECT_DYNAMIC; kind < EFFECT_KIND_N; kind++)
        effect_put_number(w, KINDS[kind], run->rows.band_constant[kind]);
    json_end(w);
    effect_put_text(w, "inference",
                    run->verdict.inference == EFFECT_CLUSTERED ? "clustered" : "permutation");
    effect_put_number(w, "p_permutation", run->permuted && p->known ? p->p : NAN);
    json_key(w, "permutation");
    if (!run->permuted || !p->known) {
        json_none(w);
        return;
    }
    json_open_object(w);
    effect_put_bool(w, "exact", p->exact);
    effect_put_int(w, "assignments", p->n);
    effect_put_number(w, "least_p", p->least_p);
    effect_put_number(w, "low", p->low);
    effect_put_number(w, "high", p->high);
    json_end(w);
}

static void trend_put(struct json_writer *w, const struct effect_run *run)
{
    const struct effect_trend *t = &run->trend;

    json_key(w, "before_start");
    json_open_object(w);
    effect_put_int(w, "periods", t->period_n);
    effect_put_int(w, "cohorts", t->cohort_n);
    effect_put_number(w, "slope", t->slope);
    effect_put_number(w, "slope_se", t->slope_se);
    effect_put_number(w, "slope_p", t->slope_p);
    effect_put_number(w, "jump", t->jump);
    effect_put_number(w, "jump_se", t->jump_se);
    effect_put_number(w, "jump_p", t->jump_p);
    json_end(w);
}

static void sensitivity_put(struct json_writer *w, const struct effect_run *run)
{
    const struct effect_bounds *b = &run->bounds;

    json_key(w, "sensitivity");
    if (!b->known) {
        json_none(w);
        return;
    }
    json_open_object(w);
    json_key(w, "straight_trend");
    json_open_object(w);
    effect_put_number(w, "att", b->straight);
    effect_put_number(w, "low", b->straight_low);
    effect_put_number(w, "high", b->straight_high);
    json_end(w);
    effect_put_number(w, "bend_breaks_at", b->bend_m);
    json_key(w, "moves_as_before");
    json_open_object(w);
    effect_put_number(w, "low", b->same_low);
    effect_put_number(w, "high", b->same_high);
    json_end(w);
    effect_put_number(w, "largest_move_before", b->largest_move);
    effect_put_number(w, "move_breaks_at", b->move_m);
    json_end(w);
}

static void headline_put(struct json_writer *w, const struct effect_run *run)
{
    const struct effect_row *row = effect_overall(&run->rows, EFFECT_GROUP);

    json_key(w, "headline");
    json_open_object(w);
    effect_put_text(w, "kind", "group");
    effect_put_number(w, "att", row->att);
    effect_put_number(w, "se", row->se);
    effect_put_number(w, "bootstrap_se", row->boot_se);
    effect_put_number(w, "low", run->verdict.low);
    effect_put_number(w, "high", run->verdict.high);
    effect_put_number(w, "p", run->verdict.p);
    effect_put_number(w, "least_seen", run->verdict.least_seen);
    json_end(w);
}

static bool summary_write(const struct effect_run *run, struct folder *folder, struct err *e)
{
    struct out text = {0};
    struct json_writer options = {.out = &text};
    struct effect_json j;
    struct effect_saying saying = {
        run->verdict.class,
        effect_sentence(&run->verdict, str_c(run->a, run->outcomes.items[0]), "", run->a),
        run->verdict.reasons};

    options_put(&options, run);
    out_char(&text, '\0');
    if (!effect_json_open(folder, "summary.json", &j, e)) {
        out_reset(&text);
        return false;
    }
    json_key(&j.w, "options");
    options_put(&j.w, run);
    units_put(&j.w, run);
    dropped_put(&j.w, run);
    unmeasured_put(&j.w, run);
    thin_put(&j.w, run);
    headline_put(&j.w, run);
    inference_put(&j.w, run);
    trend_put(&j.w, run);
    sensitivity_put(&j.w, run);
    effect_verdict_put(&j.w, &saying);
    effect_hash_put(&j.w, text.items, run->panel->bytes);
    out_reset(&text);
    return effect_json_end(&j, e);
}

bool effect_run_write(const struct effect_run *run, struct folder *folder, struct err *e)
{
    return cells_write(run, folder, e) && aggregates_write(run, folder, e)
           && summary_write(run, folder, e);
}
