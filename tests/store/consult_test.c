#include "store/consult.h"

#include "tests/store/referred.h"

#define ASKED(n) pid('C', n)
static const struct consult_key KEY = {{"990101", 6}, {"C1", 2}};

static struct consult consult_of(int n, const char *code, enum consult_state state)
{
    bool sent = state != CONSULT_DRAFT;

    return (struct consult){.id = ASKED(n),
                            .code = str_of(code),
                            .version = 1,
                            .county = STR("990101"),
                            .state = state,
                            .organization = STR("H1"),
                            .invitee = STR("H3"),
                            .doctor = STR("李某"),
                            .phone = STR("1"),
                            .patient = pid('T', 1),
                            .diagnosis = STR("S72"),
                            .summary = STR("病例"),
                            .reason = STR("因"),
                            .purpose = STR("求"),
                            .specialty = STR("骨科"),
                            .wanted_ms = COUNT_UNKNOWN,
                            .expert = sent ? STR("P1") : (struct str){0},
                            .at_ms = COUNT_UNKNOWN,
                            .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                            .sent_ms = sent ? 5 : COUNT_UNKNOWN,
                            .since_ms = 5,
                            .made_ms = 100 + n};
}

struct asking {
    struct arena *a;
    struct store_reach reach;
    struct consult consult;
    struct consult_rows rows;
    struct consult_lines lines;
    bool done, pair;
};

static bool two_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct consult draft = consult_of(1, "C1", CONSULT_DRAFT),
                         sent = consult_of(2, "C2", CONSULT_INVITED);

    (void)arg;
    return store_consult_add(st, &draft, e) && store_consult_add(st, &sent, e);
}

static struct both *consults(void **state)
{
    struct both *b = province_of(state);

    both_tx(b, STORE_WRITE, two_in_tx, NULL);
    return b;
}

static bool signed_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    if (!store_consult_get(st, ASKED(2), q->a, &q->consult, e))
        return false;
    q->consult.state = CONSULT_OPINION_SIGNED;
    q->consult.opinion = STR("意见");
    q->consult.signer = STR("张一");
    q->consult.meeting = STR("https://m");
    return store_consult_put(st, &q->consult, 1, &q->done, e)
           && store_consult_get(st, ASKED(2), q->a, &q->consult, e);
}

static void what_was_written_is_read_and_a_stale_version_changes_nothing(void **state)
{
    struct both *b = consults(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, signed_in_tx, &q);
    assert_true(q.done);
    assert_int_equal(q.consult.version, 2);
    assert_str(q.consult.opinion, "意见");
    assert_str(q.consult.expert_name, "张一");
    assert_id(q.consult.expert_id, PERSON(1));
    assert_true(id_none(q.consult.apprentice_id));
    assert_int_equal(both_total(b, "SELECT count(*) FROM consult WHERE owner = 'asker'"), 2);
    both_tx(b, STORE_WRITE, signed_in_tx, &q);
    assert_false(q.done);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct consult_filter all = {0};
    const struct store_page page = {.limit = 10, .reach = q->reach};

    return store_consult_list(st, &all, &page, q->a, &q->rows, e);
}

static int64_t listed(struct both *b, struct store_reach reach)
{
    struct asking q = {.a = &b->a, .reach = reach};

    both_tx(b, STORE_READ, list_in_tx, &q);
    return q.rows.more.total;
}

static void each_is_listed_for_its_sides_and_its_expert(void **state)
{
    struct both *b = consults(state);
    struct store_reach reach = {.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(1)}};

    assert_int_equal(listed(b, reach), 2);
    reach.scope.organization = ORG(3);
    assert_int_equal(listed(b, reach), 1);
    reach.scope.organization = ORG(2);
    assert_int_equal(listed(b, reach), 0);
    reach = (struct store_reach){.kind = REACH_SELF, .scope = {.practitioner = PERSON(1)}};
    assert_int_equal(listed(b, reach), 1);
}

struct waited {
    struct arena *a;
    struct referral_asker asker;
    struct consult_waits waits;
};

static bool waits_in_tx(struct store *st, void *arg, struct err *e)
{
    struct waited *w = arg;

    return store_consult_waits(st, &w->asker, w->a, &w->waits, e);
}

static size_t waits(struct both *b, struct store_reach reach, enum referral_alarm least)
{
    struct waited w = {.a = &b->a, .asker = {.reach = reach, .least = least, .now_ms = 1000}};

    both_tx(b, STORE_READ, waits_in_tx, &w);
    return w.waits.n;
}

static bool clocked_in_tx(struct store *st, void *arg, struct err *e)
{
    struct consult c = consult_of(3, "C3", CONSULT_IN_SESSION);

    (void)arg;
    c.clock = (struct referral_clock){CLOCK_OPINION, 0, 600, 0};
    return store_consult_add(st, &c, e);
}

static void whose_turn_it_is_is_told_by_how_late_it_is(void **state)
{
    struct both *b = consults(state);
    struct store_reach asker = {.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(1)}},
                       invited = {.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(3)}},
                       other = {.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(2)}},
                       expert = {.kind = REACH_SELF, .scope = {.practitioner = PERSON(1)}};

    both_tx(b, STORE_WRITE, clocked_in_tx, NULL);
    assert_int_equal(waits(b, asker, ALARM_NONE), 1);   /* its draft */
    assert_int_equal(waits(b, invited, ALARM_NONE), 2); /* an answer, an opinion */
    assert_int_equal(waits(b, other, ALARM_NONE), 0);
    assert_int_equal(waits(b, expert, ALARM_NONE), 2);
    expert.scope.practitioner = PERSON(2);
    assert_int_equal(waits(b, expert, ALARM_NONE), 0);
    assert_int_equal(waits(b, invited, ALARM_WHOLE), 1); /* 1000 of 600 */
    assert_int_equal(waits(b, invited, ALARM_TWICE), 0);
    assert_int_equal(waits(b, asker, ALARM_HALF), 0);
}

static bool lines_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct consult_step_line step = {.seq = 2,
                                           .move = CONSULT_INVITE,
                                           .state = CONSULT_INVITED,
                                           .party = STR("asker"),
                                           .note = STR(""),
                                           .due_ms = COUNT_UNKNOWN,
                                           .made_ms = 7};
    const struct consult_message message = {
        .id = pid('M', 1), .party = STR("asker"), .text = STR("请看"), .made_ms = 8};
    const struct consult one = consult_of(1, "C1", CONSULT_DRAFT);
    struct consult_key key = {0};

    return store_consult_step_add(st, &KEY, &step, e)
           && store_consult_message_add(st, &KEY, &message, e)
           && store_consult_lines(st, &one, q->a, &q->lines, e)
           && store_consult_pair(st, one.expert, one.apprentice, q->a, &key, &q->pair, e);
}

static void steps_and_messages_are_read_back(void **state)
{
    struct both *b = consults(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, lines_in_tx, &q);
    assert_int_equal(q.lines.step_n, 1);
    assert_int_equal(q.lines.steps[0].state, CONSULT_INVITED);
    assert_str(q.lines.messages[0].text, "请看");
    assert_false(q.pair);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_was_written_is_read_and_a_stale_version_changes_nothing),
        BOTH(each_is_listed_for_its_sides_and_its_expert),
        BOTH(whose_turn_it_is_is_told_by_how_late_it_is),
        BOTH(steps_and_messages_are_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
