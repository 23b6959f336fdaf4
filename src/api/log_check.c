/* log_check.c - the logbook beside what the hospital's system counts. */
#include "work/log_check.h"
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"

struct check_row {
    struct log_check_row row;
    enum log_check_word word;
};
static const struct field ROW[] = {
    FIELD_AS(struct check_row, row.organization, "organization"),
    FIELD_AS(struct check_row, row.organization_name, "organization_name"),
    FIELD_AS(struct check_row, row.technique, "technique"),
    FIELD_AS(struct check_row, row.technique_name, "technique_name"),
    FIELD_AS(struct check_row, row.procedure, "procedure_code"),
    FIELD_OF(struct check_row, row.month, FIELD_MONTH, "month"),
    FIELD_AS(struct check_row, row.logged, "logged_n"),
    FIELD_AS(struct check_row, row.counted, "counted_n"),
    FIELD_NAMED(struct check_row, word, "word", log_check_word_names),
    {0},
};
static const struct shape ROW_SHAPE = {
    .name = "LogCheckRow",
    .about = "`logged_n` cases that were told by who did them; `counted_n` operations under the"
             " technique's code in delivered records.",
    .fields = ROW};
static const struct field CHECK[] = {TOLD(FIELD_ITEMS, "items", .shape = &ROW_SHAPE),
                                     TOLD(FIELD_MONTH, "first_month"),
                                     TOLD(FIELD_MONTH, "last_month"),
                                     TOLD(FIELD_BOOL, "counted"),
                                     {0}};
const struct shape SHAPE_LOG_CHECK = {
    .name = "LogCheck",
    .about = "`counted`: false where no operations have been delivered; then nothing is compared.",
    .told = CHECK};
static const struct field CELL[] = {
    FIELD_MAYBE(struct log_check_cell, residence),
    FIELD_MAYBE(struct log_check_cell, payer),
    FIELD(struct log_check_cell, level),
    FIELD_AS(struct log_check_cell, operations, "operation_n"),
    FIELD_AS(struct log_check_cell, main, "main_n"),
    {0},
};
static const struct shape CELL_SHAPE = {
    .name = "LogCheckCell", .about = "`level` 1 to 4, 0 unknown.", .fields = CELL};
static const struct field CELLS[] = {TOLD(FIELD_ITEMS, "items", .shape = &CELL_SHAPE), {0}};
const struct shape SHAPE_LOG_CHECK_CELLS = {.name = "LogCheckCells", .told = CELLS};

static void month_write(struct json_writer *w, const char *name, int32_t month)
{
    char text[MONTH_TEXT];

    month_text(month, text);
    field_text(w, name, str_of(text));
}

/* GET /api/log-check?organization=&technique=&from=&to= */
bool api_log_check_see(struct request *rq, struct err *e)
{
    struct log_check_asked asked = {.organization = request_text(rq, "organization"),
                                    .technique = request_text(rq, "technique")};
    struct json_writer *w = &rq->json;
    struct log_check_view v;
    struct check_row *rows;

    if (!request_month(rq, "from", &asked.from_month, e)
        || !request_month(rq, "to", &asked.to_month, e))
        return false;
    if (asked.from_month != DAY_NONE && asked.to_month != DAY_NONE
        && (asked.from_month > asked.to_month
            || asked.to_month - asked.from_month >= LOG_CHECK_MONTHS))
        return request_fault(
            rq,
            (struct problem_field){.field = "from",
                                   .message = "months in order, 36 at most, are wanted"},
            e);
    if (!work_log_check_see(rq->store, rq->subject, &asked, rq->arena, &v, e))
        return false;
    rows = ARENA_ARRAY(rq->arena, struct check_row, v.rows.n + 1);
    for (size_t i = 0; i < v.rows.n; i++)
        rows[i] = (struct check_row){
            v.rows.items[i], log_check_word(v.rows.items[i].logged, v.rows.items[i].counted)};
    json_open_object(w);
    field_items(w, "items", ROW, rows, v.rows.n, sizeof *rows);
    month_write(w, "first_month", v.asked.from_month);
    month_write(w, "last_month", v.asked.to_month);
    json_key(w, "counted");
    json_bool(w, v.counted);
    json_end(w);
    return true;
}

/* GET /api/log-check/cells?organization=&technique=&month= */
bool api_log_check_cells(struct request *rq, struct err *e)
{
    struct log_check_asked asked = {.organization = request_text(rq, "organization"),
                                    .technique = request_text(rq, "technique")};
    struct log_check_cells cells;

    if (!request_month(rq, "month", &asked.from_month, e))
        return false;
    if (!asked.organization.n || !asked.technique.n || asked.from_month == DAY_NONE)
        return request_fault(
            rq,
            (struct problem_field){.field = "month",
                                   .message = "a hospital, a technique and a month are wanted"},
            e);
    asked.to_month = asked.from_month;
    if (!work_log_check_cells(rq->store, rq->subject, &asked, rq->arena, &cells, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", CELL, cells.items, cells.n, sizeof *cells.items);
    json_end(&rq->json);
    return true;
}
