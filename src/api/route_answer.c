/* route_answer.c - from a request to a row of the table, its handler, and a reply. A few rows: a
 * walk from top to bottom is quick enough.
 *
 * A POST that may not happen twice runs whole inside one transaction: the key is claimed, the
 * handler does its work in the same transaction, and its reply is kept beside it. So either all of
 * it happened and the reply can be told again, or nothing did. A row marked `audited` that writes
 * without such a key, as PUT and DELETE do, is one transaction as well; where its use case notes
 * nothing in the log, its row is noted. Rows that may be repeated at will, those of signing in,
 * note every step themselves. */
#include <string.h>
#include <strings.h>

#include "api/auth.h"
#include "api/chinese.h"
#include "api/event.h"
#include "api/fhir.h"
#include "api/gate.h"
#include "api/imaging.h"
#include "api/log.h"
#include "api/route.h"
#include "api/route_file.h"
#include "api/sheet.h"
#include "base/translate.h"
#include "fhir/element.h"
#include "store/idempotency.h"
#include "work/audit.h"

/* Fills rq->params; false where the path has another shape or a segment cannot be decoded. */
static bool matches(struct request *rq, const char *pattern, struct str path)
{
    struct str want = str_of(pattern);

    rq->param_n = 0;
    while (want.n && path.n) {
        struct str name = str_cut(&want, '/'), segment = str_cut(&path, '/');
        struct request_pair *param = &rq->params[rq->param_n];

        if (str_starts(name, STR("{"))) {
            param->name = (struct str){name.at + 1, name.n - 2};
            if (!segment.n || !request_decode(segment, false, rq->arena, &param->value))
                return false;
            rq->param_n++;
        } else if (!str_eq(name, segment)) {
            return false;
        }
    }
    return !want.n && !path.n;
}

/* The row and its parameters into `rq`; else a problem is filled in. */
static bool route_find(const struct route *routes, struct request *rq, struct http_exchange *x)
{
    const char *allow = NULL;
    /* public clients of FHIR end its base with a slash */
    struct str path = str_eq(x->path, STR("/fhir/")) ? STR("/fhir") : x->path;

    for (const struct route *r = routes; r->method && !str_ends(path, STR("/")); r++) {
        if (!matches(rq, r->pattern, path))
            continue;
        if (r->method == x->method) {
            rq->route = r;
            return true;
        }
        allow = arena_text(rq->arena, "%s%s%s%s", allow ? allow : "", allow ? ", " : "",
                           http_method_names[r->method], r->method == HTTP_GET ? ", HEAD" : "");
    }
    if (str_starts(x->path, STR("/fhir/")))
        fhir_refuse(x, allow ? 405 : 404, NULL, NULL);
    else if (allow)
        http_problem(x, 405, "the address is there, the method is not");
    else
        http_problem(x, 404, "no such address");
    x->allow = allow;
    return false;
}

void route_refuse(struct request *rq, struct http_exchange *x, const struct err *e)
{
    int status = rq->refusal ? rq->refusal : err_http_status(e->code);
    bool chinese = chinese_wanted(x);
    const char *detail = chinese ? err_local(e) : e->text;

    if (status >= 500 && !rq->refusal) { /* the system's reason is for the log, not for strangers */
        log_fault(rq->route->pattern, e);
        detail = status == 503 ? "the store cannot be read at present" : "a fault of the server";
    }
    if (rq->route->fhir) {
        const struct fhir_issue issue = fhir_issue_of(rq, e);

        fhir_refuse(x, status, str_c(rq->arena, issue.diagnostics), issue.expression);
        return;
    }
    for (size_t i = 0; chinese && i < rq->fault_n; i++)
        rq->faults[i].message = translate_word(rq->faults[i].message);
    http_problem(x, status, detail);
    x->body.n = 0;
    problem_write(&x->body, status, chinese_said(x, detail), rq->faults, rq->fault_n);
}

/* application/json, whatever follows a semicolon; JSON is UTF-8 by RFC 8259. */
static bool type_is(struct str type, const char *want)
{
    struct str essence = str_trim(str_cut(&type, ';'));

    return essence.n == strlen(want) && !strncasecmp(essence.at, want, essence.n);
}

/* The Content-Type that a body has to have; NULL: none is taken, or of FHIR none was sent. */
static const char *type_wanted(const struct request *rq)
{
    const struct route *route = rq->route;

    if (route->body)
        return "application/json";
    if (route->raw)
        return route->raw_type ? route->raw_type : "application/octet-stream";
    if (!route->fhir || route->method == HTTP_GET || rq->x->content_told == 0)
        return NULL;
    if (str_ends(str_of(route->pattern), STR("/_search")))
        return "application/x-www-form-urlencoded";
    return type_is(http_header(rq->x, "Content-Type"), "application/json")
               ? "application/json"
               : "application/fhir+json";
}

