/* dispatch.h - who goes where: the optimum of eight levels compared in order, with a certificate.
 * Pure. Everything is a number here: texts were turned into indices by the reader of the files,
 * days are day.h's, an unknown index is -1.
 *
 * Levels: 0 least shortfall below quota minimums; 1-5 most band(weight) x filled seats of tier
 * 1..5; 5b fewest moved since a previous plan; 6 fairness over counties; 6b most weight x filled
 * seats; 7 most utility. Demands of one team are filled whole or not at all. */
#ifndef XL_ENGINE_DISPATCH_H
#define XL_ENGINE_DISPATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Solving steps, in order. */
enum dispatch_step {
    DISPATCH_SHORTFALL = 0,
    DISPATCH_TIER_1 = 1,
    DISPATCH_TIER_5 = 5,
    DISPATCH_MOVED = 6, /* level 5b; nothing counts there without a previous plan */
    DISPATCH_FAIRNESS = 7,
    DISPATCH_WEIGHT = 8,  /* level 6b */
    DISPATCH_UTILITY = 9, /* level 7 */
    DISPATCH_STEP_N = 10
};
extern const char *const dispatch_step_names[DISPATCH_STEP_N]; /* "0" … "5b", "6", "6b", "7" */

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
    int32_t pinned_demand;   /* or -1 */
    int32_t previous_demand; /* where a previous plan places the offer, -1 nowhere, DISPATCH_GONE;
                                read only where the problem has a previous plan */
};
enum { DISPATCH_GONE = -2 }; /* on a demand that is there no more */

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
    int32_t team;                         /* or -1; read only where the problem has teams */
};

enum dispatch_scope { DISPATCH_ORGANIZATION, DISPATCH_DEPARTMENT, DISPATCH_COUNTY };

struct dispatch_quota { /* (scope, ix) once */
    enum dispatch_scope scope;
    int32_t ix;
    int64_t min, max; /* max INT64_MAX where there is none */
};

