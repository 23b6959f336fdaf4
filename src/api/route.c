/* route.c - see route.h: the table itself. */
#include "api/route.h"

#include <string.h>

#include "api/handler.h"

const struct route ROUTES[] = {
    ROUTE(GET, "/livez", api_health_live, RIGHT_ALL, .reply = &SHAPE_HEALTH,
          .about = "Whether the process runs"),
    ROUTE(GET, "/readyz", api_health_ready, RIGHT_ALL, .reply = &SHAPE_HEALTH,
          .about = "Whether the store can be read"),
    ROUTE(GET, "/metrics", api_metrics_see, RIGHT_ALL,
          .about = "Requests by route and status, as Prometheus text"),
    ROUTE(GET, "/api/home", api_home_see, MAY(ACTION_REGION_SEE), .reply = &SHAPE_HOME,
          .about = "What waits, the figures, how much there is"),
    ROUTE(GET, "/api/regions", api_region_list, MAY(ACTION_FIGURE_SEE), .reply = &SHAPE_REGIONS,
          .about = "Every region with its figures"),
    ROUTE(GET, "/api/flows", api_region_flows, MAY(ACTION_FIGURE_SEE), .query = "limit",
          .reply = &SHAPE_FLOWS, .about = "The largest streams of patients between counties"),
    ROUTE(GET, "/api/gaps", api_gap_matrix, MAY(ACTION_FIGURE_SEE), .reply = &SHAPE_GAP_MATRIX,
          .about = "The gaps, county by discipline"),
    ROUTE(GET, "/api/gaps/{gap}", api_gap_get, MAY(ACTION_FIGURE_SEE), .reply = &SHAPE_GAP,
          .about = "A gap with all its evidence"),
    ROUTE(GET, "/api/facts", api_fact_list, MAY(ACTION_FIGURE_SEE),
          .query = "gap county discipline drg treating limit cursor", .reply = &SHAPE_FACT_PAGE,
          .about = "Cells of the case cube behind a figure; at least one filter is wanted. `gap`"
                   " takes the cells of its county in its case groups, whatever department wrote"
                   " them; `county` is the residence"),
    ROUTE(GET, "/api/organizations", api_organization_list, MAY(ACTION_ORGANIZATION_SEE),
          .query = "limit cursor", .reply = &SHAPE_ORGANIZATION, .page = true,
          .about = "The organizations by code"),
    ROUTE(GET, "/api/demands", api_demand_list, MAY(ACTION_DEMAND_SEE), .query = "limit cursor",
          .reply = &SHAPE_DEMAND, .page = true, .about = "Seats asked for"),
    ROUTE(GET, "/api/demands/{demand}", api_demand_get, MAY(ACTION_DEMAND_SEE),
          .reply = &SHAPE_DEMAND_DETAIL, .about = "A demand and who takes its seats"),
    ROUTE(GET, "/api/offers", api_offer_list, MAY(ACTION_OFFER_SEE), .query = "limit cursor",
          .reply = &SHAPE_OFFER, .page = true, .about = "People who may be sent"),
    ROUTE(GET, "/api/plans", api_plan_list, MAY(ACTION_PLAN_SEE), .query = "limit cursor",
          .reply = &SHAPE_PLAN, .page = true, .about = "Dispatch runs, newest first"),
    ROUTE(GET, "/api/plans/{plan}", api_plan_get, MAY(ACTION_PLAN_SEE), .reply = &SHAPE_PLAN,
          .about = "A dispatch run"),
    ROUTE(GET, "/api/plans/{plan}/assignments", api_assignment_list, MAY(ACTION_ASSIGNMENT_SEE),
          .query = "county discipline limit cursor", .reply = &SHAPE_ASSIGNMENT, .page = true,
          .about = "Who goes where, and why"),
    ROUTE(GET, "/api/plans/{plan}/unfilled", api_assignment_unfilled, MAY(ACTION_DEMAND_SEE),
          .query = "county discipline limit cursor", .reply = &SHAPE_UNFILLED, .page = true,
          .about = "Seats that stay empty, with their causes"),
    ROUTE(GET, "/api/plans/{plan}/unplaced", api_assignment_unplaced, MAY(ACTION_OFFER_SEE),
          .query = "limit cursor", .reply = &SHAPE_UNPLACED, .page = true,
          .about = "People who stay home, with their causes"),
    ROUTE(GET, "/api/session", api_session_see, RIGHT_ALL, .reply = &SHAPE_SESSION,
          .about = "Who is signed in, in which post, and which posts there are to choose from"),
    ROUTE(POST, "/api/session", api_session_open, RIGHT_ALL, .body = &SHAPE_SIGN_IN,
          .body_limit = 4096, .repeatable = true, .audited = true, .reply = &SHAPE_SESSION,
          .about = "Signs in by name and password, and by a code where there is a second factor;"
                   " sets the cookie. 429 after too many failures"),
    ROUTE(POST, "/api/session/post", api_session_choose, RIGHT_ALL, .body = &SHAPE_CHOICE,
          .body_limit = 4096, .repeatable = true, .audited = true, .reply = &SHAPE_SESSION,
          .about = "Chooses a post, at sign-in or later on; sets a new cookie"),
    ROUTE(DELETE, "/api/session", api_session_close, RIGHT_SIGNED, .audited = true,
          .reply = &SHAPE_SESSION, .about = "Signs out"),
    ROUTE(GET, "/api/audit", api_audit_list, MAY(ACTION_AUDIT_SEE),
          .query = "actor object action noun from until limit cursor", .reply = &SHAPE_AUDIT,
          .page = true, .about = "What was done and what was refused, newest first"),
    {0},
};

size_t route_count(const struct route *routes)
{
    size_t n = 0;

    while (routes[n].method)
        n++;
    return n;
}

const char *route_right(const struct route *route)
{
    if (route->right >= RIGHT_MAY)
        return action_names[route->right - RIGHT_MAY];
    return route->right == RIGHT_ALL ? "all" : "signed in";
}

int64_t route_body_limit(const struct route *route)
{
    if (!route->body)
        return 0;
    return route->body_limit ? route->body_limit : ROUTE_BODY;
}

bool route_once(const struct route *route)
{
    return route->method == HTTP_POST && !route->repeatable
           && str_starts(str_of(route->pattern), STR("/api/"));
}

/* Under /api, or a row's own first segment. */
bool route_owns(const struct route *routes, struct str path)
{
    if (str_eq(path, STR("/api")) || str_starts(path, STR("/api/")))
        return true;
    for (const struct route *r = routes; r->method; r++) {
        if (str_eq(path, str_of(r->pattern)))
            return true;
    }
    return false;
}
