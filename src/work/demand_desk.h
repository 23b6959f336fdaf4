/* demand_desk.h - orders: made from a gap or by hand, approved level by level, returned, withdrawn,
 * and what is left of one raised a level.
 *
 * Each does what `by` may (model/rights) in one transaction, with its audit line, its line of
 * history and its event; what lies outside his reach is ERR_MISSING. */
#ifndef XL_WORK_DEMAND_DESK_H
#define XL_WORK_DEMAND_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/demand.h"

struct demand_view {
    struct demand_detail detail;
    struct demand_evidence evidence; /* as it was when the demand was made */
    bool evidenced;
    struct demand_steps steps;
    enum action actions[8]; /* that `by` may now */
    size_t action_n;
};
MUST_CHECK bool work_demand_see(struct store *st, const struct subject *by, struct id id,
                                int64_t now_ms, struct arena *a, struct demand_view *v,
                                struct err *e);

/* `waits` of the filter: for `by`; its level is not read. */
MUST_CHECK bool work_demand_list(struct store *st, const struct subject *by,
                                 const struct demand_filter *filter, const struct store_page *page,
                                 struct arena *a, struct demand_rows *rows, struct err *e);

struct demand_new {
    struct str organization; /* its code; read once, as are the next three */
    struct str programme;
    struct id gap; /* or none: by hand */
    enum demand_kind kind;
    struct str discipline; /* empty: the gap's */
    int32_t seats, min_title_rank, months, start_day;
    struct str_list techniques, required;
    struct str reason, claim, ready_equipment, team;
    int64_t ready_people, ready_beds; /* or COUNT_UNKNOWN */
    struct id id;                     /* of a change; of a new one none, or the one it gets */
    int64_t version;                  /* as it was read */
};
/* A draft of the programme's newest edition. The figures of its county and discipline, if there are
 * any, are copied beside it and suggest the seats. ERR_INPUT with `refused->field`; ERR_STATE where
 * the programme's period is over. */
MUST_CHECK bool work_demand_add(struct store *st, const struct subject *by,
                                const struct demand_new *n, int64_t now_ms, struct id *id,
                                struct edit_refused *refused, struct err *e);

/* Changes a draft or what was returned. ERR_STATE with `refused->version` where another was faster.
 */
MUST_CHECK bool work_demand_edit(struct store *st, const struct subject *by,
                                 const struct demand_new *n, int64_t now_ms,
                                 struct edit_refused *refused, struct err *e);

struct demand_order {
    struct id id;
    enum action action; /* ACTION_DEMAND_SUBMIT, _APPROVE, _RETURN, _WITHDRAW, _ESCALATE or _UNDO */
    int64_t version;    /* as it was read */
    int64_t seats, tier, weight; /* of an approval; COUNT_UNKNOWN: as they are */
    struct str why;
};
/* Refusals as those of model/demand, in its words. */
MUST_CHECK bool work_demand_move(struct store *st, const struct subject *by,
                                 const struct demand_order *order, int64_t now_ms,
                                 struct edit_refused *refused, struct err *e);

/* What published plans left empty, one level up: each order becomes one of the level above, linked.
 */
struct demand_rest {
    struct id plan; /* of this plan alone, or none: of any */
    struct str why;
};
struct demand_raised {
    struct id *ids; /* [n] of the new orders, by the old ones' ids; in the caller's arena */
    size_t n;
    int64_t seats;
};
/* Those whose word is the asker's level; all or none. ERR_STATE where there is none, or no level
 * above. */
MUST_CHECK bool work_demand_raise(struct store *st, const struct subject *by,
                                  const struct demand_rest *rest, int64_t now_ms, struct arena *a,
                                  struct demand_raised *raised, struct err *e);

#endif
