/* prospect_desk.h - experts who may come, moved one stage at a time up to the signature; whoever
 * signs is a person of the registry from then on, and a studio can be opened for him. */
#ifndef XL_WORK_PROSPECT_DESK_H
#define XL_WORK_PROSPECT_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/prospect.h"

struct prospect_view {
    struct prospect prospect;
    struct prospect_lines steps;
    struct prospect_rows brought; /* whom he introduced */
};
MUST_CHECK bool work_prospect_see(struct store *st, struct id id, struct arena *a,
                                  struct prospect_view *v, struct err *e);
MUST_CHECK bool work_prospect_list(struct store *st, struct str stage,
                                   const struct store_page *page, struct arena *a,
                                   struct prospect_rows *rows, struct err *e);

struct prospect_new {
    struct str programme, name, home, trip, introduced_by; /* the last three may be empty */
    int64_t now_ms;
};
/* ERR_INPUT with `refused->field`: an introducer who is no prospect. */
MUST_CHECK bool work_prospect_add(struct store *st, const struct subject *by,
                                  const struct prospect_new *n, struct id *id,
                                  struct edit_refused *refused, struct err *e);

struct prospect_wish {
    struct id id;
    int64_t version;
    enum prospect_stage stage;
    int32_t day;                   /* DAY_NONE: today */
    struct str practitioner, note; /* the first wanted of a signature, a code */
    int64_t now_ms;
};
MUST_CHECK bool work_prospect_move(struct store *st, const struct subject *by,
                                   const struct prospect_wish *w, struct edit_refused *refused,
                                   struct err *e);

#endif
