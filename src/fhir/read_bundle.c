/* read_bundle.c - a Bundle that is a transaction or a batch: what each entry asks for. The
 * resources are read by their own readers. */
#include <string.h>

#include "fhir/read_part.h"

static const char *const ELEMENTS[] = {"type", "entry", "timestamp", NULL};
static const char *const METHODS[] = {"POST", "PUT", NULL};

static const char *path_of(const struct fhir_reading *r, size_t i, const char *rest)
{
    return arena_text(r->arena, "entry[%zu]%s", i, rest);
}

/* "ServiceRequest" of what is made, "ServiceRequest/…" of what is changed. */
static bool url_take(const struct fhir_reading *r, size_t i, struct str url, struct fhir_entry *x)
{
    const char *path = path_of(r, i, ".request.url");
    struct str type = str_cut(&url, '/');
    int word = 0;

    while (resource_names[word] && !str_eq(type, str_of(resource_names[word])))
        word++;
    if (word != RESOURCE_REQUEST && word != RESOURCE_APPOINTMENT
        && (word != RESOURCE_TASK || x->put))
        return fhir_read_bad(r, path, "只收 ServiceRequest、Appointment，及新建的 Task");
    x->type = (enum resource_type)word;
    if (x->put != (url.n > 0))
        return fhir_read_bad(r, path, x->put ? "PUT 须有编号" : "POST 不带编号");
    x->id = url;
    return true;
}

static bool entry_take(const struct fhir_reading *r, size_t i, const json_t *one,
                       struct fhir_entry *x)
{
    const json_t *request = json_object_get(one, "request");
    struct str url = STR("");
    int method = -1;

    x->resource = json_object_get(one, "resource");
    if (!json_is_object(x->resource))
        return fhir_read_bad(r, path_of(r, i, ".resource"), "须为资源");
    if (!fhir_read_word(r, json_object_get(request, "method"), path_of(r, i, ".request.method"),
                        METHODS, &method)
        || !fhir_read_text(r, json_object_get(one, "fullUrl"), path_of(r, i, ".fullUrl"), 200,
                           &x->full_url)
        || !fhir_read_text(r, json_object_get(request, "url"), path_of(r, i, ".request.url"), 100,
                           &url)
        || !fhir_read_text(r, json_object_get(request, "ifMatch"),
                           path_of(r, i, ".request.ifMatch"), 40, &x->if_match)
        || !fhir_read_text(r, json_object_get(request, "ifNoneExist"),
                           path_of(r, i, ".request.ifNoneExist"), 400, &x->if_none_exist))
        return false;
    if (method < 0)
        return fhir_read_bad(r, path_of(r, i, ".request.method"), "必填");
    x->put = method == 1;
    return url_take(r, i, url, x);
}

/* A transaction does one thing to one resource, and each entry has a name of its own. */
static bool alone_check(const struct fhir_reading *r, const struct fhir_entry *x, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (x[i].put && x[k].put && x[i].type == x[k].type && str_eq(x[i].id, x[k].id))
            return fhir_read_bad(r, path_of(r, i, ".request.url"), "同一资源出现两次");
        if (x[i].full_url.n > 0 && str_eq(x[i].full_url, x[k].full_url))
            return fhir_read_bad(r, path_of(r, i, ".fullUrl"), "重复");
    }
    return true;
}

/* Of a batch what is wrong with one entry is told of that one. */
static bool entry_read(const struct fhir_reading *r, const json_t *list, size_t i,
                       struct fhir_entries *entries)
{
    struct fhir_entry *x = &entries->items[i];
    struct err own = {0};
    const struct fhir_reading one = {r->sent, r->arena, r->expression, &own};

    *x = (struct fhir_entry){0};
    if (entry_take(&one, i, json_array_get(list, i), x)
        && (entries->batch || alone_check(&one, entries->items, i)))
        return true;
    if (!entries->batch)
        return err_pass(r->e, &own);
    x->wrong = arena_text(r->arena, "%s", own.text);
    x->expression = *r->expression;
    return true;
}

bool fhir_bundle_read(json_t *bundle, struct arena *a, struct fhir_entries *entries,
                      const char **expression, struct err *e)
{
    const struct fhir_sent sent = {.resource = bundle, .path = "Bundle"};
    const struct fhir_reading r = {&sent, a, expression, e};
    const json_t *list = json_object_get(bundle, "entry");
    const char *type = json_string_value(json_object_get(bundle, "resourceType"));
    size_t count = json_array_size(list);
    const char *kind = json_string_value(json_object_get(bundle, "type"));

    *expression = "";
    if (!type || strcmp(type, "Bundle") != 0)
        return fhir_read_bad(&r, NULL, "须为 Bundle 资源");
    if (!fhir_read_elements(&r, ELEMENTS))
        return false;
    entries->batch = kind && !strcmp(kind, "batch");
    if (!kind || (!entries->batch && strcmp(kind, "transaction") != 0))
        return fhir_read_bad(&r, "type",
                             "须为 transaction（全部成功或全部不做）或 batch（逐条办理）");
    if (count == 0 || count > FHIR_ENTRIES)
        return fhir_read_bad(&r, "entry",
                             arena_text(a, "须为 1 至 %d 个条目的列表", (int)FHIR_ENTRIES));
    for (size_t i = 0; i < count; i++) {
        if (!entry_read(&r, list, i, entries))
            return false;
    }
    *expression = "";
    entries->n = count;
    return true;
}
