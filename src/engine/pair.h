/* pair.h - who may take a seat where, listed once: the eligible pairs of a dispatch problem. Pure.
 *
 * Offers are grouped by discipline first, so that only pairs of the same discipline are looked at.
 */
#ifndef XL_ENGINE_PAIR_H
#define XL_ENGINE_PAIR_H

#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "engine/dispatch.h"

struct pair_offers { /* by index, rising */
    const int32_t *items;
    int32_t n;
};

struct pair_index {                /* offers by discipline, then index */
    int32_t *disciplines, *offers; /* [n] both, side by side */
    int32_t n;
};

void pair_index_make(const struct dispatch_problem *p, struct arena *a, struct pair_index *index);

/* The offers of one discipline. O(log n). */
struct pair_offers pair_index_find(const struct pair_index *index, int32_t discipline);

/* Pair k of demand j, first[j] <= k < first[j + 1]: offers[k] and the utility of the two. */
struct pair_list {
    int64_t *first; /* [demand_n + 1] */
    int32_t *offers, *utilities;
    int64_t n;
};

/* Lists the pairs without a bar, by demand, then offer; pins do not count here.
 * Cost  dispatch_may for every pair of one discipline, dispatch_terms for those listed. */
void pair_list_make(const struct dispatch_problem *p, const struct pair_index *index,
                    struct arena *a, struct pair_list *list);

/* The pairs of the problem: those it has listed already, else listed now, in the arena. */
const struct pair_list *pair_list_of(const struct dispatch_problem *p, struct arena *a);

/* The same in parts, each of some demands, for threads: parts are made, listed in any order or at
 * once, and joined; the list is the same whatever their number. What they share lies in the arena
 * of pair_parts_make, which must outlive them, as must the index. */
struct pair_found {
    int32_t offer, utility;
};

struct pair_part {
    const struct dispatch_problem *p;
    const struct pair_index *index;
    const int32_t *order; /* demands by discipline, then index; the part's: [from, until) */
    int32_t from, until;
    int64_t *start; /* [demand_n] where each begins in the part's own list */
    struct LIST(struct pair_found) found;
};

void pair_parts_make(const struct dispatch_problem *p, const struct pair_index *index, int n,
                     struct arena *a, struct pair_part *parts);
void pair_part_list(struct pair_part *part);
/* Gives back what the parts took. */
void pair_parts_join(struct pair_part *parts, int n, struct arena *a, struct pair_list *list);

#endif
