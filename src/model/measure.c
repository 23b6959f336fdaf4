/* measure.c - see measure.h. One pass over cells in their order. */
#include "model/measure.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "model/unknown.h"

const char *const measure_tier_names[MEASURE_TIER_N + 1] = {"claimed", "verified", "validated",
                                                            NULL};

/* What was verified was claimed before: a claim that is kept as one line holds both. */
struct measure_words measure_tier_words(const struct noun *noun, enum measure_tier tier)
{
    if (strcmp(noun->name, "statistic") == 0)
        return (struct measure_words){.words = {measure_tier_names[tier]}};
    if (tier == MEASURE_CLAIMED)
        return (struct measure_words){.words = {"claimed", "verified"}};
    if (tier == MEASURE_VERIFIED)
        return (struct measure_words){.words = {"verified"}};
    return (struct measure_words){.words = {NULL}};
}

static bool of_lines(const struct measure *m)
{
    return m->figure.counts[0].how == FIGURE_ROWS;
}

static bool is_whole(const struct measure *m, const struct measure_cell *c)
{
    for (int i = 0; i < figure_count_n(&m->figure); i++) {
        if (!c->told[i] && m->figure.counts[i].how != FIGURE_ROWS)
            return false;
    }
    return true;
}

struct sums {
    int64_t n[2];
    int64_t organization_n;
    struct str last; /* that was added */
};

static void cell_add(struct sums *s, const struct measure_cell *c)
{
    s->n[0] += c->n[0];
    s->n[1] += c->n[1];
    if (s->organization_n == 0 || !str_eq(s->last, c->organization))
        s->organization_n++;
    s->last = c->organization;
}

static double value_of(const struct measure *m, const int64_t n[2])
{
    double scale = m->figure.scale > 0 ? (double)m->figure.scale : 1;

    if (figure_count_n(&m->figure) == 1)
        return (double)n[0] / scale;
    if (n[1] == 0)
        return NAN;
    return (double)n[0] / (double)n[1] * (m->figure.kind == FIGURE_SHARE ? 100.0 : 1 / scale);
}

struct measure_value measure_reckon(const struct measure *m, const struct measure_cells *cells,
                                    bool known)
{
    struct measure_value v = {
        .value = NAN, .numerator = COUNT_UNKNOWN, .denominator = COUNT_UNKNOWN};
    struct sums s = {.last = STR("")};

    for (size_t i = 0; i < cells->n; i++) {
        if (is_whole(m, &cells->items[i]))
            cell_add(&s, &cells->items[i]);
        else
            v.half_n++;
    }
    v.organization_n = s.organization_n;
    if (!known || (s.organization_n == 0 && !of_lines(m)))
        return v;
    v.numerator = s.n[0];
    if (figure_count_n(&m->figure) == 2)
        v.denominator = s.n[1];
    v.value = value_of(m, s.n);
    return v;
}

static int cell_order(const struct measure_cell *a, const struct measure_cell *b)
{
    int order = str_cmp(a->organization, b->organization);

    return order ? order : (a->month > b->month) - (a->month < b->month);
}

static void all_add(struct sums *s, const struct measure_cells *cells)
{
    for (size_t i = 0; i < cells->n; i++)
        cell_add(s, &cells->items[i]);
}

static void matched_add(const struct measure *m, const struct measure_cells *now,
                        const struct measure_cells *before, struct sums s[2])
{
    size_t i = 0, k = 0;

    while (i < now->n && k < before->n) {
        const struct measure_cell *a = &now->items[i], *b = &before->items[k];
        int order = cell_order(a, b);

        if (order == 0 && is_whole(m, a) && is_whole(m, b)) {
            cell_add(&s[0], a);
            cell_add(&s[1], b);
        }
        i += order <= 0;
        k += order >= 0;
    }
}

struct measure_change measure_compare(const struct measure *m, const struct measure_cells *now,
                                      const struct measure_cells *before)
{
    struct sums s[2] = {{.last = STR("")}, {.last = STR("")}};
    struct measure_change c = {.change = NAN};
    double a, b;

    if (of_lines(m)) {
        all_add(&s[0], now);
        all_add(&s[1], before);
    } else {
        matched_add(m, now, before, s);
        if (s[0].organization_n == 0)
            return c;
    }
    a = value_of(m, s[0].n);
    b = value_of(m, s[1].n);
    c.organization_n = s[0].organization_n;
    if (figure_count_n(&m->figure) == 2)
        c.change = a - b;
    else if (b > 0)
        c.change = (a - b) / b * 100;
    return c;
}

double measure_plan_of(const struct measure *m, int32_t year)
{
    for (int32_t i = 0; i < m->plan_n; i++) {
        if (m->plans[i].year == year)
            return m->plans[i].value;
    }
    return NAN;
}

bool measure_may_tell(const struct measure_told *told, enum measure_tier tier, struct id actor,
                      struct err *e)
{
    assert(tier < MEASURE_TIER_N);
    for (int above = tier + 1; above < MEASURE_TIER_N; above++) {
        if (told->there[above])
            return err_set(e, ERR_STATE, "the value is %s already, what it rests on stays as it is",
                           measure_tier_names[above]);
    }
    for (int below = 0; below < (int)tier; below++) {
        if (below == (int)tier - 1 && !told->there[below])
            return err_set(e, ERR_STATE, "the value is not %s yet", measure_tier_names[below]);
        if (told->there[below] && !id_none(actor) && id_cmp(told->by[below], actor) == 0)
            return err_set(e, ERR_RIGHT, "who %s the value does not say that it is %s",
                           measure_tier_names[below], measure_tier_names[tier]);
    }
    return true;
}
