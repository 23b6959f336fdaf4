/* evaluation_panel.c - cells of the cube and the starts of counties, laid into one grid. Each way
 * in which it cannot be asked has its own sentence. */
#include <math.h>

#include "base/day.h"
#include "work/evaluation_part.h"

static int32_t unit_find(const struct drawn *d, struct str county)
{
    for (int32_t i = 0; i < d->panel.unit_n; i++) {
        if (str_eq(d->panel.units[i], county))
            return i;
    }
    return -1;
}

struct str drawn_name(const struct drawn *d, struct str county)
{
    int32_t unit = unit_find(d, county);

    return unit < 0 ? county : d->names[unit];
}

static void refuse(struct drawn *d, const char *sentence)
{
    if (!d->refusal)
        d->refusal = sentence;
}

static const char *month_words(const struct drawn *d, int32_t month)
{
    return panel_time_text(&d->panel, month, d->a);
}

/* Counties in the order of the cells, which is that of their codes. */
static void units_lay(struct drawn *d, const struct evaluation_cells *cells)
{
    struct panel *p = &d->panel;

    p->units = ARENA_ARRAY(d->a, struct str, cells->n);
    d->names = ARENA_ARRAY(d->a, struct str, cells->n);
    for (size_t i = 0; i < cells->n; i++) {
        if (i && str_eq(cells->items[i].county, cells->items[i - 1].county))
            continue;
        p->units[p->unit_n] = cells->items[i].county;
        d->names[p->unit_n++] = cells->items[i].county_name;
    }
    p->starts = ARENA_ARRAY(d->a, int32_t, p->unit_n);
    p->weights = ARENA_ARRAY(d->a, double, p->unit_n);
    p->clusters = ARENA_ARRAY(d->a, int32_t, p->unit_n);
    d->excluded = ARENA_ARRAY(d->a, bool, p->unit_n);
    for (int32_t i = 0; i < p->unit_n; i++) {
        p->starts[i] = PANEL_NEVER;
        p->weights[i] = 1;
    }
    for (size_t k = 0; k < d->plan->excluded.n; k++) {
        int32_t unit = unit_find(d, d->plan->excluded.items[k]);

        if (unit >= 0)
            d->excluded[unit] = true;
    }
}

/* All months from the first to the last that any county has: a month in which nobody reported is a
 * gap, not a shorter panel. */
static void months_lay(struct drawn *d, const struct evaluation_cells *cells)
{
    struct panel *p = &d->panel;
    int32_t first = INT32_MAX, last = INT32_MIN;

    for (size_t i = 0; i < cells->n; i++) {
        int32_t month = cells->items[i].month;

        if (month == DAY_NONE)
            continue;
        first = month < first ? month : first;
        last = month > last ? month : last;
    }
    p->time_n = first > last ? 0 : last - first + 1;
    p->times = ARENA_ARRAY(d->a, int32_t, p->time_n);
    for (int32_t t = 0; t < p->time_n; t++)
        p->times[t] = first + t;
}

static void values_lay(struct drawn *d, const struct evaluation_cells *cells)
{
    struct panel *p = &d->panel;
    int64_t n = (int64_t)p->unit_n * p->time_n;

    for (int v = 0; v < DRAWN_VALUES; v++) {
        p->values[v] = ARENA_ARRAY(d->a, double, n);
        for (int64_t i = 0; i < n; i++)
            p->values[v][i] = NAN;
    }
    p->lines = ARENA_ARRAY(d->a, int64_t, n);
    for (size_t i = 0; i < cells->n; i++) {
        const struct evaluation_cell *cell = &cells->items[i];
        struct evaluation_parts parts = evaluation_measure(d->plan->indicator, cell);
        int64_t at;

        if (cell->month == DAY_NONE || !(parts.whole > 0))
            continue;
        at = (int64_t)unit_find(d, cell->county) * p->time_n + (cell->month - p->times[0]);
        p->values[DRAWN_OUTCOME][at] = parts.outcome;
        p->values[DRAWN_PART][at] = parts.part;
        p->values[DRAWN_WHOLE][at] = parts.whole;
    }
}

/* --- starts --- */

static void start_put(struct drawn *d, struct str county, int32_t month)
{
    int32_t unit = unit_find(d, county);

    if (unit < 0) {
        refuse(d, arena_text(d->a, "开始名单里的“%.*s”不是这个地区的县。", STR_ARG(county)));
        return;
    }
    d->panel.starts[unit] = month;
    d->excluded[unit] = false; /* who takes part is never left out as a neighbour */
}

static void starts_lay(struct drawn *d, const struct evaluation_starts *starts)
{
    struct err unheard = {0};

    for (size_t i = 0; i < starts->n; i++)
        start_put(d, starts->items[i].county, month_of_day(starts->items[i].day));
    for (size_t i = 0; i < d->plan->starts.n; i++) {
        struct str county;
        int32_t month;

        if (evaluation_start(d->plan->starts.items[i], &county, &month, &unheard))
            start_put(d, county, month);
    }
}

/* --- refusals, in the order in which a reader would ask --- */

static bool seen(const struct drawn *d, int32_t unit, int32_t t)
{
    return !isnan(d->panel.values[DRAWN_OUTCOME][(int64_t)unit * d->panel.time_n + t]);
}

static int32_t months_seen(const struct drawn *d, int32_t unit)
{
    int32_t n = 0;

    for (int32_t t = 0; t < d->panel.time_n; t++)
        n += seen(d, unit, t);
    return n;
}

