#include "model/reading.h"

#include "base/random.h"
#include "model/unknown.h"
#include "tests/check.h"

#define NOW INT64_C(1767578400000) /* Monday 2026-01-05, 10:00 in China */
#define MINUTE INT64_C(60000)
static const struct id FIRST = {{1}}, SECOND = {{2}}, TOWN = {{3}};

static struct reading form(void)
{
    return (struct reading){.code = STR("YX-1"),
                            .version = 1,
                            .county = STR("990101"),
                            .kind = READING_ECG,
                            .priority = REFERRAL_URGENT,
                            .organization = STR("T1"),
                            .centre = STR("H1"),
                            .doctor = STR("周某"),
                            .phone = STR("0990-2"),
                            .patient = {{7}},
                            .part = STR("十二导联"),
                            .indication = STR("胸痛"),
                            .consent = CONSENT_SELF,
                            .consent_note = STR("存门诊"),
                            .taken_ms = COUNT_UNKNOWN,
                            .lease_ms = COUNT_UNKNOWN,
                            .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                            .alert = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                            .since_ms = NOW,
                            .organization_id = {{11}},
                            .centre_id = {{12}}};
}

/* A step with all that its move asks for. */
static struct reading_step whole(enum reading_move move, unsigned parties, struct id by,
                                 int64_t now_ms)
{
    const struct reading_need need = reading_need(move);

    return (struct reading_step){
        .move = move,
        .parties = parties,
        .by = by,
        .now_ms = now_ms,
        .cause = need.cause ? CAUSE_INCOMPLETE : CAUSE_NONE,
        .accord = need.accord ? ACCORD_FULL : ACCORD_NONE,
        .note = need.note ? STR("血钾 7.1") : STR(""),
        .findings = need.report ? STR("II III aVF 抬高") : STR(""),
        .conclusion = need.report ? STR("急性下壁心肌梗死") : STR(""),
        .signer = need.signer ? (move == READING_REVIEW ? STR("王二") : STR("张一")) : STR(""),
        .study = move == READING_ACQUIRE ? STR("1.2.3") : STR("")};
}

static bool try(struct reading *r, const struct reading_step *s, struct err *e)
{
    const char *field = NULL;

    return reading_move(r, s, &referral_limits_usual, &field, e);
}

static bool go(struct reading *r, enum reading_move move, unsigned parties, struct id by,
               int64_t now_ms, struct err *e)
{
    const struct reading_step s = whole(move, parties, by, now_ms);

    return try(r, &s, e);
}

static void good(struct reading *r, enum reading_move move, unsigned parties, struct id by,
                 int64_t now_ms)
{
    struct err e = {0};

    if (!go(r, move, parties, by, now_ms, &e))
        fail_msg("%s: %s", reading_move_names[move], e.text);
}

static struct reading claimed(void)
{
    struct reading r = form();

    good(&r, READING_ACQUIRE, READING_PLATFORM, (struct id){0}, NOW);
    good(&r, READING_QUEUE, READING_PLATFORM, (struct id){0}, NOW);
    good(&r, READING_CLAIM, READING_CENTRE, FIRST, NOW + MINUTE);
    return r;
}

static bool lists(const struct reading *r, unsigned parties, struct id by, int64_t now_ms,
                  enum reading_move move)
{
    enum reading_move moves[READING_MOVE_N];
    size_t n = reading_moves(r, parties, by, now_ms, moves);

    for (size_t i = 0; i < n; i++) {
        if (moves[i] == move)
            return true;
    }
    return false;
}

/* What each side may do in each state, written a second time. */
static void the_moves_are_those_of_the_table(void **unused)
{
    static const struct {
        enum reading_state state;
        const char *sender, *centre, *platform;
    } TABLE[] = {
        {READING_ORDERED, "cancel ", "", "acquire "},
        {READING_ACQUIRED, "queue cancel ", "", "queue "},
        {READING_QUEUED, "cancel ", "claim reject ", ""},
        {READING_CLAIMED, "", "claim release report reject alert ", ""},
        {READING_PRELIMINARY, "", "review alert ", ""},
        {READING_REVIEWED, "", "sign alert ", ""},
        {READING_FINAL, "", "amend alert ", ""},
        {READING_AMENDED, "", "amend alert ", ""},
        {READING_REJECTED, "retake cancel ", "", ""},
        {READING_CANCELLED, "", "", ""},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        for (unsigned party = 1; party <= READING_PLATFORM; party <<= 1) {
            const char *wanted = party == READING_SENDER   ? TABLE[i].sender
                                 : party == READING_CENTRE ? TABLE[i].centre
                                                           : TABLE[i].platform;
            struct reading r = form();
            char text[120] = "";
            size_t used = 0;

            r.state = TABLE[i].state;
            r.reader = SECOND;
            r.lease_ms = NOW + MINUTE;
            for (int m = 0; m < READING_MOVE_N; m++) {
                if (lists(&r, party, SECOND, NOW, (enum reading_move)m))
                    used += (size_t)snprintf(text + used, sizeof text - used, "%s ",
                                             reading_move_names[m]);
            }
            assert_string_equal(text, wanted);
        }
    }
}