/* What the head alone can be refused for. */
static bool head_check(struct request *rq, struct err *e)
{
    const struct route *route = rq->route;
    const char *type = type_wanted(rq);
    struct str key;

    if (type && !type_is(http_header(rq->x, "Content-Type"), type))
        return request_refuse(rq, 415, e, "Content-Type has to be %s", type);
    if (type && http_header(rq->x, "Content-Encoding").n)
        return request_refuse(rq, 415, e, "an encoded body is not taken");
    return !route_once(route) || request_key(rq, &key, e);
}

static struct request *request_new(const struct route_scene *scene, struct http_exchange *x)
{
    struct request *rq = ARENA_NEW(&x->arena, struct request);

    x->note = rq;
    rq->scene = scene;
    rq->x = x;
    rq->store = scene->store;
    rq->stopping = scene->stopping;
    rq->arena = &x->arena;
    rq->json.out = &x->body;
    rq->status = 200;
    rq->type = "application/json";
    return rq;
}

static bool decide(struct request *rq, struct err *e)
{
    const struct route_scene *scene = rq->scene;

    return !scene->decide || scene->decide(scene->decide_arg, rq, rq->route, e);
}

/* Finds the row, holds the head against it, decides; else a problem is filled in. */
static bool enter(const struct route_scene *scene, struct http_exchange *x)
{
    struct request *rq = request_new(scene, x);
    struct err e = {0};

    if (!route_find(scene->routes, rq, x))
        return false;
    if (head_check(rq, &e) && decide(rq, &e))
        return true;
    route_refuse(rq, x, &e);
    return false;
}

static int64_t body_limit(const struct request *rq)
{
    const struct imaging *im = rq->route->images ? rq->scene->imaging : NULL;

    return im && im->limit ? im->limit : route_body_limit(rq->route);
}

/* Whether the body goes to the stage: of images, a long one, or one that does not say how long. */
static bool is_staged(const struct request *rq)
{
    const int64_t told = rq->x->content_told;

    return rq->route->staged
           && (!rq->route->images || told > ROUTE_BODY_MAX || told == GATE_CHUNKED);
}

void route_admit(const struct route_scene *scene, struct http_exchange *x)
{
    struct request *rq;
    struct err e = {0};

    if (x->method == HTTP_GET)
        return; /* entered when it is answered: a refusal here would end the connection */
    if (!enter(scene, x))
        return;
    rq = x->note;
    x->content_limit = body_limit(rq);
    if (is_staged(rq) && x->content_told <= x->content_limit && !route_file_begin(rq, &e))
        route_refuse(rq, x, &e);
}

static bool handle(struct request *rq, struct err *e)
{
    if (rq->route->handler(rq, e))
        return true;
    /* Of what a reader hands to the store, only a cursor can be wrong. */
    if (e->code == ERR_INPUT && request_text(rq, "cursor").n) {
        err_reset(e);
        return request_fault(rq,
                             (struct problem_field){.field = "cursor",
                                                    .message = "not a cursor of this list",
                                                    .expected = "`next` of the page before"},
                             e);
    }
    return false;
}

struct once { /* a POST with its key, inside one transaction */
    struct request *rq;
    struct idempotency claim;
};

static bool replay(struct request *rq, const struct idempotency *kept)
{
    struct http_exchange *x = rq->x;

    out_str(&x->body, kept->reply);
    rq->status = kept->status;
    rq->type = rq->route->fhir ? FHIR_TYPE : rq->type;
    x->etag = kept->etag.n ? str_c(rq->arena, kept->etag) : NULL;
    x->location = kept->location.n ? str_c(rq->arena, kept->location) : NULL;
    return true;
}

/* What a try before left behind. */
static void try_again(struct request *rq)
{
    rq->x->body.n = 0;
    rq->json = (struct json_writer){.out = &rq->x->body};
    rq->file_kept = rq->kept = false;
    rq->fault_n = 0;
    rq->refusal = 0;
    rq->fhir_said = rq->fhir_expression = NULL;
}

/* The line of a row whose use case wrote none: its right, and the thing of its address. */
static bool row_note(struct store *st, struct request *rq, struct err *e)
{
    struct audit_note note = {.by = rq->subject,
                              .grant = rq->seen ? rq->seen->session.grant : (struct id){{0}},
                              .action = route_right(rq->route),
                              .noun = "route",
                              .place = rq->subject ? rq->subject->scope.place : STR("")};

    if (rq->param_n > 0 && !id_parse(rq->params[0].value, &note.object))
        note.object = (struct id){{0}};
    return work_audit_append(st, &note, log_now_ms(), e);
}

/* The handler inside a transaction; of an audited row with a line in the log, or not at all. */
static bool handle_in_tx(struct store *st, struct request *rq, struct err *e)
{
    struct audit_head before, after;

    rq->store = st;
    if (!rq->route->audited)
        return handle(rq, e);
    return store_audit_head(st, rq->arena, &before, e) && handle(rq, e)
           && store_audit_head(st, rq->arena, &after, e)
           && (after.seq > before.seq || row_note(st, rq, e));
}

