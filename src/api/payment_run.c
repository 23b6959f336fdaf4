/* payment_run.c - runs of payments: made, looked at, released, for the bank and from it. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/csv.h"
#include "base/day.h"
#include "base/money.h"
#include "paper/list.h"
#include "work/payment_run_desk.h"

static const struct field RUN[] = {
    FIELD(struct payment_run, id),
    FIELD(struct payment_run, programme),
    FIELD(struct payment_run, fund),
    FIELD(struct payment_run, fund_name),
    FIELD_MAYBE(struct payment_run, region),
    FIELD_OF(struct payment_run, month, FIELD_MONTH, "month"),
    FIELD_NAMED(struct payment_run, state, "state", payment_run_state_names),
    FIELD(struct payment_run, version),
    FIELD(struct payment_run, payment_n),
    FIELD(struct payment_run, total_fen),
    FIELD(struct payment_run, held_n),
    FIELD(struct payment_run, seal),
    FIELD_MAYBE(struct payment_run, maker),
    FIELD_OF(struct payment_run, made_ms, FIELD_MS, "made"),
    FIELD_MAYBE(struct payment_run, releaser),
    FIELD_OF(struct payment_run, released_ms, FIELD_MS, "released", MAYBE),
    FIELD_OF(struct payment_run, closed_ms, FIELD_MS, "closed", MAYBE),
    {0},
};
const struct shape SHAPE_PAYMENT_RUN = {
    .name = "PaymentRun",
    .about = "`held_n` promises were held instead of paid; `seal` is the same where the same is"
             " paid to the same.",
    .fields = RUN};

static const struct field PAYMENT[] = {
    FIELD(struct payment, number),
    FIELD_AS(struct payment, payee, "payee_code"),
    FIELD(struct payment, name),
    FIELD_AS(struct payment, tail, "account_tail"),
    FIELD(struct payment, amount_fen),
    FIELD_NAMED(struct payment, state, "state", payment_state_names),
    FIELD_MAYBE(struct payment, cause),
    {0},
};
static const struct shape PAYMENT_SHAPE = {.name = "Payment", .fields = PAYMENT};
static const struct field SAMPLE[] = {
    FIELD_AS(struct payment_sample_row, entry_id, "entry"),
    FIELD(struct payment_sample_row, decision),
    FIELD(struct payment_sample_row, name),
    FIELD_MAYBE(struct payment_sample_row, subject),
    FIELD(struct payment_sample_row, amount_fen),
    FIELD_AS(struct payment_sample_row, days, "day_n", MAYBE),
    FIELD_MAYBE(struct payment_sample_row, agreed),
    FIELD_MAYBE(struct payment_sample_row, why),
    {0},
};
static const struct shape SAMPLE_SHAPE = {
    .name = "PaymentSample",
    .about = "A decision that is looked at again; `agreed` 1, 0, null: not yet.",
    .fields = SAMPLE};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "payments", .shape = &PAYMENT_SHAPE),
    TOLD(FIELD_ITEMS, "samples", .shape = &SAMPLE_SHAPE),
    TOLD(FIELD_COUNT, "sample_open_n"),
    TOLD(FIELD_COUNT, "sample_against_n"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_PAYMENT_RUN, NULL};
const struct shape SHAPE_PAYMENT_RUN_DETAIL = {
    .name = "PaymentRunDetail", .bases = DETAIL_BASES, .told = DETAIL};

static const struct field BODY[] = {
    FIELD(struct payment_run_new, fund),
    FIELD_OF(struct payment_run_new, month, FIELD_MONTH, "month"),
    {0},
};
const struct shape SHAPE_PAYMENT_RUN_BODY = {
    .name = "PaymentRunBody", .about = "`month`: promises up to it.", .fields = BODY, .body = true};
static const struct field LOOK[] = {
    FIELD(struct payment_look, entry),
    FIELD(struct payment_look, agreed),
    FIELD_AS(struct payment_look, why, "why", MAYBE, .max = 400),
    {0},
};
const struct shape SHAPE_PAYMENT_LOOK = {.name = "PaymentLook", .fields = LOOK, .body = true};

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct payment_run_view v;

    if (!work_payment_run_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, RUN, &v.run);
    field_items(w, "payments", PAYMENT, v.payments.items, v.payments.n, sizeof v.payments.items[0]);
    field_items(w, "samples", SAMPLE, v.samples.items, v.samples.n, sizeof v.samples.items[0]);
    field_count(w, "sample_open_n", v.open_n);
    field_count(w, "sample_against_n", v.against_n);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* GET /api/payment-runs */
bool api_payment_run_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct payment_run_rows rows;

    if (!request_page(rq, &page, e)
        || !work_payment_run_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, RUN, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

/* GET /api/payment-runs/{payment_run} */
bool api_payment_run_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "payment_run", &id, e) && detail_write(rq, id, e);
}

