/* evaluation_result.c - what was found, as the one JSON text that is sealed and kept: every member
 * is always there, null or empty where the method has none. */
#include <math.h>

#include "engine/effect_view.h"
#include "work/evaluation_part.h"

/* What the method at hand has not. */
static const struct effect_count NO_COUNT = {
    .observed = NAN, .expected = NAN, .p = NAN, .left_out_events = NAN};
static const struct effect_trend NO_TREND = {
    .slope = NAN, .slope_p = NAN, .jump = NAN, .jump_p = NAN};
static const struct effect_bounds NO_BOUNDS = {
    .straight_low = NAN, .straight_high = NAN, .same_low = NAN, .same_high = NAN, .move_m = NAN};
static const struct effect_synth NO_SYNTH = {
    .own = {.pre_rmspe = NAN}, .placebo_effect = NAN, .placebo_p = NAN};
static const struct effect_its NO_ITS = {.rate_ratio = NAN, .lag1 = NAN};
static const struct effect_verdict NO_VERDICT = {.att = NAN, .low = NAN, .high = NAN};

static double bounded(double x)
{
    return isfinite(x) ? x : NAN;
}

static void number(struct json_writer *w, const char *key, double value)
{
    effect_put_number(w, key, bounded(value));
}

static void text_put(struct json_writer *w, const char *key, struct str value)
{
    json_key(w, key);
    json_str(w, value);
}

static void county_put(struct json_writer *w, const struct drawn *d, struct str county)
{
    text_put(w, "county", county);
    text_put(w, "name", drawn_name(d, county));
}

static const char *method_of(const struct drawn_found *f)
{
    return f->did          ? "did"
           : f->counts     ? "counts"
           : !f->one       ? "none"
           : f->one->synth ? "synth"
                           : "its";
}

static const char *inference_of(const struct drawn_found *f)
{
    if (f->did)
        return f->did->verdict.inference == EFFECT_CLUSTERED ? "clustered" : "permutation";
    if (f->counts)
        return f->counts->permuted ? "permutation" : "bootstrap";
    if (f->one)
        return f->one->synth ? "placebo" : "series";
    return "none";
}

static double p_of(const struct drawn_found *f)
{
    if (f->one)
        return f->one->synth ? f->one->synth->p : f->one->its->p;
    return f->did ? f->did->verdict.p : f->counts ? f->counts->p : NAN;
}

static uint32_t reasons_of(const struct drawn_found *f)
{
    if (f->one)
        return f->one->synth ? f->one->synth->reasons : f->one->its->reasons;
    return f->did ? f->did->verdict.reasons : f->counts ? f->counts->reasons : 0;
}

static void head_put(struct json_writer *w, const struct drawn *d, const struct drawn_found *f)
{
    const struct effect_count *c = f->counts ? f->counts : &NO_COUNT;

    effect_put_text(w, "method", method_of(f));
    text_put(w, "label", str_of(evaluation_words[d->plan->indicator].label));
    text_put(w, "unit", str_of(evaluation_words[d->plan->indicator].unit));
    number(w, "p", p_of(f));
    number(w, "least_seen", f->did ? f->did->verdict.least_seen : NAN);
    number(w, "observed", c->observed);
    number(w, "expected", c->expected);
    effect_put_int(w, "left_out_counties", c->left_out_units);
    number(w, "left_out_events", c->left_out_events);
    effect_put_text(w, "inference", inference_of(f));
}

static void checks_put(struct json_writer *w, const struct drawn_found *f)
{
    const struct effect_trend *t = f->did && f->did->trend.period_n ? &f->did->trend : &NO_TREND;
    const struct effect_bounds *b = f->did && f->did->bounds.known ? &f->did->bounds : &NO_BOUNDS;
    const struct effect_verdict *all = f->all ? f->all : &NO_VERDICT;

    json_key(w, "checks");
    json_open_object(w);
    effect_put_int(w, "before_months", t->period_n);
    number(w, "slope", t->slope);
    number(w, "slope_p", t->slope_p);
    number(w, "jump", t->jump);
    number(w, "jump_p", t->jump_p);
    number(w, "straight_low", b->straight_low);
    number(w, "straight_high", b->straight_high);
    number(w, "same_low", b->same_low);
    number(w, "same_high", b->same_high);
    number(w, "move_breaks_at", b->move_m);
    number(w, "placebo_ratio", f->counts ? f->counts->placebo_ratio : NAN);
    number(w, "all_att", all->att);
    number(w, "all_low", all->low);
    number(w, "all_high", all->high);
    json_end(w);
}

/* Units of the panel that the method could not take, by name: a month is missing. */
static void dropped_put(struct json_writer *w, const struct drawn *d, const struct drawn_found *f)
{
    const struct drawn_one *one = f->one && f->one->synth ? f->one : NULL;
    const int32_t *units = f->did ? f->did->numbers_units : one ? one->units : NULL;
    int32_t unit_n = f->did ? f->did->numbers.unit_n : one ? one->synth->donor_n + 1 : 0;

    json_key(w, "dropped");
    json_open_array(w);
    for (int32_t i = 0, at = 0; units && i < f->panel->unit_n; i++) {
        if (at < unit_n && units[at] == i)
            at++;
        else
            json_str(w, drawn_name(d, f->panel->units[i]));
    }
    json_end(w);
}

