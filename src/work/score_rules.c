/* score_rules.c - rules.json to numbers. Decimals are strings, so that nothing is lost in reading.
 */
#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "base/money.h"
#include "work/score.h"

struct reading {
    const char *name;
    struct arena *a;
    struct score_rule_file *file;
    struct score_indicator *indicators;
};

static bool fault(const struct reading *rd, const char *key, const char *value, struct err *e,
                  const char *reason)
{
    return err_set(e, ERR_INPUT, "%.300s: %.80s: %.60s: %s", rd->name, key, value, reason);
}

bool score_decimal(struct str s, int64_t *value)
{
    const char *point = s.n ? memchr(s.at, '.', s.n) : NULL;
    bool minus = s.n && s.at[0] == '-';

    for (size_t i = minus; i < s.n; i++) {
        if ((s.at[i] < '0' || s.at[i] > '9') && s.at + i != point)
            return false;
    }
    if (point && s.n - (size_t)(point - s.at) > 10)
        return false;
    return decimal_parse(s, 9, value);
}

const char *score_text(int64_t value, int digits, struct arena *a)
{
    int64_t one = digits == 9 ? SCORE_ONE : SCORE_POINT;
    char *text = arena_text(a, "%" PRId64 ".%0*" PRId64, value / one, digits, value % one);
    size_t n = strlen(text);

    while (text[n - 1] == '0')
        n--;
    text[text[n - 1] == '.' ? n - 1 : n] = '\0';
    return text;
}

/* Every key is one of the wanted, and every wanted one is there. */
static bool keys_check(const struct reading *rd, json_t *object, const char *where,
                       const char *const *wanted, struct err *e)
{
    const char *key;
    json_t *value;

    if (!json_is_object(object))
        return fault(rd, where, "", e, "an object is wanted");
    json_object_foreach(object, key, value)
    {
        bool known = false;

        for (int i = 0; wanted[i]; i++)
            known = known || !strcmp(wanted[i], key);
        if (!known)
            return fault(rd, where, key, e, "there is no such key");
    }
    for (int i = 0; wanted[i]; i++) {
        if (!json_object_get(object, wanted[i]))
            return fault(rd, where, wanted[i], e, "the key is missing");
    }
    return true;
}

static bool decimal_get(const struct reading *rd, json_t *object, const char *where,
                        const char *key, int64_t *value, struct err *e)
{
    json_t *found = json_object_get(object, key);
    const char *path = arena_text(rd->a, "%s%s", where, key);

    if (!json_is_string(found))
        return fault(rd, path, "", e, "a decimal as a string is wanted, as \"0.6\"");
    if (!score_decimal((struct str){json_string_value(found), json_string_length(found)}, value)
        || *value < 0 || *value > SCORE_VALUE_MOST)
        return fault(rd, path, json_string_value(found), e,
                     "a decimal from 0 to a billion with at most nine digits is wanted");
    return true;
}

/* A floor lies between 0 and 1, as the score does. */
static bool floor_get(const struct reading *rd, json_t *object, const char *key, int64_t *value,
                      struct err *e)
{
    if (!decimal_get(rd, object, "", key, value, e))
        return false;
    return *value <= SCORE_ONE
           || fault(rd, key, score_text(*value, 9, rd->a), e, "a floor is at most 1, as the score");
}

static bool whole_get(const struct reading *rd, json_t *object, const char *key, int64_t *value,
                      struct err *e)
{
    json_t *found = json_object_get(object, key);
    struct str digits = {json_string_value(found), json_string_length(found)};

    if (json_is_integer(found))
        *value = json_integer_value(found);
    else if (!json_is_string(found) || !str_to_int(digits, SCORE_FEN_MOST, value))
        return fault(rd, key, json_is_string(found) ? digits.at : "", e,
                     "a whole number is wanted");
    return (*value >= 0 && *value <= SCORE_FEN_MOST)
           || fault(rd, key, arena_text(rd->a, "%" PRId64, *value), e,
                    "a whole number from 0 to 1000000000000000 is wanted");
}

