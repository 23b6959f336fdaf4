/* payment_run.h - a month's promises paid together: who might be paid twice, what is looked at
 * before it is paid, and who does what. Pure. */
#ifndef XL_MODEL_PAYMENT_RUN_H
#define XL_MODEL_PAYMENT_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum payment_run_state {
    PAYMENT_RUN_DRAFT,    /* made; its sample is looked at */
    PAYMENT_RUN_RELEASED, /* by a second person: the bank may have it */
    PAYMENT_RUN_CLOSED,   /* the bank has confirmed or refused every payment */
    PAYMENT_RUN_CANCELLED,
    PAYMENT_RUN_STATE_N
};
extern const char *const payment_run_state_names[PAYMENT_RUN_STATE_N + 1];
/* ERR_STATE; `state` is untouched then. */
MUST_CHECK bool payment_run_move(enum payment_run_state *state, enum payment_run_state to,
                                 struct err *e);

enum payment_state { PAYMENT_WAITING, PAYMENT_PAID, PAYMENT_FAILED, PAYMENT_STATE_N };
extern const char *const payment_state_names[PAYMENT_STATE_N + 1];

/* --- who might be paid twice --- */

/* Why a payment is held. */
enum payment_cause {
    PAYMENT_NO_ACCOUNT,
    PAYMENT_SAME_ID,      /* two payees with one identity number */
    PAYMENT_SAME_ACCOUNT, /* with one bank account */
    PAYMENT_SAME_PERSON,  /* with one name and birth date */
    PAYMENT_SAMPLE,       /* the sample did not agree */
    PAYMENT_REFUSED,      /* by the bank */
    PAYMENT_CAUSE_N
};
extern const char *const payment_cause_names[PAYMENT_CAUSE_N + 1];

/* Keyed hashes; an empty one is unknown and equals nothing. */
struct payment_payee {
    struct str code;
    struct str id_hash, account_hash, person_hash;
};
struct payment_twin {
    uint32_t cause_bits; /* 1 << PAYMENT_SAME_… */
    size_t with;         /* the first other payee that has the same, by the first of the causes */
};
/* twins [n]; `with` is n where there is none. Whoever shares anything with anybody is found, both
 * of them. O(n log n). */
void payment_twins(const struct payment_payee *payees, size_t n, struct arena *a,
                   struct payment_twin *twins);

/* --- the sample --- */

enum { PAYMENT_SAMPLE_PERMILLE = 50, PAYMENT_SAMPLE_LEAST = 3 };
/* How many of n decisions are looked at again: 5 %, rounded up, 3 at least, n at most. */
size_t payment_sample_size(size_t n);
/* Chooses them: `chosen` [payment_sample_size(n)], rising. The same seed chooses the same. O(n). */
void payment_sample(uint64_t seed, size_t n, size_t *chosen);

#endif
