/* fact_test.c - rows behind figures, page by page. Values are those of province.h. */
#include "tests/api/world.h"

static void rows_of_a_county_are_told_with_their_sum(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/facts", "county=990101&treating=990103");

    /* Only April is in the window; December 2023 is not. */
    assert_at_int(&r, "total", 1);
    assert_at_size(&r, "items.0", 15);
    assert_at_text(&r, "items.0.month", "2024-04");
    assert_at_text(&r, "items.0.organization_name", "东市医院");
    assert_at_text(&r, "items.0.drg_name", "髋置换");
    assert_at_int(&r, "items.0.rw", 750000); /* 30 cases of 2.5 */
    assert_at_int(&r, "sum.cost_fen", 150000000);
    assert_at_null(&r, "next");
    reply_end(&r);
    r = asked_well(b, "/api/facts", "organization=H1");
    assert_at_int(&r, "sum.cases", 10);
    reply_end(&r);
}

static void a_gap_takes_its_county_and_groups_and_no_other(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/facts", path_of(b, "gap=", GAP(1), "&treating=990103"));

    assert_at_int(&r, "sum.cases", 30);
    reply_end(&r);
    r = asked_well(b, "/api/facts", path_of(b, "gap=", GAP(2), "")); /* it has no groups */
    assert_at_int(&r, "total", 0);
    reply_end(&r);
}

static void pages_follow_each_other_and_lose_nothing(void **state)
{
    struct both *b = province_of(state);
    const char *query = "drg=IC29&limit=2";
    double cases = 0;
    int pages = 0;

    for (bool more = true; more; pages++) {
        struct reply r = asked_well(b, "/api/facts", query);

        assert_at_int(&r, "total", 8);
        for (int i = 0; i < reader_count(at(&r, "items")); i++)
            cases += number_at(&r, arena_text(&b->a, "items.%d.cases", i));
        more = *at(&r, "next") != 'n';
        if (more)
            query = arena_text(&b->a, "drg=IC29&limit=2&cursor=%.*s", STR_ARG(text_at(&r, "next")));
        reply_end(&r);
    }
    assert_int_equal(pages, 4);
    assert_near(cases, 101, 0); /* all but the 100 before the window */
}

static void without_a_filter_or_with_a_strange_one_it_is_refused(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/facts", "", 400, "county");
    refused(b, "/api/facts", "county=", 400, "county");
    refused(b, "/api/facts", "county=990101&day=2024-01-01", 400, "day");
    refused(b, "/api/facts", "county=990101&month=2024-13", 400, "month");
    refused(b, "/api/facts", "county=990101&county=990102", 400, "county");
    refused(b, "/api/facts", "county=990101&limit=many", 400, "limit");
    refused(b, "/api/facts", "county=990101&cursor=rubbish", 400, "cursor");
    refused(b, "/api/facts", "county=%ff", 400, NULL);
    refused(b, "/api/facts", "gap=1", 400, "gap");
    refused(b, "/api/facts", path_of(b, "gap=", DEMAND(1), ""), 404, NULL);
}

static void a_hostile_filter_finds_nothing_and_harms_nothing(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/facts", "county=990101%27%3B%20DROP%20TABLE%20fact--");

    assert_at_int(&r, "total", 0);
    assert_at_int(&r, "sum.cases", 0);
    reply_end(&r);
    r = asked_well(b, "/api/facts", "county=990103");
    assert_at_int(&r, "total", 1);
    reply_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(rows_of_a_county_are_told_with_their_sum),
        BOTH(a_gap_takes_its_county_and_groups_and_no_other),
        BOTH(pages_follow_each_other_and_lose_nothing),
        BOTH(without_a_filter_or_with_a_strange_one_it_is_refused),
        BOTH(a_hostile_filter_finds_nothing_and_harms_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