static void a_report_is_written_by_one_reviewed_by_another_and_signed(void **unused)
{
    struct reading r = claimed();
    struct err e = {0};

    (void)unused;
    assert_int_equal(r.clock.kind, CLOCK_READ_ECG);
    assert_int_equal(r.clock.due_ms, NOW + 30 * MINUTE);
    good(&r, READING_REPORT, READING_CENTRE, FIRST, NOW + 5 * MINUTE);
    assert_int_equal(r.clock.kind, CLOCK_NONE);
    assert_false(go(&r, READING_SIGN, READING_CENTRE, FIRST, NOW + 6 * MINUTE, &e));
    assert_err(e, ERR_STATE, "that is preliminary has no 'sign'; allowed: review, alert");
    err_reset(&e);
    assert_false(go(&r, READING_REVIEW, READING_CENTRE, FIRST, NOW + 6 * MINUTE, &e));
    assert_err(e, ERR_RIGHT, "nobody reviews a report of his own");
    err_reset(&e);
    assert_false(lists(&r, READING_CENTRE, FIRST, NOW, READING_REVIEW));
    good(&r, READING_REVIEW, READING_CENTRE, SECOND, NOW + 7 * MINUTE);
    assert_int_equal(r.accord, ACCORD_FULL);
    assert_str(r.second, "王二");
    good(&r, READING_SIGN, READING_CENTRE, FIRST, NOW + 8 * MINUTE);
    assert_false(go(&r, READING_REPORT, READING_CENTRE, FIRST, NOW + 9 * MINUTE, &e));
    assert_err(e, ERR_STATE, "that is final has no 'report'; allowed: amend, alert");
    good(&r, READING_AMEND, READING_CENTRE, SECOND, NOW + 10 * MINUTE);
    assert_int_equal(r.state, READING_AMENDED);
}

static void a_review_that_differs_writes_what_is_right(void **unused)
{
    struct reading r = claimed();
    struct reading_step s;
    struct err e = {0};

    (void)unused;
    good(&r, READING_REPORT, READING_CENTRE, FIRST, NOW + 5 * MINUTE);
    s = whole(READING_REVIEW, READING_CENTRE, SECOND, NOW + 6 * MINUTE);
    s.accord = ACCORD_MAJOR;
    assert_true(reading_reports(&s));
    assert_false(try(&r, &s, &e));
    assert_err(e, ERR_INPUT, "findings: what is seen is wanted");
    err_reset(&e);
    s.findings = STR("抬高不足 1 mm");
    s.conclusion = STR("正常心电图");
    s.signer = STR("张一");
    assert_false(try(&r, &s, &e));
    assert_err(e, ERR_INPUT, "signer: the second doctor is not the first one");
    err_reset(&e);
    s.signer = STR("王二");
    assert_true(try(&r, &s, &e));
    assert_str(r.conclusion, "正常心电图");
    assert_str(r.signer, "张一");
}

