/* What the journeys cannot reach over HTTP: panels drawn from invented cells whose truth is known.
 * tests/journey/evaluation_test.py and planted_test.py hold registering, rights and real stores. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"
#include "work/evaluation_part.h"

enum { COUNTIES = 40, MONTHS = 30, CELLS = COUNTIES * MONTHS };

static struct arena arena;

static int arena_close(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

/* Sixteen of forty counties begin at month 18; from then on `more` of a thousand stay at home. */
struct world {
    struct evaluation plan;
    struct evaluation_cell cells[CELLS];
    struct evaluation_cells all;
    struct str starts[16];
};

static void world_make(struct world *w, int more, uint64_t seed)
{
    struct random r = random_stream(seed, 1);
    int32_t first = 54 * 12;

    *w = (struct world){.all = {w->cells, CELLS}};
    for (int i = 0; i < COUNTIES; i++) {
        struct str code = str_of(arena_text(&arena, "9901%02d", i));

        for (int t = 0; t < MONTHS; t++) {
            int home = 600 + 3 * i + (int)random_below(&r, 40) + (i < 16 && t >= 18 ? more : 0);

            w->cells[i * MONTHS + t] = (struct evaluation_cell){.county = code,
                                                                .county_name = code,
                                                                .month = first + t,
                                                                .resident_cases = 1000,
                                                                .home_cases = home,
                                                                .cases = 900,
                                                                .deaths = 4};
        }
    }
    for (int i = 0; i < 16; i++)
        w->starts[i] = str_of(arena_text(&arena, "9901%02d=2025-07", i));
    w->plan = (struct evaluation){.starts = {w->starts, 16, 16},
                                  .from_month = first,
                                  .until_month = first + MONTHS - 1,
                                  .window_months = 12,
                                  .data_month = DAY_NONE};
}

static struct evaluation_run asked(struct world *w)
{
    const struct evaluation_starts none = {0};
    struct evaluation_run run = {0};
    struct drawn d;

    drawn_make(&d, &w->plan, &w->all, &none, &arena);
    run.panel = drawn_text(&d);
    drawn_measure(&d, &run);
    return run;
}

static void a_planted_effect_comes_back_with_its_size_and_in_patients(void **unused)
{
    struct world *w = ARENA_NEW(&arena, struct world);
    struct evaluation_run run;

    (void)unused;
    world_make(w, 50, 1);
    run = asked(w);
    assert_int_equal(run.class, EVALUATION_IMPROVED_ATTRIBUTED);
    assert_true(run.low < 5 && 5 < run.high && fabs(run.att - 5) < 0.5);
    assert_non_null(strstr(run.sentence.at, "个百分点"));
    assert_non_null(strstr(run.sentence.at, "人次"));
}

static void without_an_effect_nothing_is_seen_and_a_fall_is_worse(void **unused)
{
    struct world *w = ARENA_NEW(&arena, struct world);

    (void)unused;
    world_make(w, 0, 2);
    assert_int_equal(asked(w).class, EVALUATION_NO_VISIBLE_CHANGE);
    world_make(w, -50, 3);
    assert_int_equal(asked(w).class, EVALUATION_WORSENED);
}

/* A number of the result by its key. */
static double number_of(const struct evaluation_run *run, const char *key)
{
    const char *at = strstr(run->result.at, arena_text(&arena, "\"%s\":", key));

    assert_non_null(at);
    return strtod(strchr(at, ':') + 1, NULL);
}

/* Neighbours profit as well: with them among the controls the effect looks smaller. */
static void excluded_counties_are_no_controls_and_both_answers_are_told(void **unused)
{
    struct world *w = ARENA_NEW(&arena, struct world);
    struct str near[8];
    struct evaluation_run with, without;

    (void)unused;
    world_make(w, 50, 4);
    for (int i = 16; i < 24; i++) {
        near[i - 16] = w->cells[i * MONTHS].county;
        for (int t = 18; t < MONTHS; t++)
            w->cells[i * MONTHS + t].home_cases += 30;
    }
    with = asked(w);
    w->plan.excluded = (struct str_list){near, 8, 8};
    without = asked(w);
    assert_true(fabs(with.att - 4) < 0.5); /* a third of the controls rose by 3 */
    assert_true(fabs(without.att - 5) < 0.5);
    assert_near(number_of(&without, "all_att"), with.att, 1e-9); /* told beside it */
    assert_non_null(strstr(with.result.at, "\"all_att\":null"));
    assert_true(without.panel.n == with.panel.n); /* what was left out is kept as well */
}

