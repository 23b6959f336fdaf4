/* Indicators: a region by hand, refusals, a slow plain twin on random cubes, a check that no spoilt
 * result passes, and what the public may not see. */
#include "engine/indicator.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "engine/indicator_public.h"
#include "engine/value.h"
#include "tests/check.h"

#define JAN 636 /* 2023-01 */

struct world {
    struct arena a;
    struct cube cube;
    struct indicator_input in;
    struct side_institutions institutions;
    struct side_counties counties;
    struct indicator_result r;
    struct err e;
};

static void open(struct world *w)
{
    memset(w, 0, sizeof *w);
    cube_open(&w->cube);
    w->in = (struct indicator_input){
        .cube = &w->cube, .from_month = JAN, .to_month = JAN + 11, .before_month = JAN - 12};
}

static void close(struct world *w)
{
    cube_reset(&w->cube);
    arena_reset(&w->a);
}

static struct cube_case *add(struct world *w, struct cube_case *cell, const char *institution,
                             const char *treating, const char *residence)
{
    cell->institution = cube_text(&w->cube, str_of(institution));
    cell->treating = cube_text(&w->cube, str_of(treating));
    cell->residence = cube_text(&w->cube, str_of(residence));
    cube_add_case(&w->cube, cell);
    return cell;
}

static void put(struct world *w, const char *institution, const char *treating,
                const char *residence, const char *drg, int64_t cases)
{
    struct cube_case cell = {.month = JAN,
                             .drg = cube_text(&w->cube, str_of(drg)),
                             .cases = cases,
                             .rw_cases = cases,
                             .rw_e4 = 15000 * cases,
                             .days = 6 * cases,
                             .cost_fen = 1000 * cases};

    add(w, &cell, institution, treating, residence);
}

static bool measure(struct world *w)
{
    return indicator_measure(&w->in, &w->a, &w->r, &w->e)
           && indicator_check(&w->in, &w->r, &w->a, &w->e);
}

/* ---- by hand ---- */

static void who_is_treated_where_by_hand(void **unused)
{
    struct world w;
    const struct indicator_county *c;

    (void)unused;
    open(&w);
    put(&w, "H1", "330101", "330101", "AB1", 30);
    put(&w, "H2", "330102", "330101", "AB1", 10);
    put(&w, "H1", "330101", "330102", "AB1", 6);
    put(&w, "H1", "330101", "3301", "AB1", 2); /* may be its own */
    put(&w, "H1", "330101", "3302", "AB1", 3); /* is not */
    put(&w, "H3", "", "330101", "AB1", 4);
    assert_true(measure(&w));
    assert_int_equal(w.r.county_n, 2);
    c = &w.r.counties[0];
    assert_str(c->county, "330101");
    assert_int_equal(c->residents, 40);
    assert_int_equal(c->local, 30);
    assert_int_equal(c->treated, 39);
    assert_int_equal(c->inflow, 9);
    assert_int_equal(c->outflow, 10);
    assert_near(c->net_index, 0.9, 1e-12);
    assert_int_equal(c->residence_unknown, 2);
    assert_int_equal(c->treating_unknown, 4);
    assert_str(c->refused, "coverage unknown");
    assert_int_equal(c->reverse_inflow, INDICATOR_UNKNOWN);
    assert_true(isnan(c->spectrum_change)); /* nothing before */
    close(&w);
}

static void indices_compare_with_all_institutions(void **unused)
{
    struct world w;

    (void)unused;
    open(&w);
    add(&w,
        &(struct cube_case){.month = JAN,
                            .drg = cube_text(&w.cube, STR("AB1")),
                            .cases = 10,
                            .days = 100,
                            .cost_fen = 1000},
        "H1", "330101", "330101");
    add(&w,
        &(struct cube_case){.month = JAN,
                            .drg = cube_text(&w.cube, STR("AB1")),
                            .cases = 10,
                            .days = 50,
                            .cost_fen = 3000},
        "H2", "330101", "330101");
    add(&w,
        &(struct cube_case){
            .month = JAN, .drg = cube_text(&w.cube, STR("BQY")), .cases = 10, .days = 900},
        "H2", "330101", "330101"); /* not grouped: no part of an index */
    add(&w,
        &(struct cube_case){
            .month = JAN, .drg = cube_text(&w.cube, STR("C11")), .cases = 10, .days = 70},
        "H2", "330101", "330101"); /* alone, and free of charge */
    assert_true(measure(&w));
    assert_near(w.r.organizations[0].time_index, 10.0 / 7.5, 1e-12);
    assert_near(w.r.organizations[0].cost_index, 0.5, 1e-12);
    assert_near(w.r.organizations[1].time_index, (10 * 5 / 7.5 + 10) / 20, 1e-12);
    assert_near(w.r.organizations[1].cost_index, 1.5, 1e-12);
    assert_int_equal(w.r.organizations[1].grouped, 20);
    assert_str(w.r.organizations[0].mdcs_missing, "C");
    assert_str(w.r.organizations[1].mdcs_missing, "");
    assert_true(isnan(w.r.organizations[0].cmi));
    close(&w);
}

