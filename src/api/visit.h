/* visit.h - a visit with what the asker may do, as the reply; shared with its tickets. */
#ifndef XL_API_VISIT_H
#define XL_API_VISIT_H

#include "api/request.h"

bool api_visit_write(struct request *rq, struct id id, struct err *e);

#endif
