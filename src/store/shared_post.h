/* shared_post.h - posts that were granted. */
#ifndef XL_STORE_SHARED_POST_H
#define XL_STORE_SHARED_POST_H

#include "model/shared_post.h"
#include "store/store.h"

/* ERR_INPUT where the code is there already. */
MUST_CHECK bool store_shared_post_add(struct store *st, const struct shared_post *p, struct err *e);
MUST_CHECK bool store_shared_post_get(struct store *st, struct id id, struct arena *a,
                                      struct shared_post *p, struct err *e); /* ERR_MISSING */
MUST_CHECK bool store_shared_post_find(struct store *st, struct str code, struct arena *a,
                                       struct shared_post *p, bool *found, struct err *e);
/* Sets its last day. */
MUST_CHECK bool store_shared_post_end(struct store *st, struct id id, int32_t until_day,
                                      struct id by, int64_t now_ms, struct err *e);

struct shared_post_rows {
    struct shared_post *items;
    size_t n;
};
/* By discipline and code. */
MUST_CHECK bool store_shared_post_list(struct store *st, const struct store_reach *reach,
                                       struct arena *a, struct shared_post_rows *rows,
                                       struct err *e);

/* Leave of placements on posts that are within reach. */
struct post_leave {
    struct str post;
    struct str placement;
    int32_t from_day, until_day;
};
struct post_leaves {
    struct post_leave *items;
    size_t n;
};
MUST_CHECK bool store_shared_post_leaves(struct store *st, struct arena *a,
                                         struct post_leaves *leaves, struct err *e);

#endif
