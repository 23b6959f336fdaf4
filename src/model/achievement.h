/* achievement.h - a centre, a research project, an accreditation, beds, a prize: claimed by who
 * built it, verified by somebody else against its evidence. Pure. */
#ifndef XL_MODEL_ACHIEVEMENT_H
#define XL_MODEL_ACHIEVEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"

/* The words of model/noun, in the same spelling. */
enum achievement_kind {
    ACHIEVEMENT_CENTER,
    ACHIEVEMENT_SUB_CENTER,
    ACHIEVEMENT_RESEARCH,
    ACHIEVEMENT_ACCREDITATION,
    ACHIEVEMENT_CAPABILITY,
    ACHIEVEMENT_COMMUNITY_HOSPITAL,
    ACHIEVEMENT_ALLIANCE,
    ACHIEVEMENT_BEDS,
    ACHIEVEMENT_AREA,
    ACHIEVEMENT_EMERGENCY_CENTER,
    ACHIEVEMENT_PRIZE,
    ACHIEVEMENT_HERITAGE,
    ACHIEVEMENT_SCHOOL,
    ACHIEVEMENT_EVENT,
    ACHIEVEMENT_TRAINING_PLAN,
    ACHIEVEMENT_KIND_N
};
extern const char *const achievement_kind_names[ACHIEVEMENT_KIND_N + 1];
enum achievement_state {
    ACHIEVEMENT_UNTOLD, /* nothing is said of it */
    ACHIEVEMENT_PLANNED,
    ACHIEVEMENT_REACHED,
    ACHIEVEMENT_MISSED,
    ACHIEVEMENT_STATE_N
};
extern const char *const achievement_state_names[ACHIEVEMENT_STATE_N + 1];
enum achievement_status {
    ACHIEVEMENT_CLAIMED,
    ACHIEVEMENT_VERIFIED,
    ACHIEVEMENT_RETURNED, /* by who looked at it, with a reason */
    ACHIEVEMENT_STATUS_N
};
extern const char *const achievement_status_names[ACHIEVEMENT_STATUS_N + 1];

#define ACHIEVEMENT_AMOUNT_MOST 1000000000

struct achievement {
    struct id id;
    struct str code;
    int64_t version;                    /* 1, 2 … */
    struct str county;                  /* of the organization, else empty */
    struct str programme, organization; /* codes; organization may be empty */
    enum achievement_kind kind;
    struct str name;
    int32_t day;
    int64_t amount; /* COUNT_UNKNOWN: it is not counted */
    struct str unit, evidence;
    enum achievement_state state;
    enum achievement_status status;
    struct str note; /* of who looked at it */
    struct id checked_by, made_by;
    int64_t checked_ms, made_ms;
    /* read only */
    struct id organization_id;
    struct str organization_name;
    int64_t materials;
};

struct object achievement_object(const struct achievement *a);

/* What is said of it is sound. ERR_INPUT with `*field`: reached on a day to come, an amount without
 * its unit or out of range. */
MUST_CHECK bool achievement_check(const struct achievement *a, int32_t today, const char **field,
                                  struct err *e);

/* What may be changed of it is: claimed or returned, and it is a claim again. ERR_STATE */
MUST_CHECK bool achievement_reopen(struct achievement *a, struct err *e);

/* Verified or returned by `actor`. ERR_RIGHT where he claimed it himself; ERR_STATE where it is
 * not claimed (or, to be returned, verified), or has no evidence, in words or files, to be verified
 * by; ERR_INPUT with `*field` where it is returned without a reason. */
struct achievement_decision {
    enum achievement_status status;
    struct str note;
    struct id actor;
    int64_t now_ms;
};
MUST_CHECK bool achievement_decide(struct achievement *a, const struct achievement_decision *d,
                                   const char **field, struct err *e);

#endif
