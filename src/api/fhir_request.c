/* fhir_request.c - ServiceRequests of another program: referrals and invitations to consultations,
 * written as drafts, sent, by a Task too, discarded, by the use cases of the desks. */
#include "api/fhir.h"
#include "api/referral.h"
#include "model/unknown.h"

struct asking {
    struct request *rq;
    const struct fhir_change *change;
    struct patient_desk desk;
    struct fhir_request q;
    struct str taker;
    struct edit_refused refused;
};

/* What the use case named, by the element that holds it. */
static bool refused_tell(const struct asking *k, struct err *e)
{
    struct request *rq = k->rq;

    if (k->refused.field && k->change->type == RESOURCE_TASK)
        rq->fhir_expression = arena_text(rq->arena, "%s.focus", k->change->sent.path);
    else if (k->refused.field)
        rq->fhir_expression =
            arena_text(rq->arena, "%s.%s", k->change->sent.path,
                       fhir_request_element(k->refused.field, k->q.consult, rq->arena));
    return request_edit_refused(rq, &k->refused, k->change->version, e);
}

/* The code of who is asked: told by it, or by the id of an organization that can be seen. */
static bool taker_find(struct asking *k, struct err *e)
{
    char text[ID_TEXT];
    struct resource r;
    struct err own = {0};

    k->taker = k->q.performer_code;
    if (k->taker.n > 0)
        return true;
    id_text(k->q.performer, text);
    if (!fhir_find(k->rq, RESOURCE_ORGANIZATION, str_of(text), &r, &own))
        return own.code == ERR_MISSING
                   ? fhir_element_bad(k->rq, k->change, 422, "performer[0]", "没有这个机构", e)
                   : err_pass(e, &own);
    k->taker = r.organization.code;
    return true;
}

static bool asking_read(struct asking *k, struct err *e)
{
    struct request *rq = k->rq;
    const char *expression;
    struct err own = {0};

    if (!fhir_request_read(&k->change->sent, rq->arena, &k->q, &expression, &own))
        return fhir_say(rq, 400, arena_text(rq->arena, "%s", own.text), expression, e);
    return api_referral_desk(rq, &k->desk, e) && taker_find(k, e);
}

/* Of a version, 0: whatever it is. */
static bool move(struct asking *k, struct id id, int64_t version, bool send, struct err *e)
{
    const struct referral_wish referral = {.id = id,
                                           .version = version,
                                           .move = send ? REFERRAL_SUBMIT : REFERRAL_DISCARD,
                                           .at_ms = COUNT_UNKNOWN};
    const struct consult_wish consult = {.id = id,
                                         .version = version,
                                         .move = send ? CONSULT_INVITE : CONSULT_DISCARD,
                                         .at_ms = COUNT_UNKNOWN};
    struct id next;

    return (k->q.consult ? work_consult_move(&k->desk, &consult, &k->refused, e)
                         : work_referral_move(&k->desk, &referral, &next, &k->refused, e))
           || refused_tell(k, e);
}

static bool add(struct asking *k, struct id *id, struct err *e)
{
    const struct consult_new consult = fhir_consult_new(&k->q, k->taker);
    const struct referral_new referral = {.direction = k->q.direction,
                                          .patient = k->q.subject,
                                          .based_on = k->q.based_on,
                                          .form = fhir_referral_form(&k->q, k->taker)};

    return (k->q.consult ? work_consult_add(&k->desk, &consult, id, &k->refused, e)
                         : work_referral_add(&k->desk, &referral, id, &k->refused, e))
           || refused_tell(k, e);
}

bool fhir_request_make(struct request *rq, struct fhir_change *c, struct id *id, struct err *e)
{
    struct asking k = {.rq = rq, .change = c};

    if (!asking_read(&k, e))
        return false;
    if (!id_none(k.q.requester) && id_cmp(k.q.requester, rq->subject->scope.organization) != 0)
        return fhir_element_bad(rq, c, 422, "requester", "须为本机构", e);
    if (k.q.stand == FHIR_REVOKED)
        return fhir_element_bad(rq, c, 422, "status", "新建时须为 draft 或 active", e);
    return add(&k, id, e) && (k.q.stand == FHIR_DRAFT || move(&k, *id, 0, true, e));
}

/* --- changes --- */

/* What no use case changes. */
static bool fixed_check(const struct asking *k, const struct resource *before, struct err *e)
{
    const struct referral *r = &before->referral;
    const struct fhir_request *q = &k->q;
    bool consult = before->row.source == SOURCE_OTHER;
    struct id from = consult ? before->consult.organization_id : r->organization_id;

    if (!id_none(q->requester) && id_cmp(q->requester, from) != 0)
        return fhir_element_bad(k->rq, k->change, 422, "requester", "不可更改", e);
    if (q->consult != consult || (!consult && q->direction != r->direction))
        return fhir_element_bad(k->rq, k->change, 422, "category", "不可更改", e);
    if (!consult && id_cmp(q->subject, r->patient) != 0)
        return fhir_element_bad(k->rq, k->change, 422, "subject", "不可更改", e);
    return consult || id_cmp(q->based_on, r->based_on) == 0
           || fhir_element_bad(k->rq, k->change, 422, "basedOn", "不可更改", e);
}

