/* eligibility.h - whether somebody meets the rules of a programme's file. Pure. */
#ifndef XL_MODEL_ELIGIBILITY_H
#define XL_MODEL_ELIGIBILITY_H

#include "model/programme.h"

struct candidate {
    int32_t title_rank; /* 1..4 */
    struct str sending; /* level of the home organization, "3A" or 三级甲等; empty: unknown */
    bool licensed;      /* a licence to practise holds on the day that is asked about */
};

enum eligibility_fault {
    ELIGIBILITY_NONE,
    ELIGIBILITY_TITLE,
    ELIGIBILITY_SENDING, /* the home is of another level, or of none that is known */
    ELIGIBILITY_LICENCE,
    ELIGIBILITY_FAULT_N
};
extern const char *const eligibility_fault_names[ELIGIBILITY_FAULT_N + 1]; /* "none" ... NULL */

/* The first rule that stands against it. Years in a title and in the profession are not judged:
 * nothing that is kept here tells them. O(levels). */
enum eligibility_fault eligibility_judge(const struct eligibility *rules,
                                         const struct candidate *c);

#endif
