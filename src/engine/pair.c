/* pair.c - see pair.h. */
#include "engine/pair.h"

#include <stdlib.h>

struct key {
    int32_t discipline, offer;
};

static int key_compare(const void *a, const void *b)
{
    const struct key *x = a, *y = b;

    if (x->discipline != y->discipline)
        return x->discipline < y->discipline ? -1 : 1;
    return x->offer < y->offer ? -1 : x->offer > y->offer;
}

void pair_index_make(const struct dispatch_problem *p, struct arena *a, struct pair_index *index)
{
    struct arena own = {0};
    struct key *keys = ARENA_ARRAY(&own, struct key, p->offer_n);

    for (int32_t i = 0; i < p->offer_n; i++)
        keys[i] = (struct key){.discipline = p->offers[i].discipline, .offer = i};
    qsort(keys, (size_t)p->offer_n, sizeof *keys, key_compare);
    index->n = p->offer_n;
    index->disciplines = ARENA_ARRAY(a, int32_t, p->offer_n);
    index->offers = ARENA_ARRAY(a, int32_t, p->offer_n);
    for (int32_t k = 0; k < p->offer_n; k++) {
        index->disciplines[k] = keys[k].discipline;
        index->offers[k] = keys[k].offer;
    }
    arena_reset(&own);
}

/* The first place whose discipline is at least this one. */
static int32_t lower_bound(const struct pair_index *index, int64_t discipline)
{
    int32_t from = 0, until = index->n;

    while (from < until) {
        int32_t middle = from + (until - from) / 2;

        if (index->disciplines[middle] < discipline)
            from = middle + 1;
        else
            until = middle;
    }
    return from;
}

struct pair_offers pair_index_find(const struct pair_index *index, int32_t discipline)
{
    int32_t from = lower_bound(index, discipline);

    return (struct pair_offers){.items = index->offers + from,
                                .n = lower_bound(index, (int64_t)discipline + 1) - from};
}

void pair_list_make(const struct dispatch_problem *p, const struct pair_index *index,
                    struct arena *a, struct pair_list *list)
{
    int64_t at = 0;

    list->n = 0;
    list->first = ARENA_ARRAY(a, int64_t, (int64_t)p->demand_n + 1);
    for (int32_t j = 0; j < p->demand_n; j++) {
        struct pair_offers group = pair_index_find(index, p->demands[j].discipline);

        for (int32_t k = 0; k < group.n; k++)
            list->n += dispatch_bars(p, group.items[k], j) == 0;
        list->first[j + 1] = list->n;
    }
    list->offers = ARENA_ARRAY(a, int32_t, list->n);
    list->utilities = ARENA_ARRAY(a, int32_t, list->n);
    for (int32_t j = 0; j < p->demand_n; j++) {
        struct pair_offers group = pair_index_find(index, p->demands[j].discipline);

        for (int32_t k = 0; k < group.n; k++) {
            struct dispatch_terms terms;

            if (dispatch_bars(p, group.items[k], j) != 0)
                continue;
            dispatch_terms(p, group.items[k], j, &terms);
            list->offers[at] = group.items[k];
            list->utilities[at] = terms.utility;
            at++;
        }
    }
}
