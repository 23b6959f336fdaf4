/* programme_appraisal.c - how a programme's work is appraised: what each indicator counts, of whom,
 * against which target, and what that pays; and what is promised beside money. */
#include <string.h>

#include "base/day.h"
#include "base/money.h"
#include "model/programme_take.h"

const char *const appraisal_link_names[LINK_N + 1] = {"expert", "apprentice", "discipline",
                                                      "leader", NULL};

/* How somebody takes part: as a mentor, the head of a studio, or by a placement's kind. */
static const char KINDS[] = "mentorship studio posting shared_post secondment";

/* Whose a line is: the column that is named, else `practitioner`; lines of a placement are its
 * person's. */
static void take_whose(struct taker *t, const struct yaml_node *node, struct indicator *in)
{
    struct str name = STR("practitioner");
    const struct noun *noun = in->count.noun;
    bool placed = noun && noun_column_find(noun, STR("placement")) > 0;

    in->column = -1;
    take_str(t, node, "who", false, &name);
    if (!noun || in->link == LINK_DISCIPLINE || in->link == LINK_LEADER)
        return;
    in->column = noun_column_find(noun, name);
    if (in->column < 0 && (!placed || yaml_get(node, "who")))
        take_fault(t, node, "who", "found %.*s, which %s has not", STR_ARG(name), noun->name);
    else if (in->column >= 0 && noun->columns[in->column].kind != COLUMN_REF)
        take_fault(t, node, "who", "found %.*s, expected a column that names a person",
                   STR_ARG(name));
}

static void check_counted(struct taker *t, const struct yaml_node *node,
                          const struct figure_count *count)
{
    const struct noun *noun = count->noun;

    if (!noun)
        return;
    if (count->how == FIGURE_FIRST_DAY)
        take_fault(t, node, "count",
                   "found a first day, expected lines, different values or a sum");
    if (count->how == FIGURE_SUM && count->column >= 0
        && noun->columns[count->column].kind != COLUMN_COUNT)
        take_fault(t, node, "count", "found a sum of money, expected a sum of counts");
    if (noun_column_find(noun, STR("organization")) < 0
        && noun_column_find(noun, STR("placement")) < 0)
        take_fault(t, node, "count", "found %s, whose lines belong to no organization", noun->name);
}

/* Of a hospital or its discipline, over months that are all there. */
static void take_record(struct taker *t, const struct yaml_node *node, struct indicator *in)
{
    int figure = 0;

    if (!yaml_get(node, "record")) {
        if (yaml_get(node, "months"))
            take_fault(t, node, "months", "found months without record");
        return;
    }
    in->recorded = in->counted = true;
    in->months = APPRAISAL_MONTHS_MOST;
    take_word(t, node, "record", true, profile_figure_names, &figure);
    take_int(t, node, "months", 1, APPRAISAL_MONTHS_MOST, &in->months);
    in->figure = (enum profile_figure)figure;
    if (yaml_get(node, "count") || yaml_get(node, "who") || yaml_get(node, "monthly"))
        take_fault(t, node, "record", "found count, who or monthly beside it: they are of lines");
    if (in->link != LINK_DISCIPLINE && in->link != LINK_LEADER)
        take_fault(t, node, "whose", "found %s, expected discipline or leader: records name nobody",
                   appraisal_link_names[in->link]);
}

static void take_targets(struct taker *t, const struct yaml_node *node, struct indicator *in)
{
    static const char *const KEYS[] = {"from", "until", "kind", "target", NULL};
    const struct yaml_node *list = take_list(t, node, "targets", false);

    in->targets = ARENA_ARRAY(t->arena, struct indicator_target, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        struct indicator_target *row = &in->targets[in->target_n++];
        const struct yaml_node *at = &list->items[i];

        row->from_day = row->until_day = DAY_NONE;
        if (!take_map(t, at, "targets", KEYS))
            continue;
        take_day(t, at, "from", &row->from_day);
        take_day(t, at, "until", &row->until_day);
        take_strs(t, at, "kind", &row->kinds);
        take_decimal(t, at, "target", &row->target);
        for (size_t k = 0; k < row->kinds.n; k++) {
            if (!noun_choice_has(KINDS, row->kinds.items[k]))
                take_fault(t, at, "kind", "found %.*s, expected one of %s",
                           STR_ARG(row->kinds.items[k]), KINDS);
        }
    }
}

