/* demand.c - orders: listed, seen whole with their evidence and history. */
#include "api/demand.h"

#include "api/auth.h"
#include "api/handler.h"

static const struct field DEMAND[] = {
    FIELD_AS(struct demand_row, demand.id, "id"),
    FIELD_AS(struct demand_row, demand.code, "code"),
    FIELD_NAMED(struct demand_row, demand.kind, "kind", demand_kind_names),
    FIELD_AS(struct demand_row, demand.programme, "programme", MAYBE),
    FIELD_MAYBE(struct demand_row, programme_name),
    FIELD_AS(struct demand_row, demand.organization, "organization"),
    FIELD(struct demand_row, organization_name),
    FIELD_AS(struct demand_row, demand.county, "county"),
    FIELD(struct demand_row, county_name),
    FIELD_AS(struct demand_row, demand.discipline, "discipline"),
    FIELD_AS(struct demand_row, demand.seats, "seats"),
    FIELD_AS(struct demand_row, demand.suggested, "suggested", MAYBE),
    FIELD_AS(struct demand_row, demand.requested, "requested", MAYBE),
    FIELD_AS(struct demand_row, demand.approved, "approved", MAYBE),
    FIELD(struct demand_row, filled),
    FIELD_AS(struct demand_row, demand.min_title_rank, "min_title_rank"),
    FIELD_AS(struct demand_row, demand.techniques, "techniques"),
    FIELD_AS(struct demand_row, demand.tier, "tier"),
    FIELD_AS(struct demand_row, demand.weight, "weight"),
    FIELD_OF(struct demand_row, demand.start_day, FIELD_DAY, "start"),
    FIELD_AS(struct demand_row, demand.months, "months"),
    FIELD_NAMED(struct demand_row, demand.state, "state", demand_state_names),
    FIELD_MAYBE(struct demand_row, owner),
    FIELD_OF(struct demand_row, demand.since_ms, FIELD_MS, "since", MAYBE),
    FIELD_OF(struct demand_row, due_day, FIELD_DAY, "due", MAYBE),
    FIELD_OF(struct demand_row, demand.made_ms, FIELD_MS, "made"),
    FIELD_AS(struct demand_row, demand.gap, "gap", MAYBE),
    FIELD_AS(struct demand_row, demand.team, "team", MAYBE),
    {0},
};

const struct shape SHAPE_DEMAND = {
    .name = "Demand",
    .about = "`owner` is who has to do something: organization, county, city or province; `since`"
             " from when on, `due` until when the programme wants his word. filled <= approved <= "
             "requested. `team`: all seats of all orders of the programme with this word, or none.",
    .fields = DEMAND};

static const struct field MORE[] = {
    FIELD_AS(struct demand_detail, row.demand.required, "required"),
    FIELD_AS(struct demand_detail, row.demand.edition, "edition"),
    FIELD_AS(struct demand_detail, row.demand.reason, "reason", MAYBE),
    FIELD_AS(struct demand_detail, row.demand.claim, "claim", MAYBE),
    FIELD_AS(struct demand_detail, row.demand.ready_people, "ready_people", MAYBE),
    FIELD_AS(struct demand_detail, row.demand.ready_beds, "ready_beds", MAYBE),
    FIELD_AS(struct demand_detail, row.demand.ready_equipment, "ready_equipment", MAYBE),
    FIELD_AS(struct demand_detail, row.demand.chain, "chain"),
    FIELD_AS(struct demand_detail, row.demand.remainder_of, "remainder_of", MAYBE),
    FIELD_AS(struct demand_detail, remainder, "remainder", MAYBE),
    FIELD_AS(struct demand_detail, row.demand.plan, "plan", MAYBE),
    FIELD_AS(struct demand_detail, row.demand.version, "version"),
    {0},
};

static const struct field LINE[] = {
    FIELD(struct demand_line, kind),           FIELD(struct demand_line, code),
    FIELD_MAYBE(struct demand_line, name),     FIELD(struct demand_line, cases),
    FIELD(struct demand_line, home),           FIELD(struct demand_line, away),
    FIELD_MAYBE(struct demand_line, value_rw), {0},
};
static const struct shape LINE_SHAPE = {
    .name = "DemandLine", .about = "`kind`: group, blank or fragile.", .fields = LINE};
