/* roster.h - what a row of a list refers to, found by the codes that people know. */
#ifndef XL_STORE_ROSTER_H
#define XL_STORE_ROSTER_H

#include "base/id.h"
#include "store/store.h"

struct roster_entry {
    struct id id;
    struct str county;      /* of the organization, or of the practitioner's home */
    struct id organization; /* of a practitioner; of an organization itself; of an offer none */
};

/* `*found` is false and the entry untouched where the code is nobody's. */
MUST_CHECK bool store_roster_organization(struct store *st, struct str code, struct arena *a,
                                          struct roster_entry *entry, bool *found, struct err *e);
/* Of several with one code the one that was made first. */
MUST_CHECK bool store_roster_practitioner(struct store *st, struct str code, struct arena *a,
                                          struct roster_entry *entry, bool *found, struct err *e);
/* The practitioner's first offer. */
MUST_CHECK bool store_roster_offer(struct store *st, struct id practitioner, struct arena *a,
                                   struct roster_entry *entry, bool *found, struct err *e);
/* Whether it is the code of a county or district. */
MUST_CHECK bool store_roster_county(struct store *st, struct str code, bool *found, struct err *e);

#endif
