/* referral.c - patients sent up, down or onward: listed, seen, written, moved by their two sides.
 */
#include "api/referral.h"

#include "api/auth.h"
#include "api/field.h"
#include "api/material.h"
#include "base/day.h"
#include "model/unknown.h"
#include "work/desk.h"

/* What a list shows: of what is clinical the diagnosis alone. */
static const struct field LISTED[] = {
    FIELD_AS(struct referral_listed, referral.id, "id"),
    FIELD_AS(struct referral_listed, referral.code, "code"),
    FIELD_AS(struct referral_listed, referral.version, "version"),
    FIELD_NAMED(struct referral_listed, referral.direction, "direction", referral_direction_names),
    FIELD_NAMED(struct referral_listed, referral.priority, "priority", referral_priority_names),
    FIELD_NAMED(struct referral_listed, referral.state, "state", referral_state_names),
    FIELD_AS(struct referral_listed, referral.episode, "episode"),
    FIELD_AS(struct referral_listed, referral.based_on, "based_on", MAYBE),
    FIELD_AS(struct referral_listed, referral.organization, "organization"),
    FIELD_AS(struct referral_listed, referral.organization_name, "organization_name"),
    FIELD_AS(struct referral_listed, referral.taker, "taker"),
    FIELD_AS(struct referral_listed, referral.taker_name, "taker_name"),
    FIELD_AS(struct referral_listed, referral.county, "county"),
    FIELD_AS(struct referral_listed, referral.department, "department", MAYBE),
    FIELD_AS(struct referral_listed, referral.diagnosis, "diagnosis", MAYBE),
    FIELD_NAMED(struct referral_listed, referral.cause, "cause", referral_cause_names),
    FIELD_NAMED(struct referral_listed, referral.clock.kind, "clock", referral_clock_names),
    FIELD_OF(struct referral_listed, referral.clock.start_ms, FIELD_MS, "clock_from", MAYBE),
    FIELD_OF(struct referral_listed, referral.clock.due_ms, FIELD_MS, "due", MAYBE),
    FIELD_NAMED(struct referral_listed, alarm, "alarm", referral_alarm_names),
    FIELD_OF(struct referral_listed, referral.since_ms, FIELD_MS, "since"),
    FIELD_OF(struct referral_listed, referral.sent_ms, FIELD_MS, "sent", MAYBE),
    FIELD_OF(struct referral_listed, referral.made_ms, FIELD_MS, "made"),
    FIELD_AS(struct referral_listed, who.name, "name", MAYBE),
    FIELD_AS(struct referral_listed, who.phone, "patient_phone", MAYBE),
    {0},
};
static const char *const OWNERS[] = {"none", "referrer", "taker", NULL};
static const struct field LISTED_TOLD[] = {{.name = "owner", .kind = FIELD_NAME, .names = OWNERS},
                                           {0}};
const struct shape SHAPE_REFERRAL = {
    .name = "Referral",
    .about =
        "`owner`: whose turn it is; `clock` what runs, `due` when it is over, `alarm` how far it"
        " has come: half, whole (the duty chief is told), twice (the health bureau). Name and"
        " phone masked, for the two sides alone.",
    .fields = LISTED,
    .told = LISTED_TOLD};

/* What only the two sides read: empty for others. */
static const struct field CLINICAL[] = {
    FIELD_AS(struct referral, patient, "patient", MAYBE),
    FIELD_MAYBE(struct referral, doctor),
    FIELD_MAYBE(struct referral, phone),
    FIELD_MAYBE(struct referral, impression),
    FIELD_NAMED(struct referral, reason, "reason", referral_reason_names),
    FIELD_MAYBE(struct referral, summary),
    FIELD_MAYBE(struct referral, treatment),
    FIELD_MAYBE(struct referral, vitals),
    FIELD_MAYBE(struct referral, transport),
    FIELD_MAYBE(struct referral, escort),
    FIELD_NAMED(struct referral, consent, "consent", referral_consent_names),
    FIELD_MAYBE(struct referral, consent_note),
    FIELD_MAYBE(struct referral, plan),
    FIELD_MAYBE(struct referral, warning),
    FIELD_MAYBE(struct referral, place),
    FIELD_OF(struct referral, visit_ms, FIELD_MS, "visit", MAYBE),
    FIELD_OF(struct referral, discharged_ms, FIELD_MS, "discharged", MAYBE),
    FIELD_MAYBE(struct referral, letter),
    FIELD_MAYBE(struct referral, advice),
    {0},
};

