/* Expected values: the same additions made on plain numbers of 64 bits beside the cube. */
#include "engine/cube_table.h"

#include "tests/check.h"

static void assert_case_sums(const struct cube *c, const int64_t sums[10])
{
    struct cube_case cell = cube_case_at(c, 0);

    assert_int_equal(c->cases.n, 1);
    assert_memory_equal(&cell.cases, sums, 10 * sizeof *sums);
}

static void assert_operation_sums(const struct cube *c, const int64_t sums[5])
{
    struct cube_operation cell = cube_operation_at(c, 0);

    assert_int_equal(c->operations.n, 1);
    assert_memory_equal(&cell.operations, sums, 5 * sizeof *sums);
}

/* Where 16 and 32 bits end, and one before and behind. */
static const int64_t EDGES[] = {65533, 1, 1, 1, 1, (INT64_C(1) << 32) - 65539, 1, 1, 1, 7};
enum { EDGE_N = 10 };

static void every_sum_is_exact_across_the_edges_of_its_packed_cell(void **unused)
{
    (void)unused;
    for (int which = 0; which < 10; which++) {
        struct cube c;
        int64_t sums[10] = {0}, operation_sums[5] = {0};

        cube_open(&c);
        for (int i = 0; i < EDGE_N; i++) {
            struct cube_case cell = {.month = 640};
            struct cube_operation operation = {.month = 640, .level = 4};
            int64_t *to = &cell.cases, *to_operation = &operation.operations;

            to[which] = EDGES[i];
            to_operation[which % 5] = EDGES[i];
            to[(which + 3) % 10] = 2; /* a second one moves with it */
            for (int j = 0; j < 10; j++)
                sums[j] += to[j];
            for (int j = 0; j < 5; j++)
                operation_sums[j] += to_operation[j];
            cube_add_case(&c, &cell);
            cube_add_operation(&c, &operation);
            assert_case_sums(&c, sums);
            assert_operation_sums(&c, operation_sums);
        }
        cube_reset(&c);
    }
}

static void money_is_exact_up_to_63_bits(void **unused)
{
    struct cube c;
    int64_t sums[10] = {0};

    (void)unused;
    cube_open(&c);
    cube_add_case(&c, &(struct cube_case){.cost_fen = INT64_MAX - 2});
    cube_add_case(&c, &(struct cube_case){.cost_fen = 2});
    sums[8] = INT64_MAX;
    assert_case_sums(&c, sums);
    cube_add_case(&c, &(struct cube_case){.cost_fen = -INT64_MAX, .days = -5});
    sums[8] = 0;
    sums[7] = -5;
    assert_case_sums(&c, sums);
    cube_reset(&c);
}

/* 70,000 stays of one key, and one that is alone beside them: counted by hand. */
static void a_hospital_with_more_stays_of_a_kind_than_16_bits_count_is_written_whole(void **unused)
{
    struct cube c;
    struct err e = {0};
    struct out out = {0};
    struct cube_stay_operation operation = {0, 3};

    (void)unused;
    cube_open(&c);
    operation.procedure = cube_text(&c, STR("36.0601"));
    for (int i = 0; i <= 70000; i++) {
        struct cube_case stay = {.month = 636,
                                 .institution = cube_text(&c, i < 70000 ? STR("H1") : STR("H2")),
                                 .rw_e4 = 25000,
                                 .days = 7,
                                 .cost_fen = 136600,
                                 .deaths = 1};

        cube_add_stay(&c, &stay, &operation, 1);
    }
    cube_write_cases(&c, &out);
    out_char(&out, '\0');
    assert_string_equal(strchr(out.items, '\n') + 1,
                        "2023-01,H1,,,,,,70000,70000,1750000000,70000,70000,70000,0,490000,"
                        "9562000000,70000\n"
                        "2023-01,H2,,,,,,1,1,25000,1,1,1,0,7,136600,1\n");
    out_reset(&out);
    cube_write_operations(&c, &out);
    out_char(&out, '\0');
    assert_string_equal(strchr(out.items, '\n') + 1,
                        "2023-01,H1,,,,,36.0601,3,70000,70000,70000,1750000000,9562000000\n"
                        "2023-01,H2,,,,,36.0601,3,1,1,1,25000,136600\n");
    assert_true(cube_check(&c, &e));
    out_reset(&out);
    cube_reset(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sum_is_exact_across_the_edges_of_its_packed_cell),
        cmocka_unit_test(money_is_exact_up_to_63_bits),
        cmocka_unit_test(a_hospital_with_more_stays_of_a_kind_than_16_bits_count_is_written_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
