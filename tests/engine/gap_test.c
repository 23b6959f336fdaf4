/* The gap score by hand: six counties, five of them peers of the first. Expected values are worked
 * out beside each; the quantile of Beta(18, 42) comes from Simpson's rule. */
#include "engine/gap.h"

#include <math.h>

#include "base/day.h"
#include "tests/check.h"

struct desk {
    struct arena a;
    struct cube cube;
    struct gap_input in;
    struct gap_result r;
    struct err e;
};

static struct desk *desk_open(void)
{
    static struct desk desk;

    desk = (struct desk){0};
    cube_open(&desk.cube);
    assert_true(month_parse(STR("2023-01"), &desk.in.from_month));
    assert_true(month_parse(STR("2023-12"), &desk.in.to_month));
    desk.in.cube = &desk.cube;
    return &desk;
}

static void desk_close(struct desk *d)
{
    cube_reset(&d->cube);
    arena_reset(&d->a);
}

struct stay {
    const char *month, *institution, *treating, *residence, *discipline, *drg;
    int64_t cases, rw_e4, cost_fen; /* RW and cost of one case; RW 0 is unknown */
};

static void put(struct desk *d, struct stay s)
{
    struct cube_case cell = {.institution = cube_text(&d->cube, str_of(s.institution)),
                             .treating = cube_text(&d->cube, str_of(s.treating)),
                             .residence = cube_text(&d->cube, str_of(s.residence)),
                             .discipline = cube_text(&d->cube, str_of(s.discipline)),
                             .drg = cube_text(&d->cube, str_of(s.drg)),
                             .cases = s.cases,
                             .rw_cases = s.rw_e4 ? s.cases : 0,
                             .rw_e4 = s.rw_e4 * s.cases,
                             .cost_fen = s.cost_fen * s.cases};

    assert_true(month_parse(str_of(s.month ? s.month : "2023-05"), &cell.month));
    cube_add_case(&d->cube, &cell);
}

static void operate(struct desk *d, const char *treating, const char *residence,
                    const char *procedure, int64_t operations, int64_t main)
{
    struct cube_operation cell = {.institution = cube_text(&d->cube, STR("H0")),
                                  .treating = cube_text(&d->cube, str_of(treating)),
                                  .residence = cube_text(&d->cube, str_of(residence)),
                                  .discipline = cube_text(&d->cube, STR("S")),
                                  .procedure = cube_text(&d->cube, str_of(procedure)),
                                  .operations = operations,
                                  .main = main,
                                  .main_rw_cases = main,
                                  .main_rw_e4 = main * 15000};

    assert_true(month_parse(STR("2023-05"), &cell.month));
    cube_add_operation(&d->cube, &cell);
}

/* County 330101: 10 of 50 at home, 40 in 330102 at 1,234.57 a case. Peers 330102..06 treat 60, 70,
 * 80, 90, 100 of their 100 at home and send the rest to the city 990101, which is not scored when a
 * list of populations says so. RW 2.0. */
static void example(struct desk *d)
{
    static const char *const codes[] = {"330102", "330103", "330104", "330105", "330106"};
    static const char *const institutions[] = {"H2", "H3", "H4", "H5", "H6"};

    put(d, (struct stay){NULL, "H1", "330101", "330101", "S", "AB1", 10, 20000, 100000});
    put(d, (struct stay){NULL, "H2", "330102", "330101", "S", "AB1", 40, 20000, 123457});
    for (int i = 0; i < 5; i++) {
        int home = 60 + 10 * i;

        put(d, (struct stay){NULL, institutions[i], codes[i], codes[i], "S", "AB1", home, 20000,
                             100000});
        if (home < 100)
            put(d, (struct stay){NULL, "H9", "990101", codes[i], "S", "AB1", 100 - home, 20000,
                                 100000});
    }
}

static void populations(struct desk *d)
{
    static struct side_populations table;

    assert_true(side_populations_read("population.csv",
                                      STR("county,population\n330101,200000\n330102,300000\n"
                                          "330103,300000\n330104,300000\n330105,300000\n"
                                          "330106,300000\n"),
                                      &d->a, &table, &d->e));
    d->in.populations = &table;
}

static void measure(struct desk *d)
{
    if (!gap_measure(&d->in, &d->a, &d->r, &d->e) || !gap_check(&d->in, &d->r, &d->e))
        fail_msg("%s", d->e.text);
}

