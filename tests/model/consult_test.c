#include "model/consult.h"

#include "base/random.h"
#include "model/unknown.h"
#include "tests/check.h"

#define NOW INT64_C(1767578400000)
#define MINUTE INT64_C(60000)

static struct consult form(void)
{
    return (struct consult){.code = STR("CW-1"),
                            .version = 1,
                            .county = STR("990101"),
                            .priority = REFERRAL_URGENT,
                            .organization = STR("H1"),
                            .invitee = STR("H3"),
                            .doctor = STR("李某"),
                            .phone = STR("0990-1"),
                            .patient = {{7}},
                            .summary = STR("病例"),
                            .reason = STR("诊断不明"),
                            .purpose = STR("定方案"),
                            .specialty = STR("骨科"),
                            .wanted_ms = NOW,
                            .consent = CONSENT_SELF,
                            .consent_note = STR("存病历"),
                            .at_ms = COUNT_UNKNOWN,
                            .sent_ms = COUNT_UNKNOWN,
                            .since_ms = NOW,
                            .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                            .organization_id = {{1}},
                            .invitee_id = {{2}},
                            .expert_id = {{3}},
                            .apprentice_id = {{4}}};
}

static const struct consult_known KNOWN = {.agreed = true, .limits = &referral_limits_usual};

static struct consult_step whole(const struct consult *c, enum consult_move move, unsigned parties,
                                 int64_t now_ms)
{
    const struct consult_need need = consult_need(c, move);

    return (struct consult_step){.move = move,
                                 .parties = parties,
                                 .now_ms = now_ms,
                                 .cause = need.cause ? CAUSE_NO_SPECIALTY : CAUSE_NONE,
                                 .note = need.note ? STR("意见") : STR(""),
                                 .signer = need.signer ? STR("张一") : STR(""),
                                 .expert = need.expert ? STR("P1") : STR(""),
                                 .at_ms = need.time ? now_ms + MINUTE : COUNT_UNKNOWN,
                                 .meeting = STR("")};
}

static bool go(struct consult *c, enum consult_move move, unsigned parties, int64_t now_ms,
               struct err *e)
{
    const struct consult_step s = whole(c, move, parties, now_ms);
    const char *field = NULL;

    return consult_move(c, &s, &KNOWN, &field, e);
}

/* What each side may do in each state, written a second time. */
static void the_moves_are_those_of_the_table(void **unused)
{
    static const struct {
        enum consult_state state;
        const char *asker, *invitee;
    } TABLE[] = {
        {CONSULT_DRAFT, "invite discard ", ""},
        {CONSULT_INVITED, "cancel ", "accept decline "},
        {CONSULT_ACCEPTED, "schedule cancel ", "schedule cancel "},
        {CONSULT_SCHEDULED, "schedule begin cancel ", "schedule begin cancel "},
        {CONSULT_IN_SESSION, "", "sign "},
        {CONSULT_OPINION_SIGNED, "decide ", ""},
        {CONSULT_DECISION_RECORDED, "close ", ""},
        {CONSULT_CLOSED, "", ""},
        {CONSULT_DECLINED, "", ""},
        {CONSULT_CANCELLED, "", ""},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        for (unsigned party = 1; party <= 2; party++) {
            enum consult_move moves[CONSULT_MOVE_N];
            struct consult c = form();
            char text[120] = "";
            size_t n, used = 0;

            c.state = TABLE[i].state;
            n = consult_moves(&c, party, moves);
            for (size_t k = 0; k < n; k++)
                used += (size_t)snprintf(text + used, sizeof text - used, "%s ",
                                         consult_move_names[moves[k]]);
            assert_string_equal(text, party == 1 ? TABLE[i].asker : TABLE[i].invitee);
        }
    }
}

