/* sheet.c - see sheet.h. A page's reply is read back as JSON: what it does not tell is not told
 * here either. */
#include "api/sheet.h"

#include <string.h>

#include "api/sheet_heading.h"
#include "api/sheet_word.h"
#include "base/list.h"
#include "base/money.h"
#include "model/noun.h"
#include "paper/list.h"
#include "store/store.h"

enum { COLUMNS = 64 };

struct sheet {
    struct request *rq;
    const struct field *columns[COLUMNS];
    int column_n;
    struct LIST(struct str) cells, labels; /* of lines behind a figure, whose columns are told */
    size_t row_n;
};

static bool shown(const struct field *f)
{
    return f->kind != FIELD_ID && f->kind != FIELD_IDS && f->kind != FIELD_OBJECT
           && f->kind != FIELD_ITEMS;
}

static void columns_add(struct sheet *s, const struct field *fields)
{
    for (const struct field *f = fields; f && f->name; f++) {
        if (shown(f) && s->column_n < COLUMNS)
            s->columns[s->column_n++] = f;
    }
}

static void shape_add(struct sheet *s, const struct shape *shape)
{
    for (const struct shape *const *base = shape->bases; base && *base; base++)
        shape_add(s, *base);
    columns_add(s, shape->fields);
    columns_add(s, shape->told);
}

/* What each item of the list is. */
static const struct shape *item_of(const struct route *route)
{
    const struct shape *reply = route->reply;

    if (!reply || route->page)
        return reply;
    for (const struct field *f = reply->told; f && f->name; f++) {
        if (f->kind == FIELD_ITEMS && strcmp(f->name, "items") == 0)
            return f->shape;
    }
    return NULL;
}

bool sheet_of(const struct route *route)
{
    return route->method == HTTP_GET && route->query && strstr(route->query, "cursor")
           && item_of(route);
}

/* Fen as yuan to two places, an array with commas, an absent one as nothing. */
static struct str cell_of(const struct field *column, const json_t *value, struct arena *a)
{
    struct str text = STR("");
    size_t i;
    const json_t *one;

    if (json_is_string(value) && column->kind == FIELD_NAME)
        return sheet_word(column->names, str_copy(a, str_of(json_string_value(value))));
    if (json_is_string(value))
        return str_copy(a, str_of(json_string_value(value)));
    if (json_is_integer(value) && str_ends(str_of(column->name), STR("_fen"))) {
        char money[MONEY_TEXT];

        money_text(json_integer_value(value), money);
        return str_copy(a, str_of(money));
    }
    if (json_is_integer(value))
        return str_of(arena_text(a, "%lld", (long long)json_integer_value(value)));
    if (json_is_real(value))
        return str_of(arena_text(a, "%.10g", json_real_value(value)));
    if (json_is_boolean(value))
        return json_is_true(value) ? STR("是") : STR("否");
    json_array_foreach(value, i, one)
    {
        const struct str part = cell_of(column, one, a);

        text = str_of(arena_text(a, "%.*s%s%.*s", STR_ARG(text), i ? "，" : "", STR_ARG(part)));
    }
    return text;
}

static void rows_add(struct sheet *s, const json_t *items)
{
    const json_t *item;
    size_t i;

    json_array_foreach(items, i, item)
    {
        for (int c = 0; c < s->column_n; c++)
            list_push(&s->cells, cell_of(s->columns[c], json_object_get(item, s->columns[c]->name),
                                         s->rq->arena));
        s->row_n++;
    }
}

/* A value of a line, a noun's choice as people say it. */
static struct str line_cell(const struct noun *noun, size_t column, const json_t *value,
                            struct arena *a)
{
    static const struct field VALUE = {.name = "value", .kind = FIELD_TEXT};
    struct str text = cell_of(&VALUE, value, a);

    if (!noun || column >= (size_t)noun->column_n || noun->columns[column].kind != COLUMN_CHOICE)
        return text;
    return sheet_choice(noun->columns[column].of, text);
}

