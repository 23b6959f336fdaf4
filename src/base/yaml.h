/* yaml.h - a YAML text as a tree of nodes that know their line. Read with libyaml.
 *
 * What our files need and no more: one document of maps, lists and texts. Anchors, aliases, tags,
 * a key that stands twice, keys that are no text and more than 32 levels are refused. */
#ifndef XL_BASE_YAML_H
#define XL_BASE_YAML_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum { YAML_DEPTH_MAX = 32, YAML_BYTES_MAX = 1 << 20 };

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };
extern const char *const yaml_kind_names[]; /* "a text", "a list", "a map" */

struct yaml_node {
    enum yaml_kind kind;
    int32_t line, column;    /* from 1 */
    struct str text;         /* of YAML_TEXT; UTF-8 without NUL */
    bool quoted;             /* of YAML_TEXT: "5" is not 5 */
    struct yaml_node *items; /* [n] of a list, or the values of a map */
    struct yaml_node *keys;  /* [n] of a map, each a YAML_TEXT */
    int32_t n;
};

/* Reads the one document of `bytes` into the arena.
 *   name   of the file, for the sentence
 * ERR_INPUT  "name:line:column: reason" for the first thing that is no such YAML; longer
 * than YAML_BYTES_MAX; no document or two of them Cost       O(bytes), but keys of one map are
 * compared with each other. */
MUST_CHECK bool yaml_read(struct str bytes, const char *name, struct arena *a,
                          struct yaml_node *root, struct err *e);

/* The value of a key, or NULL where the map has none. */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

#endif