static const struct field EVIDENCE[] = {
    FIELD_OF(struct demand_evidence, frozen_ms, FIELD_MS, "frozen"),
    FIELD_OF(struct demand_evidence, from_month, FIELD_MONTH, "from"),
    FIELD_OF(struct demand_evidence, to_month, FIELD_MONTH, "to"),
    FIELD(struct demand_evidence, rank),
    FIELD_MAYBE(struct demand_evidence, avoidable_rw),
    FIELD_MAYBE(struct demand_evidence, avoidable_rw_low),
    FIELD_MAYBE(struct demand_evidence, money_fen),
    FIELD_MAYBE(struct demand_evidence, blanks),
    FIELD_MAYBE(struct demand_evidence, score),
    FIELD_MAYBE(struct demand_evidence, specialists),
    FIELD_MAYBE(struct demand_evidence, seats),
    {0},
};
static const struct field YEAR[] = {
    FIELD(struct demand_year, code),
    FIELD_MAYBE(struct demand_year, name),
    FIELD(struct demand_year, back),
    FIELD_OF(struct demand_year, from_month, FIELD_MONTH, "from"),
    FIELD_OF(struct demand_year, to_month, FIELD_MONTH, "to"),
    FIELD(struct demand_year, cases),
    FIELD(struct demand_year, home),
    FIELD(struct demand_year, away),
    {0},
};
static const struct shape YEAR_SHAPE = {
    .name = "DemandYear",
    .about = "A case group in the window (`back` 0) and in the same months of the years before that"
             " the cube has whole.",
    .fields = YEAR};
static const struct field EVIDENCE_TOLD[] = {TOLD(FIELD_ITEMS, "lines", .shape = &LINE_SHAPE),
                                             TOLD(FIELD_ITEMS, "years", .shape = &YEAR_SHAPE),
                                             {0}};
static const struct shape EVIDENCE_SHAPE = {
    .name = "DemandEvidence",
    .about = "What the figures said when the demand was made; it never changes.",
    .fields = EVIDENCE,
    .told = EVIDENCE_TOLD};
static const struct field STEP[] = {
    FIELD(struct demand_step, step),
    FIELD_NAMED(struct demand_step, act, "act", demand_act_names),
    FIELD_MAYBE(struct demand_step, level),
    FIELD(struct demand_step, seats),
    FIELD_MAYBE(struct demand_step, why),
    FIELD_MAYBE(struct demand_step, name),
    FIELD_OF(struct demand_step, at_ms, FIELD_MS, "at"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "DemandStep", .fields = STEP};

static const struct field DETAIL[] = {
    TOLD(FIELD_OBJECT, "evidence", .shape = &EVIDENCE_SHAPE, .absent = true),
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
    TOLD(FIELD_IDS, "assignments"),
    TOLD(FIELD_TEXTS, "actions"),
    {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_DEMAND, NULL};
const struct shape SHAPE_DEMAND_DETAIL = {
    .name = "DemandDetail",
    .about =
        "With its evidence, if there is any; what happened to it; its assignments in the plan that"
        " took it, else in the newest; `chain` who approves, `remainder` the demand that its"
        " empty seats became.",
    .bases = DETAIL_BASES,
    .fields = MORE,
    .told = DETAIL};

/* GET /api/demands?state=&kind=&county=&discipline=&programme=&waits=&limit=&cursor= */
bool api_demand_list(struct request *rq, struct err *e)
{
    static const char *const MINE[] = {"mine", NULL};
    const struct demand_filter filter = {.state = request_text(rq, "state"),
                                         .kind = request_text(rq, "kind"),
                                         .county = request_text(rq, "county"),
                                         .discipline = request_text(rq, "discipline"),
                                         .programme = request_text(rq, "programme"),
                                         .waits = request_text(rq, "waits").n > 0};
    struct str waits = request_text(rq, "waits");
    struct store_page page;
    struct demand_rows rows;

    if (!request_choice(rq, "state", filter.state, demand_state_names, "a state of demands", e)
        || !request_choice(rq, "kind", filter.kind, demand_kind_names, "a kind of demands", e)
        || !request_choice(rq, "waits", waits, MINE, "mine", e) || !request_page(rq, &page, e)
        || !work_demand_list(rq->store, rq->subject, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, DEMAND, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static void evidence_write(struct json_writer *w, const struct demand_view *v)
{
    if (!v->evidenced)
        return;
    json_key(w, "evidence");
    json_open_object(w);
    field_write(w, EVIDENCE, &v->evidence);
    field_items(w, "lines", LINE, v->evidence.lines, v->evidence.line_n,
                sizeof v->evidence.lines[0]);
    field_items(w, "years", YEAR, v->evidence.years, v->evidence.year_n,
                sizeof v->evidence.years[0]);
    json_end(w);
}

bool api_demand_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct demand_view v;

    if (!work_demand_see(rq->store, rq->subject, id, rq->seen->now.now_ms, rq->arena, &v, e))
        return false;
    reply_version(rq, v.detail.row.demand.version);
    json_open_object(w);
    field_write(w, DEMAND, &v.detail.row);
    field_write(w, MORE, &v.detail);
    evidence_write(w, &v);
    field_items(w, "steps", STEP, v.steps.items, v.steps.n, sizeof v.steps.items[0]);
    json_key(w, "assignments");
    json_open_array(w);
    for (size_t i = 0; i < v.detail.assignment_n; i++)
        field_id(w, NULL, v.detail.assignments[i]);
    json_end(w);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* GET /api/demands/{demand} */
bool api_demand_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "demand", &id, e) && api_demand_write(rq, id, e);
}