static void the_spectrum_ranks_ties_by_code(void **unused)
{
    struct world w;

    (void)unused;
    open(&w);
    put(&w, "H1", "330101", "330101", "A", 3);
    put(&w, "H1", "330101", "330101", "B", 1);
    for (int i = 0; i < 2; i++)
        add(&w,
            &(struct cube_case){.month = JAN - 1,
                                .drg = cube_text(&w.cube, i ? STR("B") : STR("A")),
                                .cases = i ? 3 : 1},
            "H1", "330101", "330101");
    assert_true(measure(&w));
    assert_int_equal(w.r.spectrum_n, 2);
    assert_str(w.r.spectrum[0].drg, "A");
    assert_near(w.r.spectrum[0].change, 0.5, 1e-12);
    assert_near(w.r.spectrum[1].change, -0.5, 1e-12);
    assert_near(w.r.counties[0].spectrum_change, 1, 1e-12);
    assert_near(w.r.spectrum[0].before_interval.high, 5.5716 / 4, 1e-4);
    close(&w);
}

static void lists_read(struct world *w, const char *institutions, const char *counties)
{
    if (institutions) {
        assert_true(
            side_institutions_read("i", str_of(institutions), &w->a, &w->institutions, &w->e));
        w->in.institutions = &w->institutions;
    }
    if (counties) {
        assert_true(side_counties_read("c", str_of(counties), &w->a, &w->counties, &w->e));
        w->in.counties = &w->counties;
    }
}

static void a_neighbour_that_misses_a_month_costs_the_rate(void **unused)
{
    struct world w;

    (void)unused;
    open(&w);
    w.in.to_month = JAN;
    put(&w, "h1", "330101", "330101", "AB1", 30);
    put(&w, "H9", "990101", "330201", "AB1", 30);
    lists_read(&w, "institution,name,county\nH1,a,330101\nH2,b,330102\nH9,c,990101\n", NULL);
    assert_true(measure(&w));
    assert_str(w.r.counties[0].refused, "H2 has no case in 2023-01");
    assert_true(isnan(w.r.counties[0].local_share.value) && isnan(w.r.counties[0].net_index));
    assert_int_equal(w.r.counties[0].local, 30); /* counts remain */
    assert_str(w.r.counties[1].refused, "");     /* another city */
    assert_near(w.r.counties[1].local_share.value, 0, 0);
    assert_int_equal(w.r.coverage_n, 3);
    assert_int_equal(w.r.coverage[0].months_present, 1); /* in whatever case it is written */
    close(&w);
}

static void reverse_inflow_is_from_districts_to_counties(void **unused)
{
    struct world w;

    (void)unused;
    open(&w);
    put(&w, "H1", "330101", "330102", "AB1", 7);
    put(&w, "H1", "330101", "330103", "AB1", 5);
    put(&w, "H2", "330102", "330102", "AB1", 3);
    put(&w, "H4", "330104", "330102", "AB1", 3);
    lists_read(&w, NULL,
               "code,name,kind\n330101,a,county\n330102,b,district\n330103,c,county\n"
               "330104,d,\n");
    assert_true(measure(&w));
    assert_int_equal(w.r.counties[0].reverse_inflow, 7);
    assert_int_equal(w.r.counties[1].reverse_inflow, INDICATOR_UNKNOWN); /* is one itself */
    assert_int_equal(w.r.counties[2].reverse_inflow, 0);
    assert_int_equal(w.r.counties[3].reverse_inflow, INDICATOR_UNKNOWN); /* kind unknown */
    close(&w);
}

/* ---- refusals ---- */

static void windows_without_a_month_or_a_case_are_refused_and_write_nothing(void **unused)
{
    struct world w;

    (void)unused;
    open(&w);
    put(&w, "H1", "330101", "330101", "AB1", 30);
    w.r.months = -1;
    w.in.to_month = JAN - 1;
    assert_false(measure(&w));
    assert_err(w.e, ERR_INPUT, "has no month");
    err_reset(&w.e);
    w.in.from_month = w.in.to_month = JAN + 1;
    assert_false(measure(&w));
    assert_err(w.e, ERR_INPUT, "no case from 2023-02 to 2023-02");
    assert_int_equal(w.r.months, -1);
    close(&w);
}