static void avoidable_cases_are_what_peers_keep_at_home(void **unused)
{
    struct desk *d = desk_open();
    const struct gap_evidence *x;

    (void)unused;
    example(d);
    populations(d);
    measure(d);
    x = &d->r.evidence[0];
    assert_int_equal(d->r.county_n, 6);
    assert_int_equal(x->peers, 5); /* its third has one other: then all others are peers */
    assert_true(x->all == 50 && x->home == 10 && x->out == 40 && x->border == GAP_UNKNOWN);
    assert_true(x->peers_rated == 5 && x->peers_capable == 5 && x->capable);
    /* m = 400 / 500; r = (L + 8) / 110; the fourth of five is (90 + 8) / 110. */
    assert_near(x->pooled_rate, 0.8, 1e-12);
    assert_near(x->benchmark, 98.0 / 110, 1e-12);
    assert_near(x->avoidable, 50 * 98.0 / 110 - 10, 1e-9);
    assert_near(x->avoidable_low, 50 * (98.0 / 110 - 0.37692878627134974), 1e-6);
    assert_near(x->value_rw, 2 * (50 * 98.0 / 110 - 10), 1e-9);
    /* 34.5454... x 123457 = 4264878.18 */
    assert_int_equal(x->money_fen, 4264878);
    desk_close(d);
}

static void the_row_adds_up_its_terms_and_the_score_is_per_ten_thousand(void **unused)
{
    struct desk *d = desk_open();
    const struct gap_row *row;
    double rw = 2 * (50 * 98.0 / 110 - 10);

    (void)unused;
    example(d);
    populations(d);
    measure(d);
    row = &d->r.rows[0];
    assert_str(d->r.counties[row->county].code, "330101");
    assert_str(row->discipline, "S");
    assert_true(row->rank == 1 && row->groups == 1 && row->blanks == 0);
    assert_near(row->total_rw, rw, 1e-9);
    assert_near(row->score, rw / 20, 1e-9);
    assert_true(isnan(row->specialists) && d->r.demand_n == 0); /* no table of specialists */
    assert_true(isnan(d->r.stability));                         /* nothing a year before */
    desk_close(d);
}

static void a_blank_technique_is_worth_half_its_main_operations_away(void **unused)
{
    struct desk *d = desk_open();
    const struct gap_technique *t;

    (void)unused;
    example(d);
    populations(d);
    operate(d, "990101", "330101", "51.23", 6, 4); /* away, four of six the main one */
    operate(d, "330103", "330103", "51.23", 1, 1); /* one peer of five does it: a fifth */
    operate(d, "330104", "990102", "45.2", 5, 5);  /* on anyone: fragile in 330104 */
    operate(d, "330105", "330105", "45.2", 6, 6);  /* six are enough */
    measure(d);
    assert_int_equal(d->r.technique_n, 2);
    t = &d->r.techniques[0];
    assert_str(t->procedure, "51.23");
    assert_true(t->state == GAP_BLANK && t->away == 6 && t->away_main == 4 && t->home == 0);
    assert_true(t->peers == 5 && t->peers_doing == 1);
    assert_near(t->weight, 1.5, 1e-12);
    assert_near(t->value_rw, 4 * 1.5 / 5, 1e-12);
    assert_near(d->r.rows[0].blank_rw, 1.2, 1e-12);
    assert_near(d->r.rows[0].total_rw, d->r.rows[0].avoidable_rw + 0.6, 1e-12);
    /* 330103 does one and no peer of it does: not even fragile. 330104 has 330105 to show it. */
    assert_str(d->r.counties[d->r.techniques[1].county].code, "330104");
    assert_int_equal(d->r.techniques[1].state, GAP_FRAGILE);
    assert_true(isnan(d->r.techniques[1].value_rw));
    desk_close(d);
}

static void specialists_are_ordered_at_the_peers_pace(void **unused)
{
    struct desk *d = desk_open();
    static struct side_specialists table;
    const struct gap_demand *demand;
    double rw = 2 * (50 * 98.0 / 110 - 10); /* 69.09 */

    (void)unused;
    example(d);
    populations(d);
    operate(d, "990101", "330101", "51.23", 6, 4);
    operate(d, "330103", "330103", "51.23", 1, 1);
    put(d, (struct stay){NULL, "H0", "330101", "330103", "S", "0000", 30, 0, 0});
    /* Treated RW a year: 330102 200 (60 own and 40 of 330101), 330103 140, 330104 160. */
    assert_true(side_specialists_read("specialists.csv",
                                      STR("county,discipline,specialists\n330102,S,5\n"
                                          "330103,S,2\n330104,S,8\n330105,S,0\n330106,T,1\n"),
                                      &d->a, &table, &d->e));
    d->in.specialists = &table;
    measure(d);
    /* 40, 70, 20 RW a specialist: the median is 40. 69.09 / 40 = 1.73: two seats. */
    assert_near(d->r.rows[0].specialists, rw / 40, 1e-9);
    demand = &d->r.demands[0];
    assert_str(demand->id, "G-330101-S");
    assert_str(demand->organization, "H0"); /* 30 cases in the discipline, H1 has ten */
    assert_str(demand->techniques, "51.23");
    assert_true(demand->seats == 2 && demand->tier == 1 && demand->weight == 1000);
    assert_int_equal(demand->start_day, day_of(2024, 1, 1));
    desk_close(d);
}

