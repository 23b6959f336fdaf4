/* evaluation_measure.c - a drawn panel measured: a difference of shares and means, or a ratio of
 * events, by the engine that `xinglin effect` uses. */
#include <assert.h>
#include <math.h>

#include "work/evaluation_part.h"

static_assert((int)EVALUATION_WORSENED == (int)EFFECT_WORSENED
                  && (int)EVALUATION_TOO_EARLY_OR_FEW == (int)EFFECT_TOO_EARLY_OR_FEW,
              "a run's classes begin with those of a verdict");

/* Every county but those that the plan excludes. */
static struct panel without_excluded(const struct drawn *d)
{
    const struct panel *all = &d->panel;
    struct panel p = *all;

    p.unit_n = 0;
    p.units = ARENA_ARRAY(d->a, struct str, all->unit_n);
    p.starts = ARENA_ARRAY(d->a, int32_t, all->unit_n);
    p.lines = ARENA_ARRAY(d->a, int64_t, (int64_t)all->unit_n * all->time_n);
    for (int v = 0; v < DRAWN_VALUES; v++)
        p.values[v] = ARENA_ARRAY(d->a, double, (int64_t)all->unit_n * all->time_n);
    for (int32_t i = 0; i < all->unit_n; i++) {
        if (d->excluded[i])
            continue;
        p.units[p.unit_n] = all->units[i];
        p.starts[p.unit_n] = all->starts[i];
        for (int32_t t = 0; t < all->time_n; t++) {
            for (int v = 0; v < DRAWN_VALUES; v++)
                p.values[v][(int64_t)p.unit_n * all->time_n + t] =
                    all->values[v][(int64_t)i * all->time_n + t];
        }
        p.unit_n++;
    }
    return p;
}

static struct effect_did_request request_of(const struct drawn *d)
{
    return (struct effect_did_request){
        .panel = "panel",
        .unit = "county",
        .time = "month",
        .start = "start",
        .outcome = "outcome",
        .plan = {.method = EFFECT_REG,
                 .control = d->plan->control == EVALUATION_NEVER ? EFFECT_NEVER : EFFECT_NOT_YET,
                 .base = EFFECT_WINDOW,
                 .window = d->plan->window_months,
                 .anticipation = d->plan->anticipation},
        .draws = EFFECT_DRAWS,
        .seed = EFFECT_SEED,
        .better_high = evaluation_words[d->plan->indicator].better_high};
}

static bool did_run(struct drawn *d, struct panel *panel, const struct effect_did_request *r,
                    struct effect_run *run, struct err *e)
{
    struct str *name = ARENA_NEW(d->a, struct str);

    *name = STR("outcome");
    *run = (struct effect_run){
        .r = r, .panel = panel, .a = d->a, .outcomes = {name, 1, 1}, .outcome = DRAWN_OUTCOME};
    return effect_run_measure(run, true, e);
}

/* What the difference is in patients: the effect of each treated county and month since its start
 * times its cases. */
static const char *patients_text(const struct drawn *d, const struct panel *p, double att)
{
    double whole = 0;

    if (d->plan->indicator != EVALUATION_HOME_SHARE)
        return "";
    for (int32_t i = 0; i < p->unit_n; i++) {
        for (int32_t t = 0; t < p->time_n; t++) {
            double cases = p->values[DRAWN_WHOLE][(int64_t)i * p->time_n + t];

            if (p->times[t] >= p->starts[i] && !isnan(cases))
                whole += cases;
        }
    }
    return arena_text(d->a, "约合%s %.0f 人次在本县住院。", att > 0 ? "多" : "少",
                      fabs(att) / 100 * whole);
}

static void refused(struct drawn *d, struct evaluation_run *run, const char *sentence)
{
    const struct drawn_found found = {.panel = &d->panel, .sentence = sentence};

    run->class = EVALUATION_REFUSED;
    run->att = run->low = run->high = NAN;
    run->sentence = str_of(sentence);
    run->result = drawn_result(d, &found);
}

static double known(double x)
{
    return isfinite(x) ? x : NAN;
}

static bool sure(enum effect_class class)
{
    return class == EFFECT_IMPROVED_ATTRIBUTED || class == EFFECT_IMPROVED_UNATTRIBUTED
           || class == EFFECT_WORSENED;
}

