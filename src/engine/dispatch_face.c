/* dispatch_face.c - the last step: who of those that all steps before hold equal sits where.
 *
 * What is left is the face: arcs and pairs whose reduced costs are zero at every step so far.
 * Everybody goes home first, and his department, organization and the world have one too much for
 * each who is to go; seats lack as many. With seats worth so little that everybody would rather
 * stay, nothing is in the wrong. Then one seat after another, discipline by discipline, is filled
 * from where it is cheapest (flow_fill, over arcs turned round: the seats look for people, since
 * people who look for seats are many and in no hurry, and all of them would be looked at for each).
 */
#include <string.h>

#include "engine/dispatch_network.h"
#include "engine/flow_fill.h"

struct face {
    const struct dispatch_network *nw;
    const int64_t *amounts;
    struct dispatch_answer *answer;
    int64_t *faces; /* [pool][DISPATCH_UTILITY] prices so far, node by node */
    bool *joined;   /* [department_n] it is its organization's: nothing but people bounds it */
    struct flow_fill fill;
};

enum { WORLD = 0, FREE_MOST = 1 << 30, HIGH = 1000 }; /* HIGH: no utility is above it */

static void faces_make(struct face *c, struct arena *a)
{
    const struct dispatch_network *nw = c->nw;
    const struct dispatch_problem *p = nw->p;
    const struct dispatch_prices *prices = &c->answer->prices;

    c->faces = ARENA_ARRAY(a, int64_t, DISPATCH_UTILITY * (int64_t)nw->pool);
    for (int s = 0; s < DISPATCH_UTILITY; s++) {
        for (int32_t i = 0; i < p->offer_n; i++)
            c->faces[(int64_t)(nw->offer + i) * DISPATCH_UTILITY + s] =
                prices->offer[(int64_t)s * p->offer_n + i];
        for (int32_t j = 0; j < p->demand_n; j++)
            c->faces[(int64_t)(nw->demand + j) * DISPATCH_UTILITY + s] =
                prices->demand[(int64_t)s * p->demand_n + j];
    }
}

static bool pair_open(const struct face *c, int32_t i, int32_t j)
{
    const struct dispatch_network *nw = c->nw;
    const int64_t *tail = c->faces + (int64_t)(nw->offer + i) * DISPATCH_UTILITY;
    const int64_t *head = c->faces + (int64_t)(nw->demand + j) * DISPATCH_UTILITY;

    for (int s = 0; s < DISPATCH_UTILITY; s++) {
        if (tail[s] - head[s] != (s == DISPATCH_MOVED ? dispatch_limit_stays(nw->p, i, j) : 0))
            return false;
    }
    return dispatch_fixed(nw->p, i) < 0;
}

static bool arc_open(const struct face *c, int32_t x)
{
    return !c->nw->closed[x] && c->nw->arcs.items[x].lower < c->nw->arcs.items[x].upper;
}

/* --- people --- */

static int32_t joined_to(const struct face *c, int32_t d)
{
    int32_t owner = c->nw->p->department_organization[d];

    return owner < 0 ? WORLD : c->nw->organization + owner;
}

static int32_t sender_of(const struct face *c, int32_t i)
{
    const struct dispatch_offer *offer = &c->nw->p->offers[i];

    if (offer->department >= 0)
        return c->joined[offer->department] ? joined_to(c, offer->department)
                                            : c->nw->department + offer->department;
    return offer->organization >= 0 ? c->nw->organization + offer->organization : WORLD;
}

/* Whether it is still open if he goes at all. Whoever is fixed goes. */
static bool offer_open(const struct face *c, int32_t i)
{
    return arc_open(c, c->nw->offer_arc + i) && dispatch_fixed(c->nw->p, i) < 0;
}

/* Whoever stays at home in all the best plans is nobody's. */
static bool offer_counts(const struct face *c, int32_t i)
{
    return offer_open(c, i) || c->answer->demand_of[i] >= 0;
}

/* A department that one arc supplies, wide enough for all its people. */
static void departments_join(struct face *c, struct arena *a)
{
    const struct dispatch_network *nw = c->nw;
    struct arena own = {0};
    int32_t *people = ARENA_ARRAY(&own, int32_t, nw->p->department_n);
    int32_t *open_n = ARENA_ARRAY(&own, int32_t, nw->p->department_n);

    c->joined = ARENA_ARRAY(a, bool, nw->p->department_n);
    for (int32_t i = 0; i < nw->p->offer_n; i++) {
        if (nw->p->offers[i].department >= 0)
            people[nw->p->offers[i].department]++;
    }
    for (int32_t x = 0; x < nw->offer_arc; x++) {
        const struct flow_arc *arc = &nw->arcs.items[x];
        int32_t d = arc->head - nw->department;

        if (d < 0)
            continue;
        open_n[d]++;
        c->joined[d] = open_n[d] == 1 && arc_open(c, x) && arc->upper >= people[d];
    }
    arena_reset(&own);
}

