/* evaluation.c - indicators, the plan's text, and what makes a run exploratory. */
#include "model/evaluation.h"

#include <math.h>

#include "base/day.h"
#include "base/out.h"
#include "model/unknown.h"

const char *const evaluation_indicator_names[EVALUATION_INDICATOR_N + 1] = {
    "home_share", "level34_share", "cmi", "days_mean", "cost_mean", "operations34", "deaths", NULL};
const char *const evaluation_source_names[EVALUATION_SOURCE_N + 1] = {"list", "placements", NULL};
const char *const evaluation_control_names[EVALUATION_CONTROL_N + 1] = {"notyet", "never", NULL};
const char *const evaluation_class_names[EVALUATION_CLASS_N + 1] = {"improved_attributed",
                                                                    "improved_unattributed",
                                                                    "no_visible_change",
                                                                    "too_early_or_few",
                                                                    "worsened",
                                                                    "refused",
                                                                    NULL};

const struct evaluation_word evaluation_words[EVALUATION_INDICATOR_N] = {
    [EVALUATION_HOME_SHARE] = {"县域内就诊率", "个百分点", true, false, true},
    [EVALUATION_LEVEL34_SHARE] = {"三四级手术占比", "个百分点", true, false, true},
    [EVALUATION_CMI] = {"CMI", "", true, false, false},
    [EVALUATION_DAYS_MEAN] = {"平均住院日", "天", false, false, false},
    [EVALUATION_COST_MEAN] = {"次均费用", "元", false, false, false},
    [EVALUATION_OPERATIONS34] = {"三四级手术台次", "台", true, true, false},
    [EVALUATION_DEATHS] = {"住院死亡", "例", false, true, false},
};

struct evaluation_parts evaluation_measure(enum evaluation_indicator indicator,
                                           const struct evaluation_cell *c)
{
    static const double SCALES[EVALUATION_INDICATOR_N] = {
        [EVALUATION_HOME_SHARE] = 100, [EVALUATION_LEVEL34_SHARE] = 100,
        [EVALUATION_CMI] = 1e-4,       [EVALUATION_DAYS_MEAN] = 1,
        [EVALUATION_COST_MEAN] = 0.01, [EVALUATION_OPERATIONS34] = 1,
        [EVALUATION_DEATHS] = 1};
    const int64_t parts[EVALUATION_INDICATOR_N] = {[EVALUATION_HOME_SHARE] = c->home_cases,
                                                   [EVALUATION_LEVEL34_SHARE] =
                                                       c->level3 + c->level4,
                                                   [EVALUATION_CMI] = c->rw_e4,
                                                   [EVALUATION_DAYS_MEAN] = c->days,
                                                   [EVALUATION_COST_MEAN] = c->cost_fen,
                                                   [EVALUATION_OPERATIONS34] = c->operations34,
                                                   [EVALUATION_DEATHS] = c->deaths};
    const int64_t wholes[EVALUATION_INDICATOR_N] = {[EVALUATION_HOME_SHARE] = c->resident_cases,
                                                    [EVALUATION_LEVEL34_SHARE] = c->operated,
                                                    [EVALUATION_CMI] = c->rw_cases,
                                                    [EVALUATION_DAYS_MEAN] = c->cases,
                                                    [EVALUATION_COST_MEAN] = c->cases,
                                                    [EVALUATION_OPERATIONS34] = c->cases,
                                                    [EVALUATION_DEATHS] = c->cases};
    struct evaluation_parts p = {(double)parts[indicator], (double)wholes[indicator],
                                 NUMBER_UNKNOWN};

    if (p.whole > 0)
        p.outcome = SCALES[indicator] * p.part / p.whole;
    return p;
}

/* --- the plan --- */

static bool county_code(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    }
    return s.n == 6;
}

bool evaluation_start(struct str s, struct str *county, int32_t *month, struct err *e)
{
    struct str rest = s, code = str_cut(&rest, '=');

    if (!county_code(code) || !month_parse(rest, month))
        return err_set(e, ERR_INPUT, "%.*s: a start is wanted as 990101=2025-03",
                       (int)(s.n < 60 ? s.n : 60), s.at);
    *county = code;
    return true;
}