static bool name_get(const struct reading *rd, json_t *object, const char *where, int32_t k,
                     struct err *e)
{
    json_t *found = json_object_get(object, "name");
    const char *name = json_string_value(found);
    const char *path = arena_text(rd->a, "%sname", where);

    if (!name || !*name || strlen(name) != json_string_length(found))
        return fault(rd, path, "", e, "a name is wanted");
    for (int32_t i = 0; i < k; i++) {
        if (!strcmp(rd->file->names[i], name))
            return fault(rd, path, name, e, "this name stands twice");
    }
    rd->file->names[k] = arena_copy(rd->a, name, strlen(name));
    return true;
}

static bool indicator_read(struct reading *rd, json_t *object, int32_t k, struct err *e)
{
    static const char *const keys[] = {"name", "target", "weight", "better", NULL};
    const char *where = arena_text(rd->a, "indicators[%" PRId32 "].", k), *better;
    struct score_indicator *one = &rd->indicators[k];

    if (!keys_check(rd, object, where, keys, e) || !name_get(rd, object, where, k, e)
        || !decimal_get(rd, object, where, "target", &one->target, e)
        || !decimal_get(rd, object, where, "weight", &one->weight, e))
        return false;
    better = json_string_value(json_object_get(object, "better"));
    if (!better || (strcmp(better, "high") != 0 && strcmp(better, "low") != 0))
        return fault(rd, arena_text(rd->a, "%sbetter", where), better ? better : "", e,
                     "high or low is wanted");
    one->better_high = !strcmp(better, "high");
    if (one->target == 0)
        return fault(rd, arena_text(rd->a, "%starget", where), "0", e,
                     "a target above 0 is wanted");
    return true;
}

static bool indicators_read(struct reading *rd, json_t *list, struct err *e)
{
    int64_t sum = 0;
    size_t n = json_array_size(list);

    if (!json_is_array(list) || n == 0 || n > SCORE_INDICATOR_MOST)
        return fault(rd, "indicators", "", e, "a list of 1 to 16 indicators is wanted");
    rd->indicators = ARENA_ARRAY(rd->a, struct score_indicator, n);
    for (size_t k = 0; k < n; k++) {
        if (!indicator_read(rd, json_array_get(list, k), (int32_t)k, e))
            return false;
        sum += rd->indicators[k].weight > SCORE_ONE ? SCORE_ONE + 1 : rd->indicators[k].weight;
    }
    if (sum != SCORE_ONE)
        return fault(rd, "indicators", score_text(sum, 9, rd->a), e, "the weights must sum to 1");
    rd->file->rules.indicators = rd->indicators;
    rd->file->rules.indicator_n = (int32_t)n;
    return true;
}

static bool rules_read(struct reading *rd, json_t *root, struct err *e)
{
    static const char *const keys[] = {"indicators",   "basic_floor", "competition_floor",
                                       "shrink_cases", "pool_fen",    NULL};
    struct score_rules *rules = &rd->file->rules;

    return keys_check(rd, root, "rules", keys, e)
           && indicators_read(rd, json_object_get(root, "indicators"), e)
           && floor_get(rd, root, "basic_floor", &rules->basic_floor, e)
           && floor_get(rd, root, "competition_floor", &rules->competition_floor, e)
           && whole_get(rd, root, "shrink_cases", &rules->shrink_cases, e)
           && whole_get(rd, root, "pool_fen", &rules->pool_fen, e);
}

bool score_rules_read(const char *name, struct str text, struct arena *a,
                      struct score_rule_file *file, struct err *e)
{
    struct score_rule_file found = {0};
    struct reading rd = {.name = name, .a = a, .file = &found};
    json_error_t wrong;
    json_t *root = json_loadb(text.at ? text.at : "", text.n, JSON_REJECT_DUPLICATES, &wrong);
    bool done;

    if (!root)
        return err_set(e, ERR_INPUT, "%.300s:%d:%d: : %s", name, wrong.line, wrong.column,
                       wrong.text);
    done = rules_read(&rd, root, e);
    json_decref(root);
    if (done)
        *file = found;
    return done;
}
