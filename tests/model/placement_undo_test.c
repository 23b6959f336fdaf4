#include "model/placement_undo.h"

#include "base/day.h"
#include "base/random.h"
#include "model/undo.h"
#include "tests/check.h"

#define TODAY 20000
static const struct id ME = {{1}}, OTHER = {{2}}, NOBODY = {{0}};
static const struct placement_known READY = {.today = TODAY,
                                             .told_day = DAY_NONE,
                                             .closed_month = DAY_NONE,
                                             .tasks = 1,
                                             .midterm = true,
                                             .final = true,
                                             .evaluated = true,
                                             .successor_arrived = true,
                                             .leave_from = TODAY - 1};

static void what_others_did_and_what_sets_work_going_stays(void **unused)
{
    struct placement_deed d = {PLACEMENT_ACCEPT, PLACEMENT_PROPOSED, DAY_NONE, ME, 1000};
    struct err e = {0};

    (void)unused;
    assert_true(placement_undo_check(&d, false, ME, 1000 + UNDO_MS, &e));
    assert_false(placement_undo_check(&d, false, ME, 1001 + UNDO_MS, &e));
    assert_err(e, ERR_STATE, "within 10 minutes");
    assert_false(placement_undo_check(&d, true, ME, 1000, &e)); /* somebody acted since */
    assert_false(placement_undo_check(&d, false, OTHER, 1000, &e));
    assert_false(placement_undo_check(&d, false, NOBODY, 1000, &e));
    assert_false(placement_undo_check(NULL, false, ME, 1000, &e));
    d.move = PLACEMENT_CERTIFY; /* a certificate is withdrawn */
    assert_false(placement_undo_check(&d, false, ME, 1000, &e));
    d.move = PLACEMENT_RETURN; /* checks are due from it on */
    assert_false(placement_undo_check(&d, false, ME, 1000, &e));
    d.move = PLACEMENT_UNDO; /* once, not twice */
    assert_false(placement_undo_check(&d, false, ME, 1000, &e));
}

static bool same(const struct placement *a, const struct placement *b)
{
    return a->state == b->state && a->from_day == b->from_day && a->until_day == b->until_day
           && a->arrived_day == b->arrived_day && a->ended_day == b->ended_day
           && a->cause.n == b->cause.n;
}

/* Random walks of both tables; after each move that may be taken back a copy is, and must be what
 * the twin kept from before. */
static void every_move_of_a_random_walk_goes_back_to_where_it_came_from(void **unused)
{
    struct random r = random_stream(27, 0);
    int undone[PLACEMENT_MOVE_N] = {0};

    (void)unused;
    for (int run = 0; run < 3000; run++) {
        struct placement p = {.kind = (enum placement_kind)random_below(&r, PLACEMENT_KIND_N),
                              .from_day = TODAY - 40,
                              .until_day = TODAY + 40,
                              .arrived_day = DAY_NONE,
                              .ended_day = DAY_NONE,
                              .code = STR("x")};

        for (int i = 0; i < 40; i++) {
            const struct placement_step s = {
                (enum placement_move)random_below(&r, PLACEMENT_MOVE_N), TODAY,
                p.until_day + 1 + (int32_t)random_below(&r, 9), STR("why")};
            const struct placement before = p;
            const struct placement_deed d = {s.move, p.state, p.until_day, ME, 1000};
            struct placement back;
            const char *field = NULL;
            struct err e = {0};

            if ((s.move == PLACEMENT_CANCEL && random_below(&r, 8))
                || !placement_move(&p, &s, &READY, &field, &e))
                continue;
            if (!placement_undo_check(&d, false, ME, 1000, &e))
                continue;
            back = p;
            placement_undo(&back, &d);
            assert_true(same(&back, &before));
            undone[s.move]++;
        }
    }
    for (int m = 0; m < PLACEMENT_MOVE_N; m++) {
        bool stays = m == PLACEMENT_RETURN || m == PLACEMENT_CERTIFY || m == PLACEMENT_UNDO;

        assert_int_equal(undone[m] > 0, !stays);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_others_did_and_what_sets_work_going_stays),
        cmocka_unit_test(every_move_of_a_random_walk_goes_back_to_where_it_came_from),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
