/* dispatch.c - the words of the problem: who may go where, what a pair is worth, what a plan is. */
#include "engine/dispatch.h"

#include <math.h>

#include "engine/dispatch_limit.h"

static const double EARTH_RADIUS_KM = 6371.0088; /* mean radius R1, Moritz, J. Geodesy 74 (2000) */
static const double RADIANS = 3.14159265358979323846 / 180;

const char *const dispatch_step_names[DISPATCH_STEP_N] = {"0", "1",  "2", "3",  "4",
                                                          "5", "5b", "6", "6b", "7"};

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

bool dispatch_may(const struct dispatch_problem *p, int32_t offer, int32_t demand)
{
    const struct dispatch_offer *i = &p->offers[offer];
    const struct dispatch_demand *j = &p->demands[demand];

    return i->discipline == j->discipline && i->title_rank >= j->min_title_rank
           && i->from_day <= j->start_day && i->until_day >= j->last_day
           && i->organization != j->organization
           && (j->required.n == 0 || shared_n(j->required, i->techniques) == j->required.n)
           && !holds(i->excluded_counties, p->organizations[j->organization].county);
}

/* Great-circle distance by haversines; 1000 less the whole kilometres, at least 0. */
int32_t dispatch_nearness(const struct dispatch_problem *p, int32_t from, int32_t to)
{
    const struct dispatch_organization *a = &p->organizations[from], *b = &p->organizations[to];
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
    int32_t from = p->offers[offer].organization;

    terms->nearness = from < 0 ? 0 : dispatch_nearness(p, from, p->demands[demand].organization);
    dispatch_terms_near(p, offer, demand, terms);
}

void dispatch_terms_near(const struct dispatch_problem *p, int32_t offer, int32_t demand,
                         struct dispatch_terms *terms)
{
    const struct dispatch_offer *i = &p->offers[offer];
    const struct dispatch_demand *j = &p->demands[demand];
    const struct dispatch_organization *host = &p->organizations[j->organization];
    const int32_t *w = p->weights;
    int64_t sum;

    terms->fit = 1000;
    if (j->wished.n > 0)
        terms->fit = (int32_t)(INT64_C(1000) * shared_n(j->wished, i->techniques) / j->wished.n);
    terms->paired = i->organization >= 0 && i->organization == j->paired_organization ? 1000 : 0;
    terms->continuity = i->last_host == j->organization ? 1000 : 0;
    terms->preference = holds(i->preferred_counties, host->county) ? 1000 : 0;
    sum = (int64_t)w[0] * terms->fit + (int64_t)w[1] * terms->paired
          + (int64_t)w[2] * terms->continuity + (int64_t)w[3] * terms->preference
          + (int64_t)w[4] * terms->nearness;
    terms->utility = (int32_t)(sum / 1000);
}

int32_t dispatch_fixed(const struct dispatch_problem *p, int32_t offer)
{
    const struct dispatch_offer *i = &p->offers[offer];

    if (i->pinned_demand >= 0)
        return i->pinned_demand;
    return p->previous && p->hold && i->previous_demand >= 0 ? i->previous_demand : -1;
}

int dispatch_compare(const int64_t a[DISPATCH_STEP_N], const int64_t b[DISPATCH_STEP_N])
{
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        bool least = step == DISPATCH_SHORTFALL || step == DISPATCH_MOVED;

        if (a[step] != b[step])
            return (a[step] < b[step]) == least ? -1 : 1;
    }
    return 0;
}

static int64_t moved(const struct dispatch_problem *p, const int32_t *demand_of)
{
    int64_t n = p->gone_n;

    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t previous = p->offers[i].previous_demand;

        n += previous != -1 && previous != demand_of[i];
    }
    return n;
}

/* Quota minimums and fairness. */
static void counted_value(const struct dispatch_problem *p, const int32_t *demand_of,
                          int64_t values[DISPATCH_STEP_N])
{
    struct arena own = {0};
    struct dispatch_limits limits;
    struct dispatch_counts counts;

    dispatch_limits_make(p, &own, &limits);
    dispatch_counts_make(p, demand_of, &own, &counts);
    for (int32_t q = 0; q < p->quota_n; q++) {
        int64_t n = dispatch_counts_of(&counts, p->quotas[q].scope, p->quotas[q].ix);

        if (n < p->quotas[q].min)
            values[DISPATCH_SHORTFALL] += p->quotas[q].min - n;
    }
    for (int32_t c = 0; c < p->county_n; c++) {
        for (int64_t k = 1; k <= counts.counties[c]; k++)
            values[DISPATCH_FAIRNESS] += dispatch_limit_fairness(limits.county_seats[c], k);
    }
    arena_reset(&own);
}

void dispatch_value(const struct dispatch_problem *p, const int32_t *demand_of,
                    int64_t values[DISPATCH_STEP_N])
{
    for (int step = 0; step < DISPATCH_STEP_N; step++)
        values[step] = 0;
    counted_value(p, demand_of, values);
    if (p->previous)
        values[DISPATCH_MOVED] = moved(p, demand_of);
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
