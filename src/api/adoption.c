/* adoption.c - the technique-transfer ledger: listed with what is claimed and what was measured,
 * proposed, moved, approved. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/adoption_desk.h"

static const struct field FIELDS[] = {
    FIELD_AS(struct adoption_view, adoption.id, "id"),
    FIELD_AS(struct adoption_view, adoption.version, "version"),
    FIELD_NAMED(struct adoption_view, adoption.state, "state", adoption_state_names),
    FIELD_AS(struct adoption_view, adoption.organization, "organization"),
    FIELD_AS(struct adoption_view, adoption.organization_name, "organization_name"),
    FIELD_AS(struct adoption_view, adoption.county, "county"),
    FIELD_AS(struct adoption_view, adoption.technique, "technique"),
    FIELD_AS(struct adoption_view, adoption.technique_name, "technique_name"),
    FIELD_AS(struct adoption_view, adoption.practitioner, "practitioner_code", MAYBE),
    FIELD_AS(struct adoption_view, adoption.practitioner_name, "practitioner_name", MAYBE),
    FIELD_AS(struct adoption_view, adoption.programme, "programme", MAYBE),
    FIELD_OF(struct adoption_view, adoption.gap_day, FIELD_DAY, "gap_day", MAYBE),
    FIELD_OF(struct adoption_view, adoption.applied_day, FIELD_DAY, "applied_day", MAYBE),
    FIELD_OF(struct adoption_view, adoption.approved_day, FIELD_DAY, "approved_day", MAYBE),
    FIELD_OF(struct adoption_view, adoption.first_day, FIELD_DAY, "first_day", MAYBE),
    FIELD_OF(struct adoption_view, adoption.supervised_day, FIELD_DAY, "supervised_day", MAYBE),
    FIELD_OF(struct adoption_view, adoption.independent_day, FIELD_DAY, "independent_day", MAYBE),
    FIELD_OF(struct adoption_view, adoption.sustained_day, FIELD_DAY, "sustained_day", MAYBE),
    FIELD_OF(struct adoption_view, adoption.left_day, FIELD_DAY, "left_day", MAYBE),
    FIELD_AS(struct adoption_view, adoption.cause, "reason", MAYBE),
    FIELD_AS(struct adoption_view, adoption.equipment, "equipment", MAYBE),
    FIELD_AS(struct adoption_view, adoption.staff, "staff", MAYBE),
    FIELD_AS(struct adoption_view, adoption.safety_plan, "safety_plan", MAYBE),
    FIELD_AS(struct adoption_view, evidence.cases, "claimed_n"),
    FIELD_AS(struct adoption_view, evidence.early, "early_n"),
    FIELD_AS(struct adoption_view, evidence.supervised, "supervised_n"),
    FIELD_AS(struct adoption_view, evidence.alone, "alone_n"),
    FIELD_AS(struct adoption_view, evidence.entrusted, "entrusted_n"),
    FIELD_OF(struct adoption_view, evidence.last_alone_day, FIELD_DAY, "last_alone_day", MAYBE),
    FIELD_AS(struct adoption_view, evidence.measurable, "measurable"),
    FIELD_AS(struct adoption_view, evidence.measured, "measured_n"),
    FIELD_OF(struct adoption_view, evidence.measured_from, FIELD_MONTH, "measured_from", MAYBE),
    FIELD_OF(struct adoption_view, evidence.measured_to, FIELD_MONTH, "measured_to", MAYBE),
    {0},
};
const struct shape SHAPE_ADOPTION = {
    .name = "Adoption",
    .about =
        "A technique on its way into a hospital. `claimed_n` cases are in the logbook (`early_n`"
        " before the approval; `supervised_n` and `alone_n` by doctors of the own hospital since;"
        " `entrusted_n` of them may work alone now); `measured_n` operations of its procedure code"
        " are in the cube, where it has one (`measurable`). `reason`: why it lapsed.",
    .fields = FIELDS};
static const struct field LINE[] = {
    FIELD_NAMED(struct adoption_line, move, "move", adoption_move_names),
    FIELD_NAMED(struct adoption_line, was, "was", adoption_state_names),
    FIELD_NAMED(struct adoption_line, state, "state", adoption_state_names),
    FIELD_OF(struct adoption_line, day, FIELD_DAY, "day"),
    FIELD_AS(struct adoption_line, events, "event_n", MAYBE),
    FIELD_MAYBE(struct adoption_line, why),
    FIELD_OF(struct adoption_line, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape LINE_SHAPE = {.name = "AdoptionStep", .fields = LINE};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "steps", .shape = &LINE_SHAPE), TOLD(FIELD_TEXTS, "moves"), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_ADOPTION, NULL};
const struct shape SHAPE_ADOPTION_DETAIL = {
    .name = "AdoptionDetail",
    .about = "`moves`: what state, cases and the asker's post allow now.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct adoption_new, programme, "programme", MAYBE, .max = 40),
    FIELD_AS(struct adoption_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct adoption_new, technique, "technique", .min = 1, .max = 40),
    FIELD_AS(struct adoption_new, practitioner, "practitioner", MAYBE, .max = 40),
    {0},
};
const struct shape SHAPE_ADOPTION_BODY = {
    .name = "AdoptionBody",
    .about = "A gap: `practitioner` is the doctor who answers for it.",
    .fields = BODY,
    .body = true};
static const struct field MOVE[] = {
    FIELD_NAMED(struct adoption_wish, step.move, "move", adoption_move_names),
    FIELD_AS(struct adoption_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    FIELD_AS(struct adoption_wish, step.equipment, "equipment", MAYBE, .max = 400),
    FIELD_AS(struct adoption_wish, step.staff, "staff", MAYBE, .max = 400),
    FIELD_AS(struct adoption_wish, step.safety_plan, "safety_plan", MAYBE, .max = 400),
    FIELD_OF(struct adoption_wish, step.day, FIELD_DAY, "day", MAYBE),
    FIELD_AS(struct adoption_wish, step.events, "event_n", MAYBE, .min = 0, .max = 1000000),
    FIELD_AS(struct adoption_wish, step.why, "why", MAYBE, .max = 200),
    {0},
};
const struct shape SHAPE_ADOPTION_MOVE = {
    .name = "AdoptionMove",
    .about = "apply wants `equipment`, `staff` and `safety_plan`; leave the `day` on which the"
             " expert left; follow_up `event_n` adverse events; lapse its cause as `why`:"
             " equipment, staffing, expert_left, demand or safety.",
    .fields = MOVE,
    .body = true};
static const struct field APPROVAL[] = {
    FIELD_NAMED(struct adoption_wish, step.move, "move", adoption_move_names),
    FIELD_AS(struct adoption_wish, step.why, "why", MAYBE, .max = 200),
    {0},
};
const struct shape SHAPE_ADOPTION_APPROVAL = {.name = "AdoptionApproval",
                                              .about = "`move` approve, or refuse with a reason.",
                                              .fields = APPROVAL,
                                              .body = true};

/* GET /api/adoptions?organization=&technique=&state=&limit=&cursor= */
bool api_adoption_list(struct request *rq, struct err *e)
{
    const struct adoption_filter filter = {.organization = request_text(rq, "organization"),
                                           .technique = request_text(rq, "technique"),
                                           .state = request_text(rq, "state")};
    struct store_page page;
    struct adoption_views rows;

    if (!request_page(rq, &page, e)
        || !work_adoption_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct adoption_view v;

    if (!work_adoption_see(rq->store, rq->subject, id, rq->seen->now.now_ms, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v);
    field_items(w, "steps", LINE, v.lines.items, v.lines.n, sizeof *v.lines.items);
    json_key(w, "moves");
    json_open_array(w);
    for (size_t i = 0; i < v.move_n; i++)
        json_text(w, adoption_move_names[v.moves[i]]);
    json_end(w);
    json_end(w);
    reply_version(rq, v.adoption.version);
    return true;
}

/* GET /api/adoptions/{adoption} */
bool api_adoption_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "adoption", &id, e) && detail_write(rq, id, e);
}

/* POST /api/adoptions */
bool api_adoption_add(struct request *rq, struct err *e)
{
    struct adoption_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_adoption_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, id, e);
}

static bool move(struct request *rq, const struct field *fields, bool approval, struct err *e)
{
    struct adoption_wish w = {.step = {.day = DAY_NONE}};
    struct edit_refused refused;
    bool decides;

    if (!request_body(rq, fields, &w, e) || !request_id(rq, "adoption", &w.id, e))
        return false;
    decides = w.step.move == ADOPTION_APPROVE || w.step.move == ADOPTION_REFUSE;
    if (decides != approval)
        return err_set(e, ERR_INPUT,
                       approval ? "move: approve or refuse is wanted"
                                : "move: it is approved or refused elsewhere");
    w.now_ms = rq->seen->now.now_ms;
    if (!work_adoption_move(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return detail_write(rq, w.id, e);
}

/* POST /api/adoptions/{adoption}/moves */
bool api_adoption_move(struct request *rq, struct err *e)
{
    return move(rq, MOVE, false, e);
}

/* POST /api/adoptions/{adoption}/approval */
bool api_adoption_approve(struct request *rq, struct err *e)
{
    return move(rq, APPROVAL, true, e);
}
