/* effect_synth.c - the same fit for the site, for each donor in its place, without each donor, and
 * with an earlier start. */
#include "engine/effect_synth.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "engine/simplex.h"

/* One fit of `site` to some of the others over the periods before `until`, judged up to `end`. */
struct trial {
    const struct effect_synth_panel *p;
    int32_t site;
    int32_t until, end; /* period indices */
    const bool *donor;  /* [unit_n] */
    double *weights;    /* [unit_n] 0 outside the donors */
};

static double mixture_at(const struct trial *k, int32_t t)
{
    double sum = 0;

    for (int32_t i = 0; i < k->p->unit_n; i++) {
        if (k->weights[i] > 0)
            sum += k->weights[i] * k->p->outcomes[(int64_t)i * k->p->time_n + t];
    }
    return sum;
}

static double miss_at(const struct trial *k, int32_t t)
{
    return k->p->outcomes[(int64_t)k->site * k->p->time_n + t] - mixture_at(k, t);
}

/* One over the variance of each predictor among the units; 0 where it is the same everywhere. */
static void spreads_take(const struct effect_synth_panel *p, double *scale)
{
    for (int32_t c = 0; c < p->predictor_n; c++) {
        double sum = 0, square = 0, variance;

        for (int32_t i = 0; i < p->unit_n; i++) {
            double v = p->predictors[(int64_t)i * p->predictor_n + c];

            sum += v / p->unit_n;
            square += v * v / p->unit_n;
        }
        variance = square - sum * sum;
        scale[c] = variance > 1e-12 * square ? 1 / variance : 0;
    }
}

/* Fits to outcomes before `until`, or to predictors, each over its spread among the units. */
static void trial_fit(struct trial *k, bool predictors)
{
    const struct effect_synth_panel *p = k->p;
    struct arena a = {0};
    int32_t m = predictors ? p->predictor_n : k->until;
    int32_t width = predictors ? p->predictor_n : p->time_n;
    const double *values = predictors ? p->predictors : p->outcomes;
    double *points = ARENA_ARRAY(&a, double, (int64_t)p->unit_n *m);
    double *scale = ARENA_ARRAY(&a, double, m), *weights = ARENA_ARRAY(&a, double, p->unit_n);
    struct simplex_problem problem = {0, m, points, values + (int64_t)k->site * width,
                                      predictors ? scale : NULL};

    for (int32_t i = 0; i < p->unit_n; i++) {
        if (k->donor[i] && i != k->site)
            memcpy(points + (int64_t)problem.n++ * m, values + (int64_t)i * width,
                   sizeof *points * (size_t)m);
    }
    if (predictors)
        spreads_take(p, scale);
    simplex_fit(&problem, &a, weights);
    for (int32_t i = 0, at = 0; i < p->unit_n; i++)
        k->weights[i] = k->donor[i] && i != k->site ? weights[at++] : 0;
    arena_reset(&a);
}

static double rmspe(const struct trial *k, int32_t from, int32_t to)
{
    double sum = 0;

    for (int32_t t = from; t < to; t++)
        sum += miss_at(k, t) * miss_at(k, t);
    return sqrt(sum / (to - from));
}

static double mean_miss(const struct trial *k, int32_t from, int32_t to)
{
    double sum = 0;

    for (int32_t t = from; t < to; t++)
        sum += miss_at(k, t);
    return sum / (to - from);
}

static struct effect_synth_placebo placebo_of(const struct trial *k)
{
    struct effect_synth_placebo found = {k->site, rmspe(k, 0, k->until), rmspe(k, k->until, k->end),
                                         0};

    /* a perfect fit before makes any miss after infinite: equal values stay comparable */
    found.ratio = found.post_rmspe / fmax(found.pre_rmspe, 1e-12 * (1 + found.post_rmspe));
    return found;
}

/* The site's rank by ratio when each donor in turn is the site; placebos may be NULL. */
static int32_t rank_of(struct trial *k, const struct effect_synth *s,
                       struct effect_synth_placebo *placebos)
{
    double own = placebo_of(k).ratio;
    struct trial other = *k;
    struct arena a = {0};
    int32_t rank = 1;

