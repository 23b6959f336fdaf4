/* dispatch_random.h - small problems at random, full of quotas, pins, ties and closed doors, for
 * the tests of dispatch and of what reads its plans. */
#ifndef XL_TESTS_ENGINE_DISPATCH_RANDOM_H
#define XL_TESTS_ENGINE_DISPATCH_RANDOM_H

#include "base/random.h"
#include "engine/dispatch.h"

enum {
    TINY_OFFERS = 6,
    TINY_DEMANDS = 4,
    TINY_ORGANIZATIONS = 4,
    TINY_DEPARTMENTS = 3,
    TINY_COUNTIES = 3,
    TINY_QUOTAS = TINY_ORGANIZATIONS + TINY_DEPARTMENTS + TINY_COUNTIES,
    TINY_SETS = 3 * TINY_OFFERS + 2 * TINY_DEMANDS
};

struct tiny {
    struct dispatch_problem p;
    struct dispatch_organization organizations[TINY_ORGANIZATIONS];
    struct dispatch_offer offers[TINY_OFFERS];
    struct dispatch_demand demands[TINY_DEMANDS];
    struct dispatch_quota quotas[TINY_QUOTAS];
    int32_t department_organization[TINY_DEPARTMENTS];
    int32_t sets[TINY_SETS][4];
    int set_n;
    struct random r;
};

static int32_t tiny_below(struct tiny *t, int32_t n)
{
    return (int32_t)random_below(&t->r, n);
}

/* Each of `n` items with one chance in `odds`. */
static struct dispatch_set tiny_set(struct tiny *t, int32_t n, int32_t odds)
{
    struct dispatch_set set = {.items = t->sets[t->set_n]};

    for (int32_t i = 0; i < n; i++) {
        if (tiny_below(t, odds) == 0)
            t->sets[t->set_n][set.n++] = i;
    }
    t->set_n++;
    return set;
}

static void tiny_offer(struct tiny *t, struct dispatch_offer *o)
{
    *o =
        (struct dispatch_offer){.organization = tiny_below(t, t->p.organization_n),
                                .department = -1,
                                .discipline = tiny_below(t, 5) == 0,
                                .title_rank = 1 + tiny_below(t, 4),
                                .from_day = tiny_below(t, 4) ? INT32_MIN : 95 + tiny_below(t, 10),
                                .until_day = tiny_below(t, 4) ? INT32_MAX : 115 + tiny_below(t, 10),
                                .last_host = tiny_below(t, 5) - 1,
                                .pinned_demand = -1};
    if (o->last_host >= t->p.organization_n)
        o->last_host = -1;
    if (t->p.department_n > 0 && tiny_below(t, 2)) {
        o->department = tiny_below(t, t->p.department_n);
        o->organization = t->department_organization[o->department];
    } else if (tiny_below(t, 8) == 0) {
        o->organization = -1;
    }
    o->techniques = tiny_set(t, 4, 2);
    o->preferred_counties = tiny_set(t, t->p.county_n, 3);
    o->excluded_counties = tiny_set(t, t->p.county_n, 5);
}

static void tiny_demand(struct tiny *t, struct dispatch_demand *d)
{
    *d = (struct dispatch_demand){.organization = tiny_below(t, t->p.organization_n),
                                  .discipline = tiny_below(t, 5) == 0,
                                  .seats = 1 + tiny_below(t, 3),
                                  .min_title_rank = 1 + tiny_below(t, 2),
                                  .tier = 1 + tiny_below(t, tiny_below(t, 2) ? 5 : 2),
                                  .weight = 1 + tiny_below(t, tiny_below(t, 2) ? 3 : 1000),
                                  .start_day = 97 + tiny_below(t, 4),
                                  .last_day = 116 + tiny_below(t, 4),
                                  .paired_organization = tiny_below(t, t->p.organization_n) - 1};
    d->wished = tiny_set(t, 4, 2);
    d->required = tiny_set(t, 4, 12);
}

static void tiny_quota(struct tiny *t, enum dispatch_scope scope, int32_t ix)
{
    struct dispatch_quota *q = &t->quotas[t->p.quota_n];

    if (tiny_below(t, 3))
        return;
    *q = (struct dispatch_quota){
        .scope = scope, .ix = ix, .min = tiny_below(t, 2) ? 0 : tiny_below(t, 3)};
    q->max = tiny_below(t, 3) ? q->min + tiny_below(t, 3) : INT64_MAX;
    t->p.quota_n++;
}