static bool change_in_tx(struct store *st, void *arg, struct err *e)
{
    try_again(arg);
    return work_audit_begin(st, e) && handle_in_tx(st, arg, e);
}

/* An audited PUT, PATCH or DELETE: the change and its line, both or neither. */
static bool ask_change(struct request *rq, struct err *e)
{
    struct store *st = rq->store;
    bool good = store_tx(st, STORE_WRITE, change_in_tx, rq, e);

    rq->store = st;
    return good;
}

static bool once_in_tx(struct store *st, void *arg, struct err *e)
{
    struct once *o = arg;
    struct request *rq = o->rq;
    struct http_exchange *x = rq->x;
    struct idempotency row = o->claim;
    bool mine = false;

    try_again(rq);
    if (rq->route->audited && !work_audit_begin(st, e))
        return false;
    if (!store_idempotency_claim(st, rq->arena, &row, &mine, e))
        return false;
    if (!mine && !str_eq(row.request, o->claim.request)) {
        request_fault(rq,
                      (struct problem_field){.field = "Idempotency-Key",
                                             .message = "was used for another request"},
                      e);
        rq->refusal = 422;
        return false;
    }
    if (!mine && rq->route->told_once)
        return request_refuse(rq, 409, e, "this was done already; what it replied is told once");
    if (!mine)
        return replay(rq, &row);
    if (!handle_in_tx(st, rq, e))
        return false;
    row.status = rq->status;
    row.reply = rq->route->told_once ? STR("") : (struct str){x->body.items, x->body.n};
    row.etag = str_of(x->etag);
    row.location = str_of(x->location);
    return store_idempotency_keep(st, &row, e);
}

static bool ask_once(struct request *rq, struct err *e)
{
    struct once o = {.rq = rq};
    struct store *st = rq->store;
    bool good;

    o.claim.id = id_new();
    o.claim.made_ms = log_now_ms();
    o.claim.subject = rq->subject_name;
    o.claim.request = request_digest(rq);
    good = request_key(rq, &o.claim.key, e) && (!rq->route->prepare || rq->route->prepare(rq, e))
           && store_tx(st, STORE_WRITE, once_in_tx, &o, e);
    rq->store = st;
    if (rq->undo && !(good && rq->kept))
        rq->undo(rq);
    return good;
}

/* Of a list `format=xlsx` may be asked beside its own filters. */
static bool ask_list(struct request *rq, struct err *e)
{
    struct str format;

    if (!request_query(rq, rq->x->query, arena_text(rq->arena, "%s format", rq->route->query), e))
        return false;
    format = request_text(rq, "format");
    if (format.n == 0)
        return handle(rq, e);
    if (str_eq(format, STR("xlsx")))
        return sheet_reply(rq, handle, e);
    return request_fault(rq,
                         (struct problem_field){.field = "format",
                                                .found = str_c(rq->arena, format),
                                                .expected = "xlsx"},
                         e);
}

/* What FHIR changes is one transaction; of who sends a key it happens once. */
static bool ask_fhir(struct request *rq, struct err *e)
{
    struct str key;

    if (!rq->route->audited)
        return handle(rq, e);
    if (!request_body_parse(rq, e))
        return fhir_say(rq, 400, "正文不是 JSON 对象", NULL, e);
    if (rq->route->method != HTTP_POST || http_header(rq->x, "Idempotency-Key").n == 0)
        return ask_change(rq, e);
    return request_key(rq, &key, e) ? ask_once(rq, e)
                                    : fhir_say(rq, 400, "Idempotency-Key 须为 1 至 100 个可见字符",
                                               "Idempotency-Key", e);
}

static bool ask(struct request *rq, struct err *e)
{
    const struct route *route = rq->route;

    if (route->fhir)
        return ask_fhir(rq, e);
    if (sheet_of(route))
        return ask_list(rq, e);
    if (!request_query(rq, rq->x->query, route->query, e))
        return false;
    if (route->body && !request_body_parse(rq, e))
        return false;
    if (is_staged(rq) && !route_file_end(rq, e))
        return false;
    if (route_once(route))
        return ask_once(rq, e);
    return route->audited && route->method > HTTP_POST ? ask_change(rq, e) : handle(rq, e);
}

void route_answer(const struct route_scene *scene, struct http_exchange *x)
{
    struct request *rq;
    struct err e = {0};
    bool good;

    if (!x->note && !enter(scene, x))
        return;
    rq = x->note;
    good = ask(rq, &e);
    route_file_settle(rq, good);
    if (good) {
        x->status = rq->status;
        x->type = rq->type;
        if (x->method != HTTP_GET)
            event_hub_look(scene->hub);
    } else {
        route_refuse(rq, x, &e);
    }
    request_body_end(rq);
}