    other.weights = ARENA_ARRAY(&a, double, k->p->unit_n);
    for (int32_t j = 0; j < s->donor_n; j++) {
        struct effect_synth_placebo found;

        other.site = s->donors[j];
        trial_fit(&other, false);
        found = placebo_of(&other);
        rank += found.ratio >= own;
        if (placebos)
            placebos[j] = found;
    }
    arena_reset(&a);
    return rank;
}

static void paths_take(struct trial *k, struct arena *a, struct effect_synth *s)
{
    s->own = placebo_of(k);
    s->effect = mean_miss(k, k->until, k->end);
    s->weights = ARENA_ARRAY(a, double, s->donor_n);
    s->path = ARENA_ARRAY(a, double, k->p->time_n);
    for (int32_t j = 0; j < s->donor_n; j++)
        s->weights[j] = k->weights[s->donors[j]];
    for (int32_t t = 0; t < k->p->time_n; t++)
        s->path[t] = mixture_at(k, t);
}

static void predictors_take(const struct trial *outcomes, struct arena *a, struct effect_synth *s)
{
    struct trial k = *outcomes;

    s->predictor_pre_rmspe = s->predictor_effect = NAN;
    if (k.p->predictor_n == 0)
        return;
    k.weights = ARENA_ARRAY(a, double, k.p->unit_n);
    trial_fit(&k, true);
    s->predictor_pre_rmspe = rmspe(&k, 0, k.until);
    s->predictor_effect = mean_miss(&k, k.until, k.end);
    s->predictor_weights = ARENA_ARRAY(a, double, s->donor_n);
    s->predictor_path = ARENA_ARRAY(a, double, k.p->time_n);
    for (int32_t j = 0; j < s->donor_n; j++)
        s->predictor_weights[j] = k.weights[s->donors[j]];
    for (int32_t t = 0; t < k.p->time_n; t++)
        s->predictor_path[t] = mixture_at(&k, t);
}

static void leave_one_out(const struct trial *all, struct arena *a, struct effect_synth *s)
{
    bool *donor = ARENA_ARRAY(a, bool, all->p->unit_n);
    struct trial k = *all;

    s->leave_one_out = ARENA_ARRAY(a, double, s->donor_n);
    memcpy(donor, all->donor, sizeof *donor * (size_t)all->p->unit_n);
    k.donor = donor;
    k.weights = ARENA_ARRAY(a, double, all->p->unit_n);
    for (int32_t j = 0; j < s->donor_n; j++) {
        s->leave_one_out[j] = NAN;
        if (!(s->weights[j] > 0) || s->donor_n < 2)
            continue;
        donor[s->donors[j]] = false;
        trial_fit(&k, false);
        s->leave_one_out[j] = mean_miss(&k, k.until, k.end);
        donor[s->donors[j]] = true;
    }
}

/* As if it had begun two thirds of the way to the start. */
static void in_time(const struct trial *all, struct arena *a, struct effect_synth *s)
{
    struct trial k = *all;

    s->placebo_effect = s->placebo_p = NAN;
    k.until = all->until * 2 / 3;
    k.end = all->until;
    s->placebo_start = all->p->times[k.until];
    if (k.until < EFFECT_SYNTH_BEFORE)
        return;
    k.weights = ARENA_ARRAY(a, double, k.p->unit_n);
    trial_fit(&k, false);
    s->placebo_effect = mean_miss(&k, k.until, k.end);
    s->placebo_p = (double)rank_of(&k, s, NULL) / (s->donor_n + 1);
}

static double sd_before(const struct trial *k)
{
    const double *y = k->p->outcomes + (int64_t)k->site * k->p->time_n;
    double mean = 0, square = 0;

    for (int32_t t = 0; t < k->until; t++)
        mean += y[t] / k->until;
    for (int32_t t = 0; t < k->until; t++)
        square += (y[t] - mean) * (y[t] - mean);
    return sqrt(square / (k->until - 1));
}

