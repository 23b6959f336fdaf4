/* indicator_county.c - how much of a county's care stays, and how much of what it gives is its own.
 *
 * A county with neighbours that told nothing looks as if nobody left it: with a list of
 * institutions the rate is refused where one of the same city misses a month. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "engine/indicator_part.h"

#define CITY_DIGITS 4

static bool district(const struct side_counties *counties, struct str code)
{
    int32_t row = counties ? sheet_find(&counties->index, code) : -1;

    return row >= 0 && str_eq(counties->items[row].kind, STR("district"));
}

/* Whether the table tells what kind of county this is, and that it is no district. */
static bool receives(const struct side_counties *counties, struct str code)
{
    int32_t row = counties ? sheet_find(&counties->index, code) : -1;

    return row >= 0 && counties->items[row].kind.n > 0 && !district(counties, code);
}

static int32_t county_find(const struct indicator_result *r, struct str code)
{
    int32_t low = 0, high = r->county_n;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;

        if (str_cmp(r->counties[middle].county, code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->county_n && str_eq(r->counties[low].county, code) ? low : -1;
}

static int code_compare(const void *left, const void *right)
{
    const struct indicator_county *a = left, *b = right;

    return str_cmp(a->county, b->county);
}

static void counties_list(const struct indicator_frame *f, struct indicator_result *r)
{
    bool *there = ARENA_ARRAY(f->a, bool, f->text_n);
    const struct cube *cube = f->in->cube;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        if (!indicator_now(f->in, cube_case_at(cube, i).month) || cube_case_at(cube, i).cases == 0)
            continue;
        there[cube_case_at(cube, i).residence] = there[cube_case_at(cube, i).treating] = true;
    }
    r->counties = ARENA_ARRAY(f->a, struct indicator_county, f->text_n);
    for (int32_t text = 0; text < f->text_n; text++) {
        struct str code = cube_text_of(cube, text);

        if (there[text] && f->is_county[text])
            r->counties[r->county_n++] = (struct indicator_county){
                .county = code,
                .reverse_inflow = receives(f->in->counties, code) ? 0 : INDICATOR_UNKNOWN};
    }
    if (r->county_n > 0)
        qsort(r->counties, (size_t)r->county_n, sizeof *r->counties, code_compare);
}

/* What a flow is to the county in which the patients live, and to the one that treats them. */
static void residence_add(struct indicator_county *c, const struct indicator_flow *flow)
{
    if (indicator_unknown(flow->treating, c->county))
        c->treating_unknown += flow->cases;
    else
        c->residents += flow->cases;
}

static void treating_add(struct indicator_county *c, const struct indicator_flow *flow,
                         const struct side_counties *counties)
{
    if (indicator_unknown(flow->residence, c->county))
        c->residence_unknown += flow->cases;
    else
        c->treated += flow->cases;
    if (c->reverse_inflow != INDICATOR_UNKNOWN && district(counties, flow->residence))
        c->reverse_inflow += flow->cases;
}

static void flow_add(const struct indicator_frame *f, struct indicator_result *r,
                     const struct indicator_flow *flow)
{
    int32_t home = county_find(r, flow->residence), there = county_find(r, flow->treating);

    if (home >= 0)
        residence_add(&r->counties[home], flow);
    if (there >= 0)
        treating_add(&r->counties[there], flow, f->in->counties);
    if (home >= 0 && home == there)
        r->counties[home].local += flow->cases;
}

static bool same_city(struct str a, struct str b)
{
    return a.n >= CITY_DIGITS && b.n >= CITY_DIGITS && !memcmp(a.at, b.at, CITY_DIGITS);
}

/* The first institution of the county's city, by code, that misses a month. */
static const struct indicator_coverage *absent(const struct indicator_result *r, struct str county)
{
    for (int32_t i = 0; i < r->coverage_n; i++) {
        if (r->coverage[i].months_present < r->months && same_city(r->coverage[i].county, county))
            return &r->coverage[i];
    }
    return NULL;
}

static void rates(const struct indicator_frame *f, const struct indicator_result *r,
                  struct indicator_county *c)
{
    const struct indicator_coverage *gone = f->in->institutions ? absent(r, c->county) : NULL;
    char month[MONTH_TEXT];

    c->inflow = c->treated - c->local;
    c->outflow = c->residents - c->local;
    c->local_share = interval_share(c->local, c->residents);
    c->own_share = interval_share(c->local, c->treated);
    c->net_index = c->outflow > 0 ? (double)c->inflow / (double)c->outflow : NAN;
    c->spectrum_change = NAN;
    if (!f->in->institutions)
        c->refused = STR("coverage unknown");
    if (!gone)
        return;
    month_text(gone->missing_month, month);
    c->refused =
        str_of(arena_text(f->a, "%.*s has no case in %s", STR_ARG(gone->institution), month));
    c->rate_refused = true;
    c->local_share = (struct share){NAN, NAN, NAN};
    c->net_index = NAN;
}

void indicator_county_measure(const struct indicator_frame *f, struct indicator_result *r)
{
    counties_list(f, r);
    for (int32_t i = 0; i < r->flow_n; i++)
        flow_add(f, r, &r->flows[i]);
    for (int32_t i = 0; i < r->county_n; i++)
        rates(f, r, &r->counties[i]);
}
