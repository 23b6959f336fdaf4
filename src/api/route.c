/* route.c - see route.h: the table itself. */
#include "api/route.h"

#include <string.h>

#include "api/handler.h"

const char *const right_names[] = {"", "all", "see", NULL};
const char *const reach_names[] = {"", "all", "region", NULL};

const struct route ROUTES[] = {
    ROUTE(GET, "/livez", api_health_live, RIGHT_ALL, REACH_ALL, .reply = &SHAPE_HEALTH,
          .about = "Whether the process runs"),
    ROUTE(GET, "/readyz", api_health_ready, RIGHT_ALL, REACH_ALL, .reply = &SHAPE_HEALTH,
          .about = "Whether the store can be read"),
    ROUTE(GET, "/metrics", api_metrics_see, RIGHT_ALL, REACH_ALL,
          .about = "Requests by route and status, as Prometheus text"),
    ROUTE(GET, "/api/home", api_home_see, RIGHT_SEE, REACH_REGION, .reply = &SHAPE_HOME,
          .about = "What waits, the figures, how much there is"),
    ROUTE(GET, "/api/regions", api_region_list, RIGHT_SEE, REACH_REGION, .reply = &SHAPE_REGIONS,
          .about = "Every region with its figures"),
    ROUTE(GET, "/api/flows", api_region_flows, RIGHT_SEE, REACH_REGION, .query = "limit",
          .reply = &SHAPE_FLOWS, .about = "The largest streams of patients between counties"),
    ROUTE(GET, "/api/gaps", api_gap_matrix, RIGHT_SEE, REACH_REGION, .reply = &SHAPE_GAP_MATRIX,
          .about = "The gaps, county by discipline"),
    ROUTE(GET, "/api/gaps/{gap}", api_gap_get, RIGHT_SEE, REACH_REGION, .reply = &SHAPE_GAP,
          .about = "A gap with all its evidence"),
    ROUTE(GET, "/api/facts", api_fact_list, RIGHT_SEE, REACH_REGION,
          .query = "gap county discipline drg treating limit cursor", .reply = &SHAPE_FACT_PAGE,
          .about = "Cells of the case cube behind a figure; at least one filter is wanted. `gap`"
                   " takes the cells of its county in its case groups, whatever department wrote"
                   " them; `county` is the residence"),
    ROUTE(GET, "/api/organizations", api_organization_list, RIGHT_SEE, REACH_REGION,
          .query = "limit cursor", .reply = &SHAPE_ORGANIZATION, .page = true,
          .about = "The organizations by code"),
    ROUTE(GET, "/api/demands", api_demand_list, RIGHT_SEE, REACH_REGION, .query = "limit cursor",
          .reply = &SHAPE_DEMAND, .page = true, .about = "Seats asked for"),
    ROUTE(GET, "/api/demands/{demand}", api_demand_get, RIGHT_SEE, REACH_REGION,
          .reply = &SHAPE_DEMAND_DETAIL, .about = "A demand and who takes its seats"),
    ROUTE(GET, "/api/offers", api_offer_list, RIGHT_SEE, REACH_REGION, .query = "limit cursor",
          .reply = &SHAPE_OFFER, .page = true, .about = "People who may be sent"),
    ROUTE(GET, "/api/plans", api_plan_list, RIGHT_SEE, REACH_REGION, .query = "limit cursor",
          .reply = &SHAPE_PLAN, .page = true, .about = "Dispatch runs, newest first"),
    ROUTE(GET, "/api/plans/{plan}", api_plan_get, RIGHT_SEE, REACH_REGION, .reply = &SHAPE_PLAN,
          .about = "A dispatch run"),
    ROUTE(GET, "/api/plans/{plan}/assignments", api_assignment_list, RIGHT_SEE, REACH_REGION,
          .query = "county discipline limit cursor", .reply = &SHAPE_ASSIGNMENT, .page = true,
          .about = "Who goes where, and why"),
    ROUTE(GET, "/api/plans/{plan}/unfilled", api_assignment_unfilled, RIGHT_SEE, REACH_REGION,
          .query = "county discipline limit cursor", .reply = &SHAPE_UNFILLED, .page = true,
          .about = "Seats that stay empty, with their causes"),
    ROUTE(GET, "/api/plans/{plan}/unplaced", api_assignment_unplaced, RIGHT_SEE, REACH_REGION,
          .query = "limit cursor", .reply = &SHAPE_UNPLACED, .page = true,
          .about = "People who stay home, with their causes"),
    {0},
};

size_t route_count(const struct route *routes)
{
    size_t n = 0;

    while (routes[n].method)
        n++;
    return n;
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
