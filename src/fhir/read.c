/* read.c - see read.h and read_part.h: the small parts. */
#include "fhir/read.h"

#include <string.h>

#include "fhir/read_part.h"
#include "fhir/search.h"
#include "model/unknown.h"

static struct str text_of(const json_t *value)
{
    return (struct str){json_string_value(value), json_string_length(value)};
}

bool fhir_read_bad(const struct fhir_reading *r, const char *where, const char *what)
{
    *r->expression = where ? arena_text(r->arena, "%s.%s", r->sent->path, where) : r->sent->path;
    return err_set(r->e, ERR_USAGE, "%s", what);
}

static bool known(const char *name, const char *const *elements)
{
    for (size_t i = 0; elements[i]; i++) {
        if (!strcmp(name, elements[i]))
            return true;
    }
    return false;
}

bool fhir_read_elements(const struct fhir_reading *r, const char *const *elements)
{
    /* what the server writes itself, or nobody needs */
    static const char *const OWN[] = {"resourceType", "id",         "meta", "text",
                                      "language",     "identifier", NULL};
    json_t *resource = r->sent->resource;

    for (void *i = json_object_iter(resource); i; i = json_object_iter_next(resource, i)) {
        const char *name = json_object_iter_key(i);

        if (!known(name, OWN) && !known(name, elements))
            return fhir_read_bad(r, strlen(name) > 60 ? NULL : name, "此处不收这个元素");
    }
    return true;
}

bool fhir_read_open(const struct fhir_reading *r, enum resource_type type,
                    const char *const *elements)
{
    const char *told = json_string_value(json_object_get(r->sent->resource, "resourceType"));

    if (!told || strcmp(told, resource_names[type]) != 0)
        return fhir_read_bad(r, NULL, arena_text(r->arena, "须为 %s 资源", resource_names[type]));
    return fhir_read_elements(r, elements);
}

bool fhir_read_text(const struct fhir_reading *r, const json_t *value, const char *where, int most,
                    struct str *text)
{
    struct str s = text_of(value);
    int count = 0;
    uint32_t rune;

    if (!value)
        return true;
    if (!json_is_string(value) || s.n == 0)
        return fhir_read_bad(r, where, "须为不空的文本");
    for (size_t i = 0, step; i < s.n; i += step, count++) {
        step = utf8_next(s, i, &rune);
        if (!step || !utf8_plain(rune))
            return fhir_read_bad(r, where, "含有换行或不可见字符");
    }
    if (count > most)
        return fhir_read_bad(r, where, arena_text(r->arena, "至多 %d 个字", most));
    *text = s;
    return true;
}

bool fhir_read_word(const struct fhir_reading *r, const json_t *value, const char *where,
                    const char *const *names, int *word)
{
    const char *told = json_string_value(value);

    if (!value)
        return true;
    for (int i = 0; told && names[i]; i++) {
        if (!strcmp(told, names[i])) {
            *word = i;
            return true;
        }
    }
    return fhir_read_bad(r, where, "没有这个代码，或此处不收");
}

bool fhir_read_only(const struct fhir_reading *r, const char *name, json_t **item)
{
    json_t *list = json_object_get(r->sent->resource, name);

    *item = json_array_get(list, 0);
    if (!list)
        return true;
    return (json_array_size(list) == 1 && json_is_object(*item))
           || fhir_read_bad(r, name, "须为只有一项的列表");
}

/* What a reference to another entry of the Bundle became. */
static bool link_follow(const struct fhir_reading *r, const char *where, struct str *reference)
{
    for (size_t i = 0; i < r->sent->link_n; i++) {
        if (str_eq(r->sent->links[i].full_url, *reference)) {
            *reference = r->sent->links[i].reference;
            return true;
        }
    }
    return !str_starts(*reference, STR("urn:"))
           || fhir_read_bad(r, where, "所引用的条目不在本 Bundle 中，或排在其后");
}

bool fhir_read_reference(const struct fhir_reading *r, const json_t *reference, const char *where,
                         enum resource_type type, struct str *id)
{
    struct str rest, last = {0}, before = {0};

    if (!fhir_read_text(r, json_object_get(reference, "reference"), where, 200, &last))
        return false;
    if (last.n == 0)
        return fhir_read_bad(r, where, "须有引用");
    if (!link_follow(r, where, &last))
        return false;
    for (rest = last; rest.n;) {
        before = last;
        last = str_cut(&rest, '/');
    }
    if (!str_eq(before, str_of(resource_names[type])) || last.n == 0)
        return fhir_read_bad(r, where, arena_text(r->arena, "须引用 %s", resource_names[type]));
    *id = last;
    return true;
}

bool fhir_read_id(const struct fhir_reading *r, const json_t *reference, const char *where,
                  enum resource_type type, struct id *id)
{
    struct str text = STR("");

    return fhir_read_reference(r, reference, where, type, &text)
           && (id_parse(text, id) || fhir_read_bad(r, where, "没有这个编号"));
}

bool fhir_read_code(const struct fhir_reading *r, const json_t *concept, const char *where,
                    const char *system, struct str *code)
{
    const json_t *list = json_object_get(concept, "coding"), *one;
    size_t i;

    *code = STR("");
    if (!json_is_object(concept) || (list && !json_is_array(list)))
        return fhir_read_bad(r, where, "须为 CodeableConcept");
    json_array_foreach(list, i, one)
    {
        const char *told = json_string_value(json_object_get(one, "system"));

        if (told && !strcmp(told, system))
            return fhir_read_text(r, json_object_get(one, "code"), where, 40, code);
    }
    return true;
}

bool fhir_read_when(const struct fhir_reading *r, const char *name, int64_t *at_ms)
{
    const json_t *value = json_object_get(r->sent->resource, name);
    int64_t until;

    *at_ms = COUNT_UNKNOWN;
    return !value || fhir_date_read(text_of(value), at_ms, &until)
           || fhir_read_bad(r, name, "日期格式不对");
}
