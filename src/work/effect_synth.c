/* effect_synth.c - one treated unit and its donors in; the mixture, its placebos and a verdict out.
 */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/effect_synth.h"
#include "work/effect_part.h"

/* One predictor: the mean of a column over a span of times. */
struct predictor {
    struct str column;
    struct str from, to; /* empty: up to the start */
};

struct desk {
    const struct effect_synth_request *r;
    struct panel panel;
    struct arena *a;
    struct predictor predictors[PANEL_VALUE_MAX];
    int32_t predictor_n;
    int32_t start;
    struct effect_synth_panel numbers;
    int32_t *units; /* [numbers.unit_n] of the panel's */
    int32_t left_out_n;
    struct effect_synth found;
};

static bool predictors_read(struct desk *d, struct panel_columns *columns, struct err *e)
{
    struct str rest = str_of(d->r->predictors ? d->r->predictors : "");

    while (rest.n) {
        struct str one = str_trim(str_cut(&rest, ',')), span;
        struct predictor *p = &d->predictors[d->predictor_n];

        if (columns->value_n == PANEL_VALUE_MAX)
            return err_set(e, ERR_INPUT, "--predictors: %.200s: at most %d are wanted",
                           d->r->predictors, PANEL_VALUE_MAX - 1);
        span = one;
        p->column = str_cut(&span, ':');
        p->from = p->to = span;
        for (size_t i = 0; i + 1 < span.n; i++) {
            if (span.at[i] == '.' && span.at[i + 1] == '.') {
                p->from = (struct str){span.at, i};
                p->to = (struct str){span.at + i + 2, span.n - i - 2};
                break;
            }
        }
        if (p->column.n == 0)
            return err_set(e, ERR_INPUT, "--predictors: %.200s: name or name:from..to is wanted",
                           d->r->predictors);
        columns->values[columns->value_n++] = str_c(d->a, p->column);
        d->predictor_n++;
    }
    return true;
}

static bool times_read(struct desk *d, struct err *e)
{
    if (!panel_time(&d->panel, str_of(d->r->start), &d->start))
        return err_set(e, ERR_INPUT, "--start: %.60s: a time is wanted as the panel writes them",
                       d->r->start);
    for (int32_t k = 0; k < d->predictor_n; k++) {
        const struct predictor *p = &d->predictors[k];
        int32_t from, to;

        if (p->from.n == 0 && p->to.n == 0)
            continue;
        if (!panel_time(&d->panel, p->from, &from) || !panel_time(&d->panel, p->to, &to)
            || from > to)
            return err_set(e, ERR_INPUT,
                           "--predictors: %.*s:%.*s: from..to is wanted as the panel writes times",
                           STR_ARG(p->column), STR_ARG(p->from));
    }
    return true;
}

/* Mean of a predictor's column over its span; NaN where no time of it is known. */
static double predictor_of(const struct desk *d, int32_t unit, int32_t k)
{
    const struct panel *p = &d->panel;
    int32_t from = INT32_MIN, to = d->start - 1, n = 0;
    double sum = 0;

    if (d->predictors[k].from.n > 0
        && (!panel_time(p, d->predictors[k].from, &from)
            || !panel_time(p, d->predictors[k].to, &to)))
        return NAN;
    for (int32_t t = 0; t < p->time_n; t++) {
        double value = p->values[1 + k][(int64_t)unit * p->time_n + t];

        if (p->times[t] < from || p->times[t] > to || isnan(value))
            continue;
        sum += value;
        n++;
    }
    return n ? sum / n : NAN;
}

/* Lays one unit into the numbers; false where something of it is unknown. */
static bool unit_lay(struct desk *d, int32_t unit, double *outcomes, double *predictors)
{
    const struct panel *p = &d->panel;
    bool whole = true;

    for (int32_t t = 0; t < p->time_n; t++) {
        outcomes[t] = p->values[0][(int64_t)unit * p->time_n + t];
        whole = whole && !isnan(outcomes[t]);
    }
    for (int32_t k = 0; k < d->predictor_n; k++) {
        predictors[k] = predictor_of(d, unit, k);
        whole = whole && !isnan(predictors[k]);
    }
    return whole;
}

