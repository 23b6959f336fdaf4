/* dispatch_pool.c - see dispatch_pool.h. Pools of a discipline are taken from the smallest on; each
 * is covered by the largest earlier ones that lie within it, and who is left comes by himself. */
#include "engine/dispatch_pool.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"

struct by_discipline {
    int32_t discipline, demand;
};

struct kind { /* the offers of a demand as bits */
    const uint64_t *bits;
    uint64_t hash;
    int32_t n, demand;
};

struct pooling {
    const struct dispatch_problem *p;
    const struct pair_list *pairs;
    struct dispatch_pools *pools;
    struct LIST(struct dispatch_pool_arc) arcs;
    int32_t *place;  /* [offer_n] of an offer among those of the discipline, -1 not seen */
    int32_t *offers; /* those of the discipline */
    int32_t offer_n, word_n;
    struct kind *kinds; /* one for each pool of the discipline */
    int32_t kind_n, base;
};

static int discipline_compare(const void *a, const void *b)
{
    const struct by_discipline *x = a, *y = b;

    if (x->discipline != y->discipline)
        return x->discipline < y->discipline ? -1 : 1;
    return x->demand < y->demand ? -1 : x->demand > y->demand;
}

static int kind_compare(const void *a, const void *b)
{
    const struct kind *x = a, *y = b;

    if (x->n != y->n)
        return x->n < y->n ? -1 : 1;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->demand < y->demand ? -1 : x->demand > y->demand;
}

static void offers_list(struct pooling *g, const struct by_discipline *demands, int32_t n)
{
    g->offer_n = 0;
    for (int32_t k = 0; k < n; k++) {
        int32_t j = demands[k].demand;

        for (int64_t x = g->pairs->first[j]; x < g->pairs->first[j + 1]; x++) {
            int32_t i = g->pairs->offers[x];

            if (g->place[i] >= 0 || dispatch_fixed(g->p, i) >= 0)
                continue;
            g->place[i] = g->offer_n;
            g->offers[g->offer_n++] = i;
        }
    }
    g->word_n = (g->offer_n + 63) / 64;
}

static struct kind kind_make(const struct pooling *g, int32_t j, struct arena *own)
{
    uint64_t *bits = ARENA_ARRAY(own, uint64_t, g->word_n);
    struct kind kind = {.bits = bits, .demand = j};

    for (int64_t x = g->pairs->first[j]; x < g->pairs->first[j + 1]; x++) {
        int32_t place = g->place[g->pairs->offers[x]];

        if (place < 0)
            continue;
        bits[place / 64] |= UINT64_C(1) << place % 64;
        kind.n++;
    }
    for (int32_t w = 0; w < g->word_n; w++) {
        kind.hash = (kind.hash ^ bits[w]) * UINT64_C(0x9E3779B97F4A7C15);
        kind.hash ^= kind.hash >> 29;
    }
    return kind;
}

static bool within(const struct pooling *g, const struct kind *part, const struct kind *whole)
{
    for (int32_t w = 0; w < g->word_n; w++) {
        if (part->bits[w] & ~whole->bits[w])
            return false;
    }
    return true;
}

static bool same(const struct pooling *g, const struct kind *a, const struct kind *b)
{
    return a->n == b->n && a->hash == b->hash
           && memcmp(a->bits, b->bits, (size_t)g->word_n * sizeof *a->bits) == 0;
}

/* How many of the kind are among those left. */
static int32_t left_count(const struct pooling *g, const struct kind *kind, const uint64_t *left)
{
    int32_t n = 0;

    for (int32_t w = 0; w < g->word_n; w++)
        n += __builtin_popcountll(kind->bits[w] & left[w]);
    return n;
}

static void pool_arcs(struct pooling *g, const struct kind *kind, uint64_t *left)
{
    int32_t pool = g->base + g->kind_n, rest = kind->n;

    memcpy(left, kind->bits, (size_t)g->word_n * sizeof *left);
    for (int32_t k = g->kind_n - 1; k >= 0 && rest > 1; k--) {
        int32_t n;

        if (!within(g, &g->kinds[k], kind))
            continue;
        n = left_count(g, &g->kinds[k], left);
        if (n < 2)
            continue;
        for (int32_t w = 0; w < g->word_n; w++)
            left[w] &= ~g->kinds[k].bits[w];
        rest -= n;
        list_push(&g->arcs,
                  ((struct dispatch_pool_arc){.offer = -1, .from = g->base + k, .to = pool}));
    }
    for (int32_t place = 0; place < g->offer_n; place++) {
        if (left[place / 64] >> place % 64 & 1)
            list_push(&g->arcs, ((struct dispatch_pool_arc){
                                    .offer = g->offers[place], .from = -1, .to = pool}));
    }
}

static void discipline_pool(struct pooling *g, const struct by_discipline *demands, int32_t n)
{
    struct arena own = {0};
    struct kind *all = ARENA_ARRAY(&own, struct kind, n);
    uint64_t *left;

    offers_list(g, demands, n);
    left = ARENA_ARRAY(&own, uint64_t, (int64_t)g->word_n + 1);
    g->kinds = ARENA_ARRAY(&own, struct kind, n);
    g->kind_n = 0;
    g->base = g->pools->n;
    for (int32_t k = 0; k < n; k++)
        all[k] = kind_make(g, demands[k].demand, &own);
    qsort(all, (size_t)n, sizeof *all, kind_compare);
    for (int32_t k = 0; k < n; k++) {
        if (g->kind_n == 0 || !same(g, &g->kinds[g->kind_n - 1], &all[k])) {
            pool_arcs(g, &all[k], left);
            g->kinds[g->kind_n++] = all[k];
        }
        g->pools->pool_of[all[k].demand] = g->base + g->kind_n - 1;
    }
    g->pools->n += g->kind_n;
    for (int32_t k = 0; k < g->offer_n; k++)
        g->place[g->offers[k]] = -1;
    arena_reset(&own);
}

void dispatch_pools_make(const struct dispatch_problem *p, const struct pair_list *pairs,
                         struct arena *a, struct dispatch_pools *pools)
{
    struct arena own = {0};
    struct pooling g = {.p = p, .pairs = pairs, .pools = pools};
    struct by_discipline *demands = ARENA_ARRAY(&own, struct by_discipline, p->demand_n);

    *pools = (struct dispatch_pools){.pool_of = ARENA_ARRAY(a, int32_t, p->demand_n)};
    g.place = ARENA_ARRAY(&own, int32_t, p->offer_n);
    g.offers = ARENA_ARRAY(&own, int32_t, p->offer_n);
    for (int32_t i = 0; i < p->offer_n; i++)
        g.place[i] = -1;
    for (int32_t j = 0; j < p->demand_n; j++)
        demands[j] = (struct by_discipline){.discipline = p->demands[j].discipline, .demand = j};
    qsort(demands, (size_t)p->demand_n, sizeof *demands, discipline_compare);
    for (int32_t from = 0, until; from < p->demand_n; from = until) {
        for (until = from + 1; until < p->demand_n; until++) {
            if (demands[until].discipline != demands[from].discipline)
                break;
        }
        discipline_pool(&g, demands + from, until - from);
    }
    pools->arc_n = (int32_t)g.arcs.n;
    pools->arcs = ARENA_ARRAY(a, struct dispatch_pool_arc, g.arcs.n);
    if (g.arcs.n > 0)
        memcpy(pools->arcs, g.arcs.items, g.arcs.n * sizeof *pools->arcs);
    list_reset(&g.arcs);
    arena_reset(&own);
}
