/* visit_cost.c - what a visit cost: booked as spending of a fund, taken back. */
#include "work/visit_cost.h"
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "model/unknown.h"

#define COST_FEN_MOST 100000000 /* a million yuan */

static const struct field LINE[] = {
    FIELD(struct entry, id),
    FIELD(struct entry, code),
    FIELD_MAYBE(struct entry, fund_name),
    FIELD(struct entry, amount_fen),
    FIELD_OF(struct entry, day, FIELD_DAY, "day"),
    FIELD_MAYBE(struct entry, note),
    FIELD_OF(struct entry, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape LINE_SHAPE = {
    .name = "VisitCostLine",
    .about = "`code`: the visit, a number, travel, lodging or fee; `/back` takes that line back.",
    .fields = LINE};
static const struct field COST[] = {TOLD(FIELD_ITEMS, "items", .shape = &LINE_SHAPE),
                                    TOLD(FIELD_COUNT, "stands_fen"),
                                    TOLD(FIELD_BOOL, "may_book"),
                                    TOLD(FIELD_BOOL, "may_take_back"),
                                    {0}};
const struct shape SHAPE_VISIT_COST = {
    .name = "VisitCost",
    .about = "Spending of funds for one visit, within the asker's reach; `stands_fen` their sum.",
    .told = COST};

static const struct field NEW[] = {
    FIELD(struct visit_cost_new, fund),
    FIELD_AS(struct visit_cost_new, fen[COST_TRAVEL], "travel_fen", MAYBE, .min = 0,
             .max = COST_FEN_MOST),
    FIELD_AS(struct visit_cost_new, fen[COST_LODGING], "lodging_fen", MAYBE, .min = 0,
             .max = COST_FEN_MOST),
    FIELD_AS(struct visit_cost_new, fen[COST_FEE], "fee_fen", MAYBE, .min = 0,
             .max = COST_FEN_MOST),
    FIELD_OF(struct visit_cost_new, day, FIELD_DAY, "day"),
    FIELD_AS(struct visit_cost_new, note, "note", .min = 2, .max = 400),
    {0},
};
const struct shape SHAPE_VISIT_COST_BODY = {
    .name = "VisitCostBody",
    .about = "As it was paid, not as it was planned: a part without an amount books no line.",
    .fields = NEW,
    .body = true};
static const struct field TAKEN_BACK[] = {
    FIELD_AS(struct visit_cost_back, why, "why", .min = 2, .max = 400), {0}};
const struct shape SHAPE_VISIT_COST_BACK = {
    .name = "VisitCostBack", .fields = TAKEN_BACK, .body = true};

static bool cost_write(struct request *rq, struct id visit, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct visit_cost_view v;

    if (!work_visit_cost_see(rq->store, rq->subject, visit, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_items(w, "items", LINE, v.lines.items, v.lines.n, sizeof *v.lines.items);
    field_count(w, "stands_fen", v.stands_fen);
    json_key(w, "may_book");
    json_bool(w, v.may_book);
    json_key(w, "may_take_back");
    json_bool(w, v.may_take_back);
    json_end(w);
    return true;
}

/* GET /api/visits/{visit}/cost */
bool api_visit_cost_see(struct request *rq, struct err *e)
{
    struct id visit;

    return request_id(rq, "visit", &visit, e) && cost_write(rq, visit, e);
}

/* POST /api/visits/{visit}/cost */
bool api_visit_cost_add(struct request *rq, struct err *e)
{
    struct visit_cost_new n = {0};
    struct edit_refused refused;

    if (!request_body(rq, NEW, &n, e) || !request_id(rq, "visit", &n.visit, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_visit_cost(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return cost_write(rq, n.visit, e);
}

/* POST /api/visits/{visit}/cost/back */
bool api_visit_cost_back(struct request *rq, struct err *e)
{
    struct visit_cost_back n = {0};
    struct edit_refused refused;

    if (!request_body(rq, TAKEN_BACK, &n, e) || !request_id(rq, "visit", &n.visit, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_visit_cost_back(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return cost_write(rq, n.visit, e);
}