static void take_indicator(struct taker *t, const struct yaml_node *node, struct indicator *in)
{
    static const char *const KEYS[] = {"name",    "label",  "target", "weight", "better",
                                       "part",    "whose",  "count",  "who",    "monthly",
                                       "targets", "record", "months", NULL};
    static const char *const BETTER[] = {"low", "high", NULL};
    static const char *const PART[] = {"base", "competition", NULL};
    const struct yaml_node *count = yaml_get(node, "count");
    int better = 1, part = 0, link = LINK_EXPERT;

    in->count.from_day = in->count.until_day = DAY_NONE;
    if (!take_map(t, node, "indicators", KEYS))
        return;
    take_str(t, node, "name", true, &in->name);
    take_str(t, node, "label", true, &in->label);
    take_decimal(t, node, "target", &in->target);
    take_decimal(t, node, "weight", &in->weight);
    take_word(t, node, "better", false, BETTER, &better);
    take_word(t, node, "part", false, PART, &part);
    take_word(t, node, "whose", false, appraisal_link_names, &link);
    take_int64(t, node, "monthly", 1, 1000000, &in->monthly);
    in->high_is_better = better == 1;
    in->competition = part == 1;
    in->link = (enum appraisal_link)link;
    in->counted = count != NULL;
    if (count)
        take_count(t, count, "count", &in->count);
    if (count)
        check_counted(t, count, &in->count);
    take_whose(t, node, in);
    take_record(t, node, in);
    take_targets(t, node, in);
}

static void take_indicators(struct taker *t, const struct yaml_node *node, struct appraisal *a)
{
    const struct yaml_node *list = take_list(t, node, "indicators", true);
    int64_t sum = 0, weight;

    a->indicators = ARENA_ARRAY(t->arena, struct indicator, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        struct indicator *in = &a->indicators[a->indicator_n];

        take_indicator(t, &list->items[i], in);
        for (int32_t k = 0; k < a->indicator_n; k++) {
            if (in->name.n && str_eq(a->indicators[k].name, in->name))
                take_fault(t, &list->items[i], "name", "%.*s stands twice", STR_ARG(in->name));
        }
        a->indicator_n++;
        if (decimal_parse(in->weight, 6, &weight))
            sum += weight;
    }
    if (list && list->n > APPRAISAL_INDICATOR_MOST)
        take_fault(t, list, "indicators", "found %d, expected at most %d", list->n,
                   APPRAISAL_INDICATOR_MOST);
    if (list && sum != 1000000)
        take_fault(t, list, "indicators", "found weights that sum to %.6f, expected 1",
                   (double)sum / 1e6);
}

static void take_improvement(struct taker *t, const struct yaml_node *node, struct improvement *im)
{
    static const char *const KEYS[] = {"label", "whose", "part", "whole", NULL};
    const struct yaml_node *at = yaml_get(node, "improvement"), *part, *whole;
    int link = LINK_DISCIPLINE;

    if (!at || !take_map(t, at, "improvement", KEYS))
        return;
    im->on = true;
    take_str(t, at, "label", true, &im->label);
    take_word(t, at, "whose", false, appraisal_link_names, &link);
    im->link = (enum appraisal_link)link;
    part = yaml_get(at, "part");
    whole = yaml_get(at, "whole");
    if (!part || !whole) {
        take_fault(t, at, part ? "whole" : "part", "this key is missing");
        return;
    }
    take_count(t, part, "part", &im->part);
    check_counted(t, part, &im->part);
    take_count(t, whole, "whole", &im->whole);
    check_counted(t, whole, &im->whole);
    if (link == LINK_EXPERT || link == LINK_APPRENTICE)
        take_fault(t, at, "whose", "found %s, expected discipline or leader",
                   appraisal_link_names[link]);
}