static void the_opinion_and_the_decision_are_two_acts_of_two_sides(void **unused)
{
    struct consult c = form();
    struct err e = {0};

    (void)unused;
    assert_true(go(&c, CONSULT_INVITE, CONSULT_ASKER, NOW, &e));
    assert_int_equal(c.clock.due_ms, NOW + 60 * MINUTE);
    assert_true(go(&c, CONSULT_ACCEPT, CONSULT_INVITEE, NOW + MINUTE, &e));
    assert_str(c.expert, "P1");
    assert_int_equal(c.clock.due_ms, NOW + MINUTE + 240 * MINUTE);
    assert_true(go(&c, CONSULT_SCHEDULE, CONSULT_ASKER, NOW + 2 * MINUTE, &e));
    assert_true(go(&c, CONSULT_BEGIN, CONSULT_INVITEE, NOW + 3 * MINUTE, &e));
    assert_int_equal(c.clock.start_ms, NOW + MINUTE); /* the opinion's runs on */
    assert_false(go(&c, CONSULT_SIGN, CONSULT_ASKER, NOW + 4 * MINUTE, &e));
    assert_err(e, ERR_RIGHT, "sign is not the part of the asker");
    err_reset(&e);
    assert_true(go(&c, CONSULT_SIGN, CONSULT_INVITEE, NOW + 4 * MINUTE, &e));
    assert_int_equal(c.clock.kind, CLOCK_NONE);
    assert_false(go(&c, CONSULT_DECIDE, CONSULT_INVITEE, NOW + 5 * MINUTE, &e));
    assert_err(e, ERR_RIGHT, "not the part of the invitee");
    err_reset(&e);
    assert_true(go(&c, CONSULT_DECIDE, CONSULT_ASKER, NOW + 5 * MINUTE, &e));
    assert_str(c.decider, "张一");
    assert_false(go(&c, CONSULT_SIGN, CONSULT_INVITEE, NOW + 6 * MINUTE, &e));
    assert_err(e, ERR_STATE, "that is decision_recorded has no 'sign'; allowed: close");
}

static void what_an_invitation_has_to_name_is_told(void **unused)
{
    static const char *const FIELDS[] = {"reason", "purpose",      "summary", "specialty", "doctor",
                                         "phone",  "consent_note", "wanted",  "consent"};

    (void)unused;
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        struct consult c = form();
        struct str *texts[] = {&c.reason, &c.purpose, &c.summary,     &c.specialty,
                               &c.doctor, &c.phone,   &c.consent_note};
        const struct consult_step s = whole(&c, CONSULT_INVITE, CONSULT_ASKER, NOW);
        const char *field = NULL;
        struct err e = {0};

        if (i < 7)
            *texts[i] = STR("");
        else if (i == 7)
            c.wanted_ms = COUNT_UNKNOWN;
        else
            c.consent = CONSENT_NONE;
        assert_false(consult_move(&c, &s, &KNOWN, &field, &e));
        assert_string_equal(field, FIELDS[i]);
        assert_int_equal(c.state, CONSULT_DRAFT);
    }
}

static void wrong_steps_name_their_field(void **unused)
{
    const struct consult_known none = {.limits = &referral_limits_usual};
    struct consult c = form();
    struct consult_step s = whole(&c, CONSULT_INVITE, CONSULT_ASKER, NOW);
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(consult_move(&c, &s, &none, &field, &e));
    assert_err(e, ERR_STATE, "no agreement of H1 and H3");
    err_reset(&e);
    c.state = CONSULT_INVITED;
    s = whole(&c, CONSULT_DECLINE, CONSULT_INVITEE, NOW);
    s.cause = CAUSE_NONE;
    assert_false(consult_move(&c, &s, &KNOWN, &field, &e));
    assert_string_equal(field, "cause");
    err_reset(&e);
    s = whole(&c, CONSULT_ACCEPT, CONSULT_INVITEE, NOW);
    s.expert = STR("");
    assert_false(consult_move(&c, &s, &KNOWN, &field, &e));
    assert_string_equal(field, "expert");
    err_reset(&e);
    c.state = CONSULT_ACCEPTED;
    s = whole(&c, CONSULT_SCHEDULE, CONSULT_INVITEE, NOW);
    s.meeting = STR("http://meeting");
    assert_false(consult_move(&c, &s, &KNOWN, &field, &e));
    assert_string_equal(field, "meeting");
    err_reset(&e);
    s.meeting = STR("https://meeting.example/1");
    s.at_ms = NOW - 2 * MINUTE;
    assert_false(consult_move(&c, &s, &KNOWN, &field, &e));
    assert_string_equal(field, "at");
    err_reset(&e);
    c.state = CONSULT_IN_SESSION;
    s = whole(&c, CONSULT_SIGN, CONSULT_INVITEE, NOW);
    s.signer = STR("");
    assert_false(consult_move(&c, &s, &KNOWN, &field, &e));
    assert_string_equal(field, "signer");
}

