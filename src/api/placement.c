/* placement.c - placements: listed, seen with their timeline, proposed, moved by their parties. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/desk.h"
#include "work/placement_desk.h"

static const struct field FIELDS[] = {
    FIELD(struct placement, id),
    FIELD(struct placement, code),
    FIELD(struct placement, version),
    FIELD(struct placement, programme),
    FIELD_NAMED(struct placement, kind, "kind", placement_kind_names),
    FIELD_NAMED(struct placement, state, "state", placement_state_names),
    FIELD_AS(struct placement, practitioner, "practitioner_code"),
    FIELD(struct placement, practitioner_name),
    FIELD_AS(struct placement, home, "home", MAYBE),
    FIELD_AS(struct placement, home_name, "home_name", MAYBE),
    FIELD(struct placement, organization),
    FIELD(struct placement, organization_name),
    FIELD(struct placement, county),
    FIELD_MAYBE(struct placement, discipline),
    FIELD_MAYBE(struct placement, post),
    FIELD_AS(struct placement, title, "held_title", MAYBE),
    FIELD_MAYBE(struct placement, technique),
    FIELD_MAYBE(struct placement, round),
    FIELD_MAYBE(struct placement, succeeds),
    FIELD_OF(struct placement, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct placement, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_OF(struct placement, arrived_day, FIELD_DAY, "arrived", MAYBE),
    FIELD_OF(struct placement, ended_day, FIELD_DAY, "ended", MAYBE),
    FIELD_AS(struct placement, cause, "reason", MAYBE),
    {0},
};
const struct shape SHAPE_PLACEMENT = {
    .name = "Placement",
    .about =
        "`from` and `until` as agreed, `arrived` and `ended` as it came; `held_title` is a post"
        " held at the host, `reason` why it ended early or was called off.",
    .fields = FIELDS};

static const struct field STEP[] = {
    FIELD_NAMED(struct step_line, move, "move", placement_move_names),
    FIELD_NAMED(struct step_line, was, "was", placement_state_names),
    FIELD_NAMED(struct step_line, state, "state", placement_state_names),
    FIELD(struct step_line, party),
    FIELD_OF(struct step_line, day, FIELD_DAY, "day"),
    FIELD_OF(struct step_line, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_MAYBE(struct step_line, why),
    FIELD_OF(struct step_line, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "PlacementStep", .fields = STEP};
static const struct field LEAVE[] = {
    FIELD_OF(struct leave_line, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct leave_line, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_MAYBE(struct leave_line, why),
    {0},
};
static const struct shape LEAVE_SHAPE = {.name = "PlacementLeave", .fields = LEAVE};
static const struct field MONTH[] = {
    FIELD_OF(struct month_line, month, FIELD_MONTH, "month"),
    FIELD(struct month_line, days),
    {0},
};
static const struct shape MONTH_SHAPE = {.name = "PlacementMonth", .fields = MONTH};
static const struct field REVIEW[] = {
    FIELD_NAMED(struct review_line, kind, "kind", review_kind_names),
    FIELD_OF(struct review_line, day, FIELD_DAY, "day"),
    FIELD_NAMED(struct review_line, grade, "grade", review_grade_names),
    FIELD_MAYBE(struct review_line, note),
    {0},
};
static const struct shape REVIEW_SHAPE = {.name = "PlacementReview", .fields = REVIEW};
static const struct field DAY[] = {
    FIELD_OF(struct day_line, day, FIELD_DAY, "day"),
    FIELD_OF(struct day_line, home_day, FIELD_DAY, "person_told", MAYBE),
    FIELD_OF(struct day_line, host_day, FIELD_DAY, "host_told", MAYBE),
    {0},
};
static const struct shape DAY_SHAPE = {
    .name = "PlacementDay", .about = "On which day each side told it.", .fields = DAY};
static const struct field TASK[] = {
    FIELD(struct task_line, id),
    FIELD(struct task_line, about),
    FIELD_OF(struct task_line, due_day, FIELD_DAY, "due"),
    FIELD_OF(struct task_line, done_day, FIELD_DAY, "done", MAYBE),
    FIELD_OF(struct task_line, signed_day, FIELD_DAY, "signed", MAYBE),
    {0},
};
static const struct shape TASK_SHAPE = {.name = "PlacementTask", .fields = TASK};
static const struct field CERTIFICATE[] = {
    FIELD(struct certificate_line, code),
    FIELD_OF(struct certificate_line, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct certificate_line, until_day, FIELD_DAY, "until"),
    FIELD(struct certificate_line, days),
    FIELD_OF(struct certificate_line, issued_day, FIELD_DAY, "issued"),
    FIELD_OF(struct certificate_line, withdrawn_ms, FIELD_MS, "withdrawn", MAYBE),
    FIELD_MAYBE(struct certificate_line, withdrawn_why),
    {0},
};
static const struct shape CERTIFICATE_SHAPE = {.name = "Certificate", .fields = CERTIFICATE};

static const struct field NEED[] = {
    FIELD(struct training_need, spectrum),
    FIELD(struct training_need, outflow),
    FIELD(struct training_need, capability),
    FIELD_MAYBE(struct training_need, demand),
    {0},
};
static const struct shape NEED_SHAPE = {
    .name = "TrainingNeed", .about = "Why somebody was nominated.", .fields = NEED};
static const struct field CHECK[] = {
    FIELD_AS(struct training_check, months, "after_months"),
    FIELD_OF(struct training_check, due_day, FIELD_DAY, "due"),
    FIELD_OF(struct training_check, done_day, FIELD_DAY, "done", MAYBE),
    FIELD(struct training_check, equipped),
    FIELD(struct training_check, opened),
    FIELD_AS(struct training_check, cases, "case_n"),
    FIELD_AS(struct training_check, taught, "taught_n"),
    FIELD_AS(struct training_check, cause, "reason", MAYBE),
    FIELD_MAYBE(struct training_check, note),
    {0},
};
static const struct shape CHECK_SHAPE = {
    .name = "TrainingCheck",
    .about = "Whether what was learned is in use, 3, 6 and 12 months after the return.",
    .fields = CHECK};

static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
    TOLD(FIELD_ITEMS, "leaves", .shape = &LEAVE_SHAPE),
    TOLD(FIELD_ITEMS, "closed_months", .shape = &MONTH_SHAPE),
    TOLD(FIELD_ITEMS, "reviews", .shape = &REVIEW_SHAPE),
    TOLD(FIELD_ITEMS, "on_site", .shape = &DAY_SHAPE),
    TOLD(FIELD_ITEMS, "tasks", .shape = &TASK_SHAPE),
    TOLD(FIELD_ITEMS, "certificates", .shape = &CERTIFICATE_SHAPE),
    TOLD(FIELD_ITEMS, "needs", .shape = &NEED_SHAPE),
    TOLD(FIELD_ITEMS, "checks", .shape = &CHECK_SHAPE),
    TOLD(FIELD_COUNT, "confirmed"),
    TOLD(FIELD_DAY, "midterm_due", MAYBE),
    TOLD(FIELD_TEXTS, "moves"),
    TOLD(FIELD_TEXTS, "parties"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_PLACEMENT, NULL};
const struct shape SHAPE_PLACEMENT_DETAIL = {
    .name = "PlacementDetail",
    .about = "`moves`: what the asker may do now; `parties`: who he is to it; `confirmed`: days on"
             " site that both sides told.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct placement_new, programme, "programme", .min = 1, .max = 40),
    FIELD_NAMED(struct placement_new, kind, "kind", placement_kind_names),
    FIELD_AS(struct placement_new, practitioner, "practitioner", .min = 1, .max = 40),
    FIELD_AS(struct placement_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct placement_new, discipline, "discipline", MAYBE, .max = 40),
    FIELD_AS(struct placement_new, post, "post", MAYBE, .max = 40),
    FIELD_AS(struct placement_new, title, "held_title", MAYBE, .max = 40),
    FIELD_AS(struct placement_new, technique, "technique", MAYBE, .max = 40),
    FIELD_AS(struct placement_new, round, "round", MAYBE, .max = 40),
    FIELD_AS(struct placement_new, succeeds, "succeeds", MAYBE, .max = 80),
    FIELD_OF(struct placement_new, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct placement_new, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
const struct shape SHAPE_PLACEMENT_BODY = {
    .name = "PlacementBody",
    .about = "`practitioner` and `organization` (the host) are codes; the home is the"
             " practitioner's. `post` is wanted of a shared post, `succeeds` is the code of the"
             " placement it takes over from. Training is nominated instead.",
    .fields = BODY,
    .body = true};

static const struct field EDIT[] = {
    FIELD_OF(struct placement_edit, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct placement_edit, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_AS(struct placement_edit, title, "held_title", MAYBE, .max = 40),
    FIELD_AS(struct placement_edit, technique, "technique", MAYBE, .max = 40),
    {0},
};
const struct shape SHAPE_PLACEMENT_EDIT = {.name = "PlacementEdit", .fields = EDIT, .body = true};

static const struct field MOVE[] = {
    FIELD_NAMED(struct placement_wish, step.move, "move", placement_move_names),
    FIELD_OF(struct placement_wish, step.day, FIELD_DAY, "day", MAYBE),
    FIELD_OF(struct placement_wish, step.until_day, FIELD_DAY, "until", MAYBE),
    FIELD_AS(struct placement_wish, step.why, "why", MAYBE, .max = 200),
    FIELD_AS(struct placement_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_PLACEMENT_MOVE = {
    .name = "PlacementMove",
    .about = "No `day`: today. `until`: last day of a leave or an extension. `version`: as it was"
             " read; the move is refused where somebody moved it since. `undo` takes the own last"
             " move back, within 10 minutes and before anybody acted on it.",
    .fields = MOVE,
    .body = true};

static const struct field TELL[] = {
    FIELD_OF(struct placement_told, from_day, FIELD_DAY, "from", MAYBE),
    FIELD_OF(struct placement_told, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
const struct shape SHAPE_PLACEMENT_DAYS = {.name = "PlacementDaysBody",
                                           .about = "No `from`: today. No `until`: that day alone.",
                                           .fields = TELL,
                                           .body = true};
static const struct field CLOSE[] = {FIELD_OF(struct placement_close, month, FIELD_MONTH, "month"),
                                     {0}};
const struct shape SHAPE_PLACEMENT_CLOSE = {
    .name = "PlacementMonthBody", .fields = CLOSE, .body = true};
static const struct field TASK_NEW[] = {
    FIELD_AS(struct placement_task, about, "about", .min = 2, .max = 100),
    FIELD_OF(struct placement_task, due_day, FIELD_DAY, "due"),
    {0},
};
const struct shape SHAPE_PLACEMENT_TASK = {
    .name = "PlacementTaskBody", .fields = TASK_NEW, .body = true};
static const struct field REVIEW_NEW[] = {
    FIELD_NAMED(struct placement_review, kind, "kind", review_kind_names),
    FIELD_NAMED(struct placement_review, grade, "grade", review_grade_names),
    FIELD_AS(struct placement_review, note, "note", MAYBE, .max = 400),
    {0},
};
const struct shape SHAPE_PLACEMENT_REVIEW = {
    .name = "PlacementReviewBody", .fields = REVIEW_NEW, .body = true};

static const struct field FROM_PLAN[] = {
    FIELD_AS(struct placement_from_plan, programme, "programme", .min = 1, .max = 40), {0}};
const struct shape SHAPE_PLAN_PLACEMENTS_BODY = {
    .name = "PlanPlacementsBody", .fields = FROM_PLAN, .body = true};
static const struct field MADE[] = {
    FIELD_AS(struct placement_made, made, "made_n"),
    FIELD_AS(struct placement_made, clashes, "clashes"),
    {0},
};
const struct shape SHAPE_PLAN_PLACEMENTS = {
    .name = "PlanPlacements",
    .about = "`clashes`: demand and seat of those who are placed elsewhere in the term.",
    .fields = MADE};

/* GET /api/placements?kind=&state=&programme=&practitioner=&discipline=&now=&limit=&cursor= */
bool api_placement_list(struct request *rq, struct err *e)
{
    const struct placement_filter filter = {
        .kind = request_text(rq, "kind"),
        .state = request_text(rq, "state"),
        .programme = request_text(rq, "programme"),
        .practitioner = request_text(rq, "practitioner"),
        .discipline = request_text(rq, "discipline"),
        .now = request_yes(rq, "now"),
    };
    struct store_page page;
    struct placement_rows rows;

    if (!request_page(rq, &page, e)
        || !work_placement_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static void names_write(struct json_writer *w, const struct placement_view *v)
{
    json_key(w, "moves");
    json_open_array(w);
    for (size_t i = 0; i < v->move_n; i++)
        json_text(w, placement_move_names[v->moves[i]]);
    json_end(w);
    field_parties(w, v->parties, placement_party_name);
}

static void lines_write(struct json_writer *w, const struct placement_lines *l)
{
    field_items(w, "steps", STEP, l->steps, l->step_n, sizeof *l->steps);
    field_items(w, "leaves", LEAVE, l->leaves, l->leave_n, sizeof *l->leaves);
    field_items(w, "closed_months", MONTH, l->months, l->month_n, sizeof *l->months);
    field_items(w, "reviews", REVIEW, l->reviews, l->review_n, sizeof *l->reviews);
    field_items(w, "on_site", DAY, l->days, l->day_n, sizeof *l->days);
    field_items(w, "tasks", TASK, l->tasks, l->task_n, sizeof *l->tasks);
    field_items(w, "certificates", CERTIFICATE, l->certificates, l->certificate_n,
                sizeof *l->certificates);
}

bool api_placement_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct placement_view v;
    char day[DAY_TEXT];

    if (!work_placement_see(rq->store, rq->subject, id, rq->seen->now.now_ms, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v.placement);
    lines_write(w, &v.lines);
    field_items(w, "needs", NEED, &v.need, v.has_need, sizeof v.need);
    field_items(w, "checks", CHECK, v.checks.items, v.checks.n, sizeof *v.checks.items);
    field_count(w, "confirmed", v.confirmed);
    if (v.midterm_day != DAY_NONE)
        day_text(v.midterm_day, day);
    field_text(w, "midterm_due", v.midterm_day != DAY_NONE ? str_of(day) : STR(""));
    names_write(w, &v);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    reply_version(rq, v.placement.version);
    return true;
}

/* GET /api/placements/{placement} */
bool api_placement_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "placement", &id, e) && api_placement_write(rq, id, e);
}