/* An invitation is written once: it is sent or discarded as it is. */
static bool consult_same(const struct asking *k, const struct consult *c)
{
    const struct consult_new n = fhir_consult_new(&k->q, k->taker);
    const struct {
        struct str told, there;
    } TEXTS[] = {{n.invitee, c->invitee},     {n.apprentice, c->apprentice},
                 {n.doctor, c->doctor},       {n.phone, c->phone},
                 {n.diagnosis, c->diagnosis}, {n.summary, c->summary},
                 {n.reason, c->reason},       {n.purpose, c->purpose},
                 {n.specialty, c->specialty}, {n.consent_note, c->consent_note}};

    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        if (!str_eq(TEXTS[i].told, TEXTS[i].there))
            return false;
    }
    return n.kind == c->kind && n.priority == c->priority && n.consent == c->consent
           && n.title_rank == c->title_rank && n.wanted_ms == c->wanted_ms
           && id_cmp(n.patient, c->patient) == 0;
}

static bool edit(struct asking *k, const struct resource *before, struct err *e)
{
    const struct referral_edit edit = {.id = before->row.base,
                                       .version = k->change->version,
                                       .form = fhir_referral_form(&k->q, k->taker)};

    if (!k->q.consult)
        return work_referral_edit(&k->desk, &edit, &k->refused, e) || refused_tell(k, e);
    if (before->consult.state != CONSULT_DRAFT)
        return fhir_element_bad(k->rq, k->change, 409, "status", "邀请已发出，请办理其 Task", e);
    return consult_same(k, &before->consult)
           || fhir_say(k->rq, 422, "会诊邀请的内容不可更改，请作废后另建", k->change->sent.path, e);
}

bool fhir_request_put(struct request *rq, struct fhir_change *c, const struct resource *before,
                      struct err *e)
{
    struct asking k = {.rq = rq, .change = c};

    if (before->row.source == SOURCE_READING)
        return fhir_say(rq, 422, "影像心电申请在此不可更改，请办理其 Task", c->sent.path, e);
    if (!before->clinical) /* who sees it and is neither side, has nothing to write */
        return err_set(e, ERR_RIGHT, "%s is not the part of the %s", "writing it", "none");
    if (!asking_read(&k, e) || !fixed_check(&k, before, e))
        return false;
    if (k.q.stand == FHIR_REVOKED)
        return move(&k, before->row.base, c->version, false, e);
    return edit(&k, before, e)
           && (k.q.stand == FHIR_DRAFT || move(&k, before->row.base, 0, true, e));
}

/* --- a Task --- */

/* What a Task repeats of its request is the same. */
static bool task_check(struct request *rq, const struct fhir_change *c, const struct fhir_task *t,
                       const struct resource *r, struct err *e)
{
    bool consult = r->row.source == SOURCE_OTHER;
    const struct {
        const char *element;
        struct id told, there;
    } ROWS[] = {
        {"for", t->patient, consult ? r->consult.patient : r->referral.patient},
        {"requester", t->requester,
         consult ? r->consult.organization_id : r->referral.organization_id},
        {"owner", t->owner, consult ? r->consult.invitee_id : r->referral.taker_id},
    };

    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        if (!id_none(ROWS[i].told) && id_cmp(ROWS[i].told, ROWS[i].there) != 0)
            return fhir_element_bad(rq, c, 422, ROWS[i].element, "须与 ServiceRequest 相同", e);
    }
    return true;
}

bool fhir_task_make(struct request *rq, struct fhir_change *c, struct id *id, struct err *e)
{
    struct asking k = {.rq = rq, .change = c};
    const char *expression;
    struct fhir_task t;
    struct resource r;
    struct err own = {0};

    if (!fhir_task_read(&c->sent, rq->arena, &t, &expression, &own))
        return fhir_say(rq, 400, arena_text(rq->arena, "%s", own.text), expression, e);
    if (!fhir_find(rq, RESOURCE_REQUEST, t.focus, &r, &own))
        return own.code == ERR_MISSING
                   ? fhir_element_bad(rq, c, 422, "focus", "没有这个 ServiceRequest", e)
                   : err_pass(e, &own);
    if (r.row.source == SOURCE_READING)
        return fhir_element_bad(rq, c, 422, "focus", "影像心电申请无须另行发送", e);
    k.q.consult = r.row.source == SOURCE_OTHER;
    *id = r.row.base;
    return task_check(rq, c, &t, &r, e) && api_referral_desk(rq, &k.desk, e)
           && move(&k, *id, 0, true, e);
}
