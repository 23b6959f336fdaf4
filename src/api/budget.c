/* budget.c - money that organizations ask for: written, sent, granted level by level, summed up. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"
#include "work/budget_desk.h"

enum { YEAR_FIRST = 2000, YEAR_LAST = 2100 };

static const struct field FIELDS[] = {
    FIELD(struct budget, id),
    FIELD(struct budget, version),
    FIELD_AS(struct budget, programme, "programme"),
    FIELD_AS(struct budget, year, "year"),
    FIELD_AS(struct budget, fund, "fund"),
    FIELD_AS(struct budget, organization, "organization"),
    FIELD_AS(struct budget, organization_name, "organization_name", MAYBE),
    FIELD_AS(struct budget, county, "county"),
    FIELD_NAMED(struct budget, kind, "kind", budget_kind_names),
    FIELD_AS(struct budget, about, "about"),
    FIELD_AS(struct budget, why, "why", MAYBE),
    FIELD_AS(struct budget, demand, "demand", MAYBE),
    FIELD_AS(struct budget, adoption, "adoption", MAYBE),
    FIELD_AS(struct budget, asked_fen, "asked_fen"),
    FIELD_AS(struct budget, granted_fen, "granted_fen", MAYBE),
    FIELD_NAMED(struct budget, state, "state", budget_state_names),
    FIELD_AS(struct budget, level, "level", MAYBE),
    FIELD_OF(struct budget, made_ms, FIELD_MS, "made"),
    {0},
};
const struct shape SHAPE_BUDGET = {
    .name = "Budget",
    .about = "`demand` or `adoption` is the code of what wants the money; `granted_fen` by the last"
             " level that spoke; `level` whose word it waits for.",
    .fields = FIELDS};
static const struct field STEP[] = {
    FIELD_NAMED(struct budget_step, state, "state", budget_state_names),
    FIELD_AS(struct budget_step, level, "level", MAYBE),
    FIELD_AS(struct budget_step, amount_fen, "amount_fen"),
    FIELD_AS(struct budget_step, why, "why", MAYBE),
    FIELD_OF(struct budget_step, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape STEP_SHAPE = {
    .name = "BudgetStep", .about = "`level` null: the organization.", .fields = STEP};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
    TOLD(FIELD_COUNT, "booked_fen", MAYBE),
    TOLD(FIELD_TEXT, "booked_fund", MAYBE),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_BUDGET, NULL};
const struct shape SHAPE_BUDGET_DETAIL = {
    .name = "BudgetDetail",
    .about = "`booked_fen` of a fund that it became; `actions`: what the asker may do.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

#define WORDS                                                                \
    FIELD_AS(struct budget_new, fund, "fund", .min = 1, .max = 40),          \
        FIELD_NAMED(struct budget_new, kind, "kind", budget_kind_names),     \
        FIELD_AS(struct budget_new, about, "about", .min = 2, .max = 100),   \
        FIELD_AS(struct budget_new, why, "why", MAYBE, .max = 400),          \
        FIELD_AS(struct budget_new, demand, "demand", MAYBE, .max = 80),     \
        FIELD_AS(struct budget_new, adoption, "adoption", MAYBE, .max = 80), \
        FIELD_AS(struct budget_new, asked_fen, "asked_fen", .min = 1, .max = BUDGET_FEN_MOST)
static const struct field BODY[] = {
    FIELD_AS(struct budget_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct budget_new, organization, "organization", .min = 1, .max = 40),
    FIELD_AS(struct budget_new, year, "year", .min = YEAR_FIRST, .max = YEAR_LAST),
    WORDS,
    {0},
};
const struct shape SHAPE_BUDGET_BODY = {
    .name = "BudgetBody",
    .about = "Either `demand` or `adoption`: the code of the organization's order or technique.",
    .fields = BODY,
    .body = true};
static const struct field EDIT[] = {WORDS, {0}};
const struct shape SHAPE_BUDGET_EDIT = {.name = "BudgetEdit", .fields = EDIT, .body = true};

#define WISH                                                     \
    FIELD_AS(struct budget_wish, why, "why", MAYBE, .max = 400), \
        FIELD_AS(struct budget_wish, version, "version", MAYBE, .min = 0, .max = 1000000000)
static const struct field MOVE[] = {
    FIELD_NAMED(struct budget_wish, move, "move", budget_move_names), WISH, {0}};
const struct shape SHAPE_BUDGET_MOVE = {.name = "BudgetMove", .fields = MOVE, .body = true};
static const struct field WORD[] = {
    FIELD(struct budget_wish, granted),
    FIELD_AS(struct budget_wish, amount_fen, "amount_fen", MAYBE, .min = 1, .max = BUDGET_FEN_MOST),
    WISH,
    {0},
};
const struct shape SHAPE_BUDGET_WORD = {
    .name = "BudgetWord",
    .about =
        "A level's word: `granted` with `amount_fen`, less with `why`; or returned with `why`.",
    .fields = WORD,
    .body = true};

static const struct field BOOK[] = {
    FIELD_AS(struct budget_book, fund, "fund"),
    FIELD_AS(struct budget_book, amount_fen, "amount_fen", MAYBE, .min = 1, .max = BUDGET_FEN_MOST),
    FIELD_OF(struct budget_book, day, FIELD_DAY, "day"),
    FIELD_AS(struct budget_book, note, "note", .min = 1, .max = 200),
    {0},
};
const struct shape SHAPE_BUDGET_BOOK = {
    .name = "BudgetBook",
    .about = "`fund`: the id of a fund that is open; `amount_fen` null: what was granted.",
    .fields = BOOK,
    .body = true};

static const struct field SUM[] = {
    FIELD_AS(struct budget_sum, place, "place"),
    FIELD_AS(struct budget_sum, name, "name", MAYBE),
    FIELD_AS(struct budget_sum, level, "level"),
    FIELD_AS(struct budget_sum, request_n, "request_n"),
    FIELD_AS(struct budget_sum, asked_fen, "asked_fen"),
    FIELD_AS(struct budget_sum, waiting_fen, "waiting_fen"),
    FIELD_AS(struct budget_sum, granted_fen, "granted_fen"),
    FIELD_AS(struct budget_sum, spent_fen, "spent_fen"),
    {0},
};
static const struct shape SUM_SHAPE = {.name = "BudgetSum", .fields = SUM};
static const struct field SUMS[] = {TOLD(FIELD_ITEMS, "items", .shape = &SUM_SHAPE), {0}};
const struct shape SHAPE_BUDGET_SUMS = {
    .name = "BudgetSums",
    .about =
        "Each province, city, county above what lies in it, down to organizations. Spent: paid,"
        " given without a promise, or by the fund itself, less what came back.",
    .told = SUMS};

static bool year_read(struct request *rq, int32_t *year, struct err *e)
{
    const struct str text = request_text(rq, "year");
    int64_t number = 0;

    if (text.n && (!str_to_int(text, YEAR_LAST, &number) || number < YEAR_FIRST))
        return request_fault(rq,
                             (struct problem_field){.field = "year",
                                                    .message = "no year of a budget",
                                                    .found = str_c(rq->arena, text),
                                                    .expected = "2000 to 2100"},
                             e);
    *year = (int32_t)number;
    return true;
}

/* GET /api/budgets?programme=&year=&state=&organization=&limit=&cursor= */
bool api_budget_list(struct request *rq, struct err *e)
{
    struct budget_filter f = {.programme = request_text(rq, "programme"),
                              .state = request_text(rq, "state"),
                              .organization = request_text(rq, "organization")};
    struct store_page page;
    struct budget_rows rows;

    if (!request_choice(rq, "state", f.state, budget_state_names, "a state of a budget request", e)
        || !year_read(rq, &f.year, e) || !request_page(rq, &page, e)
        || !work_budget_list(rq->store, &f, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool budget_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct budget_view v;

    if (!work_budget_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v.budget);
    field_items(w, "steps", STEP, v.steps.items, v.steps.n, sizeof v.steps.items[0]);
    field_count(w, "booked_fen", v.booked.n ? v.booked.items[0].amount_fen : COUNT_UNKNOWN);
    field_text(w, "booked_fund", v.booked.n ? v.booked.items[0].fund_name : STR(""));
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    reply_version(rq, v.budget.version);
    return true;
}

/* GET /api/budgets/{budget} */
bool api_budget_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "budget", &id, e) && budget_write(rq, id, e);
}

