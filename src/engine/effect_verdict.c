/* effect_verdict.c - one word for what was found. The order of the questions is the policy: can it
 * be told at all, is anything visible, in which direction, and is it the programme's. */
#include <math.h>
#include <stddef.h>

#include "engine/effect_test.h"
#include "engine/tail.h"

const char *const EFFECT_CLASS_NAMES[EFFECT_CLASS_N] = {
    [EFFECT_IMPROVED_ATTRIBUTED] = "improved_attributed",
    [EFFECT_IMPROVED_UNATTRIBUTED] = "improved_unattributed",
    [EFFECT_NO_VISIBLE_CHANGE] = "no_visible_change",
    [EFFECT_TOO_EARLY_OR_FEW] = "too_early_or_few",
    [EFFECT_WORSENED] = "worsened",
};

static const double SLOPE_P = 0.05, JUMP_P = 0.01, LEVEL = 0.05;

/* Periods at or after the first start. */
static int32_t after_n(const struct effect_cells *c)
{
    int32_t n = 0;

    for (int32_t k = 0; k < c->cell_n; k++)
        n += c->cells[k].cohort == 0 && c->cells[k].time >= c->cells[k].group;
    return n;
}

static uint32_t reasons_of(const struct effect_cells *c, const struct effect_trend *trend)
{
    uint32_t reasons = 0;
    int32_t treated_n = 0;

    for (int32_t i = 0; i < c->unit_n; i++)
        treated_n += c->cohorts[i] >= 0;
    for (int32_t k = 0; k < c->cell_n; k++) {
        if (c->cells[k].state > EFFECT_CELL_BASE)
            reasons |= EFFECT_REASON_CELLS;
    }
    if (after_n(c) < EFFECT_LEAST_AFTER)
        reasons |= EFFECT_REASON_EARLY;
    if (treated_n == 1)
        reasons |= EFFECT_REASON_ONE_TREATED;
    if (trend->period_n == 0 || isnan(trend->slope_p) || isnan(trend->jump_p))
        return reasons | EFFECT_REASON_UNTESTED;
    reasons |= trend->slope_p < SLOPE_P ? EFFECT_REASON_SLOPE : 0;
    reasons |= trend->jump_p < JUMP_P ? EFFECT_REASON_JUMP : 0;
    return reasons;
}

static void clustered(const struct effect_cells *c, struct effect_verdict *v, double se)
{
    double half = effect_t(c) * se;

    v->inference = EFFECT_CLUSTERED;
    v->low = v->att - half;
    v->high = v->att + half;
    v->p = se > 0 ? tail_student(v->att / se, c->cluster_n - 1) : NAN;
}

static void permuted(const struct effect_permutation *permutation, struct effect_verdict *v)
{
    v->inference = EFFECT_PERMUTED;
    v->reasons |= EFFECT_REASON_PERMUTED;
    v->low = v->high = v->p = NAN;
    if (!permutation || !permutation->known) {
        v->reasons |= EFFECT_REASON_NO_INTERVAL;
        return;
    }
    v->low = permutation->low;
    v->high = permutation->high;
    v->p = permutation->p;
    if (permutation->least_p > LEVEL)
        v->reasons |= EFFECT_REASON_FEW_TREATED;
}

static enum effect_class class_of(const struct effect_verdict *v, bool better_high)
{
    const uint32_t untellable =
        EFFECT_REASON_FEW_TREATED | EFFECT_REASON_EARLY | EFFECT_REASON_NO_INTERVAL;

    if ((v->reasons & untellable) || isnan(v->att) || isnan(v->p))
        return EFFECT_TOO_EARLY_OR_FEW;
    if (v->p > LEVEL)
        return EFFECT_NO_VISIBLE_CHANGE;
    if ((v->att > 0) != better_high)
        return EFFECT_WORSENED;
    if (v->reasons & (EFFECT_REASON_SLOPE | EFFECT_REASON_JUMP | EFFECT_REASON_UNTESTED))
        return EFFECT_IMPROVED_UNATTRIBUTED;
    return EFFECT_IMPROVED_ATTRIBUTED;
}

void effect_judge(const struct effect_cells *c, const struct effect_rows *rows,
                  const struct effect_evidence *evidence, bool better_high,
                  struct effect_verdict *v)
{
    const struct effect_row *headline = effect_overall(rows, EFFECT_GROUP);
    const struct effect_bounds *bounds = evidence->bounds;
    double se = headline->se * effect_widen(c);

    *v = (struct effect_verdict){.att = headline->att, .reasons = reasons_of(c, evidence->trend)};
    if (evidence->permutation || !effect_enough(c))
        permuted(evidence->permutation, v);
    else
        clustered(c, v, se);
    if (bounds->known && bounds->straight_low <= 0 && bounds->straight_high >= 0)
        v->reasons |= EFFECT_REASON_FRAGILE;
    v->least_seen = 2.8 * se;
    v->class = class_of(v, better_high);
}
