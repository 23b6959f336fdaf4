/* score.h - what was agreed against what was done, and what it pays: basic tasks and a competition.
 * Pure, in whole numbers throughout: the order of payees never matters, no 分 is lost.
 *
 * Completion of an indicator is actual / target, or target / actual where low is better, at most 1.
 * The score is the weighted sum. Basic pay is budget times score from a floor on. A pool is shared
 * by shrunken improvement, max(0, now - base) n / (n + shrink), from a second floor on and without
 * a safety veto; a tiny place with a lucky jump is shrunk towards nothing. */
#ifndef XL_ENGINE_SCORE_H
#define XL_ENGINE_SCORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

#define SCORE_ONE                                                                   \
    INT64_C(1000000000) /* 1 as targets, weights, completions and rates are written \
                         */
#define SCORE_POINT INT64_C(1000000000000000000) /* 1 as points: a weight times a completion */
#define SCORE_UNKNOWN INT64_MIN
#define SCORE_VALUE_MOST (INT64_C(1000000000) * SCORE_ONE) /* of a target or an actual value */
#define SCORE_FEN_MOST INT64_C(1000000000000000)           /* of a budget or the pool */

struct score_indicator {
    int64_t target; /* > 0, in SCORE_ONE */
    int64_t weight; /* >= 0, in SCORE_ONE; all sum to SCORE_ONE */
    bool better_high;
};

struct score_rules {
    int32_t indicator_n;
    const struct score_indicator *indicators;
    int64_t basic_floor, competition_floor; /* of the score, in SCORE_ONE */
    int64_t shrink_cases;                   /* >= 0 */
    int64_t pool_fen;
};

struct score_payee {
    int64_t budget_fen;
    const int64_t *actuals; /* [indicator_n] >= 0 in SCORE_ONE, SCORE_UNKNOWN: missing */
    bool veto;
    int64_t rate_base, rate_now; /* in SCORE_ONE, SCORE_UNKNOWN */
    int64_t cases_now;           /* >= 0, SCORE_UNKNOWN */
    const int64_t *targets; /* [indicator_n] > 0 in SCORE_ONE, of this payee; NULL: the rules' */
};

enum score_reason {
    SCORE_MISSING = 1,        /* an indicator is missing and earns nothing */
    SCORE_IDLE = 2,           /* without cases a low value proves nothing and earns nothing */
    SCORE_BELOW_BASIC = 4,    /* the score is below the first floor */
    SCORE_BELOW_COMPETE = 8,  /* below the second */
    SCORE_VETO = 16,          /* safety */
    SCORE_NO_RATE = 32,       /* base, now or cases are missing */
    SCORE_NO_IMPROVEMENT = 64 /* not better than the base */
};

struct score_pay {
    int64_t score;       /* in SCORE_POINT */
    int64_t improvement; /* shrunken, in 1e-12 */
    int64_t basic_fen, competition_fen;
    uint32_t reasons;
};

/* completions [payee_n][indicator_n] in SCORE_ONE, rounded half up, SCORE_UNKNOWN where missing or
 * idle; pays [payee_n]. The pool is shared to the last 分 by largest remainder, ties by index; it
 * stays whole where nobody improved.
 * ERR_INPUT  weights that do not sum to 1; a target that is not above 0, of the rules or of a
 *            payee. Nothing is written then.
 * Cost       O(payee_n * indicator_n + payee_n^2). */
MUST_CHECK bool score_pay(const struct score_rules *rules, int32_t payee_n,
                          const struct score_payee *payees, struct arena *a, int64_t *completions,
                          struct score_pay *pays, struct err *e);

/* Proves pays without the solver: each basic pay is the nearest 分, the pool is whole, and no payee
 * is a whole 分 away from its share. ERR_CHECK names the payee. */
MUST_CHECK bool score_check(const struct score_rules *rules, int32_t payee_n,
                            const struct score_payee *payees, const struct score_pay *pays,
                            struct err *e);

#endif
