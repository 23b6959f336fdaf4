/* xlsx.c - two readings of XML: the shared strings, then the cells of the sheet. */
#include "work/xlsx.h"

#include <expat.h>
#include <string.h>

#include "base/csv.h"
#include "base/list.h"
#include "base/out.h"
#include "work/xlsx_zip.h"

struct string_list LIST(struct str);

struct xlsx {
    const char *name;
    struct arena *arena;
    XML_Parser parser;
    struct err fault;
    struct string_list strings;
    struct out text; /* of the element that is read */
    bool taking;     /* inside an element whose text counts */
    int phonetic;    /* depth inside <rPh>, whose text is only how to read it aloud */
    struct out csv;
    struct csv_writer writer;
    struct str cells[XLSX_COLUMN_MAX];
    int32_t cell_n, width; /* of this row, of the first */
    int32_t row, column;   /* from 1, from 0 */
    char kind;             /* of the cell: s shared, i inline or computed text, n anything else */
};

/* Stops the parser; the first fault is the one that is told. */
static void wrong(struct xlsx *x, const char *reason)
{
    if (x->row > 0 && x->column >= 0)
        err_set(&x->fault, ERR_INPUT, "%.400s:%d:%d: : %s", x->name, x->row, x->column + 1, reason);
    else
        err_set(&x->fault, ERR_INPUT, "%.400s: %s", x->name, reason);
    XML_StopParser(x->parser, XML_FALSE);
}

static void doctype(void *arg, const XML_Char *name, const XML_Char *system, const XML_Char *public,
                    int internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    wrong(arg, "a spreadsheet has no document type");
}

static void characters(void *arg, const XML_Char *bytes, int n)
{
    struct xlsx *x = arg;

    if (!x->taking || x->phonetic)
        return;
    for (int i = 0; i < n; i++)
        out_char(&x->text, bytes[i] == '\n' || bytes[i] == '\r' ? '\t' : bytes[i]);
}

static struct str text_take(struct xlsx *x)
{
    struct str s = {arena_copy(x->arena, x->text.n ? x->text.items : "", x->text.n), x->text.n};

    x->text.n = 0;
    return s;
}

static bool is(const XML_Char *name, const char *local)
{
    const char *colon = strrchr(name, ':');

    return strcmp(colon ? colon + 1 : name, local) == 0;
}

/* --- shared strings --- */

static void string_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
    struct xlsx *x = arg;

    (void)attributes;
    x->phonetic += is(name, "rPh");
    x->taking = is(name, "t");
}

static void string_end(void *arg, const XML_Char *name)
{
    struct xlsx *x = arg;

    x->taking = false;
    x->phonetic -= is(name, "rPh");
    if (is(name, "si"))
        list_push(&x->strings, text_take(x));
}

/* --- cells --- */

static const char *attribute(const XML_Char **attributes, const char *name)
{
    for (int i = 0; attributes[i]; i += 2) {
        if (strcmp(attributes[i], name) == 0)
            return attributes[i + 1];
    }
    return NULL;
}

/* "AB12" to column 27; a cell without a place stands behind the one before. */
static int32_t column_of(const char *place, int32_t before)
{
    int32_t column = 0;

    if (!place)
        return before + 1;
    while (*place >= 'A' && *place <= 'Z' && column <= XLSX_COLUMN_MAX)
        column = column * 26 + (*place++ - 'A' + 1);
    return column - 1;
}

static void row_start(struct xlsx *x, const XML_Char **attributes)
{
    const char *at = attribute(attributes, "r");
    int64_t row = x->row + 1;

    if (at && (!str_to_int(str_of(at), XLSX_ROW_MAX, &row) || row <= x->row)) {
        wrong(x, "the rows are not in order, or too many");
        return;
    }
    if (row > XLSX_ROW_MAX) {
        wrong(x, "the rows are too many");
        return;
    }
    for (x->row++; x->row < row; x->row++)
        out_char(&x->csv, '\n');
    x->cell_n = 0;
    x->column = -1;
}

static void cell_start(struct xlsx *x, const XML_Char **attributes)
{
    const char *kind = attribute(attributes, "t");
    int32_t column = column_of(attribute(attributes, "r"), x->column);

    if (column < 0 || column <= x->column || column >= XLSX_COLUMN_MAX) {
        wrong(x, "the columns are not in order, or more than 64");
        return;
    }
    x->column = column;
    x->kind = kind && strcmp(kind, "s") == 0 ? 's' : 'n';
    x->text.n = 0;
}

