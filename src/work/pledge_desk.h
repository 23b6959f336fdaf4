/* pledge_desk.h - pledges told with their proof, and confirmed or disputed by whom they are made
 * to.
 */
#ifndef XL_WORK_PLEDGE_DESK_H
#define XL_WORK_PLEDGE_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/pledge.h"
#include "work/material.h"

struct pledge_told {
    struct id placement;
    struct str pledge;
    enum pledge_state state; /* told by the home; confirmed, disputed by the person */
    int32_t day;             /* on which it was kept, of what the home tells; DAY_NONE */
    struct str proof, said;
    int64_t now_ms;
};
/* ERR_INPUT where the home tells without a day or a proof, or of a day to come, or the person
 * disputes without a word; ERR_STATE as pledge_move. Audited. */
MUST_CHECK bool work_pledge_tell(struct store *st, const struct subject *by,
                                 const struct pledge_told *t, struct edit_refused *refused,
                                 struct err *e);

struct pledge_view {
    struct pledge pledge;
    int32_t due_day;
    bool overdue;
    bool may_tell, may_answer;
    struct pledge_steps steps; /* of one alone, as its proofs */
    struct materials materials;
};
MUST_CHECK bool work_pledge_see(struct store *st, const struct subject *by,
                                const struct pledge_told *which, struct arena *a,
                                struct pledge_view *v, struct err *e);

struct pledge_ask {
    struct pledge_filter filter; /* `today` is ours */
    int64_t now_ms;
};
struct pledge_views {
    struct pledge_view *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool work_pledge_list(struct store *st, const struct subject *by,
                                 const struct pledge_ask *ask, const struct store_page *page,
                                 struct arena *a, struct pledge_views *views, struct err *e);

/* A file that proves it, by the home until the person confirmed it; ERR_INPUT as material_add.
 * `n->owner` is the placement. Audited. */
MUST_CHECK bool work_pledge_material(struct store *st, const struct subject *by, struct str pledge,
                                     const struct material_new *n, struct edit_refused *refused,
                                     struct err *e);
struct pledge_file {
    struct material_want want; /* its owner is the placement */
    struct str pledge;
};
MUST_CHECK bool work_pledge_file(struct store *st, const struct subject *by,
                                 const struct pledge_file *which, struct arena *a,
                                 struct material *m, struct str *bytes, struct err *e);

#endif