/* How many were compared, and who could not be. */
static void units_put(struct json_writer *w, const struct drawn *d, const struct drawn_found *f)
{
    int32_t control_n = 0;

    for (int32_t i = 0; i < f->panel->unit_n; i++)
        control_n += f->panel->starts[i] == PANEL_NEVER;
    json_key(w, "units");
    json_open_object(w);
    effect_put_int(w, "treated", d->treated_n);
    effect_put_int(w, "control", control_n);
    effect_put_int(w, "months", d->panel.time_n);
    dropped_put(w, d, f);
    json_key(w, "excluded");
    json_open_array(w);
    for (int32_t i = 0; i < d->panel.unit_n; i++) {
        if (d->excluded[i])
            json_str(w, d->names[i]);
    }
    json_end(w);
    json_end(w);
}

struct months {
    int32_t n;
    const int32_t *times;
    const double *observed, *expected;
};

static struct months months_of(const struct drawn *d, const struct drawn_found *f)
{
    int32_t n = f->did ? f->did->cells.time_n : 0;
    double *observed = ARENA_ARRAY(d->a, double, n), *expected = ARENA_ARRAY(d->a, double, n);

    if (f->one)
        return (struct months){f->one->month_n, f->one->months, f->one->observed, f->one->expected};
    if (f->did)
        effect_view_path(&f->did->numbers, &f->did->cells, observed, expected);
    return (struct months){n, f->did ? f->did->numbers.times : NULL, observed, expected};
}

static void path_put(struct json_writer *w, const struct drawn *d, const struct drawn_found *f)
{
    const struct months m = months_of(d, f);

    json_key(w, "path");
    json_open_array(w);
    for (int32_t t = 0; t < m.n; t++) {
        json_open_object(w);
        effect_put_text(w, "month", panel_time_text(&d->panel, m.times[t], d->a));
        number(w, "observed", m.observed[t]);
        number(w, "expected", m.expected[t]);
        json_end(w);
    }
    json_end(w);
}

/* Months since start, each with the simultaneous band; the verdict's own standard errors. */
static void dots_put(struct json_writer *w, const struct effect_run *run)
{
    double constant = run ? run->rows.band_constant[EFFECT_DYNAMIC] : NAN;
    double widen = run ? fmax(constant, run->t) * effect_widen(&run->cells) : NAN;

    json_key(w, "dots");
    json_open_array(w);
    for (int32_t k = 0; run && k < run->rows.row_n; k++) {
        const struct effect_row *row = &run->rows.rows[k];
        bool bare = run->verdict.inference != EFFECT_CLUSTERED || row->unit_n < 2;

        if (row->kind != EFFECT_DYNAMIC || row->overall || isnan(row->att))
            continue;
        json_open_object(w);
        effect_put_int(w, "since", row->key);
        number(w, "att", row->att);
        number(w, "low", bare ? NAN : row->att - widen * row->se);
        number(w, "high", bare ? NAN : row->att + widen * row->se);
        effect_put_int(w, "counties", row->unit_n);
        effect_put_bool(w, "thin", 2 * row->cohort_n < run->cells.cohort_n);
        json_end(w);
    }
    json_end(w);
}

struct line {
    struct str county;
    int32_t start;
    double before, after, own, shrunk, low, high;
};

static void line_put(struct json_writer *w, const struct drawn *d, const struct line *l)
{
    json_open_object(w);
    county_put(w, d, l->county);
    effect_put_text(w, "start", panel_time_text(&d->panel, l->start, d->a));
    number(w, "before", l->before);
    number(w, "after", l->after);
    number(w, "own", l->own);
    number(w, "shrunk", l->shrunk);
    number(w, "low", l->low);
    number(w, "high", l->high);
    json_end(w);
}

static void counties_put(struct json_writer *w, const struct drawn *d, const struct drawn_found *f)
{
    struct effect_view_units u = {0};

    if (f->did)
        effect_view_units(&f->did->numbers, &f->did->r->plan, &f->did->cells, d->a, &u);
    json_key(w, "counties");
    json_open_array(w);
    for (int32_t k = 0; k < u.n; k++) {
        const struct effect_view_unit *i = &u.items[k];

        line_put(w, d,
                 &(struct line){f->panel->units[f->did->numbers_units[i->unit]], i->start,
                                i->before, i->after, i->own, i->shrunk, i->low, i->high});
    }
    for (int32_t k = 0; f->counts && k < f->counts->unit_n; k++) {
        const struct effect_count_unit *i = &f->counts->units[k];

        line_put(w, d,
                 &(struct line){f->panel->units[i->unit], f->panel->starts[i->unit], i->expected,
                                i->observed, i->expected > 0 ? i->observed / i->expected : NAN,
                                i->shrunk, i->low, i->high});
    }
    if (f->one) {
        int32_t unit = f->one->unit;

        line_put(w, d,
                 &(struct line){f->panel->units[unit], f->panel->starts[unit], f->one->before,
                                f->one->after, f->one->synth ? f->one->synth->effect : NAN, NAN,
                                NAN, NAN});
    }
    json_end(w);
}

