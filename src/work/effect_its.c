/* effect_its.c - one series of counts in, its terms and a verdict out. */
#include <math.h>
#include <string.h>

#include "engine/effect_its.h"
#include "work/effect_part.h"

enum { EVENTS, EXPOSURE };

struct desk {
    const struct effect_its_request *r;
    struct panel panel;
    struct arena *a;
    struct effect_series series;
    struct effect_its found;
};

static bool cells_check(const struct desk *d, struct err *e)
{
    const struct panel *p = &d->panel;

    for (int32_t t = 0; t < p->time_n; t++) {
        double events = p->values[EVENTS][t];

        if (events < 0 || events > floor(events))
            return panel_cell_fault(p, t, EVENTS, e, "a whole number of events is wanted");
        if (d->r->exposure && !(p->values[EXPOSURE][t] > 0))
            return panel_cell_fault(p, t, EXPOSURE, e, "an exposure above 0 is wanted");
    }
    return true;
}

/* Months whose events are unknown are left out. */
static bool series_lay(struct desk *d, struct err *e)
{
    const struct panel *p = &d->panel;
    int32_t *times = ARENA_ARRAY(d->a, int32_t, p->time_n);
    double *events = ARENA_ARRAY(d->a, double, p->time_n);
    double *exposure = ARENA_ARRAY(d->a, double, p->time_n);
    struct effect_series s = {.times = times,
                              .events = events,
                              .exposure = d->r->exposure ? exposure : NULL,
                              .period = (int32_t)d->r->period,
                              .harmonics = (int32_t)d->r->harmonics,
                              .slope = d->r->slope};

    if (!panel_time(p, str_of(d->r->start), &s.start))
        return err_set(e, ERR_INPUT, "--start: %.60s: a time is wanted as the series writes them",
                       d->r->start);
    if (2 * s.harmonics > s.period)
        return err_set(e, ERR_INPUT, "--harmonics: %d: at most half the period of %d", s.harmonics,
                       s.period);
    for (int32_t t = 0; t < p->time_n; t++) {
        if (isnan(p->values[EVENTS][t]))
            continue;
        times[s.n] = p->times[t];
        events[s.n] = p->values[EVENTS][t];
        exposure[s.n++] = d->r->exposure ? p->values[EXPOSURE][t] : 1;
    }
    d->series = s;
    return true;
}

static bool measure(struct desk *d, struct err *e)
{
    struct err fault = {0};

    if (effect_its_fit(&d->series, d->r->better_high, d->a, &d->found, &fault))
        return true;
    return panel_fault(&d->panel, d->panel.time_field, d->r->start, e, fault.text);
}

static bool coefficients_write(const struct desk *d, struct folder *folder, struct err *e)
{
    struct folder_file *file;
    struct csv_writer w = {0};

    if (!folder_put(folder, "coefficients.csv", &file, &w.out, e))
        return false;
    csv_head(&w, "term,estimate,se,se_newey_west");
    for (int32_t k = 0; k < d->found.term_n; k++) {
        csv_text(&w, d->found.terms[k]);
        csv_number(&w, d->found.estimates[k]);
        csv_number(&w, d->found.ses[k]);
        csv_number(&w, d->found.ses_newey_west[k]);
        csv_end(&w);
    }
    return folder_put_end(file, e);
}

static void options_put(struct json_writer *w, const struct desk *d)
{
    json_open_object(w);
    effect_put_text(w, "time", d->r->time);
    effect_put_text(w, "events", d->r->events);
    effect_put_text(w, "exposure", d->r->exposure);
    effect_put_text(w, "start", d->r->start);
    effect_put_int(w, "period", d->r->period);
    effect_put_int(w, "harmonics", d->r->harmonics);
    effect_put_bool(w, "slope", d->r->slope);
    effect_put_text(w, "better", d->r->better_high ? "high" : "low");
    json_end(w);
}

/* Times between the first and the last that the series does not have. */
static void missing_put(struct json_writer *w, const struct desk *d)
{
    const struct effect_series *s = &d->series;

    json_key(w, "missing_times");
    json_open_array(w);
    for (int32_t i = 1; i < s->n; i++) {
        int64_t gap = (int64_t)s->times[i] - s->times[i - 1];

        for (int32_t k = 1; gap <= 1000 && k < gap; k++)
            json_text(w, panel_time_text(&d->panel, s->times[i - 1] + k, d->a));
    }
    json_end(w);
}

static void figures_put(struct json_writer *w, const struct desk *d)
{
    const struct effect_its *its = &d->found;

    effect_put_int(w, "before", its->before_n);
    effect_put_int(w, "after", its->after_n);
    missing_put(w, d);
    effect_put_number(w, "rate_ratio", its->rate_ratio);
    effect_put_number(w, "low", its->low);
    effect_put_number(w, "high", its->high);
    effect_put_number(w, "p", its->p);
    effect_put_number(w, "dispersion", its->dispersion);
    effect_put_number(w, "lag1", its->lag1);
    effect_put_number(w, "durbin_watson", its->durbin_watson);
    effect_put_int(w, "newey_west_lags", its->lags);
}

static bool summary_write(const struct desk *d, struct folder *folder, struct err *e)
{
    struct out text = {0};
    struct json_writer options = {.out = &text};
    struct effect_saying saying = {d->found.class,
                                   effect_its_sentence(&d->found, d->r->events, d->r->start, d->a),
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
        effect_verdict_put(&j.w, &saying);
        effect_hash_put(&j.w, text.items, d->panel.bytes);
        done = effect_json_end(&j, e);
    }
    out_reset(&text);
    return done;
}

static bool read_and_write(struct desk *d, struct err *e)
{
    struct panel_columns columns = {.time = d->r->time,
                                    .values = {d->r->events, d->r->exposure},
                                    .value_n = d->r->exposure ? 2 : 1};
    struct folder folder;

    if (!panel_read(d->r->series, &columns, d->a, &d->panel, e) || !cells_check(d, e)
        || !series_lay(d, e) || !measure(d, e) || !folder_open(&folder, d->r->out, d->r->force, e))
        return false;
    if (coefficients_write(d, &folder, e) && summary_write(d, &folder, e)
        && folder_done(&folder, e))
        return true;
    folder_drop(&folder);
    return false;
}

bool work_effect_its(const struct effect_its_request *r, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.r = r, .a = &a};
    bool done = read_and_write(&d, e);

    arena_reset(&a);
    return done;
}
