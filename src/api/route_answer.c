/* route_answer.c - from a request to a row of the table, its handler, and a reply. A few rows: a
 * walk from top to bottom is quick enough.
 *
 * A POST that may not happen twice runs whole inside one transaction: the key is claimed, the
 * handler does its work in the same transaction, and its reply is kept beside it. So either all of
 * it happened and the reply can be told again, or nothing did. */
#include <string.h>
#include <strings.h>

#include "api/log.h"
#include "api/route.h"
#include "store/idempotency.h"

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

    for (const struct route *r = routes; r->method && !str_ends(x->path, STR("/")); r++) {
        if (!matches(rq, r->pattern, x->path))
            continue;
        if (r->method == x->method) {
            rq->route = r;
            return true;
        }
        allow = arena_text(rq->arena, "%s%s%s%s", allow ? allow : "", allow ? ", " : "",
                           http_method_names[r->method], r->method == HTTP_GET ? ", HEAD" : "");
    }
    if (allow)
        http_problem(x, 405, "the address is there, the method is not");
    else
        http_problem(x, 404, "no such address");
    x->allow = allow;
    return false;
}

static void refuse(struct request *rq, struct http_exchange *x, const struct err *e)
{
    int status = rq->refusal ? rq->refusal : err_http_status(e->code);
    const char *detail = e->text;

    if (status >= 500) { /* the system's reason is for the log, not for strangers */
        log_fault(rq->route->pattern, e);
        detail = status == 503 ? "the store cannot be read at present" : "a fault of the server";
    }
    http_problem(x, status, detail);
    x->body.n = 0;
    problem_write(&x->body, status, detail, rq->faults, rq->fault_n);
}

/* application/json, whatever follows a semicolon; JSON is UTF-8 by RFC 8259. */
static bool type_is_json(struct str type)
{
    static const char JSON[] = "application/json";
    struct str essence = str_trim(str_cut(&type, ';'));

    return essence.n == sizeof JSON - 1 && !strncasecmp(essence.at, JSON, essence.n);
}

/* What the head alone can be refused for. */
static bool head_check(struct request *rq, struct err *e)
{
    const struct route *route = rq->route;
    struct str key;

    if (route->body && !type_is_json(http_header(rq->x, "Content-Type")))
        return request_refuse(rq, 415, e, "Content-Type has to be application/json");
    if (route->body && http_header(rq->x, "Content-Encoding").n)
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
    refuse(rq, x, &e);
    return false;
}

void route_admit(const struct route_scene *scene, struct http_exchange *x)
{
    struct request *rq;

    if (x->method == HTTP_GET)
        return; /* entered when it is answered: a refusal here would end the connection */
    if (enter(scene, x)) {
        rq = x->note;
        x->content_limit = route_body_limit(rq->route);
    }
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
    x->etag = kept->etag.n ? str_c(rq->arena, kept->etag) : NULL;
    x->location = kept->location.n ? str_c(rq->arena, kept->location) : NULL;
    return true;
}

static bool once_in_tx(struct store *st, void *arg, struct err *e)
{
    struct once *o = arg;
    struct request *rq = o->rq;
    struct http_exchange *x = rq->x;
    struct idempotency row = o->claim;
    bool mine = false;

    x->body.n = 0; /* of a try before */
    rq->json = (struct json_writer){.out = &x->body};
    rq->fault_n = 0;
    rq->refusal = 0;
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
    if (!mine)
        return replay(rq, &row);
    rq->store = st;
    if (!handle(rq, e))
        return false;
    row.status = rq->status;
    row.reply = (struct str){x->body.items, x->body.n};
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
    good = request_key(rq, &o.claim.key, e) && store_tx(st, STORE_WRITE, once_in_tx, &o, e);
    rq->store = st;
    return good;
}

static bool ask(struct request *rq, struct err *e)
{
    const struct route *route = rq->route;

    if (!request_query(rq, rq->x->query, route->query, e))
        return false;
    if (route->body && !request_body_parse(rq, e))
        return false;
    return route_once(route) ? ask_once(rq, e) : handle(rq, e);
}

void route_answer(const struct route_scene *scene, struct http_exchange *x)
{
    struct request *rq;
    struct err e = {0};

    if (!x->note && !enter(scene, x))
        return;
    rq = x->note;
    if (ask(rq, &e)) {
        x->status = rq->status;
        x->type = rq->type;
    } else {
        refuse(rq, x, &e);
    }
    request_body_end(rq);
}
