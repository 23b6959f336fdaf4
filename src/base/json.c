/* json.c - commas and escapes. */
#include "base/json.h"

#include <assert.h>
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

static bool follows(char c)
{
    return ((unsigned char)c & 0xC0u) == 0x80;
}

/* Three bytes that are a character whatever follows the lead: the Chinese ones, almost all. Leads
 * E0 and ED have forbidden successors, E2 has the two line separators. */
static bool three(struct str s, size_t at)
{
    unsigned char lead = (unsigned char)s.at[at];

    return lead >= 0xE3 && lead <= 0xEF && lead != 0xED && s.n - at >= 3 && follows(s.at[at + 1])
           && follows(s.at[at + 2]);
}

/* How many bytes at `at` may stand as they are: most texts are one such run. */
static size_t plain_run(struct str s, size_t at)
{
    size_t from = at;

    while (at < s.n) {
        unsigned char c = (unsigned char)s.at[at];
        uint32_t rune = 0;
        size_t n;

        if (three(s, at)) {
            at += 3;
            continue;
        }
        if (c < 0x80) {
            if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F)
                break;
            at++;
            continue;
        }
        n = utf8_next(s, at, &rune);
        if (n == 0 || rune == 0x2028 || rune == 0x2029)
            break;
        at += n;
    }
    return at - from;
}

/* The one character at `at`, which may not stand as it is; its bytes. */
static size_t escaped(struct json_writer *w, struct str s, size_t at)
{
    uint32_t rune = 0;
    size_t n = utf8_next(s, at, &rune);

    if (n == 0) {
        out_str(w->out, STR("\xEF\xBF\xBD"));
        return 1;
    }
    if (rune == '"' || rune == '\\') {
        out_char(w->out, '\\');
        out_char(w->out, (char)rune);
    } else {
        out_text(w->out, "\\u%04x", (unsigned)rune);
    }
    return n;
}

/* Needs no escape. */
static void plain(struct json_writer *w, struct str s)
{
    char *to = out_room(w->out, s.n + 2);

    to[0] = '"';
    if (s.n)
        memcpy(to + 1, s.at, s.n);
    to[s.n + 1] = '"';
    out_wrote(w->out, s.n + 2);
}

static void quoted(struct json_writer *w, struct str s)
{
    if (plain_run(s, 0) == s.n) {
        plain(w, s);
        return;
    }
    out_char(w->out, '"');
    for (size_t at = 0; at < s.n;) {
        size_t run = plain_run(s, at);

        out_put(w->out, s.at + at, run);
        at += run;
        if (at < s.n)
            at += escaped(w, s, at);
    }
    out_char(w->out, '"');
}

/* Keys are words of ours: nothing in them is escaped. */
static void key_put(struct json_writer *w, const char *key, bool comma)
{
    struct str text = str_of(key);
    size_t at = 0;
    char *to = out_room(w->out, text.n + 5);

    if (comma)
        to[at++] = ',';
    to[at++] = '"';
    memcpy(to + at, text.at, text.n);
    at += text.n;
    to[at++] = '"';
    to[at++] = ':';
    if (w->indent)
        to[at++] = ' ';
    out_wrote(w->out, at);
}

void json_key(struct json_writer *w, const char *key)
{
    bool first;

    assert(w->depth > 0 && w->closer[w->depth - 1] == '}' && !w->after_key);
    first = w->count[w->depth - 1]++ == 0;
    if (w->indent) {
        if (!first)
            out_char(w->out, ',');
        line(w);
    }
    key_put(w, key, !first && !w->indent);
    w->after_key = true;
}

void json_str(struct json_writer *w, struct str s)
{
    value_begin(w);
    quoted(w, s);
}

void json_plain(struct json_writer *w, struct str s)
{
    value_begin(w);
    plain(w, s);
}

void json_text(struct json_writer *w, const char *c_text)
{
    if (!c_text) {
        json_none(w);
        return;
    }
    json_str(w, str_of(c_text));
}

enum { DIGITS = 24 };

/* The value's digits at the end of `text`; where they begin. */
static size_t digits_put(char text[DIGITS], int64_t value)
{
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size_t at = DIGITS;

    do {
        text[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        text[--at] = '-';
    return at;
}

void json_int(struct json_writer *w, int64_t value)
{
    char text[DIGITS];
    size_t at = digits_put(text, value);

    value_begin(w);
    out_put(w->out, text + at, sizeof text - at);
}

/* Six decimals at most, which coordinates and shares have: a whole number of millionths. The
 * division is rounded as reading the decimal is, so that where it gives the value, the decimal
 * reads back; and with fewer than 16 digits it is the only one that does. False: not such a value.
 */
static bool short_decimal(double value, char text[40])
{
    double size = fabs(value), millionths = nearbyint(size * 1e6);
    char digits[DIGITS];
    size_t at, n = 0;
    int64_t part;

    if (!(size < 1e8) || !(size >= 1e-3) || millionths / 1e6 != size)
        return false;
    at = digits_put(digits, (int64_t)millionths / 1000000);
    part = (int64_t)millionths % 1000000;
    if (value < 0)
        text[n++] = '-';
    memcpy(text + n, digits + at, DIGITS - at);
    n += DIGITS - at;
    if (part > 0)
        text[n++] = '.';
    for (int64_t unit = 100000; part > 0; unit /= 10) {
        text[n++] = (char)('0' + part / unit);
        part %= unit;
    }
    text[n] = '\0';
    return true;
}

void json_double(struct json_writer *w, double value)
{
    char text[40];

    if (!isfinite(value)) {
        json_none(w);
        return;
    }
    for (int digits = 15; digits <= 17 && !short_decimal(value, text); digits++) {
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

void json_value(struct json_writer *w, struct str value)
{
    value_begin(w);
    out_str(w->out, value);
}
