/* gap.h - what a county lacks in a discipline, and the evidence it is reckoned from. Pure.
 *
 * Figures are those of `xinglin gaps`; the method is described there. */
#ifndef XL_MODEL_GAP_H
#define XL_MODEL_GAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/id.h"
#include "base/str.h"
#include "model/unknown.h"

struct gap {
    struct id id;
    struct str county;
    struct str discipline;
    int64_t rank;       /* 1 is the greatest */
    int64_t population; /* or COUNT_UNKNOWN, as each count below */
    int64_t peers;
    int64_t groups;                  /* with avoidable cases */
    double avoidable, avoidable_low; /* cases; NUMBER_UNKNOWN where unknown, as each below */
    double avoidable_rw, avoidable_rw_low;
    int64_t money_fen;
    int64_t blanks; /* techniques that are missing */
    double blank_rw;
    double total_rw;    /* avoidable_rw + blank_rw / 2 */
    double score;       /* total_rw per 10,000 residents */
    double specialists; /* to order */
    int64_t seats;      /* the same, whole */
};

/* A case group of the county: the sum of value_rw over a discipline is the gap's avoidable_rw. */
struct gap_group {
    struct str county, discipline;
    struct str code;
    int64_t all, home, out;
    int64_t border; /* of `out`, treated within 30 km; or COUNT_UNKNOWN */
    int64_t peers, peers_rated, peers_capable;
    double pooled_rate, benchmark; /* 0..1, or NUMBER_UNKNOWN */
    bool capable;
    double weight, avoidable, avoidable_low, value_rw; /* or NUMBER_UNKNOWN */
};

enum technique_state { TECHNIQUE_BLANK, TECHNIQUE_FRAGILE, TECHNIQUE_STATE_N };
extern const char *const technique_state_names[TECHNIQUE_STATE_N + 1]; /* "blank" "fragile" NULL */

struct gap_technique {
    struct str county, discipline;
    struct str procedure;
    enum technique_state state;
    int64_t away, home, peers, peers_doing;
    double weight, value_rw; /* or NUMBER_UNKNOWN */
};

struct gap_peer {
    struct str county, peer; /* codes */
};

/* Whole seats to order for a number of specialists: floor(x + 1/2), or COUNT_UNKNOWN. */
int64_t gap_seats(double specialists);

#endif
