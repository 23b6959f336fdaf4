/* offer.h - a practitioner who may be sent out for a time, and what may become of the offering.
 * Pure.
 *
 * offered > appealed by the person > offered again | excused; withdrawn by the hospital. Only who
 * is offered or appeals is planned with, and a plan is not published over an appeal that waits. */
#ifndef XL_MODEL_OFFER_H
#define XL_MODEL_OFFER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

enum offer_state { OFFER_OFFERED, OFFER_APPEALED, OFFER_EXCUSED, OFFER_WITHDRAWN, OFFER_STATE_N };
extern const char *const offer_state_names[OFFER_STATE_N + 1]; /* "offered" ... NULL */

/* What happened to it. */
enum offer_act {
    OFFER_MADE,
    OFFER_CHANGED,
    OFFER_APPEALS,
    OFFER_UPHELD,   /* the appeal; excused */
    OFFER_REJECTED, /* the appeal; offered again */
    OFFER_TAKEN_BACK,
    OFFER_UNDONE, /* the last of the others, by who did it: model/offer_undo */
    OFFER_ACT_N
};
extern const char *const offer_act_names[OFFER_ACT_N + 1]; /* "made" ... NULL */

/* What a person declares that stands against being sent; "" where nothing. */
extern const char *const offer_circumstance_names[]; /* "pregnancy" ... NULL */

struct offer {
    struct id id;
    struct str county; /* of the home organization */
    struct str code;
    struct id practitioner;
    int32_t from_day, until_day;                           /* both inclusive; DAY_NONE where open */
    struct id last_host;                                   /* organization, or none */
    struct str_list preferred_counties, excluded_counties; /* in the caller's memory */
    struct id pinned_demand;                               /* or none */
    struct str programme;                                  /* id, or empty: for any */
    enum offer_state state;
    struct str circumstance;   /* of offer_circumstance_names, or empty */
    struct str note;           /* its words */
    int64_t made_ms, since_ms; /* 0: came with the store; since it is as it is */
    int64_t version;
};

/* Moves it by an act. ERR_STATE names the state, the wish and what is allowed; `o` untouched. */
MUST_CHECK bool offer_move(struct offer *o, enum offer_act act, struct err *e);

/* Whether days, counties and circumstance go together. ERR_INPUT with the member in `field`: an end
 * before the beginning or before today, a county both preferred and excluded, an unknown
 * circumstance, a circumstance without words. */
MUST_CHECK bool offer_check(const struct offer *o, int32_t today, const char **field,
                            struct err *e);

/* How many of a department may be away at once. */
struct protection {
    struct id organization;
    struct str county; /* of the organization */
    struct str department;
    int32_t most; /* 0: nobody */
    struct str why;
    int64_t made_ms;
    struct str organization_code, organization_name; /* read only */
};

#endif
