#include "paper/pdf.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"

static void a_page_becomes_a_pdf_and_a_place_that_is_not_there_is_told(void **unused)
{
    char folder[] = "/tmp/xinglin-pdf-XXXXXX", path[64], head[8] = "";
    struct err e = {0};
    FILE *file;

    (void)unused;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.pdf", folder);
    if (!paper_pdf(STR("<p>服务证明</p>"), path, &e))
        fail_msg("%s", e.text);
    file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(head, 1, 5, file), 5);
    fclose(file);
    assert_string_equal(head, "%PDF-");
    unlink(path);
    rmdir(folder);
    assert_false(paper_pdf(STR("<p>a</p>"), path, &e));
    assert_int_equal(e.code, ERR_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_becomes_a_pdf_and_a_place_that_is_not_there_is_told)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
