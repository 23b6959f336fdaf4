/* procedure.c - the logbook: told, listed, signed off; and what a telephone needs to tell it. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/procedure_desk.h"

static const struct field FIELDS[] = {
    FIELD(struct procedure, id),
    FIELD(struct procedure, version),
    FIELD_NAMED(struct procedure, state, "state", procedure_state_names),
    FIELD_OF(struct procedure, day, FIELD_DAY, "day"),
    FIELD_NAMED(struct procedure, role, "role", procedure_role_names),
    FIELD_MAYBE(struct procedure, level),
    FIELD_NAMED(struct procedure, outcome, "outcome", procedure_outcome_names),
    FIELD_MAYBE(struct procedure, result),
    FIELD_MAYBE(struct procedure, complication),
    FIELD_MAYBE(struct procedure, local_case),
    FIELD_AS(struct procedure, risk, "risk_permille", MAYBE),
    FIELD_AS(struct procedure, technique, "technique"),
    FIELD_AS(struct procedure, technique_name, "technique_name", MAYBE),
    FIELD_AS(struct procedure, practitioner, "practitioner_code"),
    FIELD(struct procedure, practitioner_name),
    FIELD_AS(struct procedure, mentor, "mentor", MAYBE),
    FIELD_AS(struct procedure, mentor_name, "mentor_name", MAYBE),
    FIELD(struct procedure, organization),
    FIELD(struct procedure, organization_name),
    FIELD(struct procedure, county),
    FIELD_AS(struct procedure, programme, "programme", MAYBE),
    FIELD_OF(struct procedure, signed_day, FIELD_DAY, "signed", MAYBE),
    FIELD_MAYBE(struct procedure, note),
    {0},
};
const struct shape SHAPE_PROCEDURE = {
    .name = "Procedure",
    .about = "A case in the logbook: `level` of entrustment is the mentor's, 1 to 5; `result` and"
             " `complication` are words of the technique's own list; `local_case` is a number"
             " within the hospital and never tells who the patient is.",
    .fields = FIELDS};

static const struct field DETAIL[] = {TOLD(FIELD_TEXTS, "acts"), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_PROCEDURE, NULL};
const struct shape SHAPE_PROCEDURE_DETAIL = {.name = "ProcedureDetail",
                                             .about = "`acts`: what the asker may do now.",
                                             .bases = DETAIL_BASES,
                                             .told = DETAIL};

#define TOLD_FIELDS                                                                         \
    FIELD_AS(struct procedure_new, technique, "technique", .min = 1, .max = 40),            \
        FIELD_OF(struct procedure_new, day, FIELD_DAY, "day"),                              \
        FIELD_NAMED(struct procedure_new, role, "role", procedure_role_names),              \
        {.name = "outcome",                                                                 \
         .kind = FIELD_NAME,                                                                \
         .at = offsetof(struct procedure_new, outcome),                                     \
         .names = procedure_outcome_names,                                                  \
         .maybe = true},                                                                    \
        FIELD_AS(struct procedure_new, result, "result", MAYBE, .max = 30),                 \
        FIELD_AS(struct procedure_new, complication, "complication", MAYBE, .max = 30),     \
        FIELD_AS(struct procedure_new, local_case, "local_case", MAYBE, .max = 40),         \
        FIELD_AS(struct procedure_new, risk, "risk_permille", MAYBE, .min = 1, .max = 999), \
        FIELD_AS(struct procedure_new, mentor, "mentor", MAYBE, .max = 40),                 \
        FIELD_AS(struct procedure_new, organization, "organization", MAYBE, .max = 40),     \
        FIELD_AS(struct procedure_new, programme, "programme", MAYBE, .max = 40)

static const struct field BODY[] = {
    FIELD_AS(struct procedure_new, id, "id", MAYBE), TOLD_FIELDS, {0}};
const struct shape SHAPE_PROCEDURE_BODY = {
    .name = "ProcedureBody",
    .about = "A case of the asker's own. `id` is made where the case is told, so that the same one"
             " sent twice is one line; without it the server makes one. No `mentor`: the one of"
             " the only pair; no `organization`: the home. Where the technique has a list of its"
             " own `result` is a word of it and says the outcome; else `outcome` does.",
    .fields = BODY,
    .body = true};
static const struct field EDIT[] = {TOLD_FIELDS, {0}};
const struct shape SHAPE_PROCEDURE_EDIT = {.name = "ProcedureEdit", .fields = EDIT, .body = true};

static const struct field ACT[] = {
    FIELD_NAMED(struct procedure_wish, act, "act", procedure_act_names),
    FIELD_AS(struct procedure_wish, level, "level", MAYBE, .min = 0, .max = ENTRUSTMENT_MOST),
    FIELD_AS(struct procedure_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    FIELD_AS(struct procedure_wish, why, "why", MAYBE, .max = 200),
    {0},
};
const struct shape SHAPE_PROCEDURE_ACT = {
    .name = "ProcedureAct",
    .about = "`act` sign (with the `level` of entrustment, 1 to 5) or return (with `why`);"
             " `version`: as it was read, the act is refused where it was changed since.",
    .fields = ACT,
    .body = true};
static const struct field VOIDING[] = {
    FIELD_AS(struct procedure_wish, why, "why", .min = 2, .max = 200), {0}};
const struct shape SHAPE_PROCEDURE_VOID = {
    .name = "ProcedureVoid", .fields = VOIDING, .body = true};

/* GET /api/procedures?practitioner=&mentor=&technique=&organization=&state=&role=&limit=&cursor= */
bool api_procedure_list(struct request *rq, struct err *e)
{
    const struct procedure_filter filter = {
        .practitioner = request_text(rq, "practitioner"),
        .mentor = request_text(rq, "mentor"),
        .technique = request_text(rq, "technique"),
        .organization = request_text(rq, "organization"),
        .state = request_text(rq, "state"),
        .role = request_text(rq, "role"),
        .month = request_text(rq, "month"),
    };
    struct store_page page;
    struct procedure_rows rows;

    if (!request_page(rq, &page, e)
        || !work_procedure_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct procedure_view v;

    if (!work_procedure_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v.procedure);
    json_key(w, "acts");
    json_open_array(w);
    for (size_t i = 0; i < v.act_n; i++)
        json_text(w, procedure_act_names[v.acts[i]]);
    json_end(w);
    json_end(w);
    reply_version(rq, v.procedure.version);
    return true;
}

/* GET /api/procedures/{procedure} */
bool api_procedure_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "procedure", &id, e) && detail_write(rq, id, e);
}