static bool starts_check(const struct evaluation *v, struct err *e)
{
    if ((v->source == EVALUATION_LIST) != (v->starts.n > 0))
        return err_set(e, ERR_INPUT,
                       v->starts.n ? "starts come from the placements: a list is not taken"
                                   : "a list of starts is wanted");
    for (size_t i = 0; i < v->starts.n; i++) {
        struct str county = {0}, other = {0};
        int32_t month = 0, unused;

        if (!evaluation_start(v->starts.items[i], &county, &month, e))
            return false;
        if (month > v->until_month)
            return err_set(e, ERR_INPUT, "%.*s: the start lies behind the plan's last month",
                           STR_ARG(v->starts.items[i]));
        for (size_t k = 0; k < i; k++) {
            if (evaluation_start(v->starts.items[k], &other, &unused, e) && str_eq(other, county))
                return err_set(e, ERR_INPUT, "%.*s: the county is there twice",
                               STR_ARG(v->starts.items[i]));
        }
    }
    return true;
}

bool evaluation_check(const struct evaluation *v, struct err *e)
{
    if (v->from_month >= v->until_month)
        return err_set(e, ERR_INPUT, "the plan's last month is not behind its first");
    if (v->window_months < 1 || v->window_months > 24)
        return err_set(e, ERR_INPUT, "%d: a baseline of 1 to 24 months is wanted",
                       (int)v->window_months);
    if (v->anticipation < 0 || v->anticipation > 6)
        return err_set(e, ERR_INPUT, "%d: an anticipation of 0 to 6 months is wanted",
                       (int)v->anticipation);
    for (size_t i = 0; i < v->excluded.n; i++) {
        struct str code = v->excluded.items[i];

        if (!county_code(code))
            return err_set(e, ERR_INPUT, "%.*s: a county's code of six digits is wanted",
                           (int)(code.n < 60 ? code.n : 60), code.at);
    }
    return starts_check(v, e);
}

static void texts_out(struct out *o, const char *name, const struct str_list *texts)
{
    out_text(o, "%s:", name);
    for (size_t i = 0; i < texts->n; i++)
        out_text(o, " %.*s", STR_ARG(texts->items[i]));
    out_char(o, '\n');
}

struct str evaluation_text(const struct evaluation *v, struct arena *a)
{
    char from[MONTH_TEXT], until[MONTH_TEXT];
    struct out o = {0};
    struct str text;

    month_text(v->from_month, from);
    month_text(v->until_month, until);
    out_text(&o, "region: %.*s\ntitle: %.*s\nquestion: %.*s\n", STR_ARG(v->region),
             STR_ARG(v->title), STR_ARG(v->question));
    out_text(&o, "programme: %.*s\ndiscipline: %.*s\nindicator: %s\n", STR_ARG(v->programme),
             STR_ARG(v->discipline), evaluation_indicator_names[v->indicator]);
    out_text(&o, "source: %s\n", evaluation_source_names[v->source]);
    texts_out(&o, "starts", &v->starts);
    texts_out(&o, "excluded", &v->excluded);
    out_text(&o, "months: %s to %s\nwindow: %d\nanticipation: %d\ncontrol: %s\n", from, until,
             (int)v->window_months, (int)v->anticipation, evaluation_control_names[v->control]);
    out_text(&o, "concurrent: %.*s\n", STR_ARG(v->concurrent));
    out_str(&o,
            STR("seed: 1\nverdict: group mean, 5 %; clustered from 12 treated of 20 counties on,"
                " else permutation; not attributed where the slope before the start has p <"
                " 0.05 or the jump p < 0.01; events: observed over expected, 30 at least\n"));
    text = str_copy(a, (struct str){o.items, o.n});
    out_reset(&o);
    return text;
}

uint32_t evaluation_doubts(const struct evaluation *v, int32_t first_start, int32_t last_month)
{
    uint32_t doubts = 0;

    if (v->data_month != DAY_NONE && v->data_month >= first_start)
        doubts |= EVALUATION_LATE;
    if (last_month < v->until_month)
        doubts |= EVALUATION_INTERIM;
    return doubts;
}
