/* json.c - commas and escapes. */
#include "base/json.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void line(struct json_writer *w)
{
    if (!w->indent)
        return;
    out_char(w->out, '\n');
    for (int i = 0; i < w->depth; i++)
        out_str(w->out, STR("  "));
}

/* Before each value: the comma, unless the value stands behind its key. */
static void value_begin(struct json_writer *w)
{
    if (w->after_key) {
        w->after_key = false;
        return;
    }
    if (w->depth == 0)
        return;
    assert(w->closer[w->depth - 1] == ']');
    if (w->count[w->depth - 1]++)
        out_char(w->out, ',');
    line(w);
}

static void open_with(struct json_writer *w, char opener, char closer)
{
    value_begin(w);
    assert(w->depth < JSON_DEPTH);
    out_char(w->out, opener);
    w->closer[w->depth] = closer;
    w->count[w->depth] = 0;
    w->depth++;
}

void json_open_object(struct json_writer *w)
{
    open_with(w, '{', '}');
}

void json_open_array(struct json_writer *w)
{
    open_with(w, '[', ']');
}

void json_end(struct json_writer *w)
{
    assert(w->depth > 0 && !w->after_key);
    w->depth--;
    if (w->count[w->depth])
        line(w);
    out_char(w->out, w->closer[w->depth]);
    if (w->depth == 0 && w->indent)
        out_char(w->out, '\n');
}

static void quoted(struct json_writer *w, struct str s)
{
    out_char(w->out, '"');
    for (size_t at = 0; at < s.n;) {
        uint32_t rune = 0;
        size_t n = utf8_next(s, at, &rune);

        if (n == 0) {
            out_str(w->out, STR("\xEF\xBF\xBD"));
            at++;
            continue;
        }
        if (rune == '"' || rune == '\\') {
            out_char(w->out, '\\');
            out_char(w->out, (char)rune);
        } else if (rune < 0x20 || rune == 0x7F || rune == 0x2028 || rune == 0x2029) {
            out_text(w->out, "\\u%04x", (unsigned)rune);
        } else {
            out_put(w->out, s.at + at, n);
        }
        at += n;
    }
    out_char(w->out, '"');
}

void json_key(struct json_writer *w, const char *key)
{
    assert(w->depth > 0 && w->closer[w->depth - 1] == '}' && !w->after_key);
    if (w->count[w->depth - 1]++)
        out_char(w->out, ',');
    line(w);
    quoted(w, str_of(key));
    out_str(w->out, w->indent ? STR(": ") : STR(":"));
    w->after_key = true;
}

void json_str(struct json_writer *w, struct str s)
{
    value_begin(w);
    quoted(w, s);
}

void json_text(struct json_writer *w, const char *c_text)
{
    if (!c_text) {
        json_none(w);
        return;
    }
    json_str(w, str_of(c_text));
}

void json_int(struct json_writer *w, int64_t value)
{
    value_begin(w);
    out_text(w->out, "%" PRId64, value);
}

void json_double(struct json_writer *w, double value)
{
    char text[40];

    if (!isfinite(value)) {
        json_none(w);
        return;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    value_begin(w);
    out_str(w->out, str_of(text));
}

void json_share(struct json_writer *w, double value)
{
    if (!isfinite(value)) {
        json_none(w);
        return;
    }
    value_begin(w);
    out_text(w->out, "%.6f", value);
}

void json_bool(struct json_writer *w, bool value)
{
    value_begin(w);
    out_str(w->out, value ? STR("true") : STR("false"));
}

void json_none(struct json_writer *w)
{
    value_begin(w);
    out_str(w->out, STR("null"));
}