static void more_cases_than_can_be_ranked_exactly_are_refused(void **unused)
{
    struct world w;

    (void)unused;
    open(&w);
    put(&w, "H1", "330101", "330101", "AB1", INT32_MAX);
    put(&w, "H1", "330101", "330102", "AB1", 1);
    w.r.months = -1;
    assert_false(measure(&w));
    assert_err(w.e, ERR_INPUT, "more than 2147483647 cases");
    assert_int_equal(w.r.months, -1);
    close(&w);
}

/* ---- random worlds ---- */

static const char *const PLACES[] = {"330101", "330102", "330103", "330201",
                                     "3301",   "33",     "",       "990101"};
static const char *const GROUPS[] = {"AB1", "AB2", "BX1", "C11", "C12",  "D01", "E01", "F01",
                                     "G01", "H01", "I01", "J01", "0000", "",    "AQY"};

static const char *draw(struct random *r, const char *const *list, int64_t n)
{
    return list[random_below(r, n)];
}

static void fill(struct world *w, uint64_t seed)
{
    struct random r = random_stream(seed, 3);
    int64_t cells = 1 + random_below(&r, 60);
    int64_t scale = 1 + random_below(&r, 12);

    for (int64_t i = 0; i < cells; i++) {
        int64_t n = 1 + random_below(&r, scale), rw = random_below(&r, n + 1);
        struct cube_case cell = {.month = JAN - 14 + (int32_t)random_below(&r, 28),
                                 .drg = cube_text(&w->cube, str_of(draw(&r, GROUPS, 15))),
                                 .cases = n,
                                 .rw_cases = rw,
                                 .rw_e4 = rw * (1 + random_below(&r, 50000)),
                                 .rw2_cases = random_below(&r, rw + 1),
                                 .operated = random_below(&r, n + 1),
                                 .days = random_below(&r, 3) * n,
                                 .cost_fen = random_below(&r, 3) * 700 * n,
                                 .deaths = random_below(&r, n + 1)};
        char institution[8];

        snprintf(institution, sizeof institution, "H%d", (int)random_below(&r, 5));
        add(w, &cell, institution, draw(&r, PLACES, 8), draw(&r, PLACES, 8));
    }
    for (int64_t i = random_below(&r, 20); i > 0; i--) {
        struct cube_operation cell = {.month = JAN + (int32_t)random_below(&r, 14),
                                      .institution = cube_text(&w->cube, STR("H1")),
                                      .level = (int32_t)random_below(&r, 5),
                                      .operations = 1 + random_below(&r, 9)};

        cube_add_operation(&w->cube, &cell);
    }
    w->in.to_month = JAN + (int32_t)random_below(&r, 13);
    w->in.before_month = JAN - 12 + (int32_t)random_below(&r, 3);
    if (random_below(&r, 2))
        lists_read(w,
                   "institution,name,county\nH0,a,330101\nh1,b,330102\nH2,c,330201\nH7,d,990101"
                   "\n",
                   "code,name,kind\n330101,a,county\n330102,b,district\n330103,c,county\n"
                   "990101,d,district\n");
}

/* ---- the plain twin: one figure at a time, every cell looked at ---- */

static bool now(const struct world *w, const struct cube_case *c)
{
    return c->month >= w->in.from_month && c->month <= w->in.to_month;
}

static bool text_is(const struct world *w, int32_t text, struct str s)
{
    return str_eq(cube_text_of(&w->cube, text), s);
}

/* Cases from one place to another; a NULL place is any. */
static int64_t cases_of(const struct world *w, const char *from, const char *to)
{
    int64_t n = 0;

    for (int32_t i = 0; i < w->cube.cases.n; i++) {
        const struct cube_case c = cube_case_at(&w->cube, i);

        if (now(w, &c) && (!from || text_is(w, c.residence, str_of(from)))
            && (!to || text_is(w, c.treating, str_of(to))))
            n += c.cases;
    }
    return n;
}

static bool vague(const char *other, const char *county)
{
    return strlen(other) < 6 && !strncmp(other, county, strlen(other));
}