static const struct field STEP[] = {
    FIELD_NAMED(struct referral_step_line, move, "move", referral_move_names),
    FIELD_NAMED(struct referral_step_line, was, "was", referral_state_names),
    FIELD_NAMED(struct referral_step_line, state, "state", referral_state_names),
    FIELD(struct referral_step_line, party),
    FIELD_NAMED(struct referral_step_line, cause, "cause", referral_cause_names),
    FIELD_MAYBE(struct referral_step_line, note),
    FIELD_NAMED(struct referral_step_line, clock, "clock", referral_clock_names),
    FIELD_OF(struct referral_step_line, due_ms, FIELD_MS, "due", MAYBE),
    FIELD_OF(struct referral_step_line, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct field STEP_TOLD[] = {TOLD(FIELD_BOOL, "late"), {0}};
static const struct shape STEP_SHAPE = {
    .name = "ReferralStep",
    .about = "`clock`: what ended with it, `due` when that was over, `late` whether it came after.",
    .fields = STEP,
    .told = STEP_TOLD};
static const struct field DRUG[] = {FIELD(struct referral_drug, id),
                                    FIELD(struct referral_drug, name),
                                    FIELD(struct referral_drug, dose),
                                    {0}};
static const struct shape DRUG_SHAPE = {.name = "ReferralDrug", .fields = DRUG};
static const struct field TASK[] = {
    FIELD(struct referral_task, id),
    FIELD(struct referral_task, about),
    FIELD_OF(struct referral_task, due_day, FIELD_DAY, "due"),
    FIELD_OF(struct referral_task, done_ms, FIELD_MS, "done", MAYBE),
    FIELD_MAYBE(struct referral_task, result),
    {0},
};
static const struct shape TASK_SHAPE = {.name = "ReferralTask", .fields = TASK};
static const struct field RESULT[] = {
    FIELD(struct referral_result, id),
    FIELD(struct referral_result, organization),
    FIELD(struct referral_result, name),
    FIELD(struct referral_result, finding),
    FIELD_OF(struct referral_result, day, FIELD_DAY, "day"),
    FIELD(struct referral_result, recognised),
    {0},
};
static const struct shape RESULT_SHAPE = {.name = "ReferralResult", .fields = RESULT};
static const struct field ORDER[] = {
    FIELD(struct referral_order, id),
    FIELD(struct referral_order, name),
    FIELD_MAYBE(struct referral_order, repeats),
    FIELD_MAYBE(struct referral_order, why),
    FIELD_OF(struct referral_order, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape ORDER_SHAPE = {.name = "ReferralOrder", .fields = ORDER};

struct need_row {
    enum referral_move move;
    bool cause, note, place, taker;
};
static const struct field NEED[] = {
    FIELD_NAMED(struct need_row, move, "move", referral_move_names),
    FIELD(struct need_row, cause),
    FIELD(struct need_row, note),
    FIELD(struct need_row, place),
    FIELD(struct need_row, taker),
    {0},
};
static const struct shape NEED_SHAPE = {
    .name = "ReferralNeed",
    .about = "A move that the asker may make now, and what it asks for.",
    .fields = NEED};

static const struct field DETAIL[] = {
    TOLD(FIELD_TEXT, "task_status"),
    TOLD(FIELD_TEXT, "request_status"),
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
    TOLD(FIELD_ITEMS, "drugs", .shape = &DRUG_SHAPE),
    TOLD(FIELD_ITEMS, "tasks", .shape = &TASK_SHAPE),
    TOLD(FIELD_ITEMS, "results", .shape = &RESULT_SHAPE),
    TOLD(FIELD_ITEMS, "orders", .shape = &ORDER_SHAPE),
    TOLD(FIELD_ITEMS, "materials", .shape = &SHAPE_MATERIAL_CASE),
    TOLD(FIELD_ITEMS, "moves", .shape = &NEED_SHAPE),
    TOLD(FIELD_TEXTS, "parties"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape CLINICAL_SHAPE = {.name = "ReferralClinical",
                                            .about =
                                                "Empty for whoever is not of one of the two sides.",
                                            .fields = CLINICAL};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_REFERRAL, &CLINICAL_SHAPE, NULL};
const struct shape SHAPE_REFERRAL_DETAIL = {
    .name = "ReferralDetail",
    .about = "`moves`: what the asker may do now; `parties`: who he is to it; `task_status` and"
             " `request_status`: what its state is in FHIR.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

#define FORM(type, form)                                                          \
    FIELD_NAMED_MAYBE(type, form.priority, "priority", referral_priority_names),  \
        FIELD_AS(type, form.taker, "taker", .min = 1, .max = 40),                 \
        FIELD_AS(type, form.department, "department", MAYBE, .max = 40),          \
        FIELD_AS(type, form.doctor, "doctor", MAYBE, .max = 40),                  \
        FIELD_AS(type, form.phone, "phone", MAYBE, .max = 30),                    \
        FIELD_AS(type, form.diagnosis, "diagnosis", MAYBE, .max = 12),            \
        FIELD_AS(type, form.impression, "impression", MAYBE, .max = 200),         \
        FIELD_NAMED_MAYBE(type, form.reason, "reason", referral_reason_names),    \
        FIELD_AS(type, form.summary, "summary", MAYBE, .max = 2000),              \
        FIELD_AS(type, form.treatment, "treatment", MAYBE, .max = 2000),          \
        FIELD_AS(type, form.vitals, "vitals", MAYBE, .max = 500),                 \
        FIELD_AS(type, form.transport, "transport", MAYBE, .max = 100),           \
        FIELD_AS(type, form.escort, "escort", MAYBE, .max = 100),                 \
        FIELD_NAMED_MAYBE(type, form.consent, "consent", referral_consent_names), \
        FIELD_AS(type, form.consent_note, "consent_note", MAYBE, .max = 200),     \
        FIELD_AS(type, form.plan, "plan", MAYBE, .max = 2000),                    \
        FIELD_AS(type, form.warning, "warning", MAYBE, .max = 1000)

static const struct field BODY[] = {
    FIELD_NAMED_MAYBE(struct referral_new, direction, "direction", referral_direction_names),
    FIELD_AS(struct referral_new, patient, "patient", MAYBE),
    FIELD_AS(struct referral_new, based_on, "based_on", MAYBE),
    FORM(struct referral_new, form),
    {0},
};
const struct shape SHAPE_REFERRAL_BODY = {
    .name = "ReferralBody",
    .about = "A draft of the asker's organization. `based_on`: the referral it follows, whose"
             " patient is taken where none is given.",
    .fields = BODY,
    .body = true};
static const struct field EDIT[] = {FORM(struct referral_edit, form), {0}};
const struct shape SHAPE_REFERRAL_EDIT = {.name = "ReferralEdit", .fields = EDIT, .body = true};

static const struct field MOVE[] = {
    FIELD_NAMED(struct referral_wish, move, "move", referral_move_names),
    FIELD_NAMED_MAYBE(struct referral_wish, cause, "cause", referral_cause_names),
    FIELD_AS(struct referral_wish, note, "note", MAYBE, .max = 2000),
    FIELD_AS(struct referral_wish, place, "place", MAYBE, .max = 100),
    FIELD_OF(struct referral_wish, at_ms, FIELD_MS, "at", MAYBE),
    FIELD_AS(struct referral_wish, taker, "taker", MAYBE, .max = 40),
    FIELD_AS(struct referral_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_REFERRAL_MOVE = {
    .name = "ReferralMove",
    .about = "`note`: a question, an answer, advice, the letter; `place` and `at`: bed or room, and"
             " when the patient is expected; `taker` of a redirection.",
    .fields = MOVE,
    .body = true};

struct unmask_body {
    enum purpose purpose;
};
static const struct field UNMASK[] = {
    FIELD_NAMED(struct unmask_body, purpose, "purpose", purpose_names), {0}};
const struct shape SHAPE_REFERRAL_UNMASK = {
    .name = "ReferralUnmask", .fields = UNMASK, .body = true};
static const struct field WHO[] = {
    FIELD(struct identity, name),
    FIELD_MAYBE(struct identity, id_number),
    FIELD_MAYBE(struct identity, phone),
    FIELD_MAYBE(struct identity, address),
    {0},
};
const struct shape SHAPE_REFERRAL_WHO = {.name = "ReferralPatient",
                                         .about =
                                             "The whole identity; the look is in the audit log.",
                                         .fields = WHO};

bool api_referral_desk(struct request *rq, struct patient_desk *p, struct err *e)
{
    if (!rq->scene->seal)
        return request_refuse(rq, 503, e, "there is no master key: identities cannot be opened");
    *p = (struct patient_desk){rq->store, rq->scene->seal, rq->subject, rq->seen->now.now_ms};
    return true;
}

bool api_referral_unmasked(struct request *rq, const char *noun, api_unmask *unmask, struct err *e)
{
    struct unmask_body body = {PURPOSE_TREATMENT};
    struct patient_desk p;
    struct identity who;
    struct id id;

    if (!request_id(rq, noun, &id, e) || !request_body(rq, UNMASK, &body, e)
        || !api_referral_desk(rq, &p, e) || !unmask(&p, id, body.purpose, rq->arena, &who, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, WHO, &who);
    json_end(&rq->json);
    return true;
}

/* GET /api/referrals?state=&direction=&priority=&episode=&organization=&now=&limit=&cursor= */
bool api_referral_list(struct request *rq, struct err *e)
{
    const struct referral_filter filter = {
        .state = request_text(rq, "state"),
        .direction = request_text(rq, "direction"),
        .priority = request_text(rq, "priority"),
        .episode = request_text(rq, "episode"),
        .organization = request_text(rq, "organization"),
        .now = request_yes(rq, "now"),
    };
    struct json_writer *w = &rq->json;
    struct patient_desk p;
    struct store_page page;
    struct referral_list list;

    if (!api_referral_desk(rq, &p, e) || !request_page(rq, &page, e)
        || !work_referral_list(&p, &filter, &page, rq->arena, &list, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < list.n; i++) {
        json_open_object(w);
        field_write(w, LISTED, &list.items[i]);
        field_text(w, "owner", str_of(list.items[i].owner));
        json_end(w);
    }
    json_end(w);
    field_more(w, &list.more);
    json_end(w);
    return true;
}

static void steps_write(struct json_writer *w, const struct referral_lines *l)
{
    json_key(w, "steps");
    json_open_array(w);
    for (size_t i = 0; i < l->step_n; i++) {
        const struct referral_step_line *s = &l->steps[i];

        json_open_object(w);
        field_write(w, STEP, s);
        json_key(w, "late");
        json_bool(w, s->due_ms != COUNT_UNKNOWN && s->made_ms > s->due_ms);
        json_end(w);
    }
    json_end(w);
}

static void may_write(struct request *rq, const struct referral_view *v)
{
    struct json_writer *w = &rq->json;
    struct need_row rows[REFERRAL_MOVE_N];

    for (size_t i = 0; i < v->move_n; i++) {
        const struct referral_need *n = &v->moves[i].need;

        rows[i] = (struct need_row){v->moves[i].move, n->cause, n->note, n->place, n->taker};
    }
    field_items(w, "moves", NEED, rows, v->move_n, sizeof *rows);
    field_parties(w, v->parties, referral_party_name);
    field_actions(w, v->actions, v->action_n);
}

bool api_referral_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    const struct referral_stage *stage;
    struct patient_desk p;
    struct referral_view v;
    struct referral_listed row;

    if (!api_referral_desk(rq, &p, e) || !work_referral_see(&p, id, rq->arena, &v, e))
        return false;
    row = (struct referral_listed){v.referral, v.who, v.alarm, v.owner};
    stage = referral_stage(v.referral.state);
    json_open_object(w);
    field_write(w, LISTED, &row);
    field_text(w, "owner", str_of(v.owner));
    field_write(w, CLINICAL, &v.referral);
    field_text(w, "task_status", str_of(stage->task));
    field_text(w, "request_status", str_of(stage->request));
    steps_write(w, &v.lines);
    field_items(w, "drugs", DRUG, v.lines.drugs, v.lines.drug_n, sizeof *v.lines.drugs);
    field_items(w, "tasks", TASK, v.lines.tasks, v.lines.task_n, sizeof *v.lines.tasks);
    field_items(w, "results", RESULT, v.lines.results, v.lines.result_n, sizeof *v.lines.results);
    field_items(w, "orders", ORDER, v.lines.orders, v.lines.order_n, sizeof *v.lines.orders);
    api_material_case_write(w, &v.materials);
    may_write(rq, &v);
    json_end(w);
    reply_version(rq, v.referral.version);
    return true;
}

/* GET /api/referrals/{referral} */
bool api_referral_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "referral", &id, e) && api_referral_write(rq, id, e);
}

/* POST /api/referrals */
bool api_referral_add(struct request *rq, struct err *e)
{
    struct referral_new n = {0};
    struct edit_refused refused;
    struct patient_desk p;
    struct id id;

    if (!request_body(rq, BODY, &n, e) || !api_referral_desk(rq, &p, e))
        return false;
    if (!work_referral_add(&p, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return api_referral_write(rq, id, e);
}

/* PUT /api/referrals/{referral} */
bool api_referral_edit(struct request *rq, struct err *e)
{
    struct referral_edit edit = {0};
    struct edit_refused refused;
    struct patient_desk p;

    if (!request_body(rq, EDIT, &edit, e) || !request_id(rq, "referral", &edit.id, e)
        || !request_version(rq, &edit.version, e) || !api_referral_desk(rq, &p, e))
        return false;
    if (!work_referral_edit(&p, &edit, &refused, e))
        return request_edit_refused(rq, &refused, edit.version, e);
    return api_referral_write(rq, edit.id, e);
}

/* POST /api/referrals/{referral}/moves */
bool api_referral_move(struct request *rq, struct err *e)
{
    struct referral_wish w = {.at_ms = COUNT_UNKNOWN};
    struct edit_refused refused;
    struct patient_desk p;
    struct id next;

    if (!request_body(rq, MOVE, &w, e) || !request_id(rq, "referral", &w.id, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    if (w.version < 0)
        w.version = 0;
    if (!work_referral_move(&p, &w, &next, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return api_referral_write(rq, w.id, e);
}

/* POST /api/referrals/{referral}/unmask */
bool api_referral_unmask(struct request *rq, struct err *e)
{
    return api_referral_unmasked(rq, "referral", work_referral_unmask, e);
}

/* --- what waits, with whom --- */

static const struct field WAIT[] = {
    FIELD(struct referral_wait, referral),
    FIELD(struct referral_wait, code),
    FIELD(struct referral_wait, owner_name),
    FIELD(struct referral_wait, county),
    FIELD_NAMED(struct referral_wait, direction, "direction", referral_direction_names),
    FIELD_NAMED(struct referral_wait, priority, "priority", referral_priority_names),
    FIELD_NAMED(struct referral_wait, state, "state", referral_state_names),
    FIELD_MAYBE(struct referral_wait, diagnosis),
    FIELD_NAMED(struct referral_wait, clock.kind, "clock", referral_clock_names),
    FIELD_OF(struct referral_wait, clock.due_ms, FIELD_MS, "due", MAYBE),
    FIELD_NAMED(struct referral_wait, alarm, "alarm", referral_alarm_names),
    FIELD_OF(struct referral_wait, since_ms, FIELD_MS, "since"),
    FIELD_AS(struct referral_wait, task, "task", MAYBE),
    FIELD_OF(struct referral_wait, due_day, FIELD_DAY, "task_due", MAYBE),
    {0},
};
static const struct shape WAIT_SHAPE = {
    .name = "ReferralWait",
    .about = "`owner_name`: whose turn it is; `task`: a follow-up task that is due.",
    .fields = WAIT};
static const struct field WAITS[] = {
    TOLD(FIELD_ITEMS, "items", .shape = &WAIT_SHAPE), TOLD(FIELD_MS, "at"), {0}};
const struct shape SHAPE_REFERRAL_WAITS = {.name = "ReferralWaits", .told = WAITS};

/* GET /api/referral-duties */
bool api_referral_duties(struct request *rq, struct err *e)
{
    struct referral_waits waits;
    int64_t now_ms = rq->seen->now.now_ms;

    if (!work_referral_waits(rq->store, rq->subject, now_ms, rq->arena, &waits, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", WAIT, waits.items, waits.n, sizeof waits.items[0]);
    field_ms(&rq->json, "at", now_ms);
    json_end(&rq->json);
    return true;
}

static const struct field PARTNER[] = {FIELD(struct referral_partner, code),
                                       FIELD(struct referral_partner, name),
                                       FIELD(struct referral_partner, county),
                                       {0}};
static const struct shape PARTNER_SHAPE = {.name = "ReferralPartner", .fields = PARTNER};
static const struct field PARTNERS[] = {TOLD(FIELD_ITEMS, "items", .shape = &PARTNER_SHAPE), {0}};
const struct shape SHAPE_REFERRAL_PARTNERS = {.name = "ReferralPartners", .told = PARTNERS};

/* GET /api/referral-partners */
bool api_referral_partners(struct request *rq, struct err *e)
{
    struct referral_partners partners;

    if (!work_referral_partners(rq->store, rq->subject, desk_today(rq->seen->now.now_ms), rq->arena,
                                &partners, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", PARTNER, partners.items, partners.n, sizeof partners.items[0]);
    json_end(&rq->json);
    return true;
}
