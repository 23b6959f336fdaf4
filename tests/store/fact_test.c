#include "store/fact.h"

#include "base/random.h"
#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct fact_filter filter;
    struct store_page page;
    struct fact_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_fact_list(st, &r->filter, &r->page, r->a, &r->rows, e);
}

static void a_fact_comes_back_with_the_names_of_its_codes(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {
        .a = &b->a, .page = {200, STR(""), STORE_ALL}, .filter.treating = STR("990101")};
    const struct fact_row *row;

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 1);
    row = &r.rows.items[0];
    assert_str(row->organization_name, "甲县医院");
    assert_str(row->drg_name, "髋置换");
    assert_str(row->fact.residence, "990101");
    assert_str(row->fact.discipline, "骨科");
    assert_str(row->fact.drg, "IC29");
    assert_str(row->fact.organization, "H1");
    assert_str(row->fact.payer, "1");
    assert_int_equal(row->fact.month, month("2024-03"));
    assert_int_equal(row->fact.cases, 10);
    assert_int_equal(row->fact.rw_cases, 10);
    assert_int_equal(row->fact.rw_e4, 250000);
    assert_int_equal(row->fact.rw2_cases, 10);
    assert_int_equal(row->fact.operated, 10);
    assert_int_equal(row->fact.level3, 1);
    assert_int_equal(row->fact.level4, 2);
    assert_int_equal(row->fact.days, 90);
    assert_int_equal(row->fact.cost_fen, 50000000);
    assert_int_equal(row->fact.deaths, 1);
}

/* Cells of province.h for residence 990101: 10, 30, 4 and 100 cases before the window. */
static void sums_are_of_the_whole_list_and_not_of_the_page(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {
        .a = &b->a, .page = {1, STR(""), STORE_ALL}, .filter.residence = STR("990101")};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 1);
    assert_int_equal(r.rows.more.total, 4);
    assert_int_equal(r.rows.sum.cases, 144);
    assert_int_equal(r.rows.sum.rw_e4, 144 * 25000);
    assert_int_equal(r.rows.sum.days, 144 * 9);
    assert_int_equal(r.rows.sum.cost_fen, 144 * 5000000);
    assert_int_equal(r.rows.sum.deaths, 1);
    r.filter.window = true;
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.more.total, 3);
    assert_int_equal(r.rows.sum.cases, 44);
}

static void filters_hold_together_and_no_match_is_an_empty_page(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a,
                        .page = {50, STR(""), STORE_ALL},
                        .filter = {.residence = STR("990101"),
                                   .discipline = STR("骨科"),
                                   .drg = STR("IC29"),
                                   .treating = STR("990103"),
                                   .window = true}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 1);
    assert_int_equal(r.rows.sum.cases, 30);
    r.filter.drg = STR("IC2");
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 0);
    assert_int_equal(r.rows.more.total, 0);
    assert_int_equal(r.rows.sum.cases, 0);
    assert_int_equal(r.rows.more.next.n, 0);
}

static void a_gap_takes_the_cells_of_its_county_and_groups(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {50, STR(""), STORE_ALL}, .filter = {.gap = GAP(1)}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.sum.cases, 144); /* 44 in the window, 100 before it */
    r.filter.gap = GAP(2);                   /* it has no groups */
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 0);
}

struct adding {
    struct fact *items;
    size_t n;
};

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct adding *add = arg;

    return store_fact_add(st, add->items, add->n, e);
}

static void a_key_that_is_there_is_refused_and_nothing_is_added(void **state)
{
    struct both *b = province_of(state);
    struct fact facts[2] = {
        {.residence = STR("new"), .month = 650},
        {.residence = STR("990101"),
         .discipline = STR("骨科"),
         .drg = STR("IC29"),
         .month = month("2024-03"),
         .treating = STR("990101"),
         .organization = STR("H1"),
         .payer = STR("1")},
    };
    struct adding add = {facts, 2};

    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &add), ERR_INPUT,
               "the store refuses the row");
    assert_int_equal(both_total(b, "SELECT count(*) FROM fact"), 9);
}

static void a_key_twice_in_one_call_is_refused(void **state)
{
    struct both *b = *state;
    struct fact facts[2] = {{.residence = STR("r"), .month = 650},
                            {.residence = STR("r"), .month = 650}};
    struct adding add = {facts, 2};

    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &add), ERR_INPUT,
               "the store refuses the row");
    assert_int_equal(both_total(b, "SELECT count(*) FROM fact"), 0);
}

static int cmp(const void *x, const void *y)
{
    const struct fact *a = x, *b = y;
    int c = str_cmp(a->residence, b->residence);

    if (c == 0)
        c = str_cmp(a->discipline, b->discipline);
    if (c == 0)
        c = (a->month > b->month) - (a->month < b->month);
    return c != 0 ? c : str_cmp(a->payer, b->payer);
}

static void many_draw(struct fact *facts, int32_t n, struct arena *a)
{
    static const char *const disciplines[] = {"", "心内科", "骨科", "Z", "a"};
    struct random r = random_stream(21, 3);

    for (int32_t i = 0; i < n; i++)
        facts[i] =
            (struct fact){.residence = str_of(arena_text(a, "9901%02d", (int)random_below(&r, 5))),
                          .discipline = str_of(disciplines[random_below(&r, 5)]),
                          .month = 640 + (int32_t)random_below(&r, 20),
                          .payer = str_of(arena_text(a, "%d", (int)i)),
                          .cases = random_below(&r, 100)};
}

/* The plain twin: the same rows sorted in memory, by bytes. 1003 is no multiple of a chunk. */
static void pages_of_any_length_visit_every_row_once_in_the_order_of_bytes(void **state)
{
    enum { N = 1003 };
    struct both *b = *state;
    struct fact *facts = ARENA_ARRAY(&b->a, struct fact, N);
    struct adding add = {facts, N};

    many_draw(facts, N, &b->a);
    both_tx(b, STORE_WRITE, add_in_tx, &add);
    qsort(facts, N, sizeof *facts, cmp);
    for (int limit = 37; limit <= 200; limit += 163) {
        struct reading r = {.a = &b->a, .page = {limit, STR(""), STORE_ALL}};
        int seen = 0;

        do {
            both_tx(b, STORE_READ, list_in_tx, &r);
            for (size_t i = 0; i < r.rows.n; i++, seen++)
                assert_int_equal(cmp(&r.rows.items[i].fact, &facts[seen]), 0);
            r.page.cursor = r.rows.more.next;
        } while (r.page.cursor.n > 0);
        assert_int_equal(seen, N);
        assert_int_equal(r.rows.more.total, N);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_fact_comes_back_with_the_names_of_its_codes),
        BOTH(sums_are_of_the_whole_list_and_not_of_the_page),
        BOTH(filters_hold_together_and_no_match_is_an_empty_page),
        BOTH(a_gap_takes_the_cells_of_its_county_and_groups),
        BOTH(a_key_that_is_there_is_refused_and_nothing_is_added),
        BOTH(a_key_twice_in_one_call_is_refused),
        BOTH(pages_of_any_length_visit_every_row_once_in_the_order_of_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
