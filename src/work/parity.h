/* parity.h - the ledger of shared posts: what was granted against who is on site. */
#ifndef XL_WORK_PARITY_H
#define XL_WORK_PARITY_H

#include "engine/parity.h"
#include "model/edit.h"
#include "model/rights.h"
#include "store/shared_post.h"

struct parity_view {
    int32_t from_day, until_day, today;
    struct shared_post_rows posts;
    struct parity_ledger by_post;       /* group: number of the post */
    struct str_list disciplines;        /* of the posts, each once */
    struct parity_ledger by_discipline; /* group: number of the discipline */
};
/* Of the posts within reach. Up to today it counts who arrived and was not on leave; behind it who
 * is expected: the same people until their last day, and who was agreed on from his first day, a
 * late one from tomorrow. */
struct parity_window {
    int32_t from_day, until_day;
    int64_t now_ms;
};
MUST_CHECK bool work_parity_see(struct store *st, const struct store_reach *reach,
                                const struct parity_window *w, struct arena *a,
                                struct parity_view *v, struct err *e);

struct shared_post_new {
    struct str code, programme, home, organization, discipline; /* home, organization: codes */
    int32_t seats, from_day, until_day;
    int64_t now_ms;
};
/* ERR_INPUT with `refused->field`. Audited. */
MUST_CHECK bool work_shared_post_add(struct store *st, const struct subject *by,
                                     const struct shared_post_new *n, struct id *id,
                                     struct edit_refused *refused, struct err *e);
struct shared_post_ending {
    struct id id;
    int32_t until_day;
    int64_t now_ms;
};
/* ERR_STATE where it has ended already. */
MUST_CHECK bool work_shared_post_end(struct store *st, const struct subject *by,
                                     const struct shared_post_ending *n,
                                     struct edit_refused *refused, struct err *e);

#endif
