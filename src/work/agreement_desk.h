/* agreement_desk.h - agreements: concluded, followed by a round, voided.
 *
 * An agreement binds all its members, so who writes one reaches them all. Each is audited. */
#ifndef XL_WORK_AGREEMENT_DESK_H
#define XL_WORK_AGREEMENT_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/agreement.h"

#define AGREEMENT_MEMBERS 200 /* beside the lead */

/* What the rounds of one lead and the same members have in common; `ids` has the lead first and is
 * sorted behind it. */
struct str agreement_parties(struct id *ids, size_t n, struct arena *a);

struct agreement_view {
    struct agreement_row row;
    struct agreement_members members;
    enum action actions[4]; /* that `by` may now */
    size_t action_n;
};
MUST_CHECK bool work_agreement_see(struct store *st, const struct subject *by, struct id id,
                                   int64_t now_ms, struct arena *a, struct agreement_view *v,
                                   struct err *e);
MUST_CHECK bool work_agreement_list(struct store *st, const struct agreement_filter *filter,
                                    const struct store_page *page, int64_t now_ms, struct arena *a,
                                    struct agreement_rows *rows, struct err *e);

struct agreement_new {
    enum agreement_purpose purpose;
    struct str name;
    struct str lead;         /* code of an organization */
    struct str_list members; /* codes */
    int32_t from_day;
    int32_t until_day; /* DAY_NONE: open */
    int64_t now_ms;
};
/* ERR_INPUT with `refused->field`: a code of nothing, a member twice, days that overlap those of
 * an earlier round of the same parties and purpose. */
MUST_CHECK bool work_agreement_add(struct store *st, const struct subject *by,
                                   const struct agreement_new *n, struct id *id,
                                   struct edit_refused *refused, struct err *e);

struct agreement_round {
    struct id after; /* a round of the same parties, the last one */
    struct str name; /* empty: as before */
    int32_t from_day, until_day;
    int64_t now_ms;
};
/* Ends the round before on the day before. ERR_STATE where a later round is there. */
MUST_CHECK bool work_agreement_round(struct store *st, const struct subject *by,
                                     const struct agreement_round *n, struct id *id,
                                     struct edit_refused *refused, struct err *e);

struct agreement_ending {
    struct id id;
    struct str why;
    int64_t now_ms;
};
MUST_CHECK bool work_agreement_void(struct store *st, const struct subject *by,
                                    const struct agreement_ending *n, struct err *e);

#endif
