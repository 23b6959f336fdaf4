#include "store/region.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct region region;
    struct region_rows rows;
    struct flows flows;
    const char *code;
    struct store_page page;
    struct region_months months, span;
    bool found;
};

#define FRAME_MONTHS       \
    {                      \
        DAY_NONE, DAY_NONE \
    }

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_region_get(st, str_of(r->code), r->a, &r->region, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_region_list(st, &STORE_ALL, &r->months, r->a, &r->rows, e);
}

static bool span_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_region_span(st, &r->span, &r->found, e);
}

static bool flows_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_region_flows(st, &r->page, &r->months, r->a, &r->flows, e);
}

static void a_region_comes_back_as_it_was_put(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .code = "990102"};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_str(r.region.name, "乙县");
    assert_int_equal(r.region.kind, REGION_COUNTY);
    assert_str(r.region.parent, "990100");
    assert_near(r.region.lng, 103.75, 0);
    assert_near(r.region.lat, 30.125, 0);
    assert_true(r.region.population == COUNT_UNKNOWN);
    r.code = "990000";
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_true(isnan(r.region.lng));
    assert_str(r.region.parent, "");
}

static void an_unknown_code_is_missing(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .code = "123456", .region.population = 7};
    struct err e = both_refused(b, STORE_READ, get_in_tx, &r);

    assert_err(e, ERR_MISSING, "no region 123456");
    assert_int_equal(r.region.population, 7);
}

/* By hand from the cells of province.h: 甲县 10 at home and 30 away, 4 nobody knows where; into
 * 丙区 30 + 5 + 2, not the 7 unknown and not the 3 of its own prefix; December 2023 is before. */
static void figures_count_the_window_and_leave_out_the_unknown(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .months = FRAME_MONTHS};
    const struct region_row *rows;

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 5);
    rows = r.rows.items;
    assert_str(rows[0].region.code, "990000");
    assert_true(rows[0].figures.residents == COUNT_UNKNOWN);
    assert_true(rows[1].figures.outflow == COUNT_UNKNOWN && isnan(rows[1].figures.local_share));
    assert_int_equal(rows[2].figures.residents, 40);
    assert_int_equal(rows[2].figures.local, 10);
    assert_int_equal(rows[2].figures.outflow, 30);
    assert_int_equal(rows[2].figures.inflow, 0);
    assert_near(rows[2].figures.local_share, 0.25, 0);
    assert_near(rows[2].figures.score, 0.553125, 0);
    assert_int_equal(rows[3].figures.outflow, 5);
    assert_near(rows[3].figures.local_share, 0, 0);
    assert_true(isnan(rows[3].figures.score));
    assert_int_equal(rows[4].figures.residents, 40);
    assert_int_equal(rows[4].figures.inflow, 37);
    assert_near(rows[4].figures.local_share, 1, 0);
}

/* What lies before the frame is seen when its months are asked for, and only it. */
static void other_months_have_figures_of_their_own(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {200, STR(""), STORE_ALL}};

    r.months.from = r.months.to = month_of_day(day_of(2023, 12, 1));
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.items[2].figures.residents, 100);
    assert_int_equal(r.rows.items[2].figures.local, 0);
    assert_int_equal(r.rows.items[4].figures.inflow, 100);
    assert_int_equal(r.rows.items[4].figures.residents, 0);
    both_tx(b, STORE_READ, flows_in_tx, &r);
    assert_int_equal(r.flows.total, 1);
    assert_int_equal(r.flows.items[0].cases, 100);
    both_tx(b, STORE_READ, span_in_tx, &r);
    assert_true(r.found && r.span.from == r.months.from);
    assert_int_equal(r.span.to, month_of_day(day_of(2024, 6, 1)));
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM fact");
    both_tx(b, STORE_READ, span_in_tx, &r);
    assert_false(r.found);
}

static void without_a_frame_figures_are_unknown_and_not_zero(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {
        .a = &b->a, .page = {200, STR(""), STORE_ALL}, .flows.total = 7, .months = FRAME_MONTHS};

    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM frame");
    both_tx(b, STORE_READ, flows_in_tx, &r);
    assert_int_equal(r.flows.n + r.flows.total, 0);
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_true(r.rows.items[2].figures.residents == COUNT_UNKNOWN);
    assert_true(r.rows.items[2].figures.inflow == COUNT_UNKNOWN);
    assert_true(isnan(r.rows.items[2].figures.local_share));
}

static void a_county_without_a_case_has_residents_0_and_no_share(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .months = FRAME_MONTHS};

    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM fact");
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.items[2].figures.residents, 0);
    assert_int_equal(r.rows.items[2].figures.inflow, 0);
    assert_true(isnan(r.rows.items[2].figures.local_share));
}

static void flows_are_between_counties_largest_first(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {200, STR(""), STORE_ALL}, .months = FRAME_MONTHS};

    both_tx(b, STORE_READ, flows_in_tx, &r);
    assert_int_equal(r.flows.n, 2);
    assert_int_equal(r.flows.total, 2);
    assert_str(r.flows.items[0].residence, "990101");
    assert_str(r.flows.items[0].treating, "990103");
    assert_int_equal(r.flows.items[0].cases, 30);
    assert_int_equal(r.flows.items[1].cases, 5);
    r.page.limit = 1;
    both_tx(b, STORE_READ, flows_in_tx, &r);
    assert_int_equal(r.flows.n, 1);
    assert_int_equal(r.flows.total, 2);
}

static bool twice_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct region r = {.code = STR("990101"),
                             .name = STR("新甲县"),
                             .kind = REGION_DISTRICT,
                             .population = 1,
                             .lng = 1,
                             .lat = 2};

    (void)arg;
    return store_region_put(st, &r, 1, e);
}

static void a_region_put_again_is_replaced(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .code = "990101"};

    both_tx(b, STORE_WRITE, twice_in_tx, NULL);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_str(r.region.name, "新甲县");
    assert_int_equal(r.region.kind, REGION_DISTRICT);
    assert_str(r.region.parent, "");
    assert_int_equal(both_total(b, "SELECT count(*) FROM region"), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_region_comes_back_as_it_was_put),
        BOTH(an_unknown_code_is_missing),
        BOTH(figures_count_the_window_and_leave_out_the_unknown),
        BOTH(other_months_have_figures_of_their_own),
        BOTH(without_a_frame_figures_are_unknown_and_not_zero),
        BOTH(a_county_without_a_case_has_residents_0_and_no_share),
        BOTH(flows_are_between_counties_largest_first),
        BOTH(a_region_put_again_is_replaced),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
