/* print_openapi.c - the table as OpenAPI 3.1, whose shapes are JSON Schema 2020-12. An object has
 * the members that are written there and no others. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "api/print.h"
#include "api/sheet.h"
#include "base/json.h"

static void text(struct json_writer *w, const char *key, const char *value)
{
    json_key(w, key);
    json_text(w, value);
}

static void whole(struct json_writer *w, const char *key, int64_t value)
{
    json_key(w, key);
    json_int(w, value);
}

static void object(struct json_writer *w, const char *key)
{
    json_key(w, key);
    json_open_object(w);
}

static void array(struct json_writer *w, const char *key)
{
    json_key(w, key);
    json_open_array(w);
}

/* --- which shapes ------------------------------------------------------------------------------
 */

static void shape_add(struct print_shapes *shapes, const struct shape *shape);

static void fields_add(struct print_shapes *shapes, const struct field *fields)
{
    for (const struct field *f = fields; f && f->kind != FIELD_END; f++)
        shape_add(shapes, f->shape);
}

static void shape_add(struct print_shapes *shapes, const struct shape *shape)
{
    if (!shape)
        return;
    for (size_t i = 0; i < shapes->n; i++) {
        if (shapes->items[i].shape == shape)
            return;
        assert(strcmp(shapes->items[i].shape->name, shape->name) != 0); /* one name, one shape */
    }
    for (const struct shape *const *base = shape->bases; base && *base; base++)
        shape_add(shapes, *base);
    fields_add(shapes, shape->fields);
    fields_add(shapes, shape->told);
    list_push(shapes, (struct print_shape){shape});
}

void print_shapes_of(const struct route *routes, struct print_shapes *shapes)
{
    for (const struct route *r = routes; r->method; r++) {
        shape_add(shapes, r->body);
        shape_add(shapes, r->reply);
    }
}

/* --- shapes ------------------------------------------------------------------------------------
 */

static void type(struct json_writer *w, const char *name, bool maybe)
{
    if (!maybe) {
        text(w, "type", name);
        return;
    }
    array(w, "type");
    json_text(w, name);
    json_text(w, "null");
    json_end(w);
}

static void ref(struct json_writer *w, const struct shape *shape)
{
    char path[120];

    snprintf(path, sizeof path, "#/components/schemas/%s", shape->name);
    text(w, "$ref", path);
}

static void text_of(struct json_writer *w, const struct field *f, bool maybe)
{
    type(w, "string", maybe);
    if (f->min)
        whole(w, "minLength", f->min);
    if (f->max)
        whole(w, "maxLength", f->max);
}

static void number_of(struct json_writer *w, const struct field *f)
{
    type(w, f->kind == FIELD_REAL ? "number" : "integer", f->maybe);
    if (f->min || f->max) {
        whole(w, "minimum", f->min);
        whole(w, "maximum", f->max);
    }
}

static void names_of(struct json_writer *w, const struct field *f)
{
    type(w, "string", f->maybe);
    array(w, "enum");
    for (int i = 0; f->names[i]; i++)
        json_text(w, f->names[i]);
    if (f->maybe)
        json_none(w);
    json_end(w);
}

static void patterned(struct json_writer *w, const struct field *f, const char *pattern)
{
    type(w, "string", f->maybe);
    text(w, "pattern", pattern);
}

#define PATTERN_DAY "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
#define PATTERN_ID "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"

static void list_of(struct json_writer *w, const struct field *f)
{
    type(w, "array", f->maybe);
    object(w, "items");
    if (f->kind == FIELD_ITEMS)
        ref(w, f->shape);
    else if (f->kind == FIELD_IDS)
        patterned(w, &(struct field){0}, PATTERN_ID);
    else
        text_of(w, f, false);
    json_end(w);
}

