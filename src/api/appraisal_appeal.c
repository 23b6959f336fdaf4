/* appraisal_appeal.c - objections to appraisals, and their decisions. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "model/unknown.h"
#include "work/appraisal_desk.h"
#include "work/score.h"

static const struct field APPEAL[] = {
    FIELD(struct appeal, id),
    FIELD(struct appeal, appraisal),
    FIELD(struct appeal, score),
    FIELD(struct appeal, programme),
    FIELD(struct appeal, year),
    FIELD_AS(struct appeal, practitioner, "practitioner_code"),
    FIELD(struct appeal, practitioner_name),
    FIELD(struct appeal, indicator),
    FIELD(struct appeal, said),
    FIELD_NAMED(struct appeal, state, "state", appeal_state_names),
    FIELD_MAYBE(struct appeal, why),
    FIELD_OF(struct appeal, made_ms, FIELD_MS, "made"),
    FIELD_OF(struct appeal, decided_ms, FIELD_MS, "decided", MAYBE),
    {0},
};
static const struct field APPEAL_TOLD[] = {TOLD(FIELD_TEXT, "value", MAYBE), {0}};
const struct shape SHAPE_APPEAL = {
    .name = "Appeal",
    .about = "`value` is what the item has from the next scoring on, where it was upheld.",
    .fields = APPEAL,
    .told = APPEAL_TOLD};

static const struct field BODY[] = {
    FIELD_AS(struct appeal_new, indicator, "indicator", .min = 1, .max = 60),
    FIELD_AS(struct appeal_new, said, "said", .min = 1, .max = 1000),
    {0},
};
const struct shape SHAPE_APPEAL_BODY = {.name = "AppealBody", .fields = BODY, .body = true};
static const struct field WORD[] = {
    FIELD(struct appeal_word, upheld),
    FIELD_AS(struct appeal_word, value, "value", MAYBE, .max = 30),
    FIELD_AS(struct appeal_word, why, "why", .min = 1, .max = 1000),
    {0},
};
const struct shape SHAPE_APPEAL_WORD = {
    .name = "AppealWord",
    .about = "`value`, a decimal, goes with an appeal that is upheld and with no other.",
    .fields = WORD,
    .body = true};

static void appeal_write(struct request *rq, const struct appeal *x)
{
    struct json_writer *w = &rq->json;

    json_open_object(w);
    field_write(w, APPEAL, x);
    json_key(w, "value");
    json_text(w, x->value == COUNT_UNKNOWN ? NULL : score_text(x->value, 9, rq->arena));
    json_end(w);
}

/* GET /api/appeals */
bool api_appeal_list(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct store_page page;
    struct appeals appeals;

    if (!request_page(rq, &page, e) || !work_appeal_list(rq->store, &page, rq->arena, &appeals, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < appeals.n; i++)
        appeal_write(rq, &appeals.items[i]);
    json_end(w);
    field_more(w, &appeals.more);
    json_end(w);
    return true;
}

static bool one_write(struct request *rq, struct id id, struct err *e)
{
    struct appeal x;

    if (!work_appeal_see(rq->store, rq->subject, id, rq->arena, &x, e))
        return false;
    appeal_write(rq, &x);
    return true;
}

/* POST /api/appraisal-scores/{appraisal_score}/appeals */
bool api_appeal_add(struct request *rq, struct err *e)
{
    struct appeal_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e) || !request_id(rq, "appraisal_score", &n.score, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_appeal_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return one_write(rq, id, e);
}

/* POST /api/appeals/{appeal}/decide */
bool api_appeal_decide(struct request *rq, struct err *e)
{
    struct appeal_word n = {0};
    struct edit_refused refused;

    if (!request_body(rq, WORD, &n, e) || !request_id(rq, "appeal", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_appeal_decide(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return one_write(rq, n.id, e);
}
