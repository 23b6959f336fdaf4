/* route_file.h - the body of a staged row on its way. Internal to the frame. */
#ifndef XL_API_ROUTE_FILE_H
#define XL_API_ROUTE_FILE_H

#include "api/route.h"

/* Before the body: the row's `early`, room, a place among those who write; the exchange gets its
 * sink. 507 where the disk has no room, 503 where as many as may be are on their way. */
MUST_CHECK bool route_file_begin(struct request *rq, struct err *e);

/* All is in: rq->file. */
MUST_CHECK bool route_file_end(struct request *rq, struct err *e);

/* It was answered: a file that the handler does not keep goes; of a failure, one that came just now
 * goes and another stays. */
void route_file_settle(struct request *rq, bool good);

/* A problem of a failure. */
void route_refuse(struct request *rq, struct http_exchange *x, const struct err *e);

#endif