static void months_check(struct drawn *d)
{
    if (d->panel.time_n < 2)
        refuse(d, arena_text(d->a, "方案的月份里只有 %d 个月有数据：看不出变化。",
                             (int)d->panel.time_n));
    for (int32_t t = 0; t < d->panel.time_n && !d->refusal; t++) {
        int32_t n = 0;

        for (int32_t i = 0; i < d->panel.unit_n; i++)
            n += seen(d, i, t);
        if (n == 0)
            refuse(d, arena_text(d->a, "%s 没有任何县的数据：请先补齐这个月。",
                                 month_words(d, d->panel.times[t])));
    }
}

static void treated_check(struct drawn *d)
{
    const struct panel *p = &d->panel;
    int32_t begun = 0;

    for (int32_t i = 0; i < p->unit_n && !d->refusal; i++) {
        if (p->starts[i] == PANEL_NEVER)
            continue;
        begun++;
        if (p->starts[i] <= p->times[0] + d->plan->anticipation)
            refuse(d, arena_text(d->a, "%.*s从 %s 开始，此前没有数据（数据从 %s 起）：无从比较。",
                                 STR_ARG(d->names[i]), month_words(d, p->starts[i]),
                                 month_words(d, p->times[0])));
        if (months_seen(d, i) == 0)
            refuse(d, arena_text(d->a, "%.*s在这些月份从未上报：请先补报。", STR_ARG(d->names[i])));
        if (p->starts[i] > p->times[p->time_n - 1])
            continue;
        d->treated_n++;
        d->first_start = p->starts[i] < d->first_start ? p->starts[i] : d->first_start;
    }
    if (begun == 0)
        refuse(d, "没有一个县开始参加：没有可评估的。");
    if (d->treated_n == 0)
        refuse(d, arena_text(d->a, "在数据的最后一个月 %s 之前还没有一个县开始。",
                             month_words(d, p->times[p->time_n - 1])));
}

/* Somebody to compare with: a county that is no neighbour, saw every month, and has not begun when
 * the first did. A single county's events or share can be followed without. */
static void controls_check(struct drawn *d)
{
    const struct panel *p = &d->panel;
    const struct evaluation_word *word = &evaluation_words[d->plan->indicator];
    int32_t last = p->times[p->time_n - 1];

    if (d->treated_n == 1 && (word->share || word->events))
        return;
    for (int32_t i = 0; i < p->unit_n; i++) {
        bool never = p->starts[i] > last;
        bool later = d->plan->control == EVALUATION_NOT_YET && p->starts[i] > d->first_start;

        if (!d->excluded[i] && (never || later) && months_seen(d, i) > 0)
            return;
    }
    refuse(d, "没有可比的县：所有县都已参加、被排除或没有数据。");
}

static void outcome_check(struct drawn *d)
{
    const struct evaluation_word *word = &evaluation_words[d->plan->indicator];
    const struct panel *p = &d->panel;
    double first = NAN, sum = 0;
    bool changes = false;

    for (int64_t i = 0; i < (int64_t)p->unit_n * p->time_n; i++) {
        double y = p->values[DRAWN_OUTCOME][i];

        if (isnan(y))
            continue;
        sum += p->values[DRAWN_PART][i];
        first = isnan(first) ? y : first;
        changes = changes || fabs(y - first) > 0;
    }
    if (!(sum > 0))
        refuse(d, arena_text(d->a, "“%s”在所有县、所有月份都是 0：没有可比的。", word->label));
    if (!changes && !word->events)
        refuse(d, arena_text(d->a, "“%s”在所有县、所有月份都一样：没有可比的变化。", word->label));
}

void drawn_make(struct drawn *d, const struct evaluation *plan,
                const struct evaluation_cells *cells, const struct evaluation_starts *starts,
                struct arena *a)
{
    *d = (struct drawn){.plan = plan,
                        .a = a,
                        .panel = {.path = "panel", .months = true},
                        .first_start = PANEL_NEVER};
    units_lay(d, cells);
    months_lay(d, cells);
    values_lay(d, cells);
    starts_lay(d, starts);
    months_check(d);
    if (!d->refusal)
        treated_check(d);
    if (!d->refusal)
        outcome_check(d);
    if (!d->refusal)
        controls_check(d);
}

static void cell_out(struct csv_writer *w, const struct drawn *d, int32_t unit, int32_t t)
{
    const struct panel *p = &d->panel;
    int64_t at = (int64_t)unit * p->time_n + t;

    csv_str(w, p->units[unit]);
    csv_text(w, month_words(d, p->times[t]));
    csv_text(w, p->starts[unit] == PANEL_NEVER ? "" : month_words(d, p->starts[unit]));
    for (int v = 0; v < DRAWN_VALUES; v++)
        csv_number(w, p->values[v][at]);
    csv_int(w, d->excluded[unit]);
    csv_end(w);
}

struct str drawn_text(const struct drawn *d)
{
    struct out out = {0};
    struct csv_writer w = {.out = &out};
    struct str text;

    csv_head(&w, "county,month,start,outcome,part,whole,excluded");
    for (int32_t i = 0; i < d->panel.unit_n; i++) {
        for (int32_t t = 0; t < d->panel.time_n; t++)
            cell_out(&w, d, i, t);
    }
    text = str_copy(d->a, (struct str){out.items, out.n});
    out_reset(&out);
    return text;
}
