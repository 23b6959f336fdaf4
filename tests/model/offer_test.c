#include "model/offer.h"
#include "tests/check.h"

/* The table written a second time: act by state; -1 refused. */
static const int AFTER[OFFER_STATE_N][OFFER_ACT_N] = {
    [OFFER_OFFERED] = {OFFER_OFFERED, OFFER_OFFERED, OFFER_APPEALED, -1, -1, OFFER_WITHDRAWN},
    [OFFER_APPEALED] = {OFFER_OFFERED, -1, -1, OFFER_EXCUSED, OFFER_OFFERED, OFFER_WITHDRAWN},
    [OFFER_EXCUSED] = {-1, -1, -1, -1, -1, -1},
    [OFFER_WITHDRAWN] = {-1, -1, -1, -1, -1, -1},
};

static void every_act_goes_where_the_table_says(void **unused)
{
    (void)unused;
    for (int s = 0; s < OFFER_STATE_N; s++) {
        for (int act = OFFER_CHANGED; act < OFFER_UNDONE; act++) {
            struct offer o = {.state = (enum offer_state)s};
            struct err e = {0};
            bool moved = offer_move(&o, (enum offer_act)act, &e);

            assert_int_equal(moved, AFTER[s][act] >= 0);
            assert_int_equal(o.state, moved ? AFTER[s][act] : s);
            assert_int_equal(e.code, moved ? ERR_NONE : ERR_STATE);
        }
    }
}

static void what_does_not_go_together_is_refused_by_its_member(void **unused)
{
    struct str county[] = {STR("990101")};
    const struct str_list here = {.items = county, .n = 1};
    const struct offer bad[] = {
        {.from_day = 10, .until_day = 9},
        {.from_day = DAY_NONE, .until_day = 99},
        {.from_day = DAY_NONE,
         .until_day = DAY_NONE,
         .preferred_counties = here,
         .excluded_counties = here},
        {.from_day = DAY_NONE,
         .until_day = DAY_NONE,
         .circumstance = STR("tired"),
         .note = STR("x")},
        {.from_day = DAY_NONE, .until_day = DAY_NONE, .circumstance = STR("illness")},
    };
    static const char *const FIELDS[] = {"until", "until", "excluded_counties", "circumstance",
                                         "note"};

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *field = NULL;
        struct err e = {0};

        assert_false(offer_check(&bad[i], 100, &field, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_string_equal(field, FIELDS[i]);
    }
}

static void an_open_offer_is_good(void **unused)
{
    const struct offer o = {.from_day = DAY_NONE, .until_day = DAY_NONE};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_true(offer_check(&o, 100, &field, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_act_goes_where_the_table_says),
        cmocka_unit_test(what_does_not_go_together_is_refused_by_its_member),
        cmocka_unit_test(an_open_offer_is_good),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
