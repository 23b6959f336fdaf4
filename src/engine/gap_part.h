/* gap_part.h - what the files of the gap score share: one window of a cube as plain arrays.
 *
 * For gap*.c alone. Arrays [text_n] are indexed by the cube's text numbers. Everything lives in the
 * frame's arena. */
#ifndef XL_ENGINE_GAP_PART_H
#define XL_ENGINE_GAP_PART_H

#include "engine/gap.h"

#define GAP_RATED 10        /* a peer with so many cases has a rate; with so many at home it can */
#define GAP_PRIOR 10        /* cases that the peers' pooled rate weighs in a rate */
#define GAP_PEERS 5         /* with fewer like it, all others are peers */
#define GAP_WEIGHT_E4 40000 /* heavier groups are never capable */
#define GAP_BORDER_KM 30
#define GAP_ROUND 1e9 /* scores are compared with nine digits after the point */

/* Sums of a group, or of a technique's main operations, over the whole cube in the window. */
struct gap_total {
    int64_t cases, cost_fen, rw_cases, rw_e4;
};

struct gap_point {
    double lng, lat; /* degrees */
    bool known;
};

struct gap_frame {
    const struct gap_input *in;
    int32_t from_month, to_month;
    struct arena *a;
    int32_t text_n;
    bool *is_county;                /* [text_n] six letters or digits */
    bool *grouped;                  /* [text_n] as a group */
    int32_t *county;                /* [text_n] scored county, or -1 */
    struct gap_total *group_totals; /* [text_n] */
    struct gap_total every;         /* of all grouped cases */
    bool by_cost;
    struct str *group_disciplines; /* [text_n] */
    int64_t *weight_e4;            /* [text_n] of groups */
    struct gap_point *points;      /* [text_n] of counties; NULL without points */
    struct gap_county *counties;
    int32_t county_n;
};

/* A count of cases or operations of an item under a discipline; texts of the cube. */
struct gap_vote {
    int32_t item, discipline;
    int64_t count;
};

bool gap_is_county(struct str code);
bool gap_in_window(const struct gap_frame *f, int32_t month);

/* Reads the window: known counties, groups, weights, disciplines. ERR_INPUT where it is empty. */
MUST_CHECK bool gap_frame_open(struct gap_frame *f, const struct gap_input *in, struct arena *a,
                               struct err *e);

/* The discipline with most votes of each item into `winners` [text_n], the smallest on a tie. What
 * most cases leave unknown stays unknown: a few that tell do not speak for them. Sorts the votes.
 */
void gap_vote_count(const struct gap_frame *f, struct gap_vote *votes, int32_t n,
                    struct str *winners);

/* Mean cost of all grouped cases; 0 where they cost nothing. */
double gap_mean_cost(const struct gap_frame *f);

/* gap_peers.c: scored counties by code, and the peers of each. */
MUST_CHECK bool gap_peers_find(struct gap_frame *f, struct err *e);

/* gap_group.c, gap_technique.c, gap_row.c, gap_demand.c: each fills its part of the result. */
void gap_group_measure(const struct gap_frame *f, struct gap_result *r);
void gap_technique_measure(const struct gap_frame *f, struct gap_result *r);
void gap_row_measure(const struct gap_frame *f, struct gap_result *r);
void gap_demand_propose(const struct gap_frame *f, struct gap_result *r);

/* What rows are ranked by: the score or, without populations, total_rw; NaN where unknown. Those
 * without stand last, by county and discipline. */
double gap_row_key(const struct gap_result *r, const struct gap_row *row);

/* <0, 0, >0 as the first row stands before the second. */
int gap_row_compare(const struct gap_result *r, const struct gap_row *a, const struct gap_row *b);

/* Value at (n - 1) * share of ascending numbers, by linear interpolation; n >= 1. */
double gap_percentile(const double *sorted, int32_t n, double share);
void gap_sort(double *values, int32_t n); /* ascending */

#endif
