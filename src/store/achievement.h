/* achievement.h - what programmes have built. The same rows are lines of the noun. */
#ifndef XL_STORE_ACHIEVEMENT_H
#define XL_STORE_ACHIEVEMENT_H

#include "model/achievement.h"
#include "store/store.h"

MUST_CHECK bool store_achievement_add(struct store *st, const struct achievement *a, struct err *e);
MUST_CHECK bool store_achievement_find(struct store *st, struct id id, struct arena *arena,
                                       struct achievement *a, bool *found, struct err *e);
/* One version up with everything that may change, where it is at `version` still. */
MUST_CHECK bool store_achievement_put(struct store *st, const struct achievement *a,
                                      int64_t version, bool *done, struct err *e);

struct achievement_rows {
    struct achievement *items;
    size_t n;
    struct store_more more;
};
struct achievement_filter { /* empty: any */
    struct str kind, status, organization;
};
/* The latest day first. */
MUST_CHECK bool store_achievement_list(struct store *st, const struct achievement_filter *filter,
                                       const struct store_page *page, struct arena *arena,
                                       struct achievement_rows *rows, struct err *e);

#endif
