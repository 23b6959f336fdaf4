/* side.c - side tables: lists by which discharge records are read. */
#include "api/auth.h"
#include "api/handler.h"
#include "work/side_desk.h"

struct side_line {
    struct str name;
    int64_t lines;
};
static const struct field SIDE[] = {
    FIELD(struct side_line, name), FIELD_AS(struct side_line, lines, "lines_n"), {0}};
static const struct shape SIDE_SHAPE = {
    .name = "SideTable",
    .about = "`lines_n` with the header; 0: there is none. docs/records.md tells its columns.",
    .fields = SIDE};
static const struct field SIDES[] = {TOLD(FIELD_ITEMS, "items", .shape = &SIDE_SHAPE),
                                     TOLD(FIELD_BOOL, "may_put"),
                                     TOLD(FIELD_TEXT, "warning", MAYBE),
                                     {0}};
const struct shape SHAPE_SIDES = {
    .name = "SideTables",
    .about = "`warning` names columns of the table that was just put and that nobody knows.",
    .told = SIDES};
static const struct field NEW[] = {FIELD_NAMED(struct side_new, side, "name", records_side_names),
                                   FIELD(struct side_new, file),
                                   {0}};
const struct shape SHAPE_SIDE_BODY = {.name = "SideTableBody", .fields = NEW, .body = true};

static bool sides_write(struct request *rq, struct str warning, struct err *e)
{
    struct side_line rows[RECORDS_SIDES];
    struct json_writer *w = &rq->json;
    struct side_view v;

    if (!work_side_list(rq->store, rq->subject, rq->arena, &v, e))
        return false;
    for (int i = 0; i < RECORDS_SIDES; i++)
        rows[i] = (struct side_line){str_of(v.rows[i].name), v.rows[i].lines};
    json_open_object(w);
    field_items(w, "items", SIDE, rows, RECORDS_SIDES, sizeof *rows);
    json_key(w, "may_put");
    json_bool(w, v.may_put);
    field_text(w, "warning", warning);
    json_end(w);
    return true;
}

/* GET /api/side-tables */
bool api_side_list(struct request *rq, struct err *e)
{
    return sides_write(rq, STR(""), e);
}

/* POST /api/side-tables */
bool api_side_put(struct request *rq, struct err *e)
{
    struct side_new n = {0};
    struct str warning = STR("");

    if (!request_body(rq, NEW, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_side_put(rq->store, rq->scene->stage, rq->subject, &n, rq->arena, &warning, e))
        return false;
    return sides_write(rq, warning, e);
}
