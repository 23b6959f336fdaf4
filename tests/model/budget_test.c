#include "model/budget.h"

#include "model/unknown.h"
#include "tests/check.h"

static struct str LEVELS[] = {{"county", 6}, {"city", 4}, {"province", 8}};

static struct budget asked(void)
{
    return (struct budget){.asked_fen = 1000,
                           .granted_fen = COUNT_UNKNOWN,
                           .demand = STR("D1"),
                           .chain = {.items = LEVELS, .n = 3},
                           .level = STR("")};
}

static bool word(struct budget *b, const char *level, int64_t amount_fen, const char *why,
                 struct err *e)
{
    const struct budget_word w = {
        .level = str_of(level), .granted = true, .amount_fen = amount_fen, .why = str_of(why)};
    const char *field;

    return budget_decide(b, &w, &field, e);
}

static void each_level_grants_in_turn_and_none_is_jumped(void **unused)
{
    struct budget b = asked();
    struct err e = {0};

    (void)unused;
    assert_false(word(&b, "county", 1000, "", &e)); /* not sent yet */
    assert_err(e, ERR_STATE, "cannot become");
    err_reset(&e);
    assert_true(budget_submit(&b, &e));
    assert_false(word(&b, "province", 1000, "", &e));
    assert_err(e, ERR_STATE, "waits for the county");
    err_reset(&e);
    assert_true(word(&b, "county", 1000, "", &e));
    assert_int_equal(b.state, BUDGET_SUBMITTED);
    assert_str(b.level, "city");
    assert_false(word(&b, "county", 1000, "", &e)); /* its word is said */
    err_reset(&e);
    assert_true(word(&b, "city", 800, "先配一台", &e));
    assert_false(word(&b, "province", 900, "多给", &e)); /* more than the city granted */
    assert_err(e, ERR_INPUT, "at most");
    err_reset(&e);
    assert_true(word(&b, "province", 800, "", &e));
    assert_int_equal(b.state, BUDGET_APPROVED);
    assert_int_equal(b.granted_fen, 800);
    assert_int_equal(b.level.n, 0);
}

static void less_wants_a_reason_and_so_does_a_return(void **unused)
{
    struct budget b = asked();
    struct budget_word back = {.level = STR("county"), .why = STR(" ")};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_true(budget_submit(&b, &e));
    assert_false(word(&b, "county", 999, " ", &e));
    assert_err(e, ERR_INPUT, "why it is less");
    err_reset(&e);
    assert_false(word(&b, "county", 0, "x", &e));
    err_reset(&e);
    assert_false(budget_decide(&b, &back, &field, &e));
    assert_string_equal(field, "why");
    err_reset(&e);
    back.why = STR("补报价单");
    assert_true(budget_decide(&b, &back, &field, &e));
    assert_int_equal(b.state, BUDGET_RETURNED);
    assert_int_equal(b.granted_fen, COUNT_UNKNOWN);
    assert_true(budget_open_check(&b, &e));
    assert_true(budget_submit(&b, &e)); /* from the first level again */
    assert_str(b.level, "county");
    assert_false(budget_open_check(&b, &e));
}

/* The moves written a second time: submit, grant, return, withdraw. */
static void the_states_go_where_they_may(void **unused)
{
    static const char *const ALLOWED[BUDGET_STATE_N] = {"s--w", "-grw", "----", "s--w", "----"};

    (void)unused;
    for (int state = 0; state < BUDGET_STATE_N; state++) {
        for (int act = 0; act < 4; act++) {
            struct budget b = asked();
            struct budget_word w = {.level = STR("county"), .granted = act == 1, .why = STR("x")};
            const char *field;
            struct err e = {0};
            bool good;

            w.amount_fen = 1000;
            b.state = (enum budget_state)state;
            b.level = STR("county");
            good = act == 0   ? budget_submit(&b, &e)
                   : act == 3 ? budget_withdraw(&b, &e)
                              : budget_decide(&b, &w, &field, &e);
            assert_int_equal(good, ALLOWED[state][act] != '-');
        }
    }
}

static void it_is_bound_to_one_thing_and_asks_for_something(void **unused)
{
    struct budget b = asked();
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_true(budget_check(&b, &field, &e));
    b.adoption = STR("A1");
    assert_false(budget_check(&b, &field, &e));
    assert_string_equal(field, "demand");
    err_reset(&e);
    b.demand = (struct str){0};
    assert_true(budget_check(&b, &field, &e));
    b.adoption = (struct str){0};
    assert_false(budget_check(&b, &field, &e));
    err_reset(&e);
    b = asked();
    b.asked_fen = 0;
    assert_false(budget_check(&b, &field, &e));
    assert_string_equal(field, "asked_fen");
}

/* Every sum is that of what lies below it; a province's own money lies in no city. */
static void a_place_is_the_sum_of_what_lies_in_it(void **unused)
{
    const struct budget_part parts[] = {
        {.county = STR("990000"), .organization = STR(""), .spent_fen = 7},
        {.county = STR("990101"), .organization = STR("H1"), .request_n = 2, .asked_fen = 100},
        {.county = STR("990101"), .organization = STR("H9"), .request_n = 1, .asked_fen = 10},
        {.county = STR("990102"), .organization = STR("H2"), .asked_fen = 1, .spent_fen = 5},
        {.county = STR("990201"), .organization = STR("H4"), .asked_fen = 1000},
    };
    static const struct {
        const char *place, *level;
        int64_t asked_fen, spent_fen;
    } WANT[] = {{"990000", "province", 1111, 12}, {"990100", "city", 111, 5},
                {"990101", "county", 110, 0},     {"H1", "organization", 100, 0},
                {"H9", "organization", 10, 0},    {"990102", "county", 1, 5},
                {"H2", "organization", 1, 5},     {"990200", "city", 1000, 0},
                {"990201", "county", 1000, 0},    {"H4", "organization", 1000, 0}};
    struct arena a = {0};
    struct budget_sums sums;

    (void)unused;
    budget_consolidate(parts, sizeof parts / sizeof parts[0], &a, &sums);
    assert_int_equal(sums.n, sizeof WANT / sizeof WANT[0]);
    for (size_t i = 0; i < sums.n; i++) {
        assert_str(sums.items[i].place, WANT[i].place);
        assert_str(sums.items[i].level, WANT[i].level);
        assert_int_equal(sums.items[i].asked_fen, WANT[i].asked_fen);
        assert_int_equal(sums.items[i].spent_fen, WANT[i].spent_fen);
    }
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_level_grants_in_turn_and_none_is_jumped),
        cmocka_unit_test(less_wants_a_reason_and_so_does_a_return),
        cmocka_unit_test(the_states_go_where_they_may),
        cmocka_unit_test(it_is_bound_to_one_thing_and_asks_for_something),
        cmocka_unit_test(a_place_is_the_sum_of_what_lies_in_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
