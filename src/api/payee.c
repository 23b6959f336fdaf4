/* payee.c - to which account somebody is paid: told, and shown by its last four digits. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/payee_desk.h"

static const struct field PAYEE[] = {
    FIELD(struct payee, code),
    FIELD(struct payee, name),
    FIELD(struct payee, kind),
    FIELD(struct payee, version),
    FIELD(struct payee, county),
    FIELD_AS(struct payee, tail, "account_tail"),
    FIELD_OF(struct payee, made_ms, FIELD_MS, "made"),
    {0},
};
const struct shape SHAPE_PAYEE = {
    .name = "Payee",
    .about = "`account_tail`: the last four digits; the account itself leaves in the bank's file"
             " alone.",
    .fields = PAYEE};

static const struct field BODY[] = {
    FIELD_AS(struct payee_told, code, "code", .min = 1, .max = 80),
    FIELD_AS(struct payee_told, clear.holder, "holder", .min = 1, .max = 60),
    FIELD_AS(struct payee_told, clear.account, "account", .min = 8, .max = 32),
    FIELD_AS(struct payee_told, clear.bank, "bank", .min = 2, .max = 80),
    FIELD_AS(struct payee_told, clear.id_number, "id_number", MAYBE, .max = 30),
    FIELD_OF(struct payee_told, birth_day, FIELD_DAY, "birth", MAYBE),
    {0},
};
const struct shape SHAPE_PAYEE_BODY = {
    .name = "PayeeBody",
    .about = "`code` of a person or an organization. What is told again is another version.",
    .fields = BODY,
    .body = true};
static const struct field MADE[] = {
    TOLD(FIELD_TEXT, "code"), TOLD(FIELD_TEXT, "account_tail"), {0}};
const struct shape SHAPE_PAYEE_MADE = {.name = "PayeeMade", .told = MADE};

/* GET /api/payees */
bool api_payee_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct payee_rows rows;

    if (!request_page(rq, &page, e) || !work_payee_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, PAYEE, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

/* POST /api/payees */
bool api_payee_add(struct request *rq, struct err *e)
{
    struct payee_told t = {.birth_day = DAY_NONE};
    struct edit_refused refused;

    if (!rq->scene->seal)
        return request_refuse(rq, 503, e, "there is no master key: accounts cannot be sealed");
    if (!request_body(rq, BODY, &t, e))
        return false;
    t.now_ms = rq->seen->now.now_ms;
    if (!work_payee_tell(rq->store, rq->scene->seal, rq->subject, &t, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    json_open_object(&rq->json);
    field_text(&rq->json, "code", t.code);
    field_text(&rq->json, "account_tail",
               (struct str){t.clear.account.at + t.clear.account.n - 4, 4});
    json_end(&rq->json);
    return true;
}
