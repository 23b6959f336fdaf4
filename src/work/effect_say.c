/* effect_say.c - verdicts in words, and the small change of JSON that the files of effect share. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "work/effect_part.h"

struct reason_word {
    uint32_t bit;
    const char *code, *text;
};

static const struct reason_word REASONS[] = {
    {EFFECT_REASON_SLOPE, "trend_before", "开始之前就已在变化，不能归因于项目"},
    {EFFECT_REASON_JUMP, "change_before", "临近开始时已提前变化，不能归因于项目"},
    {EFFECT_REASON_UNTESTED, "trend_untested", "开始前的月份太少，无法检验原有趋势"},
    {EFFECT_REASON_FEW_TREATED, "too_few_treated", "参加的单位太少，最明显的结果也可能是偶然"},
    {EFFECT_REASON_EARLY, "too_early", "开始后的月份太少"},
    {EFFECT_REASON_FRAGILE, "fragile",
     "参加与没有参加的县之间的差距若原本就在逐月匀速变化，结论不再可靠：没有检验出这种走势，但也不"
     "能排除"},
    {EFFECT_REASON_PERMUTED, "permutation",
     "参加单位少：把“参加”随机换给别的单位，看会不会也有这么大的差距"},
    {EFFECT_REASON_CELLS, "cells_unmeasured", "部分组别和月份没有可比的对照，未计入"},
    {EFFECT_REASON_EXPLORATORY, "exploratory", "与登记的方案不同，属探索性分析"},
    {EFFECT_REASON_NO_INTERVAL, "no_inference", "单位太少，且同一群组内开始时间不同，无法判断把握"},
    {EFFECT_REASON_ONE_TREATED, "one_treated", "只有一个单位参加：请用合成对照或间断时间序列"},
    {EFFECT_REASON_FIT, "poor_fit", "开始之前就拟合不好，不能作为对照"},
    {EFFECT_REASON_FEW_DONORS, "few_donors", "可作对照的单位不足八个"},
    {EFFECT_REASON_FEW_EVENTS, "few_events", "预期事件不足三十例，无法判断，请逐例查看"},
    {EFFECT_REASON_LEFT_OUT, "left_out", "开始前没有事件的单位无法预测，未计入"},
    {EFFECT_REASON_NO_COMPARISON, "no_comparison", "没有对照序列：只能说当时发生了变化"},
    {EFFECT_REASON_PLACEBO_TIME, "placebo_time", "假设更早开始也能看到类似变化"},
};

void effect_reasons_put(struct json_writer *w, uint32_t reasons)
{
    json_key(w, "reasons");
    json_open_array(w);
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
        if (!(reasons & REASONS[i].bit))
            continue;
        json_open_object(w);
        effect_put_text(w, "code", REASONS[i].code);
        effect_put_text(w, "text", REASONS[i].text);
        json_end(w);
    }
    json_end(w);
}

void effect_verdict_put(struct json_writer *w, const struct effect_saying *saying)
{
    json_key(w, "verdict");
    json_open_object(w);
    effect_put_text(w, "class", EFFECT_CLASS_NAMES[saying->class]);
    effect_put_text(w, "sentence", saying->sentence);
    effect_reasons_put(w, saying->reasons);
    json_end(w);
}

const char *effect_figure(double value, struct arena *a)
{
    double size = fabs(value);
    int places = size >= 100 ? 0 : size >= 10 ? 1 : 2;

    if (!isfinite(value))
        return "不限";
    for (double least = 0.1; size > 0 && size < least && places < 9; least /= 10)
        places++;
    return arena_text(a, "%.*f", places, value);
}

/* The range in words, or that there is none. */
static const char *range_text(const struct effect_verdict *v, const char *unit, struct arena *a)
{
    bool falls = v->att < 0;
    double low = falls ? -v->high : v->low, high = falls ? -v->low : v->high;

    return arena_text(a, "%s%s%s（95%% 可信范围 %s 至 %s）", effect_figure(fabs(v->att), a),
                      *unit ? " " : "", unit, effect_figure(low, a), effect_figure(high, a));
}

const char *effect_sentence(const struct effect_verdict *v, const char *name, const char *unit,
                            struct arena *a)
{
    const char *way = v->att < 0 ? "下降" : "上升", *by = range_text(v, unit, a);
    const char *gap = *unit ? " " : "";

    switch (v->class) {
    case EFFECT_IMPROVED_ATTRIBUTED:
        return arena_text(a, "“%s”平均%s %s：就数据所能说明，这是项目带来的改善。", name, way, by);
    case EFFECT_IMPROVED_UNATTRIBUTED:
        return arena_text(a, "“%s”平均%s %s：有改善，但不能说是项目带来的。", name, way, by);
    case EFFECT_NO_VISIBLE_CHANGE:
        return arena_text(
            a, "“%s”看不出变化：真实变化最大可能有 %s%s%s，能看出的最小变化约为 %s%s%s。", name,
            effect_figure(fmax(fabs(v->low), fabs(v->high)), a), gap, unit,
            effect_figure(v->least_seen, a), gap, unit);
    case EFFECT_WORSENED:
        return arena_text(a, "“%s”平均%s %s：变差了，请立即查看。", name, way, by);
    case EFFECT_TOO_EARLY_OR_FEW:
    case EFFECT_CLASS_N:
        break;
    }
    return arena_text(a, "“%s”现在还不能下结论：时间太短或单位太少。", name);
}