static void class_find(struct effect_synth *s, bool better_high)
{
    bool untold = isnan(s->placebo_p);

    s->reasons |= s->donor_n < EFFECT_SYNTH_DONORS ? EFFECT_REASON_FEW_DONORS : 0;
    s->reasons |= s->own.pre_rmspe > EFFECT_SYNTH_FIT * s->pre_sd ? EFFECT_REASON_FIT : 0;
    s->reasons |= s->donor_n + 1 < 20 ? EFFECT_REASON_FEW_TREATED : 0; /* 1 in 20 at best */
    s->reasons |= untold ? EFFECT_REASON_UNTESTED : 0;
    s->reasons |= !untold && s->placebo_p <= 0.05 ? EFFECT_REASON_PLACEBO_TIME : 0;
    if (s->reasons & (EFFECT_REASON_FEW_DONORS | EFFECT_REASON_FIT | EFFECT_REASON_FEW_TREATED))
        s->class = EFFECT_TOO_EARLY_OR_FEW;
    else if (s->p > 0.05)
        s->class = EFFECT_NO_VISIBLE_CHANGE;
    else if ((s->effect > 0) != better_high)
        s->class = EFFECT_WORSENED;
    else
        s->class = s->reasons & (EFFECT_REASON_UNTESTED | EFFECT_REASON_PLACEBO_TIME)
                       ? EFFECT_IMPROVED_UNATTRIBUTED
                       : EFFECT_IMPROVED_ATTRIBUTED;
}

static bool panel_check(const struct effect_synth_panel *p, int32_t before_n, struct err *e)
{
    if (p->unit_n < 2)
        return err_set(e, ERR_INPUT, "there is no other unit to compare with");
    if (before_n == p->time_n)
        return err_set(e, ERR_INPUT, "no time lies at or after the start");
    if (before_n < EFFECT_SYNTH_BEFORE)
        return err_set(e, ERR_INPUT, "%" PRId32 " times before the start: at least %d are wanted",
                       before_n, EFFECT_SYNTH_BEFORE);
    return true;
}

bool effect_synth_fit(const struct effect_synth_panel *p, bool better_high, struct arena *a,
                      struct effect_synth *out, struct err *e)
{
    struct effect_synth s = {0};
    struct trial k = {.p = p, .site = p->treated, .end = p->time_n};
    bool *donor = ARENA_ARRAY(a, bool, p->unit_n);

    while (s.before_n < p->time_n && p->times[s.before_n] < p->start)
        s.before_n++;
    if (!panel_check(p, s.before_n, e))
        return false;
    s.donors = ARENA_ARRAY(a, int32_t, p->unit_n);
    for (int32_t i = 0; i < p->unit_n; i++) {
        donor[i] = i != p->treated;
        if (donor[i])
            s.donors[s.donor_n++] = i;
    }
    k.until = s.before_n;
    k.donor = donor;
    k.weights = ARENA_ARRAY(a, double, p->unit_n);
    trial_fit(&k, false);
    paths_take(&k, a, &s);
    predictors_take(&k, a, &s);
    s.pre_sd = sd_before(&k);
    s.placebos = ARENA_ARRAY(a, struct effect_synth_placebo, s.donor_n);
    if (s.donor_n > 1) {
        s.rank = rank_of(&k, &s, s.placebos);
        leave_one_out(&k, a, &s);
        in_time(&k, a, &s);
    } else { /* a lone donor has nobody to be compared with itself */
        s.rank = 1;
        s.placebo_effect = s.placebo_p = NAN;
        s.placebos[0] = (struct effect_synth_placebo){s.donors[0], NAN, NAN, NAN};
        s.leave_one_out = ARENA_ARRAY(a, double, 1);
        s.leave_one_out[0] = NAN;
    }
    s.p = (double)s.rank / (s.donor_n + 1);
    class_find(&s, better_high);
    *out = s;
    return true;
}
