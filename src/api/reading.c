/* reading.c - images and ECGs that are read elsewhere: listed, seen, ordered, moved by the two
 * sides. */
#include "work/reading_desk.h"

#include "api/auth.h"
#include "api/field.h"
#include "api/referral.h"
#include "api/study.h"
#include "model/unknown.h"
#include "work/desk.h"

static const struct field LISTED[] = {
    FIELD_AS(struct reading_listed, reading.id, "id"),
    FIELD_AS(struct reading_listed, reading.code, "code"),
    FIELD_AS(struct reading_listed, reading.version, "version"),
    FIELD_NAMED(struct reading_listed, reading.kind, "kind", reading_kind_names),
    FIELD_NAMED(struct reading_listed, reading.priority, "priority", referral_priority_names),
    FIELD_NAMED(struct reading_listed, reading.state, "state", reading_state_names),
    FIELD_AS(struct reading_listed, reading.organization, "organization"),
    FIELD_AS(struct reading_listed, reading.organization_name, "organization_name"),
    FIELD_AS(struct reading_listed, reading.centre, "centre"),
    FIELD_AS(struct reading_listed, reading.centre_name, "centre_name"),
    FIELD_AS(struct reading_listed, reading.county, "county"),
    FIELD_AS(struct reading_listed, reading.part, "part"),
    FIELD_NAMED(struct reading_listed, reading.accord, "accord", reading_accord_names),
    FIELD_NAMED(struct reading_listed, reading.cause, "cause", referral_cause_names),
    FIELD_NAMED(struct reading_listed, reading.clock.kind, "clock", referral_clock_names),
    FIELD_OF(struct reading_listed, reading.clock.due_ms, FIELD_MS, "due", MAYBE),
    FIELD_NAMED(struct reading_listed, alarm, "alarm", referral_alarm_names),
    FIELD_NAMED(struct reading_listed, reading.alert.kind, "alert", referral_clock_names),
    FIELD_OF(struct reading_listed, reading.alert.due_ms, FIELD_MS, "alert_due", MAYBE),
    FIELD_NAMED(struct reading_listed, alert_alarm, "alert_alarm", referral_alarm_names),
    FIELD_OF(struct reading_listed, reading.taken_ms, FIELD_MS, "taken", MAYBE),
    FIELD_OF(struct reading_listed, reading.lease_ms, FIELD_MS, "lease", MAYBE),
    FIELD_OF(struct reading_listed, reading.since_ms, FIELD_MS, "since"),
    FIELD_OF(struct reading_listed, reading.made_ms, FIELD_MS, "made"),
    {0},
};
static const char *const OWNERS[] = {"none", "sender", "centre", NULL};
static const struct field LISTED_TOLD[] = {{.name = "owner", .kind = FIELD_NAME, .names = OWNERS},
                                           {0}};
const struct shape SHAPE_READING = {
    .name = "Reading",
    .about = "`code` is the accession number of its study; `owner`: whose turn it is; `clock` runs"
             " until `due`, `alert` is a critical value that was not heard yet.",
    .fields = LISTED,
    .told = LISTED_TOLD};

static const struct field CLINICAL[] = {
    FIELD_AS(struct reading, patient, "patient", MAYBE),
    FIELD_MAYBE(struct reading, doctor),
    FIELD_MAYBE(struct reading, phone),
    FIELD_MAYBE(struct reading, indication),
    FIELD_MAYBE(struct reading, diagnosis),
    FIELD_NAMED(struct reading, consent, "consent", referral_consent_names),
    FIELD_MAYBE(struct reading, consent_note),
    FIELD_MAYBE(struct reading, repeat),
    FIELD_MAYBE(struct reading, study),
    FIELD_MAYBE(struct reading, findings),
    FIELD_MAYBE(struct reading, conclusion),
    FIELD_MAYBE(struct reading, signer),
    FIELD_MAYBE(struct reading, second),
    FIELD_MAYBE(struct reading, critical),
    FIELD_MAYBE(struct reading, heard),
    {0},
};
static const struct shape CLINICAL_SHAPE = {.name = "ReadingClinical",
                                            .about =
                                                "Empty for whoever is not of one of the two sides.",
                                            .fields = CLINICAL};
