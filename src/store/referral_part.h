/* referral_part.h - what referral.c and consult.c share: how loud what waits has to be. */
#ifndef XL_STORE_REFERRAL_PART_H
#define XL_STORE_REFERRAL_PART_H

#include "store/query.h"
#include "store/referral.h"

/* " AND …": the clock of r has come so far. */
void referral_alarm_add(struct query *q, const struct referral_asker *asker);

#endif
