/* pair.c - see pair.h. Demands are taken discipline by discipline, so that their people stay near
 * by, and how near two organizations are is asked once where that fits in a table. */
#include "engine/pair.h"

#include <stdlib.h>

struct key {
    int32_t discipline, offer; /* or demand */
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

enum { TABLE_MOST = 1 << 24, UNASKED = -1 };

/* A part lists into a list of its own, with a table of its own: parts share only what they read. */
struct listing {
    const struct dispatch_problem *p;
    int16_t *near;          /* [senders][hosts], UNASKED at first; NULL: too many */
    int32_t *sender, *host; /* [organization_n] row and column of each */
    int64_t sender_n, host_n;
    struct pair_part *part;
};

static void organizations_number(struct listing *l, struct arena *a)
{
    const struct dispatch_problem *p = l->p;

    l->sender = ARENA_ARRAY(a, int32_t, p->organization_n);
    l->host = ARENA_ARRAY(a, int32_t, p->organization_n);
    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t o = p->offers[i].organization;

        if (o >= 0 && l->sender[o] == 0)
            l->sender[o] = (int32_t)++l->sender_n;
    }
    for (int32_t j = 0; j < p->demand_n; j++) {
        int32_t o = p->demands[j].organization;

        if (l->host[o] == 0)
            l->host[o] = (int32_t)++l->host_n;
    }
    if (l->sender_n * l->host_n > TABLE_MOST)
        return;
    l->near = ARENA_ARRAY(a, int16_t, l->sender_n * l->host_n);
    for (int64_t k = 0; k < l->sender_n * l->host_n; k++)
        l->near[k] = UNASKED;
}

static int32_t nearness(const struct listing *l, int32_t from, int32_t to)
{
    int16_t *near;

    if (from < 0)
        return 0;
    if (!l->near)
        return dispatch_nearness(l->p, from, to);
    near = &l->near[(l->sender[from] - 1) * l->host_n + l->host[to] - 1];
    if (*near == UNASKED)
        *near = (int16_t)dispatch_nearness(l->p, from, to);
    return *near;
}

static void demand_list(struct listing *l, const struct pair_index *index, int32_t j)
{
    const struct dispatch_problem *p = l->p;
    struct pair_offers group = pair_index_find(index, p->demands[j].discipline);

    for (int32_t k = 0; k < group.n; k++) {
        int32_t i = group.items[k];
        struct dispatch_terms terms;

        if (!dispatch_may(p, i, j))
            continue;
        terms.nearness = nearness(l, p->offers[i].organization, p->demands[j].organization);
        dispatch_terms_near(p, i, j, &terms);
        list_push(&l->part->found, ((struct pair_found){.offer = i, .utility = terms.utility}));
    }
}

/* Demands by discipline, then index. */
static int32_t *demands_order(const struct dispatch_problem *p, struct arena *a)
{
    struct arena own = {0};
    struct key *keys = ARENA_ARRAY(&own, struct key, p->demand_n);
    int32_t *order = ARENA_ARRAY(a, int32_t, p->demand_n);

    for (int32_t j = 0; j < p->demand_n; j++)
        keys[j] = (struct key){.discipline = p->demands[j].discipline, .offer = j};
    if (p->demand_n > 0)
        qsort(keys, (size_t)p->demand_n, sizeof *keys, key_compare);
    for (int32_t k = 0; k < p->demand_n; k++)
        order[k] = keys[k].offer;
    arena_reset(&own);
    return order;
}

/* Parts of about as many pairs to be looked at. */
void pair_parts_make(const struct dispatch_problem *p, const struct pair_index *index, int n,
                     struct arena *a, struct pair_part *parts)
{
    const int32_t *order = demands_order(p, a);
    int64_t *start = ARENA_ARRAY(a, int64_t, p->demand_n), all = 0, seen = 0;
    int32_t at = 0;

    for (int32_t j = 0; j < p->demand_n; j++)
        all += pair_index_find(index, p->demands[j].discipline).n + 1;
    for (int k = 0; k < n; k++) {
        parts[k] =
            (struct pair_part){.p = p, .index = index, .order = order, .start = start, .from = at};
        while (at < p->demand_n && (k + 1 == n || seen < all / n * (k + 1)))
            seen += pair_index_find(index, p->demands[order[at++]].discipline).n + 1;
        parts[k].until = at;
    }
}

void pair_part_list(struct pair_part *part)
{
    struct arena own = {0};
    struct listing l = {.p = part->p, .part = part};

    organizations_number(&l, &own);
    for (int32_t k = part->from; k < part->until; k++) {
        part->start[part->order[k]] = (int64_t)part->found.n;
        demand_list(&l, part->index, part->order[k]);
    }
    arena_reset(&own);
}

/* How many pairs each demand of a part has. */
static void part_count(const struct pair_part *part, struct pair_list *list)
{
    int64_t end = (int64_t)part->found.n;

    for (int32_t k = part->until - 1; k >= part->from; k--) {
        int32_t j = part->order[k];

        list->first[j + 1] = end - part->start[j];
        end = part->start[j];
    }
}

static void part_copy(const struct pair_part *part, struct pair_list *list)
{
    for (int32_t k = part->from; part->found.items && k < part->until; k++) {
        int32_t j = part->order[k];
        int64_t from = part->start[j];

        for (int64_t at = list->first[j]; at < list->first[j + 1]; at++, from++) {
            list->offers[at] = part->found.items[from].offer;
            list->utilities[at] = part->found.items[from].utility;
        }
    }
}

void pair_parts_join(struct pair_part *parts, int n, struct arena *a, struct pair_list *list)
{
    int32_t demand_n = parts[0].p->demand_n;

    list->first = ARENA_ARRAY(a, int64_t, (int64_t)demand_n + 1);
    for (int k = 0; k < n; k++)
        part_count(&parts[k], list);
    for (int32_t j = 0; j < demand_n; j++)
        list->first[j + 1] += list->first[j];
    list->n = list->first[demand_n];
    list->offers = ARENA_ARRAY(a, int32_t, list->n);
    list->utilities = ARENA_ARRAY(a, int32_t, list->n);
    for (int k = 0; k < n; k++) {
        part_copy(&parts[k], list);
        list_reset(&parts[k].found);
    }
}

void pair_list_make(const struct dispatch_problem *p, const struct pair_index *index,
                    struct arena *a, struct pair_list *list)
{
    struct arena own = {0};
    struct pair_part all;

    pair_parts_make(p, index, 1, &own, &all);
    pair_part_list(&all);
    pair_parts_join(&all, 1, a, list);
    arena_reset(&own);
}

const struct pair_list *pair_list_of(const struct dispatch_problem *p, struct arena *a)
{
    struct arena own = {0};
    struct pair_index index;
    struct pair_list *list;

    if (p->pairs)
        return p->pairs;
    list = ARENA_NEW(a, struct pair_list);
    pair_index_make(p, &own, &index);
    pair_list_make(p, &index, a, list);
    arena_reset(&own);
    return list;
}
