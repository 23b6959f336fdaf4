#include "store/reading.h"

#include "store/sql.h"
#include "tests/store/referred.h"

#define READ(n) pid('L', n)
static const struct reading_key KEY = {{"990101", 6}, {"YX-1", 4}};

static struct reading reading_of(int n, const char *code, enum reading_state state)
{
    return (struct reading){.id = READ(n),
                            .code = str_of(code),
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
                            .consent = CONSENT_SELF,
                            .consent_note = STR("存"),
                            .study = state == READING_ORDERED ? (struct str){0} : STR("1.2.3"),
                            .taken_ms = COUNT_UNKNOWN,
                            .lease_ms = COUNT_UNKNOWN,
                            .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                            .alert = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                            .since_ms = 5,
                            .made_ms = 100 + n};
}

struct asking {
    struct arena *a;
    struct store_reach reach;
    struct reading_filter filter;
    struct reading reading;
    struct reading_rows rows;
    struct reading_lines lines;
    struct str code;
    bool done, found, by_study, foreign;
};

static bool two_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct reading ordered = reading_of(1, "YX-1", READING_ORDERED),
                         signed_ = reading_of(2, "YX-2", READING_FINAL);

    (void)arg;
    return store_reading_add(st, &ordered, e) && store_reading_add(st, &signed_, e);
}

static struct both *readings(void **state)
{
    struct both *b = province_of(state);

    both_tx(b, STORE_WRITE, two_in_tx, NULL);
    return b;
}

static bool claimed_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    if (!store_reading_get(st, READ(1), q->a, &q->reading, e))
        return false;
    q->reading.state = READING_CLAIMED;
    q->reading.study = STR("1.2.4");
    q->reading.reader = pid('P', 7);
    q->reading.lease_ms = 900;
    q->reading.alert = (struct referral_clock){CLOCK_CRITICAL, 7, 8, 0};
    q->reading.critical = STR("出血");
    return store_reading_put(st, &q->reading, 1, &q->done, e)
           && store_reading_get(st, READ(1), q->a, &q->reading, e);
}

static void what_was_written_is_read_and_a_stale_version_changes_nothing(void **state)
{
    struct both *b = readings(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, claimed_in_tx, &q);
    assert_true(q.done);
    assert_int_equal(q.reading.version, 2);
    assert_id(q.reading.reader, pid('P', 7));
    assert_int_equal(q.reading.lease_ms, 900);
    assert_int_equal(q.reading.alert.due_ms, 8);
    assert_str(q.reading.critical, "出血");
    assert_id(q.reading.centre_id, ORG(3));
    assert_int_equal(both_total(b, "SELECT count(*) FROM reading WHERE owner = 'centre'"), 1);
    both_tx(b, STORE_WRITE, claimed_in_tx, &q);
    assert_false(q.done);
}

static bool found_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct reading r = {0};

    return store_reading_of_accession(st, STR("YX-2"), q->a, &q->reading, &q->found, e)
           && store_reading_of_study(st, STR("1.2.3"), q->a, &r, &q->by_study, e)
           && store_reading_of_study(st, STR("1.2"), q->a, &r, &q->foreign, e);
}

static void it_is_found_by_its_accession_number_and_by_its_study(void **state)
{
    struct both *b = readings(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_READ, found_in_tx, &q);
    assert_true(q.found && q.by_study);
    assert_false(q.foreign);
    assert_id(q.reading.id, READ(2));
}

static bool again_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct reading same = reading_of(2, "YX-2", READING_FINAL);
    const struct reading next = reading_of(3, "YX-3", READING_ORDERED);

    (void)arg;
    return store_reading_add(st, &next, e)
           && sql_run(st, "UPDATE reading SET study = $1 WHERE id = $2",
                      SQL(sql_text(&same.study), sql_id(&next.id)), e);
}

static void no_study_answers_two_orders(void **state)
{
    struct both *b = readings(state);
    struct err e = {0};

    assert_false(store_tx(b->st, STORE_WRITE, again_in_tx, NULL, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM reading"), 2);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct store_page page = {.limit = 10, .reach = q->reach};

    return store_reading_list(st, &q->filter, &page, q->a, &q->rows, e);
}

static int64_t listed(struct both *b, struct store_reach reach, struct reading_filter filter)
{
    struct asking q = {.a = &b->a, .reach = reach, .filter = filter};

    both_tx(b, STORE_READ, list_in_tx, &q);
    return q.rows.more.total;
}

static void each_is_listed_for_its_two_sides(void **state)
{
    struct both *b = readings(state);
    struct store_reach reach = {.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(1)}};

    assert_int_equal(listed(b, reach, (struct reading_filter){0}), 2);
    assert_int_equal(listed(b, reach, (struct reading_filter){.now = true}), 1);
    assert_int_equal(listed(b, reach, (struct reading_filter){.state = STR("final")}), 1);
    assert_int_equal(listed(b, reach, (struct reading_filter){.kind = STR("ecg")}), 0);
    assert_int_equal(listed(b, reach, (struct reading_filter){.mine = true, .reader = pid('P', 7)}),
                     0);
    reach.scope.organization = ORG(3);
    assert_int_equal(listed(b, reach, (struct reading_filter){0}), 2);
    reach.scope.organization = ORG(2);
    assert_int_equal(listed(b, reach, (struct reading_filter){0}), 0);
}

static bool before_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct reading next = reading_of(3, "YX-3", READING_ORDERED);
    struct str none;

    return store_reading_before(st, &next, 5, q->a, &q->code, &q->found, e)
           && store_reading_before(st, &next, 6, q->a, &none, &q->foreign, e);
}

static void a_report_that_holds_is_found_and_an_older_one_is_not(void **state)
{
    struct both *b = readings(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_READ, before_in_tx, &q);
    assert_true(q.found);
    assert_false(q.foreign);
    assert_str(q.code, "YX-2");
}

static bool lines_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct reading_step_line step = {.seq = 2,
                                           .move = READING_REPORT,
                                           .state = READING_PRELIMINARY,
                                           .party = STR("centre"),
                                           .note = STR(""),
                                           .due_ms = COUNT_UNKNOWN,
                                           .made_ms = 7};
    const struct reading_report report = {.seq = 2,
                                          .state = READING_PRELIMINARY,
                                          .findings = STR("所见"),
                                          .conclusion = STR("意见"),
                                          .signer = STR("张一"),
                                          .made_ms = 7};
    const struct reading one = reading_of(1, "YX-1", READING_ORDERED);

    return store_reading_step_add(st, &KEY, &step, e)
           && store_reading_report_add(st, &KEY, &report, e)
           && store_reading_lines(st, &one, q->a, &q->lines, e);
}

static void steps_and_reports_are_read_back(void **state)
{
    struct both *b = readings(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, lines_in_tx, &q);
    assert_int_equal(q.lines.step_n, 1);
    assert_int_equal(q.lines.steps[0].state, READING_PRELIMINARY);
    assert_int_equal(q.lines.report_n, 1);
    assert_str(q.lines.reports[0].conclusion, "意见");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_was_written_is_read_and_a_stale_version_changes_nothing),
        BOTH(it_is_found_by_its_accession_number_and_by_its_study),
        BOTH(no_study_answers_two_orders),
        BOTH(each_is_listed_for_its_two_sides),
        BOTH(a_report_that_holds_is_found_and_an_older_one_is_not),
        BOTH(steps_and_reports_are_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
