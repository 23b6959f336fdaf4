/* targeting.c - see targeting.h. */
#include "model/targeting.h"

#include <assert.h>

#include "model/unknown.h"

static bool listed(const struct str_list *list, struct str code)
{
    for (size_t i = 0; i < list->n; i++) {
        if (str_eq(list->items[i], code))
            return true;
    }
    return false;
}

/* Empty seats of a discipline in priority places. */
static int64_t short_of(const struct targeting_demand *demands, size_t n,
                        const struct str_list *priority, struct str discipline)
{
    int64_t empty = 0;

    for (size_t i = 0; i < n; i++) {
        const struct targeting_demand *d = &demands[i];

        if (d->filled < d->seats && str_eq(d->discipline, discipline)
            && listed(priority, d->county))
            empty += d->seats - d->filled;
    }
    return empty;
}

struct targeting targeting_measure(const struct targeting_demand *demands, size_t n,
                                   const struct str_list *priority, int64_t *passed)
{
    struct targeting t = {0};

    for (size_t i = 0; i < n; i++) {
        const struct targeting_demand *d = &demands[i];
        bool first = listed(priority, d->county);

        assert(d->filled >= 0 && d->filled <= d->seats);
        t.seats += d->seats;
        t.filled += d->filled;
        t.priority_seats += first ? d->seats : 0;
        t.priority_filled += first ? d->filled : 0;
        passed[i] = first || d->filled == 0 ? 0 : short_of(demands, n, priority, d->discipline);
    }
    return t;
}

double targeting_share(const struct targeting *t)
{
    return t->filled > 0 ? (double)t->priority_filled / (double)t->filled : NUMBER_UNKNOWN;
}
