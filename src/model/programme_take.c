/* programme_take.c - keys and values of a programme file's maps. */
#include "model/programme_take.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/money.h"

void take_fault(struct taker *t, const struct yaml_node *at, const char *key, const char *format,
                ...)
{
    struct fault_list *f = t->faults;
    char reason[600];
    va_list args;

    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    fault_add(f, "%s:%d:%d: %s: %s", f->name, at->line, at->column, key, reason);
}

bool take_map(struct taker *t, const struct yaml_node *node, const char *key,
              const char *const *keys)
{
    if (node->kind != YAML_MAP) {
        take_fault(t, node, key, "found %s, expected a map", yaml_kind_names[node->kind]);
        return false;
    }
    for (int32_t i = 0; i < node->n; i++) {
        int at = 0;

        while (keys[at] && !str_eq(node->keys[i].text, str_of(keys[at])))
            at++;
        if (!keys[at])
            take_fault(t, &node->keys[i], str_c(t->arena, node->keys[i].text),
                       "there is no such key in %s", key);
    }
    return true;
}

/* The text behind a key; NULL where it is absent or no text, which is noted. */
static const struct yaml_node *text_at(struct taker *t, const struct yaml_node *map,
                                       const char *key, bool required)
{
    const struct yaml_node *node = yaml_get(map, key);

    if (!node) {
        if (required)
            take_fault(t, map, key, "this key is missing");
        return NULL;
    }
    if (node->kind != YAML_TEXT) {
        take_fault(t, node, key, "found %s, expected a text", yaml_kind_names[node->kind]);
        return NULL;
    }
    if (required && node->text.n == 0) {
        take_fault(t, node, key, "found nothing, expected a text");
        return NULL;
    }
    return node;
}

void take_str(struct taker *t, const struct yaml_node *map, const char *key, bool required,
              struct str *value)
{
    const struct yaml_node *node = text_at(t, map, key, required);

    if (node)
        *value = node->text;
}

void take_int64(struct taker *t, const struct yaml_node *map, const char *key, int64_t min,
                int64_t max, int64_t *value)
{
    const struct yaml_node *node = text_at(t, map, key, false);
    int64_t found;

    if (!node)
        return;
    if (node->quoted || !str_to_int(node->text, max, &found) || found < min) {
        take_fault(t, node, key, "found %.*s, expected a number from %lld to %lld",
                   STR_ARG(node->text), (long long)min, (long long)max);
        return;
    }
    *value = found;
}

void take_int(struct taker *t, const struct yaml_node *map, const char *key, int64_t min,
              int64_t max, int32_t *value)
{
    int64_t wide = *value;

    take_int64(t, map, key, min, max, &wide);
    *value = (int32_t)wide;
}

void take_bool(struct taker *t, const struct yaml_node *map, const char *key, bool *value)
{
    static const char *const NAMES[] = {"false", "true", NULL};
    int found = *value;

    take_word(t, map, key, false, NAMES, &found);
    *value = found == 1;
}

void take_day(struct taker *t, const struct yaml_node *map, const char *key, int32_t *day)
{
    const struct yaml_node *node = text_at(t, map, key, false);

    if (node && !day_parse(node->text, day))
        take_fault(t, node, key, "found %.*s, expected a day as YYYY-MM-DD", STR_ARG(node->text));
}

void take_yuan(struct taker *t, const struct yaml_node *map, const char *key, bool required,
               int64_t *fen)
{
    const struct yaml_node *node = text_at(t, map, key, required);
    int64_t found;

    if (!node)
        return;
    if (!decimal_parse(node->text, 2, &found) || found < 0 || found > INT64_C(100000000000000))
        take_fault(t, node, key, "found %.*s, expected an amount in yuan", STR_ARG(node->text));
    else
        *fen = found;
}

void take_decimal(struct taker *t, const struct yaml_node *map, const char *key, struct str *value)
{
    const struct yaml_node *node = text_at(t, map, key, true);
    int64_t found;

    if (!node)
        return;
    if (!decimal_parse(node->text, 6, &found) || found < 0)
        take_fault(t, node, key, "found %.*s, expected a decimal", STR_ARG(node->text));
    else
        *value = node->text;
}

void take_word(struct taker *t, const struct yaml_node *map, const char *key, bool required,
               const char *const *names, int *value)
{
    const struct yaml_node *node = text_at(t, map, key, required);
    const char *all = "";

    if (!node)
        return;
    for (int i = 0; names[i]; i++) {
        if (str_eq(node->text, str_of(names[i]))) {
            *value = i;
            return;
        }
        all = arena_text(t->arena, "%s%s%s", all, *all ? ", " : "", names[i]);
    }
    take_fault(t, node, key, "found %.*s, expected one of %s", STR_ARG(node->text), all);
}

void take_strs(struct taker *t, const struct yaml_node *map, const char *key,
               struct str_list *value)
{
    const struct yaml_node *node = yaml_get(map, key);
    int32_t n;

    if (!node)
        return;
    if (node->kind == YAML_MAP) {
        take_fault(t, node, key, "found a map, expected a list");
        return;
    }
    n = node->kind == YAML_TEXT ? 1 : node->n;
    *value = (struct str_list){.items = ARENA_ARRAY(t->arena, struct str, n ? n : 1)};
    for (int32_t i = 0; i < n; i++) {
        const struct yaml_node *item = node->kind == YAML_TEXT ? node : &node->items[i];

        if (item->kind != YAML_TEXT || item->text.n == 0)
            take_fault(t, item, key, "found %s, expected a text that is not empty",
                       item->kind == YAML_TEXT ? "nothing" : yaml_kind_names[item->kind]);
        else
            value->items[value->n++] = item->text;
    }
}

const struct yaml_node *take_list(struct taker *t, const struct yaml_node *map, const char *key,
                                  bool required)
{
    const struct yaml_node *node = yaml_get(map, key);

    if (!node) {
        if (required)
            take_fault(t, map, key, "this key is missing");
        return NULL;
    }
    if (node->kind != YAML_LIST || (required && node->n == 0)) {
        take_fault(t, node, key, "found %s, expected a list",
                   node->kind == YAML_LIST ? "an empty one" : yaml_kind_names[node->kind]);
        return NULL;
    }
    return node;
}
