/* home.h - what an officer sees first: how much there is, and what waits. */
#ifndef XL_STORE_HOME_H
#define XL_STORE_HOME_H

#include "base/id.h"
#include "model/unknown.h"
#include "store/store.h"

struct home_counts {
    int64_t counties, organizations, practitioners, facts, gaps, demands, offers, plans;
};

enum home_kind { HOME_DEMAND, HOME_GAP };
struct home_item {
    enum home_kind kind; /* a demand that the newest plan does not fill, or a gap of rank 1..10
                            from which no demand was proposed */
    struct id id;
    struct str county, county_name, discipline;
    struct str organization_name; /* of a demand */
    int64_t seats, filled;        /* of a demand; of a gap `seats` to order (or COUNT_UNKNOWN), 0 */
    int64_t rank;                 /* of a gap; 0 of a demand */
    int32_t due_day;              /* start of a demand, else DAY_NONE */
    int64_t since_ms;             /* when the demand was made; for a gap, the frame's as_of */
};
struct home {
    struct home_counts counts;
    struct home_item *inbox; /* oldest first, at most `limit` */
    size_t inbox_n;
    int64_t waiting;       /* how many there are in all */
    double avoidable_rw;   /* of all gaps of the reach */
    int64_t money_fen;     /* of them */
    int64_t seats, filled; /* of all demands of the reach, in the newest plan */
};
/* Whose rows are counted, noun by noun. */
struct home_reach {
    struct store_reach figures, organizations, practitioners, demands, offers, plans;
};
/* `limit` of the inbox, 1..STORE_PAGE_MAX. */
MUST_CHECK bool store_home_get(struct store *st, const struct home_reach *reach, int32_t limit,
                               struct arena *a, struct home *h, struct err *e);

#endif
