/* budget_desk.h - money that organizations ask for: written, sent, granted level by level, and
 * consolidated beside what was spent. */
#ifndef XL_WORK_BUDGET_DESK_H
#define XL_WORK_BUDGET_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/budget.h"
#include "store/entry.h"

struct budget_new {
    struct id id;                       /* of one that is changed */
    int64_t version;                    /* as it was read, of one that is changed */
    struct str programme, organization; /* of a new one: codes */
    int32_t year;                       /* of a new one */
    struct str fund;
    enum budget_kind kind;
    struct str about, why;
    struct str demand, adoption; /* codes; one of them */
    int64_t asked_fen;
    int64_t now_ms;
};
/* A draft by the newest edition. ERR_INPUT with the member: no such fund in the programme file, an
 * order or a technique of somebody else. ERR_RIGHT outside the post's reach. Audited. */
MUST_CHECK bool work_budget_add(struct store *st, const struct subject *by,
                                const struct budget_new *n, struct id *id,
                                struct edit_refused *refused, struct err *e);
/* Changes a draft or a returned one. ERR_STATE with both versions where it is another by now. */
MUST_CHECK bool work_budget_edit(struct store *st, const struct subject *by,
                                 const struct budget_new *n, struct edit_refused *refused,
                                 struct err *e);

enum budget_move { BUDGET_MOVE_SUBMIT, BUDGET_MOVE_WITHDRAW, BUDGET_MOVE_N };
extern const char *const budget_move_names[BUDGET_MOVE_N + 1];
struct budget_wish {
    struct id id;
    int64_t version; /* not above 0: whatever it is */
    enum budget_move move;
    bool granted;       /* of a level's word */
    int64_t amount_fen; /* COUNT_UNKNOWN: as the level below has it */
    struct str why;
    int64_t now_ms;
};
/* By the organization. Audited. */
MUST_CHECK bool work_budget_move(struct store *st, const struct subject *by,
                                 const struct budget_wish *w, struct edit_refused *refused,
                                 struct err *e);
/* By the level where it waits. Audited. */
MUST_CHECK bool work_budget_decide(struct store *st, const struct subject *by,
                                   const struct budget_wish *w, struct edit_refused *refused,
                                   struct err *e);

struct budget_view {
    struct budget budget;
    struct budget_steps steps;
    struct entry_rows booked; /* lines of a fund that it became */
    enum action actions[4];
    size_t action_n;
};
MUST_CHECK bool work_budget_see(struct store *st, const struct subject *by, struct id id,
                                struct arena *a, struct budget_view *v, struct err *e);
MUST_CHECK bool work_budget_list(struct store *st, const struct budget_filter *f,
                                 const struct store_page *page, struct arena *a,
                                 struct budget_rows *rows, struct err *e);

/* Consolidated within a reach: asked, waiting, granted, spent; no place of which a part alone is
 * reached. */
MUST_CHECK bool work_budget_sums(struct store *st, struct str programme, int32_t year,
                                 const struct store_reach *reach, struct arena *a,
                                 struct budget_sums *sums, struct err *e);

struct budget_book {
    struct id id; /* of the request */
    struct id fund;
    int64_t amount_fen; /* COUNT_UNKNOWN: what was granted */
    int32_t day;
    struct str note; /* by which paper */
    int64_t now_ms;
};
/* An approved request becomes a budget line of its fund, once, by an officer of both. ERR_STATE
 * where it is not approved or booked already; ERR_INPUT with the member: more than was granted,
 * another fund, no paper. Audited. */
MUST_CHECK bool work_budget_book(struct store *st, const struct subject *by,
                                 const struct budget_book *n, struct edit_refused *refused,
                                 struct err *e);
/* Inside a transaction: the lines that a request became. */
MUST_CHECK bool work_budget_booked(struct store *st, const struct budget *b, struct arena *a,
                                   struct entry_rows *lines, struct err *e);

#endif
