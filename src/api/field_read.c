/* field_read.c - see field.h: JSON into a struct. The table is walked twice: to find what is wrong,
 * and, where nothing is, to write. */
#include <assert.h>
#include <limits.h>
#include <math.h>
#include <string.h>

#include "api/field.h"
#include "base/day.h"
#include "model/unknown.h"

enum { FOUND_BYTES = 60 };

static bool field_fault(struct field_reading *r, const char *field, const char *message,
                        const char *found, const char *expected)
{
    if (r->fault_n < FIELD_FAULTS)
        r->faults[r->fault_n++] = (struct problem_field){field, message, found, expected};
    return false;
}

/* What came instead, short. */
static const char *shown(struct arena *a, const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_STRING: {
        struct str s = {json_string_value(value), json_string_length(value)};
        size_t n = 0, step;

        while ((step = utf8_next(s, n, &(uint32_t){0})) && n + step <= FOUND_BYTES)
            n += step;
        return arena_text(a, "%.*s%s", (int)n, s.at, n < s.n ? "…" : "");
    }
    case JSON_INTEGER:
        return arena_text(a, "%lld", (long long)json_integer_value(value));
    case JSON_REAL:
        return arena_text(a, "%.17g", json_real_value(value));
    case JSON_TRUE:
        return "true";
    case JSON_FALSE:
        return "false";
    case JSON_NULL:
        return "null";
    case JSON_ARRAY:
        return "an array";
    case JSON_OBJECT:
        break;
    }
    return "an object";
}

static void range_of(const struct field *f, int64_t *min, int64_t *max)
{
    bool open = f->min == 0 && f->max == 0;

    *min = f->min;
    *max = f->max;
    if (open) {
        bool small = f->kind == FIELD_INT;
        /* INT64_MIN means unknown and is no count. */
        *min = small ? INT32_MIN : -INT64_MAX;
        *max = small ? INT32_MAX : INT64_MAX;
    }
}

static const char *names_text(struct arena *a, const char *const *names)
{
    const char *text = "one of";

    for (int i = 0; names[i]; i++)
        text = arena_text(a, "%s%s%s", text, i ? ", " : " ", names[i]);
    return text;
}

static const char *expected(struct arena *a, const struct field *f)
{
    int64_t min, max;

    switch (f->kind) {
    case FIELD_TEXT:
    case FIELD_TEXTS:
        return arena_text(a, "%s of %lld…%lld characters",
                          f->kind == FIELD_TEXT ? "a text" : "texts", (long long)f->min,
                          (long long)(f->max ? f->max : FIELD_CHARACTERS));
    case FIELD_ID:
        return "an id";
    case FIELD_INT:
    case FIELD_COUNT:
        range_of(f, &min, &max);
        return arena_text(a, "a whole number, %lld…%lld", (long long)min, (long long)max);
    case FIELD_REAL:
        return f->min || f->max
                   ? arena_text(a, "a number, %lld…%lld", (long long)f->min, (long long)f->max)
                   : "a number";
    case FIELD_BOOL:
        return "true or false";
    case FIELD_DAY:
        return "a day, YYYY-MM-DD";
    case FIELD_MONTH:
        return "a month, YYYY-MM";
    case FIELD_MS:
        return "an instant, YYYY-MM-DDThh:mm:ss+08:00";
    case FIELD_NAME:
        return names_text(a, f->names);
    default:
        assert(0); /* only a handler can write these */
        return NULL;
    }
}

static bool text_take(const struct field *f, const json_t *json, struct arena *a, struct str *out)
{
    struct str s = {json_string_value(json), json_string_length(json)};
    int64_t characters = 0;
    uint32_t rune;

    if (!json_is_string(json))
        return false;
    for (size_t i = 0, step; i < s.n; i += step, characters++) {
        step = utf8_next(s, i, &rune);
        if (!step || !utf8_plain(rune))
            return false;
    }
    if (characters < f->min || characters > (f->max ? f->max : FIELD_CHARACTERS))
        return false;
    *out = str_copy(a, s);
    return true;
}

