/* bulletin.h - the figures of a programme counted in one state of the store, and frozen. */
#ifndef XL_WORK_BULLETIN_H
#define XL_WORK_BULLETIN_H

#include "model/bulletin.h"
#include "store/store.h"

struct bulletin_request {
    const struct programme *programme;
    struct str programme_seal;
    int32_t from_day, until_day; /* inclusive; DAY_NONE: open */
    struct str region;           /* code of a region's subtree; empty: everywhere */
    int32_t as_of_day;           /* printed */
    bool invented;
    struct str effects; /* as struct bulletin has it, under the seal as well */
};

/* Counts every figure within one read of the store, so that all are of the same state; texts are in
 * the arena. The same rows give the same bytes and the same seal. */
MUST_CHECK bool work_bulletin_freeze(struct store *st, const struct bulletin_request *r,
                                     struct arena *a, struct bulletin *b, struct err *e);

#endif
