/* gap.h - how much care leaves each county that its peers give at home, and what would close it.
 * Pure.
 *
 * A county is a code of six letters or digits. Only grouped cases whose residence and treating
 * county are known count. N are the cases of a county's residents in a group, L those treated at
 * home, O = N - L. Peers say what is possible: their 75th percentile of L / N is the benchmark,
 * and A = min(O, N * benchmark - L) the cases that could have stayed. Unknown numbers are NaN (or
 * GAP_UNKNOWN), never 0. The derivation opens gap.c. */
#ifndef XL_ENGINE_GAP_H
#define XL_ENGINE_GAP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "engine/cube.h"
#include "engine/side.h"

#define GAP_UNKNOWN (-1) /* of counts */
#define GAP_SMALL 5      /* a count from 1 to 4 is not for the public */

/* What is asked. Every table may be NULL. */
struct gap_input {
    const struct cube *cube;
    int32_t from_month, to_month;               /* inclusive, day.h's */
    const struct side_populations *populations; /* its counties are scored, else those that treat */
    const struct side_specialists *specialists; /* without: no `specialists`, no demands */
    const struct side_procedures *procedures;   /* disciplines of techniques */
    const struct side_drgs *drgs;               /* disciplines of groups */
    const struct side_refers *refers;           /* groups that are never capable */
    const struct side_counties *counties;       /* points; kinds that populations leaves empty */
    const struct side_institutions *institutions; /* counties of institutions, for demands */
};

struct gap_county {
    struct str code, kind;
    int64_t population;   /* or GAP_UNKNOWN */
    int32_t third;        /* 0..2 by population, 3 where it is unknown */
    const int32_t *peers; /* counties by index, ascending */
    int32_t peer_n;
};

/* One scored county and one group with N > 0. */
struct gap_evidence {
    int32_t county;
    struct str group, discipline;
    int64_t all, home, out;
    int64_t border; /* of out: treated within 30 km; GAP_UNKNOWN without points */
    int32_t peers, peers_rated, peers_capable; /* with N >= 10; with L >= 10 */
    double pooled_rate;                        /* 0..1, NaN where no peer has a case */
    double benchmark;                          /* 0..1, NaN where no peer is rated */
    bool capable;
    int64_t weight_e4;
    double avoidable, avoidable_low, value_rw; /* NaN where not capable */
    int64_t out_cost_fen, out_rw_e4;           /* of the out cases */
    int64_t money_fen;                         /* avoidable x mean cost of an out case; 0 */
    bool peers_small;  /* pooled rate or benchmark rest on a peer's count of 1..4 */
    bool weight_small; /* the weight rests on 1..4 cases */
};

enum gap_state { GAP_BLANK, GAP_FRAGILE };

struct gap_technique {
    int32_t county;
    struct str procedure, discipline;
    enum gap_state state;
    int64_t away, away_main, home; /* operations of residents elsewhere; at home on anyone */
    int32_t peers, peers_doing;
    double weight, value_rw; /* NaN where fragile */
    bool weight_small;
};

/* A county and a discipline with total_rw > 0, in rank order. */
struct gap_row {
    int32_t rank; /* from 1 */
    int32_t county;
    struct str discipline;
    int32_t peers, groups; /* groups: with A > 0 */
    double avoidable, avoidable_low, avoidable_rw, avoidable_rw_low;
    int64_t money_fen;
    int32_t blanks;
    double blank_rw, total_rw;
    double score;       /* total_rw per 10,000 residents; NaN without a population */
    double specialists; /* to order, full-time; NaN where no peer tells */
    bool small;         /* some of these figures rest on a count of 1..4 */
};

/* A line of the plan's demands.csv. */
struct gap_demand {
    int32_t row; /* index of its gap row */
    struct str id, organization;
    struct str techniques; /* `;`-joined */
    int32_t seats, min_title_rank, tier, weight, months;
    int32_t start_day;
};

struct gap_result {
    int32_t from_month, to_month, months;
    bool by_cost;     /* weights are mean costs: no case in the window has an RW */
    bool by_score;    /* ranked by score, else by total_rw */
    int32_t group_n;  /* different groups of the evidence */
    double stability; /* Spearman's rho of the ten first rows with a year before, or NaN */
    struct gap_county *counties;      /* by code */
    struct gap_evidence *evidence;    /* by county, group */
    struct gap_technique *techniques; /* by county, procedure */
    struct gap_row *rows;             /* by rank */
    struct gap_demand *demands;       /* by rank of their rows */
    int32_t county_n, evidence_n, technique_n, row_n, demand_n;
};

/* Measures. The result lives in the arena; its texts are those of the input and must not outlive
 * it.
 * ERR_INPUT  from_month > to_month; no case in the window; no county to score; no scored county
 *            with a grouped case; a county of `populations` whose code has not six letters or
 *            digits. The result is untouched.
 * Cost       O(cells log cells + evidence * peers), twice: the year before is measured too.
 * Source     shrinkage and the posterior's quantile: beta-binomial model, Gelman et al., Bayesian
 *            Data Analysis (3rd ed.), 2.4 and 5.3. */
MUST_CHECK bool gap_measure(const struct gap_input *in, struct arena *a, struct gap_result *result,
                            struct err *e);

/* Proves a result from the input without gap_measure: counts from the cells, rates and benchmarks
 * from the peers, sums of rows from evidence and techniques, the ranking. ERR_CHECK names the
 * first figure that is not what it claims to be. */
MUST_CHECK bool gap_check(const struct gap_input *in, const struct gap_result *result,
                          struct err *e);

/* Whether a count is one that the public may not see. */
bool gap_small(int64_t count);

#endif
