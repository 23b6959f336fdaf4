/* xlsx_test.c - spreadsheets in. The files are zipped here, part by part. */
#include "work/xlsx.h"

#include <minizip/zip.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/random.h"
#include "tests/check.h"
#include "work/file.h"
#include "work/xlsx_zip.h"

#define SHEET "xl/worksheets/sheet1.xml"
#define STRINGS "xl/sharedStrings.xml"

static void zip_part(zipFile zip, const char *name, const char *text, size_t n)
{
    const zip_fileinfo info = {0};

    assert_int_equal(zipOpenNewFileInZip(zip, name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED, 9),
                     ZIP_OK);
    assert_int_equal(zipWriteInFileInZip(zip, text, (unsigned)n), ZIP_OK);
    assert_int_equal(zipCloseFileInZip(zip), ZIP_OK);
}

/* A spreadsheet of these parts; NULL where there is none. */
static struct str book(struct arena *a, const char *strings, const char *sheet, size_t sheet_n)
{
    char path[] = "/tmp/xinglin-xlsx-XXXXXX";
    struct err e = {0};
    struct str bytes;
    zipFile zip;

    close(mkstemp(path));
    zip = zipOpen(path, APPEND_STATUS_CREATE);
    assert_non_null(zip);
    if (strings)
        zip_part(zip, STRINGS, strings, strlen(strings));
    if (sheet)
        zip_part(zip, SHEET, sheet, sheet_n);
    assert_int_equal(zipClose(zip, NULL), ZIP_OK);
    if (!file_read(path, a, &bytes, &e))
        fail_msg("%s", e.text);
    unlink(path);
    return bytes;
}

#define ROWS(text) "<worksheet><sheetData>" text "</sheetData></worksheet>"

static void reads(const char *strings, const char *sheet, const char *want)
{
    struct arena a = {0};
    struct str bytes = book(&a, strings, sheet, strlen(sheet)), csv;
    struct err e = {0};

    assert_true(xlsx_is(bytes));
    if (!xlsx_csv("a.xlsx", bytes, &a, &csv, &e))
        fail_msg("%s", e.text);
    assert_str(csv, want);
    arena_reset(&a);
}

static void refuses(const char *strings, const char *sheet, const char *says)
{
    struct arena a = {0};
    struct str bytes = book(&a, strings, sheet, sheet ? strlen(sheet) : 0), csv = STR("as it was");
    struct err e = {0};

    assert_false(xlsx_csv("a.xlsx", bytes, &a, &csv, &e));
    assert_err(e, ERR_INPUT, says);
    assert_str(csv, "as it was");
    arena_reset(&a);
}

static void cells_shared_strings_and_holes_become_lines(void **unused)
{
    (void)unused;
    reads("<sst><si><t>人员编号</t></si><si><r><t>王</t></r><r><t>一</t></r><rPh><t>wang</t></rPh>"
          "</si></sst>",
          ROWS("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>name</t></is>"
               "</c><c r='C1' t='str'><v>x</v></c></row>"
               "<row r='4'><c r='A4'><v>17</v></c><c r='C4' t='s'><v>1</v></c></row>"
               "<row><c t='inlineStr'><is><t>a,\"b\"&#10;c</t></is></c><c r='D5'/></row>"),
          "人员编号,name,x\n\n\n17,,王一\n\"a,\"\"b\"\"\tc\",,\n");
    reads(NULL, ROWS(""), "");
}

static void formulas_and_document_types_are_refused(void **unused)
{
    (void)unused;
    refuses(NULL, ROWS("<row><c/><c><f>1+1</f><v>2</v></c></row>"),
            "a.xlsx:1:2: : the cell holds a formula: paste its value");
    refuses(NULL, "<!DOCTYPE a [<!ENTITY b 'c'>]>" ROWS(""), "no document type");
    refuses("<!DOCTYPE a [<!ENTITY b 'c'>]><sst/>", ROWS(""), "no document type");
}

