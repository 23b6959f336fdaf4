#include "store/turnaround.h"

#include "store/reading.h"
#include "store/sql.h"
#include "tests/store/referred.h"

static const struct reading_key KEY = {{"990101", 6}, {"YX-1", 4}};

static bool step(struct store *st, int64_t seq, enum reading_move move, int64_t made_ms,
                 int64_t due_ms, struct err *e)
{
    const struct reading_step_line s = {.seq = seq,
                                        .move = move,
                                        .party = STR("platform"),
                                        .note = STR(""),
                                        .clock =
                                            due_ms == COUNT_UNKNOWN ? CLOCK_NONE : CLOCK_READ_CT,
                                        .due_ms = due_ms,
                                        .made_ms = made_ms};

    return store_reading_step_add(st, &KEY, &s, e);
}

/* Whole at 100, sent back, whole again at 300, reported at 420; a value told, and heard late. */
static bool one_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct reading r = {.id = pid('L', 1),
                              .code = KEY.code,
                              .version = 1,
                              .county = KEY.county,
                              .kind = READING_CT,
                              .state = READING_REVIEWED,
                              .organization = STR("H1"),
                              .centre = STR("H3"),
                              .doctor = STR("李某"),
                              .phone = STR("1"),
                              .patient = pid('T', 1),
                              .part = STR("头颅"),
                              .indication = STR("外伤"),
                              .diagnosis = STR(""),
                              .consent_note = STR("存"),
                              .study = STR("1.2.3"),
                              .accord = ACCORD_MAJOR,
                              .taken_ms = 300,
                              .lease_ms = COUNT_UNKNOWN,
                              .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                              .alert = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                              .since_ms = 5,
                              .made_ms = 1};

    (void)arg;
    return store_reading_add(st, &r, e) && step(st, 1, READING_QUEUE, 100, COUNT_UNKNOWN, e)
           && step(st, 2, READING_REJECT, 200, 900, e)
           && step(st, 3, READING_QUEUE, 300, COUNT_UNKNOWN, e)
           && step(st, 4, READING_REPORT, 420, 400, e)
           && step(st, 5, READING_ALERT, 421, COUNT_UNKNOWN, e)
           && step(st, 6, READING_ACKNOWLEDGE, 600, 500, e);
}

struct asking {
    struct arena *a;
    struct turnaround_asked q;
    struct turnaround_rows rows;
    struct turnaround_alerts alerts;
};

static bool ask_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_turnaround_rows(st, &q->q, q->a, &q->rows, e)
           && store_turnaround_alerts(st, &q->q, q->a, &q->alerts, e);
}

static void asked(struct both *b, struct asking *q)
{
    q->a = &b->a;
    both_tx(b, STORE_READ, ask_in_tx, q);
}

static void a_study_that_is_taken_again_counts_from_its_last_time(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.q = {.from_ms = 0, .until_ms = 1000, .reach = STORE_ALL}};

    both_tx(b, STORE_WRITE, one_in_tx, NULL);
    asked(b, &q);
    assert_int_equal(q.rows.n, 1);
    assert_str(q.rows.items[0].centre, "H3");
    assert_int_equal(q.rows.items[0].whole_ms, 300);
    assert_int_equal(q.rows.items[0].reported_ms, 420);
    assert_int_equal(q.rows.items[0].due_ms, 400);
    assert_int_equal(q.rows.items[0].accord, ACCORD_MAJOR);
    assert_int_equal(q.alerts.n, 1);
    assert_int_equal(q.alerts.items[0].told, 1);
    assert_int_equal(q.alerts.items[0].heard, 1);
    assert_int_equal(q.alerts.items[0].late, 1);
    q.q.until_ms = 300; /* its first time alone lies before: it was not reported then, but is now */
    asked(b, &q);
    assert_int_equal(q.rows.n, 1);
    assert_int_equal(q.rows.items[0].whole_ms, 100);
    assert_int_equal(q.alerts.n, 0);
    q.q = (struct turnaround_asked){
        .from_ms = 0, .until_ms = 1000, .kind = STR("ecg"), .reach = STORE_ALL};
    asked(b, &q);
    assert_int_equal(q.rows.n + q.alerts.n, 0);
    q.q.kind = STR("");
    q.q.reach = (struct store_reach){.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(2)}};
    asked(b, &q);
    assert_int_equal(q.rows.n + q.alerts.n, 0); /* of whom it is not */
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_study_that_is_taken_again_counts_from_its_last_time)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
