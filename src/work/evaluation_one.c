/* evaluation_one.c - one county takes part: a mixture of the others stands for what it would have
 * been; where the others are too few, its own series before and after, which never says why. */
#include <math.h>

#include "engine/effect_its.h"
#include "engine/effect_synth.h"
#include "work/evaluation_part.h"

static int32_t treated_unit(const struct panel *p)
{
    int32_t unit = 0;

    while (p->starts[unit] > p->times[p->time_n - 1])
        unit++;
    return unit;
}

static bool months_whole(const struct panel *p, int32_t unit)
{
    for (int32_t t = 0; t < p->time_n; t++) {
        if (isnan(p->values[DRAWN_OUTCOME][(int64_t)unit * p->time_n + t]))
            return false;
    }
    return true;
}

/* The county and every other that saw all months, their outcomes in rows. */
static struct effect_synth_panel numbers_of(const struct panel *p, struct drawn_one *one,
                                            struct arena *a)
{
    double *outcomes = ARENA_ARRAY(a, double, (int64_t)p->unit_n * p->time_n);
    struct effect_synth_panel n = {.time_n = p->time_n,
                                   .times = p->times,
                                   .outcomes = outcomes,
                                   .start = p->starts[one->unit]};

    one->units = ARENA_ARRAY(a, int32_t, p->unit_n);
    for (int32_t i = 0; i < p->unit_n; i++) {
        if (!months_whole(p, i))
            continue;
        if (i == one->unit)
            n.treated = n.unit_n;
        for (int32_t t = 0; t < p->time_n; t++)
            outcomes[(int64_t)n.unit_n * p->time_n + t] =
                p->values[DRAWN_OUTCOME][(int64_t)i * p->time_n + t];
        one->units[n.unit_n++] = i;
    }
    return n;
}

static void means_take(struct drawn_one *one, int32_t start)
{
    int32_t before = 0, after = 0;
    double sums[2] = {0};

    for (int32_t k = 0; k < one->month_n; k++) {
        *(one->months[k] < start ? &before : &after) += 1;
        sums[one->months[k] >= start] += one->observed[k];
    }
    one->before = before ? sums[0] / before : NAN;
    one->after = after ? sums[1] / after : NAN;
}

static bool synth_measure(struct drawn *d, const struct panel *p, struct drawn_one *one,
                          struct evaluation_run *run, struct err *e)
{
    const struct evaluation_word *word = &evaluation_words[d->plan->indicator];
    const struct effect_synth_panel n = numbers_of(p, one, d->a);
    struct effect_synth *s = ARENA_NEW(d->a, struct effect_synth);

    if (!effect_synth_fit(&n, word->better_high, d->a, s, e))
        return false;
    one->synth = s;
    one->month_n = p->time_n;
    one->months = p->times;
    one->observed = n.outcomes + (int64_t)n.treated * p->time_n;
    one->expected = s->path;
    run->class = (enum evaluation_class)s->class;
    run->att = s->effect;
    run->low = run->high = NAN;
    one->sentence = effect_synth_sentence(s, str_c(d->a, drawn_name(d, p->units[one->unit])),
                                          word->label, d->a);
    return true;
}

/* Months that it saw, as events among cases: a share is counted like them. */
static struct effect_series series_of(const struct panel *p, int32_t unit, struct arena *a)
{
    int32_t *times = ARENA_ARRAY(a, int32_t, p->time_n);
    double *events = ARENA_ARRAY(a, double, p->time_n);
    double *exposure = ARENA_ARRAY(a, double, p->time_n);
    struct effect_series s = {.times = times,
                              .events = events,
                              .exposure = exposure,
                              .start = p->starts[unit],
                              .period = 12,
                              .harmonics =
                                  p->time_n >= EFFECT_ITS_BEFORE + EFFECT_ITS_AFTER ? 2 : 0};

    for (int32_t t = 0; t < p->time_n; t++) {
        int64_t at = (int64_t)unit * p->time_n + t;

        if (isnan(p->values[DRAWN_OUTCOME][at]))
            continue;
        times[s.n] = p->times[t];
        events[s.n] = p->values[DRAWN_PART][at];
        exposure[s.n++] = p->values[DRAWN_WHOLE][at];
    }
    return s;
}

static bool its_measure(struct drawn *d, const struct panel *p, struct drawn_one *one,
                        struct evaluation_run *run, struct err *e)
{
    const struct evaluation_word *word = &evaluation_words[d->plan->indicator];
    const struct effect_series s = series_of(p, one->unit, d->a);
    struct effect_its *its = ARENA_NEW(d->a, struct effect_its);
    double *observed = ARENA_ARRAY(d->a, double, s.n), *expected = ARENA_ARRAY(d->a, double, s.n);

    if (!effect_its_fit(&s, word->better_high, d->a, its, e))
        return false;
    for (int32_t k = 0; k < s.n; k++) {
        double scale = word->share ? 100 / s.exposure[k] : 1;

        observed[k] = s.events[k] * scale;
        expected[k] = its->expected[k] * scale;
    }
    one->its = its;
    one->month_n = s.n;
    one->months = s.times;
    one->observed = observed;
    one->expected = expected;
    run->class = (enum evaluation_class)its->class;
    run->att = its->rate_ratio;
    run->low = its->low;
    run->high = its->high;
    one->sentence = effect_its_sentence(its, word->label, panel_time_text(p, s.start, d->a), d->a);
    return true;
}

bool drawn_one_measure(struct drawn *d, const struct panel *p, struct drawn_one *one,
                       struct evaluation_run *run, struct err *e)
{
    const struct evaluation_word *word = &evaluation_words[d->plan->indicator];
    int32_t others = 0;
    bool good;

    *one = (struct drawn_one){.unit = treated_unit(p)};
    for (int32_t i = 0; i < p->unit_n; i++)
        others += i != one->unit && months_whole(p, i);
    if ((others < EFFECT_SYNTH_DONORS || !months_whole(p, one->unit))
        && (word->share || word->events))
        good = its_measure(d, p, one, run, e);
    else if (!months_whole(p, one->unit))
        good = err_set(e, ERR_INPUT, "参加的县缺少其中一些月份");
    else
        good = synth_measure(d, p, one, run, e);
    if (good)
        means_take(one, p->starts[one->unit]);
    return good;
}
