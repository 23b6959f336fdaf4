/* mastery.h - what lets somebody work alone: evidence, a checklist, two signatures, and what takes
 * it away. Pure. The numbers are engine/mastery's. */
#ifndef XL_MODEL_MASTERY_H
#define XL_MODEL_MASTERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"

enum { MASTERY_ALONE = 4, MASTERY_MONTHS = 24, MASTERY_IDLE_DAYS = 90, MASTERY_LAST = 3 };

/* What speaks for and against somebody, counted over signed cases that he did himself. */
struct mastery_evidence {
    bool judged;        /* it was said beforehand how the technique is judged */
    bool signal, alarm; /* of the curve */
    int64_t cases, failures, least;
    int64_t last_good;      /* of the last 3 ratings: 4 or better */
    int64_t last_assessors; /* who gave them, each once */
    int64_t last_outside;   /* of these: from another hospital */
    int64_t unsigned_lines; /* own cases that wait for a signature or were returned */
    int32_t last_day;       /* of the last case; DAY_NONE: none */
};

/* What is missing, bit by bit; 0: nothing. */
enum mastery_short {
    SHORT_UNJUDGED = 1,   /* nobody has said how the technique is judged */
    SHORT_CASES = 2,      /* fewer than the technique's least */
    SHORT_SIGNAL = 4,     /* the curve has not reached its limit */
    SHORT_RATINGS = 8,    /* one of the last 3 was below 4 */
    SHORT_ASSESSORS = 16, /* fewer than two people gave them */
    SHORT_OUTSIDE = 32,   /* none of them from another hospital */
    SHORT_UNSIGNED = 64,  /* a case still waits: none is left out */
    SHORT_ALARM = 128,    /* the curve has gone bad since */
    SHORT_IDLE = 256      /* no case for 90 days: one under supervision first */
};
enum { SHORT_N = 9 };
extern const char *const mastery_short_names[SHORT_N + 1]; /* "unjudged" ... by bit */
unsigned mastery_short(const struct mastery_evidence *v, int32_t today);
/* ERR_STATE with all that is missing in one sentence. */
MUST_CHECK bool mastery_enough(const struct mastery_evidence *v, int32_t today, struct err *e);

/* --- decisions --- */

enum mastery_cause { MASTERY_BY_REVIEW, MASTERY_BY_ALARM, MASTERY_BY_REVOKING, MASTERY_CAUSE_N };
extern const char *const mastery_cause_names[MASTERY_CAUSE_N + 1];

struct mastery_decision {
    struct id id;
    struct str county, practitioner, technique; /* codes */
    int64_t level;
    int32_t from_day, until_day; /* DAY_NONE: it does not end by itself */
    enum mastery_cause cause;
    struct id review;
    struct str note;
    struct id made_by;
    int64_t made_ms;
};
/* The level that the newest decision gives on a day: one that has run out is 3. 0: there is none.
 */
int64_t mastery_level(const struct mastery_decision *newest, int32_t today);

/* --- reviews --- */

enum review_state { REVIEW_ASKED, REVIEW_GRANTED, REVIEW_DECLINED, REVIEW_STATE_N };
extern const char *const review_state_names[REVIEW_STATE_N + 1];
enum review_side { REVIEW_MENTOR, REVIEW_DEPARTMENT, REVIEW_SIDE_N };
extern const char *const review_side_names[REVIEW_SIDE_N + 1];
/* What the department ticks: all of it, or it does not sign. */
enum { CHECKLIST_N = 5 };
extern const char *const review_checklist[CHECKLIST_N + 1];

struct mastery_review {
    struct id id;
    int64_t version;
    struct str county, practitioner, technique;
    enum review_state state;
    int32_t asked_day;
    int64_t cases, failures;
    double score, limit;
    struct str seal;
    struct str_list checked;
    struct str mentor; /* code: who is asked to sign for those who taught */
    int64_t mentor_ms; /* COUNT_UNKNOWN: has not signed yet */
    struct id department_by;
    int64_t department_ms;
    struct str note;
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct id practitioner_id, home_id, mentor_id;
    struct str practitioner_name, technique_name, mentor_name, home_name;
};
struct object mastery_review_object(const struct mastery_review *r);

struct review_word {
    enum review_side side;
    bool agree;
    struct str why;          /* of a no */
    struct str_list checked; /* the department's */
    const struct subject *by;
    struct id actor; /* account or token of `by` */
    int64_t now_ms;
};
/* Takes one side's word; granted once both have said yes. ERR_RIGHT: his own review, another mentor
 * than the one who was asked, a head of another hospital. ERR_STATE: it is over, or the side has
 * signed. ERR_INPUT with `*field`: a no without a reason, a checklist with a gap. Untouched then.
 */
MUST_CHECK bool mastery_review_say(struct mastery_review *r, const struct review_word *w,
                                   const char **field, struct err *e);

#endif
