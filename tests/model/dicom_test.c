/* dicom_test.c - heads put together here, byte by byte, by the tables of PS3.5. */
#include "model/dicom.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"

struct object {
    char bytes[2000];
    size_t n;
    bool implicit;
};

static void number_put(struct object *o, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        o->bytes[o->n++] = (char)(value >> (8 * i));
}

static void element_put(struct object *o, uint32_t tag, const char *kind, const char *text)
{
    const uint32_t n = (uint32_t)strlen(text), even = n + n % 2;

    number_put(o, tag >> 16, 2);
    number_put(o, tag & 0xffff, 2);
    if (o->implicit && tag >> 16 != 2) {
        number_put(o, even, 4);
    } else {
        memcpy(o->bytes + o->n, kind, 2);
        o->n += 2;
        number_put(o, even, 2);
    }
    memcpy(o->bytes + o->n, text, n);
    o->n += n;
    if (n % 2)
        o->bytes[o->n++] = '\0';
}

static void begin(struct object *o, const char *syntax)
{
    *o = (struct object){.n = 128};
    memcpy(o->bytes + o->n, "DICM", 4);
    o->n += 4;
    element_put(o, 0x00020010, "UI", syntax);
    o->implicit = !strcmp(syntax, "1.2.840.10008.1.2");
}

static void filled(struct object *o, const char *syntax)
{
    begin(o, syntax);
    element_put(o, 0x00080016, "UI", "1.2.3");
    element_put(o, 0x00080018, "UI", "1.2.3.4");
    element_put(o, 0x00080050, "SH", "YX-1");
    element_put(o, 0x00080060, "CS", "DX");
    element_put(o, 0x00100020, "LO", "p");
    element_put(o, 0x0020000d, "UI", "1.2.9");
    element_put(o, 0x0020000e, "UI", "1.2.9.1");
}

static bool reads(const struct object *o, struct dicom_head *head, struct err *e)
{
    return dicom_head_read((struct str){o->bytes, o->n}, head, e);
}

static void refused_with(const struct object *o, const char *why)
{
    struct dicom_head head = {.study = STR("before")};
    struct err e = {0};

    assert_false(reads(o, &head, &e));
    assert_err(e, ERR_INPUT, why);
    assert_true(str_eq(head.study, STR("before")));
}

static void whose_it_is_stands_at_its_head_in_both_ways_of_writing(void **unused)
{
    static const char *const SYNTAXES[] = {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2"};

    (void)unused;
    for (int i = 0; i < 2; i++) {
        struct dicom_head head;
        struct object o;
        struct err e = {0};

        filled(&o, SYNTAXES[i]);
        assert_true(reads(&o, &head, &e));
        assert_true(str_eq(head.study, STR("1.2.9")) && str_eq(head.series, STR("1.2.9.1")));
        assert_true(str_eq(head.sop_class, STR("1.2.3")) && str_eq(head.instance, STR("1.2.3.4")));
        assert_true(str_eq(head.accession, STR("YX-1")) && str_eq(head.patient, STR("p")));
        assert_true(str_eq(head.modality, STR("DX")));
    }
}

/* What stands in a sequence is another object's: its accession number is not this one's. */
static void a_sequence_without_length_is_walked_through(void **unused)
{
    struct dicom_head head;
    struct object o;
    struct err e = {0};

    (void)unused;
    begin(&o, "1.2.840.10008.1.2.1");
    element_put(&o, 0x00080016, "UI", "1.2.3");
    element_put(&o, 0x00080018, "UI", "1.2.3.4");
    number_put(&o, 0x0008, 2);
    number_put(&o, 0x1140, 2);
    memcpy(o.bytes + o.n, "SQ\0\0", 4);
    o.n += 4;
    number_put(&o, UINT32_MAX, 4);
    number_put(&o, 0xe000fffe, 4);
    number_put(&o, UINT32_MAX, 4);
    element_put(&o, 0x00080050, "SH", "OTHER");
    number_put(&o, 0xe00dfffe, 4);
    number_put(&o, 0, 4);
    number_put(&o, 0xe0ddfffe, 4);
    number_put(&o, 0, 4);
    element_put(&o, 0x0020000d, "UI", "1.2.9");
    element_put(&o, 0x0020000e, "UI", "1.2.9.1");
    assert_true(reads(&o, &head, &e));
    assert_int_equal(head.accession.n, 0);
    o.n -= 40; /* within it, or behind it */
    refused_with(&o, "");
}

static void what_is_no_object_is_refused(void **unused)
{
    struct object o;

    (void)unused;
    begin(&o, "1.2.840.10008.1.2.1");
    refused_with(&o, "does not name itself");
    o.n = 100;
    refused_with(&o, "no DICOM object");
    filled(&o, "1.2.840.10008.1.2.1");
    o.n -= 3;
    refused_with(&o, "cut short");
    filled(&o, "1.2.840.10008.1.2.1");
    o.bytes[128] = 'X';
    refused_with(&o, "no DICOM object");
    filled(&o, "1.2.840.10008.1.2.2");
    refused_with(&o, "big endian");
    filled(&o, "1.2.840.10008.1.2.1.99");
    refused_with(&o, "deflated");
    begin(&o, "");
    refused_with(&o, "how it is written");
}

/* Whoever names two accession numbers would have one judged and the other one kept. */
static void what_comes_twice_or_late_is_refused(void **unused)
{
    struct object o;

    (void)unused;
    begin(&o, "1.2.840.10008.1.2.1");
    element_put(&o, 0x00080050, "SH", "YX-1");
    element_put(&o, 0x00080050, "SH", "YX-2");
    refused_with(&o, "out of order at (0008,0050)");
    begin(&o, "1.2.840.10008.1.2.1");
    element_put(&o, 0x00100020, "LO", "p");
    element_put(&o, 0x00080050, "SH", "YX-1");
    refused_with(&o, "out of order at (0008,0050)");
    begin(&o, "1.2.840.10008.1.2.1");
    element_put(&o, 0x00080016, "UI", "1.2.3");
    element_put(&o, 0x00080018, "UI", "../1");
    element_put(&o, 0x0020000d, "UI", "1.2.9");
    element_put(&o, 0x0020000e, "UI", "1.2.9.1");
    refused_with(&o, "does not name itself");
}

/* Cut at each byte before its last wanted value: never read beyond, never taken. */
static void cut_anywhere_it_is_refused(void **unused)
{
    struct object whole;
    size_t n;

    (void)unused;
    filled(&whole, "1.2.840.10008.1.2.1");
    n = whole.n;
    for (size_t cut = 0; cut < n; cut++) {
        struct dicom_head head;
        struct err e = {0};
        char *bytes = malloc(cut + 1); /* so that a sanitizer sees the end */

        memcpy(bytes, whole.bytes, cut);
        assert_false(dicom_head_read((struct str){bytes, cut}, &head, &e));
        assert_int_equal(e.code, ERR_INPUT);
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whose_it_is_stands_at_its_head_in_both_ways_of_writing),
        cmocka_unit_test(a_sequence_without_length_is_walked_through),
        cmocka_unit_test(what_is_no_object_is_refused),
        cmocka_unit_test(what_comes_twice_or_late_is_refused),
        cmocka_unit_test(cut_anywhere_it_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