/* Lines behind a figure say their own columns, and each has its values in that order. */
static void lines_add(struct sheet *s, const json_t *columns, const json_t *items,
                      const struct noun *noun)
{
    static const struct field VALUE = {.name = "value", .kind = FIELD_TEXT};
    size_t n = json_array_size(columns);
    const json_t *item;
    size_t i;

    for (size_t c = s->labels.n; c < n && c < COLUMNS; c++)
        list_push(&s->labels, cell_of(&VALUE, json_object_get(json_array_get(columns, c), "label"),
                                      s->rq->arena));
    s->column_n = (int)s->labels.n;
    json_array_foreach(items, i, item)
    {
        for (size_t c = 0; c < s->labels.n; c++)
            list_push(&s->cells,
                      line_cell(noun, c, json_array_get(json_object_get(item, "values"), c),
                                s->rq->arena));
        s->row_n++;
    }
}

static void query_set(struct request *rq, const char *name, struct str value)
{
    for (size_t i = 0; i < rq->query_n; i++) {
        if (str_eq(rq->query[i].name, str_of(name))) {
            rq->query[i].value = value;
            return;
        }
    }
    rq->query[rq->query_n++] = (struct request_pair){str_of(name), value};
}

/* One page into the sheet; `*next` is where the list goes on, empty at its end. */
static bool page_add(struct sheet *s, route_handler *page, struct str *next, struct err *e)
{
    struct request *rq = s->rq;
    json_t *reply;
    bool good;

    query_set(rq, "cursor", *next);
    rq->x->body.n = 0;
    rq->json = (struct json_writer){.out = &rq->x->body};
    if (!page(rq, e))
        return false;
    reply = json_loadb(rq->x->body.items, rq->x->body.n, 0, NULL);
    good = json_integer_value(json_object_get(reply, "total")) <= SHEET_ROWS;
    if (good && json_object_get(reply, "columns"))
        lines_add(s, json_object_get(reply, "columns"), json_object_get(reply, "items"),
                  noun_find(str_of(json_string_value(json_object_get(reply, "noun")))));
    else if (good)
        rows_add(s, json_object_get(reply, "items"));
    else
        request_refuse(rq, 422, e,
                       "the list has %lld rows and a spreadsheet takes %d: narrow it first",
                       (long long)json_integer_value(json_object_get(reply, "total")), SHEET_ROWS);
    *next = str_copy(rq->arena, str_of(json_string_value(json_object_get(reply, "next"))));
    json_decref(reply);
    return good;
}

static bool file_make(const void *what, const char *path, struct err *e)
{
    return paper_list_xlsx(what, path, e);
}

static bool file_reply(struct sheet *s, struct err *e)
{
    struct str *headings = ARENA_ARRAY(s->rq->arena, struct str, s->column_n + 1);
    const struct paper_list l = {.name = "杏林",
                                 .headings = headings,
                                 .column_n = s->column_n,
                                 .cells = s->cells.items,
                                 .row_n = s->row_n};

    for (int c = 0; c < s->column_n; c++)
        headings[c] = s->labels.n ? s->labels.items[c] : sheet_heading(s->columns[c]->name);
    s->rq->x->body.n = 0;
    s->rq->json = (struct json_writer){.out = &s->rq->x->body};
    s->rq->type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return reply_file(s->rq, file_make, &l, e);
}

bool sheet_reply(struct request *rq, route_handler *page, struct err *e)
{
    struct sheet s = {.rq = rq};
    struct str next = request_text(rq, "cursor");
    bool good;

    shape_add(&s, item_of(rq->route));
    query_set(rq, "limit", str_of(arena_text(rq->arena, "%d", STORE_PAGE_MAX)));
    do
        good = page_add(&s, page, &next, e);
    while (good && next.n && s.row_n < SHEET_ROWS);
    good = good && file_reply(&s, e);
    list_reset(&s.cells);
    list_reset(&s.labels);
    return good;
}