static void sheet_start(void *arg, const XML_Char *name, const XML_Char **attributes)
{
    struct xlsx *x = arg;

    if (is(name, "row"))
        row_start(x, attributes);
    else if (is(name, "c"))
        cell_start(x, attributes);
    else if (is(name, "f"))
        wrong(x, "the cell holds a formula: paste its value");
    x->phonetic += is(name, "rPh");
    x->taking = is(name, "v") || is(name, "t");
}

static void cell_end(struct xlsx *x)
{
    struct str s = text_take(x);
    int64_t number;

    if (x->row < 1 || x->column < 0)
        return;
    if (x->cell_n > x->column) {
        wrong(x, "a cell lies in a cell");
        return;
    }
    if (x->kind == 's' && s.n) {
        if (!str_to_int(s, (int64_t)x->strings.n - 1, &number)) {
            wrong(x, "the cell's text is missing");
            return;
        }
        s = x->strings.items[number];
    }
    while (x->cell_n < x->column)
        x->cells[x->cell_n++] = STR("");
    x->cells[x->cell_n++] = s;
}

/* An empty row is an empty line. */
static void row_end(struct xlsx *x)
{
    while (x->cell_n > x->width && x->cells[x->cell_n - 1].n == 0)
        x->cell_n--;
    if (x->row == 1)
        x->width = x->cell_n;
    while (x->cell_n > 0 && x->cell_n < x->width)
        x->cells[x->cell_n++] = STR("");
    for (int32_t i = 0; i < x->cell_n; i++)
        csv_str(&x->writer, x->cells[i]);
    csv_end(&x->writer);
    x->column = -1;
}

static void sheet_end(void *arg, const XML_Char *name)
{
    struct xlsx *x = arg;

    x->taking = false;
    x->phonetic -= is(name, "rPh");
    if (is(name, "c"))
        cell_end(x);
    else if (is(name, "row") && x->row > 0)
        row_end(x);
}

/* --- parts --- */

static bool piece(void *arg, const char *bytes, size_t n, bool last, struct err *e)
{
    struct xlsx *x = arg;

    if (XML_Parse(x->parser, bytes, (int)n, last) == XML_STATUS_OK)
        return true;
    if (x->fault.code != ERR_NONE)
        return err_pass(e, &x->fault);
    return err_set(e, ERR_INPUT, "%.400s: the spreadsheet is damaged: %s", x->name,
                   XML_ErrorString(XML_GetErrorCode(x->parser)));
}

static bool part(struct xlsx *x, struct str bytes, const char *name, bool *found, struct err *e)
{
    bool cells = strstr(name, "sheet1") != NULL;
    bool good;

    x->parser = XML_ParserCreate(NULL);
    x->taking = false;
    x->phonetic = 0;
    x->text.n = 0;
    XML_SetUserData(x->parser, x);
    XML_SetElementHandler(x->parser, cells ? sheet_start : string_start,
                          cells ? sheet_end : string_end);
    XML_SetCharacterDataHandler(x->parser, characters);
    XML_SetStartDoctypeDeclHandler(x->parser, doctype);
    good = xlsx_zip_part(bytes, name, XLSX_PART_MAX, piece, x, found, e);
    XML_ParserFree(x->parser);
    return good;
}

bool xlsx_is(struct str bytes)
{
    return str_starts(bytes, STR("PK\x03\x04"));
}

bool xlsx_csv(const char *name, struct str bytes, struct arena *a, struct str *csv, struct err *e)
{
    struct xlsx x = {.name = name, .arena = a, .column = -1};
    bool strings, sheet = false;
    bool good;

    x.writer.out = &x.csv;
    good = part(&x, bytes, "xl/sharedStrings.xml", &strings, e)
           && part(&x, bytes, "xl/worksheets/sheet1.xml", &sheet, e);
    if (good && !sheet)
        good = err_set(e, ERR_INPUT, "%.400s: the file is no spreadsheet with a first sheet", name);
    if (good)
        *csv = (struct str){arena_copy(a, x.csv.n ? x.csv.items : "", x.csv.n), x.csv.n};
    list_reset(&x.strings);
    out_reset(&x.text);
    out_reset(&x.csv);
    return good;
}