static void county_is_as_plain(const struct world *w, const char *county)
{
    const struct indicator_county *c = NULL;
    int64_t residents = 0, treated = 0, unknown_from = 0, unknown_to = 0, reverse = 0;

    for (int32_t i = 0; i < w->r.county_n; i++) {
        if (str_eq(w->r.counties[i].county, str_of(county)))
            c = &w->r.counties[i];
    }
    for (size_t i = 0; i < 8; i++) {
        *(vague(PLACES[i], county) ? &unknown_to : &residents) += cases_of(w, county, PLACES[i]);
        *(vague(PLACES[i], county) ? &unknown_from : &treated) += cases_of(w, PLACES[i], county);
    }
    reverse = cases_of(w, "330102", county) + cases_of(w, "990101", county);
    assert_int_equal(c != NULL, cases_of(w, county, NULL) + cases_of(w, NULL, county) > 0);
    if (!c)
        return;
    assert_int_equal(c->residents, residents);
    assert_int_equal(c->treated, treated);
    assert_int_equal(c->local, cases_of(w, county, county));
    assert_int_equal(c->residence_unknown, unknown_from);
    assert_int_equal(c->treating_unknown, unknown_to);
    if (w->in.counties && (!strcmp(county, "330101") || !strcmp(county, "330103")))
        assert_int_equal(c->reverse_inflow, reverse);
    else
        assert_int_equal(c->reverse_inflow, INDICATOR_UNKNOWN);
}

/* Cases and days of a group; of one institution, or of all where it is NULL. */
static int64_t group_cases(const struct world *w, const struct str *institution, const char *drg,
                           int64_t *days)
{
    int64_t n = 0;

    *days = 0;
    for (int32_t i = 0; i < w->cube.cases.n; i++) {
        const struct cube_case c = cube_case_at(&w->cube, i);

        if (!now(w, &c) || !text_is(w, c.drg, str_of(drg))
            || (institution && !text_is(w, c.institution, *institution)))
            continue;
        n += c.cases;
        *days += c.days;
    }
    return n;
}

static void weight_is_as_plain(const struct world *w, const struct indicator_organization *o)
{
    int64_t rw = 0, rw_cases = 0;

    for (int32_t i = 0; i < w->cube.cases.n; i++) {
        const struct cube_case c = cube_case_at(&w->cube, i);

        if (now(w, &c) && text_is(w, c.institution, o->organization)) {
            rw += c.rw_e4;
            rw_cases += c.rw_cases;
        }
    }
    assert_int_equal(o->rw_e4, rw);
    if (rw_cases > 0)
        assert_near(o->cmi, (double)rw / (double)rw_cases / 10000, 1e-12);
}

static void organization_is_as_plain(const struct world *w, const struct indicator_organization *o)
{
    double time = 0;
    int64_t time_n = 0;
    int32_t groups = 0;

    for (size_t g = 0; g < 12; g++) {
        int64_t days, all_days, n = group_cases(w, &o->organization, GROUPS[g], &days);
        int64_t all_n = group_cases(w, NULL, GROUPS[g], &all_days);

        groups += n > 0;
        if (n > 0 && all_days > 0) {
            time += (double)n * ((double)days / (double)n) / ((double)all_days / (double)all_n);
            time_n += n;
        }
    }
    assert_int_equal(o->groups, groups);
    weight_is_as_plain(w, o);
    if (time_n > 0)
        assert_near(o->time_index, time / (double)time_n, 1e-12);
    else
        assert_true(isnan(o->time_index));
}

static void random_cubes_give_what_the_plain_twin_gives(void **unused)
{
    int measured = 0, refused = 0;

    (void)unused;
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct world w;

        open(&w);
        fill(&w, seed);
        if (!measure(&w)) {
            assert_err(w.e, ERR_INPUT, "has no case");
            refused++;
            close(&w);
            continue;
        }
        measured++;
        for (size_t i = 0; i < 8; i++) {
            if (strlen(PLACES[i]) == 6)
                county_is_as_plain(&w, PLACES[i]);
        }
        for (int32_t i = 0; i < w.r.organization_n; i++)
            organization_is_as_plain(&w, &w.r.organizations[i]);
        close(&w);
    }
    assert_true(measured > 300 && refused > 0);
}

/* ---- the check ---- */

/* Spoils one figure; false where there is none of its kind. */
static bool spoil_organization(struct indicator_result *r, int what)
{
    struct indicator_organization *o = r->organizations;
    int64_t *const sums[] = {&o->rw_e4, &o->operations, &o->deaths, &o->grouped, &o->rw2_cases};
    double *const figures[] = {&o->cmi, &o->time_index, &o->cost_index, &o->operated_share.high};

    if (what < 5)
        return ++*sums[what] > 0;
    if (what < 9)
        return !isnan(*figures[what - 5]) && (*figures[what - 5] += 1e-3) > 0;
    return what == 9 ? ++o->groups > 0 : ++o->mdcs > 0;
}

