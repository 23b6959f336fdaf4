#include "model/material.h"

#include "tests/check.h"

static void the_first_bytes_say_what_a_file_is(void **unused)
{
    const struct {
        struct str bytes;
        const char *name;
        int kind; /* -1: refused */
    } FILES[] = {
        {STR("%PDF-1.7 x"), "讲义.pdf", MATERIAL_PDF},
        {STR("\x89PNG\r\n\x1a\nx"), "图.png", MATERIAL_PNG},
        {STR("\xff\xd8\xff\xe0"), "a.jpeg", MATERIAL_JPEG},
        {STR("PK\x03\x04..."), "课件.pptx", MATERIAL_ZIP},
        {STR("PK\x03\x04..."), "课件.pdf", -1}, /* another than its name says */
        {STR("%PDF-1.7"), "a.pdf.exe", -1},
        {STR("%PDF-1.7"), ".pdf", -1}, /* no name at all */
        {STR("MZ\x90"), "a.pdf", -1},
        {STR("<html>"), "a.png", -1},
        {STR("%PD"), "a.pdf", -1},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        enum material_kind kind = MATERIAL_KIND_N;
        struct err e = {0};

        assert_int_equal(material_kind_find(FILES[i].bytes, str_of(FILES[i].name), &kind, &e),
                         FILES[i].kind >= 0);
        assert_int_equal(kind, FILES[i].kind >= 0 ? FILES[i].kind : MATERIAL_KIND_N);
        assert_int_equal(e.code, FILES[i].kind >= 0 ? ERR_NONE : ERR_INPUT);
    }
    assert_string_equal(material_type(MATERIAL_JPEG), "image/jpeg");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_first_bytes_say_what_a_file_is)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
