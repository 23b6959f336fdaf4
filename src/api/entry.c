/* entry.c - promises and payments: reckoned, listed, decided on, put right. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/accrual_desk.h"
#include "work/entry_desk.h"

static const struct field ENTRY[] = {
    FIELD(struct entry, id),
    FIELD(struct entry, code),
    FIELD(struct entry, programme),
    FIELD(struct entry, fund),
    FIELD_MAYBE(struct entry, fund_name),
    FIELD_NAMED(struct entry, kind, "kind", entry_kind_names),
    FIELD_NAMED(struct entry, state, "state", entry_state_names),
    FIELD_MAYBE(struct entry, cause),
    FIELD_MAYBE(struct entry, why),
    FIELD_AS(struct entry, practitioner, "practitioner_code", MAYBE),
    FIELD_MAYBE(struct entry, practitioner_name),
    FIELD_AS(struct entry, organization, "organization_code", MAYBE),
    FIELD_MAYBE(struct entry, organization_name),
    FIELD(struct entry, amount_fen),
    FIELD_OF(struct entry, day, FIELD_DAY, "day"),
    FIELD_MAYBE(struct entry, note),
    FIELD_MAYBE(struct entry, subsidy),
    FIELD(struct entry, version),
    FIELD_MAYBE(struct entry, subject),
    FIELD_OF(struct entry, month, FIELD_MONTH, "month", MAYBE),
    FIELD_OF(struct entry, period_from, FIELD_DAY, "period_from", MAYBE),
    FIELD_AS(struct entry, days, "day_n", MAYBE),
    FIELD_AS(struct entry, days_before, "day_before_n", MAYBE),
    FIELD_AS(struct entry, days_whole, "day_whole_n", MAYBE),
    FIELD_MAYBE(struct entry, follows),
    FIELD_OF(struct entry, made_ms, FIELD_MS, "made"),
    {0},
};
const struct shape SHAPE_ENTRY = {
    .name = "Entry",
    .about = "A line of the ledger. `state` is of a promise (accrual); `day_n` days of the month,"
             " `day_before_n` of the same period before it, `day_whole_n` that earn all of it;"
             " `version` the edition of the programme file it was reckoned by.",
    .fields = ENTRY};
static const struct field ENTRIES[] = {TOLD(FIELD_ITEMS, "items", .shape = &SHAPE_ENTRY),
                                       TOLD(FIELD_COUNT, "sum_fen"),
                                       TOLD(FIELD_COUNT, "total"),
                                       TOLD(FIELD_TEXT, "next", MAYBE),
                                       {0}};
const struct shape SHAPE_ENTRIES = {
    .name = "Entries", .about = "`sum_fen` is of the whole list.", .told = ENTRIES};

static const struct field STEP[] = {
    FIELD_NAMED(struct entry_step, was, "was", entry_state_names),
    FIELD_NAMED(struct entry_step, state, "state", entry_state_names),
    FIELD_MAYBE(struct entry_step, cause),
    FIELD_MAYBE(struct entry_step, why),
    FIELD_AS(struct entry_step, run, "payment_run", MAYBE),
    FIELD_OF(struct entry_step, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "EntryStep", .fields = STEP};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
    TOLD(FIELD_ITEMS, "after", .shape = &SHAPE_ENTRY),
    TOLD(FIELD_TEXTS, "decisions"),
    TOLD(FIELD_BOOL, "may_correct"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_ENTRY, NULL};
const struct shape SHAPE_ENTRY_DETAIL = {
    .name = "EntryDetail",
    .about = "`decisions` are the states to which the asker may decide it now.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

static const struct field DECISION[] = {
    FIELD_NAMED(struct entry_decision, to, "state", entry_state_names),
    FIELD_AS(struct entry_decision, why, "why", MAYBE, .max = 400),
    {0},
};
const struct shape SHAPE_ENTRY_DECISION = {
    .name = "EntryDecision", .fields = DECISION, .body = true};
static const struct field CORRECTION[] = {
    FIELD_AS(struct entry_correction, amount_fen, "amount_fen", .min = -INT64_C(100000000000000),
             .max = INT64_C(100000000000000)),
    FIELD_AS(struct entry_correction, why, "why", .min = 2, .max = 400),
    {0},
};
const struct shape SHAPE_ENTRY_CORRECTION = {
    .name = "EntryCorrection",
    .about = "Above 0 a top-up, below it less: a further promise, decided on as any.",
    .fields = CORRECTION,
    .body = true};
static const struct field RECOVERY[] = {
    FIELD_OF(struct entry_recovery, day, FIELD_DAY, "day"),
    FIELD_AS(struct entry_recovery, note, "note", .min = 2, .max = 400),
    {0},
};
const struct shape SHAPE_ENTRY_RECOVERY = {
    .name = "EntryRecovery", .fields = RECOVERY, .body = true};
static const struct field WISH[] = {
    FIELD_AS(struct accrual_wish, programme, "programme", .min = 1, .max = 40),
    FIELD_OF(struct accrual_wish, month, FIELD_MONTH, "month"),
    {0},
};
const struct shape SHAPE_ACCRUAL_BODY = {.name = "AccrualBody", .fields = WISH, .body = true};

static const struct field SKIPPED[] = {
    FIELD_NAMED(struct accrual_skipped, why, "why", accrual_skip_names),
    FIELD(struct accrual_skipped, subject),
    FIELD_AS(struct accrual_skipped, practitioner, "practitioner_code"),
    FIELD_AS(struct accrual_skipped, days, "day_n"),
    {0},
};
static const struct shape SKIPPED_SHAPE = {
    .name = "AccrualSkipped",
    .about = "`not_closed`: the host has not closed the month; `twice`: on site elsewhere, too.",
    .fields = SKIPPED};
static const struct field RESULT[] = {
    TOLD(FIELD_COUNT, "entry_n"),
    TOLD(FIELD_COUNT, "amount_fen"),
    TOLD(FIELD_COUNT, "booked_n"),
    TOLD(FIELD_ITEMS, "skipped", .shape = &SKIPPED_SHAPE),
    {0},
};
const struct shape SHAPE_ACCRUAL = {
    .name = "Accrual", .about = "`booked_n` were there before.", .told = RESULT};
static const struct field APPROVED[] = {TOLD(FIELD_COUNT, "approved_n"), {0}};
const struct shape SHAPE_ACCRUAL_APPROVED = {.name = "AccrualApproved", .told = APPROVED};

static bool filter_read(struct request *rq, struct entry_filter *f, struct err *e)
{
    *f = (struct entry_filter){.programme = request_text(rq, "programme"),
                               .fund = request_text(rq, "fund"),
                               .kind = request_text(rq, "kind"),
                               .state = request_text(rq, "state"),
                               .subject = request_text(rq, "subject"),
                               .payee = request_text(rq, "payee"),
                               .subsidy = request_text(rq, "subsidy")};
    return request_month(rq, "month", &f->month, e);
}

/* GET /api/entries */
bool api_entry_list(struct request *rq, struct err *e)
{
    struct entry_filter filter;
    struct store_page page;
    struct entry_rows rows;

    if (!filter_read(rq, &filter, e) || !request_page(rq, &page, e)
        || !work_entry_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", ENTRY, rows.items, rows.n, sizeof rows.items[0]);
    field_count(&rq->json, "sum_fen", rows.sum_fen);
    field_more(&rq->json, &rows.more);
    json_end(&rq->json);
    return true;
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct entry_view v;

    if (!work_entry_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, ENTRY, &v.entry);
    field_items(w, "steps", STEP, v.steps.items, v.steps.n, sizeof v.steps.items[0]);
    field_items(w, "after", ENTRY, v.after.items, v.after.n, sizeof v.after.items[0]);
    json_key(w, "decisions");
    json_open_array(w);
    for (size_t i = 0; i < v.may_n; i++)
        json_text(w, entry_state_names[v.may[i]]);
    json_end(w);
    json_key(w, "may_correct");
    json_bool(w, v.may_correct);
    json_end(w);
    return true;
}

/* GET /api/entries/{entry} */
bool api_entry_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "entry", &id, e) && detail_write(rq, id, e);
}

