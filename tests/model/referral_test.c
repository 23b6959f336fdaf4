#include "model/referral.h"

#include "base/random.h"
#include "model/unknown.h"
#include "tests/check.h"

#define NOW INT64_C(1767578400000)
#define MINUTE INT64_C(60000)

static struct referral form(enum referral_direction direction, enum referral_priority priority)
{
    return (struct referral){
        .code = STR("RW-1"),
        .version = 1,
        .county = STR("990101"),
        .direction = direction,
        .priority = priority,
        .organization = STR("T1"),
        .taker = STR("H1"),
        .department = STR("心内科"),
        .doctor = STR("李某"),
        .phone = STR("0990-1"),
        .patient = {{7}},
        .diagnosis = STR("I21.900x001"),
        .impression = STR("急性心肌梗死"),
        .reason = REASON_EMERGENCY,
        .summary = STR("胸痛2小时"),
        .vitals = STR("血压 130/80，心电图 ST 抬高"),
        .consent = CONSENT_SELF,
        .consent_note = STR("纸质同意书存病历夹"),
        .plan = STR("康复计划"),
        .warning = STR("再发胸痛即回"),
        .visit_ms = COUNT_UNKNOWN,
        .discharged_ms = COUNT_UNKNOWN,
        .sent_ms = COUNT_UNKNOWN,
        .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
        .since_ms = NOW,
        .organization_id = {{1}},
        .taker_id = {{2}},
        .taker_county = STR("990101"),
    };
}

static const struct referral_known KNOWN = {true, 1, 1, false, &referral_limits_usual};

static struct referral_step whole(const struct referral *r, enum referral_move move,
                                  unsigned parties, int64_t now_ms)
{
    const struct referral_need need = referral_need(r, move);

    return (struct referral_step){.move = move,
                                  .parties = parties,
                                  .now_ms = now_ms,
                                  .cause = !need.cause             ? CAUSE_NONE
                                           : move == REFERRAL_FAIL ? CAUSE_DIED
                                                                   : CAUSE_NO_BED,
                                  .note = need.note ? STR("说明") : STR(""),
                                  .place = need.place ? STR("3床") : STR(""),
                                  .at_ms = need.place ? now_ms + 60 * MINUTE : COUNT_UNKNOWN,
                                  .taker = need.taker ? STR("H3") : STR("")};
}

static bool go(struct referral *r, enum referral_move move, unsigned parties, int64_t now_ms,
               struct err *e)
{
    const struct referral_step s = whole(r, move, parties, now_ms);
    const char *field = NULL;

    return referral_move(r, &s, &KNOWN, &field, e);
}