static void movers_make(struct face *c, struct arena *a)
{
    const struct dispatch_network *nw = c->nw;

    c->fill.mover_n = nw->p->offer_n;
    c->fill.movers = ARENA_ARRAY(a, struct flow_fill_mover, nw->p->offer_n);
    for (int32_t i = 0; i < nw->p->offer_n; i++) {
        struct flow_fill_mover *mover = &c->fill.movers[i];
        bool open = offer_open(c, i);

        mover->home = open ? sender_of(c, i) : -1;
        mover->at = open ? mover->home : nw->offer + i;
        if (c->answer->demand_of[i] < 0 || dispatch_fixed(nw->p, i) >= 0)
            continue;
        c->fill.excess[mover->at]--;
        c->fill.excess[nw->demand + c->answer->demand_of[i]]++;
    }
}

/* --- arcs: turned round, as is all that follows --- */

/* Those of the fill: neither people's nor those of departments that are joined. */
static bool arc_kept(const struct face *c, int32_t x)
{
    int32_t d = c->nw->arcs.items[x].head - c->nw->department;

    return arc_open(c, x) && (x < c->nw->offer_arc || x >= c->nw->demand_arc)
           && !(x < c->nw->offer_arc && d >= 0 && c->joined[d]);
}

static void rows_make(struct face *c, struct arena *a)
{
    const struct dispatch_network *nw = c->nw;

    c->fill.node_n = nw->pool;
    c->fill.first = ARENA_ARRAY(a, int32_t, (int64_t)nw->pool + 2);
    for (int32_t x = 0; x < nw->pair_arc; x++) {
        if (!arc_kept(c, x))
            continue;
        c->fill.first[nw->arcs.items[x].head + 2]++;
        c->fill.arc_n++;
    }
    for (int32_t v = 2; v < nw->pool + 2; v++)
        c->fill.first[v] += c->fill.first[v - 1];
    c->fill.arcs = ARENA_ARRAY(a, struct flow_fill_arc, c->fill.arc_n);
    c->fill.excess = ARENA_ARRAY(a, int64_t, nw->pool);
    c->fill.prices = ARENA_ARRAY(a, int64_t, nw->pool);
}

static void arc_put(struct face *c, const struct flow_arc *arc, int64_t moved)
{
    int64_t left = arc->upper - moved;

    c->fill.arcs[c->fill.first[arc->head + 1]++] =
        (struct flow_fill_arc){.tail = arc->head,
                               .head = arc->tail,
                               .left = (int32_t)(left < FREE_MOST ? left : FREE_MOST),
                               .moved = (int32_t)moved};
}

/* Arcs to people are emptied, and what they carried lacks. */
static void arcs_put(struct face *c)
{
    const struct dispatch_network *nw = c->nw;

    for (int32_t x = 0; x < nw->pair_arc; x++) {
        const struct flow_arc *arc = &nw->arcs.items[x];
        int64_t moved = x < nw->demand_arc ? 0 : c->amounts[x];

        if (!arc_kept(c, x))
            continue;
        if (x >= nw->demand_arc && x < nw->county_arc
            && c->fill.prices[arc->tail] > c->fill.prices[arc->head])
            moved = arc->upper;
        c->fill.excess[arc->tail] -= c->amounts[x] - moved;
        c->fill.excess[arc->head] += c->amounts[x] - moved;
        arc_put(c, arc, moved);
    }
}

static void keys_put(struct face *c, struct arena *a)
{
    const struct dispatch_network *nw = c->nw;
    const struct pair_list *pairs = &nw->pairs;
    struct arena own = {0};
    bool *open = ARENA_ARRAY(&own, bool, pairs->n);
    int64_t n = 0;

    c->fill.first_key = ARENA_ARRAY(a, int64_t, (int64_t)nw->pool + 1);
    for (int32_t j = 0; j < nw->p->demand_n; j++) {
        c->fill.first_key[nw->demand + j] = n;
        for (int64_t k = pairs->first[j]; k < pairs->first[j + 1]; k++) {
            open[k] = offer_counts(c, pairs->offers[k]) && pair_open(c, pairs->offers[k], j);
            n += open[k];
        }
    }
    for (int32_t v = nw->county; v <= nw->pool; v++)
        c->fill.first_key[v] = n;
    c->fill.keys = ARENA_ARRAY(a, struct flow_fill_key, n);
    n = 0;
    for (int64_t k = 0; k < pairs->n; k++) {
        if (open[k])
            c->fill.keys[n++] =
                (struct flow_fill_key){.mover = pairs->offers[k], .cost = -pairs->utilities[k]};
    }
    arena_reset(&own);
}

/* --- prices --- */

/* A county that could take more is worth nothing; its demands count as full. Everybody at home is
 * worth what his department is; whoever goes at all, what the dearest seat leaves. */
