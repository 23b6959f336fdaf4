/* fhir_appointment.c - Appointments of another program: a ticket booked for somebody, and what
 * became of it, by the use cases of the desk. */
#include "api/auth.h"
#include "api/fhir.h"
#include "api/referral.h"
#include "base/day.h"
#include "model/unknown.h"

static bool appointment_read(struct request *rq, const struct fhir_change *c,
                             struct fhir_appointment *p, struct err *e)
{
    const char *expression;
    struct err own = {0};

    return fhir_appointment_read(&c->sent, rq->arena, p, &expression, &own)
           || fhir_say(rq, 400, arena_text(rq->arena, "%s", own.text), expression, e);
}

/* A clock of the clinic's day as an instant. */
static int64_t moment_of(const struct visit *v, struct str clock, struct arena *a)
{
    char day[DAY_TEXT];
    int64_t from = COUNT_UNKNOWN, until;

    day_text(v->day, day);
    if (!fhir_date_read(str_of(arena_text(a, "%sT%.*s:00+08:00", day, STR_ARG(clock))), &from,
                        &until))
        return COUNT_UNKNOWN;
    return from;
}

/* All tickets of a clinic have its hours. */
static bool hours_check(struct request *rq, const struct fhir_change *c,
                        const struct fhir_appointment *p, const struct visit *v, struct err *e)
{
    if (p->start_ms != COUNT_UNKNOWN && p->start_ms != moment_of(v, v->starts, rq->arena))
        return fhir_element_bad(rq, c, 422, "start", "须与号的时间相同", e);
    return p->end_ms == COUNT_UNKNOWN || p->end_ms == moment_of(v, v->ends, rq->arena)
           || fhir_element_bad(rq, c, 422, "end", "须与号的时间相同", e);
}

static bool slot_find(struct request *rq, const struct fhir_change *c,
                      const struct fhir_appointment *p, struct resource *slot, struct err *e)
{
    struct err own = {0};

    if (p->slot.n == 0)
        return fhir_element_bad(rq, c, 400, "slot", "必填", e);
    if (!fhir_find(rq, RESOURCE_SLOT, p->slot, slot, &own))
        return own.code == ERR_MISSING ? fhir_element_bad(rq, c, 422, "slot[0]", "没有这个号", e)
                                       : err_pass(e, &own);
    return (id_none(slot->booking.id) && slot->visit.state == VISIT_OPEN)
           || fhir_element_bad(rq, c, 409, "slot[0]", "这个号已有人，或门诊未开放", e);
}

bool fhir_appointment_make(struct request *rq, struct fhir_change *c, struct id *id, struct err *e)
{
    struct fhir_appointment p;
    struct edit_refused refused;
    struct patient_desk desk;
    struct booking_new n;
    struct resource slot = {0};

    if (!appointment_read(rq, c, &p, e))
        return false;
    if (p.state != BOOKING_BOOKED)
        return fhir_element_bad(rq, c, 422, "status", "新建时须为 booked", e);
    if (p.who.name.n == 0 || !id_none(p.patient))
        return fhir_element_bad(rq, c, 422, "participant", "患者须为所含的 Patient，带姓名与电话",
                                e);
    if (!slot_find(rq, c, &p, &slot, e) || !hours_check(rq, c, &p, &slot.visit, e)
        || !api_referral_desk(rq, &desk, e))
        return false;
    n = (struct booking_new){.visit = slot.row.base, .residence = p.residence, .who = p.who};
    if (work_booking_add(&desk, &n, id, &refused, e))
        return true;
    if (refused.field)
        rq->fhir_expression =
            arena_text(rq->arena, "%s.%s", c->sent.path, fhir_appointment_element(refused.field));
    return request_edit_refused(rq, &refused, 0, e);
}

bool fhir_appointment_put(struct request *rq, struct fhir_change *c, const struct resource *before,
                          struct err *e)
{
    const struct booking *b = &before->booking;
    struct booking_wish wish = {.id = b->id, .now_ms = rq->seen->now.now_ms};
    struct fhir_appointment p;
    char visit[ID_TEXT];
    struct id of;

    if (!appointment_read(rq, c, &p, e))
        return false;
    id_text(before->visit.id, visit);
    if (p.slot.n > 0
        && !str_eq(p.slot,
                   str_of(arena_text(rq->arena, "%s-%lld", visit, (long long)before->row.number))))
        return fhir_element_bad(rq, c, 422, "slot[0]", "不可更改", e);
    if (p.who.name.n > 0 || (!id_none(p.patient) && id_cmp(p.patient, b->patient) != 0))
        return fhir_element_bad(rq, c, 422, "participant", "患者不可更改", e);
    if (p.residence.n > 0 && !str_eq(p.residence, b->residence))
        return fhir_element_bad(rq, c, 422, "extension", "不可更改", e);
    if (!hours_check(rq, c, &p, &before->visit, e))
        return false;
    wish.to = p.state;
    return p.state == b->state || work_booking_move(rq->store, rq->subject, &wish, &of, e);
}
