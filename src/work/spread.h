/* spread.h - the tree of who taught whom, out of the logbook. */
#ifndef XL_WORK_SPREAD_H
#define XL_WORK_SPREAD_H

#include "engine/spread.h"
#include "store/spread.h"

struct spread_tree {
    struct str technique, technique_name;
    const struct spread_person *people; /* [spread.doctor_n] */
    struct spread_input in;
    struct spread spread;
    const bool *shown; /* [spread.doctor_n] of the expert who was asked for; else all */
};
struct spread_trees {
    struct spread_tree *items;
    size_t n;
    int32_t as_of; /* today, or the day asked for before it; of an invented store the day of its
                      data */
};
/* Of a technique, or of all that an expert taught, from the cases within the reach of `by`. */
MUST_CHECK bool work_spread_see(struct store *st, const struct subject *by,
                                const struct spread_asked *q, int64_t now_ms, struct arena *a,
                                struct spread_trees *trees, struct err *e);

#endif