static bool texts_take(const struct field *f, const json_t *json, struct arena *a,
                       struct str_list *out)
{
    size_t n = json_array_size(json);
    struct str *items;

    if (!json_is_array(json))
        return false;
    items = ARENA_ARRAY(a, struct str, n);
    for (size_t i = 0; i < n; i++) {
        if (!text_take(f, json_array_get(json, i), a, &items[i]))
            return false;
    }
    *out = (struct str_list){items, n, n};
    return true;
}

static bool whole_take(const struct field *f, const json_t *json, int64_t *out)
{
    int64_t min, max;

    range_of(f, &min, &max);
    *out = json_integer_value(json);
    return json_is_integer(json) && *out >= min && *out <= max;
}

static bool real_take(const struct field *f, const json_t *json, double *out)
{
    *out = json_number_value(json);
    return json_is_number(json) && isfinite(*out)
           && ((f->min == 0 && f->max == 0) || (*out >= (double)f->min && *out <= (double)f->max));
}

static bool name_take(const struct field *f, const json_t *json, unsigned *out)
{
    for (*out = 0; json_is_string(json) && f->names[*out]; ++*out) {
        if (!strcmp(json_string_value(json), f->names[*out]))
            return true;
    }
    return false;
}

static bool two_digits(struct str s, size_t at, int64_t max, int64_t *out)
{
    char high = s.at[at], low = s.at[at + 1];

    *out = (high - '0') * 10 + (low - '0');
    return high >= '0' && high <= '9' && low >= '0' && low <= '9' && *out <= max;
}

/* "hh:mm" in seconds. */
static bool clock_take(struct str s, int64_t hour_max, int64_t *seconds)
{
    int64_t hour, minute;

    if (s.n != 5 || s.at[2] != ':' || !two_digits(s, 0, hour_max, &hour)
        || !two_digits(s, 3, 59, &minute))
        return false;
    *seconds = (hour * 60 + minute) * 60;
    return true;
}

/* "Z", or "+hh:mm". */
static bool offset_take(struct str s, int64_t *seconds)
{
    *seconds = 0;
    if (str_eq(s, STR("Z")))
        return true;
    if (s.n != 6 || (s.at[0] != '+' && s.at[0] != '-')
        || !clock_take((struct str){s.at + 1, 5}, 14, seconds))
        return false;
    if (s.at[0] == '-')
        *seconds = -*seconds;
    return true;
}

/* YYYY-MM-DDThh:mm:ss, then an offset. */
static bool instant_take(struct str s, int64_t *out)
{
    int64_t clock, second, offset;
    int32_t day;

    if (s.n < 20 || s.at[10] != 'T' || s.at[16] != ':' || !day_parse((struct str){s.at, 10}, &day)
        || !clock_take((struct str){s.at + 11, 5}, 23, &clock) || !two_digits(s, 17, 59, &second)
        || !offset_take((struct str){s.at + 19, s.n - 19}, &offset))
        return false;
    *out = ((int64_t)day * 24 * 3600 + clock + second - offset) * 1000;
    return true;
}

union taken { /* a value before it is put into the row */
    struct str text;
    struct str_list texts;
    struct id id;
    int32_t whole;
    int64_t count;
    double real;
    bool yes;
    unsigned name;
};

static size_t number_take(const struct field *f, const json_t *json, union taken *t)
{
    int64_t whole;

    if (f->kind == FIELD_REAL)
        return real_take(f, json, &t->real) ? sizeof t->real : 0;
    if (f->kind == FIELD_COUNT)
        return whole_take(f, json, &t->count) ? sizeof t->count : 0;
    if (!whole_take(f, json, &whole))
        return 0;
    t->whole = (int32_t)whole;
    return sizeof t->whole;
}