static const struct field STEP[] = {
    FIELD_NAMED(struct reading_step_line, move, "move", reading_move_names),
    FIELD_NAMED(struct reading_step_line, was, "was", reading_state_names),
    FIELD_NAMED(struct reading_step_line, state, "state", reading_state_names),
    FIELD(struct reading_step_line, party),
    FIELD_NAMED(struct reading_step_line, cause, "cause", referral_cause_names),
    FIELD_MAYBE(struct reading_step_line, note),
    FIELD_NAMED(struct reading_step_line, clock, "clock", referral_clock_names),
    FIELD_OF(struct reading_step_line, due_ms, FIELD_MS, "due", MAYBE),
    FIELD_OF(struct reading_step_line, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "ReadingStep", .fields = STEP};
static const struct field REPORT[] = {
    FIELD_NAMED(struct reading_report, state, "state", reading_state_names),
    FIELD(struct reading_report, findings),
    FIELD(struct reading_report, conclusion),
    FIELD(struct reading_report, signer),
    FIELD_OF(struct reading_report, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape REPORT_SHAPE = {.name = "ReadingReport",
                                          .about = "A version of the report, as it was signed.",
                                          .fields = REPORT};
struct need_row {
    enum reading_move move;
    bool cause, note, report, signer, accord;
};
static const struct field NEED[] = {
    FIELD_NAMED(struct need_row, move, "move", reading_move_names),
    FIELD(struct need_row, cause),
    FIELD(struct need_row, note),
    FIELD(struct need_row, report),
    FIELD(struct need_row, signer),
    FIELD(struct need_row, accord),
    {0},
};
static const struct shape NEED_SHAPE = {
    .name = "ReadingNeed",
    .about = "A move that the asker may make now, and what it asks for.",
    .fields = NEED};
static const struct field DETAIL[] = {
    TOLD(FIELD_TEXT, "name", MAYBE),
    TOLD(FIELD_BOOL, "mine"),
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
    TOLD(FIELD_ITEMS, "reports", .shape = &REPORT_SHAPE),
    TOLD(FIELD_ITEMS, "moves", .shape = &NEED_SHAPE),
    TOLD(FIELD_TEXTS, "parties"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_READING, &CLINICAL_SHAPE, NULL};
const struct shape SHAPE_READING_DETAIL = {
    .name = "ReadingDetail",
    .about = "`name` masked, for the two sides; `mine`: the asker holds the lease.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

static const struct field BODY[] = {
    FIELD_NAMED(struct reading_new, kind, "kind", reading_kind_names),
    FIELD_NAMED_MAYBE(struct reading_new, priority, "priority", referral_priority_names),
    FIELD_AS(struct reading_new, patient, "patient"),
    FIELD_AS(struct reading_new, centre, "centre", .min = 1, .max = 40),
    FIELD_AS(struct reading_new, doctor, "doctor", MAYBE, .max = 40),
    FIELD_AS(struct reading_new, phone, "phone", MAYBE, .max = 30),
    FIELD_AS(struct reading_new, part, "part", MAYBE, .max = 60),
    FIELD_AS(struct reading_new, indication, "indication", MAYBE, .max = 500),
    FIELD_AS(struct reading_new, diagnosis, "diagnosis", MAYBE, .max = 12),
    FIELD_NAMED_MAYBE(struct reading_new, consent, "consent", referral_consent_names),
    FIELD_AS(struct reading_new, consent_note, "consent_note", MAYBE, .max = 200),
    FIELD_AS(struct reading_new, repeat, "repeat", MAYBE, .max = 200),
    {0},
};
const struct shape SHAPE_READING_BODY = {
    .name = "ReadingBody",
    .about = "An order. `repeat`: why again, where a report of the same kind from the last 90 days"
             " holds.",
    .fields = BODY,
    .body = true};
static const struct field MOVE[] = {
    FIELD_NAMED(struct reading_wish, move, "move", reading_move_names),
    FIELD_NAMED_MAYBE(struct reading_wish, cause, "cause", referral_cause_names),
    FIELD_NAMED_MAYBE(struct reading_wish, accord, "accord", reading_accord_names),
    FIELD_AS(struct reading_wish, note, "note", MAYBE, .max = 1000),
    FIELD_AS(struct reading_wish, findings, "findings", MAYBE, .max = 4000),
    FIELD_AS(struct reading_wish, conclusion, "conclusion", MAYBE, .max = 2000),
    FIELD_AS(struct reading_wish, signer, "signer", MAYBE, .max = 40),
    FIELD_AS(struct reading_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_READING_MOVE = {
    .name = "ReadingMove",
    .about = "`findings` and `conclusion` of a report, of an amendment, and of a review that does"
             " not agree in full; `signer`: who signs it, or who heard the critical value; `note`:"
             " the critical value, why it is amended.",
    .fields = MOVE,
    .body = true};

/* GET /api/readings?state=&kind=&centre=&now=&mine=&limit=&cursor= */
bool api_reading_list(struct request *rq, struct err *e)
{
    const struct reading_filter filter = {
        .state = request_text(rq, "state"),
        .kind = request_text(rq, "kind"),
        .centre = request_text(rq, "centre"),
        .now = request_yes(rq, "now"),
        .mine = request_yes(rq, "mine"),
        .reader = desk_actor(rq->subject),
    };
    struct json_writer *w = &rq->json;
    struct store_page page;
    struct reading_list list;

    if (!request_page(rq, &page, e)
        || !work_reading_list(rq->store, rq->seen->now.now_ms, &filter, &page, rq->arena, &list, e))
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

static void may_write(struct request *rq, const struct reading_view *v)
{
    struct json_writer *w = &rq->json;
    struct need_row rows[READING_MOVE_N];

    for (size_t i = 0; i < v->move_n; i++) {
        const struct reading_need *n = &v->moves[i].need;

        rows[i] =
            (struct need_row){v->moves[i].move, n->cause, n->note, n->report, n->signer, n->accord};
    }
    field_items(w, "moves", NEED, rows, v->move_n, sizeof *rows);
    field_parties(w, v->parties, reading_party_name);
    field_actions(w, v->actions, v->action_n);
}

bool api_reading_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct patient_desk p;
    struct reading_view v;
    struct reading_listed row;

    if (!api_referral_desk(rq, &p, e) || !work_reading_see(&p, id, rq->arena, &v, e))
        return false;
    row = (struct reading_listed){v.reading, v.alarm, v.alert_alarm, v.owner};
    json_open_object(w);
    field_write(w, LISTED, &row);
    field_text(w, "owner", str_of(v.owner));
    field_write(w, CLINICAL, &v.reading);
    field_text(w, "name", v.who.name);
    json_key(w, "mine");
    json_bool(w, v.mine);
    field_items(w, "steps", STEP, v.lines.steps, v.lines.step_n, sizeof *v.lines.steps);
    field_items(w, "reports", REPORT, v.lines.reports, v.lines.report_n, sizeof *v.lines.reports);
    may_write(rq, &v);
    json_end(w);
    reply_version(rq, v.reading.version);
    return true;
}

/* GET /api/readings/{reading} */
bool api_reading_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "reading", &id, e) && api_reading_write(rq, id, e);
}

/* POST /api/readings */
bool api_reading_add(struct request *rq, struct err *e)
{
    struct reading_new n = {.kind = READING_ECG};
    struct edit_refused refused;
    struct patient_desk p;
    struct id id;

    if (!request_body(rq, BODY, &n, e) || !api_referral_desk(rq, &p, e))
        return false;
    if (!work_reading_add(&p, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return api_reading_write(rq, id, e);
}

/* POST /api/readings/{reading}/moves */
bool api_reading_move(struct request *rq, struct err *e)
{
    struct reading_wish w = {0};
    struct edit_refused refused;
    struct patient_desk p;

    if (!request_body(rq, MOVE, &w, e) || !request_id(rq, "reading", &w.id, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    if (w.version < 0)
        w.version = 0;
    if (!work_reading_move(&p, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return api_reading_write(rq, w.id, e);
}

/* POST /api/readings/{reading}/unmask */
bool api_reading_unmask(struct request *rq, struct err *e)
{
    return api_referral_unmasked(rq, "reading", work_reading_unmask, e);
}
