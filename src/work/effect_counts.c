/* effect_counts.c - rare events: a panel of counts and exposures in, observed against expected out.
 */
#include <math.h>
#include <string.h>

#include "engine/effect_count.h"
#include "work/effect_part.h"

enum { EVENTS, EXPOSURE };

struct desk {
    const struct effect_counts_request *r;
    struct panel panel;
    struct arena *a;
    struct effect_count found;
};

/* Counts are whole and at least 0; exposures at least 0, and above it where something happened. */
static bool cells_check(const struct desk *d, struct err *e)
{
    const struct panel *p = &d->panel;

    for (int64_t at = 0; at < (int64_t)p->unit_n * p->time_n; at++) {
        double events = p->values[EVENTS][at], exposure = p->values[EXPOSURE][at];

        if (events < 0 || events > floor(events))
            return panel_cell_fault(p, at, EVENTS, e, "a whole number of events is wanted");
        if (exposure < 0)
            return panel_cell_fault(p, at, EXPOSURE, e, "an exposure cannot be negative");
        if (events > 0 && !(exposure > 0))
            return panel_cell_fault(p, at, EXPOSURE, e, "there are events without exposure");
    }
    return true;
}

static bool measure(struct desk *d, struct err *e)
{
    const struct panel *p = &d->panel;
    struct effect_count_panel numbers = {.unit_n = p->unit_n,
                                         .time_n = p->time_n,
                                         .cluster_n = p->cluster_n,
                                         .times = p->times,
                                         .starts = p->starts,
                                         .events = p->values[EVENTS],
                                         .exposure = p->values[EXPOSURE],
                                         .clusters = d->r->cluster ? p->clusters : NULL};
    struct err fault = {0};

    if (effect_count_measure(&numbers, (uint64_t)d->r->seed, d->r->better_high, d->a, &d->found,
                             &fault))
        return true;
    return panel_fault(p, p->start_field, d->r->start, e, fault.text);
}

static bool units_write(const struct desk *d, struct folder *folder, struct err *e)
{
    struct folder_file *file;
    struct csv_writer w = {0};

    if (!folder_put(folder, "units.csv", &file, &w.out, e))
        return false;
    csv_head(&w, "unit,observed,expected,ratio_shrunk,funnel_low,funnel_high");
    for (int32_t k = 0; k < d->found.unit_n; k++) {
        const struct effect_count_unit *u = &d->found.units[k];

        csv_str(&w, d->panel.units[u->unit]);
        csv_number(&w, u->observed);
        csv_number(&w, u->expected);
        csv_number(&w, u->shrunk);
        csv_number(&w, u->low);
        csv_number(&w, u->high);
        csv_end(&w);
    }
    return folder_put_end(file, e);
}

/* Where too few are expected to judge, every event after a start is listed instead. */
static void events_put(struct json_writer *w, const struct desk *d)
{
    const struct panel *p = &d->panel;

    json_key(w, "events");
    json_open_array(w);
    for (int32_t i = 0; d->found.expected < EFFECT_COUNT_LEAST && i < p->unit_n; i++) {
        for (int32_t t = 0; t < p->time_n; t++) {
            double events = p->values[EVENTS][(int64_t)i * p->time_n + t];

            if (p->times[t] < p->starts[i] || !(events > 0))
                continue;
            json_open_object(w);
            json_key(w, "unit");
            json_str(w, p->units[i]);
            effect_put_text(w, "time", panel_time_text(p, p->times[t], d->a));
            effect_put_number(w, "events", events);
            json_end(w);
        }
    }
    json_end(w);
}

static void options_put(struct json_writer *w, const struct desk *d)
{
    json_open_object(w);
    effect_put_text(w, "unit", d->r->unit);
    effect_put_text(w, "time", d->r->time);
    effect_put_text(w, "start", d->r->start);
    effect_put_text(w, "events", d->r->events);
    effect_put_text(w, "exposure", d->r->exposure);
    effect_put_text(w, "cluster", d->r->cluster);
    effect_put_int(w, "seed", d->r->seed);
    effect_put_text(w, "better", d->r->better_high ? "high" : "low");
    json_end(w);
}

static void figures_put(struct json_writer *w, const struct desk *d)
{
    const struct effect_count *c = &d->found;

    effect_put_number(w, "observed", c->observed);
    effect_put_number(w, "expected", c->expected);
    effect_put_number(w, "ratio", c->ratio);
    effect_put_number(w, "p", c->p);
    effect_put_text(w, "inference", c->permuted ? "permutation" : "cluster bootstrap");
    effect_put_bool(w, "exact", c->exact);
    effect_put_int(w, "draws", c->draw_n);
    effect_put_number(w, "placebo_ratio", c->placebo_ratio);
    effect_put_number(w, "placebo_p", c->placebo_p);
    effect_put_int(w, "left_out_units", c->left_out_units);
    effect_put_number(w, "left_out_events", c->left_out_events);
    effect_put_number(w, "left_out_period_events", c->left_out_periods_events);
    effect_put_number(w, "twoway_ratio", c->twoway_ratio);
    effect_put_number(w, "twoway_se_log", c->twoway_se_log);
}

static bool summary_write(const struct desk *d, struct folder *folder, struct err *e)
{
    struct out text = {0};
    struct json_writer options = {.out = &text};
    struct effect_saying saying = {
        d->found.class, effect_count_sentence(&d->found, d->r->events, d->a), d->found.reasons};
    struct effect_json j;
    bool done;

    options_put(&options, d);
    out_char(&text, '\0');
    done = effect_json_open(folder, "summary.json", &j, e);
    if (done) {
        json_key(&j.w, "options");
        options_put(&j.w, d);
        figures_put(&j.w, d);
        events_put(&j.w, d);
        effect_verdict_put(&j.w, &saying);
        effect_hash_put(&j.w, text.items, d->panel.bytes);
        done = effect_json_end(&j, e);
    }
    out_reset(&text);
    return done;
}

static bool read_and_write(struct desk *d, struct err *e)
{
    struct panel_columns columns = {.unit = d->r->unit,
                                    .time = d->r->time,
                                    .start = d->r->start,
                                    .cluster = d->r->cluster,
                                    .values = {d->r->events, d->r->exposure},
                                    .value_n = 2};
    struct folder folder;

    if (!panel_read(d->r->panel, &columns, d->a, &d->panel, e) || !cells_check(d, e)
        || !measure(d, e) || !folder_open(&folder, d->r->out, d->r->force, e))
        return false;
    if (units_write(d, &folder, e) && summary_write(d, &folder, e) && folder_done(&folder, e))
        return true;
    folder_drop(&folder);
    return false;
}

bool work_effect_counts(const struct effect_counts_request *r, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.r = r, .a = &a};
    bool done = read_and_write(&d, e);

    arena_reset(&a);
    return done;
}
