/* upload.c - lists: the template, the upload, its faults and rows, commit, cancel. */
#include "work/upload.h"
#include "api/auth.h"
#include "api/handler.h"
#include "api/log.h"
#include "api/route.h"
#include "api/upload_label.h"
#include "paper/list.h"
#include "work/file.h"
#include "work/import_row.h"
#include "work/stage.h"

#define XLSX_ROWS 200000
#define XLSX_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

static const struct field UPLOAD[] = {
    FIELD_AS(struct upload_seen, upload.id, "id"),
    FIELD_NAMED(struct upload_seen, upload.kind, "kind", job_kind_names),
    FIELD_AS(struct upload_seen, upload.source, "source"),
    FIELD_AS(struct upload_seen, upload.batch, "batch", MAYBE),
    FIELD_NAMED(struct upload_seen, state, "state", upload_state_names),
    FIELD_AS(struct upload_seen, upload.row_n, "rows_n"),
    FIELD_AS(struct upload_seen, upload.bad_n, "bad_n"),
    FIELD_AS(struct upload_seen, checkpoint, "done_n", MAYBE),
    FIELD_AS(struct upload_seen, written, "written_n", MAYBE),
    FIELD_AS(struct upload_seen, refused, "refused_n", MAYBE),
    FIELD_AS(struct upload_seen, reason, "reason", MAYBE),
    FIELD_OF(struct upload_seen, upload.made_ms, FIELD_MS, "made"),
    FIELD_OF(struct upload_seen, ended_ms, FIELD_MS, "ended", MAYBE),
    FIELD_OF(struct upload_seen, upload.wiped_ms, FIELD_MS, "wiped", MAYBE),
    {0},
};
const struct shape SHAPE_UPLOAD = {
    .name = "Upload",
    .about =
        "A list that was sent. `rows_n` and `bad_n` count its rows and those with a fault;"
        " `reading`: a worker looks at the rows of a long one first, and `reason` says why it"
        " could not. Once it is committed, `done_n` rows are dealt with, `written_n` written, and"
        " `refused_n` got a fault in the meantime. `wiped`: since then its rows are gone.",
    .fields = UPLOAD};

static const struct field COLUMN[] = {TOLD(FIELD_TEXT, "name"), TOLD(FIELD_TEXT, "label"), {0}};
static const struct shape COLUMN_SHAPE = {.name = "UploadColumn", .told = COLUMN};
static const struct field FAULT[] = {TOLD(FIELD_TEXT, "fault"),         TOLD(FIELD_TEXT, "label"),
                                     TOLD(FIELD_TEXT, "column", MAYBE), TOLD(FIELD_COUNT, "rows_n"),
                                     TOLD(FIELD_COUNT, "first"),        {0}};
static const struct shape FAULT_SHAPE = {
    .name = "UploadFault",
    .about = "A kind of fault: `label` says what is expected, `first` the first of its rows.",
    .told = FAULT};
