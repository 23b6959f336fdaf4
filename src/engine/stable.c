/* stable.c - each offer proposes down its list; a demand keeps the best as far as it has seats. */
#include "engine/stable.h"

#include <stdlib.h>

static int rank_compare(const void *a, const void *b)
{
    const struct stable_rank *x = a, *y = b;

    if (x->demand != y->demand)
        return x->demand < y->demand ? -1 : 1;
    if (x->offer != y->offer)
        return x->offer < y->offer ? -1 : 1;
    return (int)x->of_demand - (int)y->of_demand;
}

static bool ranked_by_both(const struct dispatch_problem *p, const struct stable_rank *first)
{
    const struct stable_rank *second = first + 1;

    return first->offer == second->offer && first->demand == second->demand
           && dispatch_bars(p, first->offer, first->demand) == 0;
}

void stable_lists_make(const struct dispatch_problem *p, const struct stable_rank *ranks, int64_t n,
                       struct arena *a, struct stable_lists *lists)
{
    struct arena own = {0};
    struct stable_rank *sorted = ARENA_ARRAY(&own, struct stable_rank, n);
    struct pair_list *pairs = &lists->pairs;
    int32_t demand = 0;

    for (int64_t k = 0; k < n; k++)
        sorted[k] = ranks[k];
    if (n > 0)
        qsort(sorted, (size_t)n, sizeof *sorted, rank_compare);
    *pairs = (struct pair_list){.first = ARENA_ARRAY(a, int64_t, (int64_t)p->demand_n + 1),
                                .offers = ARENA_ARRAY(a, int32_t, n / 2),
                                .utilities = ARENA_ARRAY(a, int32_t, n / 2)};
    lists->offer_ranks = ARENA_ARRAY(a, int32_t, n / 2);
    lists->demand_ranks = ARENA_ARRAY(a, int32_t, n / 2);
    for (int64_t k = 0; k + 1 < n; k++) {
        struct dispatch_terms terms;

        if (!ranked_by_both(p, &sorted[k]))
            continue;
        while (demand < sorted[k].demand)
            pairs->first[++demand] = pairs->n;
        dispatch_terms(p, sorted[k].offer, sorted[k].demand, &terms);
        pairs->offers[pairs->n] = sorted[k].offer;
        pairs->utilities[pairs->n] = terms.utility;
        lists->offer_ranks[pairs->n] = sorted[k].rank;
        lists->demand_ranks[pairs->n++] = sorted[k + 1].rank;
    }
    while (demand < p->demand_n)
        pairs->first[++demand] = pairs->n;
    arena_reset(&own);
}

/* An entry of an offer's list, best first. */
struct entry {
    int32_t offer, rank, demand;
    int64_t pair;
};

static int entry_compare(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    if (x->offer != y->offer)
        return x->offer < y->offer ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->demand < y->demand ? -1 : x->demand > y->demand;
}

struct matching {
    const struct stable_lists *lists;
    struct entry *entries;       /* by offer, then wish */
    int64_t *next, *end;         /* of each offer in entries */
    int32_t *first_seat, *taken; /* of each demand */
    int64_t *seats;              /* the pair on each seat */
};

static int32_t offer_of(const struct matching *m, int64_t pair)
{
    return m->lists->pairs.offers[pair];
}

/* Whether the demand likes pair x less than pair y. */
static bool liked_less(const struct matching *m, int64_t x, int64_t y)
{
    int32_t a = m->lists->demand_ranks[x], b = m->lists->demand_ranks[y];

    return a != b ? a > b : offer_of(m, x) > offer_of(m, y);
}

/* The demand takes the pair; returns the offer that is turned away, or -1. */
static int32_t propose(struct matching *m, int32_t demand, int32_t seat_n, int64_t pair)
{
    int64_t *seats = m->seats + m->first_seat[demand], away = pair;

    if (m->taken[demand] < seat_n) {
        seats[m->taken[demand]++] = pair;
        return -1;
    }
    for (int32_t s = 0; s < seat_n; s++) {
        if (liked_less(m, seats[s], away)) {
            int64_t kept = away;

            away = seats[s];
            seats[s] = kept;
        }
    }
    return offer_of(m, away);
}