/* POST /api/procedures */
bool api_procedure_add(struct request *rq, struct err *e)
{
    struct procedure_new n = {0};
    struct edit_refused refused;

    if (!request_body(rq, BODY, &n, e))
        return false;
    if (id_none(n.id))
        n.id = id_new();
    n.now_ms = rq->seen->now.now_ms;
    if (!work_procedure_add(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, n.id, e);
}

/* PUT /api/procedures/{procedure} */
bool api_procedure_edit(struct request *rq, struct err *e)
{
    struct procedure_new n = {0};
    struct edit_refused refused;

    if (!request_body(rq, EDIT, &n, e) || !request_id(rq, "procedure", &n.id, e)
        || !request_version(rq, &n.version, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_procedure_edit(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, n.version, e);
    return detail_write(rq, n.id, e);
}

static bool act(struct request *rq, struct procedure_wish *w, struct err *e)
{
    struct edit_refused refused;

    if (!request_id(rq, "procedure", &w->id, e))
        return false;
    w->now_ms = rq->seen->now.now_ms;
    if (!work_procedure_act(rq->store, rq->subject, w, &refused, e))
        return request_edit_refused(rq, &refused, w->version, e);
    return detail_write(rq, w->id, e);
}

/* POST /api/procedures/{procedure}/acts */
bool api_procedure_act(struct request *rq, struct err *e)
{
    struct procedure_wish w = {0};

    if (!request_body(rq, ACT, &w, e))
        return false;
    if (w.act != PROCEDURE_SIGN && w.act != PROCEDURE_RETURN)
        return err_set(e, ERR_INPUT, "act: sign or return is wanted");
    return act(rq, &w, e);
}

/* POST /api/procedures/{procedure}/void */
bool api_procedure_void(struct request *rq, struct err *e)
{
    struct procedure_wish w = {0};

    if (!request_body(rq, VOIDING, &w, e))
        return false;
    w.act = PROCEDURE_VOID;
    return act(rq, &w, e);
}

/* --- for the telephone --- */

static const struct field TECHNIQUE[] = {
    FIELD(struct procedure_technique, code),
    FIELD(struct procedure_technique, name),
    FIELD_MAYBE(struct procedure_technique, outcomes),
    FIELD_MAYBE(struct procedure_technique, complications),
    FIELD_AS(struct procedure_technique, told, "told_n"),
    {0},
};
static const struct shape TECHNIQUE_SHAPE = {
    .name = "LogbookTechnique",
    .about = "Lists have semicolons between their words; null: success and failure.",
    .fields = TECHNIQUE};
static const struct field MENTOR[] = {
    FIELD(struct procedure_mentor, code),
    FIELD(struct procedure_mentor, name),
    FIELD(struct procedure_mentor, organization_name),
    FIELD(struct procedure_mentor, paired),
    {0},
};
static const struct shape MENTOR_SHAPE = {.name = "LogbookMentor", .fields = MENTOR};
static const struct field BOOK[] = {
    FIELD_AS(struct logbook, code, "code"),
    FIELD_AS(struct logbook, name, "name"),
    FIELD_AS(struct logbook, organization, "organization"),
    FIELD_AS(struct logbook, organization_name, "organization_name"),
    FIELD_OF(struct logbook, today, FIELD_DAY, "today"),
    {0},
};
static const struct field BOOK_TOLD[] = {
    TOLD(FIELD_ITEMS, "techniques", .shape = &TECHNIQUE_SHAPE),
    TOLD(FIELD_ITEMS, "mentors", .shape = &MENTOR_SHAPE),
    TOLD(FIELD_ITEMS, "recent", .shape = &SHAPE_PROCEDURE),
    TOLD(FIELD_ITEMS, "waiting", .shape = &SHAPE_PROCEDURE),
    {0},
};
const struct shape SHAPE_LOGBOOK = {
    .name = "Logbook",
    .about = "What a telephone needs to tell cases without a network: the asker, techniques with"
             " their lists, mentors, the latest own cases and those that wait for his signature.",
    .fields = BOOK,
    .told = BOOK_TOLD};

/* GET /api/logbook */
bool api_logbook_see(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct logbook l;

    if (!work_logbook_see(rq->store, rq->subject, rq->seen->now.now_ms, rq->arena, &l, e))
        return false;
    json_open_object(w);
    field_write(w, BOOK, &l);
    field_items(w, "techniques", TECHNIQUE, l.techniques.items, l.techniques.n,
                sizeof *l.techniques.items);
    field_items(w, "mentors", MENTOR, l.mentors.items, l.mentors.n, sizeof *l.mentors.items);
    field_items(w, "recent", FIELDS, l.recent.items, l.recent.n, sizeof *l.recent.items);
    field_items(w, "waiting", FIELDS, l.waiting.items, l.waiting.n, sizeof *l.waiting.items);
    json_end(w);
    return true;
}
