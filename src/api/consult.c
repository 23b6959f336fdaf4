/* consult.c - consultations: listed, seen, written, moved by their two sides, turned into a
 * referral. */
#include "work/consult_desk.h"

#include "api/auth.h"
#include "api/field.h"
#include "api/material.h"
#include "api/referral.h"
#include "model/unknown.h"
#include "work/material_case.h"

static const struct field LISTED[] = {
    FIELD_AS(struct consult_listed, consult.id, "id"),
    FIELD_AS(struct consult_listed, consult.code, "code"),
    FIELD_AS(struct consult_listed, consult.version, "version"),
    FIELD_NAMED(struct consult_listed, consult.kind, "kind", consult_kind_names),
    FIELD_NAMED(struct consult_listed, consult.priority, "priority", referral_priority_names),
    FIELD_NAMED(struct consult_listed, consult.state, "state", consult_state_names),
    FIELD_AS(struct consult_listed, consult.organization, "organization"),
    FIELD_AS(struct consult_listed, consult.organization_name, "organization_name"),
    FIELD_AS(struct consult_listed, consult.invitee, "invitee"),
    FIELD_AS(struct consult_listed, consult.invitee_name, "invitee_name"),
    FIELD_AS(struct consult_listed, consult.county, "county"),
    FIELD_AS(struct consult_listed, consult.specialty, "specialty", MAYBE),
    FIELD_AS(struct consult_listed, consult.title_rank, "title_rank"),
    FIELD_AS(struct consult_listed, consult.diagnosis, "diagnosis", MAYBE),
    FIELD_AS(struct consult_listed, consult.expert, "expert", MAYBE),
    FIELD_AS(struct consult_listed, consult.expert_name, "expert_name", MAYBE),
    FIELD_AS(struct consult_listed, consult.apprentice, "apprentice", MAYBE),
    FIELD_AS(struct consult_listed, consult.apprentice_name, "apprentice_name", MAYBE),
    FIELD_OF(struct consult_listed, consult.wanted_ms, FIELD_MS, "wanted", MAYBE),
    FIELD_OF(struct consult_listed, consult.at_ms, FIELD_MS, "at", MAYBE),
    FIELD_NAMED(struct consult_listed, consult.cause, "cause", referral_cause_names),
    FIELD_NAMED(struct consult_listed, consult.clock.kind, "clock", referral_clock_names),
    FIELD_OF(struct consult_listed, consult.clock.due_ms, FIELD_MS, "due", MAYBE),
    FIELD_NAMED(struct consult_listed, alarm, "alarm", referral_alarm_names),
    FIELD_OF(struct consult_listed, consult.since_ms, FIELD_MS, "since"),
    FIELD_OF(struct consult_listed, consult.made_ms, FIELD_MS, "made"),
    {0},
};
static const char *const OWNERS[] = {"none", "asker", "invitee", NULL};
static const struct field LISTED_TOLD[] = {{.name = "owner", .kind = FIELD_NAME, .names = OWNERS},
                                           {0}};
const struct shape SHAPE_CONSULT = {
    .name = "Consult",
    .about = "`owner`: whose turn it is; `clock` runs until `due`; `alarm` as of a referral.",
    .fields = LISTED,
    .told = LISTED_TOLD};

static const struct field CLINICAL[] = {
    FIELD_AS(struct consult, patient, "patient", MAYBE),
    FIELD_MAYBE(struct consult, doctor),
    FIELD_MAYBE(struct consult, phone),
    FIELD_MAYBE(struct consult, summary),
    FIELD_MAYBE(struct consult, reason),
    FIELD_MAYBE(struct consult, purpose),
    FIELD_NAMED(struct consult, consent, "consent", referral_consent_names),
    FIELD_MAYBE(struct consult, consent_note),
    FIELD_MAYBE(struct consult, meeting),
    FIELD_MAYBE(struct consult, opinion),
    FIELD_MAYBE(struct consult, signer),
    FIELD_MAYBE(struct consult, decision),
    FIELD_MAYBE(struct consult, decider),
    FIELD_MAYBE(struct consult, referral),
    {0},
};
static const struct shape CLINICAL_SHAPE = {.name = "ConsultClinical",
                                            .about =
                                                "Empty for whoever is not of one of the two sides.",
                                            .fields = CLINICAL};
