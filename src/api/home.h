/* home.h - what home.c and home_wait.c share: what is counted in minutes stands ahead of the rest.
 */
#ifndef XL_API_HOME_H
#define XL_API_HOME_H

#include "api/request.h"
#include "work/consult_desk.h"
#include "work/reading_desk.h"
#include "work/referral_desk.h"

struct home_waits {
    struct referral_waits referrals;
    struct reading_waits readings;
    struct consult_waits consults;
};
/* A post that sees none of a noun has none of it. */
MUST_CHECK bool home_waits_read(struct request *rq, struct home_waits *waits, struct err *e);
/* As items of the inbox, the first twenty of each. */
void home_waits_write(struct request *rq, const struct home_waits *waits);

#endif
