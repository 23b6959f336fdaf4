/* referral.h - referrals, their steps, and what waits; what belongs to one is in
 * store/referral_line. */
#ifndef XL_STORE_REFERRAL_H
#define XL_STORE_REFERRAL_H

#include "model/referral.h"
#include "store/store.h"

MUST_CHECK bool store_referral_add(struct store *st, const struct referral *r, struct err *e);
MUST_CHECK bool store_referral_get(struct store *st, struct id id, struct arena *a,
                                   struct referral *r, struct err *e); /* ERR_MISSING */
/* One version up with all that may change, where it is at `version` still. */
MUST_CHECK bool store_referral_put(struct store *st, const struct referral *r, int64_t version,
                                   bool *done, struct err *e);

struct referral_rows {
    struct referral *items;
    size_t n;
    struct store_more more;
};
struct referral_filter {                                          /* empty: any */
    struct str state, direction, priority, episode, organization; /* of either side: code */
    bool now;                                                     /* that are not over */
};
/* The newest first; what was not sent yet for its maker's side alone. */
MUST_CHECK bool store_referral_list(struct store *st, const struct referral_filter *filter,
                                    const struct store_page *page, struct arena *a,
                                    struct referral_rows *rows, struct err *e);

/* Whether two organizations (codes) have an agreement of a consortium, an alliance or for referral
 * that holds on a day. */
struct referral_pact {
    bool agreed;
    struct referral_limits limits; /* the usual ones with what the newest agreement says */
};
MUST_CHECK bool store_referral_pact(struct store *st, struct str one, struct str other,
                                    int32_t today, struct arena *a, struct referral_pact *pact,
                                    struct err *e);
struct referral_limit {
    struct id agreement;
    enum referral_clock_kind clock;
    enum referral_priority priority;
    int64_t minutes; /* 1..REFERRAL_MINUTES_MOST */
    struct id made_by;
    int64_t made_ms;
};
MUST_CHECK bool store_referral_limit_put(struct store *st, const struct referral_limit *l,
                                         struct err *e);

struct referral_partner {
    struct str code, name, county;
};
struct referral_partners {
    struct referral_partner *items;
    size_t n;
};
/* With whom an organization has such an agreement, by code. */
MUST_CHECK bool store_referral_partners(struct store *st, struct id organization, int32_t today,
                                        struct arena *a, struct referral_partners *partners,
                                        struct err *e);

/* --- what waits --- */

struct referral_wait {
    struct id referral;
    struct str code, owner_name, county; /* of the organization whose turn it is */
    enum referral_direction direction;
    enum referral_priority priority;
    enum referral_state state;
    struct str diagnosis;
    struct referral_clock clock;
    int64_t since_ms;
    struct str task;           /* a follow-up task that is due; empty: the referral itself */
    int32_t due_day;           /* of the task, else DAY_NONE */
    enum referral_alarm alarm; /* of the reader's moment; the store leaves it */
};
struct referral_waits {
    struct referral_wait *items;
    size_t n;
};
struct referral_asker {
    struct store_reach reach;
    enum referral_alarm least; /* what is quieter is not told */
    bool owned;                /* only where it is the turn of the organization of the reach */
    int64_t now_ms;
    int32_t today;
};
/* The most urgent first: the green channel, then by what is due; at most 200. */
MUST_CHECK bool store_referral_waits(struct store *st, const struct referral_asker *asker,
                                     struct arena *a, struct referral_waits *waits, struct err *e);

#endif
