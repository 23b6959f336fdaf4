/* indicator.h - what a window of a cube says of each institution and of each county. Pure.
 *
 * A county is a code of six letters or digits. F[c,t] are the cases of residents of c treated in t.
 * Unknown numbers are NaN (or INDICATOR_UNKNOWN), never 0. Texts are those of the input and must
 * not outlive it. */
#ifndef XL_ENGINE_INDICATOR_H
#define XL_ENGINE_INDICATOR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "engine/cube.h"
#include "engine/interval.h"
#include "engine/side.h"

#define INDICATOR_UNKNOWN (-1) /* of counts */
#define INDICATOR_TOP 10       /* groups of a spectrum that are shown */

struct indicator_input {
    const struct cube *cube;
    int32_t from_month, to_month;         /* inclusive, day.h's */
    int32_t before_month;                 /* where the window before, of equal length, begins */
    const struct side_counties *counties; /* kinds, or NULL */
    const struct side_institutions *institutions; /* who should have told, or NULL */
};

/* An institution with a case or an operation in the window. */
struct indicator_organization {
    struct str organization, county; /* the county as the table has it, else of most cases */
    int64_t cases, grouped, rw_cases, rw_e4, rw2_cases, operated, days, cost_fen, deaths;
    int64_t operations, level3_operations, level4_operations; /* of any level in the first */
    int32_t groups, mdcs;
    struct str mdcs_missing; /* `;`-joined: seen in the window, not here */
    double cmi;
    struct share rw2, operated_share; /* of rw_cases, of cases */
    double level3_share, level4_share;
    double time_index, cost_index;
};

/* A residence and a treating county; each may be empty or a prefix. */
struct indicator_flow {
    struct str residence, treating;
    int64_t cases, rw_cases, rw_e4, days, cost_fen;
};

struct indicator_county {
    struct str county;
    int64_t residents, local, treated;           /* of those whose other end is known */
    int64_t residence_unknown, treating_unknown; /* empty, or a prefix of this county */
    int64_t inflow, outflow;
    int64_t reverse_inflow;              /* or INDICATOR_UNKNOWN */
    int64_t grouped_now, grouped_before; /* of residents, treated anywhere */
    struct share local_share, own_share; /* of residents, of treated */
    double net_index, spectrum_change;
    struct str refused; /* why there is no local share or what it lacks; empty where all is there */
    bool rate_refused;  /* an institution of its city is missing: local_share, net_index unknown */
};

/* A group of a county's residents, by rank of change from 1. */
struct indicator_spectrum {
    struct str county, drg;
    int32_t rank;
    int64_t before, now;
    double share_before, share_now, change;
    struct interval before_interval, now_interval; /* of the shares */
};

struct indicator_coverage {
    struct str institution, county;
    int32_t months_present, months;
    int32_t missing_month; /* the first without a case; none where all are there */
};

struct indicator_result {
    int32_t months;
    struct indicator_organization *organizations; /* by code, as all below by their keys */
    struct indicator_flow *flows;
    struct indicator_county *counties;
    struct indicator_spectrum *spectrum;
    struct indicator_coverage *coverage;
    int32_t organization_n, flow_n, county_n, spectrum_n, coverage_n;
};

/* Measures. The result lives in the arena.
 * ERR_INPUT  a window without a month; no case in the window; more cases than 2^31 - 1 in one of
 *            the two windows. The result is untouched.
 * Cost       O(cells log cells). */
MUST_CHECK bool indicator_measure(const struct indicator_input *in, struct arena *a,
                                  struct indicator_result *result, struct err *e);

/* Proves a result: counts from the cells, one figure after the other without indicator_measure's
 * tables; intervals by what they promise; order and completeness. ERR_CHECK names the first figure
 * that is not what it claims to be. Cost O(results * cells). */
MUST_CHECK bool indicator_check(const struct indicator_input *in,
                                const struct indicator_result *result, struct arena *a,
                                struct err *e);

#endif