static void a_referral_is_made_once_by_the_asker_after_the_opinion(void **unused)
{
    struct consult c = form();
    struct err e = {0};

    (void)unused;
    assert_false(consult_refer_check(&c, CONSULT_INVITEE, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_false(consult_refer_check(&c, CONSULT_ASKER, &e));
    assert_err(e, ERR_STATE, "no opinion");
    err_reset(&e);
    c.opinion = STR("上转手术");
    assert_true(consult_refer_check(&c, CONSULT_ASKER, &e));
    c.referral = (struct id){{9}};
    assert_false(consult_refer_check(&c, CONSULT_ASKER, &e));
    assert_err(e, ERR_STATE, "already");
    err_reset(&e);
    assert_false(consult_message_check(&c, &e));
    assert_int_equal(e.code, ERR_STATE);
    err_reset(&e);
    c.state = CONSULT_INVITED;
    assert_true(consult_message_check(&c, &e));
}

static void a_file_is_of_a_side_until_the_end_and_a_consent_of_the_asker(void **unused)
{
    struct consult c = form();
    struct consult_step s = whole(&c, CONSULT_INVITE, CONSULT_ASKER, NOW);
    const struct consult_known known = {true, true, &referral_limits_usual};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_true(consult_material_check(&c, CONSULT_ASKER, CONSENT_SELF, &e));
    assert_true(consult_material_check(&c, CONSULT_INVITEE, CONSENT_NONE, &e));
    assert_false(consult_material_check(&c, CONSULT_INVITEE, CONSENT_SELF, &e));
    assert_err(e, ERR_RIGHT, "consent is not the part of the invitee");
    err_reset(&e);
    assert_false(consult_material_check(&c, 0, CONSENT_NONE, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    c.state = CONSULT_CLOSED;
    assert_false(consult_material_check(&c, CONSULT_ASKER, CONSENT_NONE, &e));
    assert_err(e, ERR_STATE, "that is closed takes no file");
    err_reset(&e);
    c.state = CONSULT_DRAFT;
    c.consent_note = STR("");
    assert_true(consult_move(&c, &s, &known, &field, &e)); /* the file says where the paper is */
}

static void an_expert_is_the_invited_side_and_an_apprentice_none(void **unused)
{
    struct consult c = form();
    struct subject expert = {.role = ROLE_EXPERT, .scope = {.practitioner = {{3}}}};
    struct subject apprentice = {.role = ROLE_TRAINEE, .scope = {.practitioner = {{4}}}};
    const struct object draft = consult_object(&c);

    (void)unused;
    assert_int_equal(rights_decide(&expert, ACTION_CONSULT_SEE, &draft), RIGHTS_HIDDEN);
    c.sent_ms = NOW;
    assert_int_equal(consult_parties(&expert, &c), CONSULT_INVITEE);
    assert_int_equal(consult_parties(&apprentice, &c), 0);
    assert_string_equal(consult_party_name(0), "none");
}

static void holds(const struct consult *c)
{
    bool signed_ = c->state == CONSULT_OPINION_SIGNED, decided = c->state == CONSULT_CLOSED;

    decided |= c->state == CONSULT_DECISION_RECORDED;
    assert_true(!(signed_ || decided) || (c->opinion.n && c->signer.n));
    assert_true(!decided || (c->decision.n && c->decider.n));
    assert_true((c->clock.kind == CLOCK_NONE) == (c->clock.start_ms == COUNT_UNKNOWN));
    assert_true(c->clock.kind == CLOCK_NONE || consult_owner(c->state) == CONSULT_INVITEE);
}

static bool listed(const struct consult *c, unsigned party, enum consult_move move)
{
    enum consult_move moves[CONSULT_MOVE_N];
    size_t n = consult_moves(c, party, moves);

    for (size_t k = 0; k < n; k++) {
        if (moves[k] == move)
            return true;
    }
    return false;
}

static void history(uint64_t seed)
{
    struct random x = random_stream(seed, 2);
    struct consult c = form();
    int64_t now_ms = NOW;

    for (int i = 0; i < 2000; i++) {
        const enum consult_move move = (enum consult_move)random_below(&x, CONSULT_MOVE_N);
        const unsigned party = 1u << random_below(&x, 2);
        const struct consult before = c;
        bool may = listed(&c, party, move);
        struct err e = {0};

        now_ms += (int64_t)random_below(&x, 90) * MINUTE;
        assert_true(go(&c, move, party, now_ms, &e) == may);
        assert_true(may || memcmp(&before, &c, sizeof c) == 0);
        holds(&c);
        if (consult_owner(c.state) == 0)
            c = form();
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
        cmocka_unit_test(the_opinion_and_the_decision_are_two_acts_of_two_sides),
        cmocka_unit_test(what_an_invitation_has_to_name_is_told),
        cmocka_unit_test(wrong_steps_name_their_field),
        cmocka_unit_test(a_referral_is_made_once_by_the_asker_after_the_opinion),
        cmocka_unit_test(a_file_is_of_a_side_until_the_end_and_a_consent_of_the_asker),
        cmocka_unit_test(an_expert_is_the_invited_side_and_an_apprentice_none),
        cmocka_unit_test(random_histories_keep_what_always_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
