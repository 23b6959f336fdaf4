/* import_file.c - see import_file.h. */
#include "work/import_file.h"

#include <string.h>

#include "work/import_row.h"
#include "work/xlsx.h"

bool import_file_decode(struct import_file *f, struct str bytes, struct arena *a, struct err *e)
{
    struct err none = {0};

    f->bytes = bytes;
    if (xlsx_is(bytes))
        return xlsx_csv(f->name, bytes, a, &f->bytes, e);
    if (utf8_valid(bytes))
        return true;
    return gb18030_decode(bytes, a, &f->bytes, &none)
           || err_set(e, ERR_INPUT, "%.400s: neither UTF-8 nor GB18030: %.400s", f->name,
                      none.text);
}

/* --- a window on a source --- */

enum { STEP = 256 << 10 };

/* Bytes of the source behind those that were taken, at the end of `to`. */
static bool source_more(struct import_file *f, struct out *to, struct err *e)
{
    size_t got = 0;

    if (!f->source->read(f->source->arg, f->taken, out_room(to, STEP), STEP, &got, e))
        return false;
    out_wrote(to, got);
    f->taken += (int64_t)got;
    f->at_end = got == 0;
    return true;
}

/* How much of it is whole lines; all, at the end. */
static size_t lines_of(const struct import_file *f, const struct out *o)
{
    const char *last = o->n ? memrchr(o->items, '\n', o->n) : NULL;

    return f->at_end ? o->n : last ? (size_t)(last - o->items) + 1 : 0;
}

static void out_take(struct out *o, size_t n)
{
    if (n == 0)
        return; /* nothing may be there yet */
    memmove(o->items, o->items + n, o->n - n);
    o->n -= n;
}

/* Whole lines of GB18030 into the window. */
static bool decode_more(struct import_file *f, struct err *e)
{
    struct arena a = {0};
    struct str text;
    size_t n;
    bool good;

    if (!source_more(f, &f->raw, e))
        return false;
    n = lines_of(f, &f->raw);
    good = gb18030_decode((struct str){f->raw.items, n}, &a, &text, e);
    if (good) {
        out_str(&f->window, text);
        out_take(&f->raw, n);
    }
    arena_reset(&a);
    return good;
}

/* So that a whole record is in the window: a line at least, or all there is. */
static bool window_fill(struct import_file *f, struct err *e)
{
    struct str *rest = &f->table.csv.rest;

    if (!f->source || f->at_end || rest->n >= IMPORT_LINE_MAX || f->table.csv.lost)
        return true;
    out_take(&f->window, f->window.n - rest->n);
    while (!f->at_end && f->window.n < 2 * IMPORT_LINE_MAX) {
        if (!(f->gb18030 ? decode_more(f, e) : source_more(f, &f->window, e)))
            return false;
    }
    *rest = (struct str){f->window.items, f->window.n};
    return true;
}

static void window_rewind(struct import_file *f)
{
    f->at_end = false;
    f->taken = 0;
    f->raw.n = f->window.n = 0;
}

/* --- what a source is --- */

static bool sheet_take(struct import_file *f, struct arena *a, struct err *e)
{
    bool good = true;

    window_rewind(f);
    while (good && !f->at_end && f->window.n <= IMPORT_SHEET_MAX)
        good = source_more(f, &f->window, e);
    if (good && f->window.n > IMPORT_SHEET_MAX)
        good = err_set(e, ERR_INPUT, "%.400s: a spreadsheet is at most %d MiB long; send it as CSV",
                       f->name, IMPORT_SHEET_MAX >> 20);
    f->source = NULL;
    return good && import_file_decode(f, (struct str){f->window.items, f->window.n}, a, e);
}

/* Whether all of it is what it is held for. */
static bool is_encoded(struct import_file *f, bool gb18030, bool *is, struct err *none,
                       struct err *e)
{
    struct arena a = {0};
    size_t n = 0;

    *is = true;
    window_rewind(f);
    while (*is && !f->at_end) {
        struct str text;

        if (!source_more(f, &f->raw, e))
            return false;
        n = lines_of(f, &f->raw);
        if (f->raw.n - n > IMPORT_LINE_MAX)
            return err_set(e, ERR_INPUT, "%.400s: a line is longer than %d KiB", f->name,
                           IMPORT_LINE_MAX >> 10);
        text = (struct str){f->raw.items, n};
        *is = gb18030 ? gb18030_decode(text, &a, &text, none) : utf8_valid(text);
        arena_reset(&a);
        out_take(&f->raw, n);
    }
    return true;
}

