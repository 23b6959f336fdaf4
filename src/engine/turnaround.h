/* turnaround.h - how long something takes, by group: the middle, the slow end, and what came late.
 * What is not done yet has no time and is counted apart; unknown is not zero. Pure. */
#ifndef XL_ENGINE_TURNAROUND_H
#define XL_ENGINE_TURNAROUND_H

#include <stdint.h>

#include "base/arena.h"

#define TURNAROUND_OPEN INT64_MIN /* of an end that has not come, of a limit that is none */

struct turnaround_case {
    int32_t group;            /* 0..group_n - 1 */
    int64_t from_ms, till_ms; /* till TURNAROUND_OPEN: not done; else not before from */
    int64_t due_ms;           /* TURNAROUND_OPEN: no limit */
};
struct turnaround {
    int64_t all, done, late; /* late: done behind its limit */
    int64_t middle_ms,
        high_ms; /* of those done: the middle one (of two the lower), and the one that
                    nine of ten do not exceed; TURNAROUND_OPEN where none is done */
};

/* By group, in the arena: [group_n]. Cost O(case_n log case_n). */
struct turnaround *turnaround_measure(const struct turnaround_case *cases, size_t case_n,
                                      int32_t group_n, struct arena *a);

#endif
