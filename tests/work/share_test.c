#include "work/share.h"

#include <stdlib.h>

#include "base/str.h"
#include "tests/check.h"

static void what_is_set_comes_before_all_other_places(void **unused)
{
    struct arena a = {0};
    const char *path = NULL;
    struct err e = {0};

    (void)unused;
    setenv("XINGLIN_SHARE", getenv("SOURCE"), 1);
    assert_true(share_path("programmes", &a, &path, &e));
    assert_true(str_starts(str_of(path), str_of(getenv("SOURCE"))));
    path = NULL;
    setenv("XINGLIN_SHARE", "/nowhere", 1);
    assert_false(share_path("programmes", &a, &path, &e));
    assert_err(e, ERR_IO, "programmes: not found under /nowhere");
    assert_null(path);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_set_comes_before_all_other_places)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
