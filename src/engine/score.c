/* score.c - completions, floors, shares. Products of two scaled numbers need more than 64 bits. */
#include "engine/score.h"

#include <assert.h>
#include <inttypes.h>

__extension__ typedef __int128 wide;

static const int64_t IMPROVEMENT_STEP = 1000; /* improvements count in 1e-9 / 1000 */

/* a b / c rounded half up; a, b >= 0, c > 0. */
static int64_t scaled(int64_t a, int64_t b, int64_t c)
{
    return (int64_t)(((wide)a * b * 2 + c) / ((wide)c * 2));
}

static bool target_good(int64_t target)
{
    return target > 0 && target <= SCORE_VALUE_MOST;
}

static bool rules_check(const struct score_rules *rules, struct err *e)
{
    int64_t sum = 0;

    for (int32_t k = 0; k < rules->indicator_n; k++) {
        const struct score_indicator *one = &rules->indicators[k];

        if (!target_good(one->target))
            return err_set(e, ERR_INPUT,
                           "indicator %" PRId32 ": a target above 0 and below a billion is wanted",
                           k + 1);
        if (one->weight < 0 || one->weight > SCORE_ONE)
            return err_set(e, ERR_INPUT, "indicator %" PRId32 ": a weight from 0 to 1 is wanted",
                           k + 1);
        sum += one->weight;
    }
    if (sum != SCORE_ONE)
        return err_set(e, ERR_INPUT, "the weights sum to %" PRId64 ".%09" PRId64 ", not to 1",
                       sum / SCORE_ONE, sum % SCORE_ONE);
    return true;
}

static bool targets_check(const struct score_rules *rules, int32_t payee_n,
                          const struct score_payee *payees, struct err *e)
{
    for (int32_t i = 0; i < payee_n; i++) {
        for (int32_t k = 0; payees[i].targets && k < rules->indicator_n; k++) {
            if (!target_good(payees[i].targets[k]))
                return err_set(e, ERR_INPUT,
                               "payee %" PRId32 ", indicator %" PRId32
                               ": a target above 0 and below a billion is wanted",
                               i + 1, k + 1);
        }
    }
    return true;
}

/* Where low is better, a value without any case behind it is idleness. */
static int64_t completion(const struct score_indicator *one, const struct score_payee *p, int32_t k,
                          uint32_t *reasons)
{
    int64_t actual = p->actuals[k], target = p->targets ? p->targets[k] : one->target;

    if (actual == SCORE_UNKNOWN) {
        *reasons |= SCORE_MISSING;
        return SCORE_UNKNOWN;
    }
    if (one->better_high)
        return actual >= target ? SCORE_ONE : scaled(actual, SCORE_ONE, target);
    if (p->cases_now == SCORE_UNKNOWN || p->cases_now == 0) {
        *reasons |= SCORE_IDLE;
        return SCORE_UNKNOWN;
    }
    return actual <= target ? SCORE_ONE : scaled(target, SCORE_ONE, actual);
}

/* Shrunken improvement in 1e-12, and why there is none. */
static int64_t improvement(const struct score_rules *rules, const struct score_payee *p,
                           int64_t score, uint32_t *reasons)
{
    if (p->veto)
        *reasons |= SCORE_VETO;
    if (score < rules->competition_floor * (SCORE_POINT / SCORE_ONE))
        *reasons |= SCORE_BELOW_COMPETE;
    if (p->rate_base == SCORE_UNKNOWN || p->rate_now == SCORE_UNKNOWN
        || p->cases_now == SCORE_UNKNOWN)
        *reasons |= SCORE_NO_RATE;
    else if (p->rate_now <= p->rate_base || p->cases_now == 0)
        *reasons |= SCORE_NO_IMPROVEMENT;
    if (*reasons & (SCORE_VETO | SCORE_BELOW_COMPETE | SCORE_NO_RATE | SCORE_NO_IMPROVEMENT))
        return 0;
    return (int64_t)((wide)(p->rate_now - p->rate_base) * IMPROVEMENT_STEP * p->cases_now
                     / ((wide)p->cases_now + rules->shrink_cases));
}

