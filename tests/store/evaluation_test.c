#include "store/evaluation.h"

#include "store/delivery.h"
#include "store/fact.h"
#include "tests/store/province.h"

struct keeping {
    struct evaluation plan, got;
    struct evaluation_run run, run_got;
    struct evaluation_rows rows;
    struct evaluation_runs runs;
    struct evaluation_cells cells;
    struct evaluation_starts starts;
    struct store_page page;
    int32_t month;
    struct arena *a;
};

static struct keeping keeping_of(struct both *b)
{
    static struct str starts[] = {{"990101=2024-04", 14}};
    struct id id = id_new();

    return (struct keeping){.plan = {.id = id,
                                     .region = STR("990100"),
                                     .title = STR("外转"),
                                     .question = STR("降了吗"),
                                     .discipline = STR("骨科"),
                                     .starts = {starts, 1, 1},
                                     .from_month = month("2024-03"),
                                     .until_month = month("2024-12"),
                                     .window_months = 12,
                                     .data_month = DAY_NONE,
                                     .seal = STR("aa"),
                                     .made_ms = 7},
                            .run = {.id = id_new(),
                                    .evaluation = id,
                                    .made_ms = 8,
                                    .class = EVALUATION_REFUSED,
                                    .doubts = 2,
                                    .data_month = month("2024-06"),
                                    .att = NUMBER_UNKNOWN,
                                    .low = NUMBER_UNKNOWN,
                                    .high = 1.5,
                                    .sentence = STR("一句"),
                                    .panel = STR("county\n"),
                                    .panel_seal = STR("bb"),
                                    .result = STR("{}"),
                                    .seal = STR("cc")},
                            .page = {10, STR(""), STORE_ALL},
                            .a = &b->a};
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_evaluation_add(st, &k->plan, e) && store_evaluation_run_add(st, &k->run, e);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_evaluation_get(st, k->plan.id, k->a, &k->got, e)
           && store_evaluation_run_get(st, k->run.id, k->a, &k->run_got, e)
           && store_evaluation_list(st, &k->page, k->a, &k->rows, e)
           && store_evaluation_runs(st, k->plan.id, k->a, &k->runs, e)
           && store_evaluation_month(st, &k->month, e)
           && store_evaluation_cells(st, &k->plan, k->a, &k->cells, e)
           && store_evaluation_placements(st, &k->plan, k->a, &k->starts, e);
}

static void a_plan_and_its_run_come_back_as_they_were(void **state)
{
    struct both *b = province_of(state);
    struct keeping k = keeping_of(b);

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_str(k.got.title, "外转");
    assert_int_equal(k.got.starts.n, 1);
    assert_str(k.got.starts.items[0], "990101=2024-04");
    assert_int_equal(k.got.excluded.n, 0);
    assert_int_equal(k.got.data_month, DAY_NONE);
    assert_int_equal(k.got.runs, 1);
    assert_true(id_none(k.got.maker));
    assert_int_equal(k.run_got.class, EVALUATION_REFUSED);
    assert_true(isnan(k.run_got.att));
    assert_near(k.run_got.high, 1.5, 0);
    assert_str(k.run_got.panel, "county\n");
    assert_int_equal(k.rows.n, 1);
    assert_id(k.rows.items[0].last.id, k.run.id);
    assert_int_equal(k.runs.n, 1);
    assert_int_equal(k.month, month("2024-06"));
}

