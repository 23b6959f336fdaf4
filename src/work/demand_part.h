/* demand_part.h - what the parts of the demand desk share. Of demand_*.c alone. */
#ifndef XL_WORK_DEMAND_PART_H
#define XL_WORK_DEMAND_PART_H

#include "model/programme.h"
#include "work/demand_desk.h"

struct demand_desk {
    const struct subject *by;
    struct arena *arena;
    struct id id;
    int64_t now_ms;
    struct demand_view view;
    const struct demand_new *new;
    const struct demand_order *order;
    const struct demand_filter *filter;
    const struct store_page *page;
    struct demand_rows rows;
    struct programme programme;
    struct demand raised; /* what became of its empty seats */
    struct edit_refused refused;
};

/* In a transaction: the demand, where `by` may see it, with what he may do. */
MUST_CHECK bool demand_find(struct store *st, struct demand_desk *d, struct err *e);

/* In a transaction: the history of the demand that was found. */
struct demand_deed;
MUST_CHECK bool demand_deeds(struct store *st, struct demand_desk *d, struct demand_deed **deeds,
                             size_t *n, struct err *e);

/* That `by` may do it with the demand that was found, its state aside: ERR_RIGHT. Who is paired
 * with the organization sees its demands and writes none. */
MUST_CHECK bool demand_right(const struct demand_desk *d, enum action action, struct err *e);

/* The rules of the demand's edition; ERR_STATE where its period is over. */
MUST_CHECK bool demand_rules(struct store *st, struct demand_desk *d, struct err *e);

/* History, audit and event of what happened to a demand. */
struct demand_told {
    enum demand_act act;
    const char *action; /* of the audit */
    struct str level, why;
};
MUST_CHECK bool demand_tell(struct store *st, const struct demand_desk *d,
                            const struct demand *demand, const struct demand_told *told,
                            struct err *e);
/* The same of many at once: a plan takes, places or frees them all. */
MUST_CHECK bool demand_tell_all(struct store *st, const struct demand_desk *d,
                                const struct demand *demands, size_t n,
                                const struct demand_told *told, struct err *e);

#endif
