/* ingest_summary_read.c - summary.json of a cube read back: every key that is written is wanted. */
#include <jansson.h>

#include "base/day.h"
#include "work/ingest_part.h"

static bool fault(const char *name, const char *key, const char *reason, struct err *e)
{
    return err_set(e, ERR_INPUT, "%.400s: %s: %s", name, key, reason);
}

static bool count_read(const char *name, const json_t *object, const char *key, int64_t *count,
                       struct err *e)
{
    const json_t *value = json_object_get(object, key);

    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return fault(name, key, "a whole number, 0 or more, is wanted", e);
    *count = json_integer_value(value);
    return true;
}

struct counts {
    const char *key;
    const char *const *names;
    int64_t *counts;
    int from, end;
};

static bool counts_read(const char *name, const json_t *root, const struct counts *c, struct err *e)
{
    const json_t *object = json_object_get(root, c->key);

    if (!json_is_object(object))
        return fault(name, c->key, "an object of counts is wanted", e);
    for (int i = c->from; i < c->end; i++) {
        if (!count_read(name, object, c->names[i], &c->counts[i], e))
            return false;
    }
    return true;
}

static bool all_counts_read(const char *name, const json_t *root, struct ingest_summary *s,
                            struct err *e)
{
    const struct counts objects[] = {
        {"rejected_by", rule_names, s->by_rule, 0, RULE_REJECTING_N},
        {"flagged_by", rule_names, s->by_rule, RULE_REJECTING_N, RULE_N},
        {"encodings", record_encoding_names, s->encodings, 0, RECORD_ENCODING_N},
        {"resolver", ingest_step_names, s->resolver, 1, PLACE_STEPS}};

    if (!count_read(name, root, "read", &s->read, e)
        || !count_read(name, root, "accepted", &s->accepted, e)
        || !count_read(name, root, "rejected", &s->rejected, e)
        || !count_read(name, root, "files", &s->files, e)
        || !count_read(name, root, "bytes", &s->bytes, e))
        return false;
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        if (!counts_read(name, root, &objects[i], e))
            return false;
    }
    return true;
}

static bool text_read(const char *name, const json_t *root, const char *key, struct arena *a,
                      struct str *text, struct err *e)
{
    const json_t *value = json_object_get(root, key);

    if (!json_is_string(value))
        return fault(name, key, "a text is wanted", e);
    *text = str_copy(a, (struct str){json_string_value(value), json_string_length(value)});
    return true;
}

static bool about_read(const char *name, const json_t *root, struct arena *a,
                       struct ingest_summary *s, struct err *e)
{
    const json_t *sources = json_object_get(root, "sources");
    const json_t *seconds = json_object_get(root, "seconds");
    struct str day = {0};

    if (!json_is_array(sources))
        return fault(name, "sources", "a list of texts is wanted", e);
    for (size_t i = 0; i < json_array_size(sources); i++) {
        const json_t *source = json_array_get(sources, i);

        if (!json_is_string(source))
            return fault(name, "sources", "a list of texts is wanted", e);
        ingest_summary_source(s, str_copy(a, str_of(json_string_value(source))));
    }
    if (!json_is_number(seconds) || json_number_value(seconds) < 0)
        return fault(name, "seconds", "a number is wanted", e);
    s->seconds = json_number_value(seconds);
    s->invented = json_is_true(json_object_get(root, "invented"));
    if (!text_read(name, root, "scheme", a, &s->scheme, e)
        || !text_read(name, root, "not_after", a, &day, e))
        return false;
    return day_parse(day, &s->not_after_day)
           || fault(name, "not_after", "a day is written YYYY-MM-DD", e);
}

bool ingest_summary_read(const char *name, struct str bytes, struct arena *a,
                         struct ingest_summary *s, struct err *e)
{
    json_error_t where;
    json_t *root = json_loadb(bytes.at, bytes.n, JSON_REJECT_DUPLICATES, &where);
    struct ingest_summary new = {0};
    bool ok;

    if (!root)
        return err_set(e, ERR_INPUT, "%.400s:%d:%d: %.200s", name, where.line, where.column,
                       where.text);
    ok = all_counts_read(name, root, &new, e) && about_read(name, root, a, &new, e);
    if (ok && (new.accepted > new.read || new.rejected != new.read - new.accepted))
        ok = fault(name, "read", "is not accepted + rejected", e);
    if (ok)
        *s = new;
    else
        ingest_summary_reset(&new);
    json_decref(root);
    return ok;
}
