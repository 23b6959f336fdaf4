#include "store/reading_wait.h"

#include "model/unknown.h"
#include "store/reading.h"
#include "tests/store/referred.h"

/* n: its second byte of the id; the clock of the report runs from 0 to 100, of the value to 50. */
static bool added(struct store *st, int n, enum reading_state state, bool alert, struct err *e)
{
    char code[8];
    struct reading r = {.id = pid('L', n),
                        .version = 1,
                        .county = STR("990101"),
                        .kind = READING_CT,
                        .state = state,
                        .organization = STR("H1"),
                        .centre = STR("H3"),
                        .doctor = STR("李某"),
                        .phone = STR("1"),
                        .patient = pid('T', 1),
                        .part = STR("头颅"),
                        .indication = STR("外伤"),
                        .diagnosis = STR(""),
                        .consent_note = STR("存"),
                        .taken_ms = COUNT_UNKNOWN,
                        .lease_ms = COUNT_UNKNOWN,
                        .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                        .alert = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                        .since_ms = n,
                        .made_ms = n};

    snprintf(code, sizeof code, "YX-%d", n);
    r.code = str_of(code);
    if (state == READING_QUEUED)
        r.clock = (struct referral_clock){CLOCK_READ_CT, 0, 100, 0};
    if (alert) {
        r.critical = STR("出血");
        r.alert = (struct referral_clock){CLOCK_CRITICAL, 0, 50, 0};
    }
    return store_reading_add(st, &r, e);
}

/* Ordered: H1's turn; queued: H3's; final with a value that H1 has not heard; cancelled: nobody's.
 */
static bool four_in_tx(struct store *st, void *arg, struct err *e)
{
    (void)arg;
    return added(st, 1, READING_ORDERED, false, e) && added(st, 2, READING_QUEUED, false, e)
           && added(st, 3, READING_FINAL, true, e) && added(st, 4, READING_CANCELLED, false, e);
}

struct asking {
    struct arena *a;
    struct referral_asker asker;
    struct reading_waits waits;
};

static bool ask_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_reading_waits(st, &q->asker, q->a, &q->waits, e);
}

static size_t asked(struct both *b, struct asking *q)
{
    q->a = &b->a;
    both_tx(b, STORE_READ, ask_in_tx, q);
    return q->waits.n;
}

static void each_side_is_told_of_its_turn_and_a_value_comes_first(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.asker = {.reach = STORE_ALL, .now_ms = 10}};

    both_tx(b, STORE_WRITE, four_in_tx, NULL);
    assert_int_equal(asked(b, &q), 3);
    assert_str(q.waits.items[0].critical, "出血");
    assert_str(q.waits.items[1].code, "YX-2"); /* it has a limit */
    q.asker.reach =
        (struct store_reach){.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(3)}};
    assert_int_equal(asked(b, &q), 1);
    assert_str(q.waits.items[0].code, "YX-2");
    q.asker.reach =
        (struct store_reach){.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(2)}};
    assert_int_equal(asked(b, &q), 0);
}

static void others_are_told_when_it_is_late(void **state)
{
    static const struct {
        enum referral_alarm least;
        int64_t now_ms;
        size_t n;
    } CASES[] = {{ALARM_HALF, 24, 0},  {ALARM_HALF, 25, 1},   {ALARM_HALF, 50, 2},
                 {ALARM_WHOLE, 49, 0}, {ALARM_WHOLE, 50, 1},  {ALARM_WHOLE, 100, 2},
                 {ALARM_TWICE, 99, 0}, {ALARM_TWICE, 100, 1}, {ALARM_TWICE, 200, 2}};
    struct both *b = province_of(state);
    struct asking q = {.asker = {.reach = STORE_ALL}};

    both_tx(b, STORE_WRITE, four_in_tx, NULL);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        q.asker.least = CASES[i].least;
        q.asker.now_ms = CASES[i].now_ms;
        assert_int_equal(asked(b, &q), CASES[i].n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(each_side_is_told_of_its_turn_and_a_value_comes_first),
                                       BOTH(others_are_told_when_it_is_late)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
