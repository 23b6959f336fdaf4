/* cube_check: each relation of cube_check.c broken once, in a cell that is sound otherwise. */
#include "engine/cube.h"
#include "engine/cube_table.h"
#include "tests/check.h"

static const struct cube_case SOUND = {.month = 636,
                                       .cases = 9,
                                       .rw_cases = 6,
                                       .rw_e4 = 90000,
                                       .rw2_cases = 4,
                                       .operated = 5,
                                       .level3 = 2,
                                       .level4 = 3,
                                       .days = 30,
                                       .cost_fen = 100,
                                       .deaths = 9};

static void assert_case_broken(struct cube_case cell, const char *words)
{
    struct cube c;
    struct err e = {0};

    cube_open(&c);
    cube_add_case(&c, &(struct cube_case){.month = 1, .cases = 1});
    cube_add_case(&c, &cell);
    assert_false(cube_check(&c, &e));
    assert_err(e, ERR_CHECK, words);
    cube_reset(&c);
}

#define BROKEN(words, ...)               \
    do {                                 \
        struct cube_case cell = SOUND;   \
        __VA_ARGS__;                     \
        assert_case_broken(cell, words); \
    } while (0)

static void every_broken_relation_of_a_case_cell_is_found(void **unused)
{
    struct cube c;
    struct err e = {0};

    (void)unused;
    cube_open(&c);
    cube_add_case(&c, &SOUND);
    assert_true(cube_check(&c, &e));
    cube_reset(&c);
    BROKEN("rw_cases is 10 where cases is 9", cell.rw_cases = 10);
    BROKEN("rw2_cases is 7 where rw_cases is 6", cell.rw2_cases = 7);
    BROKEN("operated is 10 where cases is 9", cell.operated = 10);
    BROKEN("level3 is 6 where operated is 5", cell.level3 = 6, cell.level4 = 0);
    BROKEN("level4 is 6 where operated is 5", cell.level4 = 6, cell.level3 = 0);
    BROKEN("level3 and level4 together", cell.level3 = 3);
    BROKEN("deaths is 10 where cases is 9", cell.deaths = 10);
    BROKEN("rw is 1 where rw_cases is 0", cell.rw_cases = 0, cell.rw2_cases = 0, cell.rw_e4 = 1);
    BROKEN("rw is less than 2 for each", cell.rw_e4 = 79999);
    BROKEN("cell 1 (636,,,,,,): days is -1, below 0", cell.days = -1);
    BROKEN("cost is -5, below 0", cell.cost_fen = -5);
    BROKEN("days is 3 where cases is 0", cell = (struct cube_case){.days = 3});
    BROKEN("cost is 3 where cases is 0", cell = (struct cube_case){.cost_fen = 3});
    BROKEN("the month is none", cell.month = 500000);
    BROKEN("a text of the key has a number", cell.drg = 77);
    BROKEN("a text of the key has a number", cell.institution = -1);
}

static void assert_operation_broken(struct cube_operation cell, const char *words)
{
    struct cube c;
    struct err e = {0};

    cube_open(&c);
    cube_add_operation(&c, &cell);
    assert_false(cube_check(&c, &e));
    assert_err(e, ERR_CHECK, words);
    cube_reset(&c);
}

static void every_broken_relation_of_an_operation_cell_is_found(void **unused)
{
    (void)unused;
    assert_operation_broken((struct cube_operation){.operations = 1, .main = 2},
                            "main is 2 where operations is 1");
    assert_operation_broken((struct cube_operation){.operations = 2, .main = 1, .main_rw_cases = 2},
                            "main_rw_cases is 2 where main is 1");
    assert_operation_broken((struct cube_operation){.operations = 2, .main = 1, .main_rw_e4 = 5},
                            "main_rw is 5 where main_rw_cases is 0");
    assert_operation_broken((struct cube_operation){.operations = 2, .main_cost_fen = 5},
                            "main_cost is 5 where main is 0");
    assert_operation_broken((struct cube_operation){.operations = -2}, "below 0");
    assert_operation_broken((struct cube_operation){.operations = 2, .level = 5}, "the level is");
    assert_operation_broken((struct cube_operation){.operations = 2, .procedure = 5}, "a text");
}

static void a_key_that_is_there_twice_is_found(void **unused)
{
    struct cube c;
    struct err e = {0};

    (void)unused;
    cube_open(&c);
    for (int32_t i = 0; i < 5; i++)
        cube_add_case(&c, &(struct cube_case){.month = i, .cases = 1});
    cube_row_cell(&c.cases, 4)->key[CUBE_MONTH] = 1;
    assert_false(cube_check(&c, &e));
    assert_err(e, ERR_CHECK, "the key is there twice");
    cube_reset(&c);
    err_reset(&e);
    cube_open(&c);
    for (int32_t i = 0; i < 3; i++)
        cube_add_operation(&c, &(struct cube_operation){.level = i, .operations = 1});
    ((struct cube_operation_cell *)(void *)cube_row_cell(&c.operations, 2))->level = 0;
    assert_false(cube_check(&c, &e));
    assert_err(e, ERR_CHECK, "the key is there twice");
    cube_reset(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_broken_relation_of_a_case_cell_is_found),
        cmocka_unit_test(every_broken_relation_of_an_operation_cell_is_found),
        cmocka_unit_test(a_key_that_is_there_twice_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