static bool numbers_lay(struct desk *d, struct err *e)
{
    const struct panel *p = &d->panel;
    double *outcomes = ARENA_ARRAY(d->a, double, (int64_t)p->unit_n * p->time_n);
    double *predictors = ARENA_ARRAY(d->a, double, (int64_t)p->unit_n * d->predictor_n);
    int32_t n = 0, treated = -1;

    d->units = ARENA_ARRAY(d->a, int32_t, p->unit_n);
    for (int32_t i = 0; i < p->unit_n; i++) {
        bool own = str_eq(p->units[i], str_of(d->r->treated));
        bool whole = unit_lay(d, i, outcomes + (int64_t)n * p->time_n,
                              predictors + (int64_t)n * d->predictor_n);

        if (own && !whole)
            return panel_fault(p, p->time_field, d->r->treated, e,
                               "the treated unit lacks an outcome or a predictor at some time");
        if (own)
            treated = n;
        if (whole)
            d->units[n++] = i;
        else
            d->left_out_n++;
    }
    if (treated < 0)
        return panel_fault(p, p->time_field, d->r->treated, e, "there is no such unit");
    d->numbers = (struct effect_synth_panel){n,       p->time_n, p->times,       outcomes,
                                             treated, d->start,  d->predictor_n, predictors};
    return true;
}

static bool measure(struct desk *d, struct err *e)
{
    struct err fault = {0};

    if (effect_synth_fit(&d->numbers, d->r->better_high, d->a, &d->found, &fault))
        return true;
    return panel_fault(&d->panel, d->panel.time_field, d->r->start, e, fault.text);
}

/* --- files --- */

static struct str donor_name(const struct desk *d, int32_t j)
{
    return d->panel.units[d->units[d->found.donors[j]]];
}

static bool weights_write(const struct desk *d, struct folder *folder, struct err *e)
{
    const struct effect_synth *s = &d->found;
    struct folder_file *file;
    struct csv_writer w = {0};

    if (!folder_put(folder, "weights.csv", &file, &w.out, e))
        return false;
    csv_head(&w, "unit,weight,weight_predictors");
    for (int32_t j = 0; j < s->donor_n; j++) {
        csv_str(&w, donor_name(d, j));
        csv_number(&w, s->weights[j]);
        csv_number(&w, s->predictor_weights ? s->predictor_weights[j] : NAN);
        csv_end(&w);
    }
    return folder_put_end(file, e);
}

static bool gaps_write(const struct desk *d, struct folder *folder, struct err *e)
{
    const struct effect_synth *s = &d->found;
    struct folder_file *file;
    struct csv_writer w = {0};

    if (!folder_put(folder, "gaps.csv", &file, &w.out, e))
        return false;
    csv_head(&w, "time,treated,synthetic,gap,synthetic_predictors");
    for (int32_t t = 0; t < d->panel.time_n; t++) {
        double own = d->numbers.outcomes[(int64_t)d->numbers.treated * d->panel.time_n + t];

        csv_text(&w, panel_time_text(&d->panel, d->panel.times[t], d->a));
        csv_number(&w, own);
        csv_number(&w, s->path[t]);
        csv_number(&w, own - s->path[t]);
        csv_number(&w, s->predictor_path ? s->predictor_path[t] : NAN);
        csv_end(&w);
    }
    return folder_put_end(file, e);
}

static bool placebos_write(const struct desk *d, struct folder *folder, struct err *e)
{
    const struct effect_synth *s = &d->found;
    struct folder_file *file;
    struct csv_writer w = {0};

    if (!folder_put(folder, "placebos.csv", &file, &w.out, e))
        return false;
    csv_head(&w, "unit,pre_rmspe,post_rmspe,ratio,effect_without");
    for (int32_t j = 0; j < s->donor_n; j++) {
        csv_str(&w, donor_name(d, j));
        csv_number(&w, s->placebos[j].pre_rmspe);
        csv_number(&w, s->placebos[j].post_rmspe);
        csv_number(&w, s->placebos[j].ratio);
        csv_number(&w, s->leave_one_out[j]);
        csv_end(&w);
    }
    return folder_put_end(file, e);
}

