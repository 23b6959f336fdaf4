/* home_test.c - what waits, oldest first, with ways to it. Values are those of province.h. */
#include "tests/api/world.h"

static void home_tells_what_waits_and_how_much_there_is(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/home", "");

    assert_at_text(&r, "region.name", "杏省");
    assert_at_text(&r, "period.from", "2024-01");
    assert_at_int(&r, "period.months", 12);
    assert_at_true(&r, "invented");
    /* 1764000000000 ms are 2025-11-24T16:00:00Z. */
    assert_at_text(&r, "as_of", "2025-11-25T00:00:00+08:00");
    /* Demand 1 misses a seat; gap 2 has no demand. The demand is the older. */
    assert_at_size(&r, "inbox", 2);
    assert_at_text(&r, "inbox.0.kind", "demand");
    assert_at_text(&r, "inbox.0.title", "骨科：2 席中还缺 1 席");
    assert_at_text(&r, "inbox.0.place", "甲县 甲县医院");
    assert_at_text(&r, "inbox.0.due", "2025-01-01");
    assert_at_int(&r, "inbox.0.waited_days", 11); /* 10^9 ms are 11.57 days */
    assert_at_text(&r, "inbox.0.title_en", "骨科: 1 of 2 seats are empty");
    assert_at_text(&r, "inbox.0.link",
                   "#/plans?tab=unfilled&county=990101&discipline=%E9%AA%A8%E7%A7%91");
    assert_at_text(&r, "inbox.1.kind", "gap");
    assert_at_text(&r, "inbox.1.title_en", "心内科: gap of rank 2, not asked for yet");
    assert_at_text(&r, "inbox.1.place", "乙县");
    assert_at_null(&r, "inbox.1.due");
    assert_at_int(&r, "inbox.1.waited_days", 0);
    assert_at_text(&r, "inbox.1.link",
                   "#/gaps?county=990102&discipline=%E5%BF%83%E5%86%85%E7%A7%91");
    assert_at_int(&r, "counts.counties", 3);
    assert_at_int(&r, "counts.plans", 2);
    assert_at_size(&r, "counts", 7);
    reply_end(&r);
}

static void figures_are_of_the_window_and_carry_unit_and_link(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/home", "");

    /* Residents: 990101 10 + 30, 990102 5, 990103 40; at home 10 and 40. */
    assert_at_text(&r, "figures.0.name", "local_share");
    assert_at_real(&r, "figures.0.value", 50.0 / 85);
    assert_at_text(&r, "figures.0.unit", "%");
    assert_at_real(&r, "figures.1.value", 22.125); /* 20.625 + 1.5 */
    assert_at_size(&r, "figures", 6);
    for (int i = 0; i < 6; i++) {
        assert_at_size(&r, arena_text(&b->a, "figures.%d", i), 6);
        assert_true(str_starts(text_at(&r, arena_text(&b->a, "figures.%d.link", i)), STR("#/")));
    }
    reply_end(&r);
}

static void an_empty_store_has_no_home(void **state)
{
    refused(*state, "/api/home", "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(home_tells_what_waits_and_how_much_there_is),
        BOTH(figures_are_of_the_window_and_carry_unit_and_link),
        BOTH(an_empty_store_has_no_home),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
