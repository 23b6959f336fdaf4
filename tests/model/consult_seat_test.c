#include "model/consult_seat.h"

#include "model/unknown.h"
#include "tests/check.h"

#define NOW INT64_C(1767578400000)

static struct consult of_several(enum consult_state state)
{
    return (struct consult){.kind = CONSULT_MDT,
                            .state = state,
                            .specialty = STR("骨科、心内科，麻醉科"),
                            .expert = STR("P1"),
                            .expert_name = STR("张一")};
}

static struct consult_seat seat_of(const char *specialty, enum consult_seat_state state,
                                   const char *expert, const char *name)
{
    return (struct consult_seat){.specialty = str_of(specialty),
                                 .state = state,
                                 .expert = str_of(expert),
                                 .expert_name = str_of(name)};
}

static struct consult_seat_step step_of(enum consult_seat_move move, unsigned parties, bool own)
{
    return (struct consult_seat_step){.move = move,
                                      .parties = parties,
                                      .own = own,
                                      .now_ms = NOW,
                                      .cause = CAUSE_NO_SPECIALTY,
                                      .note = STR("意见"),
                                      .signer = STR("张一 主任医师"),
                                      .expert = STR("P1")};
}

static void specialties_are_two_to_eight_and_none_twice(void **unused)
{
    struct str names[CONSULT_SEATS_MOST];

    (void)unused;
    assert_int_equal(consult_specialties(STR("骨科、心内科，麻醉科"), names), 3);
    assert_str(names[0], "骨科");
    assert_str(names[2], "麻醉科");
    assert_int_equal(consult_specialties(STR("骨科, 心内科"), names), 2);
    assert_str(names[1], "心内科");
    assert_int_equal(consult_specialties(STR("骨科"), names), 0);
    assert_int_equal(consult_specialties(STR(""), names), 0);
    assert_int_equal(consult_specialties(STR("骨科、骨科"), names), 0);
    assert_int_equal(consult_specialties(STR("骨科、、心内科"), names), 0);
    assert_int_equal(consult_specialties(STR("骨科、"), names), 0);
    assert_int_equal(consult_specialties(STR("1,2,3,4,5,6,7,8"), names), 8);
    assert_int_equal(consult_specialties(STR("1,2,3,4,5,6,7,8,9"), names), 0);
}

/* What each may do with a seat, written a second time: the invited house, then its expert. */
static void the_moves_are_those_of_the_table(void **unused)
{
    static const struct {
        enum consult_state state;
        enum consult_seat_state seat;
        const char *house, *expert;
    } TABLE[] = {
        {CONSULT_DRAFT, SEAT_INVITED, "", ""},
        {CONSULT_INVITED, SEAT_INVITED, "accept decline ", ""},
        {CONSULT_INVITED, SEAT_ACCEPTED, "accept decline ", ""},
        {CONSULT_INVITED, SEAT_DECLINED, "", ""},
        {CONSULT_ACCEPTED, SEAT_ACCEPTED, "", ""},
        {CONSULT_SCHEDULED, SEAT_ACCEPTED, "", ""},
        {CONSULT_IN_SESSION, SEAT_ACCEPTED, "sign ", "sign "},
        {CONSULT_IN_SESSION, SEAT_SIGNED, "", ""},
        {CONSULT_IN_SESSION, SEAT_DECLINED, "", ""},
        {CONSULT_OPINION_SIGNED, SEAT_SIGNED, "", ""},
        {CONSULT_CANCELLED, SEAT_ACCEPTED, "", ""},
    };
    static const struct {
        unsigned parties;
        bool own;
    } WHO[] = {{CONSULT_INVITEE, false},
               {CONSULT_SEATED, true},
               {CONSULT_SEATED, false},
               {CONSULT_ASKER, false}};

    (void)unused;
    for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
        const struct consult c = of_several(TABLE[i].state);

        for (size_t w = 0; w < sizeof WHO / sizeof *WHO; w++) {
            struct consult_seat s = seat_of("骨科", TABLE[i].seat, "P1", "张一");
            const struct consult_seat before = s;
            const char *wanted = w == 0 ? TABLE[i].house : w == 1 ? TABLE[i].expert : "";
            enum consult_seat_move moves[SEAT_MOVE_N];
            char text[60] = "";
            size_t n = consult_seat_moves(&c, &s, WHO[w].parties, WHO[w].own, moves), used = 0;

            for (size_t k = 0; k < n; k++)
                used += (size_t)snprintf(text + used, sizeof text - used, "%s ",
                                         consult_seat_move_names[moves[k]]);
            assert_string_equal(text, wanted);
            for (int m = 0; m < SEAT_MOVE_N; m++) {
                const struct consult_seat_step x =
                    step_of((enum consult_seat_move)m, WHO[w].parties, WHO[w].own);
                const char *field = NULL;
                struct err e = {0};

                s = before;
                assert_true(consult_seat_move(&c, &s, &x, &field, &e)
                            == (strstr(wanted, consult_seat_move_names[m]) != NULL));
                assert_true(e.code == ERR_NONE || memcmp(&s, &before, sizeof s) == 0);
            }
        }
    }
}