/* POST /api/payment-runs */
bool api_payment_run_add(struct request *rq, struct err *e)
{
    struct payment_run_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_payment_run_make(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, id, e);
}

/* POST /api/payment-runs/{payment_run}/samples */
bool api_payment_run_look(struct request *rq, struct err *e)
{
    struct payment_look n = {0};
    struct edit_refused refused;

    if (!request_body(rq, LOOK, &n, e) || !request_id(rq, "payment_run", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_payment_run_look(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return detail_write(rq, n.id, e);
}

typedef bool run_step(struct store *st, const struct subject *by, const struct payment_run_step *n,
                      struct err *e);

static bool step(struct request *rq, run_step *take, struct err *e)
{
    struct payment_run_step n = {.now_ms = rq->seen->now.now_ms};

    return request_id(rq, "payment_run", &n.id, e) && take(rq->store, rq->subject, &n, e)
           && detail_write(rq, n.id, e);
}

/* POST /api/payment-runs/{payment_run}/release */
bool api_payment_run_release(struct request *rq, struct err *e)
{
    return step(rq, work_payment_run_release, e);
}

/* POST /api/payment-runs/{payment_run}/cancel */
bool api_payment_run_cancel(struct request *rq, struct err *e)
{
    return step(rq, work_payment_run_cancel, e);
}

/* --- the bank --- */

static const struct str HEADINGS[] = {{"序号", 6},   {"户名", 6}, {"账号", 6},
                                      {"开户行", 9}, {"金额", 6}, {"用途", 6}};
enum { HEADING_N = sizeof HEADINGS / sizeof *HEADINGS };

static struct str *cells_of(const struct payment_orders *orders, struct arena *a)
{
    struct str *cells = ARENA_ARRAY(a, struct str, orders->n * HEADING_N + 1);

    for (size_t i = 0; i < orders->n; i++) {
        const struct payment_order *o = &orders->items[i];
        struct str *row = &cells[i * HEADING_N];
        char amount[MONEY_TEXT];

        money_text(o->amount_fen, amount);
        row[0] = str_of(arena_text(a, "%lld", (long long)o->number));
        row[1] = o->holder;
        row[2] = o->account;
        row[3] = o->bank;
        row[4] = str_copy(a, str_of(amount));
        row[5] = o->about;
    }
    return cells;
}

static bool sheet_make(const void *what, const char *path, struct err *e)
{
    return paper_list_xlsx(what, path, e);
}

static void csv_orders(struct request *rq, const struct str *cells, size_t n)
{
    struct csv_writer w = {.out = rq->json.out};

    for (int c = 0; c < HEADING_N; c++)
        csv_str(&w, HEADINGS[c]);
    csv_end(&w);
    for (size_t i = 0; i < n; i++) {
        for (int c = 0; c < HEADING_N; c++)
            csv_str(&w, cells[i * HEADING_N + (size_t)c]);
        csv_end(&w);
    }
}

/* GET /api/payment-runs/{payment_run}/bank?form= */
bool api_payment_run_bank(struct request *rq, struct err *e)
{
    struct payment_run_step n = {.now_ms = rq->seen->now.now_ms};
    struct str form = request_text(rq, "form");
    struct payment_orders orders;
    struct paper_list l = {.name = "付款", .headings = HEADINGS, .column_n = HEADING_N};

    if (!rq->scene->seal)
        return request_refuse(rq, 503, e, "there is no master key: accounts cannot be opened");
    if (form.n && !str_eq(form, STR("csv")) && !str_eq(form, STR("xlsx")))
        return request_fault(rq,
                             (struct problem_field){.field = "form",
                                                    .found = str_c(rq->arena, form),
                                                    .expected = "csv or xlsx"},
                             e);
    if (!request_id(rq, "payment_run", &n.id, e)
        || !work_payment_run_orders(rq->store, rq->scene->seal, rq->subject, &n, rq->arena, &orders,
                                    e))
        return false;
    l.cells = cells_of(&orders, rq->arena);
    l.row_n = orders.n;
    if (str_eq(form, STR("xlsx"))) {
        rq->type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return reply_file(rq, sheet_make, &l, e);
    }
    rq->type = "text/csv; charset=utf-8";
    csv_orders(rq, l.cells, l.row_n);
    return true;
}

/* POST /api/payment-runs/{payment_run}/confirm - the bank's file as it is. */
bool api_payment_run_confirm(struct request *rq, struct err *e)
{
    struct payment_confirmation n = {.bytes = rq->x->content, .now_ms = rq->seen->now.now_ms};

    return request_id(rq, "payment_run", &n.id, e)
           && work_payment_run_confirm(rq->store, rq->subject, &n, e) && detail_write(rq, n.id, e);
}
