/* group_desk.h - a medical group: the organization that leads a consortium or an alliance, and its
 * members, each with its posts, techniques, money and what was built. */
#ifndef XL_WORK_GROUP_DESK_H
#define XL_WORK_GROUP_DESK_H

#include "model/rights.h"
#include "store/noun.h"

enum group_count {
    GROUP_POSTED,     /* people on site who were sent there */
    GROUP_TRAINED,    /* own people who came back from training in the year */
    GROUP_TECHNIQUES, /* that the own doctors do alone, or that last */
    GROUP_CASES,      /* operations done alone in the year */
    GROUP_TEACHINGS,  /* held there in the year */
    GROUP_BUILT,      /* achievements that were verified */
    GROUP_COUNT_N
};
extern const char *const group_count_names[GROUP_COUNT_N + 1]; /* "posted" ... NULL */

struct group_member {
    struct id id;
    struct str organization, name, county; /* organization: code */
    bool head;
    int64_t counts[GROUP_COUNT_N];
    int64_t granted_fen, spent_fen; /* of the year */
};
struct group_ask {
    struct str programme;    /* empty: of all */
    struct str organization; /* code of the head; empty: the asker's own organization */
    int32_t year;            /* 0: the last one that is over */
    int64_t now_ms;
};
struct group_view {
    int32_t year;
    struct group_member *items; /* the head first, then by code; those alone that are reached */
    size_t n;
};
/* The members of today. ERR_MISSING where the head is not within reach, or there is none. */
MUST_CHECK bool work_group_see(struct store *st, const struct subject *by,
                               const struct group_ask *ask, struct arena *a, struct group_view *v,
                               struct err *e);

/* The lines that one cell counts: the same condition, year and reach, so that there are as many; of
 * a patient nothing is shown. `member`: code of one of the group's. ERR_MISSING as work_group_see,
 * and where it is none. */
struct group_rows_ask {
    struct group_ask of;
    struct str member;
    enum group_count count;
};
struct group_rows {
    const struct noun *noun;
    struct noun_rows rows;
};
MUST_CHECK bool work_group_rows(struct store *st, const struct subject *by,
                                const struct group_rows_ask *ask, const struct store_page *page,
                                struct arena *a, struct group_rows *rows, struct err *e);

#endif
