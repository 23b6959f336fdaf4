#include "model/evaluation.h"

#include <math.h>

#include "base/day.h"
#include "tests/check.h"

static struct arena arena;

static int arena_close(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static int32_t month(const char *text)
{
    int32_t m = 0;

    assert_true(month_parse(str_of(text), &m));
    return m;
}

static struct evaluation plan(void)
{
    static struct str starts[] = {{"990101=2025-03", 14}, {"990102=2025-04", 14}};

    return (struct evaluation){.title = STR("t"),
                               .question = STR("q"),
                               .starts = {starts, 2, 2},
                               .from_month = month("2024-01"),
                               .until_month = month("2025-12"),
                               .window_months = 12,
                               .data_month = DAY_NONE};
}

static void a_good_plan_passes_and_each_fault_is_told(void **unused)
{
    struct evaluation v = plan();
    struct str odd[] = {STR("99010a=2025-03")},
               twice[] = {STR("990101=2025-03"), STR("990101=2025-04")};
    struct str late[] = {STR("990101=2026-01")}, place[] = {STR("9901;1")};
    struct err e = {0};

    (void)unused;
    assert_true(evaluation_check(&v, &e));
    v.until_month = v.from_month;
    assert_false(evaluation_check(&v, &e));
    assert_err(e, ERR_INPUT, "not behind its first");
    err_reset(&e);
    v = plan();
    v.window_months = 25;
    assert_false(evaluation_check(&v, &e));
    assert_err(e, ERR_INPUT, "1 to 24");
    err_reset(&e);
    v = plan();
    v.anticipation = -1;
    assert_false(evaluation_check(&v, &e));
    assert_err(e, ERR_INPUT, "0 to 6");
    err_reset(&e);
    v = plan();
    v.source = EVALUATION_PLACEMENTS;
    assert_false(evaluation_check(&v, &e));
    assert_err(e, ERR_INPUT, "a list is not taken");
    err_reset(&e);
    v.starts.n = 0;
    assert_true(evaluation_check(&v, &e));
    v = plan();
    v.starts = (struct str_list){odd, 1, 1};
    assert_false(evaluation_check(&v, &e));
    assert_err(e, ERR_INPUT, "990101=2025-03");
    err_reset(&e);
    v.starts = (struct str_list){twice, 2, 2};
    assert_false(evaluation_check(&v, &e));
    assert_err(e, ERR_INPUT, "twice");
    err_reset(&e);
    v.starts = (struct str_list){late, 1, 1};
    assert_false(evaluation_check(&v, &e));
    assert_err(e, ERR_INPUT, "behind the plan's last month");
    err_reset(&e);
    v = plan();
    v.excluded = (struct str_list){place, 1, 1};
    assert_false(evaluation_check(&v, &e));
    assert_err(e, ERR_INPUT, "six digits");
}

/* Everything that is said has its line: another answer is another text. */
static void the_text_holds_all_that_the_plan_says(void **unused)
{
    struct evaluation v = plan(), others[10];
    struct str text = evaluation_text(&v, &arena), one[] = {STR("990109")};

    (void)unused;
    for (int i = 0; i < 10; i++)
        others[i] = v;
    others[0].title = STR("u");
    others[1].question = STR("u");
    others[2].discipline = STR("骨科");
    others[3].indicator = EVALUATION_CMI;
    others[4].starts.n = 1;
    others[5].excluded = (struct str_list){one, 1, 1};
    others[6].window_months = 6;
    others[7].anticipation = 1;
    others[8].control = EVALUATION_NEVER;
    others[9].concurrent = STR("医保改革");
    for (int i = 0; i < 10; i++)
        assert_false(str_eq(text, evaluation_text(&others[i], &arena)));
    assert_true(str_eq(text, evaluation_text(&v, &arena)));
    others[0] = v;
    others[0].made_ms = 5; /* the date is beside the seal, not under it */
    assert_true(str_eq(text, evaluation_text(&others[0], &arena)));
}

static void indicators_are_what_their_names_say(void **unused)
{
    const struct evaluation_cell c = {.resident_cases = 200,
                                      .home_cases = 150,
                                      .cases = 160,
                                      .rw_cases = 100,
                                      .rw_e4 = 1250000,
                                      .operated = 50,
                                      .level3 = 9,
                                      .level4 = 1,
                                      .days = 1280,
                                      .cost_fen = 160000000,
                                      .deaths = 2,
                                      .operations34 = 12};
    static const double wanted[EVALUATION_INDICATOR_N] = {75,    20,         1.25,     8,
                                                          10000, 12.0 / 160, 2.0 / 160};

    (void)unused;
    for (int i = 0; i < EVALUATION_INDICATOR_N; i++)
        assert_near(evaluation_measure((enum evaluation_indicator)i, &c).outcome, wanted[i], 1e-9);
    for (int i = 0; i < EVALUATION_INDICATOR_N; i++) {
        const struct evaluation_cell none = {0};

        assert_true(isnan(evaluation_measure((enum evaluation_indicator)i, &none).outcome));
    }
}

static void a_run_is_exploratory_where_data_or_months_speak_against_it(void **unused)
{
    struct evaluation v = plan();
    int32_t start = month("2025-03"), last = v.until_month;

    (void)unused;
    assert_int_equal(evaluation_doubts(&v, start, last), 0);
    v.data_month = month("2025-02");
    assert_int_equal(evaluation_doubts(&v, start, last), 0);
    v.data_month = start;
    assert_int_equal(evaluation_doubts(&v, start, last), EVALUATION_LATE);
    assert_int_equal(evaluation_doubts(&v, start, last - 1), EVALUATION_LATE | EVALUATION_INTERIM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_plan_passes_and_each_fault_is_told),
        cmocka_unit_test(the_text_holds_all_that_the_plan_says),
        cmocka_unit_test(indicators_are_what_their_names_say),
        cmocka_unit_test(a_run_is_exploratory_where_data_or_months_speak_against_it),
    };

    return cmocka_run_group_tests(tests, NULL, arena_close);
}
