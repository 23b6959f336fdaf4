/* dispatch_twin.h - every assignment of a tiny problem tried, its rules known only from their
 * wording in dispatch.h: it shares no code with the engine. */
#ifndef XL_TESTS_ENGINE_DISPATCH_TWIN_H
#define XL_TESTS_ENGINE_DISPATCH_TWIN_H

#include <math.h>
#include <string.h>

#include "tests/engine/dispatch_random.h"

static bool twin_in(struct dispatch_set set, int32_t item)
{
    for (int32_t k = 0; k < set.n; k++) {
        if (set.items[k] == item)
            return true;
    }
    return false;
}

static unsigned twin_bars(const struct dispatch_problem *p, int32_t offer, int32_t demand)
{
    struct dispatch_offer o = p->offers[offer];
    struct dispatch_demand d = p->demands[demand];
    unsigned bars = 0;

    for (int32_t k = 0; k < d.required.n; k++)
        bars |= twin_in(o.techniques, d.required.items[k]) ? 0U : BAR_TECHNIQUES;
    bars |= o.discipline == d.discipline ? 0U : BAR_DISCIPLINE;
    bars |= o.title_rank >= d.min_title_rank ? 0U : BAR_TITLE;
    bars |= o.from_day <= d.start_day && d.last_day <= o.until_day ? 0U : BAR_AVAILABILITY;
    bars |=
        twin_in(o.excluded_counties, p->organizations[d.organization].county) ? BAR_EXCLUSION : 0U;
    bars |= o.organization == d.organization ? BAR_OWN_ORGANIZATION : 0U;
    return bars;
}

static int64_t twin_nearness(struct dispatch_organization a, struct dispatch_organization b)
{
    double f = acos(-1) / 180, s = sin((b.latitude - a.latitude) * f / 2);
    double t = sin((b.longitude - a.longitude) * f / 2);
    double h = s * s + cos(a.latitude * f) * cos(b.latitude * f) * (t * t);
    int64_t km = (int64_t)(2 * 6371.0088 * asin(sqrt(h) > 1 ? 1 : sqrt(h)));

    return a.located && b.located && km < 1000 ? 1000 - km : 0;
}

static int32_t twin_utility(const struct dispatch_problem *p, int32_t offer, int32_t demand)
{
    struct dispatch_offer o = p->offers[offer];
    struct dispatch_demand d = p->demands[demand];
    struct dispatch_organization host = p->organizations[d.organization];
    int64_t terms[5] = {1000, 0, 0, 0, 0}, sum = 0, both = 0;

    for (int32_t k = 0; k < d.wished.n; k++)
        both += twin_in(o.techniques, d.wished.items[k]);
    if (d.wished.n > 0)
        terms[0] = 1000 * both / d.wished.n;
    if (o.organization >= 0) {
        terms[1] = o.organization == d.paired_organization ? 1000 : 0;
        terms[4] = twin_nearness(p->organizations[o.organization], host);
    }
    if (o.last_host == d.organization)
        terms[2] = 1000;
    if (twin_in(o.preferred_counties, host.county))
        terms[3] = 1000;
    for (int k = 0; k < 5; k++)
        sum += p->weights[k] * terms[k];
    return (int32_t)(sum / 1000);
}

static int32_t twin_count(const struct dispatch_problem *p, const int32_t *demand_of,
                          struct dispatch_quota q)
{
    int32_t n = 0;

    for (int32_t i = 0; i < p->offer_n; i++) {
        if (demand_of[i] < 0)
            continue;
        if (q.scope == DISPATCH_ORGANIZATION)
            n += p->offers[i].organization == q.ix;
        if (q.scope == DISPATCH_DEPARTMENT)
            n += p->offers[i].department == q.ix;
        if (q.scope == DISPATCH_COUNTY)
            n += p->organizations[p->demands[demand_of[i]].organization].county == q.ix;
    }
    return n;
}