static void without_an_rw_anywhere_costs_weigh(void **unused)
{
    struct desk *d = desk_open();

    (void)unused;
    /* 30 cases at 100 and 10 at 500: mean 200, weights 0.5 and 2.5. */
    put(d, (struct stay){NULL, "H1", "330101", "330101", "S", "AB1", 30, 0, 100});
    put(d, (struct stay){NULL, "H1", "330101", "330101", "S", "CD1", 10, 0, 500});
    measure(d);
    assert_true(d->r.by_cost);
    assert_int_equal(d->r.evidence[0].weight_e4, 5000);
    assert_int_equal(d->r.evidence[1].weight_e4, 25000);
    desk_close(d);
}

static void a_group_without_an_rw_weighs_nothing_where_others_have_one(void **unused)
{
    struct desk *d = desk_open();

    (void)unused;
    put(d, (struct stay){NULL, "H1", "330101", "330101", "S", "AB1", 30, 12345, 100});
    put(d, (struct stay){NULL, "H1", "330101", "330101", "S", "CD1", 10, 0, 500});
    measure(d);
    assert_false(d->r.by_cost);
    assert_int_equal(d->r.evidence[0].weight_e4, 12345);
    assert_int_equal(d->r.evidence[1].weight_e4, 0);
    desk_close(d);
}

static void a_group_above_weight_four_or_on_the_list_is_never_capable(void **unused)
{
    struct desk *d = desk_open();
    static struct side_refers refers;

    (void)unused;
    example(d);
    assert_true(side_refers_read("refer.csv", STR("drg\nab1\n"), &d->a, &refers, &d->e));
    d->in.refers = &refers;
    measure(d);
    assert_false(d->r.evidence[0].capable);
    assert_true(isnan(d->r.evidence[0].avoidable)); /* unknown, not none */
    assert_int_equal(d->r.row_n, 0);
    desk_close(d);
}

static void ungrouped_cases_and_those_of_unknown_counties_do_not_count(void **unused)
{
    struct desk *d = desk_open();

    (void)unused;
    example(d);
    populations(d);
    put(d, (struct stay){NULL, "H1", "330101", "330101", "S", "0000", 50, 0, 1});
    put(d, (struct stay){NULL, "H1", "330101", "330101", "S", "AB1QY", 50, 0, 1});
    put(d, (struct stay){NULL, "H1", "330101", "330101", "S", "", 50, 0, 1});
    put(d, (struct stay){NULL, "H1", "", "330101", "S", "AB1", 50, 0, 1});
    put(d, (struct stay){NULL, "H1", "330101", "3301", "S", "AB1", 50, 0, 1});
    put(d, (struct stay){"2022-12", "H1", "330101", "330101", "S", "AB1", 50, 0, 1});
    put(d, (struct stay){"2024-01", "H1", "330101", "330101", "S", "AB1", 50, 0, 1});
    measure(d);
    assert_int_equal(d->r.evidence[0].all, 50);
    assert_int_equal(d->r.evidence[0].home, 10);
    desk_close(d);
}

static void what_most_cases_leave_unknown_is_an_unknown_discipline(void **unused)
{
    struct desk *d = desk_open();

    (void)unused;
    example(d);
    put(d, (struct stay){NULL, "H7", "990101", "", "", "AB1", 550, 20000, 1});
    measure(d); /* 550 that tell, 550 that do not: the smallest is the unknown one */
    assert_int_equal(d->r.evidence[0].discipline.n, 0);
    put(d, (struct stay){NULL, "H7", "990101", "", "S", "AB1", 1, 20000, 1});
    measure(d);
    assert_str(d->r.evidence[0].discipline, "S");
    desk_close(d);
}

