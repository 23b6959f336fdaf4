/* funnel.h - doctors or hospitals of a technique beside each other, by how often a case fails. */
#ifndef XL_WORK_FUNNEL_H
#define XL_WORK_FUNNEL_H

#include "engine/funnel.h"
#include "model/rights.h"
#include "store/funnel.h"

#define FUNNEL_CASES_LEAST 5 /* of one with fewer nothing is shown by itself */

struct funnel_view {
    struct str technique_name;
    const struct funnel_line *lines; /* [line_n] those that are shown, by code */
    size_t line_n;
    struct funnel funnel; /* of the lines: rows [line_n] */
    int64_t small;        /* how many have fewer cases */
};
/* Of all within the reach of `by` for ACTION_MASTERY_COMPARE. Those with few cases are left out of
 * the middle too: else it and the others would tell what is hidden. ERR_MISSING where the catalogue
 * has no such technique. */
MUST_CHECK bool work_funnel_see(struct store *st, const struct subject *by,
                                const struct funnel_asked *asked, struct arena *a,
                                struct funnel_view *v, struct err *e);

#endif