static void a_county_that_lacks_a_month_is_left_out_by_name(void **unused)
{
    struct world *w = ARENA_NEW(&arena, struct world);
    struct evaluation_run run;

    (void)unused;
    world_make(w, 50, 5);
    w->cells[3 * MONTHS + 4].resident_cases = 0;
    run = asked(w);
    assert_int_equal(run.class, EVALUATION_IMPROVED_ATTRIBUTED);
    assert_non_null(strstr(run.result.at, "\"dropped\":[\"990103\"]"));
}

static void events_are_compared_as_a_ratio(void **unused)
{
    struct world *w = ARENA_NEW(&arena, struct world);
    struct evaluation_run run;

    (void)unused;
    world_make(w, 0, 6);
    for (int i = 0; i < CELLS; i++)
        w->cells[i].deaths = i / MONTHS < 16 && i % MONTHS >= 18 ? 2 : 4;
    w->plan.indicator = EVALUATION_DEATHS;
    run = asked(w);
    assert_int_equal(run.class, EVALUATION_IMPROVED_ATTRIBUTED);
    assert_near(run.att, 0.5, 1e-6);
    assert_true(isnan(run.low));
}

static void the_same_data_give_the_same_bytes(void **unused)
{
    struct world *w = ARENA_NEW(&arena, struct world);
    struct evaluation_run a, b;

    (void)unused;
    world_make(w, 20, 7);
    a = asked(w);
    b = asked(w);
    assert_true(str_eq(a.panel, b.panel) && str_eq(a.result, b.result));
}

/* Each refusal of the journey once more on a panel that could else be measured. */
static void a_refusal_has_no_number_and_its_own_sentence(void **unused)
{
    struct world *w = ARENA_NEW(&arena, struct world);
    struct evaluation_run run;

    (void)unused;
    world_make(w, 50, 8);
    for (int i = 0; i < COUNTIES; i++)
        w->cells[i * MONTHS + 9].resident_cases = 0;
    run = asked(w);
    assert_int_equal(run.class, EVALUATION_REFUSED);
    assert_non_null(strstr(run.sentence.at, "2024-10 没有任何县的数据"));
    assert_true(isnan(run.att) && isnan(run.low));
    world_make(w, 50, 8);
    for (int t = 0; t < MONTHS; t++)
        w->cells[2 * MONTHS + t].resident_cases = 0;
    assert_non_null(strstr(asked(w).sentence.at, "990102在这些月份从未上报"));
}

/* County 15 alone, in the middle of the others and moving with them, so that they can stand for
 * it. */
static void alone_make(struct world *w, int more, uint64_t seed)
{
    world_make(w, 0, seed);
    w->plan.starts = (struct str_list){&w->starts[15], 1, 1};
    for (int i = 0; i < CELLS; i++)
        w->cells[i].home_cases += i % MONTHS * 37 % 101;
    for (int t = 18; t < MONTHS; t++)
        w->cells[15 * MONTHS + t].home_cases += more;
}

static void one_county_is_held_against_a_mixture_of_the_others(void **unused)
{
    struct world *w = ARENA_NEW(&arena, struct world);
    struct evaluation_run run;

    (void)unused;
    alone_make(w, 80, 9);
    run = asked(w);
    assert_int_equal(run.class, EVALUATION_IMPROVED_ATTRIBUTED);
    assert_true(fabs(run.att - 8) < 1 && isnan(run.low) && isnan(run.high));
    assert_non_null(strstr(run.result.at, "\"method\":\"synth\""));
    assert_near(number_of(&run, "rank"), 1, 0);
    assert_near(number_of(&run, "ranked"), COUNTIES, 0);
    assert_near(number_of(&run, "p"), 1.0 / COUNTIES, 1e-12);
    assert_non_null(strstr(run.sentence.at, "合成对照"));
    alone_make(w, 0, 20);
    run = asked(w);
    assert_int_equal(run.class, EVALUATION_NO_VISIBLE_CHANGE);
}

