#include "model/demand_undo.h"

#include "base/random.h"
#include "tests/check.h"

static const struct id ME = {{1}}, OTHER = {{2}}, NOBODY = {{0}};
static struct str LEVELS[] = {{"county", 6}, {"city", 4}, {"province", 8}};

static struct demand draft(void)
{
    struct demand d = {DEMAND_BLANK, .seats = 3, .chain = {LEVELS, 3, 3}};

    d.requested = 3;
    return d;
}

static struct demand_deed deed(enum demand_act act, const char *level, int32_t seats, struct id by)
{
    return (struct demand_deed){act, str_of(level), seats, by, 1000};
}

static void an_order_that_was_sent_is_a_draft_again(void **unused)
{
    struct demand d = draft();
    const struct demand_deed deeds[] = {deed(DEMAND_MADE, "", 3, ME), deed(DEMAND_SENT, "", 3, ME)};
    struct err e = {0};

    (void)unused;
    assert_true(demand_submit(&d, &e));
    assert_true(demand_undo_check(&d, deeds, 2, ME, 1000 + UNDO_MS, &e));
    demand_undo(&d, deeds, 2);
    assert_int_equal(d.state, DEMAND_DRAFT);
    assert_str(d.level, "");
}

static void who_did_not_do_it_or_is_late_or_was_overtaken_takes_nothing_back(void **unused)
{
    struct demand d = draft();
    const struct demand_deed deeds[] = {deed(DEMAND_MADE, "", 3, ME), deed(DEMAND_SENT, "", 3, ME),
                                        deed(DEMAND_ALLOWED, "county", 3, OTHER),
                                        deed(DEMAND_UNDONE, "", 3, OTHER)};
    struct err e = {0};

    (void)unused;
    assert_false(demand_undo_check(&d, deeds, 2, OTHER, 1001, &e));
    assert_int_equal(e.code, ERR_STATE);
    e = (struct err){0};
    assert_false(demand_undo_check(&d, deeds, 2, ME, 1001 + UNDO_MS, &e));
    assert_err(e, ERR_STATE, "a move of the demand is taken back within 10 minutes");
    e = (struct err){0};
    assert_false(demand_undo_check(&d, deeds, 3, ME, 1001, &e));    /* the county acted on it */
    assert_false(demand_undo_check(&d, deeds, 4, OTHER, 1001, &e)); /* once, not twice */
    assert_false(demand_undo_check(&d, deeds, 1, ME, 1001, &e));    /* making it is no move */
    assert_false(demand_undo_check(&d, deeds, 2, NOBODY, 1001, &e));
}

static void what_a_plan_had_taken_does_not_go_back(void **unused)
{
    struct demand d = draft();
    const struct demand_deed deeds[] = {deed(DEMAND_MADE, "", 3, ME),
                                        deed(DEMAND_SENT, "", 3, ME),
                                        deed(DEMAND_ALLOWED, "county", 3, OTHER),
                                        deed(DEMAND_ALLOWED, "city", 3, OTHER),
                                        deed(DEMAND_ALLOWED, "province", 3, OTHER),
                                        deed(DEMAND_TAKEN, "", 3, NOBODY),
                                        deed(DEMAND_DROPPED, "", 3, ME)};
    struct err e = {0};

    (void)unused;
    assert_false(demand_undo_check(&d, deeds, 7, ME, 1001, &e));
    assert_err(e, ERR_STATE, "a demand that was taken out of a plan does not go back");
}

/* Random walks by the model's own moves; the twin keeps a copy of every state it was in. */
static bool walk(struct demand *d, enum demand_act act, int32_t fewer, struct demand_deed *deed_)
{
    struct err e = {0};
    const char *field;
    struct str level = demand_level_now(d);
    const struct demand_approval a = {
        .level = level, .seats = d->seats - fewer < 1 ? 1 : d->seats - fewer, .why = STR("why")};
    bool good = act == DEMAND_SENT      ? demand_submit(d, &e)
                : act == DEMAND_ALLOWED ? demand_approve(d, &a, &field, &e)
                : act == DEMAND_ADVISED ? demand_return(d, level, &e)
                                        : demand_move(d, DEMAND_WITHDRAWN, &e);

    if (good && act == DEMAND_DROPPED)
        d->level = STR("");
    *deed_ = (struct demand_deed){act, act == DEMAND_SENT ? STR("") : level, d->seats, ME, 1000};
    return good;
}

static void every_move_taken_back_leaves_what_was_there_before(void **unused)
{
    static const enum demand_act ACTS[] = {DEMAND_SENT, DEMAND_ALLOWED, DEMAND_ALLOWED,
                                           DEMAND_ADVISED, DEMAND_DROPPED};
    struct random r = random_stream(11, 1);
    int undone = 0;

    (void)unused;
    for (int round = 0; round < 400; round++) {
        struct demand d = draft(), before = d;
        struct demand_deed deeds[80] = {deed(DEMAND_MADE, "", 3, ME)};
        size_t n = 1;
        struct err e = {0};

        while (n < 30) {
            struct demand was = d;
            enum demand_act act = ACTS[random_below(&r, 5)];

            if (walk(&d, act, (int32_t)random_below(&r, 2), &deeds[n])) {
                before = was;
                n++;
            } else {
                d = was;
            }
            if (n > 1 && random_below(&r, 3) == 0
                && demand_undo_check(&d, deeds, n, ME, 1500, &e)) {
                demand_undo(&d, deeds, n);
                assert_int_equal(d.state, before.state);
                assert_true(str_eq(d.level, before.level));
                assert_int_equal(d.seats, before.seats);
                assert_int_equal(d.approved, before.approved);
                deeds[n++] = deed(DEMAND_UNDONE, "", d.seats, ME);
                undone++;
            }
            e = (struct err){0};
            if (d.state == DEMAND_WITHDRAWN && random_below(&r, 3) == 0)
                break;
        }
    }
    assert_true(undone > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_that_was_sent_is_a_draft_again),
        cmocka_unit_test(who_did_not_do_it_or_is_late_or_was_overtaken_takes_nothing_back),
        cmocka_unit_test(what_a_plan_had_taken_does_not_go_back),
        cmocka_unit_test(every_move_taken_back_leaves_what_was_there_before),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
