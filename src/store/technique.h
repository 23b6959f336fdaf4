/* technique.h - the catalogue of techniques. */
#ifndef XL_STORE_TECHNIQUE_H
#define XL_STORE_TECHNIQUE_H

#include "model/technique.h"
#include "store/store.h"

/* ERR_INPUT for a code that is there, or a level outside 1..4. */
MUST_CHECK bool store_technique_add(struct store *st, const struct technique *items, size_t n,
                                    struct err *e);

MUST_CHECK bool store_technique_find(struct store *st, struct str code, struct arena *a,
                                     struct technique_record *t, bool *found, struct err *e);

/* One version up, with all but the code, where it is at `version` still; `*done` is false where it
 * is not. */
MUST_CHECK bool store_technique_edit(struct store *st, const struct technique_record *t,
                                     int64_t version, bool *done, struct err *e);

MUST_CHECK bool store_technique_past_add(struct store *st, const struct technique_past *p,
                                         struct err *e);
struct technique_pasts {
    struct technique_past *items; /* the newest first */
    size_t n;
};
MUST_CHECK bool store_technique_past_list(struct store *st, struct str code, struct arena *a,
                                          struct technique_pasts *rows, struct err *e);

struct technique_filter {
    struct str discipline; /* empty: all */
    int32_t level;         /* 0: all */
    bool tcm;              /* only those of Chinese medicine */
    bool retired;          /* those that were retired, too */
};
struct technique_rows {
    struct technique_record *items;
    size_t n;
    struct store_more more;
};
/* By code. Everybody may see the catalogue: the page's reach is not looked at. */
MUST_CHECK bool store_technique_list(struct store *st, const struct technique_filter *filter,
                                     const struct store_page *page, struct arena *a,
                                     struct technique_rows *rows, struct err *e);

#endif