/* Kinds that are written as a text of a certain form. */
static size_t formed_take(const struct field *f, const json_t *json, union taken *t)
{
    struct str s = {json_string_value(json), json_string_length(json)};

    if (!s.at)
        return 0;
    if (f->kind == FIELD_ID)
        return id_parse(s, &t->id) ? sizeof t->id : 0;
    if (f->kind == FIELD_MS)
        return instant_take(s, &t->count) ? sizeof t->count : 0;
    if (f->kind == FIELD_NAME)
        return name_take(f, json, &t->name) ? sizeof t->name : 0;
    return (f->kind == FIELD_DAY ? day_parse : month_parse)(s, &t->whole) ? sizeof t->whole : 0;
}

/* Size of what is put into the row; 0 where the value is none of this kind. */
static size_t value_take(const struct field *f, const json_t *json, struct arena *a, union taken *t)
{
    switch (f->kind) {
    case FIELD_TEXT:
        return text_take(f, json, a, &t->text) ? sizeof t->text : 0;
    case FIELD_TEXTS:
        return texts_take(f, json, a, &t->texts) ? sizeof t->texts : 0;
    case FIELD_BOOL:
        t->yes = json_is_true(json);
        return json_is_boolean(json) ? sizeof t->yes : 0;
    case FIELD_INT:
    case FIELD_COUNT:
    case FIELD_REAL:
        return number_take(f, json, t);
    default:
        return formed_take(f, json, t);
    }
}

static size_t unknown_take(const struct field *f, union taken *t)
{
    switch (f->kind) {
    case FIELD_TEXT:
        t->text = (struct str){0};
        return sizeof t->text;
    case FIELD_TEXTS:
        t->texts = (struct str_list){0};
        return sizeof t->texts;
    case FIELD_ID:
        t->id = (struct id){0};
        return sizeof t->id;
    case FIELD_COUNT:
    case FIELD_MS:
        t->count = f->kind == FIELD_COUNT ? COUNT_UNKNOWN : 0;
        return sizeof t->count;
    case FIELD_REAL:
        t->real = NUMBER_UNKNOWN;
        return sizeof t->real;
    case FIELD_BOOL:
        t->yes = false;
        return sizeof t->yes;
    case FIELD_NAME:
        t->name = 0;
        return sizeof t->name;
    default:
        t->whole = f->kind == FIELD_INT ? 0 : DAY_NONE;
        return sizeof t->whole;
    }
}

/* One field; into the row where there is one. */
static bool member_read(struct field_reading *r, const struct field *f, const json_t *object,
                        char *row)
{
    const json_t *json = json_object_get(object, f->name);
    union taken taken = {0};
    size_t n;

    if ((!json || json_is_null(json)) && f->maybe)
        n = unknown_take(f, &taken);
    else if (!json)
        return field_fault(r, f->name, "is missing", NULL, expected(r->arena, f));
    else
        n = value_take(f, json, r->arena, &taken);
    if (!n)
        return field_fault(r, f->name, "is not what is taken here", shown(r->arena, json),
                           expected(r->arena, f));
    if (row)
        memcpy(row + f->at, &taken, n);
    return true;
}

static bool names_known(struct field_reading *r, const struct field *fields, const json_t *object)
{
    const char *key;
    json_t *value;
    bool good = true;

    json_object_foreach((json_t *)object, key, value)
    {
        const struct field *f = fields;

        while (f->kind != FIELD_END && strcmp(f->name, key) != 0)
            f++;
        if (f->kind == FIELD_END) {
            json_t *name = json_string(key);
            good = field_fault(r, shown(r->arena, name), "no such member here", NULL, NULL);
            json_decref(name);
        }
    }
    return good;
}

bool field_read(struct field_reading *r, const struct field *fields, const json_t *object,
                void *row)
{
    bool good = names_known(r, fields, object);

    for (const struct field *f = fields; f->kind != FIELD_END; f++)
        good = member_read(r, f, object, NULL) && good;
    for (const struct field *f = fields; good && f->kind != FIELD_END; f++)
        good = member_read(r, f, object, row);
    return good;
}
