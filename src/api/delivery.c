/* delivery.c - discharge records over HTTP: sent, how far they are, their quality report. */
#include <string.h>

#include "api/auth.h"
#include "api/delivery_label.h"
#include "api/handler.h"
#include "api/route.h"
#include "base/csv.h"
#include "model/unknown.h"
#include "work/records_send.h"

enum { SHOWN = 500 }; /* lines of a report on screen; the CSV has all */

static const struct field DELIVERY[] = {
    FIELD(struct delivery, id),
    FIELD(struct delivery, source),
    FIELD(struct delivery, batch),
    FIELD_AS(struct delivery, replaces, "replaces", MAYBE),
    FIELD(struct delivery, map),
    FIELD_NAMED(struct delivery, state, "state", delivery_state_names),
    FIELD(struct delivery, read_n),
    FIELD_AS(struct delivery, accepted, "accepted_n"),
    FIELD_AS(struct delivery, rejected, "rejected_n"),
    FIELD_AS(struct delivery, resolved, "resolved_n"),
    FIELD_OF(struct delivery, made_ms, FIELD_MS, "made"),
    FIELD_OF(struct delivery, current_ms, FIELD_MS, "current", MAYBE),
    FIELD_OF(struct delivery, retired_ms, FIELD_MS, "retired", MAYBE),
    {0},
};
const struct shape SHAPE_DELIVERY = {
    .name = "Delivery",
    .about = "Discharge records that were read once and are not kept: `read_n` rows are"
             " `accepted_n` and `rejected_n`; of `resolved_n` the county of residence is known."
             " They count while the state is `current`.",
    .fields = DELIVERY};

static const struct field RULE[] = {TOLD(FIELD_TEXT, "rule"),
                                    TOLD(FIELD_TEXT, "label"),
                                    TOLD(FIELD_TEXT, "advice"),
                                    TOLD(FIELD_BOOL, "rejects"),
                                    TOLD(FIELD_COUNT, "rows_n"),
                                    TOLD(FIELD_REAL, "share", MAYBE),
                                    {0}};
static const struct shape RULE_SHAPE = {
    .name = "DeliveryRule",
    .about = "Rows under a rule, and their share of all that were read. A rejected row is under"
             " exactly one.",
    .told = RULE};
static const struct field LINE[] = {TOLD(FIELD_TEXT, "rule"),
                                    TOLD(FIELD_TEXT, "organization", MAYBE),
                                    TOLD(FIELD_TEXT, "discharged", MAYBE),
                                    TOLD(FIELD_COUNT, "rows_n"),
                                    TOLD(FIELD_COUNT, "read_n"),
                                    TOLD(FIELD_TEXT, "lines"),
                                    {0}};
static const struct shape LINE_SHAPE = {
    .name = "DeliveryFault",
    .about = "The same by organization and month: of `read_n` rows there; `discharged` is the "
             "month, `lines` is where in the"
             " file the first twenty of them begin, separated by semicolons.",
    .told = LINE};
static const struct field DETAIL[] = {TOLD(FIELD_TEXT, "job_state", MAYBE),
                                      TOLD(FIELD_COUNT, "done_n", MAYBE),
                                      TOLD(FIELD_COUNT, "written_n", MAYBE),
                                      TOLD(FIELD_TEXT, "reason", MAYBE),
                                      TOLD(FIELD_ITEMS, "rules", .shape = &RULE_SHAPE),
                                      TOLD(FIELD_ITEMS, "faults", .shape = &LINE_SHAPE),
                                      TOLD(FIELD_COUNT, "faults_n"),
                                      TOLD(FIELD_COUNT, "parts_n"),
                                      TOLD(FIELD_TEXTS, "actions"),
                                      {0}};
static const struct shape *const BASES[] = {&SHAPE_DELIVERY, NULL};
const struct shape SHAPE_DELIVERY_DETAIL = {
    .name = "DeliveryDetail",
    .about = "`done_n` rows are read while the job runs, then `written_n` of the accepted ones are"
             " written; the first 500 of `faults_n` faults are"
             " here, all are in the CSV; `actions` holds import.run while it can be cancelled.",
    .bases = BASES,
    .told = DETAIL};

static const struct field NEW[] = {
    FIELD(struct records_new, file),
    FIELD_AS(struct records_new, map, "map", .min = 1, .max = 60),
    FIELD_AS(struct records_new, source, "source", MAYBE, .max = 100),
    FIELD_AS(struct records_new, batch, "batch", MAYBE, .max = 100),
    FIELD_AS(struct records_new, replaces, "replaces", MAYBE, .max = 100),
    {0}};
const struct shape SHAPE_DELIVERY_NEW = {.name = "DeliveryNew", .fields = NEW, .body = true};

/* --- replies --- */

static void rule_write(struct json_writer *w, const struct records_view *v, size_t from, size_t to,
                       struct arena *a)
{
    struct delivery_label l = delivery_label(v->counts.items[from].rule, a);
    int64_t rows = 0;