/* POST /api/entries/{entry}/decisions */
bool api_entry_decide(struct request *rq, struct err *e)
{
    struct entry_decision n = {0};
    struct edit_refused refused;

    if (!request_body(rq, DECISION, &n, e) || !request_id(rq, "entry", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_entry_decide(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return detail_write(rq, n.id, e);
}

/* POST /api/entries/{entry}/corrections */
bool api_entry_correct(struct request *rq, struct err *e)
{
    struct entry_correction n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, CORRECTION, &n, e) || !request_id(rq, "entry", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_entry_correct(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, id, e);
}

/* POST /api/entries/{entry}/recovery */
bool api_entry_recover(struct request *rq, struct err *e)
{
    struct entry_recovery n = {0};
    struct edit_refused refused;

    if (!request_body(rq, RECOVERY, &n, e) || !request_id(rq, "entry", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_entry_recover(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return detail_write(rq, n.id, e);
}

/* POST /api/accruals */
bool api_entry_accrue(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct accrual_wish wish = {0};
    struct accrual_result r;
    struct edit_refused refused;

    if (!request_body(rq, WISH, &wish, e))
        return false;
    wish.now_ms = rq->seen->now.now_ms;
    if (!work_accrue(rq->store, rq->subject, &wish, rq->arena, &r, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    json_open_object(w);
    field_count(w, "entry_n", r.entry_n);
    field_count(w, "amount_fen", r.amount_fen);
    field_count(w, "booked_n", r.booked_n);
    field_items(w, "skipped", SKIPPED, r.skipped, r.skipped_n, sizeof r.skipped[0]);
    json_end(w);
    return true;
}

/* POST /api/accruals/approve */
bool api_entry_approve(struct request *rq, struct err *e)
{
    struct accrual_wish wish = {0};
    struct entry_approval n;
    int64_t approved_n = 0;

    if (!request_body(rq, WISH, &wish, e))
        return false;
    n = (struct entry_approval){wish.programme, wish.month, rq->seen->now.now_ms};
    if (!work_entry_approve(rq->store, rq->subject, &n, &approved_n, e))
        return false;
    json_open_object(&rq->json);
    field_count(&rq->json, "approved_n", approved_n);
    json_end(&rq->json);
    return true;
}
