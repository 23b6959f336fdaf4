/* fund.c - funds with their books: opened, told of, proved. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/fund_desk.h"

static const struct field FUND[] = {
    FIELD_AS(struct fund_row, fund.id, "id"),
    FIELD_AS(struct fund_row, fund.code, "code"),
    FIELD_AS(struct fund_row, fund.programme, "programme"),
    FIELD_AS(struct fund_row, fund.name, "name"),
    FIELD_AS(struct fund_row, fund.source, "source"),
    FIELD_AS(struct fund_row, fund.region, "region", MAYBE),
    FIELD_OF(struct fund_row, fund.day, FIELD_DAY, "day"),
    FIELD_AS(struct fund_row, book.in, "in_fen"),
    FIELD_AS(struct fund_row, book.promised, "promised_fen"),
    FIELD_AS(struct fund_row, book.open, "open_fen"),
    FIELD_AS(struct fund_row, book.settled, "settled_fen"),
    FIELD_AS(struct fund_row, book.direct, "direct_fen"),
    FIELD_AS(struct fund_row, book.spent, "spent_fen"),
    FIELD_AS(struct fund_row, book.balance, "balance_fen"),
    FIELD_AS(struct fund_row, book.left, "left_fen"),
    FIELD_AS(struct fund_row, book.rejected, "rejected_fen"),
    FIELD_AS(struct fund_row, book.by_state[ENTRY_ACCRUED], "accrued_fen"),
    FIELD_AS(struct fund_row, book.by_state[ENTRY_APPROVED], "approved_fen"),
    FIELD_AS(struct fund_row, book.by_state[ENTRY_IN_RUN], "in_run_fen"),
    FIELD_AS(struct fund_row, book.by_state[ENTRY_HELD], "held_fen"),
    FIELD_AS(struct fund_row, book.by_state[ENTRY_RELEASED], "released_fen"),
    {0},
};
static const struct shape FUND_SHAPE = {
    .name = "Fund",
    .about = "Money in fen. `open` is what was promised and is neither paid nor rejected, `balance`"
             " what the account holds, `left` the balance less what is open.",
    .fields = FUND};
static const struct field FUNDS[] = {TOLD(FIELD_ITEMS, "items", .shape = &FUND_SHAPE), {0}};
const struct shape SHAPE_FUNDS = {.name = "Funds", .told = FUNDS};

static const struct field PROOF[] = {
    FIELD_AS(struct fund_view, line_n, "line_n"),
    FIELD_AS(struct fund_view, proved, "proved"),
    FIELD_AS(struct fund_view, fault, "fault", MAYBE),
    FIELD_AS(struct fund_view, may_write, "may_write"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&FUND_SHAPE, NULL};
const struct shape SHAPE_FUND_DETAIL = {
    .name = "FundDetail",
    .about = "`proved`: every payment settles one promise of the same payee and amount, none twice,"
             " and the sums are those of the lines.",
    .bases = DETAIL_BASES,
    .fields = PROOF};

static const struct field BODY[] = {
    FIELD_AS(struct fund_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct fund_new, fund, "fund", .min = 1, .max = 40),
    {0},
};
const struct shape SHAPE_FUND_BODY = {.name = "FundBody",
                                      .about = "`fund` is one of the programme file's.",
                                      .fields = BODY,
                                      .body = true};

static const struct field TELL[] = {
    FIELD_NAMED(struct fund_told, kind, "kind", entry_kind_names),
    FIELD_AS(struct fund_told, amount_fen, "amount_fen", .min = -INT64_C(100000000000000),
             .max = INT64_C(100000000000000)),
    FIELD_OF(struct fund_told, day, FIELD_DAY, "day"),
    FIELD_AS(struct fund_told, note, "note", .min = 2, .max = 400),
    {0},
};
const struct shape SHAPE_FUND_TELL = {
    .name = "FundTell",
    .about = "`kind` budget, donation or spending; a negative amount takes one back.",
    .fields = TELL,
    .body = true};

/* GET /api/funds */
bool api_fund_list(struct request *rq, struct err *e)
{
    const struct store_reach reach = store_reach_of(rq->subject, ACTION_FUND_SEE);
    struct fund_rows rows;

    if (!work_fund_list(rq->store, &reach, rq->arena, &rows, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", FUND, rows.items, rows.n, sizeof rows.items[0]);
    json_end(&rq->json);
    return true;
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct fund_view v;

    if (!work_fund_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, FUND, &v.row);
    field_write(&rq->json, PROOF, &v);
    json_end(&rq->json);
    return true;
}

/* GET /api/funds/{fund} */
bool api_fund_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "fund", &id, e) && detail_write(rq, id, e);
}

/* POST /api/funds */
bool api_fund_add(struct request *rq, struct err *e)
{
    struct fund_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_fund_open(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, id, e);
}

/* POST /api/funds/{fund}/entries */
bool api_fund_tell(struct request *rq, struct err *e)
{
    struct fund_told t = {0};
    struct edit_refused refused;

    if (!request_body(rq, TELL, &t, e) || !request_id(rq, "fund", &t.fund, e))
        return false;
    t.now_ms = rq->seen->now.now_ms;
    if (!work_fund_tell(rq->store, rq->subject, &t, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return detail_write(rq, t.fund, e);
}
