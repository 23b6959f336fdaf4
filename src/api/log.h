/* log.h - what the server did, one JSON object a line on standard error.
 *
 * A line never holds what a request brought: no path, query, header or body, only the pattern of
 * the route. */
#ifndef XL_API_LOG_H
#define XL_API_LOG_H

#include <stdint.h>

#include "base/err.h"
#include "base/out.h"

struct log_request {
    int64_t unix_ms;
    const char *method; /* "GET" */
    const char *route;  /* its pattern, NULL where no row has the address */
    int status;
    int64_t micros;
    size_t bytes; /* of the reply's body */
};

/* {"time":…,"method":…,"route":…,"status":…,"micros":…,"bytes":…} and a line feed. */
void log_request_write(struct out *out, const struct log_request *r);
void log_request(const struct log_request *r); /* now, to standard error */

/* A failure of the system: {"time":…,"level":"error","route":…,"reason":…}. */
void log_fault(const char *route, const struct err *e);

int64_t log_now_ms(void);

#endif