static void a_lease_holds_others_off_for_fifteen_minutes(void **unused)
{
    struct reading r = claimed();
    const int64_t over = NOW + MINUTE + READING_LEASE_MS;
    struct err e = {0};

    (void)unused;
    assert_false(go(&r, READING_CLAIM, READING_CENTRE, SECOND, NOW + 2 * MINUTE, &e));
    assert_err(e, ERR_STATE, "another doctor reads it, for 14 minutes at most");
    err_reset(&e);
    assert_false(go(&r, READING_RELEASE, READING_CENTRE, SECOND, NOW + 2 * MINUTE, &e));
    err_reset(&e);
    assert_false(go(&r, READING_REPORT, READING_CENTRE, FIRST, over, &e));
    assert_err(e, ERR_STATE, "the lease has run out");
    err_reset(&e);
    good(&r, READING_CLAIM, READING_CENTRE, SECOND, over);
    assert_int_equal(id_cmp(r.reader, SECOND), 0);
    assert_false(go(&r, READING_REPORT, READING_CENTRE, FIRST, over + MINUTE, &e));
    assert_int_equal(e.code, ERR_STATE);
    good(&r, READING_RELEASE, READING_CENTRE, SECOND, over + MINUTE);
    assert_int_equal(r.state, READING_QUEUED);
    assert_true(id_none(r.reader));
    assert_int_equal(r.clock.start_ms, NOW); /* the limit runs on */
}

static void a_critical_value_runs_until_it_was_heard(void **unused)
{
    struct reading r = claimed();
    struct err e = {0};

    (void)unused;
    assert_false(go(&r, READING_ACKNOWLEDGE, READING_SENDER, TOWN, NOW, &e));
    assert_int_equal(e.code, ERR_STATE);
    err_reset(&e);
    good(&r, READING_ALERT, READING_CENTRE, FIRST, NOW + 2 * MINUTE);
    assert_int_equal(r.state, READING_CLAIMED);
    assert_int_equal(id_cmp(r.reader, FIRST), 0); /* who tells of it goes on reading */
    assert_int_equal(r.alert.due_ms, NOW + 12 * MINUTE);
    assert_int_equal(referral_alarm(&r.alert, NOW + 12 * MINUTE), ALARM_WHOLE);
    assert_false(go(&r, READING_ACKNOWLEDGE, READING_CENTRE, FIRST, NOW + 3 * MINUTE, &e));
    assert_err(e, ERR_RIGHT, "acknowledge is not the part of the centre");
    err_reset(&e);
    assert_true(lists(&r, READING_SENDER, TOWN, NOW, READING_ACKNOWLEDGE));
    good(&r, READING_ACKNOWLEDGE, READING_SENDER, TOWN, NOW + 4 * MINUTE);
    assert_int_equal(r.alert.kind, CLOCK_NONE);
    assert_str(r.heard, "张一");
    assert_str(r.critical, "血钾 7.1");
}

