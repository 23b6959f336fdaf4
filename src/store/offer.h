/* offer.h - people who may be sent. */
#ifndef XL_STORE_OFFER_H
#define XL_STORE_OFFER_H

#include "model/offer.h"
#include "model/practitioner.h"
#include "store/store.h"

/* Puts all, replacing rows of the same id. The practitioners must be there when it is listed. */
MUST_CHECK bool store_offer_put(struct store *st, const struct offer *items, size_t n,
                                struct err *e);

struct offer_row {
    struct offer offer;
    struct practitioner practitioner;
    struct str organization_name;
    struct id demand; /* on which the newest plan places the practitioner, or none */
};
struct offer_rows {
    struct offer_row *items;
    size_t n;
    struct store_more more;
};
/* By id. */
MUST_CHECK bool store_offer_list(struct store *st, const struct store_page *page, struct arena *a,
                                 struct offer_rows *rows, struct err *e);

#endif