static void crooked_sheets_are_refused(void **unused)
{
    (void)unused;
    refuses("<sst/>", NULL, "no spreadsheet with a first sheet");
    refuses(NULL, ROWS("<row>"), "damaged");
    refuses(NULL, ROWS("<row r='2'/><row r='2'/>"), "not in order");
    refuses(NULL, ROWS("<row r='200001'/>"), "too many");
    refuses(NULL, ROWS("<row r='-1'/>"), "not in order");
    refuses(NULL, ROWS("<row><c r='B1'/><c r='A1'/></row>"), "not in order");
    refuses(NULL, ROWS("<row><c r='BM1'/></row>"), "more than 64");
    refuses(NULL, ROWS("<row><c r='ZZZZZZZZZZZZZZZ1'/></row>"), "more than 64");
    refuses(NULL, ROWS("<row><c r='7'/></row>"), "not in order");
    refuses(NULL, ROWS("<row><c r='A1'><c r='BL1'></c></c></row>"), "a cell lies in a cell");
    refuses("<sst><si><t>a</t></si></sst>", ROWS("<row><c t='s'><v>1</v></c></row>"), "missing");
    refuses(NULL, ROWS("<row><c t='s'><v>0</v></c></row>"), "missing");
}

/* 70 MB of blanks pack into less than 100 kB. */
static void a_part_that_unpacks_without_end_is_refused(void **unused)
{
    size_t n = 70 * 1024 * 1024;
    struct arena a = {0};
    char *blanks = arena_alloc(&a, n);
    struct err e = {0};
    struct str bytes, csv;

    (void)unused;
    memset(blanks, ' ', n);
    memcpy(blanks, "<worksheet>", 11);
    bytes = book(&a, NULL, blanks, n);
    assert_true(bytes.n < 100000);
    assert_false(xlsx_csv("a.xlsx", bytes, &a, &csv, &e));
    assert_err(e, ERR_INPUT, "more than 64 MiB");
    arena_reset(&a);
}

static bool count(void *arg, const char *bytes, size_t n, bool last, struct err *e)
{
    size_t *total = arg;

    (void)bytes;
    (void)last;
    (void)e;
    *total += n;
    return true;
}

static void damaged_bytes_are_refused_or_read_but_never_more(void **unused)
{
    struct random random = random_stream(7, 1);
    struct arena a = {0};
    struct str good = book(&a, "<sst/>", ROWS("<row><c><v>1</v></c></row>"),
                           sizeof ROWS("<row><c><v>1</v></c></row>") - 1);
    size_t total = 0;
    bool found;
    struct err e = {0};

    (void)unused;
    assert_true(xlsx_zip_part(good, SHEET, 100, count, &total, &found, &e));
    assert_true(found);
    assert_int_equal(total, sizeof ROWS("<row><c><v>1</v></c></row>") - 1);
    assert_false(xlsx_zip_part(STR("PK\x03\x04"), SHEET, 100, count, &total, &found, &e));
    assert_err(e, ERR_INPUT, "no spreadsheet");
    for (int i = 0; i < 3000; i++) {
        struct str bad = str_copy(&a, good), csv;
        struct err fault = {0};

        for (int k = 0; k < 1 + i % 3; k++)
            ((char *)bad.at)[random_bits(&random) % bad.n] = (char)random_bits(&random);
        bad.n -= i % 5 == 0 ? random_bits(&random) % bad.n : 0;
        if (!xlsx_csv("a.xlsx", bad, &a, &csv, &fault))
            assert_int_equal(fault.code, ERR_INPUT);
    }
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_shared_strings_and_holes_become_lines),
        cmocka_unit_test(formulas_and_document_types_are_refused),
        cmocka_unit_test(crooked_sheets_are_refused),
        cmocka_unit_test(a_part_that_unpacks_without_end_is_refused),
        cmocka_unit_test(damaged_bytes_are_refused_or_read_but_never_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