const char *effect_count_sentence(const struct effect_count *c, const char *name, struct arena *a)
{
    static const char *const ends[EFFECT_CLASS_N] = {
        [EFFECT_IMPROVED_ATTRIBUTED] = "就数据所能说明，这是项目带来的改善。",
        [EFFECT_IMPROVED_UNATTRIBUTED] = "有改善，但不能说是项目带来的。",
        [EFFECT_NO_VISIBLE_CHANGE] = "看不出变化。",
        [EFFECT_TOO_EARLY_OR_FEW] = "例数太少，无法判断，请逐例查看。",
        [EFFECT_WORSENED] = "变差了，请立即查看。"};

    /* the sentence is published: few patients are never told exactly */
    const char *seen =
        c->observed > 0 && c->observed < 5 ? "不足 5" : arena_text(a, "%.0f", c->observed);

    return arena_text(a, "“%s”实际 %s 例，按未开展时的情况预期 %s 例：%s", name, seen,
                      effect_figure(c->expected, a), ends[c->class]);
}

const char *effect_synth_sentence(const struct effect_synth *s, const char *unit, const char *name,
                                  struct arena *a)
{
    const char *change = arena_text(
        a, "“%s”的“%s”比合成对照平均%s %s（%" PRId32 " 个单位中差异排第 %" PRId32 "）", unit, name,
        s->effect < 0 ? "低" : "高", effect_figure(fabs(s->effect), a), s->donor_n + 1, s->rank);
    static const char *const ends[EFFECT_CLASS_N] = {
        [EFFECT_IMPROVED_ATTRIBUTED] = "就数据所能说明，这是项目带来的改善。",
        [EFFECT_IMPROVED_UNATTRIBUTED] = "有改善，但不能说是项目带来的。",
        [EFFECT_NO_VISIBLE_CHANGE] = "看不出变化。",
        [EFFECT_TOO_EARLY_OR_FEW] = "现在还不能下结论。",
        [EFFECT_WORSENED] = "变差了，请立即查看。"};

    return arena_text(a, "%s：%s", change, ends[s->class]);
}

const char *effect_its_sentence(const struct effect_its *its, const char *name, const char *start,
                                struct arena *a)
{
    const char *range = arena_text(a, "“%s”从 %s 起变为原来的 %s 倍（95%% 可信范围 %s 至 %s）",
                                   name, start, effect_figure(its->rate_ratio, a),
                                   effect_figure(its->low, a), effect_figure(its->high, a));

    switch (its->class) {
    case EFFECT_IMPROVED_ATTRIBUTED:
    case EFFECT_IMPROVED_UNATTRIBUTED:
        return arena_text(a, "%s：当时发生了改善，没有对照，不能说明原因。", range);
    case EFFECT_WORSENED:
        return arena_text(a, "%s：当时变差了，请立即查看。", range);
    case EFFECT_NO_VISIBLE_CHANGE:
        return arena_text(a, "%s：看不出变化。", range);
    case EFFECT_TOO_EARLY_OR_FEW:
    case EFFECT_CLASS_N:
        break;
    }
    return arena_text(a, "“%s”现在还不能下结论：开始前要有 %d 个月、开始后要有 %d 个月。", name,
                      EFFECT_ITS_BEFORE, EFFECT_ITS_AFTER);
}

bool effect_json_open(struct folder *folder, const char *name, struct effect_json *j, struct err *e)
{
    j->w = (struct json_writer){.indent = true};
    if (!folder_put(folder, name, &j->file, &j->w.out, e))
        return false;
    json_open_object(&j->w);
    return true;
}

bool effect_json_end(struct effect_json *j, struct err *e)
{
    json_end(&j->w);
    return folder_put_end(j->file, e);
}

void effect_put_number(struct json_writer *w, const char *key, double value)
{
    json_key(w, key);
    json_double(w, value);
}

void effect_put_int(struct json_writer *w, const char *key, int64_t value)
{
    json_key(w, key);
    json_int(w, value);
}

void effect_put_text(struct json_writer *w, const char *key, const char *text)
{
    json_key(w, key);
    json_text(w, text);
}

void effect_put_bool(struct json_writer *w, const char *key, bool value)
{
    json_key(w, key);
    json_bool(w, value);
}

void effect_hash_put(struct json_writer *w, const char *options, struct str bytes)
{
    char hex[SECRET_HASH];

    json_key(w, "sha256");
    json_open_object(w);
    secret_hash(str_of(options), hex);
    effect_put_text(w, "options", hex);
    secret_hash(bytes, hex);
    effect_put_text(w, "panel", hex);
    json_end(w);
}
