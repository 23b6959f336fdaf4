/* entry.h - lines of the ledger: what they are, what may be decided about a promise, and the books
 * that the lines of a fund make. A line never changes; a decision is another line behind it. Pure.
 */
#ifndef XL_MODEL_ENTRY_H
#define XL_MODEL_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/state.h"

/* The words of model/noun, in the same spelling. */
enum entry_kind {
    ENTRY_BUDGET,
    ENTRY_DONATION,
    ENTRY_GRANT,   /* given out without a promise: lines of before */
    ENTRY_ACCRUAL, /* a promise that came due; negative: less of one */
    ENTRY_PAYMENT,
    ENTRY_RECOVERY, /* money that came back, negative */
    ENTRY_SPENDING, /* of the fund itself */
    ENTRY_KIND_N
};
extern const char *const entry_kind_names[ENTRY_KIND_N + 1];

/* Of an accrual. */
enum entry_state {
    ENTRY_ACCRUED,
    ENTRY_APPROVED,
    ENTRY_REJECTED,
    ENTRY_IN_RUN,
    ENTRY_PAID,
    ENTRY_HELD,      /* with a cause */
    ENTRY_RELEASED,  /* from being held, by a person with a reason: the next run takes it */
    ENTRY_RECOVERED, /* a negative one whose money came back otherwise than by a run */
    ENTRY_STATE_N
};
extern const char *const entry_state_names[ENTRY_STATE_N + 1];

/* ERR_STATE names the state, the wish and what is allowed. ERR_INPUT where what is not negative
 * would be recovered. `state` is untouched then. */
MUST_CHECK bool entry_move(enum entry_state *state, enum entry_state to, int64_t amount_fen,
                           struct err *e);

/* --- books --- */

struct entry_line {
    struct str code;
    struct str follows; /* of a payment and a recovery: the accrual they settle; empty: none */
    struct str payee;   /* code of a person or an organization; empty: none */
    enum entry_kind kind;
    enum entry_state state; /* of an accrual */
    int64_t amount_fen;
};

/* In fen. What was promised and is neither paid nor rejected is open: it is not there to be
 * promised again. */
struct fund_book {
    int64_t in;       /* budgets and donations */
    int64_t promised; /* accruals that were not rejected */
    int64_t rejected;
    int64_t open;    /* promised - settled */
    int64_t settled; /* by payments and recoveries that follow an accrual */
    int64_t direct;  /* payments, recoveries and grants that follow none */
    int64_t spent;
    int64_t balance;                 /* in - settled - direct - spent: what the account holds */
    int64_t left;                    /* balance - open */
    int64_t by_state[ENTRY_STATE_N]; /* accruals */
};
void fund_book_add(struct fund_book *b, enum entry_kind kind, enum entry_state state, bool follows,
                   int64_t amount_fen);
/* Once all lines were added. */
void fund_book_close(struct fund_book *b);

/* Proves the books of one fund from its lines, without trusting who made them: each payment and
 * recovery settles one accrual of the same payee and amount, none is settled twice, those that are
 * paid or recovered are settled and no others, a recovery is negative; and the sums agree with `b`.
 * ERR_CHECK names the line. O(n log n). */
MUST_CHECK bool fund_book_check(const struct fund_book *b, const struct entry_line *lines, size_t n,
                                struct arena *a, struct err *e);

#endif
