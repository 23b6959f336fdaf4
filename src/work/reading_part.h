/* reading_part.h - what reading_desk.c, study.c and resource.c share. */
#ifndef XL_WORK_READING_PART_H
#define XL_WORK_READING_PART_H

#include "work/reading_desk.h"

/* What is told to nobody but the two sides. */
void reading_clinical_hide(struct reading *r);

/* Makes a move of `*r`, keeps it with its step and report, audits and tells it: inside a
 * transaction that has begun an audit line. `by` has the rights already; NULL: the platform. */
struct reading_doing {
    const struct subject *by;
    int64_t now_ms;
    struct arena *arena;
    struct edit_refused refused;
};
MUST_CHECK bool reading_step_keep(struct store *st, struct reading_doing *d, struct reading *r,
                                  const struct reading_step *step, struct err *e);

#endif
