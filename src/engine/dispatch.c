/* dispatch.c - the words of the problem: who may go where, what a pair is worth, what a plan is. */
#include "engine/dispatch.h"

#include <math.h>

#include "engine/dispatch_limit.h"

static const double EARTH_RADIUS_KM = 6371.0088; /* mean radius R1, Moritz, J. Geodesy 74 (2000) */
static const double RADIANS = 3.14159265358979323846 / 180;

const char *const dispatch_step_names[DISPATCH_STEP_N] = {"0", "1", "2",  "3", "4",
                                                          "5", "6", "6b", "7"};

static bool holds(struct dispatch_set set, int32_t item)
{
    int32_t from = 0, until = set.n;

    while (from < until) {
        int32_t middle = from + (until - from) / 2;

        if (set.items[middle] < item)
            from = middle + 1;
        else
            until = middle;
    }
    return from < set.n && set.items[from] == item;
}

static int32_t shared_n(struct dispatch_set a, struct dispatch_set b)
{
    int32_t n = 0, i = 0, j = 0;

    while (i < a.n && j < b.n) {
        int32_t left = a.items[i], right = b.items[j];

        n += left == right;
        i += left <= right;
        j += right <= left;
    }
    return n;
}

unsigned dispatch_bars(const struct dispatch_problem *p, int32_t offer, int32_t demand)
{
    const struct dispatch_offer *i = &p->offers[offer];
    const struct dispatch_demand *j = &p->demands[demand];
    unsigned bars = 0;

    if (i->discipline != j->discipline)
        bars |= BAR_DISCIPLINE;
    if (i->title_rank < j->min_title_rank)
        bars |= BAR_TITLE;
    if (j->required.n > 0 && shared_n(j->required, i->techniques) < j->required.n)
        bars |= BAR_TECHNIQUES;
    if (i->from_day > j->start_day || i->until_day < j->last_day)
        bars |= BAR_AVAILABILITY;
    if (holds(i->excluded_counties, p->organizations[j->organization].county))
        bars |= BAR_EXCLUSION;
    if (i->organization == j->organization)
        bars |= BAR_OWN_ORGANIZATION;
    return bars;
}

/* Great-circle distance by haversines; 1000 less the whole kilometres, at least 0. */
static int32_t nearness(const struct dispatch_organization *a,
                        const struct dispatch_organization *b)
{
    double north, east, h, km;

    if (!a->located || !b->located)
        return 0;
    north = sin((b->latitude - a->latitude) * RADIANS / 2);
    east = sin((b->longitude - a->longitude) * RADIANS / 2);
    h = north * north + cos(a->latitude * RADIANS) * cos(b->latitude * RADIANS) * (east * east);
    km = floor(2 * EARTH_RADIUS_KM * asin(fmin(1, sqrt(h))));
    return km >= 1000 ? 0 : 1000 - (int32_t)km;
}

void dispatch_terms(const struct dispatch_problem *p, int32_t offer, int32_t demand,
                    struct dispatch_terms *terms)
{
    const struct dispatch_offer *i = &p->offers[offer];
    const struct dispatch_demand *j = &p->demands[demand];
    const struct dispatch_organization *host = &p->organizations[j->organization];
    const int32_t *w = p->weights;
    int64_t sum;

    *terms = (struct dispatch_terms){.fit = 1000};
    if (j->wished.n > 0)
        terms->fit = (int32_t)(INT64_C(1000) * shared_n(j->wished, i->techniques) / j->wished.n);
    if (i->organization >= 0) {
        terms->paired = i->organization == j->paired_organization ? 1000 : 0;
        terms->nearness = nearness(&p->organizations[i->organization], host);
    }
    terms->continuity = i->last_host == j->organization ? 1000 : 0;
    terms->preference = holds(i->preferred_counties, host->county) ? 1000 : 0;
    sum = (int64_t)w[0] * terms->fit + (int64_t)w[1] * terms->paired
          + (int64_t)w[2] * terms->continuity + (int64_t)w[3] * terms->preference
          + (int64_t)w[4] * terms->nearness;
    terms->utility = (int32_t)(sum / 1000);
}

/* How many the plan sends out of an organization or department, or seats in a county. */
static int64_t counted(const struct dispatch_problem *p, const int32_t *demand_of,
                       enum dispatch_scope scope, int32_t ix)
{
    int64_t n = 0;

    for (int32_t i = 0; i < p->offer_n; i++) {
        if (demand_of[i] < 0)
            continue;
        if (scope == DISPATCH_ORGANIZATION)
            n += p->offers[i].organization == ix;
        else if (scope == DISPATCH_DEPARTMENT)
            n += p->offers[i].department == ix;
        else
            n += p->organizations[p->demands[demand_of[i]].organization].county == ix;
    }
    return n;
}

static int64_t county_fairness(const struct dispatch_problem *p, const int32_t *demand_of,
                               int32_t county)
{
    int64_t filled = counted(p, demand_of, DISPATCH_COUNTY, county), seats = 0, sum = 0;

    for (int32_t j = 0; j < p->demand_n; j++) {
        if (p->organizations[p->demands[j].organization].county == county)
            seats += p->demands[j].seats;
    }
    for (int64_t k = 1; k <= filled; k++)
        sum += dispatch_limit_fairness(seats, k);
    return sum;
}

void dispatch_value(const struct dispatch_problem *p, const int32_t *demand_of,
                    int64_t values[DISPATCH_STEP_N])
{
    for (int step = 0; step < DISPATCH_STEP_N; step++)
        values[step] = 0;
    for (int32_t q = 0; q < p->quota_n; q++) {
        int64_t n = counted(p, demand_of, p->quotas[q].scope, p->quotas[q].ix);

        if (n < p->quotas[q].min)
            values[DISPATCH_SHORTFALL] += p->quotas[q].min - n;
    }
    for (int32_t c = 0; c < p->county_n; c++)
        values[DISPATCH_FAIRNESS] += county_fairness(p, demand_of, c);
    for (int32_t i = 0; i < p->offer_n; i++) {
        const struct dispatch_demand *demand;
        struct dispatch_terms terms;

        if (demand_of[i] < 0)
            continue;
        demand = &p->demands[demand_of[i]];
        dispatch_terms(p, i, demand_of[i], &terms);
        values[DISPATCH_TIER_1 + demand->tier - 1] += dispatch_limit_band(p, demand->weight);
        values[DISPATCH_WEIGHT] += demand->weight;
        values[DISPATCH_UTILITY] += terms.utility;
    }
}
