/* post.h - a person's posts with the names of what they reach, to choose from. */
#ifndef XL_WORK_POST_H
#define XL_WORK_POST_H

#include "model/grant.h"
#include "store/store.h"

struct post {
    struct grant grant;
    struct str place_name;        /* of the region; empty where it is unknown, or everything */
    struct str organization_name; /* empty where the scope has none */
};
struct posts {
    struct post *items;
    size_t n;
};

/* The account's posts that go on, the oldest first. */
MUST_CHECK bool work_post_list(struct store *st, struct id account, struct arena *a,
                               struct posts *posts, struct err *e);

/* The names of one scope, as of an API token. */
MUST_CHECK bool work_post_name(struct store *st, const struct scope *scope, struct arena *a,
                               struct post *post, struct err *e);

#endif