static void counties_without_a_population_come_last_by_code(void **unused)
{
    struct desk *d = desk_open();
    static struct side_populations table;

    (void)unused;
    example(d);
    assert_true(side_populations_read("population.csv",
                                      STR("county,population\n330101,\n330102,\n330103,\n"
                                          "330104,9\n330105,9\n330106,9\n"),
                                      &d->a, &table, &d->e));
    d->in.populations = &table;
    put(d, (struct stay){NULL, "H9", "990101", "330102", "S", "AB1", 200, 20000, 100000});
    measure(d);
    assert_int_equal(d->r.row_n,
                     4); /* 330104 first: of the known it alone sends what others keep */
    assert_str(d->r.counties[d->r.rows[0].county].code, "330104");
    assert_str(d->r.counties[d->r.rows[1].county].code, "330101");
    assert_str(d->r.counties[d->r.rows[2].county].code, "330102");
    assert_true(d->r.rows[2].total_rw > d->r.rows[1].total_rw && isnan(d->r.rows[1].score));
    desk_close(d);
}

static void the_same_ranking_a_year_before_is_a_stability_of_one(void **unused)
{
    struct desk *d = desk_open();
    int32_t n;

    (void)unused;
    example(d);
    n = d->cube.cases.n;
    for (int32_t i = 0; i < n; i++) { /* the same year once more */
        struct cube_case cell = cube_case_at(&d->cube, i);

        cell.month -= 12;
        cube_add_case(&d->cube, &cell);
    }
    measure(d);
    assert_true(d->r.row_n > 1);
    assert_near(d->r.stability, 1, 1e-12);
    desk_close(d);
}

static void a_window_without_a_case_is_refused_and_writes_nothing(void **unused)
{
    struct desk *d = desk_open();

    (void)unused;
    example(d);
    d->r.row_n = -7;
    d->in.from_month += 24;
    d->in.to_month += 24;
    assert_false(gap_measure(&d->in, &d->a, &d->r, &d->e));
    assert_err(d->e, ERR_INPUT, "no case from 2025-01 to 2025-12");
    assert_int_equal(d->r.row_n, -7);
    err_reset(&d->e);
    d->in.to_month = d->in.from_month - 1;
    assert_false(gap_measure(&d->in, &d->a, &d->r, &d->e));
    assert_err(d->e, ERR_INPUT, "from 2025-01 to 2024-12 has no month");
    desk_close(d);
}

static void nothing_to_score_is_refused(void **unused)
{
    struct desk *d = desk_open();

    (void)unused;
    put(d, (struct stay){NULL, "H1", "", "330101", "S", "AB1", 5, 0, 1});
    assert_false(gap_measure(&d->in, &d->a, &d->r, &d->e));
    assert_err(d->e, ERR_INPUT, "none to score");
    err_reset(&d->e);
    put(d, (struct stay){NULL, "H1", "330101", "330102", "S", "AB1", 5, 0, 1});
    assert_false(gap_measure(&d->in, &d->a, &d->r, &d->e));
    assert_err(d->e, ERR_INPUT, "nothing to score");
    desk_close(d);
}

static void a_population_of_what_is_no_county_is_refused(void **unused)
{
    struct desk *d = desk_open();
    static struct side_populations table;

    (void)unused;
    example(d);
    assert_true(side_populations_read("population.csv", STR("county,population\n3301,5\n"), &d->a,
                                      &table, &d->e));
    d->in.populations = &table;
    assert_false(gap_measure(&d->in, &d->a, &d->r, &d->e));
    assert_err(d->e, ERR_INPUT, "3301: a county code has six letters or digits");
    desk_close(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(avoidable_cases_are_what_peers_keep_at_home),
        cmocka_unit_test(the_row_adds_up_its_terms_and_the_score_is_per_ten_thousand),
        cmocka_unit_test(a_blank_technique_is_worth_half_its_main_operations_away),
        cmocka_unit_test(specialists_are_ordered_at_the_peers_pace),
        cmocka_unit_test(without_an_rw_anywhere_costs_weigh),
        cmocka_unit_test(a_group_without_an_rw_weighs_nothing_where_others_have_one),
        cmocka_unit_test(a_group_above_weight_four_or_on_the_list_is_never_capable),
        cmocka_unit_test(ungrouped_cases_and_those_of_unknown_counties_do_not_count),
        cmocka_unit_test(what_most_cases_leave_unknown_is_an_unknown_discipline),
        cmocka_unit_test(counties_without_a_population_come_last_by_code),
        cmocka_unit_test(the_same_ranking_a_year_before_is_a_stability_of_one),
        cmocka_unit_test(a_window_without_a_case_is_refused_and_writes_nothing),
        cmocka_unit_test(nothing_to_score_is_refused),
        cmocka_unit_test(a_population_of_what_is_no_county_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
