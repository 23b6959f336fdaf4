/* print_types.c - the shapes as TypeScript, for web/src/api. */
#include <assert.h>

#include "api/print.h"

static void names_of(struct out *out, const struct field *f)
{
    for (int i = 0; f->names[i]; i++)
        out_text(out, "%s'%s'", i ? " | " : "", f->names[i]);
}

static void value_of(struct out *out, const struct field *f)
{
    switch (f->kind) {
    case FIELD_TEXT:
    case FIELD_ID:
    case FIELD_DAY:
    case FIELD_MONTH:
    case FIELD_MS:
        out_text(out, "string");
        break;
    case FIELD_INT:
    case FIELD_COUNT:
    case FIELD_REAL:
        out_text(out, "number");
        break;
    case FIELD_BOOL:
        out_text(out, "boolean");
        break;
    case FIELD_NAME:
        names_of(out, f);
        break;
    case FIELD_EITHER:
        out_text(out, "string | number");
        break;
    case FIELD_TEXTS:
    case FIELD_IDS:
        out_text(out, "string[]");
        break;
    case FIELD_OBJECT:
        out_text(out, "%s", f->shape->name);
        break;
    case FIELD_ITEMS:
        out_text(out, "%s[]", f->shape->name);
        break;
    case FIELD_END:
        assert(0);
    }
}

static void fields_of(struct out *out, const struct field *fields, bool body)
{
    for (const struct field *f = fields; f && f->kind != FIELD_END; f++) {
        out_text(out, "  %s%s: ", f->name, f->absent || (body && f->maybe) ? "?" : "");
        value_of(out, f);
        out_text(out, "%s\n", f->maybe ? " | null" : "");
    }
}

static void shape_of(struct out *out, const struct shape *shape)
{
    out_char(out, '\n');
    if (shape->about)
        out_text(out, "/** %s */\n", shape->about);
    out_text(out, "export interface %s", shape->name);
    for (const struct shape *const *base = shape->bases; base && *base; base++)
        out_text(out, "%s%s", base == shape->bases ? " extends " : ", ", (*base)->name);
    out_text(out, " {\n");
    fields_of(out, shape->fields, shape->body);
    fields_of(out, shape->told, shape->body);
    out_text(out, "}\n");
}

void print_types(const struct route *routes, struct out *out)
{
    struct print_shapes shapes = {0};

    print_shapes_of(routes, &shapes);
    out_text(out, "// tidy: as long as the table. Printed by `make print` from the route table. "
                  "Unknown is null, which is not 0.\n"
                  "\nexport interface Page<T> {\n  items: T[]\n  total: number\n"
                  "  next: string | null\n}\n");
    for (size_t i = 0; i < shapes.n; i++)
        shape_of(out, shapes.items[i].shape);
    list_reset(&shapes);
}
