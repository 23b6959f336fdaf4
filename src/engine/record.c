/* record.c - see record.h.
 *
 * A header may come back in the middle of a file, where sheets were glued: columns are bound anew.
 * Where such a header lacks a required column nothing below it is read until the next one: with
 * the columns of the sheet before values would land in the wrong places. Its rows are ragged. */
#include "engine/record.h"

#include <assert.h>
#include <string.h>

#include "engine/record_part.h"
#include "engine/record_row.h"

enum { HEADER_FIELD_BYTES = 800 /* a longer field holds no name that a map can have */ };

const char *const record_encoding_names[RECORD_ENCODING_N] = {
    [RECORD_UTF8] = "utf-8",
    [RECORD_GB18030] = "gb18030",
    [RECORD_UTF16] = "utf-16",
};

/* --- headers --- */

/* All fields that may hold a name, decoded in the row arena; longer ones are empty. */
static const struct str *names_of(struct record_reader *r, const struct scan_row *row)
{
    struct arena *a = &r->row;
    struct str *fields = ARENA_ARRAY(a, struct str, row->field_n);
    int32_t *used = ARENA_ARRAY(a, int32_t, row->field_n);
    struct map_fields all = {used, 0};
    struct record_text text = {.fields = fields, .replaced = ARENA_ARRAY(a, bool, row->field_n)};

    for (size_t i = 0; i < row->field_n; i++) {
        fields[i] = STR("");
        if (row->fields[i].n <= HEADER_FIELD_BYTES)
            used[all.n++] = (int32_t)i;
    }
    record_text(row->fields, &all, r->scan.bytes.encoding, a, &text);
    return fields;
}

bool record_bind(struct record_reader *r, const struct record_sheet *sheet, struct err *e)
{
    size_t n = (size_t)sheet->n;

    r->sheet = sheet;
    r->scan.column_n = 0;
    arena_reset(&r->columns);
    if (!map_bind(r->options.map, r->file_name, sheet->names, sheet->n, &r->columns, &r->bound, e))
        return false;
    r->text.fields = ARENA_ARRAY(&r->columns, struct str, n);
    r->text.replaced = ARENA_ARRAY(&r->columns, bool, n);
    for (size_t i = 0; i < n; i++)
        r->text.fields[i] = STR("");
    r->scan.column_n = n;
    return true;
}

/* Binds the map to a header, or to the first row of a file without one. No row is read with the
 * columns of another sheet: they go first. */
static bool bind(struct record_reader *r, const struct scan_row *row, struct err *e)
{
    struct record_sheet *sheet = ARENA_NEW(&r->sheets, struct record_sheet);
    const struct str *names;
    struct str *copies;

    r->scan.column_n = 0;
    r->sheet = sheet;
    if (!row->fields)
        return err_set(e, ERR_INPUT, "%s:%lld: the header has %zu columns, at most %d are read",
                       r->file_name, (long long)row->line, row->field_n, SCAN_FIELD_MAX);
    names = names_of(r, row);
    copies = ARENA_ARRAY(&r->sheets, struct str, row->field_n);
    for (size_t i = 0; i < row->field_n; i++)
        copies[i] = str_copy(&r->sheets, names[i]);
    sheet->names = copies;
    sheet->n = (int32_t)row->field_n;
    return record_bind(r, sheet, e);
}

const struct record_sheet *record_sheet_copy(const struct record_sheet *sheet, struct arena *a)
{
    struct record_sheet *copy = ARENA_NEW(a, struct record_sheet);
    struct str *names = ARENA_ARRAY(a, struct str, sheet->n);

    for (int32_t i = 0; i < sheet->n; i++)
        names[i] = str_copy(a, sheet->names[i]);
    *copy = (struct record_sheet){names, sheet->n};
    return copy;
}

/* Where the header lacks a column no number of fields fits. */
static void bind_again(struct record_reader *r, const struct scan_row *row)
{
    struct err e = {0};

    if (!bind(r, row, &e))
        r->scan.column_n = 0;
}

static bool is_header(struct record_reader *r, const struct scan_row *row)
{
    return row->fields && map_is_header(r->options.map, names_of(r, row), (int32_t)row->field_n);
}

static bool open_file(struct record_reader *r, struct err *e)
{
    struct scan_row row;

    if (!scan_peek(&r->scan, &r->row, &row))
        return err_set(e, ERR_INPUT, "%s: the file holds nothing but blank lines", r->file_name);
    if (!bind(r, &row, e))
        return false;
    if (!map_headerless(r->options.map))
        scan_take(&r->scan, &row);
    return true;
}

bool record_open(const struct record_options *options, const char *file_name, struct str bytes,
                 struct arena *a, struct record_reader **reader, struct err *e)
{
    struct scan_bytes found;

    scan_bytes(bytes, map_encoding(options->map), a, &found);
    return record_open_found(options, file_name, &found, a, reader, e);
}

bool record_open_found(const struct record_options *options, const char *file_name,
                       const struct scan_bytes *found, struct arena *a,
                       struct record_reader **reader, struct err *e)
{
    struct record_reader *r = ARENA_NEW(a, struct record_reader);

    assert(options->map && options->place);
    r->options = *options;
    r->file_name = arena_copy(a, file_name, strlen(file_name));
    scan_open(&r->scan, found, map_delim(options->map));
    if (!open_file(r, e)) {
        record_close(r);
        return false;
    }
    *reader = r;
    return true;
}

/* --- rows --- */

static void reject(struct record *record, enum rule rule)
{
    record->rejected = rule;
    record->structured = false;
}

bool record_next(struct record_reader *r, struct record *record)
{
    struct scan_row row;

    arena_reset(&r->row);
    *record = (struct record){
        .rejected = RULE_NONE,
        .structured = true,
        .encoding = r->scan.bytes.encoding,
        .dis_day = DAY_NONE,
        .birth_day = DAY_NONE,
    };
    if (!scan_peek(&r->scan, &r->row, &row))
        return false;
    record->line = row.line;
    if (is_header(r, &row)) {
        reject(record, RULE_LINE_HEADER);
        scan_take(&r->scan, &row);
        bind_again(r, &row);
        return true;
    }
    scan_fit(&r->scan, &r->row, &row);
    if (row.ragged) {
        reject(record, RULE_LINE_RAGGED);
        return true;
    }
    record->flags = row.flags;
    record_text(row.fields, &r->bound.used, r->scan.bytes.encoding, &r->row, &r->text);
    record_row(&r->options, &r->bound, &r->text, &r->row, record);
    return true;
}

void record_close(struct record_reader *r)
{
    scan_close(&r->scan);
    arena_reset(&r->columns);
    arena_reset(&r->sheets);
    arena_reset(&r->row);
}

int64_t record_lines(const struct record_reader *r)
{
    return scan_lines(&r->scan);
}