static bool spoil_place(struct indicator_result *r, int what)
{
    struct indicator_county *c = r->counties;
    int64_t *const sums[] = {&c->residents, &c->inflow, &c->grouped_now};

    if (what < 3)
        return r->county_n > 0 && ++*sums[what] > 0;
    if (what == 3)
        return r->county_n > 0 && !isnan(c->net_index) && (c->net_index += 0.01) > 0;
    if (what == 4)
        return r->spectrum_n > 0 && ++r->spectrum[0].now;
    if (what == 5)
        return r->spectrum_n > 0 && (r->spectrum[0].now_interval.low *= 0.99) > 0;
    return r->spectrum_n > 0 && r->spectrum_n--;
}

static bool spoil(struct indicator_result *r, int what)
{
    if (what < 11)
        return spoil_organization(r, what);
    if (what < 18)
        return spoil_place(r, what - 11);
    return what == 18 ? ++r->flows[0].cases > 0 : ++r->coverage[0].months_present > 0;
}

static void no_spoilt_result_passes(void **unused)
{
    int spoilt[20] = {0};

    (void)unused;
    for (uint64_t seed = 0; seed < 200; seed++) {
        int what = (int)(seed % 20);
        struct world w;

        open(&w);
        fill(&w, seed);
        if (measure(&w) && spoil(&w.r, what)) {
            spoilt[what]++;
            assert_false(indicator_check(&w.in, &w.r, &w.a, &w.e));
            assert_int_equal(w.e.code, ERR_CHECK);
        }
        close(&w);
    }
    for (int i = 0; i < 20; i++)
        assert_true(spoilt[i] > 0);
}

/* ---- the public ---- */

static void a_small_flow_takes_the_smallest_of_its_row_and_column_with_it(void **unused)
{
    struct world w;
    struct indicator_public p;

    (void)unused;
    open(&w);
    put(&w, "H1", "330101", "330101", "AB1", 50);
    put(&w, "H2", "330102", "330101", "AB1", 3);
    put(&w, "H3", "330103", "330101", "AB1", 20);
    put(&w, "H2", "330102", "330102", "AB1", 60);
    put(&w, "H3", "330103", "330102", "AB1", 30);
    put(&w, "H3", "330103", "330103", "AB1", 90);
    assert_true(measure(&w));
    p = indicator_hide(&w.r, &w.a);
    /* Row 101: 3 and 20. Columns 102: 3 and 60; 103: 20 and 30. Row 102 has two then. */
    assert_false(p.flow_cases[0]);
    assert_true(p.flow_cases[1] && p.flow_cases[2] && p.flow_cases[3] && p.flow_cases[4]);
    assert_false(p.flow_cases[5]);
    assert_false(p.counties[0].residents || p.counties[0].local || p.counties[0].outflow);
    assert_true(p.counties[1].local && p.counties[1].outflow && !p.counties[1].residents);
    close(&w);
}

static void nothing_is_hidden_where_nothing_is_small(void **unused)
{
    struct world w;
    struct indicator_public p;

    (void)unused;
    open(&w);
    put(&w, "H1", "330101", "330101", "AB1", 50);
    put(&w, "H1", "330101", "330102", "AB1", 5);
    assert_true(measure(&w));
    p = indicator_hide(&w.r, &w.a);
    for (int32_t i = 0; i < w.r.flow_n; i++)
        assert_false(p.flow_cases[i] || p.flow_rw_cases[i]);
    assert_false(p.counties[0].treated || p.counties[0].inflow || p.organizations[0].cases);
    close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_is_treated_where_by_hand),
        cmocka_unit_test(indices_compare_with_all_institutions),
        cmocka_unit_test(the_spectrum_ranks_ties_by_code),
        cmocka_unit_test(a_neighbour_that_misses_a_month_costs_the_rate),
        cmocka_unit_test(reverse_inflow_is_from_districts_to_counties),
        cmocka_unit_test(windows_without_a_month_or_a_case_are_refused_and_write_nothing),
        cmocka_unit_test(more_cases_than_can_be_ranked_exactly_are_refused),
        cmocka_unit_test(random_cubes_give_what_the_plain_twin_gives),
        cmocka_unit_test(no_spoilt_result_passes),
        cmocka_unit_test(a_small_flow_takes_the_smallest_of_its_row_and_column_with_it),
        cmocka_unit_test(nothing_is_hidden_where_nothing_is_small),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
