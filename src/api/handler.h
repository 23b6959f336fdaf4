/* handler.h - the handlers of route.c's table. Each reads the request, asks one use case of work,
 * writes; its address and parameters stand in the table, and what it replies in a shape. */
#ifndef XL_API_HANDLER_H
#define XL_API_HANDLER_H

#include "api/request.h"

extern const struct shape SHAPE_HEALTH, SHAPE_HOME, SHAPE_REGIONS, SHAPE_FLOWS, SHAPE_GAP_MATRIX,
    SHAPE_GAP, SHAPE_FACT_PAGE, SHAPE_ORGANIZATION, SHAPE_DEMAND, SHAPE_DEMAND_DETAIL, SHAPE_OFFER,
    SHAPE_PLAN, SHAPE_ASSIGNMENT, SHAPE_UNFILLED, SHAPE_UNPLACED, SHAPE_SESSION, SHAPE_SIGN_IN,
    SHAPE_CHOICE, SHAPE_AUDIT;

bool api_health_live(struct request *rq, struct err *e);
bool api_health_ready(struct request *rq, struct err *e);
bool api_metrics_see(struct request *rq, struct err *e);
bool api_home_see(struct request *rq, struct err *e);
bool api_region_list(struct request *rq, struct err *e);
bool api_region_flows(struct request *rq, struct err *e);
bool api_gap_matrix(struct request *rq, struct err *e);
bool api_gap_get(struct request *rq, struct err *e);
bool api_fact_list(struct request *rq, struct err *e);
bool api_organization_list(struct request *rq, struct err *e);
bool api_demand_list(struct request *rq, struct err *e);
bool api_demand_get(struct request *rq, struct err *e);
bool api_offer_list(struct request *rq, struct err *e);
bool api_plan_list(struct request *rq, struct err *e);
bool api_plan_get(struct request *rq, struct err *e);
bool api_assignment_list(struct request *rq, struct err *e);
bool api_assignment_unfilled(struct request *rq, struct err *e);
bool api_assignment_unplaced(struct request *rq, struct err *e);
bool api_session_see(struct request *rq, struct err *e);
bool api_session_open(struct request *rq, struct err *e);
bool api_session_choose(struct request *rq, struct err *e);
bool api_session_close(struct request *rq, struct err *e);
bool api_audit_list(struct request *rq, struct err *e);

#endif
