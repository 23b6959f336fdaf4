#include "work/programme.h"

#include <stdlib.h>

#include "tests/check.h"

static void only_ids_and_yaml_paths_are_looked_for(void **unused)
{
    static const char *const BAD[] = {"", "../etc/passwd", "A", "a/b", "a.yml"};
    struct arena a = {0};
    const char *path = NULL;

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct err e = {0};

        assert_false(work_programme_find(BAD[i], &a, &path, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_null(path);
    }
    arena_reset(&a);
}

static void the_five_that_ship_are_without_fault(void **unused)
{
    static const char *const IDS[] = {"wanyi-jinxiu", "shengzhong-xiuzhou", "changtai-shidaitu",
                                      "shanxi-qianming", "suichang-shengshu"};

    (void)unused;
    setenv("XINGLIN_SHARE", getenv("SOURCE"), 1);
    for (size_t i = 0; i < 5; i++) {
        struct arena a = {0};
        struct fault_list faults = {0};
        struct programme p;
        char seal[SECRET_HASH];
        const char *path;
        struct err e = {0};

        assert_true(work_programme_find(IDS[i], &a, &path, &e));
        if (!work_programme_read(path, &a, &p, &faults, seal, &e))
            fail_msg("%s", faults.n ? str_c(&a, faults.items[0]) : e.text);
        assert_str(p.id, IDS[i]);
        assert_int_equal(strlen(seal), 64);
        fault_reset(&faults);
        arena_reset(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_ids_and_yaml_paths_are_looked_for),
        cmocka_unit_test(the_five_that_ship_are_without_fault),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
