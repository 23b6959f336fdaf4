/* agreement.h - dated agreements with their members. */
#ifndef XL_STORE_AGREEMENT_H
#define XL_STORE_AGREEMENT_H

#include "model/agreement.h"
#include "store/store.h"

struct agreement_member {
    struct id agreement;
    struct id organization;
    enum agreement_side side;
    struct str code, name, county; /* of the organization; read only */
};

/* ERR_INPUT where the round is there already, or another one of the parties is open. */
MUST_CHECK bool store_agreement_add(struct store *st, const struct agreement *items, size_t n,
                                    struct err *e);
MUST_CHECK bool store_agreement_add_members(struct store *st, const struct agreement_member *items,
                                            size_t n, struct err *e);

struct agreement_row {
    struct agreement agreement;
    struct str lead;                  /* name of the lead */
    int64_t members;                  /* how many beside the lead */
    enum agreement_standing standing; /* of the reader's day; the store leaves it */
};
/* ERR_MISSING where it does not hold. */
MUST_CHECK bool store_agreement_get(struct store *st, struct id id, struct arena *a,
                                    struct agreement_row *row, struct err *e);

/* The newest round of the parties for a purpose. */
MUST_CHECK bool store_agreement_last(struct store *st, enum agreement_purpose purpose,
                                     struct str parties, struct arena *a, struct agreement *last,
                                     bool *found, struct err *e);

struct agreement_members {
    struct agreement_member *items;
    size_t n;
};
/* The lead first, then by code. */
MUST_CHECK bool store_agreement_members(struct store *st, struct id agreement, struct arena *a,
                                        struct agreement_members *members, struct err *e);

/* The members of what an organization leads on a day, by its agreements that hold then and reach
 * (agreement_reaches); each once, by id. */
struct agreement_led {
    struct id *items;
    size_t n;
};
MUST_CHECK bool store_agreement_led(struct store *st, struct id lead, int32_t today,
                                    struct arena *a, struct agreement_led *led, struct err *e);

/* Sets its last day. */
MUST_CHECK bool store_agreement_end(struct store *st, struct id id, int32_t until_day,
                                    struct err *e);

struct agreement_void {
    struct id id, by;
    struct str why;
    int64_t now_ms;
};
/* ERR_MISSING where it does not hold. */
MUST_CHECK bool store_agreement_void(struct store *st, const struct agreement_void *v,
                                     struct err *e);

struct agreement_filter {
    struct id organization; /* among its members; none: all */
    struct str purpose;     /* a name; empty: all */
};
struct agreement_rows {
    struct agreement_row *items;
    size_t n;
    struct store_more more;
};
/* Those that hold, the latest beginning first. */
MUST_CHECK bool store_agreement_list(struct store *st, const struct agreement_filter *filter,
                                     const struct store_page *page, struct arena *a,
                                     struct agreement_rows *rows, struct err *e);

#endif