static void a_signature_is_the_experts_own(void **unused)
{
    const struct consult c = of_several(CONSULT_IN_SESSION);
    struct consult_seat s = seat_of("骨科", SEAT_ACCEPTED, "P1", "张一");
    struct consult_seat_step x = step_of(SEAT_SIGN, CONSULT_SEATED, true);
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    x.signer = STR("李四 主任医师");
    assert_false(consult_seat_move(&c, &s, &x, &field, &e));
    assert_err(e, ERR_INPUT, "signer: 张一 signs it");
    assert_string_equal(field, "signer");
    err_reset(&e);
    x.signer = STR("张一");
    x.note = STR("");
    assert_false(consult_seat_move(&c, &s, &x, &field, &e));
    assert_string_equal(field, "note");
    err_reset(&e);
    x.note = STR("可手术");
    assert_true(consult_seat_move(&c, &s, &x, &field, &e));
    assert_str(s.opinion, "可手术");
    assert_int_equal(s.state, SEAT_SIGNED);
    assert_false(consult_seat_move(&c, &s, &x, &field, &e)); /* never changed */
    assert_err(e, ERR_STATE, "a seat that is signed has no 'sign'");
}

static bool whole(enum consult_state state, enum consult_move move, struct consult_seats seats,
                  const char *who, const char **field, struct err *e)
{
    const struct consult c = of_several(state);
    const struct consult_step s = {.move = move, .expert = str_of(who), .signer = str_of(who)};

    err_reset(e);
    *field = NULL;
    return consult_seats_check(&c, &seats, &s, field, e);
}

static void the_whole_waits_for_its_seats(void **unused)
{
    struct consult_seat items[] = {seat_of("骨科", SEAT_ACCEPTED, "P1", "张一"),
                                   seat_of("心内科", SEAT_INVITED, "", ""),
                                   seat_of("麻醉科", SEAT_DECLINED, "", "")};
    const struct consult_seats seats = {items, 3};
    const char *field;
    struct err e = {0};

    (void)unused;
    assert_false(whole(CONSULT_INVITED, CONSULT_ACCEPT, seats, "P1", &field, &e));
    assert_err(e, ERR_STATE, "the seat of 心内科 has no answer yet");
    items[1].state = SEAT_DECLINED;
    assert_false(whole(CONSULT_INVITED, CONSULT_ACCEPT, seats, "P1", &field, &e));
    assert_err(e, ERR_STATE, "1 of the seats is accepted, two are wanted");
    items[1] = seat_of("心内科", SEAT_ACCEPTED, "P2", "王二");
    assert_false(whole(CONSULT_INVITED, CONSULT_ACCEPT, seats, "P3", &field, &e));
    assert_string_equal(field, "expert");
    assert_true(whole(CONSULT_INVITED, CONSULT_ACCEPT, seats, "P2", &field, &e));
    items[0].state = SEAT_SIGNED;
    assert_false(whole(CONSULT_IN_SESSION, CONSULT_SIGN, seats, "张一", &field, &e));
    assert_err(e, ERR_STATE, "the opinion of 心内科 is not signed yet");
    items[1].state = SEAT_SIGNED;
    assert_false(whole(CONSULT_IN_SESSION, CONSULT_SIGN, seats, "王二", &field, &e));
    assert_err(e, ERR_INPUT, "signer: 张一 signs it");
    assert_true(whole(CONSULT_IN_SESSION, CONSULT_SIGN, seats, "张一 主任医师", &field, &e));
}

static void an_invitation_of_several_names_them_and_one_is_as_before(void **unused)
{
    const struct consult_seats none = {0};
    struct consult c = of_several(CONSULT_DRAFT);
    struct consult_step s = {.move = CONSULT_INVITE};
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_true(consult_seats_check(&c, &none, &s, &field, &e));
    c.specialty = STR("骨科");
    assert_false(consult_seats_check(&c, &none, &s, &field, &e));
    assert_string_equal(field, "specialty");
    err_reset(&e);
    c.kind = CONSULT_ONE;
    assert_true(consult_seats_check(&c, &none, &s, &field, &e));
    c.state = CONSULT_IN_SESSION;
    s = (struct consult_step){.move = CONSULT_SIGN, .signer = STR("谁")};
    assert_true(consult_seats_check(&c, &none, &s, &field, &e));
}

static void an_expert_of_a_seat_is_seated_and_the_one_who_concludes_invited(void **unused)
{
    struct consult_seat items[] = {{.expert_id = {{3}}}, {.expert_id = {{5}}}};
    const struct consult_seats seats = {items, 2};
    struct consult c = of_several(CONSULT_IN_SESSION);
    struct subject by = {.role = ROLE_EXPERT, .scope = {.practitioner = {{5}}}};
    enum consult_move moves[CONSULT_MOVE_N];

    (void)unused;
    c.sent_ms = NOW;
    c.expert_id = (struct id){{3}};
    c.seat_id = consult_seat_of(&seats, by.scope.practitioner);
    assert_int_equal(consult_parties(&by, &c), CONSULT_SEATED);
    assert_string_equal(consult_party_name(CONSULT_SEATED), "expert");
    assert_int_equal(consult_moves(&c, CONSULT_SEATED, moves), 0);
    by.scope.practitioner = (struct id){{3}};
    c.seat_id = consult_seat_of(&seats, by.scope.practitioner);
    assert_int_equal(consult_parties(&by, &c), CONSULT_INVITEE);
    by.scope.practitioner = (struct id){{9}};
    c.seat_id = consult_seat_of(&seats, by.scope.practitioner);
    assert_true(id_none(c.seat_id));
    assert_int_equal(consult_parties(&by, &c), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(specialties_are_two_to_eight_and_none_twice),
        cmocka_unit_test(the_moves_are_those_of_the_table),
        cmocka_unit_test(a_signature_is_the_experts_own),
        cmocka_unit_test(the_whole_waits_for_its_seats),
        cmocka_unit_test(an_invitation_of_several_names_them_and_one_is_as_before),
        cmocka_unit_test(an_expert_of_a_seat_is_seated_and_the_one_who_concludes_invited),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
