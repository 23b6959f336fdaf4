/* training.c - training away from home: nominated, checked after the return; and what waits. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/desk.h"
#include "work/training_desk.h"

static const struct field BODY[] = {
    FIELD_AS(struct training_new, placement.programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct training_new, placement.practitioner, "practitioner", .min = 1, .max = 40),
    FIELD_AS(struct training_new, placement.organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct training_new, placement.discipline, "discipline", MAYBE, .max = 40),
    FIELD_AS(struct training_new, placement.technique, "technique", MAYBE, .max = 40),
    FIELD_OF(struct training_new, placement.from_day, FIELD_DAY, "from"),
    FIELD_OF(struct training_new, placement.until_day, FIELD_DAY, "until", MAYBE),
    FIELD_AS(struct training_new, need.spectrum, "need_spectrum", MAYBE, .min = 2, .max = 400),
    FIELD_AS(struct training_new, need.outflow, "need_outflow", MAYBE, .min = 2, .max = 400),
    FIELD_AS(struct training_new, need.capability, "need_capability", MAYBE, .min = 2, .max = 400),
    FIELD_AS(struct training_new, need.demand, "demand", MAYBE),
    {0},
};
const struct shape SHAPE_TRAINING_BODY = {
    .name = "TrainingBody",
    .about = "A nomination answers three needs: how the local diseases changed, who is treated"
             " elsewhere, what the own unit cannot do; what is left out is filled in from the "
             "figures of `demand`, an"
             " approved order for training. `organization` is the host.",
    .fields = BODY,
    .body = true};

/* POST /api/trainings */
bool api_training_add(struct request *rq, struct err *e)
{
    struct training_new n = {.placement = {.until_day = DAY_NONE}};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.placement.now_ms = rq->seen->now.now_ms;
    if (!work_training_nominate(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return api_placement_write(rq, id, e);
}

static const struct field CHECK[] = {
    FIELD_AS(struct training_told, check.months, "months", .min = 3, .max = 12),
    FIELD_AS(struct training_told, check.equipped, "equipped"),
    FIELD_AS(struct training_told, check.opened, "opened"),
    FIELD_AS(struct training_told, check.cases, "case_n", .min = 0, .max = 1000000),
    FIELD_AS(struct training_told, check.taught, "taught_n", .min = 0, .max = 10000),
    FIELD_AS(struct training_told, check.cause, "reason", MAYBE, .max = 20),
    FIELD_AS(struct training_told, check.note, "note", MAYBE, .max = 400),
    {0},
};
const struct shape SHAPE_TRAINING_CHECK_BODY = {
    .name = "TrainingCheckBody",
    .about =
        "`months` 3, 6 or 12; `reason` equipment, staffing or not_taught where what was learned"
        " is not in use.",
    .fields = CHECK,
    .body = true};

/* POST /api/placements/{placement}/checks */
bool api_training_check(struct request *rq, struct err *e)
{
    struct training_told t = {0};
    struct edit_refused refused;

    if (!request_body(rq, CHECK, &t, e) || !request_id(rq, "placement", &t.id, e))
        return false;
    t.now_ms = rq->seen->now.now_ms;
    if (!work_training_check(rq->store, rq->subject, &t, &refused, e)) {
        if (refused.field && str_eq(str_of(refused.field), STR("cause")))
            refused.field = "reason";
        return request_edit_refused(rq, &refused, 0, e);
    }
    return api_placement_write(rq, t.id, e);
}

static const struct field DUTY[] = {
    FIELD(struct duty, kind),
    FIELD(struct duty, placement),
    FIELD(struct duty, practitioner_name),
    FIELD(struct duty, organization_name),
    FIELD_MAYBE(struct duty, home_name),
    FIELD(struct duty, state),
    FIELD_MAYBE(struct duty, about),
    FIELD(struct duty, owner),
    FIELD_OF(struct duty, due_day, FIELD_DAY, "due"),
    {0},
};
static const struct shape DUTY_SHAPE = {
    .name = "Duty",
    .about = "`kind` move (of its `state`), arrival, task or check; `owner` who has to do it:"
             " sender, host, person; `about` the task, or the months of the check.",
    .fields = DUTY};
static const struct field DUTIES[] = {
    TOLD(FIELD_ITEMS, "items", .shape = &DUTY_SHAPE), TOLD(FIELD_DAY, "today"), {0}};
const struct shape SHAPE_DUTIES = {.name = "Duties", .told = DUTIES};

/* GET /api/duties */
bool api_training_duties(struct request *rq, struct err *e)
{
    enum { AHEAD_DAYS = 30 };
    const struct store_reach reach = store_reach_of(rq->subject, ACTION_PLACEMENT_SEE);
    int32_t today = desk_today(rq->seen->now.now_ms);
    struct duty_rows rows;
    char text[DAY_TEXT];

    if (!work_duty_list(rq->store, &reach, today + AHEAD_DAYS, rq->arena, &rows, e))
        return false;
    day_text(today, text);
    json_open_object(&rq->json);
    field_items(&rq->json, "items", DUTY, rows.items, rows.n, sizeof rows.items[0]);
    field_text(&rq->json, "today", str_of(text));
    json_end(&rq->json);
    return true;
}
