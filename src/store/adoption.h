/* adoption.h - techniques on their way into hospitals, with what is claimed and what was measured.
 * What came in a delivery stands in the same rows. */
#ifndef XL_STORE_ADOPTION_H
#define XL_STORE_ADOPTION_H

#include "model/adoption.h"
#include "store/store.h"

MUST_CHECK bool store_adoption_add(struct store *st, const struct adoption *x, struct err *e);
MUST_CHECK bool store_adoption_find(struct store *st, struct id id, struct arena *a,
                                    struct adoption *x, bool *found, struct err *e);
/* One version up with all that may change, where it is at `version` still. */
MUST_CHECK bool store_adoption_put(struct store *st, const struct adoption *x, int64_t version,
                                   bool *done, struct err *e);
/* Whether one that has not lapsed is under way for the technique there. */
MUST_CHECK bool store_adoption_open(struct store *st, struct str organization, struct str technique,
                                    bool *open, struct err *e);

struct adoption_rows {
    struct adoption *items;
    size_t n;
    struct store_more more;
};
struct adoption_filter { /* empty: any */
    struct str organization, technique, state;
};
/* The latest gap first. */
MUST_CHECK bool store_adoption_list(struct store *st, const struct adoption_filter *filter,
                                    const struct store_page *page, struct arena *a,
                                    struct adoption_rows *rows, struct err *e);

MUST_CHECK bool store_adoption_evidence(struct store *st, const struct adoption *x,
                                        struct adoption_evidence *v, struct err *e);

struct adoption_line {
    int64_t seq;
    enum adoption_move move;
    enum adoption_state was, state;
    int32_t day;
    int64_t events; /* COUNT_UNKNOWN: none told */
    struct str why;
    struct id made_by;
    int64_t made_ms;
};
struct adoption_lines {
    struct adoption_line *items;
    size_t n;
};
MUST_CHECK bool store_adoption_line_add(struct store *st, const struct adoption *x,
                                        const struct adoption_line *l, struct err *e);
MUST_CHECK bool store_adoption_lines(struct store *st, struct str code, struct arena *a,
                                     struct adoption_lines *rows, struct err *e);

#endif
