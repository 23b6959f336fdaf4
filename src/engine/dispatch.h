/* dispatch.h - who goes where: the optimum of eight levels compared in order, with a certificate.
 * Pure. Everything is a number here: texts were turned into indices by the reader of the files,
 * days are day.h's, an unknown index is -1.
 *
 * Levels: 0 least shortfall below quota minimums; 1-5 most band(weight) x filled seats of tier
 * 1..5; 6 fairness over counties; 6b most weight x filled seats; 7 most utility. */
#ifndef XL_ENGINE_DISPATCH_H
#define XL_ENGINE_DISPATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Solving steps, in order: levels 0..6, then 6b, then 7. */
enum dispatch_step {
    DISPATCH_SHORTFALL = 0,
    DISPATCH_TIER_1 = 1,
    DISPATCH_TIER_5 = 5,
    DISPATCH_FAIRNESS = 6,
    DISPATCH_WEIGHT = 7,  /* level 6b */
    DISPATCH_UTILITY = 8, /* level 7 */
    DISPATCH_STEP_N = 9
};
extern const char *const dispatch_step_names[DISPATCH_STEP_N]; /* "0" … "6", "6b", "7" */

struct dispatch_set { /* sorted, each once */
    const int32_t *items;
    int32_t n;
};

struct dispatch_organization {
    int32_t county;
    bool located;
    double latitude, longitude; /* degrees */
};

struct dispatch_offer {
    int32_t organization;
    int32_t department;
    int32_t discipline;
    int32_t title_rank; /* 1..4 */
    struct dispatch_set techniques;
    int32_t from_day, until_day; /* both inclusive; INT32_MIN / INT32_MAX where open */
    int32_t last_host;           /* organization or -1 */
    struct dispatch_set preferred_counties, excluded_counties;
    int32_t pinned_demand; /* or -1 */
};

struct dispatch_demand {
    int32_t organization;
    int32_t discipline;
    int32_t seats; /* 1..10000 */
    int32_t min_title_rank;
    struct dispatch_set wished, required; /* techniques */
    int32_t tier;                         /* 1..5 */
    int32_t weight;                       /* 1..1000 */
    int32_t start_day, last_day;          /* both inclusive */
    int32_t paired_organization;          /* or -1 */
};

enum dispatch_scope { DISPATCH_ORGANIZATION, DISPATCH_DEPARTMENT, DISPATCH_COUNTY };

struct dispatch_quota { /* (scope, ix) once */
    enum dispatch_scope scope;
    int32_t ix;
    int64_t min, max; /* max INT64_MAX where there is none */
};

struct dispatch_problem {
    const struct dispatch_organization *organizations;
    const struct dispatch_offer *offers;
    const struct dispatch_demand *demands;
    const struct dispatch_quota *quotas;
    const int32_t *department_organization; /* [department_n]; -1: a quota alone names it */
    int32_t organization_n, department_n, county_n, offer_n, demand_n, quota_n;
    int32_t weights[5];  /* fit, paired, continuity, preference, nearness; sum 1000 */
    int32_t weight_band; /* N of band(w) = N * ceil(w / N), 1..1000 */
};

/* Why a pair cannot be: bits, all that apply. */
enum dispatch_bar {
    BAR_DISCIPLINE = 1,
    BAR_TITLE = 2,
    BAR_TECHNIQUES = 4,
    BAR_AVAILABILITY = 8,
    BAR_EXCLUSION = 16,
    BAR_OWN_ORGANIZATION = 32
};
unsigned dispatch_bars(const struct dispatch_problem *p, int32_t offer, int32_t demand);

struct dispatch_terms {
    int32_t fit, paired, continuity, preference, nearness; /* each 0..1000 */
    int32_t utility;                                       /* 0..1000 */
};
void dispatch_terms(const struct dispatch_problem *p, int32_t offer, int32_t demand,
                    struct dispatch_terms *terms);

/* Prices of the nodes at each step: the certificate. [DISPATCH_STEP_N][count] each, row by row.
 * Flow runs source > organization > department > practitioner > demand > county > sink, and source
 * and sink have the price 0. Reduced cost = cost + price(tail) - price(head), cost = minus gain;
 * compared step by step it is >= 0 where an arc could carry more, <= 0 where it could carry less.
 * Capacities: an organization's, department's or county's maximum, 1 of a practitioner and of an
 * eligible pair, the seats of a demand. The pair of a pin is fixed at 1, and its practitioner has
 * no other pairs. Gains at step 0 are 1 for units up to a minimum. */
struct dispatch_prices {
    int64_t *organization, *department, *offer, *demand, *county;
};

struct dispatch_plan {
    int32_t *demand_of;              /* [offer_n], -1 unplaced */
    int64_t values[DISPATCH_STEP_N]; /* of each step */
    struct dispatch_prices prices;
    int64_t pair_n; /* eligible pairs */
    bool proved;
};

/* Solves; results in the arena.
 * ERR_INPUT       a pin to a demand for which the offer is not eligible
 * ERR_IMPOSSIBLE  pins above a maximum or above seats; the text names the first by index, and
 *                 `conflict` (may be NULL) tells which, so that the caller can name it in words.
 * Cost            network simplex over offer_n + demand_n + … nodes and the eligible pairs.
 * Source          dispatch.md's levels, solved in turn on the optimal face (lexicographic). */
struct dispatch_conflict {
    int32_t demand; /* more pins than seats, or -1 */
    int32_t quota;  /* its maximum is below the pins, or -1 */
    int64_t pins, room;
};
MUST_CHECK bool dispatch_solve(const struct dispatch_problem *p, struct arena *a,
                               struct dispatch_plan *plan, struct dispatch_conflict *conflict,
                               struct err *e);

/* What an assignment is worth at each step, recounted plainly. */
void dispatch_value(const struct dispatch_problem *p, const int32_t *demand_of,
                    int64_t values[DISPATCH_STEP_N]);

/* Proves a plan without the solver: eligibility, seats, maximums, pins, values, prices.
 * ERR_CHECK with one sentence for the first fault found. */
MUST_CHECK bool dispatch_check(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                               struct err *e);

#endif