static void prices_make(struct face *c)
{
    const struct dispatch_network *nw = c->nw;
    int64_t *prices = c->fill.prices;

    for (int32_t v = nw->demand; v < nw->pool; v++)
        prices[v] = HIGH;
    for (int32_t x = nw->county_arc; x < nw->pair_arc; x++) {
        if (arc_open(c, x) && c->amounts[x] < nw->arcs.items[x].upper)
            prices[nw->arcs.items[x].tail] = 0;
    }
}

/* Whoever goes in all the best plans lacks a unit himself. */
static void sinks_price(struct face *c)
{
    const struct dispatch_network *nw = c->nw;

    for (int32_t i = 0; i < nw->p->offer_n; i++)
        c->fill.prices[nw->offer + i] = HIGH;
    for (int32_t v = nw->demand; v < nw->county; v++) {
        for (int64_t k = c->fill.first_key[v]; k < c->fill.first_key[v + 1]; k++) {
            const struct flow_fill_key *key = &c->fill.keys[k];
            int64_t *price = &c->fill.prices[nw->offer + key->mover];

            if (c->fill.prices[v] + key->cost < *price)
                *price = c->fill.prices[v] + key->cost;
        }
    }
}

/* A price for whoever has no seat and no home. */
static int64_t price_alone(const struct face *c, int32_t i, const int64_t *least)
{
    if (dispatch_fixed(c->nw->p, i) >= 0)
        return c->fill.prices[sender_of(c, i)];
    return least[i];
}

/* What the cheapest seat still open to each leaves; of those who are nobody's. */
static int64_t *least_make(const struct face *c, struct arena *a)
{
    const struct dispatch_network *nw = c->nw;
    const struct pair_list *pairs = &nw->pairs;
    int64_t *least = ARENA_ARRAY(a, int64_t, nw->p->offer_n);

    for (int32_t i = 0; i < nw->p->offer_n; i++)
        least[i] = HIGH;
    for (int32_t j = 0; j < nw->p->demand_n; j++) {
        for (int64_t k = pairs->first[j]; k < pairs->first[j + 1]; k++) {
            int64_t price = c->fill.prices[nw->demand + j] - pairs->utilities[k];

            if (!offer_counts(c, pairs->offers[k]) && price < least[pairs->offers[k]])
                least[pairs->offers[k]] = price;
        }
    }
    return least;
}

static void offer_prices_read(struct face *c)
{
    const struct dispatch_network *nw = c->nw;
    struct arena own = {0};
    const int64_t *least = least_make(c, &own);
    int64_t *prices = c->fill.prices;

    for (int32_t i = 0; i < nw->p->offer_n; i++) {
        const struct flow_fill_mover *mover = &c->fill.movers[i];

        prices[nw->offer + i] =
            mover->at == nw->offer + i ? price_alone(c, i, least) : prices[mover->at] + mover->cost;
    }
    arena_reset(&own);
}

/* The seats to be filled first, discipline by discipline. */
static int32_t *order_make(const struct face *c, struct arena *a, int32_t *n)
{
    const struct dispatch_network *nw = c->nw;
    struct pair_index index;
    int32_t *order = ARENA_ARRAY(a, int32_t, nw->p->offer_n);

    pair_index_make(nw->p, a, &index);
    *n = 0;
    for (int32_t k = 0; k < index.n; k++) {
        int32_t j = c->answer->demand_of[index.offers[k]];

        if (j >= 0 && dispatch_fixed(nw->p, index.offers[k]) < 0)
            order[(*n)++] = nw->demand + j;
    }
    return order;
}

static void answer_read(struct face *c)
{
    const struct dispatch_network *nw = c->nw;
    int64_t *prices = c->fill.prices, world;

    for (int32_t i = 0; i < nw->p->offer_n; i++) {
        int32_t j = c->fill.movers[i].at - nw->demand;

        c->answer->demand_of[i] = j >= 0 ? j : dispatch_fixed(nw->p, i);
    }
    for (int32_t d = 0; d < nw->p->department_n; d++) {
        if (c->joined[d])
            prices[nw->department + d] = prices[joined_to(c, d)];
    }
    offer_prices_read(c);
    world = prices[WORLD];
    for (int32_t v = 0; v < nw->pool; v++)
        prices[v] = world - prices[v];
    dispatch_network_prices(nw, DISPATCH_UTILITY, prices, &c->answer->prices);
}

void dispatch_network_utility(const struct dispatch_network *nw, const int64_t *amounts,
                              struct dispatch_answer *answer)
{
    struct arena own = {0};
    struct face c = {.nw = nw, .amounts = amounts, .answer = answer};
    int32_t *order, n;

    faces_make(&c, &own);
    departments_join(&c, &own);
    rows_make(&c, &own);
    prices_make(&c);
    arcs_put(&c);
    movers_make(&c, &own);
    keys_put(&c, &own);
    sinks_price(&c);
    order = order_make(&c, &own, &n);
    flow_fill(&c.fill, order, n);
    answer_read(&c);
    arena_reset(&own);
}
