/* stay.h - the same stay twice: a set of salted hashes, thrown away with the run. Pure.
 *
 * A stay is its institution, record number, admission number, discharge day and birth day. Only 128
 * bits of a keyed hash are kept of it: nobody can get a record number back out of the set, and two
 * different stays of 10^9 share them with a chance below 10^-20.
 * Source: J.-P. Aumasson and D. J. Bernstein, SipHash: a fast short-input PRF, INDOCRYPT 2012;
 * SipHash-2-4 with 128 bits of output. */
#ifndef XL_ENGINE_STAY_H
#define XL_ENGINE_STAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/out.h"
#include "base/str.h"
#include "engine/record.h"

struct stay_hash {
    uint64_t low, high;
};

/* A zeroed set with its salt is empty. 16 bytes a slot, at most 7 of 8 slots taken. */
struct stay_set {
    uint8_t salt[16]; /* from the system's randomness: the caller's */
    struct stay_hash *slots;
    int64_t slot_n, n;
};

struct stay_hash stay_hash(const uint8_t salt[16], struct str bytes);

/* What makes a stay this stay and no other. */
struct stay {
    struct str institution, rec_no, adm_no;
    int32_t dis_day, birth_day; /* or DAY_NONE */
};

/* Its hash, never zeros. O(length of the texts). */
struct stay_hash stay_key(const uint8_t salt[16], const struct stay *stay);

/* Whether the hash is new; it is in the set afterwards. Amortised O(1). `stay_fetch` some calls
 * before hides the wait for memory. */
bool stay_put(struct stay_set *set, struct stay_hash hash);
void stay_fetch(const struct stay_set *set, struct stay_hash hash);

/* Whether the stay is new; it is in the set afterwards. Without rec_no there is no search: always
 * true, and nothing is kept. Amortised O(length of the texts). */
bool stay_first(struct stay_set *set, const struct record *r);

void stay_reset(struct stay_set *set); /* frees; the salt is forgotten too */

#endif