/* Pins where somebody may go; they may still be too many. */
static void tiny_pins(struct tiny *t)
{
    for (int32_t i = 0; i < t->p.offer_n; i++) {
        int32_t j = tiny_below(t, t->p.demand_n);

        if (tiny_below(t, 3) == 0 && dispatch_bars(&t->p, i, j) == 0)
            t->offers[i].pinned_demand = j;
    }
}

static void tiny_make(struct tiny *t, uint64_t seed, uint64_t round)
{
    static const int32_t BANDS[] = {1, 2, 1000};

    *t = (struct tiny){.r = random_stream(seed, round)};
    t->p = (struct dispatch_problem){.organizations = t->organizations,
                                     .offers = t->offers,
                                     .demands = t->demands,
                                     .quotas = t->quotas,
                                     .department_organization = t->department_organization,
                                     .organization_n = 2 + tiny_below(t, TINY_ORGANIZATIONS - 1),
                                     .department_n = tiny_below(t, TINY_DEPARTMENTS + 1),
                                     .county_n = 1 + tiny_below(t, TINY_COUNTIES),
                                     .offer_n = 1 + tiny_below(t, TINY_OFFERS),
                                     .demand_n = 1 + tiny_below(t, TINY_DEMANDS),
                                     .weights = {400, 250, 150, 100, 100},
                                     .weight_band = BANDS[tiny_below(t, 3)]};
    for (int32_t o = 0; o < t->p.organization_n; o++)
        t->organizations[o] = (struct dispatch_organization){.county = tiny_below(t, t->p.county_n),
                                                             .located = tiny_below(t, 4) > 0,
                                                             .latitude = tiny_below(t, 9),
                                                             .longitude = tiny_below(t, 9)};
    for (int32_t d = 0; d < t->p.department_n; d++)
        t->department_organization[d] = tiny_below(t, t->p.organization_n);
    for (int32_t i = 0; i < t->p.offer_n; i++)
        tiny_offer(t, &t->offers[i]);
    for (int32_t j = 0; j < t->p.demand_n; j++)
        tiny_demand(t, &t->demands[j]);
    for (int32_t o = 0; o < t->p.organization_n; o++)
        tiny_quota(t, DISPATCH_ORGANIZATION, o);
    for (int32_t d = 0; d < t->p.department_n; d++)
        tiny_quota(t, DISPATCH_DEPARTMENT, d);
    for (int32_t c = 0; c < t->p.county_n; c++)
        tiny_quota(t, DISPATCH_COUNTY, c);
    tiny_pins(t);
}

/* Two teams of the demands that happen to be in them. */
static void tiny_teams(struct tiny *t)
{
    t->p.team_n = 2;
    for (int32_t j = 0; j < t->p.demand_n; j++)
        t->demands[j].team = tiny_below(t, 3) - 1;
}

/* A previous plan in which some had a seat that is open to them, some one that is no more. */
static void tiny_previous(struct tiny *t)
{
    t->p.previous = true;
    t->p.gone_n = tiny_below(t, 2);
    for (int32_t i = 0; i < t->p.offer_n; i++) {
        int32_t j = tiny_below(t, t->p.demand_n);

        t->offers[i].previous_demand = tiny_below(t, 6) == 0 ? DISPATCH_GONE
                                       : tiny_below(t, 3)    ? j
                                                             : -1;
    }
}

/* Holds all of them whose seat is open to them and who are not pinned. */
static void tiny_hold(struct tiny *t)
{
    t->p.hold = true;
    for (int32_t i = 0; i < t->p.offer_n; i++) {
        struct dispatch_offer *o = &t->offers[i];

        if (o->previous_demand >= 0
            && (dispatch_bars(&t->p, i, o->previous_demand) != 0 || o->pinned_demand >= 0))
            o->previous_demand = -1;
    }
}

enum tiny_kind { TINY_PLAIN, TINY_PREVIOUS, TINY_HOLD, TINY_TEAMS, TINY_ALL, TINY_KIND_N };

__attribute__((unused)) static void tiny_make_kind(struct tiny *t, uint64_t seed, uint64_t round,
                                                   enum tiny_kind kind)
{
    tiny_make(t, seed, round);
    if (kind == TINY_TEAMS || kind == TINY_ALL)
        tiny_teams(t);
    if (kind == TINY_PREVIOUS || kind == TINY_HOLD || kind == TINY_ALL)
        tiny_previous(t);
    if (kind == TINY_HOLD)
        tiny_hold(t);
}

#endif
