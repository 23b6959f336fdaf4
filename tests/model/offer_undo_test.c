#include "model/offer_undo.h"

#include "base/random.h"
#include "model/undo.h"
#include "tests/check.h"

static const struct id ME = {{1}}, OTHER = {{2}};

static struct offer_deed deed(enum offer_act act, struct id by)
{
    return (struct offer_deed){act, by, 1000};
}

static void making_and_changing_are_no_moves_and_what_was_taken_back_stays_so(void **unused)
{
    const struct offer_deed deeds[] = {deed(OFFER_MADE, ME), deed(OFFER_CHANGED, ME),
                                       deed(OFFER_APPEALS, OTHER), deed(OFFER_UNDONE, OTHER)};
    struct err e = {0};

    (void)unused;
    assert_false(offer_undo_check(deeds, 0, ME, 1000, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_false(offer_undo_check(deeds, 1, ME, 1000, &e));
    assert_false(offer_undo_check(deeds, 2, ME, 1000, &e));
    assert_false(offer_undo_check(deeds, 3, ME, 1000, &e)); /* another acted on it */
    assert_false(offer_undo_check(deeds, 4, OTHER, 1000, &e));
    err_reset(&e);
    assert_true(offer_undo_check(deeds, 3, OTHER, 1000 + UNDO_MS, &e));
    assert_false(offer_undo_check(deeds, 3, OTHER, 1001 + UNDO_MS, &e));
}

/* Random walks by the model's own moves; the twin keeps a copy of every state it was in. */
static void a_walk_taken_back_is_where_it_was(void **unused)
{
    struct random r = random_stream(26, 0);
    int undone = 0;

    (void)unused;
    for (int run = 0; run < 2000; run++) {
        struct offer o = {.state = OFFER_OFFERED};
        enum offer_state was[12] = {OFFER_OFFERED};
        struct offer_deed deeds[12] = {deed(OFFER_MADE, ME)};
        size_t n = 1;

        while (n < 12) {
            enum offer_act act = (enum offer_act)random_below(&r, OFFER_ACT_N);
            struct err e = {0};

            if (act == OFFER_UNDONE) {
                if (!offer_undo_check(deeds, n, ME, 1000, &e))
                    break;
                offer_undo(&o, deeds, n);
                assert_int_equal(o.state, was[n - 2]);
                undone++;
            } else if (act == OFFER_MADE || !offer_move(&o, act, &e)) {
                break;
            }
            deeds[n] = deed(act, ME);
            was[n++] = o.state;
        }
    }
    assert_true(undone > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(making_and_changing_are_no_moves_and_what_was_taken_back_stays_so),
        cmocka_unit_test(a_walk_taken_back_is_where_it_was),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
