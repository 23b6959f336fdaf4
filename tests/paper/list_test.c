/* list_test.c - lists as spreadsheets: a file is there, or the refusal says why. What is in its
 * cells is read back by the journey of uploads. */
#include "paper/list.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"

static void a_list_with_and_without_rows_is_a_file(void **state)
{
    const struct str heads[] = {STR("编号"), STR("姓名")};
    const struct str cells[] = {STR("-1"), STR("=1"), STR("-x"), STR("")};
    const struct paper_list lists[] = {{"名单", heads, 2, NULL, 0}, {"名单", heads, 2, cells, 2}};
    char path[] = "/tmp/xinglin-list-XXXXXX";
    struct stat there;
    struct err e = {0};

    (void)state;
    assert_true(close(mkstemp(path)) == 0);
    for (int i = 0; i < 2; i++) {
        assert_true(paper_list_xlsx(&lists[i], path, &e));
        assert_true(stat(path, &there) == 0 && there.st_size > 1000);
    }
    unlink(path);
}

static void what_cannot_be_written_is_refused(void **state)
{
    const struct str heads[] = {STR("编号")};
    const struct paper_list list = {"名单", heads, 1, NULL, 0};
    struct err e = {0};

    (void)state;
    assert_false(paper_list_xlsx(&list, "/nowhere/list.xlsx", &e));
    assert_err(e, ERR_IO, "/nowhere/list.xlsx");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_with_and_without_rows_is_a_file),
        cmocka_unit_test(what_cannot_be_written_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
