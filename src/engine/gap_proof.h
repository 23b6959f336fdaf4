/* gap_proof.h - what the files of gap_check share: counts made a second time, in another way.
 *
 * For gap_check*.c alone; nothing of gap_part.h is used. Counts hang on words made of two numbers,
 * so that no sorting is trusted. */
#ifndef XL_ENGINE_GAP_PROOF_H
#define XL_ENGINE_GAP_PROOF_H

#include "base/words.h"
#include "engine/gap.h"

struct gap_proof_sum {
    int64_t all, home, border, cost_fen, rw_e4, main, rw_cases;
};

/* Sums of pairs of numbers. */
struct gap_proof_sums {
    struct words keys;
    struct gap_proof_sum *items;
    size_t n, cap;
};

struct gap_proof {
    const struct gap_input *in;
    const struct gap_result *r;
    struct arena a;
    struct words codes;                /* of counties, folded as their list is compared */
    int32_t *county;                   /* [texts] scored county, or -1 */
    struct str *disciplines;           /* [texts] of groups */
    struct str *technique_disciplines; /* [texts] */
    struct gap_proof_sum every;        /* all grouped cases in the window */
    struct gap_proof_sum *groups;      /* [texts] over the whole cube in the window */
    struct gap_proof_sums flows;       /* (group, county of residence) */
    struct gap_proof_sums trades;      /* (procedure, county): home; all = away, main */
    struct words names;                /* of disciplines */
    struct gap_proof_sums row_keys;    /* (name, county) of the rows */
    struct gap_proof_sums treated;     /* (name, treating county): rw_e4 */
    int32_t *technique_at;             /* [county_n + 1] and of its techniques */
    int32_t *county_at;                /* [county_n + 1] where the evidence of each county begins */
};

struct gap_proof_sum *gap_proof_at(struct gap_proof_sums *sums, int32_t a, int32_t b);
const struct gap_proof_sum *gap_proof_find(const struct gap_proof_sums *sums, int32_t a, int32_t b);

/* The k-th smallest of n numbers, k from 0; they are moved about. O(n) on average. */
double gap_proof_kth(double *values, int32_t n, int32_t k);

bool gap_proof_near(double a, double b); /* both NaN, or nine digits alike */
bool gap_proof_in(const struct gap_proof *p, int32_t month);
bool gap_proof_known(const struct gap_proof *p, int32_t text); /* a county's code */
struct str gap_proof_text(const struct gap_proof *p, int32_t text);

int64_t gap_proof_weight_e4(const struct gap_proof *p, int32_t text); /* of a group */

/* Each proves its part. ERR_CHECK. */
MUST_CHECK bool gap_proof_evidence(struct gap_proof *p, struct err *e);
MUST_CHECK bool gap_proof_techniques(struct gap_proof *p, struct err *e);
MUST_CHECK bool gap_proof_rows(struct gap_proof *p, struct err *e);

#endif
