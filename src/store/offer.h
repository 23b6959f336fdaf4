/* offer.h - people who may be sent, what became of each offer, and departments that are protected.
 */
#ifndef XL_STORE_OFFER_H
#define XL_STORE_OFFER_H

#include "model/offer.h"
#include "model/practitioner.h"
#include "store/store.h"

/* Puts all, replacing rows of the same id but for what became of them. The practitioners must be
 * there when it is listed. */
MUST_CHECK bool store_offer_put(struct store *st, const struct offer *items, size_t n,
                                struct err *e);

/* Writes one that was read at `o->version`, which becomes the next. ERR_STATE where another was
 * faster. */
MUST_CHECK bool store_offer_write(struct store *st, struct offer *o, struct err *e);

struct offer_row {
    struct offer offer;
    struct practitioner practitioner;
    struct str organization_name, programme_name;
    struct id demand; /* on which the newest plan places the practitioner, or none */
};
struct offer_rows {
    struct offer_row *items;
    size_t n;
    struct store_more more;
};
struct offer_filter { /* empty: any */
    struct str state, programme, county, discipline;
    int32_t on_day; /* whom one may have on that day; DAY_NONE: any */
};
/* By id. */
MUST_CHECK bool store_offer_list(struct store *st, const struct offer_filter *filter,
                                 const struct store_page *page, struct arena *a,
                                 struct offer_rows *rows, struct err *e);
MUST_CHECK bool store_offer_get(struct store *st, struct id id, struct arena *a,
                                struct offer_row *row, struct err *e); /* ERR_MISSING */

/* How many others of the practitioner hold (offered or appealed) on one of its days. */
MUST_CHECK bool store_offer_overlaps(struct store *st, const struct offer *o, int64_t *n,
                                     struct err *e);

/* How many published plans place the practitioner that were published at `since_ms` or after. */
MUST_CHECK bool store_offer_published(struct store *st, const struct offer *o, int64_t since_ms,
                                      int64_t *n, struct err *e);

struct offer_step {
    enum offer_act act;
    struct str why;
    struct id actor; /* account or token, or none */
    int64_t at_ms;
    int32_t step;    /* by the store: 1, 2 … */
    struct str name; /* of the account; read only, empty where there is none */
};
/* Behind the last one. */
MUST_CHECK bool store_offer_step_add(struct store *st, const struct offer *o,
                                     const struct offer_step *step, struct err *e);
struct offer_steps {
    struct offer_step *items; /* the first one first */
    size_t n;
};
MUST_CHECK bool store_offer_steps(struct store *st, const struct offer *o, struct arena *a,
                                  struct offer_steps *steps, struct err *e);

/* Appeals that wait, of people whom the plan places: the codes of the practitioners. */
MUST_CHECK bool store_offer_appeals(struct store *st, struct id plan, struct arena *a,
                                    struct str_list *codes, struct err *e);

/* --- protected departments --- */

struct protection_rows {
    struct protection *items;
    size_t n;
};
/* By organization and department. */
MUST_CHECK bool store_protection_list(struct store *st, const struct store_reach *reach,
                                      struct arena *a, struct protection_rows *rows, struct err *e);
/* Replaces what was said of the department. */
MUST_CHECK bool store_protection_put(struct store *st, const struct protection *p, struct id by,
                                     struct err *e);

#endif