static void options_put(struct json_writer *w, const struct desk *d)
{
    json_open_object(w);
    effect_put_text(w, "unit", d->r->unit);
    effect_put_text(w, "time", d->r->time);
    effect_put_text(w, "treated", d->r->treated);
    effect_put_text(w, "start", d->r->start);
    effect_put_text(w, "outcome", d->r->outcome);
    effect_put_text(w, "predictors", d->r->predictors);
    effect_put_text(w, "better", d->r->better_high ? "high" : "low");
    json_end(w);
}

static void figures_put(struct json_writer *w, const struct desk *d)
{
    const struct effect_synth *s = &d->found;

    effect_put_int(w, "donors", s->donor_n);
    effect_put_int(w, "left_out_units", d->left_out_n);
    effect_put_int(w, "before", s->before_n);
    effect_put_number(w, "effect", s->effect);
    effect_put_number(w, "pre_rmspe", s->own.pre_rmspe);
    effect_put_number(w, "post_rmspe", s->own.post_rmspe);
    effect_put_number(w, "ratio", s->own.ratio);
    effect_put_number(w, "pre_sd", s->pre_sd);
    effect_put_int(w, "rank", s->rank);
    effect_put_number(w, "p", s->p);
    json_key(w, "predictor_mode");
    json_open_object(w);
    effect_put_number(w, "effect", s->predictor_effect);
    effect_put_number(w, "pre_rmspe", s->predictor_pre_rmspe);
    json_end(w);
    json_key(w, "placebo_in_time");
    json_open_object(w);
    effect_put_text(w, "start", panel_time_text(&d->panel, s->placebo_start, d->a));
    effect_put_number(w, "effect", s->placebo_effect);
    effect_put_number(w, "p", s->placebo_p);
    json_end(w);
}

static void leave_one_out_put(struct json_writer *w, const struct desk *d)
{
    const struct effect_synth *s = &d->found;

    json_key(w, "leave_one_out");
    json_open_array(w);
    for (int32_t j = 0; j < s->donor_n; j++) {
        if (isnan(s->leave_one_out[j]))
            continue;
        json_open_object(w);
        json_key(w, "unit");
        json_str(w, donor_name(d, j));
        effect_put_number(w, "effect", s->leave_one_out[j]);
        json_end(w);
    }
    json_end(w);
}

static bool summary_write(const struct desk *d, struct folder *folder, struct err *e)
{
    struct out text = {0};
    struct json_writer options = {.out = &text};
    struct effect_saying saying = {
        d->found.class, effect_synth_sentence(&d->found, d->r->treated, d->r->outcome, d->a),
        d->found.reasons};
    struct effect_json j;
    bool done;

    options_put(&options, d);
    out_char(&text, '\0');
    done = effect_json_open(folder, "summary.json", &j, e);
    if (done) {
        json_key(&j.w, "options");
        options_put(&j.w, d);
        figures_put(&j.w, d);
        leave_one_out_put(&j.w, d);
        effect_verdict_put(&j.w, &saying);
        effect_hash_put(&j.w, text.items, d->panel.bytes);
        done = effect_json_end(&j, e);
    }
    out_reset(&text);
    return done;
}

static bool read_and_write(struct desk *d, struct err *e)
{
    struct panel_columns columns = {
        .unit = d->r->unit, .time = d->r->time, .values = {d->r->outcome}, .value_n = 1};
    struct folder folder;

    if (!predictors_read(d, &columns, e) || !panel_read(d->r->panel, &columns, d->a, &d->panel, e)
        || !times_read(d, e) || !numbers_lay(d, e) || !measure(d, e)
        || !folder_open(&folder, d->r->out, d->r->force, e))
        return false;
    if (weights_write(d, &folder, e) && gaps_write(d, &folder, e) && placebos_write(d, &folder, e)
        && summary_write(d, &folder, e) && folder_done(&folder, e))
        return true;
    folder_drop(&folder);
    return false;
}

bool work_effect_synth(const struct effect_synth_request *r, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.r = r, .a = &a};
    bool done = read_and_write(&d, e);

    arena_reset(&a);
    return done;
}