static void entries_make(struct matching *m, const struct dispatch_problem *p, struct arena *own)
{
    const struct pair_list *pairs = &m->lists->pairs;

    m->entries = ARENA_ARRAY(own, struct entry, pairs->n);
    m->next = ARENA_ARRAY(own, int64_t, p->offer_n);
    m->end = ARENA_ARRAY(own, int64_t, p->offer_n);
    for (int32_t j = 0; j < p->demand_n; j++) {
        for (int64_t k = pairs->first[j]; k < pairs->first[j + 1]; k++)
            m->entries[k] = (struct entry){pairs->offers[k], m->lists->offer_ranks[k], j, k};
    }
    if (pairs->n > 0)
        qsort(m->entries, (size_t)pairs->n, sizeof *m->entries, entry_compare);
    for (int64_t k = pairs->n - 1; k >= 0; k--)
        m->next[m->entries[k].offer] = k;
    for (int64_t k = 0; k < pairs->n; k++)
        m->end[m->entries[k].offer] = k + 1;
}

/* A demand has no use for more seats than there are offers on its list. */
static int32_t seats_of(const struct dispatch_problem *p, const struct stable_lists *lists,
                        int32_t demand)
{
    int64_t listed = lists->pairs.first[demand + 1] - lists->pairs.first[demand];

    return listed < p->demands[demand].seats ? (int32_t)listed : p->demands[demand].seats;
}

static void offer_place(struct matching *m, const struct dispatch_problem *p, int32_t offer)
{
    while (offer >= 0 && m->next[offer] < m->end[offer]) {
        const struct entry *wish = &m->entries[m->next[offer]++];

        offer = propose(m, wish->demand, seats_of(p, m->lists, wish->demand), wish->pair);
    }
}

void stable_match(const struct dispatch_problem *p, const struct stable_lists *lists,
                  int32_t *demand_of)
{
    struct arena own = {0};
    struct matching m = {.lists = lists};
    int32_t seat_n = 0;

    entries_make(&m, p, &own);
    m.first_seat = ARENA_ARRAY(&own, int32_t, p->demand_n);
    m.taken = ARENA_ARRAY(&own, int32_t, p->demand_n);
    for (int32_t j = 0; j < p->demand_n; j++) {
        m.first_seat[j] = seat_n;
        seat_n += seats_of(p, lists, j);
    }
    m.seats = ARENA_ARRAY(&own, int64_t, seat_n);
    for (int32_t i = 0; i < p->offer_n; i++)
        offer_place(&m, p, i);
    for (int32_t i = 0; i < p->offer_n; i++)
        demand_of[i] = -1;
    for (int32_t j = 0; j < p->demand_n; j++) {
        for (int32_t s = 0; s < m.taken[j]; s++)
            demand_of[offer_of(&m, m.seats[m.first_seat[j] + s])] = j;
    }
    arena_reset(&own);
}

/* What each side has: the rank of its demand of an offer; the worst of its offers of a demand. */
struct having {
    int32_t *rank;  /* per offer, INT32_MAX where it has none */
    int64_t *worst; /* per demand, the pair liked least, or -1 */
    int32_t *taken;
};

static void having_read(const struct dispatch_problem *p, const struct stable_lists *lists,
                        const int32_t *demand_of, struct arena *a, struct having *h)
{
    struct matching m = {.lists = lists};

    h->rank = ARENA_ARRAY(a, int32_t, p->offer_n);
    h->worst = ARENA_ARRAY(a, int64_t, p->demand_n);
    h->taken = ARENA_ARRAY(a, int32_t, p->demand_n);
    for (int32_t i = 0; i < p->offer_n; i++)
        h->rank[i] = INT32_MAX;
    for (int32_t j = 0; j < p->demand_n; j++) {
        h->worst[j] = -1;
        for (int64_t k = lists->pairs.first[j]; k < lists->pairs.first[j + 1]; k++) {
            if (demand_of[lists->pairs.offers[k]] != j)
                continue;
            h->rank[lists->pairs.offers[k]] = lists->offer_ranks[k];
            h->taken[j]++;
            if (h->worst[j] < 0 || liked_less(&m, k, h->worst[j]))
                h->worst[j] = k;
        }
    }
}

int64_t stable_blocking(const struct dispatch_problem *p, const struct stable_lists *lists,
                        const int32_t *demand_of)
{
    struct arena own = {0};
    struct matching m = {.lists = lists};
    struct having h;
    int64_t n = 0;

    having_read(p, lists, demand_of, &own, &h);
    for (int32_t j = 0; j < p->demand_n; j++) {
        for (int64_t k = lists->pairs.first[j]; k < lists->pairs.first[j + 1]; k++) {
            int32_t i = lists->pairs.offers[k], has = demand_of[i];
            bool wants = lists->offer_ranks[k] < h.rank[i]
                         || (lists->offer_ranks[k] == h.rank[i] && j < has);
            bool wanted = h.taken[j] < p->demands[j].seats || liked_less(&m, h.worst[j], k);

            n += has != j && wants && wanted;
        }
    }
    arena_reset(&own);
    return n;
}
