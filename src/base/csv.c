/* csv.c - the writer is a few lines; the reader checks every byte once. */
#include "base/csv.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"

static void field_begin(struct csv_writer *w)
{
    if (w->in_row)
        out_char(w->out, ',');
    w->in_row = true;
}

static bool needs_quotes(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == ',' || s.at[i] == '"' || s.at[i] == '\n' || s.at[i] == '\r')
            return true;
    }
    return false;
}

void csv_str(struct csv_writer *w, struct str s)
{
    field_begin(w);
    if (!needs_quotes(s)) {
        out_str(w->out, s);
        return;
    }
    out_char(w->out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == '"')
            out_char(w->out, '"');
        out_char(w->out, s.at[i]);
    }
    out_char(w->out, '"');
}

void csv_text(struct csv_writer *w, const char *c_text)
{
    csv_str(w, str_of(c_text));
}

char *csv_int_put(char *to, int64_t value)
{
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    size_t n = 1;

    if (rest == (uint64_t)value && rest < 10) {
        *to = (char)('0' + rest); /* most counts */
        return to + 1;
    }
    if (value < 0)
        *to++ = '-';
    for (uint64_t least = 10; n < CSV_INT - 1 && rest >= least; least *= 10)
        n++;
    for (size_t i = n; i > 0; i--, rest /= 10)
        to[i - 1] = (char)('0' + rest % 10);
    return to + n;
}

void csv_int(struct csv_writer *w, int64_t value)
{
    char text[CSV_INT];

    field_begin(w);
    out_put(w->out, text, (size_t)(csv_int_put(text, value) - text));
}

void csv_day(struct csv_writer *w, int32_t day)
{
    char text[DAY_TEXT] = "";

    if (day != DAY_NONE)
        day_text(day, text);
    csv_text(w, text);
}

void csv_share(struct csv_writer *w, double value)
{
    char text[400];

    if (isnan(value)) {
        csv_none(w);
        return;
    }
    snprintf(text, sizeof text, "%.6f", value);
    csv_text(w, strcmp(text, "-0.000000") ? text : "0.000000");
}

void csv_number(struct csv_writer *w, double value)
{
    char text[40];

    if (isnan(value)) {
        csv_none(w);
        return;
    }
    snprintf(text, sizeof text, "%.12g", value);
    csv_text(w, strcmp(text, "-0") ? text : "0");
}

void csv_none(struct csv_writer *w)
{
    field_begin(w);
}

void csv_end(struct csv_writer *w)
{
    out_char(w->out, '\n');
    w->in_row = false;
}

void csv_head(struct csv_writer *w, const char *comma_separated_names)
{
    assert(!w->in_row);
    out_str(w->out, str_of(comma_separated_names));
    csv_end(w);
}

void csv_open(struct csv_reader *r, const char *name, struct str text, struct arena *arena)
{
    *r = (struct csv_reader){.name = name, .rest = text, .next_line = 1, .arena = arena};
    if (str_starts(text, STR("\xEF\xBB\xBF"))) {
        r->rest.at += 3;
        r->rest.n -= 3;
    }
}

/* At most 60 characters, whole ones; control bytes and broken ones as '?'. */
static void value_show(struct str value, char shown[CSV_SHOWN])
{
    size_t n = 0, at = 0;

    for (int count = 0; at < value.n && count < 60 && n < CSV_SHOWN - 8; count++) {
        uint32_t rune;
        size_t bytes = utf8_next(value, at, &rune);

        if (bytes == 0 || rune < 0x20 || rune == 0x7F)
            shown[n++] = '?';
        else
            n += utf8_put(shown + n, rune);
        at += bytes ? bytes : 1;
    }
    snprintf(shown + n, CSV_SHOWN - n, "%s", at < value.n ? "…" : "");
}

bool csv_fault(const struct csv_reader *r, size_t field_ix, struct str value, struct err *e,
               const char *reason, ...)
{
    struct csv_wrong wrong = {.column = field_ix + 1};
    struct err why = {0};
    va_list args;

    value_show(value, wrong.value);
    va_start(args, reason);
    err_set_list(&why, ERR_INPUT, __FILE__, __LINE__, reason, args);
    va_end(args);
    snprintf(wrong.reason, sizeof wrong.reason, "%.599s", why.text);
    if (r->wrong && e->code == ERR_NONE)
        *r->wrong = wrong;
    return err_within(e, &why, "%.200s:%" PRId64 ":%zu: %s: ", r->name, r->line, wrong.column,
                      wrong.value);
}

static void field_add(struct csv_reader *r, struct str field)
{
    if (r->field_n == r->field_cap) {
        size_t cap = r->field_cap ? r->field_cap * 2 : 32;
        struct str *fields = ARENA_ARRAY(r->arena, struct str, cap);

        if (r->field_n)
            memcpy(fields, r->fields, r->field_n * sizeof *fields);
        r->fields = fields;
        r->field_cap = cap;
    }
    r->fields[r->field_n++] = field;
}

