/* adoption_desk.h - the technique-transfer ledger: proposed, applied for, approved, followed case
 * by case until it lasts or lapses; and the tree of who taught whom. Each use case is one
 * transaction, audited and told with the change; what lies outside the reach of `by` is
 * ERR_MISSING. */
#ifndef XL_WORK_ADOPTION_DESK_H
#define XL_WORK_ADOPTION_DESK_H

#include "model/edit.h"
#include "store/adoption.h"

struct adoption_view {
    struct adoption adoption;
    struct adoption_evidence evidence; /* claimed by the logbook, measured by the cube */
    struct adoption_lines lines;
    enum adoption_move moves[ADOPTION_MOVE_N]; /* that state, cases and the post allow */
    size_t move_n;
};
MUST_CHECK bool work_adoption_see(struct store *st, const struct subject *by, struct id id,
                                  int64_t now_ms, struct arena *a, struct adoption_view *v,
                                  struct err *e);
struct adoption_views {
    struct adoption_view *items; /* without lines and moves */
    size_t n;
    struct store_more more;
};
MUST_CHECK bool work_adoption_list(struct store *st, const struct adoption_filter *filter,
                                   const struct store_page *page, struct arena *a,
                                   struct adoption_views *rows, struct err *e);

struct adoption_new {
    struct str programme, organization, technique, practitioner; /* codes; the last may be empty */
    int64_t now_ms;
};
/* A gap. ERR_STATE where one is under way for the technique there. */
MUST_CHECK bool work_adoption_add(struct store *st, const struct subject *by,
                                  const struct adoption_new *n, struct id *id,
                                  struct edit_refused *refused, struct err *e);

struct adoption_wish {
    struct id id;
    int64_t version; /* as it was read; not above 0: whatever it is */
    struct adoption_step step;
    int64_t now_ms;
};
/* Approving and refusing wants its own right, all else that of writing. */
MUST_CHECK bool work_adoption_move(struct store *st, const struct subject *by,
                                   const struct adoption_wish *w, struct edit_refused *refused,
                                   struct err *e);

#endif