#define GOES(r, move, party, at)                       \
    do {                                               \
        struct err goes = {0};                         \
                                                       \
        if (!go(r, REFERRAL_##move, party, at, &goes)) \
            fail_msg("%s", goes.text);                 \
    } while (0)

/* What each side may do in each state, written a second time. */
struct line {
    enum referral_state state;
    const char *referrer, *taker;
};
static const struct line UPWARD[] = {
    {REFERRAL_DRAFT, "submit discard ", ""},
    {REFERRAL_REQUESTED, "withdraw ", "receive "},
    {REFERRAL_RECEIVED, "", "ask accept decline advise redirect "},
    {REFERRAL_AWAITING_INFORMATION, "withdraw answer ", ""},
    {REFERRAL_ACCEPTED, "cancel ", "schedule cancel "},
    {REFERRAL_SCHEDULED, "rebook cancel ", "rebook miss arrive cancel "},
    {REFERRAL_NO_SHOW, "rebook cancel ", "rebook cancel "},
    {REFERRAL_IN_TREATMENT, "", "discharge complete fail "},
    {REFERRAL_OUTCOME_SENT, "acknowledge ", ""},
    {REFERRAL_HOME, "", ""},
    {REFERRAL_FOLLOWED_UP, "", ""},
    {REFERRAL_CLOSED, "", ""},
    {REFERRAL_DECLINED, "redirect revoke ", ""},
    {REFERRAL_RETURNED, "redirect revoke ", ""},
    {REFERRAL_REDIRECTED, "", ""},
    {REFERRAL_CANCELLED, "", ""},
    {REFERRAL_REFUSED, "", ""},
    {REFERRAL_LOST, "", ""},
    {REFERRAL_BACK_UP, "", ""},
};
static const struct line DOWNWARD[] = {
    {REFERRAL_DRAFT, "submit discard ", ""},
    {REFERRAL_REQUESTED, "withdraw refuse ", "receive refuse "},
    {REFERRAL_RECEIVED, "refuse ", "accept refuse "},
    {REFERRAL_AWAITING_INFORMATION, "", ""},
    {REFERRAL_ACCEPTED, "refuse ", "settle refuse lose raise "},
    {REFERRAL_SCHEDULED, "", ""},
    {REFERRAL_NO_SHOW, "", ""},
    {REFERRAL_IN_TREATMENT, "", ""},
    {REFERRAL_OUTCOME_SENT, "", ""},
    {REFERRAL_HOME, "", "follow_up refuse lose raise "},
    {REFERRAL_FOLLOWED_UP, "acknowledge ", "raise "},
    {REFERRAL_CLOSED, "", ""},
    {REFERRAL_DECLINED, "", ""},
    {REFERRAL_RETURNED, "", ""},
    {REFERRAL_REDIRECTED, "", ""},
    {REFERRAL_CANCELLED, "", ""},
    {REFERRAL_REFUSED, "", ""},
    {REFERRAL_LOST, "", ""},
    {REFERRAL_BACK_UP, "", ""},
};

static void moves_are(const struct referral *r, unsigned party, const char *want)
{
    enum referral_move moves[REFERRAL_MOVE_N];
    size_t n = referral_moves(r, party, moves), used = 0;
    char text[300] = "";

    for (size_t i = 0; i < n; i++)
        used +=
            (size_t)snprintf(text + used, sizeof text - used, "%s ", referral_move_names[moves[i]]);
    assert_string_equal(text, want);
}

static void the_moves_are_those_of_the_table(void **unused)
{
    (void)unused;
    assert_int_equal(sizeof UPWARD / sizeof *UPWARD, REFERRAL_STATE_N);
    for (int i = 0; i < REFERRAL_STATE_N; i++) {
        struct referral up = form(REFERRAL_UP, REFERRAL_URGENT);
        struct referral down = form(REFERRAL_DOWN, REFERRAL_ROUTINE);

        up.state = UPWARD[i].state;
        down.state = DOWNWARD[i].state;
        moves_are(&up, REFERRAL_REFERRER, UPWARD[i].referrer);
        moves_are(&up, REFERRAL_TAKER, UPWARD[i].taker);
        up.direction = REFERRAL_ONWARD;
        moves_are(&up, REFERRAL_TAKER, UPWARD[i].taker);
        moves_are(&down, REFERRAL_REFERRER, DOWNWARD[i].referrer);
        moves_are(&down, REFERRAL_TAKER, DOWNWARD[i].taker);
        moves_are(&down, 0, "");
    }
}

static void a_move_that_is_not_there_tells_state_wish_and_what_is_allowed(void **unused)
{
    struct referral r = form(REFERRAL_UP, REFERRAL_URGENT);
    struct err e = {0};

    (void)unused;
    assert_false(go(&r, REFERRAL_ACCEPT, REFERRAL_TAKER, NOW, &e));
    assert_err(e, ERR_STATE, "that is draft has no 'accept'; allowed: submit, discard");
    err_reset(&e);
    r.state = REFERRAL_CLOSED;
    assert_false(go(&r, REFERRAL_RECEIVE, REFERRAL_TAKER, NOW, &e));
    assert_err(e, ERR_STATE, "that is closed has no 'receive'; allowed: nothing");
    err_reset(&e);
    r.state = REFERRAL_REQUESTED;
    assert_false(go(&r, REFERRAL_RECEIVE, REFERRAL_REFERRER, NOW, &e));
    assert_err(e, ERR_RIGHT, "receive is not the part of the referrer");
}

static void the_green_channel_is_never_declined_and_gives_a_bed_at_once(void **unused)
{
    struct referral r = form(REFERRAL_UP, REFERRAL_GREEN);
    struct referral_step bare;
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    GOES(&r, SUBMIT, REFERRAL_REFERRER, NOW);
    GOES(&r, RECEIVE, REFERRAL_TAKER, NOW + 2 * MINUTE);
    moves_are(&r, REFERRAL_TAKER, "ask accept redirect ");
    assert_false(go(&r, REFERRAL_DECLINE, REFERRAL_TAKER, NOW + 3 * MINUTE, &e));
    assert_err(e, ERR_STATE, "the green channel has no 'decline'; allowed: ask, accept, redirect");
    err_reset(&e);
    bare = whole(&r, REFERRAL_ACCEPT, REFERRAL_TAKER, NOW + 3 * MINUTE);
    bare.place = STR("");
    assert_false(referral_move(&r, &bare, &KNOWN, &field, &e));
    assert_string_equal(field, "place");
    assert_int_equal(r.state, REFERRAL_RECEIVED);
    GOES(&r, ACCEPT, REFERRAL_TAKER, NOW + 3 * MINUTE);
    assert_int_equal(r.state, REFERRAL_SCHEDULED);
    assert_str(r.place, "3床");
    assert_int_equal(r.clock.kind, CLOCK_VISIT);
    assert_int_equal(r.clock.due_ms, NOW + 63 * MINUTE);
}

/* Each member taken away in turn. */
static void what_is_missing_before_sending_is_named(void **unused)
{
    static const char *const FIELDS[] = {"patient",    "doctor",  "phone",        "department",
                                         "impression", "summary", "consent_note", "diagnosis",
                                         "reason",     "consent", "vitals"};

    (void)unused;
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        struct referral r = form(REFERRAL_UP, REFERRAL_GREEN);
        struct str *texts[] = {NULL,          &r.doctor,  &r.phone,        &r.department,
                               &r.impression, &r.summary, &r.consent_note, &r.diagnosis,
                               NULL,          NULL,       &r.vitals};
        const struct referral_step s = whole(&r, REFERRAL_SUBMIT, REFERRAL_REFERRER, NOW);
        const char *field = NULL;
        struct err e = {0};

        if (texts[i])
            *texts[i] = STR("");
        else if (i == 0)
            r.patient = (struct id){0};
        else if (i == 8)
            r.reason = REASON_NONE;
        else
            r.consent = CONSENT_NONE;
        assert_false(referral_move(&r, &s, &KNOWN, &field, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_string_equal(field, FIELDS[i]);
        assert_int_equal(r.state, REFERRAL_DRAFT);
    }
}

static void codes_that_are_no_diagnosis_are_refused(void **unused)
{
    static const char *const BAD[] = {"I2", "i21.9", "21.9", "I2A", "I21 9", "I21.9000000000"};
    const char *field;

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        struct referral r = form(REFERRAL_UP, REFERRAL_URGENT);
        const struct referral_step s = whole(&r, REFERRAL_SUBMIT, REFERRAL_REFERRER, NOW);
        struct err e = {0};

        r.diagnosis = str_of(BAD[i]);
        assert_false(referral_move(&r, &s, &KNOWN, &field, &e));
        assert_err(e, ERR_INPUT, "ICD-10");
    }
}

static void without_an_agreement_nothing_is_sent_and_nothing_redirected(void **unused)
{
    const struct referral_known alone = {false, 1, 1, false, &referral_limits_usual};
    struct referral r = form(REFERRAL_UP, REFERRAL_URGENT);
    struct referral_step s = whole(&r, REFERRAL_SUBMIT, REFERRAL_REFERRER, NOW);
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(referral_move(&r, &s, &alone, &field, &e));
    assert_err(e, ERR_STATE, "no agreement of T1 and H1 holds today");
    err_reset(&e);
    r.state = REFERRAL_RECEIVED;
    s = whole(&r, REFERRAL_REDIRECT, REFERRAL_TAKER, NOW);
    assert_false(referral_move(&r, &s, &alone, &field, &e));
    assert_err(e, ERR_STATE, "with H3 holds today");
    err_reset(&e);
    s.taker = STR("H1");
    assert_false(referral_move(&r, &s, &KNOWN, &field, &e));
    assert_string_equal(field, "taker");
}

static void a_down_referral_wants_plan_warning_and_a_task(void **unused)
{
    const struct referral_known none = {true, 0, 0, false, &referral_limits_usual};
    struct referral r = form(REFERRAL_DOWN, REFERRAL_ROUTINE);
    struct referral_step s = whole(&r, REFERRAL_SUBMIT, REFERRAL_REFERRER, NOW);
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(referral_move(&r, &s, &none, &field, &e));
    assert_err(e, ERR_STATE, "no follow-up task");
    err_reset(&e);
    r.warning = STR("");
    assert_false(referral_move(&r, &s, &KNOWN, &field, &e));
    assert_string_equal(field, "warning");
    err_reset(&e);
    r = form(REFERRAL_DOWN, REFERRAL_GREEN);
    assert_false(referral_move(&r, &s, &KNOWN, &field, &e));
    assert_string_equal(field, "priority");
}

static void a_cause_has_to_fit_its_move(void **unused)
{
    const struct {
        enum referral_state state;
        enum referral_move move;
        enum referral_cause cause;
        const char *note, *field;
    } wrong[] = {
        {REFERRAL_RECEIVED, REFERRAL_DECLINE, CAUSE_NONE, "x", "cause"},
        {REFERRAL_RECEIVED, REFERRAL_DECLINE, CAUSE_DIED, "x", "cause"},
        {REFERRAL_RECEIVED, REFERRAL_DECLINE, CAUSE_OTHER, "", "note"},
        {REFERRAL_RECEIVED, REFERRAL_ADVISE, CAUSE_NOT_INDICATED, "", "note"},
        {REFERRAL_RECEIVED, REFERRAL_ACCEPT, CAUSE_NO_BED, "", "cause"},
        {REFERRAL_IN_TREATMENT, REFERRAL_FAIL, CAUSE_NO_BED, "x", "cause"},
        {REFERRAL_IN_TREATMENT, REFERRAL_COMPLETE, CAUSE_NONE, "", "note"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct referral r = form(REFERRAL_UP, REFERRAL_URGENT);
        const struct referral_step s = {.move = wrong[i].move,
                                        .parties = REFERRAL_TAKER,
                                        .now_ms = NOW,
                                        .cause = wrong[i].cause,
                                        .note = str_of(wrong[i].note),
                                        .at_ms = COUNT_UNKNOWN};
        const char *field = NULL;
        struct err e = {0};

        r.state = wrong[i].state;
        assert_false(referral_move(&r, &s, &KNOWN, &field, &e));
        assert_int_equal(e.code, ERR_INPUT);
        assert_string_equal(field, wrong[i].field);
        assert_int_equal(r.state, wrong[i].state);
    }
}

static void the_decision_rests_while_information_is_awaited(void **unused)
{
    struct referral r = form(REFERRAL_UP, REFERRAL_URGENT);
    int64_t at = NOW;

    (void)unused;
    GOES(&r, SUBMIT, REFERRAL_REFERRER, at);
    assert_int_equal(r.clock.due_ms, at + 30 * MINUTE);
    GOES(&r, RECEIVE, REFERRAL_TAKER, at += 10 * MINUTE);
    assert_int_equal(r.clock.due_ms, at + 120 * MINUTE);
    GOES(&r, ASK, REFERRAL_TAKER, at += 50 * MINUTE);
    assert_int_equal(r.clock.kind, CLOCK_INFORMATION);
    GOES(&r, ANSWER, REFERRAL_REFERRER, at += 1000 * MINUTE);
    assert_int_equal(r.clock.kind, CLOCK_DECISION);
    assert_int_equal(r.clock.due_ms, at + 70 * MINUTE); /* of 120 minutes 50 are gone */
    GOES(&r, ASK, REFERRAL_TAKER, at += 20 * MINUTE);
    GOES(&r, ANSWER, REFERRAL_REFERRER, at += MINUTE);
    assert_int_equal(r.clock.due_ms, at + 50 * MINUTE);
}

static void a_down_referral_is_taken_settled_followed_up_and_closed(void **unused)
{
    const struct referral_known undone = {true, 1, 0, false, &referral_limits_usual};
    struct referral r = form(REFERRAL_DOWN, REFERRAL_URGENT);
    struct referral_step s;
    int64_t at = NOW;
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    GOES(&r, SUBMIT, REFERRAL_REFERRER, at);
    GOES(&r, RECEIVE, REFERRAL_TAKER, at += 60 * MINUTE);
    assert_int_equal(r.clock.kind, CLOCK_TAKE); /* runs on: received is not taken */
    assert_int_equal(r.clock.due_ms, NOW + 24 * 60 * MINUTE);
    GOES(&r, ACCEPT, REFERRAL_TAKER, at += 60 * MINUTE);
    assert_int_equal(r.clock.due_ms, at + 72 * 60 * MINUTE);
    GOES(&r, SETTLE, REFERRAL_TAKER, at + 60 * MINUTE);
    assert_int_equal(r.clock.due_ms, at + 72 * 60 * MINUTE);
    s = whole(&r, REFERRAL_FOLLOW_UP, REFERRAL_TAKER, at + 61 * MINUTE);
    assert_false(referral_move(&r, &s, &undone, &field, &e));
    assert_err(e, ERR_STATE, "no follow-up task has a result");
    GOES(&r, FOLLOW_UP, REFERRAL_TAKER, at + 62 * MINUTE);
    GOES(&r, ACKNOWLEDGE, REFERRAL_REFERRER, at + 63 * MINUTE);
    assert_int_equal(r.state, REFERRAL_CLOSED);
    assert_int_equal(r.clock.kind, CLOCK_NONE);
}

static void only_a_recent_recognised_result_of_the_name_stands_for_an_examination(void **unused)
{
    const struct referral_result results[] = {
        {.name = STR("肌钙蛋白"), .day = 20000, .recognised = false},
        {.name = STR("冠脉CTA"), .day = 19909, .recognised = true},
        {.name = STR("心脏超声"), .day = 19910, .recognised = true},
    };

    (void)unused;
    assert_null(referral_result_find(results, 3, STR("肌钙蛋白"), 20000));
    assert_null(referral_result_find(results, 3, STR("冠脉CTA"), 20000));
    assert_ptr_equal(referral_result_find(results, 3, STR("心脏超声"), 20000), &results[2]);
    assert_null(referral_result_find(results, 3, STR("心脏超声"), 20001));
    assert_null(referral_result_find(results, 3, STR("胸片"), 20000));
}

static void a_result_wants_a_patient_at_home_an_open_task_and_words(void **unused)
{
    struct referral r = form(REFERRAL_DOWN, REFERRAL_ROUTINE);
    struct referral_task t = {.done_ms = COUNT_UNKNOWN};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_true(referral_plan_check(&r, &e));
    assert_false(referral_task_check(&r, &t, STR("好"), &field, &e));
    assert_err(e, ERR_STATE, "that is draft takes no result; allowed: home");
    err_reset(&e);
    r.state = REFERRAL_HOME;
    assert_false(referral_task_check(&r, &t, STR(""), &field, &e));
    assert_string_equal(field, "result");
    err_reset(&e);
    assert_false(referral_plan_check(&r, &e));
    assert_err(e, ERR_STATE, "that is home takes no line");
    err_reset(&e);
    assert_true(referral_task_check(&r, &t, STR("好"), &field, &e));
    t.done_ms = NOW;
    assert_false(referral_task_check(&r, &t, STR("好"), &field, &e));
    assert_err(e, ERR_STATE, "already");
}

static void parties_are_the_two_sides_and_a_draft_has_one(void **unused)
{
    struct referral r = form(REFERRAL_UP, REFERRAL_URGENT);
    struct subject by = {.role = ROLE_CLINICIAN, .scope = {.organization = {{2}}}};

    (void)unused;
    assert_int_equal(referral_parties(&by, &r), 0);
    r.sent_ms = NOW;
    assert_int_equal(referral_parties(&by, &r), REFERRAL_TAKER);
    by.scope.organization = (struct id){{1}};
    assert_int_equal(referral_parties(&by, &r), REFERRAL_REFERRER);
    by.role = ROLE_MANAGER;
    assert_int_equal(referral_parties(&by, &r), 0);
    assert_string_equal(referral_party_name(REFERRAL_TAKER), "taker");
    assert_string_equal(referral_party_name(0), "none");
}

/* --- random histories --- */

static bool listed(const struct referral *r, unsigned parties, enum referral_move move)
{
    enum referral_move moves[REFERRAL_MOVE_N];
    size_t n = referral_moves(r, parties, moves);

    for (size_t i = 0; i < n; i++) {
        if (moves[i] == move)
            return true;
    }
    return false;
}

static bool any_of(enum referral_state state, unsigned bits)
{
    return bits >> state & 1;
}
#define IS(state) (1u << REFERRAL_##state)

static void clock_holds(const struct referral *r, int64_t now_ms)
{
    const struct referral_clock *c = &r->clock;

    assert_true((c->kind == CLOCK_NONE) == (c->start_ms == COUNT_UNKNOWN));
    assert_true(c->kind != CLOCK_LETTER || r->discharged_ms != COUNT_UNKNOWN);
    if (c->kind == CLOCK_NONE)
        return;
    assert_true(c->start_ms <= now_ms);
    assert_true(c->due_ms == COUNT_UNKNOWN || c->due_ms > c->start_ms);
    assert_int_not_equal(referral_stage(r->state)->owner, 0);
}

/* What holds of every referral at every moment. */
static void holds(const struct referral *r, int64_t now_ms)
{
    bool down = r->direction == REFERRAL_DOWN;
    bool turned = any_of(r->state, IS(DECLINED) | IS(RETURNED));

    assert_true(r->since_ms <= now_ms);
    assert_true(any_of(r->state, IS(DRAFT) | IS(CANCELLED)) || r->sent_ms != COUNT_UNKNOWN);
    assert_true(r->priority != REFERRAL_GREEN || !turned);
    assert_true(!(turned || r->state == REFERRAL_REDIRECTED) || r->cause != CAUSE_NONE);
    assert_true(r->state != REFERRAL_SCHEDULED || r->visit_ms != COUNT_UNKNOWN);
    assert_true(r->state != REFERRAL_SCHEDULED || r->place.n > 0);
    assert_true(down || !any_of(r->state, IS(OUTCOME_SENT) | IS(CLOSED)) || r->letter.n > 0);
    assert_true(!referral_over(r->state) || referral_stage(r->state)->owner == 0);
    clock_holds(r, now_ms);
}

static void history(uint64_t seed)
{
    struct random x = random_stream(seed, 1);
    struct referral r = {0};
    int64_t now_ms = NOW;
    int over = 0;

    for (int i = 0; i < 2000; i++) {
        struct referral before;
        enum referral_move move = (enum referral_move)random_below(&x, REFERRAL_MOVE_N);
        unsigned parties = 1u << random_below(&x, 2);
        bool may;
        struct err e = {0};

        if (i == 0 || over > 3) { /* a new one */
            over = 0;
            r = form((enum referral_direction)random_below(&x, REFERRAL_DIRECTION_N),
                     (enum referral_priority)random_below(&x, REFERRAL_PRIORITY_N));
            if (r.direction == REFERRAL_DOWN)
                r.priority = REFERRAL_ROUTINE;
            r.since_ms = now_ms;
        }
        now_ms += (int64_t)random_below(&x, 500) * MINUTE / 7;
        before = r;
        may = listed(&r, parties, move);
        assert_true(go(&r, move, parties, now_ms, &e) == may);
        if (!may) {
            assert_true(e.code == ERR_STATE || e.code == ERR_RIGHT);
            assert_memory_equal(&before, &r, sizeof r);
        }
        holds(&r, now_ms);
        over += referral_over(r.state);
    }
}

static void random_histories_keep_what_always_holds(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1; seed <= 200; seed++)
        history(seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_moves_are_those_of_the_table),
        cmocka_unit_test(a_move_that_is_not_there_tells_state_wish_and_what_is_allowed),
        cmocka_unit_test(the_green_channel_is_never_declined_and_gives_a_bed_at_once),
        cmocka_unit_test(what_is_missing_before_sending_is_named),
        cmocka_unit_test(codes_that_are_no_diagnosis_are_refused),
        cmocka_unit_test(without_an_agreement_nothing_is_sent_and_nothing_redirected),
        cmocka_unit_test(a_down_referral_wants_plan_warning_and_a_task),
        cmocka_unit_test(a_cause_has_to_fit_its_move),
        cmocka_unit_test(the_decision_rests_while_information_is_awaited),
        cmocka_unit_test(a_down_referral_is_taken_settled_followed_up_and_closed),
        cmocka_unit_test(only_a_recent_recognised_result_of_the_name_stands_for_an_examination),
        cmocka_unit_test(a_result_wants_a_patient_at_home_an_open_task_and_words),
        cmocka_unit_test(parties_are_the_two_sides_and_a_draft_has_one),
        cmocka_unit_test(random_histories_keep_what_always_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