static void a_mixture_wants_months_before_and_all_of_them(void **unused)
{
    struct world *w = ARENA_NEW(&arena, struct world);
    struct evaluation_run run;
    struct str early = STR("990115=2024-04");

    (void)unused;
    alone_make(w, 80, 11);
    w->plan.starts = (struct str_list){&early, 1, 1};
    run = asked(w);
    assert_int_equal(run.class, EVALUATION_REFUSED);
    assert_non_null(strstr(run.sentence.at, "开始前只有 3 个月的数据"));
    alone_make(w, 80, 11);
    w->plan.indicator = EVALUATION_DAYS_MEAN;
    for (int i = 0; i < CELLS; i++)
        w->cells[i].days = 6000 + i % 97;
    w->cells[15 * MONTHS + 3].cases = 0; /* the county's own month */
    run = asked(w);
    assert_int_equal(run.class, EVALUATION_REFUSED);
    assert_non_null(strstr(run.sentence.at, "缺少其中一些月份"));
    assert_true(isnan(run.att));
}

/* Three counties are no eight: the county's own 48 months, a third more at home from the 31st. */
static void too_few_others_leave_a_series_that_never_attributes(void **unused)
{
    enum { FEW = 3, LONG = 48, AT = 30 };
    struct world *w = ARENA_NEW(&arena, struct world);
    struct str start = STR("990101=2026-07");
    struct random r = random_stream(12, 1);
    struct evaluation_run run;

    (void)unused;
    world_make(w, 0, 12);
    for (int i = 0; i < FEW * LONG; i++) {
        struct evaluation_cell *cell = &w->cells[i];
        int county = i / LONG, t = i % LONG;

        *cell = (struct evaluation_cell){.county = str_of(arena_text(&arena, "9901%02d", county)),
                                         .county_name = STR("县"),
                                         .month = 54 * 12 + t,
                                         .resident_cases = 1000,
                                         .home_cases = (county == 1 && t >= AT ? 800 : 600)
                                                       + (int)random_below(&r, 20)};
    }
    w->all.n = FEW * LONG;
    w->plan.starts = (struct str_list){&start, 1, 1};
    w->plan.until_month = 54 * 12 + LONG - 1;
    run = asked(w);
    assert_int_equal(run.class, EVALUATION_IMPROVED_UNATTRIBUTED);
    assert_true(fabs(run.att - 809.5 / 609.5) < 0.03 && run.low > 1.2);
    assert_non_null(strstr(run.result.at, "\"method\":\"its\""));
    assert_non_null(strstr(run.result.at, "no_comparison"));
    w->all.n = 2 * LONG; /* and with a single other, months too few */
    w->plan.until_month = 54 * 12 + AT + 5;
    for (int i = 0; i < 2 * LONG; i++) {
        if (i % LONG > AT + 5)
            w->cells[i].resident_cases = 0;
    }
    run = asked(w);
    assert_int_equal(run.class, EVALUATION_REFUSED); /* months without anybody: a gap */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_planted_effect_comes_back_with_its_size_and_in_patients),
        cmocka_unit_test(without_an_effect_nothing_is_seen_and_a_fall_is_worse),
        cmocka_unit_test(excluded_counties_are_no_controls_and_both_answers_are_told),
        cmocka_unit_test(a_county_that_lacks_a_month_is_left_out_by_name),
        cmocka_unit_test(events_are_compared_as_a_ratio),
        cmocka_unit_test(the_same_data_give_the_same_bytes),
        cmocka_unit_test(a_refusal_has_no_number_and_its_own_sentence),
        cmocka_unit_test(one_county_is_held_against_a_mixture_of_the_others),
        cmocka_unit_test(a_mixture_wants_months_before_and_all_of_them),
        cmocka_unit_test(too_few_others_leave_a_series_that_never_attributes),
    };

    return cmocka_run_group_tests(tests, NULL, arena_close);
}
