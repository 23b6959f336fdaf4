/* gap_test.c - the matrix, and a gap whose terms add up. Values are those of province.h. */
#include "tests/api/world.h"

static void the_matrix_holds_every_county_and_cell(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/gaps", "");

    assert_at_text(&r, "weight", "rw");
    assert_at_size(&r, "counties", 3);
    assert_at_text(&r, "counties.0.city", "东市");
    assert_at_null(&r, "counties.1.population");
    assert_at_size(&r, "disciplines", 2);
    assert_at_size(&r, "cells", 2);
    assert_at_size(&r, "cells.0", 15);
    assert_at_id(&r, "cells.0.id", GAP(1));
    assert_at_id(&r, "cells.0.demand", DEMAND(1));
    assert_at_int(&r, "cells.0.money_fen", 41250000);
    assert_at_null(&r, "cells.1.score");
    assert_at_null(&r, "cells.1.seats");
    assert_at_null(&r, "cells.1.demand");
    reply_end(&r);
}

static void a_gap_explains_itself_in_terms_that_add_up(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, path_of(b, "/api/gaps/", GAP(1), ""), "");

    assert_at_text(&r, "county_name", "甲县");
    assert_at_text(&r, "explain.0.term", "avoidable_rw");
    assert_at_text(&r, "explain.1.term", "blank_rw_half");
    assert_at_text(&r, "explain.2.term", "total_rw");
    assert_near(number_at(&r, "explain.0.value") + number_at(&r, "explain.1.value"),
                number_at(&r, "explain.2.value"), 1e-12);
    assert_at_real(&r, "explain.3.value", 400000);
    assert_at_real(&r, "explain.4.value", 0.553125);
    assert_at_text(&r, "groups.0.code", "IC29");
    assert_at_text(&r, "groups.0.name", "髋置换");
    assert_at_true(&r, "groups.0.capable");
    assert_at_null(&r, "groups.1.border");
    assert_at_null(&r, "groups.1.value_rw");
    assert_at_text(&r, "techniques.0.state", "blank");
    assert_at_text(&r, "techniques.1.state", "fragile");
    assert_at_text(&r, "peers.1.name", "丙区");
    assert_true(str_starts(text_at(&r, "rows"), STR("/api/facts?gap=")));
    reply_end(&r);
}

static void the_rows_behind_a_gap_are_those_of_its_groups(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/facts", path_of(b, "gap=", GAP(1), ""));

    /* Its group has 40 cases with a known place of treatment; 4 more were treated nobody knows
     * where. */
    assert_at_int(&r, "sum.cases", 44);
    reply_end(&r);
}

static void a_gap_without_a_population_has_no_score(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, path_of(b, "/api/gaps/", GAP(2), ""), "");

    assert_at_null(&r, "explain.3.value");
    assert_at_null(&r, "explain.4.value");
    assert_at_size(&r, "groups", 0);
    reply_end(&r);
}

static void what_is_no_gap_is_missing(void **state)
{
    struct both *b = province_of(state);

    refused(b, path_of(b, "/api/gaps/", DEMAND(1), ""), "", 404, NULL);
    refused(b, "/api/gaps/1", "", 404, NULL);
    refused(b, "/api/gaps/%27%20OR%201=1", "", 404, NULL);
    refused(b, "/api/gaps", "county=990101", 400, "county");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_matrix_holds_every_county_and_cell),
        BOTH(a_gap_explains_itself_in_terms_that_add_up),
        BOTH(the_rows_behind_a_gap_are_those_of_its_groups),
        BOTH(a_gap_without_a_population_has_no_score),
        BOTH(what_is_no_gap_is_missing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
