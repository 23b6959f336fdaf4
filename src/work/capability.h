/* capability.h - which doctors can do which technique where: what is told of them beside what was
 * decided and what they did. */
#ifndef XL_WORK_CAPABILITY_H
#define XL_WORK_CAPABILITY_H

#include "store/capability.h"

struct capability_cell {
    struct str organization, procedure, technique_name;
    int64_t told, independent; /* doctors: the technique is told of them; decided to work alone */
    int64_t doctors;           /* with a case of their own there in the twelve months */
    int64_t cases, alone;      /* such cases; of these done without help */
};
struct capability_view {
    int32_t from_day,
        seen_from; /* cases of these days; posts and decisions that hold on the last */
    struct capability_doctors doctors;
    struct capability_cell *cells; /* by organization, procedure */
    size_t cell_n;
};
/* Within the reach of `by`; the days and the reach of `q` are ours. A doctor whose techniques share
 * an ICD code is counted once in its cell. */
MUST_CHECK bool work_capability_see(struct store *st, const struct subject *by,
                                    const struct capability_asked *q, int64_t now_ms,
                                    struct arena *a, struct capability_view *v, struct err *e);

/* Whether the newest decision lets somebody work alone on a day. */
bool capability_independent(const struct capability_doctor *d, int32_t today);

#endif
