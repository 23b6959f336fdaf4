/* xlsx_fuzz.c - a spreadsheet: the zip as it comes, or two parts of XML that are zipped here. */
#include <assert.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "base/csv.h"
#include "base/out.h"
#include "work/xlsx.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

struct part {
    const char *name;
    struct str text;
    size_t at;
};

static void number(struct out *o, uint64_t value, int bytes)
{
    for (; bytes > 0; bytes--, value >>= 8)
        out_char(o, (char)value);
}

/* What the local header and the directory say alike, from "version needed" on. */
static void facts(struct out *o, const struct part *p)
{
    number(o, 20, 2);
    number(o, 0, 8); /* flags, stored, time, day */
    number(o, crc32(0, (const Bytef *)p->text.at, (uInt)p->text.n), 4);
    number(o, p->text.n, 4);
    number(o, p->text.n, 4);
    number(o, strlen(p->name), 2);
    number(o, 0, 2);
}

static void zip(struct out *o, struct part *parts, int n)
{
    size_t directory;

    for (int i = 0; i < n; i++) {
        parts[i].at = o->n;
        out_text(o, "PK\x03\x04");
        facts(o, &parts[i]);
        out_text(o, "%s", parts[i].name);
        out_str(o, parts[i].text);
    }
    directory = o->n;
    for (int i = 0; i < n; i++) {
        out_text(o, "PK\x01\x02");
        number(o, 20, 2);
        facts(o, &parts[i]);
        number(o, 0, 10); /* comment, disk, attributes within, and half of those outside */
        number(o, parts[i].at, 4);
        out_text(o, "%s", parts[i].name);
    }
    number(o, 0x06054b50, 4);
    number(o, 0, 4);
    number(o, (uint64_t)n, 2);
    number(o, (uint64_t)n, 2);
    number(o, o->n - 12 - directory, 4);
    number(o, directory, 4);
    number(o, 0, 2);
}

static void read_one(struct str bytes)
{
    struct str csv = {"", SIZE_MAX};
    struct arena a = {0};
    struct err e = {0};

    if (xlsx_csv("x.xlsx", bytes, &a, &csv, &e)) {
        struct csv_reader r = {0};

        assert(utf8_valid(csv));
        csv_open(&r, "x.csv", csv, &a);
        while (csv_row(&r, &e))
            assert(r.field_n <= XLSX_COLUMN_MAX);
        assert(e.code == ERR_NONE);
    } else {
        assert(e.code == ERR_INPUT && csv.n == SIZE_MAX && e.text[0]);
    }
    arena_reset(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct str rest = {(const char *)bytes, size};
    struct part parts[2] = {{.name = "xl/sharedStrings.xml"}, {.name = "xl/worksheets/sheet1.xml"}};
    struct out o = {0};

    if (xlsx_is(rest)) {
        read_one(rest);
        return 0;
    }
    parts[0].text = str_cut(&rest, '\x1e');
    parts[1].text = rest;
    zip(&o, parts, 2);
    read_one((struct str){o.items, o.n});
    out_reset(&o);
    return 0;
}
