/* home.h - what an officer sees first: how much there is, and what waits. */
#ifndef XL_STORE_HOME_H
#define XL_STORE_HOME_H

#include "base/id.h"
#include "model/unknown.h"
#include "store/store.h"

struct home_counts {
    int64_t counties, organizations, practitioners, gaps, demands, offers, plans;
};

enum home_kind {
    HOME_DEMAND,
    HOME_GAP,
    HOME_APPROVE,
    HOME_RETURNED,
    HOME_READY,  /* evidence suffices to let somebody work alone */
    HOME_DRIFT,  /* somebody who works alone fails too often */
    HOME_LATE,   /* a demand that waits longer than its programme allows for a level below */
    HOME_APPEAL, /* an offer whose person appeals */
    HOME_REVIEW, /* a plan that is neither put up nor published, where its programme limits that */
    HOME_NOTICE, /* a placement that waits for a party; to officers once it is late */
    HOME_MONTH,  /* last month's days of a placement, not closed; to officers once that is late */
    HOME_FOLLOW_UP, /* of a technique's safety, due at a hospital; to officers an interval later */
    HOME_STEP,      /* of a technique: its cases or operations suggest one; `seats` the move */
    HOME_PLEDGE     /* to somebody who was sent, and not kept in time */
};
struct home_item {
    enum home_kind kind; /* a demand that the newest plan does not fill, or a gap of rank 1..10
                            from which no demand was proposed; a demand that waits
                            for the asker's word, or came back to his organization */
    struct id id;
    struct str county, county_name, discipline;
    struct str organization_name; /* of a demand */
    int64_t seats, filled;        /* of a demand; of a gap `seats` to order (or COUNT_UNKNOWN), 0 */
    int64_t rank;                 /* of a gap; 0 of a demand */
    int32_t due_day;              /* start of a demand, end of a limit, else DAY_NONE */
    int64_t limit_days;           /* of the programme; 0: none */
    int64_t since_ms; /* when the demand was made or is as it is; for a gap, the frame's as_of */
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
    struct store_reach figures, organizations, practitioners, demands, offers, plans, masteries,
        placements, pledges, adoptions;
    struct str level; /* whose approvals wait, "county" …; empty: what came back waits */
    int32_t today;
    int32_t
        seen_day; /* from which pledges are looked at: of an invented store the end of its data */
    /* of `today`, by home_reach_days */
    int64_t today_ms, month_ms, month_age_ms; /* begin of today, of its month; between them */
    int64_t follow_day; /* number of `seen_day`: by then a follow-up is due that is told of */
    int32_t month_day, last_day, last_month; /* its month's first day; the month before: its first
                                                day, and the month itself */
};
void home_reach_days(struct home_reach *reach);

/* `limit` of the inbox, 1..STORE_PAGE_MAX. */
MUST_CHECK bool store_home_get(struct store *st, const struct home_reach *reach, int32_t limit,
                               struct arena *a, struct home *h, struct err *e);

#endif
