/* explain.h - why a seat is empty, why a practitioner stays, who else could have come. Pure.
 *
 * Read off a plan and its problem alone, without the solver. Indices and numbers; the words are the
 * caller's. */
#ifndef XL_ENGINE_EXPLAIN_H
#define XL_ENGINE_EXPLAIN_H

#include <stdint.h>

#include "engine/dispatch.h"
#include "engine/pair.h"

#define EXPLAIN_PERSON_MAX 3

struct explain_person {
    int32_t offer;
    int32_t utility; /* for the demand in question */
    int32_t demand;  /* where this plan places the offer, -1 nowhere */
};

/* Up to three, by utility falling, then by index. */
struct explain_persons {
    struct explain_person items[EXPLAIN_PERSON_MAX];
    int32_t n;
};

/* Of a demand with empty seats. E: those eligible and not pinned to another demand. The first that
 * holds. */
enum explain_empty {
    EXPLAIN_NOBODY_ELIGIBLE, /* E is empty, or all of E sit here */
    EXPLAIN_TEAM,            /* it has a team, which is not sent */
    EXPLAIN_EMPTY_QUOTA,     /* someone of E is placed nowhere */
    EXPLAIN_ALL_PLACED,
    EXPLAIN_EMPTY_N
};
extern const char *const explain_empty_names[EXPLAIN_EMPTY_N]; /* "nobody_eligible" … */

/* The rules that can be dropped alone, in the order of the files; a rule's bit is bar. */
enum { EXPLAIN_RULE_N = 5 };
struct explain_rule {
    const char *name; /* "title", "availability", "exclusion", "techniques", "own_organization" */
    unsigned bar;     /* one of enum dispatch_bar */
};
extern const struct explain_rule explain_rules[EXPLAIN_RULE_N];

struct explain_unfilled {
    int32_t demand;
    int32_t seats; /* empty ones, >= 1 */
    enum explain_empty cause;
    int64_t without[EXPLAIN_RULE_N]; /* of NOBODY_ELIGIBLE: how many would be eligible if this one
                                        rule were dropped (those eligible already are counted too,
                                        pinned or not); else 0 */
    struct explain_persons persons;  /* of QUOTA and ALL_PLACED: the first of E, those who sit here
                                        among them */
    const int32_t *failing;          /* of TEAM: its demands with fewer in E than seats; all its
                                        demands where there is none such */
    int32_t failing_n;
};

/* Of an offer that is placed nowhere. The first that holds. */
enum explain_stay {
    EXPLAIN_NO_ELIGIBLE_DEMAND,
    EXPLAIN_ALL_SEATS_FILLED, /* each demand open to the offer is full or its team is not sent */
    EXPLAIN_STAY_QUOTA,
    EXPLAIN_STAY_N
};
extern const char *const explain_stay_names[EXPLAIN_STAY_N]; /* "no_eligible_demand" … */

struct explain_unplaced {
    int32_t offer;
    enum explain_stay cause;
};

struct explain_seat {
    int32_t demand;
    int32_t seat; /* 1…, by index of the offer */
    int32_t offer;
    struct dispatch_terms terms;
    struct explain_persons others; /* eligible for the demand, this offer aside; they may sit on
                                      another seat of it */
};

struct explain {
    struct explain_seat *seats;        /* filled ones, by demand, then seat */
    struct explain_unfilled *unfilled; /* by demand */
    struct explain_unplaced *unplaced; /* by offer */
    int32_t seat_n, unfilled_n, unplaced_n;
};

/* Explains an assignment.
 *   pairs      who is eligible where
 *   demand_of  [offer_n] -1 unplaced; it must keep to eligibility, seats, pins and teams
 *   ex         written whole, in the arena
 * Cost         one pass over the pairs. */
void explain_plan(const struct dispatch_problem *p, const struct pair_list *pairs,
                  const int32_t *demand_of, struct arena *a, struct explain *ex);

#endif
