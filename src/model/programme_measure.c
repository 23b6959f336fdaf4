/* programme_measure.c - the measures of a programme file. */
#include "base/day.h"
#include "base/money.h"
#include "model/programme_take.h"

enum { PLAN_DIGITS = 4 };

static const double PLAN_SCALE = 1e4;

/* What a tier is taken from, whose it is, and a sum over organizations, has to be there. */
static void check_part(struct taker *t, const struct yaml_node *node,
                       const struct figure_count *count)
{
    const struct noun *noun = count->noun;
    int status;

    if (!noun)
        return;
    status = noun_column_find(noun, STR("status"));
    if (status < 0 || noun_column_find(noun, STR("organization")) < 0)
        take_fault(t, node, "of",
                   "found %s, whose lines are not verified of an organization: statistic or"
                   " achievement is wanted",
                   noun->name);
    if (count->how != FIGURE_ROWS && count->how != FIGURE_SUM)
        take_fault(t, node, "of", "found different values, expected lines or a sum of counts");
    if (count->from_day != DAY_NONE || count->until_day != DAY_NONE)
        take_fault(t, node, "from", "a measure goes by the year, which is asked for");
    for (int i = 0; i < count->where_n; i++) {
        if (count->where[i].column == status)
            take_fault(t, node, "status", "claimed, verified and validated stand side by side");
    }
}

static void check_kind(struct taker *t, const struct yaml_node *node, const struct measure *m)
{
    if (m->figure.kind != FIGURE_COUNT && m->figure.kind != FIGURE_SHARE
        && m->figure.kind != FIGURE_RATIO) {
        take_fault(t, node, "measure", "found growth or date, expected count, share or ratio");
        return;
    }
    for (int i = 0; i < figure_count_n(&m->figure); i++)
        check_part(t, node, &m->figure.counts[i]);
    if (figure_count_n(&m->figure) == 2 && m->denominator.n == 0)
        take_fault(t, node, "denominator", "what it is a share of is wanted in words");
}

static void take_plans(struct taker *t, const struct yaml_node *node, struct measure *m)
{
    static const char *const KEYS[] = {"year", "value", NULL};
    const struct yaml_node *list = take_list(t, node, "plan", false);

    m->plans = ARENA_ARRAY(t->arena, struct measure_plan, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        struct measure_plan *p = &m->plans[m->plan_n];
        struct str value = {0};
        int64_t number = 0;

        if (!take_map(t, &list->items[i], "plan", KEYS))
            continue;
        take_int(t, &list->items[i], "year", 2000, 2100, &p->year);
        take_decimal(t, &list->items[i], "value", &value);
        if (value.n && !decimal_parse(value, PLAN_DIGITS, &number))
            take_fault(t, &list->items[i], "value", "found %.*s, expected at most %d places",
                       STR_ARG(value), PLAN_DIGITS);
        if (p->year == 0 || (i && p->year <= m->plans[m->plan_n - 1].year))
            take_fault(t, &list->items[i], "year", "rising years are wanted");
        p->value = (double)number / PLAN_SCALE;
        m->plan_n += m->plan_n == i;
    }
}

static void take_measure(struct taker *t, const struct yaml_node *node, struct measure *m)
{
    static const char *const KEYS[] = {
        "id",   "label",  "unit",   "population", "numerator", "denominator", "stock", "baseline",
        "plan", "better", "digits", "scale",      "count",     "share",       "ratio", NULL};
    static const char *const BETTER[] = {"high", "low", NULL};
    int better = 0;

    *m = (struct measure){.figure = {.step = 1, .scale = 1, .line = node->line}};
    if (!take_map(t, node, "measures", KEYS))
        return;
    take_str(t, node, "id", true, &m->id);
    take_str(t, node, "label", true, &m->label);
    take_str(t, node, "unit", true, &m->unit);
    take_str(t, node, "population", true, &m->population);
    take_str(t, node, "numerator", true, &m->numerator);
    take_str(t, node, "denominator", false, &m->denominator);
    take_bool(t, node, "stock", &m->stock);
    take_word(t, node, "better", false, BETTER, &better);
    m->low_is_better = better == 1;
    take_int(t, node, "baseline", 2000, 2100, &m->baseline_year);
    if (!yaml_get(node, "baseline"))
        take_fault(t, node, "baseline", "the year from which it is looked at is wanted");
    take_int(t, node, "digits", 0, 2, &m->figure.digits);
    take_int64(t, node, "scale", 1, 100000000, &m->figure.scale);
    take_figure_kind(t, node, &m->figure);
    check_kind(t, node, m);
    take_plans(t, node, m);
}

void take_measures(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    const struct yaml_node *list = take_list(t, root, "measures", false);

    p->measures = ARENA_ARRAY(t->arena, struct measure, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        struct measure *m = &p->measures[p->measure_n];

        take_measure(t, &list->items[i], m);
        if (m->id.n && programme_measure(p, m->id))
            take_fault(t, &list->items[i], "id", "%.*s stands twice", STR_ARG(m->id));
        p->measure_n++;
    }
}

const struct measure *programme_measure(const struct programme *p, struct str id)
{
    for (int32_t i = 0; i < p->measure_n; i++) {
        if (str_eq(p->measures[i].id, id))
            return &p->measures[i];
    }
    return NULL;
}