static const struct field DETAIL[] = {TOLD(FIELD_ITEMS, "columns", .shape = &COLUMN_SHAPE),
                                      TOLD(FIELD_ITEMS, "faults", .shape = &FAULT_SHAPE),
                                      TOLD(FIELD_TEXTS, "actions"),
                                      {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_UPLOAD, NULL};
const struct shape SHAPE_UPLOAD_DETAIL = {
    .name = "UploadDetail",
    .about = "`actions` holds import.run as long as its rows are there.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

static const struct field LINE[] = {TOLD(FIELD_COUNT, "row"),
                                    TOLD(FIELD_TEXT, "column", MAYBE),
                                    TOLD(FIELD_TEXT, "found"),
                                    TOLD(FIELD_TEXT, "fault"),
                                    TOLD(FIELD_TEXT, "label"),
                                    TOLD(FIELD_TEXTS, "fields"),
                                    {0}};
static const struct shape LINE_SHAPE = {
    .name = "UploadRow",
    .about = "`row` as in the spreadsheet; `label` says what is expected instead of `found`.",
    .told = LINE};
static const struct field LINES[] = {
    TOLD(FIELD_ITEMS, "items", .shape = &LINE_SHAPE), TOLD(FIELD_COUNT, "after", MAYBE), {0}};
const struct shape SHAPE_UPLOAD_ROWS = {
    .name = "UploadRows", .about = "`after` for the next page; null at the end.", .told = LINES};

struct fields_body {
    struct str_list fields;
};
static const struct field FIELDS_BODY[] = {
    FIELD_AS(struct fields_body, fields, "fields", .min = 0, .max = 4000), {0}};
const struct shape SHAPE_UPLOAD_FIELDS = {
    .name = "UploadFields", .fields = FIELDS_BODY, .body = true};
struct commit_body {
    bool good_only;
};
static const struct field COMMIT_BODY[] = {FIELD(struct commit_body, good_only), {0}};
const struct shape SHAPE_UPLOAD_COMMIT = {
    .name = "UploadCommit", .fields = COMMIT_BODY, .body = true};

/* --- what is asked for --- */

static bool kind_read(struct request *rq, enum job_kind *kind, struct err *e)
{
    struct str name = request_text(rq, "kind");

    for (int k = 0; k < JOB_LIST_N; k++) {
        if (str_eq(name, str_of(job_kind_names[k]))) {
            *kind = (enum job_kind)k;
            return true;
        }
    }
    return request_fault(
        rq,
        (struct problem_field){.field = "kind",
                               .message = "no such list",
                               .found = str_c(rq->arena, name),
                               .expected = "organizations, practitioners, offers, agreements or"
                                           " village_posts"},
        e);
}

static bool ask_read(struct request *rq, struct upload_ask *ask, struct err *e)
{
    *ask = (struct upload_ask){.st = rq->store,
                               .seal = rq->scene->seal,
                               .by = rq->subject,
                               .now_ms = rq->seen->now.now_ms};
    return request_id(rq, "upload", &ask->id, e);
}

static bool number_read(struct request *rq, const char *name, struct str text, int64_t *number,
                        struct err *e)
{
    if (!text.n || str_to_int(text, INT32_MAX, number))
        return true;
    return request_fault(rq,
                         (struct problem_field){.field = name,
                                                .message = "a row's number",
                                                .found = str_c(rq->arena, text)},
                         e);
}

/* --- replies --- */

static void columns_write(struct json_writer *w, enum job_kind kind)
{
    const struct import_list *l = &IMPORT_LISTS[kind];

    json_key(w, "columns");
    json_open_array(w);
    for (int c = 0; l->columns[c]; c++) {
        json_open_object(w);
        field_text(w, "name", str_of(l->columns[c]));
        field_text(w, "label", str_of(l->headings[c]));
        json_end(w);
    }
    json_end(w);
}

static struct str column_of(enum job_kind kind, int32_t column)
{
    return column ? str_of(IMPORT_LISTS[kind].columns[column - 1]) : STR("");
}

static void fault_write(struct json_writer *w, enum job_kind kind, const struct upload_fault *f)
{
    json_open_object(w);
    field_text(w, "fault", f->fault);
    field_text(w, "label", upload_label(f->fault));
    field_text(w, "column", column_of(kind, f->column));
    field_count(w, "rows_n", f->n);
    field_count(w, "first", f->first);
    json_end(w);
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct upload_view v;

    if (!work_upload_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, UPLOAD, &v.seen);
    columns_write(w, v.seen.upload.kind);
    json_key(w, "faults");
    json_open_array(w);
    for (size_t i = 0; i < v.faults.n; i++)
        fault_write(w, v.seen.upload.kind, &v.faults.items[i]);
    json_end(w);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

static void line_write(struct json_writer *w, enum job_kind kind, const struct upload_line *l)
{
    struct str found = {0};

    if (l->column && (size_t)l->column <= l->fields.n)
        found = l->fields.items[l->column - 1];
    json_open_object(w);
    field_count(w, "row", l->number);
    field_text(w, "column", column_of(kind, l->column));
    json_key(w, "found");
    json_str(w, found);
    field_text(w, "fault", l->fault);
    field_text(w, "label", upload_label(l->fault));
    json_key(w, "fields");
    json_open_array(w);
    for (size_t i = 0; i < l->fields.n; i++)
        json_str(w, l->fields.items[i]);
    json_end(w);
    json_end(w);
}

/* --- handlers --- */

/* GET /api/uploads?limit=&cursor= */
bool api_upload_list(struct request *rq, struct err *e)
{
    struct upload_seen_rows rows;
    struct store_page page;

    if (!request_page(rq, &page, e) || !work_upload_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, UPLOAD, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

/* What can be refused before the list comes. */
bool api_upload_early(struct request *rq, struct err *e)
{
    struct str source = request_text(rq, "source"), batch = request_text(rq, "batch");
    enum job_kind kind;

    if (!kind_read(rq, &kind, e))
        return false;
    if (!source.n || utf8_count(source) > 100 || utf8_count(batch) > 100)
        return request_fault(rq,
                             (struct problem_field){.field = "source",
                                                    .message = "who delivered it, and which batch",
                                                    .expected = "1…100 characters"},
                             e);
    return true;
}

static bool staged_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    return stage_read_at(arg, offset, to, n, got, e);
}

/* Rows that nobody will see. */
static void staged_drop(struct request *rq)
{
    const struct upload *staged = rq->prepared;
    struct err e = {0};

    if (!work_upload_drop(rq->store, staged, &e))
        log_fault(rq->route->pattern, &e);
}

/* Seconds, so before the transaction; minutes are a worker's. */
bool api_upload_prepare(struct request *rq, struct err *e)
{
    struct upload *staged = ARENA_NEW(rq->arena, struct upload);
    struct upload_new n = {.source = request_text(rq, "source"),
                           .batch = request_text(rq, "batch"),
                           .digest = str_of(rq->file->sha256)};
    struct file_source from = {.read = staged_read, .size = rq->file->size};
    struct stage_read *read;
    bool good;

    rq->prepared = staged;

    if (!kind_read(rq, &n.kind, e) || !stage_read_open(rq->scene->stage, rq->file->id, &read, e))
        return false;
    from.arg = read;
    n.from = &from;
    if (rq->file->size > UPLOAD_AT_ONCE)
        n.file = rq->file->id;
    good = work_upload_stage(rq->store, rq->scene->seal, rq->subject, &n, staged, e);
    stage_read_close(read);
    if (good)
        rq->undo = staged_drop;
    return good;
}

/* POST /api/uploads?kind=&source=&batch= */
bool api_upload_add(struct request *rq, struct err *e)
{
    const struct upload *staged = rq->prepared;
    char id[ID_TEXT];

    if (!work_upload_keep(rq->store, staged, e))
        return false;
    rq->kept = true;
    rq->file_kept = !id_none(staged->file);
    id_text(staged->id, id);
    rq->status = 201;
    rq->x->location = arena_text(rq->arena, "/api/uploads/%s", id);
    return detail_write(rq, staged->id, e);
}

/* GET /api/uploads/{upload} */
bool api_upload_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "upload", &id, e) && detail_write(rq, id, e);
}

/* GET /api/uploads/{upload}/rows?fault=&after= */
bool api_upload_rows(struct request *rq, struct err *e)
{
    struct upload_want want = {
        .bad = true, .fault = request_text(rq, "fault"), .limit = PAGE_DEFAULT};
    struct json_writer *w = &rq->json;
    struct upload_lines lines;
    struct upload_ask ask;

    if (!number_read(rq, "after", request_text(rq, "after"), &want.after, e)
        || !ask_read(rq, &ask, e) || !work_upload_lines(&ask, &want, rq->arena, &lines, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < lines.n; i++)
        line_write(w, lines.kind, &lines.items[i]);
    json_end(w);
    field_count(w, "after",
                lines.n == PAGE_DEFAULT ? lines.items[lines.n - 1].number : COUNT_UNKNOWN);
    json_end(w);
    return true;
}

/* PUT /api/uploads/{upload}/rows/{row} */
bool api_upload_fix(struct request *rq, struct err *e)
{
    struct fields_body body = {0};
    struct upload_ask ask;
    int64_t number = 0;

    if (!ask_read(rq, &ask, e))
        return false;
    if (!str_to_int(rq->params[1].value, INT32_MAX, &number))
        return err_set(e, ERR_MISSING, "no such row");
    return request_body(rq, FIELDS_BODY, &body, e) && work_upload_fix(&ask, number, &body.fields, e)
           && detail_write(rq, ask.id, e);
}

/* POST /api/uploads/{upload}/commit */
bool api_upload_commit(struct request *rq, struct err *e)
{
    struct commit_body body = {0};
    struct upload_ask ask;

    return ask_read(rq, &ask, e) && request_body(rq, COMMIT_BODY, &body, e)
           && work_upload_commit(&ask, body.good_only, e) && detail_write(rq, ask.id, e);
}

/* DELETE /api/uploads/{upload} */
bool api_upload_cancel(struct request *rq, struct err *e)
{
    struct upload_ask ask;

    return ask_read(rq, &ask, e) && work_upload_cancel(&ask, e) && detail_write(rq, ask.id, e);
}

/* --- spreadsheets --- */

static bool sheet_make(const void *what, const char *path, struct err *e)
{
    return paper_list_xlsx(what, path, e);
}

static bool sheet_write(struct request *rq, const struct paper_list *l, struct err *e)
{
    rq->type = XLSX_TYPE;
    return reply_file(rq, sheet_make, l, e);
}

static struct paper_list list_of(enum job_kind kind, const char *more, struct arena *a)
{
    const struct import_list *list = &IMPORT_LISTS[kind];
    struct str *headings = ARENA_ARRAY(a, struct str, TABLE_COLUMN_MAX);
    int n = 0;

    for (; list->headings[n]; n++)
        headings[n] = str_of(list->headings[n]);
    if (more)
        headings[n++] = str_of(more);
    return (struct paper_list){.name = "名单", .headings = headings, .column_n = n};
}

/* GET /api/templates?kind= */
bool api_upload_template(struct request *rq, struct err *e)
{
    enum job_kind kind = JOB_ORGANIZATIONS;
    struct paper_list l;

    if (!kind_read(rq, &kind, e))
        return false;
    l = list_of(kind, NULL, rq->arena);
    return sheet_write(rq, &l, e);
}

/* GET /api/uploads/{upload}/bad - in the template, with a column of reasons. */
bool api_upload_bad(struct request *rq, struct err *e)
{
    struct upload_want want = {.bad = true, .limit = XLSX_ROWS};
    struct upload_lines lines;
    struct upload_ask ask;
    struct paper_list l;
    struct str *cells;

    if (!ask_read(rq, &ask, e) || !work_upload_lines(&ask, &want, rq->arena, &lines, e))
        return false;
    l = list_of(lines.kind, "原因", rq->arena);
    cells = ARENA_ARRAY(rq->arena, struct str, lines.n * (size_t)l.column_n);
    for (size_t i = 0; i < lines.n; i++) {
        struct str *row = &cells[i * (size_t)l.column_n];

        for (size_t c = 0; c < lines.items[i].fields.n && c + 1 < (size_t)l.column_n; c++)
            row[c] = lines.items[i].fields.items[c];
        row[l.column_n - 1] = upload_label(lines.items[i].fault);
    }
    l.cells = cells;
    l.row_n = lines.n;
    return sheet_write(rq, &l, e);
}
