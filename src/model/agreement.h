/* agreement.h - what organizations agreed on, from when to when. Rounds of the same parties and
 * purpose succeed each other and never overlap. Pure. */
#ifndef XL_MODEL_AGREEMENT_H
#define XL_MODEL_AGREEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

enum agreement_purpose {
    AGREEMENT_CONSORTIUM, /* of a city's hospitals */
    AGREEMENT_ALLIANCE,   /* of a county's hospitals and townships */
    AGREEMENT_SUPPORT,    /* the lead supports the members */
    AGREEMENT_REFERRAL,
    AGREEMENT_READING, /* the lead reads what the members send */
    AGREEMENT_PURPOSE_N
};
extern const char *const agreement_purpose_names[AGREEMENT_PURPOSE_N + 1];

/* Whether the managers of the lead see what the members have (model/rights): of those that run
 * several organizations as one. Support, referral and reading bind for their own purpose alone. */
bool agreement_reaches(enum agreement_purpose purpose);

enum agreement_side { AGREEMENT_LEAD, AGREEMENT_MEMBER, AGREEMENT_SIDE_N };
extern const char *const agreement_side_names[AGREEMENT_SIDE_N + 1];

enum agreement_standing { AGREEMENT_COMES, AGREEMENT_HOLDS, AGREEMENT_OVER, AGREEMENT_STANDING_N };
extern const char *const agreement_standing_names[AGREEMENT_STANDING_N + 1];

struct agreement {
    struct id id;
    enum agreement_purpose purpose;
    struct str name;
    struct str parties; /* the same for the rounds of one lead, the same members */
    int32_t round;      /* from 1 */
    int32_t from_day;
    int32_t until_day; /* last day; DAY_NONE: open */
    struct id made_by; /* account or token; none: the command line */
    int64_t made_ms;
};

enum agreement_standing agreement_standing(const struct agreement *g, int32_t today);

/* ERR_INPUT where it ends before it begins. `*field` is the member that is wrong. */
MUST_CHECK bool agreement_span_check(int32_t from_day, int32_t until_day, const char **field,
                                     struct err *e);

/* A new round after `last` from a day on: the last day of `last` then. ERR_INPUT where it would
 * not begin after it. */
MUST_CHECK bool agreement_succeed(const struct agreement *last, int32_t from_day,
                                  int32_t *last_until, struct err *e);

/* A further agreement of the same parties, without ending `last`: ERR_INPUT where they overlap or
 * it lies before. */
MUST_CHECK bool agreement_follow(const struct agreement *last, int32_t from_day, struct err *e);

#endif
