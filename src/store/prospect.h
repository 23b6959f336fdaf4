/* prospect.h - experts who may come, and what they became. */
#ifndef XL_STORE_PROSPECT_H
#define XL_STORE_PROSPECT_H

#include "model/prospect.h"
#include "store/store.h"

struct prospect_rows {
    struct prospect *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool store_prospect_add(struct store *st, const struct prospect *p, struct err *e);
MUST_CHECK bool store_prospect_get(struct store *st, struct id id, struct arena *a,
                                   struct prospect *p, struct err *e); /* ERR_MISSING */
/* Whether a code is a prospect's. */
MUST_CHECK bool store_prospect_there(struct store *st, struct str code, bool *there, struct err *e);
MUST_CHECK bool store_prospect_put(struct store *st, const struct prospect *p, int64_t version,
                                   bool *done, struct err *e);
/* Of a stage, or of all; the newest first. */
MUST_CHECK bool store_prospect_list(struct store *st, struct str stage,
                                    const struct store_page *page, struct arena *a,
                                    struct prospect_rows *rows, struct err *e);

struct prospect_line {
    enum prospect_stage stage;
    int32_t day;
    struct str note;
    struct id made_by;
    int64_t made_ms;
};
struct prospect_lines {
    struct prospect_line *items;
    size_t n;
};
MUST_CHECK bool store_prospect_step_add(struct store *st, const struct prospect *p,
                                        const struct prospect_line *l, struct err *e);
MUST_CHECK bool store_prospect_steps(struct store *st, struct str code, struct arena *a,
                                     struct prospect_lines *lines, struct err *e);
/* Whom he brought along, by day. */
MUST_CHECK bool store_prospect_brought(struct store *st, struct str code, struct arena *a,
                                       struct prospect_rows *rows, struct err *e);

#endif