static void advance(struct csv_reader *r, size_t n)
{
    r->rest.at += n;
    r->rest.n -= n;
}

/* A field in quotes: `rest` stands on the opening one and is left behind the closing one. */
static bool quoted_read(struct csv_reader *r, struct str *field, struct err *e)
{
    struct str raw = {r->rest.at + 1, 0};
    size_t doubled = 0, at = 1;
    char *copy;

    for (;; at++) {
        if (at >= r->rest.n) {
            r->lost = true;
            return csv_fault(r, r->field_n, raw, e, "the quote is never closed");
        }
        if (r->rest.at[at] == '\n')
            r->next_line++;
        if (r->rest.at[at] != '"') {
            raw.n = at;
            continue;
        }
        if (at + 1 >= r->rest.n || r->rest.at[at + 1] != '"')
            break;
        doubled++;
        at++;
        raw.n = at;
    }
    raw.n = at - 1;
    advance(r, at + 1);
    *field = raw;
    if (doubled == 0)
        return true;
    copy = arena_alloc(r->arena, raw.n);
    field->at = copy;
    for (size_t i = 0; i < raw.n; i++) {
        *copy++ = raw.at[i];
        i += raw.at[i] == '"';
    }
    field->n = raw.n - doubled;
    return true;
}

static bool plain_read(struct csv_reader *r, struct str *field, struct err *e)
{
    size_t n = 0;

    while (n < r->rest.n && r->rest.at[n] != ',' && r->rest.at[n] != '\n' && r->rest.at[n] != '\r'
           && r->rest.at[n] != '"')
        n++;
    *field = (struct str){r->rest.at, n};
    if (n < r->rest.n && r->rest.at[n] == '"')
        return csv_fault(r, r->field_n, *field, e, "a quote inside a field without quotes");
    advance(r, n);
    return true;
}

static bool field_check(const struct csv_reader *r, struct str field, struct err *e)
{
    if (r->limits.field_bytes && field.n > r->limits.field_bytes)
        return csv_fault(r, r->field_n, field, e, "the field has %zu bytes, %zu are allowed",
                         field.n, r->limits.field_bytes);
    if (field.n && memchr(field.at, '\0', field.n))
        return csv_fault(r, r->field_n, field, e, "a NUL byte");
    if (!utf8_valid(field))
        return csv_fault(r, r->field_n, field, e, "not valid UTF-8");
    return true;
}

/* The bytes of the record so far, its line end not among them. */
static bool row_check(const struct csv_reader *r, const char *start, struct str field,
                      struct err *e)
{
    if (r->limits.row_bytes && (size_t)(r->rest.at - start) > r->limits.row_bytes)
        return csv_fault(r, 0, r->field_n ? r->fields[0] : field, e,
                         "the row has more than %zu bytes", r->limits.row_bytes);
    return true;
}

/* What stands behind a field: a comma (more to come), a line end or the end. */
static bool behind(struct csv_reader *r, struct str field, bool *more, struct err *e)
{
    *more = false;
    if (r->rest.n == 0)
        return true;
    if (r->rest.at[0] == ',') {
        advance(r, 1);
        *more = true;
        return true;
    }
    if (str_starts(r->rest, STR("\r\n")) || r->rest.at[0] == '\n') {
        advance(r, r->rest.at[0] == '\r' ? 2 : 1);
        r->next_line++;
        return true;
    }
    if (r->rest.at[0] == '\r')
        return csv_fault(r, r->field_n, field, e, "a carriage return without a line feed");
    return csv_fault(r, r->field_n, field, e, "text behind the closing quote");
}

/* The quoting is broken: where the record ends is unknown, the next line end is the best guess. */
static bool line_leave(struct csv_reader *r)
{
    const char *end = r->rest.n && !r->lost ? memchr(r->rest.at, '\n', r->rest.n) : NULL;

    advance(r, end ? (size_t)(end - r->rest.at) + 1 : r->rest.n);
    r->next_line++;
    return false;
}

bool csv_row(struct csv_reader *r, struct err *e)
{
    const char *start = r->rest.at;
    bool more = true, sound = true;

    if (r->rest.n == 0)
        return false;
    r->line = r->next_line;
    r->field_n = 0;
    while (more) {
        struct str field = {0};
        bool quoted = r->rest.n && r->rest.at[0] == '"';

        if (!(quoted ? quoted_read(r, &field, e) : plain_read(r, &field, e)))
            return line_leave(r);
        sound = sound && field_check(r, field, e) && row_check(r, start, field, e);
        if (!behind(r, field, &more, e))
            return line_leave(r);
        field_add(r, field);
    }
    return sound;
}
