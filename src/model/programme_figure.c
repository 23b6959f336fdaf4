/* programme_figure.c - the figures of a programme file. */
#include <string.h>

#include "base/day.h"
#include "model/programme_take.h"

enum { WORD_MAX = 12 }; /* of one count: so many values a statement binds */

/* Reads "distinct: column" and the like; at most one of them. */
static void take_how(struct taker *t, const struct yaml_node *node, struct figure_count *count)
{
    static const struct {
        const char *key;
        enum figure_how how;
    } WAYS[] = {{"distinct", FIGURE_DISTINCT}, {"sum", FIGURE_SUM}, {"first", FIGURE_FIRST_DAY}};
    int found = 0;

    count->column = -1;
    for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++) {
        const struct yaml_node *at = yaml_get(node, WAYS[i].key);
        struct str column = {0};

        if (!at)
            continue;
        take_str(t, node, WAYS[i].key, true, &column);
        count->how = WAYS[i].how;
        count->column = noun_column_find(count->noun, column);
        if (count->column < 0)
            take_fault(t, at, WAYS[i].key, "found %.*s, which %s has not", STR_ARG(column),
                       count->noun->name);
        if (++found > 1)
            take_fault(t, at, WAYS[i].key, "one of distinct, sum and first is enough");
    }
}

static void check_how(struct taker *t, const struct yaml_node *node,
                      const struct figure_count *count)
{
    enum column_kind kind;

    if (count->column < 0)
        return;
    kind = count->noun->columns[count->column].kind;
    if (count->how == FIGURE_SUM && kind != COLUMN_COUNT && kind != COLUMN_FEN)
        take_fault(t, node, "sum", "a sum wants a column of counts or money");
    if (count->how == FIGURE_FIRST_DAY && kind != COLUMN_DAY)
        take_fault(t, node, "first", "a first day wants a column of days");
}

/* The i-th condition; nothing where the noun has no such column. */
static void take_condition(struct taker *t, const struct yaml_node *where, int32_t i,
                           struct figure_count *count)
{
    const char *name = str_c(t->arena, where->keys[i].text);
    struct figure_where *w = &count->where[count->where_n];
    const struct noun_column *column;

    w->column = noun_column_find(count->noun, where->keys[i].text);
    if (w->column < 0) {
        take_fault(t, &where->keys[i], name, "there is no such column in %s", count->noun->name);
        return;
    }
    take_strs(t, where, name, &w->words);
    column = &count->noun->columns[w->column];
    if (column->kind == COLUMN_DAY || column->kind == COLUMN_COUNT || column->kind == COLUMN_FEN)
        take_fault(t, &where->keys[i], name, "a condition wants a column of words");
    for (size_t k = 0; column->kind == COLUMN_CHOICE && k < w->words.n; k++) {
        if (!noun_choice_has(column->of, w->words.items[k]))
            take_fault(t, &where->items[i], name, "found %.*s, expected one of %s",
                       STR_ARG(w->words.items[k]), column->of);
    }
    count->where_n++;
}

static void take_where(struct taker *t, const struct yaml_node *node, struct figure_count *count)
{
    const struct yaml_node *where = yaml_get(node, "where");
    size_t words = 0;

    if (!where)
        return;
    if (where->kind != YAML_MAP) {
        take_fault(t, where, "where", "found %s, expected a map", yaml_kind_names[where->kind]);
        return;
    }
    count->where = ARENA_ARRAY(t->arena, struct figure_where, where->n + 1);
    for (int32_t i = 0; i < where->n; i++)
        take_condition(t, where, i, count);
    for (int i = 0; i < count->where_n; i++)
        words += count->where[i].words.n;
    if (words > WORD_MAX)
        take_fault(t, where, "where", "found %zu words, expected at most %d", words, WORD_MAX);
}

/* "day: independent_day": by another day than that of the noun. */
static void take_by_day(struct taker *t, const struct yaml_node *node, struct figure_count *count)
{
    const struct yaml_node *at = yaml_get(node, "day");
    struct str name = {0};
    int column;

    if (!at)
        return;
    take_str(t, node, "day", true, &name);
    column = noun_column_find(count->noun, name);
    if (column < 0 || count->noun->columns[column].kind != COLUMN_DAY)
        take_fault(t, at, "day", "found %.*s, expected a column of days of %s", STR_ARG(name),
                   count->noun->name);
    else
        count->day = column;
}