static const struct field STEP[] = {
    FIELD_NAMED(struct consult_step_line, move, "move", consult_move_names),
    FIELD_NAMED(struct consult_step_line, was, "was", consult_state_names),
    FIELD_NAMED(struct consult_step_line, state, "state", consult_state_names),
    FIELD(struct consult_step_line, party),
    FIELD_NAMED(struct consult_step_line, cause, "cause", referral_cause_names),
    FIELD_MAYBE(struct consult_step_line, note),
    FIELD_NAMED(struct consult_step_line, clock, "clock", referral_clock_names),
    FIELD_OF(struct consult_step_line, due_ms, FIELD_MS, "due", MAYBE),
    FIELD_OF(struct consult_step_line, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "ConsultStep", .fields = STEP};
static const struct field MESSAGE[] = {
    FIELD(struct consult_message, id),
    FIELD(struct consult_message, party),
    FIELD(struct consult_message, text),
    FIELD_OF(struct consult_message, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape MESSAGE_SHAPE = {.name = "ConsultMessage", .fields = MESSAGE};
struct need_row {
    enum consult_move move;
    bool cause, note, expert, time, signer;
};
static const struct field NEED[] = {
    FIELD_NAMED(struct need_row, move, "move", consult_move_names),
    FIELD(struct need_row, cause),
    FIELD(struct need_row, note),
    FIELD(struct need_row, expert),
    FIELD(struct need_row, time),
    FIELD(struct need_row, signer),
    {0},
};
static const struct shape NEED_SHAPE = {
    .name = "ConsultNeed",
    .about = "A move that the asker may make now, and what it asks for.",
    .fields = NEED};
static const struct field SEAT[] = {
    FIELD(struct consult_seat, id),
    FIELD(struct consult_seat, specialty),
    FIELD_NAMED(struct consult_seat, state, "state", consult_seat_state_names),
    FIELD_MAYBE(struct consult_seat, expert),
    FIELD_MAYBE(struct consult_seat, expert_name),
    FIELD_NAMED(struct consult_seat, cause, "cause", referral_cause_names),
    FIELD_MAYBE(struct consult_seat, opinion),
    FIELD_MAYBE(struct consult_seat, signer),
    FIELD_OF(struct consult_seat, since_ms, FIELD_MS, "since"),
    {0},
};
static const struct field SEAT_TOLD[] = {TOLD(FIELD_TEXTS, "moves"), {0}};
static const struct shape SEAT_SHAPE = {
    .name = "ConsultSeat",
    .about = "A specialty of a consultation of several; `moves`: what the asker may do with it"
             " now.",
    .fields = SEAT,
    .told = SEAT_TOLD};
static const struct field DETAIL[] = {
    TOLD(FIELD_TEXT, "name", MAYBE),
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
    TOLD(FIELD_ITEMS, "messages", .shape = &MESSAGE_SHAPE),
    TOLD(FIELD_ITEMS, "seats", .shape = &SEAT_SHAPE),
    TOLD(FIELD_ITEMS, "materials", .shape = &SHAPE_MATERIAL_CASE),
    TOLD(FIELD_ITEMS, "moves", .shape = &NEED_SHAPE),
    TOLD(FIELD_BOOL, "refers"),
    TOLD(FIELD_TEXTS, "parties"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_CONSULT, &CLINICAL_SHAPE, NULL};
const struct shape SHAPE_CONSULT_DETAIL = {
    .name = "ConsultDetail",
    .about =
        "`name` masked, for the two sides; `refers`: whether a referral may be made of it now.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

static const struct field BODY[] = {
    FIELD_NAMED_MAYBE(struct consult_new, kind, "kind", consult_kind_names),
    FIELD_NAMED_MAYBE(struct consult_new, priority, "priority", referral_priority_names),
    FIELD_AS(struct consult_new, patient, "patient"),
    FIELD_AS(struct consult_new, invitee, "invitee", .min = 1, .max = 40),
    FIELD_AS(struct consult_new, apprentice, "apprentice", MAYBE, .max = 40),
    FIELD_AS(struct consult_new, doctor, "doctor", MAYBE, .max = 40),
    FIELD_AS(struct consult_new, phone, "phone", MAYBE, .max = 30),
    FIELD_AS(struct consult_new, diagnosis, "diagnosis", MAYBE, .max = 12),
    FIELD_AS(struct consult_new, summary, "summary", MAYBE, .max = 2000),
    FIELD_AS(struct consult_new, reason, "reason", MAYBE, .max = 200),
    FIELD_AS(struct consult_new, purpose, "purpose", MAYBE, .max = 500),
    FIELD_AS(struct consult_new, specialty, "specialty", MAYBE, .max = 80),
    FIELD_AS(struct consult_new, title_rank, "title_rank", MAYBE, .min = 0, .max = 4),
    FIELD_OF(struct consult_new, wanted_ms, FIELD_MS, "wanted", MAYBE),
    FIELD_NAMED_MAYBE(struct consult_new, consent, "consent", referral_consent_names),
    FIELD_AS(struct consult_new, consent_note, "consent_note", MAYBE, .max = 200),
    {0},
};
const struct shape SHAPE_CONSULT_BODY = {
    .name = "ConsultBody",
    .about = "A draft; `apprentice`: code of one of the asker's people, whose teaching it is.",
    .fields = BODY,
    .body = true};
static const struct field MOVE[] = {
    FIELD_NAMED(struct consult_wish, move, "move", consult_move_names),
    FIELD_NAMED_MAYBE(struct consult_wish, cause, "cause", referral_cause_names),
    FIELD_AS(struct consult_wish, note, "note", MAYBE, .max = 2000),
    FIELD_AS(struct consult_wish, signer, "signer", MAYBE, .max = 40),
    FIELD_AS(struct consult_wish, expert, "expert", MAYBE, .max = 40),
    FIELD_AS(struct consult_wish, meeting, "meeting", MAYBE, .max = 300),
    FIELD_OF(struct consult_wish, at_ms, FIELD_MS, "at", MAYBE),
    FIELD_NAMED_MAYBE(struct consult_wish, consent, "consent", referral_consent_names),
    FIELD_AS(struct consult_wish, consent_note, "consent_note", MAYBE, .max = 200),
    FIELD_AS(struct consult_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_CONSULT_MOVE = {
    .name = "ConsultMove",
    .about =
        "`note`: the opinion or the decision, `signer` who signs it; `expert` of an acceptance;"
        " `at` and `meeting` (https) of the meeting; `consent` may come with the invitation.",
    .fields = MOVE,
    .body = true};
static const struct field SEAT_MOVE[] = {
    FIELD_NAMED(struct consult_seat_wish, move, "move", consult_seat_move_names),
    FIELD_NAMED_MAYBE(struct consult_seat_wish, cause, "cause", referral_cause_names),
    FIELD_AS(struct consult_seat_wish, note, "note", MAYBE, .max = 2000),
    FIELD_AS(struct consult_seat_wish, signer, "signer", MAYBE, .max = 40),
    FIELD_AS(struct consult_seat_wish, expert, "expert", MAYBE, .max = 40),
    {0},
};
const struct shape SHAPE_CONSULT_SEAT_MOVE = {
    .name = "ConsultSeatMove",
    .about = "`expert`: code of who takes the seat; `note`: his opinion, `signer` his name and"
             " title; `cause` of a seat that is declined.",
    .fields = SEAT_MOVE,
    .body = true};
static const struct field WORDS[] = {
    FIELD_AS(struct consult_words, text, "text", .min = 1, .max = 2000), {0}};
const struct shape SHAPE_CONSULT_WORDS = {.name = "ConsultWords", .fields = WORDS, .body = true};
struct made {
    struct id referral;
};
static const struct field MADE[] = {FIELD(struct made, referral), {0}};
const struct shape SHAPE_CONSULT_REFERRED = {
    .name = "ConsultReferred", .about = "The draft that was made of it.", .fields = MADE};

/* GET /api/consults?state=&kind=&practitioner=&now=&limit=&cursor= */
bool api_consult_list(struct request *rq, struct err *e)
{
    const struct consult_filter filter = {
        .state = request_text(rq, "state"),
        .kind = request_text(rq, "kind"),
        .practitioner = request_text(rq, "practitioner"),
        .now = request_yes(rq, "now"),
    };
    struct json_writer *w = &rq->json;
    struct store_page page;
    struct consult_list list;

    if (!request_page(rq, &page, e)
        || !work_consult_list(rq->store, rq->seen->now.now_ms, &filter, &page, rq->arena, &list, e))
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

static void may_write(struct request *rq, const struct consult_view *v)
{
    struct json_writer *w = &rq->json;
    struct need_row rows[CONSULT_MOVE_N];

    for (size_t i = 0; i < v->move_n; i++) {
        const struct consult_need *n = &v->moves[i].need;

        rows[i] =
            (struct need_row){v->moves[i].move, n->cause, n->note, n->expert, n->time, n->signer};
    }
    field_items(w, "moves", NEED, rows, v->move_n, sizeof *rows);
    json_key(w, "refers");
    json_bool(w, v->refers);
    field_parties(w, v->parties, consult_party_name);
    field_actions(w, v->actions, v->action_n);
}

static void seats_write(struct request *rq, const struct consult_view *v)
{
    struct json_writer *w = &rq->json;

    json_key(w, "seats");
    json_open_array(w);
    for (size_t i = 0; i < v->seats.n; i++) {
        const struct consult_seat *s = &v->seats.items[i];
        enum consult_seat_move moves[SEAT_MOVE_N];
        size_t n = work_consult_seat_moves(rq->subject, v, s, moves);

        json_open_object(w);
        field_write(w, SEAT, s);
        json_key(w, "moves");
        json_open_array(w);
        for (size_t k = 0; k < n; k++)
            json_text(w, consult_seat_move_names[moves[k]]);
        json_end(w);
        json_end(w);
    }
    json_end(w);
}

static bool consult_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct patient_desk p;
    struct consult_view v;
    struct consult_listed row;

    if (!api_referral_desk(rq, &p, e) || !work_consult_see(&p, id, rq->arena, &v, e))
        return false;
    row = (struct consult_listed){v.consult, v.alarm, v.owner};
    json_open_object(w);
    field_write(w, LISTED, &row);
    field_text(w, "owner", str_of(v.owner));
    field_write(w, CLINICAL, &v.consult);
    field_text(w, "name", v.who.name);
    field_items(w, "steps", STEP, v.lines.steps, v.lines.step_n, sizeof *v.lines.steps);
    field_items(w, "messages", MESSAGE, v.lines.messages, v.lines.message_n,
                sizeof *v.lines.messages);
    seats_write(rq, &v);
    api_material_case_write(w, &v.materials);
    may_write(rq, &v);
    json_end(w);
    reply_version(rq, v.consult.version);
    return true;
}

/* GET /api/consults/{consult} */
bool api_consult_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "consult", &id, e) && consult_write(rq, id, e);
}

/* POST /api/consults */
bool api_consult_add(struct request *rq, struct err *e)
{
    struct consult_new n = {.wanted_ms = COUNT_UNKNOWN};
    struct edit_refused refused;
    struct patient_desk p;
    struct id id;

    if (!request_body(rq, BODY, &n, e) || !api_referral_desk(rq, &p, e))
        return false;
    if (n.title_rank < 0)
        n.title_rank = 0;
    if (!work_consult_add(&p, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return consult_write(rq, id, e);
}

/* PUT /api/consults/{consult} */
bool api_consult_edit(struct request *rq, struct err *e)
{
    struct consult_edit edit = {.form.wanted_ms = COUNT_UNKNOWN};
    struct edit_refused refused;
    struct patient_desk p;

    if (!request_body(rq, BODY, &edit.form, e) || !request_id(rq, "consult", &edit.id, e)
        || !request_version(rq, &edit.version, e) || !api_referral_desk(rq, &p, e))
        return false;
    if (edit.form.title_rank < 0)
        edit.form.title_rank = 0;
    if (!work_consult_edit(&p, &edit, &refused, e))
        return request_edit_refused(rq, &refused, edit.version, e);
    return consult_write(rq, edit.id, e);
}

/* POST /api/consults/{consult}/moves */
bool api_consult_move(struct request *rq, struct err *e)
{
    struct consult_wish w = {.at_ms = COUNT_UNKNOWN};
    struct edit_refused refused;
    struct patient_desk p;

    if (!request_body(rq, MOVE, &w, e) || !request_id(rq, "consult", &w.id, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    if (w.version < 0)
        w.version = 0;
    if (!work_consult_move(&p, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return consult_write(rq, w.id, e);
}

/* POST /api/consults/{consult}/seats/{seat}/moves */
bool api_consult_seat(struct request *rq, struct err *e)
{
    struct consult_seat_wish w = {0};
    struct edit_refused refused;
    struct patient_desk p;

    if (!request_body(rq, SEAT_MOVE, &w, e) || !request_id(rq, "consult", &w.id, e)
        || !request_id(rq, "seat", &w.seat, e) || !api_referral_desk(rq, &p, e))
        return false;
    if (!work_consult_seat(&p, &w, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return consult_write(rq, w.id, e);
}

/* POST /api/consults/{consult}/messages */
bool api_consult_message(struct request *rq, struct err *e)
{
    struct consult_words m = {0};
    struct edit_refused refused;
    struct patient_desk p;

    if (!request_body(rq, WORDS, &m, e) || !request_id(rq, "consult", &m.id, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    if (!work_consult_message(&p, &m, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return consult_write(rq, m.id, e);
}

/* POST /api/consults/{consult}/materials?name=&consent= */
bool api_consult_material(struct request *rq, struct err *e)
{
    struct material_new n = {0};
    struct edit_refused refused;
    struct patient_desk p;

    if (!request_id(rq, "consult", &n.owner, e) || !api_referral_desk(rq, &p, e)
        || !api_material_case_body(rq, &n, e))
        return false;
    if (!work_consult_material(&p, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return consult_write(rq, n.owner, e);
}

/* GET /api/consults/{consult}/materials/{material} */
bool api_consult_file(struct request *rq, struct err *e)
{
    return api_referral_looked(rq, "consult", work_consult_file, e);
}

/* POST /api/consults/{consult}/referral */
bool api_consult_refer(struct request *rq, struct err *e)
{
    struct edit_refused refused;
    struct patient_desk p;
    struct made made;
    struct id id;

    if (!request_id(rq, "consult", &id, e) || !api_referral_desk(rq, &p, e))
        return false;
    if (!work_consult_refer(&p, id, &made.referral, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    json_open_object(&rq->json);
    field_write(&rq->json, MADE, &made);
    json_end(&rq->json);
    return true;
}

/* POST /api/consults/{consult}/unmask */
bool api_consult_unmask(struct request *rq, struct err *e)
{
    return api_referral_unmasked(rq, "consult", work_consult_unmask, e);
}
