/* route.c - see route.h. A few rows: a walk from top to bottom is quick enough. */
#include "api/route.h"

#include <stdio.h>
#include <string.h>

#include "api/handler.h"

const struct route ROUTES[] = {
    {"/livez", api_health_live, RIGHT_ALL, NULL, "status", "Whether the process runs"},
    {"/readyz", api_health_ready, RIGHT_ALL, NULL, "status", "Whether the store can be read"},
    {"/api/home", api_home_see, RIGHT_SEE, NULL, "home",
     "What waits, the figures, how much there is"},
    {"/api/regions", api_region_list, RIGHT_SEE, NULL, "regions", "Every region with its figures"},
    {"/api/flows", api_region_flows, RIGHT_SEE, "limit", "flows",
     "The largest streams of patients between counties"},
    {"/api/gaps", api_gap_matrix, RIGHT_SEE, NULL, "gap_matrix", "The gaps, county by discipline"},
    {"/api/gaps/{gap}", api_gap_get, RIGHT_SEE, NULL, "gap", "A gap with all its evidence"},
    {"/api/facts", api_fact_list, RIGHT_SEE, "gap county discipline drg treating limit cursor",
     "facts", "Cells of the case cube behind a figure"},
    {"/api/organizations", api_organization_list, RIGHT_SEE, "limit cursor", "organizations",
     "The organizations by code"},
    {"/api/demands", api_demand_list, RIGHT_SEE, "limit cursor", "demands", "Seats asked for"},
    {"/api/demands/{demand}", api_demand_get, RIGHT_SEE, NULL, "demand",
     "A demand and who takes its seats"},
    {"/api/offers", api_offer_list, RIGHT_SEE, "limit cursor", "offers", "People who may be sent"},
    {"/api/plans", api_plan_list, RIGHT_SEE, "limit cursor", "plans",
     "Dispatch runs, newest first"},
    {"/api/plans/{plan}", api_plan_get, RIGHT_SEE, NULL, "plan", "A dispatch run"},
    {"/api/plans/{plan}/assignments", api_assignment_list, RIGHT_SEE,
     "county discipline limit cursor", "assignments", "Who goes where, and why"},
    {"/api/plans/{plan}/unfilled", api_assignment_unfilled, RIGHT_SEE,
     "county discipline limit cursor", "unfilled", "Seats that stay empty, with their causes"},
    {"/api/plans/{plan}/unplaced", api_assignment_unplaced, RIGHT_SEE, "limit cursor", "unplaced",
     "People who stay home, with their causes"},
    {0},
};

bool route_owns(struct str path)
{
    return str_eq(path, STR("/api")) || str_starts(path, STR("/api/"))
           || str_eq(path, STR("/livez")) || str_eq(path, STR("/readyz"));
}

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

static const struct route *route_find(struct request *rq, struct str path)
{
    if (str_ends(path, STR("/")))
        return NULL;
    for (const struct route *r = ROUTES; r->pattern; r++) {
        if (matches(rq, r->pattern, path))
            return r;
    }
    return NULL;
}

static bool ask(struct request *rq, const struct route *route, struct str query, struct err *e)
{
    if (!request_query(rq, query, route->query, e))
        return false;
    if (route->handler(rq, e))
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

static void refuse(struct request *rq, struct http_exchange *x, const struct err *e)
{
    int status = err_http_status(e->code);
    const char *detail = e->text;

    if (status >= 500) { /* the system's reason is for the log, not for strangers */
        fprintf(stderr, "xinglin: %.*s: %s\n", STR_ARG(x->path), e->text);
        detail = status == 503 ? "the store cannot be read at present" : "a fault of the server";
    }
    http_problem(x, status, detail);
    x->body.n = 0;
    problem_write(&x->body, status, detail, rq->faults, rq->fault_n);
}

void route_answer(const struct route_scene *scene, struct http_exchange *x)
{
    struct request *rq = ARENA_NEW(&x->arena, struct request);
    const struct route *route;
    struct err e = {0};

    rq->store = scene->store;
    rq->stopping = scene->stopping;
    rq->arena = &x->arena;
    rq->json.out = &x->body;
    rq->status = 200;
    route = route_find(rq, x->path);
    if (!route) {
        http_problem(x, 404, "no such address");
        return;
    }
    if (!ask(rq, route, x->query, &e)) {
        refuse(rq, x, &e);
        return;
    }
    x->status = rq->status;
    x->type = "application/json";
}
