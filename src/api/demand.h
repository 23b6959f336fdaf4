/* demand.h - what the handlers of demands share. */
#ifndef XL_API_DEMAND_H
#define XL_API_DEMAND_H

#include "api/field.h"
#include "api/request.h"
#include "work/demand_desk.h"

/* The demand as the reply, as it is now. */
MUST_CHECK bool api_demand_write(struct request *rq, struct id id, struct err *e);

#endif