    for (size_t i = from; i < to; i++)
        rows += v->counts.items[i].count;
    json_open_object(w);
    field_text(w, "rule", v->counts.items[from].rule);
    field_text(w, "label", str_of(l.label));
    field_text(w, "advice", str_of(l.advice));
    json_key(w, "rejects");
    json_bool(w, l.rejects);
    field_count(w, "rows_n", rows);
    field_real(w, "share",
               v->delivery.read_n ? (double)rows / (double)v->delivery.read_n : NUMBER_UNKNOWN);
    json_end(w);
}

static void rules_write(struct json_writer *w, const struct records_view *v, struct arena *a)
{
    json_key(w, "rules");
    json_open_array(w);
    for (size_t i = 0, to; i < v->counts.n; i = to) {
        for (to = i + 1;
             to < v->counts.n && str_eq(v->counts.items[to].rule, v->counts.items[i].rule);)
            to++;
        rule_write(w, v, i, to, a);
    }
    json_end(w);
}

/* Rows read of an organization and a month; parts are sorted by both. */
static int64_t read_of(const struct records_view *v, const struct quality_count *q)
{
    size_t low = 0, high = v->parts.n;

    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct delivery_part *p = &v->parts.items[middle];
        int order = str_cmp(p->organization, q->organization);

        if (order == 0)
            order = str_cmp(p->month, q->month);
        if (order == 0)
            return p->accepted + p->rejected;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static void faults_write(struct json_writer *w, const struct records_view *v)
{
    json_key(w, "faults");
    json_open_array(w);
    for (size_t i = 0; i < v->counts.n && i < SHOWN; i++) {
        const struct quality_count *q = &v->counts.items[i];

        json_open_object(w);
        field_text(w, "rule", q->rule);
        field_text(w, "organization", q->organization);
        field_text(w, "discharged", q->month);
        field_count(w, "rows_n", q->count);
        field_count(w, "read_n", read_of(v, q));
        field_text(w, "lines", q->lines);
        json_end(w);
    }
    json_end(w);
    field_count(w, "faults_n", (int64_t)v->counts.n);
    field_count(w, "parts_n", (int64_t)v->parts.n);
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct records_view v;

    if (!work_records_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, DELIVERY, &v.delivery);
    field_text(w, "job_state", id_none(v.job.id) ? STR("") : str_of(job_state_names[v.job.state]));
    field_count(w, "done_n", id_none(v.job.id) ? COUNT_UNKNOWN : v.job.checkpoint);
    field_count(w, "written_n", id_none(v.job.id) ? COUNT_UNKNOWN : v.job.written);
    field_text(w, "reason", v.job.reason);
    rules_write(w, &v, rq->arena);
    faults_write(w, &v);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* --- handlers --- */

/* GET /api/deliveries?limit=&cursor= */
bool api_delivery_list(struct request *rq, struct err *e)
{
    struct delivery_rows rows;
    struct store_page page;

    if (!request_page(rq, &page, e) || !work_records_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, DELIVERY, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

/* POST /api/deliveries */
bool api_delivery_add(struct request *rq, struct err *e)
{
    struct records_new n = {0};
    char text[ID_TEXT];
    struct id id;

    if (!request_body(rq, NEW, &n, e)
        || !work_records_send(rq->store, rq->scene->stage, rq->subject, &n, &id, e))
        return false;
    id_text(id, text);
    rq->status = 201;
    rq->x->location = arena_text(rq->arena, "/api/deliveries/%s", text);
    return detail_write(rq, id, e);
}

/* GET /api/deliveries/{delivery} */
bool api_delivery_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "delivery", &id, e) && detail_write(rq, id, e);
}

/* DELETE /api/deliveries/{delivery} */
bool api_delivery_cancel(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "delivery", &id, e)
           && work_records_cancel(rq->store, rq->subject, id, rq->seen->now.now_ms, e)
           && detail_write(rq, id, e);
}

/* A spreadsheet takes what begins like a formula for one. */
static void cell(struct csv_writer *w, struct str s, struct arena *a)
{
    bool formula = s.n && strchr("=+-@\t\r", s.at[0]);

    csv_str(w, formula ? str_of(arena_text(a, "'%.*s", STR_ARG(s))) : s);
}

/* GET /api/deliveries/{delivery}/quality */
bool api_delivery_quality(struct request *rq, struct err *e)
{
    struct csv_writer w = {.out = rq->json.out};
    struct records_view v;
    struct id id;

    if (!request_id(rq, "delivery", &id, e)
        || !work_records_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    rq->type = "text/csv; charset=utf-8";
    out_str(w.out, STR("\xef\xbb\xbf"));
    csv_head(&w, "规则,含义,处理,该行,机构,出院月份,行数,读入行数,首行行号");
    for (size_t i = 0; i < v.counts.n; i++) {
        const struct quality_count *q = &v.counts.items[i];
        struct delivery_label l = delivery_label(q->rule, rq->arena);

        csv_str(&w, q->rule);
        csv_text(&w, l.label);
        csv_text(&w, l.advice);
        csv_text(&w, l.rejects ? "未计入" : "已计入");
        cell(&w, q->organization, rq->arena);
        csv_str(&w, q->month);
        csv_int(&w, q->count);
        csv_int(&w, read_of(&v, q));
        csv_str(&w, q->lines);
        csv_end(&w);
    }
    return true;
}
