/* study.h - studies that came to the picture archive, and how far its changes were read. */
#ifndef XL_STORE_STUDY_H
#define XL_STORE_STUDY_H

#include "model/study.h"
#include "store/store.h"

/* One row a study: what is known of it now. */
MUST_CHECK bool store_study_put(struct store *st, const struct study *s, struct err *e);

/* `*found` is false where none of it ever came. */
MUST_CHECK bool store_study_find(struct store *st, struct str uid, struct arena *a, struct study *s,
                                 bool *found, struct err *e);

struct study_rows {
    struct study *items;
    size_t n;
    struct store_more more;
};
/* Those that wait to be matched, the newest first. */
MUST_CHECK bool store_study_waiting(struct store *st, const struct store_page *page,
                                    struct arena *a, struct study_rows *rows, struct err *e);

/* 0 where nothing was read yet. */
MUST_CHECK bool store_imaging_mark(struct store *st, struct str server, struct arena *a,
                                   int64_t *seq, struct err *e);
MUST_CHECK bool store_imaging_mark_put(struct store *st, struct str server, int64_t seq,
                                       struct err *e);

#endif