static void value_of(struct json_writer *w, const struct field *f)
{
    switch (f->kind) {
    case FIELD_TEXT:
        text_of(w, f, f->maybe);
        break;
    case FIELD_ID:
        patterned(w, f, PATTERN_ID);
        break;
    case FIELD_INT:
    case FIELD_COUNT:
    case FIELD_REAL:
        number_of(w, f);
        break;
    case FIELD_BOOL:
        type(w, "boolean", f->maybe);
        break;
    case FIELD_DAY:
        patterned(w, f, PATTERN_DAY);
        break;
    case FIELD_MONTH:
        patterned(w, f, "^[0-9]{4}-[0-9]{2}$");
        break;
    case FIELD_MS:
        patterned(
            w, f,
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$");
        break;
    case FIELD_NAME:
        names_of(w, f);
        break;
    case FIELD_EITHER:
        array(w, "type");
        json_text(w, "string");
        json_text(w, "integer");
        json_end(w);
        break;
    case FIELD_OBJECT:
        ref(w, f->shape);
        break;
    case FIELD_TEXTS:
    case FIELD_IDS:
    case FIELD_ITEMS:
        list_of(w, f);
        break;
    case FIELD_END:
        assert(0);
    }
}

static void fields_of(struct json_writer *w, const struct field *fields)
{
    for (const struct field *f = fields; f && f->kind != FIELD_END; f++) {
        object(w, f->name);
        value_of(w, f);
        json_end(w);
    }
}

/* The members of the bases are written out: what may not have others cannot be put together. */
static void members_of(struct json_writer *w, const struct shape *shape)
{
    for (const struct shape *const *base = shape->bases; base && *base; base++)
        members_of(w, *base);
    fields_of(w, shape->fields);
    fields_of(w, shape->told);
}

static void fields_required(struct json_writer *w, const struct field *fields, bool body)
{
    for (const struct field *f = fields; f && f->kind != FIELD_END; f++) {
        if (!f->absent && !(body && f->maybe))
            json_text(w, f->name);
    }
}

static void members_required(struct json_writer *w, const struct shape *shape, bool body)
{
    for (const struct shape *const *base = shape->bases; base && *base; base++)
        members_required(w, *base, body);
    fields_required(w, shape->fields, body);
    fields_required(w, shape->told, body);
}

static void shape_of(struct json_writer *w, const struct shape *shape)
{
    object(w, shape->name);
    text(w, "type", "object");
    if (shape->about)
        text(w, "description", shape->about);
    object(w, "properties");
    members_of(w, shape);
    json_end(w);
    array(w, "required");
    members_required(w, shape, shape->body);
    json_end(w);
    json_key(w, "additionalProperties");
    json_bool(w, false);
    json_end(w);
}

/* RFC 9457, as problem.c writes it. */
static const struct field FAULT[] = {
    TOLD(FIELD_TEXT, "field"),
    TOLD(FIELD_TEXT, "message"),
    TOLD(FIELD_TEXT, "found", .absent = true),
    TOLD(FIELD_TEXT, "expected", .absent = true),
    {0},
};
static const struct shape FAULT_SHAPE = {.name = "ProblemField", .told = FAULT};
static const struct field PROBLEM[] = {
    TOLD(FIELD_TEXT, "type"),
    TOLD(FIELD_TEXT, "title"),
    TOLD(FIELD_INT, "status"),
    TOLD(FIELD_TEXT, "detail"),
    TOLD(FIELD_ITEMS, "errors", .shape = &FAULT_SHAPE, .absent = true),
    {0},
};
static const struct shape PROBLEM_SHAPE = {
    .name = "Problem", .about = "A failure in one sentence, field by field.", .told = PROBLEM};

/* --- routes ------------------------------------------------------------------------------------
 */

static void parameter(struct json_writer *w, const char *where, struct str name, bool required)
{
    bool limit = str_eq(name, STR("limit"));

    json_open_object(w);
    json_key(w, "name");
    json_str(w, name);
    text(w, "in", where);
    json_key(w, "required");
    json_bool(w, required);
    object(w, "schema");
    text(w, "type", limit ? "integer" : "string");
    if (limit) {
        whole(w, "minimum", 1);
        whole(w, "maximum", STORE_PAGE_MAX);
        whole(w, "default", PAGE_DEFAULT);
    }
    json_end(w);
    json_end(w);
}

static void parameters(struct json_writer *w, const struct route *r)
{
    struct str path = str_of(r->pattern), query = str_of(r->query);

    array(w, "parameters");
    while (path.n) {
        struct str segment = str_cut(&path, '/');
        if (str_starts(segment, STR("{")))
            parameter(w, "path", (struct str){segment.at + 1, segment.n - 2}, true);
    }
    while (query.n)
        parameter(w, "query", str_cut(&query, ' '), false);
    if (sheet_of(r))
        parameter(w, "query", STR("format"), false);
    if (route_once(r))
        parameter(w, "header", STR("Idempotency-Key"), true);
    json_end(w);
}

static void content(struct json_writer *w, const char *media)
{
    object(w, "content");
    object(w, media);
    object(w, "schema");
}

static void content_end(struct json_writer *w)
{
    for (int i = 0; i < 3; i++)
        json_end(w);
}

/* A page of a list: its items, how many the whole list has, where it goes on. */
static void page(struct json_writer *w, const struct shape *item)
{
    const struct field members[] = {{.name = "items", .kind = FIELD_ITEMS, .shape = item},
                                    {.name = "total", .kind = FIELD_COUNT},
                                    {.name = "next", .kind = FIELD_TEXT, .maybe = true},
                                    {0}};

    text(w, "type", "object");
    object(w, "properties");
    fields_of(w, members);
    json_end(w);
    array(w, "required");
    fields_required(w, members, false);
    json_end(w);
    json_key(w, "additionalProperties");
    json_bool(w, false);
}

static void responses(struct json_writer *w, const struct route *r)
{
    object(w, "responses");
    object(w, "2XX");
    text(w, "description", "Done");
    content(w, r->fhir ? "application/fhir+json" : r->reply ? "application/json" : "text/plain");
    if (!r->reply)
        text(w, "type", r->fhir ? "object" : "string");
    else if (r->page)
        page(w, r->reply);
    else
        ref(w, r->reply);
    content_end(w);
    json_end(w);
    object(w, "default");
    text(w, "description", "Refused");
    content(w, PROBLEM_TYPE);
    ref(w, &PROBLEM_SHAPE);
    content_end(w);
    json_end(w);
    json_end(w);
}

static void operation(struct json_writer *w, const struct route *r)
{
    static const char *const LOWER[] = {"", "get", "post", "put", "patch", "delete"};

    object(w, LOWER[r->method]);
    text(w, "summary", r->about);
    text(w, "x-right", route_right(r));
    json_key(w, "x-audited");
    json_bool(w, r->audited);
    json_key(w, "x-proven");
    json_bool(w, r->proven);
    parameters(w, r);
    if (r->body || r->raw) {
        object(w, "requestBody");
        json_key(w, "required");
        json_bool(w, true);
        whole(w, "x-limit", route_body_limit(r));
        content(w, r->raw_type ? r->raw_type
                   : r->raw    ? "application/octet-stream"
                               : "application/json");
        if (r->raw)
            text(w, "type", "string");
        else
            ref(w, r->body);
        content_end(w);
        json_end(w);
    }
    responses(w, r);
    json_end(w);
}

/* Rows of one address stand together, at the first of them. */
static bool seen(const struct route *routes, const struct route *r)
{
    for (const struct route *before = routes; before < r; before++) {
        if (!strcmp(before->pattern, r->pattern))
            return true;
    }
    return false;
}

static void paths(struct json_writer *w, const struct route *routes)
{
    object(w, "paths");
    for (const struct route *r = routes; r->method; r++) {
        if (seen(routes, r))
            continue;
        object(w, r->pattern);
        for (const struct route *same = r; same->method; same++) {
            if (!strcmp(same->pattern, r->pattern))
                operation(w, same);
        }
        json_end(w);
    }
    json_end(w);
}

void print_openapi(const struct route *routes, struct out *out)
{
    struct json_writer w = {.out = out, .indent = true};
    struct print_shapes shapes = {0};

    print_shapes_of(routes, &shapes);
    shape_add(&shapes, &PROBLEM_SHAPE);
    json_open_object(&w);
    text(&w, "openapi", "3.1.0");
    object(&w, "info");
    text(&w, "title", "Xinglin");
    text(&w, "version", "0.1.0");
    json_end(&w);
    paths(&w, routes);
    object(&w, "components");
    object(&w, "schemas");
    for (size_t i = 0; i < shapes.n; i++)
        shape_of(&w, shapes.items[i].shape);
    json_end(&w);
    json_end(&w);
    json_end(&w);
    out_char(out, '\n');
    list_reset(&shapes);
}