static void payee_pay(const struct score_rules *rules, const struct score_payee *p,
                      int64_t *completions, struct score_pay *pay)
{
    *pay = (struct score_pay){0};
    for (int32_t k = 0; k < rules->indicator_n; k++) {
        completions[k] = completion(&rules->indicators[k], p, k, &pay->reasons);
        if (completions[k] != SCORE_UNKNOWN)
            pay->score += rules->indicators[k].weight * completions[k];
    }
    if (pay->score < rules->basic_floor * (SCORE_POINT / SCORE_ONE))
        pay->reasons |= SCORE_BELOW_BASIC;
    else
        pay->basic_fen = scaled(p->budget_fen, pay->score, SCORE_POINT);
    pay->improvement = improvement(rules, p, pay->score, &pay->reasons);
}

/* Whole parts first, then a 分 each to the largest remainders, the earlier payee first. */
static void pool_share(int64_t pool_fen, int32_t n, struct score_pay *pays, struct arena *a)
{
    wide *rest = ARENA_ARRAY(a, wide, n), sum = 0;
    int64_t left = pool_fen;

    for (int32_t i = 0; i < n; i++)
        sum += pays[i].improvement;
    if (sum == 0)
        return;
    for (int32_t i = 0; i < n; i++) {
        wide part = (wide)pool_fen * pays[i].improvement;

        pays[i].competition_fen = (int64_t)(part / sum);
        rest[i] = part % sum;
        left -= pays[i].competition_fen;
    }
    for (; left > 0; left--) {
        int32_t most = 0;

        for (int32_t i = 1; i < n; i++)
            most = rest[i] > rest[most] ? i : most;
        pays[most].competition_fen++;
        rest[most] = -1;
    }
}

bool score_pay(const struct score_rules *rules, int32_t payee_n, const struct score_payee *payees,
               struct arena *a, int64_t *completions, struct score_pay *pays, struct err *e)
{
    if (!rules_check(rules, e) || !targets_check(rules, payee_n, payees, e))
        return false;
    for (int32_t i = 0; i < payee_n; i++)
        payee_pay(rules, &payees[i], completions + (int64_t)i * rules->indicator_n, &pays[i]);
    pool_share(rules->pool_fen, payee_n, pays, a);
    return true;
}

/* |got whole - part| < whole, or half of it: got is within one (a half) of part / whole. */
static bool within(int64_t got, wide part, wide whole, int halves)
{
    wide off = (wide)got * whole - part;

    off = off < 0 ? -off : off;
    return halves ? off * 2 <= whole : off < whole;
}

bool score_check(const struct score_rules *rules, int32_t payee_n, const struct score_payee *payees,
                 const struct score_pay *pays, struct err *e)
{
    wide improvements = 0;
    int64_t paid = 0;

    for (int32_t i = 0; i < payee_n; i++) {
        improvements += pays[i].improvement;
        paid += pays[i].competition_fen;
    }
    for (int32_t i = 0; i < payee_n; i++) {
        const struct score_pay *pay = &pays[i];
        bool below = pay->score < rules->basic_floor * (SCORE_POINT / SCORE_ONE);

        if (below
                ? pay->basic_fen != 0
                : !within(pay->basic_fen, (wide)payees[i].budget_fen * pay->score, SCORE_POINT, 1))
            return err_set(e, ERR_CHECK, "payee %" PRId32 ": basic pay is not budget times score",
                           i + 1);
        if (pay->competition_fen > 0 && payees[i].veto)
            return err_set(e, ERR_CHECK, "payee %" PRId32 ": competes in spite of a veto", i + 1);
        if (improvements > 0
            && !within(pay->competition_fen, (wide)rules->pool_fen * pay->improvement, improvements,
                       0))
            return err_set(e, ERR_CHECK, "payee %" PRId32 ": not its share of the pool", i + 1);
    }
    if (paid != (improvements > 0 ? rules->pool_fen : 0))
        return err_set(e, ERR_CHECK, "the pool is not shared to the last 分");
    return true;
}