/* Cells of province.h: treated nobody knows where does not count for its residents. */
static void cells_are_sums_by_county_and_month_and_every_county_is_there(void **state)
{
    struct both *b = province_of(state);
    struct keeping k = keeping_of(b);

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.cells.n, 5); /* 甲县 03, 04; 乙县 04; 丙区 04, 05 */
    assert_str(k.cells.items[0].county_name, "甲县");
    assert_int_equal(k.cells.items[0].month, month("2024-03"));
    assert_int_equal(k.cells.items[0].resident_cases, 10);
    assert_int_equal(k.cells.items[0].home_cases, 10);
    assert_int_equal(k.cells.items[0].deaths, 1);
    assert_int_equal(k.cells.items[1].resident_cases, 30);
    assert_int_equal(k.cells.items[1].home_cases, 0);
    assert_str(k.cells.items[3].county, "990103");
    assert_int_equal(k.cells.items[3].cases, 35);
    assert_int_equal(k.cells.items[4].resident_cases, 40);
    assert_int_equal(k.cells.items[4].cases, 52);
    assert_int_equal(k.starts.n, 0);
}

/* A delivery of one cell in a month of its own. */
static bool delivery_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct delivery *d = arg;
    char id[ID_TEXT];
    struct fact f = {.residence = STR("990101"),
                     .discipline = STR("骨科"),
                     .drg = STR("IC29"),
                     .month = month("2024-09"),
                     .treating = STR("990101"),
                     .organization = STR("H1"),
                     .payer = STR("1"),
                     .cases = 7};

    id_text(d->id, id);
    f.delivery = str_of(id);
    return store_delivery_add(st, d, e) && store_fact_add(st, &f, 1, e);
}

static bool kept_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_delivery_keep(st, arg, e);
}

static void a_delivery_that_does_not_count_is_in_no_panel(void **state)
{
    static const enum delivery_state states[] = {DELIVERY_WRITING, DELIVERY_CURRENT,
                                                 DELIVERY_RETIRED};
    struct both *b = province_of(state);
    struct keeping k = keeping_of(b);
    struct delivery d = {.id = id_new(),
                         .source = STR("s"),
                         .batch = STR("b"),
                         .replaces = STR(""),
                         .map = STR("m"),
                         .scheme = STR("x"),
                         .scope = {.kind = SCOPE_REGION, .place = STR("")},
                         .current_ms = COUNT_UNKNOWN,
                         .retired_ms = COUNT_UNKNOWN};

    d.state = states[0];
    both_tx(b, STORE_WRITE, add_in_tx, &k);
    both_tx(b, STORE_WRITE, delivery_in_tx, &d);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        bool counts = states[i] == DELIVERY_CURRENT;

        d.state = states[i];
        both_tx(b, STORE_WRITE, kept_in_tx, &d);
        both_tx(b, STORE_READ, read_in_tx, &k);
        assert_int_equal(k.cells.n, counts ? 6 : 5);
        assert_int_equal(k.month, month(counts ? "2024-09" : "2024-06"));
    }
}

static void a_reach_holds_the_plans_within_it(void **state)
{
    struct both *b = province_of(state);
    struct keeping k = keeping_of(b);

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    k.page.reach = (struct store_reach){.kind = REACH_PLACE, .scope = {.place = STR("990200")}};
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.rows.more.total, 0);
    k.page.reach.scope.place = STR("990000");
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.rows.more.total, 1);
}

static void nothing_is_written_twice_and_a_run_wants_its_plan(void **state)
{
    struct both *b = province_of(state);
    struct keeping k = keeping_of(b), other = keeping_of(b);
    struct err e;

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    e = both_refused(b, STORE_WRITE, add_in_tx, &k);
    assert_int_equal(e.code, ERR_INPUT);
    e = both_refused(b, STORE_READ, read_in_tx, &other);
    assert_int_equal(e.code, ERR_MISSING);
    other.run.evaluation = id_new();
    e = both_refused(b, STORE_WRITE, add_in_tx, &other);
    assert_int_equal(e.code, ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_plan_and_its_run_come_back_as_they_were),
        BOTH(cells_are_sums_by_county_and_month_and_every_county_is_there),
        BOTH(a_delivery_that_does_not_count_is_in_no_panel),
        BOTH(a_reach_holds_the_plans_within_it),
        BOTH(nothing_is_written_twice_and_a_run_wants_its_plan),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
