/* mastery_part.h - what the use cases of mastery share. */
#ifndef XL_WORK_MASTERY_PART_H
#define XL_WORK_MASTERY_PART_H

#include "work/mastery_desk.h"

/* Limits of a technique, reckoned once. */
struct mastery_judge {
    struct technique_curve curve;
    struct mastery_plan plan;
    double maintenance;
};
MUST_CHECK bool mastery_judge(struct store *st, struct str technique, struct arena *a,
                              struct mastery_judge *j, struct err *e);

/* The view of one person and technique from all its lines. */
MUST_CHECK bool mastery_reckon(struct store *st, const struct mastery_lines *rows,
                               const struct mastery_judge *judge, int32_t today, struct arena *a,
                               struct mastery_view *v, struct err *e);

/* All lines of a person and technique, whoever looks; none: `v->line_n` is 0. */
MUST_CHECK bool mastery_of(struct store *st, struct str practitioner, struct str technique,
                           int64_t now_ms, struct arena *a, struct mastery_view *v, struct err *e);

/* SHA-256 over id and version of each counted case, in order. */
struct str mastery_seal(const struct mastery_view *v, struct arena *a);

#endif