/* POST /api/placements */
bool api_placement_add(struct request *rq, struct err *e)
{
    struct placement_new n = {.until_day = DAY_NONE};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_placement_propose(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return api_placement_write(rq, id, e);
}

/* POST /api/plans/{plan}/placements */
bool api_placement_from_plan(struct request *rq, struct err *e)
{
    struct placement_from_plan n = {0};
    struct placement_made made;

    if (!request_body(rq, FROM_PLAN, &n, e) || !request_id(rq, "plan", &n.plan, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_placement_from_plan(rq->store, rq->subject, &n, rq->arena, &made, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, MADE, &made);
    json_end(&rq->json);
    return true;
}

/* PUT /api/placements/{placement} */
bool api_placement_edit(struct request *rq, struct err *e)
{
    struct placement_edit edit = {.until_day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, EDIT, &edit, e) || !request_id(rq, "placement", &edit.id, e)
        || !request_version(rq, &edit.version, e))
        return false;
    edit.now_ms = rq->seen->now.now_ms;
    if (!work_placement_edit(rq->store, rq->subject, &edit, &refused, e))
        return request_edit_refused(rq, &refused, edit.version, e);
    return api_placement_write(rq, edit.id, e);
}

static int32_t today(const struct request *rq)
{
    return desk_today(rq->seen->now.now_ms);
}

/* POST /api/placements/{placement}/moves */
bool api_placement_move(struct request *rq, struct err *e)
{
    struct placement_wish w = {.step = {.day = DAY_NONE, .until_day = DAY_NONE}};
    struct edit_refused refused;

    if (!request_body(rq, MOVE, &w, e) || !request_id(rq, "placement", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (w.version < 0)
        w.version = 0;
    if (w.step.day == DAY_NONE)
        w.step.day = today(rq);
    if (!work_placement_move(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return api_placement_write(rq, w.id, e);
}

/* POST /api/placements/{placement}/days */
bool api_placement_tell(struct request *rq, struct err *e)
{
    struct placement_told t = {.from_day = DAY_NONE, .until_day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, TELL, &t, e) || !request_id(rq, "placement", &t.id, e))
        return false;
    t.now_ms = rq->seen->now.now_ms;
    if (t.from_day == DAY_NONE)
        t.from_day = today(rq);
    if (t.until_day == DAY_NONE)
        t.until_day = t.from_day;
    if (!work_placement_tell(rq->store, rq->subject, &t, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return api_placement_write(rq, t.id, e);
}

/* POST /api/placements/{placement}/months */
bool api_placement_close(struct request *rq, struct err *e)
{
    struct placement_close c = {0};
    struct edit_refused refused;

    if (!request_body(rq, CLOSE, &c, e) || !request_id(rq, "placement", &c.id, e))
        return false;
    c.now_ms = rq->seen->now.now_ms;
    if (!work_placement_close(rq->store, rq->subject, &c, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return api_placement_write(rq, c.id, e);
}

/* POST /api/placements/{placement}/tasks */
bool api_placement_task(struct request *rq, struct err *e)
{
    struct placement_task t = {0};
    struct edit_refused refused;

    if (!request_body(rq, TASK_NEW, &t, e) || !request_id(rq, "placement", &t.id, e))
        return false;
    t.now_ms = rq->seen->now.now_ms;
    if (!work_placement_task(rq->store, rq->subject, &t, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return api_placement_write(rq, t.id, e);
}

static bool sign(struct request *rq, bool off, struct err *e)
{
    struct placement_sign s = {.sign = off};

    if (!request_id(rq, "placement", &s.id, e) || !request_id(rq, "task", &s.task, e))
        return false;
    s.now_ms = rq->seen->now.now_ms;
    return work_placement_sign(rq->store, rq->subject, &s, e) && api_placement_write(rq, s.id, e);
}

/* POST /api/placements/{placement}/tasks/{task}/done */
bool api_placement_task_done(struct request *rq, struct err *e)
{
    return sign(rq, false, e);
}

/* POST /api/placements/{placement}/tasks/{task}/sign */
bool api_placement_task_sign(struct request *rq, struct err *e)
{
    return sign(rq, true, e);
}

/* POST /api/placements/{placement}/reviews */
bool api_placement_review(struct request *rq, struct err *e)
{
    struct placement_review r = {0};

    if (!request_body(rq, REVIEW_NEW, &r, e) || !request_id(rq, "placement", &r.id, e))
        return false;
    r.now_ms = rq->seen->now.now_ms;
    if (!work_placement_review(rq->store, rq->subject, &r, e))
        return false;
    rq->status = 201;
    return api_placement_write(rq, r.id, e);
}
