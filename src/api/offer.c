/* offer.c - people who may be sent, appeals, departments protected. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/offer_desk.h"

static const struct field OFFER[] = {
    FIELD_AS(struct offer_row, offer.id, "id"),
    FIELD_AS(struct offer_row, offer.code, "code"),
    FIELD_AS(struct offer_row, practitioner.id, "practitioner"),
    FIELD_AS(struct offer_row, practitioner.name, "practitioner_name"),
    FIELD_AS(struct offer_row, practitioner.organization, "organization"),
    FIELD(struct offer_row, organization_name),
    FIELD_AS(struct offer_row, practitioner.department, "department", MAYBE),
    FIELD_AS(struct offer_row, practitioner.discipline, "discipline"),
    FIELD_AS(struct offer_row, practitioner.title_rank, "title_rank"),
    FIELD_AS(struct offer_row, practitioner.techniques, "techniques"),
    FIELD_OF(struct offer_row, offer.from_day, FIELD_DAY, "available_from", MAYBE),
    FIELD_OF(struct offer_row, offer.until_day, FIELD_DAY, "available_until", MAYBE),
    FIELD_AS(struct offer_row, offer.preferred_counties, "preferred_counties"),
    FIELD_AS(struct offer_row, offer.excluded_counties, "excluded_counties"),
    FIELD_AS(struct offer_row, offer.programme, "programme", MAYBE),
    FIELD_MAYBE(struct offer_row, programme_name),
    FIELD_NAMED(struct offer_row, offer.state, "state", offer_state_names),
    FIELD_AS(struct offer_row, offer.version, "version"),
    FIELD_MAYBE(struct offer_row, demand),
    {0},
};

const struct shape SHAPE_OFFER = {
    .name = "Offer", .about = "`demand` is that of the newest plan, or null.", .fields = OFFER};

/* GET /api/offers?state=&programme=&county=&discipline=&on=&limit=&cursor= */
bool api_offer_list(struct request *rq, struct err *e)
{
    struct offer_filter filter = {.state = request_text(rq, "state"),
                                  .programme = request_text(rq, "programme"),
                                  .county = request_text(rq, "county"),
                                  .discipline = request_text(rq, "discipline")};
    struct store_page page;
    struct offer_rows rows;

    if (!request_choice(rq, "state", filter.state, offer_state_names, "a state of offers", e)
        || !request_day(rq, "on", DAY_NONE, &filter.on_day, e) || !request_page(rq, &page, e)
        || !work_offer_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, OFFER, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static const struct field STEP[] = {
    FIELD(struct offer_step, step),
    FIELD_NAMED(struct offer_step, act, "act", offer_act_names),
    FIELD_MAYBE(struct offer_step, why),
    FIELD_MAYBE(struct offer_step, name),
    FIELD_OF(struct offer_step, at_ms, FIELD_MS, "at"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "OfferStep", .fields = STEP};
static const struct field DECLARED[] = {
    FIELD_AS(struct offer_view, row.offer.circumstance, "circumstance", MAYBE, .absent = true),
    FIELD_AS(struct offer_view, row.offer.note, "note", MAYBE, .absent = true),
    {0},
};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE), TOLD(FIELD_TEXTS, "actions"), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_OFFER, NULL};
const struct shape SHAPE_OFFER_DETAIL = {
    .name = "OfferDetail",
    .about = "`circumstance` and `note`, what the person declares, are there for himself, his"
             " hospital and the officer who decides.",
    .bases = DETAIL_BASES,
    .fields = DECLARED,
    .told = DETAIL};

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct offer_view v;

    if (!work_offer_see(rq->store, rq->subject, id, rq->seen->now.now_ms, rq->arena, &v, e))
        return false;
    reply_version(rq, v.row.offer.version);
    json_open_object(w);
    field_write(w, OFFER, &v.row);
    if (v.declared)
        field_write(w, DECLARED, &v);
    field_items(w, "steps", STEP, v.steps.items, v.steps.n, sizeof v.steps.items[0]);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* GET /api/offers/{offer} */
bool api_offer_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "offer", &id, e) && detail_write(rq, id, e);
}

#define WORDS                                                                                   \
    FIELD_OF(struct offer_new, from_day, FIELD_DAY, "from", MAYBE),                             \
        FIELD_OF(struct offer_new, until_day, FIELD_DAY, "until", MAYBE),                       \
        FIELD_AS(struct offer_new, preferred_counties, "preferred_counties", MAYBE, .max = 40), \
        FIELD_AS(struct offer_new, excluded_counties, "excluded_counties", MAYBE, .max = 40),   \
        FIELD_AS(struct offer_new, last_host, "last_host", MAYBE, .max = 40),                   \
        FIELD_AS(struct offer_new, circumstance, "circumstance", MAYBE, .max = 20),             \
        FIELD_AS(struct offer_new, note, "note", MAYBE, .max = 500)

static const struct field BODY[] = {
    FIELD_AS(struct offer_new, practitioner, "practitioner", .min = 1, .max = 40),
    FIELD_AS(struct offer_new, programme, "programme", MAYBE, .max = 60),
    WORDS,
    {0},
};
const struct shape SHAPE_OFFER_BODY = {
    .name = "OfferBody",
    .about = "`practitioner` and `last_host` are codes. Without a programme for any of them;"
             " `circumstance` pregnancy, illness, family, study or other, with its `note`.",
    .fields = BODY,
    .body = true};