struct pair_list;
struct dispatch_problem {
    const struct dispatch_organization *organizations;
    const struct dispatch_offer *offers;
    const struct dispatch_demand *demands;
    const struct dispatch_quota *quotas;
    const int32_t *department_organization; /* [department_n]; -1: a quota alone names it */
    int32_t organization_n, department_n, county_n, offer_n, demand_n, quota_n, team_n;
    int32_t weights[5];            /* fit, paired, continuity, preference, nearness; sum 1000 */
    int32_t weight_band;           /* N of band(w) = N * ceil(w / N), 1..1000 */
    bool previous;                 /* there is a previous plan: level 5b counts */
    bool hold;                     /* whoever it places stays there: hard, as a pin */
    int64_t gone_n;                /* practitioners it places who are offered no more */
    const struct pair_list *pairs; /* those of the problem as it is, where they have been listed
                                      (pair.h); NULL: whoever needs them lists them */
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

/* Whether there is no bar: the same, sooner told. */
bool dispatch_may(const struct dispatch_problem *p, int32_t offer, int32_t demand);

struct dispatch_terms {
    int32_t fit, paired, continuity, preference, nearness; /* each 0..1000 */
    int32_t utility;                                       /* 0..1000 */
};
void dispatch_terms(const struct dispatch_problem *p, int32_t offer, int32_t demand,
                    struct dispatch_terms *terms);

/* The same where `nearness` is known already: that of their two organizations, 0 without one. */
void dispatch_terms_near(const struct dispatch_problem *p, int32_t offer, int32_t demand,
                         struct dispatch_terms *terms);
int32_t dispatch_nearness(const struct dispatch_problem *p, int32_t from, int32_t to);

/* The demand whose seat an offer must take: its pin, else where it is held; -1 where it is free. */
int32_t dispatch_fixed(const struct dispatch_problem *p, int32_t offer);

/* Prices of the nodes at each step: the certificate. [DISPATCH_STEP_N][count] each, row by row.
 * Flow runs source > organization > department > practitioner > demand > county > sink, and source
 * and sink have the price 0. Reduced cost = cost + price(tail) - price(head), cost = minus gain;
 * compared step by step it is >= 0 where an arc could carry more, <= 0 where it could carry less.
 * Capacities: an organization's, department's or county's maximum, 1 of a practitioner and of an
 * eligible pair, the seats of a demand. The pair of a fixed offer carries 1, and its practitioner
 * has no other pairs. Gains at step 0 are 1 for units up to a minimum. */
struct dispatch_prices {
    int64_t *organization, *department, *offer, *demand, *county;
};

/* A node of the search over teams. Decided teams are those on the way to the root, and those with a
 * fixed offer, which are open everywhere; an open team's demands carry all their seats, a closed
 * one's none, those of other teams any number. */
struct dispatch_branch {
    int32_t parent, team; /* -1 at the root */
    bool open;
    bool feasible;                  /* if not, the prices of step 0 alone say so: with costs of 0
                                       they give every flow within the bounds a sum above 0 */
    int64_t bound[DISPATCH_STEP_N]; /* no plan with these teams is better */
    struct dispatch_prices prices;
};

struct dispatch_plan {
    int32_t *demand_of;              /* [offer_n], -1 unplaced */
    int64_t values[DISPATCH_STEP_N]; /* of each step */
    struct dispatch_prices prices;   /* of the plan's branch */
    int64_t pair_n;                  /* eligible pairs */
    bool proved;
    int64_t bound[DISPATCH_STEP_N];   /* no plan is better; the values where it is proved */
    struct dispatch_branch *branches; /* parents first; one, the root, where there are no teams */
    int32_t branch_n, branch;         /* the one that gave the plan */
};

/* Why the fixed offers cannot all be kept. */
struct dispatch_conflict {
    int32_t demand; /* more of them than seats, or -1 */
    int32_t quota;  /* its maximum is below them, or -1 */
    int64_t pins, room;
};

/* Asked between two branches once there is a plan: whether to stop without the proof. */
struct dispatch_stop {
    bool (*due)(void *arg); /* NULL: never */
    void *arg;
};

/* Solves; results in the arena.
 * ERR_INPUT       a pin to a demand for which the offer is not eligible
 * ERR_IMPOSSIBLE  fixed offers above a maximum or above seats; the text names the first by index,
 *                 and `conflict` (may be NULL) tells which, so that the caller can name it in
 *                 words; teams of fixed offers that cannot be completed
 * Cost            levels that count seats on pools, far fewer than pairs; the last over the pairs,
 *                 a search for each seat; once a branch, and without teams there is one.
 * Source          the levels solved in turn on the optimal face (lexicographic); branch and bound
 *                 over the teams, best bound first. */
MUST_CHECK bool dispatch_solve(const struct dispatch_problem *p, struct arena *a,
                               struct dispatch_plan *plan, struct dispatch_conflict *conflict,
                               struct err *e);
MUST_CHECK bool dispatch_solve_until(const struct dispatch_problem *p,
                                     const struct dispatch_stop *stop, struct arena *a,
                                     struct dispatch_plan *plan, struct dispatch_conflict *conflict,
                                     struct err *e);

/* The best values of steps 0..5 alone, as dispatch_solve gives them. */
MUST_CHECK bool dispatch_solve_tiers(const struct dispatch_problem *p,
                                     int64_t values[DISPATCH_STEP_N], struct err *e);

/* Negative where values `a` are better than `b`, 0 where equal: the first step that differs. */
int dispatch_compare(const int64_t a[DISPATCH_STEP_N], const int64_t b[DISPATCH_STEP_N]);

/* What the prices of an infeasible branch prove, > 0: with costs of 0 the least sum of amounts
 * times reduced costs over all flows within the bounds. Capped at 2^62. */
int64_t dispatch_branch_none(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                             const struct pair_list *pairs, int32_t branch);

/* What an assignment is worth at each step, recounted plainly. */
void dispatch_value(const struct dispatch_problem *p, const int32_t *demand_of,
                    int64_t values[DISPATCH_STEP_N]);

/* Proves a plan without the solver: eligibility, seats, maximums, pins, teams, values, prices;
 * with teams that the branches leave nothing out and none has a better bound than is claimed.
 * ERR_CHECK with one sentence for the first fault found. */
MUST_CHECK bool dispatch_check(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                               struct err *e);

#endif