static void twin_value(const struct dispatch_problem *p, const int32_t *demand_of, int64_t *values)
{
    memset(values, 0, DISPATCH_STEP_N * sizeof *values);
    values[6] = p->previous ? p->gone_n : 0;
    for (int32_t k = 0; k < p->quota_n; k++) {
        int64_t less = p->quotas[k].min - twin_count(p, demand_of, p->quotas[k]);

        values[0] += less > 0 ? less : 0;
    }
    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t j = demand_of[i], band = p->weight_band;

        values[6] +=
            p->previous && p->offers[i].previous_demand != -1 && p->offers[i].previous_demand != j;
        if (j < 0)
            continue;
        for (int32_t at = 0; at < p->demands[j].weight; at += band)
            values[p->demands[j].tier] += band;
        values[8] += p->demands[j].weight;
        values[9] += twin_utility(p, i, j);
    }
    for (int32_t c = 0; c < p->county_n; c++) {
        struct dispatch_quota county = {.scope = DISPATCH_COUNTY, .ix = c};
        int64_t seats = 0, filled = twin_count(p, demand_of, county);

        for (int32_t j = 0; j < p->demand_n; j++)
            seats +=
                p->organizations[p->demands[j].organization].county == c ? p->demands[j].seats : 0;
        for (int64_t k = 1; k <= filled; k++)
            values[7] += 10000 * (seats - k + 1) / seats;
    }
}

/* Every seat of every demand of a team, or none. */
static bool twin_whole(const struct dispatch_problem *p, const int32_t *demand_of)
{
    for (int32_t t = 0; t < p->team_n; t++) {
        int32_t seats = 0, filled = 0;

        for (int32_t j = 0; j < p->demand_n; j++)
            seats += p->demands[j].team == t ? p->demands[j].seats : 0;
        for (int32_t i = 0; i < p->offer_n; i++)
            filled += demand_of[i] >= 0 && p->demands[demand_of[i]].team == t;
        if (filled != 0 && filled != seats)
            return false;
    }
    return true;
}

static bool twin_allowed(const struct dispatch_problem *p, const int32_t *demand_of)
{
    for (int32_t j = 0; j < p->demand_n; j++) {
        int32_t here = 0;

        for (int32_t i = 0; i < p->offer_n; i++)
            here += demand_of[i] == j;
        if (here > p->demands[j].seats)
            return false;
    }
    for (int32_t i = 0; i < p->offer_n; i++) {
        if (p->offers[i].pinned_demand >= 0 && demand_of[i] != p->offers[i].pinned_demand)
            return false;
        if (p->hold && p->offers[i].previous_demand >= 0
            && demand_of[i] != p->offers[i].previous_demand)
            return false;
        if (demand_of[i] >= 0 && twin_bars(p, i, demand_of[i]) != 0)
            return false;
    }
    for (int32_t k = 0; k < p->quota_n; k++) {
        if (twin_count(p, demand_of, p->quotas[k]) > p->quotas[k].max)
            return false;
    }
    return twin_whole(p, demand_of);
}

/* Less shortfall first, then more of everything, in order. */
static bool better(const int64_t *a, const int64_t *b)
{
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (a[step] != b[step])
            return step == 0 || step == 6 ? a[step] < b[step] : a[step] > b[step];
    }
    return false;
}

/* The best of all (demand_n + 1) ^ offer_n assignments; false where none is allowed. */
static bool twin_best(const struct dispatch_problem *p, int64_t *best)
{
    int32_t demand_of[TINY_OFFERS], i = 0;
    int64_t values[DISPATCH_STEP_N];
    bool any = false;

    memset(demand_of, -1, sizeof demand_of);
    while (i < p->offer_n) {
        if (twin_allowed(p, demand_of)) {
            twin_value(p, demand_of, values);
            if (!any || better(values, best))
                memcpy(best, values, sizeof values);
            any = true;
        }
        for (i = 0; i < p->offer_n && ++demand_of[i] == p->demand_n; i++)
            demand_of[i] = -1;
    }
    return any;
}

#endif
