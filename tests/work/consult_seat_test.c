/* consult_seat_test.c - several specialties: each answers and signs for itself, one concludes. */
#include "tests/work/consulting.h"

static bool seat_goes(struct referring *r, const struct subject *by, struct id id, size_t seat,
                      struct consult_seat_wish w, struct err *e)
{
    struct patient_desk p = desk_for(r, 3, NOON + 60000);
    struct edit_refused refused;

    w.id = id;
    w.seat = seen(r, 1, id).seats.items[seat].id;
    if (by)
        p.by = by;
    return work_consult_seat(&p, &w, &refused, e);
}

static struct id several(struct referring *r)
{
    const struct patient_desk p = desk_for(r, 1, NOON);
    const struct consult_new n = {.kind = CONSULT_MDT,
                                  .patient = r->patient,
                                  .invitee = STR("H3"),
                                  .doctor = STR("李某"),
                                  .phone = STR("1"),
                                  .summary = STR("病例"),
                                  .reason = STR("因"),
                                  .purpose = STR("求"),
                                  .specialty = STR("骨科、心内科、麻醉科"),
                                  .wanted_ms = NOON,
                                  .consent = CONSENT_SELF,
                                  .consent_note = STR("存")};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_consult_add(&p, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    go(r, 1, (struct consult_wish){.id = id, .move = CONSULT_INVITE});
    return id;
}

static const struct consult_seat_wish FIRST = {.move = SEAT_ACCEPT, .expert = {"P1", 2}},
                                      SECOND = {.move = SEAT_ACCEPT, .expert = {"P2", 2}},
                                      AWAY = {.move = SEAT_DECLINE, .cause = CAUSE_NO_BED};

static struct subject expert(void)
{
    return (struct subject){.role = ROLE_EXPERT,
                            .account = {{7}},
                            .scope = {.kind = SCOPE_SELF, .practitioner = PERSON(1)}};
}

/* P1 and P2 take two seats, the third is declined, P1 concludes. */
static void taken(struct referring *r, struct id id)
{
    struct err e = {0};

    assert_true(seat_goes(r, NULL, id, 0, FIRST, &e) && seat_goes(r, NULL, id, 1, SECOND, &e)
                && seat_goes(r, NULL, id, 2, AWAY, &e));
    go(r, 3, (struct consult_wish){.id = id, .move = CONSULT_ACCEPT, .expert = STR("P1")});
    go(r, 1, (struct consult_wish){.id = id, .move = CONSULT_SCHEDULE, .at_ms = NOON + 3600000});
}

static void seats_are_answered_one_by_one(void **state)
{
    const struct subject he = expert();
    struct consult_wish whole = {.move = CONSULT_ACCEPT, .expert = STR("P1")};
    struct consult_seat_wish nobody = FIRST;
    struct referring r;
    struct err e = {0};

    referring_begin(&r, state);
    whole.id = several(&r);
    assert_int_equal(seen(&r, 1, whole.id).seats.n, 3);
    assert_false(goes(&r, 3, whole, &e));
    assert_err(e, ERR_STATE, "the seat of 骨科 has no answer yet");
    err_reset(&e);
    assert_true(seat_goes(&r, NULL, whole.id, 0, FIRST, &e));
    assert_false(seat_goes(&r, &he, whole.id, 1, SECOND, &e)); /* not his to fill */
    assert_err(e, ERR_RIGHT, "the seat of 心内科 is another's");
    err_reset(&e);
    nobody.expert = STR("P9");
    assert_false(seat_goes(&r, NULL, whole.id, 1, nobody, &e));
    assert_err(e, ERR_INPUT, "nobody of that organization");
    err_reset(&e);
    assert_false(seat_goes(&r, NULL, whole.id, 1, FIRST, &e));
    assert_err(e, ERR_INPUT, "he has a seat already");
    referring_end(&r);
}

static void each_signs_for_himself_and_one_for_all(void **state)
{
    const struct consult_seat_wish own = {.move = SEAT_SIGN,
                                          .note = STR("可手术"),
                                          .signer = STR("张一 主任医师")},
                                   other = {.move = SEAT_SIGN,
                                            .note = STR("低危"),
                                            .signer = STR("李某")};
    const struct subject he = expert();
    struct consult_wish joint = {
        .move = CONSULT_SIGN, .note = STR("共同意见"), .signer = STR("张一")};
    struct referring r;
    struct consult_view v;
    struct err e = {0};

    referring_begin(&r, state);
    joint.id = several(&r);
    taken(&r, joint.id);
    assert_false(seat_goes(&r, &he, joint.id, 0, own, &e));
    assert_err(e, ERR_STATE, "has no 'sign' in a consult that is scheduled");
    err_reset(&e);
    go(&r, 3, (struct consult_wish){.id = joint.id, .move = CONSULT_BEGIN});
    assert_true(seat_goes(&r, &he, joint.id, 0, own, &e));
    assert_false(goes(&r, 3, joint, &e));
    assert_err(e, ERR_STATE, "the opinion of 心内科 is not signed yet");
    err_reset(&e);
    assert_false(seat_goes(&r, &he, joint.id, 1, other, &e));
    assert_err(e, ERR_RIGHT, "is another's");
    err_reset(&e);
    assert_false(seat_goes(&r, NULL, joint.id, 1, own, &e));
    assert_err(e, ERR_INPUT, "signer: 李某 signs it");
    err_reset(&e);
    assert_true(seat_goes(&r, NULL, joint.id, 1, other, &e));
    go(&r, 3, joint);
    v = seen(&r, 1, joint.id);
    assert_int_equal(v.consult.state, CONSULT_OPINION_SIGNED);
    assert_str(v.consult.opinion, "共同意见");
    assert_str(v.seats.items[0].opinion, "可手术");
    assert_int_equal(v.seats.items[2].state, SEAT_DECLINED);
    assert_int_equal(
        both_total(r.b, "SELECT count(*) FROM audit WHERE action LIKE 'consult.seat_%'"), 5);
    referring_end(&r);
}

static void a_seat_that_is_not_there_is_missing_and_one_has_none(void **state)
{
    struct referring r;
    struct patient_desk p;
    struct edit_refused refused;
    struct consult_seat_wish w = {.move = SEAT_ACCEPT, .expert = STR("P1")};
    struct err e = {0};
    struct id id;

    referring_begin(&r, state);
    id = asked(&r);
    go(&r, 1, (struct consult_wish){.id = id, .move = CONSULT_INVITE});
    assert_int_equal(seen(&r, 3, id).seats.n, 0);
    p = desk_for(&r, 3, NOON);
    w.id = id;
    w.seat = id;
    assert_false(work_consult_seat(&p, &w, &refused, &e));
    assert_err(e, ERR_MISSING, "no such seat");
    referring_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(seats_are_answered_one_by_one),
        BOTH(each_signs_for_himself_and_one_for_all),
        BOTH(a_seat_that_is_not_there_is_missing_and_one_has_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
