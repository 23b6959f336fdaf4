/* yaml.c - libyaml's events made into our tree. */
#include "base/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/list.h"

const char *const yaml_kind_names[] = {"a text", "a list", "a map", NULL};

struct nodes LIST(struct yaml_node);

struct reader {
    yaml_parser_t parser;
    yaml_event_t event; /* the present one, ours to delete */
    bool has_event;
    const char *name;
    struct arena *arena;
    struct err *e;
};

static bool fault(struct reader *r, const yaml_mark_t *at, const char *reason)
{
    return err_set(r->e, ERR_INPUT, "%s:%zu:%zu: %s", r->name, at->line + 1, at->column + 1,
                   reason);
}

static bool next(struct reader *r)
{
    if (r->has_event)
        yaml_event_delete(&r->event);
    r->has_event = yaml_parser_parse(&r->parser, &r->event) != 0;
    if (r->has_event)
        return true;
    return err_set(r->e, ERR_INPUT, "%s:%zu:%zu: %s", r->name, r->parser.problem_mark.line + 1,
                   r->parser.problem_mark.column + 1,
                   r->parser.problem ? r->parser.problem : "this is no YAML");
}

static struct yaml_node *kept(struct reader *r, struct nodes *list)
{
    struct yaml_node *items = ARENA_ARRAY(r->arena, struct yaml_node, list->n ? list->n : 1);

    if (list->n)
        memcpy(items, list->items, list->n * sizeof *items);
    list_reset(list);
    return items;
}

static bool scalar_read(struct reader *r, struct yaml_node *node)
{
    const yaml_event_t *event = &r->event;
    struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};

    if (event->data.scalar.anchor || event->data.scalar.tag)
        return fault(r, &event->start_mark, "anchors and tags are not read here");
    if (text.n && memchr(text.at, 0, text.n))
        return fault(r, &event->start_mark, "a text holds a zero byte");
    node->kind = YAML_TEXT;
    node->text = str_copy(r->arena, text);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    return true;
}

static bool node_read(struct reader *r, int depth, struct yaml_node *node);

static bool key_check(struct reader *r, const struct nodes *keys, const struct yaml_node *key)
{
    const yaml_mark_t *at = &r->event.start_mark;

    if (key->kind != YAML_TEXT || key->text.n == 0)
        return fault(r, at, "a key is a text that is not empty");
    for (size_t i = 0; i < keys->n; i++) {
        if (str_eq(keys->items[i].text, key->text))
            return err_set(r->e, ERR_INPUT, "%s:%d:%d: %.*s: this key stands twice", r->name,
                           key->line, key->column, STR_ARG(key->text));
    }
    return true;
}

/* The items up to the event that closes the list or map; the opening event is the present one. */
static bool items_read(struct reader *r, int depth, struct yaml_node *node)
{
    struct nodes keys = {0}, items = {0};
    bool map = node->kind == YAML_MAP;
    yaml_event_type_t end = map ? YAML_MAPPING_END_EVENT : YAML_SEQUENCE_END_EVENT;
    bool good;

    while ((good = next(r)) && r->event.type != end) {
        struct yaml_node item = {0};

        if (map) {
            good = node_read(r, depth, &item) && key_check(r, &keys, &item);
            if (good)
                list_push(&keys, item);
            item = (struct yaml_node){0};
            good = good && next(r);
        }
        if (!good || !node_read(r, depth, &item)) {
            good = false;
            break;
        }
        list_push(&items, item);
    }
    node->n = (int32_t)items.n;
    node->keys = kept(r, &keys);
    node->items = kept(r, &items);
    return good;
}

/* Reads the node that the present event begins. */
static bool node_read(struct reader *r, int depth, struct yaml_node *node)
{
    const yaml_event_t *event = &r->event;

    node->line = (int32_t)event->start_mark.line + 1;
    node->column = (int32_t)event->start_mark.column + 1;
    if (depth > YAML_DEPTH_MAX)
        return fault(r, &event->start_mark, "this is nested more than 32 deep");
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return scalar_read(r, node);
    case YAML_SEQUENCE_START_EVENT:
        node->kind = YAML_LIST;
        if (event->data.sequence_start.anchor || event->data.sequence_start.tag)
            return fault(r, &event->start_mark, "anchors and tags are not read here");
        return items_read(r, depth + 1, node);
    case YAML_MAPPING_START_EVENT:
        node->kind = YAML_MAP;
        if (event->data.mapping_start.anchor || event->data.mapping_start.tag)
            return fault(r, &event->start_mark, "anchors and tags are not read here");
        return items_read(r, depth + 1, node);
    default:
        return fault(r, &event->start_mark, "aliases are not read here");
    }
}

/* Passes over `n` events. */
static bool pass(struct reader *r, int n)
{
    while (n > 0 && next(r))
        n--;
    return n == 0;
}

static bool document_read(struct reader *r, struct yaml_node *root)
{
    if (!pass(r, 2)) /* the stream begins, then the document */
        return false;
    if (r->event.type != YAML_DOCUMENT_START_EVENT)
        return err_set(r->e, ERR_INPUT, "%s: the file holds nothing", r->name);
    if (!next(r) || !node_read(r, 1, root) || !pass(r, 2)) /* the document ends, then the stream */
        return false;
    if (r->event.type != YAML_STREAM_END_EVENT)
        return fault(r, &r->event.start_mark, "a second document begins here");
    return true;
}

bool yaml_read(struct str bytes, const char *name, struct arena *a, struct yaml_node *root,
               struct err *e)
{
    struct reader r = {.name = name, .arena = a, .e = e};
    struct yaml_node found = {0};
    bool good;

    if (bytes.n > YAML_BYTES_MAX)
        return err_set(e, ERR_INPUT, "%s: the file is longer than 1 MiB", name);
    if (!utf8_valid(bytes))
        return err_set(e, ERR_INPUT, "%s: the file is not UTF-8", name);
    if (!yaml_parser_initialize(&r.parser))
        return err_set(e, ERR_IO, "%s: the YAML reader does not start", name);
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes.at, bytes.n);
    good = document_read(&r, &found);
    if (r.has_event)
        yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
    if (good)
        *root = found;
    return good;
}

const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
    for (int32_t i = 0; map->kind == YAML_MAP && i < map->n; i++) {
        if (str_eq(map->keys[i].text, str_of(key)))
            return &map->items[i];
    }
    return NULL;
}