static void did_measure(struct drawn *d, struct panel *panel, struct evaluation_run *run)
{
    const struct evaluation_word *word = &evaluation_words[d->plan->indicator];
    const struct effect_did_request r = request_of(d);
    struct effect_run did, all;
    struct drawn_found found = {.did = &did, .panel = panel};
    struct err fault = {0}, unheard = {0};

    if (!did_run(d, panel, &r, &did, &fault)) {
        refused(d, run, arena_text(d->a, "这些数据不能这样比较：%s。", err_local(&fault)));
        return;
    }
    if (panel->unit_n < d->panel.unit_n && did_run(d, &d->panel, &r, &all, &unheard))
        found.all = &all.verdict;
    run->class = (enum evaluation_class)did.verdict.class;
    run->att = known(did.verdict.att);
    run->low = known(did.verdict.low);
    run->high = known(did.verdict.high);
    found.sentence =
        arena_text(d->a, "%s%s%s", run->doubts ? "（探索性分析）" : "",
                   effect_sentence(&did.verdict, word->label, word->unit, d->a),
                   sure(did.verdict.class) ? patients_text(d, panel, did.verdict.att) : "");
    run->sentence = str_of(found.sentence);
    run->result = drawn_result(d, &found);
}

static void counts_measure(struct drawn *d, const struct panel *panel, struct evaluation_run *run)
{
    const struct evaluation_word *word = &evaluation_words[d->plan->indicator];
    const struct effect_count_panel numbers = {.unit_n = panel->unit_n,
                                               .time_n = panel->time_n,
                                               .times = panel->times,
                                               .starts = panel->starts,
                                               .events = panel->values[DRAWN_PART],
                                               .exposure = panel->values[DRAWN_WHOLE]};
    struct effect_count count;
    struct drawn_found found = {.counts = &count, .panel = panel};
    struct err fault = {0};

    if (!effect_count_measure(&numbers, EFFECT_SEED, word->better_high, d->a, &count, &fault)) {
        refused(d, run, arena_text(d->a, "这些数据不能这样比较：%s。", err_local(&fault)));
        return;
    }
    run->class = (enum evaluation_class)count.class;
    run->att = known(count.ratio);
    run->low = run->high = NAN;
    found.sentence = arena_text(d->a, "%s%s", run->doubts ? "（探索性分析）" : "",
                                effect_count_sentence(&count, word->label, d->a));
    run->sentence = str_of(found.sentence);
    run->result = drawn_result(d, &found);
}

static void one_measure(struct drawn *d, const struct panel *panel, struct evaluation_run *run)
{
    int32_t before = d->first_start - panel->times[0];
    struct drawn_one one;
    const struct drawn_found found = {.one = &one, .panel = panel};
    struct err fault = {0};

    if (before < EFFECT_SYNTH_BEFORE) {
        refused(d, run,
                arena_text(d->a, "只有一个县参加，而开始前只有 %d 个月的数据：至少要有 %d 个月。",
                           (int)before, EFFECT_SYNTH_BEFORE));
        return;
    }
    if (!drawn_one_measure(d, panel, &one, run, &fault)) {
        refused(d, run, arena_text(d->a, "这些数据不能这样比较：%s。", err_local(&fault)));
        return;
    }
    run->att = known(run->att);
    run->low = known(run->low);
    run->high = known(run->high);
    run->sentence =
        str_of(arena_text(d->a, "%s%s", run->doubts ? "（探索性分析）" : "", one.sentence));
    run->result = drawn_result(d, &found);
}

static bool alone(const struct drawn *d, const struct panel *panel)
{
    return d->treated_n == 1
           && (!evaluation_words[d->plan->indicator].events || panel->unit_n == 1);
}

void drawn_measure(struct drawn *d, struct evaluation_run *run)
{
    struct panel *panel = ARENA_NEW(d->a, struct panel);

    if (d->refusal) {
        refused(d, run, d->refusal);
        return;
    }
    *panel = without_excluded(d);
    if (alone(d, panel))
        one_measure(d, panel, run);
    else if (evaluation_words[d->plan->indicator].events)
        counts_measure(d, panel, run);
    else
        did_measure(d, panel, run);
}
