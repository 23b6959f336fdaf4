/* entry_desk.h - promises seen, decided on, put right and taken back: each by a further line. */
#ifndef XL_WORK_ENTRY_DESK_H
#define XL_WORK_ENTRY_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/entry.h"

struct entry_view {
    struct entry entry;
    struct entry_steps steps;
    struct entry_rows after;             /* lines that follow it */
    enum entry_state may[ENTRY_STATE_N]; /* that `by` may decide now */
    size_t may_n;
    bool may_correct;
};
MUST_CHECK bool work_entry_see(struct store *st, const struct subject *by, struct id id,
                               struct arena *a, struct entry_view *v, struct err *e);

MUST_CHECK bool work_entry_list(struct store *st, const struct entry_filter *filter,
                                const struct store_page *page, struct arena *a,
                                struct entry_rows *rows, struct err *e);

struct entry_decision {
    struct id id;
    enum entry_state
        to;         /* approved, rejected, accrued (again), held, released; a run does the rest */
    struct str why; /* wanted for all but approved */
    int64_t now_ms;
};
/* Audited. ERR_STATE by entry_move. */
MUST_CHECK bool work_entry_decide(struct store *st, const struct subject *by,
                                  const struct entry_decision *n, struct edit_refused *refused,
                                  struct err *e);

struct entry_approval {
    struct str programme;
    int32_t month;
    int64_t now_ms;
};
/* Approves every accrued promise of a month within reach. ERR_STATE where there is none. Audited as
 * one. */
MUST_CHECK bool work_entry_approve(struct store *st, const struct subject *by,
                                   const struct entry_approval *n, int64_t *approved_n,
                                   struct err *e);

struct entry_correction {
    struct id id;       /* of the promise itself, not of another correction */
    int64_t amount_fen; /* above 0: a top-up; below: less, never below nothing in all */
    struct str why;     /* wanted */
    int64_t now_ms;
};
/* Books another promise that follows it, accrued as any. ERR_STATE where it is rejected. Audited.
 */
MUST_CHECK bool work_entry_correct(struct store *st, const struct subject *by,
                                   const struct entry_correction *n, struct id *id,
                                   struct edit_refused *refused, struct err *e);

struct entry_recovery {
    struct id id;    /* of a negative promise that is approved or released */
    int32_t day;     /* on which the money came back */
    struct str note; /* by which paper; wanted */
    int64_t now_ms;
};
/* Books the money that came back otherwise than from the next payment. Audited. */
MUST_CHECK bool work_entry_recover(struct store *st, const struct subject *by,
                                   const struct entry_recovery *n, struct edit_refused *refused,
                                   struct err *e);

#endif
