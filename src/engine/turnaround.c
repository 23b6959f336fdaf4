/* turnaround.c - see turnaround.h. The k-th of n that are in order, without values between: k is
 * the smallest with k / n at least the share (the inverse of the counted distribution). */
#include "engine/turnaround.h"

#include <assert.h>
#include <stdlib.h>

struct span {
    int32_t group;
    int64_t ms;
};

static int span_compare(const void *left, const void *right)
{
    const struct span *a = left, *b = right;

    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    return (a->ms > b->ms) - (a->ms < b->ms);
}

/* The first place, from 0, of those in order at which `part` of ten are reached; n >= 1. */
static size_t place(size_t n, size_t part)
{
    return (n * part + 9) / 10 - 1;
}

static size_t spans_take(const struct turnaround_case *cases, size_t case_n, int32_t group_n,
                         struct turnaround *groups, struct span *spans)
{
    size_t n = 0;

    for (size_t i = 0; i < case_n; i++) {
        const struct turnaround_case *c = &cases[i];
        struct turnaround *g = &groups[c->group];

        assert(c->group >= 0 && c->group < group_n);
        g->all++;
        if (c->till_ms == TURNAROUND_OPEN)
            continue;
        assert(c->till_ms >= c->from_ms);
        g->done++;
        g->late += c->due_ms != TURNAROUND_OPEN && c->till_ms > c->due_ms;
        spans[n++] = (struct span){c->group, c->till_ms - c->from_ms};
    }
    return n;
}

struct turnaround *turnaround_measure(const struct turnaround_case *cases, size_t case_n,
                                      int32_t group_n, struct arena *a)
{
    struct turnaround *groups = ARENA_ARRAY(a, struct turnaround, (size_t)group_n + 1);
    struct span *spans = ARENA_ARRAY(a, struct span, case_n + 1);
    size_t at = 0;

    for (int32_t g = 0; g < group_n; g++)
        groups[g] = (struct turnaround){0, 0, 0, TURNAROUND_OPEN, TURNAROUND_OPEN};
    qsort(spans, spans_take(cases, case_n, group_n, groups, spans), sizeof *spans, span_compare);
    for (int32_t g = 0; g < group_n; g++) {
        const size_t n = (size_t)groups[g].done;

        if (n == 0)
            continue;
        groups[g].middle_ms = spans[at + place(n, 5)].ms;
        groups[g].high_ms = spans[at + place(n, 9)].ms;
        at += n;
    }
    return groups;
}