static void a_study_of_poor_quality_is_taken_again(void **unused)
{
    struct reading r = claimed();
    struct reading_step s = whole(READING_REJECT, READING_CENTRE, FIRST, NOW + 2 * MINUTE);
    struct err e = {0};

    (void)unused;
    s.cause = CAUSE_NONE;
    assert_false(try(&r, &s, &e));
    assert_err(e, ERR_INPUT, "cause: a coded reason is wanted");
    err_reset(&e);
    s.cause = CAUSE_OTHER;
    assert_false(try(&r, &s, &e));
    assert_err(e, ERR_INPUT, "note: words are wanted");
    err_reset(&e);
    good(&r, READING_REJECT, READING_CENTRE, FIRST, NOW + 2 * MINUTE);
    assert_int_equal(r.clock.kind, CLOCK_NONE);
    assert_false(go(&r, READING_RETAKE, READING_CENTRE, FIRST, NOW + 3 * MINUTE, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    good(&r, READING_RETAKE, READING_SENDER, TOWN, NOW + 3 * MINUTE);
    assert_int_equal(r.state, READING_ORDERED);
    assert_int_equal(r.study.n, 0);
}

static void what_an_order_has_to_name_is_told(void **unused)
{
    static const char *const FIELDS[] = {"doctor",     "phone",        "part",
                                         "indication", "consent_note", "consent"};

    (void)unused;
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        struct reading r = form();
        struct str *texts[] = {&r.doctor, &r.phone, &r.part, &r.indication, &r.consent_note};
        const char *field = NULL;
        struct err e = {0};

        if (i < 5)
            *texts[i] = STR("");
        else
            r.consent = CONSENT_NONE;
        assert_false(reading_order_check(&r, true, false, &field, &e));
        assert_string_equal(field, FIELDS[i]);
    }
}

static void an_order_wants_an_agreement_and_a_repeat_its_reason(void **unused)
{
    struct reading r = form();
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(reading_order_check(&r, false, false, &field, &e));
    assert_err(e, ERR_STATE, "no agreement of T1 and H1 holds today");
    err_reset(&e);
    assert_false(reading_order_check(&r, true, true, &field, &e));
    assert_err(e, ERR_STATE, "a repeat wants its reason");
    err_reset(&e);
    r.repeat = STR("症状加重");
    assert_true(reading_order_check(&r, true, true, &field, &e));
}

static void only_digits_and_dots_are_a_study(void **unused)
{
    (void)unused;
    assert_true(reading_uid(STR("1.2.840.10008.1")));
    assert_true(reading_uid(STR("7")));
    assert_false(reading_uid(STR("")));
    assert_false(reading_uid(STR("1..2")));
    assert_false(reading_uid(STR(".1")));
    assert_false(reading_uid(STR("1.")));
    assert_false(reading_uid(STR("1.2/../3")));
    assert_false(reading_uid(STR("1.2%2f3")));
    assert_false(
        reading_uid(STR("1.2345678901234567890123456789012345678901234567890123456789012345")));
}

static void only_the_two_sides_are_parties(void **unused)
{
    const struct reading r = form();
    struct subject by = {.role = ROLE_CLINICIAN, .scope = {.organization = {{11}}}};

    (void)unused;
    assert_int_equal(reading_parties(&by, &r), READING_SENDER);
    by.scope.organization = (struct id){{12}};
    assert_int_equal(reading_parties(&by, &r), READING_CENTRE);
    by.scope.organization = (struct id){{13}};
    assert_int_equal(reading_parties(&by, &r), 0);
    by = (struct subject){.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
    assert_int_equal(reading_parties(&by, &r), 0);
    assert_string_equal(reading_party_name(READING_PLATFORM), "platform");
    assert_string_equal(reading_party_name(0), "none");
}

/* --- random commands --- */

static void report_holds(const struct reading *r)
{
    assert_true(r->findings.n && r->conclusion.n && r->signer.n);
    assert_true(r->state == READING_PRELIMINARY
                || (r->second.n && id_cmp(r->author, r->reviewer) != 0));
}

static void holds(const struct reading *r)
{
    bool reported = r->state >= READING_PRELIMINARY && r->state <= READING_AMENDED;
    bool reads = r->state == READING_QUEUED || r->state == READING_CLAIMED;

    assert_true((r->state == READING_CLAIMED) == !id_none(r->reader));
    assert_true((r->lease_ms == COUNT_UNKNOWN) == id_none(r->reader));
    assert_true(reads == (r->clock.kind != CLOCK_NONE));
    if (reported)
        report_holds(r);
    assert_true(r->state == READING_ORDERED || r->state == READING_CANCELLED || r->study.n > 0);
    assert_true(r->alert.kind == CLOCK_NONE || (r->critical.n && r->heard.n == 0));
}

static void history(uint64_t seed)
{
    struct random x = random_stream(seed, 3);
    struct reading r = form();
    int64_t now_ms = NOW;

    for (int i = 0; i < 2000; i++) {
        const struct id people[] = {FIRST, SECOND, TOWN};
        const struct id by = people[random_below(&x, 3)];
        const unsigned party = 1u << random_below(&x, 3);
        const enum reading_move move = (enum reading_move)random_below(&x, READING_MOVE_N);
        const struct reading before = r;
        struct err e = {0};
        bool may;

        now_ms += (int64_t)random_below(&x, 20) * MINUTE;
        may = lists(&r, party, by, now_ms, move);
        assert_true(go(&r, move, party, by, now_ms, &e) == may);
        assert_true(may || memcmp(&before, &r, sizeof r) == 0);
        holds(&r);
        if (r.state == READING_CANCELLED || (r.state == READING_AMENDED && i % 7 == 0))
            r = form();
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
        cmocka_unit_test(a_report_is_written_by_one_reviewed_by_another_and_signed),
        cmocka_unit_test(a_review_that_differs_writes_what_is_right),
        cmocka_unit_test(a_lease_holds_others_off_for_fifteen_minutes),
        cmocka_unit_test(a_critical_value_runs_until_it_was_heard),
        cmocka_unit_test(a_study_of_poor_quality_is_taken_again),
        cmocka_unit_test(what_an_order_has_to_name_is_told),
        cmocka_unit_test(an_order_wants_an_agreement_and_a_repeat_its_reason),
        cmocka_unit_test(only_digits_and_dots_are_a_study),
        cmocka_unit_test(only_the_two_sides_are_parties),
        cmocka_unit_test(random_histories_keep_what_always_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