void take_count(struct taker *t, const struct yaml_node *node, const char *key,
                struct figure_count *count)
{
    static const char *const KEYS[] = {"of",   "distinct", "sum", "first", "where",
                                       "from", "until",    "day", NULL};
    const struct yaml_node *of;
    struct str name = {0};

    count->from_day = count->until_day = DAY_NONE;
    if (!take_map(t, node, key, KEYS))
        return;
    take_str(t, node, "of", true, &name);
    of = yaml_get(node, "of");
    count->noun = noun_find(name);
    if (!count->noun) {
        if (of)
            take_fault(t, of, "of", "found %.*s, which is no noun that is counted", STR_ARG(name));
        return;
    }
    take_how(t, node, count);
    check_how(t, node, count);
    take_where(t, node, count);
    take_day(t, node, "from", &count->from_day);
    take_day(t, node, "until", &count->until_day);
    take_by_day(t, node, count);
}

static void take_pair(struct taker *t, const struct yaml_node *node, const char *key,
                      const char *const *keys, struct figure *f)
{
    if (!take_map(t, node, key, keys))
        return;
    for (int i = 0; i < 2; i++) {
        const struct yaml_node *part = yaml_get(node, keys[i]);

        if (part)
            take_count(t, part, keys[i], &f->counts[i]);
        else
            take_fault(t, node, keys[i], "this key is missing");
    }
}

void take_figure_kind(struct taker *t, const struct yaml_node *node, struct figure *f)
{
    static const char *const KINDS[] = {"count", "share", "growth", "ratio", "date"};
    static const char *const SHARE[] = {"part", "whole", NULL};
    static const char *const GROWTH[] = {"now", "before", NULL};
    int found = 0;

    for (int i = 0; i < 5; i++) {
        const struct yaml_node *at = yaml_get(node, KINDS[i]);

        if (!at)
            continue;
        found++;
        f->kind = (enum figure_kind)i;
        if (f->kind == FIGURE_SHARE || f->kind == FIGURE_RATIO)
            take_pair(t, at, KINDS[i], SHARE, f);
        else if (f->kind == FIGURE_GROWTH)
            take_pair(t, at, KINDS[i], GROWTH, f);
        else
            take_count(t, at, KINDS[i], &f->counts[0]);
    }
    if (found != 1)
        take_fault(t, node, "figure",
                   "exactly one of count, share, growth, ratio and date is wanted");
    if (f->kind == FIGURE_DATE && f->counts[0].noun && f->counts[0].how != FIGURE_FIRST_DAY)
        take_fault(t, node, "date", "a date wants first: with a column of days");
    if (f->kind != FIGURE_DATE && f->counts[0].how == FIGURE_FIRST_DAY)
        take_fault(t, node, "first", "a first day is for date alone");
}

void take_figure(struct taker *t, const struct yaml_node *node, struct figure *f)
{
    static const char *const KEYS[] = {"id",     "label",  "unit",   "prefix", "hedge", "step",
                                       "scale",  "digits", "myriad", "exact",  "count", "share",
                                       "growth", "ratio",  "date",   NULL};
    int hedge = HEDGE_NONE;

    *f = (struct figure){.step = 1, .scale = 1, .line = node->line};
    if (!take_map(t, node, "figure", KEYS))
        return;
    take_str(t, node, "id", true, &f->id);
    take_str(t, node, "label", true, &f->label);
    take_str(t, node, "unit", false, &f->unit);
    take_str(t, node, "prefix", false, &f->prefix);
    take_word(t, node, "hedge", false, figure_hedge_names, &hedge);
    f->hedge = (enum figure_hedge)hedge;
    take_int64(t, node, "step", 1, 100000000, &f->step);
    take_int64(t, node, "scale", 1, 100000000, &f->scale);
    take_int(t, node, "digits", 0, 2, &f->digits);
    take_bool(t, node, "myriad", &f->myriad);
    take_bool(t, node, "exact", &f->exact);
    take_figure_kind(t, node, f);
    if (f->hedge != HEDGE_NONE && !yaml_get(node, "step"))
        take_fault(t, node, "step", "a number with %s says in which steps it is rounded",
                   figure_hedge_names[f->hedge]);
}
