/* assignment.h - who takes which seat in a plan and what it is worth; which seat stays empty and
 * who stays home, each with its cause. Pure. */
#ifndef XL_MODEL_ASSIGNMENT_H
#define XL_MODEL_ASSIGNMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/id.h"
#include "base/str.h"
#include "model/plan.h"

struct assignment {
    struct id id;
    struct str county; /* of the demand */
    struct id plan;
    struct id demand;
    int32_t seat; /* 1.. */
    struct id practitioner;
    int32_t utility;            /* 0..1000 */
    int32_t terms[PLAN_TERM_N]; /* each 0..1000 */
};

/* Another who was eligible for the same seat. */
struct alternative {
    struct str county;    /* of the demand */
    struct id assignment; /* whose seat it is */
    int32_t rank;         /* 1.. */
    struct id practitioner;
    int32_t utility;
    struct id placed_on; /* the demand that has this practitioner, or none */
};

enum unfilled_cause {
    UNFILLED_NOBODY_ELIGIBLE,
    UNFILLED_TEAM_INCOMPLETE,
    UNFILLED_QUOTA,
    UNFILLED_ALL_PLACED,
    UNFILLED_CAUSE_N
};
extern const char *const unfilled_cause_names[UNFILLED_CAUSE_N + 1];

struct unfilled {
    struct str county; /* of the demand */
    struct id plan;
    struct id demand;
    int32_t seats_unfilled;
    enum unfilled_cause cause;
    struct str detail; /* as unfilled.csv has it: "title=3;availability=12", "P1:D2;P3:unplaced" */
};

enum unplaced_cause {
    UNPLACED_NO_ELIGIBLE_DEMAND,
    UNPLACED_ALL_SEATS_FILLED,
    UNPLACED_QUOTA,
    UNPLACED_CAUSE_N
};
extern const char *const unplaced_cause_names[UNPLACED_CAUSE_N + 1];

struct unplaced {
    struct str county; /* of the practitioner's home */
    struct id plan;
    struct id practitioner;
    enum unplaced_cause cause;
};

/* The terms' shares of the utility in thousandths of a point: points_e3[t] = terms[t] * weights[t].
 * Returns what rounding down took, -999..0 thousandths: sum of points + rounding = utility * 1000,
 * where the utility is what the terms say. */
int64_t assignment_points(const struct assignment *a, const int32_t weights[PLAN_TERM_N],
                          int64_t points_e3[PLAN_TERM_N]);

/* Cuts the next part off a detail: "title=3;…" gives title and 3, "P1:D2" gives P1 and D2, a part
 * without `=` or `:` an empty value. False at the end. */
bool unfilled_part(struct str *rest, struct str *key, struct str *value);

#endif
