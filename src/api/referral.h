/* referral.h - a referral as a reply, shared by referral.c, referral_care.c, consult.c and
 * reading.c. */
#ifndef XL_API_REFERRAL_H
#define XL_API_REFERRAL_H

#include "api/handler.h"
#include "work/material_case.h"
#include "work/referral_desk.h"

/* 503 where there is no master key. */
MUST_CHECK bool api_referral_desk(struct request *rq, struct patient_desk *p, struct err *e);
/* With all that belongs to it, what the asker may do, and its version as ETag. */
MUST_CHECK bool api_referral_write(struct request *rq, struct id id, struct err *e);

/* The whole identity of the patient of what the path names by `noun`, as the reply; the body says
 * what for. Refused as `unmask` does. */
typedef bool api_unmask(const struct patient_desk *p, struct id id, enum purpose purpose,
                        struct arena *a, struct identity *identity, struct err *e);
MUST_CHECK bool api_referral_unmasked(struct request *rq, const char *noun, api_unmask *unmask,
                                      struct err *e);

/* A file beside what the path names by `noun`, as the reply. */
typedef bool api_look(const struct patient_desk *p, const struct material_want *want,
                      struct arena *a, struct material_seen *seen, struct err *e);
MUST_CHECK bool api_referral_looked(struct request *rq, const char *noun, api_look *look,
                                    struct err *e);

#endif
