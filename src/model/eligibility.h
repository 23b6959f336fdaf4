/* eligibility.h - whether somebody meets the rules of a programme's file. Pure. */
#ifndef XL_MODEL_ELIGIBILITY_H
#define XL_MODEL_ELIGIBILITY_H

#include "model/programme.h"

struct candidate {
    int32_t title_rank; /* 1..4 */
    struct str sending; /* level of the home organization, "3A" or 三级甲等; empty: unknown */
    bool licensed;      /* a licence to practise holds on the day that is asked about */
    int32_t day;        /* that is asked about */
    int32_t title_from, work_from; /* of struct practitioner */
};

enum eligibility_fault {
    ELIGIBILITY_NONE,
    ELIGIBILITY_TITLE,
    ELIGIBILITY_SENDING, /* the home is of another level, or of none that is known */
    ELIGIBILITY_LICENCE,
    ELIGIBILITY_RANK_YEARS, /* fewer whole years in the title, or it is unknown how many */
    ELIGIBILITY_WORK_YEARS, /* the same in the profession */
    ELIGIBILITY_FAULT_N
};
extern const char *const eligibility_fault_names[ELIGIBILITY_FAULT_N + 1]; /* "none" ... NULL */

/* The first rule that stands against it. What is unknown meets no rule. O(levels). */
enum eligibility_fault eligibility_judge(const struct eligibility *rules,
                                         const struct candidate *c);

#endif
