/* payment_run.c - see payment_run.h. */
#include "model/payment_run.h"

#include <stdlib.h>

#include "base/random.h"
#include "model/state.h"

const char *const payment_run_state_names[PAYMENT_RUN_STATE_N + 1] = {"draft", "released", "closed",
                                                                      "cancelled", NULL};
const char *const payment_state_names[PAYMENT_STATE_N + 1] = {"waiting", "paid", "failed", NULL};
const char *const payment_cause_names[PAYMENT_CAUSE_N + 1] = {
    "no_account", "same_id", "same_account", "same_person", "sample", "refused", NULL};

static const unsigned NEXT[PAYMENT_RUN_STATE_N] = {
    [PAYMENT_RUN_DRAFT] = 1u << PAYMENT_RUN_RELEASED | 1u << PAYMENT_RUN_CANCELLED,
    [PAYMENT_RUN_RELEASED] = 1u << PAYMENT_RUN_CLOSED,
};
static const struct state_table TABLE = {"payment run", payment_run_state_names, NEXT,
                                         PAYMENT_RUN_STATE_N};

bool payment_run_move(enum payment_run_state *state, enum payment_run_state to, struct err *e)
{
    if (!state_check(&TABLE, (int)*state, (int)to, e))
        return false;
    *state = to;
    return true;
}

/* --- twins --- */

struct known {
    struct str hash;
    size_t payee;
};

static int by_hash(const void *a, const void *b)
{
    const struct known *x = a, *y = b;
    int order = str_cmp(x->hash, y->hash);

    return order ? order : (x->payee > y->payee) - (x->payee < y->payee);
}

static struct str hash_of(const struct payment_payee *p, enum payment_cause cause)
{
    return cause == PAYMENT_SAME_ID        ? p->id_hash
           : cause == PAYMENT_SAME_ACCOUNT ? p->account_hash
                                           : p->person_hash;
}

static void twin_note(struct payment_twin *t, size_t n, enum payment_cause cause, size_t with)
{
    t->cause_bits |= 1u << cause;
    if (t->with == n)
        t->with = with;
}

static void cause_find(const struct payment_payee *payees, size_t n, enum payment_cause cause,
                       struct known *known, struct payment_twin *twins)
{
    size_t known_n = 0;

    for (size_t i = 0; i < n; i++) {
        if (hash_of(&payees[i], cause).n > 0)
            known[known_n++] = (struct known){hash_of(&payees[i], cause), i};
    }
    qsort(known, known_n, sizeof *known, by_hash);
    for (size_t i = 0, end; i < known_n; i = end) {
        for (end = i + 1; end < known_n && str_eq(known[end].hash, known[i].hash); end++)
            twin_note(&twins[known[end].payee], n, cause, known[i].payee);
        if (end > i + 1)
            twin_note(&twins[known[i].payee], n, cause, known[i + 1].payee);
    }
}

void payment_twins(const struct payment_payee *payees, size_t n, struct arena *a,
                   struct payment_twin *twins)
{
    struct known *known = ARENA_ARRAY(a, struct known, n + 1);

    for (size_t i = 0; i < n; i++)
        twins[i] = (struct payment_twin){.with = n};
    for (int cause = PAYMENT_SAME_ID; cause <= PAYMENT_SAME_PERSON; cause++)
        cause_find(payees, n, (enum payment_cause)cause, known, twins);
}

/* --- the sample --- */

size_t payment_sample_size(size_t n)
{
    size_t wanted = (n * PAYMENT_SAMPLE_PERMILLE + 999) / 1000;

    if (wanted < PAYMENT_SAMPLE_LEAST)
        wanted = PAYMENT_SAMPLE_LEAST;
    return wanted < n ? wanted : n;
}

/* Each is taken with the chance that what is still wanted has among what is still to come. */
void payment_sample(uint64_t seed, size_t n, size_t *chosen)
{
    struct random r = random_stream(seed, 0);
    size_t wanted = payment_sample_size(n), taken = 0;

    for (size_t i = 0; i < n && taken < wanted; i++) {
        if ((size_t)random_below(&r, (int64_t)(n - i)) < wanted - taken)
            chosen[taken++] = i;
    }
}