static void synth_put(struct json_writer *w, const struct effect_synth *s)
{
    double low = NAN, high = NAN;

    for (int32_t k = 0; k < s->donor_n; k++) {
        low = fmin(low, s->leave_one_out[k]); /* of a number and none fmin takes the number */
        high = fmax(high, s->leave_one_out[k]);
    }
    number(w, "fit", s->own.pre_rmspe / s->pre_sd);
    effect_put_int(w, "rank", s->rank);
    effect_put_int(w, "ranked", s->donor_n ? s->donor_n + 1 : 0);
    number(w, "without_low", low);
    number(w, "without_high", high);
    number(w, "earlier", s->placebo_effect);
    number(w, "earlier_p", s->placebo_p);
}

/* How far the stand-in can be trusted; all unknown where more than one county took part. */
static void one_put(struct json_writer *w, const struct drawn_one *one)
{
    const struct effect_synth *s = one && one->synth ? one->synth : &NO_SYNTH;
    const struct effect_its *its = one && one->its ? one->its : &NO_ITS;

    json_key(w, "one");
    json_open_object(w);
    synth_put(w, s);
    number(w, "ratio", its->rate_ratio);
    number(w, "lag1", its->lag1);
    effect_put_int(w, "before_months", s->before_n + its->before_n);
    effect_put_int(w, "after_months",
                   one && one->synth ? one->month_n - s->before_n : its->after_n);
    json_end(w);
}

/* Whom the mixture is made of. */
static void donors_put(struct json_writer *w, const struct drawn *d, const struct drawn_found *f)
{
    const struct effect_synth *s = f->one ? f->one->synth : NULL;

    json_key(w, "donors");
    json_open_array(w);
    for (int32_t k = 0; s && k < s->donor_n; k++) {
        if (!(s->weights[k] > 0))
            continue;
        json_open_object(w);
        county_put(w, d, f->panel->units[f->one->units[s->donors[k]]]);
        number(w, "weight", s->weights[k]);
        json_end(w);
    }
    json_end(w);
}

/* Part and whole of a county since the first start. */
static void sums_of(const struct drawn *d, int32_t unit, double *part, double *whole)
{
    const struct panel *p = &d->panel;

    *part = *whole = 0;
    for (int32_t t = 0; t < p->time_n; t++) {
        int64_t at = (int64_t)unit * p->time_n + t;

        if (p->times[t] < d->first_start || isnan(p->values[DRAWN_OUTCOME][at]))
            continue;
        *part += p->values[DRAWN_PART][at];
        *whole += p->values[DRAWN_WHOLE][at];
    }
}

/* Every county's share since the first start beside the limits of chance around all of them. */
static void funnel_put(struct json_writer *w, const struct drawn *d, const struct drawn_found *f)
{
    bool wanted = f->did && evaluation_words[d->plan->indicator].share;
    double part, whole, parts = 0, wholes = 0, low, high;

    for (int32_t i = 0; wanted && i < d->panel.unit_n; i++) {
        sums_of(d, i, &part, &whole);
        parts += part;
        wholes += whole;
    }
    number(w, "funnel_middle", wholes > 0 ? 100 * parts / wholes : NAN);
    json_key(w, "funnel");
    json_open_array(w);
    for (int32_t i = 0; wholes > 0 && i < d->panel.unit_n; i++) {
        sums_of(d, i, &part, &whole);
        if (!(whole > 0))
            continue;
        effect_view_funnel(parts / wholes, whole, &low, &high);
        json_open_object(w);
        county_put(w, d, d->panel.units[i]);
        effect_put_bool(w, "treated", /* who begins after the data is compared with until then */
                        d->panel.starts[i] != PANEL_NEVER
                            && d->panel.starts[i] <= d->panel.times[d->panel.time_n - 1]);
        number(w, "whole", whole);
        number(w, "value", 100 * part / whole);
        number(w, "low", 100 * low);
        number(w, "high", 100 * high);
        json_end(w);
    }
    json_end(w);
}

struct str drawn_result(const struct drawn *d, const struct drawn_found *f)
{
    struct out out = {0};
    struct json_writer w = {.out = &out};
    struct str text;

    json_open_object(&w);
    head_put(&w, d, f);
    effect_reasons_put(&w, reasons_of(f));
    units_put(&w, d, f);
    checks_put(&w, f);
    path_put(&w, d, f);
    dots_put(&w, f->did);
    counties_put(&w, d, f);
    one_put(&w, f->one);
    donors_put(&w, d, f);
    funnel_put(&w, d, f);
    json_end(&w);
    text = str_copy(d->a, (struct str){out.items, out.n});
    out_reset(&out);
    return text;
}