static const struct field CHANGE[] = {WORDS, {0}};
const struct shape SHAPE_OFFER_CHANGE = {.name = "OfferChange",
                                         .about = "What is left out becomes open or empty.",
                                         .fields = CHANGE,
                                         .body = true};

/* POST /api/offers */
bool api_offer_add(struct request *rq, struct err *e)
{
    struct offer_new n = {.from_day = DAY_NONE, .until_day = DAY_NONE};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_offer_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, id, e);
}

/* PUT /api/offers/{offer} */
bool api_offer_edit(struct request *rq, struct err *e)
{
    struct offer_new n = {.from_day = DAY_NONE, .until_day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, CHANGE, &n, e) || !request_version(rq, &n.version, e)
        || !request_id(rq, "offer", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_offer_edit(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, n.version, e);
    return detail_write(rq, n.id, e);
}

#define VERSION FIELD_AS(struct offer_order, version, "version", .min = 0, .max = 1000000000)
static const struct field REASON[] = {
    VERSION, FIELD_AS(struct offer_order, why, "why", .min = 2, .max = 500), {0}};
const struct shape SHAPE_OFFER_REASON = {
    .name = "OfferReason", .about = "`version` as it was read.", .fields = REASON, .body = true};
static const struct field DECISION[] = {
    VERSION,
    FIELD(struct offer_order, uphold),
    FIELD_AS(struct offer_order, why, "why", .min = 2, .max = 500),
    {0}};
const struct shape SHAPE_OFFER_DECISION = {.name = "OfferDecision",
                                           .about = "`uphold`: the person is not sent.",
                                           .fields = DECISION,
                                           .body = true};

static const struct field UNDO[] = {VERSION, {0}};
const struct shape SHAPE_OFFER_UNDO = {
    .name = "OfferUndo", .about = "`version` as it was read.", .fields = UNDO, .body = true};

static bool move(struct request *rq, enum offer_act act, const struct field *fields, struct err *e)
{
    struct offer_order o = {.act = act};
    struct edit_refused refused;

    if (!request_body(rq, fields, &o, e) || !request_id(rq, "offer", &o.id, e))
        return false;
    if (o.uphold)
        o.act = OFFER_UPHELD;
    if (!work_offer_move(rq->store, rq->subject, &o, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, o.version, e);
    return detail_write(rq, o.id, e);
}

/* POST /api/offers/{offer}/appeal */
bool api_offer_appeal(struct request *rq, struct err *e)
{
    return move(rq, OFFER_APPEALS, REASON, e);
}

/* POST /api/offers/{offer}/decide */
bool api_offer_decide(struct request *rq, struct err *e)
{
    return move(rq, OFFER_REJECTED, DECISION, e);
}

/* POST /api/offers/{offer}/withdraw */
bool api_offer_withdraw(struct request *rq, struct err *e)
{
    return move(rq, OFFER_TAKEN_BACK, REASON, e);
}

/* POST /api/offers/{offer}/undo */
bool api_offer_undo(struct request *rq, struct err *e)
{
    return move(rq, OFFER_UNDONE, UNDO, e);
}

/* --- protected departments --- */

static const struct field PROTECTION[] = {
    FIELD(struct protection, organization),
    FIELD(struct protection, organization_code),
    FIELD(struct protection, organization_name),
    FIELD(struct protection, department),
    FIELD(struct protection, most),
    FIELD_MAYBE(struct protection, why),
    FIELD_OF(struct protection, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape PROTECTION_SHAPE = {.name = "Protection", .fields = PROTECTION};
static const struct field PROTECTIONS[] = {TOLD(FIELD_ITEMS, "items", .shape = &PROTECTION_SHAPE),
                                           {0}};
const struct shape SHAPE_PROTECTIONS = {.name = "Protections", .told = PROTECTIONS};

/* GET /api/protections */
bool api_protection_list(struct request *rq, struct err *e)
{
    struct protection_rows rows;

    if (!work_protection_list(rq->store, rq->subject, rq->arena, &rows, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", PROTECTION, rows.items, rows.n, sizeof rows.items[0]);
    json_end(&rq->json);
    return true;
}

static const struct field PROTECT[] = {
    FIELD_AS(struct protection_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct protection_new, department, "department", .min = 1, .max = 60),
    FIELD_AS(struct protection_new, most, "most", .min = 0, .max = 1000000),
    FIELD_AS(struct protection_new, why, "why", .min = 2, .max = 500),
    {0},
};
const struct shape SHAPE_PROTECTION_BODY = {
    .name = "ProtectionBody",
    .about = "`organization` is a code; at most `most` of the department are sent by a plan.",
    .fields = PROTECT,
    .body = true};

/* POST /api/protections */
bool api_protection_put(struct request *rq, struct err *e)
{
    struct protection_new n = {.most = 0};
    struct edit_refused refused;

    if (!request_body(rq, PROTECT, &n, e))
        return false;
    if (!work_protection_put(rq->store, rq->subject, &n, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return api_protection_list(rq, e);
}
