/* targeting.h - where the seats of a plan go, and the exceptions that somebody answers for. */
#ifndef XL_STORE_TARGETING_H
#define XL_STORE_TARGETING_H

#include "store/store.h"

/* A demand that the plan speaks of, and what was said of it as an exception. */
struct targeting_row {
    struct id demand;
    struct str code, county, county_name, organization_name, discipline;
    int64_t seats, filled; /* in this plan */
    struct str why;        /* empty: nothing was said */
    struct id made_by, signed_by;
    struct str made_name, signed_name; /* of the accounts; read only */
    int64_t made_ms, signed_ms;        /* COUNT_UNKNOWN: not yet */
};
struct targeting_rows {
    struct targeting_row *items; /* by county, code */
    size_t n;
};
/* All demands with a seat in the plan, taken or empty. */
MUST_CHECK bool store_targeting_rows(struct store *st, struct id plan, struct arena *a,
                                     struct targeting_rows *rows, struct err *e);

/* Why a demand has a seat; whatever was signed before is signed no more. */
MUST_CHECK bool store_targeting_tell(struct store *st, struct id plan,
                                     const struct targeting_row *row, struct err *e);
MUST_CHECK bool store_targeting_sign(struct store *st, struct id plan,
                                     const struct targeting_row *row, struct err *e);

#endif
