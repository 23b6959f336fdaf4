/* gaps_source.c - what a cube's summary.json says of its figures. */
#include <jansson.h>

#include "work/gaps_part.h"

/* A text of the object; empty where it is absent or null. */
static bool text_read(const char *name, const json_t *root, const char *key, struct arena *a,
                      struct str *text, struct err *e)
{
    const json_t *value = json_object_get(root, key);

    *text = STR("");
    if (!value || json_is_null(value))
        return true;
    if (!json_is_string(value))
        return err_set(e, ERR_INPUT, "%.400s: %s: a text is wanted", name, key);
    *text = str_copy(a, (struct str){json_string_value(value), json_string_length(value)});
    return true;
}

bool gaps_source_read(const char *name, struct str bytes, struct arena *a,
                      struct gaps_source *source, struct err *e)
{
    struct gaps_source found = {0};
    json_error_t fault;
    json_t *root = json_loadb(bytes.at, bytes.n, JSON_REJECT_DUPLICATES, &fault);
    bool ok = false;

    if (!root)
        return err_set(e, ERR_INPUT, "%.400s:%d:%d: no JSON: %.200s", name, fault.line,
                       fault.column, fault.text);
    if (!json_is_object(root)) {
        err_set(e, ERR_INPUT, "%.400s: a JSON object is wanted", name);
        goto undo;
    }
    ok = text_read(name, root, "scheme", a, &found.scheme, e)
         && text_read(name, root, "population", a, &found.population, e);
    found.invented = json_is_true(json_object_get(root, "invented"));
    if (ok)
        *source = found;
undo:
    json_decref(root);
    return ok;
}