static void take_grades(struct taker *t, const struct yaml_node *node, struct appraisal *a)
{
    static const char *const KEYS[] = {"name", "floor", NULL};
    const struct yaml_node *list = take_list(t, node, "grades", false);
    int64_t last = 1000001, floor;

    a->grades = ARENA_ARRAY(t->arena, struct appraisal_grade, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        struct appraisal_grade *grade = &a->grades[a->grade_n++];

        if (!take_map(t, &list->items[i], "grades", KEYS))
            continue;
        take_str(t, &list->items[i], "name", true, &grade->name);
        take_decimal(t, &list->items[i], "floor", &grade->floor);
        if (!decimal_parse(grade->floor, 6, &floor))
            continue;
        if (floor >= last)
            take_fault(t, &list->items[i], "floor",
                       "found %.*s, expected at most 1 and less than the grade above",
                       STR_ARG(grade->floor));
        last = floor;
    }
}

/* One person's line of these takes him out of the competition. */
static void take_veto(struct taker *t, const struct yaml_node *node, struct appraisal *a)
{
    const struct yaml_node *at = yaml_get(node, "veto");

    if (!at)
        return;
    a->vetoed = true;
    take_count(t, at, "veto", &a->veto);
    if (a->veto.noun && noun_column_find(a->veto.noun, STR("practitioner")) < 0)
        take_fault(t, at, "veto", "found %s, whose lines name no practitioner", a->veto.noun->name);
}

static void check_fund(struct taker *t, const struct yaml_node *node, const struct programme *p)
{
    for (int32_t i = 0; i < p->fund_n; i++) {
        if (str_eq(p->funds[i].id, p->appraisal.fund))
            return;
    }
    if (p->appraisal.fund.n)
        take_fault(t, yaml_get(node, "fund"), "fund", "found %.*s, which is none of funds",
                   STR_ARG(p->appraisal.fund));
}

void take_appraisal(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {
        "basic_floor", "competition_floor", "shrink_cases", "pool_yuan", "budget_yuan", "fund",
        "indicators",  "cascade",           "improvement",  "veto",      "grades",      NULL};
    const struct yaml_node *node = yaml_get(root, "appraisal");
    struct appraisal *a = &p->appraisal;

    if (!node || !take_map(t, node, "appraisal", KEYS))
        return;
    a->on = true;
    take_decimal(t, node, "basic_floor", &a->basic_floor);
    take_decimal(t, node, "competition_floor", &a->competition_floor);
    take_decimal(t, node, "shrink_cases", &a->shrink_cases);
    take_yuan(t, node, "pool_yuan", true, &a->pool_fen);
    take_yuan(t, node, "budget_yuan", false, &a->budget_fen);
    take_str(t, node, "fund", false, &a->fund);
    check_fund(t, node, p);
    take_indicators(t, node, a);
    take_strs(t, node, "cascade", &a->cascade);
    for (size_t i = 0; i < a->cascade.n; i++) {
        if (!noun_choice_has("expert apprentice discipline leader", a->cascade.items[i]))
            take_fault(t, node, "cascade",
                       "found %.*s, expected expert, apprentice, discipline or leader",
                       STR_ARG(a->cascade.items[i]));
    }
    take_improvement(t, node, &a->improvement);
    take_veto(t, node, a);
    take_grades(t, node, a);
}

const char *const pledge_kind_names[PLEDGE_KIND_N + 1] = {"pay", "promotion", "award", NULL};
const char *const pledge_since_names[PLEDGE_SINCE_N + 1] = {"arrival", "end", NULL};

void take_pledges(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"id", "label", "kind", "since", "months", NULL};
    const struct yaml_node *list = take_list(t, root, "pledges", false);

    p->pledges = ARENA_ARRAY(t->arena, struct pledge_rule, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        const struct yaml_node *node = &list->items[i];
        struct pledge_rule *g = &p->pledges[p->pledge_n];
        int kind = 0, since = 0;

        if (!take_map(t, node, "pledges", KEYS))
            continue;
        take_str(t, node, "id", true, &g->id);
        take_str(t, node, "label", true, &g->label);
        take_word(t, node, "kind", true, pledge_kind_names, &kind);
        take_word(t, node, "since", true, pledge_since_names, &since);
        take_int(t, node, "months", 0, 60, &g->months);
        g->kind = (enum pledge_kind)kind;
        g->since = (enum pledge_since)since;
        for (int32_t k = 0; k < p->pledge_n; k++) {
            if (g->id.n && str_eq(p->pledges[k].id, g->id))
                take_fault(t, node, "id", "%.*s stands twice", STR_ARG(g->id));
        }
        p->pledge_n++;
    }
}