/* POST /api/budgets */
bool api_budget_add(struct request *rq, struct err *e)
{
    struct budget_new n = {.version = 0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_budget_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return budget_write(rq, id, e);
}

/* PUT /api/budgets/{budget} */
bool api_budget_edit(struct request *rq, struct err *e)
{
    struct budget_new n = {.version = 0};
    struct edit_refused refused;

    if (!request_id(rq, "budget", &n.id, e) || !request_version(rq, &n.version, e)
        || !request_body(rq, EDIT, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_budget_edit(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, n.version, e);
    return budget_write(rq, n.id, e);
}

/* POST /api/budgets/{budget}/moves */
bool api_budget_move(struct request *rq, struct err *e)
{
    struct budget_wish w = {.amount_fen = COUNT_UNKNOWN};
    struct edit_refused refused;

    if (!request_body(rq, MOVE, &w, e) || !request_id(rq, "budget", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (!work_budget_move(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return budget_write(rq, w.id, e);
}

/* POST /api/budgets/{budget}/decisions */
bool api_budget_decide(struct request *rq, struct err *e)
{
    struct budget_wish w = {.amount_fen = COUNT_UNKNOWN};
    struct edit_refused refused;

    if (!request_body(rq, WORD, &w, e) || !request_id(rq, "budget", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (!work_budget_decide(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return budget_write(rq, w.id, e);
}

/* POST /api/budgets/{budget}/book */
bool api_budget_book(struct request *rq, struct err *e)
{
    struct budget_book n = {.amount_fen = COUNT_UNKNOWN};
    struct edit_refused refused;

    if (!request_body(rq, BOOK, &n, e) || !request_id(rq, "budget", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_budget_book(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return budget_write(rq, n.id, e);
}

/* GET /api/budget-sums?programme=&year= */
bool api_budget_sums(struct request *rq, struct err *e)
{
    const struct store_reach reach = store_reach_of(rq->subject, ACTION_BUDGET_SEE);
    struct str programme = request_text(rq, "programme");
    struct budget_sums sums;
    int32_t year = 0;

    if (!year_read(rq, &year, e))
        return false;
    if (year == 0 || programme.n == 0)
        return request_fault(rq,
                             (struct problem_field){.field = year ? "programme" : "year",
                                                    .message = "which one is wanted",
                                                    .found = "",
                                                    .expected = "a programme and a year"},
                             e);
    if (!work_budget_sums(rq->store, programme, year, &reach, rq->arena, &sums, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", SUM, sums.items, sums.n, sizeof sums.items[0]);
    json_end(&rq->json);
    return true;
}
