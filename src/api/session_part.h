/* session_part.h - what the files of signing in share. Internal to them. */
#ifndef XL_API_SESSION_PART_H
#define XL_API_SESSION_PART_H

#include "api/request.h"
#include "work/session.h"

/* After a step forward: the new token becomes the cookie, and what is wanted next is told. */
MUST_CHECK bool api_session_step(struct request *rq, const struct session_step *step,
                                 struct err *e);

/* Too many failures are 429, wrong words 401: there is nobody yet whose right could be missing.
 * Returns false. */
bool api_session_refused(struct request *rq, const struct session_step *step, const struct err *e);

#endif