bool import_file_source(struct import_file *f, const struct file_source *source, struct arena *a,
                        struct err *e)
{
    struct err none = {0};
    bool utf8, gb18030;

    f->source = source;
    window_rewind(f);
    if (!source_more(f, &f->window, e))
        return false;
    if (xlsx_is((struct str){f->window.items, f->window.n}))
        return sheet_take(f, a, e);
    if (!is_encoded(f, false, &utf8, &none, e))
        return false;
    if (utf8)
        return true;
    f->gb18030 = true;
    return is_encoded(f, true, &gb18030, &none, e)
           && (gb18030
               || err_set(e, ERR_INPUT, "%.400s: neither UTF-8 nor GB18030: %.400s", f->name,
                          none.text));
}

bool import_file_head(struct import_file *f, struct err *e)
{
    words_reset(&f->keys);
    arena_reset(&f->batch);
    f->table = (struct table){0};
    if (f->source) {
        window_rewind(f);
        if (!window_fill(f, e))
            return false;
    }
    csv_open(&f->table.csv, f->name,
             f->source ? (struct str){f->window.items, f->window.n} : f->bytes, &f->batch);
    if (!csv_row(&f->table.csv, e))
        return err_set(e, ERR_INPUT, "%.400s:1:1: : the file is empty, a header is wanted",
                       f->name);
    return import_row_head(&f->table, f->kind, e);
}

void import_file_room(struct import_file *f)
{
    arena_reset(&f->batch);
    f->table.csv.fields = NULL; /* they lived there */
    f->table.csv.field_n = f->table.csv.field_cap = 0;
}

static bool blank(const struct table *t)
{
    for (size_t i = 0; i < t->csv.field_n; i++) {
        if (str_trim(t->csv.fields[i]).n)
            return false;
    }
    return true;
}

/* What a record is called by must not come twice. */
static void key_is_new(struct import_file *f, struct err *e)
{
    struct str key = str_trim(table_str(&f->table, 0));
    int32_t before = f->keys.n;

    if (key.n && words_put(&f->keys, key) != before)
        csv_fault(&f->table.csv, (size_t)f->table.at[0], key, e, IMPORT_TWICE);
}

/* The fields of the next record that is not blank, or its fault; false at the end, or where the
 * source fails. */
static bool record_read(struct import_file *f, struct err *fault, struct err *e)
{
    struct table *t = &f->table;

    do {
        if (!window_fill(f, e))
            return false;
        if (!csv_row(&t->csv, fault))
            return fault->code != ERR_NONE;
    } while (blank(t));
    if (t->csv.field_n != t->field_n)
        csv_fault(&t->csv, 0, t->csv.fields[0], fault, "the row has %zu fields, the header %zu",
                  t->csv.field_n, t->field_n);
    else
        key_is_new(f, fault);
    return true;
}

/* Those of a window move on: the line has its own. */
static struct str field_of(struct import_file *f, size_t i)
{
    const struct csv_reader *r = &f->table.csv;

    if (i >= r->field_n)
        return STR("");
    return f->source ? str_copy(&f->batch, r->fields[i]) : r->fields[i];
}

bool import_file_line(struct import_file *f, struct import_line *l, struct err *e)
{
    struct table *t = &f->table;
    struct err fault = {0};
    bool read;

    *l = (struct import_line){0};
    t->csv.wrong = &l->wrong;
    read = record_read(f, &fault, e);
    t->csv.wrong = NULL;
    if (!read)
        return false;
    l->line = t->csv.line;
    if (fault.code != ERR_NONE)
        l->fault = arena_text(&f->batch, "%s", fault.text);
    l->fields = ARENA_ARRAY(&f->batch, struct str, t->field_n);
    for (size_t i = 0; i < t->field_n; i++)
        l->fields[i] = field_of(f, i);
    return true;
}

struct table import_file_row(const struct import_file *f, const struct import_line *l)
{
    struct table row = f->table;

    row.csv.line = l->line;
    row.csv.fields = l->fields;
    row.csv.field_n = row.field_n;
    return row;
}

void import_file_end(struct import_file *f)
{
    words_reset(&f->keys);
    arena_reset(&f->batch);
    out_reset(&f->raw);
    out_reset(&f->window);
}
