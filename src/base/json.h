/* json.h - a streaming JSON writer. The caller opens and closes; commas are ours.
 *
 *     json_open_object(&w); json_key(&w, "cases"); json_int(&w, 7); json_end(&w);
 *
 * Text must be valid UTF-8; invalid bytes become U+FFFD. Wrong nesting is our own mistake: an
 * assert. Depth at most 32. `indent` true writes for people. */
#ifndef XL_BASE_JSON_H
#define XL_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/out.h"
#include "base/str.h"

#define JSON_DEPTH 32

struct json_writer {
    struct out *out;
    bool indent;
    int depth;
    bool after_key;
    char closer[JSON_DEPTH]; /* '}' or ']' */
    int32_t count[JSON_DEPTH];
};

void json_open_object(struct json_writer *w);
void json_open_array(struct json_writer *w);
void json_end(struct json_writer *w);                  /* closes the innermost */
void json_key(struct json_writer *w, const char *key); /* a word of ours: not escaped */
void json_plain(struct json_writer *w, struct str s);  /* nothing in it wants an escape: ids */
void json_str(struct json_writer *w, struct str s);
void json_text(struct json_writer *w, const char *c_text); /* NULL writes null */
void json_int(struct json_writer *w, int64_t value);
void json_double(struct json_writer *w, double value); /* shortest that reads back; NaN is null */
void json_share(struct json_writer *w, double value);  /* six digits after the point; NaN is null */
void json_bool(struct json_writer *w, bool value);
void json_none(struct json_writer *w);
void json_value(struct json_writer *w,
                struct str value); /* that this writer made before: kept as it is */

#endif
